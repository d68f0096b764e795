//! `fairway`, the one binary: commands and their pages, no business rules.

fn main() {}
