//! What is said of a line or a file, and how the lines of a file fared.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::code::{Code, Severity};

/// Something that is wrong, or worth knowing, about a line or a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The line, from 1; 0 for the file as a whole.
    pub line: u32,
    /// The code of the check ([`Code::code`]).
    pub code: String,
    /// Whether the line (or the file) was rejected for it.
    pub rejects: bool,
    /// The column, as the file names it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub field: String,
    /// What was seen.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub seen: String,
    /// What is wrong.
    pub reason: String,
    /// What was probably meant, or what to do.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub suggestion: String,
}

impl Finding {
    /// A finding of a check.
    #[must_use]
    pub fn new(code: Code, severity: Severity, line: u32, reason: impl Into<String>) -> Self {
        Self {
            line,
            code: code.code().into(),
            rejects: severity == Severity::Reject,
            field: String::new(),
            seen: String::new(),
            reason: reason.into(),
            suggestion: code.help().into(),
        }
    }

    /// With the cell it is about.
    #[must_use]
    pub fn at(mut self, field: &str, seen: &str) -> Self {
        self.field = field.into();
        self.seen = programme::record::cut_short(seen).into();
        self
    }

    /// With what was probably meant.
    #[must_use]
    pub fn suggest(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = suggestion.into();
        self
    }
}

/// How the lines of a file fared: `accepted + rejected + left_out + blank + header + continued = lines`, always.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// All lines of the file. Of a pivoted file: its cells that are values.
    pub lines: u64,
    /// Lines taken.
    pub accepted: u64,
    /// Lines parked, each with its reason.
    pub rejected: u64,
    /// Lines the profile does not want.
    pub left_out: u64,
    /// Lines with nothing in them.
    pub blank: u64,
    /// Headings, and what stands above them.
    pub header: u64,
    /// Second and further lines of rows with a line break in a cell.
    pub continued: u64,
    /// Accepted lines with a warning.
    pub warned: u64,
    /// How often each check spoke, by its code.
    pub by_code: BTreeMap<String, u64>,
    /// Cells of accepted lines that the reporter was asked for (`asks`), and how many of them are filled.
    #[serde(default)]
    pub asked: u64,
    /// See `asked`.
    #[serde(default)]
    pub filled: u64,
    /// How many of the agreed branches have a line.
    #[serde(default)]
    pub branches: u64,
}

impl Account {
    /// Whether every line is accounted for.
    #[must_use]
    pub fn balances(&self) -> bool {
        self.accepted + self.rejected + self.left_out + self.blank + self.header + self.continued == self.lines
    }
}
