//! A store on a temporary folder, and reports to import into it.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use pos::intake::Span;
use pos::profile::{Lookups, Profile};
use pos::store::{Asked, Home, Imported, Line, Refusal, Store};
use tempfile::TempDir;

/// A day.
pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A store that is gone with the test, and files beside it.
pub struct Channel {
    pub dir: TempDir,
}

/// A weekly reporter with plain headings.
pub const WEEKLY: &str = r#"
[report]
reporter = "northgate"
every = "week"
due_days = 3

[sale]
partner = "dealer"
date = "day"

[sale.columns]
invoice = "invoice"
line = "line"
product = "part"
quantity = "pieces"
net_amount = "net"
currency = "currency"
serial = "serials"
"#;

/// How an import differs from the usual.
#[derive(Clone, Debug, Default)]
pub struct How<'a> {
    pub received: Option<&'a str>,
    pub period: Option<&'a str>,
    pub replaces: Vec<String>,
    pub addition: bool,
}

impl Channel {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self) -> PathBuf {
        self.dir.path().join("store")
    }

    pub fn store(&self) -> Store {
        Store::open_or_make(&self.path()).unwrap()
    }

    /// Puts a file of what the vendor knows in place.
    pub fn reference(&self, name: &str, text: &str) {
        self.store().set_reference(name, text.as_bytes()).unwrap();
    }

    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Imports a text under a name by a profile.
    pub fn import(&self, name: &str, profile: &str, text: impl AsRef<[u8]>) -> Imported {
        self.import_as(name, profile, text, &How::default()).unwrap()
    }

    pub fn import_as(&self, name: &str, profile: &str, text: impl AsRef<[u8]>, how: &How<'_>) -> Result<Imported, Refusal> {
        let file = self.file(name, text);
        import(&self.store(), &file, profile, &Lookups::default(), how)
    }

    /// What counts: partner, date, and the values of some columns, of each line that counts now, in one order.
    pub fn counting(&self, columns: &[&str]) -> Vec<String> {
        counting(&self.store(), columns)
    }
}

pub fn import(store: &Store, file: &Path, profile_text: &str, lookups: &Lookups, how: &How<'_>) -> Result<Imported, Refusal> {
    let (profile, schema) = Profile::of_reports(profile_text).unwrap_or_else(|found| panic!("{found:#?}"));
    let report = profile.report.clone().unwrap();
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let asked = Asked {
        path: file,
        name: &name,
        profile_text,
        profile: &profile,
        schema: &schema,
        lookups,
        lookup_files: vec![],
        report: &report,
        received: day(how.received.unwrap_or("2024-02-06")),
        period: how.period.map(|period| Span::read(period).unwrap()),
        replaces: how.replaces.clone(),
        addition: how.addition,
    };
    store.import(&asked, &mut |_| {})
}

pub fn counting(store: &Store, columns: &[&str]) -> Vec<String> {
    let state = store.state().unwrap();
    let mut lines = vec![];
    let take = |line: Line<'_>| {
        if line.reversed_on.is_none() {
            let cells: Vec<String> = line.cells.iter().map(|cell| cell.plain()).collect();
            lines.push(format!("{} {} {}", line.partner, line.date, cells.join(" ")).trim_end().to_owned());
        }
        Ok(())
    };
    store.lines(&state, "sales", columns, take).unwrap();
    lines.sort();
    lines
}

/// The findings of an import as `code@line`.
pub fn codes(imported: &Imported) -> Vec<String> {
    let mut codes: Vec<String> =
        imported.first.iter().chain(&imported.submission.refused).map(|found| format!("{}@{}", found.code, found.line)).collect();
    codes.sort();
    codes
}

/// A home that is only in memory.
pub fn in_memory(copies: &Path) -> Box<dyn Home> {
    let objects = std::sync::Arc::new(object_store::memory::InMemory::new());
    Box::new(pos::store::Objects::new(objects, copies).unwrap())
}
