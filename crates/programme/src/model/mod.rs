//! A checked programme: what the file says, with every name resolved and every unit fitting. Nothing in it is checked again.
//!
//! Built only by [`crate::check`]. Places in lists stand for names: a measure is a number into [`Programme::measures`].

mod benefit;
mod duty;
mod incentive;
mod ladder;
mod measure;
mod requirement;

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

pub use benefit::{Benefit, BenefitKind, Granted, Need};
pub use duty::{Anchor, Due, Duty, Rhythm};
pub use incentive::{
    Accrual, Audience, Band, BandsPer, Cap, Ceiling, DealRegistration, Enrolment, Extension, Fund, FundWindows, Incentive, IncentiveBasis,
    IncentiveMode, Leads, Minimum, Nfr, Payout, Stacking,
};
pub use ladder::{DecidedBy, Election, Entry, Ladder, Level, Move, Purchase, Qualifies, Sanction, Silence, Transition, When};

pub use measure::{Aggregate, How, Measure, OverRecords, Pool, WhichPeople};
pub use requirement::{Asked, Bound, Figure, Figures, IfUndefined, Requirement, Slot, Test};

use crate::condition::{Dimension, Expr, Kind, Unit, Vocabulary};
use crate::money::Rounding;
use crate::record::{Cell, Schema};

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
    /// Two versions have the same name.
    SameName(String),
}

impl std::fmt::Display for NotAHistory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => write!(f, "no version of a programme was given"),
            Self::Different(a, b) => write!(f, "`{a}` and `{b}` are different programmes; give versions of one"),
            Self::SameName(name) => write!(f, "two versions are called `{name}`; give each its own `version`"),
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
        for (place, version) in versions.iter().enumerate() {
            if versions[..place].iter().any(|known| known.version == version.version) {
                return Err(NotAHistory::SameName(version.version.clone()));
            }
        }
        carry_duties(&mut versions);
        if versions.is_empty() { Err(NotAHistory::Empty) } else { Ok(Self(versions)) }
    }

    /// An incentive that looks at the sales of others, by id: who sold the deal, what a customer bought elsewhere.
    #[must_use]
    pub fn looks_at_others(&self) -> Option<&str> {
        let incentives = self.0.iter().flat_map(|version| &version.incentives);
        incentives.into_iter().find(|own| own.by_registrant || own.new_customer.is_some()).map(|own| own.id.as_str())
    }

    /// The versions, oldest first.
    #[must_use]
    pub fn versions(&self) -> &[Programme] {
        &self.0
    }

    /// The version in force on a day.
    ///
    /// # Errors
    /// [`NotInForce`]: before the first version, or between or after versions that end.
    pub fn in_force(&self, day: Date) -> Result<&Programme, NotInForce> {
        let place = self.0.partition_point(|version| version.effective <= day);
        let current = place.checked_sub(1).map(|place| &self.0[place]);
        let ended =
            current.and_then(|version| version.until.map(|until| (version.version.clone(), until))).filter(|(_, until)| *until < day);
        match current {
            Some(version) if ended.is_none() => Ok(version),
            _ => Err(NotInForce { day, ended, begins: self.0.get(place).map(|next| (next.version.clone(), next.effective)) }),
        }
    }

    /// The version in force on a day; before the first one takes effect, the first.
    #[must_use]
    pub fn on(&self, day: Date) -> &Programme {
        let place = self.0.partition_point(|version| version.effective <= day);
        &self.0[place.saturating_sub(1)]
    }
}

/// No version is in force on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotInForce {
    /// The day.
    pub day: Date,
    /// The version before, and its last day.
    pub ended: Option<(String, Date)>,
    /// The version after, and its first day.
    pub begins: Option<(String, Date)>,
}

impl std::fmt::Display for NotInForce {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "no version of the programme is in force on {}", self.day)?;
        if let Some((version, until)) = &self.ended {
            write!(f, "; version `{version}` ended on {until}")?;
        }
        match &self.begins {
            Some((version, effective)) => write!(f, "; version `{version}` takes effect on {effective}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for NotInForce {}

/// A duty is owed since the first of the versions in a row that have it: a new version forgives nothing.
fn carry_duties(versions: &mut [Programme]) {
    for place in 1..versions.len() {
        let (before, rest) = versions.split_at_mut(place);
        let (Some(before), Some(own)) = (before.last(), rest.first_mut()) else { continue };
        for duty in &mut own.duties {
            if let Some(known) = before.duties.iter().find(|known| known.id == duty.id) {
                duty.since = known.since;
            }
        }
    }
}
