//! What an incentive looks at: its records, as lots.
//!
//! A lot is a record, or several that are treated alike: what the calculation needs of them is their sums. So an engine that measures millions of lines can
//! hand over a few lots, and the calculation stays the same.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::others::{is_to_a_new_customer, of_registered_deals};
use super::{Asking, at_level};
use crate::condition::{Expr, Scope};
use crate::measure::{Question, RowScope};
use crate::model::{BandsPer, Incentive, IncentiveBasis};
use crate::record::{PartnerId, Value};

/// A record that is paid on, or several that are treated alike.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lot {
    pub(super) date: Date,
    /// What a rate is applied to.
    pub(super) base: Decimal,
    pub(super) quantity: Decimal,
    pub(super) currency: String,
    pub(super) groups: Vec<usize>,
    /// The levels held when it counts.
    pub(super) held: Vec<Option<usize>>,
    /// What fills the bands together with it.
    pub(super) of: Option<String>,
    /// Its customer, its deal: what limits may be counted per.
    pub(super) customer: String,
    pub(super) deal: String,
    /// Who is paid for it, where a person is.
    pub(super) person: Option<String>,
    /// The record, where it is one.
    pub(super) row: Option<u32>,
}

impl Lot {
    /// A lot of nothing.
    pub(super) fn nothing(date: Date, held: Vec<Option<usize>>, of: Option<String>) -> Self {
        let (base, quantity) = (Decimal::ZERO, Decimal::ZERO);
        let [currency, customer, deal] = [const { String::new() }; 3];
        Self { date, base, quantity, currency, groups: vec![], held, of, customer, deal, person: None, row: None }
    }
}

/// A record an incentive looks at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LookedAt<'a> {
    /// Its row in the table of the incentive's records.
    pub row: u32,
    /// What would be paid on if all of it were; none where it says no amount.
    pub amount: Option<Decimal>,
    /// What of it is paid on; none where it is not.
    pub paid_on: Option<Decimal>,
    /// What of it counts towards the target; none where it does not.
    pub counts: Option<Decimal>,
    /// Why it is not paid on, where it is not.
    pub not_paid: Option<NotPaid<'a>>,
}

/// Why a record is not paid on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NotPaid<'a> {
    /// It is not what is paid on: the first part of the condition that does not hold.
    Fails(&'a Expr),
    /// On its day the partner held no level that takes part.
    Level,
    /// It says no amount.
    NoAmount,
    /// Bands are filled by each product group, and it belongs to none.
    NoGroup,
    /// Its customer is not new.
    KnownCustomer,
}

/// Every record of the days, with what of it is paid on and what counts.
pub(super) fn looked_at<'a>(asking: &Asking<'a>, question: &Question<'a>, incentive: &'a Incentive) -> Vec<LookedAt<'a>> {
    let base = |lots: Vec<Lot>| -> BTreeMap<u32, Decimal> { lots.into_iter().filter_map(|lot| Some((lot.row?, lot.base))).collect() };
    let paid = base(paid(asking, question, incentive));
    let (condition, counts) = counting(incentive);
    let counted = base(rows(asking, question, incentive, asking.partner, condition, counts));
    let table = asking.records.table(incentive.record);
    let known = own_rows(asking, question, incentive, asking.partner).into_iter();
    let looked = |row: u32| {
        let scope = RowScope { question, table, row: Some(row) };
        let paid_on = paid.get(&row).copied();
        let not_paid = paid_on.is_none().then(|| not_paid(&scope, incentive));
        LookedAt { row, amount: incentive.base.value(&scope).number(), paid_on, counts: counted.get(&row).copied(), not_paid }
    };
    known.map(looked).collect()
}

fn not_paid<'a>(scope: &RowScope<'_, 'a>, incentive: &'a Incentive) -> NotPaid<'a> {
    let parts = match &incentive.pays_on {
        Some(Expr::And(parts)) => parts.as_slice(),
        Some(whole) => std::slice::from_ref(whole),
        None => &[],
    };
    if let Some(part) = parts.iter().find(|part| !part.value(scope).is_true()) {
        return NotPaid::Fails(part);
    }
    if incentive.base.value(scope).number().is_none() {
        return NotPaid::NoAmount;
    }
    if incentive.bands_per == BandsPer::ProductGroup
        && !(0..scope.question.programme.product_groups.len()).any(|group| scope.in_group(group))
    {
        return NotPaid::NoGroup;
    }
    match (incentive.new_customer, scope.row) {
        (Some(time), Some(row)) if !is_to_a_new_customer(scope.question, row, time) => NotPaid::KnownCustomer,
        _ => NotPaid::Level,
    }
}

/// Which records count towards the target, and what of each.
pub(super) fn counting(incentive: &Incentive) -> (Option<&Expr>, &Expr) {
    let condition = incentive.counts_on.as_ref().or(if incentive.counts.is_none() { incentive.pays_on.as_ref() } else { None });
    (condition, incentive.counts.as_ref().unwrap_or(&incentive.base))
}

/// The records that are paid on, each with the levels held when it counts, in order of time.
pub(super) fn paid<'a>(asking: &Asking<'a>, question: &Question<'a>, incentive: &Incentive) -> Vec<Lot> {
    if let Some(sums) = asking.sums(incentive) {
        let nothing = Lot::nothing(asking.days.to, question.held.clone(), None);
        return if sums.count.is_zero() { vec![] } else { vec![Lot { base: sums.base, quantity: sums.pieces, ..nothing }] };
    }
    let mut lots = rows(asking, question, incentive, asking.partner, incentive.pays_on.as_ref(), &incentive.base);
    if let Some(time) = incentive.new_customer {
        lots.retain(|lot| lot.row.is_some_and(|row| is_to_a_new_customer(question, row, time)));
    }
    if incentive.level_on_sale_date {
        let mut known: Option<(Date, Question<'a>)> = None;
        lots.retain_mut(|lot| {
            if known.as_ref().is_none_or(|(date, _)| *date != lot.date) {
                known = Some((lot.date, asking.question(lot.date)));
            }
            let Some((_, then)) = &known else { return false };
            lot.held.clone_from(&then.held);
            at_level(then, &incentive.audience)
        });
    }
    lots
}

/// What counts towards the target: amounts, or pieces where bands are measured in pieces, with what they fill bands together with.
pub(super) fn counted(asking: &Asking<'_>, question: &Question<'_>, incentive: &Incentive) -> Vec<(Option<String>, Decimal)> {
    if let Some(sums) = asking.sums(incentive) {
        return vec![(None, sums.counted)];
    }
    let (condition, base) = counting(incentive);
    let partners = match incentive.bands_per {
        BandsPer::Group => asking.records.group(asking.partner, question.sight),
        _ => vec![asking.partner],
    };
    let pieces = incentive.basis == IncentiveBasis::Quantity && incentive.counts.is_none();
    let lots = partners.into_iter().flat_map(|partner| rows(asking, question, incentive, partner, condition, base));
    lots.map(|lot| (lot.of, if pieces { lot.quantity } else { lot.base })).collect()
}

/// The records that are a partner's to earn by: its own, or the sales of deals it registered.
fn own_rows(asking: &Asking<'_>, question: &Question<'_>, incentive: &Incentive, partner: PartnerId) -> Vec<u32> {
    if incentive.by_registrant && partner == asking.partner {
        return of_registered_deals(asking, question.sight);
    }
    let table = asking.records.table(incentive.record);
    table.rows_within(partner, asking.days).filter(|row| table.visible(*row, question.sight)).collect()
}

fn rows(
    asking: &Asking<'_>,
    question: &Question<'_>,
    incentive: &Incentive,
    partner: PartnerId,
    condition: Option<&Expr>,
    base: &Expr,
) -> Vec<Lot> {
    let table = asking.records.table(incentive.record);
    let kind = asking.records.schema().get(incentive.record);
    let value = |row: u32, column: Option<usize>| column.map_or(Value::Null, |place| table.value(row, place));
    let [quantity, currency, customer, deal] = ["quantity", "currency", "customer", "deal"].map(|name| kind.column(name));
    let mut lots = vec![];
    for row in own_rows(asking, question, incentive, partner) {
        let scope = RowScope { question, table, row: Some(row) };
        if condition.is_some_and(|condition| !condition.value(&scope).is_true()) {
            continue;
        }
        let Some(base) = base.value(&scope).number() else { continue };
        let groups: Vec<usize> = (0..question.programme.product_groups.len()).filter(|group| scope.in_group(*group)).collect();
        let of = match incentive.bands_per {
            BandsPer::Partner | BandsPer::Group => None,
            BandsPer::Column(column) => Some(table.value(row, column).plain()),
            // A product group is found by its place; what is in none is neither counted nor paid.
            BandsPer::ProductGroup => match groups.first() {
                Some(group) => Some(question.programme.product_groups[*group].id.clone()),
                None => continue,
            },
        };
        lots.push(Lot {
            date: table.from(row),
            base,
            quantity: value(row, quantity).number().unwrap_or(Decimal::ONE),
            currency: value(row, currency).plain(),
            groups,
            held: question.held.clone(),
            of,
            customer: value(row, customer).plain(),
            deal: value(row, deal).plain(),
            person: incentive.person.map(|column| table.value(row, column).plain()),
            row: Some(row),
        });
    }
    lots
}
