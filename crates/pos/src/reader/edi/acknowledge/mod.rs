//! The answer to an EDI file: which of its messages were taken. X12 answers with a 997, EDIFACT with a CONTRL.

mod contrl;
mod functional;
mod writer;

use std::io::Read;

use jiff::civil::DateTime;

use super::control::{Control, Fit, MESSAGE, Part};
use super::delimiters::Delimiters;
use super::remarks::Remarks;
use super::segment::Segment;
use super::segments::Segments;
use crate::reader::Broken;

/// What an answer says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The control number of our first interchange; the next ones follow it. The receiver refuses a number that he has seen.
    pub control: u32,
    /// When it is written.
    pub at: DateTime,
}

/// A message of the file, as far as its answer is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageSeen {
    /// Its kind: `867`, `SLSRPT`.
    pub message: String,
    /// Its control number.
    pub reference: String,
    /// The number of its first segment in the file.
    pub line: u32,
    /// What kind of message it is in the standard's own words: `SLSRPT:D:96A:UN`.
    kind: Vec<String>,
    verdict: Verdict,
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Taken.
    Accepted,
    /// Taken, but not all of its lines. EDIFACT has no word for it: there it counts as taken.
    AcceptedWithErrors,
    /// Not taken.
    Rejected,
    /// Not taken: we do not read such messages.
    NotSupported,
    /// Not taken: its trailer does not repeat its reference. Found by the answer itself.
    WrongReference,
    /// Not taken: its trailer counts other segments than there are. Found by the answer itself.
    WrongCount,
}

impl Verdict {
    fn taken(self) -> bool {
        matches!(self, Self::Accepted | Self::AcceptedWithErrors)
    }
}

/// Writes the answer to a file: an interchange for each of its interchanges, in the same characters. `judge` says what became of each message
/// whose trailer fits. Answers are not answered: a file of nothing else gives an empty text.
///
/// # Errors
/// [`Broken`] when the file is: then its sender is told by other means.
///
/// ```
/// use pos::reader::edi::{Answer, Verdict, acknowledge};
/// let file = "UNB+UNOC:3+S:14+R:14+240531:0800+7'UNH+1+SLSRPT:D:96A:UN'BGM+73E+R1+9'UNT+3+1'UNZ+1+7'";
/// let answer = Answer { control: 12, at: jiff::civil::date(2024, 6, 3).at(9, 30, 0, 0) };
/// let text = acknowledge(file.as_bytes(), answer, |_| Verdict::Accepted).unwrap();
/// assert_eq!(text, "UNB+UNOC:3+R:14+S:14+240603:0930+12'\nUNH+1+CONTRL:D:3:UN'\nUCI+7+S:14+R:14+7'\nUNT+3+1'\nUNZ+1+12'\n");
/// ```
pub fn acknowledge(file: impl Read, answer: Answer, mut judge: impl FnMut(&MessageSeen) -> Verdict) -> Result<String, Broken> {
    let mut segments = Segments::open(file)?;
    let mut segment = Segment::new();
    let mut control = Control::default();
    let mut remarks = Remarks::default();
    let mut seen = Interchange::default();
    let mut text = String::new();
    let mut next = answer;
    while segments.next(&mut segment)? {
        match control.take(&segment, &mut remarks).map_err(|reason| segments.broken(&reason))? {
            Part::Opens(0) => seen = Interchange { head: segment.clone(), ..Interchange::default() },
            Part::Opens(MESSAGE) => seen.message(&segment),
            Part::Opens(_) => seen.groups.push(Group { head: Some(segment.clone()), ..Group::default() }),
            Part::Closes(MESSAGE, fit) => seen.judged(fit, &mut judge),
            Part::Closes(0, fit) => {
                if seen.write(&segments.delimiters(), next, fit, &mut text) {
                    next.control = next.control.saturating_add(1);
                }
                if !segments.begins_interchange()? {
                    return Ok(text);
                }
            }
            Part::Closes(_, fit) => seen.group_ends(&segment, fit),
            Part::Content | Part::Astray => {}
        }
    }
    Err(segments.broken(&control.cut_off(segments.standard())))
}

/// An interchange as far as its answer is concerned.
#[derive(Debug)]
struct Interchange {
    head: Segment,
    groups: Vec<Group>,
}

impl Default for Interchange {
    fn default() -> Self {
        Self { head: Segment::new(), groups: vec![] }
    }
}

/// A group; without head where messages stand in the interchange itself.
#[derive(Debug, Default)]
struct Group {
    head: Option<Segment>,
    messages: Vec<MessageSeen>,
    /// How many messages its trailer states, and whether it fits.
    stated: String,
    fit: Option<Fit>,
}

impl Interchange {
    fn message(&mut self, segment: &Segment) {
        let (message, reference) = match segment.is_edifact() {
            true => (segment.component(2, 1), segment.element(1)),
            false => (segment.element(1), segment.element(2)),
        };
        let kind = (1..=5).map(|component| segment.component(2, component).to_owned()).collect();
        let seen = MessageSeen {
            message: message.trim().into(),
            reference: reference.trim().into(),
            line: segment.number,
            kind,
            verdict: Verdict::Rejected,
        };
        if self.groups.last().is_none_or(|group| group.fit.is_some()) {
            self.groups.push(Group::default());
        }
        if let Some(group) = self.groups.last_mut() {
            group.messages.push(seen);
        }
    }

    fn judged(&mut self, fit: Fit, judge: &mut impl FnMut(&MessageSeen) -> Verdict) {
        let Some(message) = self.groups.last_mut().and_then(|group| group.messages.last_mut()) else { return };
        message.verdict = match fit {
            Fit { reference: false, .. } => Verdict::WrongReference,
            Fit { count: false, .. } => Verdict::WrongCount,
            Fit { .. } => judge(message),
        };
    }

    fn group_ends(&mut self, segment: &Segment, fit: Fit) {
        if let Some(group) = self.groups.last_mut() {
            group.stated = segment.element(1).trim().into();
            group.fit = Some(fit);
        }
    }

    /// Writes the answer, if there is one to be given.
    fn write(&self, by: &Delimiters, answer: Answer, fit: Fit, text: &mut String) -> bool {
        let before = text.len();
        if self.head.is_edifact() {
            contrl::write(self, by, answer, fit, text);
        } else {
            functional::write(self, by, answer, text);
        }
        text.len() > before
    }
}
