//! The statement as a workbook: numbers are numbers and days are days, so that they can be reckoned with.

use programme::money::minor_places;
use programme::words::{Paper, Teller};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::Sheet;
use crate::table::{Cell, Table, Width};

/// The workbook: a sheet each for the summary, the steps, the records, what is not paid on, and the account.
///
/// # Errors
/// What the writer says: more rows than a sheet holds, for one.
pub fn workbook(sheet: &Sheet, teller: &Teller) -> Result<Vec<u8>, String> {
    let mut book = Workbook::new();
    let written = write(&mut book, sheet, teller);
    written.and_then(|()| book.save_to_buffer()).map_err(|error| error.to_string())
}

fn write(book: &mut Workbook, sheet: &Sheet, teller: &Teller) -> Result<(), XlsxError> {
    let say = |word| teller.paper(word);
    let styles = Styles::new(&sheet.currency);
    let mut page = Page::begin(book, &say(Paper::Summary), &styles)?;
    page.line(&[format!("{}: {}", say(Paper::Statement), sheet.programme).into()], &styles.strong)?;
    page.line(&[Cell::from(sheet.partner.as_str())], &styles.strong)?;
    for (label, value) in &sheet.about {
        page.line(&[label.as_str().into(), value.as_str().into()], &styles.plain)?;
    }
    for (label, amount) in &sheet.figures {
        page.line(&[label.as_str().into(), Cell::Money(*amount)], &styles.plain)?;
    }
    for words in sheet.wrong.iter().chain(&sheet.next) {
        page.line(&[Cell::from(words.as_str())], &styles.plain)?;
    }
    page.row += 1;
    page.table(&sheet.overview, &[])?;
    if let Some(funds) = &sheet.funds {
        page.table(funds, &[])?;
    }
    if let Some(disputes) = &sheet.disputes {
        page.table(disputes, &[])?;
    }
    for word in [Paper::Steps, Paper::Sold, Paper::NotPaidOn] {
        let mut page = Page::begin(book, &say(word), &styles)?;
        for part in &sheet.parts {
            let table = match word {
                Paper::Steps => Some(&part.steps),
                Paper::Sold => Some(&part.records),
                _ => part.left_out.as_ref(),
            };
            if let Some(table) = table {
                page.table(table, &[part.title.as_str(), part.days.as_str()])?;
            }
        }
    }
    let mut page = Page::begin(book, &say(Paper::Account), &styles)?;
    page.table(&sheet.account, &[])?;
    page.table(&sheet.entries, &[])
}

struct Styles {
    plain: Format,
    strong: Format,
    head: Format,
    day: Format,
    money: Format,
    total: Format,
}

impl Styles {
    fn new(currency: &str) -> Self {
        let places = minor_places(currency);
        let zeros = "0".repeat(places as usize);
        let money = if zeros.is_empty() { "#,##0".to_owned() } else { format!("#,##0.{zeros}##########") };
        Self {
            plain: Format::new(),
            strong: Format::new().set_bold(),
            head: Format::new().set_bold().set_border_bottom(rust_xlsxwriter::FormatBorder::Thin),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            total: Format::new().set_bold().set_num_format(&money).set_border_top(rust_xlsxwriter::FormatBorder::Thin),
            money: Format::new().set_num_format(money),
        }
    }
}

/// A sheet that is written from the top down.
struct Page<'b> {
    sheet: &'b mut Worksheet,
    styles: &'b Styles,
    row: u32,
}

impl<'b> Page<'b> {
    fn begin(book: &'b mut Workbook, name: &str, styles: &'b Styles) -> Result<Self, XlsxError> {
        let sheet = book.add_worksheet().set_name(name)?;
        for (column, width) in (0_u16..).zip([30, 26, 22, 18, 18, 14, 16, 16, 20]) {
            sheet.set_column_width(column, width)?;
        }
        Ok(Self { sheet, styles, row: 0 })
    }

    fn line(&mut self, cells: &[Cell], format: &Format) -> Result<(), XlsxError> {
        for (column, cell) in (0_u16..).zip(cells) {
            self.cell(column, cell, format)?;
        }
        self.row += 1;
        Ok(())
    }

    /// A table; what it is about stands above it.
    fn table(&mut self, table: &Table, about: &[&str]) -> Result<(), XlsxError> {
        let heading: Vec<&str> = about.iter().copied().chain([table.title.as_str()]).filter(|words| !words.is_empty()).collect();
        let (strong, head, plain, total) = (&self.styles.strong, &self.styles.head, &self.styles.plain, &self.styles.total);
        self.line(&[heading.join(", ").into()], strong)?;
        if table.rows.is_empty() {
            self.line(&[table.empty.as_str().into()], plain)?;
        } else {
            let columns: Vec<Cell> = table.columns.iter().map(|(title, _): &(String, Width)| title.as_str().into()).collect();
            self.line(&columns, head)?;
            for row in &table.rows {
                self.line(row, plain)?;
            }
            if let Some(sum) = &table.total {
                self.line(sum, total)?;
            }
        }
        self.row += 1;
        Ok(())
    }

    fn cell(&mut self, column: u16, cell: &Cell, format: &Format) -> Result<(), XlsxError> {
        let plain = std::ptr::eq(format, &raw const self.styles.plain);
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => {
                self.sheet.write_string_with_format(self.row, column, text, format)?;
            }
            Cell::Day(day) => {
                let (year, month, day) = (day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs());
                self.sheet.write_datetime_with_format(self.row, column, ExcelDateTime::from_ymd(year, month, day)?, &self.styles.day)?;
            }
            Cell::Id(number) => {
                self.sheet.write_with_format(self.row, column, *number, format)?;
            }
            Cell::Money(number) | Cell::Number(number) => {
                let format = if plain && matches!(cell, Cell::Money(_)) { &self.styles.money } else { format };
                match exact(*number) {
                    Some(float) => self.sheet.write_number_with_format(self.row, column, float, format)?,
                    None => self.sheet.write_string_with_format(self.row, column, number.normalize().to_string(), format)?,
                };
            }
        }
        Ok(())
    }
}

/// The number as a workbook holds it, where that is exact enough to be read back: up to 15 digits. Longer ones are written as text, so that none of them is lost.
fn exact(number: Decimal) -> Option<f64> {
    let number = number.normalize();
    let digits = number.mantissa().unsigned_abs().checked_ilog10().map_or(1, |digits| digits + 1);
    if digits > 15 { None } else { number.to_f64() }
}
