//! `fairway new`: a small programme to start from.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use clap::Args;

use crate::screen::Screen;
use crate::stop::Stop;

/// Small enough to be read at once, and sound.
const SMALL: &str = include_str!("new.toml");

/// Write a small programme to start from
#[derive(Debug, Args)]
#[command(long_about = include_str!("new.md"))]
pub struct New {
    /// The file to write; without it the programme goes to standard output
    file: Option<PathBuf>,
}

impl New {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let Some(path) = &self.file else {
            return Ok(screen.out(SMALL)?);
        };
        let opened = OpenOptions::new().write(true).create_new(true).open(path);
        let mut file = opened.map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => {
                Stop::Cannot(format!("`{}` is there already and stays as it is; name another file", path.display()))
            }
            _ => Stop::unwritable(path, &error),
        })?;
        if let Err(error) = file.write_all(SMALL.as_bytes()) {
            // Half a programme would stand in the way of the next try; that it cannot be taken away either is the lesser news.
            std::fs::remove_file(path).map_err(|_| Stop::unwritable(path, &error))?;
            return Err(Stop::unwritable(path, &error));
        }
        screen.say(&format!("wrote `{0}`; see whether it is sound: fairway check {0}", path.display()))?;
        Ok(())
    }
}
