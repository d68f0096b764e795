//! The method with the least error, its forecast, and how good such a choice has been.
#![expect(clippy::float_arithmetic, reason = "a forecast is an estimate, not money")]

use programme::money::Rounding;
use programme::period::Days;
use rust_decimal::Decimal;

use super::backtest::{Trial, filled, origins, trials};
use super::errors::{Coverage, Errors, Point, decimal, mean_error, spread};
use super::rule::Rule;
use super::series::Series;
use super::{Answer, Forecast, Missing, NotEnough, Step};

/// Of five periods, four lie in the interval.
const INSIDE_OF_FIVE: usize = 4;
/// With fewer errors than this nothing can be said of four in five.
const ERRORS_MIN: usize = 4;

/// The next periods of a series, by the method that was best on it.
#[must_use]
pub fn forecast(series: &Series, rule: &Rule) -> Answer {
    match try_forecast(series, rule) {
        Ok(forecast) => Answer::Forecast(Box::new(forecast)),
        Err(missing) => Answer::NotEnough(NotEnough { key: series.key.clone(), missing }),
    }
}

fn try_forecast(series: &Series, rule: &Rule) -> Result<Forecast, Missing> {
    let rule = &Rule { horizon: rule.horizon.max(1), ..rule.clone() };
    let recent = series.periods.len().saturating_sub(rule.history_max.max(rule.history_min()));
    let periods = series.periods.get(recent..).unwrap_or_default();
    let history: Vec<Option<f64>> =
        periods.iter().map(|(_, quantity)| quantity.and_then(|quantity| f64::try_from(quantity).ok())).collect();
    let unreported = history.iter().filter(|value| value.is_none()).count();
    enough(&history, unreported, rule)?;
    let origins = origins(history.len(), rule);
    let mut trials = trials(&history, &origins, rule);
    let known = filled(&history);
    // Sorting keeps the simpler method first where two are equal, and takes no difference for one that is only dust.
    trials.sort_by(|a, b| a.error().total_cmp(&b.error()));
    let (chosen, said) = trials
        .iter()
        .find_map(|trial| Some((trial, trial.method.say(&known, rule.season, rule.horizon)?)))
        .filter(|(trial, _)| trial.points().len() >= ERRORS_MIN)
        .ok_or(Missing::Method)?;
    let points = chosen.points();
    let blind = blindly(&trials, &origins);
    Ok(Forecast {
        key: series.key.clone(),
        cadence: series.cadence,
        steps: steps(series, &said, half_width(&points), known.iter().any(|value| *value < 0.0), rule).ok_or(Missing::Method)?,
        method: chosen.method,
        errors: Errors::of(&points),
        spread: decimal(spread(&points), 4, Rounding::HalfAwayFromZero).ok_or(Missing::Method)?,
        blind: (!blind.is_empty()).then(|| Errors::of(&blind)),
        coverage: coverage(chosen, &origins),
        tried: trials.iter().map(|trial| (trial.method, Errors::of(&trial.points()))).collect(),
        origins: origins.len(),
        history: history.len(),
        unreported,
    })
}

impl Trial {
    /// Its mean error, without the dust of floats.
    fn error(&self) -> f64 {
        without_dust(mean_error(&self.points()))
    }
}

/// To nine digits, so that two methods that say the same are equally good.
fn without_dust(value: f64) -> f64 {
    let scale = 10_f64.powf(9.0 - value.abs().max(1e-3).log10().ceil());
    (value * scale).round() / scale
}

fn enough(history: &[Option<f64>], unreported: usize, rule: &Rule) -> Result<(), Missing> {
    let (have, need) = (history.len(), rule.history_min());
    if have == 0 {
        return Err(Missing::NoSales);
    }
    if have < need {
        return Err(Missing::History { have, need });
    }
    if unreported * 100 > have * usize::from(rule.unreported_percent_max) {
        return Err(Missing::Reports { unreported, of: have, percent_max: rule.unreported_percent_max });
    }
    Ok(())
}

/// At each origin what the method said that was best by what was known there; origins where nothing was known yet have none.
fn blindly(trials: &[Trial], origins: &[usize]) -> Vec<Point> {
    let mut points = Vec::new();
    let simplest_first = {
        let mut trials: Vec<&Trial> = trials.iter().collect();
        trials.sort_by_key(|trial| trial.method);
        trials
    };
    for (at, origin) in origins.iter().enumerate() {
        let known: Vec<(f64, &Trial)> = simplest_first
            .iter()
            .map(|trial| (trial.known_before(*origin), *trial))
            .filter(|(known, _)| known.len() >= ERRORS_MIN)
            .map(|(known, trial)| (without_dust(mean_error(&known)), trial))
            .collect();
        if let Some((_, best)) = known.iter().min_by(|(a, _), (b, _)| a.total_cmp(b)) {
            points.extend(best.origins.get(at).into_iter().flatten().map(|(_, point)| *point));
        }
    }
    points
}

/// The error that four of five did not exceed, by the rank that holds for the next one too.
fn half_width(points: &[Point]) -> f64 {
    let mut errors: Vec<f64> = points.iter().map(Point::error).collect();
    errors.sort_by(f64::total_cmp);
    let rank = ((errors.len() + 1) * INSIDE_OF_FIVE).div_ceil(5);
    errors.get(rank.saturating_sub(1)).or(errors.last()).copied().unwrap_or(0.0)
}

/// At each origin the interval from the errors known there.
fn coverage(chosen: &Trial, origins: &[usize]) -> Option<Coverage> {
    let mut coverage = Coverage { inside: 0, of: 0 };
    for (origin, points) in origins.iter().zip(&chosen.origins) {
        let known = chosen.known_before(*origin);
        if known.len() >= ERRORS_MIN {
            let width = half_width(&known);
            coverage.inside += points.iter().filter(|(_, point)| point.error() <= width).count();
            coverage.of += points.len();
        }
    }
    (coverage.of > 0).then_some(coverage)
}

fn steps(series: &Series, said: &[f64], width: f64, returns: bool, rule: &Rule) -> Option<Vec<Step>> {
    let (last, _) = series.periods.last()?;
    let periods = std::iter::successors(series.cadence.next(*last), |period| series.cadence.next(*period));
    let steps: Option<Vec<Step>> = periods.zip(said).map(|(period, said)| step(period, *said, width, returns, rule)).collect();
    steps.filter(|steps| steps.len() == said.len())
}

fn step(period: Days, said: f64, width: f64, returns: bool, rule: &Rule) -> Option<Step> {
    let outwards = |value: Decimal, up: bool| if value.is_sign_negative() == up { Rounding::Down } else { Rounding::Up };
    let exact = |value: f64| decimal(value, 6, Rounding::HalfAwayFromZero);
    let low = exact(if returns { said - width } else { (said - width).max(0.0) })?;
    let high = exact(said + width)?;
    Some(Step {
        period,
        point: decimal(said, rule.places, rule.rounding)?,
        low: outwards(low, false).apply(low, rule.places),
        high: outwards(high, true).apply(high, rule.places),
    })
}
