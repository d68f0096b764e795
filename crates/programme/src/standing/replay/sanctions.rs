//! What follows from missing a requirement several times in a row.

use jiff::civil::Date;

use super::super::days::eve;
use super::super::verdict::State as Outcome;
use super::Replay;
use super::state::{Cause, ProposalKind, State};
use crate::model::{Ladder, Programme, Sanction};

impl<'a> Replay<'a> {
    pub(super) fn sanctions(&mut self, programme: &'a Programme, ladder: &'a Ladder, state: &mut State, day: Date) {
        for sanction in &ladder.sanctions {
            if day > state.started && self.is_period_start(programme, sanction.every, day) {
                self.sanction(programme, ladder, state, sanction, day);
            }
        }
    }

    fn sanction(&mut self, programme: &'a Programme, ladder: &'a Ladder, state: &mut State, sanction: &Sanction, day: Date) {
        let measured = eve(day);
        let mut question = self.question_of(programme, measured);
        let began = question.calendar().period(sanction.every, measured).map(|days| days.from);
        if began.is_none_or(|began| began < state.started) {
            return;
        }
        let place = programme.ladders.iter().position(|known| known.id == ladder.id);
        let (Some(place), Some(level)) = (place, state.shown(ladder, measured)) else { return };
        question.held[place] = Some(level);
        let missed = question.verdict(sanction.requirement, level).state == Outcome::NotMet;
        let before = state.misses.iter().find(|(id, _)| *id == sanction.id).map_or(0, |(_, count)| *count);
        let count = if missed { before + 1 } else { 0 };
        record(state, &sanction.id, count);
        self.consequence(ladder, state, sanction, (level, count), day);
    }

    fn consequence(&mut self, ladder: &Ladder, state: &mut State, sanction: &Sanction, (level, count): (usize, i32), day: Date) {
        let kind =
            if sanction.falls { ProposalKind::Sanction(sanction.id.clone()) } else { ProposalKind::LoseBenefits(sanction.id.clone()) };
        if count < sanction.missed {
            state.withdraw(&kind);
            return;
        }
        let target = if sanction.to_lowest { Some(0) } else { level.checked_sub(1) };
        if !sanction.falls {
            state.propose(ladder, kind, None, day);
        } else if let Some(target) = target.filter(|target| *target < level) {
            if sanction.by_proposal {
                state.propose(ladder, kind, Some(target), day);
            } else {
                state.set(ladder, Some(target), Cause::Sanction(sanction.id.clone()), day);
                record(state, &sanction.id, 0);
            }
        }
    }
}

fn record(state: &mut State, id: &str, count: i32) {
    match state.misses.iter_mut().find(|(known, _)| known == id) {
        Some((_, known)) => *known = count,
        None => state.misses.push((id.to_owned(), count)),
    }
}
