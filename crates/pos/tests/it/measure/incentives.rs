//! Incentives come to the same by the engine's sums as by the lines themselves.

use std::sync::Arc;

use jiff::civil::Date;
use pos::folder::{Loaded, Options, Sales, load};
use pos::measure::{Asked, Engine, summed};
use pos::store::Store;
use programme::check::check;
use programme::incentive::{Earner, Plan};
use programme::model::History;
use programme::period::Days;
use programme::record::Sight;

use super::dice::Dice;
use super::lines::store;
use crate::channel::day;

fn cases() -> u64 {
    if std::env::var_os("FAIRWAY_DEEP").is_some() { 2_000 } else { 25 }
}

const PARTNERS: &str = "partner,country,joined,group\nP1,DE,2022-12-15,G1\nP2,NL,2023-02-28,G1\nP3,US,2024-02-29,\nP4,DE,,\nP5,FR,2021-07-01,\nP6,FR,2021-07-01,\n";
const RATES: &str = "currency,from,rate\nUSD,,0.9\nUSD,2023-06-01,0.875\nGBP,,1.25\n";

const HEAD: &str = r#"
[programme]
id = "sums"
title = "Sums"
version = "1"
effective = 2020-01-01
currency = "EUR"
rounding = "half even"

[ladders.tier]
levels = ["silver", "gold"]
rise = "at once"
fall = "at once"

[measures.sold]
sum = "sale.net_amount"
over = "calendar year"
unit = "money"

[measures.before]
sum = "sale.net_amount"
over = "quarter, a year earlier"
unit = "money"

[measures.lines]
count = "sale"
over = "quarter"
unit = "count"

[[requirements]]
id = "sold"
measure = "sold"
at_least = { silver = -1_000_000_000, gold = 50 }
"#;

/// What incentives say beside their bands, each for what sums can go wrong with.
const TERMS: [&str; 9] = [
    "basis = \"none\"\nrate = \"3.5 %\"",
    "basis = \"none\"\nper_unit = { silver = 0.25, gold = 0.75 }\ncap = { amount = 20, per = \"period\" }",
    "basis = \"value\"\nmode = \"marginal\"\nbands = [{ from = 0, rate = \"1 %\" }, { from = 20, rate = \"2.5 %\" }, { from = 55.5, rate = \"7 %\" }]",
    "basis = \"quantity\"\nmode = \"whole\"\nbands = [{ from = 1, per_unit = 0.1 }, { from = 8, per_unit = 0.3 }]",
    "basis = \"percent of target\"\ntarget = \"before * 1.05\"\nif_no_target = \"nothing\"\nmode = \"whole\"\nbands = [{ from = \"50 %\", rate = { silver = \"1 %\", gold = \"2 %\" } }, { from = \"100 %\", rate = \"5 %\" }]",
    "basis = \"growth\"\nbaseline = \"greatest(before, 1)\"\ngrowth_on = \"above baseline\"\nmode = \"whole\"\nbands = [{ from = \"0 %\", rate = \"4 %\" }, { from = \"30 %\", rate = \"9 %\" }]",
    "basis = \"value\"\ncounts = \"2 * sale.net_amount\"\ncounts_on = \"sale.quantity > 1\"\nmode = \"amount\"\nbands = [{ from = 10, amount = 5 }, { from = 90, amount = 25 }]",
    "basis = \"value\"\nbands_per = \"group\"\nmode = \"rolling\"\nbands = [{ from = 5, rate = \"1 %\" }, { from = 40, rate = \"3 %\" }]\nbase_cap = { amount = 60, per = \"period\" }",
    "basis = \"value\"\nwhere = \"lines >= 2\"\nlevels = [\"gold\"]\nmode = \"per block\"\nblock = { size = 7, round = \"up\" }\nbands = [{ from = 3, amount = 1.5 }]\nmay_go_negative = true",
];
const CONDITIONS: [&str; 4] = [
    "",
    "pays_on = \"sale.quantity > 2\"\n",
    "pays_on = \"sale.product like 'A%' or sale.customer is null\"\n",
    "pays_on = \"sale.net_amount > 0\"\n",
];
const BASES: [&str; 3] = ["sale.net_amount", "sale.net_amount + 1", "sale.gross_amount"];
const PERIODS: [&str; 3] = ["month", "quarter", "calendar year"];

fn programme(dice: &mut Dice) -> String {
    let mut text = HEAD.to_owned();
    for (place, terms) in TERMS.iter().enumerate() {
        let (period, base, condition) = (dice.of(&PERIODS), dice.of(&BASES), dice.of(&CONDITIONS));
        let counts = if terms.contains("counts_on") { "" } else { condition };
        text +=
            &format!("\n[[incentives]]\nid = \"i{place}\"\nkind = \"rebate\"\nperiod = \"{period}\"\nbase = \"{base}\"\n{counts}{terms}\n");
    }
    text
}

fn loaded(folder: &std::path::Path, store: &Store, history: &History, leave_sales: bool) -> Loaded {
    let schema = Arc::clone(&history.on(Date::MAX).schema);
    let options = Options { profile: None, latest: None, currency: "EUR", store: Some((store, day("2024-06-30"))), leave_sales };
    load(Some(folder), schema, &[], options, &mut |_| {}).unwrap()
}

#[test]
fn sums_and_lines_come_to_the_same_money() {
    let engine = Engine::local().unwrap();
    let (mut earning, mut asked_in_all) = (0, 0);
    for case in 0..cases() {
        let mut dice = Dice::new(case);
        let dir = tempfile::tempdir().unwrap();
        let text = programme(&mut dice);
        let checked = check(&text);
        let history = History::new(vec![checked.programme.unwrap_or_else(|| panic!("{:?}\n{text}", checked.diagnostics))]).unwrap();
        store(&dir.path().join("store"), &mut dice);
        std::fs::create_dir_all(dir.path().join("data")).unwrap();
        std::fs::write(dir.path().join("data/partners.csv"), PARTNERS).unwrap();
        std::fs::write(dir.path().join("data/rates.csv"), RATES).unwrap();
        let store = Store::open(&dir.path().join("store")).unwrap();
        let known_on = if dice.once_in(2) { Date::MAX } else { day("2024-03-01") };
        let days = Days { from: day("2023-07-01"), to: day("2024-06-30") };
        let (whole, parts) =
            (loaded(&dir.path().join("data"), &store, &history, false), loaded(&dir.path().join("data"), &store, &history, true));
        let sales = Sales::open(&store, &parts.terms).unwrap();
        let plans = Plan::all(&history, days, None).unwrap();
        assert!(plans.iter().any(|plan| plan.needs_levels));
        let all = plans.iter().map(|plan| {
            let sight = Sight { as_of: plan.day, known_on };
            let asked = Asked {
                programme: &plan.programme,
                facts: &parts.records,
                sales: &sales,
                sight,
                partners: None,
                measures: None,
                keep: false,
            };
            let levels = |partner| Earner::new(&history, &whole.records, partner, known_on).held(plan.day);
            summed(asked, plan, &levels, &engine, &|_| {}).unwrap().known
        });
        let all: Vec<_> = all.collect();
        for partner in whole.records.partners() {
            let id = whole.records.id(partner);
            let known = all.iter().flatten().filter(|(own, _)| *own == partner).map(|(_, known)| known.clone()).collect();
            let by_sums = Earner::new(&history, &parts.records, partner, known_on).knowing(known).all_within(days, None).unwrap();
            let by_lines = Earner::new(&history, &whole.records, partner, known_on).all_within(days, None).unwrap();
            assert_eq!(by_sums.len(), by_lines.len());
            for ((incentive, summed), (_, lined)) in by_sums.iter().zip(&by_lines) {
                assert_eq!(summed, lined, "case {case}, {id}, {} known on {known_on}\n{text}", incentive.id);
                earning += usize::from(!lined.amount.is_zero());
                asked_in_all += 1;
            }
        }
    }
    assert!(earning * 25 > asked_in_all, "only {earning} of {asked_in_all} earn anything: the dice are loaded");
}

#[test]
fn what_needs_its_records_is_not_planned() {
    let needs = [
        "basis = \"none\"\nrate = \"3 %\"\ncap = { amount = 5, per = \"sale\" }",
        "basis = \"none\"\nrate = \"3 %\"\ncap = { amount = 5, per = \"calendar year\" }",
        "basis = \"none\"\namount = 5",
        "basis = \"none\"\nrate = \"3 %\"\nstacking = \"sequential\"",
        "basis = \"none\"\nrate = \"3 %\"\nnew_customer = \"1 year\"",
        "basis = \"none\"\nrate = \"3 %\"\nearned_by = \"registrant\"",
        "basis = \"none\"\nrate = { silver = \"3 %\", gold = \"4 %\" }\nlevel_on = \"sale date\"",
        "basis = \"value\"\nbands_per = \"product\"\nmode = \"whole\"\nbands = [{ from = 5, rate = \"1 %\" }]",
        "basis = \"none\"\nrate = [{ until = 2023-08-15, value = \"3 %\" }, { from = 2023-08-16, value = \"4 %\" }]",
    ];
    let days = Days { from: day("2023-07-01"), to: day("2023-09-30") };
    let planned = |terms: &str, period: &str| {
        let text =
            format!("{HEAD}\n[[incentives]]\nid = \"i\"\nkind = \"rebate\"\nperiod = \"{period}\"\nbase = \"sale.net_amount\"\n{terms}\n");
        let checked = check(&text);
        let programme = checked.programme.unwrap_or_else(|| panic!("{:?}\n{text}", checked.diagnostics));
        Plan::all(&History::new(vec![programme]).unwrap(), days, None)
    };
    for terms in needs {
        assert!(planned(terms, "quarter").is_none(), "{terms}");
    }
    assert!(planned("basis = \"none\"\nrate = \"3 %\"", "sale").is_none());
    let plain = planned("basis = \"none\"\nrate = \"3 %\"", "month").unwrap();
    assert_eq!((plain.len(), plain[0].needs_levels), (3, false));
}
