//! What all rounds came to: minimum, median and maximum of every time, and the ratios between them.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::read_to_string;
use std::path::Path;

/// Numbers by set and what they are, each in the order they came.
#[derive(Default)]
struct Rounds {
    sets: Vec<String>,
    numbers: BTreeMap<(String, String), Vec<u64>>,
    whats: Vec<String>,
}

/// Counted, not timed.
const COUNTS: [&str; 3] = ["lines", "partners", "threads"];

/// Reads the lines `set;what;number` of all rounds and prints tables.
pub fn report(file: &Path) -> Result<(), Box<dyn Error>> {
    let mut rounds = Rounds::default();
    for line in read_to_string(file)?.lines() {
        let [set, what, number] = line.split(';').collect::<Vec<_>>()[..] else { return Err(line.into()) };
        rounds.take(set, what, number.parse()?);
    }
    rounds.times();
    rounds.ratios();
    rounds.linear();
    Ok(())
}

impl Rounds {
    fn take(&mut self, set: &str, what: &str, number: u64) {
        if !self.sets.iter().any(|known| known == set) {
            self.sets.push(set.to_owned());
        }
        if !self.whats.iter().any(|known| known == what) {
            self.whats.push(what.to_owned());
        }
        self.numbers.entry((set.to_owned(), what.to_owned())).or_default().push(number);
    }

    /// Smallest, middle and greatest.
    fn spread(&self, set: &str, what: &str) -> Option<[u64; 3]> {
        let mut numbers = self.numbers.get(&(set.to_owned(), what.to_owned()))?.clone();
        numbers.sort_unstable();
        Some([*numbers.first()?, *numbers.get(numbers.len() / 2)?, *numbers.last()?])
    }

    fn median(&self, set: &str, what: &str) -> u64 {
        self.spread(set, what).map_or(0, |[_, median, _]| median)
    }

    fn times(&self) {
        println!("| set | what | times | min ms | median ms | max ms |\n|---|---|--:|--:|--:|--:|");
        for set in &self.sets {
            for what in self.whats.iter().filter(|what| !COUNTS.contains(&what.as_str())) {
                let count = self.numbers.get(&(set.clone(), what.clone())).map_or(0, Vec::len);
                if let Some(spread) = self.spread(set, what) {
                    let [min, median, max] = spread.map(|time| hundredths(time / 10));
                    println!("| {set} | {what} | {count} | {min} | {median} | {max} |");
                }
            }
        }
    }

    fn ratios(&self) {
        println!("\n| ratio of medians | {} |\n|---|{}", self.sets.join(" | "), "--:|".repeat(self.sets.len()));
        let (load, one, all) = ("load", "evaluate, one thread", "evaluate, all threads");
        let row = |title: &str, of: &dyn Fn(&str) -> (u64, u64)| {
            let cells: Vec<String> = self.sets.iter().map(|set| of(set)).map(|(a, b)| ratio(a, b)).collect();
            println!("| {title} | {} |", cells.join(" | "));
        };
        row("share of loading in load + evaluate (one thread)", &|set| {
            let (load, one) = (self.median(set, load), self.median(set, one));
            (load, load + one)
        });
        row("one thread ÷ all threads", &|set| (self.median(set, one), self.median(set, all)));
        for theirs in self.whats.iter().filter(|what| what.starts_with("DuckDB")) {
            if theirs.contains("CSV") {
                row(&format!("load + evaluate (one thread) ÷ {theirs}"), &|set| {
                    (self.median(set, load) + self.median(set, one), self.median(set, theirs))
                });
            } else {
                row(&format!("evaluate (one thread) ÷ {theirs}"), &|set| (self.median(set, one), self.median(set, theirs)));
            }
        }
        let speed: Vec<String> =
            self.sets.iter().map(|set| (self.median(set, "lines") * 1_000_000 / self.median(set, one).max(1)).to_string()).collect();
        println!("| lines a second, evaluated in one thread | {} |", speed.join(" | "));
    }

    /// Time against lines: 1.00 is linear, more is worse.
    fn linear(&self) {
        let Some(first) = self.sets.first() else { return };
        println!(
            "\n| linear? | lines | partners | times the lines | times the evaluation | evaluation ÷ lines |\n|---|--:|--:|--:|--:|--:|"
        );
        for set in &self.sets {
            let of = |what: &str| (self.median(set, what), self.median(first, what));
            let ((lines, lines_first), (time, time_first)) = (of("lines"), of("evaluate, one thread"));
            let partners = self.median(set, "partners");
            let (more, longer, both) = (ratio(lines, lines_first), ratio(time, time_first), ratio(time * lines_first, time_first * lines));
            println!("| {set} | {lines} | {partners} | {more} | {longer} | {both} |");
        }
    }
}

fn ratio(a: u64, b: u64) -> String {
    (a * 100 + b / 2).checked_div(b).map_or("-".to_owned(), hundredths)
}

fn hundredths(number: u64) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}
