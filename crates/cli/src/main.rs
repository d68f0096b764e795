//! `fairway`, the one binary: commands and their pages, no business rules.
//!
//! Each command is a file beside its manual page. What they share: reading programme files ([`programmes`]) and facts ([`facts`]), judging all partners
//! at once ([`census`]), and saying it ([`screen`], [`sheet`], [`drawing`], [`figures`]). Data goes to standard output, everything else to standard error.

mod books;
mod census;
mod clock;
mod commands;
mod drawing;
mod facts;
mod figures;
mod inputs;
mod language;
mod programmes;
mod progress;
mod screen;
#[cfg(feature = "portal")]
mod settings;
mod sheet;
mod stop;

fn main() -> std::process::ExitCode {
    commands::main()
}
