//! Booking a difference: what was booked is taken back by reference, and booked anew; what is large enough becomes due; payouts are records.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::run::{Outcome, Run, Told, person_of};
use super::{Closing, Payout, Worked, incentive};
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

/// Entries, and what they should come to by account.
pub(super) type Stands = (Vec<u64>, BTreeMap<Account, i64>);

/// The books while they are made.
#[derive(Default)]
pub(super) struct Booking<'w> {
    pub(super) ledger: Ledger,
    pub(super) findings: Vec<Finding>,
    /// What was last booked of a rule in a stretch of days: the entries, and what they should come to by account.
    pub(super) stands: BTreeMap<(String, String, Days), Stands>,
    /// What went into a fund's account, by the last day it was earned on, less what is gone again.
    accrued: BTreeMap<Account, BTreeMap<Date, i64>>,
    /// When what a fund has of a stretch of days is gone: by day, with the last day it was earned on.
    expiries: BTreeMap<(Date, String, String), Date>,
    /// Payouts that are not booked yet, the latest first.
    payouts: Vec<&'w Payout>,
    closings: &'w [Closing],
}

impl<'w> Booking<'w> {
    pub(super) fn new(worked: &'w [Worked], closings: &'w [Closing]) -> Self {
        let mut payouts: Vec<&Payout> = worked.iter().flat_map(|worked| &worked.payouts).collect();
        payouts.sort_by_key(|payout| payout.on);
        payouts.reverse();
        Self { payouts, closings, ..Self::default() }
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
        let (booked, last) = self.stands.get(&key).cloned().unwrap_or_default();
        if last == wanted {
            return;
        }
        let (earned, name) = (earned_in(history, outcome, run.on), run.name());
        let correction = Reversal { earned, booked: run.on, why: Why::TrueUp, run: name };
        let numbers = if self.can_be_taken_back(&booked) {
            for number in booked.iter().rev() {
                self.take_back(*number, i64::MAX, &correction);
            }
            let why = if run.on > outcome.due { Why::TrueUp } else { Why::Earned };
            let anew = Reversal { why, ..correction };
            wanted.iter().filter_map(|(account, minor)| self.post_earned(account, *minor, &anew)).collect()
        } else {
            self.book_difference(booked, &last, &wanted, &correction)
        };
        self.stands.insert(key, (numbers, wanted));
        if let Some(expires) = outcome.expires {
            // What is booked after its time is gone on the day it is booked.
            self.expiries.insert((expires.max(run.on), outcome.partner.clone(), outcome.rule.clone()), outcome.days.to);
        }
    }

    /// Whether all that stands of entries is still there: what went into a fund may be spent or gone.
    fn can_be_taken_back(&self, booked: &[u64]) -> bool {
        let mut needed: BTreeMap<&Account, i64> = BTreeMap::new();
        for number in booked {
            let Some(entry) = self.ledger.entry(*number).filter(|entry| entry.credit.kind.is_spent()) else { continue };
            *needed.entry(&entry.credit).or_default() += self.ledger.standing(*number);
        }
        needed.into_iter().all(|(account, minor)| minor <= self.ledger.balance(account).available())
    }

    /// Books only what has changed, where what was booked is not there any more. What has to come back and is gone is owed by the partner.
    fn book_difference(
        &mut self,
        booked: Vec<u64>,
        last: &BTreeMap<Account, i64>,
        wanted: &BTreeMap<Account, i64>,
        correction: &Reversal,
    ) -> Vec<u64> {
        let mut accounts: Vec<&Account> = last.keys().chain(wanted.keys()).collect();
        accounts.sort_unstable();
        accounts.dedup();
        let mut numbers = booked.clone();
        for account in accounts {
            let of = |sums: &BTreeMap<Account, i64>| sums.get(account).copied().unwrap_or(0);
            let more = of(wanted) - of(last);
            if more > 0 {
                numbers.extend(self.post_earned(account, more, correction));
                continue;
            }
            let mut left = -more;
            for number in booked.iter().rev() {
                let own = self.ledger.entry(*number).is_some_and(|entry| entry.credit == *account);
                let taken = if own { self.take_back(*number, left, correction) } else { 0 };
                left -= taken;
            }
            let owes = Account { kind: Kind::Accrued, ..account.clone() };
            numbers.extend(self.post_earned(&owes, -left, correction));
        }
        numbers
    }

    /// Books what is earned, or with less than nothing what is owed back. The number of the entry; none for nothing.
    fn post_earned(&mut self, account: &Account, minor: i64, how: &Reversal) -> Option<u64> {
        if minor == 0 {
            return None;
        }
        let cost = Account { kind: Kind::Cost, partner: None, ..account.clone() };
        let (debit, credit) = if minor > 0 { (cost, account.clone()) } else { (account.clone(), cost) };
        let Reversal { earned, booked, why, run } = how.clone();
        self.post(account.partner.as_deref().unwrap_or_default(), Draft { debit, credit, minor: minor.abs(), earned, booked, why, run })
    }

    /// Takes back what stands of an entry and is there, but not more than asked; how much that was.
    fn take_back(&mut self, number: u64, most: i64, how: &Reversal) -> i64 {
        let Some(entry) = self.ledger.entry(number).cloned() else { return 0 };
        let mut minor = self.ledger.standing(number).min(most);
        if entry.credit.kind.is_spent() {
            minor = minor.min(self.ledger.balance(&entry.credit).available());
        }
        if minor <= 0 {
            return 0;
        }
        if let Err(refusal) = self.ledger.reverse(number, minor, how) {
            self.found(how.booked, &entry.credit, refusal);
            return 0;
        }
        self.came((entry.credit, entry.earned.to, -minor));
        minor
    }

    /// After a run: what is large enough becomes due; what is too little waits, or is lost.
    pub(super) fn settle(&mut self, history: &History, outcome: &Outcome, run: &Run) {
        if matches!(outcome.told, Told::Fund(_)) {
            return self.settle_fund(history, outcome, run);
        }
        let Some(own) = incentive(history, &outcome.rule, outcome.days.to) else { return };
        let currency = &history.on(outcome.days.to).currency;
        // Also of people who earned nothing this time: what they earned before may have been corrected.
        let accounts = self.ledger.accounts_of(Kind::Accrued, &outcome.partner);
        let accounts: Vec<Account> = accounts.filter(|account| account.rule == own.id && account.currency == *currency).cloned().collect();
        for account in accounts {
            let payee = account.partner.clone().unwrap_or_default();
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
            let Payout { on, payee, rule, minor, known_on } = payout.clone();
            let closed =
                self.closings.iter().filter(|closing| closing.on < known_on && on <= closing.upto).map(|closing| closing.upto).max();
            if let Some(closed) = closed {
                self.findings.push(Finding { on, partner: payee, rule, refusal: Refusal::Closed { day: on, closed } });
                continue;
            }
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
