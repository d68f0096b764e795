//! What the vendor knows, as it lies in the folder `reference` of a store: parts, special prices, accounts, customers.

use std::collections::BTreeMap;

use super::state::State;
use super::{Refusal, Store};
use crate::intake::{Accounts, Allotted, Written};
use crate::matching::{Account, Aliases, Candidate, Matcher, Outcome, Party, Remembered};
use crate::reference::{Reference, Table};

/// What the vendor knows.
pub struct Known {
    /// Parts and special prices.
    pub reference: Reference,
    /// Resellers; none where there is no list of them.
    pub resellers: Option<Matcher>,
    /// End customers; none where there is no list of them.
    pub customers: Option<Matcher>,
    /// The files that are not there, with what is not checked without them.
    pub missing: Vec<&'static str>,
}

/// Finds accounts for the lines of one reporter.
pub struct Reported<'k> {
    known: &'k Known,
    reporter: String,
    aliases: Aliases,
}

impl Store {
    /// Reads what the vendor knows.
    ///
    /// # Errors
    /// [`Refusal::Unusable`] with every row of a file that cannot be used.
    pub fn known(&self) -> Result<Known, Refusal> {
        let mut known = Known::nothing();
        let file = |name: &str| self.home.get(&format!("reference/{name}"));
        let bad = |name: &str| {
            let name = format!("reference/{name}");
            move |bad| Refusal::Unusable(name, bad)
        };
        match file("products.csv")? {
            Some(bytes) => known.reference.take_products(bytes).map_err(bad("products.csv"))?,
            None => known.missing.push("products.csv: part numbers and prices are not checked"),
        }
        match file("special_prices.csv")? {
            Some(bytes) => known.reference.take_special_prices(bytes).map_err(bad("special_prices.csv"))?,
            None => known.missing.push("special_prices.csv: numbers of special prices and deals are not checked"),
        }
        match file("accounts.csv")? {
            Some(bytes) => known.resellers = Some(Matcher::new(accounts(bytes).map_err(bad("accounts.csv"))?)),
            None => known.missing.push("accounts.csv: ids of partners are taken as they are, and names are not matched"),
        }
        if let Some(bytes) = file("customers.csv")? {
            known.customers = Some(Matcher::new(accounts(bytes).map_err(bad("customers.csv"))?));
        }
        Ok(known)
    }

    /// A file of what the vendor knows; none where it is not there.
    ///
    /// # Errors
    /// What the system says.
    pub fn reference(&self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        Ok(self.home.get(&format!("reference/{name}"))?)
    }

    /// Puts a file of what the vendor knows into the store, in place of the one that is there.
    ///
    /// # Errors
    /// What the system says.
    pub fn set_reference(&self, name: &str, bytes: &[u8]) -> Result<(), Refusal> {
        let name = format!("reference/{name}");
        let folder = self.home.workshop();
        std::fs::create_dir_all(&folder)?;
        let file = folder.join("reference");
        std::fs::write(&file, bytes)?;
        Ok(self.home.put_file(&name, &file)?)
    }
}

/// The accounts of a CSV file.
pub(super) fn accounts(bytes: Vec<u8>) -> Result<Vec<Account>, Vec<String>> {
    let table = Table::read(bytes, &["id", "name"])?;
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let mut bad = vec![];
    let mut accounts = vec![];
    for row in &table.rows {
        let text = |name: &str| table.text(row, name);
        let id = text("id");
        if id.is_empty() {
            bad.push(format!("line {}: `id` is empty", row.0));
        } else if let Some(line) = seen.insert(id.clone(), row.0) {
            bad.push(format!("line {}: `{id}` stands on line {line} as well", row.0));
        }
        let other = text("other_names");
        accounts.push(Account {
            id,
            name: text("name"),
            other_names: other.split(['|', ';']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect(),
            street: text("street"),
            city: text("city"),
            postcode: text("postcode"),
            country: text("country"),
            domain: text("domain"),
            tax_id: text("tax_id"),
            registry_id: text("registry_id"),
        });
    }
    if bad.is_empty() { Ok(accounts) } else { Err(bad) }
}

impl Known {
    /// Nothing is known.
    #[must_use]
    pub fn nothing() -> Self {
        Self { reference: Reference::default(), resellers: None, customers: None, missing: vec![] }
    }

    /// Whoever finds accounts for a reporter, with what was decided before.
    #[must_use]
    pub fn accounts(&self, reporter: &str, state: &State) -> Reported<'_> {
        let mut aliases = Aliases::default();
        for alias in &state.aliases {
            let decided = alias.account.clone().map_or(Remembered::NoAccount, Remembered::Account);
            aliases.remember(&alias.reporter, &alias.party.party(), decided);
        }
        Reported { known: self, reporter: reporter.into(), aliases }
    }
}

impl Reported<'_> {
    /// What the matching says of a party: a match, candidates for a person to decide between, or nothing.
    #[must_use]
    pub fn outcome(&self, party: &Written) -> Option<Outcome> {
        let matcher = self.known.resellers.as_ref()?;
        Some(matcher.find(&self.reporter, &party.party(), &self.aliases))
    }
}

impl Accounts for Reported<'_> {
    fn reseller(&self, party: &Written) -> Allotted {
        match self.outcome(party) {
            Some(outcome) => allotted(outcome, party),
            // Without a list, an id is believed.
            None if !party.id.is_empty() => Allotted::Account { account: party.id.clone(), how: String::new() },
            None => Allotted::Nobody(format!("there is no list of accounts to find `{}` in", party.name)),
        }
    }

    fn customer(&self, party: &Written) -> Option<Allotted> {
        let matcher = self.known.customers.as_ref()?;
        Some(allotted(matcher.find(&self.reporter, &party.party(), &self.aliases), party))
    }
}

fn allotted(outcome: Outcome, party: &Written) -> Allotted {
    let shown = if party.name.is_empty() { &party.id } else { &party.name };
    match outcome {
        Outcome::Matched(candidate) => {
            let by_id = !party.id.is_empty() && candidate.account == party.id;
            let how = if by_id { String::new() } else { how(&candidate) };
            Allotted::Account { account: candidate.account, how }
        }
        Outcome::Review(candidates) => {
            let others = match candidates.len() {
                0 | 1 => String::new(),
                2 => ", or another account".into(),
                count => format!(", or one of {} others", count - 1),
            };
            let best = candidates.first().map(|best| format!("`{}`{others} ({})", best.account, best.sentence())).unwrap_or_default();
            Allotted::Nobody(format!("`{shown}` may be {best}"))
        }
        Outcome::Unknown(_) => Allotted::Nobody(format!("`{shown}` is no account we know")),
    }
}

/// How an account was found, in a line.
pub(super) fn how(candidate: &Candidate) -> String {
    format!("{} ({})", candidate.sentence(), candidate.score)
}

impl Written {
    /// The party as matching knows it.
    #[must_use]
    pub fn party(&self) -> Party {
        Party {
            id: self.id.clone(),
            name: self.name.clone(),
            street: self.street.clone(),
            city: self.city.clone(),
            postcode: self.postcode.clone(),
            country: self.country.clone(),
            domain: self.domain.clone(),
            tax_id: self.tax_id.clone(),
        }
    }
}
