//! What a replay tells: the level held, every change with its cause, what waits and what is to come.

use jiff::civil::Date;

/// A change of level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The first day of the new level.
    pub date: Date,
    /// The level before, by id.
    pub from: Option<String>,
    /// The level since, by id.
    pub to: Option<String>,
    /// Why.
    pub cause: Cause,
}

/// Why a level changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The programme took effect.
    Launch,
    /// The partner joined.
    Entry,
    /// An old status is worth this level.
    Transition,
    /// Old statuses no longer protect.
    TransitionEnded,
    /// A review, measured as of this day.
    Review(Date),
    /// The rules act at once.
    AtOnce,
    /// The time of grace is over.
    GraceEnded,
    /// The partner chose.
    Elected,
    /// The partner did not choose.
    Silent,
    /// A person approved a proposal: who, why.
    Approved(String, String),
    /// A sanction, by id.
    Sanction(String),
    /// A person set the level: who, why.
    Override(String, String),
    /// What a person set has run out.
    OverrideEnded,
    /// It was paid for while qualified.
    Purchased,
    /// What was paid for has run out.
    PurchaseEnded,
    /// A new version renamed or dropped the level.
    NewVersion,
    /// The partner left.
    Left,
    /// The rules moved the level beneath one set by a person: it is not what was held.
    Beneath(Box<Cause>),
}

impl Change {
    /// Whether the change was seen: not one beneath a level set by a person.
    #[must_use]
    pub fn is_seen(&self) -> bool {
        !matches!(self.cause, Cause::Beneath(_))
    }
}

/// Something that waits for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What.
    pub kind: ProposalKind,
    /// To which level, by id.
    pub to: Option<String>,
    /// Since when it waits.
    pub since: Date,
}

/// What waits for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProposalKind {
    /// A rise.
    Rise,
    /// A fall.
    Fall,
    /// A choice that needs verification.
    Election,
    /// A sanction, by id.
    Sanction(String),
    /// Losing benefits, by the sanction's id.
    LoseBenefits(String),
}

/// An open window in which the partner may choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Last day.
    pub until: Date,
    /// Levels it may choose.
    pub eligible: Vec<usize>,
}

/// Where the replay arrived.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replayed {
    /// The level held.
    pub held: Option<usize>,
    /// Since when.
    pub since: Option<Date>,
    /// Every change of level, oldest first.
    pub history: Vec<Change>,
    /// What waits for a person.
    pub proposals: Vec<Proposal>,
    /// The last day a level set by a person, an old status or a purchase holds.
    pub kept_until: Option<Date>,
    /// The day before which a fall already found does not take effect.
    pub grace_until: Option<Date>,
    /// Changes that are decided and take effect later: day and level.
    pub coming: Vec<(Date, Option<usize>)>,
    /// The window in which the partner may choose.
    pub choice: Option<Choice>,
}
