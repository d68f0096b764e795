//! How well and how fast parties are matched to accounts: precision and recall on truth sets, and the time of a lookup.

mod adventure;
mod measure;
mod speed;
mod truth;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
matching measure [FOLDER...]    precision and recall on each set, by default on all there are
matching thresholds             precision and recall of the development sets at other upper thresholds
matching show FOLDER N          the first N parties of a set that were not matched rightly, with the reasons
matching adventure SEED FOLDER  writes the set made from Adventure Works
matching speed N                what building and a lookup take with N accounts";

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
        ["measure"] => measure::all(),
        ["thresholds"] => measure::thresholds(),
        ["measure", folders @ ..] => measure::these(folders),
        ["show", folder, many] => measure::show(&truth::read(Path::new(folder))?, many.parse()?),
        ["adventure", seed, folder] => truth::write(&adventure::set(seed.parse()?)?, Path::new(folder)),
        ["speed", many] => speed::speed(many.parse()?),
        _ => Err(USAGE.into()),
    }
}
