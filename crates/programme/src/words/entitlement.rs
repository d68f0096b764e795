//! Duties and benefits in words.

use rust_decimal::Decimal;

use super::row::Rows;
use super::{Detail, Mark, Teller, Told};
use crate::condition::Unit;
use crate::measure::Question;
use crate::model::{Benefit, BenefitKind, Duty, Need};
use crate::standing::{DutyState, Entitlement, Given, Standing};

impl Teller {
    /// Every duty with how it stands; nothing where the programme has none.
    pub(super) fn duties(&self, question: &Question<'_>, standing: &Standing) -> Option<Told> {
        let told = |state: DutyState, place: usize| {
            let duty = &question.programme.duties[place];
            let words = if state == DutyState::NotOwed { vec![] } else { self.duty_words(duty, state) };
            Told::new(duty_mark(state), self.duty(self.text(&duty.title), state)).with(words).with(self.note(&duty.note))
        };
        let duties: Vec<Told> = standing.duties.iter().map(|duty| told(duty.state, duty.duty)).collect();
        (!duties.is_empty()).then(|| Told::plain(self.say("duty-heading", &[])).with(duties))
    }

    /// A duty with how it stands: "Joint business plan: overdue since 17 May 2024".
    #[must_use]
    pub fn duty(&self, title: &str, state: DutyState) -> String {
        let say = |id, date: jiff::civil::Date| self.say(id, &[("duty", title), ("date", &self.date(date))]);
        match state {
            DutyState::NotOwed => self.say("duty-not-owed", &[("duty", title)]),
            DutyState::Done(day) => say("duty-done", day),
            DutyState::Open { until, in_order: true } => say("duty-open", until),
            DutyState::Open { until, in_order: false } => say("duty-open-missing", until),
            DutyState::Overdue(since) => say("duty-overdue", since),
        }
    }

    /// What proves a duty that is still to do, and what follows when it is missed.
    pub(super) fn duty_words(&self, duty: &Duty, state: DutyState) -> Vec<Told> {
        if !matches!(state, DutyState::Open { .. } | DutyState::Overdue(_)) {
            return vec![];
        }
        let words = [("duty-proof", &duty.proof), ("duty-if-missed", &duty.if_missed)];
        words
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(id, text)| Told::plain(self.say(id, &[("text", self.text(text))])))
            .collect()
    }

    /// Every benefit the partner may see; nothing where it may see none.
    pub(super) fn benefits(&self, question: &Question<'_>, standing: &Standing, detail: Detail) -> Option<Told> {
        let benefits: Vec<Told> =
            standing.entitlements.iter().map(|entitlement| self.entitlement(question, standing, entitlement, detail)).collect();
        (!benefits.is_empty()).then(|| Told::plain(self.say("benefit-heading", &[])).with(benefits))
    }

    fn entitlement(&self, question: &Question<'_>, standing: &Standing, entitlement: &Entitlement, detail: Detail) -> Told {
        let benefit = &question.programme.benefits[entitlement.benefit];
        let has = self.has(question, benefit, &entitlement.given);
        let groups = self.by_group(question, benefit, &entitlement.given);
        let told = match (&entitlement.given, entitlement.missing.is_empty()) {
            (Given::No, _) => Told::new(Mark::NotAsked, has),
            (_, true) => Told::new(Mark::Met, has),
            (_, false) => Told::new(Mark::NotMet, self.say("benefit-withheld", &[("benefit", &has)])),
        };
        let missing = entitlement.missing.iter().map(|need| self.need(question, standing, *need, detail));
        told.with(groups).with(missing).with(self.note(&benefit.note))
    }

    fn has(&self, question: &Question<'_>, benefit: &Benefit, given: &Given) -> String {
        let title = self.text(&benefit.title);
        let value = match given {
            Given::No => return self.say("benefit-none", &[("benefit", title)]),
            Given::Yes => return self.say("benefit-given", &[("benefit", title)]),
            Given::ByGroup(_) => return self.say("benefit-by-group", &[("benefit", title)]),
            Given::Figure(figure) => self.allowance(benefit, *figure, &question.programme.currency),
            Given::Words(words) => self.text(words).to_owned(),
        };
        self.say("benefit-value", &[("benefit", title), ("value", &value)])
    }

    fn by_group(&self, question: &Question<'_>, benefit: &Benefit, given: &Given) -> Vec<Told> {
        let Given::ByGroup(groups) = given else {
            return vec![];
        };
        let told = |(group, figure): &(usize, Decimal)| {
            let value = self.allowance(benefit, *figure, &question.programme.currency);
            Told::plain(
                self.say("benefit-value", &[("benefit", self.text(&question.programme.product_groups[*group].title)), ("value", &value)]),
            )
        };
        groups.iter().map(told).collect()
    }

    /// A figure of a benefit: "12%", "5 per quarter".
    #[must_use]
    pub fn allowance(&self, benefit: &Benefit, figure: Decimal, currency: &str) -> String {
        let unit = match benefit.kind {
            BenefitKind::Percent => Unit::Percent,
            BenefitKind::Amount => Unit::Money,
            BenefitKind::Given | BenefitKind::Count | BenefitKind::Words => Unit::Count,
        };
        let amount = self.amount(unit, figure, currency);
        match &benefit.per {
            None => amount,
            Some(period) => self.per(&amount, period),
        }
    }

    /// Something a benefit needs and that is not in order.
    fn need(&self, question: &Question<'_>, standing: &Standing, need: Need, detail: Detail) -> Told {
        match need {
            Need::Duty(place) => {
                let duty = &question.programme.duties[place];
                let state = standing.duties.iter().find(|known| known.duty == place).map_or(DutyState::NotOwed, |known| known.state);
                Told::new(Mark::NotMet, self.duty(self.text(&duty.title), state)).with(self.duty_words(duty, state))
            }
            Need::Requirement(place) => {
                let ladder = question.programme.requirements[place].ladder;
                let level = question.held.get(ladder).copied().flatten().unwrap_or(0);
                Rows { teller: self, question, detail }.told(&question.verdict(place, level))
            }
        }
    }
}

fn duty_mark(state: DutyState) -> Mark {
    match state {
        DutyState::NotOwed => Mark::NotAsked,
        DutyState::Done(_) => Mark::Met,
        DutyState::Open { in_order: true, .. } => Mark::Provisional,
        DutyState::Open { in_order: false, .. } | DutyState::Overdue(_) => Mark::NotMet,
    }
}
