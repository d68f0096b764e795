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
    /// The people who count, by id. A person counts once, whatever the number of certificates and partners of the pool.
    #[must_use]
    pub fn people(&self, which: &WhichPeople) -> Vec<Person> {
        let table = self.records.table(Schema::PERSON);
        let pool = self.pool(which.pool);
        let credentials: Vec<(Cow<'_, str>, u32)> = pool.iter().flat_map(|partner| self.credentials(*partner)).collect();
        let holds = |person: &str, holding: &Expr| {
            let table = self.records.table(Schema::CREDENTIAL);
            let valid = |row: u32| holding.value(&RowScope { question: self, table, row: Some(row) }).is_true();
            credentials.iter().any(|(holder, row)| holder == person && valid(*row))
        };
        let mut people = vec![];
        for (id, row) in self.everybody(&pool) {
            let counts = which.who.value(&RowScope { question: self, table, row }).is_true();
            if counts && which.holding.iter().all(|holding| holds(&id, holding)) {
                let id = id.into_owned();
                let name = row.map_or(Value::Null, |row| self.person_column("name", row)).plain();
                people.push(Person { name: if name.is_empty() { id.clone() } else { name }, id });
            }
        }
        people
    }

    /// Everybody employed on the day, with the row that says so; none for a person known only from credentials.
    fn everybody(&self, pool: &[PartnerId]) -> BTreeMap<Cow<'_, str>, Option<u32>> {
        let mut everybody: BTreeMap<Cow<'_, str>, Option<u32>> = BTreeMap::new();
        for partner in pool {
            let mut known = BTreeSet::new();
            for (person, row, employed) in self.staff(*partner) {
                if employed {
                    everybody.insert(person.clone(), Some(row));
                }
                known.insert(person);
            }
            for (person, _) in self.credentials(*partner) {
                if !known.contains(&person) {
                    everybody.entry(person).or_insert(None);
                }
            }
        }
        everybody.remove("");
        everybody
    }

    /// The rows about people of a partner: who, which row, and whether it says that the person is employed on the day.
    fn staff(&self, partner: PartnerId) -> impl Iterator<Item = (Cow<'_, str>, u32, bool)> {
        let table = self.records.table(Schema::PERSON);
        let (day, person) = (self.sight.as_of, self.person_of(Schema::PERSON));
        let rows = table.rows(partner).filter(|row| table.visible(*row, self.sight));
        rows.map(move |row| (person(row), row, table.from(row) <= day && day <= table.until(row)))
    }

    /// The credentials valid on the day: whose, and which row.
    fn credentials(&self, partner: PartnerId) -> impl Iterator<Item = (Cow<'_, str>, u32)> {
        let table = self.records.table(Schema::CREDENTIAL);
        let person = self.person_of(Schema::CREDENTIAL);
        let rows = table.rows_open(partner, self.sight.as_of).filter(|row| table.visible(*row, self.sight));
        rows.map(move |row| (person(row), row))
    }

    /// Whom a row is about.
    fn person_of<'s>(&'s self, id: TypeId) -> impl Fn(u32) -> Cow<'s, str> {
        let table = self.records.table(id);
        let place = self.records.schema().get(id).column("person");
        move |row| place.map_or(Value::Null, |place| table.value(row, place)).into_plain()
    }

    fn person_column(&self, column: &str, row: u32) -> Value<'_> {
        let place = self.records.schema().get(Schema::PERSON).column(column);
        place.map_or(Value::Null, |place| self.records.table(Schema::PERSON).value(row, place))
    }
}
