//! A pattern for the names of files that say which period they are about.

use jiff::civil::Date;

use super::period::{Span, iso_week};

/// A pattern such as `sales_{year}-W{week}.csv`: `{year}`, `{month}`, `{day}`, `{week}`, `{quarter}` are digits, `{any}` is anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Digits { name: &'static str, most: usize, fixed: bool },
    Any,
}

const NAMES: [(&str, usize); 5] = [("year", 4), ("month", 2), ("day", 2), ("week", 2), ("quarter", 1)];

impl FileName {
    /// Reads a pattern.
    ///
    /// # Errors
    /// What is wrong with it.
    ///
    /// ```
    /// use pos::intake::FileName;
    /// let name = FileName::read("sales_{year}-W{week}.csv").unwrap();
    /// let span = name.period("Sales_2024-W05.csv").unwrap();
    /// assert_eq!((span.from.to_string(), span.to.to_string()), ("2024-01-29".into(), "2024-02-04".into()));
    /// assert!(name.period("stock_2024-W05.csv").is_none());
    /// ```
    pub fn read(pattern: &str) -> Result<Self, String> {
        let mut parts = vec![];
        let mut rest = pattern;
        while let Some((text, behind)) = rest.split_once('{') {
            if !text.is_empty() {
                parts.push(Part::Text(text.to_lowercase()));
            }
            let Some((name, behind)) = behind.split_once('}') else {
                return Err("a `{` is not closed".into());
            };
            parts.push(match NAMES.iter().find(|(known, _)| *known == name) {
                Some((name, most)) => Part::Digits { name, most: *most, fixed: false },
                None if name == "any" => Part::Any,
                None => {
                    return Err(format!(
                        "`{{{name}}}` is none of `{{year}}`, `{{month}}`, `{{day}}`, `{{week}}`, `{{quarter}}`, `{{any}}`"
                    ));
                }
            });
            rest = behind;
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_lowercase()));
        }
        let follows: Vec<bool> = parts.iter().skip(1).map(|part| matches!(part, Part::Digits { .. })).chain([false]).collect();
        for (part, follows) in parts.iter_mut().zip(follows) {
            if let Part::Digits { fixed, .. } = part {
                *fixed = follows;
            }
        }
        let has = |name: &str| parts.iter().any(|part| matches!(part, Part::Digits { name: known, .. } if *known == name));
        let sound = has("year") && (!has("day") || has("month"));
        if sound { Ok(Self { parts }) } else { Err("the pattern needs `{year}`, and `{day}` needs `{month}`".into()) }
    }

    /// The period that a file name says.
    #[must_use]
    pub fn period(&self, name: &str) -> Option<Span> {
        let mut found = Found::default();
        let lower = name.to_lowercase();
        if !matches(&self.parts, &lower, &mut found) {
            return None;
        }
        let year = i16::try_from(if found.year < 100 { 2000 + found.year } else { found.year }).ok()?;
        let small = |number: i32| i8::try_from(number).ok();
        let from = Date::new(year, 1, 1).ok()?;
        match (found.month, found.day, found.week, found.quarter) {
            (Some(month), Some(day), _, _) => Date::new(year, small(month)?, small(day)?).ok().map(Span::day),
            (Some(month), None, _, _) => Date::new(year, small(month)?, 1).ok().map(Span::month),
            (None, _, Some(week), _) => iso_week(year, small(week)?),
            (None, _, None, Some(quarter @ 1..=4)) => Date::new(year, small(quarter * 3 - 2)?, 1).ok().map(Span::quarter),
            (None, _, None, Some(_)) => None,
            (None, _, None, None) => Some(Span { from, to: from.last_of_year() }),
        }
    }
}

#[derive(Clone, Debug, Default)]
struct Found {
    year: i32,
    month: Option<i32>,
    day: Option<i32>,
    week: Option<i32>,
    quarter: Option<i32>,
}

fn matches(parts: &[Part], text: &str, found: &mut Found) -> bool {
    let Some((first, rest)) = parts.split_first() else { return text.is_empty() };
    match first {
        Part::Text(own) => text.strip_prefix(own.as_str()).is_some_and(|text| matches(rest, text, found)),
        Part::Any => (0..=text.len()).any(|place| text.get(place..).is_some_and(|text| matches(rest, text, &mut *found))),
        Part::Digits { name, most, fixed } => {
            let digits = text.bytes().take(*most).take_while(u8::is_ascii_digit).count();
            let least = if *fixed { *most } else { 1 };
            (least..=digits).rev().any(|count| {
                let Some((number, text)) = text.split_at_checked(count) else { return false };
                let mut inner = found.clone();
                if !matches(rest, text, &mut inner) {
                    return false;
                }
                let number = number.parse().unwrap_or_default();
                match *name {
                    "year" => inner.year = number,
                    "month" => inner.month = Some(number),
                    "day" => inner.day = Some(number),
                    "week" => inner.week = Some(number),
                    _ => inner.quarter = Some(number),
                }
                *found = inner;
                true
            })
        }
    }
}
