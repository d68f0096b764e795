//! The commands, each beside its manual page, and the way in.

#[cfg(feature = "portal")]
mod audit;
#[cfg(feature = "portal")]
mod backup;
mod cases;
mod check;
mod cluster;
mod completions;
#[cfg(feature = "portal")]
mod config;
mod demo;
mod guide;
mod incentives;
mod ledger;
mod man;
#[cfg(feature = "portal")]
mod migrate;
mod new;
#[cfg(feature = "portal")]
mod partners;
#[cfg(feature = "portal")]
mod people;
mod plan;
mod pos;
#[cfg(feature = "portal")]
mod restore;
mod schema;
#[cfg(feature = "portal")]
mod serve;
mod settle;
mod standing;
mod statement;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::screen::{Screen, in_line};
use crate::stop::Stop;

/// Runs a partner programme from one file: who stands where, what is missing, and why
#[derive(Debug, Parser)]
#[command(name = "fairway", version, max_term_width = 100, subcommand_required = true, arg_required_else_help = true)]
#[command(after_help = "`fairway help COMMAND` shows a command's manual page. Begin with `fairway demo`.")]
pub struct Fairway {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Demo(demo::Demo),
    New(new::New),
    Check(check::Check),
    Schema(schema::Schema),
    Guide(guide::Guide),
    Standing(standing::Standing),
    Incentives(incentives::Incentives),
    Ledger(ledger::Ledger),
    Statement(statement::Statement),
    Settle(settle::Settle),
    Plan(plan::Plan),
    Pos(pos::Pos),
    Cluster(cluster::Cluster),
    #[cfg(feature = "portal")]
    Serve(serve::Serve),
    #[cfg(feature = "portal")]
    Config(config::Config),
    #[cfg(feature = "portal")]
    Migrate(migrate::Migrate),
    #[cfg(feature = "portal")]
    People(people::People),
    #[cfg(feature = "portal")]
    Partners(partners::Partners),
    #[cfg(feature = "portal")]
    Audit(audit::Audit),
    #[cfg(feature = "portal")]
    Backup(backup::Backup),
    #[cfg(feature = "portal")]
    Restore(restore::Restore),
    Cases(cases::Cases),
    Completions(completions::Completions),
    Man(man::Man),
}

/// Reads the command line, does what it asks, and says how it went.
pub fn main() -> ExitCode {
    let asked = Fairway::parse();
    let mut screen = Screen::new();
    let done = run(asked.command, &mut screen);
    let done = match (done, screen.finish()) {
        (Ok(()), Err(error)) => Err(Stop::Unwritten(error)),
        (done, _) => done,
    };
    let Err(stop) = done else { return ExitCode::SUCCESS };
    let code = ExitCode::from(stop.code());
    match stop.message().map_or(Ok(()), |message| screen.say(&format!("fairway: {}", in_line(&message)))) {
        Ok(()) => code,
        // Nobody listens to standard error either: the exit code is all that is left to say.
        Err(_) => code,
    }
}

fn run(command: Command, screen: &mut Screen) -> Result<(), Stop> {
    match command {
        Command::Demo(demo) => demo.run(screen),
        Command::New(new) => new.run(screen),
        Command::Check(check) => check.run(screen),
        Command::Schema(schema) => schema.run(screen),
        Command::Guide(guide) => guide.run(screen),
        Command::Standing(standing) => standing.run(screen),
        Command::Incentives(incentives) => incentives.run(screen),
        Command::Ledger(ledger) => ledger.run(screen),
        Command::Statement(statement) => statement.run(screen),
        Command::Settle(settle) => settle.run(screen),
        Command::Plan(plan) => plan.run(screen),
        Command::Pos(pos) => pos.run(screen),
        Command::Cluster(cluster) => cluster.run(screen),
        #[cfg(feature = "portal")]
        Command::Serve(serve) => serve.run(screen),
        #[cfg(feature = "portal")]
        Command::Config(config) => config.run(screen),
        #[cfg(feature = "portal")]
        Command::Migrate(migrate) => migrate.run(screen),
        #[cfg(feature = "portal")]
        Command::People(people) => people.run(screen),
        #[cfg(feature = "portal")]
        Command::Partners(partners) => partners.run(screen),
        #[cfg(feature = "portal")]
        Command::Audit(audit) => audit.run(screen),
        #[cfg(feature = "portal")]
        Command::Backup(backup) => backup.run(screen),
        #[cfg(feature = "portal")]
        Command::Restore(restore) => restore.run(screen),
        Command::Cases(cases) => cases.run(screen),
        Command::Completions(completions) => completions.run(screen),
        Command::Man(man) => man.run(screen),
    }
}
