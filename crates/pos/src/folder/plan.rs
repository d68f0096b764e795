//! What a file's headings mean when it has our own names.

use std::collections::BTreeSet;

use programme::diagnostic::did_you_mean;
use programme::record::BadCell;

use crate::profile::{Format, Layout, Source, Taking};

/// How many headings that mean nothing are told one by one; the others of a file are counted.
const MOST_TOLD: usize = 20;

/// A file with our own headings as a source.
pub(super) struct Plan {
    /// The source, as a profile would have said it.
    pub(super) source: Source,
    /// Headings that mean nothing; the rest of the file can be used.
    pub(super) unknown: Vec<BadCell>,
    /// Headings without which, or because of which, no row can be used.
    pub(super) fatal: Vec<BadCell>,
    /// Places of cells that have no heading.
    pub(super) nameless: Vec<usize>,
}

/// Finds the columns of a layout among the headings.
pub(super) fn plan(file: &str, layout: &Layout, names: &[String], format: &Format) -> Plan {
    let source = Source { file: file.into(), format: format.clone(), ..Source::default() };
    let mut plan = Plan { source, unknown: vec![], fatal: vec![], nameless: vec![] };
    let mut doubled = BTreeSet::new();
    let mut unknown = 0;
    for (place, name) in names.iter().enumerate() {
        if name.is_empty() {
            plan.nameless.push(place);
            continue;
        }
        match layout.find(name) {
            Some(column) if plan.source.columns.iter().any(|(other, _)| *other == column) => {
                if doubled.insert(column) {
                    plan.fatal.push(BadCell::new(name, name, "stands twice in the header: take one out"));
                }
            }
            Some(column) => plan.source.columns.push((column, Taking::column(name, format))),
            None => {
                unknown += 1;
                if unknown <= MOST_TOLD {
                    plan.unknown.push(unknown_column(name, layout));
                }
            }
        }
    }
    if unknown > MOST_TOLD {
        let reason = format!("{} more headings are no columns of this file either", unknown - MOST_TOLD);
        plan.unknown.push(BadCell::new("", "", reason));
    }
    for (place, column) in layout.columns.iter().enumerate() {
        if column.required && !plan.source.columns.iter().any(|(other, _)| *other == place) {
            plan.fatal.push(BadCell::new(&column.name, "", "is missing in the header"));
        }
    }
    plan
}

fn unknown_column(name: &str, layout: &Layout) -> BadCell {
    let help = did_you_mean(name, layout.columns.iter().map(|column| column.name.as_str()));
    let help = help.unwrap_or_else(|| "take it out, or declare it in the programme".into());
    BadCell::new(name, name, format!("is no column of this file; {help}"))
}
