//! Plan before publish: what a changed programme would do to every partner.
//!
//! Both programmes are replayed over the same facts, and each partner's two standings are compared: level, danger of falling, benefits. Nothing is written.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::incentive::{Earner, Refusal, earn_days};
use crate::model::{History, NotAHistory, Programme};
use crate::period::{Days, later_days};
use crate::record::{PartnerId, Records, Schema, Sight, Value};
use crate::standing::{Entitlement, Given, Risk, Standing, standing};

/// Two programmes to be compared.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// As it is.
    pub before: History,
    /// As it would be.
    pub after: History,
    /// The changed version is judged as if it had been in force in place of the last one, from that one's first day.
    pub in_place: bool,
}

/// What the change does to one partner.
#[derive(Clone, Debug)]
pub struct Effect {
    /// The partner.
    pub partner: PartnerId,
    /// What happens on each ladder either programme has, by id.
    pub ladders: Vec<LadderEffect>,
    /// Benefits that change, by id.
    pub benefits: Vec<BenefitEffect>,
}

/// What an incentive or fund comes to for a partner before and after, in the programme's currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    /// The partner.
    pub partner: PartnerId,
    /// The incentive or fund, by id.
    pub rule: String,
    /// The level it would hold on the ladder of the incentive, by id.
    pub level: Option<String>,
    /// As it is.
    pub before: Decimal,
    /// As it would be.
    pub after: Decimal,
}

/// What the change does on one ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LadderEffect {
    /// The ladder's id.
    pub ladder: String,
    /// The level held before, by id.
    pub before: Option<String>,
    /// The level held after, by id.
    pub after: Option<String>,
    /// Up, down, or neither.
    pub direction: Direction,
    /// Whether the level was in danger before.
    pub at_risk_before: bool,
    /// Whether it is after.
    pub at_risk_after: bool,
}

/// Where a partner goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// To a higher level.
    Rises,
    /// To a lower level.
    Falls,
    /// To a level of another name that cannot be compared.
    Changes,
    /// It stays.
    Stays,
}

/// What the change does to one benefit.
#[derive(Clone, Debug, PartialEq)]
pub struct BenefitEffect {
    /// The benefit's id.
    pub benefit: String,
    /// As it stood; none where the partner did not see it.
    pub before: Option<Entitlement>,
    /// As it would stand; none where the partner would not see it.
    pub after: Option<Entitlement>,
}

/// How many partners a change touches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Partners looked at.
    pub partners: usize,
    /// To a higher level.
    pub rise: usize,
    /// To a lower level.
    pub fall: usize,
    /// In danger after, not before.
    pub newly_at_risk: usize,
    /// In danger before, not after.
    pub no_longer_at_risk: usize,
    /// With a benefit that changes.
    pub benefits_change: usize,
}

impl Comparison {
    /// Prepares a comparison as of a day. A changed version that takes effect later than the last one, and by that day, follows it; any other takes its
    /// place from its first day, as if it had always been so.
    ///
    /// # Errors
    /// [`NotAHistory`] when the changed file is another programme, or follows under the name of a version that is there.
    pub fn new(before: History, after: Programme, as_of: Date) -> Result<Self, NotAHistory> {
        let mut versions = before.versions().to_vec();
        let mut in_place = false;
        if let Some(last) = versions.pop() {
            if last.id != after.id {
                return Err(NotAHistory::Different(last.id, after.id));
            }
            in_place = after.effective <= last.effective || as_of < after.effective;
            if in_place {
                versions.push(Programme { effective: last.effective, until: last.until, ..after });
            } else {
                versions.push(Programme { until: None, ..last });
                versions.push(after);
            }
        }
        Ok(Self { before, after: History::new(versions)?, in_place })
    }

    /// What the change costs or saves of what a partner earned in a stretch of days, by incentive and fund: what both programmes come to on the same facts. Only what
    /// either comes to.
    ///
    /// # Errors
    /// [`Refusal`] where one of them cannot be calculated.
    pub fn cost(&self, records: &Records, partner: PartnerId, days: Days, known_on: Date) -> Result<Vec<Cost>, Refusal> {
        let (old, new) = (self.before.on(days.to), self.after.on(days.to));
        let (was, is) = (earned(&self.before, records, partner, days, known_on)?, earned(&self.after, records, partner, days, known_on)?);
        let sight = Sight { as_of: days.to, known_on };
        let stood = standing(&self.after, records, partner, sight);
        let mut rules: Vec<&String> = was.keys().chain(is.keys()).collect();
        rules.sort_unstable();
        rules.dedup();
        let cost = |rule: &String| {
            let ladder = [new, old].into_iter().find_map(|programme| ladder_of(programme, rule));
            let level = ladder.and_then(|ladder| held(new, &stood, ladder).0);
            let amount = |earned: &BTreeMap<String, Decimal>| earned.get(rule).copied().unwrap_or_default();
            Cost { partner, rule: rule.clone(), level, before: amount(&was), after: amount(&is) }
        };
        Ok(rules.into_iter().map(cost).filter(|cost| !(cost.before.is_zero() && cost.after.is_zero())).collect())
    }

    /// What the change does to a partner.
    #[must_use]
    pub fn effect(&self, records: &Records, partner: PartnerId, sight: Sight) -> Effect {
        let (old, new) = (self.before.on(sight.as_of), self.after.on(sight.as_of));
        let (was, is) = (standing(&self.before, records, partner, sight), standing(&self.after, records, partner, sight));
        Effect { partner, ladders: ladders((old, &was), (new, &is)), benefits: benefits((old, &was), (new, &is)) }
    }
}

impl Effect {
    /// Whether anything changes.
    #[must_use]
    pub fn is_change(&self) -> bool {
        !self.benefits.is_empty()
            || self.ladders.iter().any(|ladder| ladder.direction != Direction::Stays || ladder.at_risk_before != ladder.at_risk_after)
    }
}

/// Counts effects per value of a partner column or zoning (one group of all where the column is unknown), in the order of the values.
#[must_use]
pub fn tally(effects: &[Effect], programme: &Programme, records: &Records, by: &str, sight: Sight) -> BTreeMap<String, Tally> {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for effect in effects {
        let tally = tallies.entry(group(programme, records, effect.partner, by, sight)).or_default();
        tally.partners += 1;
        let any = |test: &dyn Fn(&LadderEffect) -> bool| usize::from(effect.ladders.iter().any(test));
        tally.rise += any(&|ladder| ladder.direction == Direction::Rises);
        tally.fall += any(&|ladder| ladder.direction == Direction::Falls);
        tally.newly_at_risk += any(&|ladder| ladder.at_risk_after && !ladder.at_risk_before);
        tally.no_longer_at_risk += any(&|ladder| ladder.at_risk_before && !ladder.at_risk_after);
        tally.benefits_change += usize::from(!effect.benefits.is_empty());
    }
    tallies
}

/// How many partners hold each level of a ladder before and after; the level none is the empty name.
#[must_use]
pub fn levels(effects: &[Effect], ladder: &str) -> BTreeMap<String, (usize, usize)> {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for effect in effects.iter().flat_map(|effect| &effect.ladders).filter(|effect| effect.ladder == ladder) {
        counts.entry(effect.before.clone().unwrap_or_default()).or_default().0 += 1;
        counts.entry(effect.after.clone().unwrap_or_default()).or_default().1 += 1;
    }
    counts
}

/// What every incentive and fund comes to in the days: money only.
fn earned(
    history: &History,
    records: &Records,
    partner: PartnerId,
    days: Days,
    known_on: Date,
) -> Result<BTreeMap<String, Decimal>, Refusal> {
    let earner = Earner::new(history, records, partner, known_on);
    let mut sums: BTreeMap<String, Decimal> = BTreeMap::new();
    for (own, earned) in earner.all_within(days, None)?.into_iter().filter(|(_, earned)| !earned.goods) {
        let sum = sums.entry(own.id.clone()).or_default();
        *sum = sum.saturating_add(earned.amount);
    }
    let programme = history.on(days.to);
    for fund in programme.funds.iter().filter(|fund| fund.accrues) {
        let mut day = days.from;
        while let Some(period) = earn_days(programme, fund, day).filter(|period| period.to <= days.to) {
            let accrued = earner.accrued_at_own_rate(&fund.id, day)?.unwrap_or_default();
            let sum = sums.entry(fund.id.clone()).or_default();
            *sum = sum.saturating_add(accrued);
            day = later_days(period.to, 1);
        }
    }
    Ok(sums)
}

/// The ladder of an incentive or fund, by id.
fn ladder_of<'p>(programme: &'p Programme, rule: &str) -> Option<&'p str> {
    let of_incentive = programme.incentives.iter().find(|own| own.id == rule).map(crate::incentive::ladder_of);
    let of_fund = || programme.funds.iter().find(|own| own.id == rule)?.audience.levels.as_ref().map(|(ladder, _)| *ladder);
    let place = of_incentive.or_else(of_fund).unwrap_or(0);
    programme.ladders.get(place).map(|ladder| ladder.id.as_str())
}

/// The value of a partner column or zoning; empty where there is none.
#[must_use]
pub fn group(programme: &Programme, records: &Records, partner: PartnerId, by: &str, sight: Sight) -> String {
    let attribute = |name: &str| {
        let column = records.schema().get(Schema::PARTNER).column(name)?;
        Some(records.attribute(partner, column, sight))
    };
    match programme.zonings.iter().find(|zoning| zoning.name == by) {
        Some(zoning) => match attribute("country") {
            Some(Value::Text(country)) => zoning.zone(&country).unwrap_or_default().to_owned(),
            _ => String::new(),
        },
        None => attribute(by).map_or(String::new(), |value| value.plain()),
    }
}

fn ladders((old, was): (&Programme, &Standing), (new, is): (&Programme, &Standing)) -> Vec<LadderEffect> {
    let mut ids: Vec<&str> = old.ladders.iter().chain(&new.ladders).map(|ladder| ladder.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter()
        .map(|id| {
            let (before, at_risk_before) = held(old, was, id);
            let (after, at_risk_after) = held(new, is, id);
            let direction = direction(old, new, id, before.as_deref(), after.as_deref());
            LadderEffect { ladder: id.to_owned(), before, after, direction, at_risk_before, at_risk_after }
        })
        .collect()
}

fn held(programme: &Programme, standing: &Standing, ladder: &str) -> (Option<String>, bool) {
    let Some(place) = programme.ladders.iter().position(|known| known.id == ladder) else { return (None, false) };
    let own = &standing.ladders[place];
    (own.held.map(|level| programme.ladders[place].levels[level].id.clone()), own.risk == Risk::AtRisk)
}

/// Levels are compared by their place in the new ladder, by that in the old one where the new one lacks one of them.
fn direction(old: &Programme, new: &Programme, ladder: &str, before: Option<&str>, after: Option<&str>) -> Direction {
    if before == after {
        return Direction::Stays;
    }
    for programme in [new, old] {
        let Some(ladder) = programme.ladders.iter().find(|known| known.id == ladder) else { continue };
        let place = |id: Option<&str>| match id {
            None => Some(None),
            Some(id) => ladder.levels.iter().position(|level| level.id == id || level.was.as_deref() == Some(id)).map(Some),
        };
        if let (Some(before), Some(after)) = (place(before), place(after)) {
            return match after.cmp(&before) {
                std::cmp::Ordering::Greater => Direction::Rises,
                std::cmp::Ordering::Less => Direction::Falls,
                std::cmp::Ordering::Equal => Direction::Stays,
            };
        }
    }
    Direction::Changes
}

fn benefits((old, was): (&Programme, &Standing), (new, is): (&Programme, &Standing)) -> Vec<BenefitEffect> {
    let mut ids: Vec<&str> = old.benefits.iter().chain(&new.benefits).map(|benefit| benefit.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let stands = |programme: &Programme, standing: &Standing, id: &str| {
        let place = programme.benefits.iter().position(|benefit| benefit.id == id)?;
        standing.entitlements.iter().find(|entitlement| entitlement.benefit == place).cloned()
    };
    let mut changed = vec![];
    for id in ids {
        let (before, after) = (stands(old, was, id), stands(new, is, id));
        let same = match (&before, &after) {
            (Some(before), Some(after)) => {
                same_given((old, &before.given), (new, &after.given)) && before.missing.is_empty() == after.missing.is_empty()
            }
            (before, after) => before.is_none() && after.is_none(),
        };
        if !same {
            changed.push(BenefitEffect { benefit: id.to_owned(), before, after });
        }
    }
    changed
}

/// Whether two programmes give the same; product groups are the same by id, whatever their order.
fn same_given((old, before): (&Programme, &Given), (new, after): (&Programme, &Given)) -> bool {
    match (before, after) {
        (Given::ByGroup(before), Given::ByGroup(after)) => by_id(old, before) == by_id(new, after),
        (before, after) => before == after,
    }
}

fn by_id<'p>(programme: &'p Programme, groups: &[(usize, Decimal)]) -> BTreeMap<&'p str, Decimal> {
    groups.iter().map(|(group, figure)| (programme.product_groups[*group].id.as_str(), *figure)).collect()
}
