//! The values of a line by the names of its fields.

use programme::record::Value;
use rust_decimal::Decimal;

use crate::profile::Layout;

macro_rules! fields {
    ($($name:ident)+) => {
        /// Where the fields that checks look at stand in a layout.
        #[derive(Clone, Debug)]
        pub(super) struct Fields {
            $(pub(super) $name: usize,)+
        }

        impl Fields {
            pub(super) fn of(layout: &Layout) -> Self {
                // A place behind the last one has no value.
                Self { $($name: layout.find(stringify!($name)).unwrap_or(usize::MAX),)+ }
            }
        }
    };
}

fields! {
    partner date
    invoice line product product_group customer customer_country quantity list_amount gross_amount net_amount currency deal serial
    branch reporter_product ean unit_price
    customer_id customer_street customer_city customer_postcode customer_domain customer_tax_id
    reseller reseller_id reseller_street reseller_city reseller_postcode reseller_country reseller_domain reseller_tax_id
    special_price transaction country_of_sale
}

/// The values of a line, by the places of its layout.
pub(super) struct Values<'v>(pub(super) Vec<Value<'v>>);

impl<'v> Values<'v> {
    pub(super) fn text(&self, place: usize) -> &str {
        match self.0.get(place) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    pub(super) fn number(&self, place: usize) -> Option<Decimal> {
        self.0.get(place).and_then(Value::number)
    }

    pub(super) fn date(&self, place: usize) -> Option<jiff::civil::Date> {
        match self.0.get(place) {
            Some(Value::Date(day)) => Some(*day),
            _ => None,
        }
    }

    pub(super) fn is_empty(&self, place: usize) -> bool {
        matches!(self.0.get(place), None | Some(Value::Null))
    }

    pub(super) fn set(&mut self, place: usize, value: Value<'v>) {
        if let Some(slot) = self.0.get_mut(place) {
            *slot = value;
        }
    }

    /// The text of a value as it is written, to name a line by.
    pub(super) fn plain(&self, place: usize) -> std::borrow::Cow<'_, str> {
        match self.0.get(place) {
            Some(Value::Text(text)) => std::borrow::Cow::Borrowed(text),
            Some(other) => std::borrow::Cow::Owned(other.plain()),
            None => std::borrow::Cow::Borrowed(""),
        }
    }
}

/// The serial numbers of a cell: one or several, with blanks, commas, semicolons or bars between.
pub(super) fn serials(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', ',', ';', '|', '\n', '\r', '\t']).filter(|serial| !serial.is_empty())
}
