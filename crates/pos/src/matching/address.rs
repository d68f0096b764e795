//! Addresses made comparable: street and number, post code, city, country.

use super::letters::fold;
use super::lists::{self, Place};
use super::words;

/// What of a street or a city is compared, in characters.
const LONGEST_LINE: usize = 200;

/// An address made comparable. What is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Address {
    /// The words of the street, without its number.
    pub(super) street: Vec<String>,
    /// The house number, or the number of the box: digits and at most a letter.
    pub(super) number: String,
    pub(super) post_box: bool,
    pub(super) city: Vec<String>,
    pub(super) postcode: String,
    /// Two letters.
    pub(super) country: String,
}

impl Address {
    pub(super) fn new(street: &str, city: &str, postcode: &str, country: &str) -> Self {
        let country = lists::country(country);
        let mut address = Self { city: words_of_city(city), postcode: bare_postcode(postcode, &country), country, ..Self::default() };
        address.read_street(street);
        address
    }

    fn read_street(&mut self, text: &str) {
        let mut skip_number = false;
        let mut first = true;
        let text: String = text.chars().take(LONGEST_LINE).collect();
        for token in words::tokens(&text) {
            let place = lists::place(&token.text);
            let numeric = token.text.starts_with(|letter: char| letter.is_ascii_digit());
            match place {
                Some(Place::PostBox) => self.post_box = true,
                // "Suite 200": the number behind belongs to the suite. In front of everything else it is a word of the street.
                Some(Place::Noise) if !first => skip_number = true,
                Some(Place::Short(word)) => {
                    self.street.push(word.clone());
                    skip_number = false;
                }
                _ if numeric && skip_number => skip_number = false,
                _ if numeric && ordinal(&token.text).is_none() && self.number.is_empty() => self.number = house_number(&token.text),
                _ if numeric && ordinal(&token.text).is_none() => {}
                _ if skip_number && token.text.chars().count() == 1 => skip_number = false,
                _ => {
                    self.street.push(spelled(&token.text));
                    skip_number = false;
                }
            }
            first = false;
        }
        // German and Dutch write the kind of street into its name: "Hauptstrasse", "Hauptstr.".
        for word in &mut self.street {
            if let Some(stem) = word.strip_suffix("str").filter(|stem| stem.len() > 2) {
                *word = format!("{stem}strasse");
            }
        }
    }
}

/// The words of a city; what stands in brackets or behind a comma or a slash is a region and left out.
fn words_of_city(text: &str) -> Vec<String> {
    let city: String = text.split([',', '(', '/']).next().unwrap_or_default().chars().take(LONGEST_LINE).collect();
    let tokens = words::tokens(&city);
    let words = tokens.iter().map(|token| match lists::place(&token.text) {
        Some(Place::Short(word)) if matches!(word.as_str(), "street" | "north" | "south" | "east" | "west" | "mount" | "fort") => {
            if word == "street" { "saint".to_owned() } else { word.clone() }
        }
        _ if token.text == "san" || token.text == "sankt" => "saint".to_owned(),
        _ => token.text.clone(),
    });
    words.collect()
}

/// "12", "12a", "12-14" and "12/3" are all at number 12.
fn house_number(text: &str) -> String {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    digits.trim_start_matches('0').to_owned()
}

/// Numbered streets: "5th", "fifth".
fn spelled(word: &str) -> String {
    match lists::meaning(word) {
        Some(lists::Meaning::Number(number)) => number.clone(),
        _ => ordinal(word).unwrap_or(word).to_owned(),
    }
}

fn ordinal(word: &str) -> Option<&str> {
    let number = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end))?;
    number.bytes().all(|byte| byte.is_ascii_digit()).then_some(number).filter(|number| !number.is_empty())
}

/// Letters and digits of a post code, lost zeros put back, and only what places it: "1234 AB", "98104-1234", "D-01234".
fn bare_postcode(text: &str, country: &str) -> String {
    let mut code: String = fold(text).chars().filter(char::is_ascii_alphanumeric).collect();
    let digits = |rest: &&str| rest.len() >= 4 && rest.bytes().all(|byte| byte.is_ascii_digit());
    let letters = code.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let front = code.len() - letters.len();
    // "D-80331", "A-1010": the car plate in front; "DE80331": the country.
    if front == 1 || front == 2 && code.starts_with(&country.to_ascii_lowercase()) {
        code = Some(letters).filter(digits).map_or(code.clone(), str::to_owned);
    }
    if !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return code;
    }
    // ZIP+4 with or without its dash; a workbook takes leading zeros away.
    let five = match (country, code.len()) {
        ("US" | "", 9) => code.get(..5).unwrap_or_default().to_owned(),
        ("US", 8) => format!("0{}", code.get(..4).unwrap_or_default()),
        ("JP" | "CN" | "IN" | "RU" | "BR" | "SG", _) => return code.trim_start_matches('0').to_owned(),
        _ => code,
    };
    five.trim_start_matches('0').to_owned()
}
