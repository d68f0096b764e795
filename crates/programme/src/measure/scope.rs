//! What an expression sees: a partner, or one record of a partner.

use std::borrow::Cow;

use jiff::civil::Date;

use super::question::Question;
use crate::condition::{Dimension, Scope};
use crate::model::in_force;
use crate::record::{Schema, Sight, Table, Value};

/// What a formula about a partner sees.
pub struct PartnerScope<'q, 'a> {
    /// The question.
    pub question: &'q Question<'a>,
    /// The level that is asked about, by id: a ladder's place and the level's.
    pub level: Option<(usize, usize)>,
    /// The key at hand.
    pub key: Option<&'q str>,
}

impl<'q, 'a> PartnerScope<'q, 'a> {
    /// A partner, no level asked about.
    #[must_use]
    pub fn new(question: &'q Question<'a>) -> Self {
        Self { question, level: None, key: None }
    }
}

impl<'q> Scope<'q> for PartnerScope<'q, '_> {
    fn attribute(&self, column: usize) -> Value<'q> {
        attribute(self.question, column)
    }
    fn zone(&self, zoning: usize) -> Value<'q> {
        zone(self.question, zoning)
    }
    fn named(&self, value: usize) -> Value<'q> {
        named(self.question, value)
    }
    fn as_of(&self) -> Date {
        self.question.sight.as_of
    }
    fn table(&self, table: usize, keys: &[Value<'q>]) -> Value<'q> {
        look_up(self.question, table, keys, self.level)
    }
    fn measure(&self, measure: usize) -> Value<'q> {
        self.question.measure_of_key(measure, self.key).map_or(Value::Null, Value::Number)
    }
    fn key(&self) -> Value<'q> {
        self.key.map_or(Value::Null, |key| Value::Text(key.into()))
    }
    fn target(&self, name: &str) -> Value<'q> {
        let Question { records, partner, sight, .. } = self.question;
        let table = records.table(Schema::TARGET);
        let kind = records.schema().get(Schema::TARGET);
        let (Some(name_column), Some(amount)) = (kind.column("name"), kind.column("amount")) else { return Value::Null };
        let row = table
            .rows_open(*partner, sight.as_of)
            .filter(|row| table.visible(*row, *sight) && table.value(*row, name_column).plain() == name)
            .last();
        row.map_or(Value::Null, |row| table.value(row, amount))
    }
    fn enrolled(&self, name: &str) -> bool {
        let Question { records, partner, sight, .. } = self.question;
        let table = records.table(Schema::ENROLMENT);
        let Some(column) = records.schema().get(Schema::ENROLMENT).column("name") else { return false };
        table.rows_open(*partner, sight.as_of).any(|row| table.visible(row, *sight) && table.value(row, column).plain() == name)
    }
    fn level(&self, ladder: usize) -> Value<'q> {
        let held = self.question.held.get(ladder).copied().flatten();
        let levels = &self.question.programme.ladders[ladder].levels;
        held.and_then(|level| levels.get(level)).map_or(Value::Null, |level| Value::Text(level.id.as_str().into()))
    }
    fn at_level(&self, ladder: usize, level: usize) -> bool {
        self.question.held.get(ladder).copied().flatten().is_some_and(|held| held >= level)
    }
    fn met(&self, requirement: usize) -> bool {
        crate::standing::requirement_in_order(self.question, requirement)
    }
}

/// What a condition on a record sees.
pub struct RowScope<'q, 'a> {
    /// The question.
    pub question: &'q Question<'a>,
    /// The table of the record.
    pub table: &'q Table,
    /// The record; none for one of which nothing is known.
    pub row: Option<u32>,
}

impl<'q> Scope<'q> for RowScope<'q, '_> {
    fn column(&self, column: usize) -> Value<'q> {
        self.row.map_or(Value::Null, |row| self.table.value(row, column))
    }
    fn from(&self) -> Value<'q> {
        self.row.map(|row| self.table.from(row)).filter(|date| *date > Date::MIN).map_or(Value::Null, Value::Date)
    }
    fn until(&self) -> Value<'q> {
        self.row.map(|row| self.table.until(row)).filter(|date| *date < Date::MAX).map_or(Value::Null, Value::Date)
    }
    fn attribute(&self, column: usize) -> Value<'q> {
        attribute(self.question, column)
    }
    fn zone(&self, zoning: usize) -> Value<'q> {
        zone(self.question, zoning)
    }
    fn named(&self, value: usize) -> Value<'q> {
        named(self.question, value)
    }
    fn as_of(&self) -> Date {
        self.question.sight.as_of
    }
    fn table(&self, table: usize, keys: &[Value<'q>]) -> Value<'q> {
        look_up(self.question, table, keys, None)
    }
    fn in_group(&self, group: usize) -> bool {
        self.question.programme.product_groups[group].condition.value(self).is_true()
    }
}

fn attribute<'q>(question: &'q Question<'_>, column: usize) -> Value<'q> {
    question.records.attribute(question.partner, column, question.sight)
}

fn zone<'q>(question: &'q Question<'_>, zoning: usize) -> Value<'q> {
    let country = question.records.schema().get(Schema::PARTNER).column("country");
    let Some(Value::Text(country)) = country.map(|column| attribute(question, column)) else { return Value::Null };
    let zone = question.programme.zonings.get(zoning).and_then(|zoning| zoning.zone(&country));
    zone.map_or(Value::Null, |zone| Value::Text(zone.into()))
}

fn named<'q>(question: &'q Question<'_>, value: usize) -> Value<'q> {
    let named = &question.programme.values[value];
    match in_force(&named.values, question.sight.as_of) {
        Some(Value::Text(text)) => Value::Text(text.as_ref().into()),
        Some(other) => other.clone(),
        None => Value::Null,
    }
}

/// A row of a table; null where there is none.
fn look_up<'q>(question: &'q Question<'_>, table: usize, keys: &[Value<'_>], level: Option<(usize, usize)>) -> Value<'q> {
    let definition = &question.programme.tables[table];
    let mut given = keys.iter();
    let mut key: Vec<Cow<'_, str>> = vec![];
    for dimension in &definition.by {
        let part = match dimension {
            Dimension::Attribute(column) => attribute(question, *column).into_plain(),
            Dimension::Zone(zoning) => zone(question, *zoning).into_plain(),
            Dimension::Level => level.map_or("", |(ladder, level)| &question.programme.ladders[ladder].levels[level].id).into(),
            Dimension::Key => given.next().cloned().unwrap_or_default().into_plain(),
        };
        key.push(part);
    }
    let Sight { as_of, .. } = question.sight;
    let found = if definition.outside {
        let mut rows = question.records.outside(&definition.name).iter();
        rows.rfind(|row| row.key == key && row.from.is_none_or(|from| from <= as_of)).map(|row| row.value)
    } else {
        let row = definition.rows.iter().find(|(known, _)| *known == key);
        row.and_then(|(_, dated)| in_force(dated, as_of)).copied()
    };
    found.map_or(Value::Null, Value::Number)
}
