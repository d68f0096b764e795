//! A source joined to the headings of its file: places instead of names, lookups worked out.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use csv::StringRecord;
use programme::diagnostic::did_you_mean;
use programme::record::{BadCell, ColumnType, Value, read_cell};

use super::{Filter, Joined, Layout, Origin, Source, Taking};

/// The rows of a file that cells are looked up in.
#[derive(Debug)]
pub(crate) struct LookupTable {
    /// The file, as the reader of a message knows it.
    pub(crate) file: String,
    /// Its headings.
    pub(crate) names: Vec<String>,
    /// The place of the key among them.
    pub(crate) key: usize,
    /// Its rows.
    pub(crate) rows: Vec<StringRecord>,
}

/// Every lookup that could be read.
pub(crate) type LookupTables = BTreeMap<String, LookupTable>;

/// A source that can read rows.
#[derive(Debug)]
pub(crate) struct Bound {
    width: usize,
    filters: Vec<BoundFilter>,
    columns: Vec<BoundColumn>,
}

#[derive(Debug)]
struct BoundFilter {
    text: BoundText,
    filter: Filter,
}

#[derive(Debug)]
struct BoundColumn {
    place: usize,
    kind: ColumnType,
    /// Our name of the column.
    name: String,
    /// The file's name of it, where there is one.
    shown: String,
    text: BoundText,
    taking: Taking,
    as_it_is: bool,
}

#[derive(Debug)]
struct BoundText {
    origin: BoundOrigin,
    map: Option<BTreeMap<String, String>>,
    otherwise: Option<String>,
}

#[derive(Debug)]
enum BoundOrigin {
    Column(usize),
    Constant(String),
    Join(Vec<BoundJoined>),
    Lookup { by: Box<BoundText>, found: Rc<Found> },
}

#[derive(Debug)]
enum BoundJoined {
    Between(String),
    Part(BoundText),
}

#[derive(Debug)]
struct Found {
    place: String,
    texts: HashMap<String, Result<String, String>>,
}

/// Joins a source to the headings of its file. What has no place there is told.
pub(crate) fn bind(source: &Source, layout: &Layout, names: &[String], lookups: &LookupTables) -> Result<Bound, Vec<BadCell>> {
    let mut binding = Binding { names, lookups, bad: vec![] };
    let filters = source.only_where.iter().filter_map(|filter| Some(BoundFilter { text: binding.text(&filter.taking)?, filter: filter.clone() })).collect();
    let columns = source.columns.iter().filter_map(|(place, taking)| binding.column(*place, taking, layout)).collect();
    let mut bad = binding.bad;
    bad.dedup();
    if bad.is_empty() { Ok(Bound { width: layout.columns.len(), filters, columns }) } else { Err(bad) }
}

struct Binding<'a> {
    names: &'a [String],
    lookups: &'a LookupTables,
    bad: Vec<BadCell>,
}

impl Binding<'_> {
    fn column(&mut self, place: usize, taking: &Taking, layout: &Layout) -> Option<BoundColumn> {
        let laid = layout.columns.get(place)?;
        let text = self.text(taking)?;
        let shown = match &taking.origin {
            Origin::Column(name) => name.clone(),
            _ => laid.name.clone(),
        };
        let as_it_is = taking.times.is_none() && taking.divide_by.is_none() && taking.dates.is_none() && taking.numbers == super::Numbers::default();
        Some(BoundColumn { place, kind: laid.kind, name: laid.name.clone(), shown, text, taking: taking.clone(), as_it_is })
    }

    fn text(&mut self, taking: &Taking) -> Option<BoundText> {
        let origin = match &taking.origin {
            Origin::Column(name) => BoundOrigin::Column(self.place(name)?),
            Origin::Constant(text) => BoundOrigin::Constant(text.clone()),
            Origin::Join(parts) => BoundOrigin::Join(parts.iter().filter_map(|part| self.joined(part)).collect()),
            Origin::Lookup { lookup, by, take } => self.lookup(lookup, by, take)?,
        };
        Some(BoundText { origin, map: taking.map.clone(), otherwise: taking.otherwise.clone() })
    }

    fn joined(&mut self, part: &Joined) -> Option<BoundJoined> {
        match part {
            Joined::Between(text) => Some(BoundJoined::Between(text.clone())),
            Joined::Part(taking) => self.text(taking).map(BoundJoined::Part),
        }
    }

    fn lookup(&mut self, lookup: &str, by: &Taking, take: &Taking) -> Option<BoundOrigin> {
        let by = Box::new(self.text(by)?);
        let table = self.lookups.get(lookup)?;
        let mut inner = Binding { names: &table.names, lookups: self.lookups, bad: vec![] };
        let take = inner.text(take);
        self.bad.extend(inner.bad.into_iter().map(|bad| BadCell { reason: format!("{} of {}", bad.reason, table.file), ..bad }));
        let take = take?;
        let mut texts = HashMap::with_capacity(table.rows.len());
        for row in &table.rows {
            let key = row.get(table.key).unwrap_or_default().trim();
            if !key.is_empty() && !texts.contains_key(key) {
                texts.insert(key.to_owned(), take.of(row).map(Cow::into_owned));
            }
        }
        let key = table.names.get(table.key).map(String::as_str).unwrap_or_default();
        Some(BoundOrigin::Lookup { by, found: Rc::new(Found { place: format!("`{key}` of {}", table.file), texts }) })
    }

    fn place(&mut self, name: &str) -> Option<usize> {
        let place = self.names.iter().position(|known| known == name);
        if self.names.iter().filter(|known| *known == name).count() > 1 {
            self.bad.push(BadCell::new(name, name, "stands twice in the header"));
        }
        if place.is_none() {
            let near = did_you_mean(name, self.names.iter().map(String::as_str)).map(|help| format!("; {help}")).unwrap_or_default();
            self.bad.push(BadCell::new(name, "", format!("is not a heading{near}")));
        }
        place
    }
}

impl Bound {
    /// Whether the source wants the row.
    pub(crate) fn wants(&self, cells: &StringRecord) -> bool {
        self.filters.iter().all(|BoundFilter { text, filter }| {
            let seen = text.of(cells).unwrap_or_default();
            filter.texts.iter().any(|text| *text == seen.trim()) == filter.wanted
        })
    }

    /// The values of a row, by the places of the layout.
    pub(crate) fn values<'r>(&'r self, cells: &'r StringRecord) -> Result<Vec<Value<'r>>, Vec<BadCell>> {
        let mut values = vec![Value::Null; self.width];
        let mut bad = vec![];
        for column in &self.columns {
            match column.value(cells) {
                Ok(value) => {
                    if let Some(slot) = values.get_mut(column.place) {
                        *slot = value;
                    }
                }
                Err(cell) => bad.push(cell),
            }
        }
        if bad.is_empty() { Ok(values) } else { Err(bad) }
    }

    /// The text of one column of a row, where there is any.
    pub(crate) fn text(&self, place: usize, cells: &StringRecord) -> Option<String> {
        let column = self.columns.iter().find(|column| column.place == place)?;
        column.text.of(cells).ok().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// A finding about one of our columns, named as the file names it.
    pub(crate) fn in_words_of_the_file(&self, cell: BadCell) -> BadCell {
        match self.columns.iter().find(|column| column.name == cell.column) {
            Some(column) => BadCell { column: column.shown.clone(), ..cell },
            None => cell,
        }
    }
}

impl BoundColumn {
    fn value<'r>(&'r self, cells: &'r StringRecord) -> Result<Value<'r>, BadCell> {
        let text = self.text.of(cells).map_err(|reason| BadCell::new(&self.shown, self.text.seen(cells), reason))?;
        match text {
            Cow::Borrowed(text) if self.as_it_is => read_cell(&self.shown, self.kind, text),
            Cow::Borrowed(text) => self.converted(text),
            Cow::Owned(text) => self.converted(&text).map(Value::into_owned),
        }
    }

    fn converted<'r>(&self, text: &'r str) -> Result<Value<'r>, BadCell> {
        let text = text.trim();
        let bad = |reason: String| BadCell::new(&self.shown, text, reason);
        if text.is_empty() {
            return Ok(Value::Null);
        }
        match (self.kind, &self.taking.dates) {
            (ColumnType::Date, Some(dates)) => {
                dates.day(text).map(Value::Date).ok_or_else(|| bad(format!("is not a day written as `{}`", dates.words())))
            }
            (kind, _) if kind.is_number() => {
                let plain = self.taking.numbers.plain(text).ok_or_else(|| bad(format!("is not a number written as {}", self.taking.numbers.example())))?;
                let scales = self.taking.times.is_some() || self.taking.divide_by.is_some();
                let before = if scales && kind == ColumnType::Count { ColumnType::Number } else { kind };
                let value = read_cell(&self.shown, before, &plain).map(Value::into_owned).map_err(|seen| BadCell { value: text.into(), ..seen })?;
                self.scaled(value, kind).ok_or_else(|| bad("cannot be multiplied or divided exactly".into()))
            }
            (kind, _) => read_cell(&self.shown, kind, text),
        }
    }

    fn scaled(&self, value: Value<'static>, kind: ColumnType) -> Option<Value<'static>> {
        let Value::Number(mut number) = value else { return Some(value) };
        if let Some(factor) = self.taking.times {
            number = crate::folder::times_exactly(number, factor)?;
        }
        if let Some(divisor) = self.taking.divide_by {
            let quotient = number.checked_div(divisor)?;
            if crate::folder::times_exactly(quotient, divisor)? != number {
                return None;
            }
            number = quotient;
        }
        (kind != ColumnType::Count || number.is_integer()).then_some(Value::Number(number))
    }
}

impl BoundText {
    fn of<'r>(&'r self, cells: &'r StringRecord) -> Result<Cow<'r, str>, String> {
        let text = match &self.origin {
            BoundOrigin::Column(place) => Cow::Borrowed(cells.get(*place).unwrap_or_default()),
            BoundOrigin::Constant(text) => Cow::Borrowed(text.as_str()),
            BoundOrigin::Join(parts) => Cow::Owned(join(parts, cells)?),
            BoundOrigin::Lookup { by, found } => match self.looked_up(by, found, cells)? {
                Ok(text) => text,
                Err(otherwise) => return Ok(otherwise),
            },
        };
        let Some(map) = &self.map else { return Ok(text) };
        let key = text.trim();
        match (map.get(key), &self.otherwise) {
            (Some(text), _) => Ok(Cow::Borrowed(text)),
            (None, Some(otherwise)) => Ok(Cow::Borrowed(otherwise)),
            (None, None) if key.is_empty() => Ok(Cow::Borrowed("")),
            (None, None) => {
                let near = did_you_mean(key, map.keys().map(String::as_str)).map(|help| format!("; {help}")).unwrap_or_default();
                Err(format!("is not in the profile's map{near}"))
            }
        }
    }

    /// The text found, or (as an error inside) what stands where nothing was found.
    fn looked_up<'r>(&'r self, by: &'r Self, found: &'r Found, cells: &'r StringRecord) -> Result<Result<Cow<'r, str>, Cow<'r, str>>, String> {
        let key = by.of(cells)?;
        let key = key.trim();
        match (found.texts.get(key), &self.otherwise) {
            (Some(Ok(text)), _) => Ok(Ok(Cow::Borrowed(text))),
            (_, Some(otherwise)) => Ok(Err(Cow::Borrowed(otherwise))),
            (Some(Err(reason)), None) => Err(format!("`{key}`: {reason}")),
            (None, None) if key.is_empty() => Ok(Err(Cow::Borrowed(""))),
            (None, None) => Err(format!("`{key}` is not in {}", found.place)),
        }
    }

    /// The text of the column at the root, for messages.
    fn seen<'r>(&'r self, cells: &'r StringRecord) -> &'r str {
        match &self.origin {
            BoundOrigin::Column(place) => cells.get(*place).unwrap_or_default().trim(),
            BoundOrigin::Constant(text) => text,
            BoundOrigin::Join(_) => "",
            BoundOrigin::Lookup { by, .. } => by.seen(cells),
        }
    }
}

fn join(parts: &[BoundJoined], cells: &StringRecord) -> Result<String, String> {
    let mut joined = String::new();
    let mut between = "";
    for part in parts {
        match part {
            BoundJoined::Between(text) => between = text,
            BoundJoined::Part(text) => {
                let text = text.of(cells)?;
                let text = text.trim();
                if !text.is_empty() {
                    if !joined.is_empty() {
                        joined.push_str(between);
                    }
                    joined.push_str(text);
                    between = "";
                }
            }
        }
    }
    Ok(joined)
}
