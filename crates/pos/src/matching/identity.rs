//! What names one party and no other: its own domain, its tax or registry number.

use super::letters::fold;
use super::lists;

/// The registered domain in a web or mail address, or nothing when it is a public mail provider's.
pub(super) fn domain(text: &str) -> String {
    let lower = fold(text.trim());
    let after_scheme = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    let after_at = after_scheme.rsplit_once('@').map_or(after_scheme, |(_, host)| host);
    let host = after_at.split(['/', '?', '#', ':', ' ', '>', ',', ';']).next().unwrap_or_default().trim_matches('.');
    if !host.contains('.') || lists::is_public_mail(host) {
        return String::new();
    }
    let labels: Vec<&str> = host.split('.').collect();
    // "shop.acme.co.uk" is registered as "acme.co.uk"; "shop.acme.de" as "acme.de".
    let second_level =
        |label: &str| matches!(label, "co" | "com" | "org" | "net" | "ac" | "gov" | "edu" | "or" | "ne" | "go" | "ltd" | "plc");
    let country = labels.last().is_some_and(|label| label.len() == 2);
    let kept = match labels.get(labels.len().saturating_sub(2)) {
        Some(label) if country && second_level(label) && labels.len() > 2 => 3,
        _ => 2,
    };
    let own = labels.get(labels.len().saturating_sub(kept)..).unwrap_or_default().join(".");
    if lists::is_public_mail(&own) { String::new() } else { own }
}

/// A tax or registry number: its letters and digits, and the country in front of it when it says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) country: String,
    pub(super) bare: String,
}

/// Reads a tax or registry number. Words in front ("USt-IdNr.", "VAT") do not count; too short to name anybody is nothing.
pub(super) fn number(text: &str, country: &str) -> Number {
    let folded = fold(text);
    let labelled = folded.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let digits_from = folded.len() - labelled.len();
    let front: String = folded.get(..digits_from).unwrap_or_default().chars().filter(char::is_ascii_alphanumeric).collect();
    let mut bare: String = labelled.chars().filter(char::is_ascii_alphanumeric).collect();
    if bare.len() < 5 {
        return Number::default();
    }
    let country = lists::country(country);
    // The two letters right before the digits are the country's in "DE123456789"; Greece writes EL. Longer fronts are words or, as in Spain,
    // one letter of the number itself.
    let prefix = front.get(front.len().saturating_sub(2)..).unwrap_or_default();
    if front.len() == 1 || (front.len() == 3 && lists::country(front.get(..2).unwrap_or_default()) == country && !country.is_empty()) {
        bare.insert_str(0, front.get(front.len() - 1..).unwrap_or_default());
    }
    let named = if front.len() == 2 { lists::country(prefix) } else { String::new() };
    Number { country: if named.is_empty() { country } else { named }, bare: bare.trim_start_matches('0').to_owned() }
}

impl Number {
    /// The same number; numbers of two countries, or of nobody, are not compared.
    pub(super) fn agrees(&self, other: &Self) -> Option<bool> {
        let one_country = self.country.is_empty() || other.country.is_empty() || self.country == other.country;
        if self.bare.is_empty() || other.bare.is_empty() || !one_country {
            return None;
        }
        Some(self.bare == other.bare)
    }
}
