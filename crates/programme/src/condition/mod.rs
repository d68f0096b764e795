//! Conditions and formulas: a closed, typed subset of SQL expressions.
//!
//! Text becomes a tree with places ([`Ast`], never failing silently: every finding has its span), the tree is checked against the names and units that are in
//! reach where it stands ([`Vocabulary`], [`Setting`]) and becomes an [`Expr`], which is evaluated over a [`Scope`]. There are no subqueries, no joins, no
//! functions beyond the list in [`Function`]. Null follows SQL: comparing with it is not true. Division by zero is null ("undefined").

mod ast;
mod calls;
mod check;
mod eval;
mod expr;
mod lex;
mod parse;
mod vocabulary;

pub use ast::Ast;
pub use check::{Checker, Setting};
pub use eval::Scope;
pub use expr::{Arithmetic, Comparison, Dimension, Expr, Function, Kind, Unit};
pub use parse::parse;
pub use vocabulary::{LadderNames, MeasureName, TableName, Vocabulary};
