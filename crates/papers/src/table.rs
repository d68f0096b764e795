//! Tables: typed cells, so that paper and workbook say the same.

use jiff::civil::Date;
use programme::money::minor_places;
use programme::words::Teller;
use rust_decimal::Decimal;
use serde::Serialize;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// An amount in the currency of the table.
    Money(Decimal),
    /// Any other number.
    Number(Decimal),
    /// A day.
    Day(Date),
    /// The number of something: never grouped, never summed.
    Id(u64),
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Cell {
    /// An amount, or nothing.
    #[must_use]
    pub fn money(amount: Option<Decimal>) -> Self {
        amount.map_or(Self::Empty, Self::Money)
    }

    /// As it is read, in the language of who tells.
    #[must_use]
    pub fn shown(&self, teller: &Teller, currency: &str) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Money(amount) => teller.figure(*amount, currency),
            Self::Number(number) => teller.number(*number),
            Self::Day(day) => teller.short_date(*day),
            Self::Id(number) => number.to_string(),
        }
    }
}

/// How wide a column is, and on which side its cells stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Width {
    /// As wide as its words, on the left.
    Words,
    /// What is left, on the left.
    Rest,
    /// As wide as its numbers, on the right.
    Numbers,
}

/// A table with a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it shows.
    pub title: String,
    /// The heads of its columns.
    pub columns: Vec<(String, Width)>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// The sum of its rows, where they have one.
    pub total: Option<Vec<Cell>>,
    /// What is said where it has no rows.
    pub empty: String,
}

impl Table {
    /// A table without rows.
    #[must_use]
    pub fn new(title: String, columns: Vec<(String, Width)>) -> Self {
        Self { title, columns, rows: vec![], total: None, empty: String::new() }
    }

    /// The same without columns in which no row has anything.
    #[must_use]
    pub fn without_empty_columns(mut self) -> Self {
        let used = |column: usize| self.rows.iter().any(|row| row.get(column).is_some_and(|cell| *cell != Cell::Empty));
        let used: Vec<bool> = (0..self.columns.len()).map(used).collect();
        let keep = |row: Vec<Cell>| row.into_iter().zip(&used).filter(|(_, used)| **used).map(|(cell, _)| cell).collect();
        self.rows = self.rows.into_iter().map(keep).collect();
        self.total = self.total.map(keep);
        self.columns = self.columns.into_iter().zip(&used).filter(|(_, used)| **used).map(|(column, _)| column).collect();
        self
    }

    /// The most places an amount of a column has.
    fn places(&self, column: usize) -> u32 {
        let places = |row: &Vec<Cell>| match row.get(column) {
            Some(Cell::Money(amount)) => amount.normalize().scale(),
            _ => 0,
        };
        self.rows.iter().map(places).max().unwrap_or(0)
    }

    /// As it is printed.
    #[must_use]
    pub fn shown(&self, teller: &Teller, currency: &str) -> Shown {
        // What has more places than money has in one row has them in all, so that points stand below each other.
        let places: Vec<u32> = (0..self.columns.len()).map(|column| self.places(column)).collect();
        let cell = |(cell, places): (&Cell, &u32)| match cell {
            Cell::Money(amount) if amount.normalize().scale() < *places && *places > minor_places(currency) => {
                teller.padded(*amount, *places)
            }
            other => other.shown(teller, currency),
        };
        let row = |row: &Vec<Cell>| row.iter().zip(&places).map(cell).collect();
        let plain = |row: &Vec<Cell>| row.iter().map(|cell| cell.shown(teller, currency)).collect();
        Shown {
            title: self.title.clone(),
            header: self.columns.iter().map(|(title, _)| title.clone()).collect(),
            widths: self.columns.iter().map(|(_, width)| *width).collect(),
            rows: self.rows.iter().map(row).collect(),
            total: self.total.as_ref().map(plain),
            empty: self.empty.clone(),
        }
    }
}

/// A table as it is printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// What it shows.
    pub title: String,
    /// The heads of its columns.
    pub header: Vec<String>,
    /// How wide they are.
    pub widths: Vec<Width>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
    /// The sum of its rows.
    pub total: Option<Vec<String>>,
    /// What is said where it has no rows.
    pub empty: String,
}
