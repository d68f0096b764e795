//! Rises and falls by the rules: at reviews or at once, with lag, grace and proposals.

use jiff::civil::Date;

use super::super::days::eve;
use super::Replay;
use super::state::{Below, Effect, State, Way, id_of, place};
use super::told::{Cause, ProposalKind};
use crate::model::{DecidedBy, Ladder, Move, Programme, When};

impl<'a> Replay<'a> {
    pub(super) fn moves(&mut self, programme: &'a Programme, ladder: &'a Ladder, state: &mut State, day: Date) {
        let held_down = ladder.rise.when == When::AtOnce && is_held_down(state, day);
        if !held_down && let Some(measured) = self.measured(programme, ladder.rise, state, day) {
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
        let waits = ladder.rise.by_proposal || ladder.decided_by == DecidedBy::Approval;
        // What a floor already gives is earned in silence; nobody is asked about it.
        let present = if waits { state.level(ladder) } else { state.earned(ladder) };
        if best <= present || state.is_barred(ladder, best, day) {
            state.withdraw(&ProposalKind::Rise);
        } else if waits {
            state.propose(ladder, ProposalKind::Rise, best, day);
        } else {
            let effect = Effect { way: Way::Rise, to: id_of(ladder, best), cause: cause(measured, day) };
            self.take_effect(ladder, state, effect, day, day);
        }
    }

    fn fall(&mut self, ladder: &'a Ladder, state: &mut State, measured: Date, day: Date) {
        let best = self.best(&ladder.id, ladder, measured, day);
        let best = if ladder.fall.lag.is_none() { best.max(self.risen_at_once(ladder, state, day)) } else { best };
        if best >= state.earned(ladder) || !state.paid.is_empty() {
            state.below = None;
            state.withdraw(&ProposalKind::Fall);
            return;
        }
        let Some(grace) = ladder.fall.grace else {
            self.fall_to(ladder, state, best, cause(measured, day), (day, day));
            return;
        };
        let decided = |(_, effect): &(Date, Effect)| effect.way == Way::Fall;
        if state.below.is_none() && !state.scheduled.iter().any(decided) {
            let worth = best.filter(|_| measured != day);
            state.below = Some(Below { worth: id_of(ladder, worth), reviewed: day, until: eve(grace.after(day)) });
            self.agenda.add(grace.after(day));
        }
    }

    fn end_of_grace(&mut self, ladder: &'a Ladder, state: &mut State, day: Date) {
        let Some(below) = state.below.take_if(|below| day > below.until) else { return };
        let measured = if ladder.fall.when == When::AtOnce { day } else { eve(day) };
        let worth = below.worth.and_then(|id| place(ladder, &id));
        let best = self.best(&ladder.id, ladder, measured, day).max(worth).max(self.risen_at_once(ladder, state, day));
        if best < state.earned(ladder) {
            self.fall_to(ladder, state, best, Cause::GraceEnded, (below.reviewed, day));
        }
    }

    /// The fall itself: a proposal, or decided and in effect after the lag. An old status stops it at its floor.
    fn fall_to(&mut self, ladder: &Ladder, state: &mut State, best: Option<usize>, cause: Cause, (reviewed, day): (Date, Date)) {
        if !ladder.fall.by_proposal {
            let effect = Effect { way: Way::Fall, to: id_of(ladder, best), cause };
            self.take_effect(ladder, state, effect, reviewed, day);
            return;
        }
        let target = best.max(state.floor_level(ladder));
        if target < state.level(ladder) {
            state.propose(ladder, ProposalKind::Fall, target, day);
        } else {
            state.withdraw(&ProposalKind::Fall);
        }
    }

    /// The level a rise at once gives today anyway: nobody falls on a day on which it would rise again.
    fn risen_at_once(&self, ladder: &Ladder, state: &State, day: Date) -> Option<usize> {
        let rise = ladder.rise;
        let waits = rise.lag.is_some() || rise.by_proposal || ladder.decided_by == DecidedBy::Approval;
        let barred = rise.not_before.is_some_and(|from| day < from)
            || state.locked_until.is_some_and(|until| day < until)
            || is_held_down(state, day);
        if rise.when == When::AtOnce && !waits && !barred { self.best(&ladder.id, ladder, day, day) } else { None }
    }

    /// A decided move takes effect so long after the review as the lag says, and not before today.
    fn take_effect(&mut self, ladder: &Ladder, state: &mut State, effect: Effect, reviewed: Date, day: Date) {
        let movement = if effect.way == Way::Rise { ladder.rise } else { ladder.fall };
        let on = movement.lag.map_or(day, |lag| lag.after(reviewed));
        if on > day {
            state.scheduled.push((on, effect));
            self.agenda.add(on);
        } else {
            state.apply(ladder, effect, day);
        }
    }
}

fn cause(measured: Date, day: Date) -> Cause {
    if measured == day { Cause::AtOnce } else { Cause::Review(measured) }
}

/// After a sanctioned fall a rise at once waits for the sanction's next period.
fn is_held_down(state: &State, day: Date) -> bool {
    state.held_down_until.is_some_and(|until| day < until)
}
