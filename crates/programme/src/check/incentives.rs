//! Incentives: the base is stated, bands have no gaps, every choice that published rules leave open is made.

use super::bands::block;
use super::context::Check;
use crate::condition::{Expr, Setting, Unit};
use crate::diagnostic::{Span, quoted};
use crate::file::{Item, Node};
use crate::model::{Accrual, BandsPer, Cap, Enrolment, Figures, Incentive, IncentiveBasis, IncentiveMode, Minimum, Payout, Stacking};
use crate::money;
use crate::period::{Duration, Period};
use crate::record::{Schema, TypeId};

const MODES: [(&str, IncentiveMode); 7] = [
    ("whole", IncentiveMode::Whole),
    ("marginal", IncentiveMode::Marginal),
    ("rolling", IncentiveMode::Rolling),
    ("total", IncentiveMode::Total),
    ("amount", IncentiveMode::Amount),
    ("per block", IncentiveMode::PerBlock),
    ("linear", IncentiveMode::Linear),
];

impl Check<'_> {
    pub(super) fn incentives(&mut self) -> Vec<Incentive> {
        let listed = self.listed("incentives");
        if let (Some((_, node)), false) = (listed.first(), self.has_rounding) {
            let help = "[programme] rounding = \"half away from zero\", \"half even\", \"down\" or \"up\"";
            self.error("missing-key", node.span, "money is earned here, and the file does not say how it is rounded", Some(help.into()));
        }
        listed.into_iter().filter_map(|(id, node)| self.incentive(id, node)).collect()
    }

    fn incentive(&mut self, id: &str, node: &Node) -> Option<Incentive> {
        let at = node.get("id").map_or(node.span, |node| node.span);
        let ladder = self.incentive_ladder(node);
        let row = self.row_setting(node);
        let base = node.get("base")?;
        let Setting::Row(record) = row else { return None };
        let base_expr = self.number(base, &row).map_or(Expr::number(0.into()), |(expr, _)| expr);
        let basis = basis(node.text_of("basis")?);
        let mode = MODES.iter().find(|(word, _)| Some(*word) == node.text_of("mode")).map_or(IncentiveMode::Whole, |(_, mode)| *mode);
        let period = node.get("period")?;
        if let Some(period_read) = period.text().and_then(Period::read) {
            self.period(period_read, period.span);
        }
        let target = node.get("target").and_then(|target| self.number(target, &Setting::Partner)).map(|(expr, _)| expr);
        let uses = uses(node);
        let bands = node.get("bands").map_or(vec![], |bands| self.bands(bands, ladder, &uses));
        self.settle(id, at, node, basis, mode, !bands.is_empty());
        self.fits(id, node, mode, &bands);
        let plain = self.payout(node, ladder, &uses);
        let caps = node.get("cap").map_or(vec![], |cap| self.caps(cap, ladder));
        let base_cap = node.get("base_cap").and_then(|cap| self.caps(cap, ladder).into_iter().next());
        self.limits_money(id, node, bands.iter().map(|band| &band.payout).chain(&plain));
        let floor = node.get("floor").and_then(|floor| self.caps(floor, ladder).into_iter().next());
        let minimum_payout = node.get("minimum_payout").and_then(|minimum| self.minimum(minimum, ladder));
        let enrolment = node.get("enrolment").map_or(vec![], |list| self.enrolment(list, ladder));
        let split = self.split(id, node);
        Some(Incentive {
            id: id.into(),
            title: self.title(node, id),
            kind: node.text_of("kind")?.into(),
            ladder: ladder.unwrap_or(0),
            period: period.text().and_then(Period::read),
            interim: self.interim(id, node),
            accrual: self.accrual(id, node),
            record,
            base: base_expr,
            base_words: base.text().unwrap_or_default().into(),
            pays_on: self.condition_of(node, "pays_on", &row),
            new_customer: self.of_sales(id, node, "new_customer", record).and_then(|node| node.text().and_then(Duration::read)),
            by_registrant: self.of_sales(id, node, "earned_by", record).is_some_and(|node| node.text() == Some("registrant")),
            counts: node.get("counts").and_then(|counts| self.number(counts, &row)).map(|(expr, _)| expr),
            counts_on: self.condition_of(node, "counts_on", &row),
            basis,
            bands_per: self.bands_per(node, record),
            target,
            refuses_without_target: node.text_of("if_no_target") == Some("refuse"),
            nothing_without_target: node.text_of("if_no_target") == Some("nothing"),
            baseline: node.get("baseline").and_then(|baseline| self.number(baseline, &Setting::Partner)).map(|(expr, _)| expr),
            mode,
            growth_on: node.text_of("growth_on").map(Into::into),
            bands,
            plain,
            nothing_beyond: node.text_of("beyond") == Some("nothing"),
            block: block(node),
            if_gate_fails: node.text_of("if_gate_fails").map(Into::into),
            reduce_to: node.number_of("reduce_to"),
            audience: self.audience(node),
            level_on_sale_date: node.text_of("level_on") == Some("sale date"),
            base_cap,
            caps,
            floor,
            floor_carries: node.get("floor").and_then(|floor| floor.yes_no_of("carries")).unwrap_or(false),
            minimum_payout,
            order: node.integer_of("order").unwrap_or(0),
            stacking: match node.text_of("stacking") {
                Some("highest") => Stacking::Highest,
                Some("sequential") => Stacking::Sequential,
                _ => Stacking::Sum,
            },
            reduces_others: node.yes_no_of("reduces_others").unwrap_or(true),
            grace_days: node.integer_of("grace_days"),
            late: node.text_of("late").map(Into::into),
            may_go_negative: node.yes_no_of("may_go_negative"),
            enrolment,
            payee: node.text_of("payee").unwrap_or("partner").into(),
            person: self.person(id, node, record),
            settlement: node.text_of("settlement").map(Into::into),
            split,
            note: self.text(node.get("note")),
        })
    }

    /// What is booked within a longer period.
    fn interim(&mut self, id: &str, node: &Node) -> Option<Period> {
        let stated = node.get("interim")?;
        let interim = stated.text().and_then(Period::read)?;
        self.period(interim, stated.span);
        let length = |period: Option<Period>| Period::ALL.iter().position(|(_, own)| Some(*own) == period);
        let own = node.text_of("period").and_then(Period::read);
        if length(own) <= length(Some(interim)) {
            let help = "interim = a period that divides the incentive's own: \"month\" in a quarter, \"quarter\" in a year";
            self.error(
                "wrong-value",
                stated.span,
                format!("`{id}` is not settled over a longer period than its interim"),
                Some(help.into()),
            );
        }
        Some(interim)
    }

    fn accrual(&mut self, id: &str, node: &Node) -> Option<Accrual> {
        let stated = node.get("accrual")?;
        if node.get("interim").is_none() {
            let help = "interim = \"month\": what is booked before the period is over";
            self.error("no-effect", stated.span, format!("`accrual` of `{id}` has no effect"), Some(help.into()));
        }
        match (stated.number_of("rate"), stated.get("band")) {
            (Some(rate), None) => Some(Accrual::Rate(rate)),
            (None, Some(band)) => self.number(band, &Setting::Partner).map(|(expr, _)| Accrual::Band(expr)),
            _ => {
                self.error("several-ways", stated.span, format!("`accrual` of `{id}` says a rate or a band"), Some("keep one".into()));
                None
            }
        }
    }

    /// What fills the bands together.
    fn bands_per(&mut self, node: &Node, record: TypeId) -> BandsPer {
        let Some(stated) = node.get("bands_per") else { return BandsPer::Partner };
        match stated.text().unwrap_or_default() {
            "partner" => BandsPer::Partner,
            "group" => BandsPer::Group,
            "product group" => BandsPer::ProductGroup,
            _ => self.record_column(stated, record).map_or(BandsPer::Partner, BandsPer::Column),
        }
    }

    /// A key that only makes sense for incentives on sales.
    fn of_sales<'n>(&mut self, id: &str, node: &'n Node, key: &str, record: TypeId) -> Option<&'n Node> {
        let stated = node.get(key)?;
        if record != Schema::SALE {
            let message = format!("`{id}` is not earned on sales, and says `{key}`");
            self.error("no-effect", stated.span, message, Some(format!("take `{key}` out, or name a column of `sale` in `base`")));
        }
        Some(stated)
    }

    /// The column that names the person who is paid; asked where a person is.
    fn person(&mut self, id: &str, node: &Node, record: TypeId) -> Option<usize> {
        let paid = node.text_of("payee") == Some("person");
        match node.get("person") {
            Some(stated) if !paid => {
                let help = "payee = \"person\", or take it out";
                self.error("no-effect", stated.span, format!("`person` of `{id}` has no effect"), Some(help.into()));
                None
            }
            Some(stated) => self.record_column(stated, record),
            None => None,
        }
    }

    fn record_column(&mut self, node: &Node, record: TypeId) -> Option<usize> {
        let columns: Vec<String> = self.schema.get(record).columns.iter().map(|column| column.name.clone()).collect();
        self.look_up("column", node, &columns)
    }

    fn incentive_ladder(&mut self, node: &Node) -> Option<usize> {
        if node.get("ladder").is_some() || self.names.ladders.len() == 1 { self.ladder_of(node, "this incentive") } else { None }
    }

    /// An incentive is paid on the records its base names; sales where it names none.
    fn row_setting(&self, node: &Node) -> Setting {
        let base = node.text_of("base").unwrap_or_default();
        let named = self.schema.types.iter().position(|kind| base.contains(&format!("{}.", kind.name)));
        Setting::Row(named.filter(|place| *place > 0).map_or(Schema::SALE, crate::record::TypeId))
    }

    /// A limit of the base is one of money: it says nothing about pieces.
    fn limits_money<'p>(&mut self, id: &str, node: &Node, mut payouts: impl Iterator<Item = &'p Payout>) {
        let Some(stated) = node.get("base_cap") else { return };
        if payouts.any(|payout| matches!(payout, Payout::PerUnit(_))) {
            let help = "limit what is earned instead: cap = { amount = 5_000, per = \"period\" }";
            let message = format!("`base_cap` of `{id}` limits money, and it is paid per piece");
            self.error("no-effect", stated.span, message, Some(help.into()));
        }
    }

    /// The choices that must be made, and those that have no effect.
    fn settle(&mut self, id: &str, at: Span, node: &Node, basis: IncentiveBasis, mode: IncentiveMode, has_bands: bool) {
        let plain = ["rate", "amount", "per_unit", "goods"].into_iter().filter(|key| node.get(key).is_some()).count();
        let mut ask = |missing: bool, message: &str, help: &str| {
            if missing {
                self.error("missing-key", at, format!("`{id}` {message}"), Some(help.into()));
            }
        };
        ask(
            basis == IncentiveBasis::PercentOfTarget && node.get("target").is_none(),
            "is measured in percent of a target it does not have",
            "target = \"target('leap')\", a measure, or a number",
        );
        ask(
            basis == IncentiveBasis::Growth && node.get("baseline").is_none(),
            "is measured in growth and has no baseline",
            "baseline = a measure: the same quarter last year, the average of four quarters",
        );
        ask(
            basis == IncentiveBasis::Growth && node.get("growth_on").is_none(),
            "does not say what a growth rate is paid on",
            "growth_on = \"everything\", \"above baseline\" or \"between targets\"",
        );
        ask(
            has_bands && node.get("mode").is_none(),
            "has bands and does not say how a band is applied",
            "mode = \"whole\" (reached rate on everything), \"marginal\" (each band on its own slice), \"rolling\", \"total\", \"amount\", \"per block\" or \"linear\"",
        );
        let agreed = node.text_of("target").is_some_and(|target| target.contains("target("));
        ask(
            agreed && node.get("if_no_target").is_none(),
            "does not say what a partner without target earns",
            "if_no_target = \"nothing\" or \"refuse\"",
        );
        ask(
            node.get("needs").is_some() && node.get("if_gate_fails").is_none(),
            "has `needs` and does not say what happens when they are missing",
            "if_gate_fails = \"hold\", \"forfeit\" or \"reduce\"",
        );
        ask(
            mode == IncentiveMode::PerBlock && node.get("block").is_none(),
            "pays per block and does not say how large a block is",
            "block = { size = 100, round = \"down\" }",
        );
        ask(
            basis == IncentiveBasis::None && plain == 0 && node.get("enrolment").is_none(),
            "has no rate",
            "rate, amount or per_unit; or bands with a basis",
        );
        ask(
            basis != IncentiveBasis::None && !has_bands,
            "has a basis and no bands",
            "bands = [ { from = …, rate = … } ], or basis = \"none\"",
        );
        let reduces = node.text_of("if_gate_fails") == Some("reduce");
        if reduces && node.get("reduce_to").is_none() {
            let help = "reduce_to = \"50 %\": what is left of the earning";
            self.error(
                "missing-key",
                at,
                format!("`{id}` is reduced when `needs` are missing, and does not say to what"),
                Some(help.into()),
            );
        }
        if let (Some(reduce_to), false) = (node.get("reduce_to"), reduces) {
            let help = "if_gate_fails = \"reduce\", or take it out";
            self.error("no-effect", reduce_to.span, format!("`reduce_to` of `{id}` has no effect"), Some(help.into()));
        }
        if has_bands && (plain > 0 || basis == IncentiveBasis::None) {
            let span = node.get("bands").map_or(at, |node| node.span);
            self.error("several-ways", span, format!("`{id}` has bands and a plain rate"), Some("keep one; bands need a basis".into()));
        }
        if plain > 1 {
            self.error("several-ways", at, format!("`{id}` has several of rate, amount and per_unit"), Some("keep one".into()));
        }
    }

    fn caps(&mut self, node: &Node, ladder: Option<usize>) -> Vec<Cap> {
        let items = if matches!(node.item, Item::List(_)) { node.items() } else { std::slice::from_ref(node) };
        let groups = self.names.product_groups.clone();
        let mut caps = vec![];
        for item in items {
            let Some(amount) = item.get("amount") else { continue };
            let per = item.text_of("per").unwrap_or_default();
            let known = ["sale", "period", "subscription", "customer", "unit", "deal", "programme"];
            if !known.contains(&per) && Period::read(per).is_none() {
                let span = item.get("per").map_or(item.span, |node| node.span);
                self.error(
                    "unknown-word",
                    span,
                    format!("`{per}` is nothing a limit is counted per"),
                    Some(format!("a period, or one of {}", quoted(&known))),
                );
            }
            let group = item.get("group").and_then(|group| self.look_up("product group", group, &groups));
            let currency = item.text_of("currency").map(Into::into);
            caps.push(Cap { amount: self.any_figures(amount, ladder, Unit::Money), per: per.into(), currency, group });
        }
        caps
    }

    pub(super) fn minimum(&mut self, node: &Node, ladder: Option<usize>) -> Option<Minimum> {
        let amount = self.any_figures(node.get("amount")?, ladder, Unit::Money);
        Some(Minimum { amount, below: node.text_of("below")?.into() })
    }

    /// Figures per level, or one for all where no ladder is in play.
    pub(super) fn any_figures(&mut self, node: &Node, ladder: Option<usize>, unit: Unit) -> Vec<Figures> {
        match ladder {
            Some(_) => self.figures(node, ladder, unit).figures,
            None => {
                let figure = self.figure(node, unit);
                vec![figure.map(|value| crate::model::Dated { from: None, until: None, value }).into_iter().collect()]
            }
        }
    }

    fn enrolment(&mut self, list: &Node, ladder: Option<usize>) -> Vec<Enrolment> {
        let mut enrolment = vec![];
        for item in list.items() {
            let Some(until) = item.get("until") else { continue };
            let words = until.text().unwrap_or_default();
            let month = words.strip_prefix("end of month ").and_then(|n| n.parse::<u32>().ok()).is_some_and(|n| (1..=12).contains(&n));
            let length = words.strip_suffix(" after start").and_then(crate::period::Duration::read).is_some();
            if !month && !length {
                self.error(
                    "unknown-word",
                    until.span,
                    format!("`{words}` is not a time to enrol by"),
                    Some("\"end of month 1\", \"30 days after start\"".into()),
                );
            }
            let rate = item.get("rate").map_or(vec![], |rate| self.any_figures(rate, ladder, Unit::Percent));
            enrolment.push(Enrolment { until: words.into(), level: item.text_of("use").unwrap_or_default().into(), rate });
        }
        enrolment
    }

    fn split(&mut self, id: &str, node: &Node) -> Vec<(String, rust_decimal::Decimal)> {
        let mut split = vec![];
        let Some(stated) = node.get("split") else { return split };
        for (key, share) in stated.entries() {
            if key.name != "rebate" && !self.funds.contains(&key.name) {
                let message = format!("`{}` is neither `rebate` nor a fund", key.name);
                self.error(
                    "unknown-name",
                    key.span,
                    message,
                    Some(match self.funds.as_slice() {
                        [] => "the file declares no fund".into(),
                        funds => format!("funds: {}", quoted(funds)),
                    }),
                );
            }
            split.extend(share.number().map(|share| (key.name.clone(), share)));
        }
        let sum = split.iter().try_fold(rust_decimal::Decimal::ZERO, |sum, (_, share)| sum.checked_add(*share));
        if sum != Some(rust_decimal::Decimal::ONE_HUNDRED) {
            let together = sum.map_or("far more than 100".into(), money::plain);
            self.error(
                "parts-do-not-sum",
                stated.span,
                format!("the parts of `{id}` are {together} % together"),
                Some("they must be 100 %".into()),
            );
        }
        split
    }
}

/// The names an enrolment can earn.
fn uses(node: &Node) -> Vec<String> {
    let list = node.get("enrolment").map_or(&[][..], Node::items);
    list.iter().filter_map(|item| item.text_of("use").map(Into::into)).collect()
}

fn basis(word: &str) -> IncentiveBasis {
    match word {
        "percent of target" => IncentiveBasis::PercentOfTarget,
        "value" => IncentiveBasis::Value,
        "quantity" => IncentiveBasis::Quantity,
        "growth" => IncentiveBasis::Growth,
        _ => IncentiveBasis::None,
    }
}
