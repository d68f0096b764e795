//! Exchange rates: what one unit of a currency is worth in the programme's own, from a day on.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

/// The rates of `rates.csv`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rates {
    by_currency: BTreeMap<String, BTreeMap<Date, Decimal>>,
}

impl Rates {
    /// Takes a rate in force from a day (always, where there is none); false where there is one from that day already.
    pub(super) fn add(&mut self, currency: &str, from: Option<Date>, rate: Decimal) -> bool {
        let rates = self.by_currency.entry(currency.to_ascii_uppercase()).or_default();
        let from = from.unwrap_or(Date::MIN);
        if rates.contains_key(&from) {
            return false;
        }
        rates.insert(from, rate);
        true
    }

    /// The rates of a currency, each from its day on.
    pub(crate) fn of(&self, currency: &str) -> Vec<(Date, Decimal)> {
        let rates = self.by_currency.get(&currency.to_ascii_uppercase());
        rates.into_iter().flatten().map(|(from, rate)| (*from, *rate)).collect()
    }

    /// The rate in force on a day.
    pub(super) fn on(&self, currency: &str, day: Date) -> Option<Decimal> {
        let rates = self.by_currency.get(&currency.to_ascii_uppercase())?;
        rates.range(..=day).next_back().map(|(_, rate)| *rate)
    }
}

/// The product, where it has no more digits than can be held.
pub(crate) fn times_exactly(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (a, b) = (a.normalize(), b.normalize());
    let product = a.checked_mul(b)?;
    (product.is_zero() && (a.is_zero() || b.is_zero()) || product.scale() == a.scale() + b.scale()).then_some(product)
}
