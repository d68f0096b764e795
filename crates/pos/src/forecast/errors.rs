//! How far answers were off.
#![expect(clippy::float_arithmetic, reason = "an error of an estimate is an estimate, not money")]

use programme::money::Rounding;
use rust_decimal::Decimal;

/// How far a method was off, over the periods that could be checked. Half away from zero throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errors {
    /// How many periods were compared, over all origins.
    pub compared: usize,
    /// All errors, whichever their sign, against all that was sold: in percent, one place. None where nothing was sold.
    pub wape_percent: Option<Decimal>,
    /// All errors with their sign against all that was sold: in percent, one place; positive when the answers were too high.
    pub bias_percent: Option<Decimal>,
    /// The average error against the average step from one period to the next in the history of its origin: two places. None where nothing ever changed.
    pub mase: Option<Decimal>,
    /// The error against that of saying the last period again: two places, below 1 is better. None where that was never wrong.
    pub against_naive: Option<Decimal>,
    /// The error against that of saying the same period of the season before. None where that was never wrong, or there was no whole season.
    pub against_seasonal_naive: Option<Decimal>,
}

/// How often the interval held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Periods whose quantity lay in the interval that was known before it.
    pub inside: usize,
    /// Periods that could be checked.
    pub of: usize,
}

/// One period that was said and came.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    /// What was said.
    pub said: f64,
    /// What came.
    pub came: f64,
    /// The average step of the history it was said from.
    pub step: f64,
    /// What the plain rules said.
    pub naive: f64,
    pub seasonal: Option<f64>,
}

impl Point {
    pub fn error(&self) -> f64 {
        (self.said - self.came).abs()
    }
}

impl Errors {
    pub(super) fn of(points: &[Point]) -> Self {
        let sum = |of: &dyn Fn(&Point) -> f64| points.iter().map(of).sum::<f64>();
        let error = sum(&Point::error);
        let sold = sum(&|point| point.came.abs());
        let scaled: Vec<f64> = points.iter().filter(|point| point.step > 0.0).map(|point| point.error() / point.step).collect();
        let seasonal: Option<f64> = points.iter().map(|point| Some((point.seasonal? - point.came).abs())).sum();
        Self {
            compared: points.len(),
            wape_percent: ratio(error * 100.0, sold, 1),
            bias_percent: ratio(sum(&|point| point.said - point.came) * 100.0, sold, 1),
            mase: ratio(scaled.iter().sum(), count(scaled.len()), 2),
            against_naive: ratio(error, sum(&|point| (point.naive - point.came).abs()), 2),
            against_seasonal_naive: seasonal.and_then(|seasonal| ratio(error, seasonal, 2)),
        }
    }
}

/// None over nothing.
fn ratio(part: f64, whole: f64, places: u32) -> Option<Decimal> {
    (whole > 1e-9).then(|| decimal(part / whole, places, Rounding::HalfAwayFromZero)).flatten()
}

/// The mean error.
pub(super) fn mean_error(points: &[Point]) -> f64 {
    points.iter().map(Point::error).sum::<f64>() / count(points.len()).max(1.0)
}

/// The root of the mean squared error.
pub(super) fn spread(points: &[Point]) -> f64 {
    (points.iter().map(|point| point.error() * point.error()).sum::<f64>() / count(points.len()).max(1.0)).sqrt()
}

/// As a float: the series have at most some hundred periods.
pub(super) fn count(of: usize) -> f64 {
    u32::try_from(of).map_or(f64::MAX, f64::from)
}

/// A rounded decimal; none for what is no number or too large for one.
pub(super) fn decimal(value: f64, places: u32, rounding: Rounding) -> Option<Decimal> {
    Decimal::try_from(value).ok().map(|value| rounding.apply(value, places).normalize())
}
