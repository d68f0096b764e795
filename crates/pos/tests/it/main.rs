//! What a data folder gives, told on small files and on the AdventureWorks sales.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod adventureworks;
mod allocation;
mod answer;
mod cadence;
mod channel;
mod checks;
mod compliance;
mod conservation;
mod edi;
mod edi_answer;
mod edi_damage;
mod folder;
mod forecast;
mod formats;
mod generate;
mod guess;
mod headings;
mod matching;
mod matching_names;
mod matching_properties;
mod measure;
mod mutation;
mod page;
mod page_checks;
mod page_profile;
mod profile;
mod reader;
mod stock;
mod store;
mod store_order;
mod support;
mod workbook;
