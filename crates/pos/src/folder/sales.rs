//! The sales of a store, read as they are needed: of some partners, in some days, with some columns. A store may hold more than fits in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use programme::period::Days;
use programme::record::{BadCell, BadRow, ColumnType, PartnerId, Place, Records, RecordsBuilder, Schema, Value, read_cell};

use super::books::file_of;
use super::read::Take;
use super::take::{RecordTaking, Terms};
use crate::profile::Layout;
use crate::segment::Contents;
use crate::store::{Booked, Line, Refusal, State, Store};

/// The sales of a store.
pub struct Sales<'s> {
    store: &'s Store,
    state: State,
    terms: Terms,
    held: Vec<Held>,
}

/// A segment with sales that count or once did.
pub struct Held {
    /// The segment and the days between which it counts.
    pub booked: Booked,
    /// What it holds.
    pub contents: Contents,
    /// Its submission, as messages name it.
    pub file: Arc<str>,
}

impl Held {
    /// Whether its lines are seen by someone who knows what was known on a day.
    #[must_use]
    pub fn is_seen(&self, known_on: Date) -> bool {
        self.booked.booked_on <= known_on && self.booked.reversed_on.is_none_or(|day| known_on < day || day == Date::MAX)
    }

    /// Whether some line of it may lie in these days.
    #[must_use]
    pub fn meets(&self, days: Days) -> bool {
        self.booked.segment.from <= days.to && days.from <= self.booked.segment.to
    }
}

/// Partners that are asked about together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Portion {
    /// Who is asked about.
    pub ask: Vec<PartnerId>,
    /// Whose sales are read, in the order of their ids.
    pub read: Vec<PartnerId>,
}

/// Which sales are wanted.
#[derive(Clone, Copy, Default)]
pub struct Wanted<'w> {
    /// Whose; everybody's where left out.
    pub partners: Option<&'w [PartnerId]>,
    /// The columns that will be looked at, by their places in a sale; all of them where left out.
    pub columns: Option<&'w BTreeSet<usize>>,
    /// Segments without a line in these days may be passed over.
    pub days: Option<Days>,
    /// What counted for someone who knows what was known on this day; all that ever counted where left out.
    pub known_on: Option<Date>,
}

impl<'s> Sales<'s> {
    /// Opens the sales of a store, to be taken on the terms of the other facts.
    ///
    /// # Errors
    /// What the store says.
    pub fn open(store: &'s Store, terms: &Terms) -> Result<Self, Refusal> {
        let state = store.state()?;
        let held = state
            .ever_counting("sales")
            .map(|booked| Ok(Held { contents: store.contents(booked)?, file: file_of(&state, &booked.submission), booked: booked.clone() }))
            .collect::<Result<_, Refusal>>()?;
        Ok(Self { store, state, terms: terms.clone(), held })
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &Store {
        self.store
    }

    /// What the store holds.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// On what terms lines are taken.
    #[must_use]
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// The segments with sales that count or once did, in the order they were booked.
    #[must_use]
    pub fn held(&self) -> &[Held] {
        &self.held
    }

    /// How many lines these segments have for each partner, in the order of the partners.
    #[must_use]
    pub fn lines_by_partner(&self, records: &Records) -> Vec<u64> {
        let mut by_id: BTreeMap<&str, u64> = BTreeMap::new();
        for held in &self.held {
            for partner in held.contents.partners() {
                *by_id.entry(partner).or_default() += held.contents.rows(partner).map_or(0, |rows| u64::from(rows.end - rows.start));
            }
        }
        records.partners().map(|partner| by_id.get(records.id(partner)).copied().unwrap_or(0)).collect()
    }

    /// Partners in portions: those of one are asked about together, and the sales of `read` are read for them. Nobody is asked about twice; partners that ever
    /// were of one group stand together. A portion has no more than so many lines, unless a single partner and its group have more.
    #[must_use]
    pub fn portions(&self, records: &Records, partners: &[PartnerId], lines_at_once: u64) -> Vec<Portion> {
        let lines = self.lines_by_partner(records);
        let mut grouped: Vec<(Vec<PartnerId>, PartnerId)> =
            partners.iter().map(|partner| (records.ever_grouped(*partner), *partner)).collect();
        grouped.sort();
        let mut portions: Vec<Portion> = vec![];
        let mut read: BTreeSet<PartnerId> = BTreeSet::new();
        let mut count = 0;
        for (group, partner) in grouped {
            let more: u64 = group.iter().filter(|member| !read.contains(member)).filter_map(|member| lines.get(member.0 as usize)).sum();
            if portions.is_empty() || count + more > lines_at_once && more > 0 {
                portions.push(Portion::default());
                read.clear();
                count = 0;
            }
            read.extend(&group);
            count += more;
            if let Some(portion) = portions.last_mut() {
                portion.ask.push(partner);
                portion.read = read.iter().copied().collect();
            }
        }
        portions
    }

    /// The facts with the sales that are wanted, and the lines that cannot be used. All other facts stay as they are.
    ///
    /// # Errors
    /// What the store says.
    pub fn with(&self, records: &Records, wanted: Wanted<'_>) -> Result<(Records, Vec<BadRow>), Refusal> {
        let mut builder = RecordsBuilder::about(records);
        let mut bad = vec![];
        let layout = Layout::of_record(records.schema().get(Schema::SALE));
        let mut taking = RecordTaking::new(&mut builder, self.terms.clone());
        taking.begin(Schema::SALE, &layout);
        let fields = Fields::new(&layout, wanted.columns);
        let names: Vec<&str> = fields.wanted.iter().map(|(_, name, _)| *name).collect();
        for held in self.held.iter().filter(|held| wanted.known_on.is_none_or(|day| held.is_seen(day))) {
            if wanted.days.is_some_and(|days| !held.meets(days)) {
                continue;
            }
            let rows = wanted.partners.map(|partners| rows_of(&held.contents, records, partners));
            if held.contents.is_unallocated() || rows.as_ref().is_some_and(Vec::is_empty) {
                continue;
            }
            taking.replaced_on(held.booked.reversed_on);
            let take = |line: Line<'_>| {
                if line.partner.is_empty() {
                    return Ok(());
                }
                let place = Place { file: Arc::clone(&held.file), line: line.line };
                let taken = fields.values(&line).and_then(|values| taking.take(&place, values));
                if let Err(cells) = taken
                    // Lines of strangers were told when the partners were read.
                    && records.partner(line.partner).is_some()
                {
                    bad.push(BadRow { place, cells });
                }
                Ok(())
            };
            self.store.lines_at(&held.booked, rows.as_deref(), &names, take)?;
        }
        let (sales, doubled) = builder.finish();
        bad.extend(doubled);
        bad.sort_by(|a: &BadRow, b: &BadRow| a.place.cmp(&b.place));
        Ok((records.with_table_of(Schema::SALE, &sales), bad))
    }
}

/// The rows of some partners, in order.
fn rows_of(contents: &Contents, records: &Records, partners: &[PartnerId]) -> Vec<Range<u32>> {
    let mut rows: Vec<Range<u32>> = partners.iter().filter_map(|partner| contents.rows(records.id(*partner))).collect();
    rows.sort_unstable_by_key(|rows| rows.start);
    rows
}

/// The columns of a layout that are read.
struct Fields<'l> {
    /// How many values a row has.
    width: usize,
    /// Place, name and type of those that are read.
    wanted: Vec<(usize, &'l str, ColumnType)>,
}

impl<'l> Fields<'l> {
    fn new(layout: &'l Layout, columns: Option<&BTreeSet<usize>>) -> Self {
        let own = layout.columns.iter().enumerate().skip(layout.frame);
        let wanted = own.filter(|(place, column)| {
            let asked = |columns: &BTreeSet<usize>| columns.contains(&(place - layout.frame));
            // Without its currency a line cannot be taken.
            columns.is_none_or(asked) || column.name == "currency"
        });
        Self { width: layout.columns.len(), wanted: wanted.map(|(place, column)| (place, column.name.as_str(), column.kind)).collect() }
    }

    /// The values of a line by the places of the layout. What the store keeps as text is read as the programme declares it.
    fn values(&self, line: &Line<'_>) -> Result<Vec<Value<'static>>, Vec<BadCell>> {
        let mut values = vec![Value::Null; self.width];
        let frame = [Value::Text(line.partner.to_owned().into()), Value::Date(line.date), Value::Date(line.known_on)];
        values.iter_mut().zip(frame).for_each(|(slot, value)| *slot = value);
        let mut bad = vec![];
        for (cell, (place, name, kind)) in line.cells.iter().zip(&self.wanted) {
            let value = match (cell, kind) {
                (Value::Text(text), kind) if *kind != ColumnType::Text => match read_cell(name, *kind, text) {
                    Ok(value) => value.into_owned(),
                    Err(cell) => {
                        bad.push(cell);
                        continue;
                    }
                },
                (other, ColumnType::Text) if !matches!(other, Value::Null | Value::Text(_)) => Value::Text(other.plain().into()),
                (other, _) => other.clone(),
            };
            if let Some(slot) = values.get_mut(*place) {
                *slot = value;
            }
        }
        if bad.is_empty() { Ok(values) } else { Err(bad) }
    }
}
