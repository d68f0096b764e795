//! The tree as written, before names and units are checked.

use rust_decimal::Decimal;

use super::expr::{Arithmetic, Comparison};
use crate::diagnostic::Span;

/// A piece of an expression with its place in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Ast {
    /// What it is.
    pub node: Node,
    /// Where it stands, from the first byte of the expression.
    pub span: Span,
}

/// The kinds of pieces.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// `12.5`
    Number(Decimal),
    /// `'text'`
    Text(String),
    /// `date '2024-01-01'`
    Date(jiff::civil::Date),
    /// `true`, `false`
    YesNo(bool),
    /// `null`
    Null,
    /// `net_revenue`
    Name(String),
    /// `sale.net_amount`
    Column(String, String),
    /// `not x`
    Not(Box<Ast>),
    /// `- x`
    Negative(Box<Ast>),
    /// `a and b and c`
    And(Vec<Ast>),
    /// `a or b or c`
    Or(Vec<Ast>),
    /// `a < b`
    Compare(Comparison, Box<Ast>, Box<Ast>),
    /// `a + b`
    Arithmetic(Arithmetic, Box<Ast>, Box<Ast>),
    /// `a [not] in (b, c)`
    In(bool, Box<Ast>, Vec<Ast>),
    /// `a [not] between b and c`
    Between(bool, Box<Ast>, Box<Ast>, Box<Ast>),
    /// `a [not] like 'b%'`
    Like(bool, Box<Ast>, Box<Ast>),
    /// `a is [not] null`
    IsNull(bool, Box<Ast>),
    /// `case when a then b else c end`
    Case(Vec<(Ast, Ast)>, Option<Box<Ast>>),
    /// `least(a, b)`
    Call(String, Vec<Ast>),
}
