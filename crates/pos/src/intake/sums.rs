//! What the lines of a submission add up to.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Lines, pieces and money, exact. Numbers are written as decimals.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// How many lines.
    pub lines: u64,
    /// Pieces; returns count below zero.
    #[serde(with = "decimal_text")]
    pub quantity: Decimal,
    /// Money by currency (empty where the lines name none): net, else gross.
    #[serde(with = "decimal_texts")]
    pub amounts: BTreeMap<String, Decimal>,
}

impl Sums {
    /// Adds a line, or takes it away.
    pub fn line(&mut self, quantity: Option<Decimal>, currency: &str, amount: Option<Decimal>, adds: bool) {
        let signed = |number: Decimal| if adds { number } else { -number };
        self.lines = if adds { self.lines + 1 } else { self.lines.saturating_sub(1) };
        self.quantity = self.quantity.saturating_add(signed(quantity.unwrap_or_default()));
        if let Some(amount) = amount {
            if let Some(sum) = self.amounts.get_mut(currency) {
                *sum = sum.saturating_add(signed(amount));
            } else {
                self.amounts.insert(currency.into(), signed(amount));
            }
        }
    }

    /// Both together.
    #[must_use]
    pub fn plus(mut self, other: &Self) -> Self {
        self.lines += other.lines;
        self.quantity = self.quantity.saturating_add(other.quantity);
        for (currency, amount) in &other.amounts {
            let sum = self.amounts.entry(currency.clone()).or_default();
            *sum = sum.saturating_add(*amount);
        }
        self
    }
}

/// Decimals as text: a number of JSON may become a float on the way.
mod decimal_text {
    use rust_decimal::Decimal;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(number: &Decimal, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&number.normalize().to_string())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Decimal, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

mod decimal_texts {
    use std::collections::BTreeMap;

    use rust_decimal::Decimal;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(numbers: &BTreeMap<String, Decimal>, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(numbers.iter().map(|(name, number)| (name, number.normalize().to_string())))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, Decimal>, D::Error> {
        let texts: BTreeMap<String, String> = BTreeMap::deserialize(from)?;
        texts.into_iter().map(|(name, text)| Ok((name, text.parse().map_err(serde::de::Error::custom)?))).collect()
    }
}
