//! Dated quantities become one quantity per whole period.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use programme::period::Days;
use rust_decimal::Decimal;

use crate::cadence::Cadence;

/// The quantities of whole periods that follow each other, from the first with a sale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    pub(super) key: String,
    pub(super) cadence: Cadence,
    /// Without gap; the first is known.
    pub(super) periods: Vec<(Days, Option<Decimal>)>,
}

/// For which periods the reporter sent its sales. Without a report the quantity of a period is unknown, not zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reported {
    /// For all.
    All,
    /// For those with these first days.
    Only(BTreeSet<Date>),
}

impl Series {
    /// Adds up sales by period, up to the last period that has ended on the day; later sales wait for theirs to end.
    #[must_use]
    pub fn gather(key: &str, cadence: Cadence, sales: &[(Date, Decimal)], reported: &Reported, as_of: Date) -> Self {
        let mut sums: BTreeMap<Date, Decimal> = BTreeMap::new();
        for (date, quantity) in sales {
            let sum = sums.entry(cadence.period(*date).from).or_default();
            *sum = sum.saturating_add(*quantity);
        }
        let is_reported = |from: Date| match reported {
            Reported::All => true,
            Reported::Only(periods) => periods.contains(&from),
        };
        let first = sums.iter().find(|(from, sum)| !sum.is_zero() && is_reported(**from)).map(|(from, _)| *from);
        let periods = first.into_iter().flat_map(|first| cadence.periods(first, as_of)).filter(|period| period.to <= as_of);
        let known = |from: Date| is_reported(from).then(|| sums.get(&from).copied().unwrap_or_default());
        Self { key: key.to_owned(), cadence, periods: periods.map(|period| (period, known(period.from))).collect() }
    }

    /// The periods with their quantities; none is unknown.
    #[must_use]
    pub fn periods(&self) -> &[(Days, Option<Decimal>)] {
        &self.periods
    }
}
