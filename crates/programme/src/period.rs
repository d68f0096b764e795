//! Periods and windows: which days a question is about.
//!
//! A [`Window`] is written as in a guide ("last 12 months", "previous quarter, a year earlier") and becomes a range of days for one as-of date.
//! Ranges include both ends. Counting back whole months from the last day of a month arrives at the last day of the earlier month, so that
//! month ends compare with month ends.

use jiff::Span as Length;
use jiff::civil::Date;

/// A range of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

impl Days {
    /// Whether the day lies in the range.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

impl Days {
    /// Reads a stretch of the calendar as people name it: `2013`, `2013-H1`, `2013-Q3`, `2013-07`, or two days `2013-07-01..2013-09-30`. Quarters and halves are those
    /// of the calendar year.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if let Some((from, to)) = text.split_once("..") {
            let days = Self { from: from.trim().parse().ok()?, to: to.trim().parse().ok()? };
            return (days.from <= days.to).then_some(days);
        }
        let (year, part) = text.split_once('-').map_or((text, None), |(year, part)| (year, Some(part)));
        let year: i16 = Some(year).filter(|year| year.len() == 4)?.parse().ok()?;
        let numbered = |part: &str, many: i8| part.parse().ok().filter(|number| (1..=many).contains(number));
        let (first, months) = match part {
            None => (1, 12),
            Some(part) => match (part.strip_prefix('H'), part.strip_prefix('Q')) {
                (Some(half), _) => (6 * (numbered(half, 2)? - 1) + 1, 6),
                (_, Some(quarter)) => (3 * (numbered(quarter, 4)? - 1) + 1, 3),
                _ => (numbered(Some(part).filter(|part| part.len() == 2)?, 12)?, 1),
            },
        };
        let from = date(year, first, 1)?;
        Some(Self { from, to: earlier_days(add_months(from, months), 1) })
    }
}

/// A repeating stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// Monday to Sunday (ISO 8601).
    Week,
    /// Calendar month.
    Month,
    /// Three months of the programme year.
    Quarter,
    /// Six months of the programme year.
    Half,
    /// Twelve months from the programme's year start.
    ProgrammeYear,
    /// January to December.
    CalendarYear,
    /// Twelve months from the day the partner joined.
    AnniversaryYear,
}

impl Period {
    /// Every period with the words the programme file uses for it.
    pub const ALL: [(&'static str, Self); 7] = [
        ("week", Self::Week),
        ("month", Self::Month),
        ("quarter", Self::Quarter),
        ("half", Self::Half),
        ("programme year", Self::ProgrammeYear),
        ("calendar year", Self::CalendarYear),
        ("anniversary year", Self::AnniversaryYear),
    ];

    /// Reads the words of a period.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.iter().find(|(name, _)| *name == text).map(|(_, period)| *period)
    }

    /// The words of the period.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, period)| *period == self).map_or("", |(name, _)| name)
    }

    /// Whether the period needs the programme to say when its year starts.
    #[must_use]
    pub fn needs_year_start(self) -> bool {
        self == Self::ProgrammeYear
    }
}

/// Where a programme's year begins, and for anniversary years where the partner's does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Month and day the programme year starts (1 January where the programme has no year of its own).
    pub year_start: (i8, i8),
    /// The day the partner joined, where known.
    pub joined: Option<Date>,
}

impl Calendar {
    /// The period that holds `day`; none for an anniversary year of a partner whose joining day is unknown or later.
    #[must_use]
    pub fn period(&self, period: Period, day: Date) -> Option<Days> {
        match period {
            Period::Week => {
                let from = earlier_days(day, i32::from(day.weekday().to_monday_zero_offset()));
                Some(Days { from, to: later_days(from, 6) })
            }
            Period::Month => Some(Days { from: day.first_of_month(), to: day.last_of_month() }),
            Period::Quarter => self.part_of_year(day, 3),
            Period::Half => self.part_of_year(day, 6),
            Period::ProgrammeYear => self.part_of_year(day, 12),
            Period::CalendarYear => Some(Days { from: date(day.year(), 1, 1)?, to: date(day.year(), 12, 31)? }),
            Period::AnniversaryYear => {
                let joined = self.joined.filter(|joined| *joined <= day)?;
                let turned = i32::from(day.year()) - i32::from(joined.year());
                let years = if add_months(joined, 12 * turned) <= day { turned } else { turned - 1 };
                Some(Days { from: add_months(joined, 12 * years), to: eve(add_months(joined, 12 * (years + 1))) })
            }
        }
    }

    /// The whole period before the one that holds `day`.
    #[must_use]
    pub fn previous(&self, period: Period, day: Date) -> Option<Days> {
        self.period(period, earlier_days(self.period(period, day)?.from, 1))
    }

    /// The first day of the period after the one that holds `day`.
    #[must_use]
    pub fn next_start(&self, period: Period, day: Date) -> Option<Date> {
        Some(later_days(self.period(period, day)?.to, 1))
    }

    fn part_of_year(&self, day: Date, months: i32) -> Option<Days> {
        let (month, first) = self.year_start;
        let this_year = date(day.year(), month, first)?;
        let start = if this_year <= day { this_year } else { date(day.year().checked_sub(1)?, month, first)? };
        let part = (0..12 / months).take_while(|n| add_months(start, n * months) <= day).last()?;
        Some(Days { from: add_months(start, part * months), to: eve(add_months(start, (part + 1) * months)) })
    }
}

/// A unit one can count back in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Days.
    Day,
    /// Seven days.
    Week,
    /// Calendar months.
    Month,
}

/// A length of time: so many days, weeks or months (quarters and years are months).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duration {
    /// How many.
    pub count: i32,
    /// Of what.
    pub unit: Unit,
}

impl Duration {
    /// Reads `"45 days"`, `"1 month"`, `"2 quarters"`, `"a year"`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (count, unit) = text.trim().split_once(' ')?;
        let count: i32 = if count == "a" || count == "one" { 1 } else { count.parse().ok().filter(|n| (0..=10_000).contains(n))? };
        let (factor, unit) = match unit.trim().trim_end_matches('s') {
            "day" => (1, Unit::Day),
            "week" => (1, Unit::Week),
            "month" => (1, Unit::Month),
            "quarter" => (3, Unit::Month),
            "half" | "halve" => (6, Unit::Month),
            "year" => (12, Unit::Month),
            _ => return None,
        };
        Some(Self { count: count * factor, unit })
    }

    /// Both lengths together, where they are of one unit.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        (self.unit == other.unit).then_some(Self { count: self.count + other.count, unit: self.unit })
    }

    /// `day` so much later.
    #[must_use]
    pub fn after(self, day: Date) -> Date {
        match self.unit {
            Unit::Day => later_days(day, self.count),
            Unit::Week => later_days(day, self.count * 7),
            Unit::Month => shift_months(day, self.count),
        }
    }

    /// `day` so much earlier.
    #[must_use]
    pub fn before(self, day: Date) -> Date {
        Self { count: -self.count, unit: self.unit }.after(day)
    }
}

/// The days a measure looks at, before a shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The current period from its first day to date, with so many whole periods before it.
    ToDate(Period, i32),
    /// So many whole periods before the current one.
    Full(Period, i32),
    /// Rolling back from the day asked about.
    Rolling(Duration),
    /// From the day the partner joined.
    SinceJoining,
    /// All time to date.
    Ever,
    /// That day alone; for spans: what is open on it.
    OnTheDay,
}

/// A window as written in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Which days.
    pub reach: Reach,
    /// Asked as of so much earlier.
    pub earlier: Option<Duration>,
}

impl Window {
    /// The window of spans that are open on the day.
    pub const ON_THE_DAY: Self = Self { reach: Reach::OnTheDay, earlier: None };

    /// Reads a window; none when the words are not a window (the caller says what is).
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (reach, earlier) = match text.split_once(',') {
            Some((reach, shift)) => (reach.trim(), Some(Duration::read(shift.trim().strip_suffix("earlier")?)?)),
            None => (text.trim(), None),
        };
        Some(Self { reach: Self::read_reach(reach)?, earlier })
    }

    fn read_reach(text: &str) -> Option<Reach> {
        match text {
            "since joining" => return Some(Reach::SinceJoining),
            "ever" => return Some(Reach::Ever),
            "on the day" => return Some(Reach::OnTheDay),
            _ => {}
        }
        if let Some(period) = Period::read(text) {
            return Some(Reach::ToDate(period, 0));
        }
        if let Some(period) = text.strip_prefix("previous ").and_then(Period::read) {
            return Some(Reach::Full(period, 1));
        }
        let last = text.strip_prefix("last ")?;
        if let Some((before, this)) = last.split_once(" and this ") {
            let (count, periods) = before.split_once(" full ")?;
            let period = Period::read(this)?;
            return Some(Reach::ToDate(period, small(count)?)).filter(|_| periods.strip_suffix('s').unwrap_or(periods) == this);
        }
        if let Some((count, period)) = last.split_once(" full ") {
            return Some(Reach::Full(Period::read(period.strip_suffix('s').unwrap_or(period))?, small(count)?));
        }
        Duration::read(last).filter(|length| length.count > 0).map(Reach::Rolling)
    }

    /// The day the window is asked about: the as-of date, or the shifted one.
    #[must_use]
    pub fn anchor(&self, as_of: Date) -> Date {
        self.earlier.map_or(as_of, |shift| shift.before(as_of))
    }

    /// The days of the window for an as-of date; none where the partner's joining day is needed and not known.
    #[must_use]
    pub fn days(&self, calendar: &Calendar, as_of: Date) -> Option<Days> {
        let to = self.anchor(as_of);
        match self.reach {
            Reach::ToDate(period, before) => {
                let mut from = calendar.period(period, to)?.from;
                for _ in 0..before {
                    from = calendar.previous(period, from)?.from;
                }
                Some(Days { from, to })
            }
            Reach::Full(period, count) => {
                let last = calendar.previous(period, to)?;
                let mut from = last.from;
                for _ in 1..count {
                    from = calendar.previous(period, from)?.from;
                }
                Some(Days { from, to: last.to })
            }
            Reach::Rolling(length) => Some(Days { from: later_days(length.before(to), 1), to }),
            Reach::SinceJoining => Some(Days { from: calendar.joined?, to }),
            Reach::Ever => Some(Days { from: Date::MIN, to }),
            Reach::OnTheDay => Some(Days { from: to, to }),
        }
    }

    /// The period whose turn changes the window, where there is one.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        match self.reach {
            Reach::ToDate(period, _) | Reach::Full(period, _) => Some(period),
            _ => None,
        }
    }
}

fn small(text: &str) -> Option<i32> {
    text.trim().parse().ok().filter(|n| (1..=1000).contains(n))
}

/// A date, where the numbers are one.
#[must_use]
pub fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// `day` so many days later, held at the ends of the calendar.
#[must_use]
pub fn later_days(day: Date, days: i32) -> Date {
    saturating(day, days, Length::new().try_days(days))
}

/// `day` so many days earlier, held at the ends of the calendar.
#[must_use]
pub fn earlier_days(day: Date, days: i32) -> Date {
    later_days(day, -days)
}

/// Plain addition of months: the day of the month is kept where the month has it.
#[must_use]
pub fn add_months(day: Date, months: i32) -> Date {
    saturating(day, months, Length::new().try_months(months))
}

/// Addition of months that keeps a last day of a month a last day.
#[must_use]
pub fn shift_months(day: Date, months: i32) -> Date {
    let shifted = add_months(day, months);
    if day == day.last_of_month() { shifted.last_of_month() } else { shifted }
}

/// The day before the next period begins; the last day of all where the calendar ends first.
fn eve(next: Date) -> Date {
    if next == Date::MAX { next } else { earlier_days(next, 1) }
}

fn saturating(day: Date, count: i32, length: Result<Length, jiff::Error>) -> Date {
    match length {
        Ok(length) => day.saturating_add(length),
        Err(_) if count < 0 => Date::MIN,
        Err(_) => Date::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn days(window: &str, as_of: &str) -> String {
        let calendar = Calendar { year_start: (4, 1), joined: Some(day("2020-02-29")) };
        match Window::read(window).unwrap().days(&calendar, day(as_of)) {
            Some(days) => format!("{}..{}", days.from, days.to),
            None => "none".into(),
        }
    }

    #[test]
    fn stretches_are_read_as_people_name_them() {
        let read = |text| Days::read(text).map(|days| format!("{}..{}", days.from, days.to));
        assert_eq!(read("2013").as_deref(), Some("2013-01-01..2013-12-31"));
        assert_eq!(read("2013-H2").as_deref(), Some("2013-07-01..2013-12-31"));
        assert_eq!(read("2013-Q3").as_deref(), Some("2013-07-01..2013-09-30"));
        assert_eq!(read("2024-02").as_deref(), Some("2024-02-01..2024-02-29"));
        assert_eq!(read("2013-07-05..2013-07-05").as_deref(), Some("2013-07-05..2013-07-05"));
        for wrong in ["2013-Q5", "2013-H0", "2013-13", "2013-7", "13", "2013-07-05..2013-07-04", "2013-07-05", "Q3", ""] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn windows_are_the_days_the_guide_means() {
        for (window, as_of, expected) in [
            ("programme year", "2024-03-31", "2023-04-01..2024-03-31"),
            ("programme year", "2024-04-01", "2024-04-01..2024-04-01"),
            ("previous programme year", "2024-04-01", "2023-04-01..2024-03-31"),
            ("calendar year", "2024-03-31", "2024-01-01..2024-03-31"),
            ("half", "2024-02-10", "2023-10-01..2024-02-10"),
            ("quarter", "2024-06-30", "2024-04-01..2024-06-30"),
            ("previous quarter", "2024-04-01", "2024-01-01..2024-03-31"),
            ("last 4 full quarters", "2024-05-05", "2023-04-01..2024-03-31"),
            ("last 12 months", "2024-05-05", "2023-05-06..2024-05-05"),
            ("last 12 months", "2024-02-29", "2023-03-01..2024-02-29"),
            ("last 3 months", "2024-06-30", "2024-04-01..2024-06-30"),
            ("last 90 days", "2024-06-30", "2024-04-02..2024-06-30"),
            ("last 3 years", "2024-06-15", "2021-06-16..2024-06-15"),
            ("week", "2024-05-05", "2024-04-29..2024-05-05"),
            ("previous month, a year earlier", "2024-03-31", "2023-02-01..2023-02-28"),
            ("month, 12 months earlier", "2024-02-29", "2023-02-01..2023-02-28"),
            ("last 5 full months and this month", "2024-03-10", "2023-10-01..2024-03-10"),
            ("anniversary year", "2024-02-28", "2023-02-28..2024-02-28"),
            ("anniversary year", "2024-02-29", "2024-02-29..2024-02-29"),
            ("since joining", "2024-01-01", "2020-02-29..2024-01-01"),
            ("on the day", "2024-01-01", "2024-01-01..2024-01-01"),
        ] {
            assert_eq!(days(window, as_of), expected, "{window} as of {as_of}");
        }
    }

    #[test]
    fn other_words_are_no_window() {
        for text in ["", "last", "last 0 days", "last -1 days", "last 5 moons", "previous", "quarter, later", "yesterday"] {
            assert_eq!(Window::read(text), None, "{text}");
        }
    }
}
