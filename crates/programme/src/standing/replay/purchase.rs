//! Levels that a payment opens: held from a payment made while qualified to its end, whatever the numbers.

use jiff::civil::Date;

use super::super::days::eve;
use super::Replay;
use super::state::{Paid, State, id_of, place};
use super::told::Cause;
use crate::model::{DecidedBy, Ladder, Programme};
use crate::period::later_days;
use crate::record::Schema;

impl<'a> Replay<'a> {
    pub(super) fn purchase(&mut self, ladder: &'a Ladder, state: &mut State, day: Date) {
        let DecidedBy::Purchase(purchase) = &ladder.decided_by else { return };
        let pays = self.events(Schema::PAYMENT, day).iter().any(|row| row.get("name").is_some_and(|name| name.plain() == purchase.payment));
        if pays {
            let best = self.best(&ladder.id, ladder, day, day);
            // A payment before the end renews from the day after it: what is paid for stays as it is.
            let from = state.paid.last().map_or(day, |last| later_days(last.until, 1)).max(day);
            self.pay(ladder, state, best, (from, eve(purchase.lasts.after(from))), day);
        }
        let running = state.paid.len();
        state.paid.retain(|paid| paid.until >= day);
        if let Some(begins) = state.paid.iter().find(|paid| paid.from == day) {
            let level = place(ladder, &begins.level);
            state.set(ladder, level, Cause::Purchased, day);
        } else if running > 0 && state.paid.is_empty() {
            state.set(ladder, None, Cause::PurchaseEnded, day);
        }
    }

    /// Notes a level as paid for, unless the partner is locked out or qualifies for none.
    fn pay(&mut self, ladder: &Ladder, state: &mut State, best: Option<usize>, (from, until): (Date, Date), day: Date) {
        let Some(level) = id_of(ladder, best).filter(|_| !state.is_barred(ladder, best, day)) else { return };
        state.paid.push(Paid { level, from, until });
        if from > day {
            self.agenda.add(from);
        }
        self.agenda.add(later_days(until, 1));
    }

    /// Where one payment opens every such ladder: a level newly qualified for is added without paying again.
    pub(super) fn share_purchases(&mut self, programme: &'a Programme, day: Date) {
        for ladder in &programme.ladders {
            let DecidedBy::Purchase(purchase) = &ladder.decided_by else { continue };
            let shares =
                |other: &Ladder| matches!(&other.decided_by, DecidedBy::Purchase(own) if own.shared && own.payment == purchase.payment);
            let running = programme.ladders.iter().filter(|other| other.id != ladder.id && shares(other));
            let running = running.filter_map(|other| self.states.get(&other.id)?.paid.last()).map(|paid| paid.until).max();
            let open = self.states.get(&ladder.id).is_some_and(|state| state.paid.is_empty());
            let Some(until) = running.filter(|_| purchase.shared && open) else { continue };
            let best = self.best(&ladder.id, ladder, day, day);
            let Some(mut state) = self.states.remove(&ladder.id) else { continue };
            self.pay(ladder, &mut state, best, (day, until), day);
            if !state.paid.is_empty() {
                state.set(ladder, best, Cause::Purchased, day);
            }
            self.states.insert(ladder.id.clone(), state);
        }
    }
}
