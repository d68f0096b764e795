//! The manifest of a store: a journal of what was booked, withdrawn and decided. Entries are added, never changed; what counts is what they say together.

use std::io;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::home::Home;
use crate::intake::{Account, Code, Finding, Span, Sums, Written};

/// An entry of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Entry {
    /// A report came in.
    Submission(Box<Submission>),
    /// A report no longer counts.
    Withdrawal {
        /// Which.
        submission: String,
        /// The day from which it does not count.
        on: Date,
        /// Who says so.
        by: String,
        /// Why.
        why: String,
    },
    /// Somebody decided whose lines are whose.
    Decision {
        /// The day it was decided.
        on: Date,
        /// Who decided.
        by: String,
        /// What was decided.
        aliases: Vec<Alias>,
        /// The segments that are booked anew because of it.
        rebooked: Vec<Rebooking>,
    },
}

/// A report that came in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// Its id: `S000001`.
    pub id: String,
    /// Who reported.
    pub reporter: String,
    /// What its lines are: `sales`, `stock` or `nothing`.
    pub kind: String,
    /// The day it was received.
    pub received: Date,
    /// The period it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Span>,
    /// The name of its file; empty where it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// The SHA-256 of its bytes, under which they are kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sha256: String,
    /// How it is written, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub format: String,
    /// The line of its headings; 0 where it has none.
    #[serde(default)]
    pub header_line: u32,
    /// The SHA-256 of the profile that read it, under which it is kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub profile: String,
    /// The files its lookups used: name and SHA-256.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lookups: Vec<(String, String)>,
    /// How its lines fared.
    pub account: Account,
    /// What the lines that count add up to.
    pub sums: Sums,
    /// What those of them add up to that nobody knew the account of.
    pub unallocated: Sums,
    /// The submissions it takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<String>,
    /// Whether it adds to its period instead of being all of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub addition: bool,
    /// Why nothing of it counts; empty where it counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<Finding>,
    /// Its lines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<Segment>,
}

impl Submission {
    /// Whether lines of it were parked because they stand in other reports as well: when one of those ends, they may count here.
    #[must_use]
    pub fn waits_for_others(&self) -> bool {
        let codes = [Code::LineDuplicate, Code::LineOtherReporter, Code::LineSerialTwice];
        codes.iter().any(|code| self.account.by_code.get(code.code()).is_some_and(|count| *count > 0))
    }
}

/// A segment of a submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Its name: `segments/NAME.parquet` and the files beside it.
    pub name: String,
    /// How many lines it has.
    pub lines: u64,
    /// The first day of a sale.
    pub from: Date,
    /// The last.
    pub to: Date,
    /// Whether it has serials.
    pub serials: bool,
}

/// What was decided about a way of writing a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// The reporter that writes it so.
    pub reporter: String,
    /// The party as it is written.
    pub party: Written,
    /// The account it is; none where it is no account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
}

/// A segment whose lines are booked anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rebooking {
    /// The segment that no longer counts.
    pub from: String,
    /// The one that counts in its place.
    pub to: Segment,
}

/// Where the journal of a store lies.
pub trait Manifest {
    /// All entries, in their order.
    ///
    /// # Errors
    /// What the system says, also where an entry cannot be read.
    fn entries(&self) -> io::Result<Vec<Entry>>;

    /// Adds an entry as the one of this number, from 0; false where somebody else was faster. Once this returns true the entry counts, whatever happens.
    ///
    /// # Errors
    /// What the system says; the entry may then count or not.
    fn append(&self, number: usize, entry: &Entry) -> io::Result<bool>;
}

/// A journal kept as files beside the lines: one an entry, and every so often one that holds all before it.
pub struct FileManifest<'h> {
    home: &'h dyn Home,
}

/// After so many entries one file holds them all.
const BOUND_EVERY: usize = 64;

impl<'h> FileManifest<'h> {
    /// The journal in a home.
    #[must_use]
    pub fn new(home: &'h dyn Home) -> Self {
        Self { home }
    }

    fn bound(count: usize) -> String {
        format!("journal/bound-{count:09}.jsonl")
    }

    fn single(number: usize) -> String {
        format!("journal/{number:09}.json")
    }
}

impl Manifest for FileManifest<'_> {
    fn entries(&self) -> io::Result<Vec<Entry>> {
        let mut names = self.home.list("journal")?;
        names.retain(|name| name.ends_with(".json") || name.ends_with(".jsonl"));
        let bound = names.iter().filter(|name| name.starts_with("journal/bound-")).max();
        let mut entries = vec![];
        if let Some(name) = bound {
            let bytes = self.home.get(name)?.unwrap_or_default();
            for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
                entries.push(serde_json::from_slice(line).map_err(|error| unreadable(name, &error))?);
            }
        }
        while let Some(bytes) = {
            let name = Self::single(entries.len());
            if names.binary_search(&name).is_ok() { self.home.get(&name)? } else { None }
        } {
            let name = Self::single(entries.len());
            entries.push(serde_json::from_slice(&bytes).map_err(|error| unreadable(&name, &error))?);
        }
        // An entry that is not there would take all later ones with it, and the next one would get its number.
        let missing = Self::single(entries.len());
        if let Some(later) = names.iter().find(|name| !name.starts_with("journal/bound-") && **name > missing) {
            return Err(lost(&missing, later));
        }
        Ok(entries)
    }

    fn append(&self, number: usize, entry: &Entry) -> io::Result<bool> {
        let bytes = serde_json::to_vec(entry)?;
        if !self.home.put_new(&Self::single(number), &bytes)? {
            return Ok(false);
        }
        if (number + 1).is_multiple_of(BOUND_EVERY) {
            let mut all = vec![];
            for entry in self.entries()?.iter().take(number + 1) {
                serde_json::to_writer(&mut all, entry)?;
                all.push(b'\n');
            }
            self.home.put_new(&Self::bound(number + 1), &all)?;
        }
        Ok(true)
    }
}

fn lost(missing: &str, later: &str) -> io::Error {
    let reason = format!("`{missing}` of the store is missing and `{later}` is there: bring it back from a copy of the store");
    io::Error::new(io::ErrorKind::InvalidData, reason)
}

fn unreadable(name: &str, error: &serde_json::Error) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("`{name}` of the store cannot be read: {error}; a newer version may have written it"),
    )
}
