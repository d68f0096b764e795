//! Channel data: files of facts become records that a programme can judge.
//!
//! A **data folder** holds one CSV file per record type ([`folder::load`]). Files that came from another system keep their own names and headings; a
//! mapping **profile** ([`profile::Profile`]) says which file and column is which. Underneath, the [`reader`] turns bytes into rows with true line
//! numbers. A row that cannot be used is told with its file, line, column, value and reason; nothing is dropped in silence: for every file
//! accepted + bad + left out + blank = lines.

pub mod answer;
pub mod cadence;
pub mod compliance;
pub mod folder;
pub mod forecast;
pub mod matching;
pub mod profile;
pub mod reader;
pub mod stock;
