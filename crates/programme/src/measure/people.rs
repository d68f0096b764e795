//! People: who is employed on the day, and who of them satisfies a condition and holds what is asked.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::question::Question;
use super::scope::RowScope;
use crate::condition::Expr;
use crate::model::WhichPeople;
use crate::record::{PartnerId, Schema, TypeId, Value};

/// A person who counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Person {
    /// The person's id.
    pub id: String,
    /// The person's name; the id where no name is known.
    pub name: String,
}

impl Question<'_> {
    /// The people who count, by id: each of whom one of the open rows satisfies the condition. A person counts once, whatever the number of rows,
    /// certificates and partners of the pool.
    #[must_use]
    pub fn people(&self, which: &WhichPeople) -> Vec<Person> {
        let pool = self.pool(which.pool);
        let credentials: Vec<(Cow<'_, str>, u32)> = pool.iter().flat_map(|partner| self.credentials(*partner)).collect();
        let holds = |person: &str, holding: &Expr| {
            let table = self.records.table(Schema::CREDENTIAL);
            let valid = |row: u32| holding.value(&RowScope { question: self, table, row: Some(row) }).is_true();
            credentials.iter().any(|(holder, row)| holder == person && valid(*row))
        };
        let mut people = vec![];
        for (id, rows) in self.everybody(&pool) {
            if self.is_one(&which.who, &rows) && which.holding.iter().all(|holding| holds(&id, holding)) {
                let name = self.name(&rows).unwrap_or_else(|| id.to_string());
                people.push(Person { name, id: id.into_owned() });
            }
        }
        people
    }

    /// Whether one of a person's rows satisfies a condition; where there is none, whether nothing known about the person does.
    fn is_one(&self, who: &Expr, rows: &[u32]) -> bool {
        let table = self.records.table(Schema::PERSON);
        let satisfies = |row: Option<u32>| who.value(&RowScope { question: self, table, row }).is_true();
        if rows.is_empty() { satisfies(None) } else { rows.iter().any(|row| satisfies(Some(*row))) }
    }

    /// The name in the last of a person's rows that has one: the same whatever is asked about the person.
    fn name(&self, rows: &[u32]) -> Option<String> {
        let table = self.records.table(Schema::PERSON);
        let place = self.records.schema().get(Schema::PERSON).column("name")?;
        rows.iter().rev().map(|row| table.value(*row, place).plain()).find(|name| !name.is_empty())
    }

    /// Everybody employed on the day, with the rows that say so; without rows a person known only from credentials.
    fn everybody(&self, pool: &[PartnerId]) -> BTreeMap<Cow<'_, str>, Vec<u32>> {
        let mut everybody: BTreeMap<Cow<'_, str>, Vec<u32>> = BTreeMap::new();
        for partner in pool {
            let mut known = BTreeSet::new();
            for (person, row, employed) in self.staff(*partner) {
                if employed {
                    everybody.entry(person.clone()).or_default().push(row);
                }
                known.insert(person);
            }
            for (person, _) in self.credentials(*partner) {
                if !known.contains(&person) {
                    everybody.entry(person).or_default();
                }
            }
        }
        everybody.remove("");
        everybody
    }

    /// The rows about people of a partner: who, which row, and whether it says that the person is employed on the day, as far as the question reaches.
    fn staff(&self, partner: PartnerId) -> impl Iterator<Item = (Cow<'_, str>, u32, bool)> {
        let table = self.records.table(Schema::PERSON);
        let (day, person) = (self.sight.as_of, self.person_of(Schema::PERSON));
        let is_within = self.is_within(Schema::PERSON);
        let rows = table.rows(partner).filter(|row| table.visible(*row, self.sight));
        rows.map(move |row| (person(row), row, table.from(row) <= day && day <= table.until(row) && is_within(row)))
    }

    /// The credentials valid on the day, as far as the question reaches: whose, and which row.
    fn credentials(&self, partner: PartnerId) -> impl Iterator<Item = (Cow<'_, str>, u32)> {
        let table = self.records.table(Schema::CREDENTIAL);
        let (person, is_within) = (self.person_of(Schema::CREDENTIAL), self.is_within(Schema::CREDENTIAL));
        let rows = table.rows_open(partner, self.sight.as_of).filter(move |row| table.visible(*row, self.sight) && is_within(*row));
        rows.map(move |row| (person(row), row))
    }

    /// Whether a row has the value the question is limited to; every row has where its type lacks the column.
    fn is_within<'s>(&'s self, id: TypeId) -> impl Fn(u32) -> bool + 's {
        let (table, kind) = (self.records.table(id), self.records.schema().get(id));
        let key = self.key.as_ref().and_then(|(column, value)| kind.column(column).map(|place| (place, value.as_str())));
        move |row| key.is_none_or(|(place, value)| table.value(row, place).into_plain() == value)
    }

    /// Whom a row is about.
    fn person_of<'s>(&'s self, id: TypeId) -> impl Fn(u32) -> Cow<'s, str> {
        let table = self.records.table(id);
        let place = self.records.schema().get(id).column("person");
        move |row| place.map_or(Value::Null, |place| table.value(row, place)).into_plain()
    }
}
