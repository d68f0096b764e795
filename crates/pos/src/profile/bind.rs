//! A source joined to the headings of its file: places instead of names, lookups worked out.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use csv::StringRecord;
use programme::diagnostic::did_you_mean;
use programme::record::{BadCell, ColumnType};

use super::bound::{Bound, BoundColumn, BoundFilter, BoundJoined, BoundOrigin, BoundText, Found};
use super::sum::{BoundFactor, Sum};
use super::{Factor, Joined, Layout, Origin, Source, Taking};

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

/// The files of a profile's lookups, read.
#[derive(Debug, Default)]
pub struct Lookups(pub(crate) LookupTables);

/// Every lookup that could be read.
pub(crate) type LookupTables = BTreeMap<String, LookupTable>;

/// Joins a source to the headings of its file. What has no place there is told.
pub(crate) fn bind(source: &Source, layout: &Layout, names: &[String], lookups: &LookupTables) -> Result<Bound, Vec<BadCell>> {
    let mut binding = Binding { names, lookups, bad: vec![] };
    let filters = source
        .only_where
        .iter()
        .filter_map(|filter| Some(BoundFilter { text: binding.text(&filter.taking)?, filter: filter.clone() }))
        .collect();
    let columns = source.columns.iter().filter_map(|(place, taking)| binding.column(*place, taking, layout)).collect();
    let mut bad = binding.bad;
    bad.dedup();
    if bad.is_empty() { Ok(Bound { width: layout.columns.len(), filters, columns }) } else { Err(bad) }
}

/// The most headings of a file that a missing one is compared with.
const MOST_COMPARED: usize = 1_000;

/// A finding about a heading that a file does not have, with the one that was probably meant.
pub(crate) fn no_heading(name: &str, names: &[String]) -> BadCell {
    let near = did_you_mean(name, names.iter().take(MOST_COMPARED).map(String::as_str));
    let near = near.map(|help| format!("; {help}")).unwrap_or_default();
    BadCell::new(name, "", format!("is not a heading{near}"))
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
        let sum = Sum {
            times: self.factor(taking.times.as_ref())?,
            divide_by: self.factor(taking.divide_by.as_ref())?,
            negative_where: match taking.negative_where.as_deref() {
                Some(filter) => Some(BoundFilter { text: self.text(&filter.taking)?, filter: filter.clone() }),
                None => None,
            },
            round: taking.round,
        };
        let as_it_is = match laid.kind {
            ColumnType::Date => taking.dates.is_none(),
            kind if kind.is_number() => sum.is_plain() && taking.numbers == super::Numbers::default(),
            _ => true,
        };
        let (numbers, dates) = (taking.numbers.clone(), taking.dates.clone());
        Some(BoundColumn { place, kind: laid.kind, name: laid.name.clone(), shown, text, numbers, dates, sum, as_it_is })
    }

    /// A factor joined to the headings; none (the outer one) where it cannot be.
    #[expect(clippy::option_option, reason = "no factor is no mistake, a factor without its column is one")]
    fn factor(&mut self, factor: Option<&Factor>) -> Option<Option<BoundFactor>> {
        match factor {
            None => Some(None),
            Some(Factor::Number(number)) => Some(Some(BoundFactor::Number(*number))),
            Some(Factor::Taking(taking)) => Some(Some(BoundFactor::Text(self.text(taking)?, taking.numbers.clone()))),
        }
    }

    fn text(&mut self, taking: &Taking) -> Option<BoundText> {
        let origin = match &taking.origin {
            Origin::Column(name) => BoundOrigin::Column(self.place(name)?),
            Origin::Constant(text) => BoundOrigin::Constant(text.clone()),
            Origin::Join(parts) => BoundOrigin::Join(parts.iter().filter_map(|part| self.joined(part)).collect()),
            Origin::Lookup { lookup, by, take } => self.lookup(lookup, by, take)?,
        };
        let part = Some(taking.part.clone()).filter(|part| *part != super::Part::default());
        Some(BoundText { origin, part, map: taking.map.clone(), otherwise: taking.otherwise.clone() })
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
            self.bad.push(no_heading(name, self.names));
        }
        place
    }
}
