//! Funds, deal registration, products not for resale, leads: the policies of the workflows.

use super::context::Check;
use crate::condition::{Setting, Unit};
use crate::file::{Item, Node};
use crate::model::{Ceiling, DealRegistration, Extension, Fund, FundWindows, Leads, Nfr};
use crate::period::{Days, Duration, Period};
use crate::record::Schema;

impl Check<'_> {
    pub(super) fn funds(&mut self) -> Vec<Fund> {
        self.listed("funds").into_iter().filter_map(|(id, node)| self.fund(id, node)).collect()
    }

    fn fund(&mut self, id: &str, node: &Node) -> Option<Fund> {
        let at = node.get("id").map_or(node.span, |node| node.span);
        let ladder = if self.names.ladders.len() == 1 || node.get("ladder").is_some() { self.ladder_of(node, "this fund") } else { None };
        let accrues = node.text_of("source")? == "accrual";
        let rate = node.get("rate").map_or(vec![], |rate| self.any_figures(rate, ladder, Unit::Percent));
        let base = node.get("base").and_then(|base| self.number(base, &Setting::Row(Schema::SALE))).map(|(expr, _)| expr);
        if accrues && rate.is_empty() && node.get("accrues").is_none() {
            self.error(
                "missing-key",
                at,
                format!("`{id}` accrues and does not say from what"),
                Some("rate with base, or accrues in words and a `split` of an incentive".into()),
            );
        }
        if !rate.is_empty() && base.is_none() {
            self.error("missing-key", at, format!("`{id}` has a rate without a base"), Some("base = \"sale.net_amount\"".into()));
        }
        let periods = node.get("periods").map_or(vec![], |list| self.fund_periods(list));
        let earn = node.get("earn").and_then(|earn| earn.text().and_then(Period::read).map(|period| (period, earn.span)));
        if let Some((period, span)) = earn {
            self.period(period, span);
        }
        if let Some(share) =
            node.get("participation").filter(|share| share.number().is_some_and(|share| share > rust_decimal::Decimal::ONE_HUNDRED))
        {
            self.error(
                "wrong-value",
                share.span,
                format!("`{id}` pays more than the cost"),
                Some("participation = \"50 %\": at most 100 %".into()),
            );
        }
        let claim_starts = node.get("claim_starts").and_then(|node| self.days_after(node, " after use starts"));
        let claim_ends = node.get("claim_ends").and_then(|node| self.days_after(node, " after use ends"));
        Some(Fund {
            id: id.into(),
            title: self.title(node, id),
            accrues,
            accrues_words: self.text(node.get("accrues")),
            rate,
            base,
            periods,
            earn: earn.map(|(period, _)| period),
            use_period: node.get("use_period").and_then(|node| self.use_period(node)),
            claim_starts,
            claim_ends,
            words: self.words_by_level(node),
            minimum: node.get("minimum").and_then(|minimum| self.minimum(minimum, ladder)),
            participation: node.number_of("participation"),
            answer_days: ["review_days", "dispute_days", "payment_days"].map(|key| node.integer_of(key)),
            proof: self.text(node.get("proof")),
            proof_kept_months: node.integer_of("proof_kept_months"),
            unused: node.text_of("unused").map(Into::into),
            audience: self.audience(node),
            note: self.text(node.get("note")),
        })
    }

    fn words_by_level(&self, node: &Node) -> Vec<(String, crate::model::Text)> {
        let entries = node.get("words").map_or(&[][..], Node::entries);
        entries.iter().map(|(key, text)| (key.name.clone(), self.text(Some(text)))).collect()
    }

    fn use_period(&mut self, node: &Node) -> Option<(Period, bool)> {
        let words = node.text()?;
        let (next, name) = words.strip_prefix("next ").map_or((false, words), |name| (true, name));
        match Period::read(name) {
            Some(period) => {
                self.period(period, node.span);
                Some((period, next))
            }
            None => {
                self.error(
                    "unknown-word",
                    node.span,
                    format!("`{words}` is not a period"),
                    Some("\"quarter\" (the same) or \"next half\"".into()),
                );
                None
            }
        }
    }

    fn days_after(&mut self, node: &Node, anchor: &str) -> Option<Duration> {
        let words = node.text()?;
        let length = words.strip_suffix(anchor).and_then(Duration::read);
        if length.is_none() {
            self.error("unknown-word", node.span, format!("`{words}` is not a time for claims"), Some(format!("\"45 days{anchor}\"")));
        } else {
            self.needs_day_count(node.span);
        }
        length
    }

    fn fund_periods(&mut self, list: &Node) -> Vec<FundWindows> {
        let mut windows: Vec<FundWindows> = vec![];
        for item in list.items() {
            let mut read = |key: &str| item.get(key).and_then(|node| self.days(node));
            let (Some(earned), Some(used), Some(claimed)) = (read("earned"), read("use"), read("claim")) else { continue };
            if let Some(before) = windows.last()
                && earned.from <= before.earned.to
            {
                self.error(
                    "dates-contradict",
                    item.span,
                    "this period begins before the one above ends",
                    Some("periods stand in order and do not overlap".into()),
                );
            }
            windows.push(FundWindows { earned, used, claimed });
        }
        windows
    }

    /// `[2022-07-01, 2022-12-31]`, with or without quotes.
    fn days(&mut self, node: &Node) -> Option<Days> {
        let date = |node: &Node| match &node.item {
            Item::Date(date) => Some(*date),
            Item::Text(text) => text.parse().ok(),
            _ => None,
        };
        match node.items() {
            [from, to] => {
                let days = date(from).zip(date(to)).map(|(from, to)| Days { from, to });
                if days.is_none_or(|days| days.to < days.from) {
                    self.error("dates-contradict", node.span, "a first and a last day are needed", Some("[2022-07-01, 2022-12-31]".into()));
                }
                days
            }
            _ => {
                self.error("wrong-value", node.span, "a first and a last day are needed", Some("[2022-07-01, 2022-12-31]".into()));
                None
            }
        }
    }

    pub(super) fn deal_registration(&mut self) -> Vec<DealRegistration> {
        let mut policies = vec![];
        for (id, node) in self.listed("deal_registration") {
            let columns: Vec<String> = self.schema.get(Schema::DEAL).columns.iter().map(|column| column.name.clone()).collect();
            let row = Setting::Row(Schema::DEAL);
            if let Some(days) = node.get("protection_days") {
                self.needs_day_count(days.span);
            }
            let one_per = node.get("one_per").map_or(&[][..], Node::items);
            let one_per = one_per.iter().filter_map(|column| self.look_up("column of a deal", column, &columns)).collect();
            let benefits = self.benefits.clone();
            policies.push(DealRegistration {
                id: id.into(),
                title: self.title(node, id),
                audience: self.audience_without_where(node),
                minimum: node.get("minimum").and_then(|minimum| self.number(minimum, &Setting::Partner)).map(|(expr, _)| expr),
                more_than_minimum: node.text_of("minimum_is") == Some("more_than"),
                or_contains: self.condition_of(node, "or_contains", &row),
                protection_days: node.integer_of("protection_days"),
                which: self.condition_of(node, "where", &row),
                extension: node.get("extension").map(|node| Extension {
                    before_expiry: node.yes_no_of("before_expiry") == Some(true),
                    days: node.integer_of("days"),
                    times: node.integer_of("times"),
                }),
                one_per,
                excludes: node.get("excludes").map_or(&[][..], Node::items).iter().filter_map(|node| node.text().map(Into::into)).collect(),
                decision_hours: node.integer_of("decision_hours"),
                limit: node.get("limit").and_then(|limit| Some((limit.integer_of("count")?, limit.text_of("per").and_then(Period::read)?))),
                inactive_days: node.integer_of("inactive_days"),
                new_customers_only: node.yes_no_of("new_customers_only") == Some(true),
                benefit: node.get("benefit").and_then(|benefit| self.look_up("benefit", benefit, &benefits)),
                discount_on: node.text_of("discount_on").map(Into::into),
                payout: node.text_of("payout").map(Into::into),
                note: self.text(node.get("note")),
            });
        }
        policies
    }

    pub(super) fn nfr(&mut self) -> Vec<Nfr> {
        let mut policies = vec![];
        for (id, node) in self.listed("nfr") {
            let ladder =
                if self.names.ladders.len() == 1 || node.get("ladder").is_some() { self.ladder_of(node, "this policy") } else { None };
            let discount = node.get("discount").map_or(vec![], |discount| self.any_figures(discount, ladder, Unit::Percent));
            let ceiling = node.get("ceiling").and_then(|ceiling| self.ceiling(ceiling, ladder));
            policies.push(Nfr {
                id: id.into(),
                title: self.title(node, id),
                discount,
                ceiling,
                purposes: node.get("purposes").map_or(&[][..], Node::items).iter().map(|node| self.text(Some(node))).collect(),
                refused_beyond: node.text_of("beyond") == Some("refused"),
                audience: self.audience(node),
                note: self.text(node.get("note")),
            });
        }
        policies
    }

    fn ceiling(&mut self, node: &Node, ladder: Option<usize>) -> Option<Ceiling> {
        let per = node.get("per")?;
        let period = per.text().and_then(Period::read)?;
        self.period(period, per.span);
        let mut figures = |key: &str, unit| node.get(key).map_or(vec![], |node| self.any_figures(node, ladder, unit));
        Some(Ceiling { amount: figures("amount", Unit::Money), units: figures("units", Unit::Count), per: period })
    }

    pub(super) fn leads(&mut self) -> Vec<Leads> {
        let mut policies = vec![];
        for (id, node) in self.listed("leads") {
            policies.push(Leads {
                id: id.into(),
                title: self.title(node, id),
                route_by: node.get("route_by").map_or(&[][..], Node::items).iter().filter_map(|node| node.text().map(Into::into)).collect(),
                accept_hours: node.integer_of("accept_hours"),
                follow_up_days: node.integer_of("follow_up_days"),
                audience: self.audience(node),
                priority: self.text(node.get("priority")),
                note: self.text(node.get("note")),
            });
        }
        policies
    }
}
