//! Deal registration: whether a deal is protected, and to which day.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::measure::{Question, RowScope};
use crate::model::{DayCount, DealRegistration};
use crate::record::{PartnerId, Schema, Value};

/// How a deal is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// To this day, included.
    Until(Date),
    /// It is smaller than the policy asks, and contains nothing that is enough instead.
    BelowMinimum,
    /// The same was registered before, and is protected.
    AlreadyRegistered,
    /// No policy protects it for a number of days.
    NotProtected,
}

/// The protection of a deal of the partner, by the first policy that applies to it. A deal's rows are its events: the first registers it, a
/// row of stage `extension` asks for more time.
#[must_use]
pub fn protection(question: &Question<'_>, deal: &str) -> Option<Protection> {
    let row = first_row(question, question.partner, deal)?;
    let policy = question.programme.deal_registration.iter().find(|policy| applies(question, policy, row))?;
    Some(by_policy(question, policy, deal, row))
}

fn by_policy(question: &Question<'_>, policy: &DealRegistration, deal: &str, row: u32) -> Protection {
    if !large_enough(question, policy, row) {
        return Protection::BelowMinimum;
    }
    if already_registered(question, policy, row) {
        return Protection::AlreadyRegistered;
    }
    until(question, policy, question.partner, deal, row).map_or(Protection::NotProtected, Protection::Until)
}

fn first_row(question: &Question<'_>, partner: PartnerId, deal: &str) -> Option<u32> {
    let table = question.records.table(Schema::DEAL);
    let known = |row: &u32| table.visible(*row, question.sight) && table.from(*row) <= question.sight.as_of;
    table.rows(partner).filter(known).find(|row| text(question, *row, "deal") == deal)
}

fn text(question: &Question<'_>, row: u32, column: &str) -> String {
    value(question, row, column).plain()
}

fn value<'q>(question: &'q Question<'_>, row: u32, column: &str) -> Value<'q> {
    let place = question.records.schema().get(Schema::DEAL).column(column);
    place.map_or(Value::Null, |place| question.records.table(Schema::DEAL).value(row, place))
}

fn applies(question: &Question<'_>, policy: &DealRegistration, row: u32) -> bool {
    let level =
        policy.audience.levels.as_ref().is_none_or(|(ladder, levels)| {
            question.held.get(*ladder).copied().flatten().is_some_and(|held| levels.get(held) == Some(&true))
        });
    let scope = RowScope { question, table: question.records.table(Schema::DEAL), row: Some(row) };
    level
        && policy.audience.conditions.iter().all(|condition| question.holds(condition))
        && policy.which.as_ref().is_none_or(|which| which.value(&scope).is_true())
}

fn large_enough(question: &Question<'_>, policy: &DealRegistration, row: u32) -> bool {
    let scope = RowScope { question, table: question.records.table(Schema::DEAL), row: Some(row) };
    if policy.or_contains.as_ref().is_some_and(|contains| contains.value(&scope).is_true()) {
        return true;
    }
    let Some(minimum) = policy.minimum.as_ref().and_then(|minimum| question.value(minimum).number()) else { return true };
    let amount = value(question, row, "amount").number().unwrap_or(Decimal::ZERO);
    if policy.more_than_minimum { amount > minimum } else { amount >= minimum }
}

/// Whether an earlier deal, of whichever partner, holds the same things.
fn already_registered(question: &Question<'_>, policy: &DealRegistration, row: u32) -> bool {
    if policy.one_per.is_empty() {
        return false;
    }
    let table = question.records.table(Schema::DEAL);
    let same = |other: u32| policy.one_per.iter().all(|column| table.value(other, *column) == table.value(row, *column));
    let began = table.from(row);
    question.records.partners().any(|partner| {
        table.rows(partner).any(|other| {
            let deal = text(question, other, "deal");
            let earlier = (table.from(other), table.place(other)) < (began, table.place(row));
            let first = first_row(question, partner, &deal) == Some(other);
            other != row
                && first
                && earlier
                && same(other)
                && large_enough(question, policy, other)
                && until(question, policy, partner, &deal, other).is_some_and(|until| began <= until)
        })
    })
}

/// The last day of protection, extensions asked in time included.
fn until(question: &Question<'_>, policy: &DealRegistration, partner: PartnerId, deal: &str, row: u32) -> Option<Date> {
    let table = question.records.table(Schema::DEAL);
    let count = question.programme.day_count.unwrap_or(DayCount::FromTheNextDay);
    let mut until = count.deadline(table.from(row), policy.protection_days?);
    let Some(extension) = policy.extension else { return Some(until) };
    let mut times = 0;
    let asked = table.rows(partner).filter(|other| table.visible(*other, question.sight) && table.from(*other) <= question.sight.as_of);
    for other in asked.filter(|other| text(question, *other, "deal") == deal && text(question, *other, "stage") == "extension") {
        let in_time = !extension.before_expiry || table.from(other) <= until;
        if in_time && extension.times.is_none_or(|most| times < most) {
            times += 1;
            until = crate::period::later_days(until, extension.days.or(policy.protection_days)?);
        }
    }
    Some(until)
}
