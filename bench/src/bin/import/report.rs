//! What all rounds came to: medians, lines a second, memory, and the ratios between the programs.

use std::error::Error;
use std::fs::read_to_string;
use std::path::Path;

/// What was measured of one thing.
struct Measured {
    what: String,
    times: Vec<u64>,
    lines: u64,
    peaks: Vec<u64>,
}

/// Reads the lines `what;microseconds;lines;peak KiB` of all rounds and prints tables.
pub fn report(file: &Path) -> Result<(), Box<dyn Error>> {
    let mut all: Vec<Measured> = vec![];
    for line in read_to_string(file)?.lines() {
        let [what, time, lines, peak] = line.split(';').collect::<Vec<_>>()[..] else { return Err(line.into()) };
        let place = all.iter().position(|known| known.what == what).unwrap_or_else(|| {
            all.push(Measured { what: what.into(), times: vec![], lines: 0, peaks: vec![] });
            all.len() - 1
        });
        let Some(measured) = all.get_mut(place) else { continue };
        measured.times.push(time.parse()?);
        measured.lines = lines.parse()?;
        measured.peaks.push(peak.parse()?);
    }
    println!("| what | lines | times | min s | median s | max s | lines a second | peak MB |\n|---|--:|--:|--:|--:|--:|--:|--:|");
    for measured in &all {
        let [min, median, max] = spread(&measured.times).map(|time| hundredths(time / 10_000));
        let speed = measured.lines * 1_000_000 / spread(&measured.times)[1].max(1);
        let peak = measured.peaks.iter().max().unwrap_or(&0) * 1024 / 1_000_000;
        println!("| {} | {} | {} | {min} | {median} | {max} | {speed} | {peak} |", measured.what, measured.lines, measured.times.len());
    }
    let Some(ours) = all.first() else { return Ok(()) };
    println!("\n| ratio of medians | |\n|---|--:|");
    for theirs in all.iter().filter(|measured| measured.what.starts_with("DuckDB")) {
        let (a, b) = (spread(&theirs.times)[1], spread(&ours.times)[1]);
        println!("| rate of {} ÷ rate of {} | {} |", ours.what, theirs.what, hundredths((a * 100 + b / 2) / b.max(1)));
    }
    Ok(())
}

/// Smallest, middle and greatest.
fn spread(numbers: &[u64]) -> [u64; 3] {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let at = |place: usize| sorted.get(place).copied().unwrap_or(0);
    [at(0), at(sorted.len() / 2), at(sorted.len().saturating_sub(1))]
}

fn hundredths(number: u64) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}
