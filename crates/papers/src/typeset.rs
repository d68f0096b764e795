//! Setting a page: a template and its values in, a PDF out. Nothing of the machine is looked at: the fonts are carried along, the day is given, and the values are
//! read as data, so that no word of theirs is ever a command.

use std::sync::OnceLock;

use jiff::civil::Date;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// Everything a page is set from.
struct Desk {
    main: Source,
    values: (FileId, Bytes),
    day: Option<Datetime>,
}

/// What every page is set with, read once.
struct Shop {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

fn shop() -> &'static Shop {
    static SHOP: OnceLock<Shop> = OnceLock::new();
    SHOP.get_or_init(|| {
        let fonts: Vec<Font> = typst_assets::fonts().flat_map(|bytes| Font::iter(Bytes::new(bytes))).collect();
        Shop { library: LazyHash::new(Library::default()), book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
    })
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &shop().library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &shop().book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.values.0 { Ok(self.values.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        shop().fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.day
    }
}

/// A PDF, fit for screen readers (PDF/UA-1), of a template that reads its values from `values.json`. The same template, values and day give the same bytes. Where some
/// letter is in none of the fonts it is a box, and the PDF does not say that it is fit for screen readers.
///
/// # Errors
/// What the typesetter says, where the template and the values do not fit.
pub fn pdf(template: &str, values: Vec<u8>, day: Date) -> Result<Vec<u8>, String> {
    let id = |name: &str| VirtualPath::new(name).map(|path| RootedPath::new(VirtualRoot::Project, path).intern());
    let (main, values_id) = (id("page.typ").map_err(|error| error.to_string())?, id("values.json").map_err(|error| error.to_string())?);
    let day = Datetime::from_ymd(day.year().into(), day.month().unsigned_abs(), day.day().unsigned_abs());
    let desk = Desk { main: Source::new(main, template.to_owned()), values: (values_id, Bytes::new(values)), day };
    let told = |errors: &[SourceDiagnostic]| errors.iter().map(|error| error.message.to_string()).collect::<Vec<_>>().join("; ");
    let document: PagedDocument = typst::compile(&desk).output.map_err(|errors| told(&errors))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| format!("{error:?}"))?;
    let options = |standards| PdfOptions { standards, ident: Smart::Auto, timestamp: day.map(Timestamp::new_utc), ..PdfOptions::default() };
    let fit = typst_pdf::pdf(&document, &options(standards));
    let bytes = fit.or_else(|_| typst_pdf::pdf(&document, &options(PdfStandards::default()))).map_err(|errors| told(&errors))?;
    // What was worked out for one page is not kept for the next: a thousand of them must not fill the memory.
    typst::comemo::evict(0);
    Ok(bytes)
}
