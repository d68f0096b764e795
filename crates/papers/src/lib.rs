//! What leaves the house on paper: values in, bytes out. How the values came about is not known here.
//!
//! So far payment files ([`payment`]).

pub mod payment;
