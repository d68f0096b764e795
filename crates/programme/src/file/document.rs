//! TOML with places, floats kept as the digits that were written.

use jiff::civil::Date;
use rust_decimal::Decimal;
use toml::de::{DeTable, DeValue};
use toml::{Spanned, value::Datetime};

use crate::diagnostic::{Diagnostic, Span};
use crate::money;

/// A value with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What stands there.
    pub item: Item,
    /// Where.
    pub span: Span,
}

/// A key with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub name: String,
    /// Where.
    pub span: Span,
}

/// The values of TOML, numbers exact.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// `"text"`
    Text(String),
    /// `250_000`, `2.5`
    Number(Decimal),
    /// `true`
    YesNo(bool),
    /// `2024-04-01`
    Date(Date),
    /// `[…]`
    List(Vec<Node>),
    /// `{…}`, `[…]` headers, in the order written.
    Table(Vec<(Key, Node)>),
}

/// Reads TOML. What cannot be read is told, and nothing that only follows from it; the rest is still there.
pub fn read(text: &str, found: &mut Vec<Diagnostic>) -> Node {
    let (table, errors) = DeTable::parse_recoverable(text);
    let span = span(&table);
    if errors.is_empty() {
        return Node { item: self::table(table.into_inner(), found), span };
    }
    let place = |range: std::ops::Range<usize>| Span::new(range.start, range.end);
    let errors = errors.iter().map(|error| (error.span().map_or(Span::default(), place), error.message())).collect();
    found.extend(super::unreadable::findings(text, errors));
    Node { item: self::table(table.into_inner(), &mut vec![]), span }
}

fn span<T>(spanned: &Spanned<T>) -> Span {
    let range = spanned.span();
    Span::new(range.start, range.end)
}

fn table(table: DeTable<'_>, found: &mut Vec<Diagnostic>) -> Item {
    let mut entries: Vec<(Key, Node)> = vec![];
    for (key, value) in table {
        let key = Key { span: span(&key), name: key.into_inner().into_owned() };
        entries.push((key, node(value, found)));
    }
    Item::Table(entries)
}

fn node(value: Spanned<DeValue<'_>>, found: &mut Vec<Diagnostic>) -> Node {
    let span = span(&value);
    let item = match value.into_inner() {
        DeValue::String(text) => Item::Text(text.into_owned()),
        DeValue::Integer(integer) if integer.radix() == 10 => number(integer.as_str(), span, found),
        DeValue::Integer(_) => {
            found.push(Diagnostic::error("not-a-number", span, "this number is not written in plain digits").help("write 31, not 0x1F"));
            Item::Number(Decimal::ZERO)
        }
        DeValue::Float(float) => number(float.as_str(), span, found),
        DeValue::Boolean(yes) => Item::YesNo(yes),
        DeValue::Datetime(datetime) => date(datetime, span, found),
        DeValue::Array(items) => Item::List(items.into_iter().map(|item| node(item, found)).collect()),
        DeValue::Table(inner) => table(inner, found),
    };
    Node { item, span }
}

fn number(digits: &str, span: Span, found: &mut Vec<Diagnostic>) -> Item {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if part.len() == 3 && !whole.trim_start_matches(['+', '-', '0']).is_empty() {
        let read = money::read_number(digits).map(money::plain).unwrap_or_default();
        let message = format!("`{digits}` is read as {read}: the point begins the decimal places");
        found.push(
            Diagnostic::warning("thousands", span, message)
                .help(format!("write {whole}_{part} for thousands, or leave the last places out")),
        );
    }
    let number = money::read_number(digits).unwrap_or_else(|_| {
        let message = format!("`{digits}` is not a number that can be held exactly");
        found.push(Diagnostic::error("not-a-number", span, message).help("write digits with at most 28 places: 250_000 or 2.5"));
        Decimal::ZERO
    });
    Item::Number(number)
}

fn date(datetime: Datetime, span: Span, found: &mut Vec<Diagnostic>) -> Item {
    let date = match datetime {
        Datetime { date: Some(date), time: None, offset: None } => i16::try_from(date.year)
            .ok()
            .zip(i8::try_from(date.month).ok().zip(i8::try_from(date.day).ok()))
            .and_then(|(year, (month, day))| Date::new(year, month, day).ok()),
        _ => None,
    };
    Item::Date(date.unwrap_or_else(|| {
        found.push(
            Diagnostic::error("not-a-date", span, format!("`{datetime}` is not a day")).help("write it as 2024-05-31, without a time"),
        );
        Date::ZERO
    }))
}

impl Node {
    /// The entries of a table, in the order written; none where it is something else.
    pub fn entries(&self) -> &[(Key, Self)] {
        match &self.item {
            Item::Table(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none where it is something else.
    pub fn items(&self) -> &[Self] {
        match &self.item {
            Item::List(items) => items,
            _ => &[],
        }
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|(name, _)| name.name == key).map(|(_, node)| node)
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.item {
            Item::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a key.
    #[must_use]
    pub fn text_of(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Self::text)
    }

    /// Yes or no of a key.
    #[must_use]
    pub fn yes_no_of(&self, key: &str) -> Option<bool> {
        match self.get(key)?.item {
            Item::YesNo(yes) => Some(yes),
            _ => None,
        }
    }

    /// The day of a key.
    #[must_use]
    pub fn date_of(&self, key: &str) -> Option<Date> {
        match self.get(key)?.item {
            Item::Date(date) => Some(date),
            _ => None,
        }
    }

    /// The number, written as one or as text (`"250 000"`, `"2.5 %"`).
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match &self.item {
            Item::Number(number) => Some(*number),
            Item::Text(text) => money::read_number(text.trim().trim_end_matches('%')).ok(),
            _ => None,
        }
    }

    /// The number of a key.
    #[must_use]
    pub fn number_of(&self, key: &str) -> Option<Decimal> {
        self.get(key).and_then(Self::number)
    }

    /// The whole number of a key.
    #[must_use]
    pub fn integer_of(&self, key: &str) -> Option<i32> {
        self.number_of(key).filter(Decimal::is_integer).and_then(|number| i32::try_from(number).ok())
    }

    /// Where the content of a text begins in the file, when its places are those of the file: no escapes, one line.
    #[must_use]
    pub fn text_offset(&self) -> Option<usize> {
        let length = self.text()?.len();
        let quoted = self.span.end.checked_sub(self.span.start)?;
        (quoted == length + 2).then_some(self.span.start + 1)
    }
}
