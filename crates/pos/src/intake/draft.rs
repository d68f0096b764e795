//! Drafts of segments: written beside the reading, in their own thread, until it is settled which of their lines count.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;

use jiff::civil::Date;

use crate::segment::{Staging, Stamp, write};

/// What the thread that writes drafts is given.
pub(super) enum Drafting {
    /// Lines for one segment.
    Lines(Staging),
}

/// A segment that is written and not yet part of anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its name; `NAME.parquet`, `NAME.contents`, `NAME.keys` and, where there are serials, `NAME.serials` lie in the folder of drafts.
    pub name: String,
    /// How many lines it has.
    pub lines: u64,
    /// The first and last day of a sale.
    pub days: Option<(Date, Date)>,
    /// Whether it has serials.
    pub serials: bool,
}

impl Draft {
    /// The path of one of its files.
    #[must_use]
    pub fn path(&self, folder: &Path, ending: &str) -> PathBuf {
        folder.join(format!("{}.{ending}", self.name))
    }
}

/// Writes what comes until nothing comes any more.
pub(super) fn write_all(lines: &Receiver<Drafting>, folder: &Path, stamp: &Stamp) -> io::Result<Vec<Draft>> {
    let mut drafts = vec![];
    while let Ok(Drafting::Lines(staging)) = lines.recv() {
        let name = format!("{:05}", drafts.len() + 1);
        drafts.push(write_one(staging, folder, &name, stamp)?);
    }
    Ok(drafts)
}

/// Sorts and writes the lines of one segment.
pub(super) fn write_one(staging: Staging, folder: &Path, name: &str, stamp: &Stamp) -> io::Result<Draft> {
    let sorted = staging.sorted(stamp).map_err(io::Error::other)?;
    let written = write(&sorted, folder, name)?;
    let serials = folder.join(format!("{name}.serials")).exists();
    Ok(Draft { name: name.into(), lines: written.lines, days: written.days, serials })
}
