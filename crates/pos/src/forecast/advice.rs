//! When to order, as a suggestion: enough for the time until goods arrive, and something for what a forecast cannot know.
#![expect(clippy::float_arithmetic, reason = "a safety stock is an estimate, not money")]

use std::fmt;

use jiff::civil::Date;
use programme::money::{Rounding, plain};
use programme::period::{Days, later_days};
use rust_decimal::Decimal;

use super::Forecast;
use super::errors::{count, decimal};

/// What a suggestion is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// From the order to the goods on the shelf.
    pub lead_time_days: u16,
    /// How sure it must be.
    pub service: ServiceLevel,
    /// What there is on hand, in transit and on order, where known.
    pub available: Option<Decimal>,
}

/// In how many of a hundred lead times the stock is to last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceLevel {
    /// 80 of 100.
    P80,
    /// 85 of 100.
    P85,
    /// 90 of 100.
    P90,
    /// 95 of 100.
    P95,
    /// 98 of 100.
    P98,
    /// 99 of 100.
    P99,
}

impl ServiceLevel {
    /// Every level with its percentage and its factor: the quantile of the normal distribution, three places.
    pub const ALL: [(u8, Self, &'static str); 6] = [
        (80, Self::P80, "0.842"),
        (85, Self::P85, "1.036"),
        (90, Self::P90, "1.282"),
        (95, Self::P95, "1.645"),
        (98, Self::P98, "2.054"),
        (99, Self::P99, "2.326"),
    ];

    /// The percentage.
    #[must_use]
    pub fn percent(self) -> u8 {
        Self::ALL.iter().find(|(_, level, _)| *level == self).map_or(0, |(percent, ..)| *percent)
    }

    /// Of a percentage that has one.
    #[must_use]
    pub fn of(percent: u8) -> Option<Self> {
        Self::ALL.iter().find(|(known, ..)| *known == percent).map(|(_, level, _)| *level)
    }

    fn factor(self) -> Decimal {
        let factor = Self::ALL.iter().find(|(_, level, _)| *level == self).and_then(|(.., factor)| factor.parse().ok());
        factor.unwrap_or_default()
    }
}

/// A suggestion with everything it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// Whose.
    pub key: String,
    /// What was asked for.
    pub need: Need,
    /// The forecast of the lead time, its periods counted by their days: rounded up to whole units.
    pub lead_demand: Decimal,
    /// The typical error of a period, from the backtest.
    pub spread: Decimal,
    /// Factor x spread x root of the lead time in periods, rounded up to whole units.
    pub safety: Decimal,
    /// Order when what is available falls to this.
    pub reorder_point: Decimal,
    /// How long what is available lasts by the forecast; none where it was not given.
    pub covered: Option<Covered>,
}

/// How long what is available lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Covered {
    /// Until this day inclusive.
    Until(Date),
    /// It does not last the first day.
    Nothing,
    /// Longer than the forecast reaches, which is until this day.
    Beyond(Date),
}

/// The forecast does not reach as far as the lead time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HorizonTooShort {
    /// Days the forecast covers.
    pub days: u32,
    /// Days of the lead time.
    pub lead_time_days: u16,
}

impl fmt::Display for HorizonTooShort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { days, lead_time_days } = self;
        write!(f, "the lead time of {lead_time_days} days is longer than the {days} days of the forecast: forecast more periods")
    }
}

impl Advice {
    /// Whether it is time to order; none where it is not known what is available.
    #[must_use]
    pub fn order_now(&self) -> Option<bool> {
        self.need.available.map(|available| available <= self.reorder_point)
    }
}

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { key, need, lead_demand, spread, safety, reorder_point, covered } = self;
        write!(
            f,
            "suggestion for `{key}`: order when on hand, in transit and on order together fall to {}: {} expected in {} days of lead time and {} for {} % \
             service (typical error of a period {}, taken as normal and independent)",
            plain(*reorder_point),
            plain(*lead_demand),
            need.lead_time_days,
            plain(*safety),
            need.service.percent(),
            plain(*spread)
        )?;
        if let Some(available) = need.available {
            write!(f, "; {} available", plain(available))?;
        }
        match covered {
            Some(Covered::Until(day)) => write!(f, " last until {day} by the forecast")?,
            Some(Covered::Nothing) => f.write_str(" do not last a day by the forecast")?,
            Some(Covered::Beyond(day)) => write!(f, " last beyond {day}, where the forecast ends")?,
            None => {}
        }
        match self.order_now() {
            Some(true) => f.write_str(": order now"),
            Some(false) => f.write_str(": no order yet"),
            None => Ok(()),
        }
    }
}

/// A suggestion from the first day of the forecast on.
///
/// # Errors
/// [`HorizonTooShort`] when the forecast ends before the lead time does.
pub fn advise(forecast: &Forecast, need: &Need) -> Result<Advice, HorizonTooShort> {
    let days: u32 = forecast.steps.iter().map(|step| length(step.period)).sum();
    let lead = u32::from(need.lead_time_days);
    if days < lead || days == 0 {
        return Err(HorizonTooShort { days, lead_time_days: need.lead_time_days });
    }
    let mut left = lead;
    let mut lead_demand = Decimal::ZERO;
    for step in &forecast.steps {
        let taken = left.min(length(step.period));
        lead_demand += share(step.point, taken, length(step.period));
        left -= taken;
    }
    let lead_demand = Rounding::Up.apply(lead_demand.max(Decimal::ZERO).round_dp(9), 0);
    let periods = f64::from(lead) * count(forecast.steps.len()) / f64::from(days);
    let root = decimal(periods.sqrt(), 6, Rounding::HalfAwayFromZero).unwrap_or_default();
    let safety = need.service.factor().saturating_mul(forecast.spread).saturating_mul(root);
    let safety = Rounding::Up.apply(safety, 0);
    Ok(Advice {
        key: forecast.key.clone(),
        need: need.clone(),
        lead_demand,
        spread: forecast.spread,
        safety,
        reorder_point: lead_demand.saturating_add(safety),
        covered: need.available.and_then(|available| covered(forecast, available)),
    })
}

fn covered(forecast: &Forecast, available: Decimal) -> Option<Covered> {
    let first = forecast.steps.first()?.period.from;
    let last = forecast.steps.last()?.period.to;
    let mut left = available;
    let mut lasts = 0;
    for step in &forecast.steps {
        for _ in 0..length(step.period) {
            left -= share(step.point, 1, length(step.period));
            // Shares of a day have dust; a quantity has six places.
            if left.round_dp(6) < Decimal::ZERO {
                return Some(if lasts == 0 { Covered::Nothing } else { Covered::Until(later_days(first, lasts - 1)) });
            }
            lasts += 1;
        }
    }
    Some(Covered::Beyond(last))
}

fn share(of: Decimal, days: u32, length: u32) -> Decimal {
    of.saturating_mul(Decimal::from(days)).checked_div(Decimal::from(length)).unwrap_or_default()
}

fn length(period: Days) -> u32 {
    u32::try_from((period.to - period.from).get_days() + 1).unwrap_or(0)
}
