//! The companies within reach as a file: CSV to read in again, or a workbook to look at.
//!
//! A cell that a spreadsheet would take for a formula begins with an apostrophe in CSV, and one that begins with an apostrophe gets another: reading the file in again gives back what stood there.

use axum::extract::Query;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

use super::pages::Search;
use super::store::{self, details};
use crate::kit::clock::Instant;
use crate::kit::fault::Fault;
use crate::kit::web::Problem;
use crate::people::store::company;
use crate::walls::{Scope, SeePartners};

/// The columns: those of the form, as an import reads them.
const COLUMNS: [&str; 8] = ["number", "name", "country", "city", "type", "partner", "distributor", "joined"];

/// How a cell begins that a spreadsheet would work out.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\'', '＝', '＋', '－', '＠'];

/// Companies asked about at a time.
const AT_A_TIME: usize = 500;

/// A cell that no spreadsheet works out.
fn quiet(cell: &str) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell.to_owned() }
}

/// What stood in a cell before it was made quiet.
pub(super) fn loud(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(cell)
}

/// A company as cells; for a distributor that only serves it, without what is not for it.
fn cells(row: &company::Model, only_serves: bool) -> [String; 8] {
    let known = details(row);
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    let joined = known.joined.filter(|_| !only_serves).map(|day| day.to_string()).unwrap_or_default();
    let kind = if only_serves { String::new() } else { known.kind };
    [known.number, known.name, known.country, known.city, kind, yes(known.partner), yes(known.distributor), joined]
}

async fn rows(scope: &Scope<SeePartners>, search: Search) -> Result<Vec<[String; 8]>, Fault> {
    let tx = scope.read().await?;
    let all = store::all(&tx, &search.asked()).await?;
    let mut rows = Vec::with_capacity(all.len());
    for some in all.chunks(AT_A_TIME) {
        let known = store::worked_with(&tx, some.iter().map(|row| row.id.clone()).collect()).await?;
        rows.extend(some.iter().map(|row| cells(row, !known.contains(&row.id))));
    }
    Ok(rows)
}

fn file(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

/// The companies that were asked for, as CSV.
pub(crate) async fn csv(scope: Scope<SeePartners>, Query(search): Query<Search>) -> Result<Response, Problem> {
    let rows = rows(&scope, search).await?;
    let mut writer = csv::Writer::from_writer(vec![]);
    let fault = |error: csv::Error| Fault::new("writing a file", &error);
    writer.write_record(COLUMNS).map_err(fault)?;
    for row in rows {
        writer.write_record(row.map(|cell| quiet(&cell))).map_err(fault)?;
    }
    let bytes = writer.into_inner().map_err(|error| Fault::new("writing a file", error.error()))?;
    Ok(file("partners.csv", "text/csv; charset=utf-8", bytes))
}

/// The same as a workbook, headed in the language of the reader; every cell is text.
pub(crate) async fn xlsx(scope: Scope<SeePartners>, Query(search): Query<Search>) -> Result<Response, Problem> {
    let rows = rows(&scope, search).await?;
    let heads = ["number", "name", "country", "city", "type", "is-partner", "is-distributor", "joined"];
    let heads = heads.map(|head| scope.voice().say(&format!("partners-{head}")));
    let bytes = workbook(&heads, &rows, scope.now()).map_err(|error| Fault::new("writing a workbook", &error))?;
    Ok(file("partners.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes))
}

fn workbook(heads: &[String], rows: &[[String; 8]], at: Instant) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let mut book = Workbook::new();
    // As of the request: the same companies at the same instant are the same bytes.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_timestamp(at.0 / 1_000_000)?));
    let sheet = book.add_worksheet();
    let bold = Format::new().set_bold();
    for (column, head) in (0_u16..).zip(heads) {
        sheet.write_string_with_format(0, column, head, &bold)?;
    }
    for (line, row) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(row) {
            sheet.write_string(line, column, cell)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_quiet_is_read_as_it_was() {
        for text in ["=1+1", "+1", "-1", "@x", "\t", "'", "''=x", "'=x", "plain", "", "a=b", "'plain", "＝1+1", "＠x"] {
            let quiet = quiet(text);
            assert!(!quiet.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＠']), "{text:?}");
            assert_eq!(loud(&quiet), text, "{text:?}");
        }
    }
}
