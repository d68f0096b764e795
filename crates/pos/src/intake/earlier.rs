//! What was reported before and still counts: what a new report is held against.

use std::io;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::segment::Rows;

/// A segment that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierSegment {
    /// Its name.
    pub name: String,
    /// The submission it belongs to.
    pub submission: String,
    /// Who reported it.
    pub reporter: String,
    /// How many lines it has.
    pub lines: u64,
    /// The first and last day of a sale.
    pub days: Option<(Date, Date)>,
    /// Whether it has serials.
    pub serials: bool,
}

/// The segments that count, without those that the new report replaces.
pub trait Earlier: Sync {
    /// All of them.
    fn segments(&self) -> &[EarlierSegment];

    /// The file of the keys of a segment.
    ///
    /// # Errors
    /// What the system says.
    fn keys(&self, segment: &EarlierSegment) -> io::Result<PathBuf>;

    /// The file of the serials of a segment.
    ///
    /// # Errors
    /// What the system says.
    fn serials(&self, segment: &EarlierSegment) -> io::Result<PathBuf>;

    /// The lines of a segment, only these columns.
    ///
    /// # Errors
    /// What the system says.
    fn rows(&self, segment: &EarlierSegment, columns: &[&str]) -> io::Result<Rows>;
}

/// Nothing was reported before.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nothing;

impl Earlier for Nothing {
    fn segments(&self) -> &[EarlierSegment] {
        &[]
    }

    fn keys(&self, segment: &EarlierSegment) -> io::Result<PathBuf> {
        Err(io::Error::new(io::ErrorKind::NotFound, segment.name.clone()))
    }

    fn serials(&self, segment: &EarlierSegment) -> io::Result<PathBuf> {
        Err(io::Error::new(io::ErrorKind::NotFound, segment.name.clone()))
    }

    fn rows(&self, segment: &EarlierSegment, _: &[&str]) -> io::Result<Rows> {
        Err(io::Error::new(io::ErrorKind::NotFound, segment.name.clone()))
    }
}
