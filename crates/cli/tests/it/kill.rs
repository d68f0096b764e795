//! An import that is killed at any instant leaves the store as it was or with the whole report, and going on makes it whole.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

/// Names only: without a list of accounts every line is unallocated, so `pos match` reads them all.
const PROFILE: &str = "[report]\nreporter = \"northgate\"\nevery = \"week\"\n[sale]\ndate = \"day\"\n[sale.columns]\nreseller = \"dealer\"\ninvoice = \"invoice\"\nline = \"line\"\n\
                       product = \"part\"\nquantity = \"pieces\"\nnet_amount = \"net\"\ncurrency = { constant = \"EUR\" }\n";
const EDI: &str = "[report]\nreporter = \"northgate\"\nevery = \"week\"\n[format]\ndates = \"yearmonthday\"\n[sale]\nedi = { message = \"867\", levels = [\"PTD\", \"QTY\"] }\n\
                   date = \"DTM[003].2\"\n[sale.columns]\nreseller = \"N1[BY].2\"\ninvoice = \"PTD.5\"\nline = \"PTD.6\"\nproduct = \"LIN{VP}\"\nquantity = \"QTY[39].2\"\n\
                   net_amount = \"AMT[1].2\"\ncurrency = \"CUR.2\"\n";
const WEEKS: u32 = 4;

/// Numbers that look thrown and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) % bound.max(1)
    }
}

/// A report of a week: how many lines, and their sum in cents.
struct Report {
    file: String,
    profile: &'static str,
    lines: u64,
    cents: u64,
}

fn put(dir: &Path, name: &str, text: &str) -> String {
    std::fs::write(dir.join(name), text).unwrap();
    name.to_owned()
}

fn report(dir: &Path, number: u64) -> Report {
    let week = u32::try_from(number).unwrap() % WEEKS;
    let day = 1 + week * 7;
    let count = 150 + number % 50;
    let goods = |at: u64| (format!("Dealer {}", at % 7), format!("R{number}"), 100 + number * 13 + at);
    let cents = (0..count).map(|at| goods(at).2).sum();
    if number.is_multiple_of(3) {
        let mut body = vec!["ST*867*0001".to_owned(), "BPT*00*X*20240205".to_owned(), "CUR*SE*EUR".to_owned()];
        for at in 0..count {
            let (dealer, invoice, cents) = goods(at);
            body.push(format!(
                "PTD*SD***DI*{invoice}*{at}~DTM*003*202401{day:02}~N1*BY*{dealer}~QTY*39*1*EA~LIN**VP*P1~AMT*1*{}.{:02}",
                cents / 100,
                cents % 100
            ));
        }
        let segments = 3 + count * 6 + 1;
        let isa = "ISA*00*          *00*          *ZZ*NORTHGATE      *ZZ*VENDOR         *240205*1200*U*00401*000000001*0*P*>";
        let text = format!("{isa}~GS*PT*N*V*20240205*1200*1*X*004010~{}~SE*{segments}*0001~GE*1*1~IEA*1*000000001~", body.join("~"));
        return Report { file: put(dir, &format!("r{number}.x12"), &text), profile: EDI, lines: count, cents };
    }
    let mut text = "dealer,day,invoice,line,part,pieces,net\n".to_owned();
    for at in 0..count {
        let (dealer, invoice, cents) = goods(at);
        text += &format!("{dealer},2024-01-{day:02},{invoice},{at},P1,1,{}.{:02}\n", cents / 100, cents % 100);
    }
    Report { file: put(dir, &format!("r{number}.csv"), &text), profile: PROFILE, lines: count, cents }
}

fn fairway(dir: &Path, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_fairway"))
        .args(arguments)
        .current_dir(dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn json(dir: &Path, arguments: &[&str]) -> Value {
    let done = fairway(dir, arguments).wait_with_output().unwrap();
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_slice(&done.stdout).unwrap()
}

/// Lines and cents that are really there: read from the segments of what counts.
fn there(dir: &Path) -> (u64, u64) {
    if !dir.join("store/store.json").exists() {
        return (0, 0);
    }
    let parties = json(dir, &["pos", "match", "--store", "store", "--format", "json"]);
    let (mut lines, mut cents) = (0, 0);
    for party in parties.as_array().unwrap() {
        lines += party["sums"]["lines"].as_u64().unwrap();
        let amount = party["sums"]["amounts"]["EUR"].as_str().unwrap();
        let (whole, part) = amount.split_once('.').unwrap_or((amount, "0"));
        cents += whole.parse::<u64>().unwrap() * 100 + format!("{part:0<2}").parse::<u64>().unwrap();
    }
    (lines, cents)
}

#[test]
fn a_killed_import_loses_and_doubles_nothing() {
    // `FAIRWAY_DEEP=1` kills a thousand times.
    let kills = if std::env::var_os("FAIRWAY_DEEP").is_some() { 1_000 } else { 100 };
    let folder = TempDir::new().unwrap();
    let dir = folder.path();
    put(dir, "csv.toml", PROFILE);
    put(dir, "edi.toml", EDI);
    let mut dice = Dice(0x5eed_f00d);
    let mut weeks: BTreeMap<u64, (u64, u64)> = BTreeMap::new();
    let mut long = Duration::from_millis(400);
    let (mut cut, mut whole) = (0, 0);
    let mut edge = 60_000;
    for number in 0..kills {
        let report = report(dir, number);
        let profile = if report.profile == EDI { "edi.toml" } else { "csv.toml" };
        let import = ["pos", "import", report.file.as_str(), "--store", "store", "--profile", profile, "--received", "2024-02-05"];
        let sum = |weeks: &BTreeMap<u64, (u64, u64)>| weeks.values().fold((0, 0), |all, week| (all.0 + week.0, all.1 + week.1));
        let before = sum(&weeks);
        weeks.insert(number % u64::from(WEEKS), (report.lines, report.cents));
        let after = sum(&weeks);
        let mut child = fairway(dir, &import);
        // Every other time near the moment it counts, which is looked for as it goes; else at any moment.
        let near = number % 2 == 1;
        let any = u64::try_from(long.as_micros()).unwrap();
        let delay = if near { (edge + dice.below(8_000)).saturating_sub(4_000) } else { dice.below(any) };
        std::thread::sleep(Duration::from_micros(delay));
        child.kill().unwrap();
        child.wait().unwrap();
        let seen = there(dir);
        assert!(seen == before || seen == after, "report {number}: {seen:?}, neither {before:?} nor {after:?}");
        if near {
            edge = if seen == before { edge + 2_000 } else { edge.saturating_sub(2_000) };
        }
        if seen == before {
            cut += 1
        } else {
            whole += 1
        };
        let begun = Instant::now();
        let done = fairway(dir, &import).wait_with_output().unwrap();
        assert!(done.status.success(), "report {number}: {}", String::from_utf8_lossy(&done.stderr));
        if seen == before {
            long = (long + begun.elapsed()) / 2;
        }
        assert_eq!(there(dir), after, "report {number}");
    }
    // Killed before and after the moment it counts: else the test tries nothing.
    assert!(cut > kills / 10 && whole > 0, "{cut} cut off, {whole} whole");
    let listed = json(dir, &["pos", "submissions", "--store", "store", "--format", "json"]);
    assert_eq!(listed.as_array().unwrap().len() as u64, kills);
    assert_eq!(listed.as_array().unwrap().iter().filter(|held| held["counts"] == true).count(), WEEKS as usize);
}
