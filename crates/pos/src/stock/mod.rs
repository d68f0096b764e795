//! What lies on the reporters' shelves, and whether it agrees with what they bought and sold.
//!
//! Words: a **stock report** says what one place of a reporter held at the end of a day. A **movement** is what the vendor shipped (sell-in), what was sold on
//! (sell-out, negative when a customer brings it back), what went back to the vendor, moved between places, or was corrected after a count. Between two
//! reports that follow each other: opening + movements = **expected**, and **gap** = reported - expected. **Cover** is how many weeks of sales are on hand.
//!
//! Invariants: quantities are exact; every figure that went into a result is in its trace; the gaps of a position add up to its last reported stock less
//! its first and all movements between. What is not known is said: a part without a report, a week without one, an average of no sales.
//!
//! In transit (and set aside for return) is goods that the reporter owns and does not count as on hand. It takes part only where both reports state it, as
//! one figure without the other would look like a loss.

mod cover;
mod finding;
mod gap;
mod level;
mod reconcile;

use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

pub use cover::{Cover, CoverRule, Weeks, cover};
pub use finding::Finding;
pub use gap::{Closing, Entry, Quality, Reconciled, Reconciliation, Term, Terms, gap_ratio};
pub use reconcile::reconcile;

/// Where a figure stands: the file or submission, and its line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// The file or submission.
    pub file: Arc<str>,
    /// The line in it, from 1.
    pub line: u32,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// What one place of a reporter held at the end of a day. Two reports of one place and day: the later in the list replaces the earlier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockReport {
    /// Who reports.
    pub reporter: String,
    /// Which warehouse or branch; none where the report is about all of them.
    pub place: Option<String>,
    /// The day at whose end the figures held.
    pub as_of: Date,
    /// Whether a part that is not listed is a part of which there is none (otherwise nothing is known about it).
    pub lists_all: bool,
    /// The parts; a part listed twice (in two bins) is added up.
    pub lines: Vec<StockLine>,
    /// The file it came in.
    pub file: Arc<str>,
}

/// One part of a stock report, in units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockLine {
    /// The vendor's part number.
    pub part: String,
    /// What can be sold.
    pub on_hand: Decimal,
    /// Ordered and not yet shipped; none where the report does not say.
    pub on_order: Option<Decimal>,
    /// Shipped to the reporter and not yet there.
    pub in_transit: Option<Decimal>,
    /// Returned goods: see [`Returned`].
    pub returned: Option<Decimal>,
    /// Its line in the file.
    pub line: u32,
}

/// What a movement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The vendor shipped to the reporter.
    SellIn,
    /// The reporter sold; negative when a customer brought something back.
    SellOut,
    /// The reporter sent back to the vendor.
    BackToVendor,
    /// From another place of the reporter (negative: to another place).
    Transfer,
    /// Found (negative: lost) in a count.
    Adjustment,
}

/// Goods that moved, in units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    /// Whose stock.
    pub reporter: String,
    /// At which warehouse or branch, where known.
    pub place: Option<String>,
    /// The vendor's part number.
    pub part: String,
    /// The day it happened.
    pub date: Date,
    /// What it was.
    pub kind: Kind,
    /// How many; sign as the kind says.
    pub quantity: Decimal,
    /// Where it stands.
    pub source: Source,
}

impl Movement {
    /// What it does to the stock on hand.
    #[must_use]
    pub fn effect(&self) -> Decimal {
        match self.kind {
            Kind::SellIn | Kind::Transfer | Kind::Adjustment => self.quantity,
            Kind::SellOut | Kind::BackToVendor => -self.quantity,
        }
    }
}

/// How the column of returned goods is meant; reporters differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Returned {
    /// Units that lie aside on that day, not counted as on hand.
    #[default]
    SetAside,
    /// Units sent back to the vendor since the report before.
    SentBack,
    /// Left out of the reckoning.
    Ignored,
}

/// The stock of a part at a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Whose.
    pub reporter: String,
    /// Where; none for all places of the reporter together.
    pub place: Option<String>,
    /// Of which part.
    pub part: String,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { reporter, place, part } = self;
        write!(f, "`{part}` of `{reporter}`, {}", place.as_deref().unwrap_or("all places"))
    }
}

/// A figure that no count of goods can have; it is left out of every result and told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it stands.
    pub source: Source,
    /// The figure.
    pub quantity: Decimal,
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: `{}` is no quantity: at most 15 digits before and 6 after the point; the line was left out",
            self.source, self.quantity
        )
    }
}

/// Whether sums of ten million such quantities are still exact (28 digits are what there is).
fn is_quantity(quantity: Decimal) -> bool {
    quantity.abs() < Decimal::from(1_000_000_000_000_000_i64) && quantity.normalize().scale() <= 6
}
