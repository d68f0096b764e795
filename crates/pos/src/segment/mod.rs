//! Accepted lines in columns on disk: immutable Parquet files, each sorted by partner, date and line.
//!
//! Words: a **segment** holds lines of one submission; beside it lie its **keys**, by which a line that is reported again is found,
//! and its **contents**: whose lines it has. Amounts have four
//! decimals, other numbers six; a line that needs more is not accepted, so sums are exact. `partner` is empty where nobody knows yet whose line it is
//! (*unallocated*). Two dates stand on every line: `date`, when it happened, and `known_on`, when we learned it.

mod contents;
pub mod keys;
mod read;
mod staging;
mod write;

use std::sync::Arc;

use arrow::datatypes::{DataType, Field, Schema as ArrowSchema};
use programme::record::ColumnType;

pub use contents::Contents;
pub use read::{Rows, cell, columns_of, text};
pub use staging::{Sorted, Staged, Staging, Stamp, day_number, day_of, scaled};
pub use write::{Written, write};

/// Decimals of an amount of money.
pub const MONEY_PLACES: u8 = 4;
/// Decimals of a quantity, a price or another number.
pub const NUMBER_PLACES: u8 = 6;
/// What a number must be below, so that sums of many stay within what can be held, and each lies in eight bytes: a million million.
pub const NUMBER_BELOW: i64 = 1_000_000_000_000;
/// Digits of a number as it lies: as many as eight bytes hold.
pub const DIGITS: u8 = 18;

/// The columns every segment has, before those of the line.
pub const FRAME: [&str; 8] = ["partner", "date", "known_on", "reporter", "submission", "line_no", "matched", "customer_account"];

/// How a field of a line lies in a segment.
#[must_use]
pub fn data_type(kind: ColumnType) -> DataType {
    match kind {
        ColumnType::Text => DataType::Utf8,
        ColumnType::Money => DataType::Decimal128(DIGITS, 4),
        ColumnType::Count | ColumnType::Number | ColumnType::Percent => DataType::Decimal128(DIGITS, 6),
        ColumnType::Date => DataType::Date32,
        ColumnType::YesNo => DataType::Boolean,
    }
}

/// The columns of a segment whose lines have these fields.
#[must_use]
pub fn schema(fields: &[(String, ColumnType)]) -> Arc<ArrowSchema> {
    let mut columns = vec![
        Field::new("partner", DataType::Utf8, true),
        Field::new("date", DataType::Date32, false),
        Field::new("known_on", DataType::Date32, false),
        Field::new("reporter", DataType::Utf8, false),
        Field::new("submission", DataType::Utf8, false),
        Field::new("line_no", DataType::UInt32, false),
        Field::new("matched", DataType::Utf8, true),
        Field::new("customer_account", DataType::Utf8, true),
    ];
    columns.extend(fields.iter().map(|(name, kind)| Field::new(name, data_type(*kind), true)));
    Arc::new(ArrowSchema::new(columns))
}
