//! `fairway man`: the manual pages as files for `man`.

use std::path::PathBuf;

use clap::{Args, CommandFactory};

use super::Fairway;
use crate::screen::Screen;
use crate::stop::Stop;

/// Write the manual pages for `man`
#[derive(Debug, Args)]
#[command(long_about = include_str!("man.md"))]
pub struct Man {
    /// The folder to write them to
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
}

impl Man {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        std::fs::create_dir_all(&self.dir).map_err(|error| Stop::unwritable(&self.dir, &error))?;
        clap_mangen::generate_to(Fairway::command(), &self.dir).map_err(|error| Stop::unwritable(&self.dir, &error))?;
        screen.say(&format!("wrote the manual pages to `{}`", self.dir.display()))?;
        Ok(())
    }
}
