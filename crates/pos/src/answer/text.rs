//! The answer as CSV.

use std::io::Write;

use csv::{ByteRecord, ReaderBuilder, Terminator};

use super::guard::looks_like_formula;
use super::{Annotation, COLUMNS, Layout, Unwritten};
use crate::reader::{Encoding, Separator, Text, quote_left_open};

/// So many columns beyond the headings a row may have; a wider one moves into its first cell as a whole.
const SURPLUS_MAX: usize = 16;
const UTF_8_MARK: &[u8] = b"\xef\xbb\xbf";

/// Writes the reporter's own text, byte for byte, with what is said of each row at the right of the widest one.
///
/// Separator, quotes and line ends stay. So does UTF-8, with its byte order mark where it had one; other encodings may not have all the letters of
/// our words, so their answer is UTF-8 with the mark, which spreadsheets know. `told` are the encoding and separator a profile names. `say` is asked for
/// each row that is not blank, by its line.
///
/// # Errors
/// [`Unwritten`] when it cannot be written.
pub fn annotate_csv(
    original: Vec<u8>,
    told: (Option<Encoding>, Option<Separator>),
    layout: Layout<'_>,
    say: &mut dyn FnMut(u32) -> Option<Annotation>,
    into: &mut dyn Write,
) -> Result<(), Unwritten> {
    let had_mark = original.starts_with(UTF_8_MARK);
    let text = Text::new(original, told.0);
    let (found, says_so) = text.separator();
    let separator = if says_so { found } else { told.1.unwrap_or(found) }.byte();
    let width = width(text.bytes(), separator, layout.header_line);
    if had_mark || text.encoding() != Encoding::Utf8 {
        into.write_all(UTF_8_MARK)?;
    }
    let mut rows = Pieces::of(text.bytes(), separator);
    while let Some(piece) = rows.next() {
        let is_heading = piece.line == layout.header_line;
        let added = match () {
            () if is_heading => Some(COLUMNS.map(str::to_owned)),
            () if piece.line < layout.header_line || piece.is_blank => None,
            () => say(piece.line).map(|said| said.cells()),
        };
        match added {
            Some(added) => extended(&piece, width, separator, &added, into)?,
            None => into.write_all(piece.raw)?,
        }
    }
    into.flush()?;
    Ok(())
}

/// The column at which the added ones begin.
fn width(bytes: &[u8], separator: u8, header_line: u32) -> usize {
    let (mut header, mut widest) = (0, 1);
    let mut rows = Pieces::of(bytes, separator);
    while let Some(piece) = rows.next() {
        if piece.line == header_line {
            header = piece.cells;
        }
        if piece.line >= header_line && !piece.is_blank && (header == 0 || piece.cells <= header + SURPLUS_MAX) {
            widest = widest.max(piece.cells);
        }
    }
    widest
}

/// Writes a row and its added cells, in the line end it had.
fn extended(piece: &Piece<'_>, width: usize, separator: u8, added: &[String], into: &mut dyn Write) -> Result<(), Unwritten> {
    let line_end = [b"\r\n".as_slice(), b"\n"].into_iter().find(|end| piece.raw.ends_with(end)).unwrap_or_default();
    let own = piece.raw.get(..piece.raw.len() - line_end.len()).unwrap_or_default();
    let mut cells = piece.cells;
    if cells > width || piece.is_open_quote {
        quoted(own, into)?;
        cells = 1;
    } else {
        into.write_all(own)?;
    }
    for _ in cells..width {
        into.write_all(&[separator])?;
    }
    for cell in added {
        into.write_all(&[separator])?;
        let guarded = if looks_like_formula(cell) { format!("'{cell}") } else { cell.clone() };
        let special = |byte: u8| byte == separator || matches!(byte, b'"' | b'\n' | b'\r');
        if guarded.bytes().any(special) || guarded.trim() != guarded {
            quoted(guarded.as_bytes(), into)?
        } else {
            into.write_all(guarded.as_bytes())?
        }
    }
    into.write_all(line_end)?;
    Ok(())
}

fn quoted(cell: &[u8], into: &mut dyn Write) -> Result<(), Unwritten> {
    let doubled = cell.split(|byte| *byte == b'"').collect::<Vec<_>>().join(b"\"\"".as_slice());
    into.write_all(b"\"")?;
    into.write_all(&doubled)?;
    into.write_all(b"\"")?;
    Ok(())
}

/// The text, cut where rows begin: every byte is in exactly one piece.
struct Pieces<'a> {
    bytes: &'a [u8],
    reader: csv::Reader<&'a [u8]>,
    record: ByteRecord,
    separator: u8,
    at: usize,
    line: u32,
}

struct Piece<'a> {
    line: u32,
    /// Its bytes, line end included.
    raw: &'a [u8],
    cells: usize,
    is_blank: bool,
    /// Whether a quote is opened in it and never closed.
    is_open_quote: bool,
}

impl<'a> Pieces<'a> {
    fn of(bytes: &'a [u8], separator: u8) -> Self {
        let mut builder = ReaderBuilder::new();
        builder.delimiter(separator).terminator(Terminator::Any(b'\n')).has_headers(false).flexible(true);
        Self { bytes, reader: builder.from_reader(bytes), record: ByteRecord::new(), separator, at: 0, line: 1 }
    }

    fn next(&mut self) -> Option<Piece<'a>> {
        let rest = self.bytes.get(self.at..).filter(|rest| !rest.is_empty())?;
        // The reader passes over empty lines without a word.
        let empty = rest.iter().take_while(|byte| **byte == b'\n').count();
        if empty > 0 {
            return Some(self.cut(empty, 0, true));
        }
        // Reading from memory cannot fail, and a row that is not UTF-8 is a row of bytes.
        let is_read = self.reader.read_byte_record(&mut self.record).unwrap_or(false);
        let to = usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX).min(self.bytes.len());
        let length = if is_read { to.saturating_sub(self.at) } else { rest.len() };
        let is_blank = self.record.iter().all(|cell| cell.trim_ascii().is_empty());
        Some(self.cut(length.max(1), self.record.len(), is_blank))
    }

    fn cut(&mut self, length: usize, cells: usize, is_blank: bool) -> Piece<'a> {
        let raw = self.bytes.get(self.at..self.at + length).unwrap_or_default();
        let line = self.line;
        self.at += length;
        let breaks = raw.iter().filter(|byte| **byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        let is_open_quote = self.at >= self.bytes.len() && quote_left_open(raw, self.separator);
        let is_blank = is_blank && !is_open_quote;
        Piece { line, raw, cells, is_blank, is_open_quote }
    }
}
