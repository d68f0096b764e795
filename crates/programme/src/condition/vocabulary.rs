//! The names a programme gives, as expressions need to know them.

use super::expr::{Dimension, Kind, Unit};

/// Every name a programme gives, for finding and for suggesting.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Zonings by name.
    pub zonings: Vec<String>,
    /// Product groups by id.
    pub product_groups: Vec<String>,
    /// Named values and what they are.
    pub values: Vec<(String, Kind)>,
    /// Tables.
    pub tables: Vec<TableName>,
    /// Measures.
    pub measures: Vec<MeasureName>,
    /// Ladders.
    pub ladders: Vec<LadderNames>,
    /// Ids of requirements.
    pub requirements: Vec<String>,
    /// Ids of everything a partner can take part in.
    pub takes_part: Vec<String>,
}

/// What an expression needs to know of a table.
#[derive(Clone, Debug)]
pub struct TableName {
    /// Its name.
    pub name: String,
    /// What it is looked up by.
    pub by: Vec<Dimension>,
    /// The unit of its values.
    pub unit: Unit,
}

/// What an expression needs to know of a measure.
#[derive(Clone, Debug)]
pub struct MeasureName {
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: Unit,
    /// The column it is kept per.
    pub per: Option<String>,
}

/// What an expression needs to know of a ladder.
#[derive(Clone, Debug)]
pub struct LadderNames {
    /// Its id.
    pub id: String,
    /// Its levels, lowest first.
    pub levels: Vec<String>,
}
