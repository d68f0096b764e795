//! Accepted lines on their way into a segment: collected column by column, then sorted.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanBuilder, Date32Array, Date32Builder, Decimal128Builder, RecordBatch, StringBuilder, UInt32Array, UInt32Builder,
};
use arrow::compute::take;
use arrow::error::ArrowError;
use jiff::civil::{Date, date};
use programme::record::{ColumnType, Value};
use rust_decimal::Decimal;

use super::keys::Key;
use super::{DIGITS, MONEY_PLACES, NUMBER_PLACES, schema};

/// What stands on every line of a submission.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// Who reported it.
    pub reporter: String,
    /// The submission's id.
    pub submission: String,
    /// The day it was received.
    pub known_on: Date,
}

/// A line that is accepted.
#[derive(Debug)]
pub struct Staged<'v> {
    /// The account it is allocated to.
    pub partner: Option<&'v str>,
    /// How that account was found, where it was not by its id.
    pub matched: Option<&'v str>,
    /// The account of the end customer.
    pub customer_account: Option<&'v str>,
    /// When it happened.
    pub date: Date,
    /// The line of the file it stands on.
    pub line_no: u32,
    /// What names it.
    pub key: Key,
    /// What names its serials, with whether they were sold (else they came back).
    pub serials: Vec<(Key, bool)>,
}

/// Lines collected for one segment.
pub struct Staging {
    fields: Vec<(String, ColumnType)>,
    columns: Vec<Column>,
    partners: Numbers,
    /// The number of the partner of each line; 0 where there is none.
    partner: Vec<u32>,
    dates: Vec<i32>,
    lines: Vec<u32>,
    matched: StringBuilder,
    customers: StringBuilder,
    keys: Vec<Key>,
    serials: Vec<(Key, u32, bool)>,
}

enum Column {
    Text(StringBuilder),
    Decimal(Decimal128Builder, u8),
    Date(Date32Builder),
    YesNo(BooleanBuilder),
}

/// The lines of a segment in their order, and what names them: keys and serials with the row they stand on.
pub struct Sorted {
    pub(super) batch: RecordBatch,
    pub(super) keys: Vec<(Key, u32)>,
    pub(super) serials: Vec<(Key, u32, bool)>,
}

impl Sorted {
    /// Lines that are sorted already, with their keys and serials in the order of the keys.
    #[must_use]
    pub fn new(batch: RecordBatch, keys: Vec<(Key, u32)>, serials: Vec<(Key, u32, bool)>) -> Self {
        Self { batch, keys, serials }
    }
}

const EPOCH: Date = date(1970, 1, 1);

/// A day as it lies in a segment: days since 1970-01-01.
#[must_use]
pub fn day_number(day: Date) -> i32 {
    (day - EPOCH).get_days()
}

/// The day of a number of days since 1970-01-01.
#[must_use]
pub fn day_of(number: i32) -> Date {
    EPOCH.saturating_add(jiff::Span::new().days(i64::from(number)))
}

impl Staging {
    /// Room for lines with these fields.
    #[must_use]
    pub fn new(fields: Vec<(String, ColumnType)>) -> Self {
        let column = |(_, kind): &(String, ColumnType)| match kind {
            ColumnType::Text => Column::Text(StringBuilder::new()),
            ColumnType::Date => Column::Date(Date32Builder::new()),
            ColumnType::YesNo => Column::YesNo(BooleanBuilder::new()),
            ColumnType::Money => Column::Decimal(Decimal128Builder::new(), MONEY_PLACES),
            _ => Column::Decimal(Decimal128Builder::new(), NUMBER_PLACES),
        };
        let columns = fields.iter().map(column).collect();
        Self {
            fields,
            columns,
            partners: Numbers::default(),
            partner: vec![],
            dates: vec![],
            lines: vec![],
            matched: StringBuilder::new(),
            customers: StringBuilder::new(),
            keys: vec![],
            serials: vec![],
        }
    }

    /// The lines collected so far, and room for as many more of their kind.
    #[must_use]
    pub fn take(&mut self) -> Self {
        let mut next = Self::new(self.fields.clone());
        let lines = self.lines.len();
        next.columns = self.columns.iter().map(|column| column.room(lines)).collect();
        (next.partner, next.dates, next.lines) = (Vec::with_capacity(lines), Vec::with_capacity(lines), Vec::with_capacity(lines));
        next.keys = Vec::with_capacity(lines);
        std::mem::replace(self, next)
    }

    /// How many lines there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Takes a line; `cell` gives the value of each field by its place.
    pub fn push<'v>(&mut self, line: Staged<'_>, cell: impl Fn(usize) -> &'v Value<'v>) {
        let row = u32::try_from(self.lines.len()).unwrap_or(u32::MAX);
        for (place, column) in self.columns.iter_mut().enumerate() {
            match (column, cell(place)) {
                (Column::Text(cells), Value::Text(text)) => cells.append_value(text),
                (Column::Text(cells), _) => cells.append_null(),
                (Column::Decimal(cells, places), Value::Number(number)) => cells.append_option(scaled(*number, *places)),
                (Column::Decimal(cells, _), _) => cells.append_null(),
                (Column::Date(cells), Value::Date(day)) => cells.append_value(day_number(*day)),
                (Column::Date(cells), _) => cells.append_null(),
                (Column::YesNo(cells), Value::YesNo(yes)) => cells.append_value(*yes),
                (Column::YesNo(cells), _) => cells.append_null(),
            }
        }
        self.partner.push(line.partner.map_or(0, |partner| self.partners.of(partner)));
        self.dates.push(day_number(line.date));
        self.lines.push(line.line_no);
        self.matched.append_option(line.matched);
        self.customers.append_option(line.customer_account);
        self.keys.push(line.key);
        self.serials.extend(line.serials.into_iter().map(|(key, sold)| (key, row, sold)));
    }

    /// The lines sorted by partner (unallocated ones first), date and line.
    ///
    /// # Errors
    /// What the columns say when they do not fit together.
    pub fn sorted(mut self, stamp: &Stamp) -> Result<Sorted, ArrowError> {
        let mut names: Vec<(&str, u32)> = self.partners.names.iter().map(String::as_str).zip(1u32..).collect();
        names.sort_unstable();
        let mut rank = vec![0u32; names.len() + 1];
        for (place, (_, number)) in (1u32..).zip(&names) {
            if let Some(slot) = rank.get_mut(*number as usize) {
                *slot = place;
            }
        }
        let ranks: Vec<u32> = self.partner.iter().map(|number| rank.get(*number as usize).copied().unwrap_or(0)).collect();
        let mut order: Vec<(u32, i32, u32, u32)> =
            (0u32..).zip(&ranks).zip(&self.dates).zip(&self.lines).map(|(((row, rank), date), line)| (*rank, *date, *line, row)).collect();
        order.sort_unstable();
        let rows = UInt32Array::from_iter_values(order.iter().map(|(_, _, _, row)| *row));
        let of_rank: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
        let mut partner = StringBuilder::with_capacity(order.len(), order.len() * 8);
        for (rank, ..) in &order {
            partner.append_option((*rank as usize).checked_sub(1).and_then(|place| of_rank.get(place)));
        }
        let length = order.len();
        let known = day_number(stamp.known_on);
        let mut columns: Vec<ArrayRef> = vec![
            Arc::new(partner.finish()),
            Arc::new(Date32Array::from_iter_values(order.iter().map(|(_, date, ..)| *date))),
            Arc::new(Date32Array::from_value(known, length)),
            repeated(&stamp.reporter, length),
            repeated(&stamp.submission, length),
            Arc::new(UInt32Array::from_iter_values(order.iter().map(|(_, _, line, _)| *line))),
            take(&self.matched.finish(), &rows, None)?,
            take(&self.customers.finish(), &rows, None)?,
        ];
        for column in &mut self.columns {
            columns.push(take(&column.finish()?, &rows, None)?);
        }
        let mut place_of = UInt32Builder::new();
        place_of.append_slice(&inverse(&order));
        let place_of = place_of.finish();
        let at = |row: u32| place_of.values().get(row as usize).copied().unwrap_or(u32::MAX);
        let mut keys: Vec<(Key, u32)> = (0u32..).zip(&self.keys).map(|(row, key)| (*key, at(row))).collect();
        keys.sort_unstable();
        let mut serials: Vec<(Key, u32, bool)> = self.serials.iter().map(|(key, row, sold)| (*key, at(*row), *sold)).collect();
        serials.sort_unstable();
        Ok(Sorted { batch: RecordBatch::try_new(schema(&self.fields), columns)?, keys, serials })
    }
}

impl Column {
    /// Room for as many cells as there are here.
    fn room(&self, lines: usize) -> Self {
        match self {
            Self::Text(cells) => Self::Text(StringBuilder::with_capacity(lines, cells.values_slice().len() * 17 / 16)),
            Self::Decimal(_, places) => Self::Decimal(Decimal128Builder::with_capacity(lines), *places),
            Self::Date(_) => Self::Date(Date32Builder::with_capacity(lines)),
            Self::YesNo(_) => Self::YesNo(BooleanBuilder::with_capacity(lines)),
        }
    }

    fn finish(&mut self) -> Result<ArrayRef, ArrowError> {
        Ok(match self {
            Self::Text(cells) => Arc::new(cells.finish()),
            Self::Date(cells) => Arc::new(cells.finish()),
            Self::YesNo(cells) => Arc::new(cells.finish()),
            Self::Decimal(cells, places) => {
                let scale = i8::try_from(*places).unwrap_or(0);
                Arc::new(cells.finish().with_precision_and_scale(DIGITS, scale)?)
            }
        })
    }
}

/// Texts by numbers, from 1 in the order they came.
#[derive(Default)]
struct Numbers {
    by_name: HashMap<String, u32>,
    names: Vec<String>,
    last: u32,
}

impl Numbers {
    fn of(&mut self, name: &str) -> u32 {
        // Lines of one invoice stand together.
        if self.names.get((self.last as usize).wrapping_sub(1)).is_some_and(|last| last == name) {
            return self.last;
        }
        self.last = match self.by_name.get(name) {
            Some(number) => *number,
            None => {
                self.names.push(name.into());
                let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
                self.by_name.insert(name.into(), number);
                number
            }
        };
        self.last
    }
}

fn inverse(order: &[(u32, i32, u32, u32)]) -> Vec<u32> {
    let mut places = vec![0u32; order.len()];
    for (place, (.., row)) in (0u32..).zip(order) {
        if let Some(slot) = places.get_mut(*row as usize) {
            *slot = place;
        }
    }
    places
}

fn repeated(text: &str, length: usize) -> ArrayRef {
    Arc::new(arrow::array::StringArray::from_iter_values(std::iter::repeat_n(text, length)))
}

/// A number as an integer of so many decimals; none where it has more of them or is too large.
#[must_use]
pub fn scaled(number: Decimal, places: u8) -> Option<i128> {
    let places = u32::from(places);
    let number = if number.scale() > places { number.normalize() } else { number };
    let missing = places.checked_sub(number.scale())?;
    let scaled = number.mantissa().checked_mul(10i128.checked_pow(missing)?)?;
    let below = i128::from(super::NUMBER_BELOW).checked_mul(10i128.checked_pow(places)?)?;
    (scaled.unsigned_abs() < below.unsigned_abs()).then_some(scaled)
}
