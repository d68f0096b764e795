//! Levels and their calendar.

use jiff::civil::Date;

use super::{Dated, Text};
use crate::period::{Duration, Period, Window};

/// Levels, lowest first, and when a partner moves between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Ladder {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub title: Text,
    /// Its levels, lowest first.
    pub levels: Vec<Level>,
    /// Where a new partner starts.
    pub entry: Entry,
    /// Where partners stand when the first version takes effect.
    pub at_launch: Entry,
    /// Who decides.
    pub decided_by: DecidedBy,
    /// When a partner may rise.
    pub rise: Move,
    /// When it may fall.
    pub fall: Move,
    /// On which days it must qualify.
    pub qualifies: Vec<Dated<Qualifies>>,
    /// Measured for each value of this column; the best is carried.
    pub each: Option<String>,
    /// Statuses from before.
    pub transition: Option<Transition>,
    /// What follows from missing a requirement repeatedly.
    pub sanctions: Vec<Sanction>,
    /// How long nobody comes back after falling out.
    pub lock_out: Option<Duration>,
    /// What a reader should know.
    pub note: Text,
}

/// A level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub title: Text,
    /// Its id in the version before, where it was renamed.
    pub was: Option<String>,
    /// Whether it needs an invitation beside the numbers.
    pub by_invitation: bool,
}

/// Where a partner starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// On no level.
    None,
    /// On the highest it qualifies for.
    BestFit,
    /// On this level, without a test.
    Level(usize),
}

/// Who decides the level.
#[derive(Clone, Debug, PartialEq)]
pub enum DecidedBy {
    /// The rules.
    Rules,
    /// The partner chooses among what it qualifies for.
    Partner(Election),
    /// Every rise waits for a person.
    Approval,
    /// A payment made while qualified.
    Purchase(Purchase),
}

/// When a level may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// When.
    pub when: When,
    /// Effect so long after the period's end.
    pub lag: Option<Duration>,
    /// A person decides.
    pub by_proposal: bool,
    /// Falls only if still below after it.
    pub grace: Option<Duration>,
    /// No change before this day.
    pub not_before: Option<Date>,
}

impl Move {
    /// No move at all.
    pub const NEVER: Self = Self { when: When::Never, lag: None, by_proposal: false, grace: None, not_before: None };
}

/// The rhythm of moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// On the very day.
    AtOnce,
    /// Measured as of the last day of each period.
    Each(Period),
    /// Never.
    Never,
}

/// On which days a partner must qualify.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Qualifies {
    /// On the day itself.
    OnTheDay,
    /// On one day of the window.
    AnyDay(Window),
}

/// The partner's choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Election {
    /// The first day of this period opens the window.
    pub opens: Period,
    /// How many days it is open.
    pub days: i32,
    /// What silence means.
    pub when_silent: Silence,
    /// Whether a rise waits for a person.
    pub up_is_verified: bool,
    /// Days to ask for another level after the launch placement.
    pub launch_days: Option<i32>,
}

/// What silence means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// The lowest level.
    Lowest,
    /// The highest it qualifies for.
    BestFit,
    /// The level it has, as long as it qualifies.
    Keep,
}

/// A payment that opens the level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purchase {
    /// The payment's name.
    pub payment: String,
    /// How long it holds.
    pub lasts: Duration,
    /// One payment opens every such ladder.
    pub shared: bool,
}

/// Statuses from before the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transition {
    /// Old status to level.
    pub map: Vec<(String, usize)>,
    /// Last day the old status is a floor.
    pub kept_until: Date,
    /// The highest counts when a partner had several (else the lowest).
    pub highest: bool,
}

/// What follows from missing a requirement repeatedly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sanction {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub title: Text,
    /// The requirement.
    pub requirement: usize,
    /// So often in a row.
    pub missed: i32,
    /// Looked at as of the last day of each.
    pub every: Period,
    /// Waits for a person.
    pub by_proposal: bool,
    /// Whether the level is at stake (else benefits).
    pub falls: bool,
    /// Falls to the lowest level (else the next lower one).
    pub to_lowest: bool,
}
