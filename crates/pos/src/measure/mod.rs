//! Measures at any size: the definitions of a programme over all lines of a store, with the numbers the reference evaluator gives.
//!
//! The measures over sales become as few passes over the segments as possible ([`pass`]): one for those with a number per partner, one more for each column
//! that measures are kept per. A pass filters, adds up and counts in the engine ([`engine`]); what it cannot say exactly is worked out by the reference evaluator
//! over the lines themselves, some partners at a time ([`table`]). People, duties, deals and all other small records stay with the reference evaluator; both
//! meet in one [`Table`] of measures.
//!
//! Invariants: a figure is exact or is not given; a line that cannot be used is told, and with it the answer is refused; what is read depends on the windows asked
//! for and the partners that changed, not on what the store holds besides.

mod decode;
mod earned;
mod engine;
mod explain;
mod expr;
mod found;
mod kept;
mod money;
mod of_partner;
mod pass;
mod plan;
mod scan;
mod table;

pub use earned::{Summed, summed};
pub use engine::{Engine, Trouble};
pub use explain::{Contribution, Explained, explain};
pub use table::{Asked, Progress, Table, Work, measure};

/// The levels a partner held, on each ladder of the programme; none where nobody asks.
pub type Levels<'l> = dyn Fn(programme::record::PartnerId) -> Vec<Option<usize>> + Sync + 'l;
