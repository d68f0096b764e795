//! Deal registration, products not for resale, leads.

use super::Guide;
use super::formula::fixed;
use super::page::{Page, readable};
use crate::condition::{Expr, Unit};
use crate::model::{DealRegistration, Extension, Leads, Nfr};
use crate::record::Schema;

const ROUTES: [(&str, &str); 4] = [
    ("country", "guide-column-country"),
    ("specialisation", "guide-route-specialisation"),
    ("level", "word-level"),
    ("capacity", "guide-route-capacity"),
];

impl Guide<'_> {
    pub(super) fn deals(&self, page: &mut Page) {
        if self.programme.deal_registration.is_empty() {
            return;
        }
        self.heading(page, 2, "guide-deals");
        for policy in &self.programme.deal_registration {
            page.heading(3, &self.text(&policy.title));
            let mut sentences = self.audience(&policy.audience);
            sentences.extend(self.needs(&policy.audience.needs));
            sentences.extend(self.which_deals(policy));
            sentences.extend(self.protection(policy));
            sentences.extend(self.worth(policy));
            page.bullets(&sentences);
            page.paragraph(&self.text(&policy.note));
        }
    }

    fn which_deals(&self, policy: &DealRegistration) -> Vec<String> {
        let mut told = vec![];
        let deal = |condition: &Expr| self.record_condition(Schema::DEAL, condition);
        if let Some(minimum) = &policy.minimum {
            let amount = match minimum {
                Expr::Table(table, _) => self.quoted(&self.text(&self.programme.tables[*table].title)),
                formula => fixed(formula).map_or_else(|| self.partner_formula(formula), |amount| self.amount(Unit::Money, amount)),
            };
            let id = if policy.more_than_minimum { "bound-more-than" } else { "bound-at-least" };
            told.push(self.say("guide-deal-minimum", &[("bound", &self.say(id, &[("figure", &amount)]))]));
        }
        told.extend(policy.or_contains.as_ref().map(|condition| self.say("guide-deal-or", &[("condition", &deal(condition))])));
        told.extend(policy.which.as_ref().map(|condition| self.say("guide-deal-which", &[("condition", &deal(condition))])));
        told.extend(policy.new_customers_only.then(|| self.say("guide-deal-new-customers", &[])));
        if !policy.one_per.is_empty() {
            let names: Vec<String> = policy.one_per.iter().map(|column| self.column(Schema::DEAL, *column)).collect();
            told.push(self.say("guide-deal-one-per", &[("names", &self.teller.list(&names))]));
        }
        if !policy.excludes.is_empty() {
            told.push(self.say("guide-deal-excludes", &[("names", &self.teller.list(&policy.excludes))]));
        }
        if let Some((count, period)) = policy.limit {
            told.push(self.say("guide-deal-limit", &[("amount", &self.per(&self.count(count), period.name()))]));
        }
        told
    }

    fn protection(&self, policy: &DealRegistration) -> Vec<String> {
        let mut told = vec![];
        told.extend(policy.decision_hours.map(|hours| self.say("guide-deal-answer", &[("number", &self.count(hours))])));
        told.extend(policy.protection_days.map(|days| self.say("guide-deal-protected", &[("length", &self.day_count(days))])));
        told.extend(policy.extension.map(|extension| self.extension(extension)));
        told.extend(policy.inactive_days.map(|days| self.say("guide-deal-inactive", &[("length", &self.day_count(days))])));
        told
    }

    fn extension(&self, extension: Extension) -> String {
        let mut told = vec![match extension.days {
            Some(days) => self.say("guide-deal-extended-by", &[("length", &self.day_count(days))]),
            None => self.say("guide-deal-extended", &[]),
        }];
        told.extend(extension.times.map(|times| self.teller.say_number("guide-deal-times", usize::try_from(times).unwrap_or(0), &[])));
        told.extend(extension.before_expiry.then(|| self.say("guide-deal-before-expiry", &[])));
        told.join(" ")
    }

    fn worth(&self, policy: &DealRegistration) -> Vec<String> {
        let mut told = vec![];
        if let Some(benefit) = policy.benefit {
            let name = self.quoted(&self.text(&self.programme.benefits[benefit].title));
            told.push(self.say("guide-deal-benefit", &[("name", &name)]));
        }
        told.extend(policy.discount_on.as_deref().map(|word| match word {
            "whole deal" => self.say("guide-deal-on-whole", &[]),
            _ => self.say("guide-deal-on-line", &[]),
        }));
        told.extend(policy.payout.as_deref().map(|word| match word {
            "upfront" => self.say("guide-deal-upfront", &[]),
            "partner chooses" => self.say("guide-deal-choice", &[]),
            _ => self.say("guide-deal-back-end", &[]),
        }));
        told
    }

    pub(super) fn nfr(&self, page: &mut Page) {
        if self.programme.nfr.is_empty() {
            return;
        }
        self.heading(page, 2, "guide-nfr");
        for policy in &self.programme.nfr {
            page.heading(3, &self.text(&policy.title));
            page.bullets(&self.not_for_resale(policy));
            page.paragraph(&self.text(&policy.note));
        }
    }

    fn not_for_resale(&self, policy: &Nfr) -> Vec<String> {
        let ladder = policy.audience.levels.as_ref().map(|(ladder, _)| *ladder).or((self.programme.ladders.len() == 1).then_some(0));
        let mut told = vec![];
        let discount = self.per_level(ladder, &policy.discount, Unit::Percent, None);
        told.push(self.say("guide-nfr-discount", &[("amount", &discount)]));
        if !policy.purposes.is_empty() {
            let purposes: Vec<String> = policy.purposes.iter().map(|purpose| self.text(purpose)).collect();
            told.push(self.say("guide-nfr-purposes", &[("names", &self.teller.list(&purposes))]));
        }
        if let Some(ceiling) = &policy.ceiling {
            if ceiling.amount.iter().any(|figures| !figures.is_empty()) {
                let amount = self.per(&self.per_level(ladder, &ceiling.amount, Unit::Money, None), ceiling.per.name());
                told.push(self.say("guide-nfr-amount", &[("amount", &amount)]));
            }
            if ceiling.units.iter().any(|figures| !figures.is_empty()) {
                let amount = self.per(&self.per_level(ladder, &ceiling.units, Unit::Count, None), ceiling.per.name());
                told.push(self.say("guide-nfr-units", &[("amount", &amount)]));
            }
            told.push(self.say(if policy.refused_beyond { "guide-nfr-refused" } else { "guide-nfr-normal" }, &[]));
        }
        told.extend(self.audience(&policy.audience));
        told.extend(self.needs(&policy.audience.needs));
        told
    }

    pub(super) fn leads(&self, page: &mut Page) {
        if self.programme.leads.is_empty() {
            return;
        }
        self.heading(page, 2, "guide-leads");
        for policy in &self.programme.leads {
            page.heading(3, &self.text(&policy.title));
            page.bullets(&self.lead_rules(policy));
            page.paragraph(&self.text(&policy.note));
        }
    }

    fn lead_rules(&self, policy: &Leads) -> Vec<String> {
        let mut told = self.audience(&policy.audience);
        told.extend(self.needs(&policy.audience.needs));
        if !policy.route_by.is_empty() {
            let names: Vec<String> = policy.route_by.iter().map(|word| self.word_of(&ROUTES, &readable(word))).collect();
            told.push(self.say("guide-lead-routes", &[("names", &self.teller.list(&names))]));
        }
        if !policy.priority.is_empty() {
            told.push(self.say("guide-lead-priority", &[("text", &self.text(&policy.priority))]));
        }
        told.extend(policy.accept_hours.map(|hours| self.say("guide-lead-accept", &[("number", &self.count(hours))])));
        told.extend(policy.follow_up_days.map(|days| self.say("guide-lead-report", &[("length", &self.day_count(days))])));
        told
    }
}
