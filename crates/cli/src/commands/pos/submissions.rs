//! `fairway pos submissions`: what came in, what became of it, and how to take it back.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use pos::store::{Fate, Held, State, Store};
use serde_json::{Value, json};

use super::import::refused;
use super::told;
use crate::screen::{Screen, in_line};
use crate::sheet::{Column, Entry, Format, Sheet, Side};
use crate::stop::Stop;

/// List the reports that came in, show one, or take one back
#[derive(Debug, Args)]
#[command(long_about = include_str!("submissions.md"), args_conflicts_with_subcommands = true)]
pub struct Submissions {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    list: List,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List them (the same as without a word)
    List(List),
    /// Show one with its findings
    Show(Show),
    /// Take one back: none of its lines counts any more
    Withdraw(Withdraw),
}

#[derive(Debug, Args)]
struct List {
    /// The store
    #[arg(long, value_name = "DIR", required = true)]
    store: Option<PathBuf>,

    /// Only this reporter's
    #[arg(long, value_name = "ID")]
    reporter: Option<String>,

    /// Only those that count
    #[arg(long)]
    counting: bool,

    /// How the list is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Debug, Args)]
struct Show {
    /// The submission
    #[arg(value_name = "ID")]
    id: String,

    /// The store
    #[arg(long, value_name = "DIR")]
    store: PathBuf,

    /// Write the reporter's file with the reasons added into this folder
    #[arg(long, value_name = "DIR")]
    answers: Option<PathBuf>,

    /// How it is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Debug, Args)]
struct Withdraw {
    /// The submission
    #[arg(value_name = "ID")]
    id: String,

    /// The store
    #[arg(long, value_name = "DIR")]
    store: PathBuf,

    /// Why: kept in the journal
    #[arg(long, value_name = "TEXT")]
    why: String,

    /// Who takes it back: kept in the journal
    #[arg(long, value_name = "NAME")]
    by: String,

    /// The day from which it does not count
    #[arg(long, value_name = "DATE", value_parser = crate::clock::day, default_value = "today")]
    on: jiff::civil::Date,
}

impl Submissions {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        match &self.command {
            None => self.list.run(screen),
            Some(Command::List(list)) => list.run(screen),
            Some(Command::Show(show)) => show.run(screen),
            Some(Command::Withdraw(withdraw)) => withdraw.run(screen),
        }
    }
}

impl List {
    fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let Some(folder) = &self.store else { return Err(Stop::Usage("name the store: `--store DIR`".into())) };
        let state = Store::open(folder).map_err(refused)?.state().map_err(refused)?;
        let wanted = |held: &&Held| {
            self.reporter.as_ref().is_none_or(|reporter| *reporter == held.submission.reporter)
                && (!self.counting || held.fate == Fate::Counts)
        };
        let held: Vec<&Held> = state.submissions.iter().filter(wanted).collect();
        match self.format {
            Format::Json => screen.json(&Value::from(held.iter().map(|held| value(held)).collect::<Vec<_>>()))?,
            Format::Csv => sheet(&held).csv(screen)?,
            Format::Table if held.is_empty() => {
                screen.say("no submissions yet: `fairway pos import FILE --profile P --store DIR` takes one in")?
            }
            Format::Table => sheet(&held).show(screen)?,
        }
        Ok(())
    }
}

fn sheet(held: &[&Held]) -> Sheet {
    let mut sheet = Sheet::new(&[
        Column("Submission", "submission", Side::Left),
        Column("Reporter", "reporter", Side::Name),
        Column("Received", "received", Side::Left),
        Column("Period", "period", Side::Left),
        Column("File", "file", Side::Words),
        Column("Accepted", "accepted", Side::Right),
        Column("Rejected", "rejected", Side::Right),
        Column("Unallocated", "unallocated", Side::Right),
        Column("What became of it", "fate", Side::Words),
    ]);
    for Held { submission, fate, .. } in held {
        let period = submission.period.map(|period| period.to_string()).unwrap_or_default();
        let number = |count: u64| Entry::from(count.to_string());
        let file = if submission.kind == "nothing" { "nothing sold".to_owned() } else { submission.file.clone() };
        sheet.row(vec![
            submission.id.clone().into(),
            submission.reporter.clone().into(),
            submission.received.to_string().into(),
            period.into(),
            file.into(),
            number(submission.account.accepted),
            number(submission.account.rejected),
            number(submission.unallocated.lines),
            self::fate(fate).into(),
        ]);
    }
    sheet
}

fn fate(fate: &Fate) -> String {
    match fate {
        Fate::Counts => "counts".into(),
        Fate::Refused => "refused".into(),
        Fate::Replaced { by, on } => format!("replaced by {by} on {on}"),
        Fate::Withdrawn { on, by, why } => format!("withdrawn on {on} by {by}: {why}"),
    }
}

fn value(held: &Held) -> Value {
    json!({ "submission": told::value(&held.submission), "fate": fate(&held.fate), "counts": held.fate == Fate::Counts })
}

impl Show {
    fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let store = Store::open(&self.store).map_err(refused)?;
        let state = store.state().map_err(refused)?;
        let held = self.find(&state)?;
        let findings = store.findings(&held.submission.id).map_err(refused)?;
        if let Some(folder) = &self.answers {
            super::answer::of_submission(&store, &held.submission, folder, screen)?;
        }
        if self.format == Format::Json {
            let mut shown = value(held);
            if let Some(object) = shown.as_object_mut() {
                object.insert("findings".into(), told::value(&findings));
            }
            screen.json(&shown)?;
            return Ok(());
        }
        let submission = &held.submission;
        let period = submission.period.map(|period| format!(" for {period}")).unwrap_or_default();
        screen.out(&in_line(&format!(
            "{}: {} reports{period}, received {}: {}",
            submission.id,
            submission.reporter,
            submission.received,
            fate(&held.fate)
        )))?;
        screen.out(
            &in_line(&format!("\n  {} ({}), kept as {}", submission.file, submission.format, submission.sha256)).replacen(' ', "\n", 1),
        )?;
        screen.out(&format!("\n  {}\n  {}\n", told::account(&submission.account), told::sums(&submission.sums)))?;
        if submission.unallocated.lines > 0 {
            screen.out(&format!("  unallocated when it came: {}\n", told::sums(&submission.unallocated)))?;
        }
        for refusal in &submission.refused {
            screen.out(&format!("  refused: {}\n", in_line(&told::line(refusal))))?;
        }
        told::findings(&submission.account.by_code, &findings, screen)
    }

    fn find<'s>(&self, state: &'s State) -> Result<&'s Held, Stop> {
        state.find(&self.id).ok_or_else(|| refused(pos::store::Refusal::Unknown(self.id.clone())))
    }
}

impl Withdraw {
    fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        if self.by.trim().is_empty() || self.why.trim().is_empty() {
            return Err(Stop::Usage("say who takes it back, and why: `--by NAME --why TEXT`".into()));
        }
        Store::open(&self.store).map_err(refused)?;
        let store = Store::open_or_make(&self.store).map_err(refused)?;
        let taken = store.withdraw(&self.id, (self.on, &self.by, &self.why)).map_err(refused)?;
        screen.out(&format!("{} does not count any more from {}: {}\n", taken.id, self.on, told::sums(&taken.sums)))?;
        note_waiting(&store, screen)
    }
}

/// Says which reports have lines that were parked because they stand in others as well: one of those has just ended.
pub fn note_waiting(store: &Store, screen: &mut Screen) -> Result<(), Stop> {
    let state = store.state().map_err(refused)?;
    let waiting: Vec<&str> = state.counting().filter(|held| held.waits_for_others()).map(|held| held.id.as_str()).collect();
    if !waiting.is_empty() {
        let help = "lines of it stood elsewhere as well and may count now; importing the same file again looks at them anew";
        screen.say(&format!("note: {}: {help}", waiting.join(", ")))?;
    }
    Ok(())
}
