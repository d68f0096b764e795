//! Facts: a data folder read with or without a profile; rows that cannot be used are told, all of them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use jiff::civil::Date;
use pos::folder::{self, Loaded, Options, OutsideTable};
use pos::profile::Profile;
use pos::store::Store;
use programme::check::strangers;
use programme::diagnostic::did_you_mean;
use programme::model::History;
use programme::record::{BadRow, PartnerId, Records, Schema};
use serde_json::{Value, json};

use crate::drawing::drawn;
use crate::figures::counted;
use crate::progress::Watch;
use crate::screen::{Screen, in_line};
use crate::sheet::Format;
use crate::stop::Stop;

/// How many bad rows people are shown; whoever wants all of them asks for JSON.
const SHOWN: usize = 20;

/// Where the facts are.
#[derive(Clone, Debug, Args)]
pub struct Facts {
    /// Folder with the facts: partners.csv, sales.csv, ...
    #[arg(long, value_name = "DIR", required_unless_present = "store")]
    pub data: Option<PathBuf>,

    /// Store of POS data: sales come from it, and what it says of reporting; all else from the folder
    #[arg(long, value_name = "DIR")]
    pub store: Option<PathBuf>,

    /// Mapping profile for files of another system: a file, or a name looked up in `profiles`
    #[arg(long, value_name = "NAME|FILE")]
    pub profile: Option<String>,

    /// Go on without the rows that cannot be used
    #[arg(long)]
    pub skip_bad_rows: bool,
}

/// What is read.
#[derive(Clone, Copy)]
pub struct Reading<'r> {
    /// The day asked about.
    pub as_of: Date,
    /// The programmes that judge.
    pub histories: &'r [&'r History],
    /// Their files.
    pub programmes: &'r [PathBuf],
    /// How the answer is written.
    pub format: Format,
    /// The store the sales come from.
    pub store: Option<&'r Store>,
    /// Leave the sales in the store.
    pub leave_sales: bool,
}

/// The last day a fact can have: a slip of the pen lies further away.
fn years_later(as_of: Date) -> Date {
    as_of.saturating_add(jiff::Span::new().years(10))
}

impl Facts {
    /// Reads the facts for a question about `as_of`. Bad rows end the command unless they are to be skipped; what is dated more than ten years after
    /// that day is one. Whatever else is dated later does not count, and is no mistake.
    pub fn load(
        &self,
        as_of: Date,
        histories: &[&History],
        programmes: &[PathBuf],
        format: Format,
        screen: &mut Screen,
    ) -> Result<Loaded, Stop> {
        let store = self.open_store()?;
        let asked = Reading { as_of, histories, programmes, format, store: store.as_ref(), leave_sales: false };
        self.read(&asked, screen)
    }

    /// Opens the store, where there is one.
    pub fn open_store(&self) -> Result<Option<Store>, Stop> {
        self.store.as_deref().map(Store::open).transpose().map_err(|refusal| Stop::Cannot(in_line(&refusal.to_string())))
    }

    /// Reads the facts; the sales stay in the store where they are to be left there.
    pub fn read(&self, asked: &Reading<'_>, screen: &mut Screen) -> Result<Loaded, Stop> {
        let Reading { as_of, histories, programmes, format, store, leave_sales } = *asked;
        let versions = histories.iter().flat_map(|history| history.versions());
        let Some(last) = versions.clone().last() else {
            return Err(Stop::No);
        };
        let profile = match &self.profile {
            Some(name) => Some(read_profile(&find_profile(name, programmes)?, &last.schema, screen)?),
            None => None,
        };
        let mut outside: Vec<OutsideTable> = vec![];
        for table in versions.flat_map(|version| &version.tables).filter(|table| table.outside) {
            if !outside.iter().any(|known| known.name == table.name) {
                outside.push(OutsideTable { name: table.name.clone(), by: table.by_names.clone() });
            }
        }
        let options = Options {
            profile: profile.as_ref(),
            latest: Some(years_later(as_of)),
            currency: &last.currency,
            store: store.map(|store| (store, as_of)),
            leave_sales,
        };
        let watch = Watch::bytes();
        let loaded = folder::load(self.data.as_deref(), Arc::clone(&last.schema), &outside, options, &mut |progress| {
            watch.file(progress.file, progress.read, progress.of);
        });
        drop(watch);
        let loaded = loaded.map_err(|fault| Stop::Cannot(in_line(&fault.to_string())))?;
        for note in &loaded.notes {
            screen.say(&format!("note: {}", in_line(note)))?;
        }
        if loaded.records.partners().next().is_none() && loaded.bad.is_empty() {
            let help = if self.profile.is_none() { "; files of another system need a mapping profile: `--profile NAME`" } else { "" };
            return Err(Stop::Cannot(format!("no facts about any partner in {}{help}", self.shown())));
        }
        let strangers = histories.first().map_or(vec![], |history| strangers(history, &loaded.records));
        for row in strangers.iter().take(SHOWN) {
            for cell in &row.cells {
                let place = format!("{}:{}: {} `{}` {}", row.place.file, row.place.line, cell.column, cell.value, cell.reason);
                screen.say(&format!("note: {}", in_line(&place)))?;
            }
        }
        if strangers.len() > SHOWN {
            screen.say(&format!("note: ... and {} more", strangers.len() - SHOWN))?;
        }
        if !loaded.bad.is_empty() && !self.skip_bad_rows {
            tell(&loaded.bad, format, screen)?;
            return Err(Stop::No);
        }
        Ok(loaded)
    }
}

impl Facts {
    /// Where the facts are, for messages.
    pub fn shown(&self) -> String {
        [&self.data, &self.store].into_iter().flatten().map(|path| path.display().to_string()).collect::<Vec<_>>().join(" and ")
    }
}

/// Whom a question is about: one partner, or all.
pub fn partners(asked: Option<&str>, records: &Records) -> Result<Vec<PartnerId>, Stop> {
    let Some(id) = asked else {
        return Ok(records.partners().collect());
    };
    let found = records.partner(id).ok_or_else(|| {
        let ids = records.partners().map(|partner| records.id(partner));
        let near = did_you_mean(id, ids).filter(|help| help.starts_with("did"));
        let help = near.map(|help| format!("; {help}")).unwrap_or_default();
        Stop::Cannot(format!("no partner `{id}` in the facts{help}"))
    })?;
    Ok(vec![found])
}

/// Looks a profile up: a path as it is, a name in `profiles` here and beside the programmes.
pub fn find_profile(name: &str, programmes: &[PathBuf]) -> Result<PathBuf, Stop> {
    let path = PathBuf::from(name);
    if path.extension().is_some() || path.components().count() > 1 {
        return Ok(path);
    }
    let file = format!("{name}.toml");
    let mut folders = vec![PathBuf::from("profiles")];
    for programme in programmes {
        let beside = programme.parent().unwrap_or(Path::new(""));
        folders.push(beside.join("profiles"));
        folders.push(beside.join("..").join("profiles"));
    }
    folders.dedup();
    let found = folders.iter().map(|folder| folder.join(&file)).find(|path| path.is_file());
    found.ok_or_else(|| {
        let looked: Vec<String> = folders.iter().map(|folder| format!("`{}`", folder.join(&file).display())).collect();
        Stop::Usage(format!("no profile `{name}`: looked for {}; give its path", looked.join(", ")))
    })
}

fn read_profile(path: &Path, schema: &Schema, screen: &mut Screen) -> Result<Profile, Stop> {
    let text = std::fs::read_to_string(path).map_err(|error| Stop::unreadable(path, &error))?;
    match Profile::read(&text, schema) {
        Ok(profile) => Ok(profile),
        Err(findings) => {
            for finding in findings {
                screen.say(&drawn(&path.display().to_string(), &text, &finding))?;
            }
            Err(Stop::No)
        }
    }
}

/// Tells the rows that cannot be used.
pub fn tell(bad: &[BadRow], format: Format, screen: &mut Screen) -> Result<(), Stop> {
    if format == Format::Json {
        screen.json(&json!({ "bad_rows": bad_rows(bad) }))?;
    } else {
        for row in bad.iter().take(SHOWN) {
            for cell in &row.cells {
                let seen = if cell.value.is_empty() { String::new() } else { format!(" `{}`", cell.value) };
                let said = format!("{}:{}: {}{seen}: {}", row.place.file, row.place.line, cell.column, cell.reason);
                screen.say(&in_line(&said))?;
            }
        }
        if bad.len() > SHOWN {
            screen.say(&format!("... and {} more (`--format json` has all)", bad.len() - SHOWN))?;
        }
    }
    let rows = counted(bad.len(), "row", "rows");
    screen.say(&format!("{rows} cannot be used: mend them, or go on without them with `--skip-bad-rows`"))?;
    Ok(())
}

/// Bad rows as values: one per cell.
pub fn bad_rows(bad: &[BadRow]) -> Vec<Value> {
    let of_row = |row: &BadRow| -> Vec<Value> {
        let place = &row.place;
        row.cells
            .iter()
            .map(|cell| {
                json!({ "file": place.file.as_ref(), "line": place.line, "column": cell.column, "value": cell.value, "reason": cell.reason })
            })
            .collect()
    };
    bad.iter().flat_map(of_row).collect()
}
