//! Against formulas that come in as text: a CSV file cannot say of a cell that it is text.

/// What begins a formula in one spreadsheet or another, full-width forms included.
const BEGINNINGS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet could take a cell of a CSV file for a formula. A plain negative number is none.
pub(super) fn looks_like_formula(text: &str) -> bool {
    if text.starts_with(['\t', '\r', '\n', '\0']) {
        return true;
    }
    let begins = text.trim_start().starts_with(BEGINNINGS);
    begins && !is_number(text)
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.starts_with(|letter: char| letter.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

#[cfg(test)]
mod tests {
    use super::looks_like_formula;

    #[test]
    fn a_formula_is_known_by_its_beginning() {
        for formula in ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1", "-", "\0=1"] {
            assert!(looks_like_formula(formula), "{formula:?}");
        }
        for plain in ["", "acme", "-5", "+49.5", "-1,234.50", "a=b", "5-3"] {
            assert!(!looks_like_formula(plain), "{plain:?}");
        }
    }
}
