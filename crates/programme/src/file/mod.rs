//! The programme file as written: a tree of values with their places ([`Node`]), and the one description of what a file may hold ([`shape`]), from which
//! the findings about unknown keys and wrong values, the JSON Schema for editors and the reference of all keys come.

mod document;
mod schema;
pub mod shape;
mod unreadable;
mod validate;

pub use document::{Item, Key, Node, read};
pub use schema::json_schema;
pub(crate) use validate::day_of_year;
pub use validate::validate;
