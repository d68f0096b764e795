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
mod format;
mod read;

use std::collections::BTreeMap;

use programme::diagnostic::Diagnostic;
use programme::record::{ColumnType, Dating, RecordType, Schema, TypeId};
use rust_decimal::Decimal;

pub(crate) use bind::{LookupTable, LookupTables, bind, no_heading};
pub(crate) use bound::Bound;
pub use format::{Dates, Format, Numbers};

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
}

impl Profile {
    /// Reads a profile and checks it against the record types.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(text: &str, schema: &Schema) -> Result<Self, Vec<Diagnostic>> {
        read::read(text, schema)
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
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its path in the data folder, with `/`.
    pub file: String,
    /// How it is written.
    pub format: Format,
    /// Rows for which one of these does not hold are left out.
    pub only_where: Vec<Filter>,
    /// The column (by its place in the [`Layout`]) and where its cells come from.
    pub columns: Vec<(usize, Taking)>,
}

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
    pub times: Option<Decimal>,
    /// Numbers are divided by this.
    pub divide_by: Option<Decimal>,
    /// How numbers are written there.
    pub numbers: Numbers,
    /// How days are written there.
    pub dates: Option<Dates>,
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
    Part(Taking),
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

/// The columns a file of one subject has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The columns: first those every record of the kind has, then its own.
    pub columns: Vec<LaidColumn>,
    /// How many of them every record of the kind has.
    pub frame: usize,
}

/// A column of a [`Layout`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaidColumn {
    /// Its heading.
    pub name: String,
    /// What its cells hold.
    pub kind: ColumnType,
    /// Whether a file must have it.
    pub required: bool,
}

impl Layout {
    /// The columns of a record type: `partner`, `date` or `from` and `until`, `known_on`, and its own.
    #[must_use]
    pub fn of_record(kind: &RecordType) -> Self {
        let frame = match kind.dating {
            Dating::Event => {
                vec![("partner", ColumnType::Text, true), ("date", ColumnType::Date, true), ("known_on", ColumnType::Date, false)]
            }
            Dating::Span => vec![
                ("partner", ColumnType::Text, true),
                ("from", ColumnType::Date, false),
                ("until", ColumnType::Date, false),
                ("known_on", ColumnType::Date, false),
            ],
        };
        let mut layout = Self::fixed(&frame);
        layout.columns.extend(kind.columns.iter().map(|column| LaidColumn {
            name: column.name.clone(),
            kind: column.kind,
            required: false,
        }));
        layout
    }

    /// The columns of exchange rates: `currency`, `from`, `rate`.
    #[must_use]
    pub fn of_rates() -> Self {
        Self::fixed(&[("currency", ColumnType::Text, true), ("from", ColumnType::Date, false), ("rate", ColumnType::Number, true)])
    }

    /// The columns of a table that is kept outside the programme file: its keys, `value`, `from`.
    #[must_use]
    pub fn of_table(by: &[String]) -> Self {
        let mut columns: Vec<_> = by.iter().map(|key| (key.as_str(), ColumnType::Text, true)).collect();
        columns.extend([("value", ColumnType::Number, true), ("from", ColumnType::Date, false)]);
        Self::fixed(&columns)
    }

    /// The place of a column.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    fn fixed(columns: &[(&str, ColumnType, bool)]) -> Self {
        let laid =
            |(name, kind, required): &(&str, ColumnType, bool)| LaidColumn { name: (*name).into(), kind: *kind, required: *required };
        Self { columns: columns.iter().map(laid).collect(), frame: columns.len() }
    }
}

impl Taking {
    /// The cells of a column as they are.
    #[must_use]
    pub fn column(name: &str, format: &Format) -> Self {
        Self::plain(Origin::Column(name.into()), format)
    }

    fn plain(origin: Origin, format: &Format) -> Self {
        Self { origin, map: None, otherwise: None, times: None, divide_by: None, numbers: format.numbers, dates: format.dates.clone() }
    }
}
