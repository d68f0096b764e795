//! Roll-forward: opening + accrued - settled +/- adjusted = closing, per incentive or fund and period.

use std::collections::BTreeMap;

use super::{Account, Deed, Entry, Ledger, Why};
use crate::period::Days;

/// What the vendor owed at the beginning, what changed it, and what it owes at the end. In minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Owed before the first day.
    pub opening: i64,
    /// Earned, accrued or granted.
    pub accrued: i64,
    /// Paid.
    pub settled: i64,
    /// Trued up, forfeited, expired: may be below nothing.
    pub adjusted: i64,
    /// Owed after the last day.
    pub closing: i64,
}

impl Row {
    /// Whether it ties.
    #[must_use]
    pub fn ties(&self) -> bool {
        let sum = i128::from(self.opening) + i128::from(self.accrued) - i128::from(self.settled) + i128::from(self.adjusted);
        sum == i128::from(self.closing)
    }
}

/// The rows of a period by incentive or fund and currency, of all partners or of one. The closing is counted by itself, over all entries up to the last day, so that it
/// can fail to tie.
#[must_use]
pub fn roll_forward(ledger: &Ledger, days: Days, partner: Option<&str>) -> BTreeMap<(String, String), Row> {
    let mut rows: BTreeMap<(String, String), Row> = BTreeMap::new();
    for entry in ledger.entries().iter().filter(|entry| entry.moves() && entry.booked <= days.to) {
        // Money that goes from one fund to another changes both.
        for (rule, owed) in owed(entry, partner) {
            let row = rows.entry((rule, entry.credit.currency.clone())).or_default();
            row.closing += owed;
            if entry.booked < days.from {
                row.opening += owed;
            } else {
                match entry.why {
                    Why::Paid => row.settled -= owed,
                    Why::Earned | Why::Granted if !matches!(entry.deed, Deed::Reverse(_)) => row.accrued += owed,
                    _ => row.adjusted += owed,
                }
            }
        }
    }
    rows
}

/// What an entry adds to what is owed, to everybody or to one partner, by incentive or fund: nothing where it only moves within.
pub(crate) fn owed(entry: &Entry, partner: Option<&str>) -> Vec<(String, i64)> {
    let owed = |account: &Account| account.kind.is_owed() && account.concerns(partner);
    let credit = owed(&entry.credit).then(|| (entry.credit.rule.clone(), entry.minor));
    let debit = owed(&entry.debit).then(|| (entry.debit.rule.clone(), -entry.minor));
    credit.into_iter().chain(debit).collect()
}
