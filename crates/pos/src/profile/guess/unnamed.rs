//! Columns whose heading says nothing: what their values alone show.

use super::Confidence::{Likely, Unsure};
use super::amounts::{in_rows, is_amount};
use super::candidates::{Offer, Whole};
use super::fit::LEAST;

/// Offers fields by the values.
pub(super) fn by_values(whole: &Whole<'_>, place: usize, offer: &mut Offer<'_>) {
    let shape = &offer.column.shape;
    if shape.filled < LEAST {
        return;
    }
    let unknown = "the heading is not known, but by its values it may be this";
    if shape.mostly(shape.eans) {
        return offer.add("ean", 500, Likely, "the heading is not known, but the values are EAN numbers");
    }
    if shape.mostly(shape.currencies) {
        return offer.add("currency", 450, Likely, "the heading is not known, but the values are codes of currencies");
    }
    if shape.is_days() && !shape.days.run_on() && !shape.days.months_only() {
        let alone = whole.columns.iter().filter(|column| column.shape.is_days()).count() == 1;
        return offer.add("date", 400, if alone { Likely } else { Unsure }, if alone { "it is the only column of days" } else { unknown });
    }
    if shape.mostly(shape.countries) && shape.distinct > 1 {
        offer.add("customer_country", 200, Unsure, unknown);
        return offer.ask("whose country is it: the end customer's (`customer_country`), the reseller's (`reseller_country`), of the sale (`country_of_sale`)?");
    }
    by_arithmetic(whole, place, offer);
}

/// Two of three are known, so the third is as well.
fn by_arithmetic(whole: &Whole<'_>, place: usize, offer: &mut Offer<'_>) {
    let meaning = |place: usize| whole.columns.get(place).map(super::column::Column::meaning).unwrap_or_default();
    for relation in &whole.relations.products {
        let [quantity, price, amount] = relation.places;
        let known = |of: usize, is: fn(&str) -> bool| is(meaning(of));
        let is_price = |meaning: &str| matches!(meaning, "unit_price" | "?price");
        let said = |what: &str| format!("the heading is not known, but {what} in {}", in_rows(relation));
        if place == quantity && known(price, is_price) && known(amount, is_amount) && !whole.has("quantity") {
            return offer.add("quantity", 400, Likely, &said("this times the price is the amount"));
        }
        if place == price && meaning(quantity) == "quantity" && known(amount, is_amount) && !whole.has("unit_price") {
            return offer.add("unit_price", 350, Unsure, &said("quantity times this is the amount"));
        }
        if place == amount && meaning(quantity) == "quantity" && known(price, is_price) {
            return offer.add("net_amount", 350, Unsure, &said("quantity times the price is this"));
        }
    }
}
