//! The answer to a reporter: their own file back, row for row, with what became of each row at its right.
//!
//! Words: an **annotation** is what is said of one row, a **finding** is one thing found in it. Of several findings each has its own line in each of
//! the added [`COLUMNS`], so that the first line of `field` belongs to the first line of `reason`.
//!
//! Invariants: a row keeps its line and its cells, whatever was wrong with it, so that the file can be mended in place and sent again; whatever we
//! add is text and never a formula, even where it repeats what a stranger wrote.

mod guard;
mod report;
mod text;
mod workbook;

use std::fmt;

pub use report::Answer;
pub use text::annotate_csv;
pub use workbook::annotate;

use crate::reader::Broken;

/// The headings of the columns that are added at the right.
pub const COLUMNS: [&str; 5] = ["status", "field", "reason_code", "reason", "suggestion"];

/// What is said of one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotation {
    /// What became of the row, in the reporter's language: `accepted`, `rejected`.
    pub status: String,
    /// Whether the reporter has something to mend; such rows are tinted.
    pub is_rejected: bool,
    /// What was found, the most important first; may be empty.
    pub findings: Vec<Finding>,
}

/// One thing found in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    /// The column it is about, as the reporter calls it; empty where it is about the whole row.
    pub field: String,
    /// A code that does not change with the language.
    pub code: String,
    /// What is wrong, in the reporter's language.
    pub reason: String,
    /// What to write instead; empty where nothing can be suggested.
    pub suggestion: String,
}

/// Where things stand in the reporter's file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout<'a> {
    /// The line of the headings; 0 where there are none.
    pub header_line: u32,
    /// The name of the sheet; the usual one where it is empty or cannot be a name. CSV has none.
    pub sheet: &'a str,
}

/// The answer could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritten {
    /// Why, and what to do.
    pub reason: String,
}

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Unwritten {}

impl From<Broken> for Unwritten {
    fn from(broken: Broken) -> Self {
        Self { reason: format!("the file that is answered cannot be read again: {broken}") }
    }
}

impl From<std::io::Error> for Unwritten {
    fn from(error: std::io::Error) -> Self {
        Self { reason: format!("the answer cannot be written: {error}") }
    }
}

impl Annotation {
    /// The texts of the added columns, in their order.
    fn cells(&self) -> [String; 5] {
        let column = |text: fn(&Finding) -> &str| {
            let lines: Vec<&str> = self.findings.iter().map(text).collect();
            if lines.iter().all(|line| line.is_empty()) { String::new() } else { lines.join("\n") }
        };
        [
            self.status.clone(),
            column(|finding| &finding.field),
            column(|finding| &finding.code),
            column(|finding| &finding.reason),
            column(|finding| &finding.suggestion),
        ]
    }
}
