//! `fairway schema`: the JSON Schema of the programme file.

use clap::Args;
use programme::file::json_schema;

use crate::screen::Screen;
use crate::stop::Stop;

/// Print the JSON Schema of the programme file, for editors
#[derive(Debug, Args)]
#[command(long_about = include_str!("schema.md"))]
pub struct Schema {}

impl Schema {
    #[expect(clippy::unused_self, reason = "every command is run the same way")]
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        screen.json(&json_schema())?;
        Ok(())
    }
}
