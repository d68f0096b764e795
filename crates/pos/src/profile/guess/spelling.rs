//! One spelling for a heading, however it is written: `Invoice #`, `inv. no` and `InvoiceNumber` are the same words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words that mean the same wherever they stand alone.
const SAME: [(&str, &str); 44] = [
    ("no", "nr"),
    ("num", "nr"),
    ("nbr", "nr"),
    ("nos", "nr"),
    ("n", "nr"),
    ("nro", "nr"),
    ("number", "nr"),
    ("numbers", "nr"),
    ("nummer", "nr"),
    ("numero", "nr"),
    ("numer", "nr"),
    ("nummern", "nr"),
    ("inv", "invoice"),
    ("cust", "customer"),
    ("cus", "customer"),
    ("prod", "product"),
    ("desc", "description"),
    ("descr", "description"),
    ("amt", "amount"),
    ("qty", "quantity"),
    ("quant", "quantity"),
    ("qte", "quantite"),
    ("dt", "date"),
    ("addr", "address"),
    ("mfg", "manufacturer"),
    ("mfr", "manufacturer"),
    ("mfgr", "manufacturer"),
    ("manuf", "manufacturer"),
    ("ext", "extended"),
    ("acct", "account"),
    ("ctry", "country"),
    ("curr", "currency"),
    ("cur", "currency"),
    ("whse", "warehouse"),
    ("wh", "warehouse"),
    ("pct", "percent"),
    ("ord", "order"),
    ("ref", "reference"),
    ("regd", "registered"),
    ("disc", "discount"),
    ("trx", "transaction"),
    ("grp", "group"),
    ("dist", "distributor"),
    ("ln", "line"),
];

/// Words that say nothing.
const SMALL: [&str; 31] = [
    "of", "the", "de", "du", "des", "der", "die", "das", "den", "van", "het", "la", "le", "les", "el", "di", "da", "do", "dos", "del",
    "della", "d", "l", "und", "and", "et", "y", "e", "dei", "per", "in",
];

const CURRENCIES: [&str; 17] =
    ["eur", "usd", "gbp", "chf", "pln", "sek", "dkk", "nok", "czk", "huf", "brl", "cad", "aud", "jpy", "cny", "mxn", "euro"];

/// A heading in one spelling.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spelled {
    /// Its words.
    pub(super) words: Vec<String>,
    /// A currency it names beside other words: `Amount (EUR)`.
    pub(super) currency: Option<&'static str>,
}

impl Spelled {
    /// Spells a heading.
    pub(super) fn new(heading: &str) -> Self {
        let parted = parted(heading);
        let telling: Vec<String> = parted.split_whitespace().filter(|word| !SMALL.contains(word)).map(one_word).collect();
        let mut words = if telling.is_empty() { parted.split_whitespace().map(one_word).collect() } else { telling };
        let named = |word: &String| CURRENCIES.iter().find(|code| **code == word.as_str()).copied();
        let currency = if words.len() > 1 { words.iter().find_map(named) } else { None };
        if currency.is_some() {
            words.retain(|word| named(word).is_none());
        }
        Self { words, currency: currency.map(|code| if code == "euro" { "eur" } else { code }) }
    }

    /// The words without anything between.
    pub(super) fn run_on(&self) -> String {
        self.words.concat()
    }

    /// The words in the order of the alphabet, run on: `facture n°` is `n° facture`.
    pub(super) fn in_any_order(&self) -> String {
        let mut words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        words.sort_unstable();
        words.concat()
    }
}

/// Lower case without accents; a blank for every mark, and between the words of `InvoiceNo`.
fn parted(heading: &str) -> String {
    let mut parted = String::with_capacity(heading.len() + 8);
    let heading = heading.replace("(s)", "");
    let letters: Vec<char> = heading.nfkd().filter(|letter| !is_combining_mark(*letter)).collect();
    for (place, letter) in letters.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|place| letters.get(place)).copied().unwrap_or(' ');
        let after = letters.get(place + 1).copied().unwrap_or(' ');
        if letter.is_uppercase() && (before.is_lowercase() || before.is_uppercase() && after.is_lowercase()) {
            parted.push(' ');
        }
        match letter {
            '#' | '№' => parted.push_str(" nr "),
            '%' => parted.push_str(" percent "),
            '€' => parted.push_str(" eur "),
            '$' => parted.push_str(" usd "),
            '£' => parted.push_str(" gbp "),
            'ß' => parted.push_str("ss"),
            'ł' | 'Ł' => parted.push('l'),
            'ø' | 'Ø' => parted.push('o'),
            'æ' | 'Æ' => parted.push_str("ae"),
            'œ' | 'Œ' => parted.push_str("oe"),
            letter if letter.is_alphanumeric() => parted.extend(letter.to_lowercase()),
            _ => parted.push(' '),
        }
    }
    parted
}

/// A word as it is compared: a word for number at the end of a compound is `nr`, umlauts written out are plain.
fn one_word(word: &str) -> String {
    if let Some((_, same)) = SAME.iter().find(|(known, _)| *known == word) {
        return (*same).to_owned();
    }
    let end = ["nummern", "nummer", "number", "numero", "numer"].into_iter().find_map(|end| word.strip_suffix(end));
    let word = end.filter(|stem| stem.len() > 1).map_or_else(|| word.to_owned(), |stem| format!("{stem}nr"));
    word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(heading: &str) -> String {
        Spelled::new(heading).words.join(" ")
    }

    #[test]
    fn one_heading_written_in_many_ways_is_the_same_words() {
        for heading in ["Invoice #", "inv. no", "InvoiceNumber", "INVOICE_NBR", "Invoice\nNo.", "Invoice Number(s)"] {
            assert_eq!(spelled(heading), "invoice nr", "{heading}");
        }
        assert_eq!(spelled("Rechnungsnummer"), "rechnungsnr");
        assert_eq!(spelled("Stückzahl"), spelled("STUECKZAHL"));
        assert_eq!(spelled("N° de facture"), "nr facture");
        assert_eq!(spelled("Straße"), "strasse");
        assert_eq!(spelled("Ilość"), "ilosc");
        // The small word `du` and the folded `due` are not the same.
        assert_ne!(spelled("Due date"), spelled("date du"));
    }

    #[test]
    fn a_currency_beside_other_words_is_taken_out_and_kept() {
        let spelled = Spelled::new("Net amount (EUR)");
        assert_eq!((spelled.words.join(" ").as_str(), spelled.currency), ("net amount", Some("eur")));
        assert_eq!(Spelled::new("EUR").currency, None);
    }
}
