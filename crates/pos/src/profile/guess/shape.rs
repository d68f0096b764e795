//! What the values of a column look like, counted.

use std::collections::BTreeSet;

use super::days::Days;
use super::numbers::Written;
use super::texts::{is_code, is_domain};
use crate::codes::{is_country, is_currency, is_ean};

/// The shape of the values of a column; every count is of values that are not empty.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    pub(super) filled: usize,
    pub(super) distinct: usize,
    pub(super) numbers: Written,
    pub(super) days: Days,
    pub(super) eans: usize,
    pub(super) countries: usize,
    pub(super) currencies: usize,
    pub(super) domains: usize,
    pub(super) codes: usize,
    pub(super) with_letters: usize,
    pub(super) with_blanks: usize,
    pub(super) letters_only: usize,
    /// The values that occur, while they are few.
    pub(super) few: BTreeSet<String>,
}

/// More values than this are not few.
const FEW: usize = 12;

impl Shape {
    /// Looks at the values of a column, empty ones left out.
    pub(super) fn of(values: &[&str]) -> Self {
        let mut shape = Self { filled: values.len(), days: Days::of(values), ..Self::default() };
        let distinct: BTreeSet<&str> = values.iter().copied().collect();
        shape.distinct = distinct.len();
        if distinct.len() <= FEW {
            shape.few = distinct.iter().map(|text| (*text).to_owned()).collect();
        }
        for text in values {
            shape.numbers.take(text);
            shape.eans += usize::from(is_ean(text));
            // The intake takes codes in small letters as well, and tells `UK` by its name; as a column of countries it is meant as one.
            let country = text.to_uppercase();
            shape.countries += usize::from(is_country(&country) || country == "UK");
            shape.currencies += usize::from(is_currency(text));
            shape.domains += usize::from(is_domain(text));
            shape.codes += usize::from(is_code(text));
            let letters = text.chars().any(char::is_alphabetic);
            shape.with_letters += usize::from(letters);
            shape.with_blanks += usize::from(text.split_whitespace().nth(1).is_some());
            shape.letters_only += usize::from(letters && !text.chars().any(|letter| letter.is_ascii_digit()));
        }
        shape
    }

    /// Whether this many of its values are nine in ten or more.
    pub(super) fn mostly(&self, count: usize) -> bool {
        self.filled > 0 && count * 10 >= self.filled * 9
    }

    /// Whether this many of its values are half or more.
    pub(super) fn half(&self, count: usize) -> bool {
        self.filled > 0 && count * 2 >= self.filled
    }

    /// Whether nearly all values are numbers.
    pub(super) fn is_numeric(&self) -> bool {
        self.mostly(self.numbers.numbers)
    }

    /// Whether nearly all values are whole numbers without zeros in front, or with nothing but zeros behind the mark.
    pub(super) fn is_whole(&self) -> bool {
        self.mostly(self.numbers.plain) && self.numbers.padded * 10 <= self.filled
    }

    /// Whether nearly all values are days.
    pub(super) fn is_days(&self) -> bool {
        self.filled > 0 && self.days.days * 10 >= self.filled * 8 && !self.days.only_serial()
    }

    /// `98 of 100 values`, or `all 100 values`.
    pub(super) fn share(&self, count: usize) -> String {
        match self.filled {
            1 if count == 1 => "the one value".into(),
            filled if filled == count => format!("all {filled} values"),
            filled => format!("{count} of {filled} values"),
        }
    }
}
