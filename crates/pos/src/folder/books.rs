//! Records that come from a store: the sales that count, and what it says of reporting.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use programme::record::{BadCell, BadRow, ColumnType, Place, Schema, Value, read_cell};

use super::Fault;
use super::read::{Files, Take};
use super::take::RecordTaking;
use crate::profile::Layout;
use crate::store::{Line, State, Store};

/// A store as a giver of records.
pub(super) struct Books<'s> {
    store: &'s Store,
    state: State,
}

impl<'s> Books<'s> {
    pub(super) fn open(store: &'s Store) -> Result<Self, Fault> {
        Ok(Self { store, state: store.state().map_err(Fault::Store)? })
    }

    /// Every sale that counts or once did. Lines that are unallocated are nobody's; how many there are is noted.
    pub(super) fn sales(&self, files: &mut Files<'_>, schema: &Schema, taking: &mut RecordTaking<'_>) -> Result<(), Fault> {
        let layout = Layout::of_record(schema.get(Schema::SALE));
        taking.begin(Schema::SALE, &layout);
        let own: Vec<(&str, ColumnType)> =
            layout.columns.iter().skip(layout.frame).map(|column| (column.name.as_str(), column.kind)).collect();
        let names: Vec<&str> = own.iter().map(|(name, _)| *name).collect();
        let mut unallocated = 0u64;
        let mut places: BTreeMap<String, Arc<str>> = BTreeMap::new();
        let take = |line: Line<'_>| {
            if line.partner.is_empty() {
                unallocated += u64::from(line.reversed_on.is_none());
                return Ok(());
            }
            let file = places.entry(line.submission.to_owned()).or_insert_with(|| self.file_of(line.submission));
            let place = Place { file: Arc::clone(file), line: line.line };
            taking.replaced_on(line.reversed_on);
            let taken = values(&line, &own).and_then(|values| taking.take(&place, values));
            if let Err(cells) = taken {
                files.bad.push(BadRow { place, cells });
            }
            Ok(())
        };
        self.store.lines(&self.state, "sales", &names, take).map_err(Fault::Store)?;
        taking.replaced_on(None);
        if unallocated > 0 {
            files.notes.push(format!(
                "{unallocated} lines of the store are unallocated and count for nobody: `fairway pos match` shows whose they may be"
            ));
        }
        Ok(())
    }

    /// Duties done and scores, of reporters that are partners.
    pub(super) fn reporting(
        &self,
        as_of: Option<Date>,
        files: &mut Files<'_>,
        schema: &Schema,
        taking: &mut RecordTaking<'_>,
    ) -> Result<(), Fault> {
        let Some(as_of) = as_of else { return Ok(()) };
        let rows = self.store.reporting_rows(&self.state, as_of).map_err(Fault::Store)?;
        for (id, rows) in [(Schema::DUTY, rows.duties), (Schema::SCORE, rows.scores)] {
            let layout = Layout::of_record(schema.get(id));
            taking.begin(id, &layout);
            for row in rows {
                let mut values: Vec<Value<'_>> = vec![Value::Null; layout.columns.len()];
                let mut set = |name: &str, value: Value<'static>| {
                    if let Some(slot) = layout.find(name).and_then(|place| values.get_mut(place)) {
                        *slot = value;
                    }
                };
                set("partner", Value::Text(row.partner.into()));
                set("date", Value::Date(row.date));
                row.cells.into_iter().for_each(|(name, value)| set(name, value));
                let place = Place { file: self.file_of(&row.submission), line: 0 };
                if let Err(cells) = taking.take(&place, values) {
                    files.bad.push(BadRow { place, cells });
                }
            }
        }
        Ok(())
    }

    /// A submission as messages name it.
    fn file_of(&self, submission: &str) -> Arc<str> {
        let file = self.state.find(submission).map(|held| held.submission.file.as_str()).filter(|file| !file.is_empty());
        file.map_or(submission.into(), |file| format!("{submission} {file}").into())
    }
}

/// The values of a line by the places of its layout. What the store keeps as text is read as the programme declares it.
fn values(line: &Line<'_>, own: &[(&str, ColumnType)]) -> Result<Vec<Value<'static>>, Vec<BadCell>> {
    let mut values = vec![Value::Text(line.partner.to_owned().into()), Value::Date(line.date), Value::Date(line.known_on)];
    let mut bad = vec![];
    for (cell, (name, kind)) in line.cells.iter().zip(own) {
        match (cell, kind) {
            (Value::Text(text), kind) if *kind != ColumnType::Text => match read_cell(name, *kind, text) {
                Ok(value) => values.push(value.into_owned()),
                Err(cell) => bad.push(cell),
            },
            (other, ColumnType::Text) if !matches!(other, Value::Null | Value::Text(_)) => values.push(Value::Text(other.plain().into())),
            (other, _) => values.push(other.clone()),
        }
    }
    if bad.is_empty() { Ok(values) } else { Err(bad) }
}
