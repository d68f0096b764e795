//! Records: dated facts about partners, as typed tables.
//!
//! A **record type** ([`RecordType`]) names its columns. An *event* has a date; a *span* has a first and a last day (included; open when empty). Every row
//! also has the day we learned it (`known_on`), so that any past answer can be given again. Rows with the same key are versions of one fact, of whichever
//! partners they are: the one last known counts.
//!
//! Rows enter through a [`RecordsBuilder`], which checks each one and says what is wrong with it, and become [`Records`]: columns sorted by partner and
//! date, so that a window of days is a slice. Nothing here knows where rows come from.

mod build;
mod cell;
mod dispute;
mod schema;
mod store;

pub use build::{BadRow, NewRow, Place, RecordsBuilder};
pub use cell::{BadCell, Cell, cut_short, read_cell};
pub use schema::{Column, ColumnType, Dating, RecordType, Schema, TypeId};
pub use store::{OutsideRow, PartnerId, Records, Rows, Sight, Table};

use std::borrow::Cow;

use jiff::civil::Date;
use rust_decimal::Decimal;

/// A value of a column or an expression. Empty cells are [`Value::Null`].
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value<'a> {
    /// Nothing known.
    #[default]
    Null,
    /// Yes or no.
    YesNo(bool),
    /// A count, amount, percentage or other exact number.
    Number(Decimal),
    /// Words.
    Text(Cow<'a, str>),
    /// A day.
    Date(Date),
}

impl<'a> Value<'a> {
    /// The number, where the value is one.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Whether the value is the plain truth (null and everything else is not).
    #[must_use]
    pub fn is_true(&self) -> bool {
        matches!(self, Self::YesNo(true))
    }

    /// The value with its own text.
    #[must_use]
    pub fn into_owned(self) -> Cell {
        match self {
            Self::Null => Value::Null,
            Self::YesNo(yes) => Value::YesNo(yes),
            Self::Number(number) => Value::Number(number),
            Self::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Self::Date(date) => Value::Date(date),
        }
    }

    /// The value as people write it, without a copy where it is text already; empty for null.
    #[must_use]
    pub fn into_plain(self) -> Cow<'a, str> {
        match self {
            Self::Text(text) => text,
            other => Cow::Owned(other.plain()),
        }
    }

    /// The value as people write it; empty for null.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::YesNo(yes) => if *yes { "yes" } else { "no" }.into(),
            Self::Number(number) => crate::money::plain(*number),
            Self::Text(text) => text.to_string(),
            Self::Date(date) => date.to_string(),
        }
    }
}
