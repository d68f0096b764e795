//! A data folder: one CSV file per record type becomes records.
//!
//! Without a profile a record type's file is `<file>.csv` (`sales.csv`) and its headings are `partner`, `date` (or `from` and `until`), `known_on` and the
//! columns of the record type; `tables/NAME.csv` holds a table that is kept outside the programme file and `rates.csv` exchange rates. With a
//! [`Profile`] the record types it names come from the files it names; all others as without one.
//!
//! Invariants: a row is taken whole or told whole ([`BadRow`]); for every file header + rows + bad + left out + blank + continued = lines
//! ([`FileRead`]); the same bytes give the same answer, in the same order.

mod books;
mod load;
mod plan;
mod rates;
mod read;
mod sales;
mod take;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use programme::ledger::books::Closing;
use programme::record::{BadRow, Records, Schema};

use crate::profile::{Lookups, Profile};
use crate::reader::{Encoding, Separator};
use crate::store::{Refusal, Store};

pub(crate) use rates::times_exactly;
pub use sales::{Held, Portion, Sales, Wanted};
pub use take::Terms;

/// Loads a data folder; without one, all there is comes from the store.
///
/// What is wrong with rows is in [`Loaded::bad`]; whether the rest may be used is the caller's decision.
///
/// # Errors
/// [`Fault`] when the folder or a file cannot be read at all, or a file the profile names is not there.
///
/// ```no_run
/// use std::{path::Path, sync::Arc};
/// use programme::record::Schema;
/// let options = pos::folder::Options { profile: None, latest: None, currency: "EUR", store: None, leave_sales: false };
/// let loaded = pos::folder::load(Some(Path::new("data")), Arc::new(Schema::built_in()), &[], options, &mut |_| {})?;
/// # Ok::<(), pos::folder::Fault>(())
/// ```
pub fn load(
    dir: Option<&Path>,
    schema: Arc<Schema>,
    outside_tables: &[OutsideTable],
    options: Options<'_>,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Loaded, Fault> {
    load::load(dir, &schema, outside_tables, options, progress)
}

/// Reads the files of a profile's lookups in a folder, with the rows of them that cannot be used.
///
/// # Errors
/// [`Fault`] when a file cannot be read at all, or is not there.
pub fn lookups(dir: &Path, profile: &Profile) -> Result<(Lookups, Vec<BadRow>), Fault> {
    let mut unheard = |_: Progress<'_>| {};
    let mut files = read::Files::new(Some(dir), Some(profile), &mut unheard);
    let tables = files.lookups()?;
    Ok((Lookups(tables), files.bad))
}

/// How a folder is loaded.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// Which file and column is which, where they do not have our names.
    pub profile: Option<&'a Profile>,
    /// The latest day an event may have.
    pub latest: Option<Date>,
    /// The programme's currency (ISO 4217).
    pub currency: &'a str,
    /// A store: sales come from it instead of the folder, and so does what it says of reporting (duties done, scores).
    /// Reporting is judged as of the day given.
    pub store: Option<(&'a Store, Date)>,
    /// Leave the sales in the store: they are read as they are needed ([`Sales`]).
    pub leave_sales: bool,
}

/// A table whose values are not in the programme file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutsideTable {
    /// Its name; its file is `tables/NAME.csv`.
    pub name: String,
    /// Its dimensions: the first columns of its file.
    pub by: Vec<String>,
}

/// How far the reading of a file has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress<'a> {
    /// The file.
    pub file: &'a str,
    /// Bytes read.
    pub read: u64,
    /// Bytes in all.
    pub of: u64,
}

/// What a data folder gave.
#[derive(Debug)]
pub struct Loaded {
    /// The rows that can be used.
    pub records: Records,
    /// Every row that cannot, in the order of the files and lines. Headings that cannot be used are told as the row they stand in.
    pub bad: Vec<BadRow>,
    /// The files read, in the order they were.
    pub files: Vec<FileRead>,
    /// What is worth knowing about the files and changes nothing.
    pub notes: Vec<String>,
    /// On what terms the rows were taken: for sales that are read later.
    pub terms: Terms,
    /// When the books were closed.
    pub closings: Vec<Closing>,
}

/// How a file was read. `header + rows + bad + left_out + blank + continued = lines`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRead {
    /// Its path in the data folder.
    pub name: String,
    /// The encoding it was read in.
    pub encoding: Encoding,
    /// What separates its cells.
    pub separator: Separator,
    /// All lines.
    pub lines: u32,
    /// Lines before the first row.
    pub header: u32,
    /// Rows taken.
    pub rows: u32,
    /// Rows not taken, for a reason in [`Loaded::bad`].
    pub bad: u32,
    /// Rows the profile does not want (`only_where`).
    pub left_out: u32,
    /// Lines with nothing in them.
    pub blank: u32,
    /// Second and further lines of rows with a line break inside quotes.
    pub continued: u32,
}

/// Why nothing could be loaded.
#[derive(Debug)]
pub enum Fault {
    /// A folder or file cannot be read.
    Unreadable {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A file that the profile names is not there.
    Missing {
        /// Which.
        path: PathBuf,
    },
    /// The store cannot be read.
    Store(Refusal),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, error } => write!(f, "cannot read `{}`: {error}", path.display()),
            Self::Missing { path } => write!(f, "the profile names `{}`, which is not there", path.display()),
            Self::Store(refusal) => write!(f, "{refusal}"),
        }
    }
}

impl std::error::Error for Fault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable { error, .. } => Some(error),
            Self::Missing { .. } => None,
            Self::Store(refusal) => Some(refusal),
        }
    }
}
