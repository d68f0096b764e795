//! `fairway partners`: companies from a file.

use std::path::PathBuf;

use app::kit::voice::Voice;
use app::partners::{Imported, import};
use clap::{Args, Subcommand};
use programme::words::Language;

use crate::figures::counted;
use crate::screen::Screen;
use crate::settings::{HouseArgs, cannot, wait};
use crate::stop::Stop;

/// Findings shown; the rest is counted.
const SHOWN: usize = 50;

/// Bring companies into the house from a file
#[derive(Debug, Args)]
#[command(long_about = include_str!("partners.md"), subcommand_required = true, arg_required_else_help = true)]
pub struct Partners {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Add and change companies by their number
    Import(Import),
}

#[derive(Debug, Args)]
struct Import {
    /// A CSV file of companies
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    house: HouseArgs,
}

impl Partners {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let Command::Import(command) = &self.command;
        let bytes = std::fs::read(&command.file).map_err(|error| Stop::unreadable(&command.file, &error))?;
        let settings = command.house.gather()?;
        let imported = wait(async { import(&settings.house().await?, &bytes).await.map_err(cannot) })?;
        match imported {
            Imported::Done { added, changed, same } => Ok(screen.out(&format!(
                "{}: {added} added, {changed} changed, {same} as they were\n",
                counted(added + changed + same, "company", "companies")
            ))?),
            Imported::Wrong(wrong) => {
                for error in wrong.iter().take(SHOWN) {
                    screen.say(&format!("{}: {}", command.file.display(), error.said(Voice::of(Language::En))))?;
                }
                let more = wrong.len().saturating_sub(SHOWN);
                if more > 0 {
                    screen.say(&format!("and {more} more"))?;
                }
                screen.say("nothing was saved: put the file right and bring it again")?;
                Err(Stop::No)
            }
        }
    }
}
