//! The requirement matrix: a row per requirement, a column per level.

use super::Guide;
use super::page::{NOTHING, Notes, Page, capital, marked};
use crate::model::{Asked, How, IfUndefined, Ladder, Requirement, Slot, Test, WhichPeople};
use crate::period::{Reach, Window};
use crate::words::Word;

/// What a row below another one begins with.
const PART: &str = "– ";

/// A matrix in the making.
struct Matrix {
    rows: Vec<Vec<String>>,
    notes: Notes,
}

impl Guide<'_> {
    pub(super) fn requirements(&self, page: &mut Page) {
        let of = |ladder: usize| self.programme.requirements.iter().filter(move |row| row.ladder == ladder && !row.within);
        if self.programme.requirements.is_empty() {
            return;
        }
        self.heading(page, 2, "guide-requirements");
        for (place, ladder) in self.programme.ladders.iter().enumerate().filter(|(place, _)| of(*place).next().is_some()) {
            if self.programme.ladders.len() > 1 {
                page.heading(3, &self.text(&ladder.title));
            }
            let mut matrix = Matrix { rows: vec![], notes: Notes::default() };
            matrix.rows.extend(self.invitation(ladder));
            let everybody = vec![true; ladder.levels.len()];
            for gate in [true, false] {
                of(place).filter(|row| row.gate == gate).for_each(|row| self.row(&mut matrix, row, &everybody, 0));
            }
            let mut about = vec![self.say("guide-requirements-all", &[])];
            let has_parts = matrix.rows.iter().any(|row| row.first().is_some_and(|title| title.starts_with(PART)));
            about.extend(has_parts.then(|| self.say("guide-requirements-parts", &[])));
            page.paragraph(&about.join(" "));
            let mut header = vec![capital(&self.teller.word(Word::Requirement))];
            header.extend(self.level_titles(ladder));
            page.table(&header, &matrix.rows);
            page.notes(&matrix.notes);
        }
    }

    fn invitation(&self, ladder: &Ladder) -> Option<Vec<String>> {
        if !ladder.levels.iter().any(|level| level.by_invitation) {
            return None;
        }
        let asked = ladder.levels.iter().map(|level| if level.by_invitation { self.yes() } else { NOTHING.into() });
        Some(std::iter::once(self.say("guide-invitation", &[])).chain(asked).collect())
    }

    fn row(&self, matrix: &mut Matrix, row: &Requirement, within: &[bool], depth: usize) {
        let levels: Vec<bool> = row.levels.iter().zip(within).map(|(asked, within)| *asked && *within).collect();
        let marks = self.row_notes(&mut matrix.notes, row);
        let mut cells = vec![indented(&marked(&self.text(&row.title), &marks), depth)];
        cells.extend(levels.iter().enumerate().map(|(level, asked)| if *asked { self.cell(row, level) } else { NOTHING.into() }));
        matrix.rows.push(cells);
        match &row.test {
            Test::People { slots, .. } if slots.len() > 1 => slots.iter().for_each(|slot| matrix.slot(self, slot, &levels, depth + 1)),
            Test::Choose(choices) => choices.iter().for_each(|(when, part)| self.choice(matrix, when.as_ref(), *part, &levels, depth + 1)),
            test => test.rows().into_iter().for_each(|part| self.row(matrix, &self.programme.requirements[part], &levels, depth + 1)),
        }
    }

    /// A path: its condition is told before its own notes.
    fn choice(&self, matrix: &mut Matrix, when: Option<&crate::condition::Expr>, part: usize, levels: &[bool], depth: usize) {
        let applies = match when {
            Some(when) => self.say("guide-path-when", &[("condition", &self.partner_condition(when))]),
            None => self.say("guide-path-else", &[]),
        };
        let first = matrix.rows.len();
        self.row(matrix, &self.programme.requirements[part], levels, depth);
        let mark = matrix.notes.mark(&applies);
        if let Some(title) = matrix.rows.get_mut(first).and_then(|row| row.first_mut()) {
            *title = marked(title, &[mark]);
        }
    }

    fn cell(&self, row: &Requirement, level: usize) -> String {
        match &row.test {
            Test::Measure { measure, bound, figures } => {
                figures.get(level).map_or(NOTHING.into(), |figures| self.bounded(figures, self.programme.measures[*measure].unit, *bound))
            }
            Test::Condition(..) | Test::Duty(_) => self.yes(),
            Test::People { slots, .. } if slots.len() > 1 => self.say("guide-cell-people", &[]),
            Test::People { slots, .. } => slots.first().map_or(NOTHING.into(), |slot| self.need(slot, level)),
            Test::Any(_) => self.say("guide-cell-any", &[]),
            Test::All(_) => self.say("guide-cell-all", &[]),
            Test::Several { n, .. } => {
                let count = n.get(level).map_or(NOTHING.into(), |n| self.figures(n, crate::condition::Unit::Count));
                self.say("guide-cell-several", &[("number", &count)])
            }
            Test::Choose(_) => self.say("guide-cell-choose", &[]),
        }
    }

    fn need(&self, slot: &Slot, level: usize) -> String {
        slot.need.get(level).map_or(NOTHING.into(), |need| self.figures(need, crate::condition::Unit::People))
    }

    fn row_notes(&self, notes: &mut Notes, row: &Requirement) -> Vec<String> {
        let mut told: Vec<String> = vec![];
        told.extend(row.gate.then(|| self.say("guide-gate", &[])));
        told.extend(self.what_is_asked(row));
        told.extend(row.only_if.as_ref().map(|condition| self.say("guide-only-if", &[("condition", &self.partner_condition(condition))])));
        match row.asked {
            Asked::OnTheDay => {}
            Asked::OnAnyDay(window) => told.push(self.say("guide-any-day", &[("window", &self.teller.window(&window))])),
            Asked::InEach(count, period) => {
                let window = Window { reach: Reach::Full(period, count), earlier: None };
                told.push(self.say("guide-in-each", &[("window", &self.teller.window(&window))]));
            }
        }
        told.extend(row.if_undefined.map(|meaning| match meaning {
            IfUndefined::Met => self.say("guide-undefined-met", &[]),
            IfUndefined::NotMet => self.say("guide-undefined-not-met", &[]),
            IfUndefined::NotApplicable => self.say("guide-undefined-not-asked", &[]),
        }));
        if !row.note.is_empty() {
            told.push(self.text(&row.note));
        }
        if told.is_empty() { vec![] } else { vec![notes.mark(&told.join(" "))] }
    }

    /// What stands behind a row whose title does not say it.
    fn what_is_asked(&self, row: &Requirement) -> Option<String> {
        match &row.test {
            Test::Measure { measure, .. } => {
                let title = self.text(&self.programme.measures[*measure].title);
                (title != self.text(&row.title)).then(|| self.say("guide-measured-by", &[("name", &self.quoted(&title))]))
            }
            Test::Condition(condition, _) => Some(self.say("guide-asked-condition", &[("condition", &self.partner_condition(condition))])),
            Test::Duty(duty) => {
                let title = self.text(&self.programme.duties[*duty].title);
                (title != self.text(&row.title)).then(|| self.say("guide-asked-duty", &[("name", &self.quoted(&title))]))
            }
            Test::People { slots, one_slot, .. } => {
                let rule = (slots.len() > 1).then(|| self.say(if *one_slot { "guide-one-slot" } else { "guide-any-slot" }, &[]));
                let who = (slots.len() == 1).then(|| slots.first().map(|slot| self.people(&slot.people))).flatten();
                rule.or_else(|| who.map(|who| self.say("guide-slot-who", &[("who", &who)])))
            }
            Test::Several { including, .. } if !including.is_empty() => {
                let names: Vec<String> =
                    including.iter().map(|row| self.quoted(&self.text(&self.programme.requirements[*row].title))).collect();
                Some(self.say("guide-including", &[("names", &self.teller.list(&names))]))
            }
            _ => None,
        }
    }

    /// Which people count, in words.
    pub(super) fn people(&self, people: &WhichPeople) -> String {
        let everybody = matches!(&people.who, crate::condition::Expr::Literal(crate::record::Value::YesNo(true)));
        let who = if everybody {
            self.say("guide-people-all", &[])
        } else {
            self.say("guide-people-where", &[("condition", &self.record_condition(crate::record::Schema::PERSON, &people.who))])
        };
        let holding: Vec<String> = people
            .holding
            .iter()
            .map(|condition| {
                self.say("guide-holding", &[("condition", &self.record_condition(crate::record::Schema::CREDENTIAL, condition))])
            })
            .collect();
        let mut parts = vec![who];
        parts.extend(holding);
        if people.pool == crate::model::Pool::Group {
            parts.push(self.say("guide-pool-group", &[]));
        }
        parts.join("; ")
    }

    /// Whether a requirement is compared with this measure: its title.
    pub(super) fn rows_of_measure(&self, measure: usize) -> Vec<String> {
        let compared = |row: &&Requirement| matches!(&row.test, Test::Measure { measure: own, .. } if *own == measure);
        self.programme.requirements.iter().filter(compared).map(|row| self.text(&row.title)).collect()
    }

    /// Whether a measure is only a part of others.
    pub(super) fn is_part(&self, measure: usize) -> bool {
        self.rows_of_measure(measure).is_empty() && !matches!(self.programme.measures[measure].how, How::Formula(_))
    }
}

impl Matrix {
    fn slot(&mut self, guide: &Guide<'_>, slot: &Slot, levels: &[bool], depth: usize) {
        let who = guide.say("guide-slot-who", &[("who", &guide.people(&slot.people))]);
        let mark = self.notes.mark(&who);
        let mut cells = vec![indented(&marked(&guide.text(&slot.title), &[mark]), depth)];
        cells.extend(levels.iter().enumerate().map(|(level, asked)| if *asked { guide.need(slot, level) } else { NOTHING.into() }));
        self.rows.push(cells);
    }
}

/// A row below another one.
pub(super) fn indented(title: &str, depth: usize) -> String {
    format!("{}{title}", PART.repeat(depth))
}
