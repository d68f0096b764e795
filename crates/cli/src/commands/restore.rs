//! `fairway restore`: a house out of a file.

use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;

use app::archive::{Unfit, restore};
use clap::Args;

use crate::figures::grouped;
use crate::screen::Screen;
use crate::settings::{HouseArgs, cannot, wait};
use crate::stop::Stop;

/// Read a file of `backup` into an empty house
#[derive(Debug, Args)]
#[command(long_about = include_str!("restore.md"))]
pub struct Restore {
    /// The file to read
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    house: HouseArgs,
}

impl Restore {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let file = File::open(&self.file).map_err(|error| Stop::unreadable(&self.file, &error))?;
        let settings = self.house.gather()?;
        let path = self.file.display();
        match wait(async { restore(&settings.house().await?, &mut BufReader::new(file)).await.map_err(cannot) })? {
            Ok(rows) => Ok(screen.say(&format!("{path}: {} rows are in the house", grouped(rows.into())))?),
            Err(Unfit::NotEmpty) => Err(Stop::Cannot("there is somebody in this house already: name an empty one".into())),
            Err(Unfit::NotAnArchive) => Err(Stop::Cannot(format!("`{path}` was not written by `fairway backup`"))),
            Err(Unfit::Newer(schema)) => Err(Stop::Cannot(format!("`{path}` was written by a newer binary (`{schema}`): use that one"))),
            Err(Unfit::Line(number)) => {
                Err(Stop::Cannot(format!("line {} of `{path}` is not what was written there", grouped(number.into()))))
            }
            Err(Unfit::NotWhole) => Err(Stop::Cannot(format!("`{path}` is not whole: its end is missing, or something in it was changed"))),
        }
    }
}
