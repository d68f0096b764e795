//! What a partner programme means.
//!
//! The river, in the order of the modules: exact numbers and periods; what a person wrote and what is wrong with it ([`diagnostic`]); conditions and formulas
//! ([`condition`]); the programme file as written ([`file`]) and checked ([`check`]) into a [`model`]; records, the dated facts about partners ([`record`]).

pub mod case;
pub mod check;
pub mod condition;
pub mod diagnostic;
pub mod file;
pub mod model;
pub mod money;
pub mod period;
pub mod record;
pub mod incentive;
pub mod measure;
pub mod standing;
pub mod words;
