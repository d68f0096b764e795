//! From a programme file to a checked [`Programme`], or everything that is wrong with it at once.
//!
//! The document is compared with its shape first; then the names are collected, then each part is read against them; last, what is legal is looked at for
//! sense (a level nobody reaches, a higher level that asks less). A part that cannot be read is told and left out, so that the others are still checked.

mod audience;
mod bands;
mod benefits;
mod circles;
mod context;
mod duties;
mod figures;
mod head;
mod incentives;
mod ladders;
mod measures;
mod money_parts;
mod names;
mod requirements;
mod sense;
mod strangers;
mod tables;
mod zones;

use std::sync::Arc;

pub use strangers::strangers;

use crate::diagnostic::{Diagnostic, Severity};
use crate::file;
use crate::model::Programme;
use crate::record::Schema;
use context::Check;

/// What a check gives: the programme where there is no error, and every finding in the order of the file.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The programme; none where a finding is an error.
    pub programme: Option<Programme>,
    /// What was found, errors and warnings.
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks a programme file.
#[must_use]
pub fn check(text: &str) -> Checked {
    check_after(text, Schema::built_in())
}

/// Checks the versions of one programme, in the order given. They share their record types: what one version declares, later ones may use.
#[must_use]
pub fn check_versions(texts: &[&str]) -> Vec<Checked> {
    let mut schema = Schema::built_in();
    let mut checked: Vec<Checked> = vec![];
    for text in texts {
        let next = check_after(text, schema.clone());
        if let Some(programme) = &next.programme {
            schema = programme.schema.as_ref().clone();
        }
        checked.push(next);
    }
    let schema = Arc::new(schema);
    for programme in checked.iter_mut().filter_map(|checked| checked.programme.as_mut()) {
        programme.schema = Arc::clone(&schema);
    }
    checked
}

fn check_after(text: &str, schema: Schema) -> Checked {
    let mut found = vec![];
    let document = file::read(text, &mut found);
    if found.iter().any(|finding| finding.code == "toml") {
        // Half a file would only tell what it misses.
        return Checked { programme: None, diagnostics: found };
    }
    file::validate(&document, &file::shape::FILE, &mut found);
    let (programme, mut diagnostics) = build(&document, schema, found);
    diagnostics.sort_by(|a, b| (a.span, a.code, &a.message).cmp(&(b.span, b.code, &b.message)));
    diagnostics.dedup();
    let broken = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    Checked { programme: programme.filter(|_| !broken), diagnostics }
}

fn build(document: &file::Node, schema: Schema, found: Vec<Diagnostic>) -> (Option<Programme>, Vec<Diagnostic>) {
    let mut check = Check::new(document, schema, found);
    let head = check.head();
    check.collect_names();
    let zonings = check.zonings();
    let product_groups = check.product_groups();
    let values = check.values();
    let tables = check.tables();
    let measures = check.measures();
    let measure_order = check.measure_order(&measures);
    let ladders = check.ladders();
    let duties = check.duties();
    let requirements = check.requirements(&measures, &ladders);
    check.duty_circles(&duties, &requirements);
    let segments = check.segments();
    let benefits = check.benefits();
    let incentives = check.incentives();
    let funds = check.funds();
    let deal_registration = check.deal_registration();
    let nfr = check.nfr();
    let leads = check.leads();
    let programme = Programme {
        schema: Arc::new(check.schema.clone()),
        names: check.names.clone(),
        zonings,
        product_groups,
        values,
        tables,
        measures,
        measure_order,
        requirements,
        ladders,
        duties,
        benefits,
        segments,
        incentives,
        funds,
        deal_registration,
        nfr,
        leads,
        ..head
    };
    check.sense(&programme);
    (Some(programme), check.found)
}
