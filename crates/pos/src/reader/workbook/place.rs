//! Where a cell is: `AB12`.

/// The row from 1 and the column from 0 that a reference names.
pub(super) fn parse(reference: &str) -> Option<(u32, usize)> {
    let digits = reference.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, digits) = reference.split_at_checked(digits)?;
    if letters.is_empty() || letters.len() > 3 || digits.starts_with('+') {
        return None;
    }
    let mut column = 0;
    for letter in letters.bytes() {
        let value = letter.to_ascii_uppercase().checked_sub(b'A').filter(|value| *value < 26)?;
        column = column * 26 + usize::from(value) + 1;
    }
    Some((digits.parse().ok()?, column - 1))
}

/// The name of a column from 1: `A`, `Z`, `AA`.
pub(super) fn column_name(column: u32) -> String {
    let mut name = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        name.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    name.iter().rev().collect()
}

/// The reference to the cell in that row from 1 and column from 0.
pub(super) fn place(line: u32, column: usize) -> String {
    format!("{}{line}", column_name(u32::try_from(column + 1).unwrap_or(u32::MAX)))
}

#[cfg(test)]
mod tests {
    use super::{column_name, parse, place};

    #[test]
    fn a_place_is_letters_and_digits() {
        for (reference, found) in [("A1", (1, 0)), ("Z9", (9, 25)), ("AA10", (10, 26)), ("XFD1048576", (1_048_576, 16_383))] {
            assert_eq!(parse(reference), Some(found));
            assert_eq!(place(found.0, found.1), reference);
        }
        for none in ["", "A", "1", "A-1", "ÄÄ1", "AAAA1", "A1B", "A99999999999"] {
            assert_eq!(parse(none), None, "{none}");
        }
        assert_eq!(column_name(702), "ZZ");
        assert_eq!(column_name(703), "AAA");
    }
}
