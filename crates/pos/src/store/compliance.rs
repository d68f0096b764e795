//! How the reporters of a store report: what is asked of each by its profile, held against what came.

use std::collections::BTreeMap;

use jiff::civil::Date;
use programme::period::Days;
use programme::record::{Cell, Value};
use rust_decimal::Decimal;

use super::state::{Fate, Held, State};
use super::{Refusal, Store};
use crate::compliance::{
    ControlTotals, Due, Lines, Outcome, PeriodCompliance, Schedule, Scoring, Share, Submission, Thresholds, assess, duty_rows, score_rows,
};
use crate::intake::Code;
use crate::profile::{Profile, Report};

/// A reporter and how it reports.
#[derive(Clone, Debug)]
pub struct Reporting {
    /// The reporter, by its last profile.
    pub report: Report,
    /// Every period that is asked and has begun, the oldest first.
    pub periods: Vec<PeriodCompliance>,
}

/// Rows of records that follow from reporting.
#[derive(Clone, Debug, Default)]
pub struct ReportingRows {
    /// Duties done or missed.
    pub duties: Vec<ReportingRow>,
    /// Scores.
    pub scores: Vec<ReportingRow>,
}

/// A row of a record.
#[derive(Clone, Debug)]
pub struct ReportingRow {
    /// The partner it is about.
    pub partner: String,
    /// Its day.
    pub date: Date,
    /// The submission it rests on; the reporter where none came.
    pub submission: String,
    /// Its columns by name.
    pub cells: Vec<(&'static str, Cell)>,
}

impl Store {
    /// How every reporter with an agreed cadence reports, as of a day.
    ///
    /// # Errors
    /// What the system says.
    pub fn reporting(&self, state: &State, as_of: Date) -> Result<Vec<Reporting>, Refusal> {
        let mut all = vec![];
        for (_, report) in self.reports(state)? {
            let Some(cadence) = report.cadence() else { continue };
            let held: Vec<&Held> = state
                .submissions
                .iter()
                .filter(|held| held.submission.reporter == report.reporter && held.submission.kind != "stock")
                .collect();
            let first = held.iter().filter_map(|held| held.submission.period).map(|period| period.from).min();
            // Reports are asked from a day that was agreed, else from the first period that was ever reported.
            let Some(from) = report.since.or(first) else { continue };
            let due_days = u16::try_from(report.due_days).unwrap_or(u16::MAX);
            let due = if report.business_days { Due::business_days(due_days, Default::default()) } else { Due::Days(due_days) };
            let schedule = Schedule { cadence, from, until: None, due, grace_days: 0, extensions: BTreeMap::new() };
            let submissions = submissions(&held, cadence, report.branches.len());
            let periods = assess(&schedule, &submissions, as_of, &Scoring::default(), &Thresholds::default());
            all.push(Reporting { report, periods });
        }
        Ok(all)
    }

    /// The last profile of each reporter.
    fn reports(&self, state: &State) -> Result<BTreeMap<String, Report>, Refusal> {
        let mut last: BTreeMap<&str, &str> = BTreeMap::new();
        for held in state.submissions.iter().filter(|held| !held.submission.profile.is_empty()) {
            last.insert(&held.submission.reporter, &held.submission.profile);
        }
        let mut reports = BTreeMap::new();
        for (reporter, profile) in last {
            let text = self.profile(profile)?.unwrap_or_default();
            // A profile that an older version took and this one does not says nothing of reporting.
            let report = Profile::of_reports(&text).ok().and_then(|(profile, _)| profile.report);
            if let Some(report) = report.filter(|report| report.reporter == reporter) {
                reports.insert(reporter.to_owned(), report);
            }
        }
        Ok(reports)
    }

    /// What reporting means for those reporters that are partners: duties done or missed, and scores.
    ///
    /// # Errors
    /// What the system says.
    pub fn reporting_rows(&self, state: &State, as_of: Date) -> Result<ReportingRows, Refusal> {
        let mut rows = ReportingRows::default();
        for Reporting { report, periods } in self.reporting(state, as_of)? {
            let Some(partner) = &report.partner else { continue };
            let current: BTreeMap<Date, &str> =
                periods.iter().filter_map(|judged| Some((judged.period.from, judged.current.as_ref()?.id.as_str()))).collect();
            let row = |date: Date, period: Date, cells| ReportingRow {
                partner: partner.clone(),
                date,
                submission: current.get(&period).map_or(report.reporter.clone(), |id| (*id).to_owned()),
                cells,
            };
            if let Some(duty) = &report.duty {
                rows.duties.extend(duty_rows(duty, &periods).into_iter().map(|done| {
                    let cells = vec![
                        ("duty", Value::Text(done.duty.clone().into())),
                        ("period", Value::Date(done.period)),
                        ("status", Value::Text(done.status.word().into())),
                    ];
                    row(done.date, done.period, cells)
                }));
            }
            if let Some(score) = &report.score {
                rows.scores.extend(score_rows(score, &periods).into_iter().map(|scored| {
                    let cells = vec![("name", Value::Text(scored.name.clone().into())), ("value", Value::Number(scored.value))];
                    row(scored.date, scored.date, cells)
                }));
            }
        }
        Ok(rows)
    }
}

/// The submissions of a reporter as compliance knows them: versions of a period in the order they came. One about several periods is one for each.
fn submissions(held: &[&Held], cadence: crate::cadence::Cadence, branches: usize) -> Vec<Submission> {
    let mut versions: BTreeMap<Date, u32> = BTreeMap::new();
    let mut all = vec![];
    for Held { submission, fate, .. } in held {
        let Some(span) = submission.period else { continue };
        let taken = !matches!(fate, Fate::Refused | Fate::Withdrawn { .. });
        for period in cadence.periods(span.from, span.to) {
            let version = versions.entry(period.from).or_default();
            *version += u32::from(taken && !submission.addition);
            let mut judged = of_period(submission, period, taken, (*version).max(1));
            let agreed = branches as u64;
            judged.branches =
                (agreed > 0 && submission.kind == "sales").then_some(Share { of: submission.account.branches, asked: agreed });
            all.push(judged);
        }
    }
    all
}

fn of_period(submission: &super::Submission, period: Days, taken: bool, version: u32) -> Submission {
    let account = &submission.account;
    let told = |code: Code| account.by_code.get(code.code()).is_some_and(|count| *count > 0);
    Submission {
        id: submission.id.clone(),
        period: period.from,
        received: submission.received,
        version,
        outcome: if taken { Outcome::Taken } else { Outcome::Refused },
        lines: Lines { accepted: account.accepted, rejected: account.rejected, warned: account.warned },
        value: submission.sums.amounts.values().next().copied().filter(|value| *value != Decimal::ZERO),
        zero: submission.kind == "nothing",
        control_totals: if told(Code::FileControlTotal) || told(Code::FileTotal) { ControlTotals::Differ } else { ControlTotals::None },
        fields: (account.asked > 0).then_some(Share { of: account.filled, asked: account.asked }),
        parts: None,
        branches: None,
        stock_gap_percent: None,
    }
}
