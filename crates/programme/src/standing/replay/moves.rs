//! Rises and falls by the rules: at reviews or at once, with lag, grace and proposals.

use jiff::civil::Date;

use super::super::days::eve;
use super::Replay;
use super::state::{Cause, ProposalKind, State, place};
use crate::model::{DecidedBy, Ladder, Move, Programme, When};

impl<'a> Replay<'a> {
    pub(super) fn moves(&mut self, programme: &'a Programme, ladder: &'a Ladder, state: &mut State, day: Date) {
        if let Some(measured) = self.measured(programme, ladder.rise, state, day) {
            self.rise(ladder, state, measured, day);
        }
        if let Some(measured) = self.measured(programme, ladder.fall, state, day) {
            self.fall(ladder, state, measured, day);
        }
        self.end_of_grace(ladder, state, day);
    }

    /// The day a move is measured as of, when it may happen today.
    fn measured(&self, programme: &Programme, movement: Move, state: &State, day: Date) -> Option<Date> {
        if movement.not_before.is_some_and(|from| day < from) {
            return None;
        }
        match movement.when {
            When::AtOnce => Some(day),
            When::Each(period) => (day > state.started && self.is_period_start(programme, period, day)).then(|| eve(day)),
            When::Never => None,
        }
    }

    fn rise(&mut self, ladder: &'a Ladder, state: &mut State, measured: Date, day: Date) {
        let best = self.best(&ladder.id, ladder, measured, day);
        if best <= state.level(ladder) || state.locked_until.is_some_and(|until| day < until) {
            state.withdraw(&ProposalKind::Rise);
            return;
        }
        if ladder.rise.by_proposal || ladder.decided_by == DecidedBy::Approval {
            state.propose(ladder, ProposalKind::Rise, best, day);
        } else {
            self.take_effect(ladder, state, best, ladder.rise, (measured, day));
        }
    }

    fn fall(&mut self, ladder: &'a Ladder, state: &mut State, measured: Date, day: Date) {
        let best = self.best(&ladder.id, ladder, measured, day).max(state.floor_level(day));
        let best = if ladder.fall.lag.is_none() { best.max(self.risen_at_once(ladder, state, day)) } else { best };
        if best >= state.level(ladder) {
            state.below = None;
            state.grace_until = None;
            state.withdraw(&ProposalKind::Fall);
            return;
        }
        if let Some(grace) = ladder.fall.grace {
            if state.below.is_none() {
                let worth = best.filter(|_| measured != day).map(|level| ladder.levels[level].id.clone());
                state.below = Some(worth);
                state.grace_until = Some(eve(grace.after(day)));
                self.agenda.add(grace.after(day));
            }
            return;
        }
        if ladder.fall.by_proposal {
            state.propose(ladder, ProposalKind::Fall, best, day);
        } else {
            self.take_effect(ladder, state, best, ladder.fall, (measured, day));
        }
    }

    fn end_of_grace(&mut self, ladder: &'a Ladder, state: &mut State, day: Date) {
        if state.grace_until.is_none_or(|until| day <= until) {
            return;
        }
        let measured = if ladder.fall.when == When::AtOnce { day } else { eve(day) };
        let worth = state.below.take().flatten().and_then(|id| place(ladder, &id));
        let kept = worth.max(state.floor_level(day)).max(self.risen_at_once(ladder, state, day));
        let best = self.best(&ladder.id, ladder, measured, day).max(kept);
        state.grace_until = None;
        if best >= state.level(ladder) {
            return;
        }
        if ladder.fall.by_proposal {
            state.propose(ladder, ProposalKind::Fall, best, day);
        } else {
            state.set(ladder, best, Cause::GraceEnded, day);
        }
    }

    /// The level a rise at once gives today anyway: nobody falls on a day on which it would rise again.
    fn risen_at_once(&self, ladder: &Ladder, state: &State, day: Date) -> Option<usize> {
        let rise = ladder.rise;
        let waits = rise.lag.is_some() || rise.by_proposal || ladder.decided_by == DecidedBy::Approval;
        let barred = rise.not_before.is_some_and(|from| day < from) || state.locked_until.is_some_and(|until| day < until);
        if rise.when == When::AtOnce && !waits && !barred { self.best(&ladder.id, ladder, day, day) } else { None }
    }

    fn take_effect(&mut self, ladder: &Ladder, state: &mut State, level: Option<usize>, movement: Move, (measured, day): (Date, Date)) {
        let cause = if measured == day { Cause::AtOnce } else { Cause::Review(measured) };
        match movement.lag {
            None => state.set(ladder, level, cause, day),
            Some(lag) => {
                let on = lag.after(day);
                let id = level.map(|level| ladder.levels[level].id.clone());
                state.scheduled.push((on, id, cause));
                self.agenda.add(on);
            }
        }
    }
}
