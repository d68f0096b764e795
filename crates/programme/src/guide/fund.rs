//! Funds with their windows.

use super::Guide;
use super::page::Page;
use crate::condition::Unit;
use crate::model::Fund;
use crate::record::Schema;

impl Guide<'_> {
    pub(super) fn funds(&self, page: &mut Page) {
        if self.programme.funds.is_empty() {
            return;
        }
        self.heading(page, 2, "guide-funds");
        for fund in &self.programme.funds {
            page.heading(3, &self.text(&fund.title));
            let mut sentences = self.fund_source(fund);
            sentences.extend(self.fund_calendar(fund));
            sentences.extend(self.audience(&fund.audience));
            sentences.extend(self.needs(&fund.audience.needs));
            sentences.extend(self.fund_terms(fund));
            page.bullets(&sentences);
            self.fund_windows(page, fund);
            page.paragraph(&self.text(&fund.note));
        }
    }

    /// The ladder whose levels the fund's figures follow.
    fn ladder_of(&self, fund: &Fund) -> Option<usize> {
        let stated = fund.audience.levels.as_ref().map(|(ladder, _)| *ladder);
        stated.or((self.programme.ladders.len() == 1).then_some(0))
    }

    fn fund_source(&self, fund: &Fund) -> Vec<String> {
        let mut told = vec![];
        let rate = self.fund_rate(fund);
        match (&fund.base, rate) {
            (Some(base), Some(rate)) => {
                let what = self.record_formula(Schema::SALE, base);
                told.push(self.say("guide-fund-rate", &[("rate", &rate), ("what", &what)]));
            }
            _ if fund.accrues => told.push(self.say("guide-fund-accrues", &[])),
            _ => told.push(self.say("guide-fund-granted", &[])),
        }
        if !fund.accrues_words.is_empty() {
            told.push(self.say("guide-fund-from", &[("text", &self.text(&fund.accrues_words))]));
        }
        for (level, words) in &fund.words {
            let title = self.programme.ladders.iter().flat_map(|ladder| &ladder.levels).find(|known| known.id == *level);
            let title = title.map_or_else(|| level.clone(), |level| self.text(&level.title));
            told.push(self.say("guide-fund-words", &[("level", &title), ("text", &self.text(words))]));
        }
        told.extend(fund.minimum.as_ref().map(|minimum| self.minimum(self.ladder_of(fund), minimum)));
        told
    }

    /// The rate of the levels that take part.
    fn fund_rate(&self, fund: &Fund) -> Option<String> {
        let takes_part = |level: usize| match &fund.audience.levels {
            Some((_, levels)) if levels.len() == fund.rate.len() => levels[level],
            _ => true,
        };
        let rates: Vec<_> = fund.rate.iter().enumerate().filter(|(level, _)| takes_part(*level)).map(|(_, rate)| rate.clone()).collect();
        if rates.iter().all(Vec::is_empty) {
            return None;
        }
        let rates = if Self::all_the_same(&rates) { rates.into_iter().take(1).collect() } else { fund.rate.clone() };
        Some(self.per_level(self.ladder_of(fund), &rates, Unit::Percent, None))
    }

    fn fund_calendar(&self, fund: &Fund) -> Vec<String> {
        let mut told = vec![];
        told.extend(fund.earn.map(|period| self.by_period("guide-fund-earned", period)));
        told.extend(
            fund.use_period.map(|(period, next)| self.by_period(if next { "guide-fund-used-next" } else { "guide-fund-used" }, period)),
        );
        let starts = fund.claim_starts.map(|length| self.teller.length(length));
        let ends = fund.claim_ends.map(|length| self.teller.length(length));
        match (starts, ends) {
            (None, None) => {}
            (Some(starts), None) => told.push(self.say("guide-claim-from", &[("length", &starts)])),
            (None, Some(ends)) => told.push(self.say("guide-claim-until", &[("length", &ends)])),
            (Some(starts), Some(ends)) => told.push(self.say("guide-claim-from-until", &[("length", &starts), ("last", &ends)])),
        }
        told.extend(fund.unused.as_deref().map(|word| match word {
            "carried over" => self.say("guide-unused-carried", &[]),
            _ => self.say("guide-unused-forfeited", &[]),
        }));
        told
    }

    fn fund_terms(&self, fund: &Fund) -> Vec<String> {
        let mut told = vec![];
        told.extend(fund.participation.map(|share| self.say("guide-participation", &[("share", &self.percent(share))])));
        if !fund.proof.is_empty() {
            told.push(self.say("guide-proof", &[("text", &self.text(&fund.proof))]));
        }
        if let Some(months) = fund.proof_kept_months {
            let length = crate::period::Duration { count: months, unit: crate::period::Unit::Month };
            told.push(self.say("guide-proof-kept", &[("length", &self.teller.length(length))]));
        }
        let ids = ["guide-review-days", "guide-dispute-days", "guide-payment-days"];
        let answers = ids.into_iter().zip(fund.answer_days);
        told.extend(answers.filter_map(|(id, days)| days.map(|days| self.say(id, &[("number", &self.count(days))]))));
        told
    }

    fn fund_windows(&self, page: &mut Page, fund: &Fund) {
        let rows: Vec<Vec<String>> = fund
            .periods
            .iter()
            .map(|windows| [windows.earned, windows.used, windows.claimed].map(|days| self.teller.days(days)).to_vec())
            .collect();
        page.table(&["guide-earned", "guide-used", "guide-claimed"].map(|id| self.say(id, &[])), &rows);
    }
}
