//! Channel data: from the files that partners and distributors send to lines that can be trusted, and to records that a programme can judge.
//!
//! Two ways lead in. A **data folder** holds one CSV file per record type ([`folder::load`]). A **store** takes **reports** in: POS data and stock as each
//! reporter sends it ([`intake`]), checked line by line, allotted to accounts ([`matching`]), kept as [`segment`]s, with a journal that says what counts
//! ([`store`]). A mapping **profile** ([`profile::Profile`]) says which file and column is which, for both. Underneath, the [`reader`] turns bytes of any format into
//! rows with true line numbers. What cannot be used is told with its line, column, value and reason; nothing is dropped in silence.
//!
//! What was taken answers three questions more: does the reported stock agree with what was bought and sold ([`stock`]), what will be asked for next
//! ([`forecast`]), and does a reporter deliver as agreed ([`compliance`]). The three take values and give values: no disk, no clock, no database.

pub mod answer;
pub mod cadence;
pub mod cluster;
mod codes;
pub mod compliance;
pub mod folder;
pub mod forecast;
pub mod generate;
pub mod intake;
pub mod line;
pub mod matching;
pub mod measure;
pub mod profile;
pub mod reader;
pub mod reference;
pub mod segment;
pub mod stock;
pub mod store;
