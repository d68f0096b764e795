//! What will be asked for next, per part and region or any other key, with how far such an answer was off before.
//!
//! Words: a **series** is the quantity of each whole period, or that it is unknown. A **method** says the next periods from the ones before. A **backtest**
//! stands at days of the past (its **origins**), says the periods after with what was known then, and compares. **WAPE** is all errors against all that was
//! sold; **MASE** is the average error against the average step from one period to the next; **bias** says whether the answers were too high.
//!
//! Invariants: the method is the one with the least error over the same origins for all, the simpler one where they are equal; what is told of the choice
//! itself (`blind`) uses at each origin only what was known there. An unfinished period is no period. A period without a report is unknown and never scored.
//! Too little history gives [`Answer::NotEnough`], not a number. The same series gives the same answer.
//!
//! Estimates are made with floats and leave this module as decimals, rounded as the [`Rule`] names. Nothing here is money.

mod advice;
mod backtest;
mod choose;
mod errors;
mod fitted;
mod intermittent;
mod method;
mod rule;
mod series;
mod words;

use programme::period::Days;
use rust_decimal::Decimal;

use crate::cadence::Cadence;

pub use advice::{Advice, Covered, HorizonTooShort, Need, ServiceLevel, advise};
pub use choose::forecast;
pub use errors::{Coverage, Errors};
pub use method::Method;
pub use rule::Rule;
pub use series::{Reported, Series};

/// A forecast, or what is missing for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The next periods.
    Forecast(Box<Forecast>),
    /// The history does not carry one.
    NotEnough(NotEnough),
}

/// The next periods of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// Whose.
    pub key: String,
    /// How long its periods are.
    pub cadence: Cadence,
    /// The periods, from the one after the last whole one.
    pub steps: Vec<Step>,
    /// How it was made.
    pub method: Method,
    /// How far that method was off in the backtest.
    pub errors: Errors,
    /// The typical error of one period: the root of the mean squared error, four places.
    pub spread: Decimal,
    /// How far it was off to choose a method by what was known at each origin, and use it: the honest figure. None with too few origins.
    pub blind: Option<Errors>,
    /// Of the periods that could be checked, how many lay in the interval. None where none could.
    pub coverage: Option<Coverage>,
    /// Every method that was tried, the best first.
    pub tried: Vec<(Method, Errors)>,
    /// Origins of the backtest.
    pub origins: usize,
    /// Whole periods of history, the unknown ones included.
    pub history: usize,
    /// Periods without a report: filled with the average of their neighbours to fit a method, never scored.
    pub unreported: usize,
}

/// One period ahead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its days.
    pub period: Days,
    /// The forecast, in units.
    pub point: Decimal,
    /// In four of five periods the quantity was not below this, as far as the backtest tells.
    pub low: Decimal,
    /// Nor above this.
    pub high: Decimal,
}

/// Why there is no forecast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotEnough {
    /// Whose.
    pub key: String,
    /// What is missing.
    pub missing: Missing,
}

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Nothing was ever sold.
    NoSales,
    /// There are too few whole periods since the first sale.
    History {
        /// How many there are.
        have: usize,
        /// How many are needed.
        need: usize,
    },
    /// Too many of the periods were not reported.
    Reports {
        /// How many were not.
        unreported: usize,
        /// Of how many.
        of: usize,
        /// In percent, how many may be missing.
        percent_max: u8,
    },
    /// No method gave an answer at every origin.
    Method,
}

impl Forecast {
    /// Whether choosing a method was better than saying the last period again; by the blind figure where there is one.
    #[must_use]
    pub fn beats_naive(&self) -> Option<bool> {
        self.blind.as_ref().unwrap_or(&self.errors).against_naive.map(|ratio| ratio < Decimal::ONE)
    }

    /// Whether it was better than saying the same period of the season before; none where there was no whole season.
    #[must_use]
    pub fn beats_seasonal_naive(&self) -> Option<bool> {
        self.blind.as_ref().unwrap_or(&self.errors).against_seasonal_naive.map(|ratio| ratio < Decimal::ONE)
    }
}
