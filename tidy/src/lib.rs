//! Tests about the code itself: sizes, arrows between crates, words, purity, orphans, the README's map.
//!
//! Every check is a function from a [`House`] to findings; no finding is good news. The real house is judged in
//! `tests/tidy.rs`; beside each check stands a made-up house that it must find fault with, because a check that
//! cannot fail is a defect. A finding is one line: where, what, and what to do.
//!
//! Only std is used: what judges the house must build even when the house does not.

pub mod arrows;
pub mod house;
pub mod links;
pub mod map;
pub mod orphans;
pub mod purity;
pub mod rust;
pub mod sizes;
pub mod words;

pub use house::House;
