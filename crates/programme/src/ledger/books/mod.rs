//! The books of a programme, made from its records: every run on its day, in order, the same each time.
//!
//! A **run** is made on the first day after a period and its days of grace, with what was known the evening before. It works out what was earned in the periods that
//! are due, and again what was earned in earlier ones about which something was learned since: **book now = earned now - booked**, by taking back what was booked and booking it
//! anew. Then what is large enough becomes due. Payouts are records; so the books can always be made again.

mod booking;
mod calendar;
mod run;

use std::collections::BTreeMap;

use jiff::civil::Date;

use booking::Booking;
pub use booking::Finding;
use calendar::{Due, due, learned};
pub use run::{Outcome, Run, Told};

use super::Ledger;
use crate::incentive::{Earner, Refusal};
use crate::model::{Fund, History, Incentive};
use crate::period::{Days, earlier_days};
use crate::record::{PartnerId, Records};

/// The books, the runs they come from, and what could not be booked.
#[derive(Clone, Debug, Default)]
pub struct Books {
    /// The entries.
    pub ledger: Ledger,
    /// The runs, in order.
    pub runs: Vec<Run>,
    /// What a person must look at: a payout of more than is due, a fund spent that is not accrued any more.
    pub findings: Vec<Finding>,
}

/// The books of these partners up to a day. `inputs` is the fingerprint of everything that was read; it goes into the fingerprint of every run.
///
/// # Errors
/// [`Refusal`] where an incentive cannot be calculated: then there are no books.
pub fn books(history: &History, records: &Records, partners: &[PartnerId], upto: Date, inputs: &str) -> Result<Books, Refusal> {
    let all = due(history, upto);
    let mut making = Making { history, records, partners, booking: Booking::new(records), runs: vec![], last: BTreeMap::new() };
    let mut days: Vec<Date> = all.iter().map(|due| due.on).collect();
    days.dedup();
    for on in days {
        making.booking.payouts(history, on);
        making.run(&all, on, inputs)?;
    }
    making.booking.payouts(history, Date::MAX.min(crate::period::later_days(upto, 1)));
    let Booking { ledger, findings, .. } = making.booking;
    Ok(Books { ledger, runs: making.runs, findings })
}

struct Making<'a> {
    history: &'a History,
    records: &'a Records,
    partners: &'a [PartnerId],
    booking: Booking<'a>,
    runs: Vec<Run>,
    /// What was last worked out of everything that is due: as known on, and whether it waits for something.
    last: BTreeMap<(usize, PartnerId), (Date, bool)>,
}

impl<'a> Making<'a> {
    fn run(&mut self, all: &'a [Due], on: Date, inputs: &str) -> Result<(), Refusal> {
        let known_on = earlier_days(on, 1);
        let mut outcomes = vec![];
        let first_entry = self.booking.ledger.entries().len();
        for partner in self.partners {
            let earner = Earner::new(self.history, self.records, *partner, known_on);
            for (place, due) in all.iter().enumerate().filter(|(_, due)| due.on <= on) {
                if !self.is_asked(all, place, *partner, on, known_on) {
                    continue;
                }
                let told = self.work_out(&earner, due)?;
                self.last.insert((place, *partner), (known_on, told.held()));
                outcomes.push(Outcome { partner: self.records.id(*partner).to_owned(), rule: due.rule.clone(), days: due.days, told });
            }
        }
        let run = Run::new(on, known_on, inputs, outcomes);
        for outcome in &run.outcomes {
            let due = all.iter().rfind(|due| due.rule == outcome.rule && due.days == outcome.days && due.on <= on);
            let Some(due) = due else { continue };
            self.booking.book(self.history, due, outcome, &run);
        }
        for due in all.iter().filter(|due| due.on == on) {
            self.booking.settle(self.history, due, self.partners, known_on, &run);
        }
        let entries = first_entry..self.booking.ledger.entries().len();
        self.runs.push(Run { entries: (entries.start, entries.end), ..run });
        Ok(())
    }

    /// What is due today, and what was due before and may have changed since.
    fn is_asked(&self, all: &[Due], place: usize, partner: PartnerId, on: Date, known_on: Date) -> bool {
        let due = &all[place];
        if due.on == on {
            return true;
        }
        // It is looked at again in a later run of the same rule, unless one of the same days has taken its place.
        if !all.iter().any(|other| other.rule == due.rule && other.on == on) {
            return false;
        }
        if all.iter().any(|other| other.rule == due.rule && other.days == due.days && due.on < other.on && other.on <= on) {
            return false;
        }
        match self.last.get(&(place, partner)) {
            Some((_, true)) => true,
            Some((last, false)) => !due.locked && learned(self.records, partner, (*last, known_on), due.days.to),
            None => false,
        }
    }

    fn work_out(&self, earner: &Earner<'a>, due: &Due) -> Result<Told, Refusal> {
        if due.fund {
            return Ok(Told::Fund(earner.accrued_at_own_rate(&due.rule, due.days.to)?.unwrap_or_default()));
        }
        Ok(Told::Incentive(earner.earned_within(&due.rule, Days { to: due.so_far, ..due.days })?))
    }
}

/// The incentive of this id in the version in force on a day.
fn incentive<'a>(history: &'a History, id: &str, day: Date) -> Option<&'a Incentive> {
    history.on(day).incentives.iter().find(|incentive| incentive.id == id)
}

/// The fund of this id in the version in force on a day.
fn fund<'a>(history: &'a History, id: &str, day: Date) -> Option<&'a Fund> {
    history.on(day).funds.iter().find(|fund| fund.id == id)
}
