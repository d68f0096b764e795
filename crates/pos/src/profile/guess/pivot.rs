//! Headings that are values: months, weeks or stores that stand side by side as columns.

use rust_decimal::Decimal;

use super::candidates::{Candidate, Candidates, Whole};
use super::column::Column;
use super::days::month;
use super::lexicon::Understood;
use super::marks::Marks;
use super::{Confidence, numbers};

/// Columns that are one value each.
#[derive(Debug)]
pub(super) struct Pivot {
    /// Their places.
    pub(super) places: Vec<usize>,
    /// What their headings are.
    pub(super) of: PivotOf,
}

/// What the headings of pivoted columns are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PivotOf {
    /// Months or days; the words of a profile that read them, where there are such words.
    Months { order: Option<&'static str> },
    /// Weeks of a year, or months without a year, which need one.
    Unsaid,
    /// Stores or branches.
    Stores,
}

/// A month as a heading: the first day of it where the year stands there too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Month {
    pub(super) day: Option<String>,
    pub(super) order: Option<&'static str>,
}

/// Fewer columns than this may be a chance.
const LEAST: usize = 3;

impl Pivot {
    /// Finds pivoted columns.
    pub(super) fn of(columns: &[Column<'_>]) -> Option<Self> {
        let numeric = |column: &Column<'_>| column.shape.filled == 0 || column.shape.is_numeric();
        let months: Vec<(usize, Month)> = columns
            .iter()
            .enumerate()
            .filter(|(_, column)| numeric(column) && column.named)
            .filter_map(|(place, column)| Some((place, month_of(&column.heading)?)))
            .collect();
        if months.len() >= LEAST {
            let order = months
                .first()
                .and_then(|(_, month)| month.order)
                .filter(|order| months.iter().all(|(_, month)| month.order == Some(order)));
            let of = if months.iter().all(|(_, month)| month.day.is_some()) { PivotOf::Months { order } } else { PivotOf::Unsaid };
            return Some(Self { places: months.into_iter().map(|(place, _)| place).collect(), of });
        }
        let stores: Vec<usize> = columns
            .iter()
            .enumerate()
            .filter(|(_, column)| numeric(column) && column.named && is_store(column))
            .map(|(place, _)| place)
            .collect();
        (stores.len() >= LEAST).then_some(Self { places: stores, of: PivotOf::Stores })
    }

    /// The field of the values that stand under the headings.
    pub(super) fn value_field(&self, columns: &[Column<'_>], stock: bool) -> &'static str {
        let pivoted = || self.places.iter().filter_map(|place| columns.get(*place));
        let decimals: usize = pivoted().map(|column| column.shape.numbers.decimals).sum();
        let filled: usize = pivoted().map(|column| column.shape.filled).sum();
        match (stock, decimals * 2 > filled) {
            (true, _) => "on_hand",
            (false, true) => "net_amount",
            (false, false) => "quantity",
        }
    }

    /// The field of the headings themselves.
    pub(super) fn heading_field(&self, stock: bool) -> &'static str {
        match (self.of, stock) {
            (PivotOf::Stores, true) => "warehouse",
            (PivotOf::Stores, false) => "branch",
            _ => "date",
        }
    }

    /// Other columns are not what the pivoted ones give: neither the value nor the heading, nor a sum of them.
    pub(super) fn withdraw(&self, whole: &Whole<'_>, marks: &Marks, all: &mut [Candidates]) {
        let given = [self.value_field(whole.columns, whole.stock), self.heading_field(whole.stock)];
        for (place, candidates) in all.iter_mut().enumerate() {
            if self.is_sum(whole.columns, marks, place) {
                *candidates = Candidates { fields: vec![], otherwise: "it is the sum of the columns that stand side by side".into() };
            }
            candidates.fields.retain(|candidate| !given.contains(&candidate.field) && !self.places.contains(&place));
        }
    }

    fn is_sum(&self, columns: &[Column<'_>], marks: &Marks, place: usize) -> bool {
        let Some(column) = columns.get(place).filter(|column| column.shape.is_numeric() && !self.places.contains(&place)) else {
            return false;
        };
        let number = |place: usize, row: usize| {
            let cell = columns.get(place).and_then(|column| column.cells.get(row)).copied().unwrap_or_default();
            numbers::value(cell, marks.comma(place)).unwrap_or_default()
        };
        let sum = |row: usize| self.places.iter().try_fold(Decimal::ZERO, |sum, place| sum.checked_add(number(*place, row)));
        let rows = column.cells.len();
        let same = (0..rows).filter(|row| sum(*row) == Some(number(place, *row))).count();
        rows > 0 && same * 10 >= rows * 9
    }

    /// What a pivoted column is given to.
    pub(super) fn given(&self, place: usize, whole: &Whole<'_>) -> Option<Candidate> {
        if !self.places.contains(&place) {
            return None;
        }
        let heading = match self.of {
            PivotOf::Stores => "the heading is a store",
            _ => "the heading is a month or a week",
        };
        let because = format!("{heading}, as {} headings are: each cell is a row of its own", self.places.len());
        let field = self.value_field(whole.columns, whole.stock);
        Some(Candidate { field, score: 0, confidence: Confidence::Likely, because, question: None })
    }
}

/// `Store 12`, `Filiale Köln`.
fn is_store(column: &Column<'_>) -> bool {
    let lower = column.heading.to_lowercase();
    let words =
        ["store", "shop", "filiale", "branch", "winkel", "filiaal", "magasin", "tienda", "negozio", "loja", "sklep", "agence", "markt"];
    let named =
        words.iter().any(|word| lower.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', '_', '-', '#']) && rest.len() > 1));
    let known = matches!(&column.understood, Understood::Whole(_));
    named && !known
}

/// The month, week or quarter a heading names.
pub(super) fn month_of(heading: &str) -> Option<Month> {
    let parts: Vec<&str> = heading.trim().split([' ', '-', '/', '.', '_', '\n']).filter(|part| !part.is_empty()).collect();
    let number = |text: &str, most: u16| {
        text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u16>().ok()).flatten().filter(|it| *it <= most)
    };
    let year = |text: &str| match text.len() {
        4 => number(text, 2099).filter(|year| *year >= 1990),
        2 => number(text, 60).filter(|year| *year >= 10).map(|year| year + 2000),
        _ => None,
    };
    let first = |year: u16, month: u8, order| Some(Month { day: Some(format!("{year:04}-{month:02}-01")), order });
    let numbered = |text: &str| number(text, 12).filter(|month| *month > 0 && text.len() == 2).and_then(|month| u8::try_from(month).ok());
    match parts.as_slice() {
        [one, two] if one.len() == 4 && numbered(two).is_some() => {
            let order =
                ["year-month", "year/month", "year.month"].into_iter().find(|order| order.chars().nth(4) == heading.trim().chars().nth(4));
            first(year(one)?, numbered(two)?, order)
        }
        [one, two] if two.len() == 4 && numbered(one).is_some() => {
            let order =
                ["month/year", "month.year", "month-year"].into_iter().find(|order| order.chars().nth(5) == heading.trim().chars().nth(2));
            first(year(two)?, numbered(one)?, order)
        }
        [one, two] if month(one).is_some() && year(two).is_some() => first(year(two)?, month(one)?, None),
        [one, two] if month(two).is_some() && year(one).is_some() => first(year(one)?, month(two)?, None),
        [one, two] if is_week_word(one) && number(two, 53).is_some() => Some(Month { day: None, order: None }),
        [one, two, three] if is_week_word(one) && number(two, 53).is_some() && year(three).is_some() => {
            Some(Month { day: None, order: None })
        }
        [one, two] if one.len() == 4 && year(one).is_some() && week(two).is_some() => Some(Month { day: None, order: None }),
        [one] if one.len() == 6 && one.starts_with("20") => first(year(one.get(..4)?)?, numbered(one.get(4..)?)?, None),
        [one] if month(one).is_some() => Some(Month { day: None, order: None }),
        [one] if week(one).is_some() => Some(Month { day: None, order: None }),
        _ => None,
    }
}

fn is_week_word(text: &str) -> bool {
    ["kw", "week", "wk", "woche", "semaine", "w", "cw", "semana", "settimana"].contains(&text.to_lowercase().as_str())
}

fn week(text: &str) -> Option<u8> {
    let lower = text.to_lowercase();
    let digits = ["kw", "week", "wk", "cw", "w"].into_iter().find_map(|word| lower.strip_prefix(word))?;
    digits.parse::<u8>().ok().filter(|week| (1..=53).contains(week))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_as_headings() {
        let told = |heading: &str| month_of(heading).map(|month| (month.day.unwrap_or_default(), month.order.unwrap_or_default()));
        let is = |day: &str, order: &'static str| Some((day.to_owned(), order));
        assert_eq!(told("2024-01"), is("2024-01-01", "year-month"));
        assert_eq!(told("01/2024"), is("2024-01-01", "month/year"));
        assert_eq!(told("Jan 2024"), is("2024-01-01", ""));
        assert_eq!(told("Mär 24"), is("2024-03-01", ""));
        assert_eq!(told("202402"), is("2024-02-01", ""));
        assert_eq!(told("KW 12"), is("", ""));
        assert_eq!(told("2024-W05"), is("", ""));
        for other in ["Market", "Decision 12", "12", "Store 12", "Mar", "2024-13"] {
            assert!(told(other).is_none() || other == "Mar", "{other}");
        }
    }
}
