//! Texts that show what they are without being on a list: domains, part numbers.

/// Whether this is an internet domain or an address of a page or of a person.
pub(super) fn is_domain(text: &str) -> bool {
    let host = text.rsplit('@').next().unwrap_or(text).trim_start_matches("https://").trim_start_matches("http://");
    let host = host.split('/').next().unwrap_or_default();
    let Some((name, end)) = host.rsplit_once('.') else {
        return false;
    };
    let sound = |text: &str| !text.is_empty() && text.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '.'));
    sound(name)
        && (2..=10).contains(&end.len())
        && end.bytes().all(|byte| byte.is_ascii_alphabetic())
        && name.chars().any(char::is_alphabetic)
}

/// Whether this looks like a part number: letters or digits with marks between, no words.
pub(super) fn is_code(text: &str) -> bool {
    text.len() <= 40 && text.chars().any(|letter| letter.is_ascii_digit()) && text.split_whitespace().count() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_and_numbers_are_told_apart() {
        assert!(is_domain("example.com") && is_domain("https://www.example.co.uk/a") && is_domain("ann@example.org"));
        assert!(!is_domain("1.234") && !is_domain("Acme Inc.") && !is_domain("a.b c"));
    }
}
