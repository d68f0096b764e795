//! How long a large report takes to come in, and how much memory: one measurement a process, so that several programs can take turns (`import.sh`).

mod generate;
mod report;
mod take;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
import generate FOLDER LINES            makes a report of so many lines, smaller ones, parts, accounts and a profile
import take WHAT FOLDER FILE STORE HOW  imports FOLDER/FILE into STORE; prints `WHAT;microseconds;lines read;peak KiB` and, to the error
                                        stream, what was accepted. HOW: `quarter`, `week`, or `more` (adds to the quarter)
import report FILE                      medians of all rounds and their ratios";

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
        ["generate", folder, lines] => generate::generate(Path::new(folder), lines.parse()?),
        ["take", what, folder, file, store, how] => take::take(what, Path::new(folder), file, Path::new(store), how),
        ["report", file] => report::report(Path::new(file)),
        _ => Err(USAGE.into()),
    }
}
