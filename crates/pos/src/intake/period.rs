//! The period a report is about.

use std::fmt;

use jiff::civil::{Date, Weekday};
use programme::period::Days;
use serde::{Deserialize, Serialize};

use crate::cadence::Cadence;

/// From a day to a day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl Span {
    /// One day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self { from: day, to: day }
    }

    /// The calendar month of a day.
    #[must_use]
    pub fn month(day: Date) -> Self {
        Self::of(Cadence::Month, day)
    }

    /// The calendar quarter of a day.
    #[must_use]
    pub fn quarter(day: Date) -> Self {
        Self::of(Cadence::CALENDAR_QUARTER, day)
    }

    /// The week of a day, from Monday to Sunday.
    #[must_use]
    pub fn week(day: Date) -> Self {
        Self::of(Cadence::ISO_WEEK, day)
    }

    /// The period of a cadence that a day lies in.
    #[must_use]
    pub fn of(cadence: Cadence, day: Date) -> Self {
        cadence.period(day).into()
    }

    /// Whether the day lies within.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// Whether the two have a day in common.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// Reads `2024-W05`, `2024-05`, `2024-Q1`, `2024-05-31`, `2024-05-01..2024-05-31`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if let Some((from, to)) = text.split_once("..") {
            let (from, to) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
            return (from <= to).then_some(Self { from, to });
        }
        if let Ok(day) = text.parse::<Date>() {
            return Some(Self::day(day));
        }
        let (year, rest) = text.split_once('-')?;
        let year: i16 = year.parse().ok().filter(|_| year.len() == 4)?;
        if let Some(week) = rest.strip_prefix(['W', 'w']) {
            return iso_week(year, week.parse().ok()?);
        }
        if let Some(quarter) = rest.strip_prefix(['Q', 'q']) {
            let quarter: i8 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
            return Date::new(year, quarter * 3 - 2, 1).ok().map(Self::quarter);
        }
        Date::new(year, rest.parse().ok()?, 1).ok().map(Self::month)
    }
}

impl From<Days> for Span {
    fn from(days: Days) -> Self {
        Self { from: days.from, to: days.to }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { from, to } = *self;
        if from == to {
            write!(f, "{from}")
        } else if self == &Self::week(from) {
            let week = from.iso_week_date();
            write!(f, "{}-W{:02}", week.year(), week.week())
        } else if self == &Self::month(from) {
            write!(f, "{}-{:02}", from.year(), from.month())
        } else if self == &Self::quarter(from) {
            write!(f, "{}-Q{}", from.year(), (from.month() - 1) / 3 + 1)
        } else {
            write!(f, "{from}..{to}")
        }
    }
}

/// The days of a week of ISO 8601, from Monday to Sunday.
pub(super) fn iso_week(year: i16, week: i8) -> Option<Span> {
    let monday = jiff::civil::ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
    Some(Span::week(monday))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_written_as_it_is_read() {
        for text in ["2024-W05", "2024-05", "2024-Q1", "2024-05-31", "2024-05-02..2024-05-31", "2020-W53"] {
            assert_eq!(Span::read(text).map(|span| span.to_string()).as_deref(), Some(text));
        }
        for text in ["2021-W53", "2024-13", "2024-Q5", "24-05", "2024-05-31..2024-05-01", "soon"] {
            assert_eq!(Span::read(text), None, "{text}");
        }
    }
}
