//! The tables of a case as records.

use std::sync::Arc;

use jiff::civil::Date;

use super::Case;
use super::markdown::{Table, TableRow};
use crate::diagnostic::{Diagnostic, Span, did_you_mean};
use crate::model::History;
use crate::record::{
    BadRow, Column, ColumnType, Dating, NewRow, OutsideRow, Place, RecordType, Records, RecordsBuilder, Schema, Value, read_cell,
};

pub(super) fn records(case: &Case, history: &History) -> Result<Records, Vec<Diagnostic>> {
    let schema = Arc::clone(&history.versions()[0].schema);
    let mut builder = RecordsBuilder::new(Arc::clone(&schema));
    let mut found = vec![];
    for table in &case.facts {
        let head = table.header.first().map_or("", String::as_str);
        if let Some(name) = head.strip_prefix("table ") {
            outside(name, table, history, &mut builder, &mut found);
            continue;
        }
        match schema.find(head) {
            Some(id) => facts(id, schema.get(id), table, &mut builder, &mut found),
            None => {
                let help = did_you_mean(head, schema.types.iter().map(|kind| kind.name.as_str()));
                found.push(Diagnostic::error("unknown-name", table.span, format!("there is no record type `{head}`")).help_maybe(help));
            }
        }
    }
    let known = partners(case, &schema);
    for expected in &case.expectations {
        if !builder.knows(&expected.partner) {
            let near = did_you_mean(&expected.partner, known.iter().copied()).filter(|help| help.starts_with("did you mean"));
            if let Some(help) = near {
                found.push(Diagnostic::error("unknown-name", expected.span, format!("no fact is about `{}`", expected.partner)).help(help));
                continue;
            }
            let row = NewRow {
                partner: &expected.partner,
                from: None,
                until: None,
                known_on: None,
                replaced_on: None,
                cells: vec![],
                place: place(expected.line),
            };
            found.extend(builder.push(Schema::PARTNER, row).err().map(|bad| told(&bad, Span::default())));
        }
    }
    let (records, bad) = builder.finish();
    for row in bad {
        let line = row.place.line as usize;
        let span =
            case.facts.iter().flat_map(|table| &table.rows).find(|known| known.line == line).map_or(Span::default(), |known| known.span);
        found.push(told(&row, span));
    }
    if found.is_empty() { Ok(records) } else { Err(found) }
}

/// The partners the facts of a case are about.
fn partners<'c>(case: &'c Case, schema: &Schema) -> Vec<&'c str> {
    let facts = case.facts.iter().filter(|table| table.header.first().is_some_and(|head| schema.find(head).is_some()));
    facts.flat_map(|table| &table.rows).filter_map(|row| row.cells.first()).map(String::as_str).collect()
}

fn place(line: usize) -> Place {
    Place { file: "cases".into(), line: u32::try_from(line).unwrap_or(u32::MAX) }
}

fn told(bad: &BadRow, span: Span) -> Diagnostic {
    let cells: Vec<String> = bad.cells.iter().map(|cell| format!("{} `{}` {}", cell.column, cell.value, cell.reason)).collect();
    Diagnostic::error("bad-fact", span, cells.join("; "))
}

/// What a column of a fact table is for.
enum Use {
    Partner,
    From,
    Until,
    KnownOn,
    Times,
    Cell(usize, Column),
}

fn facts(id: crate::record::TypeId, kind: &RecordType, table: &Table, builder: &mut RecordsBuilder, found: &mut Vec<Diagnostic>) {
    let mut uses = vec![];
    for (place, name) in table.header.iter().enumerate() {
        match column_use(kind, place, name) {
            Some(column) => uses.push(column),
            None => {
                let known = kind.columns.iter().map(|column| column.name.as_str()).chain(["date", "from", "until", "known_on", "times"]);
                let help = did_you_mean(name, known);
                found.push(
                    Diagnostic::error("unknown-column", table.span, format!("`{}` has no column `{name}`", kind.name)).help_maybe(help),
                );
                return;
            }
        }
    }
    for row in &table.rows {
        let times = uses
            .iter()
            .zip(&row.cells)
            .find(|(column, _)| matches!(column, Use::Times))
            .and_then(|(_, cell)| cell.parse().ok())
            .unwrap_or(1);
        for number in 1..=times.min(100_000) {
            if let Err(diagnostic) = fact(id, &uses, row, number, builder) {
                found.push(*diagnostic);
                break;
            }
        }
    }
}

fn column_use(kind: &RecordType, place: usize, name: &str) -> Option<Use> {
    Some(match (name, kind.dating) {
        _ if place == 0 => Use::Partner,
        ("date", Dating::Event) | ("from", Dating::Span) => Use::From,
        ("until", Dating::Span) => Use::Until,
        ("known_on", _) => Use::KnownOn,
        ("times", _) => Use::Times,
        _ => {
            let column = kind.column(name)?;
            Use::Cell(column, kind.columns[column].clone())
        }
    })
}

fn fact(id: crate::record::TypeId, uses: &[Use], row: &TableRow, number: u32, builder: &mut RecordsBuilder) -> Result<(), Box<Diagnostic>> {
    let wrong = |bad: crate::record::BadCell| {
        Box::new(Diagnostic::error("bad-fact", row.span, format!("{} `{}` {}", bad.column, bad.value, bad.reason)))
    };
    let texts: Vec<String> = row.cells.iter().map(|cell| cell.replace("{n}", &number.to_string())).collect();
    let mut new = NewRow { partner: "", from: None, until: None, known_on: None, replaced_on: None, cells: vec![], place: place(row.line) };
    for (column, text) in uses.iter().zip(&texts) {
        let date = |name: &str| -> Result<Option<Date>, Box<Diagnostic>> {
            match read_cell(name, ColumnType::Date, text).map_err(wrong)? {
                Value::Date(date) => Ok(Some(date)),
                _ => Ok(None),
            }
        };
        match column {
            Use::Partner => new.partner = text,
            Use::From => new.from = date("from")?,
            Use::Until => new.until = date("until")?,
            Use::KnownOn => new.known_on = date("known_on")?,
            Use::Times => {}
            Use::Cell(place, column) => new.cells.push((*place, read_cell(&column.name, column.kind, text).map_err(wrong)?)),
        }
    }
    builder.push(id, new).map_err(|bad| Box::new(told(&bad, row.span)))
}

/// `| table minimum_revenue | level | value | from |`: the first column is the first key.
fn outside(name: &str, table: &Table, history: &History, builder: &mut RecordsBuilder, found: &mut Vec<Diagnostic>) {
    let known = history.versions().iter().flat_map(|version| &version.tables).find(|known| known.name == name && known.outside);
    let Some(known) = known else {
        found.push(Diagnostic::error("unknown-name", table.span, format!("no table `{name}` is kept outside the programme")));
        return;
    };
    let value = table.header.iter().position(|header| header == "value");
    let from = table.header.iter().position(|header| header == "from");
    for row in &table.rows {
        let key: Vec<String> = (0..known.by.len()).filter_map(|place| row.cells.get(place).cloned()).collect();
        let number = value.and_then(|place| crate::money::read_number(&row.cells[place]).ok());
        let Some(value) = number else {
            found.push(Diagnostic::error("bad-fact", row.span, "a row of a table needs a number in its column `value`"));
            continue;
        };
        let from = from.and_then(|place| row.cells[place].parse().ok());
        builder.push_outside(name, OutsideRow { key, from, value });
    }
}
