//! A report comes in: kept, read, settled, and booked with one entry of the journal, or refused with its reasons.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use programme::record::Schema;

use super::earlier::Counting;
use super::journal::{Entry, FileManifest, Manifest, Segment, Submission};
use super::known::Known;
use super::state::{Fate, State};
use super::{Refusal, Store, Zero};
use crate::intake::{
    Account, Code, Earlier, Finding, Intake, Kind, Progress, Severity, Span, Sums, Taken, Unsettled, look, period_of_name,
};
use crate::profile::{Lookups, Profile, Report};
use crate::reader::Scan;

/// What is asked of an import.
pub struct Asked<'a> {
    /// The file.
    pub path: &'a Path,
    /// Its name, as the reporter knows it.
    pub name: &'a str,
    /// The text of the profile.
    pub profile_text: &'a str,
    /// The profile.
    pub profile: &'a Profile,
    /// The record types it was read by.
    pub schema: &'a Schema,
    /// The files its lookups use.
    pub lookups: &'a Lookups,
    /// The paths of those files, to be kept.
    pub lookup_files: Vec<(String, PathBuf)>,
    /// The reporter.
    pub report: &'a Report,
    /// The day it was received.
    pub received: Date,
    /// The period, where it is told.
    pub period: Option<Span>,
    /// Submissions it takes the place of, beside those of its period.
    pub replaces: Vec<String>,
    /// Whether it adds to its period instead of being all of it.
    pub addition: bool,
}

/// Where a report belongs among those that are there.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Who reports, and how.
    pub report: &'a Report,
    /// Submissions it takes the place of, beside those of its period.
    pub replaces: &'a [String],
    /// Whether it adds to its period instead of being all of it.
    pub addition: bool,
}

/// What became of a file.
#[derive(Debug)]
pub struct Imported {
    /// The submission.
    pub submission: Submission,
    /// What happened.
    pub outcome: Outcome,
    /// The first findings.
    pub first: Vec<Finding>,
}

/// What happened to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its lines count.
    Booked,
    /// The same bytes are there already, and nothing was done.
    AlreadyThere,
    /// Nothing of it counts.
    Refused,
}

impl Store {
    /// Takes a report in.
    ///
    /// # Errors
    /// [`Refusal`] where the disk fails or reference data cannot be used. A report that is refused is part of the answer.
    pub fn import(&self, asked: &Asked<'_>, progress: &mut dyn FnMut(Progress)) -> Result<Imported, Refusal> {
        let known = self.known()?;
        let scanned = look(asked.path)?;
        loop {
            let state = self.state()?;
            if let Some(there) = self.already(&state, asked, &scanned)? {
                return Ok(there);
            }
            let mut work = Work { store: self, asked, state: &state, scanned: &scanned, known: &known };
            if let Some(imported) = work.through(progress)? {
                return Ok(imported);
            }
            // Somebody else added an entry in the meantime: what was read may stand there twice now, so it is read again.
        }
    }

    /// Takes in that nothing was sold in a period.
    ///
    /// # Errors
    /// [`Refusal::Ambiguous`] where goods were reported for it and the report does not say that it corrects that.
    pub fn import_nothing(&self, zero: &Zero<'_>) -> Result<Imported, Refusal> {
        loop {
            let state = self.state()?;
            let there = state.meeting(zero.reporter, "nothing", zero.period);
            if let Some(same) = there.iter().find(|held| held.kind == "nothing" && held.period == Some(zero.period)) {
                return Ok(Imported { submission: (*same).clone(), outcome: Outcome::AlreadyThere, first: vec![] });
            }
            if let Some(held) = there.first().filter(|_| !zero.correction) {
                let goods = format!("`{}` reports {} lines for {}", held.id, held.sums.lines, zero.period);
                return Err(Refusal::Ambiguous(format!("{goods}: say that this corrects it with `--correction`, or withdraw it")));
            }
            let within =
                |held: &Submission| held.period.is_some_and(|span| zero.period.contains(span.from) && zero.period.contains(span.to));
            if let Some(held) = there.iter().find(|held| !within(held)) {
                let longer = held.period.map(|period| period.to_string()).unwrap_or_default();
                let help = "send a corrected report of that whole period, or withdraw it";
                return Err(Refusal::Ambiguous(format!("`{}` reports {longer}, which is more than {}: {help}", held.id, zero.period)));
            }
            let submission = Submission {
                id: id(&state),
                reporter: zero.reporter.into(),
                kind: "nothing".into(),
                received: zero.received,
                period: Some(zero.period),
                replaces: there.iter().map(|held| held.id.clone()).collect(),
                ..Submission::default()
            };
            if self.book(&state, &submission)? {
                return Ok(Imported { submission, outcome: Outcome::Booked, first: vec![] });
            }
        }
    }

    /// Settles a report against everything that counts, and says which submissions it takes the place of.
    ///
    /// # Errors
    /// [`Refusal`] where a submission it is to replace is not there, or the disk fails.
    pub fn settle(&self, state: &State, unsettled: Unsettled, place: &Place<'_>) -> Result<(Taken, Vec<String>), Refusal> {
        let report = place.report;
        let taken = unsettled.taken();
        let kind = kind_word(taken);
        let mut replaces = vec![];
        let mut refusals = vec![];
        for id in place.replaces {
            let held = state.find(id).ok_or_else(|| Refusal::Unknown(id.clone()))?;
            if held.fate != Fate::Counts || held.submission.reporter != report.reporter {
                return Err(Refusal::DoesNotCount(id.clone(), "it is not a counting submission of the same reporter".into()));
            }
            // As the journal writes it, whichever way it was typed.
            replaces.push(held.submission.id.clone());
        }
        if let (Some(period), Some(_), false) = (taken.period, report.every, place.addition) {
            for held in state.meeting(&report.reporter, kind, period) {
                if replaces.contains(&held.id) {
                    continue;
                }
                if held.period == Some(period) {
                    replaces.push(held.id.clone());
                    continue;
                }
                let other = held.period.map(|period| period.to_string()).unwrap_or_default();
                let reason = format!("{period} overlaps {other}, which `{}` reports", held.id);
                let help = format!("say `--replace {}` if this takes its place, or `--add` if it adds to it", held.id);
                refusals.push(Finding::new(Code::FilePeriod, Severity::Reject, 0, reason).suggest(help));
            }
        }
        let strange = self.replaces_strangers(state, &unsettled, report, &replaces)?;
        let earlier = Counting::without(self.home.as_ref(), state, kind, &replaces);
        let mut taken = unsettled.settle(report, &earlier, strange).map_err(fault)?;
        taken.refusals.extend(refusals);
        taken.refusals.extend(all_lost(state, &taken, &replaces));
        if !taken.refusals.is_empty() {
            replaces.clear();
        }
        Ok((taken, replaces))
    }

    /// A report that takes the place of others and has no line in common with them was perhaps meant to add to them.
    fn replaces_strangers(
        &self,
        state: &State,
        unsettled: &Unsettled,
        report: &Report,
        replaces: &[String],
    ) -> Result<Option<Finding>, Refusal> {
        let code = Code::FileReplaces;
        let severity = crate::intake::severity(code, report);
        let replaced = Counting::only(self.home.as_ref(), state, kind_word(unsettled.taken()), replaces);
        let lines: u64 = replaced.segments().iter().map(|segment| segment.lines).sum();
        if severity == Severity::Off
            || lines == 0
            || unsettled.taken().account.accepted == 0
            || unsettled.shares_lines(report, &replaced)?
        {
            return Ok(None);
        }
        let reason = format!("it takes the place of {}, and none of those {lines} lines comes again", replaces.join(", "));
        Ok(Some(Finding::new(code, severity, 0, reason)))
    }

    pub(super) fn book(&self, state: &State, submission: &Submission) -> Result<bool, Refusal> {
        let entry = Entry::Submission(Box::new(submission.clone()));
        Ok(FileManifest::new(self.home.as_ref()).append(state.entries, &entry)?)
    }

    /// The submission with the same bytes, where that says all.
    fn already(&self, state: &State, asked: &Asked<'_>, scanned: &Scan) -> Result<Option<Imported>, Refusal> {
        let same = state.submissions.iter().rev().find(|held| {
            let same = held.submission.sha256 == scanned.sha256 && held.submission.reporter == asked.report.reporter;
            same && held.fate != Fate::Refused && !of_another_period(asked, &held.submission)
        });
        let Some(held) = same else { return Ok(None) };
        let submission = held.submission.clone();
        match &held.fate {
            // Lines of it that stood elsewhere as well may stand there no more: it is looked at again.
            Fate::Counts if submission.waits_for_others() => Ok(None),
            Fate::Counts => Ok(Some(Imported { submission, outcome: Outcome::AlreadyThere, first: vec![] })),
            Fate::Replaced { by, .. } if state.find(by).is_some_and(|held| held.fate == Fate::Counts) => {
                let help =
                    format!("`{}` has the same bytes and `{by}` took its place: withdraw `{by}` first to go back to it", submission.id);
                Err(Refusal::Ambiguous(help))
            }
            _ => Ok(None),
        }
    }
}

/// Whether the same bytes are said to be of another period: no sales twice, or the same stock.
fn of_another_period(asked: &Asked<'_>, held: &Submission) -> bool {
    let told = asked.period.or_else(|| period_of_name(asked.report, asked.name));
    told.zip(held.period).is_some_and(|(told, held)| told != held)
}

/// The next submission's id.
fn id(state: &State) -> String {
    format!("S{:06}", state.submissions.len() + 1)
}

/// One try to take a report in.
struct Work<'a> {
    store: &'a Store,
    asked: &'a Asked<'a>,
    state: &'a State,
    scanned: &'a Scan,
    known: &'a Known,
}

impl Work<'_> {
    /// All of it; none where somebody else was faster.
    fn through(&mut self, progress: &mut dyn FnMut(Progress)) -> Result<Option<Imported>, Refusal> {
        let (store, asked) = (self.store, self.asked);
        let id = id(self.state);
        let original = format!("originals/{}", self.scanned.sha256);
        if store.home.file(&original).is_err() {
            store.home.put_file(&original, asked.path)?;
        }
        let kept = store.home.file(&original)?;
        let profile = self.keep_profile()?;
        let lookups = self.keep_lookups()?;
        let folder = store.home.workshop().join(&id);
        fs::remove_dir_all(&folder).or_else(|error| if error.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(error) })?;
        let accounts = self.known.accounts(&asked.report.reporter, self.state);
        let intake = Intake {
            profile: asked.profile,
            schema: asked.schema,
            lookups: asked.lookups,
            report: asked.report,
            reference: &self.known.reference,
            accounts: &accounts,
            received: asked.received,
            period: asked.period,
            submission: &id,
        };
        let (looked, unsettled) = std::thread::scope(|scope| {
            let looked = scope.spawn(|| look(&kept));
            let unsettled = intake.read(&kept, asked.name, self.scanned, &folder, progress);
            let looked = looked.join().unwrap_or_else(|_| Err(std::io::Error::other("the thread that looks at the file ended early")));
            (looked, unsettled)
        });
        // What is read is what is kept; a file that changed in the meantime would be something else.
        if looked?.sha256 != self.scanned.sha256 {
            store.home.remove(&original)?;
            fs::remove_dir_all(&folder)?;
            return Err(Refusal::Ambiguous(format!("`{}` was changed while it was read: import it again", asked.name)));
        }
        let unsettled = unsettled.map_err(fault)?;
        let twin = self.twin();
        let own: Vec<String> = asked.replaces.iter().cloned().chain(twin.map(|twin| twin.id.clone())).collect();
        let place = Place { report: asked.report, replaces: &own, addition: asked.addition || twin.is_some() };
        let (taken, replaces) = store.settle(self.state, unsettled, &place)?;
        if let Some(twin) = twin.filter(|twin| taken.account.accepted <= twin.account.accepted || !taken.refusals.is_empty()) {
            fs::remove_dir_all(&folder)?;
            return Ok(Some(Imported { submission: twin.clone(), outcome: Outcome::AlreadyThere, first: vec![] }));
        }
        let addition = twin.map_or(asked.addition, |twin| twin.addition);
        let mut submission = Submission { id, profile, lookups, replaces, addition, ..self.submission(&taken) };
        let booked = self.publish(&mut submission, &taken, &folder)?;
        fs::remove_dir_all(&folder)?;
        let outcome = if submission.refused.is_empty() { Outcome::Booked } else { Outcome::Refused };
        Ok(booked.then_some(Imported { submission, outcome, first: taken.first }))
    }

    /// The submission of the same bytes that counts, where it is looked at again.
    fn twin(&self) -> Option<&Submission> {
        let same = |held: &&Submission| {
            held.sha256 == self.scanned.sha256 && held.reporter == self.asked.report.reporter && !of_another_period(self.asked, held)
        };
        self.state.counting().filter(same).last()
    }

    fn submission(&self, taken: &Taken) -> Submission {
        let refused = !taken.refusals.is_empty();
        let account = if refused { all_rejected(&taken.account) } else { taken.account.clone() };
        Submission {
            reporter: self.asked.report.reporter.clone(),
            kind: kind_word(taken).into(),
            received: self.asked.received,
            period: taken.period,
            file: self.asked.name.into(),
            sha256: self.scanned.sha256.clone(),
            format: taken.format.clone(),
            header_line: taken.header_line,
            account,
            sums: if refused { Sums::default() } else { taken.sums.clone() },
            unallocated: if refused { Sums::default() } else { taken.unallocated.clone() },
            addition: self.asked.addition,
            refused: taken.refusals.clone(),
            ..Submission::default()
        }
    }

    /// Puts the files of a submission into the store, then its entry: with that, and not before, it counts.
    fn publish(&self, submission: &mut Submission, taken: &Taken, folder: &Path) -> Result<bool, Refusal> {
        let home = self.store.home.as_ref();
        for (part, findings) in (1..).zip(&taken.findings) {
            home.put_file(&format!("findings/{}-{part}.jsonl", submission.id), findings)?;
        }
        if submission.refused.is_empty() {
            for draft in &taken.drafts {
                let name = format!("{}/{}", submission.id, draft.name);
                for ending in ["parquet", "contents", "keys", "serials"] {
                    if ending != "serials" || draft.serials {
                        home.put_file(&format!("segments/{name}.{ending}"), &draft.path(folder, ending))?;
                    }
                }
                let (from, to) = draft.days.unwrap_or((submission.received, submission.received));
                submission.segments.push(Segment { name, lines: draft.lines, from, to, serials: draft.serials });
            }
        }
        self.store.book(self.state, submission)
    }

    fn keep_profile(&self) -> Result<String, Refusal> {
        let text = self.asked.profile_text.as_bytes();
        let sha256 = crate::reader::scan(text)?.sha256;
        self.store.home.put_new(&format!("profiles/{sha256}.toml"), text)?;
        Ok(sha256)
    }

    fn keep_lookups(&self) -> Result<Vec<(String, String)>, Refusal> {
        let keep = |(name, path): &(String, PathBuf)| -> Result<(String, String), Refusal> {
            let sha256 = look(path)?.sha256;
            let kept = format!("originals/{sha256}");
            if self.store.home.file(&kept).is_err() {
                self.store.home.put_file(&kept, path)?;
            }
            Ok((name.clone(), sha256))
        };
        self.asked.lookup_files.iter().map(keep).collect()
    }
}

/// A report no line of which can be taken corrects nothing: it would only take away what it replaces.
fn all_lost(state: &State, taken: &Taken, replaces: &[String]) -> Option<Finding> {
    if !taken.refusals.is_empty() || taken.account.accepted > 0 || taken.account.rejected == 0 {
        return None;
    }
    let replaced = replaces.iter().filter_map(|id| state.find(id)).map(|held| &held.submission);
    let held = replaced.into_iter().find(|held| held.account.accepted > 0)?;
    let reason = format!("no line of it can be taken, and those of `{}` would be lost", held.id);
    let help = format!("mend the lines; if `{}` is wrong as well, withdraw it", held.id);
    Some(Finding::new(Code::FileNoLines, Severity::Reject, 0, reason).suggest(help))
}

/// Of a refused file no line is accepted.
fn all_rejected(account: &Account) -> Account {
    Account { accepted: 0, warned: 0, rejected: account.rejected + account.accepted, ..account.clone() }
}

fn kind_word(taken: &Taken) -> &'static str {
    match taken.kind {
        Kind::Stock => "stock",
        Kind::Sales if taken.refusals.is_empty() && taken.account.accepted + taken.account.rejected == 0 => "nothing",
        Kind::Sales => "sales",
    }
}

fn fault(fault: crate::intake::Fault) -> Refusal {
    match fault {
        crate::intake::Fault::Io(error) => Refusal::Io(error),
    }
}
