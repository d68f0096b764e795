//! Workbooks become rows: what cells mean, which sheet is read, what is refused.

mod agree;
mod bombs;
mod cells;
mod damage;
mod made;
mod sheets;

use csv::StringRecord;
use pos::reader::workbook::{Limits, WorkbookRows};
use pos::reader::{Broken, RawRows, Remark, RemarkKind, Step};

/// Opens a workbook that must open.
fn open(bytes: Vec<u8>, sheet: Option<&str>) -> WorkbookRows {
    WorkbookRows::from_bytes(bytes, sheet, &Limits::default()).map_err(|broken| broken.reason).unwrap()
}

/// Why a workbook is refused.
fn refusal(bytes: Vec<u8>) -> String {
    refusal_by(bytes, &Limits::default())
}

fn refusal_by(bytes: Vec<u8>, limits: &Limits) -> String {
    let Broken { line, reason } = WorkbookRows::from_bytes(bytes, None, limits).err().expect("a refusal");
    assert_eq!(line, 0);
    reason
}

/// Every row as a line: `3: a/b/c`, blank ones as `4-9 blank`, unreadable ones as `5! why`, an early end as `7 broken: why`.
fn told(rows: &mut WorkbookRows) -> Vec<String> {
    let mut cells = StringRecord::new();
    let mut lines = Vec::new();
    loop {
        match rows.next(&mut cells) {
            Ok(Step::Row { line, lines: 1 }) if !cells.is_empty() => {
                lines.push(format!("{line}: {}", cells.iter().collect::<Vec<_>>().join("/")))
            }
            Ok(Step::Row { line, lines: count }) => {
                assert!(cells.is_empty());
                lines.push(format!("{line}-{} blank", line + count - 1));
            }
            Ok(Step::Unreadable { row, .. }) => lines.push(format!("{}! {}", row.line, row.reason)),
            Ok(Step::End) => return lines,
            Err(broken) => {
                lines.push(format!("{} broken: {}", broken.line, broken.reason));
                return lines;
            }
        }
    }
}

fn lines(bytes: Vec<u8>) -> Vec<String> {
    told(&mut open(bytes, None))
}

fn lines_by(bytes: Vec<u8>, limits: &Limits) -> Vec<String> {
    told(&mut WorkbookRows::from_bytes(bytes, None, limits).map_err(|broken| broken.reason).unwrap())
}

/// Everything that is remarked once the rows were read, as `seen: reason`.
fn remarks(rows: &mut WorkbookRows) -> Vec<String> {
    told(rows);
    let note = |remark: &Remark| {
        assert_eq!(remark.kind, RemarkKind::Note);
        format!("{}: {}", remark.seen, remark.reason)
    };
    rows.remarks().iter().map(note).collect()
}
