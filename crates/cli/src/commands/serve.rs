//! `fairway serve`: the portal.

mod demo;

use std::io::stderr;
use std::path::PathBuf;

use clap::Args;

use crate::screen::Screen;
use crate::settings::{HouseArgs, Settings, cannot, wait};
use crate::stop::Stop;

/// Serve the portal to browsers
#[derive(Debug, Args)]
#[command(long_about = include_str!("serve.md"))]
pub struct Serve {
    #[command(flatten)]
    house: HouseArgs,

    /// A house to look around in, thrown away afterwards
    #[arg(long)]
    demo: bool,

    /// The folder of the project, for the demo, where it is neither here nor above
    #[arg(long, value_name = "DIR", requires = "demo")]
    project: Option<PathBuf>,
}

impl Serve {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        if self.demo {
            return demo::run(&self.house, self.project.as_deref(), screen);
        }
        let settings = self.house.gather()?;
        log(&settings);
        wait(async {
            let place = app::listen(settings.listen()).await.map_err(cannot)?;
            let at = place.at().map_err(cannot)?;
            let house = settings.house_at(at).await?;
            let counters = match settings.counters()? {
                Some(at) => Some(app::listen(at).await.map_err(cannot)?),
                None => None,
            };
            if let Some(counters) = &counters {
                screen.say(&format!("metrics at http://{}/metrics", counters.at().map_err(cannot)?))?;
            }
            screen.say(&format!("serving {}, listening at {at}", house.address()))?;
            place.serve(house, counters).await.map_err(cannot)
        })
    }
}

/// Logs go to standard error: one line an event, text for people or JSON for machines.
fn log(settings: &Settings) {
    let lines = tracing_subscriber::fmt().with_writer(stderr).with_target(false).with_max_level(tracing::Level::INFO);
    let set = if settings.logs_json() { lines.json().try_init() } else { lines.try_init() };
    // Somebody set one up before: then it is used.
    drop(set);
}
