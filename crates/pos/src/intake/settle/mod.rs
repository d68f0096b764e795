//! What can only be settled when all lines of a report are known: which of them stand twice, here or in earlier reports, which serials were sold before,
//! and which lie outside the period. Lines that do not count are taken out of the drafts.

mod doubles;
mod meet;
mod outside;
mod returns;
mod serials;
mod strike;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use programme::record::{Cell, Value};
use rust_decimal::Decimal;

use super::check::severity;
use super::code::{Code, Severity};
use super::draft::Draft;
use super::earlier::Earlier;
use super::finding::Finding;
use super::period::Span;
use super::run::Read;
use crate::profile::Report;
use crate::segment::{Rows, Stamp, cell, columns_of};

/// A line of the new report: its draft and the row there.
pub(super) type Spot = (usize, u32);

/// The drafts of a report and what they are held against.
pub(super) struct Case<'a> {
    pub(super) folder: &'a Path,
    pub(super) drafts: &'a [Draft],
    pub(super) report: &'a Report,
    pub(super) stamp: &'a Stamp,
    pub(super) earlier: &'a dyn Earlier,
}

/// What was settled: a verdict on each line that is not simply taken.
#[derive(Default)]
pub(super) struct Settled {
    /// What was found of each line, by check.
    verdicts: BTreeMap<Spot, BTreeMap<Code, String>>,
}

impl Settled {
    fn tell(&mut self, spot: Spot, code: Code, reason: String) {
        self.verdicts.entry(spot).or_default().entry(code).or_insert(reason);
    }

    /// Whether a line is rejected already: such a one stands in no other's way.
    fn strikes(&self, spot: &Spot, report: &Report) -> bool {
        self.verdicts.get(spot).is_some_and(|verdicts| verdicts.keys().any(|code| severity(*code, report) == Severity::Reject))
    }
}

/// What of a line is needed to speak of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Detail {
    pub(super) line: u32,
    pub(super) partner: String,
    pub(super) reporter: String,
    pub(super) submission: String,
    pub(super) day: String,
    pub(super) invoice: String,
    pub(super) quantity: Option<Decimal>,
    pub(super) amount: Option<Decimal>,
    pub(super) currency: String,
}

const DETAIL: [&str; 10] =
    ["line_no", "partner", "reporter", "submission", "date", "invoice", "quantity", "net_amount", "gross_amount", "currency"];

/// Settles a report: gives the drafts that count, and the findings in the order of their lines.
pub(super) fn settle(case: &Case<'_>, period: Option<Span>, read: &mut Read) -> io::Result<(Vec<Draft>, Vec<Finding>)> {
    let mut settled = Settled::default();
    if let Some(period) = period.filter(|period| read.days.is_some_and(|(first, last)| !period.contains(first) || !period.contains(last))) {
        outside::find(case, period, &mut settled)?;
    }
    // Returns are added up beside the search for what stands twice: neither needs the other.
    let mut findings = std::thread::scope(|scope| {
        let returns = scope.spawn(|| returns::find(case, read));
        let doubles = doubles::find(case, &mut settled).and_then(|()| serials::find(case, &mut settled));
        let returns = returns.join().unwrap_or_else(|_| Err(io::Error::other("the thread that adds up returns ended early")));
        doubles.and(returns)
    })?;
    let details = case.details(&settled.verdicts.keys().copied().collect::<Vec<_>>())?;
    let mut struck: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for (spot, verdicts) in settled.verdicts {
        let Some(detail) = details.get(&spot) else { continue };
        let of_line: Vec<Finding> = verdicts
            .into_iter()
            .map(|(code, reason)| (code, severity(code, case.report), reason))
            .filter(|(_, severity, _)| *severity > Severity::Off)
            .map(|(code, severity, reason)| Finding::new(code, severity, detail.line, reason))
            .collect();
        if Finding::any_rejects(&of_line) {
            struck.entry(spot.0).or_default().push(spot.1);
            read.account.accepted -= 1;
            read.account.rejected += 1;
            read.sums.line(detail.quantity, &detail.currency, detail.amount, false);
            if detail.partner.is_empty() {
                read.unallocated.line(detail.quantity, &detail.currency, detail.amount, false);
            }
        } else {
            read.account.warned += u64::from(!of_line.is_empty());
        }
        findings.extend(of_line);
    }
    findings.sort_by(|a, b| (a.line, &a.code).cmp(&(b.line, &b.code)));
    Ok((strike::out(case, &struck)?, findings))
}

/// Whether any line of the report has the key of an earlier one.
pub(super) fn shares_lines(case: &Case<'_>) -> io::Result<bool> {
    let meetings = meet::meetings(case, meet::Of::Lines)?;
    Ok(meetings.iter().any(|meeting| !meeting.here.is_empty() && !meeting.earlier.is_empty()))
}

impl Case<'_> {
    /// What there is to say of some lines of the report.
    fn details(&self, spots: &[Spot]) -> io::Result<BTreeMap<Spot, Detail>> {
        let mut by_draft: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        spots.iter().for_each(|(draft, row)| by_draft.entry(*draft).or_default().push(*row));
        let mut found = BTreeMap::new();
        for (place, rows) in by_draft {
            let Some(draft) = self.drafts.get(place) else { continue };
            let read = Rows::open(&draft.path(self.folder, "parquet"), &DETAIL)?;
            pick(read, rows, |row, detail| {
                found.insert((place, row), detail);
            })?;
        }
        Ok(found)
    }
}

/// Walks through the rows of a segment and gives the details of some.
fn pick(read: Rows, mut rows: Vec<u32>, mut take: impl FnMut(u32, Detail)) -> io::Result<()> {
    rows.sort_unstable();
    rows.dedup();
    let mut wanted = rows.into_iter().peekable();
    let mut from = 0u32;
    for batch in read {
        let batch = batch?;
        let columns = columns_of(&batch, &DETAIL);
        let count = u32::try_from(batch.num_rows()).unwrap_or(u32::MAX);
        while let Some(row) = wanted.next_if(|row| *row < from.saturating_add(count)) {
            let at = usize::try_from(row - from).unwrap_or(0);
            let cells: Vec<Cell> = columns.iter().map(|column| cell(*column, at)).collect();
            take(row, detail(&cells));
        }
        if wanted.peek().is_none() {
            break;
        }
        from = from.saturating_add(count);
    }
    Ok(())
}

fn detail(cells: &[Cell]) -> Detail {
    let text = |place: usize| cells.get(place).map(Value::plain).unwrap_or_default();
    let number = |place: usize| cells.get(place).and_then(Value::number);
    Detail {
        line: number(0).and_then(|line| line.try_into().ok()).unwrap_or(0),
        partner: text(1),
        reporter: text(2),
        submission: text(3),
        day: text(4),
        invoice: text(5),
        quantity: number(6),
        amount: number(7).or(number(8)),
        currency: text(9),
    }
}
