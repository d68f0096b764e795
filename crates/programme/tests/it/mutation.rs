//! Programme files that were damaged in every way we can think of: each is answered, and every finding has a place in the file.

use programme::check::{Checked, check};
use programme::condition::parse;
use programme::diagnostic::Severity;

use crate::programmes::folder;

const SEED: u64 = 0x5eed_f00d;

/// A small generator with a seed, so that a failure can be seen again (xorshift).
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap()
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.next() % bound.max(1)
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}

/// What a hand that slips leaves behind.
const PIECES: [&str; 40] = [
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ",",
    ".",
    "#",
    "\n",
    "\r",
    "\0",
    "\u{feff}",
    "é",
    "\u{1f600}",
    "\\u0000",
    "-",
    "%",
    "99999999999999999999999999999",
    "-0",
    "1e400",
    "nan",
    "0x1F",
    "2024-02-30",
    "0000-01-01",
    "9999-12-31",
    "2024-01-01T00:00:00Z",
    "true",
    "\"\"",
    "[]",
    "{}",
    "{ value = 1 }",
    "{ between = [2, 1], take = \"lower\" }",
    "\"*\"",
    "\"last 10000 years, 10000 years earlier\"",
];

const WORDS: [&str; 30] = [
    "and",
    "or",
    "not",
    "in",
    "between",
    "like",
    "is",
    "null",
    "case",
    "when",
    "then",
    "else",
    "end",
    "(",
    ")",
    ",",
    ".",
    "=",
    "<>",
    ">=",
    "+",
    "-",
    "*",
    "/",
    "'a'",
    "1",
    "date '2024-01-01'",
    "coalesce(",
    "table('",
    "as_of",
];

fn programmes() -> Vec<String> {
    let mut files: Vec<_> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    files.sort();
    files.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// The place of a character, so that the text stays a text.
fn place(text: &str, dice: &mut Dice) -> usize {
    text.floor_char_boundary(dice.below(text.len() + 1))
}

fn damage(text: &mut String, others: &[String], dice: &mut Dice) {
    let at = place(text, dice);
    let end = text.floor_char_boundary((at + dice.below(60)).min(text.len()));
    match dice.below(9) {
        0 => text.truncate(at),
        1 => text.replace_range(at..end, ""),
        2 => text.insert_str(at, dice.of(&PIECES)),
        3 => {
            let copy = text[at..end].to_owned();
            let to = place(text, dice);
            text.insert_str(to, &copy);
        }
        4 => flip(text, at, dice),
        5 => lines(text, others, dice),
        6 => swap_words(text, dice),
        7 => value(text, dice),
        _ => {
            let piece = dice.of(&PIECES).repeat(1 + dice.below(200));
            text.insert_str(at, &piece);
        }
    }
}

fn flip(text: &mut String, at: usize, dice: &mut Dice) {
    let mut bytes = std::mem::take(text).into_bytes();
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << dice.below(8);
    }
    *text = String::from_utf8_lossy(&bytes).into_owned();
}

/// A line goes, stands twice, moves, or comes from another programme.
fn lines(text: &mut String, others: &[String], dice: &mut Dice) {
    let mut lines: Vec<&str> = text.lines().collect();
    let (at, to) = (dice.below(lines.len()), dice.below(lines.len() + 1));
    if lines.is_empty() {
        return;
    }
    match dice.below(4) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(to, lines[at]),
        2 => {
            let line = lines.remove(at);
            lines.insert(to.min(lines.len()), line);
        }
        _ => {
            let other: Vec<&str> = others[dice.below(others.len())].lines().collect();
            lines.insert(to, other[dice.below(other.len())]);
        }
    }
    *text = lines.join("\n");
}

/// Two words change places.
fn swap_words(text: &mut String, dice: &mut Dice) {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let words: Vec<(usize, &str)> = text
        .split(|c| !is_word(c))
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .collect();
    if words.is_empty() {
        return;
    }
    let (a, b) = (words[dice.below(words.len())], words[dice.below(words.len())]);
    let (first, second) = if a.0 <= b.0 { (a, b) } else { (b, a) };
    if first.0 == second.0 {
        return;
    }
    let between = &text[first.0 + first.1.len()..second.0];
    *text = format!("{}{}{between}{}{}", &text[..first.0], second.1, first.1, &text[second.0 + second.1.len()..]);
}

/// A value becomes something else.
fn value(text: &mut String, dice: &mut Dice) {
    let starts: Vec<usize> = text.match_indices(" = ").map(|(at, sign)| at + sign.len()).collect();
    if starts.is_empty() {
        return;
    }
    let from = starts[dice.below(starts.len())];
    let to = text[from..].find('\n').map_or(text.len(), |length| from + length);
    text.replace_range(from..to, dice.of(&PIECES));
}

fn answered(text: &str) -> Checked {
    let checked = check(text);
    let broken = checked.diagnostics.iter().any(|finding| finding.severity == Severity::Error);
    assert_eq!(checked.programme.is_none(), broken, "a file without error is a programme");
    for finding in &checked.diagnostics {
        let (start, end) = (finding.span.start, finding.span.end);
        assert!(start <= end && end <= text.len(), "[{}] {finding}: {start}..{end} of {}", finding.code, text.len());
        assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "[{}] {finding}: {start}..{end}", finding.code);
        assert!(!finding.message.is_empty());
    }
    checked
}

fn run(seed: u64, rounds: usize) -> usize {
    let programmes = programmes();
    let mut dice = Dice(seed);
    let mut sound = 0;
    for _ in 0..rounds {
        let mut text = programmes[dice.below(programmes.len())].clone();
        for _ in 0..=dice.below(3) {
            damage(&mut text, &programmes, &mut dice);
        }
        sound += usize::from(answered(&text).programme.is_some());
    }
    sound
}

/// Every text of a file that is an expression, for the conditions' own damage.
fn conditions(programmes: &[String]) -> Vec<String> {
    let texts = programmes.iter().flat_map(|text| text.split('"').skip(1).step_by(2));
    texts.filter(|text| !text.contains('\n') && parse(text).is_ok() && text.contains(' ')).map(Into::into).collect()
}

fn damage_condition(text: &mut String, dice: &mut Dice) {
    let at = place(text, dice);
    let end = text.floor_char_boundary((at + dice.below(12)).min(text.len()));
    match dice.below(6) {
        0 => text.truncate(at),
        1 => text.replace_range(at..end, ""),
        2 => text.insert_str(at, &format!(" {} ", dice.of(&WORDS))),
        3 => flip(text, at, dice),
        4 => swap_words(text, dice),
        _ => text.insert_str(at, &dice.of(&WORDS).repeat(1 + dice.below(80))),
    }
}

fn run_conditions(seed: u64, rounds: usize) {
    let conditions = conditions(&programmes());
    assert!(conditions.len() > 20, "the programmes have conditions");
    let mut dice = Dice(seed);
    for _ in 0..rounds {
        let mut text = conditions[dice.below(conditions.len())].clone();
        for _ in 0..=dice.below(3) {
            damage_condition(&mut text, &mut dice);
        }
        if let Err(found) = parse(&text) {
            assert!(!found.is_empty(), "{text}");
            assert!(found.iter().all(|finding| text.get(finding.span.start..finding.span.end).is_some()), "{text}: {found:?}");
        }
        let text = text.replace(['\\', '"'], " ");
        let programme = format!(
            "[programme]\nid = \"a\"\ntitle = \"A\"\nversion = \"1\"\neffective = 2024-01-01\ncurrency = \"EUR\"\n[segments.s]\nwhere = \"\"\"{text}\"\"\"\n[product_groups.g]\nwhere = \"{}\"\n",
            text.replace(['\n', '\r'], " ")
        );
        answered(&programme);
    }
}

#[test]
fn a_damaged_programme_is_answered() {
    let sound = run(SEED, 100);
    assert!(sound < 100, "damage is seen");
}

#[test]
fn a_damaged_condition_is_answered() {
    run_conditions(SEED, 1000);
}

#[test]
#[ignore = "a long run: cargo test -p programme mutation -- --ignored"]
fn very_many_damaged_programmes_are_answered() {
    for seed in 1..=20 {
        run(SEED ^ (seed << 32), 1000);
        run_conditions(SEED ^ (seed << 32), 20_000);
    }
}
