//! Where the headings stand, which rows are rows, and what stands around them.

use std::collections::BTreeSet;

use csv::StringRecord;

use super::days::month;
use super::lexicon::{Lexicon, Understood};
use super::numbers::Written;
use super::pivot;
use super::sample::SampleRow;
use super::spelling::Spelled;

/// The parts of a sample.
#[derive(Debug, Default)]
pub(super) struct Frame<'a> {
    /// The line of the headings, the first of them where there are two; 0 where there are none.
    pub(super) header_line: u32,
    /// How many rows the headings take.
    pub(super) header_rows: usize,
    /// The headings; `column 1` and so on where there are none.
    pub(super) headings: Vec<String>,
    /// Where the headings take two rows, the lower of them.
    pub(super) lower: Vec<String>,
    /// Rows with something in them above the headings.
    pub(super) above: usize,
    /// The rows.
    pub(super) body: Vec<&'a SampleRow>,
    /// Rows of totals and notes among and below the rows.
    pub(super) beside: Vec<&'a SampleRow>,
    /// Rows that repeat the headings.
    pub(super) repeated: usize,
}

/// The headings are looked for in so many rows.
const LOOKED_AT: usize = 40;

/// A file with more columns than this is no table of sales.
const COLUMNS: usize = 400;

const TOTALS: [&str; 22] = [
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sub total",
    "sum",
    "summe",
    "gesamt",
    "gesamtsumme",
    "zwischensumme",
    "endsumme",
    "totaal",
    "subtotaal",
    "somme",
    "total general",
    "totale",
    "suma",
    "razem",
    "sous total",
    "summe gesamt",
    "totale generale",
    "eindtotaal",
];

impl<'a> Frame<'a> {
    /// Finds the parts.
    pub(super) fn of(rows: &'a [SampleRow]) -> Self {
        let full: Vec<&SampleRow> = rows.iter().filter(|row| filled(&row.cells) > 0).collect();
        let usual = usual_fill(&full);
        let Some((first, last)) = header(&full, usual) else {
            let width = full.iter().map(|row| row.cells.len()).max().unwrap_or(0).min(COLUMNS);
            let headings = (1..=width).map(|number| format!("column {number}")).collect();
            return Self { headings, ..Self::default() }.with_body(&full, usual);
        };
        let row = |place: usize| full.get(place).map(|row| &row.cells);
        let mut headings = if first == last { plain(row(first)) } else { joined(row(first), row(last)) };
        while headings.last().is_some_and(String::is_empty) && headings.len() > usual {
            headings.pop();
        }
        headings.truncate(COLUMNS);
        let line = full.get(first).map_or(0, |row| row.line);
        let lower = if first == last { vec![] } else { plain(row(last)) };
        let frame = Self { header_line: line, header_rows: last - first + 1, headings, lower, above: first, ..Self::default() };
        frame.with_body(full.get(last + 1..).unwrap_or_default(), usual)
    }

    fn with_body(mut self, rows: &[&'a SampleRow], usual: usize) -> Self {
        let end = rows.iter().rposition(|row| !is_foot(&row.cells, usual)).map_or(0, |place| place + 1);
        for (place, row) in rows.iter().enumerate() {
            if self.header_line > 0 && plain(Some(&row.cells)) == self.headings {
                self.repeated += 1;
            } else if is_total(&row.cells, usual) || place >= end {
                self.beside.push(row);
            } else {
                self.body.push(row);
            }
        }
        self
    }
}

/// The first and the last row of the headings.
fn header(rows: &[&SampleRow], usual: usize) -> Option<(usize, usize)> {
    let facts: Vec<Facts> = rows.iter().take(LOOKED_AT).map(|row| Facts::of(&row.cells)).collect();
    let wide = |facts: &Facts| facts.filled * 2 >= usual && facts.filled >= usual.min(2);
    let (best, found) = facts
        .iter()
        .enumerate()
        .filter(|(_, facts)| wide(facts))
        .max_by_key(|(place, facts)| (facts.score(), std::cmp::Reverse(*place)))?;
    let sure = found.known >= 2 && found.known >= found.values || found.known >= 1 && found.values == 0;
    if !sure {
        let first = facts.iter().position(wide)?;
        return unlike_the_rest(rows, first).then_some((first, first));
    }
    let cells = |place: usize| rows.get(place).map(|row| &row.cells);
    let better = |upper: usize, lower: usize| {
        let joined = joined(cells(upper), cells(lower));
        let telling: usize = joined.iter().zip(plain(cells(lower))).map(|(both, lower)| telling(both).max(telling(&lower))).sum();
        let adjacent = rows.get(upper).zip(rows.get(lower)).is_some_and(|(upper, lower)| lower.line.saturating_sub(upper.line) <= 1);
        adjacent && telling > found.telling && doubled(cells(best)) >= doubled(Some(&joined.into()))
    };
    if best > 0 && facts.get(best - 1).is_some_and(|facts| facts.values == 0 && facts.filled >= 2) && better(best - 1, best) {
        return Some((best - 1, best));
    }
    let below = facts.get(best + 1).is_some_and(|facts| facts.values == 0) && facts.get(best + 2).is_some_and(|facts| facts.values > 0);
    if below && better(best, best + 1) {
        return Some((best, best + 1));
    }
    Some((best, best))
}

/// What the cells of a row are, counted.
struct Facts {
    filled: usize,
    known: usize,
    values: usize,
    telling: usize,
}

impl Facts {
    fn of(cells: &StringRecord) -> Self {
        let mut facts = Self { filled: 0, known: 0, values: 0, telling: 0 };
        for cell in cells.iter().map(str::trim).filter(|cell| !cell.is_empty()) {
            facts.filled += 1;
            if pivot::month_of(cell).is_some() && !cell.bytes().all(|byte| byte.is_ascii_digit()) || month(cell).is_some() {
                continue;
            }
            let telling = telling(cell);
            if is_value(cell) {
                facts.values += 1;
            } else if telling > 0 {
                facts.known += 1;
                facts.telling += telling;
            }
        }
        facts
    }

    fn score(&self) -> i64 {
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX / 8);
        count(self.known) * 3 + count(self.filled) - count(self.values) * 4
    }
}

/// How much a cell tells as a heading: of an attribute it is not said whose it is.
fn telling(cell: &str) -> usize {
    if cell.len() > 60 {
        return 0;
    }
    match Lexicon::shipped().exactly(&Spelled::new(cell)) {
        Understood::Nothing => 0,
        Understood::Attribute(_) => 1,
        _ => 2,
    }
}

fn is_value(cell: &str) -> bool {
    Written::default().take(cell) || cell.starts_with(|first: char| first.is_ascii_digit()) && cell.contains(['.', '/', '-', ':'])
}

/// Whether the first row is unlike those below it: words over numbers, and none of its cells comes again.
fn unlike_the_rest(rows: &[&SampleRow], first: usize) -> bool {
    let Some(row) = rows.get(first) else { return false };
    let below = rows.get(first + 1..).unwrap_or_default();
    let mut over_numbers = false;
    for (place, cell) in row.cells.iter().enumerate() {
        let cell = cell.trim();
        let column: Vec<&str> = below.iter().take(LOOKED_AT).filter_map(|row| row.cells.get(place)).map(str::trim).collect();
        if is_value(cell) || !cell.is_empty() && column.contains(&cell) {
            return false;
        }
        let values = column.iter().filter(|cell| is_value(cell)).count();
        over_numbers |= !cell.is_empty() && values > 0 && values * 10 >= column.len() * 8;
    }
    over_numbers
}

fn plain(cells: Option<&StringRecord>) -> Vec<String> {
    cells.map(|cells| cells.iter().map(|cell| cell.trim().to_owned()).collect()).unwrap_or_default()
}

/// Two rows of headings as one, as they are when the file is read.
fn joined(upper: Option<&StringRecord>, lower: Option<&StringRecord>) -> Vec<String> {
    upper.zip(lower).map(|(upper, lower)| crate::reader::joined(upper, lower)).unwrap_or_default()
}

fn doubled(cells: Option<&StringRecord>) -> usize {
    let names = plain(cells);
    let known: BTreeSet<&String> = names.iter().filter(|name| !name.is_empty()).collect();
    names.iter().filter(|name| !name.is_empty()).count() - known.len()
}

fn filled(cells: &StringRecord) -> usize {
    cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// How many cells a row usually has something in.
fn usual_fill(rows: &[&SampleRow]) -> usize {
    let mut counts: Vec<usize> = rows.iter().map(|row| filled(&row.cells)).collect();
    counts.sort_unstable();
    counts.get(counts.len() / 2).copied().unwrap_or(0)
}

fn is_foot(cells: &StringRecord, usual: usize) -> bool {
    usual >= 4 && filled(cells) <= 2 || is_total(cells, usual)
}

/// Whether a row is a total: it says so in one of its first cells, and other cells are empty.
fn is_total(cells: &StringRecord, usual: usize) -> bool {
    filled(cells) < usual && cells.iter().map(str::trim).filter(|cell| !cell.is_empty()).take(2).any(is_total_word)
}

/// Whether a cell says that its row is a total.
pub(super) fn is_total_word(cell: &str) -> bool {
    let words: String = cell.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    TOTALS.iter().any(|total| words == *total || words.starts_with(&format!("{total} ")) && words.len() < 40)
}
