//! What all rounds came to: medians, lines a second, memory, the ratios between the programs, and how it grows with the lines.

use std::error::Error;
use std::fs::read_to_string;
use std::path::Path;

/// What was measured of one thing over one set.
struct Measured {
    set: String,
    what: String,
    times: Vec<u64>,
    /// Lines read; bytes where only bytes are read.
    lines: u64,
    peak: u64,
}

/// Reads the lines `set;what;microseconds;lines;peak KiB` of all rounds and prints tables.
pub fn report(file: &Path) -> Result<(), Box<dyn Error>> {
    let all = read(file)?;
    println!(
        "| lines in the store | what | times | min s | median s | max s | million a second | peak MB |\n|--:|---|--:|--:|--:|--:|--:|--:|"
    );
    for measured in &all {
        let [min, median, max] = spread(&measured.times);
        let speed = hundredths(measured.lines * 100 / median.max(1));
        let (min, median, max) = (seconds(min), seconds(median), seconds(max));
        let peak = measured.peak * 1024 / 1_000_000;
        println!("| {} | {} | {} | {min} | {median} | {max} | {speed} | {peak} |", measured.set, measured.what, measured.times.len());
    }
    let of = |set: &str, what: &str| all.iter().find(|one| one.set == set && one.what == what).map(|one| spread(&one.times)[1]);
    let mut sets: Vec<&str> = all.iter().map(|measured| measured.set.as_str()).collect();
    sets.dedup();
    println!("\n| lines in the store | time ÷ time of Fairway | |\n|--:|---|--:|");
    for set in &sets {
        let Some(ours) = of(set, "Fairway") else { continue };
        for other in all.iter().filter(|one| one.set == *set && one.what != "Fairway") {
            println!("| {set} | {} | {} |", other.what, ratio(spread(&other.times)[1], ours));
        }
    }
    println!("\n| what | time for the largest set ÷ time for the smallest |\n|---|--:|");
    if let ([smallest, .., largest], true) = (sets.as_slice(), sets.len() > 1) {
        for one in all.iter().filter(|one| one.set == *largest) {
            if let Some(before) = of(smallest, &one.what) {
                println!("| {} | {} |", one.what, ratio(spread(&one.times)[1], before));
            }
        }
    }
    Ok(())
}

fn read(file: &Path) -> Result<Vec<Measured>, Box<dyn Error>> {
    let mut all: Vec<Measured> = vec![];
    for line in read_to_string(file)?.lines() {
        let [set, what, time, lines, peak] = line.split(';').collect::<Vec<_>>()[..] else { return Err(line.into()) };
        let (time, lines, peak) = (time.parse()?, lines.parse()?, peak.parse()?);
        match all.iter_mut().find(|known| known.set == set && known.what == what) {
            Some(known) => {
                known.times.push(time);
                known.peak = known.peak.max(peak);
            }
            None => all.push(Measured { set: set.into(), what: what.into(), times: vec![time], lines, peak }),
        }
    }
    Ok(all)
}

/// Smallest, middle and greatest.
fn spread(numbers: &[u64]) -> [u64; 3] {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let at = |place: usize| sorted.get(place).copied().unwrap_or(0);
    [at(0), at(sorted.len() / 2), at(sorted.len().saturating_sub(1))]
}

fn ratio(a: u64, b: u64) -> String {
    hundredths((a * 100 + b / 2) / b.max(1))
}

/// Microseconds as seconds with three places.
fn seconds(micros: u64) -> String {
    format!("{}.{:03}", micros / 1_000_000, micros / 1_000 % 1_000)
}

fn hundredths(number: u64) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}
