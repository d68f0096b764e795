//! Tools without business words: the database, the clock, chance, ids, messages, answers to a browser.

pub mod chance;
pub mod clock;
pub mod database;
pub mod fault;
pub mod form;
pub mod id;
pub mod limit;
pub mod mail;
pub(crate) mod measured;
pub mod network;
pub mod outbound;
pub(crate) mod sent;
pub mod voice;
pub mod web;
