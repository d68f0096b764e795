//! `fairway cluster executor`: does what a scheduler hands out.

use std::path::PathBuf;

use clap::Args;
use pos::cluster::{Address, execute};

use crate::screen::{Screen, in_line};
use crate::stop::Stop;

/// Run an executor: it does the work a scheduler hands out
#[derive(Debug, Args)]
#[command(long_about = include_str!("executor.md"))]
pub struct Executor {
    /// Its scheduler
    #[arg(long, value_name = "URL", default_value = "df://127.0.0.1:50050")]
    scheduler: Address,

    /// The address to listen on
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    bind: String,

    /// The name by which others reach it; the address its scheduler sees where left out
    #[arg(long, value_name = "HOST")]
    host: Option<String>,

    /// The port others fetch results from
    #[arg(long, value_name = "PORT", default_value_t = 50051)]
    port: u16,

    /// The port its scheduler calls it on
    #[arg(long, value_name = "PORT", default_value_t = 50052)]
    work_port: u16,

    /// Tasks at once; as many as there are processors where left out
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    tasks: Option<u16>,

    /// A folder for results on their way; one of the system's where left out
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
}

impl Executor {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let executor = pos::cluster::Executor {
            scheduler: self.scheduler.clone(),
            bind: self.bind.clone(),
            host: self.host.clone(),
            port: self.port,
            work_port: self.work_port,
            tasks: self.tasks.map(usize::from),
            folder: self.folder.clone(),
        };
        if pos::cluster::IS_IN {
            let at = self.host.as_ref().unwrap_or(&self.bind);
            screen.say(&in_line(&format!("an executor at {at}:{} for {}; Ctrl-C ends it", self.port, self.scheduler)))?;
        }
        execute(&executor).map_err(|error| Stop::Cannot(in_line(&format!("the executor ends: {error}"))))
    }
}
