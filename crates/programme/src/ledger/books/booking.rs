//! Booking a difference: what was booked is taken back by reference, and booked anew; what is large enough becomes due; payouts are records.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::run::{Outcome, Run, Told, person_of};
use super::{Payout, Worked, incentive};
use crate::incentive::{Earned, Earner};
use crate::ledger::{Account, Draft, Kind, Ledger, Refusal, Reversal, Why};
use crate::model::{History, Incentive};
use crate::money::{allocate, minor_places, to_minor};
use crate::period::{Days, earlier_days};

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
#[derive(Default)]
pub(super) struct Booking<'w> {
    pub(super) ledger: Ledger,
    pub(super) findings: Vec<Finding>,
    /// The entries that hold what was earned by a rule in a stretch of days.
    stands: BTreeMap<(String, String, Days), Vec<u64>>,
    /// What went into a fund's account, by the last day it was earned on, less what is gone again.
    accrued: BTreeMap<Account, BTreeMap<Date, i64>>,
    /// When what a fund has of a stretch of days is gone: by day, with the last day it was earned on.
    expiries: BTreeMap<(Date, String, String), Date>,
    /// Payouts that are not booked yet, the latest first.
    payouts: Vec<&'w Payout>,
}

impl<'w> Booking<'w> {
    pub(super) fn new(worked: &'w [Worked]) -> Self {
        let mut payouts: Vec<&Payout> = worked.iter().flat_map(|worked| &worked.payouts).collect();
        payouts.sort_by_key(|payout| payout.on);
        payouts.reverse();
        Self { payouts, ..Self::default() }
    }

    /// Books what a run found, where it is not what is booked.
    pub(super) fn book(&mut self, history: &History, outcome: &Outcome, run: &Run) {
        let currency = &history.on(outcome.days.to).currency;
        let Some(wanted) = wanted(history, outcome, currency) else {
            let (on, partner, rule) = (run.on, outcome.partner.clone(), outcome.rule.clone());
            self.findings.push(Finding { on, partner, rule, refusal: Refusal::TooLarge });
            return;
        };
        let key = (outcome.partner.clone(), outcome.rule.clone(), outcome.days);
        let booked = self.stands.get(&key).cloned().unwrap_or_default();
        if self.sums(&booked) == wanted {
            return;
        }
        let late = run.on > outcome.due;
        let earned = earned_in(history, outcome, run.on);
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
        if let Some(expires) = outcome.expires {
            self.expiries.insert((expires, outcome.partner.clone(), outcome.rule.clone()), outcome.days.to);
        }
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

    /// Takes back all that stands of an entry. What was spent from a fund in the meantime is owed by the partner instead.
    fn take_back(&mut self, number: u64, reversal: &Reversal) {
        let Some(entry) = self.ledger.entry(number).cloned() else { return };
        let stands = self.ledger.standing(number);
        let available = if entry.credit.kind.is_spent() { self.ledger.balance(&entry.credit).available().clamp(0, stands) } else { stands };
        if available > 0
            && let Err(refusal) = self.ledger.reverse(number, available, reversal)
        {
            self.found(reversal.booked, &entry.credit, refusal);
        } else if entry.credit.kind == Kind::Fund {
            self.came((entry.credit.clone(), entry.earned.to, -available));
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

    /// After a run: what is large enough becomes due; what is too little waits, or is lost.
    pub(super) fn settle(&mut self, history: &History, outcome: &Outcome, run: &Run) {
        if matches!(outcome.told, Told::Fund(_)) {
            return self.settle_fund(history, outcome, run);
        }
        let Some(own) = incentive(history, &outcome.rule, outcome.days.to) else { return };
        let currency = &history.on(outcome.days.to).currency;
        for payee in outcome.payees() {
            let account = Account { kind: Kind::Accrued, partner: Some(payee.clone()), rule: own.id.clone(), currency: currency.clone() };
            let minor = self.ledger.balance(&account).owed();
            let least = outcome.least.as_ref().and_then(|(least, below)| Some((to_minor(*least, currency)?, below.as_str())));
            let kind = match least.filter(|(least, _)| minor < *least) {
                _ if minor <= 0 => continue,
                None => Kind::Payable,
                Some((_, "forfeit")) => Kind::Cost,
                Some(_) => continue,
            };
            let partner = if kind == Kind::Cost { None } else { account.partner.clone() };
            let credit = Account { kind, partner, ..account.clone() };
            let why = if kind == Kind::Cost { Why::Forfeited } else { Why::Due };
            let draft = Draft { debit: account.clone(), credit, minor, earned: outcome.days, booked: run.on, why, run: run.name() };
            self.post(&payee, draft);
            if kind == Kind::Payable && own.settlement.as_deref() == Some("upfront") {
                // It was taken off the price: paid when it was earned.
                self.pay(&account, minor, run.on, outcome.days);
            }
        }
    }

    /// Books the payouts before a day, or all that are left.
    pub(super) fn pay_before(&mut self, history: &History, before: Option<Date>) {
        while let Some(payout) = self.payouts.pop_if(|payout| before.is_none_or(|before| payout.on < before)) {
            let Payout { on, payee, rule, minor } = payout.clone();
            let currency = history.on(on).currency.clone();
            let account = Account { kind: Kind::Payable, partner: Some(payee), rule, currency };
            self.pay(&account, minor.unwrap_or(0), on, Days { from: on, to: on });
        }
    }

    /// A fund's money that came to too little becomes something else.
    fn settle_fund(&mut self, history: &History, outcome: &Outcome, run: &Run) {
        let currency = &history.on(outcome.days.to).currency;
        let account = fund_account(&outcome.partner, &outcome.rule, currency);
        let own =
            self.accrued.get(&account).map(|sums| sums.range(outcome.days.from..=outcome.days.to).map(|(_, minor)| *minor).sum::<i64>());
        let minor = own.unwrap_or(0).min(self.ledger.balance(&account).available());
        let least = outcome.least.as_ref().and_then(|(least, below)| Some((to_minor(*least, currency)?, below.as_str())));
        let Some((_, below)) = least.filter(|(least, _)| minor > 0 && minor < *least) else { return };
        let (kind, why) = match below {
            "convert to rebate" => (Kind::Payable, Why::Due),
            "forfeit" => (Kind::Cost, Why::Forfeited),
            _ => return,
        };
        let partner = if kind == Kind::Cost { None } else { account.partner.clone() };
        let credit = Account { kind, partner, ..account.clone() };
        let draft = Draft { debit: account.clone(), credit, minor, earned: outcome.days, booked: run.on, why, run: run.name() };
        if self.post(&outcome.partner, draft).is_some() {
            self.gone(&account, outcome.days, minor);
        }
    }

    /// Lets go what funds have of days whose time has passed before a day.
    pub(super) fn expire_before(&mut self, history: &History, before: Date) {
        while let Some(((on, partner, rule), earned)) = self.expiries.first_key_value().map(|(key, earned)| (key.clone(), *earned)) {
            if on >= before {
                return;
            }
            self.expiries.pop_first();
            let account = fund_account(&partner, &rule, &history.on(earned).currency);
            let own = self.accrued.get(&account).map(|sums| sums.range(..=earned).map(|(_, minor)| *minor).sum::<i64>());
            let minor = own.unwrap_or(0).min(self.ledger.balance(&account).available());
            if minor <= 0 {
                continue;
            }
            let cost = Account { kind: Kind::Cost, partner: None, ..account.clone() };
            let days = Days { from: earned, to: earned };
            let draft =
                Draft { debit: account.clone(), credit: cost, minor, earned: days, booked: on, why: Why::Expired, run: String::new() };
            if self.post(&partner, draft).is_some() {
                self.gone(&account, Days { from: Date::MIN, to: earned }, minor);
            }
        }
    }

    /// What is gone from a fund of some days was that of the earliest of them.
    fn gone(&mut self, account: &Account, days: Days, minor: i64) {
        let mut left = minor;
        let Some(sums) = self.accrued.get_mut(account) else { return };
        for (_, own) in sums.range_mut(days.from..=days.to) {
            let taken = (*own).clamp(0, left);
            (*own, left) = (*own - taken, left - taken);
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
        let into = (draft.credit.clone(), draft.earned.to, draft.minor);
        match self.ledger.post(draft) {
            Ok(number) => {
                self.came(into);
                Some(number)
            }
            Err(refusal) => {
                self.findings.push(Finding { on, partner: partner.to_owned(), rule, refusal });
                None
            }
        }
    }

    fn came(&mut self, (account, earned, minor): (Account, Date, i64)) {
        if account.kind == Kind::Fund {
            *self.accrued.entry(account).or_default().entry(earned).or_default() += minor;
        }
    }

    fn found(&mut self, on: Date, account: &Account, refusal: Refusal) {
        let partner = account.partner.clone().unwrap_or_default();
        self.findings.push(Finding { on, partner, rule: account.rule.clone(), refusal });
    }
}

/// The days a correction is counted in: those it is about, or the period whose own run corrects it, as the incentive says.
fn earned_in(history: &History, outcome: &Outcome, on: Date) -> Days {
    let own = incentive(history, &outcome.rule, outcome.days.to);
    let Some(own) = own.filter(|own| on != outcome.due && own.late.as_deref() != Some("original period")) else { return outcome.days };
    let last = earlier_days(on, own.grace_days.unwrap_or(0).max(0).saturating_add(1));
    Earner::settled_with(history, &outcome.rule, last).unwrap_or(outcome.days)
}

fn fund_account(partner: &str, fund: &str, currency: &str) -> Account {
    Account { kind: Kind::Fund, partner: Some(partner.into()), rule: fund.into(), currency: currency.into() }
}

/// What should stand, by account; none where an amount is too large for the books.
fn wanted(history: &History, outcome: &Outcome, currency: &str) -> Option<BTreeMap<Account, i64>> {
    let mut wanted: BTreeMap<Account, i64> = BTreeMap::new();
    let mut add = |kind, partner: &str, rule: &str, minor: i64| {
        let account = Account { kind, partner: Some(partner.into()), rule: rule.into(), currency: currency.into() };
        let sum = wanted.entry(account).or_default();
        *sum = sum.checked_add(minor)?;
        Some(())
    };
    match &outcome.told {
        Told::Fund(amount) => add(Kind::Fund, &outcome.partner, &outcome.rule, to_minor(*amount, currency)?)?,
        Told::Incentive(all) => {
            let own = incentive(history, &outcome.rule, outcome.days.to)?;
            for earned in all {
                for Part { payee, destination, minor } in parts(own, earned, &outcome.partner, currency)? {
                    match destination {
                        _ if earned.held => add(Kind::Held, &payee, &outcome.rule, minor)?,
                        "rebate" => add(Kind::Accrued, &payee, &outcome.rule, minor)?,
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
    let person = |(person, amount): &(String, Decimal)| (person_of(partner, person), *amount);
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
