//! A plain rate, record by record, with the limits that are counted per record, customer or deal.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::line::{self, Line, Rate, What};
use super::lot::Lot;
use super::rates::Terms;
use crate::model::{Cap, Payout};

/// What a plain rate gives: the lines, and what each lot comes to. None: a number grew past what can be held exactly.
pub(super) fn apply(terms: &Terms<'_, '_>, payout: &Payout, lots: &[Lot]) -> Option<(Vec<Line>, Vec<Decimal>)> {
    let mut lines: Vec<Line> = vec![];
    let mut amounts = Vec::with_capacity(lots.len());
    for lot in lots {
        let Some(rate) = terms.rate(payout, lot, lot.date) else {
            amounts.push(Decimal::ZERO);
            continue;
        };
        let on = match rate {
            Rate::Percent(_) => lot.base,
            Rate::PerUnit(_) => lot.quantity,
            Rate::Amount(_) | Rate::PerBlock(_) | Rate::Goods(_) => Decimal::ONE,
        };
        let amount = rate.on(on)?;
        amounts.push(amount);
        line::add_rate(&mut lines, What::Rate { band: None, on, rate, level: terms.level(lot) }, amount)?;
    }
    if let Some(floor) = terms.incentive.floor.as_ref().filter(|floor| floor.per == "sale") {
        lines.extend(guaranteed(terms, floor, &mut amounts)?);
    }
    for (place, cap) in terms.incentive.caps.iter().enumerate() {
        lines.extend(limited(terms, place, cap, lots, &mut amounts)?);
    }
    Some((lines, amounts))
}

/// What a guarantee for each record adds to those that come to less.
fn guaranteed(terms: &Terms<'_, '_>, floor: &Cap, amounts: &mut [Decimal]) -> Option<Option<Line>> {
    let Some(least) = terms.limit(&floor.amount) else { return Some(None) };
    let mut added = Decimal::ZERO;
    for amount in amounts.iter_mut().filter(|amount| !amount.is_sign_negative() && **amount < least) {
        added = added.checked_add(least.checked_sub(*amount)?)?;
        *amount = least;
    }
    let line = Line { what: What::Floor { guaranteed: least, carried: Decimal::ZERO }, amount: added, of: None };
    Some((!added.is_zero()).then_some(line))
}

/// What a limit per record, piece, customer or deal takes away: one line for all it takes.
fn limited(terms: &Terms<'_, '_>, place: usize, cap: &Cap, lots: &[Lot], amounts: &mut [Decimal]) -> Option<Option<Line>> {
    let together: fn(usize, &Lot) -> (usize, &str) = match cap.per.as_str() {
        "sale" | "unit" | "subscription" => |at, _| (at, ""),
        "customer" => |_, lot| (0, &lot.customer),
        "deal" => |_, lot| (0, &lot.deal),
        _ => return Some(None),
    };
    let Some(limit) = terms.limit(&cap.amount) else { return Some(None) };
    let own = terms.question.programme.currency.as_str();
    let mut left: BTreeMap<(usize, &str), Decimal> = BTreeMap::new();
    let mut cut = Decimal::ZERO;
    for (at, lot) in lots.iter().enumerate() {
        let currency = if lot.currency.is_empty() { own } else { &lot.currency };
        let concerned = cap.currency.as_deref().is_none_or(|stated| stated == currency);
        if !concerned || cap.group.is_some_and(|group| !lot.groups.contains(&group)) {
            continue;
        }
        let limit = if cap.per == "unit" { limit.checked_mul(lot.quantity.abs())? } else { limit };
        let left = left.entry(together(at, lot)).or_insert(limit);
        let kept = amounts[at].min(*left);
        cut = cut.checked_add(amounts[at].checked_sub(kept)?)?;
        *left = left.checked_sub(kept)?.min(limit);
        amounts[at] = kept;
    }
    let line = Line { what: What::Cap { place, limit, before: Decimal::ZERO }, amount: -cut, of: None };
    Some((!cut.is_zero()).then_some(line))
}
