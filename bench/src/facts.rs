//! The programme and a set of facts, read the way the command line reads them.

use std::error::Error;
use std::fs::read_to_string;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::{Date, date};
use pos::folder::{Options, load};
use pos::profile::Profile;
use programme::check::check;
use programme::model::History;
use programme::record::{Records, Schema, Sight};

/// The day that is looked at, with everything known: the last days of the data.
pub const AS_OF: Date = date(2013, 11, 30);
pub const SIGHT: Sight = Sight { as_of: AS_OF, known_on: Date::MAX };

/// A folder of this repository.
pub fn house(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder)
}

/// The programme of Adventure Works.
pub fn programme() -> Result<History, Box<dyn Error>> {
    let text = read_to_string(house("programmes/adventureworks.toml"))?;
    let programme = check(&text).programme.ok_or("the programme has errors: see `fairway check`")?;
    Ok(History::new(vec![programme])?)
}

/// The facts of a folder: its CSV files read, checked and sorted.
pub fn records(history: &History, folder: &Path) -> Result<Records, Box<dyn Error>> {
    let programme = history.on(AS_OF);
    let text = read_to_string(house("profiles/adventureworks.toml"))?;
    let profile = Profile::read(&text, &programme.schema).map_err(|_| "the profile has errors")?;
    let options = Options { profile: Some(&profile), latest: None, currency: &programme.currency, store: None };
    let loaded = load(Some(folder), Arc::clone(&programme.schema), &[], options, &mut |_| {})?;
    if let Some(bad) = loaded.bad.first() {
        return Err(format!("a row cannot be used: {bad:?}").into());
    }
    Ok(loaded.records)
}

/// How many lines of sales there are.
pub fn lines(records: &Records) -> usize {
    records.table(Schema::SALE).len()
}
