//! The lines of EDI messages as rows of cells.

use std::fmt;
use std::io::Read;

use csv::StringRecord;

use super::control::{Control, MESSAGE, Part};
use super::delimiters::Standard;
use super::layout::{Checked, EdiLayout};
use super::loops::{Closed, Loops, Opened};
use super::remarks::Remarks;
use super::segment::Segment;
use super::segments::Segments;
use super::totals::Totals;
use crate::reader::{Broken, RawRows, Remark, RemarkKind, Step};

/// Reads the line items of a file. The first row is the header: the addresses of the layout as they are given; it stands on line 1.
///
/// A row's line is the ordinal of the segment that opened it, `UNA` included: where each segment has a line of its own, that is the line in an
/// editor. Empty segments do not count.
pub struct EdiRows<R> {
    segments: Segments<R>,
    segment: Segment,
    control: Control,
    loops: Loops,
    totals: Totals,
    remarks: Remarks,
    message: String,
    columns: Vec<String>,
    state: State,
    wanted: bool,
    begun: u32,
    place: Place,
    /// A segment that lists pairs, and how many of them were read.
    pairs: Option<(Segment, usize)>,
    given: u64,
}

/// Rows may take so many times the bytes of their file: texts of a head stand in every row below it.
const GIVEN_TIMES_MAX: u64 = 200;
/// What rows may take of any file.
const GIVEN_ALWAYS: u64 = 64 * 1024 * 1024;

/// Where a row stands, in the words of its sender.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Whether it is a transaction set of X12 or a message of EDIFACT.
    pub standard: Standard,
    /// The control number of the message.
    pub message: String,
    /// The segment inside the message; its head is 1.
    pub segment: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.standard {
            Standard::X12 => "transaction",
            Standard::Edifact => "message",
        };
        write!(f, "{name} {} segment {}", self.message, self.segment)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Header,
    Reading,
    Ended,
}

impl<R: Read> EdiRows<R> {
    /// Finds the first interchange of a file.
    ///
    /// # Errors
    /// [`Broken`] when the layout cannot be used or no interchange begins there.
    ///
    /// ```
    /// use csv::StringRecord;
    /// use pos::reader::edi::{EdiLayout, EdiRows};
    /// use pos::reader::RawRows as _;
    ///
    /// let file = "UNB+UNOC:3+S:14+R:14+240531:0800+7'UNH+1+SLSRPT:D:96A:UN'BGM+73E+R1+9'\
    ///             LIN+1++5410000000001:EN'QTY+153:12:PCE'UNT+5+1'UNZ+1+7'";
    /// let layout = EdiLayout {
    ///     message: "SLSRPT".into(),
    ///     levels: vec!["LIN".into()],
    ///     columns: vec!["LIN.3".into(), "QTY[153].1.2".into()],
    ///     ..EdiLayout::default()
    /// };
    /// let mut rows = EdiRows::open(file.as_bytes(), &layout).unwrap();
    /// let mut cells = StringRecord::new();
    /// rows.next(&mut cells).unwrap();
    /// assert_eq!(cells, vec!["LIN.3", "QTY[153].1.2"]);
    /// rows.next(&mut cells).unwrap();
    /// assert_eq!(cells, vec!["5410000000001", "12"]);
    /// assert_eq!(rows.place().to_string(), "message 1 segment 3");
    /// ```
    pub fn open(read: R, layout: &EdiLayout) -> Result<Self, Broken> {
        let Checked { message, levels, columns, line_count } = Checked::of(layout)?;
        let segments = Segments::open(read)?;
        let totals = Totals::new(line_count, levels.iter().map(|(pattern, _)| pattern.tag.as_str()));
        let place = Place { standard: segments.standard(), message: String::new(), segment: 0 };
        Ok(Self {
            segments,
            segment: Segment::new(),
            control: Control::default(),
            loops: Loops::new(levels, columns),
            totals,
            remarks: Remarks::default(),
            message,
            columns: layout.columns.clone(),
            state: State::Header,
            wanted: false,
            begun: 0,
            place,
            pairs: None,
            given: 0,
        })
    }

    /// Where the row read last stands, for a note to its sender: `transaction 0001 segment 14`.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Reads one segment. It may show that a row ended before it.
    fn advance(&mut self, cells: &mut StringRecord) -> Result<Option<Opened>, Broken> {
        if let Some((segment, read)) = &mut self.pairs {
            if segment.pair(*read, &mut self.segment) {
                *read += 1;
                let lines = u32::from(*read == 1);
                return self.line(lines, cells);
            }
            self.pairs = None;
        }
        if !self.segments.next(&mut self.segment)? {
            // The end of a whole file comes after the trailer of an interchange.
            return Err(self.segments.broken(&self.control.cut_off(self.segments.standard())));
        }
        let part = self.control.take(&self.segment, &mut self.remarks).map_err(|reason| self.segments.broken(&reason))?;
        match part {
            Part::Content if self.wanted => self.content(cells),
            Part::Content | Part::Astray => Ok(None),
            Part::Opens(MESSAGE) => self.message_begins().map(|()| None),
            Part::Opens(depth) => {
                self.note_test(depth);
                self.loops.envelope(&self.segment, depth);
                Ok(None)
            }
            Part::Closes(MESSAGE, _) => Ok(self.message_ends(cells)),
            Part::Closes(0, _) => {
                if !self.segments.begins_interchange()? {
                    self.end();
                }
                Ok(None)
            }
            Part::Closes(..) => Ok(None),
        }
    }

    fn message_begins(&mut self) -> Result<(), Broken> {
        let segment = &self.segment;
        let (name, reference) = match segment.is_edifact() {
            true => (segment.component(2, 1), segment.element(1)),
            false => (segment.element(1), segment.element(2)),
        };
        self.wanted = name.trim() == self.message;
        self.begun = segment.number;
        self.place = Place { standard: self.segments.standard(), message: reference.trim().into(), segment: 0 };
        self.totals.begin();
        self.loops.clear();
        if !self.wanted {
            self.other_content(format!("`{}` is not read: the profile asks for `{}`", name.trim(), self.message));
            return Ok(());
        }
        self.loops.hold(&mut self.segment).map_err(|reason| self.segments.broken(&reason))
    }

    fn content(&mut self, cells: &mut StringRecord) -> Result<Option<Opened>, Broken> {
        if ends_lines(&self.segment) {
            let row = self.close(0, cells);
            self.totals.check(&self.segment, &mut self.remarks);
            return Ok(row);
        }
        if is_of_a_utility(&self.segment) && self.message == "867" && !self.loops.any_open() {
            self.wanted = false;
            self.other_content("`867` of a utility, with meter readings, is not read".into());
            return Ok(None);
        }
        if !super::address::is_tag(self.segment.tag()) {
            let reason = "has a tag that no segment has: the file is damaged; ask for it again".into();
            self.remarks.total(self.segment.number, self.segment.seen(), reason);
        }
        self.totals.take(&self.segment);
        if self.segment.tag() == "SDQ" && self.loops.level(&self.segment).is_some() {
            self.pairs = Some((self.segment.clone(), 0));
            return Ok(None);
        }
        self.line(1, cells)
    }

    /// A segment of a message belongs to the innermost loop, or opens one.
    fn line(&mut self, lines: u32, cells: &mut StringRecord) -> Result<Option<Opened>, Broken> {
        let Some(level) = self.loops.level(&self.segment) else {
            self.loops.hold(&mut self.segment).map_err(|reason| self.segments.broken(&reason))?;
            return Ok(None);
        };
        let row = self.close(level, cells);
        let number = self.segment.number;
        let opened = Opened { number, within: number.saturating_sub(self.begun).saturating_add(1), lines };
        self.loops.open(level, opened, &mut self.segment).map_err(|reason| self.segments.broken(&reason))?;
        Ok(row)
    }

    fn message_ends(&mut self, cells: &mut StringRecord) -> Option<Opened> {
        if !self.wanted {
            return None;
        }
        let row = self.close(0, cells);
        if self.totals.lines_without_rows() {
            let levels: Vec<&str> = self.loops.names().collect();
            let reason = format!("`{}` has lines, but none opens the loops `{}` of the profile", self.message, levels.join("`, `"));
            self.other_content(reason);
        }
        self.loops.clear();
        self.wanted = false;
        row
    }

    fn close(&mut self, level: usize, cells: &mut StringRecord) -> Option<Opened> {
        match self.loops.close(level, cells) {
            Closed::Nothing => None,
            Closed::Empty(opened, tag) => {
                self.remarks.left_out(RemarkKind::Note, opened.number, format!("a loop `{tag}` holds no line"));
                None
            }
            Closed::Row(opened) => {
                self.totals.row();
                self.place.segment = opened.within;
                Some(opened)
            }
        }
    }

    fn other_content(&mut self, what: String) {
        self.remarks.left_out(RemarkKind::OtherContent, self.begun, what);
    }

    /// Both families have a mark for interchanges that are only a trial.
    fn note_test(&mut self, depth: usize) {
        let segment = &self.segment;
        let mark = if segment.is_edifact() { segment.element(11) == "1" } else { segment.element(15) == "T" };
        if depth == 0 && mark {
            self.remarks.note(segment.number, segment.seen(), "is marked as a test by its sender");
        }
    }

    /// A long text in a head, in front of very many short lines, would fill any disk.
    fn weigh(&mut self, row: Option<Opened>, cells: &StringRecord) -> Result<Option<Opened>, Broken> {
        if row.is_some() {
            self.given = self.given.saturating_add(u64::try_from(cells.as_slice().len()).unwrap_or(u64::MAX));
        }
        if self.given > GIVEN_ALWAYS.saturating_add(self.segments.bytes_read().saturating_mul(GIVEN_TIMES_MAX)) {
            return Err(self.segments.broken(&format!("its rows are more than {GIVEN_TIMES_MAX} times as long as the file")));
        }
        Ok(row)
    }

    fn end(&mut self) {
        self.state = State::Ended;
        self.remarks.finish();
    }
}

impl<R: Read + Send> RawRows for EdiRows<R> {
    fn next(&mut self, cells: &mut StringRecord) -> Result<Step, Broken> {
        if self.state == State::Header {
            self.state = State::Reading;
            cells.clear();
            self.columns.iter().for_each(|column| cells.push_field(column));
            return Ok(Step::Row { line: 1, lines: 1 });
        }
        while self.state == State::Reading {
            match self.advance(cells).and_then(|row| self.weigh(row, cells)) {
                Ok(Some(opened)) => {
                    return Ok(Step::Row { line: opened.number, lines: opened.lines });
                }
                Ok(None) => {}
                Err(broken) => {
                    self.end();
                    return Err(broken);
                }
            }
        }
        cells.clear();
        Ok(Step::End)
    }

    fn bytes_read(&self) -> u64 {
        self.segments.bytes_read()
    }

    fn ragged(&self) -> bool {
        false
    }

    fn remarks(&self) -> &[Remark] {
        self.remarks.told()
    }
}

/// Whether the lines of a message end here and its totals begin.
fn ends_lines(segment: &Segment) -> bool {
    match segment.tag() {
        "CTT" | "CNT" => true,
        "UNS" => segment.element(1) == "S",
        _ => false,
    }
}

/// Utilities report meter readings with the same transaction set; its parties are a provider (`8S`) and its customer (`8R`).
fn is_of_a_utility(segment: &Segment) -> bool {
    segment.tag() == "N1" && matches!(segment.element(1), "8S" | "8R")
}
