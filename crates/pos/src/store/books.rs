//! The lines of a store as sales that a programme can judge.

use std::io;

use jiff::civil::Date;
use programme::record::{Cell, Value};

use super::state::{Booked, State};
use super::{Refusal, Store};
use crate::segment::{Rows, cell, columns_of, text};

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
        for booked in state.segments.iter().filter(|booked| booked.kind == kind) {
            if booked.reversed_on.is_none_or(|day| booked.booked_on < day) {
                self.lines_of(booked, columns, &mut take)?;
            }
        }
        Ok(())
    }

    fn lines_of(&self, booked: &Booked, columns: &[&str], take: &mut impl FnMut(Line<'_>) -> Result<(), Refusal>) -> Result<(), Refusal> {
        let wanted: Vec<&str> = SALE_FRAME.iter().chain(columns).copied().collect();
        let path = self.home.file(&format!("segments/{}.parquet", booked.segment.name))?;
        for batch in Rows::open(&path, &wanted).map_err(|error| named(&booked.segment.name, &error))? {
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
}

fn named(name: &str, error: &io::Error) -> Refusal {
    Refusal::Io(io::Error::new(error.kind(), format!("the segment `{name}` cannot be read: {error}")))
}
