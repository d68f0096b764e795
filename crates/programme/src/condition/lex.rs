//! From characters to tokens, each with its place.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostic::{Diagnostic, Span};
use crate::money;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Number(Decimal),
    Text(String),
    Date(Date),
    /// A word, with its lower-case form for keywords.
    Word(String),
    Sign(&'static str),
}

const SIGNS: [&str; 14] = ["<=", ">=", "<>", "!=", "==", "(", ")", ",", ".", "+", "-", "*", "/", "="];

pub(super) fn tokens(text: &str, found: &mut Vec<Diagnostic>) -> Vec<(Token, Span)> {
    let mut tokens: Vec<(Token, Span)> = vec![];
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let first = rest.chars().next().unwrap_or(' ');
        let length = match first {
            c if c.is_whitespace() => c.len_utf8(),
            '\'' => quoted(rest, at, &mut tokens, found),
            c if c.is_ascii_digit() => number(rest, at, &mut tokens, found),
            c if c.is_alphabetic() || c == '_' => word(rest, at, &mut tokens),
            _ => sign(rest, at, &mut tokens, found),
        };
        at += length;
    }
    tokens
}

fn quoted(rest: &str, at: usize, tokens: &mut Vec<(Token, Span)>, found: &mut Vec<Diagnostic>) -> usize {
    let mut text = String::new();
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((place, c)) = chars.next() {
        match c {
            '\'' if matches!(chars.peek(), Some((_, '\''))) => {
                text.push('\'');
                chars.next();
            }
            '\'' => {
                let span = Span::new(at, at + place + 1);
                push_text(text, span, tokens, found);
                return place + 1;
            }
            c => text.push(c),
        }
    }
    let span = Span::new(at, at + rest.len());
    found.push(
        Diagnostic::error("unclosed-text", span, "this text has no closing quote `'`")
            .help("texts stand in single quotes; write '' for a quote inside"),
    );
    tokens.push((Token::Text(text), span));
    rest.len()
}

/// A text; after the word `date` it is a day.
fn push_text(text: String, span: Span, tokens: &mut Vec<(Token, Span)>, found: &mut Vec<Diagnostic>) {
    let after_date = matches!(tokens.last(), Some((Token::Word(word), _)) if word.eq_ignore_ascii_case("date"));
    if !after_date {
        tokens.push((Token::Text(text), span));
        return;
    }
    let start = tokens.pop().map_or(span.start, |(_, word)| word.start);
    let span = Span::new(start, span.end);
    match text.parse::<Date>() {
        Ok(date) if text.len() == 10 => tokens.push((Token::Date(date), span)),
        _ => {
            found.push(Diagnostic::error("not-a-date", span, format!("`{text}` is not a day")).help("write it as date '2024-05-31'"));
            tokens.push((Token::Date(Date::ZERO), span));
        }
    }
}

fn number(rest: &str, at: usize, tokens: &mut Vec<(Token, Span)>, found: &mut Vec<Diagnostic>) -> usize {
    let mut length = rest.find(|c: char| !(c.is_ascii_digit() || c == '_')).unwrap_or(rest.len());
    let tail = &rest[length..];
    if tail.starts_with('.') && tail[1..].starts_with(|c: char| c.is_ascii_digit()) {
        length += 1 + tail[1..].find(|c: char| !(c.is_ascii_digit() || c == '_')).unwrap_or(tail.len() - 1);
    }
    let span = Span::new(at, at + length);
    let number = money::read_number(&rest[..length]).unwrap_or_else(|_| {
        found.push(
            Diagnostic::error("number-too-large", span, "this number has more digits than can be held exactly")
                .help("write it with at most 28 digits"),
        );
        Decimal::ZERO
    });
    tokens.push((Token::Number(number), span));
    length
}

fn word(rest: &str, at: usize, tokens: &mut Vec<(Token, Span)>) -> usize {
    let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
    tokens.push((Token::Word(rest[..length].to_owned()), Span::new(at, at + length)));
    length
}

fn sign(rest: &str, at: usize, tokens: &mut Vec<(Token, Span)>, found: &mut Vec<Diagnostic>) -> usize {
    let known = SIGNS.iter().chain(&["<", ">"]).find(|sign| rest.starts_with(**sign));
    if let Some(sign) = known {
        tokens.push((Token::Sign(sign), Span::new(at, at + sign.len())));
        return sign.len();
    }
    let length = rest.chars().next().map_or(1, char::len_utf8);
    let seen = &rest[..length];
    let help = match seen {
        "\"" => Some("texts stand in single quotes: 'gold'"),
        "%" => Some("a percentage is its number of percent: 70, not 70 %"),
        "&" | "|" => Some("write `and`, `or`"),
        "!" => Some("write `not`, or `<>` for different"),
        ";" => Some("an expression is one expression; there are no statements"),
        _ => None,
    };
    let diagnostic = Diagnostic::error("unknown-sign", Span::new(at, at + length), format!("`{seen}` means nothing here"));
    found.push(diagnostic.help_maybe(help.map(Into::into)));
    length
}
