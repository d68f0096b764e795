//! Where the headings of a file stand, and what they are: on one row or on two, as written, told by the profile, or none at all.

use std::collections::VecDeque;

use csv::StringRecord;

use super::raw::{Broken, RawRows, Step};
use crate::profile::Opening;

/// How many rows the headings are looked for in.
const SEARCHED: usize = 40;

/// The rows read while the headings were looked for.
pub(super) type Waiting = VecDeque<(Step, StringRecord)>;

/// The headings of a file.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// How many of the rows that wait are headings, or stand above them.
    pub(super) rows: usize,
    /// How many of these are headings.
    pub(super) own: usize,
    /// The headings as they are written, blanks and line breaks as one blank.
    pub(super) written: Vec<String>,
}

/// Finds the headings: where the opening says, else on the first of the first rows that has all headings `wanted` (in lower case), else on the one with
/// most of them, else on the first that is not blank.
pub(super) fn find(rows: &mut dyn RawRows, waiting: &mut Waiting, wanted: &[String], opening: &Opening) -> Result<Found, Broken> {
    let told = |written: Vec<String>| if opening.headings.is_empty() { written } else { opening.headings.clone() };
    let found = match opening.header_line {
        None if opening.headings.is_empty() => searched(rows, waiting, wanted, opening.two_rows)?,
        None | Some(0) => Some(nameless(rows, waiting, wanted)?),
        Some(line) => on_line(rows, waiting, line, opening.two_rows)?,
    };
    match found {
        Some(found) => Ok(Found { written: told(found.written), ..found }),
        None => Err(Broken { line: 0, reason: why_not(waiting, opening) }),
    }
}

/// Reads one more row; the line it begins on, none at the end.
fn more(rows: &mut dyn RawRows, waiting: &mut Waiting) -> Result<Option<u32>, Broken> {
    let mut cells = StringRecord::new();
    let step = rows.next(&mut cells)?;
    let line = match &step {
        Step::Row { line, .. } => Some(*line),
        Step::Unreadable { row, .. } => Some(row.line),
        Step::End => None,
    };
    waiting.push_back((step, cells));
    Ok(line)
}

fn searched(rows: &mut dyn RawRows, waiting: &mut Waiting, wanted: &[String], two_rows: bool) -> Result<Option<Found>, Broken> {
    let mut best: Option<(usize, Found)> = None;
    while waiting.len() < SEARCHED && more(rows, waiting)?.is_some() {
        let Some(found) = ending_at(waiting, waiting.len() - 1, two_rows) else { continue };
        let names: Vec<String> = found.written.iter().map(|name| name.to_lowercase()).collect();
        let count = wanted.iter().filter(|name| names.contains(name)).count();
        if best.as_ref().is_none_or(|(most, _)| count > *most) {
            best = Some((count, found));
        }
        if count == wanted.len() {
            break;
        }
    }
    // Where most headings are not found and a row cannot be taken apart, they are likely to stand on it.
    if best.as_ref().is_none_or(|(most, _)| most * 2 < wanted.len())
        && let Some((Step::Unreadable { row, .. }, _)) = waiting.iter().find(|(step, _)| matches!(step, Step::Unreadable { .. }))
    {
        return Err(Broken { line: row.line, reason: row.reason.clone() });
    }
    Ok(best.map(|(_, found)| found))
}

/// Headings that begin on a line the profile names.
fn on_line(rows: &mut dyn RawRows, waiting: &mut Waiting, told: u32, two_rows: bool) -> Result<Option<Found>, Broken> {
    while let Some(line) = more(rows, waiting)? {
        if line < told {
            continue;
        }
        if two_rows {
            more(rows, waiting)?;
        }
        return Ok((line == told).then(|| ending_at(waiting, waiting.len() - 1, two_rows)).flatten());
    }
    Ok(None)
}

/// The headings whose last row is this one of the waiting; none where it is no row, or blank.
fn ending_at(waiting: &Waiting, last: usize, two_rows: bool) -> Option<Found> {
    let row = |place: usize| match waiting.get(place) {
        Some((Step::Row { .. }, cells)) if !cells.iter().all(|cell| cell.trim().is_empty()) && !says_separator(cells) => Some(cells),
        _ => None,
    };
    let lower = row(last)?;
    let written = if two_rows { joined(row(last.checked_sub(1)?)?, lower) } else { lower.iter().map(one_line).collect() };
    Some(Found { rows: last + 1, own: if two_rows { 2 } else { 1 }, written })
}

/// Names for the columns of a file without headings: `column 1`, `column 2`, ..; as many as most rows have cells, or as the longest has where the format
/// leaves empty cells at the end out.
fn nameless(rows: &mut dyn RawRows, waiting: &mut Waiting, wanted: &[String]) -> Result<Found, Broken> {
    while waiting.len() < SEARCHED && more(rows, waiting)?.is_some() {}
    let skipped = usize::from(waiting.front().is_some_and(|(_, cells)| says_separator(cells)));
    let filled = |(_, cells): &&(Step, StringRecord)| cells.iter().any(|cell| !cell.trim().is_empty());
    let mut widths: Vec<usize> = waiting.iter().skip(skipped).filter(filled).map(|(_, cells)| cells.len()).collect();
    widths.sort_unstable();
    let asked = wanted.iter().filter_map(|name| name.strip_prefix("column ")?.parse().ok());
    let width = if rows.ragged() {
        widths.last().copied().into_iter().chain(asked.filter(|number| *number <= 1_000)).max()
    } else {
        widths.chunk_by(|one, other| one == other).max_by_key(|same| same.len()).and_then(|same| same.first().copied())
    };
    let written = (1..=width.unwrap_or(0)).map(|number| format!("column {number}")).collect();
    Ok(Found { rows: skipped, own: 0, written })
}

fn why_not(waiting: &Waiting, opening: &Opening) -> String {
    if let Some((Step::Unreadable { row, .. }, _)) = waiting.front() {
        return format!("line {}: {}", row.line, row.reason);
    }
    match opening.header_line {
        Some(line) if opening.two_rows => {
            format!("there are no lines {line} and {}, on which the profile says the headings stand", line.saturating_add(1))
        }
        Some(line) => format!("there is no line {line}, on which the profile says the headings stand"),
        None if waiting.len() > 2 => "no two rows hold the headings, as the profile says they do".into(),
        None => "the file is empty: it has not even headings".into(),
    }
}

/// Two rows of headings as one: what stands above goes for the empty cells to its right as well, as in cells that were merged.
pub(crate) fn joined(upper: &StringRecord, lower: &StringRecord) -> Vec<String> {
    let mut above = String::new();
    let both = |place: usize| {
        let over = one_line(upper.get(place).unwrap_or_default());
        if !over.is_empty() {
            above = over;
        }
        one_line(&format!("{above} {}", lower.get(place).unwrap_or_default()))
    };
    (0..upper.len().max(lower.len())).map(both).collect()
}

/// A text with every run of blanks and line breaks as one blank.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A heading as it is compared: in lower case, blanks and line breaks as one blank.
#[must_use]
pub fn heading(text: &str) -> String {
    one_line(text).to_lowercase()
}

fn says_separator(cells: &StringRecord) -> bool {
    cells.get(0).is_some_and(|first| first.trim().to_ascii_lowercase().starts_with("sep="))
}
