//! Names and units: from the tree as written to a tree that can be evaluated.

use rust_decimal::Decimal;

use super::ast::{Ast, Node};
use super::expr::{Arithmetic, Comparison, Expr, Kind, Unit};
use super::vocabulary::Vocabulary;
use crate::diagnostic::{Diagnostic, Span, did_you_mean};
use crate::record::{ColumnType, Dating, Schema, TypeId, Value};

/// Where an expression stands, which decides what it can see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Asked of every record of a type.
    Row(TypeId),
    /// Asked of a partner.
    Partner,
    /// Asked of every key of measures kept per this column.
    Keyed(String),
    /// Asked of a partner for a level of this ladder: a threshold.
    Threshold,
    /// Asked of a partner whose standing is known.
    Standing,
}

/// Checks expressions against the names in reach; findings go to `found`.
pub struct Checker<'a> {
    /// The record types.
    pub schema: &'a Schema,
    /// The programme's names.
    pub names: &'a Vocabulary,
    /// Where the expression stands.
    pub setting: Setting,
    /// Where the text of the expression begins in the file.
    pub offset: usize,
    /// What is wrong.
    pub found: Vec<Diagnostic>,
}

pub(super) type Checked = Option<(Expr, Kind)>;

impl Checker<'_> {
    /// The expression with what it gives; none when something is wrong (and told).
    pub fn check(&mut self, ast: &Ast) -> Checked {
        match &ast.node {
            Node::Number(number) => Some((Expr::number(*number), Kind::Number(Unit::Number))),
            Node::Text(text) => Some((Expr::Literal(Value::Text(text.clone().into())), Kind::Text)),
            Node::Date(date) => Some((Expr::Literal(Value::Date(*date)), Kind::Date)),
            Node::YesNo(yes) => Some((Expr::Literal(Value::YesNo(*yes)), Kind::YesNo)),
            Node::Null => Some((Expr::Literal(Value::Null), Kind::Null)),
            Node::Name(name) => self.name(name, ast.span),
            Node::Column(record, column) => self.column(record, column, ast.span),
            Node::Not(inner) => Some((Expr::Not(Box::new(self.condition(inner)?)), Kind::YesNo)),
            Node::And(parts) => Some((Expr::And(self.conditions(parts)?), Kind::YesNo)),
            Node::Or(parts) => Some((Expr::Or(self.conditions(parts)?), Kind::YesNo)),
            Node::Negative(inner) => {
                let (expr, unit) = self.number(inner)?;
                Some((Expr::Arithmetic(Arithmetic::Minus, Box::new(Expr::number(Decimal::ZERO)), Box::new(expr)), Kind::Number(unit)))
            }
            Node::Compare(comparison, left, right) => self.compare(*comparison, left, right, ast.span),
            Node::Arithmetic(operator, left, right) => self.arithmetic(*operator, left, right, ast.span),
            Node::In(negated, left, items) => self.is_in(*negated, left, items, ast.span),
            Node::Between(negated, left, low, high) => {
                let (low, _) = self.compare(Comparison::AtLeast, left, low, ast.span)?;
                let (high, _) = self.compare(Comparison::AtMost, left, high, ast.span)?;
                let both = Expr::And(vec![low, high]);
                Some((if *negated { Expr::Not(Box::new(both)) } else { both }, Kind::YesNo))
            }
            Node::Like(negated, left, pattern) => self.like(*negated, left, pattern),
            Node::IsNull(negated, inner) => Some((Expr::IsNull(*negated, Box::new(self.check(inner)?.0)), Kind::YesNo)),
            Node::Case(arms, otherwise) => self.case(arms, otherwise.as_deref()),
            Node::Call(name, arguments) => self.call(name, arguments, ast.span),
        }
    }

    /// The expression, which must be a condition.
    pub fn condition(&mut self, ast: &Ast) -> Option<Expr> {
        match self.check(ast)? {
            (expr, Kind::YesNo | Kind::Null) => Some(expr),
            (_, kind) => {
                let help = "write a comparison: `… = …`, `… >= …`, `… in (…)`";
                self.error(
                    "not-a-condition",
                    ast.span,
                    format!("a condition is needed here, this is {}", describe(kind)),
                    Some(help.into()),
                )
            }
        }
    }

    /// The expression, which must be a number.
    pub fn number(&mut self, ast: &Ast) -> Option<(Expr, Unit)> {
        match self.check(ast)? {
            (expr, Kind::Number(unit)) => Some((expr, unit)),
            (expr, Kind::Null) => Some((expr, Unit::Number)),
            (_, kind) => self.error(
                "not-a-number",
                ast.span,
                format!("a number is needed here, this is {}", describe(kind)),
                Some("name a measure, or a column that holds numbers: sale.net_amount".into()),
            ),
        }
    }

    fn conditions(&mut self, parts: &[Ast]) -> Option<Vec<Expr>> {
        let checked: Vec<Option<Expr>> = parts.iter().map(|part| self.condition(part)).collect();
        checked.into_iter().collect()
    }

    fn name(&mut self, name: &str, span: Span) -> Checked {
        if name == "as_of" {
            return Some((Expr::AsOf, Kind::Date));
        }
        if let (Setting::Keyed(_), "key") = (&self.setting, name) {
            return Some((Expr::Key, Kind::Text));
        }
        if let Some(place) = self.names.values.iter().position(|(known, _)| known == name) {
            return Some((Expr::Named(place), self.names.values[place].1));
        }
        if let Some(place) = self.names.measures.iter().position(|measure| measure.name == name) {
            return self.measure(place, span);
        }
        if let Setting::Row(id) = self.setting
            && self.schema.get(id).column(name).is_some()
        {
            let record = &self.schema.get(id).name;
            return self.error("unknown-name", span, format!("`{name}` needs its record"), Some(format!("write `{record}.{name}`")));
        }
        let measures = self.names.measures.iter().map(|measure| measure.name.as_str());
        let values = self.names.values.iter().map(|(name, _)| name.as_str());
        let help = match &self.setting {
            Setting::Row(id) => {
                let columns = self.schema.get(*id).columns.iter().map(|column| column.name.as_str());
                did_you_mean(name, values.chain(columns).chain(["as_of"]))
            }
            _ => did_you_mean(name, measures.chain(values).chain(["as_of"])),
        };
        self.error("unknown-name", span, format!("there is no `{name}` here"), help)
    }

    fn measure(&mut self, place: usize, span: Span) -> Checked {
        let measure = &self.names.measures[place];
        let (name, unit) = (measure.name.clone(), measure.unit);
        match (&self.setting, measure.per.clone()) {
            (Setting::Row(_), _) => {
                let help =
                    "a condition on records sees the record's own columns; compare measures in a formula, a requirement or `only_if`";
                self.error("measure-in-record", span, format!("`{name}` is a measure of the partner, not of a record"), Some(help.into()))
            }
            (Setting::Keyed(key), Some(per)) if *key != per => self.error(
                "other-key",
                span,
                format!("`{name}` is kept per `{per}`, not per `{key}`"),
                Some(format!("use measures that are kept per `{key}`")),
            ),
            (Setting::Keyed(_), _) | (_, None) => Some((Expr::Measure(place), Kind::Number(unit))),
            (_, Some(per)) => {
                let help = format!("say what becomes of the many: a measure with `each = \"{per}\"` and `count`, `sum` or `max`");
                self.error("many-values", span, format!("`{name}` has one value per `{per}`"), Some(help))
            }
        }
    }

    fn column(&mut self, record: &str, column: &str, span: Span) -> Checked {
        if record == "partner" {
            return self.attribute(column, span);
        }
        let Setting::Row(id) = self.setting else {
            let known = self.schema.find(record).is_some();
            let help = if known {
                format!("name a measure over `{record}` and use that")
            } else {
                "columns of the partner are `partner.NAME`".into()
            };
            return self.error(
                "no-record-here",
                span,
                format!("there is no single `{record}` here, the question is about a partner"),
                Some(help),
            );
        };
        let kind = self.schema.get(id);
        if kind.name != record {
            let known = self.schema.types.iter().map(|kind| kind.name.as_str());
            let help = if self.schema.find(record).is_some() {
                Some(format!("this is about one `{}`; what a partner has of `{record}` is a measure", kind.name))
            } else {
                did_you_mean(record, known)
            };
            return self.error("no-record-here", span, format!("there is no `{record}` here"), help);
        }
        match (kind.dating, column) {
            (Dating::Event, "date") | (Dating::Span, "from") => return Some((Expr::From, Kind::Date)),
            (Dating::Span, "until") => return Some((Expr::Until, Kind::Date)),
            _ => {}
        }
        match kind.column(column) {
            Some(place) => Some((Expr::Column(place), column_kind(kind.columns[place].kind))),
            None => {
                let help = did_you_mean(column, kind.columns.iter().map(|column| column.name.as_str()));
                self.error("unknown-column", span, format!("`{record}` has no column `{column}`"), help)
            }
        }
    }

    fn attribute(&mut self, column: &str, span: Span) -> Checked {
        let partner = self.schema.get(Schema::PARTNER);
        if let Some(place) = partner.column(column) {
            return Some((Expr::Attribute(place), column_kind(partner.columns[place].kind)));
        }
        if let Some(place) = self.names.zonings.iter().position(|zoning| zoning == column) {
            return Some((Expr::Zone(place), Kind::Text));
        }
        let known = partner.columns.iter().map(|column| column.name.as_str()).chain(self.names.zonings.iter().map(String::as_str));
        let help = did_you_mean(column, known).unwrap_or_else(|| "declare it: [records.partner] columns = { … }".into());
        self.error("unknown-column", span, format!("`partner` has no column `{column}`"), Some(help))
    }

    fn compare(&mut self, comparison: Comparison, left: &Ast, right: &Ast, span: Span) -> Checked {
        let ((left, a), (right, b)) = (self.check(left)?, self.check(right)?);
        self.comparable(a, b, span)?;
        if a == Kind::YesNo && !matches!(comparison, Comparison::Equal | Comparison::Different) {
            return self.error("not-ordered", span, "yes and no have no order", Some("compare them with `=` or `<>`".into()));
        }
        Some((Expr::Compare(comparison, Box::new(left), Box::new(right)), Kind::YesNo))
    }

    fn comparable(&mut self, a: Kind, b: Kind, span: Span) -> Option<()> {
        match (a, b) {
            (Kind::Null, _) | (_, Kind::Null) => self.error(
                "compare-with-null",
                span,
                "a comparison with null is never true",
                Some("write `is null` or `is not null`".into()),
            ),
            (Kind::Number(a), Kind::Number(b)) => self.same_unit(a, b, span),
            (a, b) if a == b => Some(()),
            (a, b) => {
                let help = match (a, b) {
                    (Kind::Date, Kind::Text) | (Kind::Text, Kind::Date) => Some("days are written date '2024-05-31'".into()),
                    (Kind::Text, Kind::Number(_)) | (Kind::Number(_), Kind::Text) => {
                        Some("numbers are written without quotes, texts with".into())
                    }
                    _ => None,
                };
                self.error("kinds-differ", span, format!("{} cannot be compared with {}", describe(a), describe(b)), help)
            }
        }
    }

    pub(super) fn same_unit(&mut self, a: Unit, b: Unit, span: Span) -> Option<()> {
        if a.fits(b) {
            return Some(());
        }
        let message = format!("units do not fit: {} and {}", a.name(), b.name());
        self.error("units-differ", span, message, Some("compare and add like with like; multiply or divide to change the unit".into()))
    }

    fn arithmetic(&mut self, operator: Arithmetic, left: &Ast, right: &Ast, span: Span) -> Checked {
        let ((left, a), (right, b)) = (self.number(left)?, self.number(right)?);
        let unit = match operator {
            Arithmetic::Plus | Arithmetic::Minus => {
                self.same_unit(a, b, span)?;
                a.joined(b)
            }
            Arithmetic::Times => match (a, b) {
                (Unit::Money, Unit::Money) => {
                    return self.error(
                        "units-differ",
                        span,
                        "money times money is nothing one can pay",
                        Some("multiply by a plain number, or divide the one by the other".into()),
                    );
                }
                (Unit::Money, _) | (_, Unit::Money) => Unit::Money,
                (a, b) => a.joined(b),
            },
            Arithmetic::Over if b == Unit::Number => a,
            Arithmetic::Over => Unit::Number,
        };
        Some((Expr::Arithmetic(operator, Box::new(left), Box::new(right)), Kind::Number(unit)))
    }

    fn is_in(&mut self, negated: bool, left: &Ast, items: &[Ast], span: Span) -> Checked {
        let (left, kind) = self.check(left)?;
        if items.is_empty() {
            return self.error("empty-list", span, "nothing is in an empty list", Some("write what it may be: in ('a', 'b')".into()));
        }
        let checked: Vec<Checked> = items.iter().map(|item| self.check(item)).collect();
        let mut list = vec![];
        for (item, ast) in checked.into_iter().zip(items) {
            let (item, item_kind) = item?;
            self.comparable(kind, item_kind, ast.span)?;
            list.push(item);
        }
        Some((Expr::In(negated, Box::new(left), list), Kind::YesNo))
    }

    fn like(&mut self, negated: bool, left: &Ast, pattern: &Ast) -> Checked {
        let (expr, kind) = self.check(left)?;
        if kind != Kind::Text {
            return self.error(
                "kinds-differ",
                left.span,
                format!("`like` looks at texts, this is {}", describe(kind)),
                Some("compare it with `=`, `>=` or `between`".into()),
            );
        }
        let Node::Text(pattern) = &pattern.node else {
            return self.error(
                "kinds-differ",
                pattern.span,
                "a pattern is a text in quotes",
                Some("'RALLY-%': % stands for anything, _ for one character".into()),
            );
        };
        Some((Expr::Like(negated, Box::new(expr), pattern.clone()), Kind::YesNo))
    }

    fn case(&mut self, arms: &[(Ast, Ast)], otherwise: Option<&Ast>) -> Checked {
        let mut kind = Kind::Null;
        let mut checked = vec![];
        for (when, then) in arms {
            let when = self.condition(when);
            let (then_expr, then_kind) = self.check(then)?;
            kind = self.same_result(kind, then_kind, then.span)?;
            checked.push((when?, then_expr));
        }
        let otherwise = match otherwise {
            None => None,
            Some(ast) => {
                let (expr, otherwise_kind) = self.check(ast)?;
                kind = self.same_result(kind, otherwise_kind, ast.span)?;
                Some(Box::new(expr))
            }
        };
        Some((Expr::Case(checked, otherwise), kind))
    }

    pub(super) fn same_result(&mut self, so_far: Kind, next: Kind, span: Span) -> Option<Kind> {
        match (so_far, next) {
            (Kind::Null, kind) | (kind, Kind::Null) => Some(kind),
            (Kind::Number(a), Kind::Number(b)) => self.same_unit(a, b, span).map(|()| Kind::Number(a.joined(b))),
            (a, b) if a == b => Some(a),
            (a, b) => self.error(
                "kinds-differ",
                span,
                format!("one answer is {}, this one is {}", describe(a), describe(b)),
                Some("make all answers one kind: numbers, texts or days".into()),
            ),
        }
    }

    pub(super) fn error<T>(&mut self, code: &'static str, span: Span, message: impl Into<String>, help: Option<String>) -> Option<T> {
        self.found.push(Diagnostic::error(code, span.shifted(self.offset), message).help_maybe(help));
        None
    }
}

fn column_kind(kind: ColumnType) -> Kind {
    match kind {
        ColumnType::Text => Kind::Text,
        ColumnType::Date => Kind::Date,
        ColumnType::YesNo => Kind::YesNo,
        ColumnType::Money => Kind::Number(Unit::Money),
        ColumnType::Percent => Kind::Number(Unit::Percent),
        ColumnType::Count => Kind::Number(Unit::Count),
        ColumnType::Number => Kind::Number(Unit::Number),
    }
}

pub(super) fn describe(kind: Kind) -> String {
    match kind {
        Kind::YesNo => "a condition".into(),
        Kind::Number(Unit::Number) => "a number".into(),
        Kind::Number(unit) => format!("a number ({})", unit.name()),
        Kind::Text => "a text".into(),
        Kind::Date => "a day".into(),
        Kind::Null => "null".into(),
    }
}
