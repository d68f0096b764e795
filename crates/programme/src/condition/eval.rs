//! Evaluation: an expression and what it can see give a value.

use std::borrow::Cow;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::expr::{Arithmetic, Comparison, Expr, Function};
use crate::money::Rounding;
use crate::record::Value;

/// What an expression can see. What a setting does not offer is null.
pub trait Scope<'a> {
    /// A column of the record at hand.
    fn column(&self, _: usize) -> Value<'a> {
        Value::Null
    }
    /// The day of the record at hand.
    fn from(&self) -> Value<'a> {
        Value::Null
    }
    /// The last day of the record at hand.
    fn until(&self) -> Value<'a> {
        Value::Null
    }
    /// A column of the partner.
    fn attribute(&self, column: usize) -> Value<'a>;
    /// The partner's zone in a zoning.
    fn zone(&self, zoning: usize) -> Value<'a>;
    /// A named value.
    fn named(&self, value: usize) -> Value<'a>;
    /// The day asked about.
    fn as_of(&self) -> Date;
    /// A row of a table.
    fn table(&self, table: usize, keys: &[Value<'a>]) -> Value<'a>;
    /// Whether the sale at hand belongs to a product group.
    fn in_group(&self, _: usize) -> bool {
        false
    }
    /// A measure.
    fn measure(&self, _: usize) -> Value<'a> {
        Value::Null
    }
    /// The key at hand.
    fn key(&self) -> Value<'a> {
        Value::Null
    }
    /// A target of the partner.
    fn target(&self, _: &str) -> Value<'a> {
        Value::Null
    }
    /// Whether the partner takes part.
    fn enrolled(&self, _: &str) -> bool {
        false
    }
    /// The id of the level held.
    fn level(&self, _: usize) -> Value<'a> {
        Value::Null
    }
    /// Whether at least this level is held.
    fn at_level(&self, _: usize, _: usize) -> bool {
        false
    }
    /// Whether a requirement is met.
    fn met(&self, _: usize) -> bool {
        false
    }
}

impl Expr {
    /// The value of the expression. Comparisons with null are null; division by zero and sums that no longer fit an exact number are null.
    pub fn value<'a, S: Scope<'a>>(&'a self, scope: &S) -> Value<'a> {
        match self {
            Self::Literal(value) => borrowed(value),
            Self::Column(column) => scope.column(*column),
            Self::From => scope.from(),
            Self::Until => scope.until(),
            Self::Attribute(column) => scope.attribute(*column),
            Self::Zone(zoning) => scope.zone(*zoning),
            Self::Named(value) => scope.named(*value),
            Self::Measure(measure) => scope.measure(*measure),
            Self::Key => scope.key(),
            Self::AsOf => Value::Date(scope.as_of()),
            Self::Target(name) => scope.target(name),
            Self::Enrolled(name) => Value::YesNo(scope.enrolled(name)),
            Self::InGroup(group) => Value::YesNo(scope.in_group(*group)),
            Self::Level(ladder) => scope.level(*ladder),
            Self::AtLevel(ladder, level) => Value::YesNo(scope.at_level(*ladder, *level)),
            Self::Met(requirement) => Value::YesNo(scope.met(*requirement)),
            Self::Table(table, keys) => {
                let keys: Vec<Value<'a>> = keys.iter().map(|key| key.value(scope)).collect();
                scope.table(*table, &keys)
            }
            Self::Not(inner) => match inner.value(scope) {
                Value::YesNo(yes) => Value::YesNo(!yes),
                _ => Value::Null,
            },
            Self::And(parts) => all(parts, scope, false),
            Self::Or(parts) => all(parts, scope, true),
            Self::Compare(comparison, left, right) => {
                compare(*comparison, &left.value(scope), &right.value(scope)).map_or(Value::Null, Value::YesNo)
            }
            Self::Arithmetic(operator, left, right) => arithmetic(*operator, left.value(scope).number(), right.value(scope).number()),
            Self::In(negated, left, items) => is_in(*negated, &left.value(scope), items, scope),
            Self::Like(negated, left, pattern) => match left.value(scope) {
                Value::Text(text) => Value::YesNo(like(&text, pattern) != *negated),
                _ => Value::Null,
            },
            Self::IsNull(negated, inner) => Value::YesNo((inner.value(scope) == Value::Null) != *negated),
            Self::Case(arms, otherwise) => arms
                .iter()
                .find(|(when, _)| when.value(scope).is_true())
                .map(|(_, then)| then)
                .or(otherwise.as_deref())
                .map_or(Value::Null, |then| then.value(scope)),
            Self::Call(function, arguments) => {
                let arguments: Vec<Value<'a>> = arguments.iter().map(|argument| argument.value(scope)).collect();
                call(*function, arguments)
            }
        }
    }
}

fn borrowed<'a>(value: &'a Value<'static>) -> Value<'a> {
    match value {
        Value::Text(text) => Value::Text(Cow::Borrowed(text)),
        other => other.clone(),
    }
}

/// `and` (deciding value false) and `or` (deciding value true), with unknowns as in SQL.
fn all<'a, S: Scope<'a>>(parts: &'a [Expr], scope: &S, deciding: bool) -> Value<'a> {
    let mut unknown = false;
    for part in parts {
        match part.value(scope) {
            Value::YesNo(yes) if yes == deciding => return Value::YesNo(deciding),
            Value::YesNo(_) => {}
            _ => unknown = true,
        }
    }
    if unknown { Value::Null } else { Value::YesNo(!deciding) }
}

fn is_in<'a, S: Scope<'a>>(negated: bool, left: &Value<'a>, items: &'a [Expr], scope: &S) -> Value<'a> {
    if *left == Value::Null {
        return Value::Null;
    }
    let mut unknown = false;
    for item in items {
        match compare(Comparison::Equal, left, &item.value(scope)) {
            Some(true) => return Value::YesNo(!negated),
            Some(false) => {}
            None => unknown = true,
        }
    }
    if unknown { Value::Null } else { Value::YesNo(negated) }
}

fn compare(comparison: Comparison, left: &Value<'_>, right: &Value<'_>) -> Option<bool> {
    let order = match (left, right) {
        (Value::Number(a), Value::Number(b)) => a.cmp(b),
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        (Value::Date(a), Value::Date(b)) => a.cmp(b),
        (Value::YesNo(a), Value::YesNo(b)) => a.cmp(b),
        _ => return None,
    };
    Some(match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::Different => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::More => order.is_gt(),
        Comparison::AtLeast => order.is_ge(),
    })
}

fn arithmetic(operator: Arithmetic, left: Option<Decimal>, right: Option<Decimal>) -> Value<'static> {
    let (Some(left), Some(right)) = (left, right) else { return Value::Null };
    let result = match operator {
        Arithmetic::Plus => left.checked_add(right),
        Arithmetic::Minus => left.checked_sub(right),
        Arithmetic::Times => left.checked_mul(right),
        Arithmetic::Over => left.checked_div(right),
    };
    result.map_or(Value::Null, Value::Number)
}

/// SQL's `like`: `%` is any text, `_` any one character; case counts.
fn like(text: &str, pattern: &str) -> bool {
    let (text, pattern): (Vec<char>, Vec<char>) = (text.chars().collect(), pattern.chars().collect());
    let (mut t, mut p) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some('%') => {
                retry = Some((t, p));
                p += 1;
            }
            Some(c) if *c == '_' || *c == text[t] => {
                t += 1;
                p += 1;
            }
            _ => match retry {
                Some((from, percent)) => {
                    retry = Some((from + 1, percent));
                    t = from + 1;
                    p = percent + 1;
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|c| *c == '%')
}

fn call<'a>(function: Function, mut arguments: Vec<Value<'a>>) -> Value<'a> {
    let numbers = || arguments.iter().filter_map(Value::number);
    let number = |result: Option<Decimal>| result.map_or(Value::Null, Value::Number);
    let first = arguments.first().and_then(Value::number);
    match function {
        Function::Least => number(numbers().min()),
        Function::Greatest => number(numbers().max()),
        Function::Coalesce => {
            let place = arguments.iter().position(|value| *value != Value::Null);
            place.map_or(Value::Null, |place| arguments.swap_remove(place))
        }
        Function::Abs => number(first.map(|number| number.abs())),
        Function::Floor => number(first.map(|number| number.floor())),
        Function::Ceil => number(first.map(|number| number.ceil())),
        Function::Round => {
            let places = arguments.get(1).map_or(Some(0), |places| places.number().and_then(|places| u32::try_from(places).ok()));
            number(first.zip(places).map(|(number, places)| Rounding::HalfAwayFromZero.apply(number, places.min(28))))
        }
        Function::Lower | Function::Upper => match arguments.first() {
            Some(Value::Text(text)) if function == Function::Lower => Value::Text(text.to_lowercase().into()),
            Some(Value::Text(text)) => Value::Text(text.to_uppercase().into()),
            _ => Value::Null,
        },
        Function::Year | Function::Month => match arguments.first() {
            Some(Value::Date(date)) if function == Function::Year => Value::Number(date.year().into()),
            Some(Value::Date(date)) => Value::Number(date.month().into()),
            _ => Value::Null,
        },
        Function::DaysBetween | Function::MonthsBetween => match arguments.as_slice() {
            [Value::Date(a), Value::Date(b)] => number(between(function, *a, *b)),
            _ => Value::Null,
        },
        Function::Share | Function::Growth => match arguments.as_slice() {
            [Value::Number(a), Value::Number(b)] => number(percent(function, *a, *b)),
            _ => Value::Null,
        },
    }
}

fn between(function: Function, from: Date, to: Date) -> Option<Decimal> {
    let unit = if function == Function::DaysBetween { jiff::Unit::Day } else { jiff::Unit::Month };
    let span = from.until((unit, to)).ok()?;
    Some(if function == Function::DaysBetween { span.get_days() } else { span.get_years() as i32 * 12 + span.get_months() }.into())
}

fn percent(function: Function, a: Decimal, b: Decimal) -> Option<Decimal> {
    let part = if function == Function::Growth { a.checked_sub(b)? } else { a };
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(b)
}

#[cfg(test)]
mod tests {
    use super::like;

    #[test]
    fn like_follows_sql() {
        for (text, pattern, expected) in [
            ("RALLY-BAR", "RALLY%", true),
            ("RALLY", "RALLY_", false),
            ("xRALLY", "%RALLY", true),
            ("abcabd", "%ab_", true),
            ("abc", "a%c%", true),
            ("", "%", true),
            ("é", "_", true),
            ("abc", "ABC", false),
        ] {
            assert_eq!(like(text, pattern), expected, "{text} like {pattern}");
        }
    }
}
