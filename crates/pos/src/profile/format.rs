//! How a file writes numbers and days.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::reader::{Encoding, Separator};

/// How a file is written, as far as a profile says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Format {
    /// What separates cells; judged by the header where it is not said.
    pub separator: Option<Separator>,
    /// The encoding; judged by the bytes where it is not said.
    pub encoding: Option<Encoding>,
    /// Numbers.
    pub numbers: Numbers,
    /// Days; 2024-05-31 where it is not said.
    pub dates: Option<Dates>,
}

/// How numbers are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Whether a comma stands before the decimals, not a point.
    pub decimal_comma: bool,
    /// What groups thousands.
    pub grouping: Option<char>,
}

impl Numbers {
    /// The number with a decimal point and without groups; none where it is not written this way.
    ///
    /// ```
    /// use pos::profile::Numbers;
    /// let german = Numbers { decimal_comma: true, grouping: Some('.') };
    /// assert_eq!(german.plain("1.234,50").as_deref(), Some("1234.50"));
    /// assert_eq!(german.plain("1.23"), None);
    /// ```
    #[must_use]
    pub fn plain(self, text: &str) -> Option<Cow<'_, str>> {
        if self == Self::default() {
            return Some(text.into());
        }
        let point = if self.decimal_comma { ',' } else { '.' };
        let (whole, part) = text.split_once(point).map_or((text, None), |(whole, part)| (whole, Some(part)));
        let mut plain = String::with_capacity(text.len());
        match self.grouping {
            Some(mark) => {
                for (place, group) in whole.split(mark).enumerate() {
                    if place > 0 && (group.len() != 3 || !group.bytes().all(|byte| byte.is_ascii_digit())) {
                        return None;
                    }
                    plain.push_str(group);
                }
            }
            None => plain.push_str(whole),
        }
        if plain.contains(['.', ',']) {
            return None;
        }
        if let Some(part) = part {
            plain.push('.');
            plain.push_str(part);
        }
        Some(plain.into())
    }

    /// A number written this way, to show what is meant.
    #[must_use]
    pub fn example(self) -> String {
        let group = self.grouping.map(String::from).unwrap_or_default();
        format!("1{group}234{}56", if self.decimal_comma { "," } else { "." })
    }
}

/// How days are written: the words `day`, `month`, `year` in their order with what stands between them.
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
    Year,
    Mark(char),
}

impl Dates {
    /// Reads `day.month.year`, `month/day/year`, `yearmonthday`, `year-month` (the first day of it), `year`; ` time` behind it says that a time of day
    /// follows, which is left out.
    ///
    /// ```
    /// use pos::profile::Dates;
    /// let dates = Dates::read("day.month.year").unwrap();
    /// assert_eq!(dates.day("31.5.2024").unwrap().to_string(), "2024-05-31");
    /// assert_eq!(dates.day("5.31.2024"), None);
    /// ```
    #[must_use]
    pub fn read(words: &str) -> Option<Self> {
        let (pattern, with_time) = words.strip_suffix(" time").map_or((words, false), |pattern| (pattern, true));
        let mut parts = vec![];
        let mut rest = pattern;
        while let Some(mark) = rest.chars().next() {
            let named = [("day", Part::Day), ("month", Part::Month), ("year", Part::Year)];
            if let Some((tail, part)) = named.iter().find_map(|(word, part)| Some((rest.strip_prefix(word)?, *part))) {
                parts.push(part);
                rest = tail;
            } else if matches!(mark, '.' | '-' | '/' | ' ') {
                parts.push(Part::Mark(mark));
                rest = rest.get(1..).unwrap_or_default();
            } else {
                return None;
            }
        }
        let count = |part: Part| parts.iter().filter(|other| **other == part).count();
        let sound = (count(Part::Day), count(Part::Month), count(Part::Year));
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
        let text = if self.with_time { text.split([' ', 'T']).next().unwrap_or_default() } else { text };
        let (mut day, mut month, mut year) = (1, 1, 0);
        let mut rest = text;
        for (place, part) in self.parts.iter().enumerate() {
            let run_on = matches!(self.parts.get(place + 1), Some(Part::Day | Part::Month | Part::Year))
                || place > 0 && !matches!(self.parts.get(place - 1), Some(Part::Mark(_)));
            match part {
                Part::Mark(mark) => rest = rest.strip_prefix(*mark)?,
                Part::Year => year = digits(&mut rest, 4, 4)?,
                Part::Month => month = digits(&mut rest, if run_on { 2 } else { 1 }, 2)?,
                Part::Day => day = digits(&mut rest, if run_on { 2 } else { 1 }, 2)?,
            }
        }
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        if rest.is_empty() { Date::new(year, month, day).ok() } else { None }
    }
}

fn digits(rest: &mut &str, least: usize, most: usize) -> Option<i16> {
    let count = rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let (number, tail) = rest.split_at_checked(count).filter(|_| count >= least)?;
    *rest = tail;
    number.parse().ok()
}
