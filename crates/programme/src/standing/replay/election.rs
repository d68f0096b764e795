//! The partner's choice among the levels it qualifies for.

use jiff::civil::Date;

use super::super::days::eve;
use super::state::{State, Window, place, place_before};
use super::told::{Cause, ProposalKind};
use super::{Replay, qualifies};
use crate::model::{DayCount, DecidedBy, Election, Ladder, Programme, Silence};
use crate::period::later_days;
use crate::record::{Schema, Value};

impl<'a> Replay<'a> {
    /// After a launch placement the partner may ask for another level.
    pub(super) fn launch_window(&mut self, programme: &'a Programme, ladder: &'a Ladder, state: &mut State, day: Date, joiner: bool) {
        let DecidedBy::Partner(election) = &ladder.decided_by else { return };
        let Some(days) = election.launch_days.filter(|_| !joiner) else { return };
        let closes = deadline(programme, day, days);
        state.window = Some(Window { closes, eligible: self.eligible(programme, ladder, eve(day)), chosen: false, launch: true });
        self.agenda.add(later_days(closes, 1));
    }

    pub(super) fn election(&mut self, programme: &'a Programme, ladder: &'a Ladder, state: &mut State, day: Date) {
        let DecidedBy::Partner(election) = &ladder.decided_by else { return };
        if let Some(window) = state.window.take_if(|window| day > window.closes)
            && !window.chosen
            && !window.launch
        {
            self.silence(ladder, state, election, &window, day);
        }
        let is_launch_window = state.window.is_some() && day == state.started;
        if !is_launch_window && self.is_period_start(programme, election.opens, day) {
            let closes = deadline(programme, day, election.days);
            state.window = Some(Window { closes, eligible: self.eligible(programme, ladder, eve(day)), chosen: false, launch: false });
            self.agenda.add(later_days(closes, 1));
        }
        self.choices(ladder, state, election, day);
    }

    fn choices(&mut self, ladder: &'a Ladder, state: &mut State, election: &Election, day: Date) {
        for row in self.events(Schema::ELECTION, day) {
            let text = |column: &str| row.get(column).map_or(String::new(), Value::plain);
            let own = text("ladder");
            if !own.is_empty() && own != ladder.id {
                continue;
            }
            let Some(level) = place(ladder, &text("level")) else { continue };
            if state.is_barred(ladder, Some(level), day) {
                continue;
            }
            let Some(window) = state.window.as_mut().filter(|window| window.eligible.contains(&ladder.levels[level].id)) else { continue };
            window.chosen = true;
            if election.up_is_verified && Some(level) > state.level(ladder) {
                state.propose(ladder, ProposalKind::Election, Some(level), day);
            } else {
                state.withdraw(&ProposalKind::Election);
                // Who chooses less waives the protection of an old status.
                state.floor = state.floor.take().filter(|_| Some(level) >= state.floor_level(ladder));
                state.set(ladder, Some(level), Cause::Elected, day);
            }
        }
    }

    fn silence(&mut self, ladder: &'a Ladder, state: &mut State, election: &Election, window: &Window, day: Date) {
        let eligible = |level: &usize| window.eligible.contains(&ladder.levels[*level].id);
        let levels = 0..ladder.levels.len();
        let best = levels.clone().rev().find(eligible);
        let level = match election.when_silent {
            Silence::Lowest => Some(0),
            Silence::BestFit => best,
            Silence::Keep => state.level(ladder).filter(eligible).or(best),
        };
        if !state.is_barred(ladder, level, day) {
            state.set(ladder, level, Cause::Silent, day);
        }
    }

    /// The levels the partner may choose, by id, measured before the window opens.
    fn eligible(&self, programme: &'a Programme, ladder: &Ladder, measured: Date) -> Vec<String> {
        let then = self.history.on(measured);
        let then = if then.ladders.iter().any(|known| known.id == ladder.id) { then } else { programme };
        let question = self.question_of(then, measured);
        let Some(old) = then.ladders.iter().position(|known| known.id == ladder.id) else { return vec![] };
        let place_then =
            |level| if then.version == programme.version { Some(level) } else { place_before(&then.ladders[old], ladder, level) };
        let eligible = |level: &usize| place_then(*level).is_some_and(|level| qualifies(&question, old, level));
        (0..ladder.levels.len()).filter(eligible).map(|level| ladder.levels[level].id.clone()).collect()
    }
}

fn deadline(programme: &Programme, start: Date, days: i32) -> Date {
    programme.day_count.unwrap_or(DayCount::FromTheNextDay).deadline(start, days)
}
