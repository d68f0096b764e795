//! Measures: numbers per partner, worked out the obvious way over rows in memory. The reference every faster engine must agree with.
//!
//! A [`Question`] is everything a number depends on: programme version, records, partner, as-of date, as-known-on date, the levels held, and for ladders
//! measured per region the region. It works out each measure once, when asked.

mod aggregate;
mod people;
mod question;
mod reads;
mod scope;
mod shelf;
mod tally;

pub use people::Person;
pub(crate) use question::calendar;
pub use question::{Measured, Question};
pub use reads::{columns_read, look_at};
pub use scope::{PartnerScope, RowScope};
pub use shelf::Shelf;
