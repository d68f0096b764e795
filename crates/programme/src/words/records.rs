//! The records behind a measure: how many count, and the first of them with their places.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::{Detail, Teller, Told};
use crate::measure::Question;
use crate::model::{Aggregate, How};
use crate::record::{TypeId, Value};

impl Teller {
    /// How many records count for a measure, with at most so many of them: for sums and maxima the largest, for minima the smallest, else the latest.
    #[must_use]
    pub fn contributing_records(&self, question: &Question<'_>, measure: usize, detail: Detail) -> Option<Told> {
        let How::Records(over) = &question.programme.measures[measure].how else {
            return None;
        };
        let mut rows = question.contributions(measure);
        let day = |(kind, row, _): &(TypeId, u32, Value<'_>)| question.records.table(*kind).from(*row);
        let size = |row: &(TypeId, u32, Value<'_>)| row.2.number().unwrap_or_default();
        match over.aggregate {
            Aggregate::Sum | Aggregate::Max => rows.sort_by_key(|row| (Reverse(size(row)), day(row), row.1)),
            Aggregate::Min => rows.sort_by_key(|row| (size(row), day(row), row.1)),
            _ => rows.sort_by_key(|row| (Reverse(day(row)), row.1)),
        }
        let shown = rows.len().min(detail.records);
        let heading = if shown < rows.len() {
            self.say_number("records-shown", rows.len(), &[("shown", &self.number(Decimal::from(shown)))])
        } else {
            self.say_number("records-count", rows.len(), &[])
        };
        let counted = over.of.is_none();
        let rows = rows.into_iter().take(shown);
        Some(
            Told::plain(heading).with(
                rows.map(|(kind, row, value)| Told::plain(self.record(question, measure, (kind, row), (!counted).then_some(&value)))),
            ),
        )
    }

    fn record(&self, question: &Question<'_>, measure: usize, (kind, row): (TypeId, u32), value: Option<&Value<'_>>) -> String {
        let table = question.records.table(kind);
        let place = table.place(row);
        let (place, date) = (format!("{}:{}", place.file, place.line), self.date(table.from(row)));
        let Some(value) = value else {
            return self.say("records-row", &[("place", &place), ("date", &date)]);
        };
        let value = match value {
            // What is counted by its differences has no unit of its own.
            Value::Number(number) if !is_distinct(question, measure) => {
                self.amount(question.programme.measures[measure].unit, *number, &question.programme.currency)
            }
            Value::Number(number) => self.number(*number),
            Value::Date(date) => self.date(*date),
            Value::YesNo(yes) => self.yes_no(*yes),
            other => other.plain(),
        };
        self.say("records-row-value", &[("place", &place), ("date", &date), ("value", &value)])
    }
}

fn is_distinct(question: &Question<'_>, measure: usize) -> bool {
    matches!(&question.programme.measures[measure].how, How::Records(over) if over.aggregate == Aggregate::Distinct)
}
