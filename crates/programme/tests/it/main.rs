//! The crate's tests from outside: one binary.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests read the example programmes from disk, and stop when something is wrong"
)]

mod bombs;
mod cases;
mod errors;
mod facts;
mod guide;
mod incentives;
mod ledger;
mod mutation;
mod programmes;
mod properties;
mod words;
