//! What people decided: approvals, refusals, levels set by hand with who and why.

use jiff::civil::Date;

use super::Replay;
use super::state::{Override, State, id_of, place};
use super::told::{Cause, Change, Proposal, ProposalKind};
use crate::model::{Ladder, Programme};
use crate::record::{Schema, Value};

/// An answer to something that waits for a person.
#[derive(Debug)]
pub(super) struct Answer {
    subject: String,
    level: String,
    approved: bool,
    by: String,
    why: String,
}

impl Answer {
    fn is_to(&self, proposal: &Proposal) -> bool {
        let kind = match &proposal.kind {
            ProposalKind::Rise => self.subject == "rise",
            ProposalKind::Fall => self.subject == "fall",
            ProposalKind::Election => self.subject == "election",
            ProposalKind::Sanction(id) | ProposalKind::LoseBenefits(id) => self.subject == "sanction" || self.subject == *id,
        };
        kind && (self.level.is_empty() || proposal.to.as_deref() == Some(&*self.level))
    }
}

impl<'a> Replay<'a> {
    pub(super) fn end_of_override(&mut self, ladder: &Ladder, state: &mut State, day: Date) {
        let Some(ended) = state.overridden.take_if(|set| set.until.is_some_and(|until| day > until)) else { return };
        let to = id_of(ladder, state.level(ladder));
        if ended.level != to {
            state.history.push(Change { date: day, from: ended.level, to, cause: Cause::OverrideEnded });
        }
    }

    /// Sets what is set by hand this day, and returns the day's answers.
    pub(super) fn decisions(&mut self, ladder: &Ladder, state: &mut State, day: Date) -> Vec<Answer> {
        let mut answers = vec![];
        for row in self.events(Schema::DECISION, day) {
            let text = |column: &str| row.get(column).map_or(String::new(), Value::plain);
            let own = text("ladder");
            if !own.is_empty() && own != ladder.id {
                continue;
            }
            match text("subject").as_str() {
                "override" => {
                    let until = match row.get("until") {
                        Some(Value::Date(until)) => Some(*until),
                        _ => None,
                    };
                    set_by_hand(ladder, state, &text("level"), until, (text("by"), text("why")), day);
                }
                "invitation" => {}
                subject => answers.push(Answer {
                    subject: subject.to_owned(),
                    level: text("level"),
                    approved: text("answer") == "approved",
                    by: text("by"),
                    why: text("why"),
                }),
            }
        }
        answers
    }

    /// Gives the answers to what waits; those to which nothing waits yet are returned.
    pub(super) fn answer(
        &mut self,
        programme: &'a Programme,
        ladder: &'a Ladder,
        state: &mut State,
        answers: Vec<Answer>,
        day: Date,
    ) -> Vec<Answer> {
        let mut open = vec![];
        for answer in answers {
            match state.proposals.iter().position(|proposal| answer.is_to(proposal)) {
                None => open.push(answer),
                Some(place) => {
                    let proposal = state.proposals.remove(place);
                    if answer.approved {
                        self.approve(programme, ladder, state, proposal, Cause::Approved(answer.by, answer.why), day);
                    }
                }
            }
        }
        open
    }

    fn approve(&mut self, programme: &'a Programme, ladder: &'a Ladder, state: &mut State, proposal: Proposal, cause: Cause, day: Date) {
        let to = proposal.to.as_deref().and_then(|id| place(ladder, id));
        match proposal.kind {
            ProposalKind::LoseBenefits(id) => state.count_misses(&id, 0),
            ProposalKind::Sanction(id) => self.sanctioned_fall(programme, ladder, state, &id, (to, cause), day),
            ProposalKind::Rise | ProposalKind::Fall | ProposalKind::Election if state.is_barred(ladder, to, day) => {}
            ProposalKind::Rise | ProposalKind::Fall | ProposalKind::Election => state.set(ladder, to, cause, day),
        }
    }
}

fn set_by_hand(ladder: &Ladder, state: &mut State, level: &str, until: Option<Date>, (by, why): (String, String), day: Date) {
    let to = id_of(ladder, place(ladder, level));
    if to.is_none() && level != "none" {
        return;
    }
    let from = id_of(ladder, state.shown(ladder, day));
    state.history.push(Change { date: day, from, to: to.clone(), cause: Cause::Override(by, why) });
    state.overridden = Some(Override { level: to, until });
}
