//! Made-up facts for any programme: rows whose words and numbers are those of its file, so that its rules have something to say.

use std::sync::Arc;

use jiff::civil::Date;
use programme::check::check_versions;
use programme::model::History;
use programme::period::{date, later_days};
use programme::record::{ColumnType, Dating, NewRow, Place, Records, RecordsBuilder, Schema, TypeId, Value};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// The partner that is asked about.
pub const PARTNER: &str = "acme";
/// Another one of the same group.
const OTHER: &str = "beta";

/// One made-up row, before a programme gives it meaning. It shrinks towards the plainest.
#[derive(Clone, Debug)]
pub struct Fact {
    kind: u16,
    day: u16,
    lasts: u16,
    learned_after: u8,
    is_of_other: bool,
    picks: [u16; 8],
}

pub fn facts(most: usize) -> impl Strategy<Value = Vec<Fact>> {
    // Some days are those of many.
    let day = prop_oneof![2 => 0u16..900, 1 => (0u16..6).prop_map(|place| place * 150)];
    let fact = (any::<u16>(), day, 0u16..500, prop_oneof![3 => Just(0u8), 1 => 1u8..200], prop::bool::weighted(0.1), any::<[u16; 8]>());
    let fact =
        fact.prop_map(|(kind, day, lasts, learned_after, is_of_other, picks)| Fact { kind, day, lasts, learned_after, is_of_other, picks });
    prop::collection::vec(fact, 0..most)
}

/// A programme with the words and numbers its files use.
pub struct Stage {
    pub name: String,
    pub history: History,
    schema: Arc<Schema>,
    first: Date,
    words: Vec<String>,
    numbers: Vec<Decimal>,
}

impl std::fmt::Debug for Stage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)
    }
}

impl Stage {
    pub fn of(name: &str, files: &[&str]) -> Self {
        let checked = check_versions(files);
        let programmes: Vec<_> =
            checked.into_iter().map(|checked| checked.programme.unwrap_or_else(|| panic!("{name}: {:?}", checked.diagnostics))).collect();
        let schema = Arc::clone(&programmes.last().unwrap().schema);
        let mut words: Vec<String> = files
            .iter()
            .flat_map(|text| text.split('\'').skip(1).step_by(2))
            .filter(|word| word.len() < 40 && !word.contains('\n'))
            .map(Into::into)
            .collect();
        let mut first = Date::MAX;
        for programme in &programmes {
            first = first.min(programme.effective);
            words.extend(programme.duties.iter().map(|duty| duty.id.clone()));
            words.extend(programme.ladders.iter().flat_map(|ladder| ladder.levels.iter().map(|level| level.id.clone())));
            words.extend(programme.zonings.iter().flat_map(|zoning| zoning.zones.iter().flat_map(|(_, countries)| countries.clone())));
        }
        words.extend(["DE", "GB", "US"].map(Into::into));
        words.sort();
        words.dedup();
        let digits = files.iter().flat_map(|text| text.split(|c: char| !(c.is_ascii_digit() || c == '_')));
        let mut numbers: Vec<Decimal> =
            digits.filter(|digits| digits.len() < 10).filter_map(|digits| digits.replace('_', "").parse().ok()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        Self { name: name.into(), history: History::new(programmes).unwrap(), schema, first: later_days(first, -120), words, numbers }
    }

    /// The day so many days after the facts begin.
    pub fn day(&self, offset: u16) -> Date {
        later_days(self.first, offset.into())
    }

    /// The records these facts make, taken in this order; those learned after a day are left out.
    pub fn records<'f>(&self, facts: impl Iterator<Item = (usize, &'f Fact)>, learned_by: Date) -> Records {
        let mut builder = RecordsBuilder::new(Arc::clone(&self.schema));
        for (place, partner) in [PARTNER, OTHER].into_iter().enumerate() {
            let joined = later_days(self.first, 20 * i32::try_from(place).unwrap());
            let mut cells = vec![];
            for (name, value) in
                [("joined", Value::Date(joined)), ("country", Value::Text("DE".into())), ("group", Value::Text("one".into()))]
            {
                cells.extend(self.schema.get(Schema::PARTNER).column(name).map(|column| (column, value)));
            }
            let row = NewRow {
                partner,
                from: date(2000, 1, 1),
                until: None,
                known_on: date(2000, 1, 1),
                replaced_on: None,
                cells,
                place: at(0, place),
            };
            builder.push(Schema::PARTNER, row).unwrap();
        }
        for (place, fact) in facts {
            let (kind, row) = self.row(place, fact);
            if row.known_on.is_none_or(|known| known <= learned_by) {
                builder.push(kind, row).unwrap();
            }
        }
        builder.finish().0
    }

    /// Whether a fact is only more: not a correction of a sale, not what somebody's job or the partner turned out to be.
    pub fn only_adds(&self, fact: &Fact, known: &[Fact]) -> bool {
        let invoice = |fact: &Fact| {
            let (kind, row) = self.row(0, fact);
            let column = self.schema.get(Schema::SALE).column("invoice");
            let cell = row.cells.iter().find(|(place, _)| Some(*place) == column).map(|(_, cell)| cell.plain());
            cell.filter(|_| kind == Schema::SALE)
        };
        let (kind, _) = self.row(0, fact);
        let corrects = invoice(fact).is_some_and(|own| known.iter().any(|known| invoice(known).as_ref() == Some(&own)));
        ![Schema::PARTNER, Schema::PERSON].contains(&kind) && !corrects
    }

    fn row(&self, place: usize, fact: &Fact) -> (TypeId, NewRow<'_>) {
        // Sales, people and credentials come twice as often; the partner's own columns come too.
        let often = [Schema::SALE.0, Schema::PERSON.0, Schema::CREDENTIAL.0];
        let kind = usize::from(fact.kind) % (self.schema.types.len() + often.len());
        let kind = TypeId(kind.checked_sub(self.schema.types.len()).map_or(kind, |place| often[place]));
        let from = self.day(fact.day);
        let definition = self.schema.get(kind);
        let until = (definition.dating == Dating::Span && fact.lasts < 400).then(|| later_days(from, fact.lasts.into()));
        let mut cells = vec![];
        for (column, definition) in definition.columns.iter().enumerate() {
            let pick = usize::from(fact.picks[column % fact.picks.len()]).wrapping_mul(column + 1);
            let value = self.value(&definition.name, definition.kind, pick, from);
            // The group moves nobody: who belongs together is said once.
            if value != Value::Null && definition.name != "group" {
                cells.push((column, value));
            }
        }
        let partner = if fact.is_of_other { OTHER } else { PARTNER };
        let known = later_days(from, fact.learned_after.into());
        (kind, NewRow { partner, from: Some(from), until, known_on: Some(known), replaced_on: None, cells, place: at(1, place) })
    }

    fn value(&self, column: &str, kind: ColumnType, pick: usize, from: Date) -> Value<'_> {
        let one_of = |words: &'static [&'static str]| Value::Text(words[pick % words.len()].into());
        match (kind, column) {
            (ColumnType::Text, "person") => one_of(&["p1", "p2", "p3", "p4", "p5"]),
            (ColumnType::Text, "invoice" | "deal") => one_of(&["f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9"]),
            (ColumnType::Text, "line") => one_of(&["1"]),
            (ColumnType::Text, "customer") => one_of(&["c1", "c2", "c3", "c4"]),
            (ColumnType::Text, "subject") => one_of(&["rise", "fall", "election", "sanction", "invitation", "override"]),
            (ColumnType::Text, "answer") => one_of(&["approved", "approved", "refused"]),
            (ColumnType::Text, "currency" | "ladder") => Value::Null,
            (ColumnType::Text, _) if pick.is_multiple_of(7) => Value::Null,
            (ColumnType::Text, _) => Value::Text(self.words[pick % self.words.len()].as_str().into()),
            (ColumnType::Date, _) if pick.is_multiple_of(3) => Value::Null,
            (ColumnType::Date, _) => Value::Date(later_days(from, i32::try_from(pick % 300).unwrap() - 60)),
            (ColumnType::YesNo, _) => Value::YesNo(pick.is_multiple_of(2)),
            (ColumnType::Number | ColumnType::Money | ColumnType::Percent | ColumnType::Count, _) => {
                let number = self.numbers[pick % self.numbers.len()];
                Value::Number(number + Decimal::from(pick % 3) - Decimal::ONE)
            }
        }
    }
}

fn at(file: usize, line: usize) -> Place {
    Place { file: ["base.csv", "facts.csv"][file].into(), line: u32::try_from(line).unwrap() }
}
