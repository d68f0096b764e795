//! What people decided: approvals, refusals, levels set by hand with who and why.

use jiff::civil::Date;

use super::Replay;
use super::state::{Cause, Change, Override, ProposalKind, State, place};
use crate::model::Ladder;
use crate::record::{Schema, Value};

impl Replay<'_> {
    pub(super) fn decisions(&mut self, ladder: &Ladder, state: &mut State, day: Date) {
        self.end_of_override(ladder, state, day);
        for row in self.events(Schema::DECISION, day) {
            let text = |column: &str| row.get(column).map_or(String::new(), Value::plain);
            let own = text("ladder");
            if !own.is_empty() && own != ladder.id {
                continue;
            }
            let level = text("level");
            let (by, why) = (text("by"), text("why"));
            match text("subject").as_str() {
                "override" => {
                    let until = match row.get("until") {
                        Some(Value::Date(until)) => Some(*until),
                        _ => None,
                    };
                    set_by_hand(ladder, state, &level, until, (by, why), day);
                }
                "invitation" => {}
                subject => decide(ladder, state, subject, &level, text("answer") == "approved", (by, why), day),
            }
        }
    }

    fn end_of_override(&mut self, ladder: &Ladder, state: &mut State, day: Date) {
        let Some(ended) = state.overridden.take_if(|set| set.until.is_some_and(|until| day > until)) else { return };
        let to = state.level(ladder).map(|level| ladder.levels[level].id.clone());
        if ended.level != to {
            state.history.push(Change { date: day, from: ended.level, to, cause: Cause::OverrideEnded });
        }
    }
}

fn set_by_hand(ladder: &Ladder, state: &mut State, level: &str, until: Option<Date>, (by, why): (String, String), day: Date) {
    let to = place(ladder, level).map(|level| ladder.levels[level].id.clone());
    if to.is_none() && level != "none" {
        return;
    }
    let from = state.shown(ladder, day).map(|level| ladder.levels[level].id.clone());
    state.history.push(Change { date: day, from, to: to.clone(), cause: Cause::Override(by, why) });
    state.overridden = Some(Override { level: to, until });
}

/// Answers a proposal that waits.
fn decide(ladder: &Ladder, state: &mut State, subject: &str, level: &str, approved: bool, (by, why): (String, String), day: Date) {
    let matches = |kind: &ProposalKind| match kind {
        ProposalKind::Rise => subject == "rise",
        ProposalKind::Fall => subject == "fall",
        ProposalKind::Election => subject == "election",
        ProposalKind::Sanction(id) | ProposalKind::LoseBenefits(id) => subject == "sanction" || subject == id,
    };
    let found = state.proposals.iter().position(|known| matches(&known.kind) && (level.is_empty() || known.to.as_deref() == Some(level)));
    let Some(proposal) = found.map(|place| state.proposals.remove(place)) else { return };
    if approved && !matches!(proposal.kind, ProposalKind::LoseBenefits(_)) {
        let to = proposal.to.as_deref().and_then(|id| place(ladder, id));
        state.set(ladder, to, Cause::Approved(by, why), day);
    }
}
