//! The first rows of a file, raw: what a guess is made from.

use std::fs::File;
use std::path::Path;

use csv::StringRecord;

use crate::reader::workbook::{self, Limits, WorkbookRows};
use crate::reader::{Broken, Encoding, RawRows, Scan, Separator, Step, Text, TextRows};

/// The first rows of a file, the header and what stands above it included.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// The name of the file, without its folder.
    pub file_name: String,
    /// Its encoding; none for a workbook.
    pub encoding: Option<Encoding>,
    /// What separates its cells; none for a workbook.
    pub separator: Option<Separator>,
    /// The sheet of a workbook, where it was asked for by its name.
    pub sheet: Option<String>,
    /// Its first rows. A thousand are plenty.
    pub rows: Vec<SampleRow>,
}

/// A row as it stands in the file.
#[derive(Clone, Debug)]
pub struct SampleRow {
    /// The line it begins on, from 1.
    pub line: u32,
    /// Its cells.
    pub cells: StringRecord,
}

/// So many rows are looked at to find out what separates the cells.
const ROWS_COMPARED: usize = 60;

impl Sample {
    /// The most rows that are worth reading.
    pub const ROWS: usize = 1_000;

    /// The first rows of a text. What separates the cells is judged by all of them, because a title above the header has no separators.
    ///
    /// ```
    /// use pos::profile::guess::Sample;
    /// use pos::reader::{Separator, Text};
    /// let text = Text::new(b"Sales, January\ninvoice;qty\nF1;2\nF2;3\n".to_vec(), None);
    /// assert_eq!(Sample::of_text("sales.csv", &text).separator, Some(Separator::Semicolon));
    /// ```
    #[must_use]
    pub fn of_text(file_name: &str, text: &Text) -> Self {
        let (first, told) = text.separator();
        let judged = || judged(first, |separator| parsed(text.bytes(), separator, ROWS_COMPARED));
        let separator = if told { first } else { judged() };
        let mut rows = parsed(text.bytes(), separator, Self::ROWS);
        if told && !rows.is_empty() {
            rows.remove(0);
        }
        Self { file_name: file_name.into(), encoding: Some(text.encoding()), separator: Some(separator), sheet: None, rows }
    }

    /// The first rows of a text of separated cells, or of a sheet of a workbook.
    ///
    /// # Errors
    /// [`Broken`] when the file cannot be read, or has no sheet of that name.
    pub fn of_file(path: &Path, file_name: &str, scan: &Scan, sheet: Option<&str>) -> Result<Self, Broken> {
        let mut sample = Self { file_name: file_name.into(), sheet: sheet.map(str::to_owned), ..Self::default() };
        if workbook::sniff(&scan.head).is_some() {
            sample.take(&mut WorkbookRows::open(path, sheet, &Limits::default())?)?;
        } else {
            let file = File::open(path).map_err(|error| Broken { line: 0, reason: format!("the file cannot be read: {error}") })?;
            let mut rows = TextRows::open(file, scan, (None, None));
            (sample.encoding, sample.separator) = (Some(rows.encoding()), Some(rows.separator()));
            sample.take(&mut rows)?;
        }
        Ok(sample)
    }

    /// Takes the first rows; those that cannot be taken apart are left out.
    fn take(&mut self, rows: &mut dyn RawRows) -> Result<(), Broken> {
        let mut cells = StringRecord::new();
        while self.rows.len() < Self::ROWS {
            match rows.next(&mut cells)? {
                Step::End => break,
                Step::Row { line, .. } => self.rows.push(SampleRow { line, cells: cells.clone() }),
                Step::Unreadable { .. } => {}
            }
        }
        Ok(())
    }

    /// The same sample with its cells taken apart anew where the separator was judged by a line that has none of it.
    pub(super) fn taken_apart(&self) -> Self {
        let mut sample = self.clone();
        if sample.rows.first().is_some_and(|row| says_separator(&row.cells)) {
            sample.rows.remove(0);
        }
        let Some(separator) = sample.separator else {
            return sample;
        };
        let again = |other: Separator| -> Vec<SampleRow> {
            let joined = |row: &SampleRow| row.cells.iter().collect::<Vec<_>>().join(&char::from(separator.byte()).to_string());
            let apart = |row: &SampleRow| parsed(joined(row).as_bytes(), other, 1).pop().map(|apart| SampleRow { line: row.line, ..apart });
            if other == separator { sample.rows.clone() } else { sample.rows.iter().filter_map(apart).collect() }
        };
        let better = judged(separator, again);
        if better != separator && width(&again(better)).1 >= 2 * width(&sample.rows).1 {
            sample.rows = again(better);
            sample.separator = Some(better);
        }
        sample
    }
}

fn says_separator(cells: &StringRecord) -> bool {
    let said = cells.get(0).unwrap_or_default().trim();
    said.to_ascii_lowercase().strip_prefix("sep=").is_some_and(|rest| rest.chars().count() <= 1)
}

/// The separator that gives the most rows of one width; of two, the wider rows.
fn judged(first: Separator, rows: impl Fn(Separator) -> Vec<SampleRow>) -> Separator {
    let mut best = ((0, 0), first);
    let others = Separator::ALL.iter().map(|(_, separator)| *separator).filter(|separator| *separator != first);
    for separator in std::iter::once(first).chain(others) {
        let seen = width(&rows(separator));
        if seen.1 > 1 && seen > best.0 {
            best = (seen, separator);
        }
    }
    best.1
}

/// How many rows have the commonest width, and that width.
fn width(rows: &[SampleRow]) -> (usize, usize) {
    let mut widths: Vec<usize> = rows.iter().take(ROWS_COMPARED).map(|row| row.cells.len()).collect();
    widths.sort_unstable();
    widths.chunk_by(|one, other| one == other).map(|same| (same.len(), same.first().copied().unwrap_or(0))).max().unwrap_or((0, 0))
}

fn parsed(bytes: &[u8], separator: Separator, most: usize) -> Vec<SampleRow> {
    let mut reader = csv::ReaderBuilder::new().delimiter(separator.byte()).has_headers(false).flexible(true).from_reader(bytes);
    let mut rows = vec![];
    let mut cells = csv::ByteRecord::new();
    while rows.len() < most && reader.read_byte_record(&mut cells).unwrap_or(false) {
        // The position is that before blank lines, which the reader passes over.
        let line = cells.position().map_or(0, |position| {
            let from = usize::try_from(position.byte()).unwrap_or(usize::MAX);
            let blank = bytes.get(from..).unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
            let blank = u64::try_from(blank.filter(|byte| **byte == b'\n').count()).unwrap_or(0);
            u32::try_from(position.line().saturating_add(blank)).unwrap_or(u32::MAX)
        });
        rows.push(SampleRow { line, cells: cells.iter().map(String::from_utf8_lossy).collect::<Vec<_>>().into() });
    }
    rows
}
