//! `fairway pos accounts`: the partners of a data folder become the accounts of a store.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use pos::store::Store;
use programme::record::{Schema, Sight};

use super::import::refused;
use crate::facts::Facts;
use crate::figures::counted;
use crate::programmes::history;
use crate::screen::Screen;
use crate::sheet::Format;
use crate::stop::Stop;

/// Make the partners of a data folder the accounts that reported names are matched with
#[derive(Debug, Args)]
#[command(long_about = include_str!("accounts.md"))]
pub struct Accounts {
    /// The store; made where the folder is new or empty
    #[arg(long, value_name = "DIR")]
    store: PathBuf,

    /// Programme files: all versions of one programme
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    programme: Vec<PathBuf>,

    /// Folder with the facts: partners.csv, ...
    #[arg(long, value_name = "DIR")]
    data: PathBuf,

    /// Mapping profile for files of another system: a file, or a name looked up in `profiles`
    #[arg(long, value_name = "NAME|FILE")]
    profile: Option<String>,

    /// The attributes as of this day
    #[arg(long, value_name = "DATE", value_parser = crate::clock::day, default_value = "today")]
    as_of: Date,

    /// Also where the store has other accounts already, kept by hand perhaps
    #[arg(long)]
    force: bool,
}

/// The attributes of a partner that matching looks at, by their name there and here.
const ATTRIBUTES: [(&str, &str); 7] = [
    ("name", "name"),
    ("street", "street"),
    ("city", "city"),
    ("postcode", "postcode"),
    ("country", "country"),
    ("domain", "domain"),
    ("tax_id", "tax_id"),
];

impl Accounts {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let history = history(&self.programme, screen)?;
        let facts = Facts { data: Some(self.data.clone()), store: None, profile: self.profile.clone(), skip_bad_rows: false };
        let loaded = facts.load(self.as_of, &[&history], &self.programme, Format::Table, screen)?;
        let records = &loaded.records;
        let kind = records.schema().get(Schema::PARTNER);
        let columns: Vec<(&str, usize)> = ATTRIBUTES.iter().filter_map(|(name, own)| Some((*name, kind.column(own)?))).collect();
        let mut writer = csv::Writer::from_writer(vec![]);
        let names = std::iter::once("id").chain(columns.iter().map(|(name, _)| *name));
        let trouble = |error: csv::Error| Stop::Cannot(format!("cannot write the accounts: {error}"));
        writer.write_record(names).map_err(trouble)?;
        let sight = Sight { as_of: self.as_of, known_on: Date::MAX };
        let mut count = 0;
        for partner in records.partners() {
            let attributes = columns.iter().map(|(_, column)| records.attribute(partner, *column, sight).plain());
            writer.write_record(std::iter::once(records.id(partner).to_owned()).chain(attributes)).map_err(trouble)?;
            count += 1;
        }
        let bytes = writer.into_inner().map_err(|error| Stop::Cannot(format!("cannot write the accounts: {error}")))?;
        let store = Store::open_or_make(&self.store).map_err(refused)?;
        let held = store.reference("accounts.csv").map_err(refused)?;
        if held.is_some_and(|held| held != bytes) && !self.force {
            let name = self.store.join("reference").join("accounts.csv");
            return Err(Stop::Cannot(format!("`{}` holds other accounts: `--force` writes over them", name.display())));
        }
        store.set_reference("accounts.csv", &bytes).map_err(refused)?;
        screen.out(&format!(
            "{} in {}\n",
            counted(count, "account", "accounts"),
            self.store.join("reference").join("accounts.csv").display()
        ))?;
        Ok(())
    }
}
