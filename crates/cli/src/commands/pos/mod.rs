//! `fairway pos`: channel data in, from the reporter's own file to lines that can be trusted.

mod accounts;
mod answer;
mod check;
mod compliance;
mod forecast;
mod generate;
mod import;
mod measure;
mod parties;
mod profile;
mod reporting;
mod stock;
mod submissions;
mod told;

use clap::{Args, Subcommand};

use crate::screen::Screen;
use crate::stop::Stop;

/// Bring point-of-sale data in: check, import, list and withdraw reports, and say whose lines are whose
#[derive(Debug, Args)]
#[command(long_about = include_str!("pos.md"), subcommand_required = true, arg_required_else_help = true)]
pub struct Pos {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Profile(profile::Profile),
    Check(check::Check),
    Import(import::Import),
    Submissions(submissions::Submissions),
    Measure(measure::Measure),
    Match(parties::Parties),
    Compliance(compliance::Compliance),
    Stock(stock::Stock),
    Forecast(forecast::Forecast),
    Accounts(accounts::Accounts),
    Generate(generate::Generate),
}

impl Pos {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        match &self.command {
            Command::Profile(profile) => profile.run(screen),
            Command::Check(check) => check.run(screen),
            Command::Import(import) => import.run(screen),
            Command::Measure(measure) => measure.run(screen),
            Command::Submissions(submissions) => submissions.run(screen),
            Command::Match(parties) => parties.run(screen),
            Command::Compliance(compliance) => compliance.run(screen),
            Command::Stock(stock) => stock.run(screen),
            Command::Forecast(forecast) => forecast.run(screen),
            Command::Accounts(accounts) => accounts.run(screen),
            Command::Generate(generate) => generate.run(screen),
        }
    }
}
