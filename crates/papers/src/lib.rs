//! What leaves the house on paper: values in, bytes out. How the values came about is not known here.
//!
//! Statements ([`statement`]) as PDF and workbook, made of the same tables ([`table`]); payment files ([`payment`]).

pub mod payment;
pub mod statement;
pub mod table;
#[cfg(feature = "pdf")]
mod typeset;
