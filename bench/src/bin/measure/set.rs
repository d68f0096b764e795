//! A generated store, and its programme measured over it.

use std::error::Error;
use std::fs::read_to_string;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use jiff::civil::Date;
use pos::folder::{Loaded, Options, Sales, load};
use pos::generate::Made;
use pos::measure::{Asked, Engine, Table, explain, measure};
use pos::store::Store;
use programme::check::check_versions;
use programme::measure::Measured;
use programme::model::Programme;
use programme::money::plain;
use programme::record::Sight;

/// The day asked about; the queries of the others (`measure/peers.py`) have its windows written out.
const AS_OF: &str = "2025-11-30";
/// A day on which the report that is added counts.
const AFTERWARDS: &str = "2026-01-02";
const PROGRAMME: &str = include_str!("../../../measure/programme.toml");

type Done = Result<(), Box<dyn Error>>;

/// Makes a store and its partners.
pub fn generate(store: &Path, facts: &Path, lines: u64) -> Done {
    let made = Made { lines, partners: 15_000, reporters: 10, products: 20_000, customers: 500_000, ..Made::default() };
    let store = Store::open_or_make(store).map_err(|refusal| refusal.to_string())?;
    pos::generate::generate(&store, &made, &|_, _| {}).map_err(|refusal| refusal.to_string())?;
    std::fs::create_dir_all(facts)?;
    let mut partners = csv::Writer::from_path(facts.join("partners.csv"))?;
    partners.write_record(["partner", "name", "country", "joined"])?;
    made.partner_records().try_for_each(|partner| partners.write_record(partner))?;
    Ok(partners.flush()?)
}

/// One more report.
pub fn add(store: &Path, lines: u64) -> Done {
    let store = Store::open_or_make(store).map_err(|refusal| refusal.to_string())?;
    pos::generate::add(&store, lines, 1).map_err(|refusal| refusal.to_string())?;
    Ok(())
}

/// What is measured: opened once, asked often.
struct Opened {
    programme: Arc<Programme>,
    loaded: Loaded,
    engine: Engine,
    as_of: Date,
}

impl Opened {
    fn new(store: &Store, facts: &Path, as_of: &str) -> Result<Self, Box<dyn Error>> {
        let checked = check_versions(&[PROGRAMME]).into_iter().next().and_then(|checked| checked.programme);
        let programme = checked.ok_or("the programme cannot be used")?;
        let as_of: Date = as_of.parse()?;
        let options = Options { profile: None, latest: None, currency: "EUR", store: Some((store, as_of)), leave_sales: true };
        let loaded = load(Some(facts), Arc::clone(&programme.schema), &[], options, &mut |_| {}).map_err(|fault| format!("{fault:?}"))?;
        Ok(Self { programme: Arc::new(programme), loaded, engine: Engine::local()?, as_of })
    }

    fn asked<'a>(&'a self, sales: &'a Sales<'a>, keep: bool) -> Asked<'a> {
        let sight = Sight { as_of: self.as_of, known_on: Date::MAX };
        Asked { programme: &self.programme, facts: &self.loaded.records, sales, sight, partners: None, measures: None, keep }
    }
}

fn open(store: &Path) -> Result<Store, Box<dyn Error>> {
    Ok(Store::open(store).map_err(|refusal| refusal.to_string())?)
}

/// Prints every figure of everybody who has any.
pub fn figures(store: &Path, facts: &Path) -> Done {
    let store = open(store)?;
    let opened = Opened::new(&store, facts, AS_OF)?;
    let sales = Sales::open(&store, &opened.loaded.terms)?;
    let table = measure(opened.asked(&sales, false), &opened.engine, &|_| {})?;
    for (partner, figures) in table.partners.iter().zip(&table.figures) {
        let figures: Vec<String> = figures.iter().map(written).collect();
        if figures.iter().any(|figure| figure != "0") {
            println!("{},{}", opened.loaded.records.id(*partner), figures.join(","));
        }
    }
    Ok(())
}

fn written(measured: &Measured) -> String {
    match measured {
        Measured::One(Some(number)) => plain(*number),
        _ => String::new(),
    }
}

/// Measures the whole programme: once from the start, then again in the same process.
pub fn round(set: &str, store: &Path, facts: &Path, times: usize) -> Done {
    let begun = Instant::now();
    let store = open(store)?;
    let opened = Opened::new(&store, facts, AS_OF)?;
    let sales = Sales::open(&store, &opened.loaded.terms)?;
    let table = measure(opened.asked(&sales, false), &opened.engine, &|_| {})?;
    tell(set, "Fairway, from the start", begun, table.work.lines)?;
    for _ in 0..times {
        let begun = Instant::now();
        let table: Table = measure(opened.asked(&sales, false), &opened.engine, &|_| {})?;
        tell(set, "Fairway", begun, table.work.lines)?;
    }
    Ok(())
}

/// Measures from the start, with what was found the last time kept in the store.
pub fn again(set: &str, store: &Path, facts: &Path) -> Done {
    let begun = Instant::now();
    let store = open(store)?;
    let opened = Opened::new(&store, facts, AFTERWARDS)?;
    let sales = Sales::open(&store, &opened.loaded.terms)?;
    let table = measure(opened.asked(&sales, true), &opened.engine, &|_| {})?;
    let what = match table.work.kept {
        0 => "Fairway, nothing kept yet",
        kept if kept == table.partners.len() => "Fairway again, nothing new",
        _ => "Fairway again after a report of 10,000 lines",
    };
    tell(set, what, begun, table.work.lines)
}

/// One figure and the lines behind it, from the start.
pub fn why(set: &str, store: &Path, facts: &Path) -> Done {
    let store = open(store)?;
    let opened = Opened::new(&store, facts, AS_OF)?;
    let partner = opened.loaded.records.partner("P00042").ok_or("the partner is not there")?;
    let begun = Instant::now();
    let sales = Sales::open(&store, &opened.loaded.terms)?;
    let explained = explain(opened.asked(&sales, false), partner, 0)?;
    tell(set, "one figure with its lines", begun, explained.records.len().try_into()?)
}

/// Prints one measurement.
pub fn tell(set: &str, what: &str, begun: Instant, lines: u64) -> Done {
    let took = begun.elapsed().as_micros();
    println!("{set};{what};{took};{lines};{}", peak()?);
    Ok(())
}

/// The most memory this process had, in KiB.
fn peak() -> Result<u64, Box<dyn Error>> {
    let status = read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("the system does not say how much memory was used")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse()?)
}
