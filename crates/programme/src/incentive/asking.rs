//! One incentive of one partner in one period: audience, lots, bands, then everything that limits it.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::before::Before;
use super::limits::{self, Amount, At, Gross};
use super::line::{self, Line, Rate, What};
use super::lot::{self, Lot};
use super::rates::Terms;
use super::{Asking, Earned, NotEarned, Reached, Refusal, TooLarge, bands, in_audience, plain};
use crate::model::{Accrual, BandsPer, Incentive, IncentiveBasis, Need};
use crate::record::Sight;

impl<'a> Asking<'a> {
    pub(super) fn refused(&self, incentive: &Incentive) -> Refusal {
        self.too_large(&incentive.id)
    }

    pub(super) fn too_large(&self, id: &str) -> Refusal {
        Refusal::TooLarge { incentive: id.to_owned(), partner: self.records.id(self.partner).to_owned(), days: self.days }
    }

    pub(super) fn once(&self, incentive: &'a Incentive, before: &Before) -> Result<Earned, Refusal> {
        let question = self.question(self.days.to);
        let terms = Terms { question: &question, incentive, enrolment: self.enrolment_level(incentive) };
        if let Some(why) = self.not_earned(&terms) {
            return Ok(Earned::nothing(self.days, why));
        }
        let measured = matches!(incentive.basis, IncentiveBasis::PercentOfTarget | IncentiveBasis::Growth);
        if measured && self.target(&terms)?.is_none() {
            return Ok(Earned::nothing(self.days, NotEarned::NoTarget));
        }
        if let Some(accrual) = incentive.accrual.as_ref().filter(|_| self.so_far) {
            return self.accrued(&terms, accrual).ok_or_else(|| self.refused(incentive));
        }
        let mut gross = self.gross(&terms)?;
        self.beaten(&terms, &mut gross)?;
        let missing = self.missing(&terms);
        let at = At { days: self.days, over: !self.so_far && self.known_on >= self.days.to, missing };
        limits::settle(&terms, gross, at, before).map_err(|TooLarge| self.refused(incentive))
    }

    /// What is booked before the period is over, where the file says another rate than the one reached.
    fn accrued(&self, terms: &Terms<'_, 'a>, accrual: &Accrual) -> Option<Earned> {
        let lots = lot::paid(self, terms.question, terms.incentive);
        let mut lines = vec![];
        for lot in &lots {
            let (band, rate) = match accrual {
                Accrual::Rate(rate) => (None, Some(Rate::Percent(*rate))),
                Accrual::Band(band) => {
                    let number = terms.question.value(band).number().and_then(|number| number.to_usize());
                    let own = number.and_then(|number| number.checked_sub(1)).filter(|place| *place < terms.incentive.bands.len());
                    (own, own.and_then(|place| terms.rate(&terms.incentive.bands[place].payout, lot, self.days.to)))
                }
            };
            let Some(rate) = rate else { continue };
            let on = if matches!(rate, Rate::PerUnit(_)) { lot.quantity } else { lot.base };
            line::add_rate(&mut lines, What::Rate { band, on, rate, level: terms.level(lot) }, rate.on(on)?)?;
        }
        let amounts: Vec<Amount> = vec![];
        let reached = sums(None, &lots.iter().collect::<Vec<_>>())?;
        let gross = Gross { reached: vec![reached], lines, amounts, beyond: Decimal::ZERO };
        let missing = self.missing(terms);
        limits::settle(terms, gross, At { days: self.days, over: false, missing }, &Before::nothing(terms.incentive)).ok()
    }

    /// What is missing of what it needs, at the end of the days; what is held waits for it to come later.
    fn missing(&self, terms: &Terms<'_, '_>) -> Vec<Need> {
        let needs = &terms.incentive.audience.needs;
        let missing = terms.question.missing(needs);
        let waits = !missing.is_empty() && terms.incentive.if_gate_fails.as_deref() == Some("hold") && self.known_on > self.days.to;
        if waits { terms.question.on(self.known_on).missing(needs) } else { missing }
    }

    /// Why nothing is earned from the start.
    pub(super) fn not_earned(&self, terms: &Terms<'_, '_>) -> Option<NotEarned> {
        let incentive = terms.incentive;
        if !in_audience(terms.question, &incentive.audience, incentive.level_on_sale_date) {
            return Some(NotEarned::NotInAudience);
        }
        (!incentive.enrolment.is_empty() && terms.enrolment.is_none()).then_some(NotEarned::NotEnrolled)
    }

    /// What the rates give, before anything limits it.
    pub(super) fn gross(&self, terms: &Terms<'_, 'a>) -> Result<Gross, Refusal> {
        let incentive = terms.incentive;
        let too_large = || self.refused(incentive);
        let mut lots = lot::paid(self, terms.question, incentive);
        lots.extend(self.more(terms));
        self.reduce_by_earlier(terms, &mut lots)?;
        let beyond = self.limit_base(terms, &mut lots).ok_or_else(too_large)?;
        let target = self.target(terms)?;
        if let (true, Some(payout)) = (incentive.bands.is_empty(), &incentive.plain) {
            let (lines, amounts) = plain::apply(terms, payout, &lots).ok_or_else(too_large)?;
            let mut reached = sums(None, &lots.iter().collect::<Vec<_>>()).ok_or_else(too_large)?;
            (reached.counted, reached.target) = (reached.paid_on, target);
            let amounts = lots.iter().zip(amounts).map(|(lot, amount)| Amount::of(lot, amount)).collect();
            return Ok(Gross { reached: vec![reached], lines, amounts, beyond });
        }
        let counted = lot::counted(self, terms.question, incentive);
        let mut all = Gross { reached: vec![], lines: vec![], amounts: vec![], beyond };
        for (of, own) in filled_together(incentive, &lots, &counted) {
            let (reached, lines) = self.banded(terms, of, &own, &counted, target).ok_or_else(too_large)?;
            let amount = line::total(lines.iter().map(|line| line.amount)).ok_or_else(too_large)?;
            all.amounts.extend(spread(amount, &own, &reached).ok_or_else(too_large)?);
            all.reached.push(reached);
            all.lines.extend(lines);
        }
        Ok(all)
    }

    /// The lot of what if more were sold.
    fn more(&self, terms: &Terms<'_, '_>) -> Option<Lot> {
        let more = self.more?;
        let nothing = Lot::nothing(self.days.to, terms.question.held.clone(), None);
        Some(if terms.incentive.basis == IncentiveBasis::Quantity {
            Lot { quantity: more, ..nothing }
        } else {
            Lot { base: more, ..nothing }
        })
    }

    /// What the bands give the lots that fill them together.
    fn banded(
        &self,
        terms: &Terms<'_, 'a>,
        of: Option<String>,
        lots: &[&Lot],
        counted: &[(Option<String>, Decimal)],
        target: Option<Decimal>,
    ) -> Option<(Reached, Vec<Line>)> {
        let mut reached = sums(of, lots)?;
        reached.target = target;
        // A sale by itself is measured by itself, also where several fall on one day.
        reached.counted = if terms.incentive.period.is_none() && terms.incentive.counts.is_none() {
            if terms.incentive.basis == IncentiveBasis::Quantity { reached.pieces } else { reached.paid_on }
        } else {
            let own = counted.iter().filter(|(own, _)| *own == reached.of).map(|(_, amount)| *amount);
            line::total(own.chain(self.more))?
        };
        let lines = bands::apply(terms, self.days, lots, &mut reached)?;
        Some((reached, lines))
    }

    /// The target or baseline. None where the incentive has none, or may be calculated without: then its bands are not reached.
    fn target(&self, terms: &Terms<'_, '_>) -> Result<Option<Decimal>, Refusal> {
        let incentive = terms.incentive;
        let Some(stated) = incentive.target.as_ref().or(incentive.baseline.as_ref()) else { return Ok(None) };
        let target = terms.question.value(stated).number();
        if target.is_none() && incentive.refuses_without_target {
            let partner = self.records.id(self.partner).to_owned();
            return Err(Refusal::NoTarget { incentive: incentive.id.clone(), partner, days: self.days });
        }
        Ok(target.filter(|target| *target > Decimal::ZERO))
    }

    /// Cuts what lies beyond the limit of the base, from the last lot backwards.
    fn limit_base(&self, terms: &Terms<'_, '_>, lots: &mut [Lot]) -> Option<Decimal> {
        let Some(cap) = &terms.incentive.base_cap else { return Some(Decimal::ZERO) };
        let Some(limit) = terms.limit(&cap.amount) else { return Some(Decimal::ZERO) };
        if cap.per == "sale" {
            let mut beyond = Decimal::ZERO;
            for lot in lots {
                beyond = beyond.checked_add(lot.base.checked_sub(limit)?.max(Decimal::ZERO))?;
                lot.base = lot.base.min(limit);
            }
            return Some(beyond);
        }
        let beyond = line::total(lots.iter().map(|lot| lot.base))?.checked_sub(limit)?.max(Decimal::ZERO);
        let mut left = beyond;
        for lot in lots.iter_mut().rev().filter(|lot| lot.base > Decimal::ZERO) {
            let cut = lot.base.min(left);
            (lot.base, left) = (lot.base.checked_sub(cut)?, left.checked_sub(cut)?);
        }
        Some(beyond)
    }

    /// The rate level that enrolling in time earned.
    pub(super) fn enrolment_level(&self, incentive: &Incentive) -> Option<String> {
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

/// The lots by what they fill the bands together with, in that order; also what counts without being paid on.
fn filled_together<'l>(
    incentive: &Incentive,
    lots: &'l [Lot],
    counted: &[(Option<String>, Decimal)],
) -> Vec<(Option<String>, Vec<&'l Lot>)> {
    if incentive.period.is_none() {
        return lots.iter().map(|lot| (lot.of.clone(), vec![lot])).collect();
    }
    if matches!(incentive.bands_per, BandsPer::Partner | BandsPer::Group) {
        return vec![(None, lots.iter().collect())];
    }
    let mut keys: Vec<&Option<String>> = lots.iter().map(|lot| &lot.of).chain(counted.iter().map(|(of, _)| of)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter().map(|key| (key.clone(), lots.iter().filter(|lot| lot.of == *key).collect())).collect()
}

fn sums(of: Option<String>, lots: &[&Lot]) -> Option<Reached> {
    let paid_on = line::total(lots.iter().map(|lot| lot.base))?;
    let pieces = line::total(lots.iter().map(|lot| lot.quantity))?;
    Some(Reached { of, paid_on, pieces, ..Reached::default() })
}

/// What the bands give, by record: in proportion to what is paid on.
fn spread(amount: Decimal, lots: &[&Lot], reached: &Reached) -> Option<Vec<Amount>> {
    let part = |lot: &&Lot| {
        let own = if reached.paid_on.is_zero() { Decimal::ZERO } else { amount.checked_mul(lot.base)?.checked_div(reached.paid_on)? };
        Some(Amount::of(lot, own))
    };
    lots.iter().map(part).collect()
}
