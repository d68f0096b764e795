//! Exact numbers: how they are read, rounded and written. The only place that rounds.

use std::str::FromStr;

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

/// How an amount is rounded to a number of places. A programme names it; there is no default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// 2.345 becomes 2.35, -2.345 becomes -2.35.
    HalfAwayFromZero,
    /// 2.345 becomes 2.34, 2.355 becomes 2.36 (to the even neighbour).
    HalfEven,
    /// Towards zero.
    Down,
    /// Away from zero.
    Up,
}

impl Rounding {
    /// Every rounding with the words the programme file uses for it.
    pub const ALL: [(&'static str, Self); 4] =
        [("half away from zero", Self::HalfAwayFromZero), ("half even", Self::HalfEven), ("down", Self::Down), ("up", Self::Up)];

    /// `amount` to `places` decimal places.
    #[must_use]
    pub fn apply(self, amount: Decimal, places: u32) -> Decimal {
        let strategy = match self {
            Self::HalfAwayFromZero => RoundingStrategy::MidpointAwayFromZero,
            Self::HalfEven => RoundingStrategy::MidpointNearestEven,
            Self::Down => RoundingStrategy::ToZero,
            Self::Up => RoundingStrategy::AwayFromZero,
        };
        amount.round_dp_with_strategy(places, strategy)
    }
}

/// An amount as it is kept while it is worked out: to twelve places, so that sums of amounts are exact. Only what a division leaves behind that is lost.
#[must_use]
pub fn kept(amount: Decimal) -> Decimal {
    Rounding::HalfAwayFromZero.apply(amount, 12)
}

/// Splits an amount in proportion to shares, to so many places, so that the parts together are the amount: each has its part rounded down, and what is left goes, a
/// smallest unit each, to the largest remainders, the earlier share first where two are the same. Shares that are nothing together share equally. None where a
/// number grows past what can be held exactly.
#[must_use]
pub fn allocate(amount: Decimal, shares: &[Decimal], places: u32) -> Option<Vec<Decimal>> {
    let whole = shares.iter().try_fold(Decimal::ZERO, |sum, share| sum.checked_add(*share))?;
    let count = Decimal::from(shares.len());
    let exact = |share: &Decimal| {
        if whole.is_zero() { amount.checked_div(count) } else { amount.checked_mul(*share)?.checked_div(whole) }
    };
    let exact: Vec<Decimal> = shares.iter().map(exact).collect::<Option<_>>()?;
    let floor = |part: &Decimal| part.round_dp_with_strategy(places, RoundingStrategy::ToNegativeInfinity);
    let mut parts: Vec<Decimal> = exact.iter().map(floor).collect();
    let mut left = parts.iter().try_fold(amount, |left, part| left.checked_sub(*part))?;
    let unit = Decimal::new(1, places);
    let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
    by_remainder.sort_by_key(|place| std::cmp::Reverse(exact[*place].saturating_sub(parts[*place])));
    for place in by_remainder.into_iter().cycle().take_while(|_| !shares.is_empty()) {
        if left < unit {
            break;
        }
        (parts[place], left) = (parts[place].checked_add(unit)?, left.checked_sub(unit)?);
    }
    Some(parts)
}

/// Places of the minor unit of a currency (ISO 4217): 2 for most, 0 for the yen, 3 for the Gulf dinars.
#[must_use]
pub fn minor_places(currency: &str) -> u32 {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

/// Why a text is not a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotANumber {
    /// It has other characters than digits, one point, a sign, separators.
    Shape,
    /// More digits than an exact number holds (28).
    TooLarge,
}

/// Reads a number as people write it in a programme file: `250000`, `250_000`, `250 000`, `-2.5`.
///
/// # Errors
/// [`NotANumber`] when the text has any other shape or more digits than can be held exactly.
pub fn read_number(text: &str) -> Result<Decimal, NotANumber> {
    let plain: String = text.trim().chars().filter(|c| !matches!(c, '_' | ' ' | '\u{a0}' | '\u{202f}')).collect();
    let digits = plain.strip_prefix(['-', '+']).unwrap_or(&plain);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(whole) || !all_digits(part) {
        return Err(NotANumber::Shape);
    }
    Decimal::from_str(plain.strip_prefix('+').unwrap_or(&plain))
        .ok()
        .filter(|number| number.scale() as usize >= plain.split_once('.').map_or(0, |(_, part)| part.trim_end_matches('0').len()))
        .ok_or(NotANumber::TooLarge)
}

/// An amount in minor units of a currency; none where it has parts of one, or is too large to be held.
#[must_use]
pub fn to_minor(amount: Decimal, currency: &str) -> Option<i64> {
    let minor = amount.checked_mul(Decimal::from(10_u32.pow(minor_places(currency))))?;
    if minor.fract().is_zero() { minor.to_i64() } else { None }
}

/// An amount of minor units with so many places: 1250 with 2 places is `12.50`.
#[must_use]
pub fn written(minor: i64, places: u32) -> String {
    Decimal::new(minor, places).to_string()
}

/// A number without needless zeros: `1250.50` stays exact but is written `1250.5`.
#[must_use]
pub fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let read = |text| read_number(text).map(|n| n.to_string());
        assert_eq!(read("250 000"), Ok("250000".into()));
        assert_eq!(read("250_000.10"), Ok("250000.10".into()));
        assert_eq!(read("-2.5"), Ok("-2.5".into()));
        assert_eq!(read("2,5"), Err(NotANumber::Shape));
        assert_eq!(read(".5"), Err(NotANumber::Shape));
        assert_eq!(read("1e5"), Err(NotANumber::Shape));
        assert_eq!(read("123456789012345678901234567890"), Err(NotANumber::TooLarge));
        assert_eq!(read("1.23456789012345678901234567890123"), Err(NotANumber::TooLarge));
    }

    #[test]
    fn what_is_kept_adds_up() {
        let third = kept(Decimal::ONE / Decimal::from(3));
        assert_eq!(third.to_string(), "0.333333333333");
        assert_eq!(third + (read_number("787.04").unwrap() - third), read_number("787.04").unwrap());
    }

    #[test]
    fn what_is_split_stays_whole() {
        let split = |minor: i64, shares: &[i64]| {
            let shares: Vec<Decimal> = shares.iter().map(|share| Decimal::from(*share)).collect();
            allocate(Decimal::new(minor, 2), &shares, 2).unwrap().iter().map(|part| plain(*part)).collect::<Vec<_>>().join(" ")
        };
        // The sums of the published examples; by largest remainder, not in the order of the list.
        assert_eq!(split(5, &[70, 30]), "0.04 0.01");
        assert_eq!(split(5, &[30, 70]), "0.02 0.03");
        assert_eq!(split(800, &[1, 1, 1]), "2.67 2.67 2.66");
        assert_eq!(split(-5, &[70, 30]), "-0.03 -0.02");
        assert_eq!(split(1, &[0, 0]), "0.01 0");
        assert_eq!(split(100, &[]), "");
    }

    #[test]
    fn rounding_is_what_its_name_says_at_the_midpoint() {
        let round = |mode: Rounding, text: &str| mode.apply(read_number(text).unwrap(), 2).to_string();
        assert_eq!(round(Rounding::HalfAwayFromZero, "2.345"), "2.35");
        assert_eq!(round(Rounding::HalfAwayFromZero, "-2.345"), "-2.35");
        assert_eq!(round(Rounding::HalfEven, "2.345"), "2.34");
        assert_eq!(round(Rounding::Down, "-2.349"), "-2.34");
        assert_eq!(round(Rounding::Up, "2.341"), "2.35");
    }
}
