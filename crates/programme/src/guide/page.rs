//! Markdown: headings, paragraphs, lists, tables with a header row, numbered notes.

use std::fmt::Write as _;

/// What stands in a cell that has nothing to say.
pub(super) const NOTHING: &str = "–";

/// A document in the making.
#[derive(Default)]
pub(super) struct Page(String);

impl Page {
    pub(super) fn heading(&mut self, depth: usize, text: &str) {
        self.block(&format!("{} {}", "#".repeat(depth), plain(&capital(text))));
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.block(&plain(text));
        }
    }

    pub(super) fn bullets(&mut self, items: &[String]) {
        let items: Vec<String> = items.iter().filter(|item| !item.is_empty()).map(|item| format!("- {}", plain(item))).collect();
        if !items.is_empty() {
            self.block(&items.join("\n"));
        }
    }

    /// A table; nothing without rows.
    pub(super) fn table(&mut self, header: &[String], rows: &[Vec<String>]) {
        if rows.is_empty() {
            return;
        }
        let rule = "---".to_owned();
        let mut lines = vec![line(header), line(&vec![rule; header.len()])];
        lines.extend(rows.iter().map(|row| line(row)));
        self.block(&lines.join("\n"));
    }

    /// The notes of the table above.
    pub(super) fn notes(&mut self, notes: &Notes) {
        let items: Vec<String> = (1..).zip(&notes.0).map(|(number, note)| format!("{number}. {}", plain(note))).collect();
        if !items.is_empty() {
            self.block(&items.join("\n"));
        }
    }

    pub(super) fn finish(self) -> String {
        self.0
    }

    fn block(&mut self, text: &str) {
        let gap = if self.0.is_empty() { "" } else { "\n" };
        // Writing to a text cannot fail.
        let written = writeln!(self.0, "{gap}{text}");
        debug_assert!(written.is_ok());
    }
}

/// Notes below a table; the same note is written once.
#[derive(Default)]
pub(super) struct Notes(Vec<String>);

impl Notes {
    /// The mark that leads to the note.
    pub(super) fn mark(&mut self, note: &str) -> String {
        if note.is_empty() {
            return String::new();
        }
        let known = self.0.iter().position(|known| known == note);
        let place = known.unwrap_or_else(|| {
            self.0.push(note.to_owned());
            self.0.len() - 1
        });
        let raised = |digit: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit.to_digit(10).unwrap_or(0) as usize);
        (place + 1).to_string().chars().filter_map(raised).collect()
    }
}

/// A title at the beginning of a row, with its marks.
pub(super) fn marked(title: &str, marks: &[String]) -> String {
    let marks = marks.iter().map(String::as_str).filter(|mark| !mark.is_empty());
    let title = capital(title);
    std::iter::once(title.as_str()).chain(marks).collect::<Vec<_>>().join(" ")
}

/// A text without line breaks.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name of something for which the file has only an id.
pub(super) fn readable(id: &str) -> String {
    id.replace('_', " ")
}

pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| plain(cell).replace('|', "\\|")).collect();
    format!("| {} |", cells.join(" | "))
}

/// Nothing a person wrote becomes a tag.
fn plain(text: &str) -> String {
    one_line(text).replace('<', "\\<")
}
