//! What the vendor knows and reports are checked against: parts, special prices, accounts.
//!
//! Each is a CSV file with a header; a check whose file is not there is not made, and that is said. Files: `products.csv` (`product`, and any of `group`,
//! `ean`, `list_price`, `currency`, `from`, `discontinued`), `special_prices.csv` (`number`, and any of `product`, `partner`, `price`, `quantity`, `from`,
//! `until`), `accounts.csv` and `customers.csv` (`id`, `name`, and any of `other_names`, `street`, `city`, `postcode`, `country`, `domain`, `tax_id`).

use std::collections::HashMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::reader::{Rows, Text};

/// A part the vendor sells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Product {
    /// The vendor's part number.
    pub product: String,
    /// Its product group.
    pub group: String,
    /// Its EAN.
    pub ean: String,
    /// The list price of one piece.
    pub list_price: Option<Decimal>,
    /// The currency of the list price.
    pub currency: String,
    /// Sold from this day.
    pub from: Option<Date>,
    /// No longer sold from this day.
    pub discontinued: Option<Date>,
}

/// A special price or registered deal that lines may name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpecialPrice {
    /// Its number.
    pub number: String,
    /// The only part it is for; empty for all.
    pub product: String,
    /// The only partner it is for; empty for all.
    pub partner: String,
    /// The most pieces.
    pub quantity: Option<Decimal>,
    /// In force from this day.
    pub from: Option<Date>,
    /// In force to this day.
    pub until: Option<Date>,
}

/// Parts and special prices, to look them up.
#[derive(Clone, Debug, Default)]
pub struct Reference {
    products: Option<HashMap<String, Product>>,
    eans: HashMap<String, String>,
    /// Part numbers without their leading zeros.
    without_zeros: HashMap<String, Vec<String>>,
    special_prices: Option<HashMap<String, Vec<SpecialPrice>>>,
}

impl Reference {
    /// Whether there is a list of parts.
    #[must_use]
    pub fn knows_products(&self) -> bool {
        self.products.is_some()
    }

    /// Whether there is a list of special prices.
    #[must_use]
    pub fn knows_special_prices(&self) -> bool {
        self.special_prices.is_some()
    }

    /// Takes the list of parts.
    ///
    /// # Errors
    /// Every row that cannot be used, as `line 4: ...`.
    pub fn take_products(&mut self, bytes: Vec<u8>) -> Result<(), Vec<String>> {
        let table = Table::read(bytes, &["product"])?;
        let mut products = HashMap::with_capacity(table.rows.len());
        let mut bad = vec![];
        for row in &table.rows {
            let product = Product {
                product: table.text(row, "product"),
                group: table.text(row, "group"),
                ean: table.text(row, "ean"),
                list_price: table.parsed(row, "list_price", &mut bad),
                currency: table.text(row, "currency"),
                from: table.parsed(row, "from", &mut bad),
                discontinued: table.parsed(row, "discontinued", &mut bad),
            };
            if !product.ean.is_empty() {
                self.eans.insert(product.ean.clone(), product.product.clone());
            }
            let bare = product.product.trim_start_matches('0').to_uppercase();
            self.without_zeros.entry(bare).or_default().push(product.product.clone());
            products.insert(product.product.to_uppercase(), product);
        }
        self.products = Some(products);
        if bad.is_empty() { Ok(()) } else { Err(bad) }
    }

    /// Takes the list of special prices.
    ///
    /// # Errors
    /// Every row that cannot be used, as `line 4: ...`.
    pub fn take_special_prices(&mut self, bytes: Vec<u8>) -> Result<(), Vec<String>> {
        let table = Table::read(bytes, &["number"])?;
        let mut found: HashMap<String, Vec<SpecialPrice>> = HashMap::new();
        let mut bad = vec![];
        for row in &table.rows {
            let special = SpecialPrice {
                number: table.text(row, "number"),
                product: table.text(row, "product"),
                partner: table.text(row, "partner"),
                quantity: table.parsed(row, "quantity", &mut bad),
                from: table.parsed(row, "from", &mut bad),
                until: table.parsed(row, "until", &mut bad),
            };
            found.entry(special.number.to_uppercase()).or_default().push(special);
        }
        self.special_prices = Some(found);
        if bad.is_empty() { Ok(()) } else { Err(bad) }
    }

    /// A part by its number (in any case).
    #[must_use]
    pub fn product(&self, number: &str) -> Option<&Product> {
        let products = self.products.as_ref()?;
        products.get(number).or_else(|| products.get(&number.to_uppercase()))
    }

    /// The part with this EAN.
    #[must_use]
    pub fn of_ean(&self, ean: &str) -> Option<&Product> {
        self.product(self.eans.get(ean)?)
    }

    /// The one part whose number is this without its leading zeros.
    #[must_use]
    pub fn with_zeros(&self, number: &str) -> Option<&str> {
        match self.without_zeros.get(&number.trim_start_matches('0').to_uppercase()).map(Vec::as_slice) {
            Some([one]) if one != number => Some(one),
            _ => None,
        }
    }

    /// Part numbers that are written nearly like this one.
    #[must_use]
    pub fn near(&self, number: &str) -> Option<String> {
        let products = self.products.as_ref()?;
        if products.len() > 20_000 {
            return None;
        }
        let mut known: Vec<&str> = products.values().map(|product| product.product.as_str()).collect();
        known.sort_unstable();
        programme::diagnostic::did_you_mean(number, known).filter(|help| help.starts_with("did"))
    }

    /// What is known under the number of a special price or deal.
    #[must_use]
    pub fn special_prices(&self, number: &str) -> &[SpecialPrice] {
        let known = self.special_prices.as_ref().and_then(|known| known.get(&number.to_uppercase()));
        known.map_or(&[], Vec::as_slice)
    }
}

/// A CSV file with a header, its cells by name.
pub(crate) struct Table {
    names: Vec<String>,
    pub(crate) rows: Vec<(u32, csv::StringRecord)>,
}

impl Table {
    /// Reads all rows.
    pub(crate) fn read(bytes: Vec<u8>, needed: &[&str]) -> Result<Self, Vec<String>> {
        let text = Text::new(bytes, None);
        let told = |bad: crate::reader::Unreadable| format!("line {}: {}", bad.line, bad.reason);
        let (header, mut rows) = Rows::open(&text, None).map_err(|bad| vec![told(bad)])?;
        let mut bad: Vec<String> = needed
            .iter()
            .filter(|name| !header.names.iter().any(|known| known == *name))
            .map(|name| format!("line {}: there is no heading `{name}`", header.line))
            .collect();
        let mut table = Self { names: header.names, rows: vec![] };
        while let Some(row) = rows.next() {
            match row {
                Ok(row) => table.rows.push((row.line, row.cells.clone())),
                Err(unreadable) => bad.push(told(unreadable)),
            }
        }
        if bad.is_empty() { Ok(table) } else { Err(bad) }
    }

    /// The text of a cell; empty where there is none.
    pub(crate) fn text(&self, row: &(u32, csv::StringRecord), name: &str) -> String {
        let place = self.names.iter().position(|known| known == name);
        place.and_then(|place| row.1.get(place)).unwrap_or_default().trim().to_owned()
    }

    fn parsed<T: std::str::FromStr>(&self, row: &(u32, csv::StringRecord), name: &str, bad: &mut Vec<String>) -> Option<T> {
        let text = self.text(row, name);
        let value = text.parse().ok();
        if value.is_none() && !text.is_empty() {
            bad.push(format!("line {}: {name} `{text}` cannot be read; write days as 2024-05-31 and numbers as 1234.56", row.0));
        }
        value
    }
}
