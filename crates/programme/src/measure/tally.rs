//! Sums and counts of records, added up once: afterwards any window is two look-ups, however many records it has.
//!
//! A replay asks for the same measure on every day on which an answer can change. Walking the records of the window each time costs days times records; where
//! what a record gives depends on that record alone, all of them are added up in order, and a window is the difference between its end and its beginning.

use std::ops::Range;

use rust_decimal::Decimal;

use super::question::Question;
use super::scope::RowScope;
use crate::condition::Expr;
use crate::model::{Aggregate, OverRecords, Programme};
use crate::period::Reach;
use crate::record::{Dating, PartnerId, Table, Value};

/// Above this, sums might be rounded: they are walked instead.
const MOST: u128 = 1_000_000_000_000_000_000_000_000_000;

/// What the records of a partner come to, up to each of them.
#[derive(Debug)]
pub(super) struct Tally {
    first: u32,
    /// Before the first, after the first, after the second, ..
    sums: Vec<Decimal>,
}

impl Tally {
    /// Adds up the records of a partner; none where that could not be exact.
    pub fn of(question: &Question<'_>, over: &OverRecords, partner: PartnerId) -> Option<Self> {
        let table = question.records.table(over.record);
        let rows = table.rows(partner);
        let mut sum = Decimal::ZERO;
        let mut sums = vec![sum];
        for row in rows.clone() {
            sum = sum.checked_add(gives(question, over, table, row))?;
            (sum.mantissa().unsigned_abs() < MOST).then_some(())?;
            sums.push(sum);
        }
        Some(Self { first: rows.start, sums })
    }

    /// What these of its records come to.
    pub fn within(&self, rows: &Range<u32>) -> Option<Decimal> {
        let after = |row: u32| self.sums.get(row.checked_sub(self.first)? as usize);
        after(rows.end)?.checked_sub(*after(rows.start)?)
    }
}

/// What a record adds.
fn gives(question: &Question<'_>, over: &OverRecords, table: &Table, row: u32) -> Decimal {
    let scope = RowScope { question, table, row: Some(row) };
    let counts = table.visible(row, question.sight) && over.filter.as_ref().is_none_or(|filter| filter.value(&scope).is_true());
    let value = over.of.as_ref().filter(|_| counts).map(|of| of.value(&scope));
    match (counts, over.aggregate, value) {
        (false, ..) => Decimal::ZERO,
        (true, _, None) => Decimal::ONE,
        (true, Aggregate::Count, Some(value)) => Decimal::from(u8::from(value != Value::Null)),
        (true, _, Some(value)) => value.number().unwrap_or_default(),
    }
}

/// Whether a measure is a sum or a count of records, each by itself, that lie one after the other.
pub(super) fn can_be_tallied(question: &Question<'_>, over: &OverRecords) -> bool {
    let programme = question.programme;
    let spans = over.over.reach == Reach::OnTheDay && question.records.schema().get(over.record).dating == Dating::Span;
    matches!(over.aggregate, Aggregate::Sum | Aggregate::Count)
        && over.per.is_none()
        && !spans
        && over.of.iter().chain(&over.filter).all(|expr| is_of_record(expr, programme))
}

/// Whether an expression depends on nothing but the record at hand.
fn is_of_record(expr: &Expr, programme: &Programme) -> bool {
    let mut alone = true;
    expr.walk(&mut |part| {
        alone &= match part {
            Expr::InGroup(group) => programme.product_groups.get(*group).is_some_and(|group| is_of_record(&group.condition, programme)),
            Expr::Literal(_) | Expr::Column(_) | Expr::From | Expr::Until => true,
            part => part.is_operation(),
        };
    });
    alone
}
