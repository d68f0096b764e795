//! A truth set made from the resellers of Adventure Works: each written twice as reporters write, a quarter of the accounts taken out of the list.
//! Whole numbers only; the same seed gives the same set.

use std::error::Error;
use std::path::Path;

use pos::matching::{Account, Party};

use crate::truth::{Told, Truth};

const NAME: usize = 2;
const STREET: usize = 11;
const CITY: usize = 13;
const POSTCODE: usize = 16;
const COUNTRY: usize = 17;

/// Words as reporters shorten them.
const SHORT: [(&str, &str); 18] = [
    ("Company", "Co."),
    ("Bike", "Bicycle"),
    ("Bikes", "Bicycles"),
    ("Store", "Stores"),
    ("Manufacturing", "Mfg"),
    ("International", "Int'l"),
    ("Sports", "Sport"),
    ("and", "&"),
    ("Supply", "Sup."),
    ("Distributors", "Distr."),
    ("Center", "Ctr"),
    ("Systems", "Sys"),
    ("Services", "Svcs"),
    ("Associates", "Assoc."),
    ("Street", "St"),
    ("Avenue", "Ave."),
    ("Road", "Rd"),
    ("Drive", "Dr."),
];

/// The set of a seed.
pub fn set(seed: u64) -> Result<Truth, Box<dyn Error>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/adventureworks/resellers.csv");
    let mut accounts = Vec::new();
    let mut parties = Vec::new();
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    for row in csv::Reader::from_path(file)?.records() {
        let row = row?;
        let cell = |at: usize| row.get(at).unwrap_or_default().to_owned();
        let (id, name, street, city) = (cell(1), cell(NAME), cell(STREET), cell(CITY));
        let account =
            Account { id: id.clone(), name, street, city, postcode: cell(POSTCODE), country: cell(COUNTRY), ..Account::default() };
        let known = dice.below(4) != 0;
        for _ in 0..2 {
            let means = if known { vec![id.clone()] } else { Vec::new() };
            parties.push(Told { party: as_reported(&account, &mut dice), means });
        }
        if known {
            accounts.push(account);
        }
    }
    Ok(Truth { name: format!("adventure-{seed}"), accounts, parties })
}

fn as_reported(account: &Account, dice: &mut Dice) -> Party {
    let mut name = account.name.clone();
    if dice.below(3) == 0 {
        name = shortened(&name);
    }
    if dice.below(3) == 0 {
        name = with_slip(&name, dice);
    }
    match dice.below(8) {
        0 => name = format!("{name}, {}", account.city),
        1 => name = format!("{name} {}", ["Inc.", "LLC", "Ltd", "Corp", "GmbH"][usize::try_from(dice.below(5)).unwrap_or(0)]),
        2 => name = swapped(&name),
        3 => name = without_space(&name),
        _ => {}
    }
    if dice.below(3) == 0 {
        name = name.to_uppercase();
    }
    let mut party = Party { name, ..Party::default() };
    let tells = dice.below(4);
    if tells > 0 {
        party.city.clone_from(&account.city);
        party.country.clone_from(&account.country);
    }
    if tells > 1 {
        party.street = if dice.below(2) == 0 { shortened(&account.street) } else { with_slip(&account.street, dice) };
        party.postcode = account.postcode.trim_start_matches('0').to_owned();
    }
    party
}

fn shortened(text: &str) -> String {
    let words = text.split(' ').map(|word| SHORT.iter().find(|(long, _)| *long == word).map_or(word, |(_, short)| short));
    words.collect::<Vec<_>>().join(" ")
}

/// One letter left out, doubled, or swapped with the next.
fn with_slip(text: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    if letters.len() < 5 {
        return text.to_owned();
    }
    let at = 1 + usize::try_from(dice.below(u64::try_from(letters.len() - 2).unwrap_or(1))).unwrap_or(0);
    match dice.below(3) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

fn swapped(text: &str) -> String {
    match text.split_once(' ') {
        Some((first, rest)) => format!("{rest}, {first}"),
        None => text.to_owned(),
    }
}

fn without_space(text: &str) -> String {
    text.replacen(' ', "", 1)
}

/// Throws that are the same for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % sides
    }
}
