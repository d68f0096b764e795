//! What becomes of a number behind its text: multiplied, divided, made negative, rounded; all of it exact.

use csv::StringRecord;
use programme::money::Rounding;
use programme::record::{ColumnType, Value, cut_short, read_cell};
use rust_decimal::Decimal;

use super::bound::{BoundFilter, BoundText};
use super::{Filter, Numbers};
use crate::folder::times_exactly;

/// The sums done with a number, in this order.
#[derive(Debug)]
pub(super) struct Sum {
    pub(super) times: Option<BoundFactor>,
    pub(super) divide_by: Option<BoundFactor>,
    pub(super) negative_where: Option<BoundFilter>,
    pub(super) round: Option<u32>,
}

#[derive(Debug)]
pub(super) enum BoundFactor {
    Number(Decimal),
    Text(BoundText, Numbers),
}

const NOT_EXACT: &str = "cannot be multiplied or divided exactly: say to how many places it is rounded (`round = 2`)";

impl Sum {
    /// Whether a number stays as it is.
    pub(super) fn is_plain(&self) -> bool {
        self.times.is_none() && self.divide_by.is_none() && self.negative_where.is_none() && self.round.is_none()
    }

    /// The number as it counts, or why there is none.
    pub(super) fn of(&self, number: Decimal, kind: ColumnType, cells: &StringRecord) -> Result<Decimal, String> {
        let mut number = number;
        if let Some(factor) = &self.times {
            let factor = factor.of(cells)?;
            number = match self.round {
                Some(_) => number.checked_mul(factor),
                None => times_exactly(number, factor),
            }
            .ok_or(NOT_EXACT)?;
        }
        if let Some(divisor) = &self.divide_by {
            let divisor = divisor.of(cells)?;
            let quotient = number.checked_div(divisor).ok_or("cannot be divided by 0")?;
            if self.round.is_none() && times_exactly(quotient, divisor) != Some(number) {
                return Err(NOT_EXACT.into());
            }
            number = quotient;
        }
        if let Some(filter) = &self.negative_where
            && filter.filter.holds(&filter.text.of(cells)?)
        {
            number = -number.abs();
        }
        if let Some(places) = self.round {
            number = Rounding::HalfAwayFromZero.apply(number, places);
        }
        if kind == ColumnType::Count && !number.is_integer() {
            return Err("is not a whole number".into());
        }
        Ok(number)
    }
}

impl BoundFactor {
    fn of(&self, cells: &StringRecord) -> Result<Decimal, String> {
        let (text, numbers) = match self {
            Self::Number(number) => return Ok(*number),
            Self::Text(text, numbers) => (text.of(cells)?, numbers),
        };
        let text = text.trim();
        let plain = numbers.plain(text).unwrap_or_default();
        match read_cell("", ColumnType::Number, &plain) {
            Ok(Value::Number(factor)) => Ok(factor),
            _ => Err(format!("cannot be multiplied or divided by `{}`: it is no number", cut_short(text))),
        }
    }
}

impl Filter {
    /// Whether the condition holds of a text.
    pub(super) fn holds(&self, text: &str) -> bool {
        self.texts.iter().any(|known| *known == text.trim()) == self.wanted
    }
}
