//! Bands and the ways to apply them.
//!
//! The sources of the modes and of the growth meanings are named in docs/reference/programme-file.md; the numbers of a plan with bands 10 % to 1 000
//! and 25 % beyond, sales 2 000, are: marginal 350, whole 500, rolling 600, total 700.
//!
//! What is paid on lies along the bands in order of time. Lots with the same rates are one **strand**: with one strand (everything at the level of the period's
//! end) only sums matter; with several, each lot has the part of the bands that it fills.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Reached;
use super::line::{Line, Rate, What, total};
use super::lot::Lot;
use super::rates::Terms;
use crate::model::{Band, IncentiveBasis, IncentiveMode};
use crate::period::Days;

/// Lots with the same rates.
struct Strand<'l> {
    /// What each band pays them.
    rates: Vec<Option<Rate>>,
    /// The level, where it is the same for all of them.
    level: Option<usize>,
    lots: Vec<&'l Lot>,
}

/// What the bands give the lots that fill them together. None: a number grew past what can be held exactly.
pub(super) fn apply(terms: &Terms<'_, '_>, days: Days, lots: &[&Lot], reached: &mut Reached) -> Option<Vec<Line>> {
    let incentive = terms.incentive;
    reached.reached = measure(incentive.basis, reached);
    // Without a target nothing is reached; with one, only a number that grows too large is not known.
    let measured = matches!(incentive.basis, IncentiveBasis::PercentOfTarget | IncentiveBasis::Growth);
    let Some(value) = reached.reached else { return (measured && reached.target.is_none()).then(Vec::new) };
    let holds = |band: &Band| if band.above { band.from < value } else { band.from <= value };
    reached.band = incentive.bands.iter().rposition(holds);
    let Some(band) = reached.band else { return Some(vec![]) };
    let end = incentive.bands.last().and_then(|band| band.upto).filter(|_| incentive.nothing_beyond);
    let above = incentive.bands.last().is_some_and(|band| band.above);
    let past = end.is_some_and(|end| if above { value > end } else { value >= end });
    // Bands on their own slices pay up to the end of the last one; what is measured as a whole is past it.
    let slices = incentive.mode == IncentiveMode::Marginal || between_targets(terms);
    if past && !slices {
        reached.band = None;
        return Some(vec![]);
    }
    // Zero volume earns nothing, whatever the lowest band says; a fixed amount may be earned by what counts alone.
    let counts_alone = incentive.mode == IncentiveMode::Amount && !reached.counted.is_zero();
    if reached.paid_on.is_zero() && reached.pieces.is_zero() && !counts_alone {
        return Some(vec![]);
    }
    let all = Filled { terms, strands: strands(terms, days, lots, reached), days, reached, band, value, end };
    match incentive.mode {
        _ if incentive.bands[band].block.is_some() => all.by_blocks(),
        IncentiveMode::PerBlock => all.blocks(incentive.block, value, band),
        // Zero volume earns no fixed amount, also where some money is paid on.
        _ if all.fixed() && reached.counted.is_zero() => Some(vec![]),
        _ if all.fixed() => all.amounts(),
        _ if slices => all.marginal(),
        IncentiveMode::Rolling => all.rolling(),
        IncentiveMode::Total => all.whole(0..=band),
        IncentiveMode::Linear => all.linear(),
        _ => all.whole(band..=band),
    }
}

/// What was reached, in the measure of the bands.
fn measure(basis: IncentiveBasis, reached: &Reached) -> Option<Decimal> {
    match basis {
        IncentiveBasis::PercentOfTarget => reached.counted.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(reached.target?),
        IncentiveBasis::Growth => {
            reached.counted.checked_sub(reached.target?)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(reached.target?)
        }
        IncentiveBasis::Value | IncentiveBasis::Quantity | IncentiveBasis::None => Some(reached.counted),
    }
}

fn between_targets(terms: &Terms<'_, '_>) -> bool {
    terms.incentive.growth_on.as_deref() == Some("between targets")
}

fn strands<'l>(terms: &Terms<'_, '_>, days: Days, lots: &[&'l Lot], reached: &Reached) -> Vec<Strand<'l>> {
    let mut strands: Vec<Strand<'l>> = vec![];
    // Within a period the rates of a lot follow from its levels and its product groups.
    let mut looked_up: BTreeMap<(&[Option<usize>], &[usize]), usize> = BTreeMap::new();
    for lot in lots {
        let strand = *looked_up.entry((&lot.held, &lot.groups)).or_insert_with(|| {
            let rates: Vec<Option<Rate>> = terms.incentive.bands.iter().map(|band| terms.rate(&band.payout, lot, days.to)).collect();
            let level = terms.level(lot);
            let own = strands.iter().position(|strand| strand.rates == rates);
            own.unwrap_or_else(|| {
                strands.push(Strand { rates, level, lots: vec![] });
                strands.len() - 1
            })
        });
        if strands[strand].level != terms.level(lot) {
            strands[strand].level = None;
        }
        strands[strand].lots.push(lot);
    }
    if strands.is_empty() {
        // Nothing is paid on, but what counts may have reached a fixed amount.
        let nobody = Lot::nothing(days.to, terms.question.held.clone(), reached.of.clone());
        let rates = terms.incentive.bands.iter().map(|band| terms.rate(&band.payout, &nobody, days.to)).collect();
        strands.push(Strand { rates, level: terms.level(&nobody), lots: vec![] });
    }
    strands
}

/// The bands, filled as far as they are.
struct Filled<'f, 'q, 'a, 'l> {
    terms: &'f Terms<'q, 'a>,
    strands: Vec<Strand<'l>>,
    days: Days,
    reached: &'f Reached,
    band: usize,
    value: Decimal,
    end: Option<Decimal>,
}

impl Filled<'_, '_, '_, '_> {
    /// The rate of what counts once, not for each lot: that of the levels held at the period's end.
    fn once(&self, band: usize) -> Option<(Rate, Option<usize>)> {
        let held = &self.terms.question.held;
        let own = self.strands.iter().find(|strand| strand.lots.iter().any(|lot| lot.held == *held));
        if let Some(strand) = own {
            return strand.rates[band].map(|rate| (rate, strand.level));
        }
        let nobody = Lot::nothing(self.days.to, held.clone(), None);
        let payout = &self.terms.incentive.bands[band].payout;
        self.terms.rate(payout, &nobody, self.days.to).map(|rate| (rate, self.terms.level(&nobody)))
    }

    /// Whether the reached band pays fixed amounts.
    fn fixed(&self) -> bool {
        self.strands.iter().filter_map(|strand| strand.rates[self.band]).any(|rate| matches!(rate, Rate::Amount(_) | Rate::Goods(_)))
    }

    fn line(&self, band: usize, on: Part, rate: Rate, level: Option<usize>) -> Option<Line> {
        let what = What::Rate { band: Some(band), on: on.value()?, rate, level };
        Some(Line { what, amount: on.at(rate)?, of: self.reached.of.clone() })
    }

    /// A fixed amount: of the band reached, or of every one in the mode that adds them.
    fn amounts(&self) -> Option<Vec<Line>> {
        let first = if self.terms.incentive.mode == IncentiveMode::Total { 0 } else { self.band };
        let own = (first..=self.band).filter_map(|band| self.once(band).map(|(rate, level)| (band, rate, level)));
        own.map(|(band, rate, level)| self.line(band, Part::whole(Decimal::ONE), rate, level)).collect()
    }

    fn blocks(&self, block: Option<(Decimal, bool)>, value: Decimal, band: usize) -> Option<Vec<Line>> {
        let Some(((size, up), (rate, level))) = block.zip(self.once(band)) else { return Some(vec![]) };
        let blocks = value.checked_div(size)?;
        let blocks = if up { blocks.ceil() } else { blocks.floor() };
        let rate = match rate {
            Rate::Amount(amount) | Rate::PerUnit(amount) | Rate::PerBlock(amount) | Rate::Percent(amount) => Rate::PerBlock(amount),
            Rate::Goods(pieces) => Rate::Goods(pieces),
        };
        Some(if blocks.is_zero() { vec![] } else { vec![self.line(band, Part::whole(blocks), rate, level)?] })
    }

    /// Blocks of their own size in each band: of the slice of each, or of everything in the band reached.
    fn by_blocks(&self) -> Option<Vec<Line>> {
        let bands = &self.terms.incentive.bands;
        if self.terms.incentive.mode != IncentiveMode::Marginal {
            return self.blocks(bands[self.band].block, self.value, self.band);
        }
        let mut lines = vec![];
        for place in 0..=self.band {
            let to = bands.get(place + 1).map(|next| next.from).or(self.end).map_or(self.value, |to| to.min(self.value));
            let block = bands[place].block.or(self.terms.incentive.block);
            lines.extend(self.blocks(block, to.checked_sub(bands[place].from)?, place)?);
        }
        Some(lines)
    }

    /// The rates of these bands on everything.
    fn whole(&self, bands: std::ops::RangeInclusive<usize>) -> Option<Vec<Line>> {
        let mut lines = vec![];
        for band in bands {
            for strand in &self.strands {
                let Some(rate) = strand.rates[band] else { continue };
                lines.push(self.line(band, self.on(strand, rate)?, rate, strand.level)?);
            }
        }
        Some(lines)
    }

    /// What of a strand is paid on: pieces or amounts, all of them or what lies above the baseline.
    fn on(&self, strand: &Strand<'_>, rate: Rate) -> Option<Part> {
        let all = total(strand.lots.iter().map(|lot| along(rate, lot)))?;
        if self.terms.incentive.growth_on.as_deref() != Some("above baseline") {
            return Some(Part::whole(all));
        }
        let beyond = self.reached.paid_on.checked_sub(self.reached.target?)?.max(Decimal::ZERO);
        Some(Part::scaled(beyond, all, self.reached.paid_on))
    }

    /// Lower bands up to their end, the reached band on everything.
    fn rolling(&self) -> Option<Vec<Line>> {
        let mut lines = vec![];
        let length = self.length()?;
        for band in 0..self.band {
            let filled = self.edge(band + 1)?.min(length);
            for strand in &self.strands {
                let Some(rate) = strand.rates[band] else { continue };
                let paid = total(strand.lots.iter().map(|lot| along(rate, lot)))?;
                lines.push(self.line(band, Part::scaled(filled, paid, length), rate, strand.level)?);
            }
        }
        lines.extend(self.whole(self.band..=self.band)?);
        Some(lines)
    }

    /// Between two bands the rate grows evenly: it is divided last, so that what has an exact amount keeps it.
    fn linear(&self) -> Option<Vec<Line>> {
        let bands = &self.terms.incentive.bands;
        let mut lines = vec![];
        for strand in &self.strands {
            let Some(low) = strand.rates[self.band] else { continue };
            let next = bands.get(self.band + 1).zip(strand.rates.get(self.band + 1).copied().flatten());
            let (Some((next, high)), on) = (next, self.on(strand, low)?) else {
                lines.push(self.line(self.band, self.on(strand, low)?, low, strand.level)?);
                continue;
            };
            let from = bands[self.band].from;
            let (way, width) = (self.value.checked_sub(from)?, next.from.checked_sub(from)?);
            let (at_low, at_high) = (on.at(low)?, on.at(high)?);
            let grown = at_high.checked_sub(at_low)?.checked_mul(way)?.checked_div(width)?;
            let rate = match (low, high) {
                (Rate::Percent(low), Rate::Percent(high)) => Rate::Percent(between(low, high, way, width)?),
                (Rate::PerUnit(low), Rate::PerUnit(high)) => Rate::PerUnit(between(low, high, way, width)?),
                _ => low,
            };
            let what = What::Rate { band: Some(self.band), on: on.value()?, rate, level: strand.level };
            lines.push(Line { what, amount: at_low.checked_add(grown)?, of: self.reached.of.clone() });
        }
        Some(lines)
    }

    /// Each band its own rate on its own slice.
    fn marginal(&self) -> Option<Vec<Line>> {
        let mut lines = vec![];
        for band in 0..=self.band {
            let from = self.edge(band)?;
            let end = self.end.filter(|_| band + 1 == self.terms.incentive.bands.len());
            let to = match end {
                _ if band < self.band => Some(self.edge(band + 1)?),
                Some(end) => Some(self.amount(end)?),
                None => None,
            };
            let slice = Slice { from, to };
            for (strand, on) in self.strands.iter().zip(self.filled(&slice, band)?) {
                let Some(rate) = strand.rates[band].filter(|_| !on.of.is_zero()) else { continue };
                lines.push(self.line(band, on, rate, strand.level)?);
            }
        }
        Some(lines)
    }

    /// What of each strand lies in a slice of the bands.
    fn filled(&self, slice: &Slice, band: usize) -> Option<Vec<Part>> {
        let own = if self.strands.len() == 1 { vec![slice.overlap(self.length()?)?] } else { self.filled_in_time(slice)? };
        self.strands.iter().zip(own).map(|(strand, own)| self.paid_for(strand, band, own)).collect()
    }

    /// How much of the slice each strand fills, lot by lot in order of time.
    fn filled_in_time(&self, slice: &Slice) -> Option<Vec<Decimal>> {
        let mut filled = vec![Decimal::ZERO; self.strands.len()];
        let mut at = Decimal::ZERO;
        for (place, lot) in in_time(&self.strands) {
            let next = at.checked_add(self.length_of(lot))?;
            filled[place] = filled[place].checked_add(slice.overlap(next)?.checked_sub(slice.overlap(at)?)?)?;
            at = next;
        }
        Some(filled)
    }

    /// What a strand is paid on for what it fills of a slice: where bands are measured in other things than are paid on, in proportion.
    fn paid_for(&self, strand: &Strand<'_>, band: usize, filled: Decimal) -> Option<Part> {
        let Some(rate) = strand.rates[band] else { return Some(Part::whole(Decimal::ZERO)) };
        let paid = total(strand.lots.iter().map(|lot| along(rate, lot)))?;
        let length = total(strand.lots.iter().map(|lot| self.length_of(lot)))?;
        Some(Part::scaled(filled, paid, length))
    }

    /// How far everything fills the bands.
    fn length(&self) -> Option<Decimal> {
        total(self.strands.iter().flat_map(|strand| &strand.lots).map(|lot| self.length_of(lot)))
    }

    fn length_of(&self, lot: &Lot) -> Decimal {
        if self.terms.incentive.basis == IncentiveBasis::Quantity { lot.quantity } else { lot.base }
    }

    /// The lower edge of a band as an amount of what is paid on.
    fn edge(&self, band: usize) -> Option<Decimal> {
        self.amount(self.terms.incentive.bands[band].from)
    }

    fn amount(&self, edge: Decimal) -> Option<Decimal> {
        let percent = match self.terms.incentive.basis {
            IncentiveBasis::PercentOfTarget => edge,
            IncentiveBasis::Growth => edge.checked_add(Decimal::ONE_HUNDRED)?,
            _ => return Some(edge),
        };
        self.reached.target?.checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED)
    }
}

/// A slice of the bands, from its lower edge to the next one's.
struct Slice {
    from: Decimal,
    to: Option<Decimal>,
}

impl Slice {
    /// How much of it is filled up to here.
    fn overlap(&self, filled: Decimal) -> Option<Decimal> {
        let to = self.to.map_or(filled, |to| to.min(filled));
        Some(to.checked_sub(self.from)?.max(Decimal::ZERO))
    }
}

/// What a rate is applied to: pieces, or the amount.
fn along(rate: Rate, lot: &Lot) -> Decimal {
    if matches!(rate, Rate::PerUnit(_)) { lot.quantity } else { lot.base }
}

/// So much of the way from one rate to the next.
fn between(low: Decimal, high: Decimal, way: Decimal, width: Decimal) -> Option<Decimal> {
    low.checked_add(high.checked_sub(low)?.checked_mul(way)?.checked_div(width)?)
}

/// A part of an amount, `of × times ÷ over`: divided as the last step, so that what has an exact amount keeps it.
#[derive(Clone, Copy)]
struct Part {
    of: Decimal,
    times: Decimal,
    over: Decimal,
}

impl Part {
    fn whole(of: Decimal) -> Self {
        Self { of, times: Decimal::ONE, over: Decimal::ONE }
    }

    /// What of `paid` belongs to `own` of `all`.
    fn scaled(own: Decimal, paid: Decimal, all: Decimal) -> Self {
        match (paid == all, all.is_zero()) {
            (true, _) => Self::whole(own),
            (false, true) => Self::whole(Decimal::ZERO),
            (false, false) => Self { of: own, times: paid, over: all },
        }
    }

    fn value(self) -> Option<Decimal> {
        if self.over == Decimal::ONE { self.of.checked_mul(self.times) } else { self.of.checked_mul(self.times)?.checked_div(self.over) }
    }

    fn at(self, rate: Rate) -> Option<Decimal> {
        let exact = || rate.on(self.of.checked_mul(self.times)?)?.checked_div(self.over);
        exact().or_else(|| rate.on(self.value()?))
    }
}

/// The lots of all strands in order of time, each with the place of its strand.
fn in_time<'s>(strands: &'s [Strand<'_>]) -> Vec<(usize, &'s Lot)> {
    let mut lots: Vec<(usize, &Lot)> =
        strands.iter().enumerate().flat_map(|(place, strand)| strand.lots.iter().map(move |lot| (place, *lot))).collect();
    lots.sort_by_key(|(_, lot)| (lot.date, lot.row));
    lots
}
