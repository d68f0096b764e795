//! Several incentives on the same sale: the programme's one order decides.
//!
//! Incentives stand in order of their number, then as the file lists them. A **sequential** one is paid on what the earlier ones leave of the base; of those that say
//! **highest**, only the one that pays most on a sale is paid there, the earlier one where two pay the same.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::limits::Gross;
use super::line::{Line, What};
use super::lot::Lot;
use super::rates::Terms;
use super::{Asking, Refusal, settled_together};
use crate::model::{Incentive, Stacking};

impl<'a> Asking<'a> {
    /// Takes what earlier incentives pay on a sale out of what a sequential one is paid on.
    pub(super) fn reduce_by_earlier(&self, terms: &Terms<'_, 'a>, lots: &mut [Lot]) -> Result<(), Refusal> {
        if terms.incentive.stacking != Stacking::Sequential {
            return Ok(());
        }
        for other in self.others(terms.incentive).filter(|other| other.reduces_others && before(self, other, terms.incentive)) {
            let paid = self.by_record(other)?;
            for lot in lots.iter_mut() {
                let own = lot.row.and_then(|row| paid.get(&row)).copied().unwrap_or_default();
                lot.base = lot.base.checked_sub(own).ok_or_else(|| self.refused(terms.incentive))?;
            }
        }
        Ok(())
    }

    /// Takes away what is paid on sales on which another one pays more.
    pub(super) fn beaten(&self, terms: &Terms<'_, 'a>, gross: &mut Gross) -> Result<(), Refusal> {
        if terms.incentive.stacking != Stacking::Highest {
            return Ok(());
        }
        let mut lost: BTreeMap<usize, Decimal> = BTreeMap::new();
        let mut others = vec![];
        for other in self.others(terms.incentive).filter(|other| other.stacking == Stacking::Highest) {
            others.push((before(self, other, terms.incentive), self.by_record(other)?));
        }
        for own in &mut gross.amounts {
            let paid = |(_, paid): &(bool, BTreeMap<u32, Decimal>)| own.row.and_then(|row| paid.get(&row)).copied();
            let best = others.iter().enumerate().filter_map(|(place, other)| Some((paid(other)?, other.0, place)));
            // The highest; of equal ones the earliest.
            let Some((most, earlier, place)) = best.max_by_key(|(amount, _, place)| (*amount, std::cmp::Reverse(*place))) else { continue };
            if most > own.amount || (most == own.amount && earlier) {
                let sum = lost.entry(place).or_default();
                *sum = sum.checked_add(own.amount).ok_or_else(|| self.refused(terms.incentive))?;
                own.amount = Decimal::ZERO;
            }
        }
        let ids: Vec<String> =
            self.others(terms.incentive).filter(|other| other.stacking == Stacking::Highest).map(|other| other.id.clone()).collect();
        let taken = lost.into_iter().filter(|(_, amount)| !amount.is_zero());
        gross.lines.extend(taken.map(|(place, amount)| Line { what: What::Beaten { by: ids[place].clone() }, amount: -amount, of: None }));
        Ok(())
    }

    fn others(&self, incentive: &Incentive) -> impl Iterator<Item = &'a Incentive> {
        let own = incentive.id.clone();
        let mut all: Vec<&'a Incentive> = self.history.on(self.days.to).incentives.iter().filter(|other| other.id != own).collect();
        all.sort_by_key(|other| other.order);
        all.into_iter()
    }

    /// What an incentive gives on each record, in the days it settles together with ours. Nothing where it is not earned.
    fn by_record(&self, incentive: &'a Incentive) -> Result<BTreeMap<u32, Decimal>, Refusal> {
        let days = settled_together(self.history, incentive, self.days.to).filter(|_| incentive.period.is_some());
        let asking = self.within(days.unwrap_or(self.days));
        let question = asking.question(asking.days.to);
        let terms = Terms { question: &question, incentive, enrolment: asking.enrolment_level(incentive) };
        let forfeits = !question.missing(&incentive.audience.needs).is_empty() && incentive.if_gate_fails.as_deref() == Some("forfeit");
        if forfeits || asking.not_earned(&terms).is_some() {
            return Ok(BTreeMap::new());
        }
        let gross = asking.gross(&terms)?;
        Ok(gross.amounts.into_iter().filter_map(|own| Some((own.row?, own.amount))).collect())
    }
}

/// Whether one comes before another: by its number, then as the file lists them.
fn before(asking: &Asking<'_>, one: &Incentive, other: &Incentive) -> bool {
    let listed = |incentive: &Incentive| asking.history.on(asking.days.to).incentives.iter().position(|own| own.id == incentive.id);
    (one.order, listed(one)) < (other.order, listed(other))
}
