//! A name made comparable: its words without the legal form, short forms written out, numbers as digits.

use super::lists::{self, LONGEST_FORM, Meaning, Stands};
use super::typo::{self, skeleton};
use super::words::{self, Token};

/// Legal forms that are words of everyday language; a slip in one is still that form.
const SPELLED_OUT: [&str; 6] = ["company", "limited", "incorporated", "corporation", "aktiengesellschaft", "sociedad"];

/// What of a name is compared, in characters: nobody's name is longer, and a broken file must not stop the others.
const LONGEST_NAME: usize = 300;

/// A word of a name that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    /// As it was written, before a short form was written out.
    pub(super) written: String,
    /// How it sounds, roughly: see [`skeleton`].
    pub(super) sound: String,
    pub(super) number: bool,
    /// It stood behind the legal form, where the name is over: "Acme B.V., Delft".
    pub(super) behind: bool,
    /// So many companies carry it that it says little.
    pub(super) common: bool,
}

/// A name made comparable.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) words: Vec<Word>,
    /// All words without spaces.
    pub(super) joined: String,
    /// First letters of the words, little words included.
    pub(super) initials: String,
    /// The legal forms found, sorted.
    pub(super) forms: Vec<&'static str>,
}

/// The names in one cell: `X dba Y` and `X trading as Y` are two.
pub(super) fn names(text: &str) -> Vec<Name> {
    let text: String = text.chars().take(LONGEST_NAME).collect();
    let all = words::tokens(&text);
    let mut parts = vec![Vec::new()];
    let mut rest = all.as_slice();
    while let Some((first, after)) = rest.split_first() {
        if let Some(length) = also_known(rest) {
            parts.push(Vec::new());
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        if let Some(part) = parts.last_mut() {
            part.push(first.clone());
        }
        rest = after;
    }
    parts.into_iter().filter(|part| !part.is_empty()).map(name).collect()
}

/// How many words here say that another name of the same party follows.
fn also_known(rest: &[Token]) -> Option<usize> {
    let text = |at: usize| rest.get(at).map_or("", |token| token.text.as_str());
    match (text(0), text(1), text(2)) {
        ("doing", "business", "as") | ("also", "known", "as") => Some(3),
        ("trading", "as", _) | ("formerly", "known", _) => Some(2),
        ("dba" | "aka" | "fka" | "formerly", _, _) => Some(1),
        _ => None,
    }
}

fn name(found: Vec<Token>) -> Name {
    let initials = found.iter().filter_map(|token| token.text.chars().next()).collect();
    let mut parts = Parts { tokens: found, behind_from: None, forms: Vec::new() };
    parts.take_forms();
    let behind = |at: usize| parts.behind_from.is_some_and(|from| at >= from);
    let mut words: Vec<Word> = parts.tokens.iter().enumerate().flat_map(|(at, token)| word(&token.text, behind(at))).collect();
    if words.is_empty() {
        // "The The" consists of little words only; then they are the name.
        words = parts.tokens.iter().map(|token| plain(&token.text, &token.text, false)).collect();
    }
    let joined = words.iter().map(|word| word.written.as_str()).collect();
    Name { words, joined, initials, forms: parts.forms }
}

fn word(text: &str, behind: bool) -> Vec<Word> {
    match lists::meaning(text) {
        Some(Meaning::Filler) => Vec::new(),
        Some(Meaning::Short(long)) => vec![plain(long, text, behind)],
        Some(Meaning::Number(number)) => vec![plain(number, text, behind)],
        None => words::pairs(text).iter().map(|pair| plain(pair, pair, behind)).collect(),
    }
}

fn plain(text: &str, written: &str, behind: bool) -> Word {
    let digits = text.trim_start_matches('0');
    let number = text.bytes().all(|byte| byte.is_ascii_digit());
    let text = if number && !digits.is_empty() { digits } else { text };
    Word { text: text.to_owned(), written: written.to_owned(), sound: skeleton(text), number, behind, common: lists::is_common(text) }
}

/// A name while its legal forms are taken out.
struct Parts {
    tokens: Vec<Token>,
    /// Where the name is over: what follows stood behind a legal form.
    behind_from: Option<usize>,
    forms: Vec<&'static str>,
}

impl Parts {
    /// Takes the legal forms out. A name that is nothing but a legal form keeps it.
    fn take_forms(&mut self) {
        while let Some((length, form)) = self.form_at_end() {
            self.forms.push(form);
            self.tokens.truncate(self.tokens.len() - length);
            while self.tokens.len() > 1
                && self.tokens.last().is_some_and(|token| matches!(token.text.as_str(), "und" | "and" | "et" | "en"))
            {
                self.tokens.pop();
            }
        }
        let mut at = 0;
        while at < self.tokens.len() {
            match self.form_from(at) {
                Some((length, form)) if length < self.tokens.len() => {
                    self.forms.push(form);
                    self.tokens.drain(at..at + length);
                    if at > 0 && at < self.tokens.len() {
                        self.behind_from = self.behind_from.or(Some(at));
                    }
                }
                _ => at += 1,
            }
        }
        self.glued_form();
        self.forms.sort_unstable();
        self.forms.dedup();
    }

    fn form_at_end(&self) -> Option<(usize, &'static str)> {
        let longest = LONGEST_FORM.min(self.tokens.len().saturating_sub(1));
        let found = (1..=longest).rev().find_map(|length| {
            let run = joined(self.tokens.get(self.tokens.len() - length..)?);
            lists::legal_form(&run).map(|(_, form)| (length, form))
        });
        found.or_else(|| self.form_with_slip())
    }

    fn form_with_slip(&self) -> Option<(usize, &'static str)> {
        let last = self.tokens.last().filter(|token| self.tokens.len() > 1 && token.text.len() > 5)?;
        let meant = SPELLED_OUT.iter().find(|form| typo::slips(&last.text, form) == 1)?;
        lists::legal_form(meant).map(|(_, form)| (1, form))
    }

    /// A legal form in front or in the middle. A short one that is a word elsewhere counts there only before a pause, or with its dots.
    fn form_from(&self, at: usize) -> Option<(usize, &'static str)> {
        let longest = LONGEST_FORM.min(self.tokens.len() - at);
        (1..=longest).rev().find_map(|length| {
            let run = self.tokens.get(at..at + length)?;
            let closed = at > 0 && run.last().is_some_and(|token| token.pause || token.dotted);
            match lists::legal_form(&joined(run))? {
                (Stands::Anywhere, form) => Some((length, form)),
                (Stands::Start, form) if at == 0 || closed => Some((length, form)),
                (Stands::End, form) if closed => Some((length, form)),
                _ => None,
            }
        })
    }

    /// Scripts that run on write the legal form without a space: `株式会社東芝`; so does who forgets it: `SiemensGmbH`.
    fn glued_form(&mut self) {
        const GLUED: [&str; 16] = [
            "株式会社",
            "有限会社",
            "合同会社",
            "有限责任公司",
            "有限責任公司",
            "股份有限公司",
            "集团有限公司",
            "有限公司",
            "주식회사",
            "유한회사",
            "บริษัท",
            "จำกัด",
            "公司",
            "gmbh",
            "aktiengesellschaft",
            "sarl",
        ];
        for token in &mut self.tokens {
            for form in GLUED {
                let rest = token.text.strip_prefix(form).or_else(|| token.text.strip_suffix(form));
                if let Some(rest) = rest.filter(|rest| rest.chars().count() > 1).map(str::to_owned) {
                    self.forms.extend(lists::legal_form(form).map(|(_, form)| form));
                    token.text = rest;
                }
            }
        }
    }
}

fn joined(run: &[Token]) -> String {
    run.iter().map(|token| token.text.as_str()).collect()
}
