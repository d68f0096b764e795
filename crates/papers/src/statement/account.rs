//! The account on paper.

use programme::money::minor_places;
use programme::statement::Statement;
use programme::words::{Paper, Teller};
use rust_decimal::Decimal;

use super::booked;
use crate::table::{Cell, Table, Width};

fn minor(statement: &Statement<'_>, minor: i64) -> Cell {
    Cell::Money(Decimal::new(minor, minor_places(&statement.programme.currency)))
}

/// Opening, what moved it, closing: by incentive or fund.
pub(super) fn rolled(statement: &Statement<'_>, teller: &Teller) -> Table {
    let say = |word| teller.paper(word);
    let amounts = [Paper::Opening, Paper::Accrued, Paper::Settled, Paper::Adjusted, Paper::Closing];
    let columns = std::iter::once((say(Paper::Incentive), Width::Rest)).chain(amounts.map(|word| (say(word), Width::Numbers)));
    let mut table = Table::new(say(Paper::Account), columns.collect());
    let cells = |name: String, row: programme::ledger::Row| {
        let amounts = [row.opening, row.accrued, -row.settled, row.adjusted, row.closing];
        std::iter::once(Cell::from(name)).chain(amounts.map(|amount| minor(statement, amount))).collect::<Vec<_>>()
    };
    table.rows = statement.account.rows.iter().map(|(rule, row)| cells(teller.rule(statement.programme, rule), *row)).collect();
    table.empty = say(Paper::NoEntries);
    if !table.rows.is_empty() {
        table.total = Some(cells(say(Paper::Total), statement.total()));
    }
    table
}

/// The entries, in order.
pub(super) fn entries(statement: &Statement<'_>, teller: &Teller) -> Table {
    let say = |word| teller.paper(word);
    let mut table = Table::new(
        say(Paper::Entries),
        vec![
            (say(Paper::Number), Width::Numbers),
            (say(Paper::Booked), Width::Words),
            (say(Paper::What), Width::Rest),
            (say(Paper::EarnedIn), Width::Words),
            (say(Paper::Amount), Width::Numbers),
            (say(Paper::Change), Width::Numbers),
            (say(Paper::Standing), Width::Numbers),
        ],
    );
    table.empty = say(Paper::NoEntries);
    for entry in &statement.account.movements {
        table.rows.push(vec![
            Cell::Id(entry.number),
            Cell::Day(entry.booked),
            teller.entry(statement.programme, entry).into(),
            teller.short_days(entry.earned).into(),
            minor(statement, entry.minor),
            if entry.change == 0 { Cell::Empty } else { minor(statement, entry.change) },
            minor(statement, entry.balance),
        ]);
    }
    table
}

/// What the partner disputes, and what was answered.
pub(super) fn disputes(statement: &Statement<'_>, teller: &Teller) -> Option<Table> {
    let say = |word| teller.paper(word);
    let mut table = Table::new(
        say(Paper::Disputes),
        vec![
            (say(Paper::Number), Width::Words),
            (say(Paper::Date), Width::Words),
            (say(Paper::Incentive), Width::Words),
            (say(Paper::Invoice), Width::Words),
            (say(Paper::Disputed), Width::Rest),
            (say(Paper::Answer), Width::Rest),
        ],
    );
    for own in &statement.disputes {
        let invoice = [own.invoice.as_str(), own.line.as_str()].join(" ");
        table.rows.push(vec![
            own.number.as_str().into(),
            Cell::Day(own.date),
            if own.rule.is_empty() { Cell::Empty } else { teller.rule(statement.programme, &own.rule).into() },
            invoice.trim().into(),
            own.claim.as_str().into(),
            teller.answer(own).into(),
        ]);
    }
    (!table.rows.is_empty()).then_some(table)
}

/// What accrued in funds at their own rate, and when it is used and claimed.
pub(super) fn funds(statement: &Statement<'_>, teller: &Teller) -> Option<Table> {
    let say = |word| teller.paper(word);
    let mut table = Table::new(
        say(Paper::Funds),
        vec![
            (say(Paper::Incentive), Width::Rest),
            (say(Paper::EarnedIn), Width::Words),
            (say(Paper::Amount), Width::Numbers),
            (say(Paper::UsedIn), Width::Words),
            (say(Paper::ClaimedIn), Width::Words),
            (say(Paper::Booked), Width::Words),
        ],
    );
    let days = |days: Option<programme::period::Days>| days.map_or(Cell::Empty, |days| teller.short_days(days).into());
    for own in &statement.accruals {
        table.rows.push(vec![
            teller.rule(statement.programme, &own.fund).into(),
            teller.short_days(own.days).into(),
            Cell::Money(own.amount),
            days(own.used),
            days(own.claimed),
            booked(teller, own.booked.as_ref()).into(),
        ]);
    }
    (!table.rows.is_empty()).then_some(table)
}
