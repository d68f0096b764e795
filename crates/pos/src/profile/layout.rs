//! Which columns the rows of one subject have, and what their cells hold.

use programme::record::{ColumnType, Dating, RecordType};

/// The columns a file of one subject has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The columns: first those every record of the kind has, then its own.
    pub columns: Vec<LaidColumn>,
    /// How many of them every record of the kind has.
    pub frame: usize,
}

/// A column of a [`Layout`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaidColumn {
    /// Its heading.
    pub name: String,
    /// What its cells hold.
    pub kind: ColumnType,
    /// Whether a file must have it.
    pub required: bool,
}

impl Layout {
    /// The columns of a record type: `partner`, `date` or `from` and `until`, `known_on`, and its own.
    #[must_use]
    pub fn of_record(kind: &RecordType) -> Self {
        let frame = match kind.dating {
            Dating::Event => {
                vec![("partner", ColumnType::Text, true), ("date", ColumnType::Date, true), ("known_on", ColumnType::Date, false)]
            }
            Dating::Span => vec![
                ("partner", ColumnType::Text, true),
                ("from", ColumnType::Date, false),
                ("until", ColumnType::Date, false),
                ("known_on", ColumnType::Date, false),
            ],
        };
        let mut layout = Self::fixed(&frame);
        layout.columns.extend(kind.columns.iter().map(|column| LaidColumn {
            name: column.name.clone(),
            kind: column.kind,
            required: false,
        }));
        layout
    }

    /// The columns of exchange rates: `currency`, `from`, `rate`.
    #[must_use]
    pub fn of_rates() -> Self {
        Self::fixed(&[("currency", ColumnType::Text, true), ("from", ColumnType::Date, false), ("rate", ColumnType::Number, true)])
    }

    /// The columns of `closings.csv`.
    #[must_use]
    pub fn of_closings() -> Self {
        Self::fixed(&[
            ("upto", ColumnType::Date, true),
            ("closed_on", ColumnType::Date, true),
            ("entries", ColumnType::Count, true),
            ("fingerprint", ColumnType::Text, true),
        ])
    }

    /// The columns of a table that is kept outside the programme file: its keys, `value`, `from`.
    #[must_use]
    pub fn of_table(by: &[String]) -> Self {
        let mut columns: Vec<_> = by.iter().map(|key| (key.as_str(), ColumnType::Text, true)).collect();
        columns.extend([("value", ColumnType::Number, true), ("from", ColumnType::Date, false)]);
        Self::fixed(&columns)
    }

    /// The place of a column.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    fn fixed(columns: &[(&str, ColumnType, bool)]) -> Self {
        let laid =
            |(name, kind, required): &(&str, ColumnType, bool)| LaidColumn { name: (*name).into(), kind: *kind, required: *required };
        Self { columns: columns.iter().map(laid).collect(), frame: columns.len() }
    }
}
