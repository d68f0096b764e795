//! What is missing to a level, the cheapest way up, and whether the level held is in danger.

use rust_decimal::Decimal;

use super::verdict::{Because, State, Verdict};
use crate::condition::Unit;
use crate::measure::Question;
use crate::model::{Aggregate, Bound, How, Test};
use crate::money::minor_places;
use crate::period::Reach;

/// Something missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The requirement.
    pub requirement: usize,
    /// What is missing of it.
    pub gap: Gap,
}

/// What is missing of a requirement.
#[derive(Clone, Debug, PartialEq)]
pub enum Gap {
    /// So much more (or less, for an upper limit) of a measure.
    Amount {
        /// The measure.
        measure: usize,
        /// How much.
        amount: Decimal,
        /// What it came to so far.
        actual: Decimal,
        /// What is asked.
        figure: Decimal,
        /// How it is compared.
        bound: Bound,
        /// For a measure of people: those who already count, by name.
        not: Vec<String>,
    },
    /// A measure that is undefined so far.
    Undefined {
        /// The measure.
        measure: usize,
    },
    /// A duty to do.
    Duty(usize),
    /// People for slots: place of the slot, how many, and who fits but fills another slot.
    People(Vec<(usize, usize, Vec<String>)>),
    /// A condition to satisfy.
    Condition,
}

/// Whether a level is in danger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Risk {
    /// The numbers are enough already.
    Secured,
    /// Not enough yet, and enough at the pace of the current period.
    OnCourse,
    /// Not enough.
    AtRisk,
    /// There is nothing to lose.
    NoLevel,
}

/// The cheapest way to satisfy the rows of a level: of alternatives, the one with the fewest missing rows, then the smallest part missing.
#[must_use]
pub(super) fn gap_to(question: &Question<'_>, verdicts: &[Verdict]) -> Vec<Step> {
    verdicts.iter().filter(|verdict| !verdict.holds).flat_map(|verdict| steps(question, verdict)).collect()
}

/// What is missing of one row.
#[must_use]
pub fn steps(question: &Question<'_>, verdict: &Verdict) -> Vec<Step> {
    if verdict.holds {
        return vec![];
    }
    let step = |gap| vec![Step { requirement: verdict.requirement, gap }];
    match &verdict.because {
        Because::Compared { measure, actual: Some(actual), figure: Some(figure), bound, .. } => {
            let distance = if bound.is_minimum() { figure.saturating_sub(*actual) } else { actual.saturating_sub(*figure) };
            let amount = if distance.is_zero() { smallest(question, *measure) } else { distance };
            step(Gap::Amount {
                measure: *measure,
                amount,
                actual: *actual,
                figure: *figure,
                bound: *bound,
                not: already(question, *measure),
            })
        }
        Because::Compared { measure, .. } => step(Gap::Undefined { measure: *measure }),
        Because::Duty(duty, _) => step(Gap::Duty(*duty)),
        Because::People(fills) => {
            let missing = fills.iter().enumerate().filter(|(_, fill)| fill.missing() > 0);
            step(Gap::People(
                missing
                    .map(|(slot, fill)| (slot, fill.missing(), fill.elsewhere.iter().map(|person| person.name.clone()).collect()))
                    .collect(),
            ))
        }
        Because::Condition(_) => step(Gap::Condition),
        Because::Parts { needed, holding } => {
            let missing = needed.saturating_sub(*holding).max(1);
            let including = match &question.programme.requirements[verdict.requirement].test {
                Test::Several { including, .. } => including.as_slice(),
                _ => &[],
            };
            let (must, may): (Vec<&Verdict>, Vec<&Verdict>) = verdict.parts.iter().partition(|part| including.contains(&part.requirement));
            let must: Vec<&Verdict> = must.into_iter().filter(|part| !part.holds).collect();
            let others = if needed > holding { missing.saturating_sub(must.len()) } else { 0 };
            let musts = must.iter().flat_map(|part| steps(question, part));
            musts.chain(cheapest(question, &may, others)).collect()
        }
        Because::Chosen(_) | Because::Days { .. } => verdict.parts.iter().flat_map(|part| steps(question, part)).collect(),
        Because::OnlyIf | Because::NotForLevel => vec![],
    }
}

/// The steps of the `count` cheapest parts that do not hold.
fn cheapest(question: &Question<'_>, parts: &[&Verdict], count: usize) -> Vec<Step> {
    let mut ways: Vec<(usize, Decimal, Vec<Step>)> = parts
        .iter()
        .filter(|part| !part.holds && part.state != State::NotAsked)
        .map(|part| {
            let steps = steps(question, part);
            let (count, missing) = distance(&steps);
            (count, missing, steps)
        })
        .collect();
    ways.sort_by_key(|(count, missing, _)| (*count, *missing));
    ways.into_iter().take(count).flat_map(|(_, _, steps)| steps).collect()
}

/// How far it is: how many things are missing, and how much of them.
#[must_use]
pub(super) fn distance(steps: &[Step]) -> (usize, Decimal) {
    (steps.len(), steps.iter().map(part_missing).fold(Decimal::ZERO, Decimal::saturating_add))
}

/// The least that makes a difference where a bound itself is not enough: a minor unit, a hundredth, one thing.
fn smallest(question: &Question<'_>, measure: usize) -> Decimal {
    match question.programme.measures[measure].unit {
        Unit::Money => Decimal::new(1, minor_places(&question.programme.currency)),
        Unit::Percent | Unit::Points | Unit::Number => Decimal::new(1, 2),
        Unit::Count | Unit::People | Unit::Days | Unit::Months => Decimal::ONE,
    }
}

/// Which part of a figure is missing: 0.25 when three quarters are there.
fn part_missing(step: &Step) -> Decimal {
    match &step.gap {
        Gap::Amount { amount, figure, .. } => amount.abs().checked_div(figure.abs()).unwrap_or(Decimal::ONE),
        _ => Decimal::ONE,
    }
}

/// For a measure of people: who counts already, since another is needed.
fn already(question: &Question<'_>, measure: usize) -> Vec<String> {
    match &question.programme.measures[measure].how {
        How::People(which) => question.people(which).into_iter().map(|person| person.name).collect(),
        _ => vec![],
    }
}

/// Whether the level held is in danger: its rows do not hold today, and would not at the pace of the current period either.
pub(super) fn risk(question: &Question<'_>, held: Option<usize>, qualified: &[bool], verdicts: &[Vec<Verdict>]) -> Risk {
    let Some(held) = held else { return Risk::NoLevel };
    if qualified.get(held) == Some(&true) {
        return Risk::Secured;
    }
    let missing = verdicts[held].iter().filter(|verdict| !verdict.holds);
    let on_course = missing.clone().next().is_some() && missing.clone().all(|verdict| on_course(question, verdict));
    if on_course { Risk::OnCourse } else { Risk::AtRisk }
}

/// Whether a sum over a running period would be enough at its pace so far.
fn on_course(question: &Question<'_>, verdict: &Verdict) -> bool {
    let Because::Compared { measure, actual: Some(actual), figure: Some(figure), bound, .. } = &verdict.because else { return false };
    let Test::Measure { .. } = question.programme.requirements[verdict.requirement].test else { return false };
    let How::Records(over) = &question.programme.measures[*measure].how else { return false };
    let (Reach::ToDate(period, 0), None) = (over.over.reach, over.over.earlier) else { return false };
    // Only what adds up grows with time.
    if !matches!(over.aggregate, Aggregate::Sum | Aggregate::Count) {
        return false;
    }
    let calendar = question.calendar();
    let Some(whole) = calendar.period(period, question.sight.as_of) else { return false };
    let days = |to| whole.from.until(to).map_or(0, |span| span.get_days()) + 1;
    let projected = actual.checked_mul(days(whole.to).into()).and_then(|amount| amount.checked_div(days(question.sight.as_of).into()));
    projected.is_some_and(|projected| bound.holds(projected, *figure))
}
