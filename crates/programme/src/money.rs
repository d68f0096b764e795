//! Exact numbers: how they are read, rounded and written. The only place that rounds.

use std::str::FromStr;

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
    fn rounding_is_what_its_name_says_at_the_midpoint() {
        let round = |mode: Rounding, text: &str| mode.apply(read_number(text).unwrap(), 2).to_string();
        assert_eq!(round(Rounding::HalfAwayFromZero, "2.345"), "2.35");
        assert_eq!(round(Rounding::HalfAwayFromZero, "-2.345"), "-2.35");
        assert_eq!(round(Rounding::HalfEven, "2.345"), "2.34");
        assert_eq!(round(Rounding::Down, "-2.349"), "-2.34");
        assert_eq!(round(Rounding::Up, "2.341"), "2.35");
    }
}
