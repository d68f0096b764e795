//! What clerks decided: "this text from this reporter means that account", "never that account", "no account of ours".

use std::collections::{BTreeMap, BTreeSet};

use super::party::Party;
use super::words;

/// What a clerk decided about a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remembered {
    /// It is this account.
    Account(String),
    /// It is not this account, whatever the names say.
    Never(String),
    /// It is nobody we keep an account of.
    NoAccount,
}

/// Everything clerks decided, by reporter: the same text from another reporter may mean somebody else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Aliases {
    means: BTreeMap<(String, String), Option<String>>,
    never: BTreeSet<(String, String, String)>,
}

impl Aliases {
    /// Remembers a decision. A later one about the same party replaces an earlier one; "never" adds up and takes back the account it names.
    pub fn remember(&mut self, reporter: &str, party: &Party, decision: Remembered) {
        self.remember_key(reporter, &party_key(party), decision);
    }

    /// As [`Aliases::remember`], with a key that [`party_key`] made: for reading decisions back from where they are kept.
    pub fn remember_key(&mut self, reporter: &str, key: &str, decision: Remembered) {
        let (reporter, key) = (reporter.to_owned(), key.to_owned());
        match decision {
            Remembered::Account(account) => {
                self.never.remove(&(reporter.clone(), key.clone(), account.clone()));
                self.means.insert((reporter, key), Some(account));
            }
            Remembered::NoAccount => {
                self.means.insert((reporter, key), None);
            }
            Remembered::Never(account) => {
                let means = (reporter.clone(), key.clone());
                if self.means.get(&means).is_some_and(|meant| meant.as_ref() == Some(&account)) {
                    self.means.remove(&means);
                }
                self.never.insert((reporter, key, account));
            }
        }
    }

    /// All decisions in order: reporter, key, decision. What [`Aliases::remember_key`] takes.
    pub fn decisions(&self) -> Vec<(&str, &str, Remembered)> {
        let means = self.means.iter().map(|((reporter, key), account)| {
            let decision = account.clone().map_or(Remembered::NoAccount, Remembered::Account);
            (reporter.as_str(), key.as_str(), decision)
        });
        let never = self.never.iter().map(|(reporter, key, account)| (reporter.as_str(), key.as_str(), Remembered::Never(account.clone())));
        means.chain(never).collect()
    }

    /// What a party of this reporter means: an account, nobody (`Some(None)`), or not decided.
    pub(super) fn meaning(&self, reporter: &str, key: &str) -> Option<Option<&str>> {
        self.means.get(&(reporter.to_owned(), key.to_owned())).map(|account| account.as_deref())
    }

    pub(super) fn is_never(&self, reporter: &str, key: &str, account: &str) -> bool {
        !self.never.is_empty() && self.never.contains(&(reporter.to_owned(), key.to_owned(), account.to_owned()))
    }
}

/// What is remembered of a party: all it says, in one case, without accents and punctuation.
///
/// ```
/// use pos::matching::{Party, party_key};
/// let party = Party { name: "ACME, Inc.".into(), city: "Genève".into(), ..Party::default() };
/// assert_eq!(party_key(&party), "acme inc||geneve|||||");
/// ```
pub fn party_key(party: &Party) -> String {
    let cells = [&party.name, &party.street, &party.city, &party.postcode, &party.country, &party.domain, &party.tax_id, &party.id];
    let plain = cells.map(|cell| {
        let tokens: Vec<String> = words::tokens(cell).into_iter().map(|token| token.text).collect();
        tokens.join(" ")
    });
    plain.join("|")
}
