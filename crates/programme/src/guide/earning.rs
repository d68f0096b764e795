//! What an incentive pays: bands or plain rates, a column per level where they differ.

use super::Guide;
use super::page::{NOTHING, Page, capital, readable};
use crate::condition::Unit;
use crate::model::{Band, Granted, Incentive, IncentiveBasis, Payout};
use crate::words::Word;

impl Guide<'_> {
    pub(super) fn earnings(&self, page: &mut Page, incentive: &Incentive) {
        if !incentive.bands.is_empty() {
            let Bands { header, below, rows } = self.bands(incentive);
            let rows: Vec<Vec<String>> = below.into_iter().chain(rows).collect();
            page.table(&header, &rows);
            let end = incentive.bands.last().and_then(|band| band.upto);
            if let Some(end) = end.filter(|_| incentive.nothing_beyond) {
                let id = if above(incentive) { "guide-nothing-above" } else { "guide-nothing-beyond" };
                page.paragraph(&self.say(id, &[("figure", &self.edge(incentive, end))]));
            }
        } else if let Some(plain) = &incentive.plain {
            let columns = self.columns(incentive);
            let header: Vec<String> = columns.iter().map(|column| column.title.clone()).collect();
            page.table(&header, &[columns.iter().map(|column| self.paid(plain, column)).collect()]);
        }
        self.enrolment(page, incentive);
    }

    /// The bands as a table.
    pub(super) fn bands(&self, incentive: &Incentive) -> Bands {
        let columns = self.columns(incentive);
        let mut header = vec![self.reached(incentive)];
        header.extend(columns.iter().map(|column| column.title.clone()));
        let row = |(place, band): (usize, &Band)| {
            let paid = columns.iter().map(|column| self.paid_in(band, column));
            [self.edges(incentive, place)].into_iter().chain(paid).collect()
        };
        let rows = incentive.bands.iter().enumerate().map(row).collect();
        Bands { header, below: self.below_bands(incentive, columns.len()), rows }
    }

    fn columns(&self, incentive: &Incentive) -> Vec<Column> {
        let payouts: Vec<&Payout> = incentive.bands.iter().map(|Band { payout, .. }| payout).chain(&incentive.plain).collect();
        let by_enrolment = payouts.iter().find_map(|payout| match payout {
            Payout::RateByEnrolment(rates) => Some(rates),
            _ => None,
        });
        if let Some(rates) = by_enrolment {
            return rates.iter().map(|(name, _)| Column { title: capital(&readable(name)), level: 0, name: name.clone() }).collect();
        }
        let levels = payouts.iter().map(|payout| granted(payout).len()).max().unwrap_or(0);
        let same = payouts.iter().all(|payout| Self::all_the_same(granted(payout)));
        if levels <= 1 || same {
            let title = if payouts.iter().any(|payout| matches!(payout, Payout::Rate(_))) {
                self.say("guide-rate", &[])
            } else {
                self.teller.word(Word::Amount)
            };
            return vec![Column { title: capital(&title), level: 0, name: String::new() }];
        }
        let takes_part = |level: usize| match &incentive.audience.levels {
            Some((ladder, levels)) if *ladder == incentive.ladder => levels.get(level).copied().unwrap_or(false),
            _ => true,
        };
        let shown = (0..levels).filter(|level| takes_part(*level));
        shown.map(|level| Column { title: self.title_of_level(incentive.ladder, level), level, name: String::new() }).collect()
    }

    fn paid_in(&self, band: &Band, column: &Column) -> String {
        let paid = self.paid(&band.payout, column);
        match band.block {
            Some((size, up)) if paid != NOTHING => {
                let id = if up { "guide-per-block-up" } else { "guide-per-block-down" };
                self.say(id, &[("amount", &paid), ("number", &self.teller.number(size))])
            }
            _ => paid,
        }
    }

    fn paid(&self, payout: &Payout, column: &Column) -> String {
        match payout {
            Payout::RateByEnrolment(rates) => {
                rates.iter().find(|(name, _)| *name == column.name).map_or(NOTHING.into(), |(_, rate)| self.percent(*rate))
            }
            Payout::Rate(levels) => self.earned(levels.get(column.level), Unit::Percent),
            Payout::Amount(levels) => self.earned(levels.get(column.level), Unit::Money),
            Payout::Goods(levels) => {
                let pieces = self.earned(levels.get(column.level), Unit::Count);
                if pieces == NOTHING { pieces } else { self.say("guide-free-pieces", &[("number", &pieces)]) }
            }
            Payout::PerUnit(levels) => {
                let amount = self.earned(levels.get(column.level), Unit::Money);
                if amount == NOTHING { amount } else { self.say("guide-per-piece", &[("amount", &amount)]) }
            }
        }
    }

    fn earned(&self, granted: Option<&Option<Granted>>, unit: Unit) -> String {
        match granted {
            Some(Some(Granted::Figure(figures))) => self.figures(figures, unit),
            Some(Some(Granted::ByGroup(groups))) => {
                let part = |(group, figures): &(usize, crate::model::Figures)| {
                    format!("{} {}", self.text(&self.programme.product_groups[*group].title), self.figures(figures, unit))
                };
                groups.iter().map(part).collect::<Vec<_>>().join(", ")
            }
            Some(Some(Granted::Words(words))) => self.text(words),
            Some(Some(Granted::Yes)) => self.yes(),
            Some(None) | None => NOTHING.into(),
        }
    }

    fn reached(&self, incentive: &Incentive) -> String {
        match incentive.basis {
            IncentiveBasis::PercentOfTarget => self.say("guide-reached-target", &[]),
            IncentiveBasis::Value => self.say("guide-reached-value", &[]),
            IncentiveBasis::Quantity => self.say("guide-reached-quantity", &[]),
            IncentiveBasis::Growth => self.say("guide-reached-growth", &[]),
            IncentiveBasis::None => String::new(),
        }
    }

    fn edges(&self, incentive: &Incentive, place: usize) -> String {
        let band = &incentive.bands[place];
        let from = self.edge(incentive, band.from);
        match incentive.bands.get(place + 1).map(|next| next.from).or(band.upto.filter(|_| incentive.nothing_beyond)) {
            Some(to) => {
                let id = if band.above { "guide-band-above" } else { "guide-band" };
                self.say(id, &[("from", &from), ("to", &self.edge(incentive, to))])
            }
            None => self.say(if band.above { "guide-band-above-open" } else { "guide-band-open" }, &[("from", &from)]),
        }
    }

    /// That nothing is paid below the first band, where there is something below it.
    fn below_bands(&self, incentive: &Incentive, columns: usize) -> Option<Vec<String>> {
        let first = incentive.bands.first().map(|band| band.from).filter(|from| *from > rust_decimal::Decimal::ZERO)?;
        let id = if above(incentive) { "guide-band-up-to" } else { "guide-band-below" };
        let mut row = vec![self.say(id, &[("to", &self.edge(incentive, first))])];
        row.extend((0..columns).map(|_| self.say("guide-nothing", &[])));
        Some(row)
    }

    fn edge(&self, incentive: &Incentive, edge: rust_decimal::Decimal) -> String {
        match incentive.basis {
            IncentiveBasis::PercentOfTarget | IncentiveBasis::Growth => self.percent(edge),
            IncentiveBasis::Value => self.amount(Unit::Money, edge),
            IncentiveBasis::Quantity | IncentiveBasis::None => self.teller.number(edge),
        }
    }

    fn enrolment(&self, page: &mut Page, incentive: &Incentive) {
        let any_rate = incentive.enrolment.iter().any(|step| step.rate.iter().any(|figures| !figures.is_empty()));
        let rows: Vec<Vec<String>> = incentive
            .enrolment
            .iter()
            .map(|step| {
                let mut row = vec![self.enrolled_by(&step.until), capital(&readable(&step.level))];
                row.extend(any_rate.then(|| self.per_level(Some(incentive.ladder), &step.rate, Unit::Percent, None)));
                row
            })
            .collect();
        let mut header = vec![self.say("guide-enrolled-by", &[]), self.say("guide-enrolled-as", &[])];
        header.extend(any_rate.then(|| capital(&self.say("guide-rate", &[]))));
        page.table(&header, &rows);
    }
}

/// Whether the edges of bands must be exceeded.
fn above(incentive: &Incentive) -> bool {
    incentive.bands.iter().any(|band| band.above)
}

/// Bands as a table: what is reached, and what is paid then, a column per level where they differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bands {
    /// What heads the columns.
    pub header: Vec<String>,
    /// What is below the first band, where there is something.
    pub below: Option<Vec<String>>,
    /// A row for each band, lowest first.
    pub rows: Vec<Vec<String>>,
}

/// A column of what is paid.
struct Column {
    title: String,
    level: usize,
    name: String,
}

fn granted(payout: &Payout) -> &[Option<Granted>] {
    match payout {
        Payout::Rate(levels) | Payout::Amount(levels) | Payout::PerUnit(levels) | Payout::Goods(levels) => levels,
        Payout::RateByEnrolment(_) => &[],
    }
}
