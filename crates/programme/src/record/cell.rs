//! From the text of a cell to its value.

use super::{ColumnType, Value};
use crate::money::{self, NotANumber};

/// A value that owns its text.
pub type Cell = Value<'static>;

/// What is wrong with one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadCell {
    /// The column.
    pub column: String,
    /// The text that was seen.
    pub value: String,
    /// Why it cannot be used, and what would do.
    pub reason: String,
}

impl BadCell {
    /// A finding about a cell.
    pub fn new(column: &str, value: &str, reason: impl Into<String>) -> Self {
        Self { column: column.into(), value: value.into(), reason: reason.into() }
    }
}

/// Reads a cell written the plain way: dates as 2024-05-31, a decimal point, yes/no. Empty is null.
///
/// # Errors
/// [`BadCell`] with the reason when the text is not of the column's type.
pub fn read_cell(column: &str, kind: ColumnType, text: &str) -> Result<Cell, BadCell> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Value::Null);
    }
    let bad = |reason: &str| Err(BadCell::new(column, text, reason));
    match kind {
        ColumnType::Text => Ok(Value::Text(text.to_owned().into())),
        ColumnType::YesNo => match text.to_ascii_lowercase().as_str() {
            "yes" | "y" | "true" | "1" | "x" => Ok(Value::YesNo(true)),
            "no" | "n" | "false" | "0" => Ok(Value::YesNo(false)),
            _ => bad("is neither `yes` nor `no`"),
        },
        ColumnType::Date => match text.parse() {
            Ok(date) if text.len() == 10 => Ok(Value::Date(date)),
            _ => bad("is not a day; write it as 2024-05-31"),
        },
        ColumnType::Percent => number(column, text.trim_end_matches('%').trim_end(), text),
        ColumnType::Count => match number(column, text, text)? {
            Value::Number(number) if number.is_integer() => Ok(Value::Number(number)),
            _ => bad("is not a whole number"),
        },
        ColumnType::Number | ColumnType::Money => number(column, text, text),
    }
}

fn number(column: &str, digits: &str, seen: &str) -> Result<Cell, BadCell> {
    match money::read_number(digits) {
        Ok(number) => Ok(Value::Number(number)),
        Err(NotANumber::Shape) => Err(BadCell::new(column, seen, "is not a number; write it as 1234.56")),
        Err(NotANumber::TooLarge) => Err(BadCell::new(column, seen, "has more digits than can be held exactly (28)")),
    }
}
