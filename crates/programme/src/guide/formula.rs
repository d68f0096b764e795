//! Formulas in words.

use rust_decimal::Decimal;

use super::Guide;
use super::page::readable;
use crate::condition::{Arithmetic, Comparison, Expr, Function, Kind, Unit};
use crate::record::{Cell, Column, ColumnType, Schema, TypeId};

/// What a formula is told about: a record, a key, or the partner alone.
#[derive(Clone, Copy)]
pub(super) struct Formula<'g> {
    pub(super) guide: &'g Guide<'g>,
    pub(super) record: Option<TypeId>,
    pub(super) key: Option<&'g str>,
}

impl Guide<'_> {
    /// A formula about the partner.
    pub(super) fn partner_formula(&self, formula: &Expr) -> String {
        Formula { guide: self, record: None, key: None }.value(formula)
    }

    /// A formula about a record.
    pub(super) fn record_formula(&self, record: TypeId, formula: &Expr) -> String {
        Formula { guide: self, record: Some(record), key: None }.value(formula)
    }

    /// "A, B or C".
    pub(super) fn either(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [rest @ .., last] => self.say("guide-or", &[("rest", &rest.join(", ")), ("last", last)]),
        }
    }
}

impl<'g> Formula<'g> {
    pub(super) fn value(self, value: &Expr) -> String {
        let guide = self.guide;
        match value {
            Expr::Literal(cell) => self.cell(cell, None, ""),
            Expr::Column(column) => self.record.map_or(String::new(), |record| guide.column(record, *column)),
            Expr::From => guide.say("guide-first-day", &[]),
            Expr::Until => guide.say("guide-last-day", &[]),
            Expr::Attribute(column) => guide.attribute(*column),
            Expr::Zone(zoning) => readable(&guide.programme.zonings[*zoning].name),
            Expr::Named(value) => guide.quoted(&readable(&guide.programme.values[*value].name)),
            Expr::Measure(measure) => guide.quoted(&guide.text(&guide.programme.measures[*measure].title)),
            Expr::Key => self.key.map_or(String::new(), |key| guide.column_name(key)),
            Expr::AsOf => guide.say("guide-today", &[]),
            Expr::Target(name) => guide.say("guide-target-named", &[("name", &guide.quoted(&readable(name)))]),
            Expr::Level(ladder) => guide.title_of_ladder(*ladder),
            Expr::Table(table, _) => guide.quoted(&guide.text(&guide.programme.tables[*table].title)),
            Expr::Arithmetic(how, left, right) => self.arithmetic(*how, left, right),
            Expr::Case(arms, otherwise) => self.cases(arms, otherwise.as_deref()),
            Expr::Call(function, parts) => self.call(*function, parts),
            condition => self.condition(condition),
        }
    }

    /// A value that stands beside another one: a number takes its unit, a word the name it has there.
    pub(super) fn beside(self, value: &Expr, other: &Expr) -> String {
        match (value, other) {
            (Expr::Literal(Cell::Text(zone)), Expr::Zone(_)) => self.guide.quoted(&self.guide.zone(zone)),
            (Expr::Literal(cell), _) => self.cell(cell, self.unit(other), self.column_of(other)),
            _ => self.value(value),
        }
    }

    fn cell(self, cell: &Cell, unit: Option<Unit>, column: &str) -> String {
        let guide = self.guide;
        match cell {
            Cell::Number(number) => unit.map_or_else(|| guide.teller.number(*number), |unit| guide.amount(unit, *number)),
            Cell::Text(text) => guide.literal(column, text),
            Cell::Date(date) => guide.teller.date(*date),
            Cell::YesNo(yes) => guide.teller.yes_no(*yes),
            _ => guide.say("guide-nothing", &[]),
        }
    }

    fn described(self, value: &Expr) -> Option<&'g Column> {
        let schema = &self.guide.programme.schema;
        match value {
            Expr::Column(column) => schema.get(self.record?).columns.get(*column),
            Expr::Attribute(column) => schema.get(Schema::PARTNER).columns.get(*column),
            Expr::Call(Function::Coalesce | Function::Lower | Function::Upper, parts) => {
                parts.first().and_then(|part| self.described(part))
            }
            _ => None,
        }
    }

    pub(super) fn is_date(self, value: &Expr) -> bool {
        match value {
            Expr::Literal(Cell::Date(_)) | Expr::AsOf | Expr::From | Expr::Until => true,
            other => self.described(other).is_some_and(|column| column.kind == ColumnType::Date),
        }
    }

    fn column_of(self, value: &Expr) -> &'g str {
        self.described(value).map_or("", |column| column.name.as_str())
    }

    fn unit(self, value: &Expr) -> Option<Unit> {
        let programme = self.guide.programme;
        match value {
            Expr::Measure(measure) => Some(programme.measures[*measure].unit),
            Expr::Table(table, _) => Some(programme.tables[*table].unit),
            Expr::Named(value) => match programme.values[*value].kind {
                Kind::Number(unit) => Some(unit),
                _ => None,
            },
            Expr::Column(_) | Expr::Attribute(_) => match self.described(value)?.kind {
                ColumnType::Money => Some(Unit::Money),
                ColumnType::Percent => Some(Unit::Percent),
                _ => None,
            },
            Expr::Call(Function::Share | Function::Growth, _) => Some(Unit::Percent),
            Expr::Arithmetic(Arithmetic::Times, left, right) => {
                let known = |side: &Expr| self.unit(side).filter(|unit| *unit != Unit::Number);
                known(left).or_else(|| known(right))
            }
            Expr::Call(Function::DaysBetween, _) => Some(Unit::Days),
            Expr::Call(Function::MonthsBetween, _) => Some(Unit::Months),
            Expr::Call(_, parts) => parts.iter().find_map(|part| self.unit(part)),
            Expr::Case(arms, _) => arms.iter().find_map(|(_, then)| self.unit(then)),
            Expr::Arithmetic(Arithmetic::Plus | Arithmetic::Minus, left, right) => self.unit(left).or_else(|| self.unit(right)),
            _ => None,
        }
    }

    fn arithmetic(self, how: Arithmetic, left: &Expr, right: &Expr) -> String {
        let sign = match how {
            Arithmetic::Plus => "+",
            Arithmetic::Minus => "−",
            Arithmetic::Times => "×",
            Arithmetic::Over => "÷",
        };
        let part = |value: &Expr, other: &Expr| {
            let adds = matches!(how, Arithmetic::Plus | Arithmetic::Minus);
            let told = if adds { self.beside(value, other) } else { self.value(value) };
            let inner =
                matches!(value, Expr::Arithmetic(Arithmetic::Plus | Arithmetic::Minus, ..) if !adds) || matches!(value, Expr::Case(..));
            if inner { format!("({told})") } else { told }
        };
        let (before, after) = (part(left, right), part(right, left));
        let after = if how == Arithmetic::Minus && matches!(right, Expr::Arithmetic(..)) { format!("({after})") } else { after };
        format!("{before} {sign} {after}")
    }

    fn cases(self, arms: &[(Expr, Expr)], otherwise: Option<&Expr>) -> String {
        let unit = arms.iter().map(|(_, then)| then).chain(otherwise).find_map(|value| self.unit(value));
        let value = |value: &Expr| match value {
            Expr::Literal(cell) => self.cell(cell, unit, ""),
            other => self.value(other),
        };
        let mut told: Vec<String> = arms.iter().map(|(when, then)| self.case(when, &value(then))).collect();
        told.extend(otherwise.map(|otherwise| self.guide.say("guide-otherwise", &[("value", &value(otherwise))])));
        told.join("; ")
    }

    /// One case; a day the programme is asked about is told in a sentence of its own, since its words stand in another order.
    fn case(self, when: &Expr, value: &str) -> String {
        if let Expr::Compare(how, left, right) = when
            && let (Expr::AsOf, Some(id)) = (left.as_ref(), case_by_day(*how))
        {
            return self.guide.say(id, &[("date", &self.beside(right, left)), ("value", value)]);
        }
        self.guide.say("guide-case", &[("condition", &self.condition(when)), ("value", value)])
    }

    fn call(self, function: Function, parts: &[Expr]) -> String {
        let unit = parts.iter().find_map(|part| self.unit(part));
        let told: Vec<String> = parts
            .iter()
            .map(|part| match part {
                Expr::Literal(cell) => self.cell(cell, unit, ""),
                other => self.value(other),
            })
            .collect();
        let first = told.first().map_or("", String::as_str);
        let second = told.get(1).map_or("", String::as_str);
        let two = |id: &str| self.guide.say(id, &[("first", first), ("second", second)]);
        let one = |id: &str| self.guide.say(id, &[("value", first)]);
        match function {
            Function::Least => self.guide.say("guide-least", &[("names", &self.guide.teller.list(&told))]),
            Function::Greatest => self.guide.say("guide-greatest", &[("names", &self.guide.teller.list(&told))]),
            Function::Coalesce => two("guide-coalesce"),
            Function::Abs | Function::Lower | Function::Upper => first.to_owned(),
            Function::Round => one("guide-round"),
            Function::Floor => one("guide-rounded-down"),
            Function::Ceil => one("guide-rounded-up"),
            Function::Year => one("guide-year-of"),
            Function::Month => one("guide-month-of"),
            Function::DaysBetween => two("guide-days-between"),
            Function::MonthsBetween => two("guide-months-between"),
            Function::Share => two("guide-share"),
            Function::Growth => two("guide-growth"),
        }
    }
}

fn case_by_day(how: Comparison) -> Option<&'static str> {
    match how {
        Comparison::Less => Some("guide-case-before"),
        Comparison::AtMost => Some("guide-case-not-after"),
        Comparison::More => Some("guide-case-after"),
        Comparison::AtLeast => Some("guide-case-not-before"),
        Comparison::Equal | Comparison::Different => None,
    }
}

/// A fixed number.
pub(super) fn fixed(value: &Expr) -> Option<Decimal> {
    match value {
        Expr::Literal(Cell::Number(number)) => Some(*number),
        _ => None,
    }
}
