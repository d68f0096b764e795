//! The segments of a file, one after the other.

use std::io::Read;

use super::delimiters::{Delimiters, HEAD, Standard, before_interchange};
use super::input::Input;
use super::segment::Segment;
use crate::reader::Broken;

/// The longest segment. The largest that the standards describe (free text of EDIFACT) stays below a tenth of it.
const SEGMENT_BYTES_MAX: usize = 64 * 1024;

/// Reads segments, and the delimiters of each interchange.
pub(super) struct Segments<R> {
    input: Input<R>,
    delimiters: Delimiters,
    raw: Vec<u8>,
    number: u32,
}

impl<R: Read> Segments<R> {
    /// Finds the first interchange.
    pub(super) fn open(read: R) -> Result<Self, Broken> {
        let unknown =
            Delimiters { standard: Standard::X12, segment: b'~', element: b'*', component: b'>', repetition: None, release: None };
        let mut segments = Self { input: Input::new(read), delimiters: unknown, raw: Vec::new(), number: 0 };
        if segments.begins_interchange()? { Ok(segments) } else { Err(segments.broken("the file is empty")) }
    }

    /// Reads the delimiters of the interchange that begins here; no at the end of the file.
    pub(super) fn begins_interchange(&mut self) -> Result<bool, Broken> {
        let last_end = self.delimiters.segment;
        loop {
            let ahead = self.ahead(HEAD)?;
            // Some senders end their segments twice.
            let blank = before_interchange(ahead).max(usize::from(ahead.first() == Some(&last_end)));
            if blank == 0 {
                break;
            }
            self.input.take(blank);
        }
        let head = self.ahead(HEAD)?;
        if head.is_empty() {
            return Ok(false);
        }
        if head.contains(&0) {
            return Err(self.broken("has NUL characters: the file is damaged, or UTF-16; save it as UTF-8"));
        }
        let named = head.starts_with(b"UNA");
        self.delimiters = Delimiters::of(head).map_err(|reason| self.broken(reason))?;
        if named {
            self.number = self.number.saturating_add(1);
            self.input.take(9);
        }
        Ok(true)
    }

    /// The next segment, numbered; no at the end of the file. Empty ones are skipped.
    pub(super) fn next(&mut self, segment: &mut Segment) -> Result<bool, Broken> {
        loop {
            let ended = self.read_raw()?;
            if !self.raw.trim_ascii().is_empty() {
                break;
            }
            if ended {
                return Ok(false);
            }
        }
        self.number = self.number.saturating_add(1);
        segment.fill(self.raw.trim_ascii_start(), &self.delimiters, self.number).map_err(|reason| self.broken(&reason))?;
        Ok(true)
    }

    /// Reads up to the end of a segment, or of the file: then yes.
    fn read_raw(&mut self) -> Result<bool, Broken> {
        self.raw.clear();
        let Delimiters { segment: end, release, .. } = self.delimiters;
        let mut released = false;
        loop {
            let number = self.number;
            let ahead = self.input.ahead(1).map_err(|error| unreadable(number, &error))?;
            if ahead.is_empty() {
                return Ok(true);
            }
            let place = ahead.iter().position(|byte| {
                let ends = !released && *byte == end;
                released = !released && Some(*byte) == release;
                ends
            });
            let length = place.unwrap_or(ahead.len());
            if self.raw.len() + length > SEGMENT_BYTES_MAX {
                let end = char::from(end).escape_default();
                let reason = format!("a segment is longer than {SEGMENT_BYTES_MAX} bytes: no `{end}` ends it; ask for the file again");
                return Err(self.broken(&reason));
            }
            self.raw.extend_from_slice(ahead.get(..length).unwrap_or_default());
            self.input.take(length + usize::from(place.is_some()));
            if place.is_some() {
                return Ok(false);
            }
        }
    }

    /// The family of the interchange that is being read.
    pub(super) fn standard(&self) -> Standard {
        self.delimiters.standard
    }

    /// How the interchange that is being read is taken apart.
    pub(super) fn delimiters(&self) -> Delimiters {
        self.delimiters
    }

    /// How many bytes were read.
    pub(super) fn bytes_read(&self) -> u64 {
        self.input.taken()
    }

    /// The file broke at the segment read last.
    pub(super) fn broken(&self, reason: &str) -> Broken {
        Broken { line: self.number, reason: reason.into() }
    }

    fn ahead(&mut self, wanted: usize) -> Result<&[u8], Broken> {
        let number = self.number;
        self.input.ahead(wanted).map_err(|error| unreadable(number, &error))
    }
}

fn unreadable(line: u32, error: &std::io::Error) -> Broken {
    Broken { line, reason: format!("cannot be read further: {error}") }
}
