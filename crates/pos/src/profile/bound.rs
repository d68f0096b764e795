//! Rows read by a source that knows its places: text, then map, then value.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use csv::StringRecord;
use programme::diagnostic::did_you_mean;
use programme::record::{BadCell, ColumnType, Value, cut_short, read_cell};

use super::sum::Sum;
use super::{Dates, Filter, Numbers, Part};

/// A source that can read rows.
#[derive(Debug)]
pub(crate) struct Bound {
    pub(super) width: usize,
    pub(super) filters: Vec<BoundFilter>,
    pub(super) columns: Vec<BoundColumn>,
}

#[derive(Debug)]
pub(super) struct BoundFilter {
    pub(super) text: BoundText,
    pub(super) filter: Filter,
}

#[derive(Debug)]
pub(super) struct BoundColumn {
    pub(super) place: usize,
    pub(super) kind: ColumnType,
    /// Our name of the column.
    pub(super) name: String,
    /// The file's name of it, where there is one.
    pub(super) shown: String,
    pub(super) text: BoundText,
    pub(super) numbers: Numbers,
    pub(super) dates: Option<Dates>,
    pub(super) sum: Sum,
    pub(super) as_it_is: bool,
}

#[derive(Debug)]
pub(super) struct BoundText {
    pub(super) origin: BoundOrigin,
    pub(super) part: Option<Part>,
    pub(super) map: Option<BTreeMap<String, String>>,
    pub(super) otherwise: Option<String>,
}

#[derive(Debug)]
pub(super) enum BoundOrigin {
    Column(usize),
    Constant(String),
    Join(Vec<BoundJoined>),
    Lookup { by: Box<BoundText>, found: Rc<Found> },
}

#[derive(Debug)]
pub(super) enum BoundJoined {
    Between(String),
    Part(BoundText),
}

#[derive(Debug)]
pub(super) struct Found {
    pub(super) place: String,
    pub(super) texts: HashMap<String, Result<String, String>>,
}

impl Bound {
    /// The places that get values, with how the file names each.
    pub(crate) fn given(&self) -> impl Iterator<Item = (usize, String)> + '_ {
        self.columns.iter().map(|column| (column.place, column.shown.clone()))
    }

    /// Whether the source wants the row; what that depends on may itself be unusable.
    pub(crate) fn wants(&self, cells: &StringRecord) -> Result<bool, Vec<BadCell>> {
        for BoundFilter { text, filter } in &self.filters {
            let seen = text.of(cells).map_err(|reason| vec![BadCell::new("only_where", text.seen(cells), reason)])?;
            if !filter.holds(&seen) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The values of a row, by the places of the layout.
    pub(crate) fn values<'r>(&'r self, cells: &'r StringRecord) -> Result<Vec<Value<'r>>, Vec<BadCell>> {
        let mut values = vec![];
        self.values_into(cells, &mut values).map(|()| values)
    }

    /// The values of a row, by the places of the layout, in the room of an empty list.
    pub(crate) fn values_into<'r>(&'r self, cells: &'r StringRecord, values: &mut Vec<Value<'r>>) -> Result<(), Vec<BadCell>> {
        values.resize(self.width, Value::Null);
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
        if bad.is_empty() { Ok(()) } else { Err(bad) }
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
            Cow::Borrowed(text) => self.converted(text, cells),
            Cow::Owned(text) => self.converted(&text, cells).map(Value::into_owned),
        }
    }

    fn converted<'r>(&self, text: &'r str, cells: &StringRecord) -> Result<Value<'r>, BadCell> {
        let text = text.trim();
        let bad = |reason: String| BadCell::new(&self.shown, text, reason);
        if text.is_empty() {
            return Ok(Value::Null);
        }
        match (self.kind, &self.dates) {
            (ColumnType::Date, Some(dates)) => {
                dates.day(text).map(Value::Date).ok_or_else(|| bad(format!("is not a day written as `{}`", dates.words())))
            }
            (kind, _) if kind.is_number() => {
                let plain =
                    self.numbers.plain(text).ok_or_else(|| bad(format!("is not a number written as {}", self.numbers.example())))?;
                let before = if self.sum.is_plain() || kind != ColumnType::Count { kind } else { ColumnType::Number };
                let value = read_cell(&self.shown, before, &plain)
                    .map(Value::into_owned)
                    .map_err(|seen| BadCell { value: cut_short(text).into(), ..seen })?;
                match value {
                    Value::Number(number) => self.sum.of(number, kind, cells).map(Value::Number).map_err(bad),
                    other => Ok(other),
                }
            }
            (kind, _) => read_cell(&self.shown, kind, text),
        }
    }
}

impl BoundText {
    pub(super) fn of<'r>(&'r self, cells: &'r StringRecord) -> Result<Cow<'r, str>, String> {
        let text = match &self.origin {
            BoundOrigin::Column(place) => Cow::Borrowed(cells.get(*place).unwrap_or_default()),
            BoundOrigin::Constant(text) => Cow::Borrowed(text.as_str()),
            BoundOrigin::Join(parts) => Cow::Owned(join(parts, cells)?),
            BoundOrigin::Lookup { by, found } => match self.looked_up(by, found, cells)? {
                Ok(text) => text,
                Err(otherwise) => return Ok(otherwise),
            },
        };
        let text = match &self.part {
            Some(part) => Cow::Owned(part.of(&text)),
            None => text,
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
    fn looked_up<'r>(
        &'r self,
        by: &'r Self,
        found: &'r Found,
        cells: &'r StringRecord,
    ) -> Result<Result<Cow<'r, str>, Cow<'r, str>>, String> {
        let key = by.of(cells)?;
        let key = key.trim();
        match (found.texts.get(key), &self.otherwise) {
            (Some(Ok(text)), _) => Ok(Ok(Cow::Borrowed(text))),
            (_, Some(otherwise)) => Ok(Err(Cow::Borrowed(otherwise))),
            (Some(Err(reason)), None) => Err(format!("`{}`: {reason}", cut_short(key))),
            (None, None) if key.is_empty() => Ok(Err(Cow::Borrowed(""))),
            (None, None) => Err(format!("`{}` is not in {}", cut_short(key), found.place)),
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
