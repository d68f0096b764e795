//! What holds for every plan, whatever the numbers: no model is needed to see that it breaks.

use programme::case;
use programme::check::check;
use programme::model::History;
use programme::money::read_number;
use rust_decimal::Decimal;

use super::plan::{self, Basis, Dice, Mode, Pays, Plan, QUARTER, Sale};

const ROUNDS: u64 = 30;

/// What each plan comes to over each history before it is rounded: by history, then by plan.
fn exact(plans: &[Plan], histories: &[Vec<Sale>]) -> Vec<Vec<Decimal>> {
    let checked = check(&plan::file(plans));
    let findings: Vec<String> = checked.diagnostics.iter().map(ToString::to_string).collect();
    let programme = checked.programme.unwrap_or_else(|| panic!("{findings:?}"));
    let asked = (0..histories.len()).flat_map(|partner| plans.iter().map(move |plan| (partner, plan.exact_id(), String::new())));
    let file = case::read(&plan::case(histories, &asked.collect::<Vec<_>>())).unwrap();
    let outcomes = case::run(&file, &History::new(vec![programme]).unwrap()).unwrap();
    let found: Vec<Decimal> = outcomes.iter().map(|outcome| read_number(&outcome.found).unwrap()).collect();
    found.chunks(plans.len()).map(<[Decimal]>::to_vec).collect()
}

/// A plan of rising rates without limits, of one level, over sales that do not come back.
fn rising(place: usize, basis: Basis, mode: Mode, like: &Plan) -> Plan {
    let mut plan = Plan { place, basis, mode, pays: Pays::Percent, ..like.clone() };
    plan.rates.iter_mut().for_each(|rates| rates[1] = rates[0]);
    plan.rates.sort_unstable();
    Plan {
        end: None,
        double: false,
        only: None,
        each_product: false,
        base_cap: None,
        sale_cap: None,
        cap: None,
        floor: None,
        not_negative: false,
        level_of_the_day: false,
        ..plan
    }
}

/// A plan in slices by value, and the histories of a partner that only sells.
fn drawn(seed: u64) -> (Dice, Plan, Vec<Sale>) {
    let mut dice = Dice::new(seed);
    let like = loop {
        let plan = Plan::random(0, 0, &mut dice);
        if plan.basis == Basis::Value {
            break plan;
        }
    };
    let mut sales = plan::history(&mut dice);
    sales.retain(|sale| sale.net > 0 && sale.quantity > 0);
    (dice, like, sales)
}

#[test]
fn the_modes_stand_in_their_order_when_rates_rise() {
    for seed in 0..ROUNDS {
        let (_, like, sales) = drawn(seed);
        let modes = [Mode::Marginal, Mode::Whole, Mode::Rolling, Mode::Total];
        let plans: Vec<Plan> = modes.into_iter().enumerate().map(|(place, mode)| rising(place, Basis::Value, mode, &like)).collect();
        let found = &exact(&plans, &[sales])[0];
        assert!(found.is_sorted(), "marginal, whole, rolling, total: {found:?}\n{}", plans[0].toml());
    }
}

#[test]
fn slices_grow_with_what_is_sold_and_never_jump() {
    for seed in 0..ROUNDS {
        let (mut dice, like, sales) = drawn(seed);
        let plan = rising(0, Basis::Value, Mode::Marginal, &like);
        let more = Sale { day: QUARTER.1, product: 'A', quantity: 1, net: dice.within(1, 50_000) };
        let step = Decimal::new(i64::try_from(more.net).unwrap(), 2);
        let with_more = sales.iter().cloned().chain([more]).collect();
        let top = Decimal::new(i64::try_from(plan.rates.iter().map(|rates| rates[0]).max().unwrap()).unwrap(), 4);
        let found = exact(&[plan], &[sales, with_more]);
        let grown = found[1][0] - found[0][0];
        assert!(grown >= Decimal::ZERO && grown <= step * top, "seed {seed}: {grown} for {step} more");
    }
}

#[test]
fn neither_order_nor_splitting_changes_what_is_earned() {
    for seed in 0..ROUNDS {
        let mut dice = Dice::new(seed);
        // Limits per sale are meant to see each sale.
        let plans: Vec<Plan> =
            (0..8).map(|place| Plan { sale_cap: None, level_of_the_day: false, ..Plan::random(place, 0, &mut dice) }).collect();
        let plans: Vec<Plan> = plans.into_iter().filter(|plan| plan.basis != Basis::None || plan.pays != Pays::Amount).collect();
        let sales = plan::history(&mut dice);
        let turned = sales.iter().rev().cloned().collect();
        let split = sales.iter().flat_map(|sale| {
            let part = Sale { net: sale.net / 3, quantity: sale.quantity / 2, ..sale.clone() };
            [Sale { net: sale.net - part.net, quantity: sale.quantity - part.quantity, ..sale.clone() }, part]
        });
        let found = exact(&plans, &[sales.clone(), turned, split.collect()]);
        assert_eq!(found[0], found[1], "seed {seed}: order");
        // Proportions of many parts may differ in the last of 28 digits.
        let near = |(a, b): (&Decimal, &Decimal)| (*a - *b).abs() < Decimal::new(1, 15);
        assert!(found[0].iter().zip(&found[2]).all(near), "seed {seed}: splitting {found:?}");
    }
}

#[test]
fn a_sale_and_its_return_are_nothing() {
    for seed in 0..ROUNDS {
        let mut dice = Dice::new(seed);
        let plans: Vec<Plan> = (0..8)
            .map(|place| Plan { sale_cap: None, base_cap: None, level_of_the_day: false, ..Plan::random(place, 0, &mut dice) })
            .filter(|plan| plan.basis != Basis::None || plan.pays != Pays::Amount)
            .collect();
        let sales = plan::history(&mut dice);
        let sold = Sale { day: QUARTER.0 + 10, product: 'A', quantity: dice.within(1, 20), net: dice.within(1, 400_000) };
        let back = Sale { day: QUARTER.0 + 20, quantity: -sold.quantity, net: -sold.net, ..sold.clone() };
        let returned = sales.iter().cloned().chain([sold, back]).collect();
        let found = exact(&plans, &[sales, returned]);
        assert_eq!(found[0], found[1], "seed {seed}");
    }
}

#[test]
fn what_is_booked_is_what_is_earned_however_late_it_was_learned() {
    for seed in 0..8 {
        let mut dice = Dice::new(seed);
        let plans: Vec<Plan> = (0..4).map(|place| Plan::random(place, 0, &mut dice)).collect();
        let sales = plan::history(&mut dice);
        let quarters: Vec<String> =
            (2020..=2024).flat_map(|year| ["03-31", "06-30", "09-30", "12-31"].map(|end| format!("{year}-{end}"))).collect();
        let mut text = String::from(
            "# Late\n\nProgramme: random.toml\n\n## Late\n\n| partner | name | country | joined |\n|---|---|---|---|\n| p0 | P | US | 2020-01-01 |\n",
        );
        text += "\n| sale | date | known_on | product | quantity | net_amount |\n|---|---|---|---|---|---|\n";
        for sale in &sales {
            let (date, known) = (plan::date(sale.day), plan::date(sale.day + dice.within(0, 250)));
            text += &format!("| p0 | {date} | {known} | {} | {} | {} |\n", sale.product, sale.quantity, plan::number(sale.net));
        }
        text += "\n| expect | as of | question | answer |\n|---|---|---|---|\n";
        for plan in &plans {
            let id = plan.id();
            quarters.iter().for_each(|end| text += &format!("| p0 | 2025-01-01 | incentive {id} for {end} | |\n"));
            ["accrued", "payable"].iter().for_each(|kind| text += &format!("| p0 | 2025-01-01 | books {id} {kind} | |\n"));
        }
        let programme = check(&plan::file(&plans)).programme.unwrap();
        let outcomes = case::run(&case::read(&text).unwrap(), &History::new(vec![programme]).unwrap()).unwrap();
        for (plan, asked) in plans.iter().zip(outcomes.chunks(quarters.len() + 2)) {
            let found: Vec<Decimal> = asked.iter().map(|outcome| read_number(&outcome.found).unwrap()).collect();
            let (earned, booked) = found.split_at(quarters.len());
            assert_eq!(earned.iter().sum::<Decimal>(), booked.iter().sum::<Decimal>(), "seed {seed}\n{}", plan.toml());
        }
    }
}
