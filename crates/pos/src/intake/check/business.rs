//! What a line says of the business: its day, its sign, its price, its serials.

use std::borrow::Cow;

use programme::record::Value;
use rust_decimal::Decimal;

use super::{Checked, Checks};
use crate::intake::code::Code;
use crate::intake::fields::serials;

/// How a line that is no sale to a customer is named.
const NOT_SOLD: [&str; 4] = ["transfer", "own use", "internal", "demo"];

impl Checks<'_> {
    pub(super) fn business(&self, checked: &mut Checked<'_, '_>) {
        self.kind(checked);
        self.day(checked);
        self.amounts(checked);
        self.serials(checked);
    }

    /// Sale, return or neither; a return is below zero, however it is written.
    fn kind(&self, checked: &mut Checked<'_, '_>) {
        let fields = &self.fields;
        let kind = checked.values.text(fields.transaction).to_lowercase();
        if NOT_SOLD.contains(&kind.as_str()) {
            self.tell(checked, Code::LineTransfer, fields.transaction, |seen| format!("`{seen}` is not a sale to a customer"));
        } else if kind == "return" {
            for place in [fields.quantity, fields.list_amount, fields.gross_amount, fields.net_amount] {
                if let Some(number) = checked.values.number(place).filter(|number| *number > Decimal::ZERO) {
                    checked.values.set(place, Value::Number(-number));
                }
            }
        } else if !kind.is_empty() && kind != "sale" {
            let reason = "is none of `sale`, `return`, `transfer`, `own use`: map it in the profile";
            self.tell(checked, Code::LineValue, fields.transaction, |seen| format!("`{seen}` {reason}"));
        }
        if checked.values.number(fields.quantity) == Some(Decimal::ZERO) {
            self.tell(checked, Code::LineZero, fields.quantity, |_| "the quantity is 0".into());
        }
    }

    pub(super) fn day(&self, checked: &mut Checked<'_, '_>) {
        let place = self.fields.date;
        let Some(day) = checked.values.date(place) else { return };
        if day > self.received {
            let received = self.received;
            self.tell(checked, Code::LineFuture, place, |_| format!("{day} lies after {received}, the day the report came"));
        } else if day < self.old_before {
            self.tell(checked, Code::LineOld, place, |_| format!("{day} lies more than two years before the report"));
        }
        if let Some(period) = self.period.filter(|period| !period.contains(day)) {
            self.tell(checked, Code::LinePeriod, place, |_| format!("{day} lies outside {period}, the period of the report"));
        }
    }

    fn amounts(&self, checked: &mut Checked<'_, '_>) {
        let fields = &self.fields;
        let quantity = checked.values.number(fields.quantity);
        let net = checked.values.number(fields.net_amount);
        let gross = checked.values.number(fields.gross_amount);
        let Some(quantity) = quantity.filter(|quantity| !quantity.is_zero()) else { return };
        for (place, amount) in [(fields.net_amount, net), (fields.gross_amount, gross)] {
            if amount.is_some_and(|amount| !amount.is_zero() && amount.is_sign_negative() != quantity.is_sign_negative()) {
                self.tell(checked, Code::LineSigns, place, |seen| format!("the amount is {seen} and the quantity {quantity}"));
            }
        }
        let amount = net.or(gross);
        let price = checked.values.number(fields.unit_price);
        if let (Some(price), Some(_)) = (price, amount)
            && let Some(product) = price.checked_mul(quantity)
        {
            // Half a cent for each piece, as a price rounded to the cent may be off by, and a cent for the sum.
            let tolerance = || Decimal::new(5, 3).checked_mul(quantity.abs()).unwrap_or(Decimal::MAX) + Decimal::new(1, 2);
            let fits = |amount: Decimal| amount.abs() == product.abs() || (amount.abs() - product.abs()).abs() <= tolerance();
            if !net.is_some_and(fits) && !gross.is_some_and(fits) {
                let place = if net.is_some() { fields.net_amount } else { fields.gross_amount };
                self.tell(checked, Code::LineAmount, place, |seen| {
                    format!("the amount is {seen}, and {quantity} times {price} is {product}")
                });
            }
        }
    }

    fn serials(&self, checked: &mut Checked<'_, '_>) {
        let fields = &self.fields;
        let text = checked.values.text(fields.serial);
        if text.is_empty() {
            return;
        }
        let count = serials(text).count();
        let one_line = text.contains('\n').then(|| serials(text).collect::<Vec<_>>().join(" "));
        let pieces = checked.values.number(fields.quantity).unwrap_or_default().abs();
        if Decimal::from(count) != pieces {
            self.tell(checked, Code::LineSerialCount, fields.serial, |_| {
                let noun = if count == 1 { "serial number" } else { "serial numbers" };
                format!("{count} {noun} for {} pieces", pieces.normalize())
            });
        }
        if let Some(one_line) = one_line {
            checked.values.set(fields.serial, Value::Text(Cow::Owned(one_line)));
        }
    }
}
