//! Marketing funds: what accrues, and when it may be used and claimed.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Asking, Earner, Refusal};
use crate::measure::RowScope;
use crate::model::{DayCount, Figure};
use crate::model::{Fund, Programme, in_force};
use crate::period::{Days, later_days};
use crate::record::{Schema, Value};

/// The days in which money earned on a day is used.
#[must_use]
pub fn use_days(programme: &Programme, fund: &Fund, earned: Date) -> Option<Days> {
    if let Some(windows) = fund.periods.iter().find(|windows| windows.earned.contains(earned)) {
        return Some(windows.used);
    }
    let calendar = crate::measure::calendar(programme, None);
    let (period, next) = fund.use_period?;
    let own = calendar.period(fund.earn.unwrap_or(period), earned)?;
    if next { calendar.period(period, later_days(own.to, 1)) } else { calendar.period(period, earned) }
}

/// The days in which money earned on a day is claimed.
#[must_use]
pub fn claim_days(programme: &Programme, fund: &Fund, earned: Date) -> Option<Days> {
    if let Some(windows) = fund.periods.iter().find(|windows| windows.earned.contains(earned)) {
        return Some(windows.claimed);
    }
    let used = use_days(programme, fund, earned)?;
    let count = programme.day_count.unwrap_or(DayCount::FromTheNextDay);
    let from = fund.claim_starts.map_or(used.from, |length| count.deadline(used.from, length.count));
    let to = fund.claim_ends.map_or(used.to, |length| later_days(used.to, length.count));
    Some(Days { from, to })
}

/// What a partner accrued in the fund in the earning period that holds a day: nothing where it stays below the minimum and becomes something else.
pub(super) fn accrued(earner: &Earner<'_>, id: &str, day: Date) -> Result<Option<Decimal>, Refusal> {
    let programme = earner.programme(day);
    let Some(fund) = programme.funds.iter().find(|fund| fund.id == id) else { return Ok(None) };
    let Some(days) = earn_days(programme, fund, day) else { return Ok(None) };
    let mut sum = by_rate(&earner.within(days), fund)?;
    for incentive in &programme.incentives {
        let Some((_, share)) = incentive.split.iter().find(|(destination, _)| destination == id) else { continue };
        let mut at = days.from;
        while at <= days.to {
            let Some(earned) = earner.earned(&incentive.id, at)? else { return Ok(None) };
            let part = super::percent(earned.amount, *share).and_then(|part| sum.checked_add(part));
            sum = part.ok_or_else(|| earner.within(days).too_large(id))?;
            at = later_days(earned.days.to, 1);
        }
    }
    let rounding = programme.rounding.unwrap_or(crate::money::Rounding::HalfAwayFromZero);
    let sum = rounding.apply(sum, crate::money::minor_places(&programme.currency));
    let keeps = fund.minimum.as_ref().is_some_and(|minimum| minimum.below == "keep");
    Ok(Some(if sum < smallest(fund, day) && !keeps { Decimal::ZERO } else { sum }))
}

/// The days in which what is accrued on a day is earned together.
#[must_use]
pub fn earn_days(programme: &Programme, fund: &Fund, day: Date) -> Option<Days> {
    let fixed = fund.periods.iter().find(|windows| windows.earned.contains(day)).map(|windows| windows.earned);
    fixed.or_else(|| crate::measure::calendar(programme, None).period(fund.earn?, day))
}

/// The smallest accrual that stays one.
pub(super) fn smallest(fund: &Fund, day: Date) -> Decimal {
    let minimum = fund.minimum.as_ref().and_then(|minimum| minimum.amount.first()).and_then(|figures| in_force(figures, day));
    match minimum {
        Some(Figure::Is(crate::condition::Expr::Literal(Value::Number(minimum)), _)) => *minimum,
        _ => Decimal::ZERO,
    }
}

/// What accrues from sales at the fund's own rate, to its last place; nothing for who does not take part.
pub(super) fn by_rate(asking: &Asking<'_>, fund: &Fund) -> Result<Decimal, Refusal> {
    let (Some(base), false) = (&fund.base, fund.rate.is_empty()) else { return Ok(Decimal::ZERO) };
    let question = asking.question(asking.days.to);
    if !super::in_audience(&question, &fund.audience, false) || !question.missing(&fund.audience.needs).is_empty() {
        return Ok(Decimal::ZERO);
    }
    let ladder = fund.audience.levels.as_ref().map_or(0, |(ladder, _)| *ladder);
    let held = question.held.get(ladder).copied().flatten();
    let rate = fund.rate.get(held.unwrap_or(0)).or(fund.rate.first());
    let Some((rate, _)) = rate.and_then(|figures| question.figure(figures, (ladder, held.unwrap_or(0)))) else { return Ok(Decimal::ZERO) };
    let table = asking.records.table(Schema::SALE);
    let rows = table.rows_within(asking.partner, asking.days).filter(|row| table.visible(*row, question.sight));
    let amounts = rows.filter_map(|row| base.value(&RowScope { question: &question, table, row: Some(row) }).number());
    let sum = super::line::total(amounts).and_then(|sum| super::percent(sum, rate));
    sum.ok_or_else(|| asking.too_large(&fund.id))
}
