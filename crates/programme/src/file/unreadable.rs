//! What the reader of TOML cannot read, told in the author's words.

use crate::diagnostic::{Diagnostic, Span, line_and_column};

const SHAPE: &str = "name = value, texts in double quotes, days as 2024-05-31, headings in square brackets";

/// Findings that stand so close below one another (in lines) have one cause: the first is told.
const CLOSE: usize = 2;
/// So many causes are told at once.
const MOST: usize = 20;

/// The findings about what is not TOML, from the reader's messages with their places.
pub(super) fn findings(text: &str, errors: Vec<(Span, &str)>) -> Vec<Diagnostic> {
    let mut found = vec![];
    let mut last: Option<usize> = None;
    for (span, message) in errors.into_iter().take(MOST * MOST) {
        let (line, _) = line_and_column(text, span.start);
        if last.is_none_or(|last| line > last + CLOSE) && found.len() < MOST {
            found.push(finding(text, span, message));
        }
        last = Some(line);
    }
    found
}

fn finding(text: &str, span: Span, message: &str) -> Diagnostic {
    let seen = text.get(span.start..span.end).unwrap_or_default().trim();
    let begins = |words: &str| message.starts_with(words);
    let (told, help) = if begins("duplicate key") {
        (
            format!("`{seen}` stands here for the second time"),
            "keep one of them; one of several entries is headed by double brackets: [[requirements]]",
        )
    } else if begins("string values must be quoted") && seen.is_empty() {
        ("a value is missing here".into(), SHAPE)
    } else if begins("string values must be quoted") && seen.starts_with(['“', '”', '„', '«', '»']) {
        ("these quotes are not the ones on the keyboard".into(), "texts stand in straight double quotes: \"Acme partners\"")
    } else if begins("string values must be quoted") {
        (format!("`{}` stands here without quotes", short(seen)), "texts stand in double quotes: \"Acme partners\"")
    } else if begins("invalid basic string, expected `\"`") || begins("invalid literal string") {
        ("this text is not closed on its line".into(), "close it with the quote it began with")
    } else if begins("missing comma between array elements") || begins("unclosed array,") {
        ("a comma is missing here, or the list above is not closed".into(), "levels = [\"silver\", \"gold\"]: commas between, ] at the end")
    } else if begins("unclosed table") || begins("unclosed array table") {
        ("this heading is not closed".into(), "[ladders.level], or [[requirements]] for one of several")
    } else if begins("key with no value") {
        ("there is no `=` here".into(), SHAPE)
    } else if begins("unexpected key or value") {
        ("the value was complete before this".into(), "one value stands on a line; numbers are written 10_000.50")
    } else if begins("invalid date") || begins("invalid month") {
        (format!("`{}` is not a day of the calendar", short(seen)), "write it as 2024-05-31")
    } else if message.contains("recurs") {
        ("brackets nest too deep here".into(), "a programme file needs but a few levels; write tables under headings of their own")
    } else {
        (lower_case(message), SHAPE)
    };
    Diagnostic::error("toml", span, told).help(help)
}

fn short(seen: &str) -> String {
    let line = seen.lines().next().unwrap_or_default();
    let short: String = line.chars().take(40).collect();
    if short.len() == line.len() { short } else { short + "…" }
}

fn lower_case(message: &str) -> String {
    let message = message.trim().replace('\n', " ");
    let mut chars = message.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}
