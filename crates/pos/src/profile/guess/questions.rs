//! Headings that several fields may hide behind: the values and the other columns decide, or a person is asked.

use super::Confidence::{Likely, Sure, Unsure};
use super::amounts::{Role, in_rows};
use super::candidates::{Offer, Whole};
use super::transactions;

/// Offers the fields a heading of this meaning may stand for.
pub(super) fn ask(whole: &Whole<'_>, place: usize, offer: &mut Offer<'_>, meaning: &str, score: i64, because: &str) {
    match meaning {
        "?date" => offer.add("date", score - 100, Sure, because),
        "?stock date" if whole.stock => offer.add("date", score, Sure, because),
        "?order date" if !whole.has("date") && !whole.has("?date") => {
            offer.add("date", score - 500, Likely, because);
            offer.ask("no column holds the day of the invoice; the day of the order is taken as the day of the sale - is that what the programme counts?");
        }
        "?order date" => offer.candidates.otherwise = format!("{because}, and another column holds the day of the sale"),
        "?period" if offer.column.shape.is_days() && !whole.has("date") && !whole.has("?date") => {
            offer.add("date", score - 600, Likely, because);
            offer.ask("only a period is given, no day; its first day is taken as the day of the sale");
        }
        "?product" => product(whole, offer, score, because),
        "?price" => price(whole, place, offer, score, because),
        "?amount" | "?gross" => amount(whole, place, offer, meaning, score, because),
        "?special" => special(offer, score, because),
        "?type" if transactions::known(&offer.column.shape.few) => offer.add("transaction", score - 400, Likely, because),
        "?customer order" => offer.add("order", score - 400, Likely, because),
        _ => {}
    }
}

/// A heading that is known and no field, where arithmetic says otherwise: an amount that only the discount is taken from has no tax in it.
pub(super) fn known_but_no_field(whole: &Whole<'_>, place: usize, offer: &mut Offer<'_>, meaning: &str, because: &str) {
    if meaning == "-an amount with tax"
        && let Some((Role::BeforeDiscount, reason)) = whole.roles.get(&place)
    {
        offer.add("gross_amount", 700, Likely, &format!("{because}, but {reason}"));
    }
}

fn product(whole: &Whole<'_>, offer: &mut Offer<'_>, score: i64, because: &str) {
    let shape = &offer.column.shape;
    if shape.filled >= super::fit::LEAST && shape.mostly(shape.eans) {
        return offer.add("ean", score - 100, Likely, because);
    }
    if shape.half(shape.with_blanks) && shape.codes * 3 < shape.filled || shape.mostly(shape.letters_only) {
        return offer.add("description", score - 200, Likely, because);
    }
    let heading = offer.column.heading.to_lowercase();
    let own = ["sku", "item", "stock code", "artikel", "article", "indeks"].iter().any(|word| heading.contains(word));
    if whole.has("product") {
        offer.add("reporter_product", score - 310, Likely, &format!("{because}, and another column holds the vendor's part number"));
    } else {
        offer.add("product", score - if own { 320 } else { 280 }, Likely, because);
        offer.ask("is it your part number (`product`) or the reporter's own (`reporter_product`)?");
        if !whole.has("reporter_product") {
            offer.add("reporter_product", score - if own { 330 } else { 370 }, Likely, because);
            offer.ask("is it the reporter's own number (`reporter_product`) or your part number (`product`)?");
        }
    }
}

fn price(whole: &Whole<'_>, place: usize, offer: &mut Offer<'_>, score: i64, because: &str) {
    let quantity = |place: usize| whole.columns.get(place).is_some_and(|column| column.meaning() == "quantity");
    if let Some(relation) = whole.relations.product_giving(place, quantity) {
        let because = format!("{because}, but quantity times another column is this in {}", in_rows(relation));
        return offer.add("net_amount", score - 200, Likely, &because);
    }
    let factor = whole.relations.products.iter().find(|relation| quantity(relation.places[0]) && relation.places[1] == place);
    match factor {
        Some(relation) => {
            offer.add("unit_price", score - 100, Sure, &format!("{because}; quantity times this is an amount in {}", in_rows(relation)))
        }
        None => {
            offer.add("unit_price", score - 200, Likely, because);
            offer.ask("is it the price of one piece (`unit_price`) or of the whole line (`net_amount`)? No other column shows it");
        }
    }
}

fn amount(whole: &Whole<'_>, place: usize, offer: &mut Offer<'_>, meaning: &str, score: i64, because: &str) {
    match whole.roles.get(&place) {
        Some((Role::BeforeDiscount, reason)) => return offer.add("gross_amount", score - 50, Sure, &format!("{because}; {reason}")),
        Some((Role::AfterDiscount, reason)) => return offer.add("net_amount", score - 50, Sure, &format!("{because}; {reason}")),
        Some((Role::WithTax, reason)) => {
            offer.candidates.otherwise = format!("{because}; {reason}: no field takes an amount with tax");
            return;
        }
        None => {}
    }
    if meaning == "?gross" {
        offer.add("gross_amount", score - 400, Unsure, because);
        return offer.ask("is it the amount before discounts (`gross_amount`), or the amount with tax, which no field takes?");
    }
    let quantity = |place: usize| whole.columns.get(place).is_some_and(|column| column.meaning() == "quantity");
    let discounted = whole.has("?discount") || whole.has("-a rate of discount");
    match whole.relations.product_giving(place, quantity) {
        Some(relation) => {
            let reason = format!("{because}; quantity times a price is this in {}", in_rows(relation));
            offer.add("net_amount", score - 120, if discounted { Likely } else { Sure }, &reason);
        }
        None => offer.add("net_amount", score - 200, Likely, because),
    }
    if whole.has("net_amount") {
        // Beside an amount that says it is net, a plain one is something else, and nothing shows what.
        offer.candidates.fields.clear();
        offer.candidates.otherwise = format!("{because}, but another column says that it is the amount after discounts");
    } else if discounted {
        offer.ask("there are discounts in this file; is it the amount after them (`net_amount`) or before (`gross_amount`)?");
    }
}

fn special(offer: &mut Offer<'_>, score: i64, because: &str) {
    let shape = &offer.column.shape;
    if shape.is_numeric() && shape.half(shape.numbers.decimals) {
        offer.add("agreed_price", score - 150, Likely, because);
    } else if shape.half(shape.with_letters) && shape.half(shape.codes) {
        offer.add("special_price", score - 150, Likely, because);
    } else {
        offer.add("special_price", score - 500, Unsure, because);
        offer.ask("is it the number of a special price (`special_price`) or the price itself (`agreed_price`)?");
    }
}
