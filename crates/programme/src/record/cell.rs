//! From the text of a cell to its value.

use std::borrow::Cow;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{ColumnType, Value};
use crate::money::{self, NotANumber};

/// A value that owns its text.
pub type Cell = Value<'static>;

/// What is wrong with one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadCell {
    /// The column.
    pub column: String,
    /// The text that was seen.
    pub value: String,
    /// Why it cannot be used, and what would do.
    pub reason: String,
}

impl BadCell {
    /// A finding about a cell; what was seen is cut short.
    pub fn new(column: &str, value: &str, reason: impl Into<String>) -> Self {
        Self { column: cut_short(column).into(), value: cut_short(value).into(), reason: reason.into() }
    }
}

/// The most characters of a text that a finding quotes.
const MOST_QUOTED: usize = 80;

/// A text as a finding quotes it: whoever reads it wants to know it again, not to have all of it.
#[must_use]
pub fn cut_short(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MOST_QUOTED).and_then(|(end, _)| text.get(..end)) {
        Some(start) => format!("{start}…").into(),
        None => text.into(),
    }
}

/// Reads a cell written the plain way: dates as 2024-05-31, a decimal point, yes/no. Empty is null. Words are borrowed, not copied; they have no
/// control characters but tabs and line ends.
///
/// # Errors
/// [`BadCell`] with the reason when the text is not of the column's type.
pub fn read_cell<'t>(column: &str, kind: ColumnType, text: &'t str) -> Result<Value<'t>, BadCell> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Value::Null);
    }
    let bad = |reason: &str| Err(BadCell::new(column, text, reason));
    match kind {
        ColumnType::Text if has_stray_control(text) => bad(HAS_CONTROL_CHARACTER),
        ColumnType::Text => Ok(Value::Text(text.into())),
        ColumnType::YesNo => match text.to_ascii_lowercase().as_str() {
            "yes" | "y" | "true" | "1" | "x" => Ok(Value::YesNo(true)),
            "no" | "n" | "false" | "0" => Ok(Value::YesNo(false)),
            _ => bad("is neither `yes` nor `no`"),
        },
        ColumnType::Date => match iso_day(text) {
            Some(date) => Ok(Value::Date(date)),
            None => bad("is not a day; write it as 2024-05-31"),
        },
        ColumnType::Percent => number(column, text.trim_end_matches('%').trim_end(), text),
        ColumnType::Count => match number(column, text, text)? {
            Value::Number(number) if number.is_integer() => Ok(Value::Number(number)),
            _ => bad("is not a whole number"),
        },
        ColumnType::Number | ColumnType::Money => number(column, text, text),
    }
}

/// What is said of a text with a control character where none may be.
pub(super) const HAS_CONTROL_CHARACTER: &str = "has a control character: take it out";

/// Whether words have control characters other than tabs and line ends.
fn has_stray_control(text: &str) -> bool {
    // Control characters are below a blank, DEL, or begin with the byte C2: most texts have none of these bytes at all.
    if !text.bytes().fold(false, |found, byte| found | (byte < b' ') | (byte == 0x7f) | (byte == 0xc2)) {
        return false;
    }
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        let is_writing = matches!(character, '\n' | '\t') || character == '\r' && rest.peek() == Some(&'\n');
        if character.is_control() && !is_writing {
            return true;
        }
    }
    false
}

/// The day of `2024-05-31`.
fn iso_day(text: &str) -> Option<Date> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return None };
    let digit = |byte: &u8| i16::from(byte.wrapping_sub(b'0'));
    let digits = [y1, y2, y3, y4, m1, m2, d1, d2].map(digit);
    if digits.iter().any(|digit| *digit > 9) {
        return None;
    }
    let [y1, y2, y3, y4, m1, m2, d1, d2] = digits;
    let year = y1 * 1000 + y2 * 100 + y3 * 10 + y4;
    Date::new(year, i8::try_from(m1 * 10 + m2).ok()?, i8::try_from(d1 * 10 + d2).ok()?).ok()
}

/// A number of digits and at most one point that fits 64 bits; what most cells hold.
fn short_number(text: &str) -> Option<Decimal> {
    let (digits, negative) = text.strip_prefix('-').map_or((text, false), |digits| (digits, true));
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let (mut mantissa, mut scale) = (0i64, None);
    for (place, byte) in digits.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => mantissa = mantissa * 10 + i64::from(byte - b'0'),
            b'.' if scale.is_none() && place > 0 && place + 1 < digits.len() => scale = u32::try_from(digits.len() - place - 1).ok(),
            _ => return None,
        }
    }
    Some(Decimal::new(if negative { -mantissa } else { mantissa }, scale.unwrap_or(0)))
}

fn number<'t>(column: &str, digits: &str, seen: &str) -> Result<Value<'t>, BadCell> {
    if let Some(number) = short_number(digits) {
        return Ok(Value::Number(number));
    }
    match money::read_number(digits) {
        Ok(number) => Ok(Value::Number(number)),
        Err(NotANumber::Shape) => Err(BadCell::new(column, seen, "is not a number; write it as 1234.56")),
        Err(NotANumber::TooLarge) => Err(BadCell::new(column, seen, "has more digits than can be held exactly (28)")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_reads_numbers_as_the_long_way_does() {
        for text in ["0", "7", "-7", "0.10", "-0", "-0.0", "1250.50", "2024.9940", "999999999999999999", "12345678.123456789", "000.5"] {
            assert_eq!(
                short_number(text).map(|number| number.to_string()),
                money::read_number(text).ok().map(|number| number.to_string()),
                "{text}"
            );
        }
        for text in ["", "-", ".", ".5", "5.", "1.2.3", "1e5", "+5", "--5", "5-", "1 000", "1234567890123456789"] {
            assert_eq!(short_number(text), None, "{text}");
        }
    }

    #[test]
    fn words_may_have_tabs_and_line_ends_and_no_other_control_character() {
        for text in ["plain", "two\nlines", "two\r\nlines", "a\ttab", "é\u{a0}ü"] {
            assert_eq!(read_cell("name", ColumnType::Text, text), Ok(Value::Text(text.into())), "{text:?}");
        }
        for text in ["\u{1b}[31mred", "bell\u{7}", "a\rb", "a\u{7f}b", "a\u{9b}b"] {
            assert_eq!(read_cell("name", ColumnType::Text, text), Err(BadCell::new("name", text, HAS_CONTROL_CHARACTER)), "{text:?}");
        }
    }

    #[test]
    fn what_a_finding_quotes_is_cut_short_between_characters() {
        let long = "é".repeat(81);
        assert_eq!(cut_short(&long), format!("{}…", "é".repeat(80)));
        assert_eq!(cut_short(&long[..160]), long[..160]);
        assert_eq!(BadCell::new("name", &long, "is long").value.chars().count(), 81);
    }

    #[test]
    fn a_day_has_ten_characters_and_is_in_the_calendar() {
        assert_eq!(iso_day("2024-02-29").map(|day| day.to_string()).as_deref(), Some("2024-02-29"));
        for text in ["2023-02-29", "2024-13-01", "2024-1-01", "24-01-01", "2024/01/01", "2024-01-0x", "-024-01-01", ""] {
            assert_eq!(iso_day(text), None, "{text}");
        }
    }
}
