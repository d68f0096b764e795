//! The rows of one sheet that have something in them.

use std::sync::Arc;

use csv::StringRecord;
use quick_xml::events::BytesStart;

use super::super::{Broken, Step, Unreadable};
use super::archive::{Archive, Member};
use super::cell::{Cell, Shared};
use super::place::{column_name, parse};
use super::seen::Seen;
use super::xml::{Piece, Xml, attribute, says_yes};
use super::{broken, weigh};

/// Reads one row after the other.
pub(super) struct SheetRows {
    xml: Xml,
    shared: Arc<Shared>,
    /// The last row that began.
    line: u32,
    in_rows: bool,
    cell: Cell,
    /// The column after the last cell of the row.
    column: usize,
    cells: u64,
    bytes: u64,
    seen: Seen,
}

impl SheetRows {
    pub fn open(archive: &Archive, member: &Member, shared: Arc<Shared>) -> Self {
        let xml = Xml::open(archive, member, &shared.limits);
        let (line, in_rows, column, cells, bytes) = (0, false, 0, 0, 0);
        Self { xml, shared, line, in_rows, cell: Cell::default(), column, cells, bytes, seen: Seen::default() }
    }

    /// The next row that is not blank.
    pub fn next(&mut self, cells: &mut StringRecord) -> Result<Step, Broken> {
        let found = self.find(cells);
        found.map_err(|broken| Broken { line: self.line, ..broken })
    }

    /// The last row the sheet has, blank ones included, once all were read.
    pub fn last_line(&self) -> u32 {
        self.line
    }

    /// How many packed bytes of the sheet are still to come.
    pub fn left(&self) -> u64 {
        self.xml.left()
    }

    pub fn seen(&self) -> &Seen {
        &self.seen
    }

    fn find(&mut self, cells: &mut StringRecord) -> Result<Step, Broken> {
        cells.clear();
        loop {
            match self.xml.next()? {
                Piece::Open(tag) => match tag.local_name().as_ref() {
                    "sheetData" => self.in_rows = true,
                    "row" if self.in_rows => {
                        self.line = row_number(&tag, self.line, &self.shared)?;
                        if says_yes(&tag, "hidden") {
                            self.seen.hidden_row(self.line);
                        }
                        if let Some(step) = self.row(cells)? {
                            return Ok(step);
                        }
                    }
                    "col" if says_yes(&tag, "hidden") => {
                        let number = |name| attribute(&tag, name).and_then(|value| value.parse().ok());
                        if let (Some(first), Some(last)) = (number("min"), number("max")) {
                            self.seen.hidden_columns(first, last);
                        }
                    }
                    "mergeCell" => self.seen.merged(&attribute(&tag, "ref").unwrap_or_default()),
                    _ => {}
                },
                Piece::Close(name) if name == "sheetData" => self.in_rows = false,
                Piece::End => return Ok(Step::End),
                Piece::Close(_) | Piece::Letters(_) | Piece::Nothing => {}
            }
        }
    }

    /// Reads to the end of a row; nothing when it is blank. One bad cell spoils the row, not the sheet.
    fn row(&mut self, cells: &mut StringRecord) -> Result<Option<Step>, Broken> {
        let mut trouble: Option<String> = None;
        let mut row_bytes = 0;
        self.column = 0;
        cells.clear();
        loop {
            match self.xml.next()? {
                Piece::Open(tag) if tag.local_name().as_ref() == "c" => {
                    let place = attribute(&tag, "r").map(|reference| parse(&reference));
                    self.cell.begin(&tag, &self.shared);
                    self.cell.read(&mut self.xml, &self.shared)?;
                    if trouble.is_none() {
                        trouble = self.take(place, cells, &mut row_bytes)?;
                    }
                }
                Piece::Close(name) if name == "row" => break,
                Piece::End => return Err(broken("is damaged: the sheet ends in the middle of a row; send the file again")),
                Piece::Open(_) | Piece::Close(_) | Piece::Letters(_) | Piece::Nothing => {}
            }
        }
        if let Some(reason) = trouble {
            let row = Unreadable { line: self.line, value: shown(cells), reason };
            return Ok(Some(Step::Unreadable { row, lines: 1 }));
        }
        let is_blank = cells.as_slice().trim().is_empty();
        Ok((!is_blank).then_some(Step::Row { line: self.line, lines: 1 }))
    }

    /// Puts the cell just read into its column, or says what is wrong with it.
    fn take(
        &mut self,
        place: Option<Option<(u32, usize)>>,
        cells: &mut StringRecord,
        row_bytes: &mut u64,
    ) -> Result<Option<String>, Broken> {
        let limits = &self.shared.limits;
        let (line, column) = match place {
            None => (self.line, self.column),
            Some(Some(place)) => place,
            Some(None) => {
                return Ok(Some("has a cell whose place is not one: open the workbook in a spreadsheet and save it again".into()));
            }
        };
        if line != self.line || column < self.column {
            return Ok(Some("has cells that are not in order: open the workbook in a spreadsheet and save it again".into()));
        }
        self.column = column + 1;
        if let Err(reason) = self.cell.settle(&self.shared) {
            return Ok(Some(reason));
        }
        let text = self.cell.text(&self.shared);
        if self.cell.has_formula() {
            self.seen.formula(self.cell.has_value(), line, column);
        }
        if text.is_empty() {
            return Ok(None);
        }
        if self.cell.is_too_long() {
            self.seen.too_long(line, column);
        }
        if column >= limits.columns as usize {
            let name = column_name(u32::try_from(column + 1).unwrap_or(u32::MAX));
            return Ok(Some(format!("has a value in column {name}, beyond the {} columns that are read: delete it", limits.columns)));
        }
        let size = text.len() as u64;
        *row_bytes += size;
        self.bytes += size;
        self.cells += (column + 1 - cells.len()) as u64;
        if *row_bytes > limits.row_bytes {
            return Ok(Some(format!("has more text than the {} a row may have", weigh::size(limits.row_bytes))));
        }
        if self.bytes > limits.sheet_bytes || self.cells > limits.cells {
            let reason =
                format!("has more than {} cells or {} of text: split it into several files", limits.cells, weigh::size(limits.sheet_bytes));
            return Err(broken(reason));
        }
        while cells.len() < column {
            cells.push_field("");
        }
        cells.push_field(text);
        Ok(None)
    }
}

/// The number a row says it has, or the next one.
fn row_number(tag: &BytesStart<'_>, last: u32, shared: &Shared) -> Result<u32, Broken> {
    let next = last.saturating_add(1);
    let line = match attribute(tag, "r") {
        Some(said) => said.parse().ok().filter(|line| *line >= next),
        None => Some(next),
    };
    let again = "open the workbook in a spreadsheet and save it again";
    let line = line.ok_or_else(|| broken(format!("is damaged: the rows of the sheet are not in order; {again}")))?;
    if line > shared.limits.rows {
        return Err(broken(format!("has more than {} rows: split it into several files", shared.limits.rows)));
    }
    Ok(line)
}

/// The beginning of a row, to show it.
fn shown(cells: &StringRecord) -> String {
    let mut text = String::new();
    for (number, cell) in cells.iter().enumerate() {
        text.push_str(if number > 0 { " | " } else { "" });
        text.extend(cell.chars().take(60));
        if text.len() > 60 {
            break;
        }
    }
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
