//! Which account a reporter means: names and addresses as people write them, matched to the accounts we know.
//!
//! Words. An **account** is a reseller or an end customer in our own list. A **party** is what one line of a report says: a name, perhaps an
//! address, a web domain, a tax number. **Candidates** are the few accounts worth comparing; **reasons** say what agreed and what did not, each
//! with its points; their sum is the **score**, 0 to 1000. At or above one threshold, and clearly ahead of the next, a party is **matched**; above
//! another a clerk **reviews** it; below it is **unknown**. What a clerk decided is a remembered **alias**: it wins before anything is compared.
//!
//! Invariants. The same accounts, aliases and party give the same outcome on every machine: whole numbers only, and no order comes from a hash.
//! No clock and no disk. Two accounts that a party fits equally well are never matched, but reviewed. Nothing is matched without its reasons.
//!
//! ```
//! use pos::matching::{Account, Aliases, Matcher, Outcome, Party};
//!
//! let accounts = vec![
//!     Account { id: "A1".into(), name: "Müller & Söhne GmbH".into(), city: "Köln".into(), ..Account::default() },
//!     Account { id: "A2".into(), name: "Depot 4".into(), ..Account::default() },
//! ];
//! let matcher = Matcher::new(accounts);
//! let party = Party { name: "MUELLER UND SOEHNE".into(), city: "Koeln".into(), ..Party::default() };
//! let Outcome::Matched(found) = matcher.find("distributor-7", &party, &Aliases::default()) else { panic!() };
//! assert_eq!(found.account, "A1");
//! ```

mod address;
mod alias;
mod compare;
mod evidence;
mod identity;
mod index;
mod letters;
mod lists;
mod matcher;
mod name;
mod party;
mod place;
mod reason;
mod settings;
mod typo;
mod vocabulary;
mod words;

pub use alias::{Aliases, Remembered, party_key};
pub use matcher::{Candidate, Matcher, Outcome};
pub use party::{Account, Party};
pub use reason::{Agreement, Kind, Reason, sentence};
pub use settings::{Points, Settings};

/// How many spellings of legal forms are known.
pub fn legal_form_spellings() -> usize {
    lists::legal_spellings()
}

/// A name as it is compared: folded, short forms written out, without legal form and little words. To show a clerk, and for tests.
///
/// ```
/// assert_eq!(pos::matching::normalised_name("The Müller Mfg. Co., Ltd."), "muller manufacturing");
/// ```
pub fn normalised_name(text: &str) -> String {
    let names = name::names(text).into_iter().map(|name| {
        let words: Vec<String> = name.words.into_iter().map(|word| word.text).collect();
        words.join(" ")
    });
    names.collect::<Vec<_>>().join(" / ")
}
