//! What a partner programme means.
//!
//! The river, in the order of the modules. What a person wrote: the file ([`file`]), its conditions and formulas ([`condition`]), and what is wrong with it
//! ([`diagnostic`]). What it says: checked ([`check`]) into a [`model`], told as a readable guide. What happened: dated facts ([`record`]). What follows:
//! numbers per partner ([`measure`]), levels and entitlements with their reasons ([`standing`]), money ([`incentive`]) and the books it goes into ([`ledger`]), what a partner is told of it ([`statement`]), and what a change would do ([`plan`]).
//! Worked examples ([`case`]) hold all of it to its word. Exact numbers ([`money`]) and the calendar ([`period`]) lie under everything.
//!
//! Pure: no disk, no network, no clock, no randomness. The same programme, records and dates give the same answer.

pub mod case;
pub mod check;
pub mod condition;
pub mod diagnostic;
pub mod file;
pub mod guide;
pub mod incentive;
pub mod ledger;
pub mod measure;
pub mod model;
pub mod money;
pub mod period;
pub mod plan;
pub mod record;
pub mod standing;
pub mod statement;
pub mod words;
