//! The built binary, as a shell sees it: exit codes, what goes where, and whether it can be read.

mod cases;
mod check;
mod demo;
mod manual;
mod plan;
mod standing;
mod support;
