//! One row of the requirement matrix with its outcome, and the measures behind it.

use rust_decimal::Decimal;

use super::{Detail, Mark, Teller, Told};
use crate::condition::{Expr, Unit};
use crate::measure::Question;
use crate::model::{Asked, Bound, Figure, Requirement, Test, Text, in_force};
use crate::period::{Period, Reach, Window};
use crate::standing::{Because, State, Verdict};

/// What rows are told from.
#[derive(Clone, Copy)]
pub(super) struct Rows<'t, 'q, 'a> {
    pub(super) teller: &'t Teller,
    pub(super) question: &'q Question<'a>,
    pub(super) detail: Detail,
}

impl Rows<'_, '_, '_> {
    /// A row with its outcome.
    pub(super) fn told(self, verdict: &Verdict) -> Told {
        let row = &self.question.programme.requirements[verdict.requirement];
        let told = Told::new(mark(verdict.state), self.outcome(row, verdict));
        if verdict.state == State::NotAsked && matches!(verdict.because, Because::OnlyIf | Because::NotForLevel) {
            return told.with(self.note(&row.note));
        }
        let gate = (row.gate && !verdict.holds).then(|| Told::plain(self.teller.say("row-gate", &[])));
        told.with(gate).with(self.behind(row, verdict)).with(self.note(&row.note))
    }

    fn outcome(self, row: &Requirement, verdict: &Verdict) -> String {
        let title = self.teller.text(&row.title);
        let say = |id, arguments: &[(&'static str, &str)]| {
            let mut all = vec![("requirement", title)];
            all.extend_from_slice(arguments);
            self.teller.say(id, &all)
        };
        match &verdict.because {
            Because::Compared { measure, actual, bound, figure, .. } => {
                self.compared(title, *measure, (*actual, *figure), *bound, verdict.holds)
            }
            Because::Condition(true) => say("row-met", &[]),
            Because::Condition(false) => say("row-not-met", &[]),
            Because::Duty(_, state) => self.teller.duty(title, *state),
            Because::People(fills) => {
                let filled: usize = fills.iter().map(|fill| fill.people.len().min(fill.need)).sum();
                let need: usize = fills.iter().map(|fill| fill.need).sum();
                say("row-people", &[("filled", &self.count(filled)), ("need", &self.count(need))])
            }
            Because::Parts { needed, holding } => say("row-parts", &[("holding", &self.count(*holding)), ("needed", &self.count(*needed))]),
            Because::Chosen(chosen) => {
                say("row-chosen", &[("chosen", self.teller.text(&self.question.programme.requirements[*chosen].title))])
            }
            Because::OnlyIf => say("row-only-if", &[]),
            Because::NotForLevel => say("row-not-for-level", &[]),
            Because::Days { held, asked, .. } => {
                let window = asked_on(row.asked).map_or(String::new(), |window| self.teller.window(&window));
                match row.asked {
                    Asked::InEach(..) => {
                        say("row-each-period", &[("held", &self.count(*held)), ("asked", &self.count(*asked)), ("window", &window)])
                    }
                    _ if verdict.holds => say("row-any-day-met", &[("window", &window)]),
                    _ => say("row-any-day-not-met", &[("window", &window)]),
                }
            }
        }
    }

    fn compared(
        self,
        title: &str,
        measure: usize,
        (actual, figure): (Option<Decimal>, Option<Decimal>),
        bound: Bound,
        holds: bool,
    ) -> String {
        let unit = self.question.programme.measures[measure].unit;
        let say = |id, arguments: &[(&'static str, &str)]| {
            let mut all = vec![("requirement", title)];
            all.extend_from_slice(arguments);
            self.teller.say(id, &all)
        };
        match (actual, figure) {
            (None, None) => say("row-undefined", &[]),
            (None, Some(figure)) => say("row-undefined-bound", &[("bound", &self.bound(bound, unit, figure))]),
            (Some(actual), None) => say("row-no-figure", &[("actual", &self.amount(unit, actual))]),
            (Some(actual), Some(figure)) => {
                let (shown, asked) = (self.amount(unit, actual), self.bound(bound, unit, figure));
                let between = self.teller.difference(unit, (figure - actual).abs(), &self.question.programme.currency);
                let gap = match bound {
                    Bound::AtLeast | Bound::AtMost => between,
                    Bound::MoreThan | Bound::LessThan => self.teller.say("bound-more-than", &[("figure", &between)]),
                };
                match (holds, bound.is_minimum()) {
                    (true, _) => say("row-compared", &[("actual", &shown), ("bound", &asked)]),
                    (false, true) => say("row-short", &[("actual", &shown), ("bound", &asked), ("gap", &gap)]),
                    (false, false) => say("row-excess", &[("actual", &shown), ("bound", &asked), ("gap", &gap)]),
                }
            }
        }
    }

    fn bound(self, bound: Bound, unit: Unit, figure: Decimal) -> String {
        let id = match bound {
            Bound::AtLeast => "bound-at-least",
            Bound::MoreThan => "bound-more-than",
            Bound::AtMost => "bound-at-most",
            Bound::LessThan => "bound-less-than",
        };
        self.teller.say(id, &[("figure", &self.amount(unit, figure))])
    }

    /// What an outcome rests on: measures, people, slots, other rows.
    fn behind(self, row: &Requirement, verdict: &Verdict) -> Vec<Told> {
        let mut parts = vec![];
        match &verdict.because {
            Because::Compared { measure, range, .. } => {
                if let (Some((lower, upper)), State::Provisional) = (range, verdict.state) {
                    parts.extend(self.range(*measure, (*lower, *upper), verdict.holds));
                }
                parts.push(self.measure(*measure, false));
                parts.extend(self.asked_from(row, verdict.level));
            }
            Because::Condition(_) => {
                if let Test::Condition(condition, _) = &row.test {
                    parts.extend(condition.measures().into_iter().map(|measure| self.measure(measure, true)));
                }
            }
            Because::Duty(duty, state) => {
                let duty = &self.question.programme.duties[*duty];
                parts.extend(self.teller.duty_words(duty, *state));
            }
            Because::People(fills) => parts.extend(self.slots(row, fills)),
            Because::Parts { .. } => {
                parts.extend(self.including(row));
                parts.extend(verdict.parts.iter().filter(|part| part.because != Because::NotForLevel).map(|part| self.told(part)));
            }
            Because::Chosen(_) => parts.extend(verdict.parts.iter().map(|part| self.told(part))),
            Because::Days { .. } => parts.extend(verdict.parts.iter().map(|part| {
                let told = self.told(part);
                Told { text: self.teller.say("row-today", &[("row", &told.text)]), ..told }
            })),
            Because::OnlyIf | Because::NotForLevel => {}
        }
        parts
    }

    /// Where the figure asked for comes from, unless it stands in the file as a number.
    fn asked_from(self, row: &Requirement, level: usize) -> Option<Told> {
        let Test::Measure { figures, .. } = &row.test else {
            return None;
        };
        let Some(Figure::Is(formula, _)) = in_force(figures.get(level)?, self.question.sight.as_of) else {
            return None;
        };
        let mut parts = vec![];
        formula.walk(&mut |part| {
            if let Expr::Table(table, _) = part {
                let title = self.teller.text(&self.question.programme.tables[*table].title);
                let told = Told::plain(self.teller.say("row-asked-table", &[("table", title)]));
                if !parts.contains(&told) {
                    parts.push(told);
                }
            }
        });
        parts.extend(formula.measures().into_iter().map(|measure| self.measure(measure, true)));
        (!parts.is_empty()).then(|| Told::plain(self.teller.say("row-asked-from", &[])).with(parts))
    }

    fn range(self, measure: usize, (lower, upper): (Decimal, Decimal), holds: bool) -> [Told; 2] {
        let unit = self.question.programme.measures[measure].unit;
        let range = self.teller.say("row-range", &[("lower", &self.amount(unit, lower)), ("upper", &self.amount(unit, upper))]);
        let meanwhile = self.teller.say(if holds { "row-range-met" } else { "row-range-not-met" }, &[]);
        [Told::plain(range), Told::plain(meanwhile)]
    }

    fn including(self, row: &Requirement) -> Option<Told> {
        let Test::Several { including, .. } = &row.test else {
            return None;
        };
        let names: Vec<String> =
            including.iter().map(|row| self.teller.text(&self.question.programme.requirements[*row].title).to_owned()).collect();
        (!names.is_empty()).then(|| Told::plain(self.teller.say("row-including", &[("names", &self.teller.list(&names))])))
    }

    pub(super) fn note(self, note: &Text) -> Option<Told> {
        self.teller.note(note)
    }

    pub(super) fn amount(self, unit: Unit, number: Decimal) -> String {
        self.teller.amount(unit, number, &self.question.programme.currency)
    }

    pub(super) fn count(self, count: usize) -> String {
        self.teller.number(Decimal::from(count))
    }
}

impl Teller {
    /// A note of the file.
    pub(super) fn note(&self, note: &Text) -> Option<Told> {
        (!note.is_empty()).then(|| Told::plain(self.say("row-note", &[("text", self.text(note))])))
    }
}

/// The window whose days a row is asked on.
fn asked_on(asked: Asked) -> Option<Window> {
    match asked {
        Asked::OnTheDay => None,
        Asked::OnAnyDay(window) => Some(window),
        Asked::InEach(count, period) => Some(full(count, period)),
    }
}

fn full(count: i32, period: Period) -> Window {
    Window { reach: Reach::Full(period, count), earlier: None }
}

fn mark(state: State) -> Mark {
    match state {
        State::Met => Mark::Met,
        State::NotMet => Mark::NotMet,
        State::NotAsked => Mark::NotAsked,
        State::Provisional => Mark::Provisional,
    }
}
