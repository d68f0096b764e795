//! Limits and guarantees that reach back over earlier periods: what those earned is worked out first.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::rates::Terms;
use super::{Asking, Earned, Refusal, settled_together};
use crate::model::Incentive;
use crate::period::{Days, Period, later_days};

/// What earlier periods leave for this one.
pub(super) struct Before {
    /// For each limit, what was earned that counts towards it.
    pub(super) caps: Vec<Decimal>,
    /// What was earned beyond guarantees.
    pub(super) carried: Decimal,
}

impl Before {
    pub(super) fn nothing(incentive: &Incentive) -> Self {
        Self { caps: vec![Decimal::ZERO; incentive.caps.len()], carried: Decimal::ZERO }
    }
}

impl<'a> Asking<'a> {
    /// What is earned, limits that reach back over earlier periods included.
    pub(super) fn earned(&self, incentive: &'a Incentive) -> Result<Earned, Refusal> {
        let mut before = Before::nothing(incentive);
        let mut day = self.reaches_back_to(incentive);
        let mut last: Option<Days> = None;
        while day < self.days.from {
            let Some(days) = settled_together(self.history, incentive, day) else { break };
            self.begin(incentive, &mut before, last, days);
            let earned = self.within(days).once(incentive, &before)?;
            self.remember(incentive, &mut before, &earned).ok_or_else(|| self.refused(incentive))?;
            (last, day) = (Some(days), later_days(days.to, 1));
        }
        self.begin(incentive, &mut before, last, self.days);
        self.once(incentive, &before)
    }

    /// The first day that earlier limits and guarantees look back to.
    fn reaches_back_to(&self, incentive: &Incentive) -> Date {
        let caps = incentive.caps.iter().filter_map(|cap| self.stretch(incentive, &cap.per, self.days.to));
        let floor = (incentive.floor.is_some() && incentive.floor_carries).then(|| self.stretch(incentive, "programme year", self.days.to));
        caps.chain(floor.flatten()).map(|days| days.from).min().unwrap_or(self.days.from)
    }

    /// The stretch of time a limit is counted over, where that is longer than what is settled together.
    fn stretch(&self, incentive: &Incentive, per: &str, day: Date) -> Option<Days> {
        let programme = self.history.on(day);
        let days = match per {
            "programme" => Days { from: programme.effective, to: Date::MAX },
            per => crate::measure::calendar(programme, None).period(Period::read(per)?, day)?,
        };
        let own = settled_together(self.history, incentive, day)?;
        (days.from < own.from || days.to > own.to).then_some(days)
    }

    /// A new stretch begins: what was earned before does not count towards its limit.
    fn begin(&self, incentive: &Incentive, before: &mut Before, last: Option<Days>, days: Days) {
        let Some(last) = last else { return };
        let anew = |per: &str| self.stretch(incentive, per, days.to) != self.stretch(incentive, per, last.to);
        for (cap, sum) in incentive.caps.iter().zip(&mut before.caps) {
            if anew(&cap.per) {
                *sum = Decimal::ZERO;
            }
        }
        if anew("programme year") {
            before.carried = Decimal::ZERO;
        }
    }

    fn remember(&self, incentive: &Incentive, before: &mut Before, earned: &Earned) -> Option<()> {
        for (cap, sum) in incentive.caps.iter().zip(&mut before.caps) {
            if self.stretch(incentive, &cap.per, earned.days.to).is_some() {
                *sum = sum.checked_add(earned.amount)?;
            }
        }
        let Some(floor) = incentive.floor.as_ref().filter(|_| incentive.floor_carries) else { return Some(()) };
        let question = self.question(earned.days.to);
        let guaranteed = Terms { question: &question, incentive, enrolment: None }.limit(&floor.amount).unwrap_or_default();
        before.carried = before.carried.checked_add(earned.amount)?.checked_sub(guaranteed)?.max(Decimal::ZERO);
        Some(())
    }
}
