//! Rows as columns, sorted by partner and date: what measures read.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Place, Schema, TypeId, Value};
use crate::period::Days;

/// The number of a partner within [`Records`]; partners are in the order of their ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartnerId(pub u32);

/// What can be seen: everything up to a day, as it was known on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// The day asked about.
    pub as_of: Date,
    /// Only what was known by then.
    pub known_on: Date,
}

/// All facts: a table per record type, and the rows of outside tables.
#[derive(Clone, Debug)]
pub struct Records {
    pub(super) schema: Arc<Schema>,
    pub(super) partners: Arc<[Arc<str>]>,
    pub(super) tables: Vec<Arc<Table>>,
    /// Who was ever of a group.
    pub(super) groups: Arc<BTreeMap<Arc<str>, Vec<PartnerId>>>,
    pub(super) outside: Arc<BTreeMap<String, Vec<OutsideRow>>>,
}

/// A row of a table that is kept outside the programme file.
#[derive(Clone, Debug, PartialEq)]
pub struct OutsideRow {
    /// One text per dimension of the table.
    pub key: Vec<String>,
    /// In force from this day (always, where empty).
    pub from: Option<Date>,
    /// The value.
    pub value: Decimal,
}

impl Records {
    /// The record types the facts were read with.
    #[must_use]
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// Every partner, in the order of their ids.
    pub fn partners(&self) -> impl Iterator<Item = PartnerId> + '_ {
        (0u32..).zip(self.partners.iter()).map(|(number, _)| PartnerId(number))
    }

    /// The partner with this id.
    #[must_use]
    pub fn partner(&self, id: &str) -> Option<PartnerId> {
        let place = self.partners.binary_search_by(|known| known.as_ref().cmp(id)).ok()?;
        u32::try_from(place).ok().map(PartnerId)
    }

    /// The id the vendor uses for the partner.
    #[must_use]
    pub fn id(&self, partner: PartnerId) -> &str {
        self.partners.get(partner.0 as usize).map_or("", |id| id.as_ref())
    }

    /// The table of a record type.
    #[must_use]
    pub fn table(&self, id: TypeId) -> &Table {
        &self.tables[id.0]
    }

    /// The tables of all record types.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.tables.iter().map(AsRef::as_ref)
    }

    /// These facts with another table of a record type: the one of `others`, which are about the same partners ([`RecordsBuilder::about`]). Nothing is copied.
    ///
    /// [`RecordsBuilder::about`]: super::RecordsBuilder::about
    #[must_use]
    pub fn with_table_of(&self, id: TypeId, others: &Self) -> Self {
        let mut records = self.clone();
        if let (Some(place), Some(table)) = (records.tables.get_mut(id.0), others.tables.get(id.0)) {
            debug_assert!(self.partners == others.partners, "the numbers of partners are the same in both");
            *place = Arc::clone(table);
        }
        records
    }

    /// The partners that belong together with this one, as of a day (itself alone without a group).
    #[must_use]
    pub fn group(&self, partner: PartnerId, sight: Sight) -> Vec<PartnerId> {
        let Some(column) = self.schema.get(Schema::PARTNER).column("group") else { return vec![partner] };
        let Value::Text(group) = self.attribute(partner, column, sight) else { return vec![partner] };
        let ever = self.groups.get(group.as_ref()).map_or(&[][..], Vec::as_slice);
        let now = |member: &PartnerId| matches!(self.attribute(*member, column, sight), Value::Text(own) if own == group);
        ever.iter().filter(|member| now(member)).copied().collect()
    }

    /// Every partner that ever belonged to a group this one ever belonged to, itself included.
    #[must_use]
    pub fn ever_grouped(&self, partner: PartnerId) -> Vec<PartnerId> {
        let groups = self.groups.values().filter(|members| members.contains(&partner));
        let mut members: Vec<PartnerId> = groups.flatten().copied().chain([partner]).collect();
        members.sort_unstable();
        members.dedup();
        members
    }

    /// An attribute of the partner as it stood: the version last begun.
    #[must_use]
    pub fn attribute(&self, partner: PartnerId, column: usize, sight: Sight) -> Value<'_> {
        let table = self.table(Schema::PARTNER);
        let stood = |row: &u32| table.visible(*row, sight) && table.from(*row) <= sight.as_of;
        table.rows(partner).rev().find(stood).map_or(Value::Null, |row| table.value(row, column))
    }

    /// An attribute of the partner that is a day, by the name of its column.
    #[must_use]
    pub fn date_attribute(&self, partner: PartnerId, column: &str, sight: Sight) -> Option<Date> {
        let place = self.schema.get(Schema::PARTNER).column(column)?;
        match self.attribute(partner, place, sight) {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }

    /// The rows of an outside table.
    #[must_use]
    pub fn outside(&self, table: &str) -> &[OutsideRow] {
        self.outside.get(table).map_or(&[], Vec::as_slice)
    }
}

/// The numbers of rows of one partner.
pub type Rows = Range<u32>;

/// The rows of one record type.
#[derive(Clone, Debug, Default)]
pub struct Table {
    pub(super) starts: Vec<u32>,
    pub(super) from: Vec<Date>,
    pub(super) until: Vec<Date>,
    pub(super) known: Vec<Date>,
    pub(super) replaced: Vec<Date>,
    pub(super) places: Vec<Place>,
    pub(super) columns: Vec<Cells>,
    /// For columns that were asked: the rows that say something there, by what they say.
    pub(super) indices: Vec<OnceLock<HashMap<String, Vec<u32>>>>,
}

/// The cells of a column.
#[derive(Clone, Debug)]
pub(super) enum Cells {
    Empty,
    YesNo(Vec<Option<bool>>),
    Number(Vec<Option<Decimal>>),
    Text(Vec<Option<Arc<str>>>),
    Date(Vec<Option<Date>>),
}

impl Table {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.from.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.from.is_empty()
    }

    /// The rows of a partner, oldest first.
    #[must_use]
    pub fn rows(&self, partner: PartnerId) -> Rows {
        let at = |place: usize| self.starts.get(place).copied().unwrap_or_else(|| number(self.len()));
        at(partner.0 as usize)..at(partner.0 as usize + 1)
    }

    /// The rows of a partner that begin within the days.
    #[must_use]
    pub fn rows_within(&self, partner: PartnerId, days: Days) -> Rows {
        let Range { start, end } = self.rows(partner);
        let dates = &self.from[start as usize..end as usize];
        let first = number(dates.partition_point(|date| *date < days.from));
        let last = number(dates.partition_point(|date| *date <= days.to));
        start + first..start + last.max(first)
    }

    /// The rows of a partner that are open on the day.
    pub fn rows_open(&self, partner: PartnerId, day: Date) -> impl Iterator<Item = u32> + '_ {
        self.rows(partner).filter(move |row| self.from(*row) <= day && day <= self.until(*row))
    }

    /// The rows that say these words in a column, whoever they are of.
    #[must_use]
    pub fn rows_where(&self, column: usize, words: &str) -> &[u32] {
        let Some(index) = self.indices.get(column) else { return &[] };
        let index = index.get_or_init(|| {
            let mut index: HashMap<String, Vec<u32>> = HashMap::new();
            for row in 0..number(self.len()) {
                let said = self.value(row, column).plain();
                if !said.is_empty() {
                    index.entry(said).or_default().push(row);
                }
            }
            index
        });
        index.get(words).map_or(&[], Vec::as_slice)
    }

    /// The partner a row is of.
    #[must_use]
    pub fn partner(&self, row: u32) -> PartnerId {
        PartnerId(number(self.starts.partition_point(|start| *start <= row).saturating_sub(1)))
    }

    /// Whether the row was known, and not yet replaced, on the as-known-on date.
    #[must_use]
    pub fn visible(&self, row: u32, sight: Sight) -> bool {
        let replaced = self.replaced[row as usize];
        self.known[row as usize] <= sight.known_on && (sight.known_on < replaced || replaced == Date::MAX)
    }

    /// The day of an event, the first day of a span.
    #[must_use]
    pub fn from(&self, row: u32) -> Date {
        self.from[row as usize]
    }

    /// The day of an event, the last day of a span ([`Date::MAX`] when open).
    #[must_use]
    pub fn until(&self, row: u32) -> Date {
        self.until[row as usize]
    }

    /// The day we learned it.
    #[must_use]
    pub fn known_on(&self, row: u32) -> Date {
        self.known[row as usize]
    }

    /// Where the row was read.
    #[must_use]
    pub fn place(&self, row: u32) -> Place {
        self.places[row as usize].clone()
    }

    /// The day on which a newer version of the row was learned ([`Date::MAX`] where there is none).
    #[must_use]
    pub fn replaced_on(&self, row: u32) -> Date {
        self.replaced[row as usize]
    }

    /// The value in a column of a row.
    #[must_use]
    pub fn value(&self, row: u32, column: usize) -> Value<'_> {
        let row = row as usize;
        match self.columns.get(column) {
            None | Some(Cells::Empty) => Value::Null,
            Some(Cells::YesNo(cells)) => cells[row].map_or(Value::Null, Value::YesNo),
            Some(Cells::Number(cells)) => cells[row].map_or(Value::Null, Value::Number),
            Some(Cells::Text(cells)) => cells[row].as_deref().map_or(Value::Null, |text| Value::Text(text.into())),
            Some(Cells::Date(cells)) => cells[row].map_or(Value::Null, Value::Date),
        }
    }

    /// Whether any row has a value in the column.
    #[must_use]
    pub fn has_column(&self, column: usize) -> bool {
        !matches!(self.columns.get(column), None | Some(Cells::Empty))
    }
}

impl Cells {
    pub(super) fn push(&mut self, cell: Value<'_>, before: usize) {
        if let Self::Empty = self {
            *self = match &cell {
                Value::Null => return,
                Value::YesNo(_) => Self::YesNo(vec![None; before]),
                Value::Number(_) => Self::Number(vec![None; before]),
                Value::Text(_) => Self::Text(vec![None; before]),
                Value::Date(_) => Self::Date(vec![None; before]),
            };
        }
        match self {
            Self::Empty => {}
            Self::YesNo(cells) => cells.push(if let Value::YesNo(yes) = cell { Some(yes) } else { None }),
            Self::Number(cells) => cells.push(if let Value::Number(number) = cell { Some(number) } else { None }),
            Self::Text(cells) => cells.push(if let Value::Text(text) = cell { Some(text.into()) } else { None }),
            Self::Date(cells) => cells.push(if let Value::Date(date) = cell { Some(date) } else { None }),
        }
    }

    pub(super) fn reordered(self, order: &[u32]) -> Self {
        fn pick<T: Clone>(cells: &[T], order: &[u32]) -> Vec<T> {
            order.iter().map(|row| cells[*row as usize].clone()).collect()
        }
        match self {
            Self::Empty => Self::Empty,
            Self::YesNo(cells) => Self::YesNo(pick(&cells, order)),
            Self::Number(cells) => Self::Number(pick(&cells, order)),
            Self::Text(cells) => Self::Text(pick(&cells, order)),
            Self::Date(cells) => Self::Date(pick(&cells, order)),
        }
    }
}

/// The number of a row or partner at a place. More than 4,294,967,295 rows fit no memory this is run in.
pub(super) fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
