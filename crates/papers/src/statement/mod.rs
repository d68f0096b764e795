//! The statement of a partner as paper: what was earned and how, the account, what to do next.
//!
//! It is laid out once, as words and typed tables ([`Sheet`]); the PDF and the workbook are made of the same, so they say the same.

mod account;
mod earning;
#[cfg(feature = "pdf")]
mod print;
mod workbook;

use programme::money::minor_places;
use programme::statement::{Earning, Statement};
use programme::words::{Paper, Teller};
use rust_decimal::Decimal;

pub use earning::{Mark, Part, Scale};
#[cfg(feature = "pdf")]
pub use print::pdf;
pub use workbook::workbook;

use crate::table::{Cell, Table, Width};

/// A statement in words and tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The programme.
    pub programme: String,
    /// The partner's name; its number where it has none.
    pub partner: String,
    /// The period in words.
    pub period: String,
    /// What it is about: label and value.
    pub about: Vec<(String, String)>,
    /// The figures that matter most: label and amount.
    pub figures: Vec<(String, Decimal)>,
    /// Where it is not what is booked.
    pub wrong: Vec<String>,
    /// What to do next.
    pub next: Vec<String>,
    /// What was earned, a row for each incentive and stretch of days.
    pub overview: Table,
    /// How each came about.
    pub parts: Vec<Part>,
    /// What accrued in funds; none without any.
    pub funds: Option<Table>,
    /// What the partner disputes; none where it disputes nothing.
    pub disputes: Option<Table>,
    /// Opening, what moved it, closing.
    pub account: Table,
    /// The entries.
    pub entries: Table,
    /// The currency of all amounts.
    pub currency: String,
}

/// Lays out a statement, with at most so many records under each amount on paper; the workbook has all of them.
#[must_use]
pub fn sheet(statement: &Statement<'_>, teller: &Teller) -> Sheet {
    let programme = statement.programme;
    let say = |word| teller.paper(word);
    let minor = |minor: i64| Decimal::new(minor, minor_places(&programme.currency));
    let total = statement.total();
    let about = vec![
        (say(Paper::Partner), statement.partner.clone()),
        (say(Paper::Period), teller.days(statement.days)),
        (say(Paper::UpTo), teller.date(statement.as_of)),
        (say(Paper::Version), programme.version.clone()),
        (say(Paper::Currency), programme.currency.clone()),
    ];
    Sheet {
        programme: teller.text(&programme.title).to_owned(),
        partner: if statement.name.is_empty() { statement.partner.clone() } else { statement.name.clone() },
        period: teller.days(statement.days),
        about,
        figures: vec![
            (say(Paper::Earned), statement.earned()),
            (say(Paper::Paid), minor(total.settled)),
            (say(Paper::Balance), minor(total.closing)),
            (say(Paper::ToBePaid), minor(statement.account.payable)),
        ],
        wrong: statement.does_not_tie().iter().map(|wrong| teller.does_not_tie(wrong)).collect(),
        next: statement.next.iter().map(|next| next_line(statement, teller, next)).collect(),
        overview: overview(statement, teller),
        parts: parts(statement, teller),
        funds: account::funds(statement, teller),
        disputes: account::disputes(statement, teller),
        account: account::rolled(statement, teller),
        entries: account::entries(statement, teller),
        currency: programme.currency.clone(),
    }
}

/// How each amount came about; what was promised is said once for each incentive.
fn parts(statement: &Statement<'_>, teller: &Teller) -> Vec<Part> {
    let mut parts: Vec<Part> = vec![];
    let mut last = "";
    for earning in &statement.earnings {
        let mut part = earning::part(statement, teller, earning);
        if earning.incentive.id == last && part.bands.is_none() {
            part.promised.clear();
        }
        last = &earning.incentive.id;
        parts.push(part);
    }
    parts
}

fn next_line(statement: &Statement<'_>, teller: &Teller, next: &programme::statement::Next<'_>) -> String {
    let told = teller.next_band(statement.programme, next.incentive, next.days, &next.band);
    format!("{}: {told}", teller.rule(statement.programme, &next.incentive.id))
}

fn overview(statement: &Statement<'_>, teller: &Teller) -> Table {
    let say = |word| teller.paper(word);
    let mut table = Table::new(
        say(Paper::Overview),
        vec![
            (say(Paper::Incentive), Width::Rest),
            (say(Paper::Period), Width::Words),
            (say(Paper::PaidOn), Width::Numbers),
            (say(Paper::Amount), Width::Numbers),
            (say(Paper::Booked), Width::Words),
        ],
    );
    table.empty = say(Paper::Nothing);
    for earning in &statement.earnings {
        table.rows.push(vec![
            teller.rule(statement.programme, &earning.incentive.id).into(),
            teller.short_days(earning.days).into(),
            Cell::Money(earning.paid_on()),
            amount(statement, teller, earning),
            booked(teller, earning.booked.as_ref()).into(),
        ]);
    }
    for accrual in &statement.accruals {
        table.rows.push(vec![
            teller.rule(statement.programme, &accrual.fund).into(),
            teller.short_days(accrual.days).into(),
            Cell::Empty,
            Cell::Money(accrual.amount),
            booked(teller, accrual.booked.as_ref()).into(),
        ]);
    }
    if !table.rows.is_empty() {
        table.total = Some(vec![say(Paper::Total).into(), Cell::Empty, Cell::Empty, Cell::Money(statement.earned()), Cell::Empty]);
    }
    table
}

fn amount(statement: &Statement<'_>, teller: &Teller, earning: &Earning<'_>) -> Cell {
    let goods = earning.earned.iter().filter(|earned| earned.goods).fold(Decimal::ZERO, |sum, earned| sum.saturating_add(earned.amount));
    let amount = earning.amount();
    if goods.is_zero() { Cell::Money(amount) } else { teller.given(statement.programme, true, goods).into() }
}

fn booked(teller: &Teller, booked: Option<&programme::statement::Booked>) -> String {
    booked.map_or_else(|| teller.paper(Paper::NotBooked), |booked| teller.booked_in(booked.on, &booked.entries))
}
