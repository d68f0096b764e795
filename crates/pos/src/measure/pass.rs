//! A pass over the segments: every measure of one kind of grouping at once.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use datafusion::arrow::array::{Array, ArrayRef, AsArray, RecordBatch};
use datafusion::arrow::datatypes::{DataType, Date32Type, Decimal128Type, Int64Type};
use datafusion::functions_aggregate::expr_fn::{array_agg, count, count_distinct, max, min, sum};
use datafusion::logical_expr::{Expr, ExprFunctionExt, cast, ident, lit, when};
use datafusion::prelude::DataFrame;
use datafusion::scalar::ScalarValue;
use jiff::civil::Date;
use programme::model::Aggregate;
use programme::period::Days;
use programme::record::{PartnerId, RecordType, Records};

use super::decode::Part;
use super::engine::{Engine, Trouble};
use super::expr::{Kind, Native};
use super::money::Rate;
use super::plan::{Planned, Planner, joined};
use super::scan::Scan;
use crate::folder::Held;
use crate::segment::{day_number, day_of};

/// What a measure comes to for one partner, by key; by nothing where it is not kept per a column.
pub(super) type ByKey = BTreeMap<Option<String>, Part>;

/// What a pass found: by measure, by partner.
#[derive(Default)]
pub(super) struct Found {
    pub measures: HashMap<usize, HashMap<PartnerId, ByKey>>,
    /// Partners with lines that cannot be used.
    pub unusable: BTreeSet<PartnerId>,
}

/// One pass.
pub(super) struct Pass<'p> {
    /// The column measures are kept per.
    pub key: Option<usize>,
    pub measures: Vec<&'p Planned>,
}

impl<'p> Pass<'p> {
    /// As few passes as these measures need.
    pub fn all(planned: &'p [Planned]) -> Vec<Self> {
        let keys: BTreeSet<Option<usize>> = planned.iter().map(|planned| planned.per).collect();
        keys.into_iter().map(|key| Self { key, measures: planned.iter().filter(|planned| planned.per == key).collect() }).collect()
    }

    /// The days any of its measures looks at.
    pub fn days(&self) -> Option<Days> {
        self.measures.iter().fold(None, |days, planned| joined(days, planned.days))
    }

    /// Runs the pass, for some partners only where they are given.
    #[expect(clippy::too_many_arguments, reason = "a pass stands between everything there is")]
    pub fn run(
        &self,
        engine: &Engine,
        scan: &Scan<'_>,
        sale: &RecordType,
        planner: &Planner<'_, '_>,
        rate: Option<&Rate>,
        records: &Records,
        only: Option<&[PartnerId]>,
        found: &mut Found,
    ) -> Result<(), Trouble> {
        let Some(days) = self.days() else { return Ok(()) };
        let held: Vec<&Held> = scan.within(days).into_iter().filter(|held| has_any(held, records, only)).collect();
        if held.is_empty() {
            return Ok(());
        }
        let table = scan.table(engine, sale, &held)?;
        let frame = self.frame(table, days, planner, rate, records, only)?;
        for batch in engine.run(frame)? {
            self.take(&batch, records, found);
        }
        Ok(())
    }

    fn frame(
        &self,
        table: DataFrame,
        days: Days,
        planner: &Planner<'_, '_>,
        rate: Option<&Rate>,
        records: &Records,
        only: Option<&[PartnerId]>,
    ) -> Result<DataFrame, Trouble> {
        let mut wanted = ident("partner").is_not_null().and(ident("date").lt_eq(day(days.to)));
        if days.from > Date::MIN {
            wanted = wanted.and(ident("date").gt_eq(day(days.from)));
        }
        if let Some(only) = only {
            let ids = only.iter().map(|partner| lit(records.id(*partner))).collect();
            wanted = wanted.and(ident("partner").in_list(ids, false));
        }
        let mut groups = vec![ident("partner")];
        if let Some(key) = self.key.and_then(|key| planner.column(key)) {
            wanted = wanted.and(key.expr.clone().is_not_null());
            groups.push(key.expr.clone().alias("key"));
        }
        let usable = rate.filter(|rate| rate.may_be_missing).map(Rate::is_missing);
        let mut wants = vec![];
        for (place, planned) in self.measures.iter().enumerate() {
            wants.extend(asked(place, planned, usable.as_ref())?);
        }
        if let Some(missing) = usable {
            wants.push(count(lit(1i64)).filter(missing).build()?.alias("unusable"));
        }
        Ok(table.filter(wanted)?.aggregate(groups, wants)?)
    }

    /// Takes what came back.
    fn take(&self, batch: &RecordBatch, records: &Records, found: &mut Found) {
        let column = |name: &str| batch.column_by_name(name);
        let (Some(partners), keys) = (column("partner"), column("key")) else { return };
        let unusable = column("unusable");
        for row in 0..batch.num_rows() {
            let Some(partner) = text(partners, row).and_then(|id| records.partner(&id)) else { continue };
            if unusable.is_some_and(|column| whole(Some(column), row) > 0) {
                found.unusable.insert(partner);
            }
            let key = keys.and_then(|keys| plain(keys, row));
            for (place, planned) in self.measures.iter().enumerate() {
                let cells = |what: &str| column(&name(place, what));
                // A key stands there only where some line counts.
                if self.key.is_some() && whole(cells("rows"), row) == 0 {
                    continue;
                }
                let part = part(planned, &cells, row);
                found.measures.entry(planned.measure).or_default().entry(partner).or_default().insert(key.clone(), part);
            }
        }
    }
}

/// Whether a segment has lines of some of these partners.
fn has_any(held: &Held, records: &Records, only: Option<&[PartnerId]>) -> bool {
    only.is_none_or(|only| only.iter().any(|partner| held.contents.rows(records.id(*partner)).is_some()))
}

fn day(day: Date) -> Expr {
    lit(ScalarValue::Date32(Some(day_number(day))))
}

/// The name of what is asked of a measure.
fn name(place: usize, what: &str) -> String {
    format!("m{place}_{what}")
}

/// What is asked of the engine for a measure.
fn asked(place: usize, planned: &Planned, missing: Option<&Expr>) -> Result<Vec<Expr>, Trouble> {
    let condition = planned.condition().unwrap_or_else(|| lit(false));
    let condition = match missing {
        Some(missing) => condition.and(missing.clone().is_false()),
        None => condition,
    };
    let of_lines =
        |what: &str, expr: Expr| -> Result<Expr, Trouble> { Ok(expr.filter(condition.clone()).build()?.alias(name(place, what))) };
    let mut wants = vec![];
    if planned.per.is_some() {
        wants.push(of_lines("rows", count(lit(1i64)))?);
    }
    let Some(Native { expr, kind }) = planned.value.clone() else {
        wants.push(of_lines("count", count(lit(1i64)))?);
        return Ok(wants);
    };
    let number = match kind {
        Kind::Number(digits) => cast(expr.clone(), DataType::Decimal128(38, i8::try_from(digits.places).unwrap_or(0))),
        _ => expr.clone(),
    };
    match planned.aggregate {
        Aggregate::Count => wants.push(of_lines("count", count(expr))?),
        Aggregate::Distinct => {
            // A FILTER on a distinct count of texts counts what it leaves out as one more value (DataFusion 55.2).
            wants.push(count_distinct(when(condition, expr).end()?).alias(name(place, "distinct")));
        }
        Aggregate::Min => wants.push(of_lines("extreme", min(number))?),
        Aggregate::Max | Aggregate::Latest => wants.push(of_lines("extreme", max(number))?),
        Aggregate::Median => wants.push(of_lines("values", array_agg(number))?),
        Aggregate::Sum | Aggregate::Average => {
            // A column as it lies adds up faster than one made wider first.
            wants.push(of_lines("sum", sum(expr))?);
            if planned.aggregate == Aggregate::Average || planned.is_risky() {
                wants.push(of_lines("count", count(number.clone()))?);
            }
            if planned.is_risky() {
                wants.push(of_lines("least", min(number.clone()))?);
                wants.push(of_lines("most", max(number))?);
            }
        }
    }
    Ok(wants)
}

/// What came back for a measure.
fn part<'c>(planned: &Planned, cells: &dyn Fn(&str) -> Option<&'c ArrayRef>, row: usize) -> Part {
    if planned.value.is_none() {
        let count = whole(cells("count"), row);
        return match planned.aggregate {
            Aggregate::Count => Part::Count(count),
            _ => Part::Sum { sum: count.into(), count, largest: 1 },
        };
    }
    match planned.aggregate {
        Aggregate::Count => Part::Count(whole(cells("count"), row)),
        Aggregate::Distinct => Part::Distinct(whole(cells("distinct"), row)),
        Aggregate::Min | Aggregate::Max | Aggregate::Latest => Part::Extreme(units(cells("extreme"), row)),
        Aggregate::Median => Part::Values(all_units(cells("values"), row)),
        Aggregate::Sum | Aggregate::Average => {
            let size = |what: &str| units(cells(what), row).map_or(0, i128::unsigned_abs);
            Part::Sum {
                sum: units(cells("sum"), row).unwrap_or(0),
                count: whole(cells("count"), row),
                largest: size("least").max(size("most")),
            }
        }
    }
}

fn whole(column: Option<&ArrayRef>, row: usize) -> u64 {
    let numbers = column.and_then(|column| column.as_primitive_opt::<Int64Type>());
    numbers.filter(|numbers| !numbers.is_null(row)).map_or(0, |numbers| u64::try_from(numbers.value(row)).unwrap_or(0))
}

fn units(column: Option<&ArrayRef>, row: usize) -> Option<i128> {
    let numbers = column?.as_primitive_opt::<Decimal128Type>()?;
    (!numbers.is_null(row)).then(|| numbers.value(row))
}

fn all_units(column: Option<&ArrayRef>, row: usize) -> Vec<i128> {
    let Some(lists) = column.and_then(|column| column.as_list_opt::<i32>()).filter(|lists| !lists.is_null(row)) else { return vec![] };
    let list = lists.value(row);
    list.as_primitive_opt::<Decimal128Type>().map_or(vec![], |numbers| numbers.iter().flatten().collect())
}

fn text(column: &ArrayRef, row: usize) -> Option<String> {
    if column.is_null(row) {
        return None;
    }
    let view = column.as_string_view_opt().map(|texts| texts.value(row));
    view.or_else(|| column.as_string_opt::<i32>().map(|texts| texts.value(row))).map(str::to_owned)
}

/// A key as people write it.
fn plain(column: &ArrayRef, row: usize) -> Option<String> {
    use programme::record::Value;
    if column.is_null(row) {
        return None;
    }
    let value = match column.data_type() {
        DataType::Date32 => Value::Date(day_of(column.as_primitive_opt::<Date32Type>()?.value(row))),
        DataType::Boolean => Value::YesNo(column.as_boolean_opt()?.value(row)),
        DataType::Decimal128(_, scale) => {
            let units = column.as_primitive_opt::<Decimal128Type>()?.value(row);
            Value::Number(rust_decimal::Decimal::try_from_i128_with_scale(units, u32::try_from(*scale).ok()?).ok()?.normalize())
        }
        _ => return text(column, row),
    };
    Some(value.plain())
}
