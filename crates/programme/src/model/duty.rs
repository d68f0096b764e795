//! Duties: who owes what by when.

use super::Text;
use crate::condition::Expr;
use crate::period::{Duration, Period};

/// Something a partner must do by a date.
#[derive(Clone, Debug, PartialEq)]
pub struct Duty {
    /// Its id.
    pub id: String,
    /// The first day it is owed: when the first version that has it takes effect.
    pub since: jiff::civil::Date,
    /// Its name for people.
    pub title: Text,
    /// How often.
    pub rhythm: Rhythm,
    /// By when.
    pub due: Option<Due>,
    /// Who owes it: a ladder and its levels.
    pub levels: Option<(usize, Vec<bool>)>,
    /// Who owes it: a condition.
    pub condition: Option<Expr>,
    /// Owed only then.
    pub only_if: Option<Expr>,
    /// Whether it is in order until it is due.
    pub open_is_in_order: bool,
    /// What proves it.
    pub proof: Text,
    /// What follows.
    pub if_missed: Text,
    /// What a reader should know.
    pub note: Text,
    /// `every` and `due` in the author's words.
    pub words: String,
}

/// How often a duty is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Once.
    Once,
    /// In every period.
    Every(Period),
    /// Before every meeting of this name.
    Before(String),
}

/// When a duty is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// How long after (or before) the anchor.
    pub length: Duration,
    /// Before it, not after.
    pub before: bool,
    /// The anchor.
    pub anchor: Anchor,
    /// A column of the partner: the later of the two counts.
    pub or_later: Option<usize>,
}

/// What a deadline is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// First day of the period.
    Start,
    /// Last day of the period.
    End,
    /// The day the partner joined.
    Joining,
    /// The day of the meeting.
    Meeting,
}
