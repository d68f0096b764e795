//! Which part of the profile reads a file, and the file opened by it.

use std::fs::File;
use std::path::Path;

use csv::StringRecord;
use programme::record::{BadCell, Schema};

use crate::line;
use crate::profile::{Bound, Edi, Layout, LookupTables, Origin, Profile, Source, Subject, Taking, bind};
use crate::reader::edi::{self, EdiLayout, EdiRows, LineCount, Standard};
use crate::reader::workbook::{self, Limits, WorkbookRows};
use crate::reader::{Broken, Headed, Next, RawRows, Remark, Scan, Separator, Tally, TextRows, Unpivoted};

/// What the lines of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Goods sold.
    Sales,
    /// Goods in stock.
    Stock,
}

/// A file opened by a source of the profile.
pub(super) struct Opened<'a> {
    pub(super) parts: Parts<'a>,
    pub(super) rows: Lines<'a>,
}

/// How a file is read.
pub(super) struct Parts<'a> {
    pub(super) kind: Kind,
    pub(super) source: &'a Source,
    pub(super) layout: Layout,
    pub(super) bound: Bound,
    /// How the file is written, in words.
    pub(super) format: String,
    /// The line of its headings.
    pub(super) header_line: u32,
    /// Where the period stands, if it stands in columns.
    pub(super) period: Option<(usize, Option<usize>)>,
}

/// Why a file cannot be opened.
#[derive(Debug)]
pub(super) enum Unopened {
    Broken(Broken),
    Headings(u32, Vec<BadCell>),
    /// No source of the profile is for files of this name.
    NoSource,
}

/// The lines of a file, pivoted or not.
pub(super) enum Lines<'a> {
    Plain(Headed<'a>),
    Pivoted(Unpivoted<'a>),
}

impl Lines<'_> {
    pub(super) fn next(&mut self, cells: &mut StringRecord) -> Result<Next, Broken> {
        match self {
            Self::Plain(rows) => rows.next(cells),
            Self::Pivoted(rows) => rows.next(cells),
        }
    }

    fn names(&self) -> &[String] {
        match self {
            Self::Plain(rows) => &rows.header().names,
            Self::Pivoted(rows) => rows.names(),
        }
    }

    pub(super) fn tally(&self) -> Tally {
        self.headed().tally()
    }

    /// Cells that are lines of their own, and those without a value, of a pivoted file.
    pub(super) fn cells(&self) -> Option<(u64, u64)> {
        match self {
            Self::Plain(_) => None,
            Self::Pivoted(rows) => Some(rows.cells()),
        }
    }

    pub(super) fn bytes_read(&self) -> u64 {
        self.headed().bytes_read()
    }

    pub(super) fn remarks(&self) -> Vec<Remark> {
        self.headed().remarks()
    }

    fn headed(&self) -> &Headed<'_> {
        match self {
            Self::Plain(rows) => rows,
            Self::Pivoted(rows) => rows.rows(),
        }
    }
}

/// Opens a file by the first source of the profile that is for its name and finds its headings there.
pub(super) fn open<'a>(
    path: &Path,
    name: &str,
    scan: &Scan,
    (profile, schema): (&'a Profile, &Schema),
    lookups: &LookupTables,
) -> Result<Opened<'a>, Unopened> {
    let subjects = [(Kind::Sales, Schema::SALE), (Kind::Stock, line::stock(schema))];
    let mut why = Unopened::NoSource;
    for (kind, id) in subjects {
        for source in profile.sources_of(Subject::Record(id)).filter(|source| fits(&source.file, name)) {
            match open_by(path, scan, (profile, source), (kind, Layout::of_record(schema.get(id))), lookups) {
                Ok(opened) => return Ok(opened),
                // What is said of the first source that had headings at all helps most.
                Err(unopened) => {
                    if !matches!(why, Unopened::Headings(..)) {
                        why = unopened;
                    }
                }
            }
        }
    }
    Err(why)
}

fn open_by<'a>(
    path: &Path,
    scan: &Scan,
    (profile, source): (&Profile, &'a Source),
    (kind, layout): (Kind, Layout),
    lookups: &LookupTables,
) -> Result<Opened<'a>, Unopened> {
    let mut wanted = vec![];
    source.columns.iter().for_each(|(_, taking)| columns(taking, &mut wanted));
    source.only_where.iter().for_each(|filter| columns(&filter.taking, &mut wanted));
    let period = profile.report.as_ref().and_then(|report| match &report.period {
        crate::profile::PeriodSource::Columns { from, to } => Some((from.clone(), to.clone())),
        _ => None,
    });
    if let Some((from, to)) = &period {
        wanted.extend([from.clone()].into_iter().chain(to.clone()));
    }
    wanted.retain(|name| name != crate::profile::PIVOT_HEADING && name != crate::profile::PIVOT_VALUE);
    if let Some(pivot) = &source.pivot {
        wanted.extend(pivot.columns.iter().cloned());
    }
    wanted.sort();
    wanted.dedup();
    let (rows, format) = raw_rows(path, scan, source, &wanted).map_err(Unopened::Broken)?;
    let headed = Headed::open(rows, &wanted, &source.opening).map_err(Unopened::Broken)?;
    let line = headed.header().line;
    let rows = match &source.pivot {
        None => Lines::Plain(headed),
        Some(pivot) => {
            let missing = |names: Vec<String>| names.iter().map(|name| BadCell::new(name, "", "is not a heading")).collect();
            Lines::Pivoted(Unpivoted::open(headed, pivot).map_err(|names| Unopened::Headings(line, missing(names)))?)
        }
    };
    let bound = bind(source, &layout, rows.names(), lookups).map_err(|bad| Unopened::Headings(line, bad))?;
    let place = |name: &String| rows.names().iter().position(|known| known == name);
    let period = match &period {
        None => None,
        Some((from, to)) => {
            let missing =
                |name: &String| Unopened::Headings(line, vec![BadCell::new(name, "", "is not a heading; the period stands there")]);
            let from = place(from).ok_or_else(|| missing(from))?;
            let to = to.as_ref().map(|to| place(to).ok_or_else(|| missing(to))).transpose()?;
            Some((from, to))
        }
    };
    Ok(Opened { parts: Parts { kind, source, layout, bound, format, header_line: line, period }, rows })
}

/// The rows of a file by what its bytes are, with words for that.
fn raw_rows<'a>(path: &Path, scan: &Scan, source: &Source, wanted: &[String]) -> Result<(Box<dyn RawRows + 'a>, String), Broken> {
    let cannot = |error: std::io::Error| Broken { line: 0, reason: format!("the file cannot be read: {error}") };
    let other = |reason: &str| Err(Broken { line: 0, reason: reason.into() });
    if let Some(standard) = edi::sniff(&scan.head) {
        let Some(Edi { message, levels, line_count }) = &source.edi else {
            return other("this is an EDI file, and the profile reads tables: give `edi = { message = \"867\", levels = [..] }`");
        };
        let line_count = match line_count.as_deref() {
            None => LineCount::Usual,
            Some("unchecked") => LineCount::Unchecked,
            Some(segment) => LineCount::Of(segment.into()),
        };
        // Addresses are compared in lower case like all headings; EDI itself is written in capitals.
        let columns = wanted.iter().map(|address| address.to_uppercase()).collect();
        let layout = EdiLayout { message: message.clone(), levels: levels.clone(), columns, line_count };
        let rows = EdiRows::open(File::open(path).map_err(cannot)?, &layout)?;
        let standard = if standard == Standard::X12 { "X12" } else { "EDIFACT" };
        return Ok((Box::new(rows), format!("{standard} {message}")));
    }
    if source.edi.is_some() {
        return other("this is no EDI file, and the profile reads one");
    }
    if workbook::sniff(&scan.head).is_some() {
        // What is no workbook after all is told as what it is.
        let rows = WorkbookRows::open(path, source.opening.sheet.as_deref(), &Limits::default())?;
        let format = format!("workbook, sheet `{}`", rows.sheet());
        return Ok((Box::new(rows), format));
    }
    let file = File::open(path).map_err(cannot)?;
    let rows = TextRows::open(file, scan, (source.format.encoding, source.format.separator));
    let separator = match rows.separator() {
        Separator::Tab => "tabs".into(),
        other => format!("`{}`", other.name()),
    };
    let format = format!("text, {} with {separator}", rows.encoding().name());
    Ok((Box::new(rows), format))
}

/// Whether a pattern with `*` is for a file name; the empty one is for all. Only the last part of a path counts.
fn fits(pattern: &str, name: &str) -> bool {
    let pattern = pattern.rsplit('/').next().unwrap_or_default().to_lowercase();
    if pattern.is_empty() || !pattern.contains('*') {
        return true;
    }
    let name = name.to_lowercase();
    let parts: Vec<&str> = pattern.split('*').collect();
    let [first, middle @ .., last] = parts.as_slice() else { return pattern == name };
    let Some(rest) = name.strip_prefix(first).and_then(|rest| rest.strip_suffix(last)) else { return false };
    let mut rest = rest;
    middle.iter().all(|part| match rest.split_once(part) {
        _ if part.is_empty() => true,
        Some((_, behind)) => {
            rest = behind;
            true
        }
        None => false,
    })
}

/// The columns of the file that a taking needs.
fn columns(taking: &Taking, found: &mut Vec<String>) {
    match &taking.origin {
        Origin::Column(name) => found.push(name.clone()),
        Origin::Constant(_) => {}
        Origin::Join(parts) => parts.iter().for_each(|part| {
            if let crate::profile::Joined::Part(taking) = part {
                columns(taking, found);
            }
        }),
        Origin::Lookup { by, .. } => columns(by, found),
    }
    for factor in [&taking.times, &taking.divide_by].into_iter().flatten() {
        if let crate::profile::Factor::Taking(taking) = factor {
            columns(taking, found);
        }
    }
    if let Some(filter) = &taking.negative_where {
        columns(&filter.taking, found);
    }
}
