//! One question to every partner: asked in parallel, answered in the order of the partners.

use std::collections::BTreeSet;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use jiff::civil::Date;
use pos::folder::{Loaded, Portion, Sales, Wanted};
use pos::store::{Refusal, Store};
use programme::incentive;
use programme::measure::columns_read;
use programme::model::History;
use programme::record::{BadRow, PartnerId, Records, Schema};

use crate::progress::Watch;
use crate::screen::in_line;
use crate::stop::Stop;

/// How many lines of a store one thread holds at once.
const LINES_AT_ONCE: u64 = 250_000;

/// What is asked of partners: what of a sale must be read for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Where they stand.
    Standing,
    /// What they earn.
    Money,
    /// Records, shown one by one.
    Records,
}

/// Facts whose sales may lie in a store.
pub struct Census<'c> {
    /// What was read.
    pub loaded: &'c Loaded,
    sales: Option<Sales<'c>>,
    columns: Option<BTreeSet<usize>>,
    known_on: Date,
}

/// What partners were found to be, in their order, and the lines of the store that cannot be used.
pub type Found<T> = (Vec<T>, Vec<BadRow>);

impl<'c> Census<'c> {
    /// A census over what was read. Where the sales were left in a store, they are read as they are needed: only the columns that what is asked looks at.
    pub fn new(loaded: &'c Loaded, store: Option<&'c Store>, histories: &[&History], known_on: Date, asked: Asked) -> Result<Self, Stop> {
        if let Some(id) =
            histories.iter().find_map(|history| history.looks_at_others()).filter(|_| store.is_some() && asked != Asked::Standing)
        {
            let help = "that needs everybody's sales at once: give them in the folder, not in a store";
            return Err(Stop::Cannot(format!("`{id}` looks at the sales of others (`new_customer`, `earned_by`): {help}")));
        }
        let sales = store.map(|store| Sales::open(store, &loaded.terms)).transpose().map_err(|refusal| unread(&refusal))?;
        let versions = histories.iter().flat_map(|history| history.versions());
        let mut columns: BTreeSet<usize> = versions.clone().flat_map(|version| columns_read(version, Schema::SALE)).collect();
        if asked == Asked::Money {
            columns.extend(versions.flat_map(|version| incentive::columns_read(version, Schema::SALE)));
        }
        Ok(Self { loaded, sales, columns: (asked != Asked::Records).then_some(columns), known_on })
    }

    /// What `ask` says of these partners, in their order.
    pub fn ask<T: Send>(
        &self,
        partners: &[PartnerId],
        what: &str,
        ask: impl Fn(&Records, PartnerId) -> T + Sync,
    ) -> Result<Found<T>, Stop> {
        let facts = &self.loaded.records;
        let Some(sales) = &self.sales else {
            return Ok((ask_all(partners, what, |partner| ask(facts, partner)), vec![]));
        };
        let portions = sales.portions(facts, partners, LINES_AT_ONCE);
        if let [portion] = portions.as_slice() {
            let (records, bad) = self.read(sales, portion)?;
            return Ok((ask_all(partners, what, |partner| ask(&records, partner)), bad));
        }
        let watch = Watch::steps(what, partners.len());
        let answers = in_parallel(&portions, |portion| -> Result<Found<(PartnerId, T)>, Stop> {
            let (records, bad) = self.read(sales, portion)?;
            let answer = |partner: &PartnerId| {
                let answer = ask(&records, *partner);
                watch.step();
                (*partner, answer)
            };
            Ok((portion.ask.iter().map(answer).collect(), bad))
        });
        let (mut found, mut bad) = (vec![], vec![]);
        for answer in answers {
            let (answers, more) = answer?;
            found.extend(answers);
            bad.extend(more);
        }
        found.sort_by_key(|(partner, _)| *partner);
        bad.sort_by(|a, b| a.place.cmp(&b.place));
        bad.dedup();
        Ok((found.into_iter().map(|(_, answer)| answer).collect(), bad))
    }

    fn read(&self, sales: &Sales<'_>, portion: &Portion) -> Result<(Records, Vec<BadRow>), Stop> {
        let wanted = Wanted { partners: Some(&portion.read), columns: self.columns.as_ref(), days: None, known_on: Some(self.known_on) };
        sales.with(&self.loaded.records, wanted).map_err(|refusal| unread(&refusal))
    }
}

fn unread(refusal: &Refusal) -> Stop {
    Stop::Cannot(in_line(&refusal.to_string()))
}

/// What `ask` says of every partner, in the order of their ids.
pub fn census<T: Send>(records: &Records, what: &str, ask: impl Fn(PartnerId) -> T + Sync) -> Vec<T> {
    let partners: Vec<PartnerId> = records.partners().collect();
    ask_all(&partners, what, ask)
}

/// What `ask` says of these partners, in their order.
pub fn ask_all<T: Send>(partners: &[PartnerId], what: &str, ask: impl Fn(PartnerId) -> T + Sync) -> Vec<T> {
    let watch = Watch::steps(what, partners.len());
    in_parallel(partners, |partner| {
        let answer = ask(*partner);
        watch.step();
        answer
    })
}

/// What becomes of each of several, in their order; whoever is free takes the next.
fn in_parallel<A: Sync, T: Send>(several: &[A], of: impl Fn(&A) -> T + Sync) -> Vec<T> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(several.len().max(1));
    let next = AtomicUsize::new(0);
    let work = || {
        let mut answers = vec![];
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(one) = several.get(place) else {
                return answers;
            };
            answers.push((place, of(one)));
        }
    };
    let mut answers: Vec<(usize, T)> = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut answers = work();
        for other in others {
            match other.join() {
                Ok(theirs) => answers.extend(theirs),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        answers
    });
    answers.sort_by_key(|(place, _)| *place);
    answers.into_iter().map(|(_, answer)| answer).collect()
}
