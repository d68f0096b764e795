//! What is worth saying of a sheet besides its rows.

use super::super::{Remark, RemarkKind};
use super::place::{column_name, place};

/// So many places are named; of more only the number is told.
const NAMED_MAX: usize = 5;

/// Gathers while the rows go by; bounded, however many there are.
#[derive(Default)]
pub(super) struct Seen {
    hidden_rows: Runs,
    hidden_columns: Runs,
    merged: Places,
    unanswered: Places,
    too_long: Places,
    formulas: u64,
}

/// Runs of neighbours: 5 to 9, 12.
#[derive(Default)]
struct Runs {
    named: Vec<(u32, u32)>,
    count: u64,
}

/// Single places.
#[derive(Default)]
struct Places {
    named: Vec<String>,
    first_line: u32,
    count: u64,
}

impl Seen {
    pub fn hidden_row(&mut self, line: u32) {
        self.hidden_rows.push(line, line);
    }

    /// Columns from 1, both included.
    pub fn hidden_columns(&mut self, first: u32, last: u32) {
        self.hidden_columns.push(first, last);
    }

    pub fn merged(&mut self, range: &str) {
        self.merged.push(0, || range.chars().take(30).collect());
    }

    pub fn formula(&mut self, has_value: bool, line: u32, column: usize) {
        self.formulas += 1;
        if !has_value {
            self.unanswered.push(line, || place(line, column));
        }
    }

    pub fn too_long(&mut self, line: u32, column: usize) {
        self.too_long.push(line, || place(line, column));
    }

    /// Everything in words, in a fixed order.
    pub fn remarks(&self, to_be_computed: bool) -> Vec<Remark> {
        let mut told = Vec::new();
        let mut tell = |line: u32, seen: String, reason: &str| {
            if !seen.is_empty() {
                told.push(Remark { kind: RemarkKind::Note, line, seen, reason: reason.into() });
            }
        };
        tell(0, self.hidden_columns.told(column_name), "hidden columns, read like the others");
        tell(0, self.hidden_rows.told(|row| row.to_string()), "hidden rows, read like the others");
        tell(0, self.merged.told(), "merged cells: their value counts for the first row and column of each only");
        let reason = "formulas without a result, read as empty: open the workbook in a spreadsheet, save it, and send it again";
        tell(self.unanswered.first_line, self.unanswered.told(), reason);
        let reason = "numbers of more than 15 digits, of which a spreadsheet keeps 15: enter such numbers as text";
        tell(self.too_long.first_line, self.too_long.told(), reason);
        if to_be_computed && self.formulas > 0 {
            let reason = "formulas that were never computed by a spreadsheet: their results may be wrong; open the workbook, save it, and send it again";
            tell(0, format!("{} formulas", self.formulas), reason);
        }
        told
    }
}

impl Runs {
    fn push(&mut self, first: u32, last: u32) {
        self.count += u64::from(last.saturating_sub(first)) + 1;
        if let Some((_, end)) = self.named.last_mut().filter(|(_, end)| end.checked_add(1) == Some(first)) {
            *end = last;
        } else if self.named.len() <= NAMED_MAX {
            self.named.push((first, last));
        }
    }

    fn told(&self, name: impl Fn(u32) -> String) -> String {
        let runs = self.named.iter().take(NAMED_MAX);
        let runs: Vec<String> =
            runs.map(|(first, last)| if first == last { name(*first) } else { format!("{}-{}", name(*first), name(*last)) }).collect();
        let runs = runs.join(", ");
        if self.named.len() > NAMED_MAX { format!("{runs}, ... ({} in all)", self.count) } else { runs }
    }
}

impl Places {
    fn push(&mut self, line: u32, name: impl Fn() -> String) {
        self.count += 1;
        if self.named.is_empty() {
            self.first_line = line;
        }
        if self.named.len() < NAMED_MAX {
            self.named.push(name());
        }
    }

    fn told(&self) -> String {
        let named = self.named.join(", ");
        if self.count > NAMED_MAX as u64 { format!("{named}, ... ({} in all)", self.count) } else { named }
    }
}
