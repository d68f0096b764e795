//! What a data folder gives, told on small files and on the AdventureWorks sales.

mod adventureworks;
mod folder;
mod mutation;
mod profile;
mod reader;
mod support;
