//! The first lines of a message, by the addresses that may be used.

use std::collections::BTreeSet;
use std::io::Read;

use csv::StringRecord;

use super::habits::{Habit, PARTS_EDIFACT, PARTS_X12};
use crate::reader::edi::{EdiLayout, EdiRows, LineCount};
use crate::reader::{Broken, RawRows as _, Remark, RemarkKind, Step};

/// So many lines are looked at.
const MOST: usize = 1_000;

/// The first lines of a message.
pub(super) struct Lines {
    addresses: Vec<String>,
    rows: Vec<StringRecord>,
    /// What is said of a message whose own count of lines is none that could be found.
    pub(super) count_wrong: Option<String>,
}

impl Lines {
    /// Reads the first lines.
    pub(super) fn read(file: impl Read + Send, habit: &Habit) -> Result<Self, Broken> {
        let own = habit.fields.iter().flat_map(|(_, addresses)| addresses.iter()).chain(&habit.period).chain(habit.reporter);
        let mut addresses: BTreeSet<String> = own.map(|address| (*address).to_owned()).collect();
        for qualifier in habit.customers.iter().chain(habit.buyers) {
            let parts = if habit.message.starts_with(|first: char| first.is_ascii_digit()) { PARTS_X12 } else { PARTS_EDIFACT };
            addresses.extend(parts.iter().map(|(_, pattern)| pattern.replace('@', qualifier)));
        }
        let addresses: Vec<String> = addresses.into_iter().collect();
        let levels = habit.levels.iter().map(|level| (*level).to_owned()).collect();
        let layout = EdiLayout { message: habit.message.into(), levels, columns: addresses.clone(), line_count: LineCount::Usual };
        let mut reading = EdiRows::open(file, &layout)?;
        let mut rows = vec![];
        let mut cells = StringRecord::new();
        // The first row holds the headings.
        let mut heading = true;
        while rows.len() < MOST {
            match reading.next(&mut cells)? {
                Step::End => break,
                Step::Row { .. } if !heading => rows.push(cells.clone()),
                _ => heading = false,
            }
        }
        let wrong = |remark: &&Remark| remark.kind == RemarkKind::ControlTotal && remark.reason.contains(" lines, found: ");
        let count_wrong = reading.remarks().iter().find(wrong).map(|remark| remark.reason.clone());
        Ok(Self { addresses, rows, count_wrong })
    }

    /// How many lines there are.
    pub(super) fn count(&self) -> usize {
        self.rows.len()
    }

    /// How many lines have a part and the figure the file is for.
    pub(super) fn sound(&self, habit: &Habit) -> usize {
        let of = |fields: &[&str]| -> Vec<usize> {
            let addresses = habit.fields.iter().filter(|(field, _)| fields.contains(field)).flat_map(|(_, addresses)| addresses.iter());
            addresses.filter_map(|address| self.place(address)).collect()
        };
        let (parts, figures) = (of(&["product", "reporter_product", "ean"]), of(&["quantity", "on_hand"]));
        let any =
            |row: &StringRecord, places: &[usize]| places.iter().any(|place| row.get(*place).is_some_and(|cell| !cell.trim().is_empty()));
        self.rows.iter().filter(|row| any(row, &parts) && any(row, &figures)).count()
    }

    /// The first address that nearly all lines have something at; else the one most have something at, with how many.
    pub(super) fn best<'a>(&self, addresses: &[&'a str]) -> Option<(&'a str, usize)> {
        let counted: Vec<(&str, usize)> = addresses.iter().map(|address| (*address, self.filled(address))).collect();
        let most = counted.iter().map(|(_, filled)| *filled).max().filter(|most| *most > 0)?;
        counted.into_iter().find(|(_, filled)| *filled == most || filled * 10 >= self.rows.len() * 9)
    }

    /// How many lines have something at an address.
    pub(super) fn filled(&self, address: &str) -> usize {
        self.values(address).len()
    }

    /// What stands at an address, empty cells left out.
    pub(super) fn values(&self, address: &str) -> Vec<&str> {
        let Some(place) = self.place(address) else { return vec![] };
        self.rows.iter().filter_map(|row| row.get(place)).map(str::trim).filter(|cell| !cell.is_empty()).collect()
    }

    /// What stands at an address in every line, where it is the same.
    pub(super) fn only(&self, address: &str) -> Option<&str> {
        let values = self.values(address);
        let first = *values.first()?;
        (values.len() == self.rows.len() && values.iter().all(|value| *value == first)).then_some(first)
    }

    /// `filled in 98 of 100 lines`.
    pub(super) fn share(&self, filled: usize) -> String {
        match self.rows.len() {
            1 => "filled in the one line".into(),
            all if all == filled => format!("filled in all {all} lines"),
            all => format!("filled in {filled} of {all} lines"),
        }
    }

    fn place(&self, address: &str) -> Option<usize> {
        self.addresses.iter().position(|known| known == address)
    }
}
