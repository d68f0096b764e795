//! Rows whose headings are values - a column per month or store - as one line for each of these cells.

use csv::StringRecord;

use super::headed::{Headed, Next};
use super::raw::Broken;
use crate::profile::{PIVOT_HEADING, PIVOT_VALUE, Pivot};

/// The lines of a pivoted file: its fixed columns, the heading and the value of one cell.
pub struct Unpivoted<'a> {
    rows: Headed<'a>,
    names: Vec<String>,
    fixed: Vec<usize>,
    /// Columns that are values, with their headings as the profile writes them, else as the file does: maps and fields show them so.
    values: Vec<(usize, String)>,
    row: StringRecord,
    line: u32,
    /// The next value of the row.
    next: usize,
    /// Cells without a value.
    blank: u64,
    /// Cells with one.
    taken: u64,
}

impl<'a> Unpivoted<'a> {
    /// Lines of the cells that the pivot names.
    ///
    /// # Errors
    /// The headings that are not there.
    pub fn open(rows: Headed<'a>, pivot: &Pivot) -> Result<Self, Vec<String>> {
        let names = rows.header().names.clone();
        let missing: Vec<String> = pivot.columns.iter().filter(|name| !names.contains(name)).cloned().collect();
        if !missing.is_empty() {
            return Err(missing);
        }
        let is_value = |name: &String| pivot.columns.contains(name) != pivot.all_but && !name.is_empty();
        let places = || names.iter().enumerate();
        let fixed: Vec<usize> = places().filter(|(_, name)| !is_value(name)).map(|(place, _)| place).collect();
        let shown = |place: usize, name: &String| pivot.spelling(name).or(rows.written().get(place)).unwrap_or(name).clone();
        let values: Vec<(usize, String)> =
            places().filter(|(_, name)| is_value(name)).map(|(place, name)| (place, shown(place, name))).collect();
        let mut kept: Vec<String> = fixed.iter().filter_map(|place| names.get(*place).cloned()).collect();
        kept.extend([PIVOT_HEADING.into(), PIVOT_VALUE.into()]);
        let next = values.len();
        Ok(Self { rows, names: kept, fixed, values, row: StringRecord::new(), line: 0, next, blank: 0, taken: 0 })
    }

    /// The headings of the lines.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The rows beneath.
    pub fn rows(&self) -> &Headed<'a> {
        &self.rows
    }

    /// How many cells gave a line, and how many were blank.
    pub fn cells(&self) -> (u64, u64) {
        (self.taken, self.blank)
    }

    /// The next line.
    ///
    /// # Errors
    /// [`Broken`] when the rest of the file cannot be read.
    pub fn next(&mut self, cells: &mut StringRecord) -> Result<Next, Broken> {
        loop {
            let Some((place, heading)) = self.values.get(self.next) else {
                match self.rows.next(&mut self.row)? {
                    Next::Row(line) => (self.line, self.next) = (line, 0),
                    other => return Ok(other),
                }
                if self.values.is_empty() {
                    return Ok(Next::End);
                }
                continue;
            };
            self.next += 1;
            let value = self.row.get(*place).unwrap_or_default();
            if value.trim().is_empty() {
                self.blank += 1;
                continue;
            }
            self.taken += 1;
            cells.clear();
            self.fixed.iter().for_each(|place| cells.push_field(self.row.get(*place).unwrap_or_default()));
            cells.push_field(heading);
            cells.push_field(value);
            return Ok(Next::Row(self.line));
        }
    }
}
