//! The whole explanation of one partner: a tree of sentences, for people and as values.

use anstyle::{AnsiColor, Style};
use programme::words::{Mark, Told};
use serde_json::{Value, json};

use crate::screen::in_line;

/// The tree as indented lines, each after its mark; long lines go on below themselves.
pub fn shown(told: &Told, width: usize) -> String {
    let mut text = String::new();
    lines(told, 0, width, &mut text);
    text
}

fn lines(told: &Told, depth: usize, width: usize, text: &mut String) {
    let indent = "  ".repeat(depth.saturating_sub(1));
    let style = style(told.mark);
    let first = match (depth, told.mark.sign()) {
        (0, _) => String::new(),
        (_, None) => "  ".into(),
        (_, Some(sign)) => format!("{style}{sign}{style:#} "),
    };
    let further = if depth == 0 { "" } else { "  " };
    let room = width.saturating_sub(indent.len() + further.len()).max(20);
    let rows: Vec<String> = told.text.lines().flat_map(|row| wrapped(&in_line(row), room)).collect();
    if depth == 1 && !told.parts.is_empty() {
        text.push('\n');
    }
    for (place, row) in rows.iter().enumerate() {
        let mark = if place == 0 { &first } else { further };
        text.push_str(&format!("{indent}{mark}{row}\n"));
    }
    for part in &told.parts {
        lines(part, depth + 1, width, text);
    }
}

/// A line broken between words.
fn wrapped(line: &str, room: usize) -> Vec<String> {
    let mut rows = vec![String::new()];
    for word in line.split_whitespace() {
        let Some(row) = rows.last_mut() else { break };
        if row.is_empty() {
            row.push_str(word);
        } else if row.chars().count() + 1 + word.chars().count() <= room {
            row.push(' ');
            row.push_str(word);
        } else {
            rows.push(word.to_owned());
        }
    }
    rows.retain(|row| !row.is_empty());
    rows
}

fn style(mark: Mark) -> Style {
    match mark {
        Mark::Met => AnsiColor::Green.on_default().bold(),
        Mark::NotMet => AnsiColor::Red.on_default().bold(),
        Mark::Provisional => AnsiColor::Yellow.on_default().bold(),
        Mark::NotAsked | Mark::Plain => Style::new(),
    }
}

/// The tree as a value.
pub fn value(told: &Told) -> Value {
    let parts: Vec<Value> = told.parts.iter().map(value).collect();
    let mark = match told.mark {
        Mark::Met => "met",
        Mark::NotMet => "not met",
        Mark::NotAsked => "not asked",
        Mark::Provisional => "provisional",
        Mark::Plain => "plain",
    };
    json!({ "text": told.text, "mark": mark, "parts": parts })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_go_on_below_themselves() {
        assert_eq!(wrapped("one two three four", 9), ["one two", "three", "four"]);
        assert_eq!(wrapped("unbreakable", 4), ["unbreakable"]);
    }
}
