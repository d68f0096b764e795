//! Incentives over a store, where sums are enough: the engine adds up everybody's lines, and none of them is held here.

use std::collections::BTreeMap;

use jiff::civil::Date;
use pos::folder::{Loaded, Sales};
use pos::measure::{Asked, Engine, Progress, Work, summed};
use pos::store::Store;
use programme::incentive::{Earner, Known, Plan};
use programme::model::History;
use programme::record::{BadRow, PartnerId, Sight};

use crate::census::{self, Census};
use crate::progress::Watch;
use crate::screen::in_line;
use crate::stop::Stop;

/// The level held on each ladder.
type Levels = Vec<Option<usize>>;

/// What is known of every partner instead of its lines.
pub struct Sums {
    pub known: BTreeMap<PartnerId, Vec<Known>>,
    pub bad: Vec<BadRow>,
    pub work: Vec<Work>,
}

/// Adds up what the plans ask for.
pub fn add_up(plans: &[Plan], (history, loaded, store): (&History, &Loaded, &Store), known_on: Date) -> Result<Sums, Stop> {
    let cannot = |error: &dyn std::fmt::Display| Stop::Cannot(in_line(&error.to_string()));
    let sales = Sales::open(store, &loaded.terms).map_err(|error| cannot(&error))?;
    let engine = Engine::local().map_err(|error| cannot(&error))?;
    let mut sums = Sums { known: BTreeMap::new(), bad: vec![], work: vec![] };
    let held = held(plans, (history, loaded, store), known_on, &mut sums.bad)?;
    for (place, plan) in plans.iter().enumerate() {
        let sight = Sight { as_of: plan.day, known_on };
        let asked =
            Asked { programme: &plan.programme, facts: &loaded.records, sales: &sales, sight, partners: None, measures: None, keep: true };
        let watch = Watch::steps("adding up", 1);
        let levels = |partner: PartnerId| held.get(&partner).and_then(|days| days.get(place)).cloned().unwrap_or_default();
        let found = summed(asked, plan, &levels, &engine, &|progress| {
            let (Progress::Passing(done, of) | Progress::Reading(done, of) | Progress::Working(done, of)) = progress;
            watch.at("adding up", done, of);
        });
        let found = found.map_err(|error| cannot(&error))?;
        for (partner, known) in found.known {
            sums.known.entry(partner).or_default().push(known);
        }
        sums.bad.extend(found.bad);
        sums.work.push(found.work);
    }
    sums.bad.sort_by(|a, b| a.place.cmp(&b.place));
    sums.bad.dedup();
    Ok(sums)
}

/// The levels each partner held on the day of each plan, where one of them asks.
fn held(
    plans: &[Plan],
    (history, loaded, store): (&History, &Loaded, &Store),
    known_on: Date,
    bad: &mut Vec<BadRow>,
) -> Result<BTreeMap<PartnerId, Vec<Levels>>, Stop> {
    if !plans.iter().any(|plan| plan.needs_levels) {
        return Ok(BTreeMap::new());
    }
    let partners: Vec<PartnerId> = loaded.records.partners().collect();
    let histories = [history];
    let census = Census::new(loaded, Some(store), &histories, known_on, census::Asked::Standing)?;
    let (held, more) = census.ask(&partners, "levels", |records, partner| {
        let earner = Earner::new(history, records, partner, known_on);
        plans.iter().map(|plan| if plan.needs_levels { earner.held(plan.day) } else { vec![] }).collect()
    })?;
    bad.extend(more);
    Ok(partners.into_iter().zip(held).collect())
}
