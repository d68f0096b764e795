//! From each report of a position to the next: what should be there, and what is odd on the way.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::gap::{Closing, Entry, Reconciled, Reconciliation, Term, Terms};
use super::level::{ByDay, Held, Level, Shelves, together};
use super::{Finding, Kind, Movement, Position, Returned, StockReport};

/// Reckons every position from each report to the next, and says what is odd.
///
/// A movement belongs between the reports when it is dated after the day of the first and up to the day of the second. Places are reckoned one by one where
/// every movement names one; otherwise all places of the reporter together, on the days on which all of them reported.
#[must_use]
pub fn reconcile(reports: &[StockReport], movements: &[Movement], returned: Returned) -> Reconciled {
    let shelves = Shelves::of(reports, movements);
    let mut done = Reconciled { rows: vec![], findings: shelves.findings, left_out: shelves.left_out };
    let (no_places, no_movements) = (BTreeMap::new(), vec![]);
    let mut parts: Vec<Held<'_>> = shelves.levels.keys().chain(shelves.movements.keys()).copied().collect();
    parts.sort_unstable();
    parts.dedup();
    for held in parts {
        let places = shelves.levels.get(&held).unwrap_or(&no_places);
        let movements = shelves.movements.get(&held).unwrap_or(&no_movements);
        Part { held, places, movements, returned }.reconcile(&mut done);
    }
    done
}

/// One part of one reporter.
struct Part<'a> {
    held: Held<'a>,
    places: &'a BTreeMap<Option<&'a str>, ByDay>,
    movements: &'a [&'a Movement],
    returned: Returned,
}

impl Part<'_> {
    fn reconcile(&self, done: &mut Reconciled) {
        let without_place = self.movements.iter().filter(|movement| movement.place.is_none()).count();
        let named = self.places.keys().flatten().count();
        if named == self.places.len() && without_place == 0 {
            self.by_place(done);
        } else {
            if named > 0 {
                done.findings.push(Finding::PlacesTogether { position: self.position(None), without_place });
            }
            let (days, passed_over) = together(self.places);
            let missing = passed_over.into_iter().map(|as_of| Finding::PlaceMissing { position: self.position(None), as_of });
            done.findings.extend(missing);
            self.over(None, &days, self.movements, done);
        }
        self.never_bought(done);
    }

    fn by_place(&self, done: &mut Reconciled) {
        let mut movements: BTreeMap<Option<&str>, Vec<&Movement>> = self.places.keys().map(|place| (*place, vec![])).collect();
        for movement in self.movements {
            movements.entry(movement.place.as_deref()).or_default().push(movement);
        }
        let nothing = ByDay::new();
        for (place, movements) in &movements {
            self.over(*place, self.places.get(place).unwrap_or(&nothing), movements, done);
        }
    }

    fn over(&self, place: Option<&str>, days: &ByDay, movements: &[&Movement], done: &mut Reconciled) {
        let reports: Vec<(&Date, &Level)> = days.iter().collect();
        let after = |day: Date| movements.partition_point(|movement| movement.date <= day);
        for pair in reports.windows(2) {
            if let [(from, opening), (to, closing)] = pair {
                let between = movements.get(after(**from)..after(**to)).unwrap_or_default();
                done.rows.push(self.between(place, (**from, opening), (**to, closing), between));
            }
        }
        let untils = reports.iter().skip(1).map(|(day, _)| after(**day)).chain([movements.len()]);
        for ((day, level), until) in reports.iter().zip(untils) {
            let between = movements.get(after(**day)..until).unwrap_or_default();
            done.findings.extend(self.sold_more_than_there(place, **day, level, between));
        }
        if let (None, Some(last)) = (reports.first(), movements.last()) {
            let position = self.position(place);
            done.findings.push(Finding::NoReport { position, movements: movements.len(), last: last.date });
            done.findings.extend(self.sold_more_than_bought(place, movements));
        }
    }

    fn between(&self, place: Option<&str>, opening: (Date, &Level), closing: (Date, &Level), movements: &[&Movement]) -> Reconciliation {
        let mut terms: BTreeMap<Terms, Vec<Entry>> = BTreeMap::new();
        for movement in movements {
            let entry = Entry { date: movement.date, effect: movement.effect(), sources: vec![movement.source.clone()] };
            terms.entry(Terms::of(movement)).or_default().push(entry);
        }
        let ((from, before), (to, after)) = (opening, closing);
        let mut carried = |what, before_is: Option<Decimal>, after_is: Option<Decimal>| {
            if let (Some(was), Some(is)) = (before_is, after_is) {
                let both = [Entry { date: from, effect: was, sources: before.sources.clone() }, entry(to, -is, after)];
                let told = both.into_iter().filter(|entry| !entry.effect.is_zero());
                terms.entry(what).or_default().extend(told);
            }
        };
        carried(Terms::InTransit, before.in_transit, after.in_transit);
        match self.returned {
            Returned::SetAside => carried(Terms::SetAside, before.returned, after.returned),
            Returned::SentBack => carried(Terms::SentBack, Some(Decimal::ZERO), after.returned),
            Returned::Ignored => {}
        }
        let terms = terms.into_iter().filter(|(_, entries)| !entries.is_empty());
        let terms: Vec<Term> =
            terms.map(|(what, entries)| Term { what, effect: entries.iter().map(|entry| entry.effect).sum(), entries }).collect();
        let expected = before.on_hand + terms.iter().map(|term| term.effect).sum::<Decimal>();
        Reconciliation {
            position: self.position(place),
            opening: Closing { as_of: from, on_hand: before.on_hand, sources: before.sources.clone() },
            closing: Closing { as_of: to, on_hand: after.on_hand, sources: after.sources.clone() },
            terms,
            expected,
            gap: after.on_hand - expected,
        }
    }

    /// Day by day, what comes in before what goes out; goods under way at the report may have arrived at any time.
    fn sold_more_than_there(&self, place: Option<&str>, since: Date, level: &Level, movements: &[&Movement]) -> Option<Finding> {
        let mut there = level.on_hand + level.in_transit.unwrap_or_default();
        for day in movements.chunk_by(|a, b| a.date == b.date) {
            there += day.iter().map(|movement| movement.effect()).sum::<Decimal>();
            let sold = day.iter().any(|movement| movement.kind == Kind::SellOut && movement.effect() < Decimal::ZERO);
            if let (true, true, Some(on)) = (sold, there < Decimal::ZERO, day.first()) {
                return Some(Finding::SoldMoreThanThere { position: self.position(place), since, on: on.date, short: -there });
            }
        }
        None
    }

    fn sold_more_than_bought(&self, place: Option<&str>, movements: &[&Movement]) -> Option<Finding> {
        let sum = |out: bool| -> Decimal {
            let one_way = movements.iter().map(|movement| movement.effect()).filter(|effect| (*effect < Decimal::ZERO) == out);
            one_way.sum::<Decimal>().abs()
        };
        let (came_in, went_out) = (sum(false), sum(true));
        (went_out > came_in).then(|| Finding::SoldMoreThanBought { position: self.position(place), came_in, went_out })
    }

    fn never_bought(&self, done: &mut Reconciled) {
        let came_in = |movement: &&Movement| matches!(movement.kind, Kind::SellIn) && movement.quantity > Decimal::ZERO;
        if self.movements.iter().any(came_in) {
            return;
        }
        for (place, days) in self.places {
            if let Some((as_of, level)) = days.iter().find(|(_, level)| level.on_hand > Decimal::ZERO) {
                let position = self.position(*place);
                done.findings.push(Finding::NeverBought { position, as_of: *as_of, on_hand: level.on_hand });
            }
        }
    }

    fn position(&self, place: Option<&str>) -> Position {
        let (reporter, part) = self.held;
        Position { reporter: reporter.into(), place: place.map(Into::into), part: part.into() }
    }
}

fn entry(date: Date, effect: Decimal, level: &Level) -> Entry {
    Entry { date, effect, sources: level.sources.clone() }
}
