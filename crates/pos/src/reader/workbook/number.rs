//! Numbers as a spreadsheet shows them.

use std::borrow::Cow;

/// The digits of a number that a spreadsheet shows and takes. A cell holds a binary number of 53 bits; the rest of its decimal digits is noise.
const DIGITS: i32 = 15;

/// A number in decimal notation, without exponent and without noise, or nothing where the cell holds no number.
///
/// The format of the cell is not asked: 0.12 shown as 12 % is `0.12`, and 3.14159 shown as 3.14 stays whole.
pub(super) fn decimal(text: &str) -> Option<Cow<'_, str>> {
    if is_plain(text) {
        return Some(Cow::Borrowed(text));
    }
    // A cell *is* a binary number, whatever is written for it. This only spells it, exactly and at 15 digits; nothing is computed with it.
    let number: f64 = text.parse().ok().filter(|number: &f64| number.is_finite())?;
    let spelt = format!("{number:.14e}");
    let (mantissa, exponent) = spelt.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return Some(Cow::Borrowed("0"));
    }
    Some(Cow::Owned(format!("{sign}{}", placed(digits, exponent))))
}

/// Whether a number has more digits than a spreadsheet keeps: its last ones were lost when it was typed or opened.
pub(super) fn is_too_long(decimal: &str) -> bool {
    let whole = decimal.trim_start_matches('-').split('.').next().unwrap_or_default();
    i32::try_from(whole.len()).is_ok_and(|length| length > DIGITS)
}

/// Whether the text already is what would come out: at most 15 digits, no exponent, no needless zeros.
fn is_plain(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "1"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let no_zeros = (whole == "0" || !whole.starts_with('0')) && !fraction.ends_with('0') && text != "-0";
    digits.len() <= 15 && all_digits(whole) && all_digits(fraction) && no_zeros
}

/// Puts the point where the exponent says: `12` and 3 are 1200, `12` and -2 are 0.012.
fn placed(digits: &str, exponent: i32) -> String {
    let Ok(whole) = usize::try_from(exponent) else {
        let zeros = usize::try_from(exponent.unsigned_abs()).unwrap_or_default().saturating_sub(1);
        return format!("0.{}{digits}", "0".repeat(zeros));
    };
    match digits.split_at_checked(whole + 1) {
        Some((before, "")) => before.to_owned(),
        Some((before, after)) => format!("{before}.{after}"),
        None => format!("{digits}{}", "0".repeat(whole + 1 - digits.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::{decimal, is_too_long};

    #[test]
    fn a_number_is_what_the_sheet_shows_at_fifteen_digits() {
        let told = [
            ("1", "1"),
            ("-7.5", "-7.5"),
            ("0.30000000000000004", "0.3"),
            ("1.0", "1"),
            ("100", "100"),
            ("-0", "0"),
            ("0.0", "0"),
            ("1E+20", "100000000000000000000"),
            ("1.5e-7", "0.00000015"),
            ("12.5E1", "125"),
            ("4.0199999999999996", "4.02"),
            ("9007199254740993", "9007199254740990"),
            ("123456789012345678", "123456789012346000"),
            ("00012", "12"),
            (".5", "0.5"),
            ("+3", "3"),
        ];
        for (written, shown) in told {
            assert_eq!(decimal(written).as_deref(), Some(shown), "{written}");
        }
        for none in ["", "x", "NaN", "inf", "1e999", "1,5", "0x10", "--1"] {
            assert_eq!(decimal(none), None, "{none}");
        }
    }

    #[test]
    fn a_number_of_sixteen_digits_is_told() {
        assert!(is_too_long("9007199254740990") && is_too_long("-1234567890123460.5"));
        assert!(!is_too_long("-123456789012345") && !is_too_long("0.1234567890123456789"));
    }
}
