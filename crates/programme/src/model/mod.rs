//! A checked programme: what the file says, with every name resolved and every unit fitting. Nothing in it is checked again.
//!
//! Built only by [`crate::check`]. Places in lists stand for names: a measure is a number into [`Programme::measures`].

mod incentive;
mod ladder;

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

pub use incentive::{
    Audience, Band, Cap, Ceiling, DealRegistration, Enrolment, Extension, Fund, FundWindows, Incentive, IncentiveBasis, IncentiveMode, Leads,
    Minimum, Nfr, Payout,
};
pub use ladder::{DecidedBy, Election, Entry, Ladder, Level, Move, Purchase, Qualifies, Sanction, Silence, Transition, When};

use crate::condition::{Dimension, Expr, Kind, Unit, Vocabulary};
use crate::money::Rounding;
use crate::period::{Duration, Period, Window};
use crate::record::{Cell, Schema, TypeId};

/// A text, perhaps in several languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(pub Vec<(String, String)>);

impl Text {
    /// The text in this language, else in the first it has.
    #[must_use]
    pub fn get(&self, language: &str) -> &str {
        let own = self.0.iter().find(|(known, _)| known == language);
        own.or(self.0.first()).map_or("", |(_, text)| text)
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// One version of a partner programme.
#[derive(Clone, Debug)]
pub struct Programme {
    /// Its id, the same in every version.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The name of this version.
    pub version: String,
    /// First day in force.
    pub effective: Date,
    /// Last day in force, where said.
    pub until: Option<Date>,
    /// Base currency.
    pub currency: String,
    /// First day of the programme year.
    pub year_start: Option<(i8, i8)>,
    /// How days are counted to a deadline.
    pub day_count: Option<DayCount>,
    /// How money is rounded.
    pub rounding: Option<Rounding>,
    /// Languages of the texts, the first one leading.
    pub languages: Vec<String>,
    /// Days of notice before a substantial change.
    pub notice_days: Option<i32>,
    /// Types of partners.
    pub partner_types: Vec<(String, Text)>,
    /// What a reader should know.
    pub note: Text,
    /// Its record types.
    pub schema: Arc<Schema>,
    /// Countries in zones.
    pub zonings: Vec<Zoning>,
    /// Groups of products.
    pub product_groups: Vec<ProductGroup>,
    /// Named values.
    pub values: Vec<Named>,
    /// Tables.
    pub tables: Vec<Table>,
    /// Measures, each after those it is made of.
    pub measures: Vec<Measure>,
    /// The order in which measures are worked out: each after those it is made of.
    pub measure_order: Vec<usize>,
    /// Rows of the requirement matrix.
    pub requirements: Vec<Requirement>,
    /// Ladders.
    pub ladders: Vec<Ladder>,
    /// Duties.
    pub duties: Vec<Duty>,
    /// Rows of the benefit matrix.
    pub benefits: Vec<Benefit>,
    /// Audiences.
    pub segments: Vec<Segment>,
    /// Money to earn.
    pub incentives: Vec<Incentive>,
    /// Marketing funds.
    pub funds: Vec<Fund>,
    /// Policies of deal registration.
    pub deal_registration: Vec<DealRegistration>,
    /// Products not for resale.
    pub nfr: Vec<Nfr>,
    /// How leads are given.
    pub leads: Vec<Leads>,
    /// The names, for expressions asked later.
    pub names: Vocabulary,
}

/// How days are counted to a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayCount {
    /// 1 April + 45 days: 16 May.
    FromTheNextDay,
    /// 1 April is day one: 15 May.
    FromTheSameDay,
}

impl DayCount {
    /// The last day of so many days that begin with `start`.
    #[must_use]
    pub fn deadline(self, start: Date, days: i32) -> Date {
        crate::period::later_days(start, if self == Self::FromTheSameDay && days > 0 { days - 1 } else { days })
    }
}

/// Countries put into zones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zoning {
    /// Its name.
    pub name: String,
    /// Zones with their countries.
    pub zones: Vec<(String, Vec<String>)>,
    /// The zone of every other country.
    pub other: Option<String>,
}

impl Zoning {
    /// The zone of a country.
    #[must_use]
    pub fn zone(&self, country: &str) -> Option<&str> {
        let named = self.zones.iter().find(|(_, countries)| countries.iter().any(|known| known == country));
        named.map(|(zone, _)| zone.as_str()).or(self.other.as_deref())
    }
}

/// A group of products.
#[derive(Clone, Debug, PartialEq)]
pub struct ProductGroup {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Which sales belong to it.
    pub condition: Expr,
}

/// A value for a stretch of time; both ends included, open where empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated<T> {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// The value.
    pub value: T,
}

/// The value in force on a day: of those that hold then, the one that began last.
pub fn in_force<T>(values: &[Dated<T>], day: Date) -> Option<&T> {
    let holds = |dated: &&Dated<T>| dated.from.is_none_or(|from| from <= day) && dated.until.is_none_or(|until| day <= until);
    values.iter().filter(holds).max_by(|a, b| (a.from, b.until.is_none()).cmp(&(b.from, a.until.is_none()))).map(|dated| &dated.value)
}

/// A named value.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its values by date.
    pub values: Vec<Dated<Cell>>,
}

/// A table of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its name for people.
    pub title: Text,
    /// What it is looked up by.
    pub by: Vec<Dimension>,
    /// The names of what it is looked up by, as written.
    pub by_names: Vec<String>,
    /// The unit of its values.
    pub unit: Unit,
    /// Whether its rows come with the data.
    pub outside: bool,
    /// Its rows.
    pub rows: Vec<(Vec<String>, Vec<Dated<Decimal>>)>,
}

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

/// Something a partner must do by a date.
#[derive(Clone, Debug, PartialEq)]
pub struct Duty {
    /// Its id.
    pub id: String,
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

/// A named audience.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub title: Text,
    /// Who belongs to it.
    pub condition: Expr,
}

/// The versions of one programme, oldest first.
#[derive(Clone, Debug)]
pub struct History(Vec<Programme>);

/// Why versions are not a history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAHistory {
    /// There is none.
    Empty,
    /// Versions of different programmes.
    Different(String, String),
    /// Two versions take effect on the same day.
    SameDay(String, String),
}

impl std::fmt::Display for NotAHistory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => write!(f, "no version of a programme was given"),
            Self::Different(a, b) => write!(f, "`{a}` and `{b}` are different programmes; give versions of one"),
            Self::SameDay(a, b) => write!(f, "versions `{a}` and `{b}` take effect on the same day; change `effective` of one"),
        }
    }
}

impl std::error::Error for NotAHistory {}

impl History {
    /// Puts versions in order.
    ///
    /// # Errors
    /// [`NotAHistory`] when they are not versions of one programme, each from its own day.
    pub fn new(mut versions: Vec<Programme>) -> Result<Self, NotAHistory> {
        versions.sort_by_key(|version| version.effective);
        for pair in versions.windows(2) {
            if pair[0].id != pair[1].id {
                return Err(NotAHistory::Different(pair[0].id.clone(), pair[1].id.clone()));
            }
            if pair[0].effective == pair[1].effective {
                return Err(NotAHistory::SameDay(pair[0].version.clone(), pair[1].version.clone()));
            }
        }
        if versions.is_empty() { Err(NotAHistory::Empty) } else { Ok(Self(versions)) }
    }

    /// The versions, oldest first.
    #[must_use]
    pub fn versions(&self) -> &[Programme] {
        &self.0
    }

    /// The version in force on a day; before the first one takes effect, the first.
    #[must_use]
    pub fn on(&self, day: Date) -> &Programme {
        let place = self.0.partition_point(|version| version.effective <= day);
        &self.0[place.saturating_sub(1)]
    }
}
