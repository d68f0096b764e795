//! A mapping profile: which file and column of another system is which record and column here.
//!
//! ```toml
//! [format]                                    # for every file; a source may say otherwise
//! decimal = ","
//! dates = "day.month.year"
//!
//! [sale]                                      # a record type; [[sale]] twice reads two files
//! file = "pos_lines.csv"
//! partner = { lookup = "resellers", by = "reseller_key", take = "reseller_number" }
//! date = "order_date"
//! only_where = { column = "status", is = "shipped" }
//! columns = { invoice = "order_number", net_amount = { column = "amount", times = "-1" } }
//!
//! [lookup.resellers]
//! file = "resellers.csv"
//! key = "reseller_key"
//! ```
//!
//! Words: a **source** is one file that gives rows of one record type; a **taking** says how the text of a cell comes about (a column, a constant, several
//! joined, one looked up in another file; then mapped, then scaled). A profile is checked against the record types of the programme when it is read, and
//! against the headings of the files when they are.

mod bind;
mod bound;
mod dates;
mod format;
pub mod guess;
mod layout;
mod months;
mod read;
mod report;
mod sum;

use std::collections::BTreeMap;

use programme::diagnostic::Diagnostic;
use programme::record::{Schema, TypeId};
use rust_decimal::Decimal;

pub use bind::Lookups;
pub(crate) use bind::{LookupTable, LookupTables, bind, no_heading};
pub(crate) use bound::Bound;
pub use dates::Dates;
pub use format::{Format, Numbers};
pub use layout::{LaidColumn, Layout};
pub use report::{Every, PeriodSource, Report};

/// A checked mapping profile.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// Its name for people.
    pub title: String,
    /// How files are written that no source says otherwise about.
    pub format: Format,
    /// What is read, in the order of the profile.
    pub sources: Vec<(Subject, Source)>,
    /// Files other cells are looked up in.
    pub lookups: BTreeMap<String, Lookup>,
    /// Who reports, and when, where the profile is one of channel reports.
    pub report: Option<Report>,
}

impl Profile {
    /// Reads a profile and checks it against the record types.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(text: &str, schema: &Schema) -> Result<Self, Vec<Diagnostic>> {
        read::read(text, schema)
    }

    /// Reads a profile of channel reports: only what it says of POS lines (`[sale]`), stock lines (`[stock]`), lookups and the reporter (`[report]`)
    /// counts, so a profile of a data folder can be one as well. Gives the record types it was read by: those of [`crate::line::schema`] with the
    /// columns of `[sale.extra]`.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    ///
    /// ```
    /// use pos::profile::Profile;
    /// let text = "[sale]\ndate = \"Day\"\ncolumns = { reseller = \"Dealer\", quantity = \"Pcs\", product = \"Part\" }\n";
    /// let (profile, schema) = Profile::of_reports(text).unwrap();
    /// assert_eq!(profile.sources.len(), 1);
    /// assert!(schema.find("stock").is_some());
    /// ```
    pub fn of_reports(text: &str) -> Result<(Self, Schema), Vec<Diagnostic>> {
        read::of_reports(text)
    }

    /// The sources of a subject.
    pub fn sources_of(&self, subject: Subject) -> impl Iterator<Item = &Source> {
        self.sources.iter().filter(move |(of, _)| *of == subject).map(|(_, source)| source)
    }

    /// Whether the profile reads a file of this name, as a source or for lookups.
    #[must_use]
    pub fn uses_file(&self, name: &str) -> bool {
        self.sources.iter().any(|(_, source)| source.file == name) || self.lookups.values().any(|lookup| lookup.file == name)
    }
}

/// What the rows of a source are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Records of a type.
    Record(TypeId),
    /// Exchange rates.
    Rates,
}

/// A file that gives rows of one subject.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Its path in the data folder, with `/`. In a profile of channel reports the names of the files it reads, with `*`; empty for all.
    pub file: String,
    /// How it is written.
    pub format: Format,
    /// Where its rows begin.
    pub opening: Opening,
    /// The loops of an EDI message, where it is one.
    pub edi: Option<Edi>,
    /// Headings that are values, where there are any.
    pub pivot: Option<Pivot>,
    /// Rows for which one of these does not hold are left out.
    pub only_where: Vec<Filter>,
    /// The column (by its place in the [`Layout`]) and where its cells come from.
    pub columns: Vec<(usize, Taking)>,
}

/// Where the rows of a source begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// The sheet of a workbook; the first visible one with content where it is not said.
    pub sheet: Option<String>,
    /// The line of the headings, the first of it where there are two; 0 where there are none, and columns are called `column 1`, `column 2`, ..; the
    /// first that has those asked for where it is not said.
    pub header_line: Option<u32>,
    /// Whether the headings stand on two rows that are read as one: `Customer` over `Name` is `customer name`.
    pub two_rows: bool,
    /// What the columns are called in a file that has no headings, or whose own cannot be told apart.
    pub headings: Vec<String>,
}

/// Which EDI message a source reads, and which segments open its loops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edi {
    /// `867`, `852`, `SLSRPT`, `INVRPT`.
    pub message: String,
    /// The segments that open each level of loops, the outermost first; the innermost one reached is a line.
    pub levels: Vec<String>,
    /// The segment that the message's own count of lines counts, or `unchecked`; the usual ones where it is not said.
    pub line_count: Option<String>,
}

/// Columns whose heading is a value: a column per month or store. Each of their cells becomes a line of its own, with the virtual columns
/// `pivot heading` and `pivot value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pivot {
    /// The headings, in lower case.
    pub columns: Vec<String>,
    /// The same as the profile writes them: the texts that the virtual column holds.
    pub written: Vec<String>,
    /// Whether the columns are all but the ones named.
    pub all_but: bool,
}

impl Pivot {
    /// A heading as the profile writes it, where it names it as a value.
    pub(crate) fn spelling(&self, name: &str) -> Option<&String> {
        let place = self.columns.iter().position(|column| column == name).filter(|_| !self.all_but)?;
        self.written.get(place)
    }
}

/// The virtual column that holds the heading of a pivoted cell.
pub const PIVOT_HEADING: &str = "pivot heading";
/// The virtual column that holds a pivoted cell.
pub const PIVOT_VALUE: &str = "pivot value";

/// A condition on the rows of a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// The text looked at.
    pub taking: Taking,
    /// The texts it is compared with; empty text stands for an empty cell.
    pub texts: Vec<String>,
    /// Whether it must be one of them, or none.
    pub wanted: bool,
}

/// How the text of a cell comes about.
#[derive(Clone, Debug, PartialEq)]
pub struct Taking {
    /// Where from.
    pub origin: Origin,
    /// Texts that stand for other texts.
    pub map: Option<BTreeMap<String, String>>,
    /// What stands where the map or the lookup knows nothing.
    pub otherwise: Option<String>,
    /// Numbers are multiplied by this.
    pub times: Option<Factor>,
    /// Numbers are divided by this.
    pub divide_by: Option<Factor>,
    /// Numbers are below zero in the rows for which this holds, however they are written.
    pub negative_where: Option<Box<Filter>>,
    /// Numbers are rounded to this many places, half away from zero.
    pub round: Option<u32>,
    /// Only a part of the text is taken.
    pub part: Part,
    /// How numbers are written there.
    pub numbers: Numbers,
    /// How days are written there.
    pub dates: Option<Dates>,
}

/// What a number is multiplied or divided by.
#[derive(Clone, Debug, PartialEq)]
pub enum Factor {
    /// Always the same.
    Number(Decimal),
    /// A number of the same row: the pieces in a box, the quantity of a unit price.
    Taking(Box<Taking>),
}

/// Which part of a text is taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// What stands behind the first of these.
    pub after: Option<String>,
    /// What stands before the first of these.
    pub before: Option<String>,
    /// Digits are filled up with zeros on the left to this many characters.
    pub pad: Option<usize>,
}

impl Part {
    /// The part of a text.
    #[must_use]
    pub fn of(&self, text: &str) -> String {
        let text = self.after.as_deref().and_then(|mark| text.split_once(mark)).map_or(text, |(_, behind)| behind);
        let text = self.before.as_deref().and_then(|mark| text.split_once(mark)).map_or(text, |(before, _)| before);
        let text = text.trim();
        match self.pad {
            Some(width) if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) => format!("{text:0>width$}"),
            _ => text.into(),
        }
    }
}

/// Where a text comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// A column of the file, by its heading in lower case.
    Column(String),
    /// The same text in every row.
    Constant(String),
    /// One after the other.
    Join(Vec<Joined>),
    /// From the row of another file that has this key.
    Lookup {
        /// The lookup.
        lookup: String,
        /// The key.
        by: Box<Taking>,
        /// What is taken from the row found.
        take: Box<Taking>,
    },
}

/// A part of a joined text.
#[derive(Clone, Debug, PartialEq)]
pub enum Joined {
    /// What stands between two parts; left out where one of them is empty.
    Between(String),
    /// A part.
    Part(Box<Taking>),
}

/// A file that cells are looked up in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lookup {
    /// Its path in the data folder.
    pub file: String,
    /// The heading of its key.
    pub key: String,
    /// How it is written.
    pub format: Format,
}

impl Taking {
    /// The cells of a column as they are.
    #[must_use]
    pub fn column(name: &str, format: &Format) -> Self {
        Self::plain(Origin::Column(name.into()), format)
    }

    fn plain(origin: Origin, format: &Format) -> Self {
        Self {
            origin,
            map: None,
            otherwise: None,
            times: None,
            divide_by: None,
            negative_where: None,
            round: None,
            part: Part::default(),
            numbers: format.numbers.clone(),
            dates: format.dates.clone(),
        }
    }
}
