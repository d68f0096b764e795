//! How long a whole programme takes to measure over a store: one measurement a process, so that several programs can take turns (`measure.sh`).

mod limit;
mod money;
mod report;
mod set;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
measure generate STORE FACTS LINES   makes a store of so many lines, and its partners
measure add STORE LINES              one more report
measure figures STORE FACTS          every figure of every partner, as CSV, in order
measure round SET STORE FACTS TIMES  measures so often; prints `SET;WHAT;microseconds;lines;peak KiB` for each time
measure again SET STORE FACTS        the same, with what was found before kept in the store
measure why SET STORE FACTS          one figure and the lines behind it
measure limit SET STORE              how fast the machine reads and unpacks the same columns
measure money SET STORE FACTS TIMES  every incentive of every partner: the lines added up, and the money calculated
measure paid SET STORE FACTS         the same from the start, with what was found before kept in the store
measure earned STORE FACTS           what everybody earns, as CSV
measure report FILE                  medians of all rounds and their ratios";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<(), Box<dyn Error>> {
    match arguments {
        ["generate", store, facts, lines] => set::generate(Path::new(store), Path::new(facts), lines.parse()?),
        ["add", store, lines] => set::add(Path::new(store), lines.parse()?),
        ["figures", store, facts] => set::figures(Path::new(store), Path::new(facts)),
        ["round", set, store, facts, times] => set::round(set, Path::new(store), Path::new(facts), times.parse()?),
        ["again", set, store, facts] => set::again(set, Path::new(store), Path::new(facts)),
        ["why", set, store, facts] => set::why(set, Path::new(store), Path::new(facts)),
        ["limit", set, store] => limit::limit(set, Path::new(store)),
        ["money", set, store, facts, times] => money::money(set, Path::new(store), Path::new(facts), times.parse()?),
        ["paid", set, store, facts] => money::again(set, Path::new(store), Path::new(facts)),
        ["earned", store, facts] => money::earned(Path::new(store), Path::new(facts)),
        ["report", file] => report::report(Path::new(file)),
        _ => Err(USAGE.into()),
    }
}
