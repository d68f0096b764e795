//! Levels that a payment opens: held from a payment made while qualified to its end, whatever the numbers.

use jiff::civil::Date;

use super::super::days::eve;
use super::Replay;
use super::state::{Cause, State};
use crate::model::{DecidedBy, Ladder, Programme};
use crate::period::later_days;
use crate::record::Schema;

impl<'a> Replay<'a> {
    pub(super) fn purchase(&mut self, ladder: &'a Ladder, state: &mut State, day: Date) {
        let DecidedBy::Purchase(purchase) = &ladder.decided_by else { return };
        let paid = self.events(Schema::PAYMENT, day).iter().any(|row| row.get("name").is_some_and(|name| name.plain() == purchase.payment));
        if paid && let Some(best) = self.best(&ladder.id, ladder, day, day) {
            // A payment before the end prolongs from the end.
            let from = state.enrolled_until.filter(|until| *until >= day).map_or(day, |until| later_days(until, 1));
            let until = eve(purchase.lasts.after(from));
            state.enrolled_until = Some(until);
            self.agenda.add(later_days(until, 1));
            state.set(ladder, Some(best), Cause::Purchased, day);
        }
        if state.enrolled_until.is_some_and(|until| day > until) {
            state.enrolled_until = None;
            state.set(ladder, None, Cause::PurchaseEnded, day);
        }
    }

    /// Where one payment opens every such ladder: a level newly qualified for is added without paying again.
    pub(super) fn share_purchases(&mut self, programme: &'a Programme, day: Date) {
        for ladder in &programme.ladders {
            let DecidedBy::Purchase(purchase) = &ladder.decided_by else { continue };
            let shares =
                |other: &Ladder| matches!(&other.decided_by, DecidedBy::Purchase(own) if own.shared && own.payment == purchase.payment);
            let running = programme.ladders.iter().filter(|other| other.id != ladder.id && shares(other));
            let running = running.filter_map(|other| self.states.get(&other.id)?.enrolled_until.filter(|until| *until >= day)).max();
            let open = self.states.get(&ladder.id).is_some_and(|state| state.enrolled_until.is_none());
            let Some(until) = running.filter(|_| purchase.shared && open) else { continue };
            let Some(best) = self.best(&ladder.id, ladder, day, day) else { continue };
            if let Some(state) = self.states.get_mut(&ladder.id) {
                state.enrolled_until = Some(until);
                state.set(ladder, Some(best), Cause::Purchased, day);
            }
        }
    }
}
