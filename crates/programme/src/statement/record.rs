//! The records behind an amount: what was sold, what of it is paid on, and what is not and why.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::incentive::{Earner, LookedAt, NotPaid};
use crate::model::Incentive;
use crate::record::{PartnerId, Place, Records};

/// A record behind an amount.
#[derive(Clone, Debug, PartialEq)]
pub struct Record<'a> {
    /// Its day.
    pub date: Date,
    /// Where it was read.
    pub place: Place,
    /// Invoice, line, product and customer, where it says them.
    pub invoice: String,
    /// The line of the invoice.
    pub line: String,
    /// The product.
    pub product: String,
    /// The customer.
    pub customer: String,
    /// Pieces, where it says them.
    pub quantity: Option<Decimal>,
    /// What would be paid on if all of it were; none where it says no amount.
    pub amount: Option<Decimal>,
    /// What of it is paid on; none where it is not.
    pub paid_on: Option<Decimal>,
    /// What of it counts towards the target; none where it does not.
    pub counts: Option<Decimal>,
    /// Why it is not paid on.
    pub reason: Option<NotPaid<'a>>,
    /// How it came into the programme's currency; none where it was in it.
    pub exchange: Option<Exchange>,
}

/// An exchange rate: what one unit of a currency is worth in the programme's own, from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The currency (ISO 4217).
    pub currency: String,
    /// The rate.
    pub rate: Decimal,
    /// The day it is from.
    pub from: Date,
}

/// What one unit of a currency is worth in the programme's own on a day, and from which day that holds.
pub type Rate<'a> = dyn Fn(&str, Date) -> Option<(Date, Decimal)> + 'a;

/// The records an incentive looked at in the period that holds a day.
pub(super) fn records<'a>(
    earner: &Earner<'a>,
    records: &Records,
    incentive: &Incentive,
    (partner, day, currency): (PartnerId, Date, &str),
    rate: &Rate<'_>,
) -> Vec<Record<'a>> {
    let table = records.table(incentive.record);
    let kind = records.schema().get(incentive.record);
    let record = |looked: LookedAt<'a>| {
        let value = |name: &str| kind.column(name).map(|column| table.value(looked.row, column));
        // Of a deal that another partner sold, its papers stay with that partner.
        let own = table.partner(looked.row) == partner;
        let words =
            |name: &str| value(name).filter(|_| own || name == "currency" || name == "deal").map_or(String::new(), |value| value.plain());
        let date = table.from(looked.row);
        let foreign = Some(words("currency")).filter(|own| !own.is_empty() && !own.eq_ignore_ascii_case(currency));
        let exchange = foreign.and_then(|own| rate(&own, date).map(|(from, rate)| Exchange { currency: own, rate, from }));
        Record {
            date,
            place: if own { table.place(looked.row) } else { Place { file: "".into(), line: 0 } },
            invoice: words("invoice"),
            line: words("line"),
            product: words("product"),
            customer: if own { words("customer") } else { words("deal") },
            quantity: value("quantity").and_then(|value| value.number()),
            amount: looked.amount,
            paid_on: looked.paid_on,
            counts: looked.counts,
            reason: looked.not_paid,
            exchange,
        }
    };
    earner.looked_at(&incentive.id, day).into_iter().map(record).collect()
}
