//! What one reporter sold in one month, as sorted lines.

use std::fmt::Write as _;
use std::io;
use std::sync::Arc;

use arrow::array::{
    ArrayRef, Date32Array, Date32Builder, Decimal128Builder, RecordBatch, StringArray, StringBuilder, UInt32Builder, new_null_array,
};
use arrow::datatypes::DataType;
use jiff::civil::Date;
use programme::record::{ColumnType, Schema};
use rust_decimal::Decimal;

use super::chance::{self, Chance};
use super::market::Market;
use crate::intake::Sums;
use crate::segment::keys::{Key, Naming};
use crate::segment::{DIGITS, MONEY_PLACES, NUMBER_PLACES, Sorted, day_number, day_of, schema};
use crate::store::Submission;

/// A submission to be made.
pub(super) struct Month<'m> {
    market: &'m Market,
    number: u64,
    pub reporter: String,
    pub from: Date,
    pub to: Date,
    /// How many lines in all.
    pub lines: u64,
    /// Partners by their places, each with its lines.
    of: Vec<(usize, u64)>,
}

impl<'m> Month<'m> {
    pub fn new(market: &'m Market, reporter: u32, from: Date, to: Date, of: Vec<(usize, u64)>) -> Self {
        let lines = of.iter().map(|(_, lines)| lines).sum();
        Self { market, number: u64::from(reporter), reporter: format!("reporter-{:03}", reporter + 1), from, to, lines, of }
    }

    /// Reports come in some days after the month.
    pub fn received(&self) -> Date {
        let days = i64::try_from(chance::at(self.market.made.seed, [2, self.number, self.place()]) % 9).unwrap_or(0);
        self.to.saturating_add(jiff::Span::new().days(days + 1))
    }

    fn place(&self) -> u64 {
        u64::from(day_number(self.from).unsigned_abs())
    }

    fn currency(&self) -> &str {
        let currencies = &self.market.made.currencies;
        let place = usize::try_from(self.number).unwrap_or(0) % currencies.len().max(1);
        currencies.get(place).map_or("EUR", String::as_str)
    }

    pub fn making(&self, submission: &str) -> Making<'_, 'm> {
        Making {
            month: self,
            submission: submission.into(),
            partner: 0,
            sales: vec![],
            next: 0,
            line_no: 0,
            invoice: 0,
            open: None,
            naming: Naming::default(),
        }
    }
}

/// A month on its way into segments.
pub(super) struct Making<'a, 'm> {
    month: &'a Month<'m>,
    submission: String,
    /// The next partner, by its place in the month.
    partner: usize,
    /// The days of the current partner's lines.
    sales: Vec<i32>,
    /// The next of them.
    next: usize,
    line_no: u32,
    invoice: u64,
    open: Option<Invoice>,
    naming: Naming,
}

/// An invoice that is being written.
struct Invoice {
    partner: usize,
    day: i32,
    left: u64,
    line: u32,
    customer: u64,
    name: String,
}

/// The columns of a segment on their way.
struct Columns {
    partner: StringBuilder,
    date: Date32Builder,
    line_no: UInt32Builder,
    texts: [StringBuilder; 7],
    quantity: Decimal128Builder,
    amounts: [Decimal128Builder; 3],
    keys: Vec<(Key, u32)>,
}

/// The texts of a line in the order of the fields.
const TEXTS: [&str; 7] = ["invoice", "line", "product", "product_group", "customer", "customer_country", "deal"];
const GROUPS: [&str; 20] = [
    "laptops",
    "desktops",
    "tablets",
    "phones",
    "monitors",
    "printers",
    "scanners",
    "servers",
    "storage",
    "networking",
    "cables",
    "keyboards",
    "mice",
    "headsets",
    "cameras",
    "projectors",
    "software",
    "services",
    "batteries",
    "parts",
];
const COUNTRIES: [&str; 12] = ["DE", "NL", "FR", "GB", "BE", "AT", "CH", "PL", "IT", "ES", "SE", "US"];

impl Making<'_, '_> {
    /// The lines of a part, of so many; none where the month has none.
    pub fn segment(&mut self, part: usize, parts: usize, submission: &mut Submission) -> io::Result<Option<Sorted>> {
        let lines = usize::try_from(self.month.lines).unwrap_or(usize::MAX);
        let count = lines * (part + 1) / parts - lines * part / parts;
        if count == 0 {
            return Ok(None);
        }
        let text = || StringBuilder::with_capacity(count, count * 8);
        let number = || Decimal128Builder::with_capacity(count);
        let mut columns = Columns {
            partner: text(),
            date: Date32Builder::with_capacity(count),
            line_no: UInt32Builder::with_capacity(count),
            texts: [text(), text(), text(), text(), text(), text(), text()],
            quantity: number(),
            amounts: [number(), number(), number()],
            keys: Vec::with_capacity(count),
        };
        let (mut pieces, mut net) = (0i128, 0i128);
        for row in 0..count {
            let (quantity, amount) = self.line(&mut columns, u32::try_from(row).unwrap_or(u32::MAX))?;
            pieces += quantity;
            net += amount;
        }
        add(&mut submission.sums, count, pieces, net, self.month.currency());
        columns.keys.sort_unstable();
        let keys = std::mem::take(&mut columns.keys);
        let batch = self.batch(columns, count).map_err(io::Error::other)?;
        Ok(Some(Sorted::new(batch, keys, vec![])))
    }

    /// Writes the next line; gives its pieces and its net amount in the smallest places.
    fn line(&mut self, columns: &mut Columns, row: u32) -> io::Result<(i128, i128)> {
        let (partner, day) = self.next_sale();
        let market = self.month.market;
        let made = &market.made;
        self.line_no += 1;
        let mut chance = Chance::at(made.seed, [partner as u64, self.month.place(), u64::from(self.line_no)]);
        let invoice = self.invoice(partner, day, &mut chance);
        let (name, line, customer) = (invoice.name.clone(), invoice.line, invoice.customer);
        let product = chance.low(u64::from(made.products.max(1)));
        let of_product = chance::at(made.seed, [3, product, 0]);
        // From 5.00 to 2,004.99, in ten thousandths.
        let price = i128::from(500 + of_product % 200_000) * 100;
        let pieces = i128::from(1 + chance.low(20));
        let sign = if chance.below(100) < u64::from(made.returns) { -1 } else { 1 };
        let list = sign * price * pieces;
        let gross = list - list / 100 * i128::from(chance.below(4) * 5);
        let net = gross / 100 * i128::from(100 - chance.below(13));
        columns.partner.append_value(market.partners.get(partner).map_or("", String::as_str));
        columns.date.append_value(day);
        columns.line_no.append_value(self.line_no);
        let group = usize::try_from(of_product >> 32).unwrap_or(0) % GROUPS.len();
        let country = usize::try_from(chance::at(made.seed, [4, customer, 0]) >> 40).unwrap_or(0) % COUNTRIES.len();
        let [invoices, lines, products, groups, customers, countries, deals] = &mut columns.texts;
        invoices.append_value(&name);
        written(lines, format_args!("{line}"))?;
        written(products, format_args!("SKU-{product:05}"))?;
        groups.append_value(GROUPS.get(group).copied().unwrap_or(""));
        written(customers, format_args!("C{customer:07}"))?;
        countries.append_value(COUNTRIES.get(country).copied().unwrap_or(""));
        if chance.below(50) == 0 {
            written(deals, format_args!("D{:06}", chance.below(100_000)))?;
        } else {
            deals.append_null();
        }
        columns.quantity.append_value(sign * pieces * 10i128.pow(u32::from(NUMBER_PLACES)));
        for (column, amount) in columns.amounts.iter_mut().zip([list, gross, net]) {
            column.append_value(amount);
        }
        // As a line with an invoice and a line number is named when it is imported.
        self.naming.begin();
        let product = format!("SKU-{product:05}");
        for part in ["line", if sign > 0 { "+" } else { "-" }, &name, &line.to_string(), &product, ""] {
            self.naming.add(part);
        }
        columns.keys.push((self.naming.key(), row));
        Ok((sign * pieces, net))
    }

    /// Whose sale is next, and when.
    fn next_sale(&mut self) -> (usize, i32) {
        while self.next >= self.sales.len() {
            let Some((partner, lines)) = self.month.of.get(self.partner) else { return (0, day_number(self.month.from)) };
            self.partner += 1;
            self.next = 0;
            let mut chance = Chance::at(self.month.market.made.seed, [5, *partner as u64, self.month.place()]);
            let first = day_number(self.month.from);
            let days = u64::try_from(day_number(self.month.to) - first + 1).unwrap_or(1);
            let day = |_| {
                let day = first + i32::try_from(chance.below(days)).unwrap_or(0);
                // Little is sold at the week's end: every other such sale is one of the Friday before, if that is of the month.
                let weekday = i32::from(day_of(day).weekday().to_monday_zero_offset());
                if weekday > 4 && chance.below(4) > 0 { (day - (weekday - 4)).max(first) } else { day }
            };
            self.sales = (0..*lines).map(day).collect();
            self.sales.sort_unstable();
        }
        let day = self.sales.get(self.next).copied().unwrap_or(0);
        self.next += 1;
        (self.month.of.get(self.partner - 1).map_or(0, |(partner, _)| *partner), day)
    }

    /// The invoice of the next line.
    fn invoice(&mut self, partner: usize, day: i32, chance: &mut Chance) -> &Invoice {
        let goes_on = self.open.as_ref().is_some_and(|open| open.partner == partner && open.day == day && open.left > 0);
        if goes_on && let Some(open) = &mut self.open {
            open.left -= 1;
            open.line += 1;
        }
        if !goes_on {
            self.invoice += 1;
            let customers = u64::from(self.month.market.made.customers.max(1));
            // A partner sells to its own customers, some of whom others sell to as well.
            let own = (customers * 3 / self.month.market.partners.len() as u64).max(1);
            let first = chance::at(self.month.market.made.seed, [6, partner as u64, 0]) % customers;
            self.open = None;
            let name = format!("{}-{:07}", self.submission, self.invoice);
            return self.open.insert(Invoice {
                partner,
                day,
                left: chance.low(6),
                line: 1,
                customer: (first + chance.low(own)) % customers,
                name,
            });
        }
        self.open.get_or_insert_with(|| Invoice { partner, day, left: 0, line: 1, customer: 0, name: String::new() })
    }

    fn batch(&self, mut columns: Columns, count: usize) -> Result<RecordBatch, arrow::error::ArrowError> {
        let fields: Vec<(String, ColumnType)> =
            Schema::built_in().get(Schema::SALE).columns.iter().map(|column| (column.name.clone(), column.kind)).collect();
        let constant = |text: &str| -> ArrayRef { Arc::new(StringArray::from_iter_values(std::iter::repeat_n(text, count))) };
        let nothing = || new_null_array(&DataType::Utf8, count);
        let mut arrays: Vec<ArrayRef> = vec![
            Arc::new(columns.partner.finish()),
            Arc::new(columns.date.finish()),
            Arc::new(Date32Array::from_value(day_number(self.month.received()), count)),
            constant(&self.month.reporter),
            constant(&self.submission),
            Arc::new(columns.line_no.finish()),
            nothing(),
            nothing(),
        ];
        for (name, _) in &fields {
            arrays.push(match name.as_str() {
                "quantity" => {
                    Arc::new(columns.quantity.finish().with_precision_and_scale(DIGITS, i8::try_from(NUMBER_PLACES).unwrap_or(0))?)
                }
                "list_amount" => money(&mut columns.amounts[0])?,
                "gross_amount" => money(&mut columns.amounts[1])?,
                "net_amount" => money(&mut columns.amounts[2])?,
                "currency" => constant(self.month.currency()),
                name => match TEXTS.iter().position(|known| *known == name).and_then(|place| columns.texts.get_mut(place)) {
                    Some(column) => Arc::new(column.finish()),
                    None => nothing(),
                },
            });
        }
        RecordBatch::try_new(schema(&fields), arrays)
    }
}

fn money(column: &mut Decimal128Builder) -> Result<ArrayRef, arrow::error::ArrowError> {
    Ok(Arc::new(column.finish().with_precision_and_scale(DIGITS, i8::try_from(MONEY_PLACES).unwrap_or(0))?))
}

/// Appends what is formatted.
fn written(column: &mut StringBuilder, text: std::fmt::Arguments<'_>) -> io::Result<()> {
    column.write_fmt(text).map_err(io::Error::other)?;
    column.append_value("");
    Ok(())
}

/// Adds what a segment sums up to.
fn add(sums: &mut Sums, lines: usize, pieces: i128, net: i128, currency: &str) {
    sums.lines += lines as u64;
    let number = |units: i128, places: u8| Decimal::try_from_i128_with_scale(units, places.into()).unwrap_or_default().normalize();
    sums.quantity = sums.quantity.saturating_add(number(pieces, 0));
    let sum = sums.amounts.entry(currency.into()).or_default();
    *sum = sum.saturating_add(number(net, MONEY_PLACES));
}
