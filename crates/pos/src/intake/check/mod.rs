//! The checks that look at one line at a time. Each adds what it finds; whether that rejects the line is the profile's word.

mod business;
mod master_data;
mod structure;

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use programme::record::ColumnType;

use super::code::{Code, Severity};
use super::fields::{Fields, Values};
use super::finding::Finding;
use super::period::Span;
use crate::profile::{Layout, Report};
use crate::reference::Reference;

/// What every line of a file is checked against.
pub(super) struct Checks<'a> {
    pub(super) fields: Fields,
    /// The fields the profile gives, with how the file names them.
    pub(super) given: BTreeMap<usize, String>,
    /// Numbers, with how many decimals each may have.
    numbers: Vec<(usize, u8)>,
    needs: Vec<usize>,
    /// Fields that are asked for.
    pub(super) asks: Vec<usize>,
    severities: BTreeMap<Code, Severity>,
    pub(super) reference: &'a Reference,
    pub(super) report: &'a Report,
    pub(super) received: Date,
    /// Sales before this day are old.
    pub(super) old_before: Date,
    /// The period of the report, where it is known before its lines.
    pub(super) period: Option<Span>,
    names: Vec<String>,
}

/// A line on its way through the checks.
pub(super) struct Checked<'c, 'v> {
    pub(super) line: u32,
    pub(super) values: &'c mut Values<'v>,
    pub(super) found: Vec<Finding>,
}

impl<'a> Checks<'a> {
    pub(super) fn new(
        layout: &Layout,
        given: BTreeMap<usize, String>,
        (report, reference): (&'a Report, &'a Reference),
        (received, period): (Date, Option<Span>),
    ) -> Self {
        let places =
            |kind: ColumnType| if kind == ColumnType::Money { crate::segment::MONEY_PLACES } else { crate::segment::NUMBER_PLACES };
        let columns = layout.columns.iter().enumerate();
        let numbers = columns
            .filter(|(place, column)| column.kind.is_number() && given.contains_key(place))
            .map(|(place, column)| (place, places(column.kind)))
            .collect();
        let severities = Code::ALL.iter().map(|code| (*code, severity(*code, report))).collect();
        let needs = report.needs.iter().filter_map(|name| layout.find(name)).collect();
        let asks = report.asks.iter().filter_map(|name| layout.find(name)).collect();
        let names = layout.columns.iter().map(|column| column.name.clone()).collect();
        let old_before = received.saturating_sub(2.years());
        Self { fields: Fields::of(layout), given, numbers, needs, asks, severities, reference, report, received, old_before, period, names }
    }

    /// What is done about a check here.
    pub(super) fn severity(&self, code: Code) -> Severity {
        self.severities.get(&code).copied().unwrap_or(Severity::Reject)
    }

    /// A field as the file names it.
    pub(super) fn name(&self, place: usize) -> &str {
        let own = self.given.get(&place).or_else(|| self.names.get(place));
        own.map_or("", String::as_str)
    }

    /// Everything that is wrong with a line; what can be put right beyond doubt is (signs of returns, a part by its EAN).
    pub(super) fn line<'v>(&self, line: u32, values: &mut Values<'v>) -> Vec<Finding>
    where
        'a: 'v,
    {
        let mut checked = Checked { line, values, found: vec![] };
        self.structure(&mut checked);
        self.business(&mut checked);
        self.master_data(&mut checked);
        checked.found
    }

    /// What is wrong with a stock line.
    pub(super) fn stock_line<'v>(&self, line: u32, values: &mut Values<'v>) -> Vec<Finding>
    where
        'a: 'v,
    {
        let mut checked = Checked { line, values, found: vec![] };
        self.stock_structure(&mut checked);
        self.day(&mut checked);
        self.part(&mut checked);
        checked.found
    }

    fn tell(&self, checked: &mut Checked<'_, '_>, code: Code, place: usize, reason: impl FnOnce(&str) -> String) {
        if let Some(finding) = self.finding(checked, code, place, reason) {
            checked.found.push(finding);
        }
    }

    fn finding(&self, checked: &Checked<'_, '_>, code: Code, place: usize, reason: impl FnOnce(&str) -> String) -> Option<Finding> {
        let severity = self.severity(code);
        if severity == Severity::Off {
            return None;
        }
        let seen = checked.values.plain(place);
        let reason = reason(&programme::record::cut_short(&seen));
        Some(Finding::new(code, severity, checked.line, reason).at(self.name(place), &seen))
    }
}

/// What a profile does about a check.
pub(crate) fn severity(code: Code, report: &Report) -> Severity {
    let told = report.checks.get(code.code()).filter(|_| !code.is_fixed());
    let told = told.and_then(|told| Severity::ALL.iter().find(|(name, _)| name == told));
    told.map_or(code.severity(), |(_, severity)| *severity)
}
