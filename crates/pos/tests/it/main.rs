//! What a data folder gives, told on small files and on the AdventureWorks sales.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at the first surprise")]

mod adventureworks;
mod answer;
mod cadence;
mod compliance;
mod edi;
mod edi_answer;
mod edi_damage;
mod folder;
mod forecast;
mod matching;
mod matching_names;
mod matching_properties;
mod mutation;
mod page;
mod profile;
mod reader;
mod stock;
mod support;
mod workbook;
