//! What is seen of others' sales: deals that a partner registered and somebody fulfilled, and whether a customer is new.

use jiff::civil::Date;

use super::{Asking, Protection, protection};
use crate::measure::Question;
use crate::period::{Days, Duration, earlier_days};
use crate::record::{Schema, Sight, Value};

/// The sales of the days that name a deal this partner registered, whoever made them: registered no later than the day of the sale, by nobody else before, and
/// where the programme protects deals, protected on that day.
pub(super) fn of_registered_deals(asking: &Asking<'_>, sight: Sight) -> Vec<u32> {
    let (deals, sales) = (asking.records.table(Schema::DEAL), asking.records.table(Schema::SALE));
    let columns = [Schema::DEAL, Schema::SALE].map(|kind| asking.records.schema().get(kind).column("deal"));
    let [Some(deal), Some(of_sale)] = columns else { return vec![] };
    let mut names: Vec<String> =
        deals.rows(asking.partner).map(|row| deals.value(row, deal).plain()).filter(|name| !name.is_empty()).collect();
    names.sort();
    names.dedup();
    let mut rows = vec![];
    for name in names {
        let fulfilled = sales.rows_where(of_sale, &name).iter().copied();
        let fulfilled = fulfilled.filter(|row| asking.days.contains(sales.from(*row)) && sales.visible(*row, sight));
        rows.extend(fulfilled.filter(|row| is_registrant(asking, deal, &name, sales.from(*row))));
    }
    rows.sort_by_key(|row| (sales.from(*row), *row));
    rows
}

/// Whether this partner is the one who registered a deal, on a day.
fn is_registrant(asking: &Asking<'_>, column: usize, name: &str, day: Date) -> bool {
    let deals = asking.records.table(Schema::DEAL);
    let sight = Sight { as_of: day, known_on: asking.known_on };
    let known = deals.rows_where(column, name).iter().filter(|row| deals.visible(**row, sight) && deals.from(**row) <= day);
    let first = known.min_by_key(|row| (deals.from(**row), deals.known_on(**row), **row));
    if first.is_none_or(|row| deals.partner(*row) != asking.partner) {
        return false;
    }
    let question = asking.question(day);
    let protects = question.programme.deal_registration.iter().any(|policy| policy.protection_days.is_some());
    !protects || matches!(protection(&question, name), Some(Protection::Until(until)) if day <= until)
}

/// Whether the customer of a sale bought nothing, from anybody, in so much time before it. A sale that names no customer is to no new one.
pub(super) fn is_to_a_new_customer(question: &Question<'_>, row: u32, time: Duration) -> bool {
    let table = question.records.table(Schema::SALE);
    let Some(column) = question.records.schema().get(Schema::SALE).column("customer") else { return false };
    let Value::Text(customer) = table.value(row, column) else { return false };
    let day = table.from(row);
    let before = Days { from: time.before(day), to: earlier_days(day, 1) };
    !table.rows_where(column, &customer).iter().any(|other| before.contains(table.from(*other)) && table.visible(*other, question.sight))
}
