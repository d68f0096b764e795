//! Does the reported stock agree with what was bought and sold? One result for each two reports that follow each other, with everything that went in.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use programme::money::{Rounding, plain};
use programme::period::Days;
use rust_decimal::Decimal;

use super::{Finding, Kind, LeftOut, Movement, Position, Source};

/// All positions, reckoned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reconciled {
    /// One for each two reports of a position that follow each other: by reporter, part, place, day.
    pub rows: Vec<Reconciliation>,
    /// What is odd.
    pub findings: Vec<Finding>,
    /// Lines with figures that cannot be.
    pub left_out: Vec<LeftOut>,
}

/// One position from one report to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciliation {
    /// Of what.
    pub position: Position,
    /// The earlier report.
    pub opening: Closing,
    /// The later report.
    pub closing: Closing,
    /// What happened between, by kind; kinds that did not happen are not in it.
    pub terms: Vec<Term>,
    /// Opening on hand and all terms.
    pub expected: Decimal,
    /// Reported - expected: negative when goods are missing.
    pub gap: Decimal,
}

/// What a report said of a position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The day.
    pub as_of: Date,
    /// What could be sold.
    pub on_hand: Decimal,
    /// The lines it stands on; empty where a report of all parts did not list the part, which means none.
    pub sources: Vec<Source>,
}

/// What changes the stock between two reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Terms {
    /// The vendor shipped.
    SellIn,
    /// The reporter sold.
    SellOut,
    /// Customers brought back.
    CustomerReturns,
    /// Sent back to the vendor.
    BackToVendor,
    /// Between places.
    Transfers,
    /// After counts.
    Adjustments,
    /// What was under way at the first report has arrived; what was at the second has not.
    InTransit,
    /// Returned goods that lay aside at the first report, less those that did at the second.
    SetAside,
    /// Returned goods sent back to the vendor, by the second report.
    SentBack,
}

/// All that happened of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The kind.
    pub what: Terms,
    /// What it does to the stock on hand: the sum of its entries.
    pub effect: Decimal,
    /// The figures.
    pub entries: Vec<Entry>,
}

/// One figure in a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The day it happened, or of the report it is from.
    pub date: Date,
    /// What it does to the stock on hand.
    pub effect: Decimal,
    /// Where it stands.
    pub sources: Vec<Source>,
}

impl Reconciliation {
    /// How large the gap is against what was expected, in percent with one place, half away from zero; none where nothing was expected.
    #[must_use]
    pub fn gap_percent(&self) -> Option<Decimal> {
        percent(self.gap.abs(), self.expected)
    }
}

impl fmt::Display for Reconciliation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} on {}", self.position, plain(self.opening.on_hand), self.opening.as_of)?;
        for Term { what, effect, entries } in &self.terms {
            let sign = if effect.is_sign_negative() { '-' } else { '+' };
            write!(f, " {sign} {} {} ({})", plain(effect.abs()), what.words(), entries.len())?;
        }
        let Closing { as_of, on_hand, .. } = &self.closing;
        write!(f, " = {} expected on {as_of}; reported {}, gap {}", plain(self.expected), plain(*on_hand), plain(self.gap))?;
        match self.gap_percent() {
            Some(percent) => write!(f, " ({} % of what was expected)", plain(percent)),
            None => f.write_str(" (nothing was expected, so it has no percentage)"),
        }
    }
}

impl Terms {
    /// The word for it in a sum.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::SellIn => "sell-in",
            Self::SellOut => "sell-out",
            Self::CustomerReturns => "returned by customers",
            Self::BackToVendor => "back to the vendor",
            Self::Transfers => "transfers",
            Self::Adjustments => "adjustments",
            Self::InTransit => "in transit",
            Self::SetAside => "set aside",
            Self::SentBack => "sent back",
        }
    }

    pub(super) fn of(movement: &Movement) -> Self {
        match movement.kind {
            Kind::SellIn => Self::SellIn,
            Kind::SellOut if movement.quantity.is_sign_negative() => Self::CustomerReturns,
            Kind::SellOut => Self::SellOut,
            Kind::BackToVendor => Self::BackToVendor,
            Kind::Transfer => Self::Transfers,
            Kind::Adjustment => Self::Adjustments,
        }
    }
}

/// How well the reports of a reporter agree on a day: the measure to watch over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quality {
    /// Who reports.
    pub reporter: String,
    /// The day of the later reports.
    pub as_of: Date,
    /// Positions that could be reckoned.
    pub positions: usize,
    /// Those with a gap.
    pub with_gap: usize,
    /// All that was expected (a position below zero counts as its size).
    pub expected: Decimal,
    /// All gaps, whichever their sign.
    pub gap: Decimal,
    /// Gaps against what was expected, in percent with one place, half away from zero; none where nothing was expected.
    pub gap_percent: Option<Decimal>,
}

impl Reconciled {
    /// The quality of each reporter's stock reports, day by day.
    #[must_use]
    pub fn quality(&self) -> Vec<Quality> {
        let mut by_day: BTreeMap<(&str, Date), Vec<&Reconciliation>> = BTreeMap::new();
        for row in &self.rows {
            by_day.entry((&row.position.reporter, row.closing.as_of)).or_default().push(row);
        }
        let quality = |((reporter, as_of), rows): ((&str, Date), Vec<&Reconciliation>)| {
            let (expected, gap) = sums(rows.iter().copied());
            let with_gap = rows.iter().filter(|row| !row.gap.is_zero()).count();
            Quality {
                reporter: reporter.into(),
                as_of,
                positions: rows.len(),
                with_gap,
                expected,
                gap,
                gap_percent: percent(gap, expected),
            }
        };
        by_day.into_iter().map(quality).collect()
    }
}

/// The gaps of a reporter against what was expected, over the reports dated in these days, in percent with one place; none where there is nothing to compare.
#[must_use]
pub fn gap_ratio(rows: &[Reconciliation], reporter: &str, days: Days) -> Option<Decimal> {
    let of_reporter = rows.iter().filter(|row| row.position.reporter == reporter && days.contains(row.closing.as_of));
    let (expected, gap) = sums(of_reporter);
    percent(gap, expected)
}

fn sums<'a>(rows: impl Iterator<Item = &'a Reconciliation>) -> (Decimal, Decimal) {
    rows.fold((Decimal::ZERO, Decimal::ZERO), |(expected, gap), row| (expected + row.expected.abs(), gap + row.gap.abs()))
}

fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let share = part.checked_div(whole).filter(|_| whole > Decimal::ZERO)?;
    share.checked_mul(Decimal::ONE_HUNDRED).map(|percent| Rounding::HalfAwayFromZero.apply(percent, 1))
}
