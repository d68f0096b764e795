//! The rows of the benefit matrix.

use jiff::civil::Date;

use super::{Figures, Text};
use crate::condition::Expr;

/// A row of the benefit matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Benefit {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub title: Text,
    /// The ladder it belongs to.
    pub ladder: usize,
    /// What kind of thing it is.
    pub kind: BenefitKind,
    /// What each level has.
    pub levels: Vec<Option<Granted>>,
    /// What a partner without a level has.
    pub without_level: Option<Granted>,
    /// An allowance per this period.
    pub per: Option<String>,
    /// What must be in order.
    pub needs: Vec<Need>,
    /// Who has it.
    pub audience: Vec<Expr>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// What a reader should know.
    pub note: Text,
}

/// What kind of thing a benefit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BenefitKind {
    /// Yes or no.
    Given,
    /// A percentage.
    Percent,
    /// An amount in the base currency.
    Amount,
    /// A number of things.
    Count,
    /// Words.
    Words,
}

/// What a level has of a benefit.
#[derive(Clone, Debug, PartialEq)]
pub enum Granted {
    /// It has it.
    Yes,
    /// So much.
    Figure(Figures),
    /// So much per product group.
    ByGroup(Vec<(usize, Figures)>),
    /// These words.
    Words(Text),
}

/// What a benefit or incentive needs to be in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A duty.
    Duty(usize),
    /// A requirement.
    Requirement(usize),
}
