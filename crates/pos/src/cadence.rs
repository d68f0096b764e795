//! How often something is reported, and which days one report is about.
//!
//! Words: a **cadence** (day, week, month, quarter) cuts the calendar into **periods**, each with its first and last day. Everything here is about dates;
//! which day it is somewhere on earth is for the caller to say. Invariant: the periods of a cadence follow each other without gap and without overlap.

use std::fmt;

use jiff::civil::{Date, Weekday};
use programme::period::{Days, add_months, earlier_days, later_days};

/// How often.
///
/// ```
/// use pos::cadence::Cadence;
/// let week = Cadence::ISO_WEEK.period(jiff::civil::date(2024, 2, 14));
/// assert_eq!((week.from.to_string(), week.to.to_string()), ("2024-02-12".into(), "2024-02-18".into()));
/// assert_eq!(Cadence::ISO_WEEK.label(week), "2024-W07");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cadence {
    /// Every day.
    Day,
    /// Seven days.
    Week {
        /// The day the week begins on.
        starts: Weekday,
    },
    /// A calendar month.
    Month,
    /// Three calendar months.
    Quarter {
        /// The month in which some quarter begins: 1 for January, April, July, October.
        first_month: i8,
    },
}

impl Cadence {
    /// Monday to Sunday (ISO 8601).
    pub const ISO_WEEK: Self = Self::Week { starts: Weekday::Monday };
    /// The quarters of the calendar year.
    pub const CALENDAR_QUARTER: Self = Self::Quarter { first_month: 1 };

    /// The period that holds `day`.
    #[must_use]
    pub fn period(self, day: Date) -> Days {
        match self {
            Self::Day => Days { from: day, to: day },
            Self::Week { starts } => {
                let from = earlier_days(day, i32::from(day.weekday().since(starts)));
                Days { from, to: later_days(from, 6) }
            }
            Self::Month => Days { from: day.first_of_month(), to: day.last_of_month() },
            Self::Quarter { first_month } => {
                let into = (i32::from(day.month()) - i32::from(first_month)).rem_euclid(3);
                let from = add_months(day.first_of_month(), -into);
                Days { from, to: add_months(from, 2).last_of_month() }
            }
        }
    }

    /// The period after this one; none at the end of the calendar.
    #[must_use]
    pub fn next(self, period: Days) -> Option<Days> {
        (period.to < Date::MAX).then(|| self.period(later_days(period.to, 1)))
    }

    /// The period before this one; none at the beginning of the calendar.
    #[must_use]
    pub fn previous(self, period: Days) -> Option<Days> {
        (period.from > Date::MIN).then(|| self.period(earlier_days(period.from, 1)))
    }

    /// Every period from the one that holds `from` to the one that holds `to`, in their order.
    pub fn periods(self, from: Date, to: Date) -> impl Iterator<Item = Days> {
        std::iter::successors(Some(self.period(from)), move |period| self.next(*period)).take_while(move |period| period.from <= to)
    }

    /// What a period is called: `2024-W07`, `2024-02`; a week that does not begin on Monday and a quarter by their first day.
    #[must_use]
    pub fn label(self, period: Days) -> String {
        match self {
            Self::Day => period.from.to_string(),
            Self::Week { starts: Weekday::Monday } => {
                let week = period.from.iso_week_date();
                format!("{}-W{:02}", week.year(), week.week())
            }
            Self::Week { .. } => format!("week from {}", period.from),
            Self::Month => format!("{}-{:02}", period.from.year(), period.from.month()),
            Self::Quarter { .. } => format!("quarter from {}", period.from),
        }
    }
}

impl fmt::Display for Cadence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Day => "day",
            Self::Week { .. } => "week",
            Self::Month => "month",
            Self::Quarter { .. } => "quarter",
        })
    }
}
