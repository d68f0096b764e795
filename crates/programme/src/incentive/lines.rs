//! The sales an incentive looks at.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::bands::Gross;
use super::{Asking, at_level, percent, rate, total};
use crate::condition::{Expr, Scope};
use crate::measure::{Question, RowScope};
use crate::model::{Incentive, Payout};
use crate::record::Schema;

/// One sale that is paid on.
pub(super) struct Line {
    pub(super) date: Date,
    pub(super) base: Decimal,
    pub(super) quantity: Decimal,
    pub(super) currency: String,
    pub(super) groups: Vec<usize>,
    /// The levels held when it counts.
    pub(super) held: Vec<Option<usize>>,
}

/// The sales that are paid on, each with the levels held when it counts.
pub(super) fn paid<'a>(asking: &Asking<'a>, question: &Question<'a>, incentive: &Incentive) -> Vec<Line> {
    let mut lines = rows(asking, question, incentive.pays_on.as_ref(), &incentive.base);
    if incentive.level_on_sale_date {
        let mut known: Option<(Date, Question<'a>)> = None;
        lines.retain_mut(|line| {
            if known.as_ref().is_none_or(|(date, _)| *date != line.date) {
                known = Some((line.date, asking.question(line.date)));
            }
            let Some((_, then)) = &known else { return false };
            line.held.clone_from(&then.held);
            at_level(then, &incentive.audience)
        });
    }
    lines
}

/// The sum of what counts towards the target: pieces where bands are measured in pieces.
pub(super) fn counted(asking: &Asking<'_>, question: &Question<'_>, incentive: &Incentive) -> Decimal {
    let condition = incentive.counts_on.as_ref().or(if incentive.counts.is_none() { incentive.pays_on.as_ref() } else { None });
    let lines = rows(asking, question, condition, incentive.counts.as_ref().unwrap_or(&incentive.base));
    let number = |line: &Line| {
        if incentive.basis == crate::model::IncentiveBasis::Quantity && incentive.counts.is_none() { line.quantity } else { line.base }
    };
    total(lines.iter().map(number))
}

fn rows<'a>(asking: &Asking<'a>, question: &Question<'a>, condition: Option<&Expr>, base: &Expr) -> Vec<Line> {
    let table = asking.records.table(Schema::SALE);
    let kind = asking.records.schema().get(Schema::SALE);
    let mut lines = vec![];
    for row in table.rows_within(asking.partner, asking.days).filter(|row| table.visible(*row, question.sight)) {
        let scope = RowScope { question, table, row: Some(row) };
        if condition.is_some_and(|condition| !condition.value(&scope).is_true()) {
            continue;
        }
        let Some(amount) = base.value(&scope).number() else { continue };
        let text = |column: &str| kind.column(column).map_or(String::new(), |place| table.value(row, place).plain());
        let quantity = kind.column("quantity").and_then(|place| table.value(row, place).number()).unwrap_or(Decimal::ONE);
        let groups = (0..question.programme.product_groups.len()).filter(|group| scope.in_group(*group)).collect();
        lines.push(Line { date: table.from(row), base: amount, quantity, currency: text("currency"), groups, held: question.held.clone() });
    }
    lines
}

/// A plain rate, line by line, with the limits per sale.
pub(super) fn plain(question: &Question<'_>, incentive: &Incentive, lines: &[Line]) -> Gross {
    let mut amount = Decimal::ZERO;
    let Some(payout) = &incentive.plain else { return Gross { amount, reached: None, band: None } };
    for line in lines {
        let Some(rate) = rate(question, incentive, payout, None, line) else { continue };
        let own = match payout {
            Payout::Rate(_) | Payout::RateByEnrolment(_) => percent(line.base, rate),
            Payout::Amount(_) => rate,
            Payout::PerUnit(_) => line.quantity.saturating_mul(rate),
        };
        amount = amount.saturating_add(limited(question, incentive, line, own));
    }
    Gross { amount, reached: None, band: None }
}

fn limited(question: &Question<'_>, incentive: &Incentive, line: &Line, amount: Decimal) -> Decimal {
    let own_currency = if line.currency.is_empty() { question.programme.currency.as_str() } else { line.currency.as_str() };
    let caps =
        incentive.caps.iter().filter(|cap| cap.per == "sale" && cap.currency.as_deref().is_none_or(|currency| currency == own_currency));
    let caps = caps.filter(|cap| cap.group.is_none_or(|group| line.groups.contains(&group)));
    caps.filter_map(|cap| super::cap_amount(question, incentive, cap)).fold(amount, Decimal::min)
}
