//! The small parts: texts, numbers, tables, formats, and what is said when they are something else.

use programme::diagnostic::{Diagnostic, Span, did_you_mean, quoted};
use toml::de::{DeTable, DeValue};

use super::super::{Dates, Format};
use super::{Node, Reading, span};
use crate::reader::{Encoding, Separator};

impl Reading {
    pub(super) fn format(&mut self, table: &DeTable<'_>, outer: &Format) -> Format {
        let mut format = outer.clone();
        if let Some(separator) = self.choice(table, "separator", &Separator::ALL) {
            format.separator = Some(separator);
        }
        if let Some(encoding) = self.choice(table, "encoding", &Encoding::ALL) {
            format.encoding = Some(encoding);
        }
        if let Some(comma) = self.choice(table, "decimal", &[(".", false), (",", true)]) {
            format.numbers.decimal_comma = comma;
        }
        let groupings = [("", None), (".", Some('.')), (",", Some(',')), ("'", Some('\'')), (" ", Some(' '))];
        if let Some(grouping) = self.choice(table, "grouping", &groupings) {
            format.numbers.grouping = grouping;
        }
        let point = if format.numbers.decimal_comma { ',' } else { '.' };
        if format.numbers.grouping == Some(point) {
            let at = table.get("grouping").or(table.get("decimal")).map(span).unwrap_or_default();
            self.found.push(Diagnostic::error("bad-value", at, "`decimal` and `grouping` are the same character"));
        }
        if let Some(node) = table.get("strip") {
            format.numbers.strip = self.texts(node);
            let sound = |mark: &String| {
                !mark.is_empty() && !mark.chars().any(|letter| letter.is_ascii_digit() || matches!(letter, '-' | '+' | '(' | ')'))
            };
            if !format.numbers.strip.iter().all(sound) {
                self.wrong(node, "what may stand beside a number, such as `[\"€\", \"EUR\"]`, without digits and signs");
            }
        }
        if let Some(node) = table.get("dates")
            && let Some(words) = self.text(node)
        {
            format.dates = Dates::read(&words);
            if format.dates.is_none() {
                self.wrong(
                    node,
                    "an order of days, such as `\"day.month.year\"`, `\"month/day/year\"`, `\"yearmonthday\"`, `\"year-month-day time\"`",
                );
            }
        }
        format
    }

    pub(super) fn choice<T: Copy>(&mut self, table: &DeTable<'_>, key: &str, known: &[(&str, T)]) -> Option<T> {
        let node = table.get(key)?;
        let text = self.text(node)?;
        let text = if text == "\t" { "tab".into() } else { text };
        let chosen = known.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
        if chosen.is_none() {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            self.wrong(node, &format!("one of {}", quoted(&names)));
        }
        chosen
    }

    pub(super) fn file(&mut self, table: &DeTable<'_>, at: Span) -> String {
        let name = self.needed_text(table, "file", at, "the name of the file in the data folder");
        let inside = name.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
        if let Some(node) = table.get("file").filter(|_| !name.is_empty() && (!inside || name.contains(['\\', ':', '\0']))) {
            self.wrong(node, "a path inside the data folder, with `/`, such as `\"export/lines.csv\"`");
        }
        name
    }

    pub(super) fn needed_text(&mut self, table: &DeTable<'_>, key: &str, at: Span, what: &str) -> String {
        match table.get(key) {
            Some(node) => self.text(node).unwrap_or_default(),
            None => {
                self.found.push(
                    Diagnostic::error("missing-key", at, format!("`{key}` is missing")).help(format!("add `{key} = \"..\"`: {what}")),
                );
                String::new()
            }
        }
    }

    pub(super) fn text(&mut self, node: &Node<'_>) -> Option<String> {
        let text = node.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong(node, "a text in quotes");
        }
        text
    }

    /// A text, or something else that is written in one way only.
    pub(super) fn plain(&mut self, node: &Node<'_>) -> Option<String> {
        match node.get_ref() {
            DeValue::String(text) => Some(text.trim().to_owned()),
            DeValue::Integer(number) => Some(number.to_string()),
            DeValue::Float(number) => Some(number.to_string()),
            DeValue::Boolean(yes) => Some(if *yes { "yes" } else { "no" }.into()),
            DeValue::Datetime(day) => Some(day.to_string()),
            DeValue::Array(_) | DeValue::Table(_) => {
                self.wrong(node, "a text, a number, a day, or yes or no");
                None
            }
        }
    }

    pub(super) fn table<'t, 'i>(&mut self, node: &'t Node<'i>) -> Option<&'t DeTable<'i>> {
        let table = node.get_ref().as_table();
        if table.is_none() {
            self.wrong(node, "a table");
        }
        table
    }

    pub(super) fn only_keys(&mut self, table: &DeTable<'_>, known: &[&[&str]]) {
        let known: Vec<&str> = known.iter().flat_map(|keys| keys.iter().copied()).collect();
        for (key, _) in table {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let help = did_you_mean(name, known.iter().copied()).unwrap_or_else(|| format!("known: {}", quoted(&known)));
                self.found.push(Diagnostic::error("unknown-key", span(key), format!("`{name}` means nothing here")).help(help));
            }
        }
    }

    pub(super) fn wrong(&mut self, node: &Node<'_>, wanted: &str) {
        let seen = match node.get_ref() {
            DeValue::String(text) => format!("`{text}`"),
            DeValue::Array(_) => "a list".into(),
            DeValue::Table(_) => "a table".into(),
            DeValue::Integer(number) => format!("`{number}`"),
            DeValue::Float(number) => format!("`{number}`"),
            DeValue::Boolean(yes) => format!("`{yes}`"),
            DeValue::Datetime(day) => format!("`{day}`"),
        };
        self.found.push(Diagnostic::error("wrong-type", span(node), format!("{seen} stands where {wanted} is meant")));
    }
}
