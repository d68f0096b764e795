//! The built binary, as a shell sees it: exit codes, what goes where, and whether it can be read.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod cases;
mod check;
mod closing;
mod cluster;
mod demo;
mod guide;
mod guides;
mod import_order;
mod kill;
mod manual;
mod measure;
mod money;
mod plan;
mod portal;
mod pos_profile;
#[path = "../../../papers/tests/it/python.rs"]
mod python;
mod standing;
mod statement;
mod support;
