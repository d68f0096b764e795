//! `fairway cluster`: the nodes of a cluster, from this same binary.

mod executor;
mod scheduler;

use clap::{Args, Subcommand};

use crate::screen::Screen;
use crate::stop::Stop;

/// Run the nodes of a cluster, for stores that one machine is too slow for
#[derive(Debug, Args)]
#[command(long_about = include_str!("../cluster.md"), subcommand_required = true, arg_required_else_help = true)]
pub struct Cluster {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Scheduler(scheduler::Scheduler),
    Executor(executor::Executor),
}

impl Cluster {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        match &self.command {
            Command::Scheduler(scheduler) => scheduler.run(screen),
            Command::Executor(executor) => executor.run(screen),
        }
    }
}
