//! `fairway audit`: whether the log of what was done is whole.

use app::audit::{Verdict, verify};
use clap::{Args, Subcommand};

use crate::figures::{counted, grouped};
use crate::screen::Screen;
use crate::settings::{HouseArgs, cannot, wait};
use crate::stop::Stop;

/// Check that nothing was changed in the log of what was done
#[derive(Debug, Args)]
#[command(long_about = include_str!("audit.md"), subcommand_required = true, arg_required_else_help = true)]
pub struct Audit {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Walk the whole chain
    Verify(HouseArgs),
}

impl Audit {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let Command::Verify(arguments) = &self.command;
        let settings = arguments.gather()?;
        let count = |number: i64| usize::try_from(number).unwrap_or_default();
        match wait(async { verify(&settings.house().await?).await.map_err(cannot) })? {
            Verdict::Whole(events, digest) => {
                Ok(screen.out(&format!("whole: {}, the last is {digest}\n", counted(count(events), "event", "events")))?)
            }
            Verdict::BrokenAt(number) => Err(Stop::Cannot(format!(
                "the chain is broken at event {}: it, or one before it, is not what it was",
                grouped(number.into())
            ))),
            Verdict::CutAfter(number, of) => {
                Err(Stop::Cannot(format!("the chain ends after event {}, and there were {}", grouped(number.into()), grouped(of.into()))))
            }
        }
    }
}
