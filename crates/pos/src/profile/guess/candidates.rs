//! For each column the fields it may be, each with a score, how sure that is, and why.

use std::collections::BTreeMap;

use super::amounts::Role;
use super::column::Column;
use super::fields;
use super::fit::{Fit, fit};
use super::lexicon::{Known, Understood, language};
use super::parties::{Parties, party_beside};
use super::relations::Relations;
use super::{Confidence, one_line, questions, unnamed};

/// A field that a column may be.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) field: &'static str,
    pub(super) score: i64,
    pub(super) confidence: Confidence,
    pub(super) because: String,
    /// What must be asked if the column is given to the field.
    pub(super) question: Option<String>,
}

/// What a column may be; and why not, where it is known and no field.
#[derive(Clone, Debug, Default)]
pub(super) struct Candidates {
    pub(super) fields: Vec<Candidate>,
    pub(super) otherwise: String,
}

/// What is known of the file as a whole.
pub(super) struct Whole<'a> {
    pub(super) columns: &'a [Column<'a>],
    pub(super) parties: &'a Parties,
    pub(super) relations: &'a Relations,
    pub(super) roles: BTreeMap<usize, (Role, String)>,
    pub(super) stock: bool,
}

impl Whole<'_> {
    /// Whether a column has a heading of this meaning.
    pub(super) fn has(&self, meaning: &str) -> bool {
        self.columns.iter().any(|column| column.meaning() == meaning)
    }

    /// What a column may be.
    pub(super) fn candidates(&self, place: usize) -> Candidates {
        let Some(column) = self.columns.get(place) else {
            return Candidates::default();
        };
        let mut offer = Offer { column, candidates: Candidates::default() };
        match &column.understood {
            Understood::Whole(known) => self.by_meaning(place, &mut offer, known.meaning, 1_000, &said(column, *known, "")),
            Understood::Nearly { known, spelling } => {
                let because = said(column, *known, &format!(", if it is `{spelling}` misspelt"));
                self.by_meaning(place, &mut offer, known.meaning, 700, &because);
            }
            Understood::Party { party, attribute } => self.party(&mut offer, *party, *attribute),
            Understood::Attribute(attribute) => self.attribute(place, &mut offer, *attribute),
            Understood::Nothing => unnamed::by_values(self, place, &mut offer),
        }
        let mut candidates = offer.candidates;
        candidates.fields.retain(|candidate| fields::of(self.stock).any(|field| field.name == candidate.field));
        if candidates.otherwise.is_empty() && candidates.fields.is_empty() {
            candidates.otherwise = if column.meaning().is_empty() {
                "nothing is known of this heading, and its values do not show what they are".into()
            } else {
                format!("the heading is known ({}), but {}", column.meaning().trim_start_matches(['?', '-']), self.why_not(column))
            };
        }
        candidates
    }

    fn why_not(&self, column: &Column<'_>) -> String {
        match fields::find(column.meaning()).map(|field| fit(field, &column.shape)) {
            Some(Fit::Never(why)) => why,
            _ if self.stock => "a report of stock has no such field".into(),
            _ => "a report of sales has no such field".into(),
        }
    }

    fn by_meaning(&self, place: usize, offer: &mut Offer<'_>, meaning: &'static str, score: i64, because: &str) {
        if let Some(other) = meaning.strip_prefix('-') {
            offer.candidates.otherwise = format!("{because}: no field takes {other}");
            questions::known_but_no_field(self, place, offer, meaning, because);
        } else if meaning.starts_with('?') {
            questions::ask(self, place, offer, meaning, score, because);
        } else if self.stock && meaning == "quantity" {
            offer.add("on_hand", score - 200, Confidence::Likely, because);
        } else if self.stock && meaning == "branch" {
            offer.add("warehouse", score - 200, Confidence::Likely, because);
        } else {
            let sure = if score >= 1_000 { Confidence::Sure } else { Confidence::Likely };
            let stands_in = self.stands_in(offer, meaning, score, because);
            offer.add(meaning, if stands_in { score - 500 } else { score }, sure, because);
        }
    }

    /// Where the file has no better column: an order number in place of the invoice number, the day of shipment in place of the day of the sale.
    fn stands_in(&self, offer: &mut Offer<'_>, meaning: &str, score: i64, because: &str) -> bool {
        let days = ["date", "?date", "?order date", "?period"];
        if meaning == "order" && !self.has("invoice") {
            offer.add("invoice", score - 100, Confidence::Likely, because);
            offer.ask("no column holds the invoice number; the order number is taken in its place as a part of the key");
            return true;
        }
        if meaning == "ship_date" && !self.stock && !days.iter().any(|day| self.has(day)) {
            offer.add("date", score - 100, Confidence::Likely, because);
            offer.ask("no column holds the day of the invoice; the day of shipment is taken as the day of the sale");
            return true;
        }
        false
    }

    fn party(&self, offer: &mut Offer<'_>, party: Known, attribute: Option<Known>) {
        let meaning = attribute.map_or("", |attribute| attribute.meaning);
        let of = said(offer.column, party, "");
        let because = match meaning.trim_start_matches('.') {
            "" | "other" => of,
            attribute => of.replacen(" for ", &format!(" for the {} of ", attribute.replace('_', " ")), 1),
        };
        if meaning == ".other" {
            offer.candidates.otherwise = format!("{because}, but no field takes what it says of it");
            return;
        }
        let Some(role) = self.parties.role(party.meaning) else {
            offer.candidates.otherwise = match party.meaning {
                "@reporter" => format!("{because}: the reporter stands once in [report]"),
                _ => format!("{because}, but other columns name the reseller and the end customer"),
            };
            return;
        };
        let lends = self.parties.lends_address(party.meaning);
        if lends && matches!(meaning, "" | ".name" | ".id") {
            offer.candidates.otherwise = format!("{because}, but another column names the end customer");
            return;
        }
        let sure = if self.parties.open || lends { Confidence::Likely } else { Confidence::Sure };
        let score = if lends { 600 } else { 950 };
        let taken = format!("{because}, here the {}", if role == "customer" { "end customer" } else { "reseller" });
        offer.of_party(role, meaning, score, sure, &taken);
    }

    fn attribute(&self, place: usize, offer: &mut Offer<'_>, attribute: Known) {
        let because = said(offer.column, attribute, "");
        if attribute.meaning == ".other" {
            offer.candidates.otherwise = format!("{because}: no field takes it");
            return;
        }
        match party_beside(self.columns, place) {
            Some((party, adjacent)) => match self.parties.role(party) {
                Some(role) => {
                    let (score, sure) = if adjacent { (800, Confidence::Likely) } else { (600, Confidence::Likely) };
                    let whose = if role == "customer" { "end customer" } else { "reseller" };
                    offer.of_party(
                        role,
                        attribute.meaning,
                        score,
                        sure,
                        &format!("{because}; the columns before it are about the {whose}"),
                    );
                }
                None => offer.candidates.otherwise = format!("{because}, but it is not said whose"),
            },
            None if attribute.meaning == ".country" => {
                offer.add("customer_country", 500, Confidence::Unsure, &format!("{because}, but it is not said whose"));
                offer.ask("is it the country of the end customer (`customer_country`), of the sale (`country_of_sale`) or of the reseller (`reseller_country`)?");
            }
            None if attribute.meaning == ".name" => {
                offer.add("customer", 400, Confidence::Unsure, &format!("{because}, but it is not said whose"));
                offer.ask("is it the name of the end customer (`customer`) or of the reseller (`reseller`)?");
            }
            None => offer.candidates.otherwise = format!("{because}, but no column says whose"),
        }
    }
}

/// The candidates of one column while they are found.
pub(super) struct Offer<'a> {
    pub(super) column: &'a Column<'a>,
    pub(super) candidates: Candidates,
}

impl Offer<'_> {
    /// Adds a field, unless the values say that it cannot be.
    pub(super) fn add(&mut self, name: &'static str, score: i64, confidence: Confidence, because: &str) {
        let Some(field) = fields::find(name) else { return };
        let (score, confidence, seen) = match fit(field, &self.column.shape) {
            Fit::Good(seen) => (score + 50, confidence, seen),
            Fit::Open(seen) => (score, confidence.min(Confidence::Likely), seen),
            Fit::Bad(seen) => (score - 400, Confidence::Unsure, seen),
            Fit::Never(seen) => {
                self.candidates.otherwise = format!("{because}, but {seen}");
                return;
            }
        };
        let because = format!("{because}; {seen}");
        self.candidates.fields.push(Candidate { field: field.name, score: score.max(1), confidence, because, question: None });
    }

    /// A question for the field added last.
    pub(super) fn ask(&mut self, question: &str) {
        if let Some(last) = self.candidates.fields.last_mut() {
            last.question = Some(format!("`{}`: {question}", one_line(&self.column.heading)));
        }
    }

    fn of_party(&mut self, role: &'static str, attribute: &str, score: i64, sure: Confidence, because: &str) {
        let shape = &self.column.shape;
        let numbers = shape.filled > 0 && (shape.is_numeric() || shape.mostly(shape.codes) && !shape.half(shape.with_blanks));
        let names = shape.filled > 0 && shape.half(shape.with_blanks) && shape.letters_only * 5 >= shape.filled * 4;
        let (attribute, sure) = match attribute {
            "" | ".name" if numbers => ("id", sure.min(Confidence::Likely)),
            "" | ".name" => ("", sure),
            ".id" if names => ("", sure.min(Confidence::Likely)),
            other => (other.trim_start_matches('.'), sure),
        };
        let name = if attribute.is_empty() { role.to_owned() } else { format!("{role}_{attribute}") };
        if let Some(field) = fields::find(&name) {
            self.add(field.name, score, sure, because);
            if field.name.ends_with("_country") && shape.filled > 0 && !shape.mostly(shape.countries) {
                self.ask("the countries are not codes of two letters; a `map` says which code each stands for");
            }
        }
    }
}

/// ``heading `Menge` is German for quantity``.
fn said(column: &Column<'_>, known: Known, tail: &str) -> String {
    let meaning = known.meaning.trim_start_matches(['@', '.', '?', '-']);
    let words = match (known.meaning, fields::find(meaning)) {
        ("@end", _) => "the end customer",
        ("@sold", _) => "the one who is invoiced",
        ("@ship", _) => "the one who receives the goods",
        ("@reporter", _) => "the distributor",
        (".id", _) => "a number of a party",
        (".name", _) => "a name",
        (".other", _) => "something of a party",
        ("?product", _) => "a product or its number",
        ("?amount", _) => "an amount",
        ("?gross", _) => "an amount before something",
        ("?special", _) => "a special price or its number",
        ("?customer order", _) => "the buyer's order",
        (_, Some(field)) if !known.meaning.starts_with(['@', '.']) => field.words,
        _ => meaning.trim_start_matches("the ").trim_start_matches("a "),
    };
    format!("heading `{}` is {} for {words}{tail}", one_line(&column.heading), language(known.language))
}
