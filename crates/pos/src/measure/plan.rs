//! From the definition of a measure to what the engine is asked.

use datafusion::logical_expr::{Expr as Engine, ident, lit};
use datafusion::scalar::ScalarValue;
use jiff::civil::Date;
use programme::condition::Expr;
use programme::measure::{Question, look_at};
use programme::model::{Aggregate, How, OverRecords, Pool};
use programme::period::{Days, Period, Reach};
use programme::record::{ColumnType, Schema};

use super::expr::{Kind, Native, Translator, column, is_constant, is_of_partner};
use super::money::Rate;
use crate::segment::day_number;

/// A measure over sales as the engine works it out.
pub(super) struct Planned {
    /// Its place in the programme.
    pub measure: usize,
    pub aggregate: Aggregate,
    pub pool: Pool,
    /// The column it is kept per.
    pub per: Option<usize>,
    /// The days it looks at; none where there are none for anybody.
    pub days: Option<Days>,
    /// What has to hold of the partner, else nothing counts.
    pub gates: Vec<Expr>,
    /// What has to hold of a line, beside its day.
    pub filter: Option<Engine>,
    /// The value of a line; none for a count.
    pub value: Option<Native>,
}

/// How the measures of a programme are worked out.
#[derive(Default)]
pub(super) struct Plan {
    /// Over sales, in the engine.
    pub engine: Vec<Planned>,
    /// Over sales, line by line.
    pub by_line: Vec<usize>,
    /// The sales columns those look at.
    pub columns: std::collections::BTreeSet<usize>,
    /// The days those look at.
    pub days: Option<Days>,
}

/// Plans the measures asked for.
pub(super) struct Planner<'p, 'a> {
    question: &'p Question<'a>,
    columns: Vec<Option<Native>>,
}

impl<'p, 'a> Planner<'p, 'a> {
    /// `lie` are the types in which the columns of a sale lie in the segments, `rate` what the money in them is multiplied with.
    pub fn new(question: &'p Question<'a>, lie: &[Option<ColumnType>], rate: Option<&Rate>) -> Self {
        let sale = question.programme.schema.get(Schema::SALE);
        let native = |(place, kind): (usize, &Option<ColumnType>)| -> Option<Native> {
            let native = column(&sale.columns.get(place)?.name, (*kind)?);
            match (*kind, rate) {
                (Some(ColumnType::Money), Some(rate)) => rate.times(native),
                _ => Some(native),
            }
        };
        Self { question, columns: lie.iter().enumerate().map(native).collect() }
    }

    pub fn plan(&self, measures: &[usize]) -> Plan {
        let mut plan = Plan::default();
        for measure in measures {
            let Some(How::Records(over)) = self.question.programme.measures.get(*measure).map(|measure| &measure.how) else { continue };
            if over.record != Schema::SALE {
                continue;
            }
            match self.planned(*measure, over) {
                Some(planned) => plan.engine.push(planned),
                None => {
                    plan.by_line.push(*measure);
                    plan.add(over, self.question);
                }
            }
        }
        plan
    }

    fn planned(&self, measure: usize, over: &OverRecords) -> Option<Planned> {
        if of_each_partner(over.over.reach) {
            return None;
        }
        let translator = Translator { question: self.question, columns: &self.columns, pool: over.pool };
        let (gates, parts) = parted(over.filter.as_ref(), self.question);
        let mut filter: Option<Engine> = None;
        for part in parts {
            let condition = match translator.translate(part)? {
                Native { expr, kind: Kind::YesNo } => expr,
                _ => lit(ScalarValue::Boolean(Some(false))),
            };
            filter = Some(filter.map_or(condition.clone(), |filter| filter.and(condition)));
        }
        let value = over.of.as_ref().map(|of| translator.translate(of)).map_or(Some(None), |value| value.map(Some))?;
        if let Some(per) = over.per {
            self.columns.get(per)?.as_ref()?;
        }
        let planned = Planned {
            measure,
            aggregate: over.aggregate,
            pool: over.pool,
            per: over.per,
            days: over.over.days(&self.question.calendar(), self.question.sight.as_of),
            gates,
            filter,
            value,
        };
        planned.is_possible().then_some(planned)
    }

    /// The engine's expression of a column.
    pub fn column(&self, place: usize) -> Option<&Native> {
        self.columns.get(place)?.as_ref()
    }
}

impl Planned {
    /// Whether the engine can work it out exactly.
    fn is_possible(&self) -> bool {
        let kind = self.value.as_ref().map(|value| value.kind);
        match (self.aggregate, kind) {
            (Aggregate::Count, _) | (Aggregate::Sum, None | Some(Kind::Number(_))) => true,
            (Aggregate::Distinct, Some(kind)) => kind != Kind::Null,
            (Aggregate::Min | Aggregate::Max | Aggregate::Average | Aggregate::Median, Some(Kind::Number(_))) => true,
            // The last in time needs the lines in their order.
            _ => false,
        }
    }

    /// What has to hold of a line, its day included.
    pub fn condition(&self) -> Option<Engine> {
        let days = self.days?;
        let day = |day: Date| lit(ScalarValue::Date32(Some(day_number(day))));
        let mut condition = ident("date").lt_eq(day(days.to));
        if days.from > Date::MIN {
            condition = ident("date").gt_eq(day(days.from)).and(condition);
        }
        Some(match &self.filter {
            Some(filter) => condition.and(filter.clone()),
            None => condition,
        })
    }
}

impl Plan {
    /// Takes note of what a measure that is worked out line by line looks at.
    pub fn add(&mut self, over: &OverRecords, question: &Question<'_>) {
        let mut look = |expr: &Expr| look_at(expr, question.programme, &mut self.columns);
        over.of.iter().chain(&over.filter).for_each(&mut look);
        self.columns.extend(over.per);
        let days = if of_each_partner(over.over.reach) {
            Some(Days { from: Date::MIN, to: over.over.anchor(question.sight.as_of) })
        } else {
            over.over.days(&question.calendar(), question.sight.as_of)
        };
        self.days = joined(self.days, days);
    }
}

/// The days from the first of both to the last of both.
pub(super) fn joined(one: Option<Days>, other: Option<Days>) -> Option<Days> {
    match (one, other) {
        (Some(one), Some(other)) => Some(Days { from: one.from.min(other.from), to: one.to.max(other.to) }),
        (days, None) | (None, days) => days,
    }
}

/// Whether the days of a window differ from partner to partner.
fn of_each_partner(reach: Reach) -> bool {
    matches!(reach, Reach::SinceJoining | Reach::ToDate(Period::AnniversaryYear, _) | Reach::Full(Period::AnniversaryYear, _))
}

/// What has to hold of the partner, and what of the line.
fn parted<'e>(filter: Option<&'e Expr>, question: &Question<'_>) -> (Vec<Expr>, Vec<&'e Expr>) {
    let (mut gates, mut lines) = (vec![], vec![]);
    let mut open: Vec<&Expr> = filter.into_iter().collect();
    while let Some(part) = open.pop() {
        match part {
            Expr::And(parts) => open.extend(parts),
            part if is_of_partner(part) && !is_constant(part, question) => gates.push(part.clone()),
            part => lines.push(part),
        }
    }
    (gates, lines)
}
