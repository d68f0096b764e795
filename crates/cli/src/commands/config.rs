//! `fairway config`: what holds, and why.

use clap::Args;

use crate::screen::Screen;
use crate::settings::{HouseArgs, without_password};
use crate::sheet::{Column, Sheet, Side};
use crate::stop::Stop;

/// Show how the house is set, and why
#[derive(Debug, Args)]
#[command(long_about = include_str!("config.md"))]
pub struct Config {
    #[command(flatten)]
    house: HouseArgs,
}

impl Config {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let settings = self.house.gather()?;
        let mut sheet = Sheet::new(&[
            Column("setting", "setting", Side::Left),
            Column("value", "value", Side::Words),
            Column("because of", "origin", Side::Words),
            Column("what it is", "about", Side::Words),
        ]);
        for setting in settings.all() {
            sheet.row(vec![
                setting.key.into(),
                without_password(&setting.value).into(),
                setting.origin.to_string().into(),
                setting.about.into(),
            ]);
        }
        Ok(sheet.show(screen)?)
    }
}
