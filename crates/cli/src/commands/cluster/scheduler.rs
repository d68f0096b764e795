//! `fairway cluster scheduler`: takes what is asked and hands it out.

use clap::Args;
use pos::cluster::schedule;

use crate::screen::{Screen, in_line};
use crate::stop::Stop;

/// Run a scheduler: it takes what is asked and hands it out to executors
#[derive(Debug, Args)]
#[command(long_about = include_str!("scheduler.md"))]
pub struct Scheduler {
    /// The address to listen on
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    bind: String,

    /// The port to listen on
    #[arg(long, value_name = "PORT", default_value_t = 50050)]
    port: u16,

    /// The name by which executors and clients reach it; the address where left out
    #[arg(long, value_name = "HOST")]
    host: Option<String>,
}

impl Scheduler {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let host = self.host.as_ref().unwrap_or(&self.bind);
        let scheduler = pos::cluster::Scheduler { bind: self.bind.clone(), port: self.port, host: host.clone() };
        if pos::cluster::IS_IN {
            screen.say(&in_line(&format!("a scheduler at df://{host}:{}; Ctrl-C ends it", self.port)))?;
        }
        schedule(&scheduler).map_err(|error| Stop::Cannot(format!("the scheduler ends: {error}")))
    }
}
