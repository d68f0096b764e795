//! Bands and the ways to apply them.
//!
//! The sources of the modes and of the growth meanings are named in docs/reference/programme-file.md; the numbers of a plan with bands 10 % to 1 000
//! and 25 % beyond, sales 2 000, are: marginal 350, whole 500, rolling 600, total 700.

use rust_decimal::Decimal;

use super::lines::Line;
use super::{Earned, percent, rate, total};
use crate::measure::Question;
use crate::model::{Incentive, IncentiveBasis, IncentiveMode, Payout};

/// What bands or rates give before limits and rounding.
pub(super) struct Gross {
    pub(super) amount: Decimal,
    pub(super) reached: Option<Decimal>,
    pub(super) band: Option<usize>,
}

/// A band with its rate for this partner and its edges as amounts of what is paid on.
struct Slice {
    from: Decimal,
    to: Option<Decimal>,
    rate: Decimal,
}

pub(super) fn apply(question: &Question<'_>, incentive: &Incentive, sum: &Earned, enrolment: Option<&str>, lines: &[Line]) -> Gross {
    let reached = reached(incentive, sum, lines);
    let band = incentive.bands.iter().rposition(|band| reached.is_some_and(|reached| band.from <= reached));
    let past = incentive
        .bands
        .last()
        .and_then(|band| band.upto)
        .is_some_and(|end| incentive.nothing_beyond && reached.is_some_and(|reached| reached >= end));
    let none = Gross { amount: Decimal::ZERO, reached, band };
    let (Some(band), Some(value), false) = (band, reached, past) else { return none };
    // Zero volume earns nothing, whatever the lowest band says.
    if sum.paid_on.is_zero() && incentive.mode != IncentiveMode::Amount {
        return none;
    }
    let end = Line {
        date: sum.days.to,
        base: sum.paid_on,
        quantity: Decimal::ONE,
        currency: String::new(),
        groups: vec![],
        held: question.held.clone(),
    };
    let rates: Vec<Option<Decimal>> = incentive.bands.iter().map(|band| rate(question, incentive, &band.payout, enrolment, &end)).collect();
    let Some(own) = rates[band] else { return none };
    let pieces: Decimal = total(lines.iter().map(|line| line.quantity));
    let on = match (&incentive.bands[band].payout, incentive.growth_on.as_deref()) {
        (Payout::PerUnit(_), _) => pieces,
        (_, Some("above baseline")) => sum.paid_on.saturating_sub(sum.target.unwrap_or_default()),
        _ => sum.paid_on,
    };
    let part = |on: Decimal, rate: Decimal| match incentive.bands[band].payout {
        Payout::PerUnit(_) => on.saturating_mul(rate),
        _ => percent(on, rate),
    };
    let slices = slices(incentive, sum, &rates);
    let amount = match incentive.mode {
        _ if matches!(incentive.bands[band].payout, Payout::Amount(_)) => own,
        IncentiveMode::Whole | IncentiveMode::Amount if incentive.growth_on.as_deref() != Some("between targets") => part(on, own),
        IncentiveMode::Rolling => {
            let lower = slices[..band].iter().filter_map(|slice| slice.to.map(|to| part(to.min(on), slice.rate)));
            total(lower).saturating_add(part(on, own))
        }
        IncentiveMode::Total => total(slices[..=band].iter().map(|slice| part(on, slice.rate))),
        IncentiveMode::PerBlock => blocks(incentive, value).saturating_mul(own),
        IncentiveMode::Linear => part(on, interpolated(incentive, &rates, band, value).unwrap_or(own)),
        _ => total(
            slices[..=band]
                .iter()
                .map(|slice| part(slice.to.map_or(on, |to| on.min(to)).saturating_sub(slice.from).max(Decimal::ZERO), slice.rate)),
        ),
    };
    Gross { amount, reached, band: Some(band) }
}

/// What was reached, in the measure of the bands.
fn reached(incentive: &Incentive, sum: &Earned, lines: &[Line]) -> Option<Decimal> {
    let hundred = Decimal::ONE_HUNDRED;
    match incentive.basis {
        IncentiveBasis::PercentOfTarget => sum.counted.checked_mul(hundred)?.checked_div(sum.target?),
        IncentiveBasis::Growth => sum.counted.saturating_sub(sum.target?).checked_mul(hundred)?.checked_div(sum.target?),
        IncentiveBasis::Value | IncentiveBasis::None => Some(sum.counted),
        IncentiveBasis::Quantity => {
            Some(if incentive.counts.is_some() { sum.counted } else { total(lines.iter().map(|line| line.quantity)) })
        }
    }
}

/// The bands with their edges as amounts.
fn slices(incentive: &Incentive, sum: &Earned, rates: &[Option<Decimal>]) -> Vec<Slice> {
    let edge = |from: Decimal| match incentive.basis {
        IncentiveBasis::PercentOfTarget => percent(sum.target.unwrap_or_default(), from),
        IncentiveBasis::Growth => percent(sum.target.unwrap_or_default(), from.saturating_add(Decimal::ONE_HUNDRED)),
        _ => from,
    };
    let next = |place: usize| incentive.bands.get(place + 1).map(|band| edge(band.from));
    let bands = incentive.bands.iter().enumerate();
    bands.map(|(place, band)| Slice { from: edge(band.from), to: next(place), rate: rates[place].unwrap_or_default() }).collect()
}

fn blocks(incentive: &Incentive, value: Decimal) -> Decimal {
    let Some((size, up)) = incentive.block else { return Decimal::ZERO };
    let blocks = value.checked_div(size).unwrap_or_default();
    if up { blocks.ceil() } else { blocks.floor() }
}

/// The rate between two bands, growing evenly from one to the next.
fn interpolated(incentive: &Incentive, rates: &[Option<Decimal>], band: usize, value: Decimal) -> Option<Decimal> {
    let (from, next) = (&incentive.bands[band], incentive.bands.get(band + 1)?);
    let (low, high) = (rates[band]?, rates[band + 1]?);
    let way = value.saturating_sub(from.from).checked_div(next.from.saturating_sub(from.from))?;
    Some(low.saturating_add(high.saturating_sub(low).saturating_mul(way)))
}
