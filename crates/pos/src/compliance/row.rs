//! Compliance as records that a programme reads: `duty` for what standing asks, `score` for what conditions and gates measure.
//!
//! A programme judges a duty of every period by the last record whose `period` lies in it and whose date has come: `accepted` is done, `rejected` undoes it, and
//! none is overdue after the programme's own due day. So each period gets a record whenever its answer changes, dated on the day it did; records of earlier
//! days never change when something comes later.

use jiff::civil::Date;
use programme::period::{Days, later_days};
use rust_decimal::Decimal;

use super::assess::{PeriodCompliance, Status};
use super::verdict::{Answer, Verdict};

/// A record of type `duty`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyRow {
    /// The day it was done, or found wanting.
    pub date: Date,
    /// The id of the duty in the programme.
    pub duty: String,
    /// The first day of the period it is for.
    pub period: Date,
    /// Whether it was done.
    pub status: DutyStatus,
}

/// The word in a duty's column `status`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DutyStatus {
    /// Done.
    Accepted,
    /// Missed, or done in a way that does not count.
    Rejected,
}

impl DutyStatus {
    /// The word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }
}

/// A record of type `score`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreRow {
    /// The last day of the period it is about.
    pub date: Date,
    /// The day it became known: the record's `known_on`.
    pub known_on: Date,
    /// The name of the score.
    pub name: String,
    /// Its value.
    pub value: Decimal,
}

/// The records of a duty of every period: a report whose content is as asked is `accepted` on the day it came, however late; one whose content is not, and a
/// deadline that passed without any, are `rejected`.
#[must_use]
pub fn duty_rows(duty: &str, judged: &[PeriodCompliance]) -> Vec<DutyRow> {
    judged.iter().flat_map(|judged| changes(judged).into_iter().map(|(date, status)| row(duty, judged, date, status))).collect()
}

fn row(duty: &str, judged: &PeriodCompliance, date: Date, status: DutyStatus) -> DutyRow {
    DutyRow { date, duty: duty.into(), period: judged.period.from, status }
}

fn changes(judged: &PeriodCompliance) -> Vec<(Date, DutyStatus)> {
    let too_late = later_days(judged.deadline, 1);
    // On the first day too late it is overdue unless the report comes that day.
    let missed = judged.first_received.map_or(matches!(judged.status, Status::Missing { .. }), |first| first > too_late);
    let missed = missed.then_some((too_late, false));
    // Of one day the last report counts.
    let last_of_day = judged.versions.chunk_by(|a, b| a.0 == b.0).filter_map(<[_]>::last).copied();
    let mut changes: Vec<(Date, bool)> = missed.into_iter().chain(last_of_day).collect();
    changes.dedup_by_key(|(_, good)| *good);
    let status = |good| if good { DutyStatus::Accepted } else { DutyStatus::Rejected };
    changes.into_iter().map(|(date, good)| (date, status(good))).collect()
}

/// The score of every settled period, dated on its last day: one record a period, so that averages over them are right.
#[must_use]
pub fn score_rows(name: &str, judged: &[PeriodCompliance]) -> Vec<ScoreRow> {
    let known = |judged: &PeriodCompliance| match judged.versions.last() {
        Some((day, _)) => *day,
        None => later_days(judged.deadline, 1),
    };
    let of = |judged: &PeriodCompliance| {
        let value = judged.score.as_ref()?.points;
        Some(ScoreRow { date: judged.period.to, known_on: known(judged).max(judged.period.to), name: name.into(), value })
    };
    judged.iter().filter_map(of).collect()
}

/// The verdict as a record: 1 compliant, 0 not; none while it is open or nothing was asked. Known on the day the last of its periods was.
#[must_use]
pub fn quarter_row(name: &str, verdict: &Verdict, judged: &[PeriodCompliance]) -> Option<ScoreRow> {
    let value = match verdict.answer {
        Answer::Compliant { .. } => Decimal::ONE,
        Answer::NotCompliant { .. } => Decimal::ZERO,
        Answer::NothingAsked | Answer::Open { .. } => return None,
    };
    let Days { to, .. } = verdict.days;
    let inside = score_rows(name, judged).into_iter().filter(|row| verdict.days.contains(row.date));
    let known_on = inside.map(|row| row.known_on).max()?;
    Some(ScoreRow { date: to, known_on: known_on.max(to), name: name.into(), value })
}
