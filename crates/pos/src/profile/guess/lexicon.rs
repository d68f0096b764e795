//! What a heading means, by the spellings of `headings.txt`: as a whole, as a party with an attribute, or nearly.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rapidfuzz::distance::osa;

use super::spelling::Spelled;

/// The spellings that are shipped.
const HEADINGS: &str = include_str!("headings.txt");

/// A meaning with the language it was found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// The meaning, as `headings.txt` writes it.
    pub(super) meaning: &'static str,
    /// The language.
    pub(super) language: &'static str,
}

/// How a heading was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Understood {
    /// It is one of the spellings.
    Whole(Known),
    /// It names a party, and maybe what is said of it.
    Party { party: Known, attribute: Option<Known> },
    /// It names an attribute of a party that it does not name.
    Attribute(Known),
    /// It is nearly one of the spellings.
    Nearly { known: Known, spelling: &'static str },
    /// Nothing is known of it.
    Nothing,
}

/// Every spelling, ready to be asked.
pub(super) struct Lexicon {
    whole: BTreeMap<String, Known>,
    parties: BTreeMap<String, Known>,
    attributes: BTreeMap<String, Known>,
    between: Vec<String>,
    spellings: Vec<(Vec<String>, &'static str, Known)>,
}

impl Lexicon {
    /// The one lexicon; it never changes.
    pub(super) fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Lexicon> = OnceLock::new();
        SHIPPED.get_or_init(|| Self::read(HEADINGS))
    }

    fn read(text: &'static str) -> Self {
        let (whole, parties, attributes) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut lexicon = Self { whole, parties, attributes, between: vec![], spellings: vec![] };
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let Some((head, spellings)) = line.split_once(':') else { continue };
            let (meaning, language) = head.trim().rsplit_once(' ').unwrap_or((head, ""));
            let known = Known { meaning, language };
            for written in spellings.split(',').map(str::trim).filter(|written| !written.is_empty()) {
                lexicon.add(known, written);
            }
        }
        lexicon
    }

    fn add(&mut self, known: Known, written: &'static str) {
        let spelled = Spelled::new(written);
        let run_on = spelled.run_on();
        let first = known.meaning.chars().next();
        match first {
            Some('~') => self.between.push(run_on),
            Some('@') => {
                self.parties.entry(run_on).or_insert(known);
            }
            Some('.') => {
                self.attributes.entry(run_on).or_insert(known);
            }
            _ => {
                self.whole.entry(spelled.in_any_order()).or_insert(known);
                self.whole.entry(run_on).or_insert(known);
            }
        }
        if !matches!(first, Some('~' | '@')) {
            self.spellings.push((spelled.words, written, known));
        }
    }

    /// What a heading means.
    pub(super) fn understand(&self, spelled: &Spelled) -> Understood {
        match self.exactly(spelled) {
            Understood::Nothing => self.nearly(&spelled.words),
            understood => understood,
        }
    }

    /// What a heading means, if it is not misspelt.
    pub(super) fn exactly(&self, spelled: &Spelled) -> Understood {
        if spelled.words.is_empty() {
            return Understood::Nothing;
        }
        if let Some(known) = self.as_a_whole(&spelled.words) {
            return Understood::Whole(known);
        }
        let worded: Vec<String> = spelled.words.iter().filter(|word| !self.between.contains(*word)).cloned().collect();
        if let Some(known) = self.as_a_whole(&worded).or_else(|| self.of_the_reporter(&worded)).or_else(|| self.number_of(&worded)) {
            return Understood::Whole(known);
        }
        let worded = Spelled { words: worded, currency: None };
        self.party(&worded.run_on()).or_else(|| self.party(&worded.in_any_order())).unwrap_or(Understood::Nothing)
    }

    fn as_a_whole(&self, words: &[String]) -> Option<Known> {
        let spelled = Spelled { words: words.to_vec(), currency: None };
        self.whole.get(&spelled.run_on()).or_else(|| self.whole.get(&spelled.in_any_order())).copied()
    }

    /// `Distributor Invoice Number` is the invoice number: whose it is goes without saying.
    fn of_the_reporter(&self, words: &[String]) -> Option<Known> {
        (1..words.len()).find_map(|place| {
            let (left, right) = words.split_at_checked(place)?;
            let party = self.parties.get(&left.concat())?;
            self.as_a_whole(right).filter(|_| party.meaning == "@reporter")
        })
    }

    /// `Salesperson ID` and `Branch Name` are the sales person and the branch: these fields take a number as well as a name.
    fn number_of(&self, words: &[String]) -> Option<Known> {
        let (last, before) = words.split_last()?;
        let known = self.as_a_whole(before)?;
        let attribute = self.attributes.get(last)?;
        let takes = ["sales_person", "branch", "warehouse", "product_group", "deal", "special_price", "debit", "order", "transaction"];
        (takes.contains(&known.meaning) && matches!(attribute.meaning, ".id" | ".name")).then_some(known)
    }

    /// A party, an attribute, or both in any order; German and Dutch put an s or an n between.
    fn party(&self, run_on: &str) -> Option<Understood> {
        if let Some(party) = self.parties.get(run_on) {
            return Some(Understood::Party { party: *party, attribute: None });
        }
        if let Some(attribute) = self.attributes.get(run_on) {
            return Some(Understood::Attribute(*attribute));
        }
        // The longest party wins: `end customer`, not `end` and `customer`.
        for (place, _) in run_on.char_indices().rev() {
            let (left, right) = run_on.split_at(place);
            let joints = ["", "s", "n", "en", "to", "nr"];
            let behind = joints.iter().find_map(|joint| self.attributes.get(right.strip_prefix(joint)?));
            if let (Some(party), Some(attribute)) = (self.parties.get(left), behind) {
                return Some(Understood::Party { party: *party, attribute: Some(*attribute) });
            }
        }
        for (place, _) in run_on.char_indices() {
            let (left, right) = run_on.split_at(place);
            if let (Some(attribute), Some(party)) = (self.attributes.get(left), self.parties.get(right)) {
                return Some(Understood::Party { party: *party, attribute: Some(*attribute) });
            }
        }
        None
    }

    /// A spelling whose words are these shortened, as in `Kod poczt.`, or misspelt. Two meanings that are equally near are none.
    fn nearly(&self, words: &[String]) -> Understood {
        let shortened = self.only(words, |word, known| word.len() >= 2 && known.starts_with(word) && word.len() * 3 >= known.len());
        let found = shortened.or_else(|| self.only(words, misspelt));
        match found {
            Some((known, _)) if known.meaning.starts_with('.') => Understood::Attribute(known),
            Some((known, spelling)) => Understood::Nearly { known, spelling },
            None => Understood::Nothing,
        }
    }

    /// The one meaning of the spellings whose words are each equal or alike.
    fn only(&self, words: &[String], alike: impl Fn(&str, &str) -> bool) -> Option<(Known, &'static str)> {
        let letters: usize = words.iter().map(String::len).sum();
        if letters < 6 {
            return None;
        }
        let near = |spelling: &[String]| {
            spelling.len() == words.len() && spelling.iter().zip(words).all(|(known, word)| known == word || alike(word, known))
        };
        let mut found = self.spellings.iter().filter(|(spelling, ..)| near(spelling)).map(|(_, written, known)| (*known, *written));
        let first = found.next()?;
        found.all(|(known, _)| known.meaning == first.0.meaning).then_some(first)
    }
}

/// Whether two long words differ by a slip: short ones with a letter changed are other words.
fn misspelt(word: &str, known: &str) -> bool {
    let length = known.chars().count();
    let allowed = if length >= 8 { 2 } else { 1 };
    let same_start = word.chars().next() == known.chars().next();
    length >= 5 && same_start && word.len().abs_diff(known.len()) <= allowed * 2 && osa::distance(word.chars(), known.chars()) <= allowed
}

/// The name of a language.
pub(super) fn language(code: &str) -> &'static str {
    match code {
        "de" => "German",
        "nl" => "Dutch",
        "fr" => "French",
        "es" => "Spanish",
        "it" => "Italian",
        "pt" => "Portuguese",
        "pl" => "Polish",
        _ => "English",
    }
}

#[cfg(test)]
mod tests {
    use super::super::fields;
    use super::*;

    fn meaning(heading: &str) -> String {
        match Lexicon::shipped().understand(&Spelled::new(heading)) {
            Understood::Whole(known) => known.meaning.to_owned(),
            Understood::Party { party, attribute } => format!("{}{}", party.meaning, attribute.map_or("", |known| known.meaning)),
            Understood::Attribute(known) => known.meaning.to_owned(),
            Understood::Nearly { known, .. } => format!("nearly {}", known.meaning),
            Understood::Nothing => String::new(),
        }
    }

    #[test]
    fn every_line_of_the_spellings_has_a_meaning_that_is_known() {
        for line in HEADINGS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (head, spellings) = line.split_once(':').unwrap_or_else(|| panic!("no colon: {line}"));
            let (meaning, language) = head.rsplit_once(' ').unwrap_or_else(|| panic!("no language: {line}"));
            assert!(["en", "de", "nl", "fr", "es", "it", "pt", "pl"].contains(&language), "{line}");
            assert!(meaning.starts_with(['@', '.', '?', '-', '~']) || fields::find(meaning).is_some(), "{line}");
            assert!(!spellings.trim().is_empty(), "{line}");
        }
    }

    #[test]
    fn headings_of_eight_languages_are_understood() {
        for (heading, wanted) in [
            ("Rechnungsnr.", "invoice"),
            ("Belegdatum", "date"),
            ("Menge", "quantity"),
            ("Kundennr", "@customer.id"),
            ("Artikelnummer", "?product"),
            ("PLZ", ".postcode"),
            ("Factuurnummer", "invoice"),
            ("Aantal", "quantity"),
            ("N° facture", "invoice"),
            ("Facture N°", "invoice"),
            ("Qté", "quantity"),
            ("Ship-to Name", "@ship.name"),
            ("Mfr Part #", "product"),
            ("VPN", "product"),
            ("SKU", "?product"),
            ("Sold To", "@sold"),
            ("Ext. Price", "?amount"),
            ("Numer faktury", "invoice"),
            ("Data sprzedaży", "date"),
            ("Endkunden-PLZ", "@end.postcode"),
            ("Ville client final", "@end.city"),
            ("Codice fornitore", "product"),
            ("Quantidade", "quantity"),
            ("Código postal cliente", "@customer.postcode"),
            ("End User Zip Code", "@end.postcode"),
            ("Invioce Number", "nearly invoice"),
            ("Kundenname", "@customer.name"),
            ("Kod poczt.", ".postcode"),
            ("Rag. sociale", ".name"),
            ("Cod. Art. Forn.", "nearly product"),
            ("Reseller ST", ""),
            ("Disti Inv#", "invoice"),
            ("Colour of the sky", ""),
        ] {
            assert_eq!(meaning(heading), wanted, "{heading}");
        }
    }
}
