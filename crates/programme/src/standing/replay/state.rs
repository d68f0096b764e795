//! Where a partner is on one ladder: what it earned, what protects it, what waits and what is to come.

use jiff::civil::Date;

use super::told::{Cause, Change, Choice, Proposal, ProposalKind, Replayed};
use crate::model::Ladder;

/// The open election window.
#[derive(Clone, Debug)]
pub(super) struct Window {
    pub(super) closes: Date,
    /// Level ids.
    pub(super) eligible: Vec<String>,
    pub(super) chosen: bool,
    pub(super) launch: bool,
}

/// A level set by a person.
#[derive(Clone, Debug)]
pub(super) struct Override {
    pub(super) level: Option<String>,
    pub(super) until: Option<Date>,
}

/// No fall below this level to the last day of the transition.
#[derive(Clone, Debug)]
pub(super) struct Floor {
    pub(super) level: String,
    pub(super) until: Date,
}

/// Which way a decided move goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Rise,
    Fall,
}

/// A decided move: a rise never lowers and a fall never raises, whatever happened until it takes effect.
#[derive(Clone, Debug)]
pub(super) struct Effect {
    pub(super) way: Way,
    pub(super) to: Option<String>,
    pub(super) cause: Cause,
}

/// A review found the partner below its level; grace runs.
#[derive(Clone, Debug)]
pub(super) struct Below {
    /// What the review found it to be worth: grace puts a fall off, it does not deepen it.
    pub(super) worth: Option<String>,
    /// The day of the review, from which a lag is counted.
    pub(super) reviewed: Date,
    /// The last day of grace.
    pub(super) until: Date,
}

/// A level paid for: the one that runs, or its renewal.
#[derive(Clone, Debug)]
pub(super) struct Paid {
    pub(super) level: String,
    pub(super) from: Date,
    pub(super) until: Date,
}

#[derive(Clone, Debug)]
pub(super) struct State {
    /// The first day on this ladder.
    pub(super) started: Date,
    /// The level by the rules, without the floor of an old status.
    earned: Option<String>,
    pub(super) floor: Option<Floor>,
    pub(super) overridden: Option<Override>,
    pub(super) history: Vec<Change>,
    pub(super) proposals: Vec<Proposal>,
    /// Decided moves that take effect later.
    pub(super) scheduled: Vec<(Date, Effect)>,
    pub(super) below: Option<Below>,
    pub(super) locked_until: Option<Date>,
    pub(super) misses: Vec<(String, i32)>,
    /// After a sanctioned fall: no rise at once before this day.
    pub(super) held_down_until: Option<Date>,
    /// What is paid for, in order: each begins the day after the one before it.
    pub(super) paid: Vec<Paid>,
    pub(super) window: Option<Window>,
}

/// The place of a level, by its id.
pub(super) fn place(ladder: &Ladder, id: &str) -> Option<usize> {
    ladder.levels.iter().position(|level| level.id == id)
}

/// The place of a level of the version before: the level that says it `was` this one, else the one of the same id.
pub(super) fn place_carried(ladder: &Ladder, id: &str) -> Option<usize> {
    ladder.levels.iter().position(|level| level.was.as_deref() == Some(id)).or_else(|| place(ladder, id))
}

/// The place in the version before of a level of this one.
pub(super) fn place_before(before: &Ladder, ladder: &Ladder, level: usize) -> Option<usize> {
    let level = ladder.levels.get(level)?;
    level.was.as_deref().and_then(|was| place(before, was)).or_else(|| place(before, &level.id))
}

pub(super) fn id_of(ladder: &Ladder, level: Option<usize>) -> Option<String> {
    level.and_then(|level| ladder.levels.get(level)).map(|level| level.id.clone())
}

impl State {
    pub(super) fn new(day: Date) -> Self {
        Self {
            started: day,
            earned: None,
            floor: None,
            overridden: None,
            history: vec![],
            proposals: vec![],
            scheduled: vec![],
            below: None,
            locked_until: None,
            misses: vec![],
            held_down_until: None,
            paid: vec![],
            window: None,
        }
    }

    /// Where a partner starts: on the higher of its placement and its floor.
    pub(super) fn start(&mut self, ladder: &Ladder, placed: Option<usize>, floor: Option<Floor>, cause: Cause, day: Date) {
        self.floor = floor;
        self.earned = id_of(ladder, placed);
        self.note(ladder, None, cause, day);
    }

    /// Drops everything: the level, and whatever waits, protects or is to come.
    pub(super) fn leave(&mut self, ladder: &Ladder, day: Date) {
        let from = id_of(ladder, self.shown(ladder, day));
        let history = std::mem::take(&mut self.history);
        *self = Self { history, ..Self::new(self.started) };
        if from.is_some() {
            self.history.push(Change { date: day, from, to: None, cause: Cause::Left });
        }
    }

    /// The level by the rules, without the floor.
    pub(super) fn earned(&self, ladder: &Ladder) -> Option<usize> {
        self.earned.as_deref().and_then(|id| place(ladder, id))
    }

    pub(super) fn floor_level(&self, ladder: &Ladder) -> Option<usize> {
        self.floor.as_ref().and_then(|floor| place(ladder, &floor.level))
    }

    /// The level by the rules: what is earned, and not below the floor.
    pub(super) fn level(&self, ladder: &Ladder) -> Option<usize> {
        self.earned(ladder).max(self.floor_level(ladder))
    }

    /// The level as everybody sees it: set by a person, else by the rules.
    pub(super) fn shown(&self, ladder: &Ladder, day: Date) -> Option<usize> {
        match self.overridden.as_ref().filter(|set| set.until.is_none_or(|until| day <= until)) {
            Some(set) => set.level.as_deref().and_then(|id| place(ladder, id)),
            None => self.level(ladder),
        }
    }

    /// Whether a level is barred: higher than the present one, for a partner that fell out and may not come back yet.
    pub(super) fn is_barred(&self, ladder: &Ladder, level: Option<usize>, day: Date) -> bool {
        level > self.level(ladder) && self.locked_until.is_some_and(|until| day < until)
    }

    /// Changes the earned level.
    pub(super) fn set(&mut self, ladder: &Ladder, level: Option<usize>, cause: Cause, day: Date) {
        if self.earned(ladder) == level {
            return;
        }
        let before = self.level(ladder);
        self.earned = id_of(ladder, level);
        self.below = None;
        self.proposals.retain(|proposal| matches!(proposal.kind, ProposalKind::Election | ProposalKind::LoseBenefits(_)));
        self.note(ladder, before, cause, day);
        if self.level(ladder).is_none()
            && before.is_some()
            && let Some(lock_out) = ladder.lock_out
        {
            self.locked_until = Some(lock_out.after(day));
        }
    }

    /// Carries out a decided move, unless meanwhile there is nothing left of it to do.
    pub(super) fn apply(&mut self, ladder: &Ladder, effect: Effect, day: Date) {
        let to = effect.to.as_deref().and_then(|id| place(ladder, id));
        let moves = match effect.way {
            Way::Rise => to > self.earned(ladder) && !self.is_barred(ladder, to, day),
            Way::Fall => to < self.earned(ladder) && self.paid.is_empty(),
        };
        if moves {
            self.set(ladder, to, effect.cause, day);
        }
    }

    /// The old status protects no longer: a level held for its sake alone falls to what is earned, or to what the numbers are enough for.
    pub(super) fn end_floor(&mut self, ladder: &Ladder, best: Option<usize>, day: Date) {
        let before = self.level(ladder);
        let kept = self.earned(ladder).max(best.min(before));
        self.floor = None;
        self.earned = id_of(ladder, kept);
        self.note(ladder, before, Cause::TransitionEnded, day);
    }

    /// Writes a change of the level by the rules into the history.
    fn note(&mut self, ladder: &Ladder, before: Option<usize>, cause: Cause, day: Date) {
        let now = self.level(ladder);
        if now == before {
            return;
        }
        let cause = if self.overridden.is_some() { Cause::Beneath(Box::new(cause)) } else { cause };
        self.history.push(Change { date: day, from: id_of(ladder, before), to: id_of(ladder, now), cause });
    }

    /// Notes something that waits for a person, in place of the same thing noted before.
    pub(super) fn propose(&mut self, ladder: &Ladder, kind: ProposalKind, level: Option<usize>, day: Date) {
        let to = id_of(ladder, level);
        let since = self.proposals.iter().find(|known| known.kind == kind && known.to == to).map_or(day, |known| known.since);
        self.proposals.retain(|known| known.kind != kind);
        self.proposals.push(Proposal { kind, to, since });
    }

    pub(super) fn withdraw(&mut self, kind: &ProposalKind) {
        self.proposals.retain(|known| known.kind != *kind);
    }

    /// Counts how often in a row a sanction's requirement was missed.
    pub(super) fn count_misses(&mut self, id: &str, count: i32) {
        match self.misses.iter_mut().find(|(known, _)| known == id) {
            Some((_, known)) => *known = count,
            None => self.misses.push((id.to_owned(), count)),
        }
    }

    /// Follows every level to its name in a new version; a dropped one is left, and what was to lead to it.
    pub(super) fn carry(&mut self, before: &Ladder, ladder: &Ladder, day: Date) {
        let carried = |id: &str| id_of(ladder, place_carried(ladder, id));
        let carried_or_none = |id: &Option<String>| id.as_deref().and_then(carried);
        let stays = |id: &Option<String>| id.is_none() || carried_or_none(id).is_some();
        let from = id_of(before, self.shown(before, day));
        self.earned = carried_or_none(&self.earned);
        self.floor = self.floor.take().and_then(|floor| Some(Floor { level: carried(&floor.level)?, ..floor }));
        if let Some(set) = &mut self.overridden {
            set.level = carried_or_none(&set.level);
        }
        self.proposals.retain(|proposal| stays(&proposal.to));
        self.proposals.iter_mut().for_each(|proposal| proposal.to = carried_or_none(&proposal.to));
        self.scheduled.retain(|(_, effect)| stays(&effect.to));
        self.scheduled.iter_mut().for_each(|(_, effect)| effect.to = carried_or_none(&effect.to));
        if let Some(below) = &mut self.below {
            below.worth = carried_or_none(&below.worth);
        }
        self.paid = self.paid.drain(..).filter_map(|paid| Some(Paid { level: carried(&paid.level)?, ..paid })).collect();
        if let Some(window) = &mut self.window {
            window.eligible = window.eligible.iter().filter_map(|id| carried(id)).collect();
        }
        let to = id_of(ladder, self.shown(ladder, day));
        if from != to {
            self.history.push(Change { date: day, from, to, cause: Cause::NewVersion });
        }
    }

    pub(super) fn finish(&self, ladder: &Ladder, as_of: Date) -> Replayed {
        let running = self.overridden.as_ref().filter(|set| set.until.is_none_or(|until| as_of <= until));
        let kept = [running.and_then(|set| set.until), self.floor.as_ref().map(|floor| floor.until), self.paid_until()];
        let held = self.shown(ladder, as_of);
        let choice = self.window.as_ref().filter(|window| as_of <= window.closes).map(|window| Choice {
            until: window.closes,
            eligible: (0..ladder.levels.len())
                .filter(|level| window.eligible.contains(&ladder.levels[*level].id) && !self.is_barred(ladder, Some(*level), as_of))
                .collect(),
        });
        Replayed {
            held,
            since: held
                .and(self.history.iter().rev().find(|change| change.is_seen() && change.cause != Cause::NewVersion))
                .map(|change| change.date),
            history: self.history.clone(),
            proposals: self.proposals.clone(),
            kept_until: kept.into_iter().flatten().max(),
            grace_until: self.below.as_ref().map(|below| below.until),
            coming: self.coming(ladder),
            choice,
        }
    }

    /// The last day of what is paid for without a change of level.
    fn paid_until(&self) -> Option<Date> {
        let level = &self.paid.first()?.level;
        self.paid.iter().take_while(|paid| paid.level == *level).last().map(|paid| paid.until)
    }

    /// The decided moves and renewals that, one after the other, will change the level.
    fn coming(&self, ladder: &Ladder) -> Vec<(Date, Option<usize>)> {
        let moves = self.scheduled.iter().map(|(on, effect)| (*on, Some(effect.way), effect.to.as_deref()));
        let renewals = self.paid.iter().skip(1).map(|paid| (paid.from, None, Some(paid.level.as_str())));
        let mut ahead: Vec<_> = moves.chain(renewals).collect();
        ahead.sort_by_key(|(on, ..)| *on);
        let mut level = self.earned(ladder);
        let mut coming = vec![];
        for (on, way, to) in ahead {
            let to = to.and_then(|id| place(ladder, id));
            let changes = match way {
                Some(Way::Rise) => to > level,
                Some(Way::Fall) => to < level,
                None => to != level,
            };
            if changes {
                level = to;
                coming.push((on, to));
            }
        }
        coming
    }
}
