//! Standing: which levels a partner qualifies for and holds, and why; what it may do next; what it has and owes.
//!
//! [`standing`] replays a partner's whole calendar (placements, reviews, elections, sanctions, decisions) up to the as-of date, as known on a date, and then
//! explains the day itself: a tree of [`Verdict`]s that mirrors the file. The same history, records and dates give the same answer.

mod advice;
mod benefit;
mod days;
mod duty;
mod ladder;
mod need;
mod replay;
mod slots;
mod verdict;

pub use advice::{Gap, Risk, Step, steps};
pub use benefit::{Entitlement, Given};
pub use days::change_days;
pub use duty::{DutyStanding, DutyState};
pub use ladder::{KeyStanding, LadderStanding};
pub use need::requirement_in_order;
pub use replay::{Cause, Change, Proposal, ProposalKind};
pub use slots::{SlotFill, fill};
pub use verdict::{Because, State, Verdict};

use std::rc::Rc;

use crate::measure::{Question, Shelf};
use crate::model::History;
use crate::record::{PartnerId, Records, Sight};

/// How one partner stands on one day.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The partner.
    pub partner: PartnerId,
    /// As of which day, as known on which day.
    pub sight: Sight,
    /// Each ladder of the version in force.
    pub ladders: Vec<LadderStanding>,
    /// Each duty.
    pub duties: Vec<DutyStanding>,
    /// Each benefit the partner may see.
    pub entitlements: Vec<Entitlement>,
}

/// The standing of a partner.
#[must_use]
pub fn standing(history: &History, records: &Records, partner: PartnerId, sight: Sight) -> Standing {
    let shelf = Rc::new(Shelf::default());
    let replayed = replay::replay(history, records, partner, sight, &shelf);
    let programme = history.on(sight.as_of);
    let held = replayed.iter().map(|ladder| ladder.held).collect();
    let question = Question::with(shelf, programme, records, partner, sight).holding(held);
    let ladders = replayed.into_iter().enumerate().map(|(ladder, replayed)| ladder::explain(&question, ladder, replayed)).collect();
    let duties = duty::duties(&question);
    let entitlements = benefit::entitlements(&question);
    Standing { partner, sight, ladders, duties, entitlements }
}

/// The level held on each ladder: what money asks of a standing, without its reasons.
pub(crate) fn held(history: &History, records: &Records, partner: PartnerId, sight: Sight, shelf: &Rc<Shelf>) -> Vec<Option<usize>> {
    replay::replay(history, records, partner, sight, shelf).iter().map(|ladder| ladder.held).collect()
}

/// The question behind a standing: to ask further of the same day.
#[must_use]
pub fn question<'a>(history: &'a History, records: &'a Records, standing: &Standing) -> Question<'a> {
    let held = standing.ladders.iter().map(|ladder| ladder.held).collect();
    Question::new(history.on(standing.sight.as_of), records, standing.partner, standing.sight).holding(held)
}
