//! From files to rows of values: what every subject has in common.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use csv::StringRecord;
use programme::record::{BadCell, BadRow, Place, Value};

use super::plan::plan;
use super::{Fault, FileRead, Progress};
use crate::profile::{Bound, Format, Layout, Lookup, LookupTable, LookupTables, Profile, Source, Subject, bind, no_heading};
use crate::reader::{Encoding, Header, Row, Rows, Text};

/// What becomes of the rows of a subject.
pub(super) trait Take {
    /// Takes the values of a row, in the order of its layout.
    fn take(&mut self, place: &Place, values: Vec<Value<'_>>) -> Result<(), Vec<BadCell>>;

    /// Hears of a row that had unusable cells.
    fn refused(&mut self, _bound: &Bound, _cells: &StringRecord, _line: u32) {}
}

/// The files of a folder, and what was found in them so far.
pub(super) struct Files<'a> {
    /// The folder; without one, no file is there.
    dir: Option<&'a Path>,
    profile: Option<&'a Profile>,
    progress: &'a mut dyn FnMut(Progress<'_>),
    pub(super) bad: Vec<BadRow>,
    pub(super) read: Vec<FileRead>,
    pub(super) notes: Vec<String>,
}

/// How the rows of a file fared.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    taken: u32,
    left_out: u32,
    bad: u32,
}

/// A file with its header read.
struct Opened<'t> {
    file: Arc<str>,
    text: &'t Text,
    header: Header,
    rows: Rows<'t>,
}

impl<'a> Files<'a> {
    pub(super) fn new(dir: Option<&'a Path>, profile: Option<&'a Profile>, progress: &'a mut dyn FnMut(Progress<'_>)) -> Self {
        Self { dir, profile, progress, bad: vec![], read: vec![], notes: vec![] }
    }

    /// Reads every lookup of the profile.
    pub(super) fn lookups(&mut self) -> Result<LookupTables, Fault> {
        let mut tables = LookupTables::new();
        for (name, lookup) in self.profile.into_iter().flat_map(|profile| &profile.lookups) {
            let text = self.needed(&lookup.file, &lookup.format)?;
            if let Some(opened) = self.open(&lookup.file, &text, &lookup.format)
                && let Some(table) = self.lookup(lookup, opened)
            {
                tables.insert(name.clone(), table);
            }
        }
        Ok(tables)
    }

    /// Reads a subject: from the files the profile names, else from its own where that is there. Gives the files.
    pub(super) fn subject(
        &mut self,
        subject: Subject,
        own: &str,
        layout: &Layout,
        lookups: &LookupTables,
        take: &mut impl Take,
    ) -> Result<Vec<String>, Fault> {
        let sources: Vec<&Source> = self.profile.into_iter().flat_map(|profile| profile.sources_of(subject)).collect();
        if sources.is_empty() {
            let free = !self.profile.is_some_and(|profile| profile.uses_file(own));
            return Ok(if free && self.own(own, layout, take)? { vec![own.into()] } else { vec![] });
        }
        for source in &sources {
            let text = self.needed(&source.file, &source.format)?;
            let Some(opened) = self.open(&source.file, &text, &source.format) else {
                continue;
            };
            match bind(source, layout, &opened.header.names, lookups) {
                Ok(bound) => self.rows(opened, &bound, &[], take),
                Err(cells) => self.unusable(opened, cells),
            }
        }
        Ok(sources.iter().map(|source| source.file.clone()).collect())
    }

    /// Reads a file with our own headings; false where it is not there.
    pub(super) fn own(&mut self, name: &str, layout: &Layout, take: &mut impl Take) -> Result<bool, Fault> {
        let format = self.profile.map(|profile| profile.format.clone()).unwrap_or_default();
        let Some(text) = self.text(name, &format)? else {
            return Ok(false);
        };
        let Some(opened) = self.open(name, &text, &format) else {
            return Ok(true);
        };
        let mut plan = plan(name, layout, &opened.header.names, &format);
        if !plan.fatal.is_empty() {
            plan.fatal.append(&mut plan.unknown);
            self.unusable(opened, plan.fatal);
            return Ok(true);
        }
        match bind(&plan.source, layout, &opened.header.names, &LookupTables::new()) {
            Ok(bound) => {
                if !plan.unknown.is_empty() {
                    self.tell(&opened.file, opened.header.line, plan.unknown);
                }
                self.rows(opened, &bound, &plan.nameless, take);
            }
            Err(cells) => self.unusable(opened, cells),
        }
        Ok(true)
    }

    fn lookup(&mut self, lookup: &Lookup, mut opened: Opened<'_>) -> Option<LookupTable> {
        let names = opened.header.names.clone();
        let Some(key) = names.iter().position(|name| *name == lookup.key) else {
            self.unusable(opened, vec![no_heading(&lookup.key, &names)]);
            return None;
        };
        let mut table = LookupTable { file: lookup.file.clone(), names, key, rows: vec![] };
        let mut seen = BTreeSet::new();
        let mut count = Count::default();
        while let Some(row) = opened.rows.next() {
            let told = match row {
                Err(unreadable) => Some((unreadable.line, BadCell::new("", &unreadable.value, unreadable.reason))),
                Ok(row) => {
                    let value = row.cells.get(key).unwrap_or_default().trim();
                    let told = (!seen.insert(value.to_owned()))
                        .then(|| (row.line, BadCell::new(&lookup.key, value, "stands twice, and rows are found by it")));
                    if told.is_none() {
                        table.rows.push(row.cells.clone());
                    }
                    told
                }
            };
            match told {
                None => count.taken += 1,
                Some((line, cell)) => {
                    count.bad += 1;
                    self.tell(&opened.file, line, vec![cell]);
                }
            }
        }
        self.done(&opened, count);
        Some(table)
    }

    fn rows(&mut self, mut opened: Opened<'_>, bound: &Bound, nameless: &[usize], take: &mut impl Take) {
        let mut count = Count::default();
        let of = opened.text.bytes().len() as u64;
        let mut place = Place { file: Arc::clone(&opened.file), line: 0 };
        loop {
            if (count.taken + count.bad + count.left_out).is_multiple_of(2_000) {
                (self.progress)(Progress { file: &opened.file, read: opened.rows.bytes_read(), of });
            }
            let Some(row) = opened.rows.next() else { break };
            let fate = match row {
                Ok(row) => {
                    place.line = row.line;
                    fate(row, &place, bound, nameless, take)
                }
                Err(unreadable) => {
                    place.line = unreadable.line;
                    Err(vec![BadCell::new("", &unreadable.value, unreadable.reason)])
                }
            };
            match fate {
                Ok(Fate::Taken) => count.taken += 1,
                Ok(Fate::LeftOut) => count.left_out += 1,
                Err(cells) => {
                    count.bad += 1;
                    self.bad.push(BadRow { place: place.clone(), cells });
                }
            }
        }
        (self.progress)(Progress { file: &opened.file, read: of, of });
        self.done(&opened, count);
    }

    fn needed(&self, name: &str, format: &Format) -> Result<Text, Fault> {
        self.text(name, format)?.ok_or_else(|| Fault::Missing { path: self.dir.unwrap_or(Path::new("")).join(name) })
    }

    fn text(&self, name: &str, format: &Format) -> Result<Option<Text>, Fault> {
        let Some(dir) = self.dir else { return Ok(None) };
        let path = dir.join(name);
        match std::fs::read(&path) {
            Ok(bytes) => Ok(Some(Text::new(bytes, format.encoding))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Fault::Unreadable { path, error }),
        }
    }

    fn open<'t>(&mut self, name: &str, text: &'t Text, format: &Format) -> Option<Opened<'t>> {
        let file: Arc<str> = name.into();
        if text.encoding() == Encoding::Windows1252 && format.encoding.is_none() {
            self.notes.push(format!("`{name}` is not UTF-8 and was read as Windows-1252: look at a name with an accent"));
        }
        match Rows::open(text, format.separator) {
            Ok((header, rows)) => Some(Opened { file, text, header, rows }),
            Err(unreadable) => {
                self.tell(&file, unreadable.line, vec![BadCell::new("", &unreadable.value, unreadable.reason)]);
                None
            }
        }
    }

    /// Tells why no row of a file can be used.
    fn unusable(&mut self, mut opened: Opened<'_>, cells: Vec<BadCell>) {
        self.tell(&opened.file, opened.header.line, cells);
        let mut count = Count::default();
        while opened.rows.next().is_some() {
            count.bad += 1;
        }
        self.done(&opened, count);
    }

    fn tell(&mut self, file: &Arc<str>, line: u32, cells: Vec<BadCell>) {
        self.bad.push(BadRow { place: Place { file: Arc::clone(file), line }, cells });
    }

    fn done(&mut self, opened: &Opened<'_>, count: Count) {
        let tally = opened.rows.tally();
        self.read.push(FileRead {
            name: opened.file.to_string(),
            encoding: opened.text.encoding(),
            separator: opened.rows.separator(),
            lines: tally.lines,
            header: tally.header,
            rows: count.taken,
            bad: count.bad,
            left_out: count.left_out,
            blank: tally.blank,
            continued: tally.continued,
        });
    }
}

/// What became of a row that is not bad.
enum Fate {
    Taken,
    LeftOut,
}

fn fate(row: Row<'_>, place: &Place, bound: &Bound, nameless: &[usize], take: &mut impl Take) -> Result<Fate, Vec<BadCell>> {
    if !bound.wants(row.cells)? {
        return Ok(Fate::LeftOut);
    }
    let mut texts = nameless.iter().filter_map(|cell| row.cells.get(*cell));
    if let Some(text) = texts.find(|text| !text.trim().is_empty()) {
        return Err(vec![BadCell::new("", text, "stands under no heading")]);
    }
    let taken = bound.values(row.cells).and_then(|values| {
        let in_words_of_the_file = |cells: Vec<BadCell>| cells.into_iter().map(|cell| bound.in_words_of_the_file(cell)).collect();
        take.take(place, values).map_err(in_words_of_the_file)
    });
    if taken.is_err() {
        take.refused(bound, row.cells, row.line);
    }
    taken.map(|()| Fate::Taken)
}
