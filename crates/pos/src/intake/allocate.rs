//! Whose line it is: the account of the reseller, and of the end customer, found once for each way of writing it.

use std::collections::HashMap;

use super::fields::{Fields, Values};

/// A party as a reporter writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Written {
    /// An id, the vendor's or the reporter's own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Street and number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub street: String,
    /// Town.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub city: String,
    /// Postcode.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub postcode: String,
    /// Country (ISO 3166-1 alpha-2).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub country: String,
    /// Web domain or mail address.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub domain: String,
    /// Tax id.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tax_id: String,
}

impl Written {
    /// Whether nothing is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What was found for a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allotted {
    /// The account, and how it was found (empty: by its id).
    Account {
        /// Its id.
        account: String,
        /// In words; empty where the id was given.
        how: String,
    },
    /// Nobody can say; why, in words.
    Nobody(String),
}

/// Whoever finds accounts.
pub trait Accounts {
    /// The account of a reseller.
    fn reseller(&self, party: &Written) -> Allotted;

    /// The account of an end customer; none where customers are not known at all.
    fn customer(&self, party: &Written) -> Option<Allotted>;
}

/// How many ways of writing a party are remembered at a time.
const REMEMBERED: usize = 100_000;

/// Finds the accounts of resellers, each way of writing once.
pub(super) struct Resellers<'a> {
    accounts: &'a dyn Accounts,
    own: Option<&'a str>,
    found: Found<Allotted>,
}

/// Finds the accounts of end customers, each way of writing once.
pub(super) struct Customers<'a> {
    accounts: &'a dyn Accounts,
    found: Found<Option<Allotted>>,
    /// Nobody knows any customer.
    unknown: bool,
}

impl<'a> Resellers<'a> {
    pub(super) fn new(accounts: &'a dyn Accounts, own: Option<&'a str>) -> Self {
        Self { accounts, own, found: Found::default() }
    }

    /// The account of the reseller of a line.
    pub(super) fn of(&mut self, values: &Values<'_>, fields: &Fields) -> &Allotted {
        let id = [fields.partner, fields.reseller_id].into_iter().map(|place| values.text(place)).find(|id| !id.is_empty());
        let texts = [
            id.unwrap_or_default(),
            values.text(fields.reseller),
            values.text(fields.reseller_street),
            values.text(fields.reseller_city),
            values.text(fields.reseller_postcode),
            values.text(fields.reseller_country),
            values.text(fields.reseller_domain),
            values.text(fields.reseller_tax_id),
        ];
        let (accounts, own) = (self.accounts, self.own);
        self.found.or_now(&texts, || {
            let party = written(&texts);
            match own {
                Some(own) if party.is_empty() => Allotted::Account { account: own.into(), how: String::new() },
                _ => accounts.reseller(&party),
            }
        })
    }
}

impl<'a> Customers<'a> {
    pub(super) fn new(accounts: &'a dyn Accounts) -> Self {
        Self { accounts, found: Found::default(), unknown: false }
    }

    /// The account of the end customer of a line, where customers are known.
    pub(super) fn of(&mut self, values: &Values<'_>, fields: &Fields) -> Option<&str> {
        if self.unknown {
            return None;
        }
        let texts = [
            values.text(fields.customer_id),
            values.text(fields.customer),
            values.text(fields.customer_street),
            values.text(fields.customer_city),
            values.text(fields.customer_postcode),
            values.text(fields.customer_country),
            values.text(fields.customer_domain),
            values.text(fields.customer_tax_id),
        ];
        if texts.iter().all(|text| text.is_empty()) {
            return None;
        }
        let accounts = self.accounts;
        match self.found.or_now(&texts, || accounts.customer(&written(&texts))) {
            Some(Allotted::Account { account, .. }) => Some(account),
            Some(Allotted::Nobody(_)) => None,
            None => {
                self.unknown = true;
                None
            }
        }
    }
}

/// What was found for each way of writing.
struct Found<V> {
    places: HashMap<String, usize>,
    all: Vec<V>,
    /// The last one and its place: lines of one invoice stand together.
    last: (String, usize),
    key: String,
}

impl<V> Default for Found<V> {
    fn default() -> Self {
        Self { places: HashMap::new(), all: vec![], last: (String::new(), usize::MAX), key: String::new() }
    }
}

impl<V> Found<V> {
    /// What is remembered of these texts, or is now worked out.
    fn or_now(&mut self, texts: &[&str; 8], value: impl FnOnce() -> V) -> &V {
        join(&mut self.key, texts);
        if self.last.1 == usize::MAX || self.last.0 != self.key {
            let place = self.places.get(&self.key).copied();
            let place = place.unwrap_or_else(|| {
                if self.all.len() >= REMEMBERED {
                    self.places.clear();
                    self.all.clear();
                }
                self.all.push(value());
                self.places.insert(self.key.clone(), self.all.len() - 1);
                self.all.len() - 1
            });
            self.last.0.clone_from(&self.key);
            self.last.1 = place;
        }
        &self.all[self.last.1]
    }
}

fn join(key: &mut String, texts: &[&str; 8]) {
    key.clear();
    for text in texts {
        key.push_str(text);
        key.push('\u{1f}');
    }
}

fn written(texts: &[&str; 8]) -> Written {
    let [id, name, street, city, postcode, country, domain, tax_id] = texts.map(str::to_owned);
    Written { id, name, street, city, postcode, country, domain, tax_id }
}
