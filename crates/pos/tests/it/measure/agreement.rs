//! The engine and the reference evaluator give the same figures, whatever the programme and the lines.

use std::sync::Arc;

use jiff::civil::Date;
use pos::folder::{Loaded, Options, Sales, Wanted, load};
use pos::measure::{Asked, Engine, Table, measure};
use pos::store::Store;
use programme::check::check_versions;
use programme::measure::{Measured, Question, columns_read};
use programme::model::Programme;
use programme::record::{Schema, Sight};

use super::dice::Dice;
use super::lines::{more, store};
use super::programme::programme;
use crate::channel::day;

/// How many cases: some on every run, many where somebody asks for the long one.
fn cases() -> u64 {
    if std::env::var_os("FAIRWAY_DEEP").is_some() { 10_000 } else { 500 }
}

const PARTNERS: &str = "partner,country,joined,group,tier,rate
P1,DE,2022-12-15,G1,gold,1.5
P2,NL,2023-02-28,G1,,0.5
P3,US,2024-02-29,G2,gold,
P4,DE,,G2,silver,2
P5,FR,2021-07-01,,gold,1
";
const MOVED: &str = "P6,US,2022-01-01,G1,silver,3\n";
const RATES: &str = "currency,from,rate\nUSD,,0.9\nUSD,2023-06-01,0.875\nUSD,2024-01-15,1.0\nGBP,2023-01-01,1.25\n";

/// The facts beside the lines.
fn facts(folder: &std::path::Path, dice: &mut Dice) {
    std::fs::create_dir_all(folder).unwrap();
    if !dice.once_in(5) {
        let more = if dice.once_in(3) { "" } else { MOVED };
        std::fs::write(folder.join("partners.csv"), format!("{PARTNERS}{more}")).unwrap();
    }
    if !dice.once_in(4) {
        std::fs::write(folder.join("rates.csv"), RATES).unwrap();
    }
}

/// A programme by chance that the checker has nothing against.
fn drawn(dice: &mut Dice) -> (String, Programme) {
    let mut told = vec![];
    for _ in 0..100 {
        let text = programme(dice);
        let checked = check_versions(&[&text]).remove(0);
        match checked.programme {
            Some(programme) => return (text, programme),
            None => told.push((text, checked.diagnostics)),
        }
    }
    panic!("{:#?}", told.first());
}

fn loaded(folder: &std::path::Path, store: &Store, programme: &Programme, leave_sales: bool) -> Loaded {
    let options = Options { profile: None, latest: None, currency: "EUR", store: Some((store, day("2024-06-30"))), leave_sales };
    load(Some(folder), Arc::clone(&programme.schema), &[], options, &mut |_| {}).unwrap()
}

/// The table as the reference evaluator gives it.
fn reference(programme: &Programme, loaded: &Loaded, sight: Sight) -> Vec<Vec<Measured>> {
    let row = |partner| {
        let question = Question::new(programme, &loaded.records, partner, sight);
        (0..programme.measures.len()).map(|measure| question.measure(measure).as_ref().clone()).collect()
    };
    loaded.records.partners().map(row).collect()
}

fn agree(case: u64, engine: &Engine) -> Table {
    let mut dice = Dice::new(case);
    let dir = tempfile::tempdir().unwrap();
    let (text, programme) = drawn(&mut dice);
    store(&dir.path().join("store"), &mut dice);
    facts(&dir.path().join("data"), &mut dice);
    let store = Store::open(&dir.path().join("store")).unwrap();
    let as_of = day("2023-10-01").saturating_add(jiff::Span::new().days(i64::try_from(dice.below(300)).unwrap()));
    let known_on =
        if dice.once_in(2) { Date::MAX } else { as_of.saturating_add(jiff::Span::new().days(i64::try_from(dice.below(120)).unwrap())) };
    let sight = Sight { as_of, known_on };

    let whole = loaded(&dir.path().join("data"), &store, &programme, false);
    let parts = loaded(&dir.path().join("data"), &store, &programme, true);
    let sales = Sales::open(&store, &parts.terms).unwrap();
    let asked = Asked { programme: &programme, facts: &parts.records, sales: &sales, sight, partners: None, measures: None, keep: false };
    let table = measure(asked, engine, &|_| {}).unwrap_or_else(|trouble| panic!("case {case}: {trouble}\n{text}"));

    let expected = reference(&programme, &whole, sight);
    assert_eq!(table.figures.len(), expected.len(), "case {case}");
    for ((partner, given), expected) in table.partners.iter().zip(&table.figures).zip(&expected) {
        for ((measure, given), expected) in programme.measures.iter().zip(given).zip(expected) {
            assert_eq!(
                given,
                expected,
                "case {case}, {} of {} as of {as_of} known on {known_on}\n{}\n{text}",
                measure.id,
                parts.records.id(*partner),
                measure.words
            );
        }
    }
    // What is kept is given again; after one more report those it touches are looked at anew.
    if dice.once_in(3) {
        let keeping = Asked { keep: true, ..asked };
        let first = measure(keeping, engine, &|_| {}).unwrap();
        let again = measure(keeping, engine, &|_| {}).unwrap();
        assert_eq!((&first.figures, &again.figures), (&table.figures, &table.figures), "case {case}: kept\n{text}");
        after_more(case, dir.path(), &programme, sight, engine, &mut dice);
    }
    // Some partners alone are given what they are given among all.
    let some: Vec<_> = table.partners.iter().copied().filter(|_| dice.once_in(2)).collect();
    let alone = measure(Asked { partners: Some(&some), ..asked }, engine, &|_| {}).unwrap();
    for (partner, figures) in some.iter().zip(&alone.figures) {
        let place = table.partners.iter().position(|known| known == partner).unwrap();
        assert_eq!(figures, &table.figures[place], "case {case}: {} alone\n{text}", parts.records.id(*partner));
    }
    if dice.once_in(3) {
        in_a_replay(case, &programme, &whole, sight);
    }
    in_portions(case, &sales, &programme, &parts, sight, &expected);
    // Whatever cannot be used in the days asked about is told, and nothing else.
    let stranger = table.bad.iter().chain(&parts.bad).find(|row| !whole.bad.contains(row));
    assert_eq!(stranger, None, "case {case}");
    table
}

/// After one more report, or one withdrawn, what was kept and what changed are together what everything is.
fn after_more(case: u64, dir: &std::path::Path, programme: &Programme, sight: Sight, engine: &Engine, dice: &mut Dice) {
    more(&dir.join("store"), dice);
    let store = Store::open(&dir.join("store")).unwrap();
    let parts = loaded(&dir.join("data"), &store, programme, true);
    let sales = Sales::open(&store, &parts.terms).unwrap();
    let asked = Asked { programme, facts: &parts.records, sales: &sales, sight, partners: None, measures: None, keep: true };
    let (kept, anew) = (measure(asked, engine, &|_| {}).unwrap(), measure(Asked { keep: false, ..asked }, engine, &|_| {}).unwrap());
    assert_eq!(kept.figures, anew.figures, "case {case}: after one more report");
}

/// Asked for one day after the other, a measure is what it is when it is asked for that day alone.
fn in_a_replay(case: u64, programme: &Programme, whole: &Loaded, sight: Sight) {
    for partner in whole.records.partners() {
        let first = Question::new(programme, &whole.records, partner, sight);
        for back in [0, 17, 40, 111] {
            let as_of = sight.as_of.saturating_sub(jiff::Span::new().days(back));
            let (replayed, alone) = (first.on(as_of), Question::new(programme, &whole.records, partner, Sight { as_of, ..sight }));
            for (measure, definition) in programme.measures.iter().enumerate() {
                assert_eq!(
                    replayed.measure(measure),
                    alone.measure(measure),
                    "case {case}: {} of {partner:?} as of {as_of}",
                    definition.words
                );
            }
        }
    }
}

/// Lines read for a few partners at a time, and only the columns that are looked at, give what all lines give.
fn in_portions(case: u64, sales: &Sales<'_>, programme: &Programme, parts: &Loaded, sight: Sight, expected: &[Vec<Measured>]) {
    let partners: Vec<_> = parts.records.partners().collect();
    let columns = columns_read(programme, Schema::SALE);
    let mut asked = vec![];
    for portion in sales.portions(&parts.records, &partners, 40) {
        let wanted = Wanted { partners: Some(&portion.read), columns: Some(&columns), days: None, known_on: Some(sight.known_on) };
        let (records, _) = sales.with(&parts.records, wanted).unwrap();
        for partner in &portion.ask {
            let question = Question::new(programme, &records, *partner, sight);
            for (measure, expected) in expected[partner.0 as usize].iter().enumerate() {
                assert_eq!(question.measure(measure).as_ref(), expected, "case {case}: measure {measure} of {partner:?} in portions");
            }
            asked.push(*partner);
        }
    }
    asked.sort_unstable();
    assert_eq!(asked, partners, "case {case}: everybody once");
}

#[test]
fn the_engine_gives_the_figures_of_the_reference_evaluator() {
    let engine = Engine::local().unwrap();
    let first = std::env::var("FAIRWAY_CASE").ok().map(|case| case.parse::<u64>().unwrap());
    let (from, to) = first.map_or((0, cases()), |case| (case, case + 1));
    let (mut in_engine, mut by_line, mut again, mut bad) = (0, 0, 0, 0);
    for case in from..to {
        let table = agree(case, &engine);
        in_engine += table.work.in_engine;
        by_line += table.work.by_line;
        again += table.work.again;
        bad += table.bad.len();
    }
    eprintln!("{in_engine} measures in the engine, {by_line} by line, {again} figures again, {bad} lines that cannot be used");
    if first.is_none() {
        assert!(in_engine > 1_000 && by_line > 1_000 && again > 0 && bad > 0, "every way is tried: {in_engine} {by_line} {again} {bad}");
    }
}

#[cfg(feature = "cluster")]
mod on_a_cluster {
    use std::net::{TcpListener, TcpStream};
    use std::thread::{sleep, spawn};
    use std::time::Duration;

    use pos::cluster::{Address, Executor, Scheduler, execute, schedule};
    use pos::measure::Engine;

    use super::agree;

    /// Far from the cases that are tried on one machine.
    const FIRST: u64 = 1_000_000;
    const CASES: u64 = 12;

    /// A scheduler and two executors, for as long as the tests run.
    fn cluster(dir: &std::path::Path) -> Address {
        let listeners = [(); 5].map(|()| TcpListener::bind(("127.0.0.1", 0)).unwrap());
        let ports = listeners.map(|listener| listener.local_addr().unwrap().port());
        let host = "127.0.0.1".to_owned();
        let address = Address { host: host.clone(), port: ports[0] };
        let scheduler = Scheduler { bind: host.clone(), port: ports[0], host: host.clone() };
        spawn(move || schedule(&scheduler).unwrap());
        while TcpStream::connect((host.as_str(), ports[0])).is_err() {
            sleep(Duration::from_millis(10));
        }
        for (number, ports) in ports[1..].chunks(2).enumerate() {
            let executor = Executor {
                scheduler: address.clone(),
                bind: host.clone(),
                host: Some(host.clone()),
                port: ports[0],
                work_port: ports[1],
                tasks: Some(1),
                folder: Some(dir.join(number.to_string())),
            };
            spawn(move || execute(&executor).unwrap());
        }
        address
    }

    #[test]
    fn a_cluster_gives_the_figures_of_the_reference_evaluator() {
        let dir = tempfile::tempdir().unwrap();
        let engine = Engine::cluster(&cluster(dir.path())).unwrap();
        let passes: usize = (FIRST..FIRST + CASES).map(|case| agree(case, &engine).work.passes).sum();
        assert!(passes > 10, "{passes}");
    }
}
