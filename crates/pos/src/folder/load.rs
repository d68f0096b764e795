//! The loading itself: lookups and rates first, then partners, then everything that belongs to them.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use programme::diagnostic::did_you_mean;
use programme::record::{BadRow, RecordsBuilder, Schema, TypeId};

use super::books::Books;
use super::read::Files;
use super::sales::{Sales, Wanted};
use super::take::{ClosingTaking, RateTaking, RecordTaking, TableTaking, Terms};
use super::{Fault, FileRead, Loaded, Options, OutsideTable, Progress};
use crate::profile::{Layout, LookupTables, Subject};

pub(super) fn load(
    dir: Option<&Path>,
    schema: &Arc<Schema>,
    outside_tables: &[OutsideTable],
    options: Options<'_>,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Loaded, Fault> {
    let names = dir.map_or(Ok(vec![]), names_in)?;
    let mut files = Files::new(dir, options.profile, progress);
    let lookups = files.lookups()?;
    let schema = &match options.store {
        // Which sales are versions of one another is settled in the store, by more than invoice and line.
        Some(_) => Arc::new(without_key_of_sales(schema)),
        None => Arc::clone(schema),
    };
    let books = options.store.map(|(store, _)| Books::open(store)).transpose()?;
    let mut builder = RecordsBuilder::new(Arc::clone(schema));
    if let Some(latest) = options.latest {
        builder = builder.refuse_events_after(latest);
    }
    let mut rates = RateTaking::default();
    files.subject(Subject::Rates, "rates.csv", &Layout::of_rates(), &lookups, &mut rates)?;
    let mut closings = ClosingTaking::default();
    files.own("closings.csv", &Layout::of_closings(), &mut closings)?;
    let mut taking = RecordTaking::new(&mut builder, Terms::new(options.currency, rates.rates));
    for id in (0..schema.types.len()).map(TypeId) {
        match &books {
            Some(books) if id == Schema::SALE => books.sellers(&mut files, schema, &mut taking)?,
            _ => records(&mut files, id, schema, &lookups, &mut taking)?,
        }
    }
    if let Some(books) = &books {
        books.reporting(options.store.map(|(_, as_of)| as_of), &mut files, schema, &mut taking)?;
    }
    let terms = taking.into_terms();
    for table in outside_tables {
        let name = format!("tables/{}.csv", table.name);
        let mut taking = TableTaking::new(&mut builder, table);
        if !files.own(&name, &Layout::of_table(&table.by), &mut taking)? {
            files.notes.push(format!("`{name}` is not there: the table `{}` has no values", table.name));
        }
    }
    if options.profile.is_none() && dir.is_some() {
        note_strangers(&mut files, &names, schema, outside_tables);
    }
    let Files { bad, read, notes, .. } = files;
    let mut loaded = finish(builder, bad, read, notes, terms);
    loaded.closings = closings.closings;
    if let Some((store, _)) = options.store.filter(|_| !options.leave_sales) {
        let sales = Sales::open(store, &loaded.terms).map_err(Fault::Store)?;
        let (records, bad) = sales.with(&loaded.records, Wanted::default()).map_err(Fault::Store)?;
        loaded.records = records;
        loaded.bad.extend(bad);
    }
    Ok(loaded)
}

fn without_key_of_sales(schema: &Schema) -> Schema {
    let mut schema = schema.clone();
    if let Some(sale) = schema.types.get_mut(Schema::SALE.0) {
        sale.key.clear();
    }
    schema
}

fn records(files: &mut Files<'_>, id: TypeId, schema: &Schema, lookups: &LookupTables, taking: &mut RecordTaking<'_>) -> Result<(), Fault> {
    let kind = schema.get(id);
    let layout = Layout::of_record(kind);
    taking.begin(id, &layout);
    let read = files.subject(Subject::Record(id), &format!("{}.csv", kind.file), &layout, lookups, taking)?;
    if id == Schema::PARTNER {
        taking.partners_are_listed_in(read.first().map(|name| name.as_str().into()));
    }
    Ok(())
}

/// The names of the files of a folder, sorted; those of `tables` with their folder.
fn names_in(dir: &Path) -> Result<Vec<String>, Fault> {
    let list = |path: &Path| -> io::Result<Vec<String>> {
        std::fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned())).collect()
    };
    let mut names = list(dir).map_err(|error| Fault::Unreadable { path: dir.into(), error })?;
    if let Ok(tables) = list(&dir.join("tables")) {
        names.extend(tables.into_iter().map(|name| format!("tables/{name}")));
    }
    names.sort_unstable();
    Ok(names)
}

/// Says which CSV files belong to nothing, and when nothing was there at all.
fn note_strangers(files: &mut Files<'_>, names: &[String], schema: &Schema, outside_tables: &[OutsideTable]) {
    let mut known: Vec<String> = schema.types.iter().map(|kind| format!("{}.csv", kind.file)).collect();
    known.extend(["rates.csv", "closings.csv"].map(String::from));
    known.extend(outside_tables.iter().map(|table| format!("tables/{}.csv", table.name)));
    for name in names.iter().filter(|name| name.to_lowercase().ends_with(".csv") && !known.contains(name)) {
        let help = did_you_mean(name, known.iter().map(String::as_str)).filter(|help| help.starts_with("did"));
        let help = help.map(|help| format!("; {help}")).unwrap_or_default();
        files.notes.push(format!("`{name}` was not read: no record type of the programme has this file{help}"));
    }
    if files.read.is_empty() {
        files.notes.push("no file of facts was found: without `partners.csv` and others like it there is nobody to judge".into());
    }
}

fn finish(builder: RecordsBuilder, mut bad: Vec<BadRow>, mut files: Vec<FileRead>, notes: Vec<String>, terms: Terms) -> Loaded {
    let (records, doubled) = builder.finish();
    for row in &doubled {
        if let Some(file) = files.iter_mut().rfind(|file| file.name == *row.place.file && file.rows > 0) {
            file.rows -= 1;
            file.bad += 1;
        }
    }
    bad.extend(doubled);
    let order: BTreeMap<&str, usize> = files.iter().enumerate().rev().map(|(place, file)| (file.name.as_str(), place)).collect();
    bad.sort_by_key(|row| (order.get(row.place.file.as_ref()).copied().unwrap_or(usize::MAX), row.place.line));
    Loaded { records, bad, files, notes, terms, closings: vec![] }
}
