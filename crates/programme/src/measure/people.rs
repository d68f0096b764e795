//! People: who is employed on the day, and who of them satisfies a condition and holds what is asked.

use std::collections::BTreeMap;

use super::question::Question;
use super::scope::RowScope;
use crate::condition::Expr;
use crate::model::WhichPeople;
use crate::record::{Schema, Table, TypeId, Value};

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
        let everybody = self.everybody(which);
        let table = self.records.table(Schema::PERSON);
        let satisfies = |person: &Expr, row: Option<u32>| person.value(&RowScope { question: self, table, row }).is_true();
        let mut people = vec![];
        for (id, row) in everybody {
            if satisfies(&which.who, row) && which.holding.iter().all(|holding| self.holds_credential(which, &id, holding)) {
                let name = row.map_or(Value::Null, |row| self.person_column("name", row)).plain();
                people.push(Person { name: if name.is_empty() { id.clone() } else { name }, id });
            }
        }
        people
    }

    /// Everybody employed on the day, with the row that says so; none for a person known only from credentials.
    fn everybody(&self, which: &WhichPeople) -> BTreeMap<String, Option<u32>> {
        let day = self.sight.as_of;
        let mut everybody: BTreeMap<String, Option<u32>> = BTreeMap::new();
        for partner in self.pool(which.pool) {
            let people = self.records.table(Schema::PERSON);
            for row in people.rows_open(partner, day).filter(|row| people.visible(*row, self.sight)) {
                everybody.insert(person_of(self, Schema::PERSON, people, row), Some(row));
            }
            let known: Vec<String> =
                people.rows(partner).filter(|row| people.visible(*row, self.sight)).map(|row| person_of(self, Schema::PERSON, people, row)).collect();
            let credentials = self.records.table(Schema::CREDENTIAL);
            for row in credentials.rows_open(partner, day).filter(|row| credentials.visible(*row, self.sight)) {
                let person = person_of(self, Schema::CREDENTIAL, credentials, row);
                if !known.contains(&person) {
                    everybody.entry(person).or_insert(None);
                }
            }
        }
        everybody.remove("");
        everybody
    }

    fn holds_credential(&self, which: &WhichPeople, person: &str, holding: &Expr) -> bool {
        let table = self.records.table(Schema::CREDENTIAL);
        self.pool(which.pool).into_iter().any(|partner| {
            table.rows_open(partner, self.sight.as_of).any(|row| {
                table.visible(row, self.sight)
                    && person_of(self, Schema::CREDENTIAL, table, row) == person
                    && holding.value(&RowScope { question: self, table, row: Some(row) }).is_true()
            })
        })
    }

    fn person_column(&self, column: &str, row: u32) -> Value<'_> {
        let place = self.records.schema().get(Schema::PERSON).column(column);
        place.map_or(Value::Null, |place| self.records.table(Schema::PERSON).value(row, place))
    }
}

fn person_of(question: &Question<'_>, id: TypeId, table: &Table, row: u32) -> String {
    let place = question.records.schema().get(id).column("person");
    place.map_or(Value::Null, |place| table.value(row, place)).plain()
}
