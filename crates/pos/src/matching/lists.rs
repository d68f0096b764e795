//! The word lists beside this file, read once: legal forms, words of names and of streets, public mail, countries.
//!
//! They are facts, not code: whoever misses a spelling adds it to the list.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::letters::fold;

/// Where a legal form may stand to be taken for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// Only as the last words.
    End,
    /// As the first or the last words.
    Start,
    /// Wherever it is.
    Anywhere,
}

/// What a word of a name is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Short for, or another form of, this word.
    Short(String),
    /// A number spelled out.
    Number(String),
    /// Left out: an article or the like.
    Filler,
}

/// What a word of an address is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// Short for this word.
    Short(String),
    /// A box of the post office.
    PostBox,
    /// A floor, a suite: left out with the number behind it.
    Noise,
}

/// The most words a legal form has.
pub(super) const LONGEST_FORM: usize = 6;

static LEGAL_FORMS: LazyLock<HashMap<String, (Stands, &'static str)>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    for (head, spellings) in entries(include_str!("lists/legal_forms.txt")) {
        let (stands, form) = head.split_once(' ').unwrap_or(("any", head));
        let stands = match stands {
            "end" => Stands::End,
            "start" => Stands::Start,
            _ => Stands::Anywhere,
        };
        for spelling in spellings.split(';') {
            let known = forms.entry(letters_only(spelling)).or_insert((stands, form));
            // What stands behind a name in one country may stand in front in another.
            if known.0 == Stands::End && stands == Stands::Start {
                known.0 = stands;
            }
        }
    }
    forms
});

static WORDS: LazyLock<HashMap<String, Meaning>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for (head, spellings) in entries(include_str!("lists/words.txt")) {
        let (kind, word) = head.split_once(' ').unwrap_or((head, ""));
        for spelling in spellings.split(',') {
            let meaning = match kind {
                "short" => Meaning::Short(fold(word)),
                "number" => Meaning::Number(word.to_owned()),
                "filler" => Meaning::Filler,
                _ => continue,
            };
            words.entry(letters_only(spelling)).or_insert(meaning);
        }
    }
    words
});

static COMMON: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lists = entries(include_str!("lists/words.txt")).filter(|(head, _)| *head == "common");
    let mut words: Vec<String> = lists.flat_map(|(_, spellings)| spellings.split(',').map(letters_only)).collect();
    words.sort();
    words.dedup();
    words
});

static STREETS: LazyLock<HashMap<String, Place>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for (head, spellings) in entries(include_str!("lists/streets.txt")) {
        let (kind, word) = head.split_once(' ').unwrap_or((head, ""));
        for spelling in spellings.split(',') {
            let place = match kind {
                "short" => Place::Short(fold(word)),
                "box" => Place::PostBox,
                _ => Place::Noise,
            };
            words.entry(letters_only(spelling)).or_insert(place);
        }
    }
    words
});

static MAIL: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("lists/mail_providers.txt").lines().filter(|line| !line.starts_with('#'));
    let mut domains: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
    domains.sort_unstable();
    domains
});

static COUNTRIES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut countries = HashMap::new();
    for (code, names) in entries(include_str!("lists/countries.txt")) {
        countries.insert(letters_only(code), code);
        for name in names.split(',') {
            countries.entry(letters_only(name)).or_insert(code);
        }
    }
    countries
});

/// The legal form that these words spell, written without spaces.
pub(super) fn legal_form(run: &str) -> Option<(Stands, &'static str)> {
    LEGAL_FORMS.get(run).copied()
}

/// How many spellings of legal forms are known.
pub(super) fn legal_spellings() -> usize {
    LEGAL_FORMS.len()
}

/// What a word of a name is, if it is in the list.
pub(super) fn meaning(word: &str) -> Option<&'static Meaning> {
    WORDS.get(word)
}

/// Whether so many companies carry this word that it says little.
pub(super) fn is_common(word: &str) -> bool {
    COMMON.binary_search_by(|common| common.as_str().cmp(word)).is_ok()
}

/// What a word of an address is, if it is in the list.
pub(super) fn place(word: &str) -> Option<&'static Place> {
    STREETS.get(word)
}

/// Whether anybody can have an address at this domain.
pub(super) fn is_public_mail(domain: &str) -> bool {
    MAIL.binary_search(&domain).is_ok()
}

/// The two letters of a country, from its code or one of its names; empty when there is none, or none known.
pub(super) fn country(text: &str) -> String {
    let key = letters_only(text);
    match COUNTRIES.get(&key) {
        Some(code) => (*code).to_owned(),
        None if key.len() == 2 => key.to_ascii_uppercase(),
        None => String::new(),
    }
}

fn entries(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(": "))
}

/// Folded letters and digits, nothing between them: the form in which spellings are looked up.
fn letters_only(text: &str) -> String {
    // A mark that joins to the letter before it is part of it in scripts that use them.
    let part = |letter: &char| letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(*letter);
    fold(text).chars().filter(part).collect()
}
