//! For how many weeks what is on hand lasts, at the pace of the last weeks.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::civil::{Date, Weekday};
use programme::money::{Rounding, plain};
use programme::period::Days;
use rust_decimal::Decimal;

use super::level::{ByDay, Shelves, together};
use super::{Kind, Movement, Position, Source, StockReport};
use crate::cadence::Cadence;

/// Over which weeks the pace is taken, and how the answer is rounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverRule {
    /// So many whole weeks, the last of them ending on the day of the stock or before.
    pub weeks: u16,
    /// The day a week begins on.
    pub starts: Weekday,
    /// Decimal places of the answer.
    pub places: u32,
    /// How it is rounded.
    pub rounding: Rounding,
}

impl Default for CoverRule {
    /// Twelve weeks from Monday to Sunday; one place, down, as stock that lasts 3.96 weeks does not last four.
    fn default() -> Self {
        Self { weeks: 12, starts: Weekday::Monday, places: 1, rounding: Rounding::Down }
    }
}

/// What a position holds, and how long that lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// Of what.
    pub position: Position,
    /// The day of the last stock report, on or before the day asked about.
    pub as_of: Date,
    /// What can be sold.
    pub on_hand: Decimal,
    /// Under way, where reported; not in the weeks.
    pub in_transit: Option<Decimal>,
    /// On order, where reported; not in the weeks.
    pub on_order: Option<Decimal>,
    /// Sold in the weeks that were reported, less what customers brought back.
    pub sold: Decimal,
    /// The weeks that were looked at.
    pub over: Option<Days>,
    /// How many of them were reported; the others are unknown and not in the average.
    pub weeks_reported: u16,
    /// How many were not.
    pub weeks_missing: u16,
    /// The answer.
    pub weeks: Weeks,
    /// The lines of the stock.
    pub sources: Vec<Source>,
}

/// On hand against the average of a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weeks {
    /// It lasts so many weeks.
    Last(Decimal),
    /// Nothing was sold, so it has no pace.
    NoSales,
    /// Customers brought back as much as was sold, or more.
    OnlyReturns,
    /// No week was reported.
    NothingReported,
}

impl fmt::Display for Cover {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} on hand on {}", self.position, plain(self.on_hand), self.as_of)?;
        match self.weeks {
            Weeks::Last(weeks) => write!(f, " last {} weeks", plain(weeks))?,
            Weeks::NoSales => f.write_str(", no sales")?,
            Weeks::OnlyReturns => f.write_str(", as much came back as was sold, or more")?,
            Weeks::NothingReported => f.write_str(", no week of sales was reported")?,
        }
        if self.weeks_reported > 0 {
            write!(f, "; {} sold in {} weeks", plain(self.sold), self.weeks_reported)?;
        }
        if self.weeks_missing > 0 {
            write!(f, ", {} weeks not reported and left out", self.weeks_missing)?;
        }
        let shown = |figure: Option<Decimal>| figure.map_or_else(|| "not reported".to_owned(), plain);
        write!(f, "; in transit {}, on order {}", shown(self.in_transit), shown(self.on_order))
    }
}

/// How long the stock of every position lasts, by its last report on or before `as_of`.
///
/// `unreported` are first days of weeks for which the reporter (its name first) sent no sales: they are unknown, not zero.
#[must_use]
pub fn cover(
    reports: &[StockReport],
    movements: &[Movement],
    as_of: Date,
    unreported: &BTreeSet<(String, Date)>,
    rule: &CoverRule,
) -> Vec<Cover> {
    let shelves = Shelves::of(reports, movements);
    let mut covers = Vec::new();
    for ((reporter, part), places) in &shelves.levels {
        let movements = shelves.movements.get(&(*reporter, *part)).map(Vec::as_slice).unwrap_or_default();
        let position = |place: Option<&str>| Position { reporter: (*reporter).into(), place: place.map(Into::into), part: (*part).into() };
        let one =
            |place: Option<&str>, days: &ByDay, movements: &[&Movement]| last_of(position(place), days, movements, as_of, unreported, rule);
        if places.keys().all(Option::is_some) && movements.iter().all(|movement| movement.place.is_some()) {
            for (place, days) in places {
                let there: Vec<&Movement> = movements.iter().filter(|movement| movement.place.as_deref() == *place).copied().collect();
                covers.extend(one(*place, days, &there));
            }
        } else {
            covers.extend(one(None, &together(places).0, movements));
        }
    }
    covers
}

fn last_of(
    position: Position,
    days: &ByDay,
    movements: &[&Movement],
    as_of: Date,
    unreported: &BTreeSet<(String, Date)>,
    rule: &CoverRule,
) -> Option<Cover> {
    let (day, level) = days.range(..=as_of).next_back()?;
    let weeks = whole_weeks(*day, rule);
    let missing = |week: &&Days| unreported.contains(&(position.reporter.clone(), week.from));
    let reported: BTreeMap<Date, Days> = weeks.iter().filter(|week| !missing(week)).map(|week| (week.from, *week)).collect();
    let in_reported = |day: Date| reported.range(..=day).next_back().is_some_and(|(_, week)| week.contains(day));
    let sales: Vec<&&Movement> = movements.iter().filter(|movement| movement.kind == Kind::SellOut && in_reported(movement.date)).collect();
    let sold: Decimal = sales.iter().map(|sale| sale.quantity).sum();
    let weeks_reported = u16::try_from(reported.len()).unwrap_or(u16::MAX);
    let answer = match weeks_reported {
        0 => Weeks::NothingReported,
        _ if sales.iter().all(|sale| sale.quantity.is_zero()) => Weeks::NoSales,
        _ if sold <= Decimal::ZERO => Weeks::OnlyReturns,
        _ => {
            let exact = (level.on_hand * Decimal::from(weeks_reported)).checked_div(sold).unwrap_or_default();
            Weeks::Last(rule.rounding.apply(exact, rule.places))
        }
    };
    Some(Cover {
        position,
        as_of: *day,
        on_hand: level.on_hand,
        in_transit: level.in_transit,
        on_order: level.on_order,
        sold,
        over: weeks.first().zip(weeks.last()).map(|(last, first)| Days { from: first.from, to: last.to }),
        weeks_reported,
        weeks_missing: u16::try_from(weeks.len()).unwrap_or(u16::MAX).saturating_sub(weeks_reported),
        weeks: answer,
        sources: level.sources.clone(),
    })
}

/// The last whole weeks up to a day, the latest first.
fn whole_weeks(day: Date, rule: &CoverRule) -> Vec<Days> {
    let week = Cadence::Week { starts: rule.starts };
    let current = week.period(day);
    let last = if current.to == day { Some(current) } else { week.previous(current) };
    std::iter::successors(last, |later| week.previous(*later)).take(usize::from(rule.weeks)).collect()
}
