//! A pass over the segments: every measure of one kind of grouping at once.

use datafusion::arrow::datatypes::DataType;
use datafusion::functions_aggregate::expr_fn::{array_agg, count, max, min, sum};
use datafusion::logical_expr::{Expr, ExprFunctionExt, cast, ident, lit};
use datafusion::prelude::DataFrame;
use datafusion::scalar::ScalarValue;
use jiff::civil::Date;
use programme::model::Aggregate;
use programme::period::Days;
use programme::record::{PartnerId, RecordType, Records};

use super::engine::{Engine, Trouble};
use super::expr::{Kind, Native};
use super::found::{Found, name};
use super::money::Rate;
use super::plan::{Planned, Planner, joined};
use super::scan::Scan;
use crate::folder::Held;
use crate::segment::day_number;

/// One pass.
pub(super) struct Pass<'p> {
    /// The column measures are kept per.
    pub key: Option<usize>,
    /// The value whose different ones are counted. Each such value is a pass of its own: it reads that column alone, and what is equal meets before it is counted.
    different: Option<&'p Expr>,
    pub measures: Vec<&'p Planned>,
}

impl<'p> Pass<'p> {
    /// As few passes as these measures need.
    pub fn all(planned: &'p [Planned]) -> Vec<Self> {
        let mut passes: Vec<Self> = vec![];
        for planned in planned {
            let value = planned.value.as_ref().map(|value| &value.expr);
            let different = value.filter(|_| planned.aggregate == Aggregate::Distinct);
            match passes.iter_mut().find(|pass| pass.key == planned.per && pass.different == different) {
                Some(pass) => pass.measures.push(planned),
                None => passes.push(Self { key: planned.per, different, measures: vec![planned] }),
            }
        }
        passes
    }

    /// The days any of its measures looks at.
    pub fn days(&self) -> Option<Days> {
        self.measures.iter().fold(None, |days, planned| joined(days, planned.days))
    }

    /// Runs the pass.
    pub fn run(&self, run: &Run<'_>, found: &mut Found) -> Result<(), Trouble> {
        let Some(days) = self.days() else { return Ok(()) };
        let Some(table) = run.table(days)? else { return Ok(()) };
        let frame = match self.different {
            Some(value) => self.counting(table, value, run)?,
            None => self.adding(table, run)?,
        };
        for batch in run.engine.run(&frame)? {
            found.take(&batch, &self.measures, self.key.is_some(), run.records);
        }
        Ok(())
    }

    /// What the lines are grouped by.
    fn groups(&self, run: &Run<'_>) -> Vec<Expr> {
        let key = self.key.and_then(|key| run.planner.column(key)).map(|key| key.expr.clone().alias("key"));
        std::iter::once(ident("partner")).chain(key).collect()
    }

    /// A line without a key is none of those that are kept per one.
    fn with_key(&self, table: DataFrame, run: &Run<'_>) -> Result<DataFrame, Trouble> {
        match self.key.and_then(|key| run.planner.column(key)) {
            Some(key) => Ok(table.filter(key.expr.clone().is_not_null())?),
            None => Ok(table),
        }
    }

    /// Everything that is added up, measure by measure, at once.
    fn adding(&self, table: DataFrame, run: &Run<'_>) -> Result<DataFrame, Trouble> {
        let mut wants = vec![];
        for (place, planned) in self.measures.iter().enumerate() {
            wants.extend(asked(place, planned, &run.condition(planned))?);
        }
        Ok(self.with_key(table, run)?.aggregate(self.groups(run), wants)?)
    }

    /// Different values: first each once, with the measures it counts for, then how many there are.
    fn counting(&self, table: DataFrame, value: &Expr, run: &Run<'_>) -> Result<DataFrame, Trouble> {
        let conditions: Vec<Expr> = self.measures.iter().map(|planned| run.condition(planned)).collect();
        let Some(any) = conditions.iter().cloned().reduce(Expr::or) else { return Ok(table) };
        let alone = conditions.len() == 1;
        let mut groups = self.groups(run);
        groups.push(value.clone().alias("value"));
        let mut of_value = vec![];
        for (place, condition) in conditions.into_iter().enumerate().filter(|_| !alone) {
            of_value.push(count(lit(1i64)).filter(condition).build()?.alias(name(place, "lines")));
        }
        let once = self.with_key(table, run)?.filter(any)?.aggregate(groups, of_value)?;
        let mut wants = vec![];
        for place in 0..self.measures.len() {
            for (what, of) in [("rows", lit(1i64)), ("distinct", ident("value"))] {
                let counted = count(of);
                let counted = if alone { counted } else { counted.filter(ident(name(place, "lines")).gt(lit(0i64))).build()? };
                wants.push(counted.alias(name(place, what)));
            }
        }
        let groups = std::iter::once("partner").chain(self.key.map(|_| "key")).map(ident).collect();
        Ok(once.aggregate(groups, wants)?)
    }
}

/// What passes are run with.
pub(super) struct Run<'r> {
    pub engine: &'r Engine,
    pub scan: &'r Scan<'r>,
    pub sale: &'r RecordType,
    pub planner: &'r Planner<'r, 'r>,
    /// What money is multiplied with, where some of it is in another currency.
    pub rate: Option<&'r Rate>,
    pub records: &'r Records,
    /// Whose lines are read; everybody's where left out.
    pub only: Option<Vec<PartnerId>>,
}

impl Run<'_> {
    /// The lines in these days; none where no segment has any.
    fn table(&self, days: Days) -> Result<Option<DataFrame>, Trouble> {
        let held = self.segments(days);
        if held.is_empty() {
            return Ok(None);
        }
        let mut wanted = ident("partner").is_not_null().and(ident("date").lt_eq(day(days.to)));
        if days.from > Date::MIN {
            wanted = wanted.and(ident("date").gt_eq(day(days.from)));
        }
        if let Some(only) = &self.only {
            let ids = only.iter().map(|partner| lit(self.records.id(*partner))).collect();
            wanted = wanted.and(ident("partner").in_list(ids, false));
        }
        Ok(Some(self.scan.table(self.engine, self.sale, &held)?.filter(wanted)?))
    }

    /// The segments that are read for these days.
    pub fn segments(&self, days: Days) -> Vec<&Held> {
        self.scan.within(days).into_iter().filter(|held| self.has_any(held)).collect()
    }

    /// Whether a segment has lines of somebody who is asked about.
    fn has_any(&self, held: &Held) -> bool {
        self.only.as_ref().is_none_or(|only| only.iter().any(|partner| held.contents.rows(self.records.id(*partner)).is_some()))
    }

    /// What has to hold of a line so that it counts for a measure.
    fn condition(&self, planned: &Planned) -> Expr {
        let condition = planned.condition().unwrap_or_else(|| lit(false));
        match self.rate.filter(|rate| rate.may_be_missing) {
            Some(rate) => condition.and(rate.is_missing().is_false()),
            None => condition,
        }
    }

    /// Partners with lines in these days that cannot be used, because nobody says what their currency is worth.
    pub fn unusable(&self, days: Days, found: &mut Found) -> Result<(), Trouble> {
        let Some(rate) = self.rate.filter(|rate| rate.may_be_missing) else { return Ok(()) };
        let Some(table) = self.table(days)? else { return Ok(()) };
        let frame = table.filter(rate.is_missing())?.aggregate(vec![ident("partner")], vec![])?;
        for batch in self.engine.run(&frame)? {
            found.take_unusable(&batch, self.records);
        }
        Ok(())
    }
}

fn day(day: Date) -> Expr {
    lit(ScalarValue::Date32(Some(day_number(day))))
}

/// What is asked of the engine for a measure.
fn asked(place: usize, planned: &Planned, condition: &Expr) -> Result<Vec<Expr>, Trouble> {
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
        // Those have a pass of their own.
        Aggregate::Distinct => {}
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
