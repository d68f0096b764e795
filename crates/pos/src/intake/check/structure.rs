//! The shape of a line: what is missing, what is no code, what is too precise.

use programme::record::Value;

use super::{Checked, Checks};
use crate::codes::{is_country, is_currency, is_ean};
use crate::intake::code::Code;
use crate::segment::scaled;

impl Checks<'_> {
    pub(super) fn structure(&self, checked: &mut Checked<'_, '_>) {
        self.missing(checked);
        self.too_precise(checked);
        let fields = &self.fields;
        for place in [fields.currency] {
            let currency = checked.values.text(place);
            if currency.is_empty() || is_currency(currency) {
                continue;
            }
            let upper = currency.to_uppercase();
            if is_currency(&upper) {
                checked.values.set(place, Value::Text(upper.into()));
                continue;
            }
            self.tell(checked, Code::LineCurrency, place, |seen| format!("`{seen}` is no currency"));
        }
        for place in [fields.customer_country, fields.reseller_country, fields.country_of_sale] {
            let country = checked.values.text(place);
            if country.is_empty() || is_country(country) {
                continue;
            }
            let upper = country.to_uppercase();
            if is_country(&upper) {
                checked.values.set(place, Value::Text(upper.into()));
                continue;
            }
            self.tell(checked, Code::LineCountry, place, |seen| format!("`{seen}` is no country code"));
        }
        let ean = checked.values.text(fields.ean);
        if !ean.is_empty() && !is_ean(ean) {
            self.tell(checked, Code::LineEan, fields.ean, |seen| format!("`{seen}` is no EAN: its last digit does not fit the others"));
        }
    }

    /// A stock line needs a day and a part.
    pub(super) fn stock_structure(&self, checked: &mut Checked<'_, '_>) {
        let fields = &self.fields;
        if checked.values.is_empty(fields.date) {
            self.tell(checked, Code::LineMissing, fields.date, |_| "the day the stock was counted is empty".into());
        }
        if [fields.product, fields.reporter_product, fields.ean].iter().all(|place| checked.values.is_empty(*place)) {
            self.tell(checked, Code::LineMissing, fields.product, |_| "there is no part number and no EAN".into());
        }
        self.too_precise(checked);
    }

    fn missing(&self, checked: &mut Checked<'_, '_>) {
        let fields = &self.fields;
        for place in [fields.date, fields.quantity].iter().chain(&self.needs) {
            if checked.values.is_empty(*place) {
                self.tell(checked, Code::LineMissing, *place, |_| format!("`{}` is empty", self.name(*place)));
            }
        }
        let one_of = |places: &[usize]| places.iter().all(|place| checked.values.is_empty(*place));
        let no_part = one_of(&[fields.product, fields.reporter_product, fields.ean]);
        let no_partner =
            self.report.partner.is_none() && one_of(&[fields.partner, fields.reseller, fields.reseller_id, fields.reseller_tax_id]);
        if no_part {
            self.tell(checked, Code::LineMissing, fields.product, |_| "there is no part number and no EAN".into());
        }
        if no_partner {
            let reason = "nothing says who the reseller is: neither an id nor a name";
            self.tell(checked, Code::LineMissing, fields.partner, |_| reason.into());
        }
    }

    fn too_precise(&self, checked: &mut Checked<'_, '_>) {
        for (place, places) in &self.numbers {
            if let Some(number) = checked.values.number(*place)
                && scaled(number, *places).is_none()
            {
                self.tell(checked, Code::LinePrecise, *place, |seen| {
                    format!("`{seen}` cannot be kept exactly: at most {places} decimals and 13 digits before them")
                });
            }
        }
    }
}
