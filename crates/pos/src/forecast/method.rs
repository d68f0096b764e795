//! The methods, from the simplest to the one that needs most history.
#![expect(clippy::float_arithmetic, reason = "a forecast is an estimate, not money")]

use super::errors::count;
use super::{fitted, intermittent};

/// How the next periods are said from the ones before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// The last period again.
    Naive,
    /// The same period of the season before.
    SeasonalNaive,
    /// The average of the last quarter of a season, at least three periods.
    MovingAverage,
    /// For demand that comes now and then: Croston's method as corrected by Syntetos and Boylan.
    Sba,
    /// For demand that comes now and then and may stop: the method of Teunter, Syntetos and Babai.
    Tsb,
    /// Exponential smoothing.
    Ets,
    /// Season, trend and rest apart.
    Mstl,
}

impl Method {
    /// Every method, the simplest first.
    pub const ALL: [Self; 7] = [Self::Naive, Self::SeasonalNaive, Self::MovingAverage, Self::Sba, Self::Tsb, Self::Ets, Self::Mstl];

    /// What it does, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Naive => "the last period again (naive)",
            Self::SeasonalNaive => "the same period of the season before (seasonal naive)",
            Self::MovingAverage => "the average of the last periods (moving average)",
            Self::Sba => "size and interval of demand that comes now and then (Croston, SBA)",
            Self::Tsb => "size and chance of demand that comes now and then (TSB)",
            Self::Ets => "exponential smoothing (ETS)",
            Self::Mstl => "season, trend and rest apart (MSTL)",
        }
    }

    /// The next periods; none where the method cannot say them from this history.
    pub(super) fn say(self, history: &[f64], season: usize, horizon: usize) -> Option<Vec<f64>> {
        let constant = |value: Option<f64>| value.map(|value| vec![value; horizon]);
        let gaps = history.contains(&0.0);
        let returns = history.iter().any(|value| *value < 0.0);
        let said = match self {
            Self::Naive => constant(history.last().copied()),
            Self::SeasonalNaive => {
                let last_season = history.get(history.len().checked_sub(season)?..)?;
                (season > 1).then(|| last_season.iter().copied().cycle().take(horizon).collect())
            }
            Self::MovingAverage => {
                let over = season.div_ceil(4).max(3);
                let last = history.get(history.len().checked_sub(over)?..)?;
                constant(Some(last.iter().sum::<f64>() / count(over)))
            }
            Self::Sba if gaps && !returns => constant(intermittent::sba(history)),
            Self::Tsb if gaps && !returns => constant(intermittent::tsb(history)),
            Self::Sba | Self::Tsb => None,
            Self::Ets => fitted::ets(history, season, horizon),
            Self::Mstl => fitted::mstl(history, season, horizon),
        };
        said.filter(|said| said.len() == horizon && sound(said, history)).map(|said| if returns { said } else { not_below_zero(said) })
    }
}

/// A fit that ran away is no forecast: nothing goes to more than a hundred times of what ever was.
fn sound(said: &[f64], history: &[f64]) -> bool {
    let largest = history.iter().fold(0.0_f64, |largest, value| largest.max(value.abs()));
    said.iter().all(|value| value.is_finite() && value.abs() <= largest * 100.0 + 1.0)
}

/// Where nothing ever came back, demand below zero is not expected.
fn not_below_zero(said: Vec<f64>) -> Vec<f64> {
    said.into_iter().map(|value| value.max(0.0)).collect()
}
