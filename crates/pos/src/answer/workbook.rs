//! The answer as a workbook.

use std::io::{Seek, Write};

use csv::StringRecord;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{Annotation, COLUMNS, Layout, Unwritten};
use crate::reader::{Broken, RawRows, Step};

/// Where sheets end.
const ROWS_MAX: u32 = 1_048_576;
const COLUMNS_MAX: usize = 16_384;
/// The characters a cell can have, as spreadsheets count them (UTF-16).
const CELL_MAX: usize = 32_767;

/// Writes a workbook with the reporter's own rows, each in its line, and what is said of each at the right of the widest one.
///
/// Every cell is text, so leading zeros, long numbers and what looks like a formula stay what they are. `open` opens the rows from their beginning,
/// twice: memory does not grow with their number. `say` is asked for each row that is not blank, by its line.
///
/// # Errors
/// [`Unwritten`] when the rows cannot be read again, do not fit a sheet, or the workbook cannot be written.
pub fn annotate(
    open: &mut dyn FnMut() -> Result<Box<dyn RawRows>, Broken>,
    layout: Layout<'_>,
    say: &mut dyn FnMut(u32) -> Option<Annotation>,
    into: impl Write + Seek + Send,
) -> Result<(), Unwritten> {
    let size = Size::of(&mut *open()?)?;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory()?;
    if is_sheet_name(layout.sheet) {
        sheet.set_name(layout.sheet)?;
    }
    size.furnish(sheet, layout)?;
    let (looks, mut rows, mut cells) = (Looks::new(), open()?, StringRecord::new());
    loop {
        let (line, unreadable) = match rows.next(&mut cells)? {
            Step::Row { line, .. } if cells.as_slice().trim().is_empty() && line != layout.header_line => continue,
            Step::Row { line, .. } => (line, None),
            Step::Unreadable { row, .. } => (row.line, Some(row.value)),
            Step::End => break,
        };
        if let Some(value) = unreadable {
            cells.clear();
            cells.push_field(&value);
        }
        let row = line.saturating_sub(1);
        if line == layout.header_line {
            write(sheet, row, 0, cells.iter(), &looks.heading)?;
            write(sheet, row, size.columns, COLUMNS, &looks.heading)?;
            continue;
        }
        let said = say(line);
        let is_rejected = said.as_ref().is_some_and(|said| said.is_rejected);
        let (own, added) = if is_rejected { (&looks.rejected, &looks.rejected_why) } else { (&looks.plain, &looks.plain_why) };
        write(sheet, row, 0, cells.iter(), own)?;
        if let Some(said) = said {
            write(sheet, row, size.columns, said.cells().iter().map(String::as_str), added)?;
        }
    }
    book.save_to_writer(into)?;
    Ok(())
}

/// The place the rows take.
struct Size {
    /// The last line.
    lines: u32,
    /// The columns of the widest row.
    columns: u16,
}

impl Size {
    fn of(rows: &mut dyn RawRows) -> Result<Self, Unwritten> {
        let (mut lines, mut columns) = (0, 0);
        let mut cells = StringRecord::new();
        loop {
            match rows.next(&mut cells)? {
                Step::Row { line, lines: taken } => {
                    lines = line.saturating_add(taken) - 1;
                    columns = columns.max(cells.len());
                }
                Step::Unreadable { row, lines: taken } => {
                    lines = row.line.saturating_add(taken) - 1;
                    columns = columns.max(1);
                }
                Step::End => break,
            }
        }
        let fits = lines <= ROWS_MAX && columns + COLUMNS.len() <= COLUMNS_MAX;
        let columns = u16::try_from(columns).ok().filter(|_| fits);
        let columns =
            columns.ok_or_else(|| Unwritten { reason: "the rows are more than a sheet can hold: ask for the answer as CSV".into() })?;
        Ok(Self { lines, columns })
    }

    /// Everything about the sheet that is not in its rows.
    fn furnish(&self, sheet: &mut Worksheet, layout: Layout<'_>) -> Result<(), XlsxError> {
        let last = self.columns.saturating_add(4);
        for (column, width) in (self.columns..=last).zip([12, 18, 18, 60, 40]) {
            sheet.set_column_width(column, width)?;
        }
        if let Some(row) = layout.header_line.checked_sub(1) {
            sheet.set_freeze_panes(row + 1, 0)?;
            if self.lines > layout.header_line {
                sheet.autofilter(row, 0, self.lines - 1, last)?;
            }
        }
        if self.lines > 0 {
            // Numbers are kept as the text they were read as; the green corners that warn of it would cover the sheet.
            sheet.ignore_error_range(0, 0, self.lines - 1, last, rust_xlsxwriter::IgnoreError::NumberStoredAsText)?;
        }
        Ok(())
    }
}

/// How rows look. What a colour says is said in words too: in the column `status`.
struct Looks {
    heading: Format,
    plain: Format,
    plain_why: Format,
    rejected: Format,
    rejected_why: Format,
}

impl Looks {
    fn new() -> Self {
        // `@` keeps what is typed into the cell later as text too.
        let plain = Format::new().set_num_format("@").set_align(FormatAlign::Top);
        let rejected = plain.clone().set_background_color("#FDE3E1");
        Self {
            heading: plain.clone().set_bold().set_background_color("#E4E9F0"),
            plain_why: plain.clone().set_text_wrap(),
            rejected_why: rejected.clone().set_text_wrap(),
            plain,
            rejected,
        }
    }
}

fn write<'a>(
    sheet: &mut Worksheet,
    row: u32,
    first: u16,
    cells: impl IntoIterator<Item = &'a str>,
    look: &Format,
) -> Result<(), XlsxError> {
    for (column, text) in (first..).zip(cells) {
        if text.is_empty() {
            sheet.write_blank(row, column, look)?;
        } else {
            sheet.write_string_with_format(row, column, fitting(text), look)?;
        }
    }
    Ok(())
}

/// A text no longer than a cell can hold.
fn fitting(text: &str) -> String {
    if text.len() <= CELL_MAX {
        return text.to_owned();
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units >= CELL_MAX
    });
    end.map_or_else(|| text.to_owned(), |(end, _)| format!("{}…", text.get(..end).unwrap_or_default()))
}

/// Whether spreadsheets take this as the name of a sheet.
fn is_sheet_name(name: &str) -> bool {
    let strange = ['[', ']', ':', '*', '?', '/', '\\'];
    !name.is_empty() && name.chars().count() <= 31 && !name.contains(strange) && !name.starts_with('\'') && !name.ends_with('\'')
}

impl From<XlsxError> for Unwritten {
    fn from(error: XlsxError) -> Self {
        Self { reason: format!("the answer cannot be written: {error}") }
    }
}
