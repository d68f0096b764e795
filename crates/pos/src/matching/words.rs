//! A line of text taken apart into words.

use super::letters::{fold, runs_on};

/// A word as it stands in a name or an address, folded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) text: String,
    /// A comma, a bracket or the like stands behind it.
    pub(super) pause: bool,
    /// It was written with dots between its letters, as initials are.
    pub(super) dotted: bool,
}

/// The words of a text in their order. Initials become one word ("I.B.M.", "J P Morgan"), and a script that runs on comes in pairs of letters.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let letters: Vec<char> = fold(text).chars().collect();
    let mut found = Vec::new();
    let mut word = String::new();
    let mut dotted = false;
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        let after = letters.get(at + 1).copied();
        if part_of_word(*letter) {
            if turns(before, *letter) && word.chars().filter(|letter| letter.is_alphabetic()).count() > 2 {
                take(&mut found, &mut word, &mut dotted);
            }
            word.push(*letter);
            continue;
        }
        match letter {
            '\'' if elided(&word) => word.clear(),
            '\'' if before.is_some_and(part_of_word) => {}
            '.' | '/' | '&' if joins(&letters, at, before, after, *letter) => dotted = true,
            _ => take(&mut found, &mut word, &mut dotted),
        }
        if matches!(letter, ',' | ';' | '(' | ')' | '[' | ']' | ':' | '|')
            && let Some(last) = found.last_mut()
        {
            last.pause = true;
        }
    }
    take(&mut found, &mut word, &mut dotted);
    initials_together(found)
}

/// A mark between letters that stand alone joins them: `G.m.b.H.`, `A/S`, `H&M`; but not `Co.KG` or `St.Gallen`.
fn joins(letters: &[char], at: usize, before: Option<char>, after: Option<char>, mark: char) -> bool {
    if !before.is_some_and(part_of_word) || !after.is_some_and(part_of_word) {
        return false;
    }
    let left = letters.get(..at).unwrap_or_default().iter().rev().take_while(|letter| part_of_word(**letter)).count();
    let right = letters.get(at + 1..).unwrap_or_default().iter().take_while(|letter| part_of_word(**letter)).count();
    match mark {
        '&' => left <= 2 && right <= 2,
        '/' => left == 1 && right == 1,
        _ => (left == 1 && right <= 2) || (right == 1 && left <= 2),
    }
}

/// An article before a vowel, in French and Italian: `l'orangerie`, `dell'arte`.
fn elided(word: &str) -> bool {
    matches!(word, "l" | "d" | "dell" | "all" | "nell" | "dall" | "sull" | "qu" | "un")
}

/// From letters to digits: `depot4` is `depot 4`.
fn turns(before: Option<char>, letter: char) -> bool {
    letter.is_ascii_digit() && before.is_some_and(char::is_alphabetic)
}

fn part_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter)
}

fn take(found: &mut Vec<Token>, word: &mut String, dotted: &mut bool) {
    if !word.is_empty() {
        found.push(Token { text: std::mem::take(word), pause: false, dotted: *dotted });
    }
    *dotted = false;
}

/// Two and more letters that stand alone, one behind the other, are initials and make one word.
fn initials_together(found: Vec<Token>) -> Vec<Token> {
    let mut together: Vec<Token> = Vec::with_capacity(found.len());
    let mut run = 0;
    for token in found {
        let alone = token.text.len() == 1 && token.text.starts_with(|letter: char| letter.is_ascii_alphabetic());
        match together.last_mut() {
            Some(last) if alone && run > 0 && !last.pause => {
                last.text.push_str(&token.text);
                (last.pause, last.dotted) = (token.pause, true);
                run += 1;
            }
            _ => {
                run = usize::from(alone);
                together.push(token);
            }
        }
    }
    together
}

/// A word of a script that runs on, cut into pairs of letters; any other word as it is.
pub(super) fn pairs(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < 3 || !letters.iter().any(|letter| runs_on(*letter)) {
        return vec![word.to_owned()];
    }
    letters.windows(2).map(|pair| pair.iter().collect()).collect()
}
