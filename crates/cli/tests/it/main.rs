//! The built binary, as a shell sees it: exit codes, what goes where, and whether it can be read.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod cases;
mod check;
mod demo;
mod guide;
mod manual;
mod plan;
mod standing;
mod support;
