//! What makes the sum of the rates the amount that is earned: limits, guarantees, gates and the rounding, each a line of its own.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::before::Before;
use super::line::{Line, What, total};
use super::lot::Lot;
use super::rates::Terms;
use super::{Earned, NotEarned, Reached, TooLarge};
use crate::model::{Cap, Need};
use crate::money::{Rounding, allocate, kept, minor_places};
use crate::period::Days;

/// What the rates give, before anything limits it.
pub(super) struct Gross {
    pub(super) reached: Vec<Reached>,
    pub(super) lines: Vec<Line>,
    /// What each record comes to, with the product groups it belongs to.
    pub(super) amounts: Vec<Amount>,
    /// What of the base lay beyond its limit.
    pub(super) beyond: Decimal,
}

/// What a record comes to.
pub(super) struct Amount {
    pub(super) row: Option<u32>,
    pub(super) groups: Vec<usize>,
    pub(super) person: Option<String>,
    pub(super) amount: Decimal,
}

impl Amount {
    pub(super) fn of(lot: &Lot, amount: Decimal) -> Self {
        Self { row: lot.row, groups: lot.groups.clone(), person: lot.person.clone(), amount }
    }
}

/// When it is calculated, and what must be in order.
pub(super) struct At {
    pub(super) days: Days,
    /// The days are over: guarantees hold.
    pub(super) over: bool,
    pub(super) missing: Vec<Need>,
}

/// What is earned.
pub(super) fn settle(terms: &Terms<'_, '_>, gross: Gross, at: At, before: &Before) -> Result<Earned, TooLarge> {
    let incentive = terms.incentive;
    let goods = gross.lines.iter().any(|line| matches!(line.what, What::Rate { rate: super::Rate::Goods(_), .. }));
    let lines = gross.lines.into_iter().map(|line| Line { amount: kept(line.amount), ..line }).collect();
    let mut sum = Lines { lines };
    if !goods {
        for (place, cap) in incentive.caps.iter().enumerate() {
            sum.cap(terms, place, cap, before.caps[place], &gross.amounts)?;
        }
        if let Some(guaranteed) =
            incentive.floor.as_ref().filter(|floor| at.over && floor.per != "sale").and_then(|floor| terms.limit(&floor.amount))
        {
            sum.floor(guaranteed, before.carried)?;
        }
        if incentive.may_go_negative == Some(false) && sum.total()?.is_sign_negative() {
            let amount = -sum.total()?;
            sum.add(What::NotNegative, amount);
        }
    }
    let forfeited = !at.missing.is_empty() && incentive.if_gate_fails.as_deref() != Some("hold");
    if forfeited {
        let left = incentive.reduce_to.unwrap_or_default();
        let all = sum.total()?;
        let kept = super::percent(all, left).ok_or(TooLarge)?;
        sum.add(What::Gate { left }, kept.checked_sub(all).ok_or(TooLarge)?);
    }
    let exact = sum.total()?;
    let rounding = terms.question.programme.rounding.unwrap_or(Rounding::HalfAwayFromZero);
    let places = if goods { 0 } else { minor_places(&terms.question.programme.currency) };
    let amount = if goods { Rounding::Down } else { rounding }.apply(exact, places);
    sum.add(What::Rounding, amount.checked_sub(exact).ok_or(TooLarge)?);
    let not_earned = (forfeited && incentive.reduce_to.is_none()).then_some(NotEarned::Missing);
    Ok(Earned {
        days: at.days,
        amount,
        persons: by_person(amount, &gross.amounts, places).ok_or(TooLarge)?,
        goods,
        held: !at.missing.is_empty() && !forfeited,
        reached: gross.reached,
        beyond: gross.beyond,
        lines: sum.lines,
        missing: at.missing,
        not_earned,
    })
}

/// What each person is paid of the amount: in proportion to what their records come to.
fn by_person(amount: Decimal, amounts: &[Amount], places: u32) -> Option<Vec<(String, Decimal)>> {
    let mut shares: BTreeMap<&str, Decimal> = BTreeMap::new();
    for own in amounts {
        let Some(person) = &own.person else { continue };
        let sum = shares.entry(person).or_default();
        *sum = sum.checked_add(own.amount)?;
    }
    let parts = allocate(amount, &shares.values().copied().collect::<Vec<_>>(), places)?;
    Some(shares.into_keys().map(str::to_owned).zip(parts).collect())
}

struct Lines {
    lines: Vec<Line>,
}

impl Lines {
    fn total(&self) -> Result<Decimal, TooLarge> {
        total(self.lines.iter().map(|line| line.amount)).ok_or(TooLarge)
    }

    /// A line that changes nothing is none.
    fn add(&mut self, what: What, amount: Decimal) {
        if !amount.is_zero() {
            self.lines.push(Line { what, amount, of: None });
        }
    }

    /// A limit of a stretch of time; those per record are kept record by record.
    fn cap(&mut self, terms: &Terms<'_, '_>, place: usize, cap: &Cap, before: Decimal, amounts: &[Amount]) -> Result<(), TooLarge> {
        let by_record = matches!(cap.per.as_str(), "sale" | "unit" | "subscription" | "customer" | "deal");
        let foreign = cap.currency.as_ref().is_some_and(|currency| *currency != terms.question.programme.currency);
        if by_record || foreign {
            return Ok(());
        }
        let Some(limit) = terms.limit(&cap.amount) else { return Ok(()) };
        let concerned = match cap.group {
            None => self.total()?,
            Some(group) => total(amounts.iter().filter(|own| own.groups.contains(&group)).map(|own| own.amount)).ok_or(TooLarge)?,
        };
        let left = limit.checked_sub(before).ok_or(TooLarge)?.max(Decimal::ZERO);
        let cut = concerned.checked_sub(left).ok_or(TooLarge)?;
        if cut > Decimal::ZERO {
            self.add(What::Cap { place, limit, before }, -cut);
        }
        Ok(())
    }

    fn floor(&mut self, guaranteed: Decimal, carried: Decimal) -> Result<(), TooLarge> {
        let own = guaranteed.checked_sub(carried).ok_or(TooLarge)?;
        let missing = own.checked_sub(self.total()?).ok_or(TooLarge)?;
        if missing > Decimal::ZERO {
            self.add(What::Floor { guaranteed, carried }, missing);
        }
        Ok(())
    }
}
