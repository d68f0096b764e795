//! The statement of a partner: what it earned in a period and how, how its account stands, and what to do next.
//!
//! What is booked is told as it was booked, from the runs; what is not booked yet is told as it stands so far. Every amount is a sum of steps, every step has its
//! records, every record what of it is paid on or why it is not, and the entries of the account are those of the books: so the paper ties to them.

mod account;
mod build;
mod dispute;
mod record;

use jiff::civil::Date;
use rust_decimal::Decimal;

pub use account::{Account, Movement};
pub use build::{Asked, statement};
pub use dispute::{Answer, Dispute};
pub use record::{Exchange, Rate, Record};

use crate::incentive::{Earned, NextBand};
use crate::ledger::Row;
use crate::model::{Incentive, Programme};
use crate::period::Days;

/// The statement of a partner.
#[derive(Clone, Debug)]
pub struct Statement<'a> {
    /// The programme, as in force on the last day of the period.
    pub programme: &'a Programme,
    /// The partner's id.
    pub partner: String,
    /// Its name; empty where none is known.
    pub name: String,
    /// Its country; empty where none is known.
    pub country: String,
    /// The period.
    pub days: Days,
    /// The account is told up to this day.
    pub as_of: Date,
    /// What was earned, by incentive and stretch of days.
    pub earnings: Vec<Earning<'a>>,
    /// What accrued in funds at their own rate.
    pub accruals: Vec<Accrual>,
    /// How the account moved, and how it stands.
    pub account: Account,
    /// What to do next.
    pub next: Vec<Next<'a>>,
    /// What the partner disputes: what was disputed or answered since the first day of the period, and what is open.
    pub disputes: Vec<Dispute>,
}

/// What was earned by an incentive in a stretch of days.
#[derive(Clone, Debug)]
pub struct Earning<'a> {
    /// The incentive.
    pub incentive: &'a Incentive,
    /// The days that are settled together.
    pub days: Days,
    /// What was earned: one answer, or one for each day with sales.
    pub earned: Vec<Earned>,
    /// How it is booked; none where it is not yet.
    pub booked: Option<Booked>,
    /// The records it comes from.
    pub records: Vec<Record<'a>>,
}

impl Earning<'_> {
    /// The amount in money.
    #[must_use]
    pub fn amount(&self) -> Decimal {
        self.earned.iter().filter(|earned| !earned.goods).fold(Decimal::ZERO, |sum, earned| sum.saturating_add(earned.amount))
    }

    /// What is paid on.
    #[must_use]
    pub fn paid_on(&self) -> Decimal {
        self.earned.iter().fold(Decimal::ZERO, |sum, earned| sum.saturating_add(earned.paid_on()))
    }
}

/// How something earned is booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booked {
    /// The day of the run that worked it out last.
    pub on: Date,
    /// The run, by name.
    pub run: String,
    /// The entries that stand for it.
    pub entries: Vec<u64>,
    /// What stands of them, in minor units.
    pub stands: i64,
}

/// What accrued in a fund at its own rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accrual {
    /// The fund, by id.
    pub fund: String,
    /// The days it was earned in.
    pub days: Days,
    /// How much.
    pub amount: Decimal,
    /// When it is used, where the programme says so.
    pub used: Option<Days>,
    /// When it is claimed, where the programme says so.
    pub claimed: Option<Days>,
    /// How it is booked; none where it is not yet.
    pub booked: Option<Booked>,
}

/// What to do next.
#[derive(Clone, Debug)]
pub struct Next<'a> {
    /// The incentive.
    pub incentive: &'a Incentive,
    /// The days it is for.
    pub days: Days,
    /// How much more is worth how much.
    pub band: NextBand,
}

impl Statement<'_> {
    /// What was earned in all, in money; with what accrued in funds.
    #[must_use]
    pub fn earned(&self) -> Decimal {
        let earned = self.earnings.iter().map(Earning::amount).chain(self.accruals.iter().map(|accrual| accrual.amount));
        earned.fold(Decimal::ZERO, Decimal::saturating_add)
    }

    /// The account in all, in minor units.
    #[must_use]
    pub fn total(&self) -> Row {
        self.account.total()
    }

    /// Where what is told is not what is booked, or the account does not tie: in words for whoever keeps the books. Nothing where all is well.
    #[must_use]
    pub fn does_not_tie(&self) -> Vec<String> {
        let currency = &self.programme.currency;
        let mut wrong = vec![];
        let booked = self.earnings.iter().map(|own| (&own.incentive.id, own.days, own.amount(), &own.booked));
        let accrued = self.accruals.iter().map(|own| (&own.fund, own.days, own.amount, &own.booked));
        for (rule, days, amount, booked) in booked.chain(accrued) {
            let Some(booked) = booked else { continue };
            if crate::money::to_minor(amount, currency) != Some(booked.stands) {
                let stands = crate::money::written(booked.stands, crate::money::minor_places(currency));
                wrong.push(format!("{rule}, {} to {}: {} was earned, {stands} is booked", days.from, days.to, crate::money::plain(amount)));
            }
        }
        wrong.extend(self.account.does_not_tie());
        wrong
    }
}
