//! Demand that comes now and then: how much when it comes, and how often.
//!
//! Croston's method (1972) smooths the size of a demand and the periods between two; Syntetos and Boylan (2005) take off its known excess. Teunter, Syntetos and
//! Babai (2011) smooth the chance of a demand in every period instead, so that a part nobody asks for any more fades out.
#![expect(clippy::float_arithmetic, reason = "a forecast is an estimate, not money")]

/// How fast the smoothed figures follow; the literature uses 0.05 to 0.2.
const ALPHA: f64 = 0.1;

/// Croston's method with the correction of Syntetos and Boylan: the demand of one period. None without any demand.
pub(super) fn sba(history: &[f64]) -> Option<f64> {
    let Start { mut size, mut between, rest } = Start::of(history)?;
    let mut since = 1.0;
    for demand in rest {
        if *demand > 0.0 {
            size += ALPHA * (demand - size);
            between += ALPHA * (since - between);
            since = 1.0;
        } else {
            since += 1.0;
        }
    }
    Some((1.0 - ALPHA / 2.0) * size / between)
}

/// The method of Teunter, Syntetos and Babai: the demand of one period. None without any demand.
pub(super) fn tsb(history: &[f64]) -> Option<f64> {
    let Start { mut size, between, rest } = Start::of(history)?;
    let mut chance = 1.0 / between;
    for demand in rest {
        if *demand > 0.0 {
            size += ALPHA * (demand - size);
            chance += ALPHA * (1.0 - chance);
        } else {
            chance -= ALPHA * chance;
        }
    }
    Some(chance * size)
}

/// The first demand, and the periods to the second. A series begins with its first sale, so the time before says nothing about the time between.
struct Start<'a> {
    size: f64,
    between: f64,
    rest: &'a [f64],
}

impl<'a> Start<'a> {
    fn of(history: &'a [f64]) -> Option<Self> {
        let first = history.iter().position(|demand| *demand > 0.0)?;
        let rest = history.get(first + 1..)?;
        let second = rest.iter().position(|demand| *demand > 0.0).unwrap_or(rest.len());
        Some(Self { size: *history.get(first)?, between: super::errors::count(second + 1), rest })
    }
}
