//! What is missing of a requirement, in words.

use rust_decimal::Decimal;

use super::Teller;
use crate::condition::Unit;
use crate::measure::Question;
use crate::model::{Bound, Test};
use crate::standing::{Because, DutyState, Gap, State, Step, Verdict, steps};

/// How many people who count already are named before the rest is left out.
const NAMED: usize = 6;

impl Teller {
    /// What is missing, step by step: "81,749.25 USD more of Net revenue", "1 more person in Engineers, not Ada, not Ben".
    #[must_use]
    pub fn steps(&self, question: &Question<'_>, steps: &[Step]) -> Vec<String> {
        steps.iter().flat_map(|step| self.step(question, step)).collect()
    }

    /// What is missing of one requirement by the cheapest way, or that it is met.
    #[must_use]
    pub fn advice(&self, question: &Question<'_>, verdict: &Verdict) -> String {
        let title = self.text(&question.programme.requirements[verdict.requirement].title);
        let say = |id| self.say(id, &[("requirement", title)]);
        match verdict.state {
            State::NotAsked => return say("advice-not-asked"),
            State::Met => return say("advice-met"),
            State::Provisional if verdict.holds => return say("advice-provisional"),
            State::Provisional | State::NotMet => {}
        }
        let missing = self.steps(question, &steps(question, verdict));
        if missing.is_empty() { say("advice-not-met") } else { missing.join("; ") }
    }

    fn step(&self, question: &Question<'_>, step: &Step) -> Vec<String> {
        let programme = question.programme;
        let row = &programme.requirements[step.requirement];
        let measure = |measure: usize| self.text(&programme.measures[measure].title);
        vec![match &step.gap {
            Gap::Amount { measure: place, amount, bound, not, .. } => {
                let unit = programme.measures[*place].unit;
                if unit == Unit::People && bound.is_minimum() {
                    return vec![self.people_step(*bound, *amount, measure(*place), not)];
                }
                let amount = self.difference(unit, *amount, &programme.currency);
                let id = match bound {
                    Bound::AtLeast => "step-more",
                    Bound::MoreThan => "step-over",
                    Bound::AtMost => "step-less",
                    Bound::LessThan => "step-under",
                };
                self.say(id, &[("amount", &amount), ("measure", measure(*place))])
            }
            Gap::Undefined { measure: place } => self.say("step-undefined", &[("measure", measure(*place))]),
            Gap::Duty(duty) => self.duty_step(question, step.requirement, self.text(&programme.duties[*duty].title)),
            Gap::People(slots) => {
                return slots.iter().map(|slot| self.slot_step(question, step.requirement, slot)).collect();
            }
            Gap::Condition => self.say("step-condition", &[("requirement", self.text(&row.title))]),
        }]
    }

    fn people_step(&self, bound: Bound, amount: Decimal, measure: &str, not: &[String]) -> String {
        let count = usize::try_from(amount.ceil()).unwrap_or_default();
        let id = if bound == Bound::MoreThan { "step-people-over" } else { "step-people" };
        let step = self.say_number(id, count, &[("measure", measure)]);
        match self.but_not(not) {
            names if names.is_empty() => step,
            names => self.say("step-people-not", &[("step", &step), ("names", &names)]),
        }
    }

    fn slot_step(&self, question: &Question<'_>, requirement: usize, (slot, missing, elsewhere): &(usize, usize, Vec<String>)) -> String {
        let Test::People { slots, .. } = &question.programme.requirements[requirement].test else {
            return String::new();
        };
        let step = self.say_number("step-slot", *missing, &[("slot", slots.get(*slot).map_or("", |slot| self.text(&slot.title)))]);
        if elsewhere.is_empty() || elsewhere.len() > NAMED {
            return step;
        }
        self.say("step-slot-not", &[("step", &step), ("names", &self.but_not(elsewhere))])
    }

    /// Those who count already, since another one is needed; too many are not named.
    fn but_not(&self, names: &[String]) -> String {
        let named = if names.len() > NAMED { &[] } else { names };
        named.iter().map(|name| self.say("step-not", &[("name", name)])).collect::<Vec<_>>().join(", ")
    }

    fn duty_step(&self, question: &Question<'_>, requirement: usize, duty: &str) -> String {
        match duty_state(question, requirement) {
            Some(DutyState::Open { until, .. }) => self.say("step-duty-open", &[("duty", duty), ("date", &self.date(until))]),
            Some(DutyState::Overdue(since)) => self.say("step-duty-overdue", &[("duty", duty), ("date", &self.date(since))]),
            _ => duty.to_owned(),
        }
    }
}

/// How the duty of a requirement stands; it is the same for every level the row is asked for.
fn duty_state(question: &Question<'_>, requirement: usize) -> Option<DutyState> {
    let level = question.programme.requirements[requirement].levels.iter().position(|asked| *asked)?;
    let verdict = question.verdict(requirement, level);
    let shown = if matches!(verdict.because, Because::Days { .. }) { verdict.parts.first()? } else { &verdict };
    match shown.because {
        Because::Duty(_, state) => Some(state),
        _ => None,
    }
}
