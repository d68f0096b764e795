//! The rows of the requirement matrix.

use rust_decimal::Decimal;

use super::{Dated, Pool, Text, WhichPeople};
use crate::condition::Expr;
use crate::period::{Period, Window};

/// A row of the requirement matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Requirement {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub title: Text,
    /// The ladder it belongs to.
    pub ladder: usize,
    /// What is asked.
    pub test: Test,
    /// For which levels.
    pub levels: Vec<bool>,
    /// Asked only then.
    pub only_if: Option<Expr>,
    /// What an undefined measure means.
    pub if_undefined: Option<IfUndefined>,
    /// Nothing else is looked at until this holds.
    pub gate: bool,
    /// On which days it is asked.
    pub asked: Asked,
    /// Counts only within a combination.
    pub within: bool,
    /// What a reader should know.
    pub note: Text,
}

/// What a requirement asks.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// A measure against a number per level.
    Measure {
        /// The measure.
        measure: usize,
        /// How it is compared.
        bound: Bound,
        /// The numbers.
        figures: Vec<Figures>,
    },
    /// A condition.
    Condition(Expr, String),
    /// A duty that must be in order.
    Duty(usize),
    /// People matched to slots.
    People {
        /// The slots.
        slots: Vec<Slot>,
        /// Whether a person fills one slot only.
        one_slot: bool,
        /// Whose people.
        pool: Pool,
    },
    /// One of these rows.
    Any(Vec<usize>),
    /// All of these rows.
    All(Vec<usize>),
    /// So many of these rows.
    Several {
        /// How many, per level.
        n: Vec<Figures>,
        /// Of which.
        of: Vec<usize>,
        /// These must be among them.
        including: Vec<usize>,
    },
    /// The first whose condition holds.
    Choose(Vec<(Option<Expr>, usize)>),
}

/// How a measure is compared with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Reached is enough.
    AtLeast,
    /// Must be exceeded.
    MoreThan,
    /// Must not be exceeded.
    AtMost,
    /// Must not be reached.
    LessThan,
}

impl Bound {
    /// Whether a larger measure is better.
    #[must_use]
    pub fn is_minimum(self) -> bool {
        matches!(self, Self::AtLeast | Self::MoreThan)
    }

    /// Whether the measure satisfies the bound.
    #[must_use]
    pub fn holds(self, measured: Decimal, figure: Decimal) -> bool {
        match self {
            Self::AtLeast => measured >= figure,
            Self::MoreThan => measured > figure,
            Self::AtMost => measured <= figure,
            Self::LessThan => measured < figure,
        }
    }
}

/// Numbers by date, for one level; empty where the level is not asked.
pub type Figures = Vec<Dated<Figure>>;

/// A number, fixed or worked out.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// An expression (a plain number is one too), with its text.
    Is(Expr, String),
    /// Known only as a range so far.
    Between {
        /// Lower end.
        lower: Decimal,
        /// Upper end.
        upper: Decimal,
        /// Whether the lower end counts until the number is fixed.
        take_lower: bool,
    },
}

/// What an undefined measure means for a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IfUndefined {
    /// The requirement holds.
    Met,
    /// It does not.
    NotMet,
    /// It is not asked.
    NotApplicable,
}

/// On which days a requirement is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// On the as-of date.
    OnTheDay,
    /// One day of the window is enough.
    OnAnyDay(Window),
    /// As of the end of each of so many whole periods before the current one.
    InEach(i32, Period),
}

/// People of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub title: Text,
    /// Who fits.
    pub people: WhichPeople,
    /// How many, per level.
    pub need: Vec<Figures>,
}
