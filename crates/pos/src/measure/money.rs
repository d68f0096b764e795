//! Amounts in the programme's own currency: the rate of a line as an expression of the engine.

use std::collections::BTreeSet;
use std::fmt;

use datafusion::arrow::datatypes::DataType;
use datafusion::logical_expr::{Expr as Engine, cast, ident, lit, when};
use datafusion::scalar::ScalarValue;
use jiff::civil::Date;
use programme::record::Value;
use rust_decimal::Decimal;

use super::expr::{Digits, Kind, MOST_DIGITS, Native, constant};
use crate::folder::Terms;
use crate::segment::day_number;

/// What one unit of a line's currency is worth.
pub(super) struct Rate {
    expr: Engine,
    digits: Digits,
    /// Whether there may be none for some line.
    pub may_be_missing: bool,
}

impl Rate {
    /// The rate for lines in these currencies; none where all of them are in the programme's own.
    pub fn of(terms: &Terms, currencies: &BTreeSet<&str>) -> Option<Self> {
        let foreign: Vec<&str> =
            currencies.iter().copied().filter(|currency| !currency.is_empty() && !currency.eq_ignore_ascii_case(&terms.currency)).collect();
        if foreign.is_empty() {
            return None;
        }
        let all: Vec<(&str, Vec<(Date, Decimal)>)> = foreign.iter().map(|currency| (*currency, terms.rates.of(currency))).collect();
        let may_be_missing = all.iter().any(|(_, rates)| rates.first().is_none_or(|(from, _)| *from > Date::MIN));
        let mut digits = Digits { whole: 1, places: 0 };
        for rate in all.iter().flat_map(|(_, rates)| rates).map(|(_, rate)| *rate) {
            if let Some(Native { kind: Kind::Number(own), .. }) = constant(&Value::Number(rate)) {
                digits = Digits { whole: digits.whole.max(own.whole), places: digits.places.max(own.places) };
            }
        }
        let one = typed(Some(Decimal::ONE), digits);
        let mut cases = all.iter().map(|(currency, rates)| (ident("currency").eq(lit(*currency)), on_the_day(rates, digits)));
        let (condition, rate) = cases.next()?;
        let mut case = when(condition, rate);
        for (condition, rate) in cases {
            case = case.when(condition, rate);
        }
        Some(Self { expr: case.otherwise(one).ok()?, digits, may_be_missing })
    }

    /// An amount of a line in the programme's own currency; none where it may have more digits than can be held.
    pub fn times(&self, amount: Native) -> Option<Native> {
        let Kind::Number(own) = amount.kind else { return None };
        let digits = Digits { whole: own.whole + self.digits.whole, places: own.places + self.digits.places };
        let wide = |expr: Engine, places: u32| cast(expr, DataType::Decimal128(38, i8::try_from(places).unwrap_or(0)));
        (digits.all() <= MOST_DIGITS)
            .then(|| Native { expr: wide(amount.expr, own.places) * self.expr.clone(), kind: Kind::Number(digits) })
    }

    /// Whether a line has no rate.
    pub fn is_missing(&self) -> Engine {
        self.expr.clone().is_null()
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.expr)
    }
}

/// The rate in force on the day of a line: the days are halved until one rate is left.
fn on_the_day(rates: &[(Date, Decimal)], digits: Digits) -> Engine {
    match rates {
        [] => typed(None, digits),
        [(from, rate)] if *from == Date::MIN => typed(Some(*rate), digits),
        [(from, rate)] => choice(*from, typed(None, digits), typed(Some(*rate), digits)),
        _ => {
            let (earlier, later) = rates.split_at(rates.len() / 2);
            let Some((from, rate)) = later.first() else { return typed(None, digits) };
            // From the first of the later ones on there is a rate in any case.
            let later: Vec<(Date, Decimal)> = std::iter::once((Date::MIN, *rate)).chain(later.iter().skip(1).copied()).collect();
            choice(*from, on_the_day(earlier, digits), on_the_day(&later, digits))
        }
    }
}

/// One of two by whether the line's day is before another.
fn choice(day: Date, before: Engine, from_then: Engine) -> Engine {
    let condition = ident("date").lt(lit(ScalarValue::Date32(Some(day_number(day)))));
    when(condition, before.clone()).otherwise(from_then).unwrap_or(before)
}

fn typed(rate: Option<Decimal>, digits: Digits) -> Engine {
    let number = rate.map(|rate| {
        let mut rate = rate.normalize();
        rate.rescale(digits.places);
        rate.mantissa()
    });
    lit(ScalarValue::Decimal128(number, 38, i8::try_from(digits.places).unwrap_or(0)))
}
