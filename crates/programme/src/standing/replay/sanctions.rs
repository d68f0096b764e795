//! What follows from missing a requirement several times in a row.

use jiff::civil::Date;

use super::super::days::eve;
use super::super::verdict::State as Outcome;
use super::Replay;
use super::state::State;
use super::told::{Cause, ProposalKind};
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
        let Some(place) = programme.ladders.iter().position(|known| known.id == ladder.id) else { return };
        // A level at stake is the one by the rules; benefits are those of the level everybody sees.
        let judged = if sanction.falls { state.level(ladder) } else { state.shown(ladder, measured) };
        let Some(level) = judged else { return };
        question.held[place] = Some(level);
        let missed = question.verdict(sanction.requirement, level).state == Outcome::NotMet;
        let before = state.misses.iter().find(|(id, _)| *id == sanction.id).map_or(0, |(_, count)| *count);
        let count = if missed { before + 1 } else { 0 };
        state.count_misses(&sanction.id, count);
        self.consequence(programme, ladder, state, sanction, (level, count), day);
    }

    fn consequence(
        &mut self,
        programme: &'a Programme,
        ladder: &'a Ladder,
        state: &mut State,
        sanction: &Sanction,
        (level, count): (usize, i32),
        day: Date,
    ) {
        let kind =
            if sanction.falls { ProposalKind::Sanction(sanction.id.clone()) } else { ProposalKind::LoseBenefits(sanction.id.clone()) };
        if count < sanction.missed {
            state.withdraw(&kind);
            return;
        }
        if !sanction.falls {
            state.propose(ladder, kind, None, day);
            return;
        }
        let lower = if sanction.to_lowest { Some(0) } else { level.checked_sub(1) };
        let target = lower.max(state.floor_level(ladder)).filter(|target| *target < level);
        if target.is_none() {
            state.withdraw(&kind);
        } else if sanction.by_proposal {
            state.propose(ladder, kind, target, day);
        } else {
            self.sanctioned_fall(programme, ladder, state, &sanction.id, (target, Cause::Sanction(sanction.id.clone())), day);
        }
    }

    /// Falls by a sanction: counting begins anew, and no rise at once undoes it before the sanction's next period.
    pub(super) fn sanctioned_fall(
        &mut self,
        programme: &'a Programme,
        ladder: &'a Ladder,
        state: &mut State,
        id: &str,
        (target, cause): (Option<usize>, Cause),
        day: Date,
    ) {
        state.set(ladder, target, cause, day);
        state.count_misses(id, 0);
        let every = ladder.sanctions.iter().find(|sanction| sanction.id == id).map(|sanction| sanction.every);
        state.held_down_until = every.and_then(|every| self.question_of(programme, day).calendar().next_start(every, day));
    }
}
