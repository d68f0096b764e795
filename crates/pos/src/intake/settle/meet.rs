//! Keys of the new report that meet each other, or keys of earlier ones.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::io;

use super::{Case, Spot};
use crate::intake::earlier::EarlierSegment;
use crate::segment::keys::{Key, Keys, Shelf};

/// Up to so many keys are held in memory and looked up one by one; more are walked through beside all others.
const FEW: u64 = 200_000;

/// The lines with the same key: those of the report, and those of earlier ones (by the place of their segment).
#[derive(Clone, Debug, Default)]
pub(super) struct Meeting {
    pub(super) here: Vec<(Spot, bool)>,
    pub(super) earlier: Vec<(usize, u32, bool)>,
}

/// The keys of several sorted files, in one order.
struct Merged {
    files: Vec<Keys>,
    heap: BinaryHeap<Reverse<(Key, usize, u32, bool)>>,
}

impl Merged {
    fn new(files: Vec<Keys>) -> io::Result<Self> {
        let mut merged = Self { heap: BinaryHeap::with_capacity(files.len()), files };
        (0..merged.files.len()).try_for_each(|place| merged.advance(place))?;
        Ok(merged)
    }

    fn advance(&mut self, place: usize) -> io::Result<()> {
        if let Some(file) = self.files.get_mut(place)
            && let Some((key, row, sold)) = file.read_next()?
        {
            self.heap.push(Reverse((key, place, row, sold)));
        }
        Ok(())
    }

    fn peek(&self) -> Option<Key> {
        self.heap.peek().map(|Reverse((key, ..))| *key)
    }

    fn next(&mut self) -> io::Result<Option<(Key, usize, u32, bool)>> {
        let Some(Reverse(first)) = self.heap.pop() else { return Ok(None) };
        self.advance(first.1)?;
        Ok(Some(first))
    }
}

/// Which keys are looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Lines,
    Serials,
}

/// All meetings of more than one line, in the order of their keys.
pub(super) fn meetings(case: &Case<'_>, of: Of) -> io::Result<Vec<Meeting>> {
    let ending = if of == Of::Lines { "keys" } else { "serials" };
    let drafts = || case.drafts.iter().enumerate().filter(|(_, draft)| of == Of::Lines || draft.serials);
    let places: Vec<usize> = drafts().map(|(place, _)| place).collect();
    let files = drafts().map(|(_, draft)| Keys::new(draft.path(case.folder, ending))).collect();
    let lines: u64 = drafts().map(|(_, draft)| draft.lines).sum();
    let earlier = relevant(case, of);
    let file = |segment: &EarlierSegment| match of {
        Of::Lines => case.earlier.keys(segment),
        Of::Serials => case.earlier.serials(segment),
    };
    let mut merged = Merged::new(files)?;
    let spot = |(place, row): (usize, u32)| (places.get(place).copied().unwrap_or(usize::MAX), row);
    if lines <= FEW {
        let mut all: BTreeMap<Key, Meeting> = BTreeMap::new();
        while let Some((key, place, row, sold)) = merged.next()? {
            all.entry(key).or_default().here.push((spot((place, row)), sold));
        }
        for (place, segment) in earlier {
            let shelf = Shelf::open(&file(segment)?)?;
            for (key, meeting) in &mut all {
                meeting.earlier.extend(shelf.find(*key).map(|(row, sold)| (place, row, sold)));
            }
        }
        return Ok(all.into_values().filter(|meeting| meeting.here.len() + meeting.earlier.len() > 1).collect());
    }
    let files = earlier.iter().map(|(_, segment)| file(segment).map(Keys::new)).collect::<io::Result<_>>()?;
    let mut others = Merged::new(files)?;
    let mut found = vec![];
    while let Some((key, place, row, sold)) = merged.next()? {
        while others.peek().is_some_and(|other| other < key) {
            others.next()?;
        }
        // Nearly all lines meet none.
        if merged.peek() != Some(key) && others.peek() != Some(key) {
            continue;
        }
        let mut meeting = Meeting { here: vec![(spot((place, row)), sold)], earlier: vec![] };
        while merged.peek() == Some(key) {
            if let Some((_, place, row, sold)) = merged.next()? {
                meeting.here.push((spot((place, row)), sold));
            }
        }
        while others.peek() == Some(key) {
            if let Some((_, place, row, sold)) = others.next()? {
                meeting.earlier.push((earlier.get(place).map_or(usize::MAX, |(place, _)| *place), row, sold));
            }
        }
        found.push(meeting);
    }
    Ok(found)
}

/// The earlier segments that can hold a line of this report: all of the same reporter, and those of others with a day in common. Serials can lie in any.
fn relevant<'c>(case: &'c Case<'_>, of: Of) -> Vec<(usize, &'c EarlierSegment)> {
    let first = case.drafts.iter().filter_map(|draft| draft.days).map(|(first, _)| first).min();
    let last = case.drafts.iter().filter_map(|draft| draft.days).map(|(_, last)| last).max();
    let meets = |segment: &EarlierSegment| match (first.zip(last), segment.days) {
        (Some((first, last)), Some((from, to))) => from <= last && first <= to,
        _ => false,
    };
    let wanted = |(_, segment): &(usize, &EarlierSegment)| match of {
        Of::Serials => segment.serials,
        Of::Lines => segment.reporter == case.stamp.reporter || meets(segment),
    };
    case.earlier.segments().iter().enumerate().filter(wanted).collect()
}
