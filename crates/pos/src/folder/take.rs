//! What becomes of rows: exchange rates, records, rows of outside tables.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use csv::StringRecord;
use jiff::civil::Date;
use programme::ledger::books::Closing;
use programme::record::{BadCell, ColumnType, Dating, NewRow, OutsideRow, Place, RecordsBuilder, Schema, TypeId, Value, cut_short};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::OutsideTable;
use super::rates::{Rates, times_exactly};
use super::read::Take;
use crate::profile::{Bound, Layout};

/// Takes exchange rates.
#[derive(Default)]
pub(super) struct RateTaking {
    pub(super) rates: Rates,
}

impl Take for RateTaking {
    fn take(&mut self, _place: &Place, values: Vec<Value<'_>>) -> Result<(), Vec<BadCell>> {
        let [currency, from, rate] = values.as_slice() else {
            return Ok(());
        };
        let mut bad = vec![];
        let currency = needed_text("currency", currency, &mut bad);
        let rate = needed_number("rate", rate, &mut bad);
        if let Some(rate) = rate.filter(|rate| *rate <= Decimal::ZERO) {
            bad.push(BadCell::new("rate", &rate.to_string(), "is not above 0: write what one unit is worth"));
        }
        let (Some(currency), Some(rate), true) = (currency, rate, bad.is_empty()) else {
            return Err(bad);
        };
        if self.rates.add(currency, day(from), rate) {
            Ok(())
        } else {
            Err(vec![BadCell::new("currency", currency, "has two rates from the same day")])
        }
    }
}

/// Takes the closings of the books.
#[derive(Default)]
pub(super) struct ClosingTaking {
    pub(super) closings: Vec<Closing>,
}

impl Take for ClosingTaking {
    fn take(&mut self, _place: &Place, values: Vec<Value<'_>>) -> Result<(), Vec<BadCell>> {
        let [upto, on, entries, fingerprint] = values.as_slice() else {
            return Ok(());
        };
        let mut bad = vec![];
        let fingerprint = needed_text("fingerprint", fingerprint, &mut bad);
        let entries = needed_number("entries", entries, &mut bad).and_then(|entries| entries.to_usize());
        let days = [("upto", upto), ("closed_on", on)].map(|(column, value)| {
            let day = day(value);
            if day.is_none() {
                bad.push(BadCell::new(column, "", "is empty; write the day as 2024-05-31"));
            }
            day
        });
        let ([Some(upto), Some(on)], Some(entries), Some(fingerprint), true) = (days, entries, fingerprint, bad.is_empty()) else {
            return Err(bad);
        };
        if on <= upto {
            return Err(vec![BadCell::new(
                "closed_on",
                &on.to_string(),
                format!("is not after {upto}: days that are not over cannot be closed"),
            )]);
        }
        if self.closings.iter().any(|own| own.upto == upto) {
            return Err(vec![BadCell::new("upto", &upto.to_string(), "is closed twice")]);
        }
        self.closings.push(Closing { upto, on, entries, fingerprint: fingerprint.to_owned() });
        Ok(())
    }
}

/// Takes rows of an outside table.
pub(super) struct TableTaking<'a> {
    builder: &'a mut RecordsBuilder,
    table: &'a OutsideTable,
    seen: BTreeSet<(Vec<String>, Option<Date>)>,
}

impl<'a> TableTaking<'a> {
    pub(super) fn new(builder: &'a mut RecordsBuilder, table: &'a OutsideTable) -> Self {
        Self { builder, table, seen: BTreeSet::new() }
    }
}

impl Take for TableTaking<'_> {
    fn take(&mut self, _place: &Place, values: Vec<Value<'_>>) -> Result<(), Vec<BadCell>> {
        let Some((keys, [value, from])) = values.split_last_chunk() else {
            return Ok(());
        };
        let mut bad = vec![];
        let value = needed_number("value", value, &mut bad);
        let key: Vec<String> =
            self.table.by.iter().zip(keys).filter_map(|(name, key)| needed_text(name, key, &mut bad).map(str::to_owned)).collect();
        let (Some(value), true) = (value, bad.is_empty()) else {
            return Err(bad);
        };
        let row = OutsideRow { key, from: day(from), value };
        if !self.seen.insert((row.key.clone(), row.from)) {
            let columns = self.table.by.join(" + ");
            return Err(vec![BadCell::new(&columns, &row.key.join(" "), "stands twice for the same day")]);
        }
        self.builder.push_outside(&self.table.name, row);
        Ok(())
    }
}

/// On what terms rows are taken, beside what a programme says of their columns.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// The programme's currency.
    pub(crate) currency: String,
    pub(crate) rates: Rates,
    /// The file that lists the partners.
    listed_in: Option<Arc<str>>,
    /// Partners whose own row is bad, with its line.
    refused: HashMap<String, u32>,
}

impl Terms {
    /// Terms without a list of partners.
    pub(super) fn new(currency: &str, rates: Rates) -> Self {
        Self { currency: currency.into(), rates, ..Self::default() }
    }

    /// What one unit of a currency is worth in the programme's own on a day, and the day from which that holds; none where nobody said it.
    #[must_use]
    pub fn rate(&self, currency: &str, day: Date) -> Option<(Date, Decimal)> {
        self.rates.of(currency).into_iter().take_while(|(from, _)| *from <= day).last()
    }
}

/// Takes records.
pub(super) struct RecordTaking<'a> {
    builder: &'a mut RecordsBuilder,
    terms: Terms,
    places: Places,
    /// The day from which the rows that come do not count any more.
    replaced_on: Option<Date>,
}

/// What the places of the layout mean.
struct Places {
    id: TypeId,
    dating: Dating,
    frame: usize,
    currency: Option<usize>,
    money: Vec<usize>,
}

impl<'a> RecordTaking<'a> {
    pub(super) fn new(builder: &'a mut RecordsBuilder, terms: Terms) -> Self {
        let places = Places { id: Schema::PARTNER, dating: Dating::Span, frame: 0, currency: None, money: vec![] };
        Self { builder, terms, places, replaced_on: None }
    }

    /// Takes note of a partner. Where partners are listed, only those of the list are known.
    pub(super) fn knows(&mut self, partner: &str) -> bool {
        let known = self.builder.knows(partner);
        if !known && self.terms.listed_in.is_none() {
            self.builder.know(partner);
        }
        known || self.terms.listed_in.is_none()
    }

    /// The terms, for rows that are taken later.
    pub(super) fn into_terms(self) -> Terms {
        self.terms
    }

    /// From now on rows are of this type.
    pub(super) fn begin(&mut self, id: TypeId, layout: &Layout) {
        let dating = self.builder.schema().get(id).dating;
        let own = layout.columns.iter().enumerate().skip(layout.frame);
        let money = own.clone().filter(|(_, column)| column.kind == ColumnType::Money).map(|(place, _)| place).collect();
        let currency = own.clone().find(|(_, column)| column.name == "currency" && column.kind == ColumnType::Text);
        let currency = currency.map(|(place, _)| place).filter(|_| dating == Dating::Event);
        self.places = Places { id, dating, frame: layout.frame, currency, money };
    }

    /// From now on rows count only until this day.
    pub(super) fn replaced_on(&mut self, day: Option<Date>) {
        self.replaced_on = day;
    }

    /// From now on only partners of this file, where there is one, are known.
    pub(super) fn partners_are_listed_in(&mut self, file: Option<Arc<str>>) {
        self.terms.listed_in = file;
    }

    fn check_partner(&self, partner: &str, bad: &mut Vec<BadCell>) {
        if partner.is_empty() {
            bad.push(BadCell::new("partner", "", "is empty; every row belongs to a partner"));
        } else if let Some(file) = &self.terms.listed_in
            && !self.builder.knows(partner)
        {
            let reason = match self.terms.refused.get(partner) {
                Some(line) => format!("has no usable row in {file} (line {line})"),
                None => format!("is not in {file}"),
            };
            bad.push(BadCell::new("partner", partner, reason));
        }
    }

    /// Turns the money of a row into the programme's currency.
    fn convert(&self, values: &mut [Value<'_>], on: Option<Date>, bad: &mut Vec<BadCell>) {
        let Some(Value::Text(currency)) = self.places.currency.and_then(|place| values.get(place)) else {
            return;
        };
        if currency.eq_ignore_ascii_case(&self.terms.currency) {
            return;
        }
        let Some(on) = on else { return };
        let Some(rate) = self.terms.rates.on(currency, on) else {
            let currency = cut_short(currency);
            let reason = format!(
                "no exchange rate for {currency} on {on}: add one to rates.csv (currency,from,rate: what one {currency} is worth in {})",
                self.terms.currency
            );
            bad.push(BadCell::new("currency", &currency, reason));
            return;
        };
        for place in &self.places.money {
            if let Some(Value::Number(amount)) = values.get_mut(*place) {
                match times_exactly(*amount, rate) {
                    Some(product) => *amount = product,
                    None => {
                        bad.push(BadCell::new("currency", "", format!("{amount} times the rate {rate} has too many digits to be exact")))
                    }
                }
            }
        }
    }
}

impl Take for RecordTaking<'_> {
    fn take(&mut self, place: &Place, mut values: Vec<Value<'_>>) -> Result<(), Vec<BadCell>> {
        let until_place = (self.places.dating == Dating::Span).then_some(2);
        let from = values.get(1).and_then(day);
        let until = until_place.and_then(|place| values.get(place)).and_then(day);
        let known_on = values.get(self.places.frame.saturating_sub(1)).and_then(day);
        let mut bad = vec![];
        self.convert(&mut values, from, &mut bad);
        let partner = match values.first_mut().map(std::mem::take) {
            Some(Value::Text(partner)) => partner,
            _ => "".into(),
        };
        self.check_partner(&partner, &mut bad);
        if !bad.is_empty() {
            return Err(bad);
        }
        let cells = values.into_iter().skip(self.places.frame).enumerate().filter(|(_, value)| !matches!(value, Value::Null)).collect();
        let row = NewRow { partner: &partner, from, until, known_on, replaced_on: self.replaced_on, cells, place: place.clone() };
        self.builder.push(self.places.id, row).map_err(|bad| bad.cells)
    }

    fn refused(&mut self, bound: &Bound, cells: &StringRecord, line: u32) {
        if self.places.id == Schema::PARTNER
            && let Some(partner) = bound.text(0, cells)
        {
            self.terms.refused.entry(partner).or_insert(line);
        }
    }
}

fn day(value: &Value<'_>) -> Option<Date> {
    match value {
        Value::Date(day) => Some(*day),
        _ => None,
    }
}

fn needed_text<'v>(column: &str, value: &'v Value<'_>, bad: &mut Vec<BadCell>) -> Option<&'v str> {
    if let Value::Text(text) = value {
        return Some(text);
    }
    bad.push(BadCell::new(column, "", "is empty"));
    None
}

fn needed_number(column: &str, value: &Value<'_>, bad: &mut Vec<BadCell>) -> Option<Decimal> {
    let number = value.number();
    if number.is_none() {
        bad.push(BadCell::new(column, "", "is empty"));
    }
    number
}
