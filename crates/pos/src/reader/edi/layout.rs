//! What a profile says of an EDI file: which message, which loops, which columns.

use super::address::{Address, Pattern};
use crate::reader::Broken;

/// The deepest that loops may stand in each other.
const LEVELS_MAX: usize = 8;
/// The most columns.
const COLUMNS_MAX: usize = 500;

/// Which message of an EDI file is read, which segments open its loops, and where each column is taken from.
///
/// ```
/// use pos::reader::edi::{EdiLayout, LineCount};
/// let layout = EdiLayout {
///     message: "867".into(),
///     levels: vec!["PTD".into(), "QTY".into()],
///     columns: vec!["REF[DI].2".into(), "LIN{VP}".into(), "QTY.2".into(), "N1[ST]/N4.4".into()],
///     line_count: LineCount::Usual,
/// };
/// assert_eq!(layout.check(), Ok(()));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EdiLayout {
    /// The message: `867`, `852`, `SLSRPT`, `INVRPT`. Others in the file give no rows.
    pub message: String,
    /// The segments that open a loop, outermost first: `["PTD", "QTY"]`, `["LOC[162]?", "LIN"]`. A level may be left out in a file. The deepest
    /// level reached is a row; a loop marked `?` is none when nothing stands in it.
    pub levels: Vec<String>,
    /// The [`Address`] of each column.
    pub columns: Vec<String>,
    /// What the message's own count of lines (`CTT01`, `CNT+2`) counts.
    pub line_count: LineCount,
}

/// What a message's own count of lines counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LineCount {
    /// The rows, or the segments of a kind that counts as a line. Partners differ, so any one of them will do.
    #[default]
    Usual,
    /// The segments of this kind and no others: `LIN`, `REF[SE]`.
    Of(String),
    /// Nothing that could be found: some senders write a constant.
    Unchecked,
}

impl EdiLayout {
    /// Whether a file can be read by it.
    ///
    /// # Errors
    /// Every address, level or message that is wrong, and how it is written.
    pub fn check(&self) -> Result<(), Vec<String>> {
        self.checked().map(drop)
    }

    pub(super) fn checked(&self) -> Result<Checked, Vec<String>> {
        let mut wrong = vec![];
        let mut keep = |read: Result<(Pattern, bool), String>| read.map_err(|reason| wrong.push(reason)).ok();
        let levels: Vec<(Pattern, bool)> = self.levels.iter().filter_map(|text| keep(Pattern::read_opener(text))).collect();
        let line_count = match &self.line_count {
            LineCount::Usual => Counted::Usual,
            LineCount::Unchecked => Counted::Nothing,
            LineCount::Of(text) => keep(Pattern::read_opener(text)).map_or(Counted::Nothing, |(pattern, _)| Counted::Of(pattern)),
        };
        let columns: Vec<Address> =
            self.columns.iter().filter_map(|text| Address::read(text).map_err(|reason| wrong.push(reason)).ok()).collect();
        if !self.message.chars().all(|one| one.is_ascii_alphanumeric()) || self.message.is_empty() {
            wrong.push(format!("`{}` is no message: write `867`, `852`, `SLSRPT` or `INVRPT`", self.message));
        }
        if self.levels.is_empty() || self.levels.len() > LEVELS_MAX {
            wrong.push(format!("{} levels: write the segments that open a line, 1 to {LEVELS_MAX}", self.levels.len()));
        }
        if self.columns.is_empty() || self.columns.len() > COLUMNS_MAX {
            wrong.push(format!("{} columns: write 1 to {COLUMNS_MAX} addresses", self.columns.len()));
        }
        for (at, (level, _)) in levels.iter().enumerate() {
            if levels.iter().take(at).any(|(before, _)| before == level) {
                wrong.push(format!("`{}` opens two levels: tell them apart by what they hold, as in `LOC[162]`", level.tag));
            }
        }
        if wrong.is_empty() { Ok(Checked { message: self.message.clone(), levels, columns, line_count }) } else { Err(wrong) }
    }
}

/// A layout that was checked.
#[derive(Debug)]
pub(super) struct Checked {
    pub(super) message: String,
    pub(super) levels: Vec<(Pattern, bool)>,
    pub(super) columns: Vec<Address>,
    pub(super) line_count: Counted,
}

/// What the message's count of lines is compared with.
#[derive(Debug)]
pub(super) enum Counted {
    Usual,
    Of(Pattern),
    Nothing,
}

impl Checked {
    /// The checked layout, or why no file can be read by it.
    pub(super) fn of(layout: &EdiLayout) -> Result<Self, Broken> {
        layout.checked().map_err(|wrong| Broken { line: 0, reason: format!("the layout cannot be used: {}", wrong.join("; ")) })
    }
}
