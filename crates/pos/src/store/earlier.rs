//! The lines of the store that a new report is held against.

use std::io;
use std::path::PathBuf;

use super::home::Home;
use super::state::State;
use crate::intake::{Earlier, EarlierSegment};
use crate::segment::Rows;
use crate::segment::keys::check_length;

/// The segments that count, without those of submissions that are about to be replaced.
pub(super) struct Counting<'h> {
    home: &'h dyn Home,
    segments: Vec<EarlierSegment>,
}

impl<'h> Counting<'h> {
    /// Those that count but for some submissions.
    pub(super) fn without(home: &'h dyn Home, state: &State, kind: &str, submissions: &[String]) -> Self {
        Self::of(home, state, |booked| booked.kind == kind && !submissions.contains(&booked.submission))
    }

    /// Those of some submissions.
    pub(super) fn only(home: &'h dyn Home, state: &State, kind: &str, submissions: &[String]) -> Self {
        Self::of(home, state, |booked| booked.kind == kind && submissions.contains(&booked.submission))
    }

    fn of(home: &'h dyn Home, state: &State, counts: impl Fn(&super::Booked) -> bool) -> Self {
        let segments = state.live().filter(|booked| counts(booked)).map(|booked| EarlierSegment {
            name: booked.segment.name.clone(),
            submission: booked.submission.clone(),
            reporter: booked.reporter.clone(),
            lines: booked.segment.lines,
            days: Some((booked.segment.from, booked.segment.to)),
            serials: booked.segment.serials,
        });
        Self { home, segments: segments.collect() }
    }

    fn file(&self, segment: &EarlierSegment, ending: &str) -> io::Result<PathBuf> {
        self.home.file(&format!("segments/{}.{ending}", segment.name))
    }
}

impl Earlier for Counting<'_> {
    fn segments(&self) -> &[EarlierSegment] {
        &self.segments
    }

    fn keys(&self, segment: &EarlierSegment) -> io::Result<PathBuf> {
        // Of a file that is cut off, lines would not be found again and count twice.
        let path = self.file(segment, "keys")?;
        check_length(&path, Some(segment.lines)).map(|()| path)
    }

    fn serials(&self, segment: &EarlierSegment) -> io::Result<PathBuf> {
        let path = self.file(segment, "serials")?;
        check_length(&path, None).map(|()| path)
    }

    fn rows(&self, segment: &EarlierSegment, columns: &[&str]) -> io::Result<Rows> {
        Rows::open(&self.file(segment, "parquet")?, columns)
    }
}
