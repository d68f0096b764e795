//! Which mark stands before the decimals: what the values of a column say, and what they leave open.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

/// How the numbers of a column are written, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// Values that are numbers under one reading at least.
    pub(super) numbers: usize,
    /// Values without any mark.
    pub(super) plain: usize,
    /// Values that are below zero.
    pub(super) negative: usize,
    /// Values that have decimals, whichever mark it is.
    pub(super) decimals: usize,
    /// Values that can only be read with a decimal point, and the first of them.
    pub(super) point: (usize, String),
    /// Values that can only be read with a decimal comma, and the first of them.
    pub(super) comma: (usize, String),
    /// Values with one point and three digits behind it, such as `180.000`.
    pub(super) open_point: (usize, String),
    /// Values with one comma and three digits behind it.
    pub(super) open_comma: (usize, String),
    /// A mark between thousands that is neither, such as a blank or an apostrophe.
    pub(super) group: Option<char>,
    /// Signs and codes of currencies that stand beside numbers.
    pub(super) beside: BTreeSet<&'static str>,
    /// Values with a percent sign, which no profile reads as a quantity or an amount, and the first of them.
    pub(super) percent: (usize, String),
    /// Values with zeros in front, which are no quantities.
    pub(super) padded: usize,
}

/// What one text says of the mark before its decimals.
enum Says {
    Plain,
    Point,
    Comma,
    Either(char),
}

impl Written {
    /// Counts one value; whether it is a number.
    pub(super) fn take(&mut self, text: &str) -> bool {
        let bare = Bare::of(text);
        let Some(says) = bare.says() else {
            return false;
        };
        self.numbers += 1;
        self.negative += usize::from(bare.negative);
        self.padded +=
            usize::from(bare.digits.len() > 1 && bare.digits.starts_with('0') && bare.digits.bytes().all(|byte| byte.is_ascii_digit()));
        self.beside.extend(&bare.beside);
        if bare.percent {
            note(&mut self.percent, text);
        }
        self.group = self.group.or(bare.group);
        match says {
            Says::Plain => self.plain += 1,
            Says::Point => note(&mut self.point, text),
            Says::Comma => note(&mut self.comma, text),
            Says::Either('.') => note(&mut self.open_point, text),
            Says::Either(_) => note(&mut self.open_comma, text),
        }
        self.decimals += usize::from(!matches!(says, Says::Plain));
        true
    }

    /// Whether the values themselves decide: the mark before the decimals is a comma, or a point.
    pub(super) fn decided(&self) -> Option<bool> {
        match (self.point.0, self.comma.0) {
            (0, 0) => None,
            (point, comma) => Some(comma > point),
        }
    }

    /// Whether some values want a point and others a comma.
    pub(super) fn mixed(&self) -> bool {
        self.point.0 > 0 && self.comma.0 > 0
    }

    /// A value that may be thousands or decimals, where there is one.
    pub(super) fn open(&self) -> Option<&str> {
        let of = |seen: &(usize, String)| (seen.0 > 0).then_some(());
        of(&self.open_point).map(|()| self.open_point.1.as_str()).or(of(&self.open_comma).map(|()| self.open_comma.1.as_str()))
    }
}

fn note(seen: &mut (usize, String), text: &str) {
    if seen.0 == 0 {
        seen.1 = text.to_owned();
    }
    seen.0 += 1;
}

/// The number of a text, with this mark before its decimals.
pub(super) fn value(text: &str, comma: bool) -> Option<Decimal> {
    let bare = Bare::of(text);
    bare.says()?;
    let (point, group) = if comma { (',', '.') } else { ('.', ',') };
    let (whole, part) = bare.digits.split_once(point).map_or((bare.digits.as_str(), ""), |(whole, part)| (whole, part));
    if part.contains(group) {
        return None;
    }
    let plain = format!("{}{}.{part}", if bare.negative { "-" } else { "" }, whole.replace(group, ""));
    Decimal::from_str_exact(plain.trim_end_matches('.')).ok()
}

/// A number without its sign, its currency and the blanks between thousands.
struct Bare {
    digits: String,
    negative: bool,
    beside: BTreeSet<&'static str>,
    percent: bool,
    group: Option<char>,
}

impl Bare {
    fn of(text: &str) -> Self {
        let mut inner = text.trim();
        let mut bare = Self { digits: String::new(), negative: false, beside: BTreeSet::new(), percent: false, group: None };
        loop {
            let bracketed = inner.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
            let signed = bracketed.or_else(|| inner.strip_prefix(['-', '\u{2212}'])).or_else(|| inner.strip_suffix(['-', '\u{2212}']));
            if let Some(rest) = signed.filter(|_| !bare.negative) {
                (inner, bare.negative) = (rest.trim(), true);
            } else if let Some((mark, rest)) = undressed(inner).filter(|(mark, _)| !bare.beside.contains(mark)) {
                bare.beside.insert(mark);
                inner = rest.trim();
            } else if let Some(rest) = inner.strip_suffix('%').filter(|_| !bare.percent) {
                (inner, bare.percent) = (rest.trim(), true);
            } else {
                break;
            }
        }
        let group = inner.chars().find(|mark| matches!(mark, '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'));
        let sound = group.is_none_or(|mark| in_threes(inner.split(['.', ',']).next().unwrap_or_default(), mark));
        bare.digits = if sound { inner.chars().filter(|letter| Some(*letter) != group).collect() } else { inner.to_owned() };
        bare.group = group;
        bare
    }

    fn says(&self) -> Option<Says> {
        let text = self.digits.as_str();
        if text.len() > 28 || !text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')) {
            return None;
        }
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let (points, commas) = (text.matches('.').count(), text.matches(',').count());
        match (points, commas) {
            (0, 0) => Some(Says::Plain),
            (1, 1) | (1, 2..) | (2.., 1) => {
                let comma_last = text.rfind(',') > text.rfind('.');
                let (point, group, decimals) = if comma_last { (',', '.', commas) } else { ('.', ',', points) };
                let (whole, _) = text.split_once(point)?;
                let sound = decimals == 1 && in_threes(whole, group);
                sound.then_some(if comma_last { Says::Comma } else { Says::Point })
            }
            (2.., 0) => in_threes(text, '.').then_some(Says::Comma),
            (0, 2..) => in_threes(text, ',').then_some(Says::Point),
            _ => {
                let mark = if points == 1 { '.' } else { ',' };
                let (whole, part) = text.split_once(mark)?;
                // A blank or apostrophe already groups the thousands, so the mark left is that of the decimals.
                let open = part.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0') && self.group.is_none();
                Some(match (open, mark) {
                    (true, mark) => Says::Either(mark),
                    (false, '.') => Says::Point,
                    (false, _) => Says::Comma,
                })
            }
        }
    }
}

/// Signs of currencies, the longer ones first, with the code each stands for where that is one.
const SIGNS: [(&str, &str); 9] =
    [("US$", "USD"), ("R$", "BRL"), ("€", "EUR"), ("£", "GBP"), ("$", ""), ("¥", ""), ("zł", "PLN"), ("Fr.", "CHF"), ("kr", "")];

/// The code of the currency that a mark beside numbers stands for; empty where it stands for several.
pub(super) fn currency(mark: &str) -> &str {
    SIGNS.iter().find(|(sign, _)| *sign == mark).map_or(mark, |(_, code)| code)
}

/// The currency sign or code at one of the ends, and the text without it.
fn undressed(text: &str) -> Option<(&'static str, &str)> {
    let at_an_end = |mark: &'static str| Some((mark, text.strip_prefix(mark).or_else(|| text.strip_suffix(mark))?));
    if let Some(found) = SIGNS.iter().find_map(|(sign, _)| at_an_end(sign)) {
        return Some(found);
    }
    let last = text.len().checked_sub(3).and_then(|start| text.get(start..));
    let code = [text.get(..3), last].into_iter().flatten().find_map(crate::codes::currency)?;
    at_an_end(code)
}

fn in_threes(text: &str, mark: char) -> bool {
    text.split(mark).enumerate().all(|(place, group)| {
        let digits = group.bytes().all(|byte| byte.is_ascii_digit());
        digits && if place == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> &'static str {
        match Bare::of(text).says() {
            None => "no number",
            Some(Says::Plain) => "plain",
            Some(Says::Point) => "point",
            Some(Says::Comma) => "comma",
            Some(Says::Either(_)) => "open",
        }
    }

    #[test]
    fn a_number_says_which_mark_is_the_decimal_one_or_leaves_it_open() {
        for (text, says) in [
            ("12", "plain"),
            ("-3", "plain"),
            ("1 234", "plain"),
            ("12.5", "point"),
            ("1,234.56", "point"),
            ("1,234,567", "point"),
            ("0.125", "point"),
            ("1234.567", "point"),
            ("12,5", "comma"),
            ("1.234,56", "comma"),
            ("1 234,567", "comma"),
            ("1'234.50", "point"),
            ("180.000", "open"),
            ("1,234", "open"),
            ("€ 1.234,50", "comma"),
            ("$1,234.50", "point"),
            ("(12.50)", "point"),
            ("12,50-", "comma"),
            ("12.50 EUR", "point"),
            ("USD12.50", "point"),
            ("£-79.90", "point"),
            ("-€ 12,50", "comma"),
            ("€ (12,50)", "comma"),
            ("1\u{2009}234,5", "comma"),
            ("EUR", "no number"),
            ("-12-", "no number"),
            ("31.12.2024", "no number"),
            ("12-34", "no number"),
            ("A12", "no number"),
            ("1,23,456", "no number"),
            ("", "no number"),
            (".", "no number"),
        ] {
            assert_eq!(written(text), says, "{text}");
        }
    }

    #[test]
    fn a_value_is_exact_under_the_reading_asked_for() {
        assert_eq!(value("1.234,50", true), Decimal::from_str_exact("1234.50").ok());
        assert_eq!(value("(1,234.50)", false), Decimal::from_str_exact("-1234.50").ok());
        assert_eq!(value("180.000", true), Decimal::from_str_exact("180000").ok());
        assert_eq!(value("180.000", false), Decimal::from_str_exact("180.000").ok());
        assert_eq!(value("12.5", true), Decimal::from_str_exact("125").ok());
    }
}
