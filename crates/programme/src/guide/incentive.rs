//! Incentives in sentences: what is paid, on what, to whom and when.

use super::Guide;
use super::earning::Bands;
use super::page::{Page, capital, readable};
use crate::condition::Unit;
use crate::model::{Accrual, BandsPer, Cap, Incentive, IncentiveBasis, IncentiveMode, Minimum, Stacking};

const KINDS: [(&str, &str); 7] = [
    ("rebate", "guide-kind-rebate"),
    ("growth rebate", "guide-kind-growth-rebate"),
    ("spiff", "guide-kind-spiff"),
    ("discount", "guide-kind-discount"),
    ("deal bonus", "guide-kind-deal-bonus"),
    ("fund accrual", "guide-kind-fund-accrual"),
    ("commission", "guide-kind-commission"),
];
const GROWTH_ON: [(&str, &str); 3] =
    [("everything", "guide-growth-everything"), ("above baseline", "guide-growth-above"), ("between targets", "guide-growth-between")];
const LATE: [(&str, &str); 3] =
    [("current period", "guide-late-current"), ("original period", "guide-late-original"), ("ignored after lock", "guide-late-ignored")];
const SETTLEMENTS: [(&str, &str); 4] = [
    ("credit note", "guide-by-credit-note"),
    ("bank transfer", "guide-by-bank-transfer"),
    ("deduction", "guide-by-deduction"),
    ("upfront", "guide-by-upfront"),
];
const PAYEES: [(&str, &str); 3] =
    [("partner", "guide-payee-partner"), ("person", "guide-payee-person"), ("distributor", "guide-payee-distributor")];
const BELOW: [(&str, &str); 4] = [
    ("carry forward", "guide-below-carried"),
    ("forfeit", "guide-below-forfeited"),
    ("convert to rebate", "guide-below-rebate"),
    ("keep", "guide-below-kept"),
];
const PER: [(&str, &str); 14] = [
    ("sale", "guide-per-sale"),
    ("period", "guide-per-period"),
    ("subscription", "guide-per-subscription"),
    ("customer", "guide-per-customer"),
    ("unit", "guide-per-unit"),
    ("deal", "guide-per-deal"),
    ("programme", "guide-per-programme"),
    ("week", "guide-per-week"),
    ("month", "guide-per-month"),
    ("quarter", "guide-per-quarter"),
    ("half", "guide-per-half"),
    ("programme year", "guide-per-programme-year"),
    ("calendar year", "guide-per-calendar-year"),
    ("anniversary year", "guide-per-anniversary-year"),
];

/// What an incentive promises, in the guide's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Promise {
    /// What is paid on, to whom and when.
    pub sentences: Vec<String>,
    /// What each band pays; empty where there are none.
    pub bands: Bands,
}

impl Guide<'_> {
    /// What an incentive promises, on its own.
    pub(super) fn promise(&self, incentive: &Incentive) -> Promise {
        let mut sentences = self.base(incentive);
        sentences.extend(self.target(incentive));
        sentences.extend(self.audience(&incentive.audience));
        sentences.extend(self.gates(incentive));
        sentences.extend(self.limits(incentive));
        sentences.extend(self.payment(incentive));
        Promise { sentences, bands: if incentive.bands.is_empty() { Bands::default() } else { self.bands(incentive) } }
    }

    pub(super) fn incentives(&self, page: &mut Page) {
        if self.programme.incentives.is_empty() {
            return;
        }
        self.heading(page, 2, "guide-incentives");
        for incentive in &self.programme.incentives {
            page.heading(3, &self.text(&incentive.title));
            let mut sentences = self.base(incentive);
            sentences.extend(self.target(incentive));
            sentences.extend(self.audience(&incentive.audience));
            sentences.extend(self.gates(incentive));
            page.bullets(&sentences);
            self.earnings(page, incentive);
            let mut sentences = self.limits(incentive);
            sentences.extend(self.payment(incentive));
            page.bullets(&sentences);
            page.paragraph(&self.text(&incentive.note));
        }
    }

    fn base(&self, incentive: &Incentive) -> Vec<String> {
        let record = incentive.record;
        let kind = capital(&self.word_of(&KINDS, &incentive.kind));
        let mut told = vec![match incentive.period {
            None => self.say("guide-settled-each-sale", &[("kind", &kind)]),
            Some(period) => self.say("guide-settled-each", &[("kind", &kind), ("each", &self.by_period("guide-each", period))]),
        }];
        told.extend(self.so_far(incentive));
        let amount = self.record_formula(record, &incentive.base);
        told.push(self.say("guide-base", &[("what", &amount), ("records", &self.records(record))]));
        if let Some(condition) = &incentive.pays_on {
            told.push(self.say("guide-pays-on", &[("condition", &self.record_condition(record, condition))]));
        }
        told.extend(incentive.new_customer.map(|time| self.say("guide-new-customer", &[("length", &self.teller.length(time))])));
        told.extend(incentive.by_registrant.then(|| self.say("guide-by-registrant", &[])));
        if let Some(counts) = &incentive.counts {
            told.push(self.say("guide-counts", &[("what", &self.record_formula(record, counts))]));
        }
        if incentive.counts_on != incentive.pays_on
            && let Some(condition) = &incentive.counts_on
        {
            told.push(self.say("guide-counts-on", &[("condition", &self.record_condition(record, condition))]));
        }
        if let Some(cap) = &incentive.base_cap {
            told.push(self.cap("guide-base-cap", incentive, cap));
        }
        told
    }

    /// What is booked before the period is over.
    fn so_far(&self, incentive: &Incentive) -> Option<String> {
        let interim = self.say("guide-interim", &[("each", &self.by_period("guide-each", incentive.interim?))]);
        let accrual = incentive.accrual.as_ref().map(|accrual| match accrual {
            Accrual::Rate(rate) => self.say("guide-accrual-rate", &[("rate", &self.percent(*rate))]),
            Accrual::Band(band) => {
                let number = super::formula::fixed(band).map_or_else(|| self.partner_formula(band), |number| self.teller.number(number));
                self.say("guide-accrual-band", &[("what", &number)])
            }
        });
        Some([interim].into_iter().chain(accrual).collect::<Vec<_>>().join(" "))
    }

    fn target(&self, incentive: &Incentive) -> Vec<String> {
        let mut told = vec![];
        if let Some(target) = &incentive.target {
            let target =
                super::formula::fixed(target).map_or_else(|| self.partner_formula(target), |target| self.amount(Unit::Money, target));
            told.push(self.say("guide-target", &[("what", &target)]));
            told.extend(incentive.nothing_without_target.then(|| self.say("guide-no-target", &[])));
        }
        if let Some(baseline) = &incentive.baseline {
            told.push(self.say("guide-baseline", &[("what", &self.partner_formula(baseline))]));
        }
        if let Some(growth_on) = &incentive.growth_on {
            told.push(self.word_of(&GROWTH_ON, growth_on));
        }
        if incentive.basis != IncentiveBasis::None {
            told.push(self.mode(incentive));
            told.extend(self.bands_per(incentive));
        }
        told
    }

    fn mode(&self, incentive: &Incentive) -> String {
        let id = match incentive.mode {
            IncentiveMode::Whole => "guide-mode-whole",
            IncentiveMode::Marginal => "guide-mode-marginal",
            IncentiveMode::Rolling => "guide-mode-rolling",
            IncentiveMode::Total => "guide-mode-total",
            IncentiveMode::Amount => "guide-mode-amount",
            IncentiveMode::Linear => "guide-mode-linear",
            IncentiveMode::PerBlock => {
                let Some((size, up)) = incentive.block else {
                    return String::new();
                };
                let id = if up { "guide-mode-block-up" } else { "guide-mode-block-down" };
                return self.say(id, &[("number", &self.teller.number(size))]);
            }
        };
        self.say(id, &[])
    }

    fn bands_per(&self, incentive: &Incentive) -> Option<String> {
        match incentive.bands_per {
            BandsPer::Partner => None,
            BandsPer::Group => Some(self.say("guide-bands-per-group", &[])),
            BandsPer::ProductGroup => Some(self.say("guide-bands-per-product-group", &[])),
            BandsPer::Column(column) => Some(self.say("guide-bands-per-column", &[("column", &self.column(incentive.record, column))])),
        }
    }

    fn gates(&self, incentive: &Incentive) -> Vec<String> {
        let Some(needs) = self.needs(&incentive.audience.needs) else {
            return vec![];
        };
        let consequence = incentive.if_gate_fails.as_deref().map(|word| match word {
            "hold" => self.say("guide-gate-hold", &[]),
            "forfeit" => self.say("guide-gate-forfeit", &[]),
            _ => self.say("guide-gate-reduce", &[]),
        });
        vec![[needs].into_iter().chain(consequence).collect::<Vec<_>>().join(" ")]
    }

    fn limits(&self, incentive: &Incentive) -> Vec<String> {
        let mut told: Vec<String> = incentive.caps.iter().map(|cap| self.cap("guide-cap", incentive, cap)).collect();
        told.extend(incentive.floor.as_ref().map(|floor| self.cap("guide-floor", incentive, floor)));
        told.extend(incentive.floor_carries.then(|| self.say("guide-floor-carries", &[])));
        told.extend(incentive.minimum_payout.as_ref().map(|minimum| self.minimum(Some(incentive.ladder), minimum)));
        told.extend(match incentive.stacking {
            Stacking::Highest => Some(self.say("guide-stacking-highest", &[])),
            Stacking::Sequential => Some(self.say("guide-stacking-sequential", &[])),
            Stacking::Sum => None,
        });
        told.extend((!incentive.reduces_others).then(|| self.say("guide-reduces-nothing", &[])));
        told.extend(incentive.may_go_negative.map(|may| self.say(if may { "guide-may-go-negative" } else { "guide-never-negative" }, &[])));
        told
    }

    fn cap(&self, id: &str, incentive: &Incentive, cap: &Cap) -> String {
        let amount = self.per_level(Some(incentive.ladder), &cap.amount, Unit::Money, cap.currency.as_deref());
        let per = self.word_of(&PER, &cap.per);
        let told = self.say(id, &[("amount", &amount), ("per", &per)]);
        match cap.group {
            None => told,
            Some(group) => {
                let name = self.text(&self.programme.product_groups[group].title);
                self.say("guide-cap-group", &[("limit", &told), ("name", &name)])
            }
        }
    }

    pub(super) fn minimum(&self, ladder: Option<usize>, minimum: &Minimum) -> String {
        let amount = self.per_level(ladder, &minimum.amount, Unit::Money, None);
        let below = self.word_of(&BELOW, &minimum.below);
        self.say("guide-minimum", &[("amount", &amount), ("below", &below)])
    }

    fn payment(&self, incentive: &Incentive) -> Vec<String> {
        let payee = self.word_of(&PAYEES, &incentive.payee);
        let mut told = vec![match &incentive.settlement {
            None => self.say("guide-paid", &[("payee", &payee)]),
            Some(how) => self.say("guide-paid-how", &[("payee", &payee), ("how", &self.word_of(&SETTLEMENTS, how))]),
        }];
        if incentive.level_on_sale_date {
            told.push(self.say("guide-level-on-sale", &[]));
        } else if incentive.period.is_some() {
            told.push(self.say("guide-level-on-end", &[]));
        }
        if let Some(days) = incentive.grace_days {
            told.push(self.say("guide-late-days", &[("length", &self.day_count(days))]));
        }
        told.extend(incentive.late.as_deref().map(|late| self.word_of(&LATE, late)));
        if !incentive.split.is_empty() {
            let part = |(name, share): &(String, rust_decimal::Decimal)| {
                let name = if name == "rebate" { self.say("guide-split-rebate", &[]) } else { self.taking_part(name) };
                self.say("guide-split-part", &[("name", &name), ("share", &self.percent(*share))])
            };
            let parts: Vec<String> = incentive.split.iter().map(part).collect();
            told.push(self.say("guide-split", &[("names", &self.teller.list(&parts))]));
        }
        told
    }

    /// How long after the start, or the end of which month: as a person reads it.
    pub(super) fn enrolled_by(&self, until: &str) -> String {
        if let Some(month) = until.strip_prefix("end of month ") {
            return self.say("guide-by-month", &[("number", month)]);
        }
        let length = until.strip_suffix(" after start").and_then(crate::period::Duration::read);
        length.map_or_else(|| readable(until), |length| self.say("guide-after-start", &[("length", &self.teller.length(length))]))
    }
}
