//! `fairway completions`: what a shell needs to complete the command line.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::Fairway;
use crate::screen::Screen;
use crate::stop::Stop;

/// Print the completions for a shell
#[derive(Debug, Args)]
#[command(long_about = include_str!("completions.md"))]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let mut script = vec![];
        clap_complete::generate(self.shell, &mut Fairway::command(), "fairway", &mut script);
        screen.out(&String::from_utf8_lossy(&script))?;
        Ok(())
    }
}
