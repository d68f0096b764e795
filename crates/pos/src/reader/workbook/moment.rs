//! Days and hours: a spreadsheet keeps them as a count of days, and only the format of the cell says that it is one.

use jiff::Span;
use jiff::civil::{Date, DateTime, Time, date};
use rust_decimal::{Decimal, RoundingStrategy};

/// How a cell shows its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// As a number, whatever its decimals, currency or percent sign.
    #[default]
    Number,
    /// As a day.
    Day,
    /// As a day and an hour.
    Moment,
    /// As an hour of the day.
    Hour,
    /// As a length of time, which may be longer than a day (`[h]:mm`).
    Length,
}

impl Shown {
    /// Judges a number format by the code of its first section: what stands in quotes, brackets or behind a backslash is decoration.
    pub fn by_code(code: &str) -> Self {
        let (mut day, mut hour, mut month_or_minute) = (false, false, false);
        let mut letters = code.chars();
        while let Some(letter) = letters.next() {
            match letter.to_ascii_lowercase() {
                '"' => while letters.next().is_some_and(|letter| letter != '"') {},
                '\\' | '_' | '*' => drop(letters.next()),
                '[' => {
                    let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                    if ['h', 'm', 's'].iter().any(|unit| is_only(&inside, *unit)) {
                        return Self::Length;
                    }
                }
                ';' => break,
                'y' | 'd' => day = true,
                'h' | 's' => hour = true,
                'm' => month_or_minute = true,
                _ => {}
            }
        }
        match (day, hour, month_or_minute) {
            (true, true, _) => Self::Moment,
            (true, false, _) | (false, false, true) => Self::Day,
            (false, true, _) => Self::Hour,
            (false, false, false) => Self::Number,
        }
    }

    /// Judges a number format that every spreadsheet knows by its number alone.
    pub fn by_number(number: u32) -> Self {
        match number {
            14..=17 | 27..=31 | 34..=36 | 50..=58 => Self::Day,
            18..=21 | 32..=33 | 45 | 47 => Self::Hour,
            22 => Self::Moment,
            46 => Self::Length,
            _ => Self::Number,
        }
    }

    /// The days since the beginning of time, written as this: `2024-05-31`, `2024-05-31T13:45:00`, `13:45:00`, or `26:30:00` for a length. At midnight
    /// a moment is its day. Nothing where the number is no time, as below zero or after the year 9999.
    pub fn iso(self, days: &str, from_1904: bool) -> Option<String> {
        let (day, second) = split(days)?;
        let hours = |hours: u32| format!("{hours:02}:{:02}:{:02}", second / 60 % 60, second % 60);
        match self {
            Self::Number => None,
            Self::Hour => Some(hours(second / 3_600)),
            Self::Length => Some(hours(day.checked_mul(24)? + second / 3_600)),
            Self::Day => day_of(day, from_1904),
            Self::Moment if second == 0 => day_of(day, from_1904),
            Self::Moment => Some(format!("{}T{}", day_of(day, from_1904)?, hours(second / 3_600))),
        }
    }
}

/// Whether a text is one letter, once or more often.
fn is_only(text: &str, letter: char) -> bool {
    !text.is_empty() && text.chars().all(|seen| seen.eq_ignore_ascii_case(&letter))
}

/// Whole days, and the seconds of the last one, rounded: a time of day is rarely a binary fraction.
fn split(days: &str) -> Option<(u32, u32)> {
    const SECONDS: u32 = 86_400;
    let days = days.parse().or_else(|_| Decimal::from_scientific(days)).ok()?;
    let (whole, fraction) = (days.floor(), days.checked_sub(days.floor())?);
    let seconds = fraction.checked_mul(SECONDS.into())?.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    let (whole, seconds) = (u32::try_from(whole).ok()?, u32::try_from(seconds).ok()?);
    Some(if seconds == SECONDS { (whole.checked_add(1)?, 0) } else { (whole, seconds) })
}

/// Day 1 is the first of January 1900, or day 0 that of 1904. The first count believes in a 29 February 1900 (day 60), and in a day 0 before the
/// first: both are told as such, because no other date is meant, and whoever takes them for a date will refuse them.
fn day_of(number: u32, from_1904: bool) -> Option<String> {
    let (first, number) = match number {
        _ if from_1904 => (date(1904, 1, 1), number),
        0 => return Some("1900-01-00".into()),
        1..60 => (date(1899, 12, 31), number),
        60 => return Some("1900-02-29".into()),
        61.. => (date(1899, 12, 30), number),
    };
    let day = first.checked_add(Span::new().try_days(number).ok()?).ok()?;
    Some(day.to_string())
}

/// A moment that is written as a text (`2024-05-31T00:00:00Z`), in the same form as the others.
pub(super) fn iso_of_text(text: &str) -> String {
    let plain = text.trim().trim_end_matches('Z');
    if let Ok(day) = plain.parse::<Date>().map(|day| day.to_string())
        && !plain.contains(['T', ' '])
    {
        return day;
    }
    let Ok(moment) = plain.parse::<DateTime>() else {
        return text.to_owned();
    };
    let seconds = moment.round(jiff::Unit::Second).unwrap_or(moment);
    if seconds.time() == Time::midnight() { seconds.date().to_string() } else { seconds.to_string() }
}

#[cfg(test)]
mod tests {
    use super::{Shown, iso_of_text};

    #[test]
    fn a_format_is_judged_by_its_code() {
        let told = [
            ("General", Shown::Number),
            ("0.00E+00", Shown::Number),
            ("#,##0.00\\ \"days\"", Shown::Number),
            ("[Red]-0;[Blue]0", Shown::Number),
            ("[$€-407] #,##0.00", Shown::Number),
            ("@", Shown::Number),
            ("0_d", Shown::Number),
            ("yyyy\\-mm\\-dd;@", Shown::Day),
            ("[$-409]d\\-mmm\\-yy;@", Shown::Day),
            ("mmm", Shown::Day),
            ("DD.MM.YYYY", Shown::Day),
            ("d/m/yy h:mm", Shown::Moment),
            ("h:mm AM/PM", Shown::Hour),
            ("mm:ss.0", Shown::Hour),
            ("[hh]:mm", Shown::Length),
            ("[ss]", Shown::Length),
        ];
        for (code, shown) in told {
            assert_eq!(Shown::by_code(code), shown, "{code}");
        }
    }

    #[test]
    fn a_count_of_days_is_a_date() {
        let told = [
            (Shown::Day, "45443", false, "2024-05-31"),
            (Shown::Day, "45443.99", false, "2024-05-31"),
            (Shown::Day, "43981", true, "2024-05-31"),
            (Shown::Day, "1", false, "1900-01-01"),
            (Shown::Day, "59", false, "1900-02-28"),
            (Shown::Day, "60", false, "1900-02-29"),
            (Shown::Day, "61", false, "1900-03-01"),
            (Shown::Day, "0", false, "1900-01-00"),
            (Shown::Day, "0", true, "1904-01-01"),
            (Shown::Day, "2958465", false, "9999-12-31"),
            (Shown::Moment, "45443.572916666664", false, "2024-05-31T13:45:00"),
            (Shown::Moment, "45443", false, "2024-05-31"),
            (Shown::Moment, "45443.999999999", false, "2024-06-01"),
            (Shown::Moment, "4.5443572916666664E4", false, "2024-05-31T13:45:00"),
            (Shown::Hour, "0.5", false, "12:00:00"),
            (Shown::Length, "1.104166666666667", false, "26:30:00"),
        ];
        for (shown, days, from_1904, iso) in told {
            assert_eq!(shown.iso(days, from_1904).as_deref(), Some(iso), "{shown:?} {days}");
        }
        for days in ["-1", "2958466", "99999999999", "x", ""] {
            assert_eq!(Shown::Day.iso(days, false), None, "{days}");
        }
    }

    #[test]
    fn a_date_that_is_written_out_loses_its_midnight() {
        let told = [
            ("2024-05-31", "2024-05-31"),
            ("2024-05-31T00:00:00", "2024-05-31"),
            ("2024-05-31T00:00:00.000Z", "2024-05-31"),
            ("2024-05-31T13:45:00", "2024-05-31T13:45:00"),
            ("soon", "soon"),
        ];
        for (written, iso) in told {
            assert_eq!(iso_of_text(written), iso, "{written}");
        }
    }
}
