//! What an incentive comes to for one partner and period, by the facts: a pure question, nothing is booked here.
//!
//! The audience and the gates decide whether anything is earned; what counts is measured against the bands; the reached band is applied to what is
//! paid on, as the mode says; limits cut it; it is rounded once, at the end. Every step stays in [`Earned`].

mod bands;
mod deal;
mod fund;
mod lines;

use std::rc::Rc;

use jiff::civil::Date;
use rust_decimal::Decimal;

pub use deal::{Protection, protection};
pub use fund::{accrued, claim_days, use_days};
use lines::Line;

use crate::measure::{Question, Shelf};
use crate::model::{Audience, Cap, History, Incentive, IncentiveBasis, Need, Payout, in_force};
use crate::money::{Rounding, minor_places};
use crate::period::Days;
use crate::record::{PartnerId, Records, Sight};
use crate::standing;

/// What an incentive came to, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Earned {
    /// The days that are settled together.
    pub days: Days,
    /// What is earned, to the minor unit.
    pub amount: Decimal,
    /// The sum of what is paid on.
    pub paid_on: Decimal,
    /// The sum of what counts towards the target.
    pub counted: Decimal,
    /// The target or baseline, where there is one.
    pub target: Option<Decimal>,
    /// What was reached, in the measure of the bands.
    pub reached: Option<Decimal>,
    /// The place of the band reached.
    pub band: Option<usize>,
    /// What a limit took away.
    pub cut: Decimal,
    /// What was missing: then nothing is earned, or what a failing gate leaves.
    pub missing: Vec<Need>,
    /// Why nothing is earned, where that is so from the start.
    pub not_earned: Option<NotEarned>,
}

/// Why an incentive is not earned at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotEarned {
    /// The partner does not belong to the audience.
    NotInAudience,
    /// It has no target.
    NoTarget,
    /// Something it needs is not in order.
    Missing,
    /// It did not enrol in time.
    NotEnrolled,
}

/// What an incentive comes to in the period that holds `day`, by what is known. None where the version then in force has no incentive of this id.
#[must_use]
pub fn earned(history: &History, records: &Records, partner: PartnerId, id: &str, day: Date, known_on: Date) -> Option<Earned> {
    let calendar = crate::measure::calendar(history.on(day), None);
    let place = |programme: &crate::model::Programme| programme.incentives.iter().position(|incentive| incentive.id == id);
    let incentive = &history.on(day).incentives[place(history.on(day))?];
    let days = incentive.period.map_or(Some(Days { from: day, to: day }), |period| calendar.period(period, day))?;
    let asking = Asking { history, records, partner, known_on, days };
    let programme = history.on(days.to);
    let incentive = &programme.incentives[place(programme)?];
    Some(asking.earned(incentive))
}

/// Who is asked about, and when.
struct Asking<'a> {
    history: &'a History,
    records: &'a Records,
    partner: PartnerId,
    known_on: Date,
    days: Days,
}

impl<'a> Asking<'a> {
    /// The partner as it stood on a day.
    fn question(&self, day: Date) -> Question<'a> {
        let sight = Sight { as_of: day, known_on: self.known_on };
        let standing = standing::standing(self.history, self.records, self.partner, sight);
        let held = standing.ladders.iter().map(|ladder| ladder.held).collect();
        Question::with(Rc::new(Shelf::default()), self.history.on(day), self.records, self.partner, sight).holding(held)
    }

    fn earned(&self, incentive: &'a Incentive) -> Earned {
        let question = self.question(self.days.to);
        let nothing = Earned {
            days: self.days,
            amount: Decimal::ZERO,
            paid_on: Decimal::ZERO,
            counted: Decimal::ZERO,
            target: None,
            reached: None,
            band: None,
            cut: Decimal::ZERO,
            missing: vec![],
            not_earned: None,
        };
        let refused = |why| Earned { not_earned: Some(why), ..nothing.clone() };
        if !in_audience(&question, &incentive.audience, incentive.level_on_sale_date) {
            return refused(NotEarned::NotInAudience);
        }
        let missing = question.missing(&incentive.audience.needs);
        let left = if missing.is_empty() { Some(Decimal::ONE_HUNDRED) } else { incentive.reduce_to };
        let Some(left) = left else { return Earned { missing, ..refused(NotEarned::Missing) } };
        let level = self.enrolment_level(incentive);
        if !incentive.enrolment.is_empty() && level.is_none() {
            return refused(NotEarned::NotEnrolled);
        }
        let paid = lines::paid(self, &question, incentive);
        let counted = lines::counted(self, &question, incentive);
        let target = incentive.target.as_ref().or(incentive.baseline.as_ref()).and_then(|target| question.value(target).number());
        if matches!(incentive.basis, IncentiveBasis::PercentOfTarget | IncentiveBasis::Growth)
            && target.is_none_or(|target| target.is_zero())
        {
            return refused(NotEarned::NoTarget);
        }
        let paid_on = self.limited_base(&question, incentive, total(paid.iter().map(|line| line.base)));
        let sum = Earned { paid_on, counted, target, missing, ..nothing };
        let gross = if incentive.bands.is_empty() {
            lines::plain(&question, incentive, &paid)
        } else {
            bands::apply(&question, incentive, &sum, level.as_deref(), &paid)
        };
        let limited = percent(self.limited(&question, incentive, gross.amount), left);
        let rounding = question.programme.rounding.unwrap_or(Rounding::HalfAwayFromZero);
        let amount = rounding.apply(limited, minor_places(&question.programme.currency));
        Earned { amount, cut: gross.amount.saturating_sub(limited), reached: gross.reached, band: gross.band, ..sum }
    }

    fn limited_base(&self, question: &Question<'_>, incentive: &Incentive, base: Decimal) -> Decimal {
        let cap = incentive.base_cap.as_ref().and_then(|cap| cap_amount(question, incentive, cap));
        cap.map_or(base, |cap| base.min(cap))
    }

    /// Limits per period; those per sale are kept line by line.
    fn limited(&self, question: &Question<'_>, incentive: &Incentive, amount: Decimal) -> Decimal {
        let caps = incentive.caps.iter().filter(|cap| cap.per != "sale" && cap.currency.is_none());
        let limited = caps.filter_map(|cap| cap_amount(question, incentive, cap)).fold(amount, Decimal::min);
        let floor = incentive.floor.as_ref().and_then(|floor| cap_amount(question, incentive, floor));
        floor.map_or(limited, |floor| limited.max(floor))
    }

    /// The rate level that enrolling in time earned.
    fn enrolment_level(&self, incentive: &Incentive) -> Option<String> {
        let table = self.records.table(crate::record::Schema::ENROLMENT);
        let column = self.records.schema().get(crate::record::Schema::ENROLMENT).column("name")?;
        let sight = Sight { as_of: self.days.to, known_on: self.known_on };
        let rows = table.rows_open(self.partner, self.days.to).filter(|row| table.visible(*row, sight));
        let enrolled = rows.filter(|row| table.value(*row, column).plain() == incentive.id).map(|row| table.from(row)).min()?;
        incentive.enrolment.iter().find(|rule| enrolled <= self.enrol_by(&rule.until)).map(|rule| rule.level.clone())
    }

    /// `"end of month 1"`, `"30 days after start"`
    fn enrol_by(&self, words: &str) -> Date {
        if let Some(month) = words.strip_prefix("end of month ").and_then(|n| n.parse::<i32>().ok()) {
            return crate::period::earlier_days(crate::period::add_months(self.days.from, month), 1);
        }
        let length = words.strip_suffix(" after start").and_then(crate::period::Duration::read);
        length.map_or(self.days.from, |length| length.after(self.days.from))
    }
}

/// So many percent of an amount. Amounts are bounded where they come in; what grows past an exact number all the same stays at its end.
fn percent(amount: Decimal, rate: Decimal) -> Decimal {
    amount.saturating_mul(rate) / Decimal::ONE_HUNDRED
}

fn total(amounts: impl IntoIterator<Item = Decimal>) -> Decimal {
    amounts.into_iter().fold(Decimal::ZERO, Decimal::saturating_add)
}

/// Whether the partner belongs to an audience; levels of the day of a sale are looked at line by line.
fn in_audience(question: &Question<'_>, audience: &Audience, level_on_sale_date: bool) -> bool {
    let day = question.sight.as_of;
    let dates = audience.from.is_none_or(|from| from <= day) && audience.until.is_none_or(|until| day <= until);
    let level = level_on_sale_date || at_level(question, audience);
    dates && level && audience.conditions.iter().all(|condition| question.holds(condition))
}

fn at_level(question: &Question<'_>, audience: &Audience) -> bool {
    audience
        .levels
        .as_ref()
        .is_none_or(|(ladder, levels)| question.held.get(*ladder).copied().flatten().is_some_and(|held| levels.get(held) == Some(&true)))
}

/// The ladder whose levels rates are given by.
fn ladder_of(incentive: &Incentive) -> usize {
    incentive.audience.levels.as_ref().map_or(incentive.ladder, |(ladder, _)| *ladder)
}

fn cap_amount(question: &Question<'_>, incentive: &Incentive, cap: &Cap) -> Option<Decimal> {
    let ladder = ladder_of(incentive);
    let held = question.held.get(ladder).copied().flatten().unwrap_or(0);
    let figures = cap.amount.get(held).or(cap.amount.first())?;
    in_force(figures, question.sight.as_of)?;
    question.figure(figures, (ladder, held)).map(|(amount, _)| amount)
}

/// What a payout gives a line at the level held then.
fn rate(question: &Question<'_>, incentive: &Incentive, payout: &Payout, enrolment: Option<&str>, line: &Line) -> Option<Decimal> {
    let granted = match payout {
        Payout::RateByEnrolment(rates) => return rates.iter().find(|(name, _)| Some(name.as_str()) == enrolment).map(|(_, rate)| *rate),
        Payout::Rate(granted) | Payout::Amount(granted) | Payout::PerUnit(granted) => granted,
    };
    let ladder = ladder_of(incentive);
    let held = line.held.get(ladder).copied().flatten();
    let granted = match held {
        Some(held) => granted.get(held).or(granted.first()),
        None if granted.len() <= 1 => granted.first(),
        None => None,
    };
    let at = (ladder, held.unwrap_or(0));
    match granted.and_then(Option::as_ref)? {
        crate::model::Granted::Figure(figures) => {
            let on = question.on(line.date);
            on.figure(figures, at).map(|(rate, _)| rate)
        }
        crate::model::Granted::ByGroup(groups) => {
            let own = groups.iter().find(|(group, _)| line.groups.contains(group))?;
            question.figure(&own.1, at).map(|(rate, _)| rate)
        }
        _ => None,
    }
}
