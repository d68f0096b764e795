//! The books of a programme, made from its records: every run on its day, in order, the same each time.
//!
//! A **run** is made on the first day after a period and its days of grace, with what was known the evening before. It works out what was earned in the periods that
//! are due, and again what was earned in earlier ones about which something was learned since: **book now = earned now - booked**, by taking back what was booked and booking it
//! anew. Then what is large enough becomes due. Payouts are records; so the books can always be made again.

mod booking;
mod calendar;
mod closing;
mod run;

use std::collections::BTreeMap;

use jiff::civil::Date;

use booking::Booking;
pub use booking::Finding;
use calendar::{Due, Learned, due};
pub use closing::{Closing, State};
pub use run::{Change, Outcome, Run, Told};

use super::Ledger;
use crate::incentive::{Earner, Refusal};
use crate::model::{History, Incentive};
use crate::money::to_minor;
use crate::period::{Days, earlier_days, later_days};
use crate::record::{PartnerId, Records, Schema};

/// The books, the runs they come from, and what could not be booked.
#[derive(Clone, Debug, Default)]
pub struct Books {
    /// The entries.
    pub ledger: Ledger,
    /// The runs, in order.
    pub runs: Vec<Run>,
    /// What a person must look at: a payout of more than is due, an amount too large for the books.
    pub findings: Vec<Finding>,
    /// Where the books are not those that were closed, in words.
    pub broken: Vec<String>,
    /// The entries that stand for what was worked out last, by partner, rule and days.
    entries: BTreeMap<(String, String, Days), Vec<u64>>,
}

impl Books {
    /// The entries by which what a partner earned by a rule in a stretch of days is booked; with what stands of them, in minor units.
    #[must_use]
    pub fn booked(&self, partner: &str, rule: &str, days: Days) -> (Vec<u64>, i64) {
        let numbers = self.entries.get(&(partner.to_owned(), rule.to_owned(), days)).cloned().unwrap_or_default();
        let stands = |number: &u64| {
            let owed = self.ledger.entry(*number).is_some_and(|entry| entry.credit.kind.is_owed());
            if owed { self.ledger.standing(*number) } else { -self.ledger.standing(*number) }
        };
        let sum = numbers.iter().map(stands).sum();
        (numbers, sum)
    }
}

/// All that the books need of a partner: what it earned, run by run, and what it was paid.
#[derive(Clone, Debug, PartialEq)]
pub struct Worked {
    /// The partner.
    pub partner: String,
    /// What was worked out, with the day of the run, in order.
    pub outcomes: Vec<(Date, Outcome)>,
    /// What was paid, in order.
    pub payouts: Vec<Payout>,
}

/// Something that was paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payout {
    /// The day.
    pub on: Date,
    /// The partner, or the person of the partner.
    pub payee: String,
    /// The incentive or fund.
    pub rule: String,
    /// How much, in minor units of the programme's currency; none where the record says no amount of money.
    pub minor: Option<i64>,
    /// The day it was learned of.
    pub known_on: Date,
}

/// The day of the last run about what is earned in days that end within these: from then on it is booked.
#[must_use]
pub fn settled_by(history: &History, days: Days) -> Date {
    // No grace is longer than a year.
    let all = due(history, later_days(days.to, 366));
    all.iter().filter(|due| days.contains(due.days.to)).map(|due| due.on).max().unwrap_or(days.to)
}

/// What a partner earned and was paid up to a day.
///
/// # Errors
/// [`Refusal`] where an incentive cannot be calculated.
pub fn work_out(history: &History, records: &Records, partner: PartnerId, upto: Date) -> Result<Worked, Refusal> {
    let all = due(history, upto);
    let mut days: Vec<Date> = all.iter().map(|due| due.on).collect();
    days.dedup();
    let learned = Learned::of(records, partner);
    let mut outcomes = vec![];
    // What was last looked at of everything that is due: as known on, and whether it waits for something.
    let mut last: Vec<Option<(Date, bool)>> = vec![None; all.len()];
    for on in days {
        let known_on = earlier_days(on, 1);
        let earner = Earner::new(history, records, partner, known_on);
        let known = all.partition_point(|due| due.on <= on);
        let first = all.partition_point(|due| due.on < on);
        let rules: Vec<&str> = all[first..known].iter().map(|due| due.rule.as_str()).collect();
        let mut earliest: BTreeMap<Date, Option<Date>> = BTreeMap::new();
        for (place, due) in all[..known].iter().enumerate() {
            // What was due before is looked at again in a later run of the same rule, until one of the same days takes its place.
            let own = due.on == on;
            if !own && (due.replaced.is_some_and(|day| day <= on) || !rules.contains(&due.rule.as_str())) {
                continue;
            }
            let held = last[place].is_some_and(|(_, held)| held);
            let changed = last[place].filter(|_| !own && !due.locked).is_some_and(|(after, _)| {
                let from = earliest.entry(after).or_insert_with(|| learned.between(after, known_on));
                from.is_some_and(|from| from <= due.days.to)
            });
            if own || held || changed {
                let outcome = outcome(&earner, records.id(partner), due)?;
                last[place] = Some((known_on, outcome.told.held()));
                outcomes.push((on, outcome));
            } else {
                last[place] = Some((known_on, false));
            }
        }
    }
    Ok(Worked { partner: records.id(partner).to_owned(), outcomes, payouts: payouts(history, records, partner, upto) })
}

fn outcome(earner: &Earner<'_>, partner: &str, due: &Due) -> Result<Outcome, Refusal> {
    let told = if due.fund {
        Told::Fund(earner.accrued_at_own_rate(&due.rule, due.days.to)?.unwrap_or_default())
    } else {
        Told::Incentive(earner.earned_within(&due.rule, Days { to: due.so_far, ..due.days })?)
    };
    let (least, expires) = if due.fund {
        (earner.smallest_accrual(&due.rule, due.days.to), earner.expires(&due.rule, due.days.to))
    } else {
        (earner.minimum_payout(&due.rule, due.days.to), None)
    };
    let least = least.map(|(amount, below)| (amount, below.to_owned()));
    Ok(Outcome { partner: partner.to_owned(), rule: due.rule.clone(), days: due.days, due: due.on, told, least, expires })
}

fn payouts(history: &History, records: &Records, partner: PartnerId, upto: Date) -> Vec<Payout> {
    let table = records.table(Schema::PAYOUT);
    let kind = records.schema().get(Schema::PAYOUT);
    let [Some(name), Some(person), Some(amount)] = ["name", "person", "amount"].map(|column| kind.column(column)) else { return vec![] };
    let rows = table.rows(partner).filter(|row| table.from(*row) <= upto);
    let payout = |row| {
        let on = table.from(row);
        let minor = table.value(row, amount).number().and_then(|amount| to_minor(amount, &history.on(on).currency));
        let person = Some(table.value(row, person).plain()).filter(|person| !person.is_empty());
        let payee = person.map_or_else(|| records.id(partner).to_owned(), |person| run::person_of(records.id(partner), &person));
        Payout { on, payee, rule: table.value(row, name).plain(), minor, known_on: table.known_on(row) }
    };
    rows.map(payout).collect()
}

/// What books are made with, beside what partners earned.
#[derive(Clone, Copy, Debug, Default)]
pub struct Given<'g> {
    /// The fingerprint of everything that was read; it goes into the fingerprint of every run.
    pub inputs: &'g str,
    /// When they were closed, in any order.
    pub closings: &'g [Closing],
}

/// The books of these partners up to a day, which must be the one they were worked out for.
#[must_use]
pub fn books(history: &History, worked: &[Worked], upto: Date, given: Given<'_>) -> Books {
    let mut closings: Vec<Closing> = given.closings.iter().filter(|closing| closing.on <= upto).cloned().collect();
    closings.sort_by_key(|closing| closing.upto);
    let mut by_day: BTreeMap<Date, Vec<&Outcome>> = BTreeMap::new();
    for (on, outcome) in worked.iter().flat_map(|worked| &worked.outcomes) {
        by_day.entry(*on).or_default().push(outcome);
    }
    let mut booking = Booking::new(worked, &closings);
    let mut runs = vec![];
    for (on, outcomes) in by_day {
        booking.pay_before(history, Some(on));
        booking.expire_before(history, later_days(on, 1));
        let run = Run::new(on, given.inputs, outcomes.into_iter().cloned().collect());
        let first = booking.ledger.entries().len();
        for outcome in &run.outcomes {
            booking.book(history, outcome, &run);
        }
        for outcome in run.outcomes.iter().filter(|outcome| outcome.due == on) {
            booking.settle(history, outcome, &run);
        }
        let entries = (first, booking.ledger.entries().len());
        runs.push(Run { entries, ..run });
    }
    booking.pay_before(history, None);
    booking.expire_before(history, later_days(upto, 1));
    let Booking { mut ledger, findings, stands, .. } = booking;
    if let Some(last) = closings.last() {
        // Nothing was closed before: this cannot be refused.
        ledger.close(last.upto).unwrap_or_default();
    }
    let broken = closing::broken(&ledger, &closings);
    let entries = stands.into_iter().map(|(of, (numbers, _))| (of, numbers)).collect();
    Books { ledger, runs, findings, broken, entries }
}

/// The incentive of this id in the version in force on a day.
fn incentive<'a>(history: &'a History, id: &str, day: Date) -> Option<&'a Incentive> {
    history.on(day).incentives.iter().find(|incentive| incentive.id == id)
}
