//! The door through which rows come in: each is checked; a bad one is told with its place, its column and the reason, and changes nothing.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::cell::HAS_CONTROL_CHARACTER;
use super::store::{Cells, number};
use super::{BadCell, Dating, OutsideRow, PartnerId, RecordType, Records, Schema, Table, TypeId, Value};

/// Where a row was read: file and line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, as the reader of the message knows it.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: u32,
}

/// A row that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// Where it stands.
    pub place: Place,
    /// What is wrong with it: every cell that is.
    pub cells: Vec<BadCell>,
}

/// A row on its way in.
#[derive(Clone, Debug)]
pub struct NewRow<'a> {
    /// The partner's id.
    pub partner: &'a str,
    /// The day of an event, the first day of a span.
    pub from: Option<Date>,
    /// The last day of a span.
    pub until: Option<Date>,
    /// The day we learned it, where it is not the day it happened.
    pub known_on: Option<Date>,
    /// The day from which it does not count any more, where something took its place without a row of its own here.
    pub replaced_on: Option<Date>,
    /// Values of columns, by their place in the record type; those left out are null.
    pub cells: Vec<(usize, Value<'a>)>,
    /// Where it was read.
    pub place: Place,
}

/// Collects rows and makes [`Records`] of them.
#[derive(Debug)]
pub struct RecordsBuilder {
    pub(super) schema: Arc<Schema>,
    latest: Option<Date>,
    partner_numbers: HashMap<Arc<str>, u32>,
    pub(super) partner_ids: Vec<Arc<str>>,
    texts: HashMap<String, Arc<str>>,
    pub(super) drafts: Vec<Draft>,
    outside: BTreeMap<String, Vec<OutsideRow>>,
}

#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) partner: Vec<u32>,
    pub(super) table: Table,
}

impl RecordsBuilder {
    /// A builder for these record types.
    #[must_use]
    pub fn new(schema: Arc<Schema>) -> Self {
        let drafts = schema
            .types
            .iter()
            .map(|kind| Draft {
                table: Table { columns: kind.columns.iter().map(|_| Cells::Empty).collect(), ..Table::default() },
                ..Draft::default()
            })
            .collect();
        Self {
            schema,
            latest: None,
            partner_numbers: HashMap::new(),
            partner_ids: vec![],
            texts: HashMap::new(),
            drafts,
            outside: BTreeMap::new(),
        }
    }

    /// A builder for further facts about the partners of `records`, under the same numbers as long as no other partner comes in.
    #[must_use]
    pub fn about(records: &Records) -> Self {
        let mut builder = Self::new(Arc::clone(&records.schema));
        for id in records.partners.iter() {
            builder.know(id);
        }
        builder
    }

    /// Takes note of a partner of whom nothing else may be known.
    pub fn know(&mut self, partner: &str) {
        self.partner_number(partner);
    }

    /// Refuses sales and other past events dated after this day.
    #[must_use]
    pub fn refuse_events_after(mut self, day: Date) -> Self {
        self.latest = Some(day);
        self
    }

    /// The record types rows are checked against.
    #[must_use]
    pub fn schema(&self) -> &Arc<Schema> {
        &self.schema
    }

    /// Whether a row of this partner has come in.
    #[must_use]
    pub fn knows(&self, partner: &str) -> bool {
        self.partner_numbers.contains_key(partner)
    }

    /// Takes a row.
    ///
    /// # Errors
    /// [`BadRow`] with everything that is wrong with it; the row is then not taken.
    pub fn push(&mut self, id: TypeId, row: NewRow<'_>) -> Result<(), BadRow> {
        let schema = Arc::clone(&self.schema);
        let kind = schema.get(id);
        let mut bad = vec![];
        let partner = row.partner.trim();
        if partner.is_empty() {
            bad.push(BadCell::new("partner", "", "is empty; every row belongs to a partner"));
        }
        bad.extend(controls(kind, partner, &row.cells));
        let from = match (row.from, kind.dating) {
            (Some(from), _) => from,
            (None, Dating::Span) => Date::MIN,
            (None, Dating::Event) => {
                bad.push(BadCell::new("date", "", "is empty; write the day as 2024-05-31"));
                Date::MIN
            }
        };
        if let (Dating::Event, Some(latest)) = (kind.dating, self.latest)
            && from > latest
            && id != Schema::MEETING
        {
            bad.push(BadCell::new("date", &from.to_string(), format!("lies in the future: the latest day taken is {latest}")));
        }
        let until = match kind.dating {
            Dating::Event => from,
            Dating::Span => row.until.unwrap_or(Date::MAX),
        };
        if until < from {
            bad.push(BadCell::new("until", &until.to_string(), format!("ends before it begins ({from})")));
        }
        if !bad.is_empty() {
            return Err(BadRow { place: row.place, cells: bad });
        }
        let number = self.partner_number(partner);
        let texts = &mut self.texts;
        let draft = &mut self.drafts[id.0];
        let before = draft.partner.len();
        let mut cells: Vec<Value<'_>> = vec![Value::Null; kind.columns.len()];
        for (column, cell) in row.cells {
            if let Some(slot) = cells.get_mut(column) {
                *slot = cell;
            }
        }
        for (column, cell) in draft.table.columns.iter_mut().zip(cells) {
            push_shared(column, cell, before, texts);
        }
        draft.partner.push(number);
        draft.table.from.push(from);
        draft.table.until.push(until);
        draft.table.known.push(row.known_on.unwrap_or(from));
        draft.table.replaced.push(row.replaced_on.unwrap_or(Date::MAX));
        draft.table.places.push(row.place);
        Ok(())
    }

    /// Takes a row of a table that is kept outside the programme file.
    pub fn push_outside(&mut self, table: &str, row: OutsideRow) {
        self.outside.entry(table.into()).or_default().push(row);
    }

    /// Sorts the rows and settles which versions of keyed facts replace which.
    ///
    /// # Errors
    /// Rows with the same key that were learned on the same day, be they of one partner or of several, and rows about a partner's attributes that begin
    /// and were learned on the same day: which one counts cannot be said. Only the first of them is kept in the records that come with the list.
    pub fn finish(mut self) -> (Records, Vec<BadRow>) {
        let mut bad = self.follow_disputes();
        let mut order: Vec<u32> = (0..number(self.partner_ids.len())).collect();
        order.sort_by(|a, b| self.partner_ids[*a as usize].cmp(&self.partner_ids[*b as usize]));
        let mut rank = vec![0u32; order.len()];
        for (place, number) in (0u32..).zip(&order) {
            rank[*number as usize] = place;
        }
        let partners: Vec<Arc<str>> = order.iter().map(|number| Arc::clone(&self.partner_ids[*number as usize])).collect();
        let mut tables: Vec<Table> =
            self.drafts.into_iter().zip(&self.schema.types).map(|(draft, kind)| draft.finish(&rank, kind, &mut bad)).collect();
        refuse_doubled_attributes(&mut tables[Schema::PARTNER.0], &partners, &mut bad);
        let groups = groups(&tables[Schema::PARTNER.0], self.schema.get(Schema::PARTNER).column("group"), partners.len());
        let mut outside = self.outside;
        for rows in outside.values_mut() {
            rows.sort_by(|a, b| (&a.key, a.from).cmp(&(&b.key, b.from)));
        }
        let tables = tables.into_iter().map(Arc::new).collect();
        let records =
            Records { schema: self.schema, partners: partners.into(), tables, groups: Arc::new(groups), outside: Arc::new(outside) };
        (records, bad)
    }

    pub(super) fn partner_number(&mut self, id: &str) -> u32 {
        if let Some(number) = self.partner_numbers.get(id) {
            return *number;
        }
        let number = number(self.partner_ids.len());
        let id: Arc<str> = id.into();
        self.partner_ids.push(Arc::clone(&id));
        self.partner_numbers.insert(id, number);
        number
    }
}

fn push_shared(column: &mut Cells, cell: Value<'_>, before: usize, texts: &mut HashMap<String, Arc<str>>) {
    if let (Cells::Text(cells), Value::Text(text)) = (&mut *column, &cell) {
        // The row before often says the same.
        let before = cells.last().and_then(Option::as_ref).filter(|before| before.as_ref() == text.as_ref());
        let shared = match before.or_else(|| texts.get(text.as_ref())) {
            Some(shared) => Arc::clone(shared),
            None => {
                let shared: Arc<str> = text.as_ref().into();
                texts.insert(text.to_string(), Arc::clone(&shared));
                shared
            }
        };
        cells.push(Some(shared));
    } else {
        column.push(cell, before);
    }
}

impl Draft {
    fn finish(self, rank: &[u32], kind: &RecordType, bad: &mut Vec<BadRow>) -> Table {
        let mut table = self.table;
        let mut order: Vec<u32> = (0..number(self.partner.len())).collect();
        // Of facts of one day the place decides, not the order in which they were handed in.
        let when = |row: u32| {
            let row = row as usize;
            (rank[self.partner[row] as usize], table.from[row], table.known[row], &table.places[row], row)
        };
        order.sort_by(|a, b| when(*a).cmp(&when(*b)));
        let by_rank: Vec<u32> = order.iter().map(|row| rank[self.partner[*row as usize] as usize]).collect();
        table.from = pick(&table.from, &order);
        table.until = pick(&table.until, &order);
        table.known = pick(&table.known, &order);
        table.replaced = pick(&table.replaced, &order);
        table.places = pick(&table.places, &order);
        table.columns = table.columns.into_iter().map(|cells| cells.reordered(&order)).collect();
        table.starts = (0..=number(rank.len())).map(|partner| number(by_rank.partition_point(|rank| *rank < partner))).collect();
        table.indices = table.columns.iter().map(|_| OnceLock::new()).collect();
        settle_versions(&mut table, kind, bad);
        table
    }
}

/// What names something is written without control characters: the partner's id and the key.
fn controls(kind: &RecordType, partner: &str, cells: &[(usize, Value<'_>)]) -> Vec<BadCell> {
    let keys = kind.key.iter().filter_map(|key| {
        let (column, (_, value)) = (kind.columns.get(*key)?, cells.iter().find(|(column, _)| column == key)?);
        if let Value::Text(text) = value { Some((column.name.as_str(), text.as_ref())) } else { None }
    });
    let names = std::iter::once(("partner", partner)).chain(keys);
    names
        .filter(|(_, text)| text.contains(char::is_control))
        .map(|(column, text)| BadCell::new(column, text, HAS_CONTROL_CHARACTER))
        .collect()
}

/// Of rows with the same key, each counts until the day the next was learned, even where that is another partner's.
fn settle_versions(table: &mut Table, kind: &RecordType, bad: &mut Vec<BadRow>) {
    let keys: Vec<usize> = kind.key.iter().copied().filter(|column| table.has_column(*column)).collect();
    if keys.len() != kind.key.len() || keys.is_empty() {
        return;
    }
    let Versions { replaced, doubled } = versions(table, &keys);
    for (row, on) in replaced {
        table.replaced[row as usize] = on;
    }
    for row in doubled {
        table.replaced[row as usize] = Date::MIN;
        let columns = keys.iter().map(|column| kind.columns[*column].name.as_str()).collect::<Vec<_>>().join(" + ");
        let value = keys.iter().map(|column| table.value(row, *column).plain()).collect::<Vec<_>>().join(" ");
        let reason = "stands twice, learned on the same day: give the correction its own `known_on`, or take one out";
        bad.push(BadRow { place: table.place(row), cells: vec![BadCell::new(&columns, &value, reason)] });
    }
}

struct Versions {
    replaced: Vec<(u32, Date)>,
    doubled: Vec<u32>,
}

/// Walks through the rows in the order they were learned, and remembers the last version of each key.
fn versions(table: &Table, keys: &[usize]) -> Versions {
    let key = |row: u32| keys.iter().map(move |column| table.value(row, *column).into_plain());
    let mut rows: Vec<u32> = (0..number(table.len())).filter(|row| key(*row).all(|value| !value.is_empty())).collect();
    let when = |row: u32| (table.known[row as usize], &table.places[row as usize], row);
    rows.sort_unstable_by(|a, b| when(*a).cmp(&when(*b)));
    let mut found = Versions { replaced: vec![], doubled: vec![] };
    let mut last: HashMap<Vec<Cow<'_, str>>, u32> = HashMap::with_capacity(rows.len());
    for row in rows {
        let known = table.known[row as usize];
        match last.entry(key(row).collect()) {
            Entry::Occupied(last) if table.known[*last.get() as usize] == known => found.doubled.push(row),
            Entry::Occupied(mut last) => found.replaced.push((last.insert(row), known)),
            Entry::Vacant(first) => {
                first.insert(row);
            }
        }
    }
    found.doubled.sort_unstable();
    found
}

/// Attributes of a partner that begin on one day are versions; of those learned on one day nobody can say which counts.
fn refuse_doubled_attributes(table: &mut Table, partners: &[Arc<str>], bad: &mut Vec<BadRow>) {
    for (partner, id) in (0u32..).map(PartnerId).zip(partners) {
        // They are in the order of beginning and learning.
        let mut rows = table.rows(partner);
        let Some(mut kept) = rows.next() else { continue };
        for row in rows {
            let when = |row: u32| (table.from(row), table.known_on(row));
            if when(row) != when(kept) {
                kept = row;
                continue;
            }
            table.replaced[row as usize] = Date::MIN;
            let reason = "stands twice, begun and learned on the same day: give the change its own `from`, the correction its own `known_on`, \
                          or take one out";
            bad.push(BadRow { place: table.place(row), cells: vec![BadCell::new("partner", id, reason)] });
        }
    }
}

fn pick<T: Clone>(values: &[T], order: &[u32]) -> Vec<T> {
    order.iter().map(|row| values[*row as usize].clone()).collect()
}

fn groups(partners: &Table, column: Option<usize>, count: usize) -> BTreeMap<Arc<str>, Vec<PartnerId>> {
    let mut groups: BTreeMap<Arc<str>, Vec<PartnerId>> = BTreeMap::new();
    let Some(column) = column else { return groups };
    for partner in (0..number(count)).map(PartnerId) {
        for row in partners.rows(partner) {
            if let Value::Text(group) = partners.value(row, column) {
                let members = groups.entry(group.as_ref().into()).or_default();
                if members.last() != Some(&partner) {
                    members.push(partner);
                }
            }
        }
    }
    groups
}
