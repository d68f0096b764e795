//! Which words the names of our accounts have, and how much each tells: a word that few accounts carry tells much.

use std::collections::HashMap;

use super::name::{Name, Word};
use super::party::Comparable;

/// A common word is taken to stand in one name of so many, however small our list is.
const COMMON_IN: u64 = 40;
/// The least a word weighs, in sixteenths of a bit.
const LIGHTEST: i64 = 16;

/// The words of all accounts.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    accounts: u64,
    /// In how many accounts a word stands.
    in_names: HashMap<String, u64>,
}

impl Vocabulary {
    pub(super) fn new(accounts: &[Comparable]) -> Self {
        let mut vocabulary = Self { accounts: u64::try_from(accounts.len()).unwrap_or(u64::MAX), ..Self::default() };
        for account in accounts {
            let mut words: Vec<&str> = account.names.iter().flat_map(|name| &name.words).map(|word| word.text.as_str()).collect();
            words.sort_unstable();
            words.dedup();
            for word in words {
                *vocabulary.in_names.entry(word.to_owned()).or_default() += 1;
            }
        }
        vocabulary
    }

    /// What each word of a name tells, in sixteenths of a bit.
    pub(super) fn weights(&self, name: &Name) -> Vec<i64> {
        name.words.iter().map(|word| self.weight(word)).collect()
    }

    fn weight(&self, word: &Word) -> i64 {
        let seen = self.in_names.get(&word.text).copied().unwrap_or_default();
        let usual = if word.common { self.accounts.max(200) / COMMON_IN } else { 0 };
        // The list of accounts is a sample; words that are rare in a short list are not as common as they look there.
        let all = log2_sixteenths(self.accounts.max(200) + 1);
        (all - log2_sixteenths(seen.max(usual) + 1) + 32).max(LIGHTEST)
    }

    /// Whether a word is known from the names of accounts, so that it is hardly a slip for another word.
    pub(super) fn knows(&self, word: &Word) -> bool {
        word.common || self.in_names.contains_key(&word.text)
    }
}

/// The logarithm to base two in sixteenths, straight lines between powers of two: the same on every machine.
pub(super) fn log2_sixteenths(number: u64) -> i64 {
    let number = number.max(1);
    let whole = number.ilog2();
    let power = 1_u64 << whole;
    let part = (number - power).saturating_mul(16) / power;
    i64::from(whole) * 16 + i64::try_from(part).unwrap_or_default()
}
