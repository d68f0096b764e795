//! Every period that has begun, as of a day.

use std::fmt;

use jiff::civil::Date;
use programme::money::{Rounding, plain};
use programme::period::Days;
use rust_decimal::Decimal;

use super::schedule::Schedule;
use super::score::{Score, Scoring};
use super::submission::{ControlTotals, Share, Submission};

/// Judges every period that is asked and has begun, oldest first, by what was known on the day.
#[must_use]
pub fn assess(
    schedule: &Schedule,
    submissions: &[Submission],
    as_of: Date,
    scoring: &Scoring,
    thresholds: &Thresholds,
) -> Vec<PeriodCompliance> {
    let mut known: Vec<&Submission> = submissions.iter().filter(|submission| submission.received <= as_of).collect();
    known.sort_by_key(|submission| submission.period);
    let of_period = |period: Days| {
        let from = known.partition_point(|submission| submission.period < period.from);
        let to = known.partition_point(|submission| submission.period <= period.to);
        let mut versions: Vec<&Submission> = known.get(from..to).unwrap_or_default().to_vec();
        versions.retain(|submission| submission.counts(period, as_of));
        versions.sort_by_key(|submission| (submission.received, submission.version));
        versions
    };
    let judge = Judge { schedule, as_of, scoring, thresholds };
    schedule.periods(as_of).map(|period| judge.period(period, &of_period(period))).collect()
}

/// How a period's report stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The period has not ended.
    NotYetDue,
    /// It has ended, and there is still time.
    Due,
    /// There by the deadline.
    OnTime,
    /// There after it.
    Late {
        /// Days after the due day.
        days: u32,
    },
    /// Not there, and the deadline has passed.
    Missing {
        /// Days after the due day, so far.
        days: u32,
    },
    /// A report that nothing was sold.
    ZeroReport {
        /// Days after the due day; 0 when it came by the deadline.
        days_late: u32,
    },
}

/// From where on a report counts as compliant. All of them must hold; what was not measured stands in no one's way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// So many days late at most.
    pub days_late_max: u32,
    /// Points at least.
    pub score_min: Option<Decimal>,
    /// Percent of lines rejected at most.
    pub rejected_percent_max: Option<Decimal>,
    /// Percent of the fields that are asked for, at least.
    pub fields_percent_min: Option<Decimal>,
    /// Percent of the parts that are expected, at least.
    pub parts_percent_min: Option<Decimal>,
    /// Percent of the branches that are expected, at least.
    pub branches_percent_min: Option<Decimal>,
    /// Percent of stock gap at most.
    pub stock_gap_percent_max: Option<Decimal>,
    /// Whether control totals must agree where they are stated.
    pub control_totals: bool,
    /// Whether a zero report is a report.
    pub zero_report_counts: bool,
}

impl Default for Thresholds {
    /// On time, at most 5 % of the lines rejected, control totals that agree; a zero report is a report.
    fn default() -> Self {
        Self {
            days_late_max: 0,
            score_min: None,
            rejected_percent_max: Some(Decimal::from(5)),
            fields_percent_min: None,
            parts_percent_min: None,
            branches_percent_min: None,
            stock_gap_percent_max: None,
            control_totals: true,
            zero_report_counts: true,
        }
    }
}

/// Why a report is not compliant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shortfall {
    /// It is not there.
    Missing,
    /// It came later than is allowed.
    Late {
        /// By so many days.
        days: u32,
    },
    /// A figure is under or over what is asked.
    Figure {
        /// Which one.
        name: &'static str,
        /// What it is, rounded to four places, half away from zero.
        is: Decimal,
        /// What it must be at least, or at most.
        asked: Decimal,
    },
    /// It does not add up to what it says of itself.
    ControlTotals,
    /// It says that nothing was sold, and that does not count here.
    ZeroReport,
}

impl fmt::Display for Shortfall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("no report"),
            Self::Late { days } => write!(f, "{days} days late"),
            Self::Figure { name, is, asked } => write!(f, "{name} {}, asked {}", plain(*is), plain(*asked)),
            Self::ControlTotals => f.write_str("control totals differ"),
            Self::ZeroReport => f.write_str("a zero report does not count here"),
        }
    }
}

/// One period, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodCompliance {
    /// Its days.
    pub period: Days,
    /// The last day for its report.
    pub due: Date,
    /// The last day on which it counts as on time: the due day with any grace.
    pub deadline: Date,
    /// How it stands.
    pub status: Status,
    /// The day the first report came.
    pub first_received: Option<Date>,
    /// The report that counts now: the last version.
    pub current: Option<Submission>,
    /// How many times it was corrected.
    pub corrections: u32,
    /// The score; none before the period is settled.
    pub score: Option<Score>,
    /// What stands in the way; empty when it is compliant, or not settled.
    pub shortfalls: Vec<Shortfall>,
    /// Every report that counts, in the order they came, with whether its content (not its day) is as asked.
    pub versions: Vec<(Date, bool)>,
}

impl PeriodCompliance {
    /// Whether a report is there, or the time for it has passed.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.score.is_some()
    }

    /// Whether the report is as asked; none before the period is settled.
    #[must_use]
    pub fn compliant(&self) -> Option<bool> {
        self.is_settled().then_some(self.shortfalls.is_empty())
    }
}

struct Judge<'a> {
    schedule: &'a Schedule,
    as_of: Date,
    scoring: &'a Scoring,
    thresholds: &'a Thresholds,
}

impl Judge<'_> {
    fn period(&self, period: Days, versions: &[&Submission]) -> PeriodCompliance {
        let (due, deadline) = (self.schedule.due(period), self.schedule.deadline(period));
        let mut judged = PeriodCompliance {
            period,
            due,
            deadline,
            status: Status::NotYetDue,
            first_received: None,
            current: None,
            corrections: 0,
            score: None,
            shortfalls: vec![],
            versions: self.in_turn(versions),
        };
        let current = versions.iter().max_by_key(|version| (version.version, version.received));
        let (Some(first), Some(current)) = (versions.first(), current) else {
            if self.as_of > deadline {
                judged.status = Status::Missing { days: days_after(due, self.as_of) };
                judged.score = Some(Scoring::missing());
                judged.shortfalls = vec![Shortfall::Missing];
            } else if self.as_of > period.to {
                judged.status = Status::Due;
            }
            return judged;
        };
        let days_late = if first.received > deadline { days_after(due, first.received) } else { 0 };
        judged.status = match days_late {
            days_late if current.is_zero() => Status::ZeroReport { days_late },
            0 => Status::OnTime,
            days => Status::Late { days },
        };
        judged.first_received = Some(first.received);
        judged.corrections = u32::try_from(versions.len() - 1).unwrap_or(u32::MAX);
        let score = self.scoring.score(days_late, judged.corrections, current);
        if days_late > self.thresholds.days_late_max {
            judged.shortfalls.push(Shortfall::Late { days: days_late });
        }
        judged.shortfalls.extend(self.content(current));
        let low = self.thresholds.score_min.filter(|asked| score.points < *asked);
        judged.shortfalls.extend(low.map(|asked| Shortfall::Figure { name: "score", is: score.points, asked }));
        judged.score = Some(score);
        judged.current = Some((*current).clone());
        judged
    }

    /// The reports that counted when they came; one older than what was there already changed nothing.
    fn in_turn(&self, versions: &[&Submission]) -> Vec<(Date, bool)> {
        let mut latest = 0;
        let newer = versions.iter().filter(|version| {
            let newer = version.version >= latest;
            latest = latest.max(version.version);
            newer
        });
        newer.map(|version| (version.received, self.content(version).is_empty())).collect()
    }

    /// What is wrong with a report whenever it came.
    fn content(&self, report: &Submission) -> Vec<Shortfall> {
        let asked = self.thresholds;
        let percent = |share: Option<Decimal>| share.map(|share| share * Decimal::ONE_HUNDRED);
        let at_least = |name, share: Option<Share>, asked: Option<Decimal>| {
            let share = share.filter(|_| !report.is_zero() || name == "branches in percent");
            short(name, percent(share.and_then(Share::part)), asked, |is, asked| is < asked)
        };
        let at_most = |name, is, asked| short(name, is, asked, |is, asked| is > asked);
        let figures = [
            at_most("rejected lines in percent", percent(report.rejected()), asked.rejected_percent_max),
            at_least("fields in percent", report.fields, asked.fields_percent_min),
            at_least("parts in percent", report.parts, asked.parts_percent_min),
            at_least("branches in percent", report.branches, asked.branches_percent_min),
            at_most("stock gap in percent", report.stock_gap_percent, asked.stock_gap_percent_max),
        ];
        let mut shortfalls: Vec<Shortfall> = figures.into_iter().flatten().collect();
        if asked.control_totals && report.control_totals == ControlTotals::Differ {
            shortfalls.push(Shortfall::ControlTotals);
        }
        if !asked.zero_report_counts && report.is_zero() {
            shortfalls.push(Shortfall::ZeroReport);
        }
        shortfalls
    }
}

/// The figure is compared before it is rounded.
fn short(name: &'static str, is: Option<Decimal>, asked: Option<Decimal>, falls: impl Fn(Decimal, Decimal) -> bool) -> Option<Shortfall> {
    let (is, asked) = is.zip(asked).filter(|(is, asked)| falls(*is, *asked))?;
    Some(Shortfall::Figure { name, is: Rounding::HalfAwayFromZero.apply(is, 4), asked })
}

fn days_after(due: Date, day: Date) -> u32 {
    u32::try_from((day - due).get_days()).unwrap_or(0)
}
