//! The rate of a lot: by the level held, the product group, the enrolment.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::ladder_of;
use super::line::Rate;
use super::lot::Lot;
use crate::measure::Question;
use crate::model::{Figures, Granted, Incentive, Payout, in_force};

/// What decides about rates beside the lot.
pub(super) struct Terms<'q, 'a> {
    pub(super) question: &'q Question<'a>,
    pub(super) incentive: &'q Incentive,
    /// The rate level that enrolling in time earned.
    pub(super) enrolment: Option<String>,
}

impl Terms<'_, '_> {
    /// What a payout gives a lot at the level held when it counts, as the file says on a day.
    pub(super) fn rate(&self, payout: &Payout, lot: &Lot, day: Date) -> Option<Rate> {
        match payout {
            Payout::RateByEnrolment(rates) => {
                let own = rates.iter().find(|(name, _)| Some(name) == self.enrolment.as_ref());
                own.map(|(_, rate)| Rate::Percent(*rate))
            }
            Payout::Rate(granted) => self.granted(granted, lot, day).map(Rate::Percent),
            Payout::Amount(granted) => self.granted(granted, lot, day).map(Rate::Amount),
            Payout::PerUnit(granted) => self.granted(granted, lot, day).map(Rate::PerUnit),
            Payout::Goods(granted) => self.granted(granted, lot, day).map(Rate::Goods),
        }
    }

    /// The level a lot's rates are those of.
    pub(super) fn level(&self, lot: &Lot) -> Option<usize> {
        lot.held.get(ladder_of(self.incentive)).copied().flatten()
    }

    fn granted(&self, granted: &[Option<Granted>], lot: &Lot, day: Date) -> Option<Decimal> {
        let held = self.level(lot);
        let granted = match held {
            Some(held) => granted.get(held).or(granted.first()),
            None if granted.len() <= 1 => granted.first(),
            None => None,
        };
        let at = (ladder_of(self.incentive), held.unwrap_or(0));
        match granted.and_then(Option::as_ref)? {
            Granted::Figure(figures) => self.on_the_day(figures, day, at),
            Granted::ByGroup(groups) => {
                let own = groups.iter().find(|(group, _)| lot.groups.contains(group))?;
                self.on_the_day(&own.1, day, at)
            }
            Granted::Yes | Granted::Words(_) => None,
        }
    }

    fn on_the_day(&self, figures: &Figures, day: Date, at: (usize, usize)) -> Option<Decimal> {
        self.question.on(day).figure(figures, at).map(|(rate, _)| rate)
    }

    /// A limit or guarantee at the level held at the end of the period.
    pub(super) fn limit(&self, amount: &[Figures]) -> Option<Decimal> {
        let ladder = ladder_of(self.incentive);
        let held = self.question.held.get(ladder).copied().flatten().unwrap_or(0);
        let figures = amount.get(held).or(amount.first())?;
        in_force(figures, self.question.sight.as_of)?;
        self.question.figure(figures, (ladder, held)).map(|(amount, _)| amount)
    }
}
