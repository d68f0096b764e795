//! The rows of a text, each with the line it begins on.

use csv::StringRecord;

use super::{Separator, Text};

/// The headings of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The line they stand on.
    pub line: u32,
    /// The headings in lower case, without blanks around them.
    pub names: Vec<String>,
}

/// A row with as many cells as the header.
#[derive(Debug)]
pub struct Row<'a> {
    /// The line it begins on, from 1.
    pub line: u32,
    /// Its cells.
    pub cells: &'a StringRecord,
}

/// A row that cannot even be taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The line it begins on, from 1.
    pub line: u32,
    /// What was seen, cut short.
    pub value: String,
    /// What is wrong with it.
    pub reason: String,
}

/// How the lines of a file were used so far. `header + rows + unreadable + blank + continued = lines` once all rows were asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All lines up to here.
    pub lines: u32,
    /// Lines before the rows: the headings and `sep=`.
    pub header: u32,
    /// Rows that could be taken apart.
    pub rows: u32,
    /// Rows that could not.
    pub unreadable: u32,
    /// Lines with nothing in them.
    pub blank: u32,
    /// Second and further lines of rows with a line break inside quotes.
    pub continued: u32,
}

/// Walks through the rows of a text; one record is used again and again.
pub struct Rows<'a> {
    reader: csv::Reader<&'a [u8]>,
    text: &'a Text,
    record: StringRecord,
    separator: Separator,
    width: usize,
    tally: Tally,
}

/// What stands at the next place.
enum Step {
    End,
    Blank,
    Cells { line: u32 },
    Unreadable(Unreadable),
}

impl<'a> Rows<'a> {
    /// Reads the header; `told` is the separator a profile names.
    ///
    /// # Errors
    /// [`Unreadable`] when there is no header or it cannot be taken apart.
    ///
    /// ```
    /// use pos::reader::{Rows, Text};
    /// let text = Text::new(b"partner;country\nacme;BE\n".to_vec(), None);
    /// let (header, mut rows) = Rows::open(&text, None).unwrap();
    /// assert_eq!(header.names, ["partner", "country"]);
    /// assert_eq!(rows.next().unwrap().unwrap().line, 2);
    /// ```
    pub fn open(text: &'a Text, told: Option<Separator>) -> Result<(Header, Self), Unreadable> {
        let refuse = |reason: &str| Err(Unreadable { line: 1, value: String::new(), reason: reason.into() });
        if text.bytes().starts_with(b"PK\x03\x04") {
            return refuse("is a workbook or archive, not text: save the sheet as CSV (UTF-8)");
        }
        let (found, says_so) = text.separator();
        let separator = if says_so { found } else { told.unwrap_or(found) };
        let reader = csv::ReaderBuilder::new()
            .delimiter(separator.byte())
            .terminator(csv::Terminator::Any(b'\n'))
            .has_headers(false)
            .flexible(true)
            .from_reader(text.bytes());
        let mut rows = Self { reader, text, record: StringRecord::new(), separator, width: 0, tally: Tally::default() };
        let mut skip = says_so;
        loop {
            match rows.step() {
                Step::End => return refuse("the file is empty: its first line names the columns"),
                Step::Blank => {}
                Step::Unreadable(unreadable) => return Err(unreadable),
                Step::Cells { .. } if skip => {
                    rows.tally.header += 1;
                    skip = false;
                }
                Step::Cells { line } => {
                    rows.tally.header += 1;
                    rows.width = rows.record.len();
                    let names = rows.record.iter().map(|name| name.trim().to_lowercase()).collect();
                    return Ok((Header { line, names }, rows));
                }
            }
        }
    }

    /// What separates the cells.
    #[must_use]
    pub fn separator(&self) -> Separator {
        self.separator
    }

    /// How the lines were used so far.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// How many bytes of the text were read so far.
    #[must_use]
    pub fn bytes_read(&self) -> u64 {
        self.reader.position().byte()
    }

    /// The next row that is not blank.
    #[expect(clippy::should_implement_trait, reason = "a row borrows the record that the next one will use")]
    pub fn next(&mut self) -> Option<Result<Row<'_>, Unreadable>> {
        loop {
            match self.step() {
                Step::End => return None,
                Step::Blank => {}
                Step::Unreadable(unreadable) => {
                    self.tally.unreadable += 1;
                    return Some(Err(unreadable));
                }
                Step::Cells { line } if self.record.len() == self.width => {
                    self.tally.rows += 1;
                    return Some(Ok(Row { line, cells: &self.record }));
                }
                Step::Cells { line } => {
                    self.tally.unreadable += 1;
                    let cells = if self.record.len() == 1 { "cell" } else { "cells" };
                    let reason = format!("has {} {cells} where the header has {}", self.record.len(), self.width);
                    return Some(Err(Unreadable { line, value: self.seen(), reason }));
                }
            }
        }
    }

    fn step(&mut self) -> Step {
        let bytes = self.text.bytes();
        let before = self.reader.position().clone();
        let from = usize::try_from(before.byte()).unwrap_or(bytes.len());
        let skipped = bytes.get(from..).unwrap_or_default().iter().take_while(|byte| **byte == b'\n').count();
        let read = self.reader.read_record(&mut self.record);
        let after = self.reader.position();
        let to = usize::try_from(after.byte()).unwrap_or(bytes.len());
        let raw = bytes.get(from + skipped..to).unwrap_or_default();
        let open_end = u64::from(!raw.is_empty() && !raw.ends_with(b"\n"));
        let line = small(before.line()).saturating_add(small(skipped as u64));
        self.tally.lines = self.tally.lines.max(small(after.line().saturating_sub(1) + open_end));
        self.tally.blank = self.tally.blank.saturating_add(small(skipped as u64));
        if raw.is_empty() {
            return Step::End;
        }
        self.tally.continued += self.tally.lines.saturating_sub(line);
        let unreadable = |value: String, reason: &str| Step::Unreadable(Unreadable { line, value, reason: reason.into() });
        if read.is_err() {
            return unreadable(cut(&String::from_utf8_lossy(raw)), "has bytes that are not UTF-8");
        }
        if to == bytes.len() && quote_left_open(raw, self.separator.byte()) {
            let reason = "a quote is opened and never closed: all that follows belongs to this row";
            return unreadable(cut(&String::from_utf8_lossy(raw)), reason);
        }
        let text = self.record.as_slice();
        if text.as_bytes().contains(&0) {
            return unreadable(self.seen(), "has a NUL character: the file is damaged, or UTF-16 without its mark; save it as UTF-8");
        }
        if self.text.damaged() && text.contains('\u{fffd}') {
            return unreadable(self.seen(), "has bytes that are not UTF-16");
        }
        if text.trim().is_empty() {
            self.tally.blank += 1;
            return Step::Blank;
        }
        Step::Cells { line }
    }

    fn seen(&self) -> String {
        let mut shown = String::new();
        for (place, cell) in self.record.iter().enumerate() {
            if place > 0 {
                shown.push(char::from(self.separator.byte()));
            }
            shown.push_str(cell);
            if shown.len() > 80 {
                break;
            }
        }
        cut(&shown)
    }
}

/// Whether the text ends inside quotes.
pub(crate) fn quote_left_open(raw: &[u8], separator: u8) -> bool {
    let mut quotes = Quotes::default();
    let mut rest = raw;
    while let Some(end) = quotes.row_end(rest, separator) {
        rest = rest.get(end..).unwrap_or_default();
    }
    quotes.open()
}

/// Where a place of a text is as to quotes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quotes(At);

#[derive(Clone, Copy, Debug, Default)]
enum At {
    #[default]
    Start,
    Plain,
    Quoted,
    Closed,
}

impl Quotes {
    /// How many of these bytes belong to the row that begins with them, where it has no quote and ends here.
    pub(super) fn plain_row_end(raw: &[u8]) -> Option<usize> {
        let end = memchr::memchr(b'\n', raw)? + 1;
        memchr::memchr(b'"', raw.get(..end)?).is_none().then_some(end)
    }

    /// How many of these bytes belong to the row, up to and with the line feed that ends it; none where it goes on behind them.
    pub(super) fn row_end(&mut self, raw: &[u8], separator: u8) -> Option<usize> {
        if let At::Start = self.0
            && let Some(end) = Self::plain_row_end(raw)
        {
            return Some(end);
        }
        for (place, byte) in raw.iter().enumerate() {
            self.0 = match (self.0, *byte) {
                (At::Start, b'"') | (At::Closed, b'"') => At::Quoted,
                (At::Quoted, b'"') => At::Closed,
                (At::Quoted, _) => At::Quoted,
                (_, b'\n') => {
                    self.0 = At::Start;
                    return Some(place + 1);
                }
                (_, byte) if byte == separator => At::Start,
                _ => At::Plain,
            };
        }
        None
    }

    /// Whether a quote is open.
    pub(super) fn open(self) -> bool {
        matches!(self.0, At::Quoted)
    }
}

pub(super) fn cut(text: &str) -> String {
    let text = text.trim_end();
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.into(),
    }
}

fn small(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
