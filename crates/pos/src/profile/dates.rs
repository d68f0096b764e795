//! How a file writes days: the words of a profile, and the day a text names.

use jiff::civil::{Date, date};

use super::months;

/// How days are written: the words `day`, `month`, `year` in their order with what stands between them, or `serial`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dates {
    words: String,
    parts: Vec<Part>,
    with_time: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Day,
    Month,
    MonthWord,
    Year,
    ShortYear,
    Serial,
    Mark(char),
}

impl Part {
    const WORDS: [(&'static str, Self); 5] =
        [("day", Self::Day), ("monthword", Self::MonthWord), ("month", Self::Month), ("year", Self::Year), ("yy", Self::ShortYear)];

    fn is_digits(self) -> bool {
        matches!(self, Self::Day | Self::Month | Self::Year | Self::ShortYear)
    }
}

impl Dates {
    /// Reads `day.month.year`, `month/day/year`, `yearmonthday`, `year-month` (the first day of it), `year`. `yy` is a year of two digits, 2000 to 2099;
    /// `monthword` the name of a month (`day-monthword-yy`: `31-Jan-24`), in eight languages. ` time` behind it says that a time of day
    /// follows, which is left out. `serial` is the count of days of a spreadsheet, day 1 being the first of January 1900.
    ///
    /// ```
    /// use pos::profile::Dates;
    /// let dates = Dates::read("day.month.year").unwrap();
    /// assert_eq!(dates.day("31.5.2024").unwrap().to_string(), "2024-05-31");
    /// assert_eq!(dates.day("5.31.2024"), None);
    /// ```
    #[must_use]
    pub fn read(words: &str) -> Option<Self> {
        if words == "serial" {
            return Some(Self { words: words.into(), parts: vec![Part::Serial], with_time: false });
        }
        let (pattern, with_time) = words.strip_suffix(" time").map_or((words, false), |pattern| (pattern, true));
        let mut parts = vec![];
        let mut rest = pattern;
        while let Some(mark) = rest.chars().next() {
            if let Some((tail, part)) = Part::WORDS.iter().find_map(|(word, part)| Some((rest.strip_prefix(word)?, *part))) {
                parts.push(part);
                rest = tail;
            } else if matches!(mark, '.' | '-' | '/' | ' ' | ',') {
                parts.push(Part::Mark(mark));
                rest = rest.get(1..).unwrap_or_default();
            } else {
                return None;
            }
        }
        let count = |ways: &[Part]| parts.iter().filter(|part| ways.contains(part)).count();
        let sound = (count(&[Part::Day]), count(&[Part::Month, Part::MonthWord]), count(&[Part::Year, Part::ShortYear]));
        matches!(sound, (1, 1, 1) | (0, 1, 1) | (0, 0, 1)).then(|| Self { words: words.into(), parts, with_time })
    }

    /// The words of the profile.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The day a text names.
    #[must_use]
    pub fn day(&self, text: &str) -> Option<Date> {
        let (mut day, mut month, mut year) = (1, 1, 0);
        let mut rest = text;
        for (place, part) in self.parts.iter().enumerate() {
            let beside = [place.checked_sub(1), place.checked_add(1)].map(|place| place.and_then(|place| self.parts.get(place)));
            // Digits that run on are as many as they can be.
            let least = if beside.iter().flatten().any(|part| part.is_digits()) { 2 } else { 1 };
            match part {
                Part::Mark(mark) => rest = rest.strip_prefix(*mark)?,
                Part::Year => year = digits(&mut rest, 4, 4)?,
                Part::ShortYear => year = digits(&mut rest, 2, 2)?.checked_add(2000)?,
                Part::Month => month = digits(&mut rest, least, 2)?,
                Part::Day => day = digits(&mut rest, least, 2)?,
                Part::MonthWord => month = month_word(&mut rest, beside[1] == Some(&Part::Mark('.')))?,
                Part::Serial => return serial(text),
            }
        }
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        let ended = rest.is_empty() || self.with_time && rest.starts_with([' ', 'T']);
        if ended { Date::new(year, month, day).ok() } else { None }
    }
}

fn digits(rest: &mut &str, least: usize, most: usize) -> Option<i16> {
    let count = rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let (number, tail) = rest.split_at_checked(count).filter(|_| count >= least)?;
    *rest = tail;
    number.parse().ok()
}

/// The month that a word names; a full stop behind a shortened one belongs to it, unless the profile has it.
fn month_word(rest: &mut &str, stop_is_mark: bool) -> Option<i16> {
    let end = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
    let (word, tail) = rest.split_at_checked(end)?;
    *rest = tail.strip_prefix('.').filter(|_| !stop_is_mark).unwrap_or(tail);
    months::number(word).map(i16::from)
}

/// A day as a spreadsheet counts it, a part of a day behind the point left out. It believes in a 29 February 1900, day 60, which never was.
fn serial(text: &str) -> Option<Date> {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let all_digits = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !all_digits(part) {
        return None;
    }
    let number: i32 = whole.parse().ok()?;
    let before_the_first = match number {
        1..=59 => date(1899, 12, 31),
        61.. => date(1899, 12, 30),
        _ => return None,
    };
    before_the_first.checked_add(jiff::Span::new().try_days(number).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str, text: &str) -> String {
        Dates::read(words).unwrap().day(text).map_or("no day".into(), |day| day.to_string())
    }

    #[test]
    fn days_are_read_as_the_words_say_and_not_otherwise() {
        for (words, text, day) in [
            ("day.month.year", "31.5.2024", "2024-05-31"),
            ("day.month.year", "31.05.24", "no day"),
            ("day.month.yy", "31.05.24", "2024-05-31"),
            ("day.month.yy", "31.05.99", "2099-05-31"),
            ("day.month.yy", "31.05.2024", "no day"),
            ("month/day/yy", "5/31/24", "2024-05-31"),
            ("yymonthday", "240531", "2024-05-31"),
            ("yymonthday", "24531", "no day"),
            ("yearmonthday", "20240531", "2024-05-31"),
            ("year-month-day time", "2024-05-31T10:00", "2024-05-31"),
            ("year-month-day time", "2024-05-31 10:00", "2024-05-31"),
            ("year-month-day time", "2024-05-31", "2024-05-31"),
            ("year-month-day", "2024-05-31 10:00", "no day"),
            ("day-monthword-year", "31-Jan-2024", "2024-01-31"),
            ("day-monthword-year", "31-MRT-2024", "2024-03-31"),
            ("day-monthword-year", "31-Foo-2024", "no day"),
            ("day-monthword-year", "31-01-2024", "no day"),
            ("day-monthword-year time", "31-OCT-2024 10:00", "2024-10-31"),
            ("day monthword yy", "1 déc. 24", "2024-12-01"),
            ("day. monthword year", "1. März 2024", "2024-03-01"),
            ("day.monthword.year", "1.Mai.2024", "2024-05-01"),
            ("daymonthwordyear", "5Aug2024", "2024-08-05"),
            ("monthword day, year", "Feb 29, 2024", "2024-02-29"),
            ("monthword day, year", "Feb 29, 2023", "no day"),
            ("monthword year", "avril 2024", "2024-04-01"),
            ("serial", "45321", "2024-01-30"),
            ("serial", "45321.75", "2024-01-30"),
            ("serial", "45321,75", "2024-01-30"),
            ("serial", "1", "1900-01-01"),
            ("serial", "59", "1900-02-28"),
            ("serial", "60", "no day"),
            ("serial", "61", "1900-03-01"),
            ("serial", "2958465", "9999-12-31"),
            ("serial", "2958466", "no day"),
            ("serial", "0", "no day"),
            ("serial", "-5", "no day"),
            ("serial", "2024-01-30", "no day"),
        ] {
            assert_eq!(read(words, text), day, "{words}: {text}");
        }
    }

    #[test]
    fn words_that_name_no_day_or_one_twice_are_none() {
        for words in
            ["", "day.month", "day.day.year", "yyyy-month-day", "month.monthword.year", "year yy", "serial time", "day;month;year", "d.m.y"]
        {
            assert_eq!(Dates::read(words), None, "{words}");
        }
    }
}
