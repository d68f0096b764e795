//! Letters made comparable: one case, no accents, one width, and Greek and Cyrillic written in Latin letters.
//!
//! Folding is for comparing only; what people read is always what was written.

use unicode_normalization::UnicodeNormalization as _;

/// The text in lower case without accents. Chinese, Japanese, Korean and other scripts stay what they are.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let mut bare = String::with_capacity(lower.len());
    // Only the accents of Latin, Greek and Cyrillic go: the marks of other scripts are letters to their readers.
    for letter in lower.nfd().filter(|letter| !('\u{300}'..='\u{36f}').contains(letter)) {
        match spelled(letter) {
            Some(latin) => bare.push_str(latin),
            None => bare.push(letter),
        }
    }
    bare.nfc().collect()
}

/// Whether a script writes its words without spaces between them, so that pairs of letters stand for words.
pub(super) fn runs_on(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}' | '\u{e00}'..='\u{eff}')
}

/// A letter that does not come apart into a plain one and an accent, as it is usually written with plain ones.
fn spelled(letter: char) -> Option<&'static str> {
    latin(letter).or_else(|| greek(letter)).or_else(|| cyrillic(letter))
}

fn latin(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ĸ' => "k",
        'ŋ' => "n",
        'ə' => "e",
        '‐' | '‑' | '‒' | '–' | '—' => "-",
        '’' | '‘' | '´' | '`' | 'ʼ' | '′' => "'",
        _ => return None,
    })
}

/// Greek as passports write it (ISO 843, letter by letter).
fn greek(letter: char) -> Option<&'static str> {
    Some(match letter {
        'α' => "a",
        'β' => "v",
        'γ' => "g",
        'δ' => "d",
        'ε' => "e",
        'ζ' => "z",
        'η' | 'ι' => "i",
        'θ' => "th",
        'κ' => "k",
        'λ' => "l",
        'μ' => "m",
        'ν' => "n",
        'ξ' => "x",
        'ο' | 'ω' => "o",
        'π' => "p",
        'ρ' => "r",
        'σ' | 'ς' => "s",
        'τ' => "t",
        'υ' => "y",
        'φ' => "f",
        'χ' => "ch",
        'ψ' => "ps",
        _ => return None,
    })
}

/// Cyrillic as passports of its countries write it. The breve of й is gone by now, so it reads as и.
fn cyrillic(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'є' => "ie",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' => "i",
        'ј' => "j",
        'к' => "k",
        'л' => "l",
        'љ' => "lj",
        'м' => "m",
        'н' => "n",
        'њ' => "nj",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'ћ' | 'ч' => "ch",
        'у' | 'ў' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'џ' => "dz",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ы' => "y",
        'ю' => "iu",
        'я' => "ia",
        'ђ' => "dj",
        _ => return None,
    })
}
