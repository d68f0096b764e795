//! How a file is written: its separator and encoding, its numbers and days.

use std::borrow::Cow;

use super::Dates;
use crate::reader::{Encoding, Separator};

/// How a file is written, as far as a profile says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Format {
    /// What separates cells; judged by the header where it is not said.
    pub separator: Option<Separator>,
    /// The encoding; judged by the bytes where it is not said.
    pub encoding: Option<Encoding>,
    /// Numbers.
    pub numbers: Numbers,
    /// Days; 2024-05-31 where it is not said.
    pub dates: Option<Dates>,
}

impl Format {
    /// How files are written that a profile describes, before it says anything.
    pub(crate) fn of_profile() -> Self {
        Self { numbers: Numbers { signs: true, ..Numbers::default() }, ..Self::default() }
    }
}

/// How numbers are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Whether a comma stands before the decimals, not a point.
    pub decimal_comma: bool,
    /// What groups thousands. A blank stands for those that are not broken (U+00A0, U+202F) and for the thin one (U+2009) as well.
    pub grouping: Option<char>,
    /// What may stand before or behind a number and is left out: `€`, `USD`.
    pub strip: Vec<String>,
    /// Whether a number below zero may have its minus behind it, or stand in brackets: so it may in every file that a profile describes.
    pub signs: bool,
}

impl Numbers {
    /// The number with a decimal point and without groups; none where it is not written this way.
    ///
    /// ```
    /// use pos::profile::Numbers;
    /// let german = Numbers { decimal_comma: true, grouping: Some('.'), ..Numbers::default() };
    /// assert_eq!(german.plain("1.234,50").as_deref(), Some("1234.50"));
    /// assert_eq!(german.plain("1.23"), None);
    /// ```
    #[must_use]
    pub fn plain<'t>(&self, text: &'t str) -> Option<Cow<'t, str>> {
        let (bare, minus) = self.bare(text)?;
        let marked = self.decimal_comma || self.grouping.is_some();
        if !marked {
            return Some(if minus { format!("-{bare}").into() } else { bare.into() });
        }
        let point = if self.decimal_comma { ',' } else { '.' };
        let (whole, part) = bare.split_once(point).map_or((bare, None), |(whole, part)| (whole, Some(part)));
        let mut plain = String::with_capacity(bare.len() + 1);
        if minus {
            plain.push('-');
        }
        match self.grouping {
            Some(mark) => {
                let groups = |letter: char| letter == mark || mark == ' ' && is_blank(letter);
                for (place, group) in whole.split(groups).enumerate() {
                    if place > 0 && (group.len() != 3 || !group.bytes().all(|byte| byte.is_ascii_digit())) {
                        return None;
                    }
                    plain.push_str(group);
                }
            }
            None => plain.push_str(whole),
        }
        if plain.contains(['.', ',']) {
            return None;
        }
        if let Some(part) = part {
            plain.push('.');
            plain.push_str(part);
        }
        Some(plain.into())
    }

    /// The number without what is left out and without its sign, and whether it is below zero; none where two signs stand there.
    fn bare<'t>(&self, text: &'t str) -> Option<(&'t str, bool)> {
        let digit_at = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        if digit_at(text.as_bytes().first()) && digit_at(text.as_bytes().last()) {
            return Some((text, false));
        }
        let mut rest = trimmed(text);
        let (mut minus, mut before, mut behind) = (false, false, false);
        loop {
            if let Some(tail) = self.unsigned(rest) {
                if minus {
                    return None;
                }
                (rest, minus) = (trimmed(tail), true);
            } else if let Some(tail) = self.strip.iter().find_map(|mark| rest.strip_prefix(mark.as_str())).filter(|_| !before) {
                (rest, before) = (trimmed(tail), true);
            } else if let Some(tail) = self.strip.iter().find_map(|mark| rest.strip_suffix(mark.as_str())).filter(|_| !behind) {
                (rest, behind) = (trimmed(tail), true);
            } else {
                return Some((rest, minus));
            }
        }
    }

    /// What is left of a number without its sign, where it has one.
    fn unsigned<'t>(&self, text: &'t str) -> Option<&'t str> {
        let elsewhere = || {
            let behind = text.strip_suffix(['-', '\u{2212}']).or_else(|| text.strip_prefix('\u{2212}'));
            behind.or_else(|| text.strip_prefix('(')?.strip_suffix(')'))
        };
        text.strip_prefix('-').or_else(|| if self.signs { elsewhere() } else { None })
    }

    /// A number written this way, to show what is meant.
    #[must_use]
    pub fn example(&self) -> String {
        let group = self.grouping.map(String::from).unwrap_or_default();
        format!("1{group}234{}56", if self.decimal_comma { "," } else { "." })
    }
}

/// Blanks that group digits: those that are not broken at the end of a line, and the thin ones.
fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|letter: char| letter.is_whitespace() || is_blank(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(decimal: char, grouping: Option<char>, strip: &[&str]) -> Numbers {
        let strip = strip.iter().map(|mark| (*mark).to_owned()).collect();
        Numbers { decimal_comma: decimal == ',', grouping, strip, signs: true }
    }

    fn read(numbers: &Numbers, text: &str) -> String {
        numbers.plain(text).map_or("none".into(), Cow::into_owned)
    }

    #[test]
    fn a_number_below_zero_has_its_sign_before_or_behind_it_or_stands_in_brackets() {
        let german = numbers(',', Some('.'), &[]);
        for (text, plain) in [
            ("1.234,50", "1234.50"),
            ("-12,50", "-12.50"),
            ("12,50-", "-12.50"),
            ("12,50 -", "-12.50"),
            ("\u{2212}12,50", "-12.50"),
            ("(1.234,50)", "-1234.50"),
            ("( 12,50 )", "-12.50"),
            ("-12,50-", "none"),
            ("(-12,50)", "none"),
            ("--12,50", "none"),
            ("1.23", "none"),
        ] {
            assert_eq!(read(&german, text), plain, "{text}");
        }
        let plain = numbers('.', None, &[]);
        assert_eq!(
            ["12.50-", "(12.50)", "12.50", "(12", "12)"].map(|text| read(&plain, text)),
            ["-12.50", "-12.50", "12.50", "(12", "12)"]
        );
        let strict = Numbers { decimal_comma: true, ..Numbers::default() };
        assert_eq!(["12,50-", "(12,50)", "-12,50"].map(|text| read(&strict, text)), ["12.50-", "(12.50)", "-12.50"]);
        assert_eq!(["12.50-", "(12.50)", "-12.50"].map(|text| read(&Numbers::default(), text)), ["12.50-", "(12.50)", "-12.50"]);
    }

    #[test]
    fn every_blank_groups_thousands_where_one_does() {
        let french = numbers(',', Some(' '), &[]);
        for text in ["1 234,5", "1\u{a0}234,5", "1\u{202f}234,5", "1\u{2009}234,5"] {
            assert_eq!(read(&french, text), "1234.5", "{text:?}");
        }
        assert_eq!(["12 34,5", "1 2345", "1.234,5"].map(|text| read(&french, text)), ["none", "none", "none"]);
        assert_eq!(read(&numbers(',', Some('.'), &[]), "1\u{2009}234,5"), "1\u{2009}234.5");
    }

    #[test]
    fn only_what_the_profile_names_is_left_out_around_a_number() {
        let dressed = numbers(',', Some('.'), &["€", "EUR"]);
        for (text, plain) in [
            ("€ 12,50", "12.50"),
            ("12,50 €", "12.50"),
            ("12,50\u{a0}EUR", "12.50"),
            ("€-12,50", "-12.50"),
            ("-€12,50", "-12.50"),
            ("12,50- EUR", "-12.50"),
            ("(€ 12,50)", "-12.50"),
            ("€ (12,50)", "-12.50"),
            ("€ 12,50 EUR", "12.50"),
            ("12,50 USD", "12.50 USD"),
            ("$ 12,50", "$ 12.50"),
            ("€ € 12,50", "€ 12.50"),
        ] {
            assert_eq!(read(&dressed, text), plain, "{text}");
        }
        assert_eq!(read(&numbers('.', None, &["USD"]), "12.50 USD"), "12.50");
    }
}
