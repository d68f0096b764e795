//! Duties on a day: done, open until a date, or overdue.
//!
//! A duty owed once is judged by its latest record. A duty of every period is judged by the last period that was due, then by the current one; a record
//! without `period` counts for the period that holds its date, and where the duty is due after a period's end for the period before. Nobody owes anything
//! for the time before the duty was first asked or before joining; a new version of the programme forgives nothing.

use jiff::civil::Date;

use super::days::eve;
use crate::measure::Question;
use crate::model::{Anchor, DayCount, Due, Duty, Rhythm};
use crate::period::{Days, Period, Unit, later_days};
use crate::record::{Schema, Value};

/// How a duty stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DutyState {
    /// The partner does not owe it.
    NotOwed,
    /// It was done on this day.
    Done(Date),
    /// It may still be done until this day; whether it counts as in order so far.
    Open {
        /// Last day.
        until: Date,
        /// Whether it is in order while open.
        in_order: bool,
    },
    /// It should have been done; the first day too late.
    Overdue(Date),
}

impl DutyState {
    /// Whether the duty stands in no one's way.
    #[must_use]
    pub fn in_order(self) -> bool {
        match self {
            Self::NotOwed | Self::Done(_) => true,
            Self::Open { in_order, .. } => in_order,
            Self::Overdue(_) => false,
        }
    }
}

/// A duty with how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyStanding {
    /// The duty.
    pub duty: usize,
    /// How it stands.
    pub state: DutyState,
}

/// Every duty of the programme.
pub(super) fn duties(question: &Question<'_>) -> Vec<DutyStanding> {
    (0..question.programme.duties.len()).map(|duty| DutyStanding { duty, state: duty_state(question, duty) }).collect()
}

/// How a duty stands for the partner.
pub(super) fn duty_state(question: &Question<'_>, duty: usize) -> DutyState {
    let definition = &question.programme.duties[duty];
    if !owed(question, definition) {
        return DutyState::NotOwed;
    }
    let first = question.joined().map_or(definition.since, |joined| joined.max(definition.since));
    if question.sight.as_of < first {
        return DutyState::NotOwed;
    }
    let done = Done { question, duty: &definition.id };
    match &definition.rhythm {
        Rhythm::Once => once(question, definition, first, &done),
        Rhythm::Every(period) => every(question, definition, *period, first, &done),
        Rhythm::Before(meeting) => before(question, definition, meeting, first, &done),
    }
}

fn owed(question: &Question<'_>, duty: &Duty) -> bool {
    let at_level = duty
        .levels
        .as_ref()
        .is_none_or(|(ladder, levels)| question.held.get(*ladder).copied().flatten().is_some_and(|held| levels.get(held) == Some(&true)));
    at_level && duty.condition.iter().chain(&duty.only_if).all(|condition| question.holds(condition))
}

fn once(question: &Question<'_>, duty: &Duty, first: Date, done: &Done<'_, '_>) -> DutyState {
    if let Some(day) = done.latest(None) {
        return DutyState::Done(day);
    }
    match &duty.due {
        None => DutyState::Overdue(first),
        Some(due) => open_or_overdue(question, duty, deadline(question, due, first, first)),
    }
}

fn every(question: &Question<'_>, duty: &Duty, period: Period, first: Date, done: &Done<'_, '_>) -> DutyState {
    let calendar = question.calendar();
    let Some(due) = &duty.due else { return DutyState::NotOwed };
    let Some(current) = calendar.period(period, question.sight.as_of) else { return DutyState::NotOwed };
    // A duty due after its period's end is done in the period after.
    let settled = |days: Days| match due.anchor {
        Anchor::End => done.latest(Some((days, calendar.period(period, later_days(days.to, 1)).unwrap_or(days)))),
        _ => done.latest(Some((days, days))),
    };
    let deadline_of = |days: Days| {
        let start = days.from.max(first);
        deadline(question, due, start, if due.anchor == Anchor::End { days.to } else { start })
    };
    // The last period that was due decides first.
    let mut last = Some(current);
    while let Some(days) = last.filter(|days| days.to >= first) {
        let end = deadline_of(days);
        if end < question.sight.as_of {
            if settled(days).is_none() {
                return DutyState::Overdue(later_days(end, 1));
            }
            break;
        }
        last = calendar.period(period, eve(days.from));
    }
    // Then the oldest one that is still open.
    let mut open = current;
    while let Some(earlier) =
        calendar.period(period, eve(open.from)).filter(|days| days.to >= first && deadline_of(*days) >= question.sight.as_of)
    {
        open = earlier;
    }
    while open.from <= question.sight.as_of {
        match settled(open) {
            Some(day) if open.to >= question.sight.as_of => return DutyState::Done(day),
            Some(_) => {}
            None => return open_or_overdue(question, duty, deadline_of(open)),
        }
        let Some(next) = calendar.period(period, later_days(open.to, 1)) else { break };
        open = next;
    }
    DutyState::NotOwed
}

fn before(question: &Question<'_>, duty: &Duty, meeting: &str, first: Date, done: &Done<'_, '_>) -> DutyState {
    let Some(due) = &duty.due else { return DutyState::NotOwed };
    let meetings = meetings(question, meeting);
    let mut state = DutyState::NotOwed;
    let mut previous = Date::MIN;
    for day in meetings.into_iter().filter(|day| *day >= first) {
        let end = due.length.before(day);
        let window = Days { from: later_days(previous, 1), to: day };
        previous = day;
        let next = match done.latest(Some((window, window))) {
            Some(done) => DutyState::Done(done),
            None => open_or_overdue(question, duty, end),
        };
        let upcoming = day >= question.sight.as_of;
        if !upcoming || state.in_order() {
            state = next;
        }
        if upcoming {
            break;
        }
    }
    state
}

fn open_or_overdue(question: &Question<'_>, duty: &Duty, deadline: Date) -> DutyState {
    if question.sight.as_of <= deadline {
        DutyState::Open { until: deadline, in_order: duty.open_is_in_order }
    } else {
        DutyState::Overdue(later_days(deadline, 1))
    }
}

/// The last day for a duty.
fn deadline(question: &Question<'_>, due: &Due, start: Date, anchor: Date) -> Date {
    let later = due.or_later.and_then(|column| match question.records.attribute(question.partner, column, question.sight) {
        Value::Date(date) => Some(date),
        _ => None,
    });
    let anchor = match due.anchor {
        Anchor::Joining => question.joined().unwrap_or(start),
        _ => anchor,
    };
    let anchor = later.map_or(anchor, |later| later.max(anchor));
    if due.before {
        return due.length.before(anchor);
    }
    match due.length.unit {
        Unit::Month => due.length.after(anchor),
        Unit::Week => day_count(question).deadline(anchor, due.length.count * 7),
        Unit::Day if due.anchor == Anchor::End => later_days(anchor, due.length.count),
        Unit::Day => day_count(question).deadline(anchor, due.length.count),
    }
}

fn day_count(question: &Question<'_>) -> DayCount {
    question.programme.day_count.unwrap_or(DayCount::FromTheNextDay)
}

/// The days of meetings of a name.
fn meetings(question: &Question<'_>, name: &str) -> Vec<Date> {
    let table = question.records.table(Schema::MEETING);
    let Some(column) = question.records.schema().get(Schema::MEETING).column("name") else { return vec![] };
    let rows = table.rows(question.partner).filter(|row| table.value(*row, column).plain() == name);
    rows.filter(|row| table.visible(*row, crate::record::Sight { as_of: Date::MAX, ..question.sight })).map(|row| table.from(row)).collect()
}

/// Finds what was done of a duty.
struct Done<'q, 'a> {
    question: &'q Question<'a>,
    duty: &'q str,
}

impl Done<'_, '_> {
    /// The day the duty was last done (for the first days, dated within the second): the latest record decides, a rejected one undoes it.
    fn latest(&self, days: Option<(Days, Days)>) -> Option<Date> {
        let records = self.question.records;
        let table = records.table(Schema::DUTY);
        let kind = records.schema().get(Schema::DUTY);
        let (name, period, status) = (kind.column("duty")?, kind.column("period")?, kind.column("status")?);
        let counts = |row: &u32| {
            table.visible(*row, self.question.sight)
                && table.from(*row) <= self.question.sight.as_of
                && table.value(*row, name).plain() == self.duty
                && days.is_none_or(|(days, dated)| match table.value(*row, period) {
                    Value::Date(period) => days.contains(period),
                    _ => dated.contains(table.from(*row)),
                })
        };
        let row = table.rows(self.question.partner).rfind(counts)?;
        let status = table.value(row, status).plain();
        (status.is_empty() || status == "accepted").then(|| table.from(row))
    }
}
