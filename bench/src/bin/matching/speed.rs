//! What building the index and one lookup take.

use std::error::Error;
use std::time::Instant;

use pos::matching::{Account, Aliases, Matcher, Outcome};

use crate::adventure;

/// Words put in front of names, so that accounts differ as they do in life.
const SYLLABLES: [&str; 24] = [
    "ba", "ker", "son", "mil", "ler", "hof", "stein", "ro", "ta", "vel", "don", "mar", "kin", "lo", "der", "wal", "ten", "bur", "gen",
    "fri", "sch", "el", "as", "nor",
];

/// Builds with as many accounts as asked for, made from Adventure Works, and looks up all parties of its set.
pub fn speed(many: usize) -> Result<(), Box<dyn Error>> {
    let set = adventure::set(3)?;
    let accounts: Vec<Account> =
        set.accounts.iter().cycle().take(many).enumerate().map(|(number, account)| copy(number, account, set.accounts.len())).collect();
    let start = Instant::now();
    let matcher = Matcher::new(accounts);
    println!("{many} accounts ready in {} ms", start.elapsed().as_millis());
    let aliases = Aliases::default();
    let mut times = Vec::new();
    let mut matched = 0;
    for told in &set.parties {
        let start = Instant::now();
        let outcome = matcher.find("", &told.party, &aliases);
        times.push(start.elapsed().as_micros());
        matched += u64::from(matches!(outcome, Outcome::Matched(_)));
    }
    times.sort_unstable();
    let at = |share: usize| times.get(times.len() * share / 1000).copied().unwrap_or_default();
    println!("{} lookups, {matched} matched; microseconds: median {}, 99 % {}, greatest {}", times.len(), at(500), at(990), at(999));
    Ok(())
}

fn copy(number: usize, account: &Account, round: usize) -> Account {
    let times = number / round;
    if times == 0 {
        return account.clone();
    }
    let syllable = |at: usize| SYLLABLES[at % SYLLABLES.len()];
    let word = [syllable(times), syllable(number / 7), syllable(times / 24 + number)].concat();
    let mut copy = account.clone();
    copy.id = format!("{}-{times}", account.id);
    copy.name = format!("{word} {}", account.name);
    copy.street = format!("{} {}", number % 900, account.street);
    copy
}
