//! The two methods that fit a model, by the library `augurs`: exponential smoothing (ETS), and a seasonal decomposition with smoothing of the rest (MSTL).

use augurs::ets::AutoETS;
use augurs::mstl::MSTLModel;
use augurs::{Fit, Predict};

/// Longer seasons have more indices than such a history can teach; the decomposition is for them.
const SEASON_MAX: usize = 24;

/// Exponential smoothing; the model with the least corrected information criterion, with a season where the history has three of them.
pub(super) fn ets(history: &[f64], season: usize, horizon: usize) -> Option<Vec<f64>> {
    if let Some(same) = unchanging(history) {
        return Some(vec![same; horizon]);
    }
    let seasonal = (2..=SEASON_MAX).contains(&season) && history.len() >= season * 3;
    let model = if seasonal { AutoETS::new(season, "ZZZ").ok()? } else { AutoETS::new(1, "ZZN").ok()? };
    let fitted = model.fit(history).ok()?;
    Some(fitted.predict(horizon, None).ok()?.point)
}

/// Season, trend and rest taken apart; the season is repeated, trend and rest are smoothed. Needs two whole seasons and one period.
pub(super) fn mstl(history: &[f64], season: usize, horizon: usize) -> Option<Vec<f64>> {
    if season < 2 || history.len() <= season * 2 {
        return None;
    }
    if let Some(same) = unchanging(history) {
        return Some(vec![same; horizon]);
    }
    let trend = AutoETS::new(1, "ZZN").ok()?.into_trend_model();
    let fitted = MSTLModel::new(vec![season], trend).fit(history).ok()?;
    Some(fitted.predict(horizon, None).ok()?.point)
}

/// Where nothing ever changed there is nothing to fit, and a search for the best fit does not end soon.
fn unchanging(history: &[f64]) -> Option<f64> {
    let (first, rest) = history.split_first()?;
    rest.iter().all(|value| value.total_cmp(first).is_eq()).then_some(*first)
}
