//! Who reports, how often, and how a report says which period it is about.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};

use crate::cadence::Cadence;

/// The reporter a profile belongs to, and what was agreed with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The id of the reporter.
    pub reporter: String,
    /// Its name for people.
    pub name: String,
    /// The reporter as a partner, where it is one and reports its own sales.
    pub partner: Option<String>,
    /// How often it reports; one report covers one such period.
    pub every: Option<Every>,
    /// The day a week begins on is Monday, unless it is Sunday.
    pub week_begins_on_sunday: bool,
    /// How many days after the end of a period its report is due.
    pub due_days: u32,
    /// Whether those are business days, Monday to Friday.
    pub business_days: bool,
    /// The day from which reports are asked; the first period ever reported where it is not said.
    pub since: Option<Date>,
    /// How a report says which period it is about.
    pub period: PeriodSource,
    /// A file without lines says that nothing was sold; else it is refused.
    pub empty_is_nothing: bool,
    /// Its branches; where there are none, any will do.
    pub branches: Vec<String>,
    /// Fields that every line must have.
    pub needs: Vec<String>,
    /// Fields that are asked for and may be empty: how many of them are filled is the completeness of a report.
    pub asks: Vec<String>,
    /// Fields whose values together name a line; two lines with the same are one line reported twice.
    pub duplicate_key: Vec<String>,
    /// How checks are taken here, by their code: `reject`, `warn`, `off`.
    pub checks: BTreeMap<String, String>,
    /// The duty of the programme that reporting fulfils.
    pub duty: Option<String>,
    /// The name of the score that compliance is kept under.
    pub score: Option<String>,
}

impl Report {
    /// How often it reports, with the day its weeks begin on.
    #[must_use]
    pub fn cadence(&self) -> Option<Cadence> {
        let starts = if self.week_begins_on_sunday { Weekday::Sunday } else { Weekday::Monday };
        self.every.map(|every| match every {
            Every::Day => Cadence::Day,
            Every::Week => Cadence::Week { starts },
            Every::Month => Cadence::Month,
            Every::Quarter => Cadence::CALENDAR_QUARTER,
        })
    }
}

/// How often a reporter reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// Each day.
    Day,
    /// Each week.
    Week,
    /// Each calendar month.
    Month,
    /// Each calendar quarter.
    Quarter,
}

impl Every {
    /// Every cadence with its word.
    pub const ALL: [(&'static str, Self); 4] =
        [("day", Self::Day), ("week", Self::Week), ("month", Self::Month), ("quarter", Self::Quarter)];

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, every)| *every == self).map_or("", |(name, _)| name)
    }
}

/// How a report says which period it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PeriodSource {
    /// By the days of its lines: all of them lie in one period.
    #[default]
    Lines,
    /// In the name of the file, as this pattern says: `sales_{year}-W{week}.csv`.
    FileName(String),
    /// In a column that has the same day in every row (any day of the period), or two with its first and last day.
    Columns {
        /// Any day of it, or its first.
        from: String,
        /// Its last day.
        to: Option<String>,
    },
}
