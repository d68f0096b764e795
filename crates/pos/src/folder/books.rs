//! Records that come from a store: who sold, and what it says of reporting. The sales themselves are read as they are needed ([`Sales`](super::Sales)).

use std::sync::Arc;

use jiff::civil::Date;
use programme::record::{BadRow, Place, Schema, Value};

use super::Fault;
use super::read::{Files, Take};
use super::take::RecordTaking;
use crate::profile::Layout;
use crate::store::{Booked, State, Store};

/// A store as a giver of records.
pub(super) struct Books<'s> {
    store: &'s Store,
    state: State,
}

impl<'s> Books<'s> {
    pub(super) fn open(store: &'s Store) -> Result<Self, Fault> {
        Ok(Self { store, state: store.state().map_err(Fault::Store)? })
    }

    /// Everybody who has lines that count or once did. Lines of partners that are not listed are bad rows; how many are nobody's is noted.
    pub(super) fn sellers(&self, files: &mut Files<'_>, schema: &Schema, taking: &mut RecordTaking<'_>) -> Result<(), Fault> {
        let layout = Layout::of_record(schema.get(Schema::SALE));
        taking.begin(Schema::SALE, &layout);
        let mut unallocated = 0u64;
        for booked in self.state.ever_counting("sales") {
            let contents = self.store.contents(booked).map_err(Fault::Store)?;
            if booked.reversed_on.is_none() {
                unallocated += u64::from(contents.unallocated());
            }
            let strangers = contents.partners().filter(|partner| !taking.knows(partner)).filter_map(|partner| contents.rows(partner));
            let strangers: Vec<_> = strangers.collect();
            if !strangers.is_empty() {
                self.strangers(booked, &strangers, files, &layout, taking)?;
            }
        }
        if unallocated > 0 {
            files.notes.push(format!(
                "{unallocated} lines of the store are unallocated and count for nobody: `fairway pos match` shows whose they may be"
            ));
        }
        Ok(())
    }

    /// Tells the lines of partners that are not listed.
    fn strangers(
        &self,
        booked: &Booked,
        rows: &[std::ops::Range<u32>],
        files: &mut Files<'_>,
        layout: &Layout,
        taking: &mut RecordTaking<'_>,
    ) -> Result<(), Fault> {
        let file = file_of(&self.state, &booked.submission);
        let take = |line: crate::store::Line<'_>| {
            let mut values: Vec<Value<'_>> = vec![Value::Null; layout.columns.len()];
            for (slot, value) in values.iter_mut().zip([Value::Text(line.partner.to_owned().into()), Value::Date(line.date)]) {
                *slot = value;
            }
            let place = Place { file: Arc::clone(&file), line: line.line };
            if let Err(cells) = taking.take(&place, values) {
                files.bad.push(BadRow { place, cells });
            }
            Ok(())
        };
        self.store.lines_at(booked, Some(rows), &[], take).map_err(Fault::Store)
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
                let place = Place { file: file_of(&self.state, &row.submission), line: 0 };
                if let Err(cells) = taking.take(&place, values) {
                    files.bad.push(BadRow { place, cells });
                }
            }
        }
        Ok(())
    }
}

/// A submission as messages name it.
pub(super) fn file_of(state: &State, submission: &str) -> Arc<str> {
    let file = state.find(submission).map(|held| held.submission.file.as_str()).filter(|file| !file.is_empty());
    file.map_or(submission.into(), |file| format!("{submission} {file}").into())
}
