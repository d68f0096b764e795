//! Workbooks (`.xlsx`, `.xlsm`): the rows of one sheet, each cell as the text a person means by it.
//!
//! Words: a **workbook** is a zip archive of **parts**, most of them XML; a **sheet** is one part; texts that many cells share stand in a part of
//! their own. What a number means is said by the **format** of its cell alone.
//!
//! What a cell becomes:
//!
//! - **text** stays as it is, leading zeros and all; line ends are line feeds;
//! - **numbers** in decimal notation with at most 15 digits, which is what a spreadsheet keeps and shows: 0.1 + 0.2 is `0.3`. The format does not
//!   change them: 12 % is `0.12`, a rounded price is the whole price;
//! - **dates and hours**, judged by the format: `2024-05-31`, `2024-05-31T13:45:00` (at midnight the day alone), `13:45:00`, and `26:30:00` for a length
//!   of time. A part number that a spreadsheet once took for a date (5-MAR) is that date: the number is lost, and the date says so;
//! - **yes and no** as `yes` and `no`; **errors** as their text (`#N/A`), which no column takes;
//! - **formulas** as the result that was saved with them, and empty, with a remark, where none was.
//!
//! Invariants: a workbook is weighed before it is opened ([`Limits`]); nothing is unpacked to disk, run, computed or fetched; entities are never
//! expanded; each line of the sheet up to its last row is told once, as a row, as unreadable or in a run of blank lines. Of a damaged workbook
//! nothing is read: every part has a checksum.

mod archive;
mod book;
mod cell;
mod formats;
mod kind;
mod letters;
mod limits;
mod moment;
mod number;
mod place;
mod seen;
mod sheet;
mod strings;
mod weigh;
mod xml;

use std::path::Path;
use std::sync::Arc;

use csv::StringRecord;

use super::{Broken, RawRows, Remark, RemarkKind, Step};
use archive::Archive;
use book::{Book, Sheet};
use cell::Shared;
pub use kind::{Kind, sniff};
pub use limits::Limits;
use sheet::SheetRows;

/// Whether a file is a workbook by its first bytes. Another zip archive is taken for one until it is opened.
#[must_use]
pub fn is_workbook(first_bytes: &[u8]) -> bool {
    sniff(first_bytes) == Some(Kind::Workbook)
}

/// The rows of one sheet of a workbook.
pub struct WorkbookRows {
    sheet: SheetRows,
    name: String,
    to_be_computed: bool,
    size: u64,
    remarks: Vec<Remark>,
    /// A row that was read while the blank ones before it had not been told.
    held: StringRecord,
    step: Option<Step>,
    next_line: u32,
    is_over: bool,
}

impl WorkbookRows {
    /// Weighs and opens a workbook. Without a name it is the first visible sheet that has anything in it.
    ///
    /// # Errors
    /// [`Broken`] when the file is no workbook, too heavy, damaged, or has no sheet of that name.
    pub fn open(path: &Path, sheet: Option<&str>, limits: &Limits) -> Result<Self, Broken> {
        let size = std::fs::metadata(path).map_err(|error| unreadable(&error))?.len();
        within(size, limits)?;
        let bytes = std::fs::read(path).map_err(|error| unreadable(&error))?;
        Self::from_bytes(bytes, sheet, limits)
    }

    /// Weighs and opens a workbook in memory; as [`open`](Self::open) otherwise.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    ///
    /// ```
    /// use pos::reader::workbook::{Limits, WorkbookRows};
    /// let refused = WorkbookRows::from_bytes(b"<html><table>".to_vec(), None, &Limits::default()).err().unwrap();
    /// assert!(refused.reason.starts_with("is a web page (HTML)"));
    /// ```
    pub fn from_bytes(bytes: Vec<u8>, told: Option<&str>, limits: &Limits) -> Result<Self, Broken> {
        let size = bytes.len() as u64;
        within(size, limits)?;
        match sniff(&bytes) {
            Some(kind) => kind.refusal(&bytes).map_or(Ok(()), Err)?,
            None => return Err(broken("is no workbook: save the table as an Excel workbook (.xlsx), or as CSV and name it so")),
        }
        let archive = Archive::open(bytes, limits)?;
        weigh::weigh(&archive, limits)?;
        let book = Book::read(&archive, limits)?;
        let strings = strings::Strings::read(&archive, book.strings.as_deref(), limits)?;
        let formats = formats::Formats::read(&archive, book.styles.as_deref(), limits)?;
        let shared = Arc::new(Shared { strings, formats, from_1904: book.from_1904, limits: limits.clone() });
        let (chosen, mut remarks) = choose(&archive, &book, told, &shared)?;
        remarks.extend(asides(&archive));
        Ok(Self {
            sheet: rows_of(&archive, chosen, &shared)?,
            name: chosen.name.clone(),
            to_be_computed: book.to_be_computed,
            size,
            remarks,
            held: StringRecord::new(),
            step: None,
            next_line: 1,
            is_over: false,
        })
    }

    /// The name of the sheet that is read.
    #[must_use]
    pub fn sheet(&self) -> &str {
        &self.name
    }

    fn finish(&mut self) {
        self.is_over = true;
        self.remarks.extend(self.sheet.seen().remarks(self.to_be_computed));
    }
}

impl RawRows for WorkbookRows {
    fn next(&mut self, cells: &mut StringRecord) -> Result<Step, Broken> {
        cells.clear();
        if self.is_over {
            return Ok(Step::End);
        }
        let step = match self.step.take() {
            Some(step) => step,
            None => self.sheet.next(&mut self.held).inspect_err(|_| self.is_over = true)?,
        };
        let line = match &step {
            Step::Row { line, .. } => *line,
            Step::Unreadable { row, .. } => row.line,
            Step::End => self.sheet.last_line() + 1,
        };
        let blank_from = std::mem::replace(&mut self.next_line, line);
        if line > blank_from {
            self.step = Some(step);
            return Ok(Step::Row { line: blank_from, lines: line - blank_from });
        }
        match step {
            Step::End => self.finish(),
            Step::Row { .. } | Step::Unreadable { .. } => self.next_line = line + 1,
        }
        std::mem::swap(cells, &mut self.held);
        Ok(step)
    }

    fn bytes_read(&self) -> u64 {
        self.size.saturating_sub(if self.is_over { 0 } else { self.sheet.left() })
    }

    fn ragged(&self) -> bool {
        true
    }

    fn remarks(&self) -> &[Remark] {
        &self.remarks
    }
}

/// A refusal of the file as a whole.
fn broken(reason: impl Into<String>) -> Broken {
    Broken { line: 0, reason: reason.into() }
}

fn unreadable(error: &std::io::Error) -> Broken {
    broken(format!("cannot be read: {error}"))
}

fn within(size: u64, limits: &Limits) -> Result<(), Broken> {
    if size <= limits.file_bytes {
        return Ok(());
    }
    Err(broken(format!(
        "is {} large, more than the {} that a workbook may be: split it into several files, or send CSV",
        weigh::size(size),
        weigh::size(limits.file_bytes)
    )))
}

/// The sheet to be read, and what is to be said of the others.
fn choose<'a>(archive: &Archive, book: &'a Book, told: Option<&str>, shared: &Arc<Shared>) -> Result<(&'a Sheet, Vec<Remark>), Broken> {
    let chosen = match told {
        Some(name) => Some(named(book, name)?),
        None => {
            let mut visible = book.sheets.iter().filter(|sheet| !sheet.is_hidden);
            loop {
                match visible.next() {
                    Some(sheet) if has_content(archive, sheet, shared)? => break Some(sheet),
                    Some(_) => {}
                    None => break None,
                }
            }
        }
    };
    let chosen = chosen.ok_or_else(|| broken("has nothing in any visible sheet: send the workbook with the rows in it"))?;
    let mut remarks = Vec::new();
    for sheet in book.sheets.iter().filter(|sheet| sheet.part != chosen.part) {
        let reason = match has_content(archive, sheet, shared) {
            Ok(false) => continue,
            Ok(true) if sheet.is_hidden => format!("hidden sheet, not read: only `{}` is", chosen.name),
            Ok(true) => format!("sheet, not read: only `{}` is", chosen.name),
            Err(broken) => format!("sheet, not read; it {}", broken.reason),
        };
        remarks.push(Remark { kind: RemarkKind::Note, line: 0, seen: sheet.name.clone(), reason });
    }
    if chosen.is_hidden {
        remarks.push(Remark { kind: RemarkKind::Note, line: 0, seen: chosen.name.clone(), reason: "hidden sheet, read as told".into() });
    }
    Ok((chosen, remarks))
}

/// The sheet of that name: written so, or else so but for capitals and blanks around it.
fn named<'a>(book: &'a Book, told: &str) -> Result<&'a Sheet, Broken> {
    let plain = |name: &str| name.trim().to_lowercase();
    let exactly = book.sheets.iter().find(|sheet| sheet.name == told);
    let found = exactly.or_else(|| book.sheets.iter().find(|sheet| plain(&sheet.name) == plain(told)));
    found.ok_or_else(|| {
        let names: Vec<String> = book.sheets.iter().take(20).map(|sheet| format!("`{}`", sheet.name)).collect();
        broken(format!("has no sheet `{told}`, only {}: name one of them", names.join(", ")))
    })
}

fn rows_of(archive: &Archive, sheet: &Sheet, shared: &Arc<Shared>) -> Result<SheetRows, Broken> {
    let again = "open the workbook in a spreadsheet and save it again";
    let part = archive.find(&sheet.part);
    let part = part.ok_or_else(|| broken(format!("is damaged: its sheet `{}` is not in it; {again}", sheet.name)))?;
    Ok(SheetRows::open(archive, part, Arc::clone(shared)))
}

fn has_content(archive: &Archive, sheet: &Sheet, shared: &Arc<Shared>) -> Result<bool, Broken> {
    let first = rows_of(archive, sheet, shared)?.next(&mut StringRecord::new())?;
    Ok(first != Step::End)
}

/// What else is in the workbook and has no say.
fn asides(archive: &Archive) -> Vec<Remark> {
    let holds = |part: &str| archive.members().iter().any(|member| member.name.to_lowercase().contains(part));
    let told = [
        ("vbaproject.bin", "macros", "not run"),
        ("externallinks/", "links to other workbooks", "not followed: the values saved in this one are read"),
    ];
    let found = told.into_iter().filter(|(part, _, _)| holds(part));
    found.map(|(_, seen, reason)| Remark { kind: RemarkKind::Note, line: 0, seen: seen.into(), reason: reason.into() }).collect()
}
