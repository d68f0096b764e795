//! What the vendor knows: parts, branches, prices, special prices.

use jiff::civil::Date;
use programme::record::Value;
use rust_decimal::Decimal;

use super::{Checked, Checks};
use crate::intake::code::Code;
use crate::intake::finding::Finding;
use crate::reference::{Product, SpecialPrice};

impl<'a> Checks<'a> {
    pub(super) fn master_data<'v>(&self, checked: &mut Checked<'_, 'v>)
    where
        'a: 'v,
    {
        if let Some(known) = self.part(checked) {
            self.price(checked, known);
        }
        let branch = checked.values.text(self.fields.branch);
        if !branch.is_empty() && !self.report.branches.is_empty() && !self.report.branches.iter().any(|known| known == branch) {
            self.tell(checked, Code::LineBranch, self.fields.branch, |seen| format!("the reporter has no branch `{seen}`"));
        }
        for place in [self.fields.special_price, self.fields.deal] {
            self.special_price(checked, place);
        }
    }

    /// The part of a line; its number is put right where it is known beyond doubt.
    pub(super) fn part<'v>(&self, checked: &mut Checked<'_, 'v>) -> Option<&'a Product>
    where
        'a: 'v,
    {
        let fields = &self.fields;
        let number = checked.values.text(fields.product);
        let known = if number.is_empty() { self.reference.of_ean(checked.values.text(fields.ean)) } else { self.reference.product(number) };
        if number.is_empty() {
            match known {
                Some(known) => checked.values.set(fields.product, Value::Text(known.product.as_str().into())),
                None if self.reference.knows_products() && !checked.values.is_empty(fields.ean) => {
                    self.tell(checked, Code::LinePart, fields.ean, |seen| format!("no part has the EAN `{seen}`"));
                }
                // Only the reporter's own number is there: the profile knows no vendor's number for it.
                None if self.reference.knows_products() && !checked.values.is_empty(fields.reporter_product) => {
                    self.tell(checked, Code::LinePart, fields.reporter_product, |seen| {
                        format!("nothing says which part the reporter's `{seen}` is")
                    });
                }
                None => {}
            }
        } else if self.reference.knows_products() && known.is_none() {
            let number = number.to_owned();
            self.unknown_part(checked, &number);
        }
        let known = known?;
        let day = checked.values.date(fields.date);
        if let (Some(day), Some(since)) = (day, known.discontinued)
            && day >= since
        {
            self.tell(checked, Code::LineDiscontinued, fields.product, |seen| format!("`{seen}` was discontinued on {since}"));
        }
        if known.product != checked.values.text(fields.product) {
            checked.values.set(fields.product, Value::Text(known.product.as_str().into()));
        }
        if checked.values.is_empty(fields.product_group) && !known.group.is_empty() {
            checked.values.set(fields.product_group, Value::Text(known.group.as_str().into()));
        }
        Some(known)
    }

    fn unknown_part(&self, checked: &mut Checked<'_, '_>, number: &str) {
        let place = self.fields.product;
        if spoilt_by_a_spreadsheet(number) {
            self.tell(checked, Code::LinePartDate, place, |seen| {
                format!("`{seen}` looks like a part number that a spreadsheet turned into a date or a rounded number")
            });
            return;
        }
        let near = match self.reference.with_zeros(number) {
            Some(known) => Some(format!("did you mean `{known}`? the leading zeros are lost")),
            None => self.reference.near(number),
        };
        let found = self.finding(checked, Code::LinePart, place, |seen| format!("`{seen}` is not in the product list"));
        if let Some(found) = found {
            checked.found.push(match near {
                Some(near) => found.suggest(near),
                None => found,
            });
        }
    }

    /// A price far from the list price: less than a fifth, or more than twice of it.
    fn price(&self, checked: &mut Checked<'_, '_>, known: &Product) {
        let fields = &self.fields;
        let Some(list) = known.list_price.filter(|list| *list > Decimal::ZERO) else { return };
        let currency = checked.values.text(fields.currency);
        if !known.currency.is_empty() && !currency.is_empty() && !known.currency.eq_ignore_ascii_case(currency) {
            return;
        }
        let quantity = checked.values.number(fields.quantity).filter(|quantity| !quantity.is_zero());
        let amount = checked.values.number(fields.net_amount).or(checked.values.number(fields.gross_amount));
        let of_amount = || amount.zip(quantity).and_then(|(amount, quantity)| amount.checked_div(quantity));
        let Some(price) = checked.values.number(fields.unit_price).or_else(of_amount).map(|price| price.abs()) else { return };
        let Some(most) = list.checked_mul(Decimal::from(2)) else { return };
        if price > most || price.checked_mul(Decimal::from(5)).is_some_and(|fivefold| fivefold < list) {
            let place = if self.given.contains_key(&fields.unit_price) { fields.unit_price } else { fields.net_amount };
            let price = price.round_dp(4).normalize();
            self.tell(checked, Code::LinePrice, place, |_| format!("a piece costs {price}; the list price is {}", list.normalize()));
        }
    }

    fn special_price(&self, checked: &mut Checked<'_, '_>, place: usize) {
        if checked.values.is_empty(place) || !self.reference.knows_special_prices() {
            return;
        }
        let number = checked.values.text(place).to_owned();
        let known = self.reference.special_prices(&number);
        let part = checked.values.text(self.fields.product);
        let partner = checked.values.text(self.fields.partner);
        let fits = |special: &&SpecialPrice| {
            (special.product.is_empty() || special.product.eq_ignore_ascii_case(part))
                && (special.partner.is_empty() || partner.is_empty() || special.partner == partner)
        };
        let fitting: Vec<&SpecialPrice> = known.iter().filter(fits).collect();
        let day = checked.values.date(self.fields.date);
        let why: Option<(Code, String)> = match (known, fitting.as_slice()) {
            ([], _) => Some((Code::LineSpecialPrice, format!("`{number}` is not known"))),
            (_, []) => Some((Code::LineSpecialPrice, format!("`{number}` is not for this part and partner"))),
            (_, fitting) if !fitting.iter().any(|special| day.is_none_or(|day| in_force(special, day))) => {
                let until = fitting.iter().filter_map(|special| special.until).max();
                let until = until.map(|day| format!(": it ended on {day}")).unwrap_or_default();
                Some((Code::LineSpecialExpired, format!("`{number}` was not in force on the day of the sale{until}")))
            }
            _ => None,
        };
        if let Some((code, reason)) = why {
            self.tell(checked, code, place, |_| reason);
        }
    }
}

fn in_force(special: &SpecialPrice, day: Date) -> bool {
    special.from.is_none_or(|from| from <= day) && special.until.is_none_or(|until| day <= until)
}

/// Whether a text looks like what spreadsheets make of part numbers: a day, a month, a number with an exponent.
fn spoilt_by_a_spreadsheet(text: &str) -> bool {
    let bytes = text.as_bytes();
    let iso_day = bytes.len() >= 10
        && bytes.iter().take(10).enumerate().all(|(place, byte)| match place {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let months =
        ["jan", "feb", "mar", "mär", "mrt", "apr", "may", "mai", "mei", "jun", "jul", "aug", "sep", "oct", "okt", "nov", "dec", "dez"];
    let is_month = |part: &&str| months.contains(&part.trim_end_matches('.').to_lowercase().as_str());
    let is_small = |part: &&str| part.len() <= 4 && !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let month = (2..=3).contains(&parts.len())
        && parts.iter().filter(|part| is_month(part)).count() == 1
        && parts.iter().all(|part| is_month(part) || is_small(part));
    let exponent = text.to_uppercase().split_once("E+").is_some_and(|(digits, power)| {
        !digits.is_empty()
            && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
            && power.bytes().all(|byte| byte.is_ascii_digit())
    });
    iso_day || month || exponent
}

impl Finding {
    /// Whether the line is parked for any of these.
    pub(in crate::intake) fn any_rejects(found: &[Self]) -> bool {
        found.iter().any(|finding| finding.rejects)
    }
}

#[cfg(test)]
mod tests {
    use super::spoilt_by_a_spreadsheet;

    #[test]
    fn what_spreadsheets_make_of_part_numbers_is_known() {
        for text in ["2024-03-05", "5-Mar", "Mar-05", "05. Mrz".replace("Mrz", "Mär").as_str(), "4.00638E+12", "1E+05"] {
            assert!(spoilt_by_a_spreadsheet(text), "{text}");
        }
        for text in ["BK-M82B-42", "MAR-5X", "960-001105", "E+12", "12345", "SEP-9000-DEC"] {
            assert!(!spoilt_by_a_spreadsheet(text), "{text}");
        }
    }
}
