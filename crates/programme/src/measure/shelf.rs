//! What was worked out for one partner already: shared by all questions about it, so that a day is measured once however often it is looked at.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::civil::Date;

use super::question::Measured;
use crate::model::Programme;
use crate::period::Days;

/// What measures came to, by measure.
pub(super) type Memo = Rc<RefCell<Vec<Option<Rc<Measured>>>>>;

/// A version, a day, and the key of a ladder measured by one.
type Place = (String, Date, Option<String>);

/// A place, the levels held, a ladder and a level of it.
type LevelPlace = (Place, Vec<Option<usize>>, usize, usize);

/// A range of days and the change days in it.
type Changes = (Days, Rc<Vec<Date>>);

/// Results about one partner, from one set of records, as known on one date.
#[derive(Debug, Default)]
pub struct Shelf {
    /// Measures do not depend on the levels held.
    measures: RefCell<BTreeMap<Place, Memo>>,
    /// Whether a level's rows hold; duties make that depend on the levels held.
    levels: RefCell<BTreeMap<LevelPlace, bool>>,
    /// The days on which answers can change, by version, for a range of days.
    change_days: RefCell<BTreeMap<String, Changes>>,
}

impl Shelf {
    pub(super) fn memo(&self, programme: &Programme, as_of: Date, key: Option<&str>) -> Memo {
        let place = (programme.version.clone(), as_of, key.map(Into::into));
        let mut measures = self.measures.borrow_mut();
        Rc::clone(measures.entry(place).or_insert_with(|| Rc::new(RefCell::new(vec![None; programme.measures.len()]))))
    }

    /// Whether a level's rows hold, worked out once.
    pub(crate) fn level(&self, place: Place, held: &[Option<usize>], level: (usize, usize), work_out: impl FnOnce() -> bool) -> bool {
        let place = (place, held.to_vec(), level.0, level.1);
        let known = self.levels.borrow().get(&place).copied();
        known.unwrap_or_else(|| {
            let holds = work_out();
            self.levels.borrow_mut().insert(place, holds);
            holds
        })
    }

    /// The change days of a range, worked out once for the widest range asked.
    pub(crate) fn change_days(&self, programme: &Programme, days: Days, work_out: impl FnOnce(Days) -> Vec<Date>) -> Vec<Date> {
        let known = self.change_days.borrow().get(&programme.version).cloned();
        let covered = known.filter(|(range, _)| range.from <= days.from && days.to <= range.to);
        let (_, all) = covered.unwrap_or_else(|| {
            let before = self.change_days.borrow().get(&programme.version).map(|(range, _)| *range);
            let range = before.map_or(days, |range| Days { from: range.from.min(days.from), to: range.to.max(days.to) });
            let found = (range, Rc::new(work_out(range)));
            self.change_days.borrow_mut().insert(programme.version.clone(), found.clone());
            found
        });
        let first = all.partition_point(|day| *day <= days.from);
        let last = all.partition_point(|day| *day <= days.to);
        std::iter::once(days.from).chain(all[first..last.max(first)].iter().copied()).collect()
    }
}
