//! The account of a partner: opening, what moved it, closing.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::ledger::{Kind, Ledger, Row, Why, owed, roll_forward};
use crate::period::Days;

/// How the account of a partner moved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// The days of booking it is told for.
    pub days: Option<Days>,
    /// By incentive or fund: opening + accrued - settled +/- adjusted = closing.
    pub rows: BTreeMap<String, Row>,
    /// The entries of these days, in order.
    pub movements: Vec<Movement>,
    /// What is to be paid at the end, in minor units.
    pub payable: i64,
}

/// An entry as the partner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    /// The number of the entry.
    pub number: u64,
    /// The day it is booked on.
    pub booked: Date,
    /// The incentive or fund.
    pub rule: String,
    /// The person of the partner it is about; empty where it is the partner itself.
    pub person: String,
    /// Why.
    pub why: Why,
    /// The entry that is taken back.
    pub of: Option<u64>,
    /// The days it was earned in.
    pub earned: Days,
    /// How much moved, in minor units.
    pub minor: i64,
    /// What it adds to what is owed to the partner.
    pub change: i64,
    /// What is owed after it.
    pub balance: i64,
}

impl Account {
    /// The account of a partner in one currency.
    #[must_use]
    pub fn of(ledger: &Ledger, partner: &str, currency: &str, days: Days) -> Self {
        let rows = roll_forward(ledger, days, Some(partner));
        let rows: BTreeMap<String, Row> =
            rows.into_iter().filter(|((_, own), _)| own == currency).map(|((rule, _), row)| (rule, row)).collect();
        let mut balance: i64 = rows.values().map(|row| row.opening).sum();
        let mut movements = vec![];
        for entry in ledger.entries() {
            let within = days.from <= entry.booked && entry.booked <= days.to;
            if !within || !entry.moves() || entry.debit.currency != currency || !entry.concerns(Some(partner)) {
                continue;
            }
            let change: i64 = owed(entry, Some(partner)).iter().map(|(_, owed)| owed).sum();
            balance += change;
            let own = if entry.credit.concerns(Some(partner)) { &entry.credit } else { &entry.debit };
            let person = own.partner.as_deref().and_then(|payee| payee.strip_prefix(partner)).and_then(|rest| rest.strip_prefix(" / "));
            movements.push(Movement {
                number: entry.number,
                booked: entry.booked,
                rule: own.rule.clone(),
                person: person.unwrap_or_default().to_owned(),
                why: entry.why,
                of: entry.of(),
                earned: entry.earned,
                minor: entry.minor,
                change,
                balance,
            });
        }
        let payable = |(account, balance): (&crate::ledger::Account, &crate::ledger::Balance)| {
            let own = account.kind == Kind::Payable && account.currency == currency && account.concerns(Some(partner));
            own.then(|| balance.available())
        };
        Self { days: Some(days), rows, movements, payable: ledger.balances().filter_map(payable).sum() }
    }

    /// All of it together.
    #[must_use]
    pub fn total(&self) -> Row {
        self.rows.values().fold(Row::default(), |sum, row| Row {
            opening: sum.opening + row.opening,
            accrued: sum.accrued + row.accrued,
            settled: sum.settled + row.settled,
            adjusted: sum.adjusted + row.adjusted,
            closing: sum.closing + row.closing,
        })
    }

    pub(super) fn does_not_tie(&self) -> Vec<String> {
        let mut wrong: Vec<String> = self
            .rows
            .iter()
            .filter(|(_, row)| !row.ties())
            .map(|(rule, _)| format!("{rule}: opening and what moved are not the closing"))
            .collect();
        let moved: i64 = self.movements.iter().map(|movement| movement.change).sum();
        let total = self.total();
        if total.opening + moved != total.closing {
            wrong.push("the entries are not what lies between opening and closing".into());
        }
        wrong
    }
}
