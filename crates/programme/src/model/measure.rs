//! Measures: named numbers per partner, and how they are had.

use super::Text;
use crate::condition::{Expr, Unit};
use crate::period::Window;
use crate::record::TypeId;

/// A named number per partner.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Its name.
    pub id: String,
    /// Its name for people.
    pub title: Text,
    /// Its unit.
    pub unit: Unit,
    /// What a reader should know.
    pub note: Text,
    /// How it is had.
    pub how: How,
    /// How it is had, in the author's words.
    pub words: String,
}

/// How a measure is had.
#[derive(Clone, Debug, PartialEq)]
pub enum How {
    /// Over records.
    Records(OverRecords),
    /// People who qualify.
    People(WhichPeople),
    /// Over other measures.
    Formula(Expr),
    /// Over the keys of measures that are kept per a column.
    Each {
        /// The column.
        per: String,
        /// What becomes of the many.
        aggregate: Aggregate,
        /// The number per key; none for a count.
        of: Option<Expr>,
        /// Which keys count.
        filter: Option<Expr>,
        /// The kept measures that give the keys.
        keys_of: Vec<usize>,
    },
}

/// A measure over records.
#[derive(Clone, Debug, PartialEq)]
pub struct OverRecords {
    /// Of which type.
    pub record: TypeId,
    /// What becomes of the many.
    pub aggregate: Aggregate,
    /// The number per record; none for a count.
    pub of: Option<Expr>,
    /// Which records count.
    pub filter: Option<Expr>,
    /// In which days.
    pub over: Window,
    /// One value per value of this column.
    pub per: Option<usize>,
    /// Whose records.
    pub pool: Pool,
}

/// What becomes of many values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// Their sum; zero of none.
    Sum,
    /// How many.
    Count,
    /// How many different.
    Distinct,
    /// The smallest; undefined of none.
    Min,
    /// The largest; undefined of none.
    Max,
    /// The average; undefined of none.
    Average,
    /// The median (of an even number, the average of the middle two); undefined of none.
    Median,
    /// The last in time; undefined of none.
    Latest,
}

/// Whose records count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pool {
    /// The partner's own.
    Partner,
    /// Those of every partner of its group.
    Group,
}

/// Which people count.
#[derive(Clone, Debug, PartialEq)]
pub struct WhichPeople {
    /// A condition on the person.
    pub who: Expr,
    /// Conditions, each of which one of the person's valid credentials satisfies.
    pub holding: Vec<Expr>,
    /// Whose people.
    pub pool: Pool,
}
