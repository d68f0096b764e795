//! The first page: what there is for whoever came in.

pub mod pages;
