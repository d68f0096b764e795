//! `fairway backup`: a house into one file.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use app::archive::save;
use clap::Args;

use crate::figures::grouped;
use crate::screen::Screen;
use crate::settings::{HouseArgs, cannot, wait};
use crate::stop::Stop;

/// Write the house into one file, while it is served
#[derive(Debug, Args)]
#[command(long_about = include_str!("backup.md"))]
pub struct Backup {
    /// The file to write
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    house: HouseArgs,
}

impl Backup {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let settings = self.house.gather()?;
        let file = private().open(&self.file).map_err(|error| Stop::unwritable(&self.file, &error))?;
        match self.write(&settings, file) {
            Ok(rows) => Ok(screen.say(&format!("{}: {} rows", self.file.display(), grouped(rows.into())))?),
            Err(stop) => {
                // Half an archive is none; if it cannot be taken away, it is refused for its missing end.
                std::fs::remove_file(&self.file).ok();
                Err(stop)
            }
        }
    }

    fn write(&self, settings: &crate::settings::Settings, file: File) -> Result<u64, Stop> {
        wait(async {
            let mut out = BufWriter::new(file);
            let rows = save(&settings.house().await?, &mut out).await.map_err(cannot)?;
            out.flush().map_err(|error| Stop::unwritable(&self.file, &error))?;
            out.get_ref().sync_all().map_err(|error| Stop::unwritable(&self.file, &error))?;
            Ok(rows)
        })
    }
}

/// A new file that nobody else of the machine reads.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}
