//! What a forecast is asked to do, and how much history it needs.

use programme::money::Rounding;

use crate::cadence::Cadence;

/// How far ahead, from how much history, and how the answer is rounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// So many periods ahead, at least one.
    pub horizon: usize,
    /// Periods after which the year repeats itself.
    pub season: usize,
    /// The fewest periods a method may learn from at an origin.
    pub training_min: usize,
    /// Origins of the backtest, at most; fewer where there is less history.
    pub origins: usize,
    /// The fewest origins that are a backtest.
    pub origins_min: usize,
    /// Only so many of the last periods are looked at.
    pub history_max: usize,
    /// In percent, how many periods may be unknown.
    pub unreported_percent_max: u8,
    /// Decimal places of quantities.
    pub places: u32,
    /// How the forecast is rounded; its interval is rounded outwards.
    pub rounding: Rounding,
}

impl Rule {
    /// For a cadence: whole units, half away from zero; up to eight origins, at least four; a fifth of the periods may be unknown.
    #[must_use]
    pub fn of(cadence: Cadence, horizon: usize) -> Self {
        let (season, training_min, history_max) = match cadence {
            Cadence::Day => (7, 28, 730),
            Cadence::Week { .. } => (52, 12, 260),
            Cadence::Month => (12, 12, 120),
            Cadence::Quarter { .. } => (4, 8, 40),
        };
        Self {
            horizon: horizon.max(1),
            season,
            training_min,
            origins: 8,
            origins_min: 4,
            history_max,
            unreported_percent_max: 20,
            places: 0,
            rounding: Rounding::HalfAwayFromZero,
        }
    }

    /// The fewest whole periods that give an answer.
    #[must_use]
    pub fn history_min(&self) -> usize {
        // A method that learns from less than four periods, or is checked at less than four origins, is a guess.
        self.training_min.max(4).saturating_add(self.horizon.max(1)).saturating_add(self.origins_min.max(4)).saturating_sub(1)
    }
}
