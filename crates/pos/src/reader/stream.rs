//! Rows of separated text as a stream: memory stays flat however long the file is.
//!
//! A row is found first (up to a line feed outside quotes), then taken apart. A quote that is opened and not closed within [`ROW_MAX`] bytes spoils
//! the line it stands on, not all that follows: reading goes on with the next line.

use std::io::{self, Read};

use csv::StringRecord;
use csv_core::ReadRecordResult;
use encoding_rs::{Decoder, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::raw::{Broken, RawRows, Remark, Step};
use super::rows::{Quotes, cut};
use super::scan::Scan;
use super::{Encoding, Separator, Unreadable};

/// The most bytes of one row.
const ROW_MAX: usize = 1024 * 1024;
const PIECE: usize = 256 * 1024;
const UTF_8_MARK: &[u8] = &[0xef, 0xbb, 0xbf];

/// The rows of a text of separated cells.
pub struct TextRows<R> {
    letters: Letters<R>,
    separator: Separator,
    quoted: csv_core::Reader,
    /// What was read and is not yet taken, from `start`.
    buffer: Vec<u8>,
    start: usize,
    ended: bool,
    /// The line the next row begins on.
    line: u32,
    fields: Vec<u8>,
    ends: Vec<usize>,
}

impl<R: Read> TextRows<R> {
    /// Rows of the text that `scan` has looked at; `told` are the encoding and separator a profile names.
    pub fn open(read: R, scan: &Scan, told: (Option<Encoding>, Option<Separator>)) -> Self {
        let encoding = scan.encoding(told.0);
        let separator = told.1.unwrap_or_else(|| scan.separator(encoding));
        let quoted = csv_core::ReaderBuilder::new().delimiter(separator.byte()).terminator(csv_core::Terminator::Any(b'\n')).build();
        Self {
            letters: Letters::new(read, encoding, !scan.has_line_feed),
            separator,
            quoted,
            buffer: vec![],
            start: 0,
            ended: false,
            line: 1,
            fields: vec![0; 4096],
            ends: vec![0; 64],
        }
    }

    /// What separates the cells.
    pub fn separator(&self) -> Separator {
        self.separator
    }

    /// The encoding the text is read in.
    pub fn encoding(&self) -> Encoding {
        self.letters.encoding
    }

    fn broken(&self, error: &io::Error) -> Broken {
        Broken { line: self.line.saturating_sub(1), reason: format!("the file cannot be read on: {error}") }
    }

    /// Reads more; false at the end of the text.
    fn fill(&mut self) -> Result<bool, Broken> {
        if self.ended {
            return Ok(false);
        }
        if self.start > 0 {
            self.buffer.drain(..self.start);
            self.start = 0;
        }
        let first = self.letters.read == 0;
        let more = self.letters.more(&mut self.buffer).map_err(|error| self.broken(&error))?;
        if first {
            let marks = self.buffer.chunks_exact(3).take_while(|mark| *mark == UTF_8_MARK).count();
            self.start = marks * 3;
        }
        self.ended = !more;
        Ok(true)
    }

    /// Where the next row ends: just behind its line feed, or at the end of the text.
    fn frame(&mut self) -> Result<Frame, Broken> {
        if let Some(length) = Quotes::plain_row_end(self.buffer.get(self.start..).unwrap_or_default()) {
            return Ok(Frame::Plain(length));
        }
        let mut seen = 0;
        let mut quotes = Quotes::default();
        loop {
            let rest = self.buffer.get(self.start..).unwrap_or_default();
            let fresh = rest.get(seen..).unwrap_or_default();
            if let Some(length) = quotes.row_end(fresh, self.separator.byte()) {
                return Ok(Frame::Row(seen + length));
            }
            seen = rest.len();
            if quotes.open() && seen > ROW_MAX || seen > 4 * ROW_MAX {
                return Ok(Frame::Spoilt);
            }
            if !self.fill()? {
                let left = self.buffer.len() - self.start;
                return Ok(match left {
                    0 => Frame::End,
                    _ if quotes.open() => Frame::Spoilt,
                    _ => Frame::Row(left),
                });
            }
        }
    }

    /// Takes the bytes of a row and counts its lines.
    fn take(&mut self, length: usize) -> (std::ops::Range<usize>, u32) {
        let range = self.start..(self.start + length).min(self.buffer.len());
        self.start = range.end;
        let raw = self.buffer.get(range.clone()).unwrap_or_default();
        let feeds = memchr::memchr_iter(b'\n', raw).count();
        let open_end = usize::from(!raw.ends_with(b"\n"));
        let lines = u32::try_from(feeds + open_end).unwrap_or(u32::MAX);
        (range, lines)
    }

    /// The line on which a quote is opened and never closed.
    fn spoilt(&mut self) -> Result<Step, Broken> {
        loop {
            let rest = self.buffer.get(self.start..).unwrap_or_default();
            if let Some(feed) = memchr::memchr(b'\n', rest) {
                return Ok(self.unreadable(feed + 1, "a quote is opened and never closed: close it, or double it where it means inches"));
            }
            if rest.len() > 4 * ROW_MAX {
                return Err(Broken { line: self.line, reason: "a line has more than 4 MiB: this is no table".into() });
            }
            if !self.fill()? {
                let all = self.buffer.len() - self.start;
                return Ok(self.unreadable(all, "a quote is opened and never closed: close it, or double it where it means inches"));
            }
        }
    }

    fn unreadable(&mut self, length: usize, reason: &str) -> Step {
        let line = self.line;
        let (range, lines) = self.take(length);
        self.line = self.line.saturating_add(lines);
        let seen = cut(&String::from_utf8_lossy(self.buffer.get(range).unwrap_or_default()));
        Step::Unreadable { row: Unreadable { line, value: seen, reason: reason.into() }, lines }
    }

    /// Takes a row apart.
    fn row(&mut self, length: usize, plain: bool, cells: &mut StringRecord) -> Step {
        let raw = self.buffer.get(self.start..self.start + length).unwrap_or_default();
        if memchr::memchr(0, raw).is_some() {
            return self.unreadable(length, "has a NUL character: the file is damaged, or UTF-16 without its mark; save it as UTF-8");
        }
        let Ok(text) = std::str::from_utf8(raw) else {
            return self.unreadable(length, "has bytes that are not UTF-8");
        };
        if self.letters.damaged && text.contains('\u{fffd}') {
            return self.unreadable(length, "has bytes that are not UTF-16");
        }
        // Files put one behind the other have their mark of UTF-8 in the middle.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = text.strip_suffix('\n').unwrap_or(text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        cells.clear();
        if plain || memchr::memchr(b'"', text.as_bytes()).is_none() {
            let mut from = 0;
            for at in memchr::memchr_iter(self.separator.byte(), text.as_bytes()) {
                cells.push_field(text.get(from..at).unwrap_or_default());
                from = at + 1;
            }
            cells.push_field(text.get(from..).unwrap_or_default());
        } else if !split_quoted(&mut self.quoted, text, (&mut self.fields, &mut self.ends), cells) {
            return self.unreadable(length, "cannot be taken apart");
        }
        let line = self.line;
        let lines = if plain {
            self.start += length;
            1
        } else {
            self.take(length).1
        };
        self.line = self.line.saturating_add(lines);
        Step::Row { line, lines }
    }
}

enum Frame {
    /// One line without a quote.
    Plain(usize),
    Row(usize),
    Spoilt,
    End,
}

impl<R: Read + Send> RawRows for TextRows<R> {
    fn next(&mut self, cells: &mut StringRecord) -> Result<Step, Broken> {
        cells.clear();
        match self.frame()? {
            Frame::End => Ok(Step::End),
            Frame::Spoilt => self.spoilt(),
            Frame::Plain(length) => Ok(self.row(length, true, cells)),
            Frame::Row(length) => Ok(self.row(length, false, cells)),
        }
    }

    fn bytes_read(&self) -> u64 {
        self.letters.read
    }

    fn ragged(&self) -> bool {
        false
    }

    fn remarks(&self) -> &[Remark] {
        &[]
    }
}

/// The cells of a row that has quotes.
fn split_quoted(reader: &mut csv_core::Reader, text: &str, room: (&mut Vec<u8>, &mut Vec<usize>), cells: &mut StringRecord) -> bool {
    let (fields, ends) = room;
    if fields.len() < text.len() + 1 {
        fields.resize(text.len() * 2, 0);
    }
    let most = memchr::memchr_iter(b'\n', text.as_bytes()).count() + text.len() + 2;
    if ends.len() < most {
        ends.resize(most, 0);
    }
    reader.reset();
    let (mut read, mut written, mut ended) = (0, 0, 0);
    loop {
        let input = text.as_bytes().get(read..).unwrap_or_default();
        let (result, used, wrote, closed) =
            reader.read_record(input, fields.get_mut(written..).unwrap_or_default(), ends.get_mut(ended..).unwrap_or_default());
        (read, written, ended) = (read + used, written + wrote, ended + closed);
        match result {
            ReadRecordResult::Record => break,
            // An empty input says that the text has ended.
            ReadRecordResult::InputEmpty if !input.is_empty() => {}
            ReadRecordResult::End => break,
            _ => return false,
        }
    }
    let Ok(all) = std::str::from_utf8(fields.get(..written).unwrap_or_default()) else { return false };
    let mut from = 0;
    for end in ends.get(..ended).unwrap_or_default() {
        let Some(cell) = all.get(from..*end) else { return false };
        cells.push_field(cell);
        from = *end;
    }
    read == text.len()
}

/// Bytes as UTF-8, whatever they were.
struct Letters<R> {
    inner: R,
    encoding: Encoding,
    decoder: Option<Decoder>,
    /// Carriage returns end the lines.
    returns: bool,
    read: u64,
    damaged: bool,
    piece: Vec<u8>,
}

impl<R: Read> Letters<R> {
    fn new(inner: R, encoding: Encoding, returns: bool) -> Self {
        let decoder = match encoding {
            Encoding::Utf8 => None,
            Encoding::Utf16Le => Some(UTF_16LE.new_decoder_with_bom_removal()),
            Encoding::Utf16Be => Some(UTF_16BE.new_decoder_with_bom_removal()),
            Encoding::Windows1252 => Some(WINDOWS_1252.new_decoder_with_bom_removal()),
        };
        Self { inner, encoding, decoder, returns, read: 0, damaged: false, piece: vec![0; PIECE] }
    }

    /// Adds what comes next to the buffer; false when that was all.
    fn more(&mut self, buffer: &mut Vec<u8>) -> io::Result<bool> {
        let count = loop {
            match self.inner.read(&mut self.piece) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.read += count as u64;
        let bytes = self.piece.get(..count).unwrap_or_default();
        let from = buffer.len();
        match &mut self.decoder {
            None => buffer.extend_from_slice(bytes),
            Some(decoder) => {
                let room = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3 + 16);
                buffer.resize(from + room, 0);
                let (_, _, written, damaged) = decoder.decode_to_utf8(bytes, buffer.get_mut(from..).unwrap_or_default(), count == 0);
                buffer.truncate(from + written);
                self.damaged = self.damaged || damaged;
            }
        }
        if self.returns {
            buffer.iter_mut().skip(from).filter(|byte| **byte == b'\r').for_each(|byte| *byte = b'\n');
        }
        Ok(count > 0)
    }
}
