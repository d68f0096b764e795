//! What to do next: how much more reaches the next band, and what that is worth. The same calculation, asked once more with so much more sold.

use rust_decimal::Decimal;

use super::earner::Earner;
use super::{Reached, Refusal};
use crate::model::{Band, BandsPer, Granted, Incentive, IncentiveBasis, Payout};
use crate::money::{Rounding, minor_places};
use jiff::civil::Date;

/// The next band of an incentive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextBand {
    /// Its place.
    pub band: usize,
    /// How much more reaches it: money to the minor unit, or whole pieces where bands are measured in pieces.
    pub more: Decimal,
    /// It is counted in pieces.
    pub pieces: bool,
    /// How much more would be earned.
    pub worth: Decimal,
}

impl Earner<'_> {
    /// How much more, sold in the period that holds a day, reaches the next band, and what that is worth. None where there is no next band, where more of anything does
    /// not say which (bands filled by each product, rates by product group), or where it is worth nothing.
    ///
    /// # Errors
    /// As for [`Earner::earned`].
    pub fn next_band(&self, id: &str, day: Date) -> Result<Option<NextBand>, Refusal> {
        let Some((own, asking)) = self.asking(id, day) else { return Ok(None) };
        let now = asking.earned(own)?;
        let [reached] = now.reached.as_slice() else { return Ok(None) };
        if !is_plain_to_say(own) || now.not_earned.is_some() || now.goods {
            return Ok(None);
        }
        let band = reached.band.map_or(0, |band| band + 1);
        let places =
            if own.basis == IncentiveBasis::Quantity { 0 } else { minor_places(&asking.question(asking.days.to).programme.currency) };
        let Some(more) = own.bands.get(band).and_then(|next| missing(own, next, reached, places)) else { return Ok(None) };
        let then = asking.what_if(more).earned(own)?;
        let worth = then.amount.saturating_sub(now.amount);
        let pieces = own.basis == IncentiveBasis::Quantity;
        Ok((worth > Decimal::ZERO).then_some(NextBand { band, more, pieces, worth }))
    }
}

/// Whether more of anything is enough to say: everything fills the bands together, and is paid in what they are measured in, whatever it is.
fn is_plain_to_say(own: &Incentive) -> bool {
    let by_group = |payout: &Payout| match payout {
        Payout::Rate(levels) | Payout::Amount(levels) | Payout::PerUnit(levels) | Payout::Goods(levels) => {
            levels.iter().flatten().any(|granted| matches!(granted, Granted::ByGroup(_)))
        }
        Payout::RateByEnrolment(_) => false,
    };
    let measured = |payout: &Payout| match payout {
        Payout::PerUnit(_) => own.basis == IncentiveBasis::Quantity,
        Payout::Rate(_) | Payout::RateByEnrolment(_) => own.basis != IncentiveBasis::Quantity,
        Payout::Amount(_) | Payout::Goods(_) => true,
    };
    own.period.is_some()
        && matches!(own.bands_per, BandsPer::Partner | BandsPer::Group)
        && own.bands.iter().all(|band| measured(&band.payout) && !by_group(&band.payout))
}

/// How much is missing to the lower edge of a band, in what counts towards it.
fn missing(own: &Incentive, next: &Band, reached: &Reached, places: u32) -> Option<Decimal> {
    let percent = |edge: Decimal| reached.target?.checked_mul(edge)?.checked_div(Decimal::ONE_HUNDRED);
    let edge = match own.basis {
        IncentiveBasis::PercentOfTarget => percent(next.from)?,
        IncentiveBasis::Growth => percent(next.from.checked_add(Decimal::ONE_HUNDRED)?)?,
        _ => next.from,
    };
    let missing = edge.checked_sub(reached.counted)?;
    let whole = Rounding::Up.apply(missing, places);
    // An edge that must be exceeded is not reached by what is missing to it.
    let more = if next.above && whole == missing { whole.checked_add(Decimal::new(1, places))? } else { whole };
    (more > Decimal::ZERO).then_some(more)
}
