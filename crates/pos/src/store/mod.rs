//! The store: what reporters sent, the lines that count, and the journal that says which those are.
//!
//! Words: an **original** is a file as it came, kept under its hash. A **submission** is one report; it counts as a whole or not at all, from the moment its entry
//! stands in the [journal](Manifest). A report of a period that was reported before takes the earlier one's place: that one is reversed, the new one
//! booked, nothing is edited. A **withdrawal** takes one back. What once counted stays readable, so any past answer can be given again.
//!
//! Invariants: the same bytes of the same reporter are one submission; a crash at any instant leaves the journal as it was, or with one entry more; segments are
//! never changed; of two that import at the same time one waits, or begins again.
//!
//! In a folder: `store.json`, `originals/`, `profiles/`, `segments/`, `findings/`, `journal/`, `reference/` (what the vendor knows, CSV files a person puts
//! there), `measures/` (what was worked out, may be deleted), `work/` (may be emptied when nothing runs).

mod books;
mod compliance;
mod earlier;
mod home;
mod import;
mod inventory;
mod journal;
mod known;
mod review;
mod state;

use std::fmt;
use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::civil::Date;

use crate::intake::{Finding, Span};

pub use books::{Line, SALE_FRAME};
pub use compliance::{Reporting, ReportingRow, ReportingRows};
pub use home::{Folder, Home, Objects};
pub use import::{Asked, Imported, Outcome, Place};
pub use journal::{Alias, Entry, FileManifest, Manifest, Rebooking, Segment, Submission};
pub use known::{Known, Reported};
pub use review::{Decision, OpenParty};
pub use state::{Booked, Fate, Held, State};

/// What a store is marked with, and its version.
const MARK: &str = "{\"fairway_store\":1}\n";

/// A store.
pub struct Store {
    home: Box<dyn Home>,
    /// Held while the store is open for writing, where it is a folder.
    _lock: Option<File>,
    root: Option<PathBuf>,
}

/// Why something cannot be done with a store.
#[derive(Debug)]
pub enum Refusal {
    /// The folder holds something else.
    NoStore(String),
    /// There is no submission of this id.
    Unknown(String),
    /// The submission does not count any more, or never did.
    DoesNotCount(String, String),
    /// A file of reference data, or of lookups, cannot be used: its name and what is wrong with it.
    Unusable(String, Vec<String>),
    /// Somebody else writes to the store.
    Busy(String),
    /// Whoever asks has to say more; what, in words.
    Ambiguous(String),
    /// Our own trouble.
    Io(io::Error),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoStore(what) => write!(f, "{what}"),
            Self::Unknown(id) => write!(f, "the store has no submission `{id}`: `fairway pos submissions` lists them"),
            Self::DoesNotCount(id, why) => write!(f, "`{id}` does not count: {why}"),
            Self::Unusable(name, bad) => {
                write!(f, "`{name}` cannot be used: {}", bad.iter().take(5).cloned().collect::<Vec<_>>().join("; "))?;
                if bad.len() > 5 { write!(f, "; and {} more", bad.len() - 5) } else { Ok(()) }
            }
            Self::Ambiguous(what) | Self::Busy(what) => write!(f, "{what}"),
            Self::Io(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for Refusal {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Store {
    /// Opens the store of a folder to read it.
    ///
    /// # Errors
    /// [`Refusal::NoStore`] where there is none.
    pub fn open(root: &Path) -> Result<Self, Refusal> {
        let store = Self { home: Box::new(Folder::new(root)), _lock: None, root: Some(root.into()) };
        match store.home.get("store.json")? {
            Some(mark) => store.check_mark(&mark)?,
            None => return Err(Refusal::NoStore(format!("`{}` is no store: `fairway pos import` makes one", root.display()))),
        }
        Ok(store)
    }

    /// Opens the store of a folder to write to it, and makes one where the folder is empty or not there. Waits for a minute while somebody else writes.
    ///
    /// # Errors
    /// [`Refusal::NoStore`] where the folder holds something else, [`Refusal::Busy`] where somebody else does not come to an end.
    pub fn open_or_make(root: &Path) -> Result<Self, Refusal> {
        let unmade = |error| Refusal::NoStore(format!("`{}` cannot be the folder of a store: {error}", root.display()));
        std::fs::create_dir_all(root).map_err(unmade)?;
        let strange = || -> io::Result<bool> {
            Ok(std::fs::read_dir(root)?.any(|entry| entry.is_ok_and(|entry| !is_ours(&entry.file_name().to_string_lossy()))))
        };
        if !root.join("store.json").exists() && strange()? {
            return Err(Refusal::NoStore(format!("`{}` holds other files and is no store: name an empty or a new folder", root.display())));
        }
        let lock = File::create(root.join("lock"))?;
        wait_for(&lock, root)?;
        let mut store = Self::at(Box::new(Folder::new(root)))?;
        // Whatever a crash left unfinished was never part of the store.
        if let Err(error) = std::fs::remove_dir_all(store.home.workshop())
            && error.kind() != io::ErrorKind::NotFound
        {
            return Err(error.into());
        }
        store._lock = Some(lock);
        store.root = Some(root.into());
        Ok(store)
    }

    /// Opens the store of a home, and makes one where there is none.
    ///
    /// # Errors
    /// [`Refusal::NoStore`] where a newer version made it.
    pub fn at(home: Box<dyn Home>) -> Result<Self, Refusal> {
        let store = Self { home, _lock: None, root: None };
        store.home.put_new("store.json", MARK.as_bytes())?;
        let mark = store.home.get("store.json")?.unwrap_or_default();
        store.check_mark(&mark)?;
        Ok(store)
    }

    fn check_mark(&self, mark: &[u8]) -> Result<(), Refusal> {
        if mark == MARK.as_bytes() {
            return Ok(());
        }
        Err(Refusal::NoStore("the store was made by another version of Fairway: use that one, or a newer one".into()))
    }

    /// What the store holds.
    ///
    /// # Errors
    /// What the system says.
    pub fn state(&self) -> Result<State, Refusal> {
        Ok(State::of(FileManifest::new(self.home.as_ref()).entries()?))
    }

    /// Takes a submission back: from this day none of its lines count.
    ///
    /// # Errors
    /// [`Refusal`] where there is none, or it does not count.
    pub fn withdraw(&self, id: &str, (on, by, why): (Date, &str, &str)) -> Result<Submission, Refusal> {
        loop {
            let state = self.state()?;
            let held = state.find(id).ok_or_else(|| Refusal::Unknown(id.into()))?;
            match &held.fate {
                Fate::Counts => {}
                Fate::Refused => return Err(Refusal::DoesNotCount(held.submission.id.clone(), "it was refused when it came".into())),
                Fate::Replaced { by, .. } => {
                    return Err(Refusal::DoesNotCount(held.submission.id.clone(), format!("`{by}` took its place")));
                }
                Fate::Withdrawn { on, .. } => {
                    return Err(Refusal::DoesNotCount(held.submission.id.clone(), format!("it was withdrawn on {on}")));
                }
            }
            let entry = Entry::Withdrawal { submission: held.submission.id.clone(), on, by: by.into(), why: why.into() };
            if FileManifest::new(self.home.as_ref()).append(state.entries, &entry)? {
                return Ok(held.submission.clone());
            }
        }
    }

    /// A folder for work that nobody else sees.
    pub(crate) fn workshop(&self) -> PathBuf {
        self.home.workshop()
    }

    /// A file that was kept for later, where it is there and the store is a folder.
    pub(crate) fn kept_file(&self, name: &str) -> Option<PathBuf> {
        self.root.as_ref().map(|root| root.join(name)).filter(|path| path.is_file())
    }

    /// Keeps a file for later, the newest of so many beside it.
    pub(crate) fn keep_file(&self, name: &str, file: &Path, most: usize) -> io::Result<()> {
        self.home.put_file(name, file)?;
        let Some(folder) = self.root.as_ref().and_then(|root| root.join(name).parent().map(Path::to_path_buf)) else { return Ok(()) };
        let mut kept = vec![];
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            kept.push((entry.metadata()?.modified()?, entry.path()));
        }
        kept.sort();
        let many = kept.len().saturating_sub(most);
        kept.into_iter().take(many).try_for_each(|(_, path)| std::fs::remove_file(path))
    }

    /// Puts a file of a segment under its name.
    pub(crate) fn put_segment_file(&self, name: &str, file: &Path) -> Result<(), Refusal> {
        Ok(self.home.put_file(&format!("segments/{name}"), file)?)
    }

    /// Adds a submission to the journal as the next entry after what `state` knows, which then knows it too; false where somebody else was faster.
    pub(crate) fn book_next(&self, state: &mut State, submission: &mut Submission) -> Result<bool, Refusal> {
        let booked = self.book(state, submission)?;
        if booked {
            state.add(Entry::Submission(Box::new(submission.clone())));
        }
        Ok(booked)
    }

    /// The findings of a submission, in the order of its lines.
    ///
    /// # Errors
    /// What the system says.
    pub fn findings(&self, id: &str) -> Result<Vec<Finding>, Refusal> {
        let mut found = vec![];
        for part in 1..=2 {
            let bytes = self.home.get(&format!("findings/{id}-{part}.jsonl"))?.unwrap_or_default();
            for finding in crate::intake::findings::read(bytes.as_slice()) {
                found.push(finding?);
            }
        }
        found.sort_by_key(|finding| finding.line);
        Ok(found)
    }

    /// The file of a submission as it came.
    ///
    /// # Errors
    /// What the system says.
    pub fn original(&self, submission: &Submission) -> Result<PathBuf, Refusal> {
        Ok(self.home.file(&format!("originals/{}", submission.sha256))?)
    }

    /// The text of the profile that read a submission.
    ///
    /// # Errors
    /// What the system says.
    pub fn profile(&self, sha256: &str) -> Result<Option<String>, Refusal> {
        let bytes = self.home.get(&format!("profiles/{sha256}.toml"))?;
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }
}

/// How often, and after how long each time, it is tried whether somebody else has finished writing.
const TRIES: (u32, Duration) = (600, Duration::from_millis(100));

/// Waits for whoever writes to the store, for a minute.
fn wait_for(lock: &File, root: &Path) -> Result<(), Refusal> {
    for _ in 0..TRIES.0 {
        match lock.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) => std::thread::sleep(TRIES.1),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
    }
    Err(Refusal::Busy(format!("somebody else has been writing to `{}` for a minute: try again when that is done", root.display())))
}

/// What stands in the folder of a store.
fn is_ours(name: &str) -> bool {
    ["store.json", "originals", "profiles", "segments", "findings", "journal", "reference", "measures", "work", "lock"].contains(&name)
}

/// The submission of nothing: the reporter says that it sold nothing in a period.
#[derive(Clone, Debug)]
pub struct Zero<'a> {
    /// Who says so.
    pub reporter: &'a str,
    /// In which period.
    pub period: Span,
    /// When it was said.
    pub received: Date,
    /// Whether it takes the place of a report of goods.
    pub correction: bool,
}
