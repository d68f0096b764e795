//! One decision for the whole file on the mark before its decimals, with the columns that differ.

use super::column::Column;

/// How the numbers of a file are written.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Whether the mark is a comma; none where no number has decimals, or nothing decides.
    pub(super) decided: Option<bool>,
    /// What stands between thousands, where it was seen.
    pub(super) group: Option<char>,
    /// Columns that are written the other way.
    pub(super) differing: Vec<usize>,
    /// Columns with numbers that may be thousands or decimals, and nothing decides; with such a number.
    pub(super) open: Vec<(usize, String)>,
    /// What decided, in words.
    pub(super) because: String,
}

impl Marks {
    /// Decides by the columns that hold numbers.
    pub(super) fn of(columns: &[Column<'_>], separator_is_comma: bool) -> Self {
        let numeric: Vec<(usize, &Column<'_>)> =
            columns.iter().enumerate().filter(|(_, column)| column.shape.is_numeric() && !column.shape.is_days()).collect();
        let says = |comma: bool| numeric.iter().filter(|(_, column)| column.shape.numbers.decided() == Some(comma)).count();
        let (commas, points) = (says(true), says(false));
        let mut marks = Self::default();
        if commas + points == 0 {
            let open = |(place, column): &(usize, &Column<'_>)| Some((*place, column.shape.numbers.open()?.to_owned()));
            marks.open = numeric.iter().filter_map(open).collect();
            return marks;
        }
        let comma = commas > points || commas == points && !separator_is_comma;
        marks.decided = Some(comma);
        marks.differing =
            numeric.iter().filter(|(_, column)| column.shape.numbers.decided() == Some(!comma)).map(|(place, _)| *place).collect();
        let following = || numeric.iter().filter(|(place, _)| !marks.differing.contains(place)).map(|(_, column)| column);
        let (mark, other) = if comma { (',', '.') } else { ('.', ',') };
        let grouped = |column: &&&Column<'_>| column.cells.iter().any(|cell| cell.contains(other));
        let blank = following().find_map(|column| column.shape.numbers.group);
        let shown = following().find_map(|column| {
            let numbers = &column.shape.numbers;
            let seen = if comma { &numbers.comma } else { &numbers.point };
            (seen.0 > 0).then(|| format!("`{}` has the value `{}`", super::one_line(&column.heading), super::one_line(&seen.1)))
        });
        marks.because = shown.unwrap_or_default();
        marks.group = if following().any(|column| grouped(&column)) { Some(other) } else { blank };
        debug_assert_ne!(marks.group, Some(mark));
        marks
    }

    /// Whether a column is read with a decimal comma.
    pub(super) fn comma(&self, place: usize) -> bool {
        self.decided.unwrap_or(false) != self.differing.contains(&place)
    }
}
