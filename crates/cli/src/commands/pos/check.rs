//! `fairway pos check`: what an import of a file would find, without taking anything.

use std::path::{Path, PathBuf};

use clap::Args;
use pos::answer::Answer;
use pos::intake::{Intake, Nothing, Taken, look};
use pos::store::{Place, Store};
use serde_json::json;

use super::reporting::Reporting;
use super::told;
use crate::progress::Watch;
use crate::screen::{Screen, in_line};
use crate::sheet::Format;
use crate::stop::Stop;

/// Say what an import of a file would find, and take nothing
#[derive(Debug, Args)]
#[command(long_about = include_str!("check.md"))]
pub struct Check {
    /// The file, as the reporter sent it
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    reporting: Reporting,

    /// A store: its parts, prices and accounts are checked against
    #[arg(long, value_name = "DIR")]
    store: Option<PathBuf>,

    /// Write the file with the reasons added here; `-` is standard output (CSV)
    #[arg(long, value_name = "FILE")]
    answer: Option<PathBuf>,

    /// How the summary is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

impl Check {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let refused = |refusal: pos::store::Refusal| Stop::Cannot(in_line(&refusal.to_string()));
        let store = self.store.as_deref().map(Store::open).transpose().map_err(refused)?;
        let state = store.as_ref().map(Store::state).transpose().map_err(refused)?.unwrap_or_default();
        let ready = self.reporting.ready(store.as_ref().map(|store| (store, &state)), screen)?;
        let known = match &store {
            Some(store) => store.known().map_err(refused)?,
            None => pos::store::Known::nothing(),
        };
        let accounts = known.accounts(&ready.report.reporter, &state);
        let (lookups, _) = self.reporting.lookups(&ready, &self.file, screen)?;
        let name = self.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let intake = Intake {
            profile: &ready.profile,
            schema: &ready.schema,
            lookups: &lookups,
            report: &ready.report,
            reference: &known.reference,
            accounts: &accounts,
            received: self.reporting.received,
            period: self.reporting.period,
            submission: "check",
        };
        let scan = look(&self.file).map_err(|error| Stop::unreadable(&self.file, &error))?;
        let folder = Scratch::new()?;
        let watch = Watch::bytes();
        let unsettled = intake.read(&self.file, &name, &scan, folder.path(), &mut |progress| watch.file(&name, progress.read, scan.bytes));
        drop(watch);
        let trouble = |fault: pos::intake::Fault| Stop::Cannot(format!("cannot check `{}`: {fault}", self.file.display()));
        let unsettled = unsettled.map_err(trouble)?;
        let place = Place { report: &ready.report, replaces: &[], addition: false };
        let taken = match &store {
            Some(store) => store.settle(&state, unsettled, &place).map_err(refused)?.0,
            None => unsettled.settle(&ready.report, &Nothing, None).map_err(trouble)?,
        };
        if let Some(answer) = &self.answer {
            let (header_line, refused) = (taken.header_line, !taken.refusals.is_empty());
            let reply = Answer { file: &self.file, scan: &scan, profile: &ready.profile, header_line, refused };
            super::answer::write(&reply, &taken.findings, answer, screen)?;
        }
        self.tell(&name, &taken, screen)?;
        if taken.refusals.is_empty() { Ok(()) } else { Err(Stop::No) }
    }

    fn tell(&self, name: &str, taken: &Taken, screen: &mut Screen) -> Result<(), Stop> {
        if self.format == Format::Json {
            screen.json(&json!({
                "file": name,
                "format": taken.format,
                "period": taken.period.map(|period| period.to_string()),
                "account": told::balance(&taken.account),
                "sums": told::value(&taken.sums),
                "unallocated": told::value(&taken.unallocated),
                "refused": told::value(&taken.refusals),
                "findings": told::value(&taken.first),
            }))?;
            return Ok(());
        }
        let period = taken.period.map(|period| format!(", {period}")).unwrap_or_default();
        screen.out(&in_line(&format!("{name}: {}{period}", taken.format)))?;
        screen.out(&format!("\n  {}\n  {}\n", told::account(&taken.account), told::sums(&taken.sums)))?;
        if taken.unallocated.lines > 0 {
            screen.out(&format!("  unallocated: {}\n", told::sums(&taken.unallocated)))?;
        }
        for refusal in &taken.refusals {
            screen.out(&format!("  refused: {}\n", in_line(&told::line(refusal))))?;
        }
        told::findings(&taken.account.by_code, &taken.first, screen)
    }
}

/// A folder that is gone when the work is done.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Self, Stop> {
        let folder = std::env::temp_dir().join(format!("fairway-check-{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|error| Stop::unwritable(&folder, &error))?;
        Ok(Self(folder))
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be taken away stays in the folder for what is temporary, where the system takes it away.
        std::fs::remove_dir_all(&self.0).unwrap_or_default();
    }
}
