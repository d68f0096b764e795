//! One round: load, warm up, evaluate. Every time is a line `set,what,microseconds` for the report.

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use programme::model::History;
use programme::record::{PartnerId, Records};
use programme::standing::standing;

use crate::facts::{self, SIGHT};

/// Loads a set and evaluates it some times, in one thread and in as many as the machine has.
pub fn round(name: &str, folder: &Path, times: usize) -> Result<(), Box<dyn Error>> {
    let history = facts::programme()?;
    drop(facts::records(&history, folder)?);
    let begun = Instant::now();
    let records = facts::records(&history, folder)?;
    say(name, "load", begun.elapsed().as_micros());
    say(name, "lines", facts::lines(&records) as u128);
    say(name, "partners", records.partners().count() as u128);
    let all = thread::available_parallelism()?.get();
    say(name, "threads", all as u128);
    evaluate(&history, &records, 1);
    for _ in 0..times {
        for (what, threads) in [("evaluate, one thread", 1), ("evaluate, all threads", all)] {
            let begun = Instant::now();
            evaluate(&history, &records, threads);
            say(name, what, begun.elapsed().as_micros());
        }
    }
    Ok(())
}

fn say(name: &str, what: &str, number: u128) {
    println!("{name};{what};{number}");
}

/// The standing of every partner, all levels explained.
fn evaluate(history: &History, records: &Records, threads: usize) {
    let partners: Vec<PartnerId> = records.partners().collect();
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(partner) = partners.get(next.fetch_add(1, Ordering::Relaxed)) {
            black_box(standing(history, records, *partner, SIGHT));
        }
    };
    if threads == 1 {
        work();
    } else {
        thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
    }
}

/// One number for everything that is said about a set: equal before and after a change that must change nothing (FNV-1a).
pub fn fingerprint(folder: &Path) -> Result<(), Box<dyn Error>> {
    let history = facts::programme()?;
    let records = facts::records(&history, folder)?;
    let mut print: u64 = 0xcbf2_9ce4_8422_2325;
    for partner in records.partners() {
        for byte in format!("{:?}", standing(&history, &records, partner, SIGHT)).bytes() {
            print = (print ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    println!("{print:016x}");
    Ok(())
}
