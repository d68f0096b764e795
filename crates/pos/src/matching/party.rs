//! Who we know and who was reported, and both made comparable.

use super::address::Address;
use super::identity::{self, Number};
use super::name::{self, Name};

/// A reseller or end customer that we know. Everything but the id may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// Our own id, the one the vendor gave.
    pub id: String,
    /// The name as it stands in our list.
    pub name: String,
    /// Other names it goes by: a brand, a former name, a name in another script.
    pub other_names: Vec<String>,
    /// Street and number.
    pub street: String,
    /// City.
    pub city: String,
    /// Post code.
    pub postcode: String,
    /// Two letters of ISO 3166; a name of the country is understood too.
    pub country: String,
    /// Web or mail address, or just the domain.
    pub domain: String,
    /// Tax number, with or without the country in front.
    pub tax_id: String,
    /// Number in a register of companies.
    pub registry_id: String,
}

/// Who a line of a report names. Everything may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Party {
    /// The vendor's id of the account, where the reporter knows it.
    pub id: String,
    /// The name as the reporter writes it.
    pub name: String,
    /// Street and number.
    pub street: String,
    /// City.
    pub city: String,
    /// Post code.
    pub postcode: String,
    /// Country: two letters, three, or its name.
    pub country: String,
    /// Web or mail address, or just the domain.
    pub domain: String,
    /// Tax or registry number.
    pub tax_id: String,
}

/// An account or a party, made comparable.
#[derive(Debug, Clone, Default)]
pub(super) struct Comparable {
    pub(super) names: Vec<Name>,
    pub(super) address: Address,
    pub(super) domain: String,
    pub(super) numbers: Vec<Number>,
}

impl Account {
    pub(super) fn comparable(&self) -> Comparable {
        let names = std::iter::once(&self.name).chain(&self.other_names).flat_map(|text| name::names(text)).collect();
        Comparable {
            names,
            address: Address::new(&self.street, &self.city, &self.postcode, &self.country),
            domain: identity::domain(&self.domain),
            numbers: numbers([&self.tax_id, &self.registry_id], &self.country),
        }
    }
}

impl Party {
    pub(super) fn comparable(&self) -> Comparable {
        Comparable {
            names: name::names(&self.name),
            address: Address::new(&self.street, &self.city, &self.postcode, &self.country),
            domain: identity::domain(&self.domain),
            numbers: numbers([&self.tax_id, ""], &self.country),
        }
    }
}

fn numbers(texts: [&str; 2], country: &str) -> Vec<Number> {
    texts.into_iter().map(|text| identity::number(text, country)).filter(|number| !number.bare.is_empty()).collect()
}
