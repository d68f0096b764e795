//! Numbers as tables show them: grouped, and money to its minor unit. Files and JSON get them exact ([`programme::money::plain`]).

use programme::condition::Unit;
use programme::money::{Rounding, minor_places, plain};
use rust_decimal::Decimal;

/// A number with its unit, for a table.
pub fn figure(number: Decimal, unit: Unit, currency: &str) -> String {
    match unit {
        Unit::Money => {
            let places = minor_places(currency);
            let mut rounded = Rounding::HalfAwayFromZero.apply(number, places).normalize();
            // Whole amounts are whole; where there are cents, there are two places of them.
            if !rounded.is_integer() {
                rounded.rescale(places);
            }
            parted(&rounded.to_string())
        }
        Unit::Percent => format!("{} %", grouped(Rounding::HalfAwayFromZero.apply(number, 2).normalize())),
        _ => grouped(Rounding::HalfAwayFromZero.apply(number, 4).normalize()),
    }
}

/// `1234567.5` as `1,234,567.5`.
pub fn grouped(number: Decimal) -> String {
    parted(&plain(number))
}

/// The digits of a number in threes.
fn parted(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let mut seen = sign.to_owned();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            seen.push(',');
        }
        seen.push(digit);
    }
    if let Some(part) = part {
        seen.push('.');
        seen.push_str(part);
    }
    seen
}

/// `1 partner`, `2 partners`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(Decimal::from(count)), if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped_and_money_ends_at_its_minor_unit() {
        let number = |text: &str| programme::money::read_number(text).unwrap();
        assert_eq!(grouped(number("-1234567.50")), "-1,234,567.5");
        assert_eq!(grouped(number("999")), "999");
        assert_eq!(figure(number("1234.5678"), Unit::Money, "USD"), "1,234.57");
        assert_eq!(figure(number("-1234.5"), Unit::Money, "USD"), "-1,234.50");
        assert_eq!(figure(number("1234.001"), Unit::Money, "USD"), "1,234");
        assert_eq!(figure(number("1234.5"), Unit::Money, "JPY"), "1,235");
    }
}
