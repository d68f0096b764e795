//! Conditions and formulas about a line, as the engine writes them.
//!
//! A translation is taken only where it is exact: every number in it is known to have at most [`MOST_DIGITS`] digits, which the reference evaluator holds
//! without rounding as well. What has no exact translation gives none, and is then worked out by the reference evaluator itself.

use datafusion::arrow::datatypes::DataType;
use datafusion::functions::core::expr_fn::{coalesce, greatest, least};
use datafusion::functions::datetime::expr_fn::date_part;
use datafusion::functions::string::expr_fn::{lower, upper};
use datafusion::logical_expr::{Expr as Engine, binary_expr, cast, ident, in_list, lit, when};
use datafusion::logical_expr::{Operator, not};
use datafusion::scalar::ScalarValue;
use programme::condition::{Arithmetic, Comparison, Dimension, Expr, Function};
use programme::measure::Question;
use programme::model::Pool;
use programme::record::{ColumnType, Value};
use rust_decimal::Decimal;

use super::of_partner::by_partner;
use crate::segment::{MONEY_PLACES, NUMBER_BELOW, NUMBER_PLACES, day_number};

/// The digits an exact number has at most, in the reference evaluator.
pub(super) const MOST_DIGITS: u32 = 28;
/// The widest number of the engine.
const WIDEST: u8 = 38;

/// A bound on a number: below 10^`whole`, with at most so many decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    pub whole: u32,
    pub places: u32,
}

impl Digits {
    pub fn all(self) -> u32 {
        self.whole + self.places
    }

    fn joined(self, other: Self) -> Self {
        Self { whole: self.whole.max(other.whole), places: self.places.max(other.places) }
    }

    fn of(number: Decimal) -> Self {
        let number = number.normalize();
        let mut whole = 0;
        let mut left = number.trunc().abs();
        while !left.is_zero() {
            left = (left / Decimal::TEN).trunc();
            whole += 1;
        }
        Self { whole, places: number.scale() }
    }
}

/// What an expression gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    YesNo,
    Text,
    Date,
    Number(Digits),
    /// Only ever null.
    Null,
}

/// An expression of the engine.
#[derive(Clone, Debug)]
pub(super) struct Native {
    pub expr: Engine,
    pub kind: Kind,
}

impl Native {
    fn yes_no(expr: Engine) -> Self {
        Self { expr, kind: Kind::YesNo }
    }

    fn null() -> Self {
        Self { expr: lit(ScalarValue::Null), kind: Kind::Null }
    }

    fn digits(&self) -> Option<Digits> {
        match self.kind {
            Kind::Number(digits) => Some(digits),
            _ => None,
        }
    }

    /// The number with so many decimals, in the widest type.
    fn wide(self, places: u32) -> Engine {
        cast(self.expr, wide(places))
    }

    /// A condition; null where it is something else.
    fn condition(self) -> Engine {
        match self.kind {
            Kind::YesNo => self.expr,
            _ => unknown(),
        }
    }
}

fn unknown() -> Engine {
    lit(ScalarValue::Boolean(None))
}

fn wide(places: u32) -> DataType {
    DataType::Decimal128(WIDEST, i8::try_from(places).unwrap_or(0))
}

/// Translates what stands in a programme.
pub(super) struct Translator<'t, 'a> {
    /// A question about anybody: what does not depend on a partner or a line is asked here.
    pub question: &'t Question<'a>,
    /// The engine's expression for each column of a sale; none for one it cannot read.
    pub columns: &'t [Option<Native>],
    /// Whose lines count.
    pub pool: Pool,
}

impl Translator<'_, '_> {
    /// The expression, where it has an exact translation.
    pub fn translate(&self, expr: &Expr) -> Option<Native> {
        if is_constant(expr, self.question) {
            return constant(&self.question.value(expr));
        }
        // Of a group, the lines are not only those of the partner it is about.
        if self.pool == Pool::Partner && is_of_partner(expr) {
            return by_partner(expr, self.question);
        }
        match expr {
            Expr::Column(column) => self.columns.get(*column)?.clone(),
            // A sale begins and ends on its day.
            Expr::From | Expr::Until => Some(Native { expr: ident("date"), kind: Kind::Date }),
            Expr::InGroup(group) => {
                let condition = self.translate(&self.question.programme.product_groups.get(*group)?.condition)?;
                Some(Native::yes_no(condition.condition().is_true()))
            }
            Expr::Not(inner) => Some(Native::yes_no(not(self.translate(inner)?.condition()))),
            Expr::And(parts) => self.joined(parts, Operator::And),
            Expr::Or(parts) => self.joined(parts, Operator::Or),
            Expr::Compare(comparison, left, right) => Some(compared(*comparison, self.translate(left)?, self.translate(right)?)),
            Expr::Arithmetic(operator, left, right) => reckoned(*operator, self.translate(left)?, self.translate(right)?),
            Expr::In(negated, left, items) => self.among(*negated, left, items),
            Expr::Like(negated, left, pattern) => {
                let left = self.translate(left)?;
                let pattern = lit(pattern.replace('\\', "\\\\"));
                Some(Native::yes_no(match (left.kind, negated) {
                    (Kind::Text, false) => left.expr.like(pattern),
                    (Kind::Text, true) => left.expr.not_like(pattern),
                    _ => unknown(),
                }))
            }
            Expr::IsNull(negated, inner) => {
                let inner = self.translate(inner)?.expr;
                Some(Native::yes_no(if *negated { inner.is_not_null() } else { inner.is_null() }))
            }
            Expr::Case(arms, otherwise) => self.case(arms, otherwise.as_deref()),
            Expr::Call(function, arguments) => self.call(*function, arguments),
            _ => None,
        }
    }

    fn joined(&self, parts: &[Expr], operator: Operator) -> Option<Native> {
        let mut parts = parts.iter().map(|part| self.translate(part).map(Native::condition));
        let first = parts.next()??;
        let all = parts.try_fold(first, |all, part| Some(binary_expr(all, operator, part?)))?;
        Some(Native::yes_no(all))
    }

    fn among(&self, negated: bool, left: &Expr, items: &[Expr]) -> Option<Native> {
        let left = self.translate(left)?;
        let items: Vec<Native> = items.iter().map(|item| self.translate(item)).collect::<Option<_>>()?;
        if left.kind == Kind::Null {
            return Some(Native::yes_no(unknown()));
        }
        // An item of another kind is neither equal nor different.
        let strange = items.iter().any(|item| !alike(left.kind, item.kind));
        let items: Vec<Native> = items.into_iter().filter(|item| alike(left.kind, item.kind)).collect();
        if strange || items.is_empty() {
            let any =
                items.into_iter().map(|item| compared(Comparison::Equal, left.clone(), item).expr).fold(unknown(), |all, one| all.or(one));
            return Some(Native::yes_no(if negated { not(any) } else { any }));
        }
        let (left, items) = same(left, items);
        Some(Native::yes_no(in_list(left, items, negated)))
    }

    fn case(&self, arms: &[(Expr, Expr)], otherwise: Option<&Expr>) -> Option<Native> {
        let conditions: Vec<Engine> = arms.iter().map(|(when, _)| self.translate(when).map(Native::condition)).collect::<Option<_>>()?;
        let thens = arms.iter().map(|(_, then)| then).chain(otherwise).map(|then| self.translate(then)).collect::<Option<Vec<_>>>()?;
        let (mut thens, kind) = one_kind(thens)?;
        let otherwise = otherwise.and_then(|_| thens.pop());
        let mut arms = conditions.into_iter().zip(thens);
        let (condition, then) = arms.next()?;
        let mut case = when(condition, then);
        for (condition, then) in arms {
            case = case.when(condition, then);
        }
        let expr = match otherwise {
            Some(otherwise) => case.otherwise(otherwise),
            None => case.end(),
        };
        Some(Native { expr: expr.ok()?, kind })
    }

    fn call(&self, function: Function, arguments: &[Expr]) -> Option<Native> {
        let arguments: Vec<Native> = arguments.iter().map(|argument| self.translate(argument)).collect::<Option<_>>()?;
        match function {
            Function::Least | Function::Greatest if arguments.iter().all(|argument| argument.digits().is_some()) => {
                let (arguments, kind) = one_kind(arguments)?;
                Some(Native { expr: if function == Function::Least { least(arguments) } else { greatest(arguments) }, kind })
            }
            Function::Coalesce => {
                let (arguments, kind) = one_kind(arguments)?;
                Some(Native { expr: coalesce(arguments), kind })
            }
            Function::DaysBetween => match arguments.as_slice() {
                [Native { expr: from, kind: Kind::Date }, Native { expr: to, kind: Kind::Date }] => {
                    let number = |day: &Engine| cast(cast(day.clone(), DataType::Int32), DataType::Int64);
                    Some(whole(number(to) - number(from), 7))
                }
                _ => None,
            },
            _ => match <[Native; 1]>::try_from(arguments) {
                Ok([argument]) => of_one(function, argument),
                Err(_) => None,
            },
        }
    }
}

/// A function of one argument.
fn of_one(function: Function, argument: Native) -> Option<Native> {
    let Native { expr, kind } = argument;
    match (function, kind) {
        (Function::Abs, Kind::Number(digits)) => {
            let wide = Native { expr, kind }.wide(digits.places);
            let zero = lit(ScalarValue::Decimal128(Some(0), WIDEST, i8::try_from(digits.places).ok()?));
            let expr = when(wide.clone().lt(zero), -wide.clone()).otherwise(wide).ok()?;
            Some(Native { expr, kind })
        }
        (Function::Lower, Kind::Text) => Some(Native { expr: lower(expr), kind }),
        (Function::Upper, Kind::Text) => Some(Native { expr: upper(expr), kind }),
        (Function::Year, Kind::Date) => Some(whole(date_part(lit("year"), expr), 4)),
        (Function::Month, Kind::Date) => Some(whole(date_part(lit("month"), expr), 2)),
        _ => None,
    }
}

/// A whole number of so many digits.
fn whole(expr: Engine, digits: u32) -> Native {
    Native { expr: cast(expr, wide(0)), kind: Kind::Number(Digits { whole: digits, places: 0 }) }
}

/// A column of a segment.
pub(super) fn column(name: &str, kind: ColumnType) -> Native {
    let below = NUMBER_BELOW.ilog10();
    let number = |places: u8| Kind::Number(Digits { whole: below, places: u32::from(places) });
    let kind = match kind {
        ColumnType::Text => Kind::Text,
        ColumnType::Date => Kind::Date,
        ColumnType::YesNo => Kind::YesNo,
        ColumnType::Money => number(MONEY_PLACES),
        ColumnType::Count | ColumnType::Number | ColumnType::Percent => number(NUMBER_PLACES),
    };
    Native { expr: ident(name), kind }
}

/// A value as the engine writes it.
pub(super) fn constant(value: &Value<'_>) -> Option<Native> {
    let (value, kind) = match value {
        Value::Null => return Some(Native::null()),
        Value::YesNo(yes) => (ScalarValue::Boolean(Some(*yes)), Kind::YesNo),
        Value::Text(text) => (ScalarValue::Utf8(Some(text.to_string())), Kind::Text),
        Value::Date(day) => (ScalarValue::Date32(Some(day_number(*day))), Kind::Date),
        Value::Number(number) => {
            let number = number.normalize();
            let scale = i8::try_from(number.scale()).ok()?;
            (ScalarValue::Decimal128(Some(number.mantissa()), WIDEST, scale), Kind::Number(Digits::of(number)))
        }
    };
    Some(Native { expr: lit(value), kind })
}

fn alike(one: Kind, other: Kind) -> bool {
    matches!((one, other), (Kind::Number(_), Kind::Number(_))) || (one == other && one != Kind::Null)
}

/// A comparison; null where the two are not of one kind.
fn compared(comparison: Comparison, left: Native, right: Native) -> Native {
    if !alike(left.kind, right.kind) {
        return Native::yes_no(unknown());
    }
    let (left, mut right) = same(left, vec![right]);
    let operator = match comparison {
        Comparison::Equal => Operator::Eq,
        Comparison::Different => Operator::NotEq,
        Comparison::Less => Operator::Lt,
        Comparison::AtMost => Operator::LtEq,
        Comparison::More => Operator::Gt,
        Comparison::AtLeast => Operator::GtEq,
    };
    Native::yes_no(right.pop().map_or_else(unknown, |right| binary_expr(left, operator, right)))
}

/// The sides of a comparison in one type. A fixed number takes on the type of the column it is compared with, so that files can be passed over by it.
fn same(left: Native, right: Vec<Native>) -> (Engine, Vec<Engine>) {
    let Some(digits) = left.digits() else {
        return (left.expr, right.into_iter().map(|right| right.expr).collect());
    };
    let all = right.iter().filter_map(Native::digits).fold(digits, Digits::joined);
    if let (Engine::Column(_), true) = (&left.expr, all.places <= digits.places.max(u32::from(MONEY_PLACES)))
        && let Some(fixed) = right.iter().map(|right| fixed(&right.expr, digits)).collect::<Option<Vec<_>>>()
    {
        return (left.expr, fixed);
    }
    (left.wide(all.places), right.into_iter().map(|right| right.wide(all.places)).collect())
}

/// A fixed number in the type of a column.
fn fixed(expr: &Engine, column: Digits) -> Option<Engine> {
    let Engine::Literal(ScalarValue::Decimal128(Some(number), _, scale), _) = expr else { return None };
    let more = column.places.checked_sub(u32::try_from(*scale).ok()?)?;
    let number = number.checked_mul(10i128.checked_pow(more)?)?;
    let precision = column.all() + 2;
    (number.unsigned_abs() < 10u128.checked_pow(precision)?).then(|| {
        let scale = i8::try_from(column.places).unwrap_or(0);
        lit(ScalarValue::Decimal128(Some(number), u8::try_from(precision).unwrap_or(WIDEST), scale))
    })
}

fn reckoned(operator: Arithmetic, left: Native, right: Native) -> Option<Native> {
    let (Some(a), Some(b)) = (left.digits(), right.digits()) else { return Some(Native::null()) };
    let digits = match operator {
        Arithmetic::Plus | Arithmetic::Minus => Digits { whole: a.whole.max(b.whole) + 1, places: a.places.max(b.places) },
        Arithmetic::Times => Digits { whole: a.whole + b.whole, places: a.places + b.places },
        Arithmetic::Over => return None,
    };
    if digits.all() > MOST_DIGITS {
        return None;
    }
    let (operator, left, right) = match operator {
        Arithmetic::Plus => (Operator::Plus, left.wide(digits.places), right.wide(digits.places)),
        Arithmetic::Minus => (Operator::Minus, left.wide(digits.places), right.wide(digits.places)),
        _ => (Operator::Multiply, left.wide(a.places), right.wide(b.places)),
    };
    Some(Native { expr: binary_expr(left, operator, right), kind: Kind::Number(digits) })
}

/// Several expressions in one type; none where they are of several kinds.
pub(super) fn one_kind(natives: Vec<Native>) -> Option<(Vec<Engine>, Kind)> {
    let kind = natives.iter().map(|native| native.kind).find(|kind| *kind != Kind::Null)?;
    let mut digits = Digits { whole: 0, places: 0 };
    for native in &natives {
        match (kind, native.kind) {
            (_, Kind::Null) => {}
            (Kind::Number(_), Kind::Number(own)) => digits = digits.joined(own),
            (kind, own) if kind == own => {}
            _ => return None,
        }
    }
    match kind {
        Kind::Number(_) => Some((natives.into_iter().map(|native| native.wide(digits.places)).collect(), Kind::Number(digits))),
        kind => Some((natives.into_iter().map(|native| native.expr).collect(), kind)),
    }
}

/// Whether an expression depends on neither a partner nor a line.
pub(super) fn is_constant(expr: &Expr, question: &Question<'_>) -> bool {
    let own = match expr {
        Expr::Literal(_) | Expr::Named(_) | Expr::AsOf => true,
        Expr::Table(table, _) => !of_partner(*table, question),
        _ => expr.is_operation(),
    };
    own && expr.parts().into_iter().all(|part| is_constant(part, question))
}

/// Whether an expression depends on nothing of a line, only on the partner.
pub(super) fn is_of_partner(expr: &Expr) -> bool {
    let own = match expr {
        Expr::Literal(_) | Expr::Named(_) | Expr::AsOf | Expr::Attribute(_) | Expr::Zone(_) | Expr::Table(..) => true,
        _ => expr.is_operation(),
    };
    own && expr.parts().into_iter().all(is_of_partner)
}

fn of_partner(table: usize, question: &Question<'_>) -> bool {
    let by = question.programme.tables.get(table).map_or(&[][..], |table| table.by.as_slice());
    by.iter().any(|dimension| matches!(dimension, Dimension::Attribute(_) | Dimension::Zone(_)))
}
