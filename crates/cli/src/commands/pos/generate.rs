//! `fairway pos generate`: lines made up, for benches and demonstrations.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use clap::Args;
use jiff::civil::Date;
use pos::generate::{Generated, Made, add, generate};
use pos::store::Store;
use rust_decimal::Decimal;

use super::import::refused;
use crate::figures::{counted, grouped};
use crate::progress::Watch;
use crate::screen::Screen;
use crate::stop::Stop;

/// Make up point-of-sale lines, as many as you like, straight into a new store
#[derive(Debug, Args)]
#[command(long_about = include_str!("generate.md"))]
pub struct Generate {
    /// The store: a folder that is empty or not there yet
    #[arg(long, value_name = "DIR")]
    store: PathBuf,

    /// Lines in all
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    lines: u64,

    /// Partners
    #[arg(long, value_name = "N", default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..=99_999))]
    partners: u32,

    /// Reporters; each partner belongs to one of them
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=999))]
    reporters: u32,

    /// Products
    #[arg(long, value_name = "N", default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(1..=99_999))]
    products: u32,

    /// End customers
    #[arg(long, value_name = "N", default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(1..=9_999_999))]
    customers: u32,

    /// Years of sales
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=50))]
    years: u32,

    /// The month of the last sales, by one of its days
    #[arg(long, value_name = "DATE", default_value = "2025-12-31", value_parser = crate::clock::day)]
    until: Date,

    /// How unequal partners are, in percent: at 100 the second sells half of what the first does
    #[arg(long, value_name = "PERCENT", default_value_t = 5, value_parser = clap::value_parser!(u32).range(0..=1_000))]
    skew: u32,

    /// Of a hundred lines so many are returns
    #[arg(long, value_name = "PERCENT", default_value_t = 2, value_parser = clap::value_parser!(u32).range(0..=100))]
    returns: u32,

    /// Currencies of the reporters, one after the other
    #[arg(long, value_name = "CODE", value_delimiter = ',', default_value = "EUR")]
    currencies: Vec<String>,

    /// Another number gives other lines
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,

    /// Instead: one more report of so many lines for a handful of partners of a store that was made before
    #[arg(long, value_name = "N", conflicts_with_all = ["lines", "partners", "reporters", "products", "customers", "years", "until", "skew", "currencies"])]
    add: Option<u64>,

    /// Write the partners as a data folder, where there is none yet
    #[arg(long, value_name = "DIR", conflicts_with = "add")]
    data: Option<PathBuf>,
}

impl Generate {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        if let Some(lines) = self.add {
            // To add to a store that is not there would make one.
            drop(Store::open(&self.store).map_err(refused)?);
            let store = Store::open_or_make(&self.store).map_err(refused)?;
            let added = add(&store, lines, self.seed).map_err(refused)?;
            return self.tell(&added, screen);
        }
        let made = Made {
            lines: self.lines,
            partners: self.partners,
            reporters: self.reporters,
            products: self.products,
            customers: self.customers,
            years: self.years,
            until: self.until,
            skew: self.skew,
            returns: self.returns,
            currencies: self.currencies.clone(),
            seed: self.seed,
        };
        let store = Store::open_or_make(&self.store).map_err(refused)?;
        let watch = Watch::steps("making lines", 1);
        let furthest = AtomicUsize::new(0);
        let generated = generate(&store, &made, &|done, of| {
            if furthest.fetch_max(done, Ordering::Relaxed) < done {
                watch.at("making lines", done, of);
            }
        });
        drop(watch);
        let generated = generated.map_err(refused)?;
        if let Some(data) = &self.data {
            partners(data, &made)?;
        }
        self.tell(&generated, screen)
    }

    fn tell(&self, generated: &Generated, screen: &mut Screen) -> Result<(), Stop> {
        screen.say(&format!(
            "{} lines in {}, {}: {}",
            grouped(Decimal::from(generated.lines)),
            counted(generated.submissions, "report", "reports"),
            counted(generated.segments, "segment", "segments"),
            self.store.display()
        ))?;
        Ok(())
    }
}

/// Writes the partners as the records a programme judges. What somebody wrote there is left alone.
fn partners(data: &Path, made: &Made) -> Result<(), Stop> {
    let path = data.join("partners.csv");
    let unwritten = |error: &dyn std::fmt::Display| Stop::Cannot(format!("cannot write `{}`: {error}", path.display()));
    std::fs::create_dir_all(data).map_err(|error| unwritten(&error))?;
    let file = std::fs::File::create_new(&path).map_err(|error| unwritten(&error))?;
    let mut writer = csv::Writer::from_writer(file);
    writer.write_record(["partner", "name", "country", "joined"]).map_err(|error| unwritten(&error))?;
    for partner in made.partner_records() {
        writer.write_record(&partner).map_err(|error| unwritten(&error))?;
    }
    writer.flush().map_err(|error| unwritten(&error))
}
