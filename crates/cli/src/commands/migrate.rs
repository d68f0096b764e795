//! `fairway migrate`: the schema of a house.

use clap::Args;

use crate::screen::Screen;
use crate::settings::{HouseArgs, cannot, wait};
use crate::stop::Stop;

/// Make the schema of the database, or bring it up to date
#[derive(Debug, Args)]
#[command(long_about = include_str!("migrate.md"))]
pub struct Migrate {
    #[command(flatten)]
    house: HouseArgs,

    /// The role of PostgreSQL that the server comes as
    #[arg(long, value_name = "ROLE", requires = "database")]
    runtime_role: Option<String>,
}

impl Migrate {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let settings = self.house.gather()?;
        wait(async {
            let database = settings.database().await?;
            database.migrate().await.map_err(cannot)?;
            if let Some(role) = &self.runtime_role {
                database.grant(role).await.map_err(cannot)?;
            }
            database.close().await.map_err(cannot)
        })?;
        Ok(screen.say("the schema is up to date")?)
    }
}
