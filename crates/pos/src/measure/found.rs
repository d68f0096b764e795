//! What passes found: by measure, by partner, by key.

use std::collections::{BTreeMap, BTreeSet};

use datafusion::arrow::array::{
    Array, ArrayRef, AsArray, Decimal128Array, Int64Array, ListArray, RecordBatch, StringArray, StringViewArray,
};
use datafusion::arrow::datatypes::{DataType, Date32Type, Decimal128Type, Int64Type};
use programme::model::Aggregate;
use programme::record::{PartnerId, Records, Value};
use rust_decimal::Decimal;

use super::decode::Part;
use super::plan::Planned;
use crate::segment::day_of;

/// What a measure comes to for one partner.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Of {
    One(Part),
    /// Kept per a column.
    ByKey(BTreeMap<String, Part>),
}

/// What passes found.
#[derive(Default)]
pub(super) struct Found {
    /// By measure, by the number of the partner.
    measures: BTreeMap<usize, Vec<Option<Of>>>,
    /// Partners with lines that cannot be used.
    pub unusable: BTreeSet<PartnerId>,
}

impl Found {
    /// What a measure comes to for a partner; none where no line of theirs was seen.
    pub fn of(&self, measure: usize, partner: PartnerId) -> Option<&Of> {
        self.measures.get(&measure)?.get(partner.0 as usize)?.as_ref()
    }

    /// Takes what a measure comes to for a partner, together with what is known already.
    pub fn put(&mut self, measure: usize, partner: PartnerId, key: Option<String>, part: Part, aggregate: Aggregate) {
        let found = self.measures.entry(measure).or_default();
        let place = partner.0 as usize;
        if found.len() <= place {
            found.resize_with(place + 1, || None);
        }
        let Some(of) = found.get_mut(place) else { return };
        let together = |before: Option<Part>, part: Part| match before {
            Some(before) => before.with(part.clone(), aggregate).unwrap_or(part),
            None => part,
        };
        match (of.take(), key) {
            (Some(Of::ByKey(mut by_key)), Some(key)) => {
                let part = together(by_key.remove(&key), part);
                by_key.insert(key, part);
                *of = Some(Of::ByKey(by_key));
            }
            (_, Some(key)) => *of = Some(Of::ByKey(BTreeMap::from([(key, part)]))),
            (Some(Of::One(before)), None) => *of = Some(Of::One(together(Some(before), part))),
            (_, None) => *of = Some(Of::One(part)),
        }
    }

    /// Forgets what was found of some partners.
    pub fn forget(&mut self, partners: &BTreeSet<PartnerId>) {
        for found in self.measures.values_mut() {
            for partner in partners {
                if let Some(of) = found.get_mut(partner.0 as usize) {
                    *of = None;
                }
            }
        }
    }

    /// Everything that was found, in order.
    pub fn all(&self) -> impl Iterator<Item = (usize, PartnerId, Option<&str>, &Part)> {
        self.measures
            .iter()
            .flat_map(|(measure, found)| {
                (0u32..).zip(found).filter_map(move |(partner, of)| Some((*measure, PartnerId(partner), of.as_ref()?)))
            })
            .flat_map(|(measure, partner, of)| of.parts().map(move |(key, part)| (measure, partner, key, part)))
    }

    /// Takes what a pass over these measures gave; `keyed` where they are kept per a column.
    pub fn take(&mut self, batch: &RecordBatch, measures: &[&Planned], keyed: bool, records: &Records) {
        let Some(partners) = batch.column_by_name("partner").and_then(Texts::new) else { return };
        let keys = batch.column_by_name("key").filter(|_| keyed);
        let columns: Vec<(&Planned, Cells<'_>)> =
            measures.iter().enumerate().map(|(place, planned)| (*planned, Cells::new(batch, place))).collect();
        for row in 0..batch.num_rows() {
            let Some(partner) = partners.get(row).and_then(|id| records.partner(id)) else { continue };
            let key = keys.and_then(|keys| plain(keys, row));
            for (planned, cells) in &columns {
                // A key stands there only where some line counts.
                if keyed && whole(cells.rows, row) == 0 {
                    continue;
                }
                self.put(planned.measure, partner, key.clone(), cells.part(planned, row), planned.aggregate);
            }
        }
    }

    /// Takes partners with lines that cannot be used.
    pub fn take_unusable(&mut self, batch: &RecordBatch, records: &Records) {
        let Some(partners) = batch.column_by_name("partner").and_then(Texts::new) else { return };
        self.unusable.extend((0..batch.num_rows()).filter_map(|row| records.partner(partners.get(row)?)));
    }
}

impl Of {
    fn parts(&self) -> Box<dyn Iterator<Item = (Option<&str>, &Part)> + '_> {
        match self {
            Self::One(part) => Box::new(std::iter::once((None, part))),
            Self::ByKey(by_key) => Box::new(by_key.iter().map(|(key, part)| (Some(key.as_str()), part))),
        }
    }
}

/// The name under which something is asked of a measure.
pub(super) fn name(place: usize, what: &str) -> String {
    format!("m{place}_{what}")
}

/// What came back for one measure, by what was asked.
struct Cells<'b> {
    rows: Option<&'b Int64Array>,
    count: Option<&'b Int64Array>,
    distinct: Option<&'b Int64Array>,
    sum: Option<&'b Decimal128Array>,
    least: Option<&'b Decimal128Array>,
    most: Option<&'b Decimal128Array>,
    extreme: Option<&'b Decimal128Array>,
    values: Option<&'b ListArray>,
}

impl<'b> Cells<'b> {
    fn new(batch: &'b RecordBatch, place: usize) -> Self {
        let column = |what: &str| batch.column_by_name(&name(place, what));
        let wholes = |what: &str| column(what)?.as_primitive_opt::<Int64Type>();
        let decimals = |what: &str| column(what)?.as_primitive_opt::<Decimal128Type>();
        Self {
            rows: wholes("rows"),
            count: wholes("count"),
            distinct: wholes("distinct"),
            sum: decimals("sum"),
            least: decimals("least"),
            most: decimals("most"),
            extreme: decimals("extreme"),
            values: column("values").and_then(|column| column.as_list_opt::<i32>()),
        }
    }

    fn part(&self, planned: &Planned, row: usize) -> Part {
        if planned.value.is_none() {
            let count = whole(self.count, row);
            return match planned.aggregate {
                Aggregate::Count => Part::Count(count),
                _ => Part::Sum { sum: count.into(), count, largest: 1 },
            };
        }
        match planned.aggregate {
            Aggregate::Count => Part::Count(whole(self.count, row)),
            Aggregate::Distinct => Part::Distinct(whole(self.distinct, row)),
            Aggregate::Min | Aggregate::Max | Aggregate::Latest => Part::Extreme(units(self.extreme, row)),
            Aggregate::Median => Part::Values(all_units(self.values, row)),
            Aggregate::Sum | Aggregate::Average => {
                let size = |column: Option<&Decimal128Array>| units(column, row).map_or(0, i128::unsigned_abs);
                Part::Sum {
                    sum: units(self.sum, row).unwrap_or(0),
                    count: whole(self.count, row),
                    largest: size(self.least).max(size(self.most)),
                }
            }
        }
    }
}

fn whole(column: Option<&Int64Array>, row: usize) -> u64 {
    column.filter(|numbers| !numbers.is_null(row)).map_or(0, |numbers| u64::try_from(numbers.value(row)).unwrap_or(0))
}

fn units(column: Option<&Decimal128Array>, row: usize) -> Option<i128> {
    column.filter(|numbers| !numbers.is_null(row)).map(|numbers| numbers.value(row))
}

fn all_units(column: Option<&ListArray>, row: usize) -> Vec<i128> {
    let Some(lists) = column.filter(|lists| !lists.is_null(row)) else { return vec![] };
    let list = lists.value(row);
    list.as_primitive_opt::<Decimal128Type>().map_or(vec![], |numbers| numbers.iter().flatten().collect())
}

/// A column of text, however the engine holds it.
enum Texts<'b> {
    Views(&'b StringViewArray),
    Plain(&'b StringArray),
}

impl<'b> Texts<'b> {
    fn new(column: &'b ArrayRef) -> Option<Self> {
        column.as_string_view_opt().map(Self::Views).or_else(|| column.as_string_opt::<i32>().map(Self::Plain))
    }

    fn get(&self, row: usize) -> Option<&'b str> {
        match self {
            Self::Views(texts) => (!texts.is_null(row)).then(|| texts.value(row)),
            Self::Plain(texts) => (!texts.is_null(row)).then(|| texts.value(row)),
        }
    }
}

/// A key as people write it.
fn plain(column: &ArrayRef, row: usize) -> Option<String> {
    if column.is_null(row) {
        return None;
    }
    let value = match column.data_type() {
        DataType::Date32 => Value::Date(day_of(column.as_primitive_opt::<Date32Type>()?.value(row))),
        DataType::Boolean => Value::YesNo(column.as_boolean_opt()?.value(row)),
        DataType::Decimal128(_, scale) => {
            let units = column.as_primitive_opt::<Decimal128Type>()?.value(row);
            Value::Number(Decimal::try_from_i128_with_scale(units, u32::try_from(*scale).ok()?).ok()?.normalize())
        }
        _ => return Texts::new(column)?.get(row).map(str::to_owned),
    };
    Some(value.plain())
}
