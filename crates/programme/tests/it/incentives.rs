//! Incentives against a model of plain loops: random plans over random histories come to the same money, to the minor unit.
//!
//! A second model was written from the reference pages by somebody who had read neither the calculation nor the first, but saw where its answers differed: where the pages
//! are silent, some of its readings follow the answers, and there it shows consistency only.
//! The model works in whole numbers - cents, pieces, hundredths of a percent - and in fractions of them, walks the sales one by one, and knows nothing of the
//! programme file. Each plan is written as a programme file and its history as a case, so that reading, checking and records are on the way as well.

mod laws;
mod model;
mod plan;
mod second;

use programme::case;
use programme::check::check;
use programme::model::History;

use model::Model;
pub use plan::Dice;
use plan::{Plan, Sale};
use second::Second;

/// Plans in one programme file, each asked over every history.
const PLANS: usize = 10;
/// Partners, each with a history of its own.
const PARTNERS: usize = 2;

fn programmes() -> u64 {
    if std::env::var_os("FAIRWAY_DEEP").is_some() { 5_000 } else { 100 }
}

#[test]
fn random_plans_come_to_what_plain_loops_come_to() {
    let mut wrong = vec![];
    let mut earning = 0;
    for seed in 0..programmes() {
        let mut dice = Dice::new(seed);
        let rounding = usize::try_from(seed % 4).unwrap();
        let plans: Vec<Plan> = (0..PLANS).map(|place| Plan::random(place, rounding, &mut dice)).collect();
        let histories: Vec<Vec<Sale>> = (0..PARTNERS).map(|_| plan::history(&mut dice)).collect();
        let mut expected = vec![];
        for (partner, sales) in histories.iter().enumerate() {
            for plan in &plans {
                let amount = Model::new(plan, sales).amount();
                assert_eq!(Second::new(plan, sales).amount(), amount, "seed {seed}, the two models differ\n{}\n{sales:?}", plan.toml());
                earning += usize::from(amount.trim_start_matches('-') != "0.00");
                expected.push((partner, plan.id(), amount));
            }
        }
        wrong.extend(asked(seed, &plans, &histories, &expected));
        assert!(wrong.len() < 5, "{}", wrong.join("\n"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let all = usize::try_from(programmes()).unwrap() * PLANS * PARTNERS;
    assert!(earning * 3 > all, "only {earning} of {all} earn anything: the dice are loaded");
}

/// Asks the programme; what comes out otherwise.
fn asked(seed: u64, plans: &[Plan], histories: &[Vec<Sale>], expected: &[(usize, String, String)]) -> Vec<String> {
    let toml = plan::file(plans);
    let checked = check(&toml);
    let findings: Vec<String> = checked.diagnostics.iter().map(ToString::to_string).collect();
    let programme = checked.programme.unwrap_or_else(|| panic!("seed {seed}: {findings:?}\n{toml}"));
    let text = plan::case(histories, expected);
    let file = case::read(&text).unwrap_or_else(|found| panic!("seed {seed}: {found:?}\n{text}"));
    let outcomes = case::run(&file, &History::new(vec![programme]).unwrap()).unwrap_or_else(|found| panic!("seed {seed}: {found:?}"));
    assert_eq!(outcomes.len(), expected.len());
    let wrong = outcomes.iter().filter(|outcome| !outcome.passed);
    wrong
        .map(|outcome| {
            let own = plans.iter().find(|plan| outcome.expected.question.contains(&plan.id())).unwrap();
            let sales = &histories[usize::from(outcome.expected.partner != "p0")];
            let case::Expectation { partner, question, answer, .. } = &outcome.expected;
            format!("seed {seed}, {partner}, {question}: the loops say {answer}, found {}\n{}\n{sales:?}", outcome.found, own.toml())
        })
        .collect()
}

#[test]
fn everything_that_money_looks_at_is_read_from_a_store() {
    let text = std::fs::read_to_string(crate::programmes::folder().join("../examples/money/halden.toml")).unwrap();
    let programme = check(&text).programme.unwrap();
    let kind = programme.schema.get(programme::record::Schema::SALE);
    let read = programme::incentive::columns_read(&programme, programme::record::Schema::SALE);
    let names: Vec<&str> = read.into_iter().map(|place| kind.columns[place].name.as_str()).collect();
    assert_eq!(names, ["product_group", "customer", "quantity", "net_amount", "currency", "deal", "seller"]);
}

#[test]
fn what_does_not_go_together_is_said() {
    let head = "[programme]\nid = \"p\"\ntitle = \"P\"\nversion = \"1\"\neffective = 2024-01-01\ncurrency = \"EUR\"\nrounding = \"down\"\n\n\
                [measures.before]\nunit = \"money\"\nsum = \"sale.net_amount\"\nover = \"quarter, a year earlier\"\n\n\
                [[incentives]]\nid = \"i\"\nkind = \"rebate\"\nbase = \"sale.net_amount\"\n";
    let growth = "period = \"quarter\"\nbasis = \"growth\"\nbaseline = \"before\"\n";
    let value = "period = \"quarter\"\nbasis = \"value\"\n";
    for (body, said) in [
        (
            format!("{growth}growth_on = \"above baseline\"\nmode = \"marginal\"\nbands = [{{ from = \"5 %\", rate = \"1 %\" }}]"),
            "`i` is paid on growth `above baseline`, which is measured in one mode only",
        ),
        (
            format!("{growth}growth_on = \"between targets\"\nmode = \"whole\"\nbands = [{{ from = \"5 %\", rate = \"1 %\" }}]"),
            "`i` is paid on growth `between targets`, which is measured in one mode only",
        ),
        (
            format!("{value}mode = \"per block\"\nblock = {{ size = 10, round = \"up\" }}\nbands = [{{ from = 5, rate = \"1 %\" }}]"),
            "`i` pays a percentage for every block",
        ),
        (
            "period = \"sale\"\nbasis = \"value\"\nmode = \"whole\"\nbands_per = \"product\"\nbands = [{ from = 5, rate = \"1 %\" }]"
                .into(),
            "`bands_per` of `i` has no effect",
        ),
        (
            format!("{value}mode = \"whole\"\nbands = [{{ from = 5, rate = \"1 %\" }}, {{ above = 9, rate = \"2 %\" }}]"),
            "bands begin in two ways here",
        ),
        (format!("{value}mode = \"whole\"\nbands = [{{ rate = \"1 %\" }}]"), "this band does not say where it begins"),
        (
            format!("{value}interim = \"half\"\nmode = \"whole\"\nbands = [{{ from = 5, rate = \"1 %\" }}]"),
            "`i` is not settled over a longer period than its interim",
        ),
        (
            format!("{value}accrual = {{ rate = 4 }}\nmode = \"whole\"\nbands = [{{ from = 5, rate = \"1 %\" }}]"),
            "`accrual` of `i` has no effect",
        ),
        (
            format!("{value}bands_per = \"prodct\"\nmode = \"whole\"\nbands = [{{ from = 5, rate = \"1 %\" }}]"),
            "there is no column `prodct`",
        ),
        (
            format!("{value}person = \"customer\"\nmode = \"whole\"\nbands = [{{ from = 5, rate = \"1 %\" }}]"),
            "`person` of `i` has no effect",
        ),
    ] {
        let found: Vec<String> = check(&format!("{head}{body}\n")).diagnostics.iter().map(|finding| finding.message.clone()).collect();
        assert!(found.iter().any(|message| message == said), "{said}: {found:?}\n{body}");
    }
}
