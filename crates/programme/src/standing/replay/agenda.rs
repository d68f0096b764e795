//! The days a replay visits.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::days::change_days;
use super::Replay;
use crate::model::{DecidedBy, Ladder, Programme, When};
use crate::period::{Days, Period, later_days};
use crate::record::{Schema, Value};

#[derive(Debug, Default)]
pub(super) struct Agenda {
    days: BTreeSet<Date>,
    until: Option<Date>,
}

impl Agenda {
    /// Every day from the first to the as-of date that is known ahead to matter.
    pub(super) fn of(replay: &Replay<'_>, start: Date) -> Self {
        let as_of = replay.sight.as_of;
        let mut agenda = Self { days: BTreeSet::from([start]), until: Some(as_of) };
        let versions = replay.history.versions();
        for (place, programme) in versions.iter().enumerate() {
            let from = if place == 0 { start } else { programme.effective.max(start) };
            let to = versions.get(place + 1).map_or(as_of, |next| super::super::days::eve(next.effective).min(as_of));
            if from > to {
                continue;
            }
            agenda.add(from);
            agenda.of_version(replay, programme, Days { from, to });
        }
        if let Some(left) = replay.left {
            agenda.add_from(later_days(left, 1), start);
        }
        for id in [Schema::ELECTION, Schema::DECISION, Schema::PAYMENT] {
            let table = replay.records.table(id);
            let until = replay.records.schema().get(id).column("until");
            for row in table.rows(replay.partner).filter(|row| table.visible(*row, replay.sight)) {
                agenda.add_from(table.from(row), start);
                if let Some(Value::Date(until)) = until.map(|column| table.value(row, column)) {
                    agenda.add_from(later_days(until, 1), start);
                }
            }
        }
        agenda
    }

    fn of_version(&mut self, replay: &Replay<'_>, programme: &Programme, days: Days) {
        let periods: BTreeSet<Period> = programme.ladders.iter().flat_map(periods).collect();
        let question = replay.question_of(programme, replay.sight.as_of);
        let calendar = question.calendar();
        for period in periods {
            let mut day = super::super::days::eve(days.from);
            while let Some(next) = calendar.next_start(period, day).filter(|next| *next <= days.to && *next > day) {
                self.add(next);
                day = next;
            }
            // An anniversary year begins with joining itself: before that day there is no period to step from.
            if period == Period::AnniversaryYear && calendar.period(period, super::super::days::eve(days.from)).is_none() {
                let mut day = days.from;
                while let Some(next) = calendar.next_start(period, day).filter(|next| *next <= days.to && *next > day) {
                    self.add(next);
                    day = next;
                }
            }
        }
        let at_once = |ladder: &Ladder| {
            ladder.rise.when == When::AtOnce || ladder.fall.when == When::AtOnce || matches!(ladder.decided_by, DecidedBy::Purchase(_))
        };
        if programme.ladders.iter().any(at_once) {
            self.days.extend(change_days(&question, days));
        }
        for transition in programme.ladders.iter().filter_map(|ladder| ladder.transition.as_ref()) {
            self.add_from(later_days(transition.kept_until, 1), days.from);
        }
    }

    /// A day that turned out to matter.
    pub(super) fn add(&mut self, day: Date) {
        if self.until.is_some_and(|until| day <= until) {
            self.days.insert(day);
        }
    }

    fn add_from(&mut self, day: Date, start: Date) {
        if day >= start {
            self.add(day);
        }
    }

    /// The next day to visit.
    pub(super) fn next(&mut self) -> Option<Date> {
        self.days.pop_first()
    }
}

fn periods(ladder: &Ladder) -> Vec<Period> {
    let mut periods: Vec<Period> = [ladder.rise.when, ladder.fall.when]
        .into_iter()
        .filter_map(|when| match when {
            When::Each(period) => Some(period),
            When::AtOnce | When::Never => None,
        })
        .collect();
    if let DecidedBy::Partner(election) = &ladder.decided_by {
        periods.push(election.opens);
    }
    periods.extend(ladder.sanctions.iter().map(|sanction| sanction.every));
    periods
}
