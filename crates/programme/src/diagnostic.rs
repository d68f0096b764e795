//! What is wrong with something a person wrote: every finding with its place, what was seen, and what to do.
//!
//! A [`Diagnostic`] never stops the reading: a check collects all of them and the author mends them in one go.

use std::fmt;

/// A place in a source text, as byte offsets (`start` included, `end` not).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The place from `start` up to, not including, `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The same place seen from a text that begins `offset` bytes earlier.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Self {
        Self { start: self.start + offset, end: self.end + offset }
    }
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used until this is mended.
    Error,
    /// Legal, but odd enough to look at.
    Warning,
}

/// One finding about what a person wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable name of the kind of finding, for documentation and tests: `unknown-name`.
    pub code: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// What was seen, in the author's words.
    pub message: String,
    /// Where.
    pub span: Span,
    /// What to do next.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding that must be mended.
    pub fn error(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { code, severity: Severity::Error, message: message.into(), span, help: None }
    }

    /// A finding worth a look.
    pub fn warning(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, span, message) }
    }

    /// The same finding with what to do next.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same finding with help where there is any.
    #[must_use]
    pub fn help_maybe(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message)
    }
}

/// Line and column (both from 1, the column in characters) of a byte offset.
#[must_use]
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset.min(text.len())).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |tail| tail.chars().count()) + 1;
    (line, column)
}

/// The longest name that is compared with others.
const LONGEST_NAME: usize = 100;
/// More names than these are not all compared.
const MANY_NAMES: usize = 300;

/// The name that was probably meant, as the help of an unknown-name finding.
#[must_use]
pub fn did_you_mean<'a>(seen: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let mut known: Vec<&str> = known.into_iter().collect();
    known.sort_unstable();
    known.dedup();
    // Comparing takes the time of both lengths multiplied; nobody mistypes a text of that length. Of very many names, those that begin alike.
    let is_short = |name: &&&str| seen.len().max(name.len()) <= LONGEST_NAME;
    let begins_alike = |name: &&&str| known.len() <= MANY_NAMES || name.chars().next() == seen.chars().next();
    let best = known
        .iter()
        .filter(|name| is_short(name) && begins_alike(name))
        .map(|name| (strsim::damerau_levenshtein(seen, name), *name))
        .min()
        .filter(|(distance, name)| *distance <= 1 + name.chars().count().min(seen.chars().count()) / 4);
    match best {
        Some((_, name)) => Some(format!("did you mean `{name}`?")),
        None if known.is_empty() => None,
        None if known.len() <= 12 => Some(format!("known: {}", quoted(&known))),
        None => None,
    }
}

/// Names in backticks, separated by commas.
#[must_use]
pub fn quoted<S: AsRef<str>>(names: &[S]) -> String {
    names.iter().map(|name| format!("`{}`", name.as_ref())).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_name_is_offered_and_a_far_one_lists_what_is_known() {
        assert_eq!(did_you_mean("slae", ["sale", "person"]), Some("did you mean `sale`?".into()));
        assert_eq!(did_you_mean("xyz", ["sale", "person"]), Some("known: `person`, `sale`".into()));
    }

    #[test]
    fn lines_and_columns_count_characters_not_bytes() {
        assert_eq!(line_and_column("aé\nbü x", 7), (2, 3));
    }
}
