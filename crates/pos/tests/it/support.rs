//! Small folders for stories.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::{Date, date};
use pos::folder::{Fault, FileRead, Loaded, Options, OutsideTable, load};
use pos::profile::Profile;
use programme::record::{BadRow, PartnerId, Schema, TypeId};

/// The folder of the project.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A data folder that goes away with the test.
pub struct Folder {
    dir: tempfile::TempDir,
    schema: Schema,
    tables: Vec<OutsideTable>,
}

impl Folder {
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self { dir: tempfile::tempdir().unwrap(), schema: Schema::built_in(), tables: vec![] };
        files.iter().fold(folder, |folder, (name, text)| folder.and(name, text.as_bytes()))
    }

    pub fn and(self, name: &str, bytes: &[u8]) -> Self {
        let path = self.dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
        self
    }

    pub fn table(mut self, name: &str, by: &[&str]) -> Self {
        self.tables.push(OutsideTable { name: name.into(), by: by.iter().map(|key| (*key).into()).collect() });
        self
    }

    pub fn load(&self) -> Loaded {
        self.try_load(None).unwrap()
    }

    pub fn load_by(&self, profile: &str) -> Loaded {
        let profile = Profile::read(profile, &self.schema).unwrap();
        self.try_load(Some(&profile)).unwrap()
    }

    pub fn try_load(&self, profile: Option<&Profile>) -> Result<Loaded, Fault> {
        let options = Options { profile, latest: Some(date(2024, 12, 31)), currency: "EUR", store: None, leave_sales: false };
        load(Some(self.dir.path()), Arc::new(self.schema.clone()), &self.tables, options, &mut |_| {})
    }
}

/// Every finding as a line: `sales.csv:3 net_amount `x`: why`.
pub fn findings(bad: &[BadRow]) -> Vec<String> {
    let told = |row: &BadRow| {
        let cells: Vec<String> = row.cells.iter().map(|cell| format!("{} `{}`: {}", cell.column, cell.value, cell.reason)).collect();
        format!("{}:{} {}", row.place.file, row.place.line, cells.join(" | "))
    };
    bad.iter().map(told).collect()
}

/// The rows of a type as text: the partner, the first day, and the named columns.
pub fn rows(loaded: &Loaded, id: TypeId, columns: &[&str]) -> Vec<String> {
    let kind = loaded.records.schema().get(id);
    let table = loaded.records.table(id);
    let row = |partner: PartnerId, row: u32| {
        let mut cells = vec![loaded.records.id(partner).to_owned()];
        if table.from(row) != Date::MIN {
            cells.push(table.from(row).to_string());
        }
        cells.extend(columns.iter().map(|name| table.value(row, kind.column(name).unwrap()).plain()));
        cells.join(" ")
    };
    loaded
        .records
        .partners()
        .flat_map(|partner| table.rows(partner).map(move |number| (partner, number)))
        .map(|(partner, number)| row(partner, number))
        .collect()
}

/// Whether every line of every file is accounted for.
pub fn accounted(file: &FileRead) -> bool {
    file.header + file.rows + file.bad + file.left_out + file.blank + file.continued == file.lines
}
