//! Partners from a file: CSV with the columns of the form. All of it, or nothing.

use serde_json::json;

use super::export::loud;
use super::model::{Details, ImportError};
use super::store;
use crate::House;
use crate::audit::{self, Event};
use crate::kit::database::Acting;
use crate::kit::fault::Fault;
use crate::kit::form::Typed;
use crate::kit::id::{CompanyId, EdgeId};
use crate::kit::web::RequestId;
use crate::people::{Mail, expect_cam};

/// The columns of the file: those that must be there, then those that may.
const COLUMNS: [&str; 9] = ["number", "name", "country", "city", "type", "partner", "distributor", "joined", "cam"];
const NEEDED: usize = 3;

/// What came of an import.
#[derive(Debug, PartialEq, Eq)]
pub enum Imported {
    /// Companies added, changed, and left as they were.
    Done {
        /// New companies.
        added: usize,
        /// Companies that are different now.
        changed: usize,
        /// Companies that were so already.
        same: usize,
    },
    /// Nothing was saved: this is wrong with the file.
    Wrong(Vec<ImportError>),
}

/// Adds and changes companies by their number. The operator's deed.
///
/// # Errors
/// When the database refuses; then nothing was saved.
pub async fn import(house: &House, bytes: &[u8]) -> Result<Imported, Fault> {
    let rows = match read(bytes) {
        Ok(rows) => rows,
        Err(wrong) => return Ok(Imported::Wrong(wrong)),
    };
    let now = house.clock.now();
    let tx = house.database.write(Acting::House, now.day()).await?;
    let (mut added, mut changed, mut same) = (0, 0, 0);
    for Row { details, cam } in &rows {
        let id = match store::by_number(&tx, &details.number).await? {
            None => {
                let id = CompanyId::draw(&house.chance)?;
                added += usize::from(store::add(&tx, id.clone(), details, now).await?.is_ok());
                id
            }
            Some(before) if store::details(&before) == *details => {
                same += 1;
                before.id
            }
            Some(before) => {
                changed += usize::from(store::change(&tx, before.id.clone(), details, before.version, now).await?.is_ok());
                before.id
            }
        };
        if let Some(mail) = cam {
            let person = expect_cam(house, &tx, mail, now).await?;
            store::keep_looking_after(&tx, EdgeId::draw(&house.chance)?, &id, &person, now.day()).await?;
        }
    }
    let event = Event::new("import companies", "file").with(json!({ "added": added, "changed": changed, "same": same }));
    audit::append(&tx, now, None, &RequestId::default(), event).await?;
    tx.commit().await?;
    Ok(Imported::Done { added, changed, same })
}

/// A row of the file: a company, and who looks after it where the file says so.
#[derive(Debug)]
struct Row {
    details: Details,
    cam: Option<Mail>,
}

/// The rows of a file, or all that is wrong with it.
fn read(bytes: &[u8]) -> Result<Vec<Row>, Vec<ImportError>> {
    let text = match std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)) {
        Ok(text) => text,
        Err(_) => return Err(vec![ImportError { line: 1, column: "file", seen: String::new(), message: "import-not-text" }]),
    };
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let broken = |error: &csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        ImportError { line, column: "file", seen: error.to_string(), message: "import-unreadable" }
    };
    let head = reader.headers().map_err(|error| vec![broken(&error)])?.clone();
    let place = |column: &str| head.iter().position(|own| own.eq_ignore_ascii_case(column));
    let missing = COLUMNS[..NEEDED].iter().filter(|column| place(column).is_none());
    let mut wrong: Vec<ImportError> = missing
        .map(|column| ImportError { line: 1, column, seen: head.iter().collect::<Vec<_>>().join(","), message: "import-no-column" })
        .collect();
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let (mut rows, mut numbers) = (vec![], std::collections::BTreeMap::new());
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                wrong.push(broken(&error));
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        let mut typed = COLUMNS.iter().fold(Typed::default(), |typed, column| {
            let cell = loud(place(column).and_then(|place| record.get(place)).unwrap_or_default());
            let ticked =
                matches!(*column, "partner" | "distributor") && ["yes", "true", "1", "on", "x"].contains(&cell.to_lowercase().as_str());
            typed.with(column, if ticked { "on" } else { cell })
        });
        if place("partner").is_none() && !typed.is("distributor", "on") {
            typed = typed.with("partner", "on");
        }
        let (details, mut found) = Details::read(&typed);
        let cam = Mail::read(typed.get("cam"));
        if cam.is_none() && !typed.get("cam").is_empty() {
            found.add("cam", "people-mail-wrong");
        }
        for column in COLUMNS {
            if let Some(message) = found.message(column) {
                wrong.push(ImportError { line, column, seen: typed.get(column).to_owned(), message });
            }
        }
        if let Some(before) = numbers.insert(details.number.clone(), line) {
            wrong.push(ImportError {
                line,
                column: "number",
                seen: format!("{} (also in line {before})", details.number),
                message: "partners-number-twice",
            });
        }
        rows.push(Row { details, cam });
    }
    if wrong.is_empty() { Ok(rows) } else { Err(wrong) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_wrong_with_a_file_is_said_at_once() {
        let wrong = read(b"number,name,country\nA,Acme,GB\nA,Beta,GBR\n,Gamma,DE\n").unwrap_err();
        let told: Vec<(u64, &str, &str)> = wrong.iter().map(|error| (error.line, error.column, error.message)).collect();
        assert_eq!(told, [(3, "country", "partners-country-wrong"), (3, "number", "partners-number-twice"), (4, "number", "form-empty")]);
        assert_eq!(read(b"name\nAcme\n").unwrap_err().len(), 2);
        assert_eq!(read(b"number,name,country\nA,\xff,GB\n").unwrap_err()[0].message, "import-not-text");
    }
}
