//! How long standing takes: one round at a time, so that rounds of several programs can alternate (`run.sh` does that).

mod facts;
mod generate;
mod report;
mod round;
mod sums;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
standing generate FOLDER        makes the sets of ten times the size in FOLDER/lines and FOLDER/partners
standing round NAME FOLDER N    loads a set, evaluates every partner N times after a warm-up, prints what it took
standing fingerprint FOLDER     one number for everything that standing says about a set
standing sums FOLDER            the revenue sums of every partner, as CSV
standing report FILE            minimum, median and maximum of all rounds, and their ratios";

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
        ["generate", folder] => generate::generate(Path::new(folder)),
        ["round", name, folder, times] => round::round(name, Path::new(folder), times.parse()?),
        ["fingerprint", folder] => round::fingerprint(Path::new(folder)),
        ["sums", folder] => sums::sums(Path::new(folder)),
        ["report", file] => report::report(Path::new(file)),
        _ => Err(USAGE.into()),
    }
}
