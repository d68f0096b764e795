//! Closing the books, and how far each month is.

use jiff::civil::Date;
use programme::ledger::books::Books;
use programme::ledger::{Row, roll_forward};
use programme::period::{Days, later_days};

use super::money;
use crate::sheet::{Column, Sheet, Side};

/// The row for `closings.csv` that closes the books up to a day.
pub fn row(made: &Books, upto: Date, on: Date) -> Sheet {
    let mut sheet = Sheet::new(&[
        Column("upto", "upto", Side::Left),
        Column("closed_on", "closed_on", Side::Left),
        Column("entries", "entries", Side::Right),
        Column("fingerprint", "fingerprint", Side::Left),
    ]);
    let closing = made.close(upto, on);
    sheet.row(vec![upto.to_string().into(), on.to_string().into(), closing.entries.to_string().into(), closing.fingerprint.into()]);
    sheet
}

/// Every month from the first entry on: whether it is open, closing or closed, and what was booked in it.
pub fn months(made: &Books, as_of: Date, currency: &str) -> Sheet {
    let mut sheet = Sheet::new(&[
        Column("From", "from", Side::Left),
        Column("To", "to", Side::Left),
        Column("State", "state", Side::Left),
        Column("Entries", "entries", Side::Right),
        Column("Opening", "opening", Side::Right),
        Column("Accrued", "accrued", Side::Right),
        Column("Settled", "settled", Side::Right),
        Column("Adjusted", "adjusted", Side::Right),
        Column("Closing", "closing", Side::Right),
    ]);
    let Some(first) = made.ledger.entries().first() else { return sheet };
    let mut day = first.booked.first_of_month();
    while day <= as_of {
        let days = Days { from: day, to: day.last_of_month() };
        let entries = made.ledger.entries().iter().filter(|entry| days.contains(entry.booked)).count();
        let own = roll_forward(&made.ledger, days, None);
        let sum = own.iter().filter(|((_, own), _)| own == currency).fold(Row::default(), |sum, (_, row)| Row {
            opening: sum.opening + row.opening,
            accrued: sum.accrued + row.accrued,
            settled: sum.settled + row.settled,
            adjusted: sum.adjusted + row.adjusted,
            closing: sum.closing + row.closing,
        });
        let amounts = [sum.opening, sum.accrued, sum.settled, sum.adjusted, sum.closing];
        let mut cells = vec![
            days.from.to_string().into(),
            days.to.to_string().into(),
            made.state(days, as_of).word().into(),
            entries.to_string().into(),
        ];
        cells.extend(amounts.map(|minor| money(minor, currency)));
        sheet.row(cells);
        day = later_days(days.to, 1);
    }
    sheet
}
