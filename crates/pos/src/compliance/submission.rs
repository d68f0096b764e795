//! What came in for a period.

use std::fmt;

use jiff::civil::Date;
use programme::period::Days;
use rust_decimal::Decimal;

/// One report for one period. A file about several periods is one submission for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// What it is called, to find it again.
    pub id: String,
    /// Any day of the period it is for.
    pub period: Date,
    /// The day it came, where the reporter is.
    pub received: Date,
    /// 1 for the original, then 2, 3, ..: corrections.
    pub version: u32,
    /// Whether it could be taken.
    pub outcome: Outcome,
    /// Its lines.
    pub lines: Lines,
    /// The value of the accepted lines, where they have one.
    pub value: Option<Decimal>,
    /// Whether it says that nothing was sold.
    pub zero: bool,
    /// Whether it adds up to what it says of itself.
    pub control_totals: ControlTotals,
    /// Fields filled, of those the programme asks for.
    pub fields: Option<Share>,
    /// Parts (or SKUs) reported, of those expected.
    pub parts: Option<Share>,
    /// Branches reported, of those expected.
    pub branches: Option<Share>,
    /// The gap between reported and expected stock in this period, in percent: see [`crate::stock::gap_ratio`].
    pub stock_gap_percent: Option<Decimal>,
}

/// What became of a submission as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was read; some of its lines may have been rejected.
    Taken,
    /// It could not be used at all (unreadable, wrong period, ..): as if it had not come.
    Refused,
}

/// How many lines met which fate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// Taken, the warned ones included.
    pub accepted: u64,
    /// Not taken.
    pub rejected: u64,
    /// Taken with a warning.
    pub warned: u64,
}

/// Whether a file's own totals agree with its lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ControlTotals {
    /// It states none.
    #[default]
    None,
    /// They agree.
    Agree,
    /// They do not.
    Differ,
}

/// So many of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many there are.
    pub of: u64,
    /// How many were asked for.
    pub asked: u64,
}

impl Share {
    /// Between nothing (0) and all (1); none where nothing was asked for. More than was asked for is all.
    #[must_use]
    pub fn part(self) -> Option<Decimal> {
        Decimal::from(self.of.min(self.asked)).checked_div(Decimal::from(self.asked))
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.of, self.asked)
    }
}

impl Submission {
    /// Whether it counts for a period on a day.
    pub(super) fn counts(&self, period: Days, as_of: Date) -> bool {
        self.outcome == Outcome::Taken && period.contains(self.period) && self.received <= as_of
    }

    /// The share of its lines that was rejected; none where it has no lines.
    pub(super) fn rejected(&self) -> Option<Decimal> {
        let rejected = Decimal::from(self.lines.rejected);
        rejected.checked_div(Decimal::from(self.lines.accepted) + rejected)
    }

    /// Whether it says that nothing was sold, and has no line that says otherwise.
    pub(super) fn is_zero(&self) -> bool {
        self.zero && self.lines.accepted == 0 && self.lines.rejected == 0
    }
}
