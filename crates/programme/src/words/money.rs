//! Money in words: how an amount comes about, what would be worth more, what an entry is.

use rust_decimal::Decimal;

use super::Teller;
use crate::condition::Unit;
use crate::guide;
use crate::incentive::{Earned, Line, NextBand, NotEarned, NotPaid, Rate, Reached, What, ladder_of};
use crate::ledger::Why;
use crate::model::{Incentive, IncentiveBasis, Need, Payout, Programme};
use crate::money::Rounding;
use crate::period::Days;
use crate::record::TypeId;
use crate::statement::{Answer, Dispute, Exchange, Movement};

impl Teller {
    /// A step of a calculation, without its amount.
    #[must_use]
    pub fn line(&self, programme: &Programme, incentive: &Incentive, line: &Line) -> String {
        let money = |amount: Decimal| self.amount(Unit::Money, amount, &programme.currency);
        let told = match &line.what {
            What::Rate { band, on, rate, level } => {
                let level =
                    level.filter(|_| differs(incentive)).and_then(|level| programme.ladders.get(ladder_of(incentive))?.levels.get(level));
                let several = incentive.bands.len() > 1;
                let band = band
                    .filter(|_| several)
                    .and_then(|band| incentive.bands.get(band))
                    .map(|band| self.edge_heading(programme, incentive, band.from));
                self.rate(programme, *on, *rate, level.map(|level| self.text(&level.title)), band)
            }
            What::Cap { limit, before, .. } if before.is_zero() => self.say("step-cap", &[("amount", &money(*limit))]),
            What::Cap { limit, before, .. } => self.say("step-cap-before", &[("amount", &money(*limit)), ("before", &money(*before))]),
            What::Floor { guaranteed, carried } if carried.is_zero() => self.say("step-floor", &[("amount", &money(*guaranteed))]),
            What::Floor { guaranteed, carried } => {
                self.say("step-floor-carried", &[("amount", &money(*guaranteed)), ("carried", &money(*carried))])
            }
            What::NotNegative => self.say("step-not-negative", &[]),
            What::Gate { left } => self.say("step-gate", &[("share", &self.percent(*left))]),
            What::Beaten { by } => {
                let other = programme.incentives.iter().find(|other| other.id == *by);
                self.say("step-beaten", &[("name", &self.titled(other.map(|other| &other.title), by))])
            }
            What::Rounding => self.say("step-rounding", &[]),
        };
        self.about(line.of.as_deref(), "step-of", told)
    }

    fn about(&self, of: Option<&str>, id: &str, told: String) -> String {
        of.map_or(told.clone(), |of| self.say(id, &[("of", of), ("what", &told)]))
    }

    fn rate(&self, programme: &Programme, on: Decimal, rate: Rate, level: Option<&str>, band: Option<String>) -> String {
        let money = |amount: Decimal| self.money(amount, &programme.currency);
        let number = self.number(on);
        let mut told = match rate {
            Rate::Percent(rate) => self.say("step-percent", &[("rate", &self.percent(rate)), ("on", &money(on))]),
            Rate::PerUnit(amount) => self.say("step-per-piece", &[("amount", &money(amount)), ("number", &number)]),
            Rate::Amount(amount) if on == Decimal::ONE => self.say("step-once", &[("amount", &money(amount))]),
            Rate::Amount(amount) => self.say("step-each", &[("amount", &money(amount)), ("number", &number)]),
            Rate::PerBlock(amount) => self.say("step-blocks", &[("amount", &money(amount)), ("number", &number)]),
            Rate::Goods(pieces) => self.say("step-goods", &[("pieces", &self.number(pieces)), ("number", &number)]),
        };
        if let Some(level) = level {
            told = self.say("step-at-level", &[("what", &told), ("level", level)]);
        }
        band.map_or(told.clone(), |band| self.say("step-in-band", &[("band", &band), ("what", &told)]))
    }

    fn percent(&self, rate: Decimal) -> String {
        self.say("amount-percent", &[("number", &self.number(rate))])
    }

    fn titled(&self, title: Option<&crate::model::Text>, id: &str) -> String {
        title.map(|title| self.text(title)).filter(|title| !title.is_empty()).unwrap_or(id).to_owned()
    }

    /// The name of an incentive or fund; its id where it has none.
    #[must_use]
    pub fn rule(&self, programme: &Programme, id: &str) -> String {
        let incentive = programme.incentives.iter().find(|own| own.id == id).map(|own| &own.title);
        self.titled(incentive.or_else(|| programme.funds.iter().find(|own| own.id == id).map(|own| &own.title)), id)
    }

    /// An amount of what an incentive gives: money, or free pieces.
    #[must_use]
    pub fn given(&self, programme: &Programme, goods: bool, amount: Decimal) -> String {
        if goods { self.pieces(amount) } else { self.money(amount, &programme.currency) }
    }

    /// So many pieces.
    #[must_use]
    pub fn pieces(&self, number: Decimal) -> String {
        let count = if number == Decimal::ONE { 1 } else { 2 };
        self.say_count("amount-pieces", count, &[("number", &self.number(number))])
    }

    /// What was reached in the bands; nothing where there are none.
    #[must_use]
    pub fn reached(&self, programme: &Programme, incentive: &Incentive, reached: &Reached) -> Option<String> {
        let money = |amount: Decimal| self.amount(Unit::Money, amount, &programme.currency);
        // Cut, not rounded: 99.999% of a target is not all of it.
        let percent = |at: Decimal| self.percent(Rounding::Down.apply(at, 2).normalize());
        let told =
            match (incentive.basis, reached.target, reached.reached) {
                (IncentiveBasis::None, ..) => return None,
                (IncentiveBasis::PercentOfTarget, Some(target), Some(at)) => self
                    .say("reached-target", &[("counted", &money(reached.counted)), ("target", &money(target)), ("percent", &percent(at))]),
                (IncentiveBasis::Growth, Some(before), Some(at)) => self
                    .say("reached-growth", &[("counted", &money(reached.counted)), ("target", &money(before)), ("percent", &percent(at))]),
                (IncentiveBasis::Quantity, ..) => {
                    self.say("reached-value", &[("counted", &self.pieces(reached.reached.unwrap_or(reached.counted)))])
                }
                _ => self.say("reached-value", &[("counted", &money(reached.counted))]),
            };
        Some(self.about(reached.of.as_deref(), "reached-of", told))
    }

    /// What of the base lies beyond its limit.
    #[must_use]
    pub fn beyond(&self, programme: &Programme, earned: &Earned) -> Option<String> {
        let amount = self.amount(Unit::Money, earned.beyond, &programme.currency);
        (!earned.beyond.is_zero()).then(|| self.say("beyond-limit", &[("amount", &amount)]))
    }

    /// Why nothing, less, or nothing yet is paid.
    #[must_use]
    pub fn remark(&self, programme: &Programme, earned: &Earned) -> Option<String> {
        let title = |need: &Need| match need {
            Need::Duty(duty) => programme.duties.get(*duty).map(|own| self.titled(Some(&own.title), &own.id)),
            Need::Requirement(row) => programme.requirements.get(*row).map(|own| self.titled(Some(&own.title), &own.id)),
        };
        let missing: Vec<String> = earned.missing.iter().filter_map(title).collect();
        let names = self.list(&missing);
        Some(match earned.not_earned {
            Some(NotEarned::NotInAudience) => self.say("remark-outside", &[]),
            Some(NotEarned::NoTarget) => self.say("remark-no-target", &[]),
            Some(NotEarned::NotEnrolled) => self.say("remark-not-enrolled", &[]),
            Some(NotEarned::Missing) => self.say("remark-forfeited", &[("names", &names)]),
            None if earned.held => self.say("remark-held", &[("names", &names)]),
            None if !missing.is_empty() => self.say("remark-reduced", &[("names", &names)]),
            None => return None,
        })
    }

    /// What a person is paid.
    #[must_use]
    pub fn to_person(&self, programme: &Programme, (person, amount): &(String, Decimal)) -> String {
        self.say("to-person", &[("amount", &self.money(*amount, &programme.currency)), ("person", person)])
    }

    /// What to do next: how much more, until when, reaches which band, and what that is worth.
    #[must_use]
    pub fn next_band(&self, programme: &Programme, incentive: &Incentive, days: Days, next: &NextBand) -> String {
        let money = |amount: Decimal| self.amount(Unit::Money, amount, &programme.currency);
        let more = if next.pieces { self.pieces(next.more) } else { money(next.more) };
        let edge = incentive.bands.get(next.band).map_or(Decimal::ZERO, |band| band.from);
        let band = self.edge(programme, incentive, edge);
        self.say("next-band", &[("more", &more), ("date", &self.date(days.to)), ("band", &band), ("worth", &money(next.worth))])
    }

    fn edge(&self, programme: &Programme, incentive: &Incentive, edge: Decimal) -> String {
        match incentive.basis {
            IncentiveBasis::PercentOfTarget => self.say("next-target", &[("edge", &self.percent(edge))]),
            IncentiveBasis::Growth => self.say("next-growth", &[("edge", &self.percent(edge))]),
            IncentiveBasis::Value => self.say("next-from", &[("edge", &self.amount(Unit::Money, edge, &programme.currency))]),
            IncentiveBasis::Quantity | IncentiveBasis::None => self.say("next-from", &[("edge", &self.pieces(edge))]),
        }
    }

    /// The lower edge of a band, where a picture shows it.
    #[must_use]
    pub fn edge_of(&self, incentive: &Incentive, edge: Decimal) -> String {
        match incentive.basis {
            IncentiveBasis::PercentOfTarget | IncentiveBasis::Growth => self.percent(edge),
            _ => self.number(edge),
        }
    }

    fn edge_heading(&self, programme: &Programme, incentive: &Incentive, edge: Decimal) -> String {
        let told = self.edge(programme, incentive, edge);
        let mut letters = told.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    }

    /// Why a record is not paid on.
    #[must_use]
    pub fn not_paid(&self, programme: &Programme, record: TypeId, reason: NotPaid<'_>) -> String {
        match reason {
            NotPaid::Fails(condition) => {
                let condition = guide::on_record(programme, self.language, record, condition);
                self.say("not-paid-where", &[("condition", &condition)])
            }
            NotPaid::Level => self.say("not-paid-level", &[]),
            NotPaid::NoAmount => self.say("not-paid-amount", &[]),
            NotPaid::KnownCustomer => self.say("not-paid-known-customer", &[]),
            NotPaid::NoGroup => self.say("not-paid-group", &[]),
        }
    }

    /// So many records that are left out.
    #[must_use]
    pub fn left_out(&self, count: usize) -> String {
        self.say_number("records-left-out", count, &[])
    }

    /// So many more records than are shown.
    #[must_use]
    pub fn more_records(&self, count: usize) -> String {
        self.say_number("more-records", count, &[])
    }

    /// An exchange rate with its day.
    #[must_use]
    pub fn exchange(&self, exchange: &Exchange) -> String {
        let Exchange { currency, rate, from } = exchange;
        self.say("exchange-rate", &[("currency", currency), ("rate", &self.number(*rate)), ("date", &self.short_date(*from))])
    }

    /// When and by which entries something is booked.
    #[must_use]
    pub fn booked_in(&self, on: jiff::civil::Date, entries: &[u64]) -> String {
        let numbers: Vec<String> = entries.iter().map(u64::to_string).collect();
        let id = if numbers.len() == 1 { "booked-in-one" } else { "booked-in" };
        if numbers.is_empty() {
            self.short_date(on)
        } else {
            self.say(id, &[("date", &self.short_date(on)), ("entries", &numbers.join(", "))])
        }
    }

    /// That a paper is not what is booked.
    #[must_use]
    pub fn does_not_tie(&self, what: &str) -> String {
        self.say("does-not-tie", &[("what", what)])
    }

    /// What was answered to a dispute, by whom and why.
    #[must_use]
    pub fn answer(&self, dispute: &Dispute) -> String {
        let told = match dispute.answer {
            Answer::Open => return self.say("answer-open", &[]),
            Answer::Granted(on) => self.say("answer-granted", &[("date", &self.short_date(on))]),
            Answer::Refused(on) => self.say("answer-refused", &[("date", &self.short_date(on))]),
        };
        [told, dispute.by.clone(), dispute.why.clone()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// An entry as the partner reads it.
    #[must_use]
    pub fn entry(&self, programme: &Programme, entry: &Movement) -> String {
        let mut name = self.rule(programme, &entry.rule);
        if !entry.person.is_empty() {
            name = format!("{name} ({})", entry.person);
        }
        if let Some(of) = entry.of {
            return self.say("entry-back", &[("of", &of.to_string()), ("name", &name)]);
        }
        let id = match entry.why {
            Why::Earned => "entry-earned",
            Why::TrueUp => "entry-anew",
            Why::Released => "entry-released",
            Why::Forfeited => "entry-forfeited",
            Why::Due => "entry-due",
            Why::Paid => "entry-paid",
            Why::Granted => "entry-granted",
            Why::Transferred => "entry-transferred",
            Why::Earmarked => "entry-earmarked",
            Why::Unneeded => "entry-unneeded",
            Why::Claimed => "entry-claimed",
            Why::Refused => "entry-refused",
            Why::Expired => "entry-expired",
        };
        self.say(id, &[("name", &name)])
    }

    /// Which page of how many; what every paper promises.
    #[must_use]
    pub fn page(&self, page: &str, pages: &str) -> String {
        self.say("paper-page", &[("page", page), ("pages", pages)])
    }

    /// What every statement promises.
    #[must_use]
    pub fn promise(&self) -> String {
        self.say("paper-promise", &[])
    }
}

/// Whether levels are paid differently.
fn differs(incentive: &Incentive) -> bool {
    let payouts = incentive.bands.iter().map(|band| &band.payout).chain(&incentive.plain);
    let levels = |payout: &Payout| match payout {
        Payout::Rate(levels) | Payout::Amount(levels) | Payout::PerUnit(levels) | Payout::Goods(levels) => {
            levels.windows(2).any(|two| two[0] != two[1])
        }
        Payout::RateByEnrolment(_) => false,
    };
    payouts.into_iter().any(levels)
}
