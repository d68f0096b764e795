//! The fields a heading can stand for: those of a POS line and of a stock line, each with words for people.
//!
//! Which fields there are, and what they hold, says [`crate::line`] alone; here they have only their words, in the order a profile is written in.

use std::sync::LazyLock;

use programme::record::{ColumnType, Schema};

use super::super::Layout;
use crate::line;

/// A field of a sale or of a stock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in a profile.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: ColumnType,
    /// What it is, in words.
    pub words: &'static str,
}

/// The fields of the lines of one kind of file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// What stands directly in `[sale]` or `[stock]`.
    pub frame: Vec<Field>,
    /// What stands in `[sale.columns]` or `[stock.columns]`, in the order a profile is written in.
    pub columns: Vec<Field>,
}

/// The fields of a POS line.
pub static SALE: LazyLock<Fields> = LazyLock::new(|| {
    let schema = line::schema(&[]);
    Fields::of(&Layout::of_record(schema.get(Schema::SALE)), &SALE_FRAME, &SALE_COLUMNS)
});

/// The fields of a stock line.
pub static STOCK: LazyLock<Fields> = LazyLock::new(|| {
    let schema = line::schema(&[]);
    Fields::of(&Layout::of_record(schema.get(line::stock(&schema))), &STOCK_FRAME, &STOCK_COLUMNS)
});

/// The field of this name, of a sale before one of a stock.
#[must_use]
pub fn find(name: &str) -> Option<&'static Field> {
    of(false).chain(of(true)).find(|field| field.name == name)
}

/// The fields a file of this kind can have, each once.
pub(super) fn of(stock: bool) -> impl Iterator<Item = &'static Field> {
    let fields: &'static Fields = if stock { &STOCK } else { &SALE };
    fields.frame.iter().chain(&fields.columns)
}

impl Fields {
    /// The fields with words, as far as a line has them.
    fn of(layout: &Layout, frame: &[(&'static str, &'static str)], columns: &[(&'static str, &'static str)]) -> Self {
        let field = |(name, words): &(&'static str, &'static str)| {
            let column = layout.find(name).and_then(|place| layout.columns.get(place))?;
            Some(Field { name, kind: column.kind, words })
        };
        Self { frame: frame.iter().filter_map(field).collect(), columns: columns.iter().filter_map(field).collect() }
    }
}

/// What stands directly in `[sale]`.
const SALE_FRAME: [(&str, &str); 3] =
    [("partner", "the partner's id"), ("date", "the day of the sale"), ("known_on", "the day it was learned")];

/// What stands in `[sale.columns]`.
const SALE_COLUMNS: [(&str, &str); 41] = [
    ("invoice", "the invoice number"),
    ("line", "the line of the invoice"),
    ("order", "the order number"),
    ("ship_date", "the day of shipment"),
    ("transaction", "the kind of transaction"),
    ("product", "the vendor's part number"),
    ("reporter_product", "the reporter's own product number"),
    ("ean", "the EAN or UPC"),
    ("description", "the description of the product"),
    ("product_group", "the product group"),
    ("quantity", "the quantity"),
    ("unit_price", "the price of one piece"),
    ("net_amount", "the amount after discounts"),
    ("gross_amount", "the amount before discounts"),
    ("list_amount", "the amount at list price"),
    ("currency", "the currency"),
    ("customer", "the end customer"),
    ("customer_id", "the end customer's number"),
    ("customer_street", "the end customer's street"),
    ("customer_city", "the end customer's city"),
    ("customer_postcode", "the end customer's postal code"),
    ("customer_country", "the end customer's country"),
    ("customer_domain", "the end customer's domain"),
    ("customer_tax_id", "the end customer's tax number"),
    ("reseller", "the reseller"),
    ("reseller_id", "the reseller's number at the reporter"),
    ("reseller_street", "the reseller's street"),
    ("reseller_city", "the reseller's city"),
    ("reseller_postcode", "the reseller's postal code"),
    ("reseller_country", "the reseller's country"),
    ("reseller_domain", "the reseller's domain"),
    ("reseller_tax_id", "the reseller's tax number"),
    ("branch", "the reporter's branch"),
    ("sales_person", "the sales person"),
    ("country_of_sale", "the country of the sale"),
    ("deal", "the registered deal"),
    ("special_price", "the number of the special price"),
    ("serial", "the serial number"),
    ("book_cost", "the reporter's cost of one piece"),
    ("agreed_price", "the price agreed for one piece"),
    ("debit", "the debit number"),
];

/// What stands directly in `[stock]`. A stock is known when it is reported.
const STOCK_FRAME: [(&str, &str); 1] = [("date", "the day of the stock")];

/// What stands in `[stock.columns]`.
const STOCK_COLUMNS: [(&str, &str); 9] = [
    ("warehouse", "the warehouse"),
    ("product", "the vendor's part number"),
    ("reporter_product", "the reporter's own product number"),
    ("ean", "the EAN or UPC"),
    ("on_hand", "the pieces on hand"),
    ("on_order", "the pieces on order or allocated"),
    ("in_transit", "the pieces in transit"),
    ("returned", "the pieces returned"),
    ("description", "the description of the product"),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The names that both have, and those that only the one or the other has.
    fn apart(layout: &Layout, words: &[(&str, &str)]) -> Vec<String> {
        let own = || layout.columns.iter().skip(layout.frame).map(|column| column.name.as_str());
        let nameless = own().filter(|name| !words.iter().any(|(known, _)| known == name)).map(|name| format!("no words for {name}"));
        let unknown = words.iter().filter(|(name, _)| !own().any(|known| known == *name)).map(|(name, _)| format!("no field {name}"));
        nameless.chain(unknown).collect()
    }

    #[test]
    fn every_field_of_a_line_has_words_and_every_word_a_field() {
        let schema = line::schema(&[]);
        assert_eq!(apart(&Layout::of_record(schema.get(Schema::SALE)), &SALE_COLUMNS), [""; 0]);
        assert_eq!(apart(&Layout::of_record(schema.get(line::stock(&schema))), &STOCK_COLUMNS), [""; 0]);
        assert_eq!((SALE.frame.len(), SALE.columns.len()), (SALE_FRAME.len(), SALE_COLUMNS.len()));
        assert_eq!((STOCK.frame.len(), STOCK.columns.len()), (STOCK_FRAME.len(), STOCK_COLUMNS.len()));
    }
}
