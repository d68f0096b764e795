//! How an amount came about, on paper: what was promised, what was reached, step by step, with the records.

use std::collections::BTreeMap;

use programme::guide::{self, Promise};
use programme::incentive::Earned;
use programme::model::Incentive;
use programme::statement::{Earning, Record, Statement};
use programme::words::{Paper, Teller};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{amount, booked};
use crate::table::{Cell, Table, Width};

/// How an amount came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The incentive.
    pub title: String,
    /// The days that are settled together.
    pub days: String,
    /// The amount.
    pub amount: Cell,
    /// When and by which entries it is booked.
    pub booked: String,
    /// Why it is nothing, less, or waits.
    pub remarks: Vec<String>,
    /// What was promised.
    pub promised: Vec<String>,
    /// The bands, with the place of the one that was reached; none where there are none.
    pub bands: Option<(Table, Option<usize>)>,
    /// How far the bands are filled, as a picture; none where that is not one number.
    pub scale: Option<Scale>,
    /// What was reached.
    pub reached: Vec<String>,
    /// The steps; together the amount.
    pub steps: Table,
    /// What people are paid.
    pub persons: Vec<String>,
    /// The records that are paid on or count.
    pub records: Table,
    /// The records that are not paid on, by reason.
    pub left_out: Option<Table>,
}

/// How far bands are filled, in thousandths of the picture's width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// What is reached.
    pub reached: u32,
    /// The lower edges of the bands.
    pub marks: Vec<Mark>,
}

/// The lower edge of a band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it is.
    pub at: u32,
    /// The edge.
    pub edge: String,
    /// It is reached.
    pub reached: bool,
}

pub(super) fn part(statement: &Statement<'_>, teller: &Teller, earning: &Earning<'_>) -> Part {
    let (programme, incentive) = (statement.programme, earning.incentive);
    let Promise { sentences, bands } = guide::promise(programme, teller.language(), incentive);
    let single = match earning.earned.as_slice() {
        [earned] => match earned.reached.as_slice() {
            [reached] => Some(reached),
            _ => None,
        },
        _ => None,
    };
    let band = single.and_then(|reached| reached.band);
    let reached = earning.earned.iter().flat_map(|earned| &earned.reached);
    let mut reached: Vec<String> = reached.filter_map(|reached| teller.reached(programme, incentive, reached)).collect();
    reached.extend(earning.earned.iter().filter_map(|earned| teller.beyond(programme, earned)));
    let mut remarks: Vec<String> = earning.earned.iter().filter_map(|earned| teller.remark(programme, earned)).collect();
    remarks.dedup();
    let table = Table {
        title: teller.paper(Paper::Rules),
        columns: bands.header.iter().map(|title| (title.clone(), Width::Rest)).collect(),
        rows: bands.rows.iter().map(|row| row.iter().map(|cell| Cell::from(cell.as_str())).collect()).collect(),
        total: None,
        empty: String::new(),
    };
    Part {
        title: teller.rule(programme, &incentive.id),
        days: teller.short_days(earning.days),
        amount: amount(statement, teller, earning),
        booked: booked(teller, earning.booked.as_ref()),
        remarks,
        promised: sentences,
        scale: single.and_then(|own| scale(incentive, teller, own.reached?, own.band)),
        bands: (!table.rows.is_empty()).then_some((table, band)),
        reached,
        steps: steps(statement, teller, earning),
        persons: earning.earned.iter().flat_map(|earned| &earned.persons).map(|own| teller.to_person(programme, own)).collect(),
        records: records(teller, earning),
        left_out: left_out(statement, teller, earning),
    }
}

fn scale(incentive: &Incentive, teller: &Teller, reached: Decimal, band: Option<usize>) -> Option<Scale> {
    // A fifth of the picture lies beyond the last edge; whoever is further has filled it.
    let last = incentive.bands.last()?.from;
    let top = if last > Decimal::ZERO { last } else { reached.max(Decimal::ONE) };
    let at = |number: Decimal| {
        let part = number.max(Decimal::ZERO).checked_mul(Decimal::from(800))?.checked_div(top)?;
        part.trunc().to_u32().map(|part| part.min(1000))
    };
    let mark = |(place, own): (usize, &programme::model::Band)| {
        Some(Mark { at: at(own.from)?, edge: teller.edge_of(incentive, own.from), reached: band.is_some_and(|band| place <= band) })
    };
    Some(Scale { reached: at(reached)?, marks: incentive.bands.iter().enumerate().map(mark).collect::<Option<_>>()? })
}

fn steps(statement: &Statement<'_>, teller: &Teller, earning: &Earning<'_>) -> Table {
    let say = |word| teller.paper(word);
    let by_day = earning.incentive.period.is_none();
    let mut columns = vec![(say(Paper::Step), Width::Rest), (say(Paper::Amount), Width::Numbers)];
    if by_day {
        columns.insert(0, (say(Paper::Date), Width::Words));
    }
    let mut table = Table::new(say(Paper::Steps), columns);
    let given = |earned: &Earned, amount: Decimal| if earned.goods { Cell::Number(amount) } else { Cell::Money(amount) };
    for earned in &earning.earned {
        for line in &earned.lines {
            let mut row = vec![teller.line(statement.programme, earning.incentive, line).into(), given(earned, line.amount)];
            if by_day {
                row.insert(0, Cell::Day(earned.days.to));
            }
            table.rows.push(row);
        }
    }
    let sum = earning.earned.iter().fold(Decimal::ZERO, |sum, earned| sum.saturating_add(earned.amount));
    let mut total = vec![say(Paper::Total).into(), earning.earned.first().map_or(Cell::Money(sum), |earned| given(earned, sum))];
    if by_day {
        total.insert(1, Cell::Empty);
    }
    table.total = Some(total);
    table
}

fn records(teller: &Teller, earning: &Earning<'_>) -> Table {
    let say = |word| teller.paper(word);
    let shown: Vec<&Record<'_>> = earning.records.iter().filter(|own| own.paid_on.is_some() || own.counts.is_some()).collect();
    let counts = shown.iter().any(|own| own.counts != own.paid_on);
    let exchanged = shown.iter().any(|own| own.exchange.is_some());
    let mut columns = vec![
        (say(Paper::Date), Width::Words),
        (say(Paper::Invoice), Width::Words),
        (say(Paper::Line), Width::Words),
        (say(Paper::Product), Width::Rest),
        (say(Paper::Customer), Width::Rest),
        (say(Paper::Quantity), Width::Numbers),
        (say(Paper::PaidOn), Width::Numbers),
    ];
    columns.extend(counts.then(|| (say(Paper::Counts), Width::Numbers)));
    columns.extend(exchanged.then(|| (say(Paper::Exchange), Width::Words)));
    let width = columns.len();
    let mut table = Table::new(say(Paper::Sold), columns);
    for own in &shown {
        let mut row = vec![
            Cell::Day(own.date),
            own.invoice.as_str().into(),
            own.line.as_str().into(),
            own.product.as_str().into(),
            own.customer.as_str().into(),
            own.quantity.map_or(Cell::Empty, Cell::Number),
            Cell::money(own.paid_on),
        ];
        row.extend(counts.then(|| Cell::money(own.counts)));
        row.extend(exchanged.then(|| own.exchange.as_ref().map_or(Cell::Empty, |rate| teller.exchange(rate).into())));
        table.rows.push(row);
    }
    let sum = |of: &dyn Fn(&Record<'_>) -> Option<Decimal>| {
        shown.iter().filter_map(|own| of(own)).fold(Decimal::ZERO, |sum, amount| sum.saturating_add(amount))
    };
    if !shown.is_empty() {
        let mut total = vec![Cell::Empty; width];
        total[0] = say(Paper::Total).into();
        total[6] = Cell::Money(sum(&|own| own.paid_on));
        if counts {
            total[7] = Cell::Money(sum(&|own| own.counts));
        }
        table.total = Some(total);
    }
    // Where there are no rows there is nothing to leave out.
    if shown.is_empty() { table } else { table.without_empty_columns() }
}

fn left_out(statement: &Statement<'_>, teller: &Teller, earning: &Earning<'_>) -> Option<Table> {
    let say = |word| teller.paper(word);
    let mut reasons: BTreeMap<String, (usize, Decimal)> = BTreeMap::new();
    for own in &earning.records {
        let Some(reason) = own.reason else { continue };
        let told = reasons.entry(teller.not_paid(statement.programme, earning.incentive.record, reason)).or_default();
        *told = (told.0 + 1, told.1.saturating_add(own.amount.unwrap_or_default()));
    }
    let mut table = Table::new(
        say(Paper::NotPaidOn),
        vec![(say(Paper::Reason), Width::Rest), (say(Paper::Records), Width::Numbers), (say(Paper::Amount), Width::Numbers)],
    );
    table.rows = reasons
        .into_iter()
        .map(|(reason, (count, amount))| vec![reason.into(), Cell::Number(Decimal::from(count)), Cell::Money(amount)])
        .collect();
    (!table.rows.is_empty()).then_some(table)
}
