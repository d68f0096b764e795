//! One row of the requirement matrix, asked for one level.

use rust_decimal::Decimal;

use super::duty::{DutyState, duty_state};
use super::slots::{SlotFill, fill};
use crate::measure::{PartnerScope, Question};
use crate::model::{Asked, Bound, Figure, Figures, IfUndefined, Requirement, Test, in_force};
use crate::record::Value;

/// The outcome of a requirement for a level.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The requirement.
    pub requirement: usize,
    /// The level it was asked for.
    pub level: usize,
    /// How it came out.
    pub state: State,
    /// Whether it stands in the way of the level (provisional ones may or may not).
    pub holds: bool,
    /// Why.
    pub because: Because,
    /// The rows a combination is made of.
    pub parts: Vec<Verdict>,
}

/// How a requirement came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It holds.
    Met,
    /// It does not.
    NotMet,
    /// It is not asked of this partner for this level.
    NotAsked,
    /// The measure lies inside a range whose number is not fixed yet.
    Provisional,
}

/// Why.
#[derive(Clone, Debug, PartialEq)]
pub enum Because {
    /// A measure was compared with a number.
    Compared {
        /// The measure.
        measure: usize,
        /// What it came to; none where it is undefined.
        actual: Option<Decimal>,
        /// How it was compared.
        bound: Bound,
        /// With what; none where there is no number.
        figure: Option<Decimal>,
        /// The range, where the number is not fixed yet.
        range: Option<(Decimal, Decimal)>,
    },
    /// A condition held or not.
    Condition(bool),
    /// A duty stood so.
    Duty(usize, DutyState),
    /// People were matched to slots.
    People(Vec<SlotFill>),
    /// So many of the parts were needed, so many hold.
    Parts {
        /// How many must hold.
        needed: usize,
        /// How many do.
        holding: usize,
    },
    /// This row was chosen.
    Chosen(usize),
    /// The condition of `only_if` does not hold.
    OnlyIf,
    /// The row is not asked for this level.
    NotForLevel,
    /// Asked on several days: held on so many of so many.
    Days {
        /// On how many it held.
        held: usize,
        /// How many were asked.
        asked: usize,
        /// Whether all of them are needed.
        all: bool,
    },
}

impl Question<'_> {
    /// The outcome of a requirement for a level of its ladder.
    #[must_use]
    pub fn verdict(&self, requirement: usize, level: usize) -> Verdict {
        let row = &self.programme.requirements[requirement];
        let not_asked = |because| Verdict { requirement, level, state: State::NotAsked, holds: true, because, parts: vec![] };
        if row.levels.get(level) != Some(&true) {
            return not_asked(Because::NotForLevel);
        }
        if row.only_if.as_ref().is_some_and(|condition| !self.holds(condition)) {
            return not_asked(Because::OnlyIf);
        }
        match row.asked {
            Asked::OnTheDay => self.on_the_day(requirement, row, level),
            Asked::OnAnyDay(window) => {
                let days = window.days(&self.calendar(), self.sight.as_of).map_or(vec![], |days| super::days::change_days(self, days));
                self.on_days(requirement, row, level, &days, false)
            }
            Asked::InEach(count, period) => {
                let calendar = self.calendar();
                let mut ends = vec![];
                let mut day = self.sight.as_of;
                for _ in 0..count {
                    let Some(previous) = calendar.previous(period, day) else { break };
                    ends.push(previous.to);
                    day = previous.from;
                }
                self.on_days(requirement, row, level, &ends, true)
            }
        }
    }

    fn on_days(&self, requirement: usize, row: &Requirement, level: usize, days: &[jiff::civil::Date], all: bool) -> Verdict {
        let verdicts: Vec<Verdict> = days.iter().map(|day| self.on(*day).on_the_day(requirement, row, level)).collect();
        let held = verdicts.iter().filter(|verdict| verdict.holds).count();
        let holds = if all { held == verdicts.len() } else { held > 0 };
        // What is told in detail: the first day that fails where all must hold, else today.
        let failing = verdicts.iter().find(|verdict| all && !verdict.holds).cloned();
        let told = failing.unwrap_or_else(|| self.on_the_day(requirement, row, level));
        Verdict {
            state: state(holds),
            holds,
            because: Because::Days { held, asked: verdicts.len(), all },
            parts: vec![told],
            requirement,
            level,
        }
    }

    fn on_the_day(&self, requirement: usize, row: &Requirement, level: usize) -> Verdict {
        let verdict = |holds: bool, because, parts| Verdict { requirement, level, state: state(holds), holds, because, parts };
        match &row.test {
            Test::Measure { measure, bound, figures } => self.compared(requirement, row, level, (*measure, *bound, &figures[level])),
            Test::Condition(condition, _) => match self.value(condition) {
                Value::YesNo(yes) => verdict(yes, Because::Condition(yes), vec![]),
                _ => undefined(row.if_undefined, verdict(false, Because::Condition(false), vec![])),
            },
            Test::Duty(duty) => {
                let state = duty_state(self, *duty);
                verdict(state.in_order(), Because::Duty(*duty, state), vec![])
            }
            Test::People { slots, one_slot, .. } => {
                let candidates: Vec<_> = slots.iter().map(|slot| self.people(&slot.people)).collect();
                let needs: Vec<usize> = slots
                    .iter()
                    .map(|slot| {
                        self.figure(&slot.need[level], (row.ladder, level))
                            .and_then(|(need, _)| usize::try_from(need.ceil()).ok())
                            .unwrap_or(0)
                    })
                    .collect();
                let fills = fill(&candidates, &needs, *one_slot);
                verdict(fills.iter().all(|fill| fill.people.len() >= fill.need), Because::People(fills), vec![])
            }
            Test::Any(rows) => self.combined(verdict, rows, level, &[], |_| 1),
            Test::All(rows) => self.combined(verdict, rows, level, &[], |asked| asked),
            Test::Several { n, of, including } => {
                let needed = self.figure(&n[level], (row.ladder, level)).and_then(|(n, _)| usize::try_from(n.ceil()).ok()).unwrap_or(0);
                self.combined(verdict, of, level, including, |_| needed)
            }
            Test::Choose(choices) => {
                let chosen = choices.iter().find(|(when, _)| when.as_ref().is_none_or(|when| self.holds(when)));
                match chosen {
                    Some((_, row)) => {
                        let part = self.verdict(*row, level);
                        verdict(part.holds, Because::Chosen(*row), vec![part])
                    }
                    None => verdict(false, Because::Parts { needed: 1, holding: 0 }, vec![]),
                }
            }
        }
    }

    fn combined(
        &self,
        verdict: impl Fn(bool, Because, Vec<Verdict>) -> Verdict,
        rows: &[usize],
        level: usize,
        including: &[usize],
        needed: impl Fn(usize) -> usize,
    ) -> Verdict {
        let parts: Vec<Verdict> = rows.iter().map(|row| self.verdict(*row, level)).collect();
        let asked: Vec<&Verdict> = parts.iter().filter(|part| part.state != State::NotAsked).collect();
        let holding = asked.iter().filter(|part| part.holds).count();
        let included = including.iter().all(|row| parts.iter().any(|part| part.requirement == *row && part.holds));
        if asked.is_empty() {
            let outcome = verdict(true, Because::Parts { needed: 0, holding: 0 }, parts);
            return Verdict { state: State::NotAsked, ..outcome };
        }
        let needed = needed(asked.len());
        verdict(holding >= needed && included, Because::Parts { needed, holding }, parts)
    }

    fn compared(
        &self,
        requirement: usize,
        row: &Requirement,
        level: usize,
        (measure, bound, figures): (usize, Bound, &Figures),
    ) -> Verdict {
        let actual = self.measure(measure).one();
        let figure = self.figure(figures, (row.ladder, level));
        let range = figure.and_then(|(_, range)| range);
        let because = Because::Compared { measure, actual, bound, figure: figure.map(|(figure, _)| figure), range };
        let outcome = |state, holds| Verdict { requirement, level, state, holds, because: because.clone(), parts: vec![] };
        let (Some(actual), Some((figure, _))) = (actual, figure) else {
            if in_force(figures, self.sight.as_of).is_none() {
                return outcome(State::NotAsked, true);
            }
            return undefined(row.if_undefined, outcome(State::NotMet, false));
        };
        let holds = bound.holds(actual, figure);
        match range {
            Some((lower, upper)) if bound.holds(actual, lower) != bound.holds(actual, upper) => outcome(State::Provisional, holds),
            _ => outcome(state(holds), holds),
        }
    }

    /// The number in force, with the range where it is not fixed yet.
    pub(crate) fn figure(&self, figures: &Figures, level: (usize, usize)) -> Option<(Decimal, Option<(Decimal, Decimal)>)> {
        match in_force(figures, self.sight.as_of)? {
            Figure::Is(expr, _) => {
                expr.value(&PartnerScope { level: Some(level), ..PartnerScope::new(self) }).number().map(|number| (number, None))
            }
            Figure::Between { lower, upper, take_lower } => Some((if *take_lower { *lower } else { *upper }, Some((*lower, *upper)))),
        }
    }

    /// The rows asked for a level, gates first, each with its outcome.
    #[must_use]
    pub fn verdicts(&self, ladder: usize, level: usize) -> Vec<Verdict> {
        let rows = self.programme.requirements.iter().enumerate().filter(|(_, row)| row.ladder == ladder && !row.within);
        let mut verdicts: Vec<Verdict> = rows.map(|(row, _)| self.verdict(row, level)).collect();
        verdicts.sort_by_key(|verdict| !self.programme.requirements[verdict.requirement].gate);
        verdicts
    }

    /// Whether every row asked for a level holds.
    #[must_use]
    pub fn qualifies(&self, ladder: usize, level: usize) -> bool {
        self.level_holds((ladder, level), || {
            let mut rows = self.programme.requirements.iter().enumerate().filter(|(_, row)| row.ladder == ladder && !row.within);
            rows.all(|(row, _)| self.verdict(row, level).holds)
        })
    }
}

fn state(holds: bool) -> State {
    if holds { State::Met } else { State::NotMet }
}

fn undefined(meaning: Option<IfUndefined>, outcome: Verdict) -> Verdict {
    match meaning {
        Some(IfUndefined::Met) => Verdict { state: State::Met, holds: true, ..outcome },
        Some(IfUndefined::NotApplicable) => Verdict { state: State::NotAsked, holds: true, ..outcome },
        Some(IfUndefined::NotMet) | None => Verdict { state: State::NotMet, holds: false, ..outcome },
    }
}
