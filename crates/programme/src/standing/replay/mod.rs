//! The calendar of a ladder, day by day: how a partner came to hold its level.
//!
//! Only the days on which something can happen are visited (reviews, election windows, decisions, ends of grace, and for moves "at once" every day on which an
//! answer can change). A review at a period's end is measured as of its last day, by the version in force then, and takes effect the next day. Levels are
//! remembered by id, so that versions may add, drop and rename levels.
//!
//! The level by the rules is the higher of two: what the partner earned, and the floor of an old status while it lasts. A level set by a person lies over it;
//! beneath it the rules go on, and show when it runs out. A sanctioned fall is not undone by a rise at once before the sanction's next period begins.

mod agenda;
mod decisions;
mod election;
mod moves;
mod purchase;
mod sanctions;
mod state;
#[cfg(test)]
mod tests;
mod told;

use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::civil::Date;

use super::days::eve;
use crate::measure::{Question, Shelf};
use crate::model::{Entry, History, Ladder, Programme, Qualifies, in_force};
use crate::record::{PartnerId, Records, Schema, Sight, Value};
use agenda::Agenda;
use state::{Floor, State};
pub use told::{Cause, Change, Choice, Proposal, ProposalKind, Replayed};

/// Replays every ladder of the version in force on the as-of date.
pub(super) fn replay(history: &History, records: &Records, partner: PartnerId, sight: Sight, shelf: &Rc<Shelf>) -> Vec<Replayed> {
    let mut replay = Replay {
        history,
        records,
        partner,
        sight,
        shelf: Rc::clone(shelf),
        left: None,
        states: BTreeMap::new(),
        version: None,
        agenda: Agenda::default(),
    };
    let first = history.versions()[0].effective;
    let question = replay.question(first.max(sight.as_of));
    let joined = question.joined();
    replay.left = question.date_attribute("left");
    let start = joined.map_or(first, |joined| joined.max(first));
    if start <= sight.as_of {
        replay.agenda = Agenda::of(&replay, start);
        while let Some(day) = replay.agenda.next() {
            let programme = history.on(day);
            if replay.version.is_none_or(|version| version.version != programme.version) {
                replay.take_version(programme, day, start > first);
            }
            replay.day(programme, day);
        }
    }
    let current = history.on(sight.as_of);
    current
        .ladders
        .iter()
        .map(|ladder| replay.states.get(&ladder.id).map_or_else(Replayed::default, |state| state.finish(ladder, sight.as_of)))
        .collect()
}

struct Replay<'a> {
    history: &'a History,
    records: &'a Records,
    partner: PartnerId,
    sight: Sight,
    shelf: Rc<Shelf>,
    /// The partner's last day.
    left: Option<Date>,
    /// By ladder id.
    states: BTreeMap<String, State>,
    /// The version the states are in.
    version: Option<&'a Programme>,
    agenda: Agenda,
}

impl<'a> Replay<'a> {
    fn day(&mut self, programme: &'a Programme, day: Date) {
        if self.left.is_some_and(|left| day > left) {
            self.leave(programme, day);
            return;
        }
        for ladder in &programme.ladders {
            let Some(mut state) = self.states.remove(&ladder.id) else { continue };
            self.step(programme, ladder, &mut state, day);
            self.states.insert(ladder.id.clone(), state);
        }
        self.share_purchases(programme, day);
    }

    /// Who left holds nothing from the day after.
    fn leave(&mut self, programme: &Programme, day: Date) {
        for ladder in &programme.ladders {
            if let Some(state) = self.states.get_mut(&ladder.id) {
                state.leave(ladder, day);
            }
        }
    }

    fn step(&mut self, programme: &'a Programme, ladder: &'a Ladder, state: &mut State, day: Date) {
        self.end_of_override(ladder, state, day);
        self.end_of_transition(ladder, state, day);
        self.scheduled_effects(ladder, state, day);
        self.election(programme, ladder, state, day);
        let answers = self.decisions(ladder, state, day);
        let answers = self.answer(programme, ladder, state, answers, day);
        self.moves(programme, ladder, state, day);
        self.sanctions(programme, ladder, state, day);
        // What the day itself brought up may be answered the same day.
        self.answer(programme, ladder, state, answers, day);
        self.purchase(ladder, state, day);
    }

    /// Carries levels into a version: renamed levels follow their new name, dropped ones are left, new ladders are launched.
    fn take_version(&mut self, programme: &'a Programme, day: Date, is_joiner: bool) {
        let joiner = is_joiner && self.states.is_empty();
        for ladder in &programme.ladders {
            let before = self.version.and_then(|version| version.ladders.iter().find(|known| known.id == ladder.id));
            if let Some(state) = self.states.get_mut(&ladder.id) {
                state.carry(before.unwrap_or(ladder), ladder, day);
            }
        }
        self.version = Some(programme);
        for ladder in &programme.ladders {
            if !self.states.contains_key(&ladder.id) {
                let state = self.launch(programme, ladder, day, joiner);
                self.states.insert(ladder.id.clone(), state);
            }
        }
    }

    fn launch(&mut self, programme: &'a Programme, ladder: &'a Ladder, day: Date, joiner: bool) -> State {
        let placed = match if joiner { ladder.entry } else { ladder.at_launch } {
            Entry::None => None,
            Entry::Level(level) => Some(level),
            Entry::BestFit => self.best(&ladder.id, ladder, if joiner { day } else { eve(day) }, day),
        };
        let kept_until = ladder.transition.as_ref().map(|transition| transition.kept_until).filter(|until| *until >= day);
        let old_status = self.old_status(ladder, day).filter(|_| kept_until.is_some());
        let floor = old_status.zip(kept_until).map(|(level, until)| Floor { level: ladder.levels[level].id.clone(), until });
        let cause = match (old_status, joiner) {
            (Some(_), _) if old_status >= placed => Cause::Transition,
            (_, true) => Cause::Entry,
            (_, false) => Cause::Launch,
        };
        let mut state = State::new(day);
        state.start(ladder, placed, floor, cause, day);
        self.launch_window(programme, ladder, &mut state, day, joiner);
        state
    }

    /// The level an old status is worth.
    fn old_status(&self, ladder: &Ladder, day: Date) -> Option<usize> {
        let transition = ladder.transition.as_ref()?;
        let table = self.records.table(Schema::STATUS);
        let column = self.records.schema().get(Schema::STATUS).column("status")?;
        let sight = Sight { as_of: day, ..self.sight };
        let eve = eve(day);
        let open = |row: &u32| table.visible(*row, sight) && table.from(*row) <= day && table.until(*row) >= eve;
        let statuses = table.rows(self.partner).filter(open).map(|row| table.value(row, column).plain());
        let levels = statuses.filter_map(|status| transition.map.iter().find(|(known, _)| *known == status).map(|(_, level)| *level));
        if transition.highest { levels.max() } else { levels.min() }
    }

    fn scheduled_effects(&mut self, ladder: &Ladder, state: &mut State, day: Date) {
        let due: Vec<_> = state.scheduled.extract_if(.., |(on, _)| *on == day).collect();
        for (_, effect) in due {
            state.apply(ladder, effect, day);
        }
    }

    fn end_of_transition(&mut self, ladder: &'a Ladder, state: &mut State, day: Date) {
        let Some(until) = state.floor.as_ref().map(|floor| floor.until).filter(|until| day > *until) else { return };
        let best = self.best(&ladder.id, ladder, until, day);
        state.end_floor(ladder, best, day);
    }

    /// The highest level the partner qualifies for as of a day, as a place in the ladder of the version on `day`.
    fn best(&self, id: &str, ladder: &Ladder, measured: Date, day: Date) -> Option<usize> {
        let then = self.history.on(measured);
        match then.ladders.iter().position(|known| known.id == id) {
            Some(place) => {
                let best = best(&self.question(measured), place)?;
                let is_now = then.version == self.history.on(day).version;
                if is_now { Some(best) } else { state::place_carried(ladder, &then.ladders[place].levels[best].id) }
            }
            None => {
                let programme = self.history.on(day);
                let place = programme.ladders.iter().position(|known| known.id == id)?;
                best(&self.question_of(programme, measured), place)
            }
        }
    }

    /// A question as of a day, by the version in force then, holding what is held now.
    fn question(&self, as_of: Date) -> Question<'a> {
        self.question_of(self.history.on(as_of), as_of)
    }

    fn question_of(&self, programme: &'a Programme, as_of: Date) -> Question<'a> {
        let sight = Sight { as_of, ..self.sight };
        let held = programme.ladders.iter().map(|ladder| self.held_on(programme, ladder, as_of)).collect();
        Question::with(Rc::clone(&self.shelf), programme, self.records, self.partner, sight).holding(held)
    }

    /// What is held now, as a place in a ladder of this version or the one before.
    fn held_on(&self, programme: &Programme, ladder: &Ladder, as_of: Date) -> Option<usize> {
        let state = self.states.get(&ladder.id)?;
        match self.version.filter(|version| version.version != programme.version) {
            None => state.shown(ladder, as_of),
            Some(version) => {
                let current = version.ladders.iter().find(|known| known.id == ladder.id)?;
                state::place_before(ladder, current, state.shown(current, as_of)?)
            }
        }
    }

    fn is_period_start(&self, programme: &Programme, period: crate::period::Period, day: Date) -> bool {
        let joined = self.records.date_attribute(self.partner, "joined", Sight { as_of: day, ..self.sight });
        let calendar = crate::measure::calendar(programme, joined);
        calendar.period(period, day).is_some_and(|days| days.from == day)
    }

    /// Rows of a built-in event on the day, with their texts by column.
    fn events(&self, id: crate::record::TypeId, day: Date) -> Vec<BTreeMap<&'a str, Value<'a>>> {
        let table = self.records.table(id);
        let kind = self.records.schema().get(id);
        let rows = table.rows_within(self.partner, crate::period::Days { from: day, to: day });
        rows.filter(|row| table.visible(*row, self.sight))
            .map(|row| kind.columns.iter().enumerate().map(|(place, column)| (column.name.as_str(), table.value(row, place))).collect())
            .collect()
    }
}

/// The highest level a partner qualifies for.
#[must_use]
pub(super) fn best(question: &Question<'_>, ladder: usize) -> Option<usize> {
    (0..question.programme.ladders[ladder].levels.len()).rev().find(|level| qualifies(question, ladder, *level))
}

/// Whether a partner qualifies for a level: by numbers (on the days and for the key that count) and invitation.
#[must_use]
pub(super) fn qualifies(question: &Question<'_>, ladder: usize, level: usize) -> bool {
    let definition = &question.programme.ladders[ladder];
    if definition.levels[level].by_invitation && !invited(question, &definition.id, &definition.levels[level].id) {
        return false;
    }
    match in_force(&definition.qualifies, question.sight.as_of) {
        Some(Qualifies::AnyDay(window)) => {
            let days =
                window.days(&question.calendar(), question.sight.as_of).map_or(vec![], |days| super::days::change_days(question, days));
            days.iter().any(|day| by_numbers(&question.on(*day), ladder, level))
        }
        Some(Qualifies::OnTheDay) | None => by_numbers(question, ladder, level),
    }
}

fn by_numbers(question: &Question<'_>, ladder: usize, level: usize) -> bool {
    match &question.programme.ladders[ladder].each {
        None => question.qualifies(ladder, level),
        Some(column) => {
            let keys = keys(question, column);
            keys.iter().any(|key| question.within(column, key).qualifies(ladder, level))
                || keys.is_empty() && question.qualifies(ladder, level)
        }
    }
}

/// The values of a column among the partner's records.
#[must_use]
pub(super) fn keys(question: &Question<'_>, column: &str) -> Vec<String> {
    let records = question.records;
    let mut keys = std::collections::BTreeSet::new();
    for (place, kind) in records.schema().types.iter().enumerate().skip(1) {
        let Some(column) = kind.column(column) else { continue };
        let table = records.table(crate::record::TypeId(place));
        for row in
            table.rows(question.partner).filter(|row| table.visible(*row, question.sight) && table.from(*row) <= question.sight.as_of)
        {
            keys.insert(table.value(row, column).plain());
        }
    }
    keys.remove("");
    keys.into_iter().collect()
}

fn invited(question: &Question<'_>, ladder: &str, level: &str) -> bool {
    let records = question.records;
    let table = records.table(Schema::DECISION);
    let kind = records.schema().get(Schema::DECISION);
    let text = |row: u32, column: &str| kind.column(column).map_or(String::new(), |place| table.value(row, place).plain());
    let mut invited = false;
    for row in table.rows(question.partner).filter(|row| table.visible(*row, question.sight) && table.from(*row) <= question.sight.as_of) {
        let own = text(row, "ladder");
        if text(row, "subject") == "invitation" && text(row, "level") == level && (own.is_empty() || own == ladder) {
            let until = kind.column("until").map_or(Value::Null, |place| table.value(row, place));
            let running = !matches!(until, Value::Date(until) if until < question.sight.as_of);
            invited = text(row, "answer") == "approved" && running;
        }
    }
    invited
}
