//! The score of a period: 0 to 100, with everything that went in.
//!
//! No public programme states a formula; the parts are those that vendors name (timeliness, completeness, accuracy, corrections). The weights are ours.

use std::fmt;

use programme::money::{Rounding, plain};
use rust_decimal::Decimal;

use super::submission::{ControlTotals, Share, Submission};

/// Places to which quotients are carried before the one rounding that counts.
const CARRIED: u32 = 16;

/// How a score is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scoring {
    /// How much each part counts.
    pub weights: Weights,
    /// From so many days late on, timeliness is worth nothing; in between it falls in a straight line.
    pub late_days_to_zero: u16,
    /// From so many corrections on, that part is worth nothing; in between it falls in a straight line.
    pub corrections_to_zero: u16,
    /// Decimal places of the score.
    pub places: u32,
    /// How it is rounded.
    pub rounding: Rounding,
}

/// How much each part counts, against the sum of those that could be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights {
    /// On time or late.
    pub timeliness: u16,
    /// Fields, parts, branches.
    pub completeness: u16,
    /// Rejected lines, stock gap, control totals.
    pub accuracy: u16,
    /// How often it had to be corrected.
    pub corrections: u16,
}

impl Default for Scoring {
    /// 40 for timeliness, 25 for completeness, 30 for accuracy, 5 for corrections: a correction is better than none, so it costs little.
    fn default() -> Self {
        Self {
            weights: Weights { timeliness: 40, completeness: 25, accuracy: 30, corrections: 5 },
            late_days_to_zero: 10,
            corrections_to_zero: 5,
            places: 1,
            rounding: Rounding::HalfAwayFromZero,
        }
    }
}

/// A part of the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// On time or late.
    Timeliness,
    /// Fields, parts, branches.
    Completeness,
    /// Rejected lines, stock gap, control totals.
    Accuracy,
    /// How often it had to be corrected.
    Corrections,
}

/// A part of the score with what it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartScore {
    /// Which.
    pub part: Part,
    /// What it counts.
    pub weight: u16,
    /// Between 0 and 1, carried to 28 digits; none where nothing could be measured.
    pub value: Option<Decimal>,
    /// The figures, in words.
    pub inputs: Vec<String>,
}

/// The score of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// 0 to 100, rounded as the scoring says.
    pub points: Decimal,
    /// What it is made of; empty for a report that is missing, which scores 0.
    pub parts: Vec<PartScore>,
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of 100", plain(self.points))?;
        if self.parts.is_empty() {
            return f.write_str(": nothing came");
        }
        for (at, PartScore { part, weight, value, inputs }) in self.parts.iter().enumerate() {
            f.write_str(if at == 0 { ": " } else { "; " })?;
            match value.map(|value| plain(Rounding::HalfAwayFromZero.apply(value * Decimal::ONE_HUNDRED, 1))) {
                Some(percent) => write!(f, "{} {percent} % x {weight}", part.name())?,
                None => write!(f, "{} not measured", part.name())?,
            }
            if !inputs.is_empty() {
                write!(f, " ({})", inputs.join(", "))?;
            }
        }
        Ok(())
    }
}

impl Part {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Timeliness => "timeliness",
            Self::Completeness => "completeness",
            Self::Accuracy => "accuracy",
            Self::Corrections => "corrections",
        }
    }
}

impl Scoring {
    /// Of a report that never came.
    pub(super) fn missing() -> Score {
        Score { points: Decimal::ZERO, parts: vec![] }
    }

    /// Of a report that came so many days late (0: on time), was corrected so many times, and now reads so.
    pub(super) fn score(&self, days_late: u32, corrections: u32, current: &Submission) -> Score {
        let Weights { timeliness, completeness, accuracy, corrections: corrected } = self.weights;
        let parts = vec![
            PartScore {
                part: Part::Timeliness,
                weight: timeliness,
                value: Some(falling(days_late, self.late_days_to_zero)),
                inputs: vec![if days_late == 0 { "on time".into() } else { format!("{days_late} days late") }],
            },
            part(Part::Completeness, completeness, complete(current)),
            part(Part::Accuracy, accuracy, accurate(current)),
            PartScore {
                part: Part::Corrections,
                weight: corrected,
                value: Some(falling(corrections, self.corrections_to_zero)),
                inputs: vec![corrections.to_string()],
            },
        ];
        let measured = || parts.iter().filter_map(|part| Some((Decimal::from(part.weight), part.value?)));
        let weight: Decimal = measured().map(|(weight, _)| weight).sum();
        let sum: Decimal = measured().map(|(weight, value)| weight * value).sum();
        // Thirds are carried to 28 digits; without their dust a half is a half again.
        let carried = (sum * Decimal::ONE_HUNDRED).checked_div(weight).unwrap_or_default();
        Score { points: self.rounding.apply(Rounding::HalfEven.apply(carried, CARRIED), self.places), parts }
    }
}

fn falling(count: u32, to_zero: u16) -> Decimal {
    let lost = Decimal::from(count).checked_div(Decimal::from(to_zero)).unwrap_or(if count == 0 { Decimal::ZERO } else { Decimal::ONE });
    (Decimal::ONE - lost).max(Decimal::ZERO)
}

/// The average of what could be measured.
fn part(part: Part, weight: u16, measured: Vec<(Decimal, String)>) -> PartScore {
    let sum: Decimal = measured.iter().map(|(value, _)| *value).sum();
    let value = sum.checked_div(Decimal::from(measured.len()));
    PartScore { part, weight, value, inputs: measured.into_iter().map(|(_, words)| words).collect() }
}

fn complete(current: &Submission) -> Vec<(Decimal, String)> {
    let share = |name: &str, share: Option<Share>| share.and_then(|share| Some((share.part()?, format!("{name} {share}"))));
    // A zero report has no fields to fill and no parts to name.
    let of_lines = if current.is_zero() { [None, None] } else { [share("fields", current.fields), share("parts", current.parts)] };
    of_lines.into_iter().chain([share("branches", current.branches)]).flatten().collect()
}

fn accurate(current: &Submission) -> Vec<(Decimal, String)> {
    let lines = current.lines;
    let rejected = current.rejected().map(|share| {
        let all = u128::from(lines.accepted) + u128::from(lines.rejected);
        (Decimal::ONE - share, format!("rejected {} of {all} lines", lines.rejected))
    });
    let gap = current.stock_gap_percent.map(|percent| {
        let lost = percent.abs().min(Decimal::ONE_HUNDRED) / Decimal::ONE_HUNDRED;
        (Decimal::ONE - lost, format!("stock gap {} %", plain(percent)))
    });
    let totals = match current.control_totals {
        ControlTotals::None => None,
        ControlTotals::Agree => Some((Decimal::ONE, "control totals agree".to_owned())),
        ControlTotals::Differ => Some((Decimal::ZERO, "control totals differ".to_owned())),
    };
    [rejected, gap, totals].into_iter().flatten().collect()
}
