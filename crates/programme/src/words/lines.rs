//! What is told as plain text, with marks that need no colour.

use super::{Mark, Teller, Told};

impl Mark {
    /// The sign of the mark; none where there is nothing to judge.
    #[must_use]
    pub fn sign(self) -> Option<char> {
        match self {
            Self::Met => Some('+'),
            Self::NotMet => Some('-'),
            Self::NotAsked => Some('·'),
            Self::Provisional => Some('~'),
            Self::Plain => None,
        }
    }
}

impl Teller {
    /// A line for everything told, indented below what it belongs to, each after its mark.
    #[must_use]
    pub fn told_lines(&self, told: &Told) -> String {
        let mut text = String::new();
        lines(told, 0, &mut text);
        text
    }
}

fn lines(told: &Told, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    let (sign, below) = told.mark.sign().map_or((String::new(), ""), |sign| (format!("{sign} "), "  "));
    let mut rows = told.text.lines().map(str::trim).filter(|row| !row.is_empty());
    text.push_str(&format!("{indent}{sign}{}\n", rows.next().unwrap_or_default()));
    rows.for_each(|row| text.push_str(&format!("{indent}{below}{row}\n")));
    told.parts.iter().for_each(|part| lines(part, depth + 1, text));
}
