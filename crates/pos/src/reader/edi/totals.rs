//! What a message says of its own lines and quantities: `CTT` of X12, `CNT` of EDIFACT.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::layout::Counted;
use super::remarks::Remarks;
use super::segment::Segment;

/// The segments that senders count as lines.
const LINES: [&str; 6] = ["HL", "LIN", "PTD", "QTY", "SII", "ZA"];
/// The segments that carry a quantity under a qualifier.
const QUANTITIES: [&str; 2] = ["QTY", "ZA"];
/// So many qualifiers are summed apart.
const SUMS_MAX: usize = 100;

/// Lines and quantities of a message, counted while it is read.
#[derive(Debug)]
pub(super) struct Totals {
    counted: Counted,
    /// Lines by tag: what usually counts, and what opens levels.
    lines: BTreeMap<String, u64>,
    asked: u64,
    rows: u64,
    /// Sums by tag and qualifier; under an empty qualifier that of the tag.
    sums: BTreeMap<(String, String), Sum>,
}

/// A sum of quantities, in the ways that senders understand it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sum {
    signed: Decimal,
    unsigned: Decimal,
    /// As X12 defines its hash total: without regard to decimal points and signs.
    digits: u128,
}

impl Totals {
    pub(super) fn new<'a>(counted: Counted, levels: impl Iterator<Item = &'a str>) -> Self {
        let lines = levels.chain(LINES).map(|tag| (tag.to_owned(), 0)).collect();
        Self { counted, lines, asked: 0, rows: 0, sums: BTreeMap::new() }
    }

    /// A message begins.
    pub(super) fn begin(&mut self) {
        self.lines.values_mut().for_each(|count| *count = 0);
        (self.asked, self.rows) = (0, 0);
        self.sums.clear();
    }

    /// A row was found.
    pub(super) fn row(&mut self) {
        self.rows += 1;
    }

    /// Takes a segment of the message.
    pub(super) fn take(&mut self, segment: &Segment) {
        if let Counted::Of(pattern) = &self.counted {
            self.asked += u64::from(pattern.fits(segment));
        }
        if let Some(count) = self.lines.get_mut(segment.tag()) {
            *count += 1;
        }
        if !QUANTITIES.contains(&segment.tag()) {
            return;
        }
        let (qualifier, quantity) = match segment.is_edifact() {
            true => (segment.component(1, 1), segment.component(1, 2)),
            false => (segment.element(1), segment.element(2)),
        };
        // What is no number is told by the row it stands in.
        let Some(number) = number(quantity) else { return };
        for qualifier in [qualifier, ""] {
            let key = (segment.tag().to_owned(), qualifier.to_owned());
            if self.sums.len() < SUMS_MAX || self.sums.contains_key(&key) {
                self.sums.entry(key).or_default().add(number, quantity);
            }
        }
    }

    /// Whether the message has lines of any kind, and gave no row.
    pub(super) fn lines_without_rows(&self) -> bool {
        self.rows == 0 && self.lines.values().any(|count| *count > 0)
    }

    /// Compares what `CTT` or `CNT` states.
    pub(super) fn check(&self, segment: &Segment, remarks: &mut Remarks) {
        let (lines, quantity) = match (segment.tag(), segment.component(1, 1).trim()) {
            ("CTT", _) => (segment.element(1).trim(), segment.element(2).trim()),
            ("CNT", "1") => ("", segment.component(1, 2).trim()),
            ("CNT", "2") => (segment.component(1, 2).trim(), ""),
            _ => return,
        };
        if !lines.is_empty() && !self.counts(lines) {
            let reason = format!("`{}` says `{lines}` lines, found: {}", segment.tag(), self.found());
            remarks.total(segment.number, segment.seen(), reason);
        }
        if !quantity.is_empty() && !self.sums_to(quantity, segment.is_edifact()) {
            let sums: Vec<String> = self.sums.iter().map(|((tag, qualifier), sum)| format!("{tag} {qualifier} {}", sum.signed)).collect();
            let reason = format!("`{}` says `{quantity}` in total, found: {}", segment.tag(), sums.join(", ").replace("  ", " "));
            remarks.total(segment.number, segment.seen(), reason);
        }
    }

    fn counts(&self, stated: &str) -> bool {
        let Ok(stated) = stated.parse::<u64>() else { return false };
        match &self.counted {
            Counted::Nothing => true,
            Counted::Of(_) => stated == self.asked,
            Counted::Usual if stated == 0 => !self.lines_without_rows() && self.rows == 0,
            Counted::Usual => stated == self.rows || self.lines.values().any(|count| stated == *count),
        }
    }

    fn found(&self) -> String {
        match &self.counted {
            Counted::Of(pattern) => format!("{} `{}`", self.asked, pattern.tag),
            _ => {
                let some = self.lines.iter().filter(|(_, count)| **count > 0).map(|(tag, count)| format!(", {count} `{tag}`"));
                let rows = if self.rows == 1 { "row" } else { "rows" };
                format!("{} {rows}{}", self.rows, some.collect::<String>())
            }
        }
    }

    /// A total of other things than these quantities cannot be compared.
    fn sums_to(&self, stated: &str, edifact: bool) -> bool {
        let Some(total) = number(stated) else { return false };
        let by_value = |sum: &Sum| total == sum.signed || total == sum.unsigned;
        self.sums.is_empty() || self.sums.values().any(|sum| by_value(sum) || (!edifact && sum.hash(stated)))
    }
}

impl Sum {
    fn add(&mut self, number: Decimal, text: &str) {
        self.signed = self.signed.saturating_add(number);
        self.unsigned = self.unsigned.saturating_add(number.abs());
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        self.digits = self.digits.saturating_add(digits.parse().unwrap_or_default());
    }

    /// Whether it is the stated hash total: the element has ten digits, in older releases seven, and loses the left ones.
    fn hash(&self, stated: &str) -> bool {
        [u128::MAX, 10_000_000_000, 10_000_000].iter().any(|limit| stated.parse() == Ok(self.digits % limit))
    }
}

fn number(text: &str) -> Option<Decimal> {
    let text = text.trim().replace(',', ".");
    Decimal::from_str_exact(&text).or_else(|_| Decimal::from_scientific(&text)).ok()
}
