//! Which accounts are worth comparing with a party: those that share something rare with it.
//!
//! Every account is filed under keys: its words, how they sound, pairs of words, three letters in a row, initials, domain, numbers, a word with a
//! post code or a city, a house. A party has keys of the same kinds; the rarest are looked up first, and a limit on what is looked at bounds the time.

use std::collections::HashMap;

use super::name::Name;
use super::party::Comparable;
use super::vocabulary::log2_sixteenths;

/// At most so many entries are looked at for one party.
const LOOKED_AT: usize = 6000;
/// A key that more accounts have than this finds nobody by itself.
const TOO_COMMON: usize = 3000;

/// Accounts by key.
#[derive(Debug, Default)]
pub(super) struct Index {
    accounts: u64,
    /// Where the accounts of a key stand in `filed`.
    keys: HashMap<u64, (usize, usize)>,
    filed: Vec<u32>,
    /// Words of accounts under what remains of them when a letter is left out.
    slips: Slips,
}

#[derive(Debug, Default)]
struct Slips {
    words: Vec<String>,
    /// Hash of what remains, and the word; sorted.
    remains: Vec<(u64, u32)>,
}

impl Index {
    pub(super) fn new(accounts: &[Comparable]) -> Self {
        let mut entries = Vec::new();
        let mut words = Vec::new();
        for (at, account) in (0_u32..).zip(accounts) {
            for (key, _) in keys(account) {
                entries.push((key, at));
            }
            words.extend(account.names.iter().flat_map(|name| &name.words).filter(|word| !word.number).map(|word| word.written.clone()));
        }
        entries.sort_unstable();
        entries.dedup();
        let mut keys = HashMap::new();
        for (at, (key, _)) in entries.iter().enumerate() {
            keys.entry(*key).or_insert((at, at)).1 = at + 1;
        }
        words.sort_unstable();
        words.dedup();
        Self {
            accounts: u64::try_from(accounts.len()).unwrap_or(u64::MAX),
            keys,
            filed: entries.into_iter().map(|(_, account)| account).collect(),
            slips: Slips::new(words),
        }
    }

    /// The accounts that share most with a party, at most `limit`, best first. Ties go by the order of accounts.
    pub(super) fn candidates(&self, party: &Comparable, limit: usize) -> Vec<u32> {
        let mut lists: Vec<(&[u32], i64)> = Vec::new();
        for (key, share) in self.party_keys(party) {
            if let Some(filed) = self.filed_under(key).filter(|filed| filed.len() <= TOO_COMMON) {
                let rare = log2_sixteenths(self.accounts + 1) - log2_sixteenths(u64::try_from(filed.len()).unwrap_or(u64::MAX)) + 16;
                lists.push((filed, rare * share / 8));
            }
        }
        lists.sort_by_key(|(filed, _)| filed.len());
        let mut looked_at: Vec<(u32, i64)> = Vec::new();
        for (filed, weight) in lists {
            if looked_at.len() + filed.len() > LOOKED_AT {
                break;
            }
            looked_at.extend(filed.iter().map(|account| (*account, weight)));
        }
        looked_at.sort_unstable();
        let mut sums: Vec<(u32, i64)> = Vec::new();
        for (account, weight) in looked_at {
            match sums.last_mut() {
                Some(last) if last.0 == account => last.1 += weight,
                _ => sums.push((account, weight)),
            }
        }
        sums.sort_unstable_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
        sums.truncate(limit);
        sums.into_iter().map(|(account, _)| account).collect()
    }

    fn filed_under(&self, key: u64) -> Option<&[u32]> {
        let (from, to) = self.keys.get(&key)?;
        self.filed.get(*from..*to)
    }

    /// The keys of a party, and those of words that one or two slips make of its own.
    fn party_keys(&self, party: &Comparable) -> Vec<(u64, i64)> {
        let mut found = keys(party);
        let words = party.names.iter().flat_map(|name| &name.words).filter(|word| !word.number && word.written.len() > 3);
        for word in words {
            found.extend(self.slips.words_near(&word.written).into_iter().map(|near| (key("w", &[near]), 6)));
        }
        found.sort_unstable_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)));
        found.dedup_by_key(|(key, _)| *key);
        found
    }
}

impl Slips {
    fn new(words: Vec<String>) -> Self {
        let mut remains = Vec::new();
        for (at, word) in (0_u32..).zip(&words) {
            remains.extend(left_out(word).map(|remains| (remains, at)));
        }
        remains.sort_unstable();
        remains.dedup();
        Self { words, remains }
    }

    /// Words of accounts that share what remains when each leaves out a letter or none: all that are one slip away, and some that are two.
    fn words_near(&self, word: &str) -> Vec<&str> {
        let mut near = Vec::new();
        for remains in left_out(word) {
            let from = self.remains.partition_point(|(other, _)| *other < remains);
            let same = self.remains.get(from..).unwrap_or_default().iter().take_while(|(other, _)| *other == remains);
            near.extend(same.map(|(_, at)| *at).take(20));
        }
        near.sort_unstable();
        near.dedup();
        near.into_iter().filter_map(|at| self.words.get(usize::try_from(at).ok()?)).map(String::as_str).collect()
    }
}

/// The word, and the word without each of its letters, as hashes. Short words are not taken for slips of each other.
fn left_out(word: &str) -> impl Iterator<Item = u64> {
    let letters: Vec<char> = if word.chars().count() > 3 { word.chars().collect() } else { Vec::new() };
    let whole = (!letters.is_empty()).then(|| key("", &[word]));
    let without = (0..letters.len()).map(move |gap| {
        let rest: String = letters.iter().enumerate().filter(|(at, _)| *at != gap).map(|(_, letter)| *letter).collect();
        key("", &[&rest])
    });
    whole.into_iter().chain(without)
}

/// The keys of an account or a party, each with what sharing it counts, in eighths.
fn keys(who: &Comparable) -> Vec<(u64, i64)> {
    let mut found = Vec::new();
    for name in &who.names {
        name_keys(name, who, &mut found);
    }
    if !who.domain.is_empty() {
        found.push((key("d", &[&who.domain]), 24));
    }
    found.extend(who.numbers.iter().map(|number| (key("x", &[&number.bare]), 40)));
    let address = &who.address;
    if !address.number.is_empty() {
        if !address.postcode.is_empty() {
            found.push((key("p", &[&address.postcode, &address.number]), 8));
        }
        let longest = address.street.iter().max_by(|one, other| one.len().cmp(&other.len()).then(other.cmp(one)));
        if let Some(street) = longest {
            found.push((key("h", &[street, &address.number]), 8));
        }
    }
    found
}

fn name_keys(name: &Name, who: &Comparable, found: &mut Vec<(u64, i64)>) {
    let city = who.address.city.first().map_or("", String::as_str);
    for word in &name.words {
        found.push((key("w", &[&word.text]), 8));
        if word.written != word.text {
            found.push((key("w", &[&word.written]), 4));
        }
        found.push((key("s", &[&word.sound]), 4));
        if !who.address.postcode.is_empty() {
            found.push((key("wp", &[&word.text, &who.address.postcode]), 6));
        }
        if !city.is_empty() {
            found.push((key("wc", &[&word.text, city]), 4));
        }
        if (2..=6).contains(&word.text.len()) {
            found.push((key("a", &[&word.text]), 6));
        }
    }
    for (left, right) in name.words.iter().zip(name.words.iter().skip(1)) {
        found.push((key("w", &[&left.written, &right.written]), 8));
        let pair = if left.text <= right.text { [left.text.as_str(), &right.text] } else { [right.text.as_str(), &left.text] };
        found.push((key("b", &pair), 6));
    }
    found.push((key("w", &[&name.joined]), 8));
    let initials: String = name.words.iter().filter_map(|word| word.text.chars().next()).collect();
    for letters in [&name.initials, &initials] {
        if (2..=6).contains(&letters.chars().count()) {
            found.push((key("a", &[letters]), 6));
        }
    }
    let letters: Vec<char> = name.joined.chars().collect();
    for three in letters.windows(3) {
        let three: String = three.iter().collect();
        found.push((key("t", &[&three]), 2));
    }
}

/// A hash that is the same everywhere (FNV-1a). Two keys that share one only bring a candidate too many. Parts of a "w" run together, so that words
/// written as one are found.
fn key(kind: &str, parts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    kind.bytes().for_each(&mut add);
    add(0);
    for part in parts {
        part.bytes().for_each(&mut add);
        if kind != "w" {
            add(1);
        }
    }
    hash
}
