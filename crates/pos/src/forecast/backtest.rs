//! Standing at days of the past and looking ahead with what was known there.
#![expect(clippy::float_arithmetic, reason = "a forecast is an estimate, not money")]

use super::errors::{Point, count};
use super::method::Method;
use super::rule::Rule;

/// What one method said at every origin, beside what came.
#[derive(Clone, Debug)]
pub(super) struct Trial {
    pub method: Method,
    /// Each origin's points, oldest origin first: the place of the period in the history, and the point.
    pub origins: Vec<Vec<(usize, Point)>>,
}

impl Trial {
    pub fn points(&self) -> Vec<Point> {
        self.origins.iter().flatten().map(|(_, point)| *point).collect()
    }

    /// What was known of its errors before a place in the history.
    pub fn known_before(&self, place: usize) -> Vec<Point> {
        self.origins.iter().flatten().filter(|(at, _)| *at < place).map(|(_, point)| *point).collect()
    }
}

/// The places in the history at which a backtest stands: everything before is known there. Oldest first.
pub(super) fn origins(history: usize, rule: &Rule) -> Vec<usize> {
    let Some(last) = history.checked_sub(rule.horizon) else { return vec![] };
    let first = rule.training_min.max(4).max((last + 1).saturating_sub(rule.origins.max(rule.origins_min)));
    (first..=last).collect()
}

/// Every method that could say something at every origin.
pub(super) fn trials(history: &[Option<f64>], origins: &[usize], rule: &Rule) -> Vec<Trial> {
    let looks: Vec<Look<'_>> = origins.iter().filter_map(|origin| Look::at(*origin, history, rule)).collect();
    let try_out = |method: Method| {
        let origins: Option<Vec<_>> = looks.iter().map(|look| look.points(method, rule)).collect();
        origins.map(|origins| Trial { method, origins })
    };
    Method::ALL.into_iter().filter_map(try_out).collect()
}

/// The view from one origin.
struct Look<'a> {
    origin: usize,
    known: Vec<f64>,
    ahead: &'a [Option<f64>],
    naive: Vec<f64>,
    seasonal: Option<Vec<f64>>,
    step: f64,
}

impl<'a> Look<'a> {
    fn at(origin: usize, history: &'a [Option<f64>], rule: &Rule) -> Option<Self> {
        let known = filled(history.get(..origin)?);
        let steps: f64 = known.iter().zip(known.iter().skip(1)).map(|(before, after)| (after - before).abs()).sum();
        Some(Self {
            origin,
            ahead: history.get(origin..origin + rule.horizon)?,
            naive: Method::Naive.say(&known, rule.season, rule.horizon)?,
            seasonal: Method::SeasonalNaive.say(&known, rule.season, rule.horizon),
            step: steps / count(known.len().saturating_sub(1)).max(1.0),
            known,
        })
    }

    fn points(&self, method: Method, rule: &Rule) -> Option<Vec<(usize, Point)>> {
        let said = method.say(&self.known, rule.season, rule.horizon)?;
        let mut points = Vec::new();
        for (ahead, (said, came)) in said.into_iter().zip(self.ahead).enumerate() {
            let seasonal = self.seasonal.as_ref().and_then(|seasonal| seasonal.get(ahead).copied());
            if let (Some(came), Some(naive)) = (*came, self.naive.get(ahead).copied()) {
                points.push((self.origin + ahead, Point { said, came, step: self.step, naive, seasonal }));
            }
        }
        Some(points)
    }
}

/// Unknown periods become the average of the nearest known ones before and after; at the end, the last known one.
pub(super) fn filled(history: &[Option<f64>]) -> Vec<f64> {
    let nearest = |mut values: Box<dyn Iterator<Item = &Option<f64>> + '_>| values.find_map(|value| *value);
    let fill = |(at, value): (usize, &Option<f64>)| {
        let before = || nearest(Box::new(history.iter().take(at).rev()));
        let after = || nearest(Box::new(history.iter().skip(at + 1)));
        value.unwrap_or_else(|| match (before(), after()) {
            (Some(before), Some(after)) => f64::midpoint(before, after),
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => 0.0,
        })
    };
    history.iter().enumerate().map(fill).collect()
}
