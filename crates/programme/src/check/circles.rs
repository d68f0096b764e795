//! What is made of itself, or nests so deep that nobody can follow it: rows in rows, duties in rows, measures in measures.

use std::collections::BTreeSet;

use super::context::Check;
use super::measures::reads;
use crate::condition::Expr;
use crate::diagnostic::{Span, quoted};
use crate::model::{Duty, How, Measure, Requirement, Test};

/// How deep combinations may nest.
const ROWS_DEEPEST: usize = 20;
/// How deep measures may stand on measures, and how deep their formulas may nest together.
const MEASURES_DEEPEST: usize = 30;
const FORMULAS_DEEPEST: usize = 400;

impl Check<'_> {
    /// Marks rows that count only within a combination; tells circles and foreign ladders.
    pub(super) fn combinations(&mut self, rows: &mut [Requirement]) {
        let parts: Vec<Vec<usize>> = rows.iter().map(|row| row.test.rows()).collect();
        for (place, used) in parts.iter().enumerate() {
            for row in used.iter().filter(|row| **row < parts.len()) {
                if rows[*row].ladder != rows[place].ladder {
                    let (a, b) = (rows[place].id.clone(), rows[*row].id.clone());
                    let span = self.row_span(&a);
                    self.error(
                        "other-ladder",
                        span,
                        format!("`{a}` combines `{b}`, which belongs to another ladder"),
                        Some("rows of one ladder can be combined; give both the same `ladder`".into()),
                    );
                }
                rows[*row].within = true;
            }
        }
        let ranks = ranks(&parts);
        let circle = (0..rows.len()).filter(|place| ranks[*place].is_none()).find(|place| reaches(*place, &parts));
        let deep = ranks.iter().position(|rank| rank.is_some_and(|rank| rank > ROWS_DEEPEST));
        if let Some(place) = circle.or(deep) {
            let id = rows[place].id.clone();
            let span = self.row_span(&id);
            if circle.is_some() {
                self.error("circle", span, format!("`{id}` is part of itself"), Some("take it out of the combination".into()));
            } else {
                self.error(
                    "too-deep",
                    span,
                    format!("`{id}` combines rows that combine rows, more than {ROWS_DEEPEST} deep"),
                    Some("combine more rows at once".into()),
                );
            }
            // What follows may walk along the rows.
            rows.iter_mut().for_each(|row| row.test = Test::All(vec![]));
        }
    }

    /// Tells duties that are owed depending on a row that asks for them.
    pub(super) fn duty_circles(&mut self, duties: &[Duty], rows: &[Requirement]) {
        // Rows first, then duties: who has to be looked at before whom.
        let mut parts: Vec<Vec<usize>> = rows.iter().map(|row| row.test.rows()).collect();
        for (row, parts) in rows.iter().zip(&mut parts) {
            if let Test::Duty(duty) = row.test {
                parts.push(rows.len() + duty);
            }
        }
        parts.extend(duties.iter().map(|duty| met(duty.condition.iter().chain(&duty.only_if))));
        let ranks = ranks(&parts);
        for (place, duty) in duties.iter().enumerate() {
            let own = rows.len() + place;
            if ranks[own].is_none() && reaches(own, &parts) {
                let listed = self.listed("duties");
                let span = listed.get(place).and_then(|(_, node)| node.get("id")).map_or(Span::default(), |node| node.span);
                let message = format!("whether `{}` is owed depends on a requirement that asks for `{}`", duty.id, duty.id);
                self.error(
                    "circle",
                    span,
                    message,
                    Some("take `met(…)` out of its `where` or `only_if`, or name another requirement there".into()),
                );
            }
        }
    }

    /// Measures in an order in which each comes after those it reads; a circle is told.
    pub(super) fn measure_order(&mut self, measures: &[Measure]) -> Vec<usize> {
        let reads: Vec<Vec<usize>> = measures.iter().map(reads).collect();
        let ranks = ranks(&reads);
        let spans = self.named("measures");
        let span = |place: usize| spans.get(place).map_or(Span::default(), |(_, span, _)| *span);
        let rest: Vec<usize> = (0..measures.len()).filter(|place| ranks[*place].is_none()).collect();
        if let Some(first) = rest.first() {
            let names: Vec<&str> = rest.iter().map(|place| measures[*place].id.as_str()).collect();
            let more = if names.len() > 12 { format!(" and {} more", names.len() - 12) } else { String::new() };
            let message = format!("these measures are made of each other: {}{more}", quoted(&names[..names.len().min(12)]));
            self.error("circle", span(*first), message, Some("one of them must stand on records".into()));
        }
        let mut order: Vec<usize> = (0..measures.len()).filter(|place| ranks[*place].is_some()).collect();
        order.sort_by_key(|place| ranks[*place]);
        let mut depths = vec![0; measures.len()];
        for place in &order {
            let below = reads[*place].iter().map(|read| depths[*read]).max().unwrap_or(0);
            depths[*place] = below + depth(&measures[*place]);
            if ranks[*place] > Some(MEASURES_DEEPEST) || depths[*place] > FORMULAS_DEEPEST {
                let message = format!("`{}` is made of measures that are made of measures, too deep to follow", measures[*place].id);
                self.error("too-deep", span(*place), message, Some("let it stand on records, or on fewer steps".into()));
                break;
            }
        }
        order
    }
}

/// How many steps each stands above those that are made of nothing; none for what is in a circle or stands on one.
fn ranks(parts: &[Vec<usize>]) -> Vec<Option<usize>> {
    let mut above: Vec<Vec<usize>> = vec![vec![]; parts.len()];
    let mut waits: Vec<usize> = vec![0; parts.len()];
    for (place, parts) in parts.iter().enumerate() {
        for part in parts {
            if let Some(above) = above.get_mut(*part) {
                above.push(place);
                waits[place] += 1;
            }
        }
    }
    let mut ranks = vec![None; parts.len()];
    let mut ready: Vec<usize> = (0..parts.len()).filter(|place| waits[*place] == 0).collect();
    let mut rank = 0;
    while !ready.is_empty() {
        let mut next = vec![];
        for place in ready {
            ranks[place] = Some(rank);
            for above in &above[place] {
                waits[*above] -= 1;
                if waits[*above] == 0 {
                    next.push(*above);
                }
            }
        }
        ready = next;
        rank += 1;
    }
    ranks
}

/// Whether one is, through others, a part of itself.
fn reaches(place: usize, parts: &[Vec<usize>]) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = parts[place].clone();
    while let Some(part) = open.pop() {
        if part == place {
            return true;
        }
        if part < parts.len() && seen.insert(part) {
            open.extend(&parts[part]);
        }
    }
    false
}

/// The requirements that conditions ask about.
fn met<'e>(conditions: impl Iterator<Item = &'e Expr>) -> Vec<usize> {
    let mut rows = vec![];
    for condition in conditions {
        condition.walk(&mut |expr| {
            if let Expr::Met(row) = expr {
                rows.push(*row);
            }
        });
    }
    rows
}

/// How deep the formula of a measure nests.
fn depth(measure: &Measure) -> usize {
    match &measure.how {
        How::Formula(expr) => expr.depth(),
        How::Each { of, filter, .. } => of.iter().chain(filter).map(Expr::depth).max().unwrap_or(1),
        How::Records(_) | How::People(_) => 1,
    }
}
