//! What was worked out for one partner already: shared by all questions about it, so that a day is measured once however often it is looked at.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::civil::Date;

use super::question::Measured;
use super::tally::Tally;
use crate::model::Programme;
use crate::period::Days;
use crate::record::PartnerId;

/// Results about one partner, from one set of records, as known on one date.
#[derive(Debug, Default)]
pub struct Shelf {
    pages: RefCell<BTreeMap<Place, Rc<Page>>>,
    /// The days on which answers can change, by version, for a range of days.
    change_days: RefCell<BTreeMap<Date, Changes>>,
    /// The sums of records, by version, measure and partner.
    tallies: RefCell<BTreeMap<(Date, usize, PartnerId), Tallied>>,
}

/// What is known of the records of a partner for one measure.
#[derive(Clone, Debug)]
enum Tallied {
    /// It was asked for; who asks once is quicker without.
    AskedOnce,
    Never,
    Sums(Rc<Tally>),
}

/// A version (by the day it takes effect), a day, and for a ladder measured by key the column and its value.
type Place = (Date, Date, Option<(String, String)>);

/// A range of days and the change days in it.
type Changes = (Days, Rc<Vec<Date>>);

/// What was worked out for one place.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// What measures came to, by measure; they do not depend on the levels held.
    measures: RefCell<Vec<Option<Rc<Measured>>>>,
    /// Whether a level's rows hold; duties make that depend on the levels held.
    levels: RefCell<Vec<LevelHolds>>,
}

#[derive(Debug)]
struct LevelHolds {
    level: (usize, usize),
    held: Vec<Option<usize>>,
    holds: bool,
}

impl Page {
    /// What a measure comes to, worked out once.
    pub(super) fn measure(&self, measure: usize, work_out: impl FnOnce() -> Measured) -> Rc<Measured> {
        let known = self.measures.borrow().get(measure).cloned().flatten();
        known.unwrap_or_else(|| {
            let measured = work_out();
            self.know(measure, measured)
        })
    }

    /// Keeps what a measure comes to.
    pub(super) fn know(&self, measure: usize, measured: Measured) -> Rc<Measured> {
        let measured = Rc::new(measured);
        let mut measures = self.measures.borrow_mut();
        if measures.len() <= measure {
            measures.resize(measure + 1, None);
        }
        measures[measure] = Some(Rc::clone(&measured));
        measured
    }

    /// Whether the rows of a level hold for a partner that holds these levels, worked out once.
    pub(super) fn level(&self, level: (usize, usize), held: &[Option<usize>], work_out: impl FnOnce() -> bool) -> bool {
        let same = |known: &&LevelHolds| known.level == level && known.held == held;
        let known = self.levels.borrow().iter().find(same).map(|known| known.holds);
        known.unwrap_or_else(|| {
            let holds = work_out();
            self.levels.borrow_mut().push(LevelHolds { level, held: held.to_vec(), holds });
            holds
        })
    }
}

impl Shelf {
    pub(super) fn page(&self, programme: &Programme, as_of: Date, key: Option<&(String, String)>) -> Rc<Page> {
        let place = (programme.effective, as_of, key.cloned());
        Rc::clone(self.pages.borrow_mut().entry(place).or_default())
    }

    /// The sums of a partner's records, from the second time on that somebody asks for them; none where there are none.
    pub(super) fn tally(
        &self,
        programme: &Programme,
        measure: usize,
        partner: PartnerId,
        add_up: impl FnOnce() -> Option<Tally>,
    ) -> Option<Rc<Tally>> {
        let place = (programme.effective, measure, partner);
        let known = self.tallies.borrow().get(&place).cloned();
        let now = match known {
            None => Tallied::AskedOnce,
            Some(Tallied::AskedOnce) => add_up().map_or(Tallied::Never, |tally| Tallied::Sums(Rc::new(tally))),
            Some(Tallied::Never) => return None,
            Some(Tallied::Sums(tally)) => return Some(tally),
        };
        self.tallies.borrow_mut().insert(place, now.clone());
        match now {
            Tallied::Sums(tally) => Some(tally),
            _ => None,
        }
    }

    /// The change days of a range, worked out once for the widest range asked.
    pub(crate) fn change_days(&self, programme: &Programme, days: Days, work_out: impl FnOnce(Days) -> Vec<Date>) -> Vec<Date> {
        let known = self.change_days.borrow().get(&programme.effective).cloned();
        let covered = known.filter(|(range, _)| range.from <= days.from && days.to <= range.to);
        let (_, all) = covered.unwrap_or_else(|| {
            let before = self.change_days.borrow().get(&programme.effective).map(|(range, _)| *range);
            let range = before.map_or(days, |range| Days { from: range.from.min(days.from), to: range.to.max(days.to) });
            let found = (range, Rc::new(work_out(range)));
            self.change_days.borrow_mut().insert(programme.effective, found.clone());
            found
        });
        let first = all.partition_point(|day| *day <= days.from);
        let last = all.partition_point(|day| *day <= days.to);
        std::iter::once(days.from).chain(all[first..last.max(first)].iter().copied()).collect()
    }
}
