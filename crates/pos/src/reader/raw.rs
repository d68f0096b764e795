//! What the readers of all formats have in common: one row of cells after the other, each with the line it stands on.

use std::fmt;

use csv::StringRecord;

use super::Unreadable;

/// The rows of a file of any format, in their order, blank ones and headings included.
///
/// Memory does not grow with the length of the file. After [`Step::End`] or [`Broken`] nothing follows.
pub trait RawRows: Send {
    /// Reads the next row into `cells`.
    ///
    /// # Errors
    /// [`Broken`] when the rest of the file cannot be read at all.
    fn next(&mut self, cells: &mut StringRecord) -> Result<Step, Broken>;

    /// How many bytes of the file were read so far, to show how far the work has come.
    fn bytes_read(&self) -> u64;

    /// Whether rows may have fewer cells than the header because the format leaves empty ones at their end out.
    fn ragged(&self) -> bool;

    /// What is to be said of the file as a whole; complete once all rows were read.
    fn remarks(&self) -> &[Remark];
}

/// What stands at the next place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A row; its cells were read. A blank row has no cells, or only empty ones.
    Row {
        /// The line it begins on, from 1.
        line: u32,
        /// How many lines it takes: more than one with line breaks inside quotes.
        lines: u32,
    },
    /// A row that cannot be taken apart.
    Unreadable {
        /// What is wrong with it, and where it begins.
        row: Unreadable,
        /// How many lines it takes.
        lines: u32,
    },
    /// No more rows.
    End,
}

/// The rest of a file cannot be read, so nothing of the file can be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The line after which it broke; 0 where the file as a whole is unusable.
    pub line: u32,
    /// What is wrong and what to do.
    pub reason: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}", self.reason),
            line => write!(f, "after line {line}: {}", self.reason),
        }
    }
}

impl std::error::Error for Broken {}

/// Something about the file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What kind of thing.
    pub kind: RemarkKind,
    /// The line it stands on; 0 where it stands on none.
    pub line: u32,
    /// What was seen.
    pub seen: String,
    /// What is to be said of it.
    pub reason: String,
}

/// What kind of thing is said about a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkKind {
    /// A count or sum that the file states of itself is not what was found in it: the file is not whole.
    ControlTotal,
    /// The file is of the right format but not what the profile reads (another message, another sheet).
    OtherContent,
    /// Worth knowing; changes nothing.
    Note,
}
