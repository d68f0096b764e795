//! "Compliant POS data for a full quarter": all periods that end in it.

use std::fmt;

use jiff::civil::Date;
use programme::period::Days;

use super::assess::PeriodCompliance;
use super::schedule::Schedule;

/// What is to be said of a stretch of days, usually a quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The days.
    pub days: Days,
    /// The answer.
    pub answer: Answer,
}

/// Whether all periods were compliant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// No period that ends in these days was asked.
    NothingAsked,
    /// Every period that ends in them was, and there are so many.
    Compliant {
        /// How many.
        periods: usize,
    },
    /// These were not, each with the words why.
    NotCompliant {
        /// First day of the period, and why.
        because: Vec<(Date, String)>,
        /// How many periods end in these days.
        periods: usize,
    },
    /// None was found wanting so far, and these are still open.
    Open {
        /// Their first days.
        periods: Vec<Date>,
    },
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}: ", self.days.from, self.days.to)?;
        match &self.answer {
            Answer::NothingAsked => f.write_str("no report was asked for"),
            Answer::Compliant { periods } => write!(f, "compliant, all {periods} reports"),
            Answer::NotCompliant { because, periods } => {
                write!(f, "not compliant, {} of {periods} reports", because.len())?;
                because
                    .iter()
                    .enumerate()
                    .try_for_each(|(at, (period, why))| write!(f, "{} {period} {why}", if at == 0 { ":" } else { ";" }))
            }
            Answer::Open { periods } => write!(f, "open, {} reports are still to come", periods.len()),
        }
    }
}

/// The verdict on the periods that end in these days, by what [`super::assess`] said of them.
///
/// A period that was found wanting decides at once; a later report may still change it.
#[must_use]
pub fn verdict(schedule: &Schedule, judged: &[PeriodCompliance], days: Days) -> Verdict {
    let asked: Vec<Days> = schedule.ending_in(days).collect();
    let of = |period: &Days| judged.iter().find(|judged| judged.period == *period);
    let mut because = Vec::new();
    let mut open = Vec::new();
    for period in &asked {
        match of(period) {
            Some(judged) if judged.is_settled() => {
                if !judged.shortfalls.is_empty() {
                    let why: Vec<String> = judged.shortfalls.iter().map(ToString::to_string).collect();
                    because.push((period.from, why.join(", ")));
                }
            }
            _ => open.push(period.from),
        }
    }
    let answer = match (asked.len(), because.is_empty(), open.is_empty()) {
        (0, ..) => Answer::NothingAsked,
        (periods, false, _) => Answer::NotCompliant { because, periods },
        (_, true, false) => Answer::Open { periods: open },
        (periods, true, true) => Answer::Compliant { periods },
    };
    Verdict { days, answer }
}
