//! How often reports are due, and until when.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};
use programme::period::{Days, later_days};

use crate::cadence::Cadence;

/// When a reporter's reports are due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// How often.
    pub cadence: Cadence,
    /// The first day for which reports are asked; a period that began before is not asked.
    pub from: Date,
    /// The last day, where it is known; a period that ends after is not asked.
    pub until: Option<Date>,
    /// How long after a period's end.
    pub due: Due,
    /// Days after the due day on which a report still counts as on time.
    pub grace_days: u16,
    /// Longer deadlines that somebody granted, by the first day of the period; they only ever lengthen.
    pub extensions: BTreeMap<Date, Date>,
}

/// How long after the last day of a period its report is due; that day included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// So many days of the calendar.
    Days(u16),
    /// So many business days.
    BusinessDays {
        /// How many.
        days: u16,
        /// Days of the week that are none.
        weekend: Vec<Weekday>,
        /// Other days that are none.
        holidays: BTreeSet<Date>,
    },
}

impl Due {
    /// Monday to Friday.
    #[must_use]
    pub fn business_days(days: u16, holidays: BTreeSet<Date>) -> Self {
        Self::BusinessDays { days, weekend: vec![Weekday::Saturday, Weekday::Sunday], holidays }
    }

    fn after(&self, end: Date) -> Date {
        match self {
            Self::Days(days) => later_days(end, i32::from(*days)),
            Self::BusinessDays { days, weekend, holidays } => {
                let works = |day: &Date| !weekend.contains(&day.weekday()) && !holidays.contains(day);
                // A week of seven days off has no business day at all: then the calendar decides, rather than nothing.
                let days_ahead = (1..=i32::from(*days) * 7 + 366).map(|ahead| later_days(end, ahead));
                let nth = usize::from(*days).checked_sub(1);
                nth.map_or(Some(end), |nth| days_ahead.clone().filter(works).nth(nth)).unwrap_or_else(|| later_days(end, i32::from(*days)))
            }
        }
    }
}

impl Schedule {
    /// The last day for a period's report, before any grace.
    #[must_use]
    pub fn due(&self, period: Days) -> Date {
        let due = self.due.after(period.to);
        self.extensions.get(&period.from).map_or(due, |extended| due.max(*extended))
    }

    /// The last day on which a report counts as on time.
    #[must_use]
    pub fn deadline(&self, period: Days) -> Date {
        later_days(self.due(period), i32::from(self.grace_days))
    }

    /// The periods that are asked and have begun on the day, in their order.
    pub fn periods(&self, as_of: Date) -> impl Iterator<Item = Days> {
        let (from, until) = (self.from, self.until.unwrap_or(Date::MAX));
        self.cadence.periods(from, as_of).filter(move |period| period.from >= from && period.to <= until)
    }

    /// The asked periods that end in these days, in their order.
    pub fn ending_in(&self, days: Days) -> impl Iterator<Item = Days> {
        self.periods(days.to).filter(move |period| days.contains(period.to))
    }
}
