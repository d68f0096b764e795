//! Booking a difference: what was booked is taken back by reference, and booked anew; what is large enough becomes due; payouts are records.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::calendar::Due;
use super::incentive;
use super::run::{Outcome, Run, Told};
use crate::incentive::{Earned, Earner};
use crate::ledger::{Account, Draft, Kind, Ledger, Refusal, Reversal, Why};
use crate::model::{History, Incentive};
use crate::money::{allocate, minor_places, to_minor};
use crate::period::Days;
use crate::record::{PartnerId, Records, Schema};

/// Something a person must look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The day.
    pub on: Date,
    /// The partner.
    pub partner: String,
    /// The incentive or fund.
    pub rule: String,
    /// What could not be booked.
    pub refusal: Refusal,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}: {}", self.on, self.partner, self.rule, self.refusal)
    }
}

/// The books while they are made.
pub(super) struct Booking<'a> {
    pub(super) ledger: Ledger,
    pub(super) findings: Vec<Finding>,
    records: &'a Records,
    /// The entries that hold what was earned by a rule in a stretch of days.
    stands: BTreeMap<(String, String, Days), Vec<u64>>,
    /// Payouts that are not booked yet, by day.
    payouts: Vec<(Date, PartnerId, u32)>,
}

impl<'a> Booking<'a> {
    pub(super) fn new(records: &'a Records) -> Self {
        let table = records.table(Schema::PAYOUT);
        let mut payouts: Vec<(Date, PartnerId, u32)> =
            records.partners().flat_map(|partner| table.rows(partner).map(move |row| (table.from(row), partner, row))).collect();
        payouts.sort();
        payouts.reverse();
        Self { ledger: Ledger::default(), findings: vec![], records, stands: BTreeMap::new(), payouts }
    }

    /// Books what a run found, where it is not what is booked.
    pub(super) fn book(&mut self, history: &History, due: &Due, outcome: &Outcome, run: &Run) {
        let currency = &history.on(due.days.to).currency;
        let Some(wanted) = wanted(history, due, outcome, currency) else {
            let (on, partner, rule) = (run.on, outcome.partner.clone(), due.rule.clone());
            self.findings.push(Finding { on, partner, rule, refusal: Refusal::TooLarge });
            return;
        };
        let key = (outcome.partner.clone(), outcome.rule.clone(), outcome.days);
        let booked = self.stands.get(&key).cloned().unwrap_or_default();
        if self.sums(&booked) == wanted {
            return;
        }
        let late = run.on > due.on;
        let earned = self.earned_in(history, due, run.on);
        for number in booked.iter().rev() {
            self.take_back(*number, &Reversal { earned, booked: run.on, why: Why::TrueUp, run: run.name() });
        }
        let why = if late { Why::TrueUp } else { Why::Earned };
        let numbers = wanted.into_iter().filter_map(|(account, minor)| {
            let cost = Account { kind: Kind::Cost, partner: None, ..account.clone() };
            let (debit, credit) = if minor > 0 { (cost, account) } else { (account, cost) };
            let draft = Draft { debit, credit, minor: minor.abs(), earned, booked: run.on, why, run: run.name() };
            self.post(&outcome.partner, draft)
        });
        let numbers: Vec<u64> = numbers.collect();
        self.stands.insert(key, numbers);
    }

    /// What stands of these entries, by the account of the partner.
    fn sums(&self, numbers: &[u64]) -> BTreeMap<Account, i64> {
        let mut sums: BTreeMap<Account, i64> = BTreeMap::new();
        for number in numbers {
            let Some(entry) = self.ledger.entry(*number) else { continue };
            let stands = self.ledger.standing(*number);
            let (account, minor) = if entry.credit.kind == Kind::Cost { (&entry.debit, -stands) } else { (&entry.credit, stands) };
            *sums.entry(account.clone()).or_default() += minor;
        }
        sums.retain(|_, minor| *minor != 0);
        sums
    }

    /// The days a correction is counted in: those it is about, or the period that runs when it is booked, as the incentive says.
    fn earned_in(&self, history: &History, due: &Due, on: Date) -> Days {
        let own = incentive(history, &due.rule, due.days.to);
        let original = on == due.on || own.is_none_or(|own| own.late.as_deref() == Some("original period"));
        if original { due.days } else { Earner::settled_with(history, &due.rule, on).unwrap_or(due.days) }
    }

    /// Takes back all that stands of an entry. What was spent from a fund in the meantime is owed by the partner instead.
    fn take_back(&mut self, number: u64, reversal: &Reversal) {
        let Some(entry) = self.ledger.entry(number).cloned() else { return };
        let stands = self.ledger.standing(number);
        let available = if entry.credit.kind.is_spent() { self.ledger.balance(&entry.credit).available().clamp(0, stands) } else { stands };
        if available > 0
            && let Err(refusal) = self.ledger.reverse(number, available, reversal)
        {
            self.found(reversal.booked, &entry.credit, refusal);
        }
        if stands > available {
            let owes = Account { kind: Kind::Accrued, ..entry.credit.clone() };
            let draft = Draft {
                debit: owes,
                credit: entry.debit,
                minor: stands - available,
                earned: reversal.earned,
                booked: reversal.booked,
                why: reversal.why,
                run: reversal.run.clone(),
            };
            self.post(entry.credit.partner.as_deref().unwrap_or_default(), draft);
        }
    }

    /// After a run: what is large enough becomes due; a fund's money that came to too little, or was not used in time, goes.
    pub(super) fn settle(&mut self, history: &History, due: &Due, partners: &[PartnerId], known_on: Date, run: &Run) {
        let owed: Vec<(Account, i64)> = self
            .ledger
            .balances()
            .filter(|(account, balance)| account.rule == due.rule && account.kind == Kind::Accrued && balance.owed() > 0)
            .map(|(account, balance)| (account.clone(), balance.owed()))
            .collect();
        let Some(own) = incentive(history, &due.rule, due.days.to) else { return };
        for (account, minor) in owed {
            let id = account.partner.as_deref().unwrap_or_default();
            let partner = partners.iter().find(|partner| self.records.id(**partner) == id.split(" / ").next().unwrap_or(id));
            let least = own
                .minimum_payout
                .as_ref()
                .zip(partner)
                .and_then(|(_, partner)| Earner::new(history, self.records, *partner, known_on).minimum_payout(&own.id, due.days.to));
            let below = least.filter(|(least, _)| to_minor(*least, &account.currency).is_some_and(|least| minor < least));
            let kind = match below {
                None => Kind::Payable,
                Some((_, "forfeit")) => Kind::Cost,
                Some(_) => continue,
            };
            let partner = if kind == Kind::Cost { None } else { account.partner.clone() };
            let credit = Account { kind, partner, ..account.clone() };
            let why = if kind == Kind::Cost { Why::Forfeited } else { Why::Due };
            let draft = Draft { debit: account.clone(), credit, minor, earned: due.days, booked: run.on, why, run: run.name() };
            self.post(id, draft);
            if kind == Kind::Payable && own.settlement.as_deref() == Some("upfront") {
                // It was taken off the price: paid when it was earned.
                self.pay(&account, minor, run.on, due.days);
            }
        }
    }

    /// Books the payouts before a day.
    pub(super) fn payouts(&mut self, history: &History, before: Date) {
        let table = self.records.table(Schema::PAYOUT);
        let kind = self.records.schema().get(Schema::PAYOUT);
        let (name, amount) = (kind.column("name"), kind.column("amount"));
        while let Some((on, partner, row)) = self.payouts.pop_if(|(on, ..)| *on < before) {
            let (Some(name), Some(amount)) = (name, amount) else { continue };
            let rule = table.value(row, name).plain();
            let currency = history.on(on).currency.clone();
            let minor = table.value(row, amount).number().and_then(|amount| to_minor(amount, &currency)).unwrap_or(0);
            let account = Account { kind: Kind::Payable, partner: Some(self.records.id(partner).to_owned()), rule, currency };
            self.pay(&account, minor, on, Days { from: on, to: on });
        }
    }

    fn pay(&mut self, account: &Account, minor: i64, booked: Date, earned: Days) {
        let debit = Account { kind: Kind::Payable, ..account.clone() };
        let credit = Account { kind: Kind::Paid, ..account.clone() };
        let draft = Draft { debit, credit, minor, earned, booked, why: Why::Paid, run: String::new() };
        self.post(account.partner.as_deref().unwrap_or_default(), draft);
    }

    fn post(&mut self, partner: &str, draft: Draft) -> Option<u64> {
        let (on, rule) = (draft.booked, draft.debit.rule.clone());
        match self.ledger.post(draft) {
            Ok(number) => Some(number),
            Err(refusal) => {
                self.findings.push(Finding { on, partner: partner.to_owned(), rule, refusal });
                None
            }
        }
    }

    fn found(&mut self, on: Date, account: &Account, refusal: Refusal) {
        let partner = account.partner.clone().unwrap_or_default();
        self.findings.push(Finding { on, partner, rule: account.rule.clone(), refusal });
    }
}

/// What should stand, by account; none where an amount is too large for the books.
fn wanted(history: &History, due: &Due, outcome: &Outcome, currency: &str) -> Option<BTreeMap<Account, i64>> {
    let mut wanted: BTreeMap<Account, i64> = BTreeMap::new();
    let mut add = |kind, partner: &str, rule: &str, minor: i64| {
        let account = Account { kind, partner: Some(partner.into()), rule: rule.into(), currency: currency.into() };
        let sum = wanted.entry(account).or_default();
        *sum = sum.checked_add(minor)?;
        Some(())
    };
    match &outcome.told {
        Told::Fund(amount) => add(Kind::Fund, &outcome.partner, &due.rule, to_minor(*amount, currency)?)?,
        Told::Incentive(all) => {
            let own = incentive(history, &due.rule, due.days.to)?;
            for earned in all {
                for Part { payee, destination, minor } in parts(own, earned, &outcome.partner, currency)? {
                    match destination {
                        _ if earned.held => add(Kind::Held, &payee, &due.rule, minor)?,
                        "rebate" => add(Kind::Accrued, &payee, &due.rule, minor)?,
                        fund => add(Kind::Fund, &payee, fund, minor)?,
                    }
                }
            }
        }
    }
    wanted.retain(|_, minor| *minor != 0);
    Some(wanted)
}

/// A part of what is earned: who has it, and whether it is paid or goes to a fund.
struct Part<'o> {
    payee: String,
    destination: &'o str,
    minor: i64,
}

/// What is earned by whom and where it goes: to people where they are paid, to funds by the incentive's split; together the amount.
fn parts<'o>(own: &'o Incentive, earned: &Earned, partner: &str, currency: &str) -> Option<Vec<Part<'o>>> {
    let mut parts = vec![];
    let person = |(person, amount): &(String, Decimal)| (format!("{partner} / {person}"), *amount);
    let payees = match earned.persons.as_slice() {
        _ if earned.goods => vec![],
        [] => vec![(partner.to_owned(), earned.amount)],
        persons => persons.iter().map(person).collect(),
    };
    let shares: Vec<Decimal> = own.split.iter().map(|(_, share)| *share).collect();
    for (payee, amount) in payees {
        if shares.is_empty() {
            parts.push(Part { payee, destination: "rebate", minor: to_minor(amount, currency)? });
            continue;
        }
        for ((destination, _), part) in own.split.iter().zip(allocate(amount, &shares, minor_places(currency))?) {
            parts.push(Part { payee: payee.clone(), destination, minor: to_minor(part, currency)? });
        }
    }
    Some(parts)
}
