//! The fields a POS line and a stock line can have, by the trade's names.
//!
//! They are the columns of the record type `sale` and those that only channel data have: who bought, where it went, under which special price. A profile
//! says where each comes from; whatever else a programme wants to know of a line is kept under its own name (`[sale.extra]`).

use programme::record::{Column, ColumnType, Dating, RecordType, Schema, TypeId};

use ColumnType::{Date, Number, Text};

/// What POS lines have beside the columns of a sale.
const POS: [(&str, ColumnType); 28] = [
    ("ship_date", Date),
    ("branch", Text),
    ("reporter_product", Text),
    ("ean", Text),
    ("unit_price", Number),
    ("customer_id", Text),
    ("customer_street", Text),
    ("customer_city", Text),
    ("customer_postcode", Text),
    ("customer_domain", Text),
    ("customer_tax_id", Text),
    ("reseller", Text),
    ("reseller_id", Text),
    ("reseller_street", Text),
    ("reseller_city", Text),
    ("reseller_postcode", Text),
    ("reseller_country", Text),
    ("reseller_domain", Text),
    ("reseller_tax_id", Text),
    ("special_price", Text),
    ("transaction", Text),
    ("order", Text),
    ("sales_person", Text),
    ("country_of_sale", Text),
    ("description", Text),
    ("book_cost", Number),
    ("agreed_price", Number),
    ("debit", Text),
];

/// What a stock line has.
const STOCK: [(&str, ColumnType); 9] = [
    ("warehouse", Text),
    ("product", Text),
    ("reporter_product", Text),
    ("ean", Text),
    ("on_hand", Number),
    ("on_order", Number),
    ("in_transit", Number),
    ("returned", Number),
    ("description", Text),
];

/// The record types that reports of a channel are read as: the built-in ones, `sale` with the fields of a POS line and the extra ones, and `stock`.
#[must_use]
pub fn schema(extra: &[String]) -> Schema {
    let mut schema = Schema::built_in();
    let text = |name: &String| Column { name: name.clone(), kind: Text };
    let column = |(name, kind): &(&str, ColumnType)| Column { name: (*name).into(), kind: *kind };
    if let Some(sale) = schema.types.get_mut(Schema::SALE.0) {
        sale.columns.extend(POS.iter().map(column));
        let fresh: Vec<Column> = extra.iter().filter(|name| sale.column(name).is_none()).map(text).collect();
        sale.columns.extend(fresh);
    }
    schema.types.push(RecordType {
        name: "stock".into(),
        title: "stock".into(),
        dating: Dating::Event,
        columns: STOCK.iter().map(column).collect(),
        key: vec![],
        file: "stock".into(),
    });
    schema
}

/// The number of the record type `stock` in a [`schema`] of channel reports.
#[must_use]
pub fn stock(schema: &Schema) -> TypeId {
    TypeId(schema.types.len().saturating_sub(1))
}

/// Whether the name is a field that every POS line can have.
#[must_use]
pub fn is_field(name: &str) -> bool {
    let known = Schema::built_in();
    known.get(Schema::SALE).column(name).is_some() || POS.iter().any(|(field, _)| *field == name)
}
