//! Rows under their headings: where the header stands, which rows fit it, and how every line was used.

use csv::StringRecord;

use super::header::{self, Waiting, heading};
use super::raw::{Broken, RawRows, Remark, RemarkKind, Step};
use super::{Header, Tally, Unreadable};
use crate::profile::Opening;

/// The rows below the header of a file of any format.
pub struct Headed<'a> {
    rows: Box<dyn RawRows + 'a>,
    header: Header,
    /// The headings as they are written.
    written: Vec<String>,
    /// The rows the headings stand on, in lower case.
    header_rows: Vec<Vec<String>>,
    /// Rows read while the header was looked for.
    waiting: Waiting,
    tally: Tally,
    remarks: Vec<Remark>,
}

/// What comes next.
#[derive(Debug)]
pub enum Next {
    /// A row with as many cells as the header, and the line it begins on.
    Row(u32),
    /// A row that cannot be taken apart.
    Unreadable(Unreadable),
    /// No more rows.
    End,
}

impl<'a> Headed<'a> {
    /// Finds the header: where the opening says, else the first of the first rows that has all headings `wanted` (in lower case), else the one with most
    /// of them, else the first that is not blank.
    ///
    /// # Errors
    /// [`Broken`] when the file cannot be read, or has no row at all.
    pub fn open(mut rows: Box<dyn RawRows + 'a>, wanted: &[String], opening: &Opening) -> Result<Self, Broken> {
        let mut waiting = Waiting::new();
        let found = header::find(rows.as_mut(), &mut waiting, wanted, opening)?;
        let names = found.written.iter().map(|name| name.to_lowercase()).collect();
        let mut headed = Self {
            rows,
            header: Header { line: 0, names },
            written: found.written,
            header_rows: vec![],
            waiting,
            tally: Tally::default(),
            remarks: vec![],
        };
        headed.take_header(found.rows, found.own);
        Ok(headed)
    }

    /// So many of the waiting rows are header; the last of them are the headings themselves.
    fn take_header(&mut self, rows: usize, own: usize) {
        for place in 0..rows {
            let Some((step, cells)) = self.waiting.pop_front() else { return };
            let (line, lines) = match step {
                Step::Row { line, lines } => (line, lines),
                Step::Unreadable { row, lines } => (row.line, lines),
                Step::End => return,
            };
            self.tally.lines = self.tally.lines.saturating_add(lines);
            self.tally.header = self.tally.header.saturating_add(lines);
            if place + own >= rows {
                self.header.line = line;
                self.header_rows.push(names(&cells));
            }
        }
    }

    /// The headings.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The headings as they are written.
    pub fn written(&self) -> &[String] {
        &self.written
    }

    /// How the lines were used so far.
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// How many bytes were read so far.
    pub fn bytes_read(&self) -> u64 {
        self.rows.bytes_read()
    }

    /// What is to be said of the file; complete at its end.
    pub fn remarks(&self) -> Vec<Remark> {
        self.rows.remarks().iter().chain(&self.remarks).cloned().collect()
    }

    /// Reads the next row that is not blank into `cells`.
    ///
    /// # Errors
    /// [`Broken`] when the rest of the file cannot be read.
    pub fn next(&mut self, cells: &mut StringRecord) -> Result<Next, Broken> {
        loop {
            let step = match self.waiting.pop_front() {
                Some((step, waiting)) => {
                    *cells = waiting;
                    step
                }
                None => self.rows.next(cells)?,
            };
            match step {
                Step::End => return Ok(Next::End),
                Step::Unreadable { row, lines } => {
                    self.count(lines);
                    self.tally.unreadable += 1;
                    return Ok(Next::Unreadable(row));
                }
                Step::Row { lines, .. } if cells.iter().all(|cell| cell.trim().is_empty()) => {
                    self.tally.lines = self.tally.lines.saturating_add(lines);
                    self.tally.blank = self.tally.blank.saturating_add(lines);
                }
                Step::Row { line, lines } => {
                    if self.is_header_again(cells, line) {
                        self.tally.lines = self.tally.lines.saturating_add(lines);
                        self.tally.header = self.tally.header.saturating_add(lines);
                        continue;
                    }
                    self.count(lines);
                    return Ok(self.fit(cells, line));
                }
            }
        }
    }

    fn count(&mut self, lines: u32) {
        // Rows that share a line of the file are lines of their own here.
        let lines = lines.max(1);
        self.tally.lines = self.tally.lines.saturating_add(lines);
        self.tally.continued = self.tally.continued.saturating_add(lines.saturating_sub(1));
    }

    /// Whether a row repeats the header, as in files put one behind the other.
    fn is_header_again(&mut self, cells: &StringRecord, line: u32) -> bool {
        let begins_alike =
            |row: &Vec<String>| row.first().is_some_and(|name| cells.get(0).is_some_and(|cell| cell.trim().eq_ignore_ascii_case(name)));
        let alike = |row: &Vec<String>| cells.len() == row.len() && begins_alike(row) && names(cells) == *row;
        let again = self.header_rows.iter().any(alike);
        if again && self.remarks.len() < 20 {
            let reason = "the headings stand here again: files seem to have been put one behind the other";
            self.remarks.push(Remark { kind: RemarkKind::Note, line, seen: String::new(), reason: reason.into() });
        }
        again
    }

    fn fit(&mut self, cells: &mut StringRecord, line: u32) -> Next {
        let width = self.header.names.len();
        if cells.len() < width && self.rows.ragged() {
            (cells.len()..width).for_each(|_| cells.push_field(""));
        }
        if cells.len() > width && cells.iter().skip(width).all(|cell| cell.trim().is_empty()) {
            cells.truncate(width);
        }
        if cells.len() == width {
            self.tally.rows += 1;
            return Next::Row(line);
        }
        self.tally.unreadable += 1;
        let noun = if cells.len() == 1 { "cell" } else { "cells" };
        let reason = format!("has {} {noun} where the header has {width}", cells.len());
        Next::Unreadable(Unreadable { line, value: super::rows::cut(&cells.iter().collect::<Vec<_>>().join(" | ")), reason })
    }
}

/// Headings as they are compared.
fn names(cells: &StringRecord) -> Vec<String> {
    cells.iter().map(heading).collect()
}
