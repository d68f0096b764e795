//! Where a partner is on one ladder, and how it came there.

use jiff::civil::Date;

use crate::model::Ladder;

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

/// The open election window.
#[derive(Clone, Debug)]
pub(super) struct Window {
    pub(super) closes: Date,
    pub(super) eligible: Vec<bool>,
    pub(super) chosen: bool,
    pub(super) launch: bool,
}

/// A level set by a person.
#[derive(Clone, Debug)]
pub(super) struct Override {
    pub(super) level: Option<String>,
    pub(super) until: Option<Date>,
}

#[derive(Clone, Debug)]
pub(super) struct State {
    /// The first day on this ladder.
    pub(super) started: Date,
    held: Option<String>,
    since: Date,
    pub(super) history: Vec<Change>,
    pub(super) proposals: Vec<Proposal>,
    /// Decided changes that take effect later.
    pub(super) scheduled: Vec<(Date, Option<String>, Cause)>,
    /// What the review that found the partner below its level found it to be worth: grace puts a fall off, it does not deepen it.
    pub(super) below: Option<Option<String>>,
    pub(super) grace_until: Option<Date>,
    /// No fall below this level to the last day of the transition.
    pub(super) floor: Option<(usize, Date)>,
    pub(super) overridden: Option<Override>,
    pub(super) locked_until: Option<Date>,
    pub(super) misses: Vec<(String, i32)>,
    pub(super) enrolled_until: Option<Date>,
    pub(super) window: Option<Window>,
}

/// The place of a level, by its id or the id it had before.
pub(super) fn place(ladder: &Ladder, id: &str) -> Option<usize> {
    let by_id = ladder.levels.iter().position(|level| level.id == id);
    by_id.or_else(|| ladder.levels.iter().position(|level| level.was.as_deref() == Some(id)))
}

impl State {
    pub(super) fn new(day: Date) -> Self {
        Self {
            started: day,
            held: None,
            since: day,
            history: vec![],
            proposals: vec![],
            scheduled: vec![],
            below: None,
            grace_until: None,
            floor: None,
            overridden: None,
            locked_until: None,
            misses: vec![],
            enrolled_until: None,
            window: None,
        }
    }

    /// Drops whatever waits, protects or is to come.
    pub(super) fn forget(&mut self) {
        let history = std::mem::take(&mut self.history);
        *self = Self { held: self.held.take(), since: self.since, history, ..Self::new(self.started) };
    }

    /// The level by the rules.
    pub(super) fn level(&self, ladder: &Ladder) -> Option<usize> {
        self.held.as_deref().and_then(|id| place(ladder, id))
    }

    /// The level as everybody sees it: set by a person, else by the rules.
    pub(super) fn shown(&self, ladder: &Ladder, day: Date) -> Option<usize> {
        match self.overridden.as_ref().filter(|set| set.until.is_none_or(|until| day <= until)) {
            Some(set) => set.level.as_deref().and_then(|id| place(ladder, id)),
            None => self.level(ladder),
        }
    }

    pub(super) fn floor_level(&self, day: Date) -> Option<usize> {
        self.floor.filter(|(_, until)| day <= *until).map(|(level, _)| level)
    }

    /// Changes the level by the rules.
    pub(super) fn set(&mut self, ladder: &Ladder, level: Option<usize>, cause: Cause, day: Date) {
        let before = self.level(ladder);
        let first = self.history.is_empty();
        if before == level && !(first && level.is_some()) {
            return;
        }
        let to = level.and_then(|level| ladder.levels.get(level)).map(|level| level.id.clone());
        self.history.push(Change { date: day, from: self.held.clone(), to: to.clone(), cause });
        self.held = to;
        self.since = day;
        self.below = None;
        self.grace_until = None;
        self.proposals.retain(|proposal| !matches!(proposal.kind, ProposalKind::Rise | ProposalKind::Fall | ProposalKind::Sanction(_)));
        if level.is_none()
            && before.is_some()
            && let Some(lock_out) = ladder.lock_out
        {
            self.locked_until = Some(lock_out.after(day));
        }
    }

    /// Notes something that waits for a person, in place of the same thing noted before.
    pub(super) fn propose(&mut self, ladder: &Ladder, kind: ProposalKind, level: Option<usize>, day: Date) {
        let to = level.and_then(|level| ladder.levels.get(level)).map(|level| level.id.clone());
        let since = self.proposals.iter().find(|known| known.kind == kind && known.to == to).map_or(day, |known| known.since);
        self.proposals.retain(|known| known.kind != kind);
        self.proposals.push(Proposal { kind, to, since });
    }

    pub(super) fn withdraw(&mut self, kind: &ProposalKind) {
        self.proposals.retain(|known| known.kind != *kind);
    }

    /// Follows a level to its name in a new version; a dropped one is left.
    pub(super) fn rename(&mut self, ladder: &Ladder, day: Date) {
        let Some(id) = self.held.clone() else { return };
        let to = place(ladder, &id).map(|place| ladder.levels[place].id.clone());
        if to.as_ref() != Some(&id) {
            self.history.push(Change { date: day, from: Some(id), to: to.clone(), cause: Cause::NewVersion });
            self.held = to;
        }
    }

    pub(super) fn finish(&self, ladder: &Ladder, as_of: Date) -> Replayed {
        let running = self.overridden.as_ref().filter(|set| set.until.is_none_or(|until| as_of <= until));
        let kept = [
            running.and_then(|set| set.until),
            self.floor.map(|(_, until)| until).filter(|until| as_of <= *until),
            self.enrolled_until.filter(|until| as_of <= *until),
        ];
        let held = self.shown(ladder, as_of);
        let choice = self.window.as_ref().filter(|window| as_of <= window.closes).map(|window| Choice {
            until: window.closes,
            eligible: window.eligible.iter().enumerate().filter(|(_, eligible)| **eligible).map(|(level, _)| level).collect(),
        });
        Replayed {
            held,
            since: held.and(self.history.iter().rev().find(|change| !matches!(change.cause, Cause::NewVersion)).map(|change| change.date)),
            history: self.history.clone(),
            proposals: self.proposals.clone(),
            kept_until: kept.into_iter().flatten().max(),
            grace_until: self.grace_until,
            coming: self.scheduled.iter().map(|(day, level, _)| (*day, level.as_deref().and_then(|id| place(ladder, id)))).collect(),
            choice,
        }
    }
}
