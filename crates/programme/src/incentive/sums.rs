//! Incentives over any number of records: what the calculation needs of them are a few sums, and an engine that adds up millions of lines can hand those over.
//!
//! A [`Plan`] is the programme with a few more measures: for each incentive what is paid on, the pieces, how many records, and what counts. Whoever works out the
//! measures of that programme has all that is asked; [`Plan::known`] takes the figures of a partner, and [`Earner::knowing`] calculates with them as it would with the
//! records. What depends on single records - limits per sale, people, product groups, levels of the day - is not planned: then the records have to be read.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Earner, settled_together};
use crate::condition::{Expr, Function, Unit};
use crate::measure::Measured;
use crate::model::{
    Aggregate, BandsPer, Figure, Figures, Granted, History, How, Incentive, IncentiveBasis, Measure, OverRecords, Payout, Pool, Programme,
    Stacking, Text,
};
use crate::period::{Days, Reach, Window, later_days};
use crate::record::Schema;

/// What is asked of an engine for the incentives whose period ends on a day.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The day.
    pub day: Date,
    /// The programme in force on it, with more measures at the end.
    pub programme: Programme,
    /// Something depends on the levels held on that day: they must be told as well.
    pub needs_levels: bool,
    /// How many measures are the programme's own.
    own: usize,
    slots: Vec<Slot>,
}

/// The measures of an incentive, by their places.
#[derive(Clone, Debug)]
struct Slot {
    incentive: String,
    days: Days,
    base: usize,
    pieces: usize,
    count: usize,
    counted: usize,
}

/// What is known of a partner on a day, instead of its records.
#[derive(Clone, Debug)]
pub struct Known {
    pub(super) day: Date,
    pub(super) own: Vec<(usize, Measured)>,
    pub(super) sums: Vec<(String, Days, Sums)>,
    pub(super) held: Vec<Option<usize>>,
}

/// The sums of an incentive's records in its period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    pub(super) base: Decimal,
    pub(super) pieces: Decimal,
    pub(super) count: Decimal,
    pub(super) counted: Decimal,
}

impl Plan {
    /// What is asked for all incentives, or one of them, whose periods end within these days: one plan for each last day. None where an incentive needs its records.
    #[must_use]
    pub fn all(history: &History, days: Days, only: Option<&str>) -> Option<Vec<Self>> {
        let mut plans: Vec<Self> = vec![];
        let incentives = history.on(days.to).incentives.iter().filter(|own| only.is_none_or(|id| own.id == id));
        for incentive in incentives {
            let mut day = days.from;
            while let Some(period) = settled_together(history, incentive, day).filter(|period| period.to <= days.to) {
                let programme = history.on(period.to);
                let own = programme.incentives.iter().find(|own| own.id == incentive.id)?;
                let place = plans.iter().position(|plan| plan.day == period.to).unwrap_or_else(|| {
                    plans.push(Self::new(period.to, programme));
                    plans.len() - 1
                });
                plans.get_mut(place)?.add(own, period)?;
                day = later_days(period.to, 1);
            }
        }
        Some(plans)
    }

    fn new(day: Date, programme: &Programme) -> Self {
        Self { day, programme: programme.clone(), needs_levels: false, own: programme.measures.len(), slots: vec![] }
    }

    fn add(&mut self, incentive: &Incentive, days: Days) -> Option<()> {
        let period = incentive.period.filter(|_| needs_only_sums(incentive))?;
        self.needs_levels |= looks_at_levels(incentive);
        let window = Window { reach: Reach::ToDate(period, 0), earlier: None };
        let stated = Expr::IsNull(true, Box::new(incentive.base.clone()));
        let filter = Expr::And(incentive.pays_on.iter().cloned().chain([stated]).collect());
        let kind = self.programme.schema.get(Schema::SALE);
        let quantity = kind.column("quantity").map(Expr::Column)?;
        // A record that says no quantity is one piece.
        let pieces = Expr::Call(Function::Coalesce, vec![quantity, Expr::number(Decimal::ONE)]);
        let (condition, counts) = super::lot::counting(incentive);
        let by_pieces = incentive.basis == IncentiveBasis::Quantity && incentive.counts.is_none();
        let counted = if by_pieces { pieces.clone() } else { counts.clone() };
        let counts_stated = Expr::IsNull(true, Box::new(counts.clone()));
        let counted_where = Expr::And(condition.into_iter().cloned().chain([counts_stated]).collect());
        let pool = if incentive.bands_per == BandsPer::Group { Pool::Group } else { Pool::Partner };
        let mut measure = |aggregate, of: Option<Expr>, filter: &Expr, pool| {
            let over = OverRecords { record: Schema::SALE, aggregate, of, filter: Some(filter.clone()), over: window, per: None, pool };
            let id = format!("incentive {} {}", incentive.id, self.programme.measures.len());
            let (title, note, words) = (Text::default(), Text::default(), String::new());
            self.programme.measures.push(Measure { id, title, unit: Unit::Number, note, how: How::Records(over), words });
            self.programme.measures.len() - 1
        };
        let slot = Slot {
            incentive: incentive.id.clone(),
            days,
            base: measure(Aggregate::Sum, Some(incentive.base.clone()), &filter, Pool::Partner),
            pieces: measure(Aggregate::Sum, Some(pieces), &filter, Pool::Partner),
            count: measure(Aggregate::Count, None, &filter, Pool::Partner),
            counted: measure(Aggregate::Sum, Some(counted), &counted_where, pool),
        };
        self.slots.push(slot);
        Some(())
    }

    /// What the figures of a partner say: of all measures of [`Plan::programme`], in their order. The levels it held on the day are asked where
    /// [`Plan::needs_levels`].
    #[must_use]
    pub fn known(&self, figures: &[Measured], held: Vec<Option<usize>>) -> Known {
        let one = |place: usize| figures.get(place).and_then(Measured::one).unwrap_or_default();
        let sums = |slot: &Slot| {
            let sums = Sums { base: one(slot.base), pieces: one(slot.pieces), count: one(slot.count), counted: one(slot.counted) };
            (slot.incentive.clone(), slot.days, sums)
        };
        let own = figures.iter().take(self.own).cloned().enumerate().collect();
        let held = if held.is_empty() { vec![None; self.programme.ladders.len()] } else { held };
        Known { day: self.day, own, sums: self.slots.iter().map(sums).collect(), held }
    }
}

impl Earner<'_> {
    /// The same partner, of whom this is known instead of its sales.
    #[must_use]
    pub fn knowing(self, known: Vec<Known>) -> Self {
        known.into_iter().for_each(|known| self.learn(known));
        self
    }
}

/// Whether sums are all that the calculation needs.
fn needs_only_sums(incentive: &Incentive) -> bool {
    let whole = |per: &str| per == "period";
    let caps = incentive.caps.iter().chain(&incentive.base_cap).chain(&incentive.floor);
    let plain_caps = caps.into_iter().all(|cap| whole(&cap.per) && cap.group.is_none() && cap.currency.is_none());
    // Rates that change within the period are those of the day of each sale.
    let steady = payouts(incentive)
        .all(|payout| levels(payout).iter().flatten().all(|granted| matches!(granted, Granted::Figure(own) if own.len() <= 1)));
    let once = incentive.plain.as_ref().is_none_or(|plain| matches!(plain, Payout::Rate(_) | Payout::PerUnit(_)));
    let by_day = incentive.level_on_sale_date && looks_at_levels(incentive);
    let later = incentive.if_gate_fails.as_deref() == Some("hold") && !incentive.audience.needs.is_empty();
    incentive.record == Schema::SALE
        && !incentive.by_registrant
        && incentive.new_customer.is_none()
        && incentive.person.is_none()
        && matches!(incentive.bands_per, BandsPer::Partner | BandsPer::Group)
        && incentive.stacking == Stacking::Sum
        && !incentive.floor_carries
        && plain_caps
        && steady
        && once
        && !by_day
        && !later
}

fn payouts(incentive: &Incentive) -> impl Iterator<Item = &Payout> {
    incentive.bands.iter().map(|band| &band.payout).chain(&incentive.plain)
}

fn levels(payout: &Payout) -> &[Option<Granted>] {
    match payout {
        Payout::Rate(levels) | Payout::Amount(levels) | Payout::PerUnit(levels) | Payout::Goods(levels) => levels,
        Payout::RateByEnrolment(_) => &[],
    }
}

/// Whether something depends on the levels held.
fn looks_at_levels(incentive: &Incentive) -> bool {
    let audience = &incentive.audience;
    let differ = payouts(incentive).any(|payout| levels(payout).windows(2).any(|two| two[0] != two[1]));
    let limits = incentive.caps.iter().chain(&incentive.base_cap).chain(&incentive.floor).map(|cap| &cap.amount);
    let by_level = |amount: &Vec<Figures>| amount.windows(2).any(|two| two[0] != two[1]);
    let expressions = audience.conditions.iter().chain(&incentive.target).chain(&incentive.baseline);
    let figures = payouts(incentive)
        .flat_map(levels)
        .flatten()
        .filter_map(|granted| if let Granted::Figure(own) = granted { Some(own) } else { None });
    let told = figures.chain(limits.clone().flatten()).flatten().filter_map(|dated| match &dated.value {
        Figure::Is(expr, _) => Some(expr),
        _ => None,
    });
    audience.levels.is_some()
        || !audience.needs.is_empty()
        || differ
        || limits.clone().any(by_level)
        || expressions.chain(told).any(is_about_levels)
}

fn is_about_levels(expr: &Expr) -> bool {
    let mut found = false;
    expr.walk(&mut |part| found |= matches!(part, Expr::Level(_) | Expr::AtLevel(..) | Expr::Met(_)));
    found
}
