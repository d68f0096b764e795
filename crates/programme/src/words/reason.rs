//! Why a level changed, and what waits for a person.

use jiff::civil::Date;

use super::ladder::Story;
use super::{Mark, Told};
use crate::model::Ladder;
use crate::standing::{Cause, Change, Proposal, ProposalKind};

impl Story<'_, '_, '_> {
    /// A change of level with its reason.
    pub(super) fn change(&self, change: &Change) -> String {
        let title = |id: &Option<String>| id.as_deref().map(|id| self.level_then(id, change.date));
        let (date, cause) = (self.teller.date(change.date), self.cause(change));
        let say = |id, arguments: &[(&'static str, &str)]| {
            let mut all = vec![("date", date.as_str()), ("cause", cause.as_str())];
            all.extend_from_slice(arguments);
            self.teller.say(id, &all)
        };
        match (title(&change.from), title(&change.to)) {
            (Some(from), Some(to)) => say("history-change", &[("from", &from), ("to", &to)]),
            (None, Some(to)) => say("history-first", &[("to", &to)]),
            (Some(from), None) => say("history-lost", &[("from", &from)]),
            (None, None) => say("history-none", &[]),
        }
    }

    /// Why a level changed: who decided, and in whose words.
    pub(super) fn cause(&self, change: &Change) -> String {
        self.why(&change.cause, change.date)
    }

    fn why(&self, cause: &Cause, date: Date) -> String {
        let say = |id| self.teller.say(id, &[]);
        match cause {
            Cause::Launch => say("cause-launch"),
            Cause::Entry => say("cause-entry"),
            Cause::Transition => say("cause-transition"),
            Cause::TransitionEnded => say("cause-transition-ended"),
            Cause::Review(day) => self.teller.say("cause-review", &[("date", &self.teller.date(*day))]),
            Cause::AtOnce => say("cause-at-once"),
            Cause::GraceEnded => say("cause-grace-ended"),
            Cause::Elected => say("cause-elected"),
            Cause::Silent => say("cause-silent"),
            Cause::Approved(by, why) => self.decided("cause-approved", "cause-approved-by", (by, why)),
            Cause::Sanction(id) => self.teller.say("cause-sanction", &[("sanction", &self.sanction(id, date))]),
            Cause::Override(by, why) => self.decided("cause-override", "cause-override-by", (by, why)),
            Cause::OverrideEnded => say("cause-override-ended"),
            Cause::Purchased => say("cause-purchased"),
            Cause::PurchaseEnded => say("cause-purchase-ended"),
            Cause::NewVersion => say("cause-new-version"),
            Cause::Left => say("cause-left"),
            Cause::Beneath(cause) => self.teller.say("cause-beneath", &[("cause", &self.why(cause, date))]),
        }
    }

    fn decided(&self, nobody: &str, somebody: &str, (by, why): (&str, &str)) -> String {
        let cause = if by.is_empty() { self.teller.say(nobody, &[]) } else { self.teller.say(somebody, &[("by", by)]) };
        if why.is_empty() { cause } else { self.teller.say("cause-with-reason", &[("cause", &cause), ("why", why)]) }
    }

    /// Something that waits for a person.
    pub(super) fn proposal(&self, proposal: &Proposal) -> Told {
        let date = self.teller.date(proposal.since);
        let level = proposal.to.as_deref().map(|id| self.level_then(id, self.question.sight.as_of));
        let sanction = match &proposal.kind {
            ProposalKind::Sanction(id) | ProposalKind::LoseBenefits(id) => self.sanction(id, self.question.sight.as_of),
            _ => String::new(),
        };
        let id = match (&proposal.kind, &level) {
            (ProposalKind::Rise, _) => "proposal-rise",
            (ProposalKind::Fall, Some(_)) => "proposal-fall",
            (ProposalKind::Fall, None) => "proposal-fall-out",
            (ProposalKind::Election, _) => "proposal-election",
            (ProposalKind::Sanction(_), Some(_)) => "proposal-sanction",
            (ProposalKind::Sanction(_), None) => "proposal-sanction-out",
            (ProposalKind::LoseBenefits(_), _) => "proposal-benefits",
        };
        let level = level.unwrap_or_default();
        Told::new(Mark::Provisional, self.teller.say(id, &[("date", &date), ("level", &level), ("sanction", &sanction)]))
    }

    /// The name of a level by the version in force on a day.
    fn level_then(&self, id: &str, day: jiff::civil::Date) -> String {
        let in_force = self.ladder_on(day).into_iter();
        let versions =
            self.history.versions().iter().rev().flat_map(|version| &version.ladders).filter(|ladder| ladder.id == self.ladder().id);
        let level = in_force.chain(versions).find_map(|ladder| ladder.levels.iter().find(|level| level.id == id));
        level.map_or_else(|| id.to_owned(), |level| self.teller.text(&level.title).to_owned())
    }

    fn sanction(&self, id: &str, day: jiff::civil::Date) -> String {
        let sanction = self.ladder_on(day).and_then(|ladder| ladder.sanctions.iter().find(|sanction| sanction.id == id));
        sanction.map_or_else(|| id.to_owned(), |sanction| self.teller.text(&sanction.title).to_owned())
    }

    fn ladder_on(&self, day: jiff::civil::Date) -> Option<&Ladder> {
        self.history.on(day).ladders.iter().find(|ladder| ladder.id == self.ladder().id)
    }
}
