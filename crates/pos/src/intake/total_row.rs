//! Rows that are no lines of goods: totals at the end, footnotes.

use csv::StringRecord;
use programme::money;
use rust_decimal::Decimal;

use super::sums::Sums;
use crate::profile::Numbers;

/// How totals begin in the languages of those who send them.
const WORDS: [&str; 24] = [
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sub-total",
    "sum",
    "summe",
    "gesamt",
    "gesamtsumme",
    "zwischensumme",
    "insgesamt",
    "totaal",
    "eindtotaal",
    "subtotaal",
    "totale",
    "totaux",
    "sous-total",
    "somme",
    "suma",
    "razem",
    "celkem",
    "yhteensä",
    "i alt",
    "summa",
];

/// A row of totals, or a footnote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Total {
    pub(super) line: u32,
    /// What it begins with.
    pub(super) word: String,
    /// The other cells that are not empty.
    pub(super) cells: Vec<String>,
}

/// Whether a row that cannot be read as a line is one of totals, or a footnote: a single text where a line has several cells.
pub(super) fn seen(cells: &StringRecord) -> Option<Total> {
    let mut filled = cells.iter().map(str::trim).filter(|cell| !cell.is_empty());
    let word = filled.next()?;
    let rest: Vec<String> = filled.map(str::to_owned).collect();
    let lower = word.trim_end_matches([':', '.', ' ']).to_lowercase();
    let is_total = WORDS.iter().any(|known| lower == *known || lower.strip_prefix(known).is_some_and(|rest| rest.starts_with([' ', ':'])));
    let is_note =
        rest.is_empty() && cells.len() > 2 && word.chars().any(char::is_alphabetic) && (word.contains(' ') || word.starts_with('*'));
    (is_total || is_note).then(|| Total { line: 0, word: word.into(), cells: rest })
}

/// A total that no sum of the accepted lines is: its line, and what is wrong with it.
pub(super) fn wrong(totals: &[Total], sums: &Sums, numbers: &Numbers) -> Option<(u32, String)> {
    let read = |text: &String| numbers.plain(text).and_then(|plain| money::read_number(&plain).ok());
    let stated = |total: &Total| -> Vec<Decimal> { total.cells.iter().filter_map(read).collect() };
    // Footnotes have no figures; of several totals the last is that of all.
    let (total, stated) = totals.iter().rev().map(|total| (total, stated(total))).find(|(_, stated)| !stated.is_empty())?;
    if sums.amounts.len() > 1 {
        return None;
    }
    let known = [Some(sums.quantity), sums.amounts.values().next().copied(), Some(Decimal::from(sums.lines))];
    let fits = |stated: &Decimal| known.iter().flatten().any(|known| (stated - known).abs() < Decimal::new(5, 3));
    if stated.iter().any(fits) {
        return None;
    }
    let amounts: Vec<String> = sums.amounts.iter().map(|(currency, amount)| format!("{} {currency}", amount.normalize())).collect();
    let said: Vec<String> = stated.iter().map(ToString::to_string).collect();
    let amounts = if amounts.is_empty() { String::new() } else { format!(" and {}", amounts.join(", ").trim_end()) };
    Some((total.line, format!("the total row says {}; the lines add up to {} pieces{amounts}", said.join(", "), sums.quantity.normalize())))
}
