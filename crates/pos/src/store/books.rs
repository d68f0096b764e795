//! The lines of a store as sales that a programme can judge.

use std::io;
use std::ops::Range;
use std::path::PathBuf;

use jiff::civil::Date;
use programme::record::{Cell, Value};

use super::state::{Booked, State};
use super::{Refusal, Store};
use crate::segment::{Contents, Rows, cell, columns_of, text};

/// The columns that say whose a line is and when.
pub const SALE_FRAME: [&str; 4] = ["partner", "date", "known_on", "line_no"];

/// A line that counts, or once did.
#[derive(Debug)]
pub struct Line<'l> {
    /// Its account; empty where it is unallocated.
    pub partner: &'l str,
    /// When it happened.
    pub date: Date,
    /// The day from which it counts.
    pub known_on: Date,
    /// The day from which it does not count any more.
    pub reversed_on: Option<Date>,
    /// The submission.
    pub submission: &'l str,
    /// The line of the file it stands on.
    pub line: u32,
    /// The values of the columns asked for, in their order.
    pub cells: Vec<Cell>,
}

impl Store {
    /// Walks through all lines that count or once did, with these columns; those that never counted on any day are left out.
    ///
    /// # Errors
    /// What the system says, or what `take` says.
    pub fn lines(
        &self,
        state: &State,
        kind: &str,
        columns: &[&str],
        mut take: impl FnMut(Line<'_>) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        state.ever_counting(kind).try_for_each(|booked| self.lines_at(booked, None, columns, &mut take))
    }

    /// Walks through the lines of a segment in these rows (in order, none twice; all of them where left out), with these columns.
    ///
    /// # Errors
    /// What the system says, or what `take` says.
    pub fn lines_at(
        &self,
        booked: &Booked,
        rows: Option<&[Range<u32>]>,
        columns: &[&str],
        mut take: impl FnMut(Line<'_>) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let wanted: Vec<&str> = SALE_FRAME.iter().chain(columns).copied().collect();
        let path = self.home.file(&format!("segments/{}.parquet", booked.segment.name))?;
        let batches = match rows {
            Some(rows) => Rows::open_at(&path, &wanted, rows),
            None => Rows::open(&path, &wanted),
        };
        for batch in batches.map_err(|error| named(&booked.segment.name, &error))? {
            let batch = batch.map_err(|error| named(&booked.segment.name, &error))?;
            let frame = columns_of(&batch, &SALE_FRAME);
            let asked = columns_of(&batch, columns);
            let [partner, date, known, line] = frame.as_slice() else { continue };
            for row in 0..batch.num_rows() {
                let day = |value: Cell| match value {
                    Value::Date(day) => day,
                    _ => Date::MIN,
                };
                take(Line {
                    partner: text(*partner, row),
                    date: day(cell(*date, row)),
                    known_on: day(cell(*known, row)).max(booked.booked_on),
                    reversed_on: booked.reversed_on,
                    submission: &booked.submission,
                    line: cell(*line, row).number().and_then(|line| line.try_into().ok()).unwrap_or(0),
                    cells: asked.iter().map(|column| cell(*column, row)).collect(),
                })?;
            }
        }
        Ok(())
    }

    /// What a segment holds: as it was written beside it, else read from the segment itself.
    ///
    /// # Errors
    /// What the system says.
    pub fn contents(&self, booked: &Booked) -> Result<Contents, Refusal> {
        let name = &booked.segment.name;
        let written = self.home.get(&format!("segments/{name}.contents"))?;
        if let Some(contents) = written.and_then(|bytes| Contents::read(&bytes)) {
            return Ok(contents);
        }
        let path = self.home.file(&format!("segments/{name}.parquet"))?;
        Contents::of_file(&path).map_err(|error| named(name, &error))
    }

    /// The file of a segment on this machine.
    ///
    /// # Errors
    /// What the system says, also where it is not there.
    pub fn segment_file(&self, name: &str) -> Result<PathBuf, Refusal> {
        Ok(self.home.file(&format!("segments/{name}.parquet"))?)
    }
}

fn named(name: &str, error: &io::Error) -> Refusal {
    Refusal::Io(io::Error::new(error.kind(), format!("the segment `{name}` cannot be read: {error}")))
}
