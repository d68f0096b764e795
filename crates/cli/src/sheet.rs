//! A list of rows, written as a table for people or as CSV for spreadsheets.

use std::io;

use clap::ValueEnum;
use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};

use programme::words::{Language, Teller, Word};

use crate::screen::{Screen, in_line};

/// A line under the headings, and nothing else.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Table,
    /// For programs: everything there is, numbers as exact text
    Json,
    /// For spreadsheets: the rows of the table, numbers exact
    Csv,
}

/// A column: its heading for people, its name in a file, and whether it holds numbers.
#[derive(Clone, Copy, Debug)]
pub struct Column(pub &'static str, pub &'static str, pub Side);

/// On which side cells stand, and which give way where the terminal is narrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Names and dates: never broken.
    Left,
    /// Names of partners: broken into lines before other words are.
    Name,
    /// Words: broken into lines where there is not enough room.
    Words,
    /// Numbers.
    Right,
}

/// A cell: what people read, and what a file holds where that differs.
#[derive(Clone, Debug)]
pub struct Entry {
    shown: String,
    exact: Option<String>,
}

impl Entry {
    /// A cell that a table and a file write differently.
    pub fn both(shown: impl Into<String>, exact: impl Into<String>) -> Self {
        Self { shown: shown.into(), exact: Some(exact.into()) }
    }
}

impl<T: Into<String>> From<T> for Entry {
    fn from(text: T) -> Self {
        Self { shown: text.into(), exact: None }
    }
}

/// Rows under headings.
pub struct Sheet {
    columns: Vec<Column>,
    /// The headings in the reader's language, where that is not English.
    headings: Vec<String>,
    rows: Vec<Vec<Entry>>,
}

impl Sheet {
    /// A sheet without rows.
    pub fn new(columns: &[Column]) -> Self {
        Self { columns: columns.to_vec(), headings: columns.iter().map(|column| column.0.to_owned()).collect(), rows: vec![] }
    }

    /// A sheet that is only shown, under these headings.
    pub fn shown(columns: Vec<(String, Side)>) -> Self {
        let (headings, sides): (Vec<String>, Vec<Side>) = columns.into_iter().unzip();
        Self { columns: sides.into_iter().map(|side| Column("", "", side)).collect(), headings, rows: vec![] }
    }

    /// The same with headings in the language. Names in files stay as they are.
    pub fn told_by(mut self, teller: &Teller) -> Self {
        if teller.language() != Language::En {
            let told = |column: &Column| heading(column.1).map_or(column.0.to_owned(), |word| teller.word(word));
            self.headings = self.columns.iter().map(told).collect();
        }
        self
    }

    /// Adds a row.
    pub fn row(&mut self, row: Vec<Entry>) {
        self.rows.push(row);
    }

    /// The table for people. As wide as the terminal where there is one, as wide as it needs elsewhere.
    pub fn table(&self, width: Option<u16>) -> String {
        let mut table = Table::new();
        table.load_style(STYLE).force_no_tty();
        if let Some(width) = width {
            table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        }
        table.set_header(self.headings.iter().zip(&self.columns).map(|(heading, column)| cell(heading, column.2)));
        for row in &self.rows {
            table.add_row(row.iter().zip(&self.columns).map(|(entry, column)| cell(&entry.shown, column.2)));
        }
        for (column, known) in table.column_iter_mut().zip(&self.columns) {
            column.set_padding((0, 1));
            if width.is_some() {
                column.set_constraint(match known.2 {
                    Side::Name => ColumnConstraint::Boundaries { lower: Width::Fixed(12), upper: Width::Fixed(24) },
                    Side::Words => ColumnConstraint::LowerBoundary(Width::Fixed(14)),
                    Side::Left | Side::Right => ColumnConstraint::ContentWidth,
                });
            }
        }
        table.lines().fold(String::new(), |seen, line| seen + line.trim_end() + "\n")
    }

    /// Shows the table.
    pub fn show(&self, screen: &mut Screen) -> io::Result<()> {
        let width = Screen::out_is_terminal().then(Screen::width);
        screen.out(&self.table(width))
    }

    /// Writes the rows as CSV.
    pub fn csv(&self, screen: &mut Screen) -> io::Result<()> {
        let shown = Screen::out_is_terminal();
        let mut writer = csv::Writer::from_writer(screen.bytes());
        writer.write_record(self.columns.iter().map(|column| column.1))?;
        for row in &self.rows {
            writer.write_record(row.iter().zip(&self.columns).map(|(entry, column)| {
                let text = entry.exact.as_ref().unwrap_or(&entry.shown);
                let text = if shown { in_line(text) } else { text.clone() };
                if column.2 == Side::Right { text } else { harmless(text) }
            }))?;
        }
        writer.flush()
    }
}

/// The word for a column by its name in a file.
fn heading(name: &str) -> Option<Word> {
    Some(match name {
        "partner" => Word::Partner,
        "name" => Word::Name,
        "ladder" => Word::Ladder,
        "level" => Word::Level,
        "held" => Word::LevelHeld,
        "since" => Word::Since,
        "qualified" => Word::QualifiedFor,
        "risk" | "at_risk" => Word::AtRisk,
        "next" => Word::Next,
        "gap" => Word::Gap,
        "before" => Word::Before,
        "after" => Word::After,
        "where" => Word::Region,
        "partners" => Word::Partners,
        "rise" => Word::Rise,
        "fall" => Word::Fall,
        "newly_at_risk" => Word::NewlyAtRisk,
        "no_longer_at_risk" => Word::NoLongerAtRisk,
        "benefits_change" => Word::BenefitsChange,
        "benefits" => Word::Benefits,
        _ => return None,
    })
}

/// Words that a spreadsheet does not take for a formula: a single quote stands before what begins like one.
pub fn harmless(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

fn cell(text: &str, side: Side) -> Cell {
    let alignment = if side == Side::Right { CellAlignment::Right } else { CellAlignment::Left };
    Cell::new(in_line(text)).set_alignment(alignment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_gets_a_quote_before_it() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(harmless(text.into()), format!("'{text}"));
        }
        for text in ["", "Alpha", "a=b", "'=1", "5", "gold: 5 more"] {
            assert_eq!(harmless(text.into()), text);
        }
    }
}
