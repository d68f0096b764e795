//! Names in facts that the programme does not know: a duty, a level, an enrolment nobody asks about. They change nothing, so they are told.

use std::collections::BTreeSet;

use crate::diagnostic::did_you_mean;
use crate::model::{History, Programme};
use crate::record::{BadCell, BadRow, Records, Schema, TypeId, Value};

const SUBJECTS: [&str; 6] = ["rise", "fall", "election", "sanction", "invitation", "override"];

/// Rows that name what no version of the programme has, each with what was probably meant. They are no errors: the records hold them.
#[must_use]
pub fn strangers(history: &History, records: &Records) -> Vec<BadRow> {
    let names = |of: &dyn Fn(&Programme) -> Vec<String>| -> BTreeSet<String> { history.versions().iter().flat_map(of).collect() };
    let duties = names(&|programme| programme.duties.iter().map(|duty| duty.id.clone()).collect());
    let ladders = names(&|programme| programme.ladders.iter().map(|ladder| ladder.id.clone()).collect());
    let mut levels = names(&|programme| programme.ladders.iter().flat_map(|ladder| &ladder.levels).map(|level| level.id.clone()).collect());
    let enrolments = names(&|programme| programme.names.takes_part.clone());
    let mut subjects =
        names(&|programme| programme.ladders.iter().flat_map(|ladder| &ladder.sanctions).map(|sanction| sanction.id.clone()).collect());
    subjects.extend(SUBJECTS.map(Into::into));
    let mut found = vec![];
    let mut look = |id: TypeId, column: &str, known: &BTreeSet<String>| found.extend(unknown(records, id, column, known));
    look(Schema::DUTY, "duty", &duties);
    look(Schema::ELECTION, "ladder", &ladders);
    look(Schema::ELECTION, "level", &levels);
    look(Schema::ENROLMENT, "name", &enrolments);
    look(Schema::DECISION, "ladder", &ladders);
    look(Schema::DECISION, "subject", &subjects);
    levels.insert("none".into());
    look(Schema::DECISION, "level", &levels);
    found.sort_by(|a, b| a.place.cmp(&b.place));
    found
}

fn unknown(records: &Records, id: TypeId, column: &str, known: &BTreeSet<String>) -> Vec<BadRow> {
    let table = records.table(id);
    let Some(place) = records.schema().get(id).column(column) else { return vec![] };
    let rows = records.partners().flat_map(|partner| table.rows(partner));
    let stranger = |row: u32| match table.value(row, place) {
        Value::Text(name) if !known.contains(name.as_ref()) => {
            let help = did_you_mean(&name, known.iter().map(String::as_str)).map_or(String::new(), |help| format!("; {help}"));
            let cell = BadCell::new(column, &name, format!("is no {column} of the programme and changes nothing{help}"));
            Some(BadRow { place: table.place(row), cells: vec![cell] })
        }
        _ => None,
    };
    rows.filter_map(stranger).collect()
}
