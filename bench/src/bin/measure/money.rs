//! Every incentive of every partner over a store: how long the lines take, and how long the calculation.

use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use jiff::civil::{Date, date};
use pos::folder::{Loaded, Options, Sales, load};
use pos::measure::{Asked, Engine, Summed, summed};
use pos::store::Store;
use programme::check::check;
use programme::incentive::{Earned, Earner, Plan};
use programme::model::History;
use programme::period::Days;
use programme::record::{PartnerId, Sight};
use rust_decimal::Decimal;

use super::set::tell;

const PROGRAMME: &str = include_str!("../../../measure/money.toml");
/// All five periods end on the last of these days.
const DAYS: Days = Days { from: date(2025, 9, 30), to: date(2025, 9, 30) };

type Done = Result<(), Box<dyn Error>>;

struct Opened {
    history: History,
    loaded: Loaded,
    engine: Engine,
    plan: Plan,
}

impl Opened {
    fn new(store: &Store, facts: &Path) -> Result<Self, Box<dyn Error>> {
        let checked = check(PROGRAMME);
        let programme = checked.programme.ok_or_else(|| format!("{:?}", checked.diagnostics))?;
        let schema = Arc::clone(&programme.schema);
        let history = History::new(vec![programme]).map_err(|error| error.to_string())?;
        let options = Options { profile: None, latest: None, currency: "EUR", store: Some((store, date(2026, 1, 2))), leave_sales: true };
        let loaded = load(Some(facts), schema, &[], options, &mut |_| {}).map_err(|fault| format!("{fault:?}"))?;
        let plans = Plan::all(&history, DAYS, None).ok_or("an incentive needs its records")?;
        let [plan] = <[Plan; 1]>::try_from(plans).map_err(|plans| format!("{} plans", plans.len()))?;
        Ok(Self { history, loaded, engine: Engine::local()?, plan })
    }

    /// The levels are handed in, as whoever keeps them would: a third of the partners each.
    fn level(partner: PartnerId) -> Vec<Option<usize>> {
        vec![Some(partner.0 as usize % 3)]
    }

    fn add_up(&self, sales: &Sales<'_>, keep: bool) -> Result<Summed, Box<dyn Error>> {
        let sight = Sight { as_of: self.plan.day, known_on: Date::MAX };
        let asked = Asked { programme: &self.plan.programme, facts: &self.loaded.records, sales, sight, partners: None, measures: None, keep };
        Ok(summed(asked, &self.plan, &Self::level, &self.engine, &|_| {})?)
    }

    /// What everybody earns by every incentive, in all threads.
    fn calculate(&self, sums: &Summed) -> Vec<Vec<Earned>> {
        let next = AtomicUsize::new(0);
        let work = || {
            let mut earned = vec![];
            while let Some((partner, known)) = sums.known.get(next.fetch_add(1, Ordering::Relaxed)) {
                let earner = Earner::new(&self.history, &self.loaded.records, *partner, Date::MAX).knowing(vec![known.clone()]);
                earned.push((*partner, earner.all_within(DAYS, None).unwrap_or_default()));
            }
            earned
        };
        let mut all = thread::scope(|scope| {
            let threads = thread::available_parallelism().map_or(1, usize::from);
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
            let mut all = work();
            others.into_iter().for_each(|other| all.extend(other.join().unwrap_or_default()));
            all
        });
        all.sort_by_key(|(partner, _)| *partner);
        all.into_iter().map(|(_, earned)| earned.into_iter().map(|(_, earned)| earned).collect()).collect()
    }
}

/// Every incentive of everybody: the lines added up, and the money calculated, each by itself.
pub fn money(set: &str, store: &Path, facts: &Path, times: usize) -> Done {
    let store = Store::open(store).map_err(|refusal| refusal.to_string())?;
    let opened = Opened::new(&store, facts)?;
    let sales = Sales::open(&store, &opened.loaded.terms)?;
    for _ in 0..times {
        let begun = Instant::now();
        let sums = opened.add_up(&sales, false)?;
        tell(set, "the lines added up", begun, sums.work.lines)?;
        let begun = Instant::now();
        let earned = opened.calculate(&sums);
        tell(set, "the money calculated", begun, earned.iter().map(|own| own.len() as u64).sum())?;
    }
    Ok(())
}

/// The same from the start, with what was found the last time kept in the store.
pub fn again(set: &str, store: &Path, facts: &Path) -> Done {
    let begun = Instant::now();
    let store = Store::open(store).map_err(|refusal| refusal.to_string())?;
    let opened = Opened::new(&store, facts)?;
    let sales = Sales::open(&store, &opened.loaded.terms)?;
    let sums = opened.add_up(&sales, true)?;
    let earned = opened.calculate(&sums);
    let what = match sums.work.kept {
        0 => "all of it, nothing kept yet",
        kept if kept == sums.known.len() => "all of it again, nothing new",
        _ => "all of it again after a report of 10,000 lines",
    };
    tell(set, what, begun, earned.len() as u64)
}

/// What everybody earns, as CSV: to be compared.
pub fn earned(store: &Path, facts: &Path) -> Done {
    let store = Store::open(store).map_err(|refusal| refusal.to_string())?;
    let opened = Opened::new(&store, facts)?;
    let sales = Sales::open(&store, &opened.loaded.terms)?;
    let sums = opened.add_up(&sales, false)?;
    for ((partner, _), own) in sums.known.iter().zip(opened.calculate(&sums)) {
        let amounts: Vec<Decimal> = own.iter().map(|earned| earned.amount).collect();
        if amounts.iter().any(|amount| !amount.is_zero()) {
            let amounts: Vec<String> = amounts.iter().map(|amount| programme::money::plain(*amount)).collect();
            println!("{},{}", opened.loaded.records.id(*partner), amounts.join(","));
        }
    }
    Ok(())
}
