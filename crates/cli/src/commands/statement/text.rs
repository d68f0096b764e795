//! The statement for a terminal.

use papers::statement::{Part, Sheet};
use papers::table::{Table, Width};
use programme::words::{Paper, Teller};

use crate::screen::in_line;
use crate::sheet::{self, Side};

/// The statement as text: everything but the single records.
pub fn shown(own: &Sheet, teller: &Teller) -> String {
    let mut text = in_line(&format!("{}: {}, {}, {}", teller.paper(Paper::Statement), own.programme, own.partner, own.period)) + "\n";
    for (label, amount) in &own.figures {
        text += &in_line(&format!("  {label}: {}", teller.money(*amount, &own.currency)));
        text.push('\n');
    }
    for words in own.wrong.iter().chain(&own.next) {
        text += &(in_line(words) + "\n");
    }
    let mut tables = vec![&own.overview, &own.account, &own.entries];
    tables.extend(own.funds.iter().chain(&own.disputes));
    for table in tables {
        text += &("\n".to_owned() + &of_table(table, teller, &own.currency));
    }
    for part in &own.parts {
        text += &("\n".to_owned() + &of_part(part, teller, &own.currency));
    }
    text
}

fn of_part(part: &Part, teller: &Teller, currency: &str) -> String {
    let mut text = in_line(&format!("{}, {}: {} {currency}", part.title, part.days, part.amount.shown(teller, currency))) + "\n";
    for words in part.remarks.iter().chain(&part.reached) {
        text += &format!("  {}\n", in_line(words));
    }
    text += &of_table(&part.steps, teller, currency);
    for words in &part.persons {
        text += &format!("  {}\n", in_line(words));
    }
    if let Some(left_out) = &part.left_out {
        text += &of_table(left_out, teller, currency);
    }
    text
}

fn of_table(table: &Table, teller: &Teller, currency: &str) -> String {
    if table.rows.is_empty() && table.empty.is_empty() {
        return String::new();
    }
    if table.rows.is_empty() {
        return format!("{}: {}\n", in_line(&table.title), in_line(&table.empty));
    }
    let side = |width: &Width| match width {
        Width::Numbers => Side::Right,
        Width::Rest => Side::Words,
        Width::Words => Side::Left,
    };
    let mut sheet = sheet::Sheet::shown(table.columns.iter().map(|(title, width)| (title.clone(), side(width))).collect());
    for row in table.rows.iter().chain(&table.total) {
        sheet.row(row.iter().map(|cell| in_line(&cell.shown(teller, currency)).into()).collect());
    }
    format!("{}\n{}", in_line(&table.title), sheet.table(None))
}
