//! Whose file it is and how it is read: the profile, the reporter, the files of lookups.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;
use pos::folder;
use pos::intake::Span;
use pos::profile::{Lookups, Profile, Report};
use pos::store::{Fate, State, Store};
use programme::record::Schema;

use crate::drawing::drawn;
use crate::facts::find_profile;
use crate::screen::{Screen, in_line};
use crate::stop::Stop;

/// How a file is read.
#[derive(Clone, Debug, Args)]
pub struct Reporting {
    /// Mapping profile of the reporter: a file, or a name looked up in `profiles`
    #[arg(long, value_name = "NAME|FILE")]
    pub profile: Option<String>,

    /// Who reports, where the profile does not say; its last profile is used where none is named
    #[arg(long, value_name = "ID")]
    pub reporter: Option<String>,

    /// The period: 2024-W05, 2024-05, 2024-Q1, 2024-05-31, or 2024-05-01..2024-05-31
    #[arg(long, value_name = "PERIOD", value_parser = period)]
    pub period: Option<Span>,

    /// The day the file was received
    #[arg(long, value_name = "DATE", value_parser = crate::clock::day, default_value = "today")]
    pub received: Date,

    /// Where the files of the profile's lookups are; beside the file where left out
    #[arg(long, value_name = "DIR")]
    pub lookups: Option<PathBuf>,
}

/// A period as it is asked for.
fn period(text: &str) -> Result<Span, String> {
    Span::read(text).ok_or_else(|| "write a period as 2024-W05, 2024-05, 2024-Q1, 2024-05-31 or 2024-05-01..2024-05-31".into())
}

/// A profile ready to read files.
pub struct Ready {
    pub text: String,
    pub profile: Profile,
    pub schema: Schema,
    pub report: Report,
}

impl Reporting {
    /// Finds and reads the profile: the one named, or the last one of the reporter in the store.
    pub fn ready(&self, store: Option<(&Store, &State)>, screen: &mut Screen) -> Result<Ready, Stop> {
        let (shown, text) = match (&self.profile, store) {
            (Some(name), _) => {
                let path = find_profile(name, &[])?;
                let text = std::fs::read_to_string(&path).map_err(|error| Stop::unreadable(&path, &error))?;
                (path.display().to_string(), text)
            }
            (None, Some((store, state))) => ("the profile in the store".into(), self.last_profile(store, state)?),
            (None, None) => {
                return Err(Stop::Usage("name a profile: `--profile FILE`; `fairway pos profile` makes one from a sample".into()));
            }
        };
        let (profile, schema) = match Profile::of_reports(&text) {
            Ok(read) => read,
            Err(findings) => {
                for finding in findings {
                    screen.say(&drawn(&shown, &text, &finding))?;
                }
                return Err(Stop::No);
            }
        };
        let mut report = profile.report.clone().unwrap_or_default();
        match &self.reporter {
            Some(told) if report.reporter.is_empty() => report.reporter.clone_from(told),
            Some(told) if *told != report.reporter => {
                return Err(Stop::Usage(format!("the profile is that of `{}`, not of `{told}`", report.reporter)));
            }
            None if report.reporter.is_empty() => {
                return Err(Stop::Usage(
                    "nothing says who reports: `[report] reporter = \"..\"` in the profile, or `--reporter ID`".into(),
                ));
            }
            _ => {}
        }
        Ok(Ready { text, profile, schema, report })
    }

    fn last_profile(&self, store: &Store, state: &State) -> Result<String, Stop> {
        let mut reporters: Vec<&str> = state.submissions.iter().map(|held| held.submission.reporter.as_str()).collect();
        reporters.sort_unstable();
        reporters.dedup();
        let wanted = match (&self.reporter, reporters.as_slice()) {
            (Some(told), _) => told.as_str(),
            (None, [only]) => only,
            (None, []) => return Err(Stop::Usage("the store knows no profile yet: name one with `--profile FILE`".into())),
            (None, _) => return Err(Stop::Usage(format!("say whose file it is: `--reporter ID`, one of {}", reporters.join(", ")))),
        };
        let of_reporter = |held: &&pos::store::Held| held.submission.reporter == wanted && !held.submission.profile.is_empty();
        let read = |held: &&pos::store::Held| held.fate != Fate::Refused;
        let all = || state.submissions.iter().rev().filter(of_reporter);
        let last = all().find(read).or_else(|| all().next());
        let last = last.ok_or_else(|| Stop::Usage(format!("the store has no profile of `{wanted}`: name one with `--profile FILE`")))?;
        let text = store.profile(&last.submission.profile).map_err(|refusal| Stop::Cannot(refusal.to_string()))?;
        text.ok_or_else(|| Stop::Cannot(format!("the profile of `{}` is missing in the store", last.submission.id)))
    }

    /// The files of the profile's lookups, and where each lies.
    pub fn lookups(&self, ready: &Ready, file: &Path, screen: &mut Screen) -> Result<(Lookups, Vec<(String, PathBuf)>), Stop> {
        if ready.profile.lookups.is_empty() {
            return Ok((Lookups::default(), vec![]));
        }
        let beside = file.parent().unwrap_or(Path::new("")).to_path_buf();
        let beside = if beside.as_os_str().is_empty() { PathBuf::from(".") } else { beside };
        let folder = self.lookups.clone().unwrap_or(beside);
        let (lookups, bad) = folder::lookups(&folder, &ready.profile).map_err(|fault| Stop::Cannot(in_line(&fault.to_string())))?;
        for row in bad.iter().take(10) {
            let cells: Vec<String> = row.cells.iter().map(|cell| format!("{} `{}` {}", cell.column, cell.value, cell.reason)).collect();
            screen.say(&in_line(&format!("note: {}:{}: {}", row.place.file, row.place.line, cells.join("; "))))?;
        }
        let mut files: Vec<(String, PathBuf)> =
            ready.profile.lookups.values().map(|lookup| (lookup.file.clone(), folder.join(&lookup.file))).collect();
        files.sort();
        files.dedup();
        Ok((lookups, files))
    }
}
