//! What was reported, sorted: per reporter and part, per place, per day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Finding, LeftOut, Movement, Position, Source, StockReport, is_quantity};

/// A reporter and a part.
pub(super) type Held<'a> = (&'a str, &'a str);
/// What one place, or all of them, held on each day.
pub(super) type ByDay = BTreeMap<Date, Level>;

/// What was reported of a part on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Level {
    pub on_hand: Decimal,
    pub on_order: Option<Decimal>,
    pub in_transit: Option<Decimal>,
    pub returned: Option<Decimal>,
    /// The lines it was added up from; none where a report that lists all did not list the part.
    pub sources: Vec<Source>,
}

impl Level {
    /// Of a part that is not in a report that lists all.
    fn none() -> Self {
        let zero = Some(Decimal::ZERO);
        Self { on_hand: Decimal::ZERO, on_order: zero, in_transit: zero, returned: zero, sources: vec![] }
    }

    /// Both together; what one of them does not say is not known of both.
    fn and(mut self, other: &Self) -> Self {
        let both = |a: Option<Decimal>, b: Option<Decimal>| Some(a? + b?);
        self.on_hand += other.on_hand;
        self.on_order = both(self.on_order, other.on_order);
        self.in_transit = both(self.in_transit, other.in_transit);
        self.returned = both(self.returned, other.returned);
        self.sources.extend(other.sources.iter().cloned());
        self
    }
}

/// Everything given, sorted, with what was wrong with it.
#[derive(Default)]
pub(super) struct Shelves<'a> {
    pub levels: BTreeMap<Held<'a>, BTreeMap<Option<&'a str>, ByDay>>,
    pub movements: BTreeMap<Held<'a>, Vec<&'a Movement>>,
    pub findings: Vec<Finding>,
    pub left_out: Vec<LeftOut>,
}

impl<'a> Shelves<'a> {
    pub fn of(reports: &'a [StockReport], movements: &'a [Movement]) -> Self {
        let mut shelves = Self::default();
        for movement in movements {
            if is_quantity(movement.quantity) {
                shelves.movements.entry((&movement.reporter, &movement.part)).or_default().push(movement);
            } else {
                shelves.left_out.push(LeftOut { source: movement.source.clone(), quantity: movement.quantity });
            }
        }
        shelves.movements.values_mut().for_each(|movements| movements.sort_by_key(|movement| movement.date));
        let current = shelves.current(reports);
        current.iter().for_each(|report| shelves.take(report));
        current.iter().filter(|report| report.lists_all).for_each(|report| shelves.take_unlisted(report));
        shelves
    }

    /// The reports that no later one of the same place and day replaces.
    fn current(&mut self, reports: &'a [StockReport]) -> Vec<&'a StockReport> {
        let mut current: BTreeMap<_, &StockReport> = BTreeMap::new();
        for report in reports {
            if let Some(earlier) = current.insert((&report.reporter, &report.place, report.as_of), report) {
                self.findings.push(Finding::Replaced {
                    reporter: report.reporter.clone(),
                    place: report.place.clone(),
                    as_of: report.as_of,
                    file: earlier.file.clone(),
                    by: report.file.clone(),
                });
            }
        }
        current.into_values().collect()
    }

    fn take(&mut self, report: &'a StockReport) {
        for line in &report.lines {
            let source = Source { file: report.file.clone(), line: line.line };
            let figures = [Some(line.on_hand), line.on_order, line.in_transit, line.returned];
            if let Some(quantity) = figures.into_iter().flatten().find(|figure| !is_quantity(*figure)) {
                self.left_out.push(LeftOut { source, quantity });
                continue;
            }
            if line.on_hand.is_sign_negative() && !line.on_hand.is_zero() {
                let position = Position { reporter: report.reporter.clone(), place: report.place.clone(), part: line.part.clone() };
                self.findings.push(Finding::NegativeStock { position, as_of: report.as_of, on_hand: line.on_hand, source: source.clone() });
            }
            let level = Level {
                on_hand: line.on_hand,
                on_order: line.on_order,
                in_transit: line.in_transit,
                returned: line.returned,
                sources: vec![source],
            };
            let places = self.levels.entry((&report.reporter, &line.part)).or_default();
            let days = places.entry(report.place.as_deref()).or_default();
            let level = days.remove(&report.as_of).map_or_else(|| level.clone(), |other| other.and(&level));
            days.insert(report.as_of, level);
        }
    }

    /// A part that this place ever held or moved, and that a report of all parts does not list, is at zero there.
    fn take_unlisted(&mut self, report: &'a StockReport) {
        let place = report.place.as_deref();
        // A line that was left out is not a line that says zero.
        let listed: BTreeSet<&str> = report.lines.iter().map(|line| line.part.as_str()).collect();
        let reporter = report.reporter.as_str();
        let moved = self.movements.range((reporter, "")..).take_while(|((whose, _), _)| *whose == reporter);
        let moved = moved.filter(|(_, movements)| place.is_none() || movements.iter().any(|movement| movement.place.as_deref() == place));
        let held = self.levels.range((reporter, "")..).take_while(|((whose, _), _)| *whose == reporter);
        let held = held.filter(|(_, places)| places.contains_key(&place));
        let parts: BTreeSet<&str> = moved.map(|((_, part), _)| *part).chain(held.map(|((_, part), _)| *part)).collect();
        for part in parts.difference(&listed) {
            let days = self.levels.entry((reporter, part)).or_default().entry(place).or_default();
            days.entry(report.as_of).or_insert_with(Level::none);
        }
    }
}

/// The places together, on the days for which all of them have a figure; and the days that had to be passed over.
pub(super) fn together(places: &BTreeMap<Option<&str>, ByDay>) -> (ByDay, Vec<Date>) {
    let all: BTreeSet<Date> = places.values().flat_map(|days| days.keys().copied()).collect();
    let (mut whole, mut passed_over) = (ByDay::new(), Vec::new());
    for day in all {
        let mut levels = places.values().map(|days| days.get(&day));
        let first = levels.next().flatten().cloned();
        match levels.try_fold(first, |sum, level| Some(Some(sum?.and(level?)))).flatten() {
            Some(level) => {
                whole.insert(day, level);
            }
            None => passed_over.push(day),
        }
    }
    (whole, passed_over)
}
