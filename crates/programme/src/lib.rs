//! What a partner programme means.
//!
//! The river, in the order of the modules: exact numbers and periods; what a person wrote and what is wrong with it ([`diagnostic`]); records, the dated
//! facts about partners ([`record`]).

pub mod condition;
pub mod diagnostic;
pub mod money;
pub mod period;
pub mod record;
