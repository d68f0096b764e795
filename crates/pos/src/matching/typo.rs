//! How alike two words are, from 0 to 1000, allowing for slips of the finger and for spellings that sound the same.

/// Two words that differ only in how a sound is spelled.
const SOUNDS_ALIKE: i64 = 930;
/// One word is the beginning of the other.
const CUT_SHORT: i64 = 820;
/// Two words of four letters with one slip.
const SHORT_WORD: i64 = 620;
/// One is the first letter of the other.
const INITIAL: i64 = 600;

/// How alike two folded words are: 1000 the same, 0 two different words.
pub(super) fn alike(ours: &str, theirs: &str) -> i64 {
    if ours == theirs {
        return 1000;
    }
    let (short, long) = if ours.len() <= theirs.len() { (ours, theirs) } else { (theirs, ours) };
    let letters = i64::try_from(long.chars().count()).unwrap_or(i64::MAX);
    let fewest = short.chars().count();
    if fewest == 1 {
        return if long.starts_with(short) && short.starts_with(char::is_alphabetic) { INITIAL } else { 0 };
    }
    // Numbers and codes agree or they do not.
    if ours.bytes().chain(theirs.bytes()).any(|byte| byte.is_ascii_digit()) {
        return 0;
    }
    let allowed = if fewest < 4 {
        0
    } else if letters < 8 {
        1
    } else {
        2 + i64::from(letters > 13)
    };
    let apart = slips(short, long);
    let slipped = if apart <= allowed { 1000 - 1200 * apart / (letters + 1) } else { 0 };
    // A word of four letters is as easily another word, or a code.
    let slipped = if fewest < 5 { slipped.min(SHORT_WORD) } else { slipped };
    // A slip in the first letter is rare.
    let slipped = if short.chars().next() == long.chars().next() { slipped } else { slipped - 80 };
    let cut = if fewest >= 4 && long.starts_with(short) { CUT_SHORT } else { 0 };
    slipped.max(cut).max(0)
}

/// As [`alike`], for words whose sounds are known.
pub(super) fn alike_or_sounding(ours: (&str, &str), theirs: (&str, &str)) -> i64 {
    let written = alike(ours.0, theirs.0);
    let sounding = ours.1 == theirs.1 && is_spoken(ours) && is_spoken(theirs);
    if sounding { written.max(SOUNDS_ALIKE) } else { written }
}

/// A word long enough to be known by its sound, and no abbreviation.
fn is_spoken((written, sound): (&str, &str)) -> bool {
    sound.chars().count() > 3 && written.contains(['a', 'e', 'i', 'o', 'u', 'y']) && !written.bytes().any(|byte| byte.is_ascii_digit())
}

/// Slips between two words: a letter left out, added, changed, or two swapped.
pub(super) fn slips(ours: &str, theirs: &str) -> i64 {
    let distance = rapidfuzz::distance::osa::distance(ours.chars(), theirs.chars());
    i64::try_from(distance).unwrap_or(i64::MAX)
}

/// A word as it sounds, roughly, in the languages of Europe: `Mueller`, `Müller` and `Muller` are one, so are `Photo` and `Foto`,
/// `Schmidt` and `Schmitt`, `Meyer` and `Meier`.
pub(super) fn skeleton(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut sound = String::with_capacity(word.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at).copied() {
        let after = letters.get(at + 1).copied();
        let (heard, length) = match (letter, after) {
            ('a' | 'o' | 'u', Some('e')) => (letter, 2),
            ('a', Some('a')) => ('a', 2),
            ('p', Some('h')) => ('f', 2),
            ('c', Some('k')) | ('q', Some('u')) => ('k', 2),
            ('t', Some('h')) | ('d', Some('t')) => ('t', 2),
            ('c', Some('e' | 'i' | 'y')) | ('z', _) => ('s', 1),
            ('c', Some('h')) => ('h', 2),
            ('c' | 'q', _) => ('k', 1),
            ('y' | 'j', _) => ('i', 1),
            ('w', _) => ('v', 1),
            _ => (letter, 1),
        };
        if !sound.ends_with(heard) || heard.is_ascii_digit() {
            sound.push(heard);
        }
        at += length;
    }
    // "meier" and "maier" sound alike as well.
    sound.replace("ai", "ei")
}
