//! The Markdown of a case file: headings, the line that names the programmes, tables.

use jiff::civil::Date;

use super::{Case, CaseFile, Expectation};
use crate::diagnostic::{Diagnostic, Span};

/// A table as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) header: Vec<String>,
    pub(super) rows: Vec<TableRow>,
    pub(super) span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TableRow {
    pub(super) cells: Vec<String>,
    pub(super) span: Span,
    pub(super) line: usize,
}

pub(super) fn read(text: &str) -> Result<CaseFile, Vec<Diagnostic>> {
    let mut found = vec![];
    let mut programmes: Vec<String> = vec![];
    let mut shared: Vec<Table> = vec![];
    let mut cases: Vec<Case> = vec![];
    let mut offset = 0;
    let mut open: Option<Table> = None;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for (number, raw) in lines.iter().enumerate() {
        let line = raw.trim();
        let span = Span::new(offset, offset + raw.trim_end().len());
        offset += raw.len();
        if line.starts_with('|') {
            table_line(line, span, number + 1, &mut open, &mut found);
            continue;
        }
        close(open.take(), &mut shared, &mut cases, &mut found);
        if let Some(title) = line.strip_prefix("## ") {
            cases.push(Case { title: title.trim().into(), facts: shared.clone(), expectations: vec![] });
        } else if let Some(names) = line.strip_prefix("Programme:") {
            programmes.extend(names.split(',').map(|name| name.trim().trim_matches('`').to_owned()));
        }
    }
    close(open, &mut shared, &mut cases, &mut found);
    if programmes.is_empty() {
        let help = "write a line `Programme: NAME.toml` before the first case";
        found.push(Diagnostic::error("no-programme", Span::new(0, 0), "the cases do not say of which programme they are").help(help));
    }
    if found.is_empty() { Ok(CaseFile { programmes, cases }) } else { Err(found) }
}

fn table_line(line: &str, span: Span, number: usize, open: &mut Option<Table>, found: &mut Vec<Diagnostic>) {
    let cells: Vec<String> = line.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect();
    let Some(table) = open else {
        *open = Some(Table { header: cells, rows: vec![], span });
        return;
    };
    if cells.iter().all(|cell| !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':'))) {
        return;
    }
    if cells.len() == table.header.len() {
        table.rows.push(TableRow { cells, span, line: number });
    } else {
        let message = format!("this row has {} cells, its header {}", cells.len(), table.header.len());
        found.push(Diagnostic::error("uneven-row", span, message).help("every row of a table has as many cells as its header"));
    }
}

fn close(table: Option<Table>, shared: &mut Vec<Table>, cases: &mut [Case], found: &mut Vec<Diagnostic>) {
    let Some(table) = table else { return };
    match (table.header.first().map(String::as_str), cases.last_mut()) {
        (Some("expect"), Some(case)) => case.expectations.extend(expectations(&table, found)),
        (Some("expect"), None) => {
            found.push(
                Diagnostic::error("no-case", table.span, "this expectation belongs to no case")
                    .help("begin a case with `## ` and a sentence"),
            );
        }
        (_, Some(case)) => case.facts.push(table),
        (_, None) => shared.push(table),
    }
}

fn expectations(table: &Table, found: &mut Vec<Diagnostic>) -> Vec<Expectation> {
    let place = |name: &str| table.header.iter().position(|header| header == name);
    let (Some(as_of), Some(question), Some(answer)) = (place("as of"), place("question"), place("answer")) else {
        let help = "| expect | as of | question | answer |, and `as known on` where it matters";
        found.push(Diagnostic::error("missing-column", table.span, "an `expect` table needs `as of`, `question` and `answer`").help(help));
        return vec![];
    };
    let mut expectations = vec![];
    for row in &table.rows {
        let mut date = |text: &str| -> Option<Date> {
            let date = text.parse().ok();
            if date.is_none() {
                found.push(Diagnostic::error("not-a-date", row.span, format!("`{text}` is not a day")).help("write it as 2024-05-31"));
            }
            date
        };
        let Some(day) = date(&row.cells[as_of]) else { continue };
        let known_on = match place("as known on").map(|place| row.cells[place].as_str()) {
            None | Some("") => None,
            Some(text) => date(text),
        };
        expectations.push(Expectation {
            partner: row.cells[0].clone(),
            as_of: day,
            known_on,
            question: row.cells[question].clone(),
            answer: row.cells[answer].clone(),
            line: row.line,
            span: row.span,
        });
    }
    expectations
}
