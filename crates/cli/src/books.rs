//! The books, made from files.

use std::path::PathBuf;

use jiff::civil::Date;
use pos::folder::Loaded;
use pos::store::Store;
use programme::ledger::books::{Books, Given, Worked, books, work_out};
use programme::model::History;
use programme::record::PartnerId;

use crate::census::{Asked, Census};
use crate::facts::{Facts, Reading, tell};
use crate::inputs::fingerprint;
use crate::programmes::history;
use crate::screen::Screen;
use crate::sheet::Format;
use crate::stop::Stop;

/// What the books are made from.
pub struct Making<'m> {
    /// The programme files.
    pub programme: &'m [PathBuf],
    /// The facts.
    pub facts: &'m Facts,
    /// The day up to which they are made.
    pub as_of: Date,
    /// How bad rows are told.
    pub format: Format,
}

/// The books, and what they were made from.
pub struct Made {
    /// The programme.
    pub history: History,
    /// The facts; sales may lie in the store.
    pub loaded: Loaded,
    /// The store.
    pub store: Option<Store>,
    /// The books.
    pub books: Books,
}

impl Making<'_> {
    /// The books of all partners: a run is one of all of them, whoever is shown, so that its fingerprint is the same.
    pub fn make(&self, screen: &mut Screen) -> Result<Made, Stop> {
        self.make_of(history(self.programme, screen)?, screen)
    }

    /// The same, of a programme that was read.
    pub fn make_of(&self, history: History, screen: &mut Screen) -> Result<Made, Stop> {
        history.in_force(self.as_of).map_err(|error| Stop::Cannot(error.to_string()))?;
        let store = self.facts.open_store()?;
        let histories = [&history];
        let reading = Reading {
            as_of: self.as_of,
            histories: &histories,
            programmes: self.programme,
            format: self.format,
            store: store.as_ref(),
            leave_sales: true,
        };
        let loaded = self.facts.read(&reading, screen)?;
        let partners: Vec<PartnerId> = loaded.records.partners().collect();
        let census = Census::new(&loaded, store.as_ref(), &histories, Date::MAX, Asked::Money)?;
        let (answers, bad) = census.ask(&partners, "booking", |records, partner| work_out(&history, records, partner, self.as_of))?;
        if !bad.is_empty() && !self.facts.skip_bad_rows {
            tell(&bad, self.format, screen)?;
            return Err(Stop::No);
        }
        let worked: Result<Vec<Worked>, _> = answers.into_iter().collect();
        let worked = worked.map_err(|refusal| Stop::Cannot(refusal.to_string()))?;
        let inputs = fingerprint(self.programme, self.facts)?;
        let books = books(&history, &worked, self.as_of, Given { inputs: &inputs, closings: &loaded.closings });
        drop(census);
        Ok(Made { history, loaded, store, books })
    }
}
