//! In which order a column writes day, month and year: what its values say, and what they leave open.

use super::super::{Dates, months};

/// The orders that are tried. Those with a day come first.
const ORDERS: [&str; 32] = [
    "year-month-day",
    "year/month/day",
    "year.month.day",
    "day.month.year",
    "month.day.year",
    "day/month/year",
    "month/day/year",
    "day-month-year",
    "month-day-year",
    "yearmonthday",
    "day.month.yy",
    "day/month/yy",
    "month/day/yy",
    "day-month-yy",
    "month-day-yy",
    "day-monthword-year",
    "day monthword year",
    "day. monthword year",
    "day.monthword.year",
    "day/monthword/year",
    "monthword day, year",
    "day-monthword-yy",
    "day monthword yy",
    "day.monthword.yy",
    "day/monthword/yy",
    "daymonthwordyear",
    "year-month",
    "month/year",
    "month.year",
    "monthword year",
    "monthword-year",
    "month-year",
];

/// The count of days of a spreadsheet.
const SERIAL: &str = "serial";

/// What a column of days looks like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Days {
    /// Values that are days in the order that fits best.
    pub(super) days: usize,
    /// The order, in the words of a profile, where one fits them all.
    pub(super) order: Option<String>,
    /// The other order that fits them all as well, and a value that could be either.
    pub(super) or: Option<(String, String)>,
    /// A value that shows the order: its day is over twelve.
    pub(super) shown_by: Option<String>,
    /// How many values are written another way, and the first of them.
    pub(super) others: (usize, String),
}

impl Days {
    /// Looks at the values of a column.
    pub(super) fn of(values: &[&str]) -> Self {
        let mut days = Self::default();
        let likely: Vec<&str> = values.iter().copied().filter(|text| may_be_day(text)).collect();
        if likely.len() * 2 < values.len() || likely.is_empty() {
            return days.serial(values);
        }
        let timed = likely.iter().filter(|text| text.contains([':', 'T'])).count() * 2 > likely.len();
        let lettered = likely.iter().any(|text| has_month_word(text));
        let fitting = |order: &str| {
            if order.contains("word") && !lettered {
                return None;
            }
            let words = if timed { format!("{order} time") } else { order.to_owned() };
            let reader = Dates::read(&words)?;
            let fits = likely.iter().filter(|text| reader.day(text).is_some_and(|day| (1990..2100).contains(&day.year()))).count();
            Some((fits, words))
        };
        let mut best: Vec<(usize, String)> = ORDERS.iter().filter_map(|order| fitting(order)).filter(|(fits, _)| *fits > 0).collect();
        best.sort_by_key(|(fits, _)| std::cmp::Reverse(*fits));
        let Some((fits, order)) = best.first().cloned() else {
            return days.serial(values);
        };
        if fits * 10 < values.len() * 8 {
            return days.serial(values);
        }
        days.days = fits;
        days.or =
            best.get(1).filter(|(other, _)| *other == fits).map(|(_, or)| (or.clone(), likely.first().copied().unwrap_or_default().into()));
        days.shown_by = decisive(&likely, &order);
        let reader = Dates::read(&order);
        let strays: Vec<&&str> = values.iter().filter(|text| reader.as_ref().is_some_and(|reader| reader.day(text).is_none())).collect();
        days.others = (strays.len(), strays.first().map(|text| (**text).to_owned()).unwrap_or_default());
        days.order = Some(order);
        days
    }

    /// Numbers that may be days as a spreadsheet counts them: only the heading can say so.
    fn serial(mut self, values: &[&str]) -> Self {
        let count = values.iter().filter(|text| is_serial(text)).count();
        if count > 0 && count * 10 >= values.len() * 9 {
            let stray = values.iter().find(|text| !is_serial(text)).map(|text| (*text).to_owned()).unwrap_or_default();
            (self.days, self.others) = (count, (values.len() - count, stray));
            self.order = Some(SERIAL.into());
        }
        self
    }

    /// Whether the only reading of its values is a count of days, which any number is.
    pub(super) fn only_serial(&self) -> bool {
        self.order.as_deref() == Some(SERIAL)
    }

    /// Whether it is whole months that are written, no days.
    pub(super) fn months_only(&self) -> bool {
        self.order.as_ref().is_some_and(|order| !order.contains("day") && order != SERIAL)
    }

    /// Whether the days are eight digits run on, which other numbers may be as well.
    pub(super) fn run_on(&self) -> bool {
        self.order.as_deref() == Some("yearmonthday")
    }
}

/// A text that can only be read in this order, where another order of the same marks would be thinkable.
fn decisive(values: &[&str], order: &str) -> Option<String> {
    let other = if order.starts_with("day") && !order.contains("monthword") {
        order.replace("day", "@").replace("month", "day").replace('@', "month")
    } else if order.starts_with("month") && order.contains("day") && !order.contains("monthword") {
        order.replace("month", "@").replace("day", "month").replace('@', "day")
    } else {
        return None;
    };
    let (this, other) = (Dates::read(order)?, Dates::read(&other)?);
    values.iter().find(|text| this.day(text).is_some() && other.day(text).is_none()).map(|text| (*text).to_owned())
}

fn may_be_day(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let by_digits = text.starts_with(|first: char| first.is_ascii_digit()) && (5..=24).contains(&digits) || has_short_year(text);
    (6..=32).contains(&text.len()) && (by_digits || has_month_word(text))
}

fn has_short_year(text: &str) -> bool {
    let parts: Vec<&str> = text.split(' ').next().unwrap_or_default().split(['.', '/', '-']).collect();
    let small = |text: &&str, most: u8| (1..=2).contains(&text.len()) && text.parse::<u8>().is_ok_and(|number| number <= most);
    matches!(parts.as_slice(), [a, b, c] if small(a, 31) && small(b, 31) && c.len() == 2 && small(c, 99))
}

fn has_month_word(text: &str) -> bool {
    let digits = text.chars().any(|letter| letter.is_ascii_digit());
    digits && text.len() <= 24 && text.split(|letter: char| !letter.is_alphabetic()).any(|word| months::number(word).is_some())
}

fn is_serial(text: &str) -> bool {
    // From 1995 to 2060.
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    whole.len() == 5 && whole.parse::<u32>().is_ok_and(|number| (34_700..58_500).contains(&number))
}

/// The number of a month by its name, in the languages of the headings.
pub(super) fn month(word: &str) -> Option<u8> {
    let spelled = super::spelling::Spelled::new(word).words.concat();
    months::number(&spelled).and_then(|month| u8::try_from(month).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(values: &[&str]) -> (Option<String>, Option<String>) {
        let days = Days::of(values);
        (days.order, days.or.map(|(or, _)| or))
    }

    #[test]
    fn a_value_over_twelve_decides_and_without_one_both_orders_are_told() {
        assert_eq!(told(&["31/12/2024", "01/02/2024"]), (Some("day/month/year".into()), None));
        assert_eq!(told(&["12/31/2024", "01/02/2024"]), (Some("month/day/year".into()), None));
        assert_eq!(told(&["01/02/2024", "03/04/2024"]), (Some("day/month/year".into()), Some("month/day/year".into())));
        assert_eq!(told(&["2024-01-31 00:00:00"]), (Some("year-month-day time".into()), None));
        assert_eq!(told(&["20240131", "20240201"]), (Some("yearmonthday".into()), None));
    }

    #[test]
    fn short_years_names_of_months_and_counts_of_days_are_found() {
        for (text, order) in [
            ("31.12.24", "day.month.yy"),
            ("31/12/24", "day/month/yy"),
            ("12/31/24", "month/day/yy"),
            ("31-Jan-2024", "day-monthword-year"),
            ("9-Mrt-24", "day-monthword-yy"),
            ("Jan 31, 2024", "monthword day, year"),
            ("31. Januar 2024", "day. monthword year"),
            ("1 déc. 2024 10:00", "day monthword year time"),
            ("45321", "serial"),
            ("45321.5", "serial"),
        ] {
            assert_eq!(told(&[text, text]), (Some(order.into()), None), "{text}");
        }
        assert_eq!(told(&["01/02/24"]), (Some("day/month/yy".into()), Some("month/day/yy".into())));
        assert_eq!(told(&["45321", "2", "45323"]).0, None);
        for values in [["SO43659", "4-12"], ["MAR-200", "APR-100"], ["12.50", "99.10"]] {
            assert_eq!(Days::of(&values), Days::default(), "{values:?}");
        }
    }
}
