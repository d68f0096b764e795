//! `fairway pos import`: reports come in.

use std::path::{Path, PathBuf};

use clap::Args;
use pos::intake::Span;
use pos::store::{Asked, Imported, Outcome, Refusal, Store, Zero};
use programme::diagnostic::did_you_mean;
use serde_json::{Value, json};

use super::reporting::{Ready, Reporting};
use super::told;
use crate::progress::Watch;
use crate::screen::{Screen, in_line};
use crate::sheet::Format;
use crate::stop::Stop;

/// Take reports in: good lines count from now on, bad ones are parked with their reasons
#[derive(Debug, Args)]
#[command(long_about = include_str!("import.md"))]
pub struct Import {
    /// The files, as the reporter sent them
    #[arg(value_name = "FILE", required_unless_present = "nothing")]
    files: Vec<PathBuf>,

    /// The store; made where the folder is new or empty
    #[arg(long, value_name = "DIR")]
    store: PathBuf,

    #[command(flatten)]
    reporting: Reporting,

    /// The reporter says that nothing was sold in the period
    #[arg(long, requires = "period", conflicts_with = "files")]
    nothing: bool,

    /// With `--nothing`: it takes the place of a report of goods
    #[arg(long, requires = "nothing")]
    correction: bool,

    /// It takes the place of this submission as well
    #[arg(long, value_name = "ID")]
    replace: Vec<String>,

    /// It adds to its period instead of being all of it
    #[arg(long)]
    add: bool,

    /// Write each file with the reasons added into this folder
    #[arg(long, value_name = "DIR")]
    answers: Option<PathBuf>,

    /// How the summary is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

impl Import {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        self.each_has_its_answer()?;
        let store = Store::open_or_make(&self.store).map_err(refused)?;
        let mut done = vec![];
        let ended = self.all(&store, &mut done, screen);
        // Also where a file ends the command: those before it are in the store, and whoever asked has to know.
        for imported in &done {
            if self.format != Format::Json {
                tell(imported, screen)?;
            }
        }
        if self.format == Format::Json {
            screen.json(&Value::from(done.iter().map(value).collect::<Vec<_>>()))?;
        }
        ended?;
        if done.iter().any(|imported| imported.outcome == Outcome::Booked && !imported.submission.replaces.is_empty()) {
            super::submissions::note_waiting(&store, screen)?;
        }
        if self.format == Format::Table {
            for missing in store.known().map_err(refused)?.missing {
                screen.say(&format!("note: no reference/{missing}"))?;
            }
        }
        if done.iter().all(|imported| imported.outcome != Outcome::Refused) { Ok(()) } else { Err(Stop::No) }
    }

    /// Files of one name from two folders would have one answer, that of the last.
    fn each_has_its_answer(&self) -> Result<(), Stop> {
        let mut names: Vec<_> = self.files.iter().filter_map(|file| file.file_name()).collect();
        names.sort_unstable();
        match names.windows(2).find(|pair| matches!(pair, [one, other] if one == other)) {
            Some([name, _]) if self.answers.is_some() => {
                let help = "their answers would be one file: import them one after the other, with another `--answers`";
                Err(Stop::Usage(in_line(&format!("several files are called `{}`, and {help}", name.to_string_lossy()))))
            }
            _ => Ok(()),
        }
    }

    /// Takes everything in, up to what cannot be.
    fn all(&self, store: &Store, done: &mut Vec<Imported>, screen: &mut Screen) -> Result<(), Stop> {
        if self.nothing {
            done.push(self.nothing_sold(store, screen)?);
        }
        let mut ended = Ok(());
        for file in &self.files {
            match self.file(store, file, screen) {
                Ok(imported) => done.push(imported),
                // One file that cannot be taken in does not keep the others out.
                Err(stop) => {
                    if let Some(message) = stop.message() {
                        screen.say(&format!("fairway: {}", in_line(&message)))?;
                    }
                    ended = Err(Stop::No);
                }
            }
        }
        ended
    }

    fn file(&self, store: &Store, file: &Path, screen: &mut Screen) -> Result<Imported, Stop> {
        let state = store.state().map_err(refused)?;
        let ready = self.reporting.ready(Some((store, &state)), screen)?;
        let (lookups, lookup_files) = self.reporting.lookups(&ready, file, screen)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let of_disk = std::fs::metadata(file).map_err(|error| Stop::unreadable(file, &error))?;
        if !of_disk.is_file() {
            // It is read twice, which a pipe cannot be.
            return Err(Stop::Cannot(in_line(&format!(
                "`{}` is no file: name files, and save what comes through a pipe first",
                file.display()
            ))));
        }
        let size = of_disk.len();
        let Ready { text, profile, schema, report } = &ready;
        let asked = Asked {
            path: file,
            name: &name,
            profile_text: text,
            profile,
            schema,
            lookups: &lookups,
            lookup_files,
            report,
            received: self.reporting.received,
            period: self.reporting.period,
            replaces: self.replace.clone(),
            addition: self.add,
        };
        let watch = Watch::bytes();
        let imported = store.import(&asked, &mut |progress| watch.file(&name, progress.read, size));
        drop(watch);
        let imported = imported.map_err(|refusal| Stop::Cannot(in_line(&format!("{}: {refusal}", file.display()))))?;
        if let Some(folder) = self.answers.as_ref().filter(|_| imported.outcome != Outcome::AlreadyThere) {
            super::answer::of_submission(store, &imported.submission, folder, screen)?;
        }
        Ok(imported)
    }

    fn nothing_sold(&self, store: &Store, screen: &mut Screen) -> Result<Imported, Stop> {
        let Some(period) = self.reporting.period else { return Err(Stop::Usage("say in which period: `--period 2024-W05`".into())) };
        let reporter = match (&self.reporting.reporter, &self.reporting.profile) {
            (Some(told), None) => {
                // A slip of the pen would report for somebody who never did.
                let state = store.state().map_err(refused)?;
                let known: Vec<&str> = state.submissions.iter().map(|held| held.submission.reporter.as_str()).collect();
                if !known.contains(&told.as_str()) {
                    let near = did_you_mean(told, known).filter(|help| help.starts_with("did"));
                    let help = near.unwrap_or_else(|| "name its profile with `--profile FILE` the first time".into());
                    return Err(Stop::Usage(format!("the store has no report of `{told}`; {help}")));
                }
                told.clone()
            }
            _ => self.reporting.ready(None, screen)?.report.reporter,
        };
        let zero = Zero { reporter: &reporter, period, received: self.reporting.received, correction: self.correction };
        store.import_nothing(&zero).map_err(refused)
    }
}

/// What a store refuses, for the shell.
pub fn refused(refusal: Refusal) -> Stop {
    Stop::Cannot(in_line(&refusal.to_string()))
}

fn tell(imported: &Imported, screen: &mut Screen) -> Result<(), Stop> {
    let submission = &imported.submission;
    let period = submission.period.map(|period: Span| format!(" for {period}")).unwrap_or_default();
    let name = if submission.file.is_empty() { "nothing sold" } else { &submission.file };
    let what = match imported.outcome {
        Outcome::Booked => format!("booked as {}", submission.id),
        Outcome::AlreadyThere => format!("is {} already: nothing was done", submission.id),
        Outcome::Refused => format!("refused, kept as {}", submission.id),
    };
    screen.out(&format!("{}\n", in_line(&format!("{name}: {} reports{period}: {what}", submission.reporter))))?;
    if imported.outcome == Outcome::AlreadyThere || submission.kind == "nothing" {
        return Ok(());
    }
    screen.out(&format!("  {}\n", told::account(&submission.account)))?;
    if imported.outcome == Outcome::Booked {
        screen.out(&format!("  {}\n", told::sums(&submission.sums)))?;
    }
    if submission.unallocated.lines > 0 {
        screen.out(&format!("  unallocated: {}\n", told::sums(&submission.unallocated)))?;
    }
    if !submission.replaces.is_empty() {
        screen.out(&format!("  takes the place of {}\n", submission.replaces.join(", ")))?;
    }
    for refusal in &submission.refused {
        screen.out(&format!("  refused: {}\n", in_line(&told::line(refusal))))?;
    }
    told::findings(&submission.account.by_code, &imported.first, screen)
}

fn value(imported: &Imported) -> Value {
    let outcome = match imported.outcome {
        Outcome::Booked => "booked",
        Outcome::AlreadyThere => "already there",
        Outcome::Refused => "refused",
    };
    let balances = imported.submission.account.balances();
    json!({ "outcome": outcome, "submission": told::value(&imported.submission), "balances": balances, "findings": told::value(&imported.first) })
}
