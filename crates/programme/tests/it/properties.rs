//! What holds for every programme and all facts.

use std::sync::LazyLock;

use jiff::civil::Date;
use programme::measure::{Person, Question};
use programme::period::{Calendar, Days, Period, Window, date, later_days};
use programme::record::{Records, Sight};
use programme::standing::{Standing, change_days, fill, standing};
use proptest::prelude::*;

use crate::facts::{Fact, PARTNER, Stage, facts};
use crate::programmes::folder;

/// Everything that moves: windows of every kind, thresholds by date, people in slots, duties, combinations, choices.
const INLINE: &str = include_str!("everything.toml");

/// Only minimums: more can never be less.
const MINIMUMS: &str = include_str!("minimums.toml");

static STAGES: LazyLock<Vec<Stage>> = LazyLock::new(|| {
    let read = |name: &str| std::fs::read_to_string(folder().join(name)).unwrap();
    let mut stages = vec![Stage::of("everything.toml", &[INLINE])];
    for files in [
        &["sophos.toml"][..],
        &["dell-emc.2012.toml"],
        &["quickbooks-proadvisor.toml"],
        &["odoo.2017.toml", "odoo.2020.toml", "odoo.toml"],
        &["lenovo.2008.toml", "lenovo.toml"],
        &["microsoft-solutions-partner.toml"],
        &["logitech-partner-connect.toml"],
    ] {
        let texts: Vec<String> = files.iter().map(|file| read(file)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        stages.push(Stage::of(files[0], &texts));
    }
    stages
});

fn stage() -> impl Strategy<Value = &'static Stage> {
    (0..STAGES.len()).prop_map(|place| &STAGES[place])
}

fn all(facts: &[Fact]) -> impl Iterator<Item = (usize, &Fact)> {
    facts.iter().enumerate()
}

fn asked(stage: &Stage, records: &Records, sight: Sight) -> Standing {
    standing(&stage.history, records, records.partner(PARTNER).unwrap(), sight)
}

/// A standing as text: everything in it, in its order.
fn told(stage: &Stage, records: &Records, sight: Sight) -> String {
    format!("{:#?}", asked(stage, records, sight))
}

/// Two standings are the same; else the first lines that differ.
fn same(stage: &Stage, first: &str, second: &str) -> Result<(), TestCaseError> {
    let different = first.lines().zip(second.lines()).enumerate().find(|(_, (a, b))| a != b);
    prop_assert!(first == second, "{stage:?}: {different:?}");
    Ok(())
}

/// How many cases: few on every run, many where somebody asks for the long one.
fn cases(few: u32) -> ProptestConfig {
    ProptestConfig { cases: few, failure_persistence: None, ..ProptestConfig::default() }
}

fn order_never_matters(stage: &Stage, facts: &[Fact], turn: usize, day: u16) -> Result<(), TestCaseError> {
    let as_of = stage.day(day);
    let sight = Sight { as_of, known_on: Date::MAX };
    let mut shuffled: Vec<(usize, &Fact)> = all(facts).collect();
    shuffled.reverse();
    let turn = turn % shuffled.len().max(1);
    shuffled.rotate_left(turn);
    let records = stage.records(all(facts), Date::MAX);
    let others = stage.records(shuffled.into_iter(), Date::MAX);
    same(stage, &told(stage, &records, sight), &told(stage, &others, sight))
}

/// What was learned later changes no answer as known then.
fn a_past_answer_stays(stage: &Stage, facts: &[Fact], day: u16, known: u16) -> Result<(), TestCaseError> {
    let sight = Sight { as_of: stage.day(day), known_on: stage.day(known) };
    let today = stage.records(all(facts), Date::MAX);
    let then = stage.records(all(facts), sight.known_on);
    same(stage, &told(stage, &today, sight), &told(stage, &then, sight))
}

/// Between two days of change every level is qualified for or not as on the first of them.
fn no_change_is_missed(stage: &Stage, facts: &[Fact], day: u16, length: u16) -> Result<(), TestCaseError> {
    let records = stage.records(all(facts), Date::MAX);
    let partner = records.partner(PARTNER).unwrap();
    let from = stage.day(day);
    let programme = stage.history.on(from);
    let days = Days { from, to: later_days(from, length.into()) };
    let question = Question::new(programme, &records, partner, Sight { as_of: from, known_on: Date::MAX });
    let turns = change_days(&question, days);
    prop_assert_eq!(turns.first(), Some(&from));
    let mut last = vec![];
    let mut day = from;
    while day <= days.to {
        let asked = question.on(day);
        let levels =
            programme.ladders.iter().enumerate().flat_map(|(place, ladder)| (0..ladder.levels.len()).map(move |level| (place, level)));
        let qualified: Vec<bool> = levels.map(|(ladder, level)| asked.qualifies(ladder, level)).collect();
        if turns.contains(&day) {
            last = qualified;
        } else {
            prop_assert_eq!(&qualified, &last, "{} on {}", stage.name, day);
        }
        day = later_days(day, 1);
    }
    Ok(())
}

fn more_is_never_less(facts: &[Fact], more: &[Fact], day: u16) -> Result<(), TestCaseError> {
    static STAGE: LazyLock<Stage> = LazyLock::new(|| Stage::of("minimums.toml", &[MINIMUMS]));
    let sight = Sight { as_of: STAGE.day(day), known_on: Date::MAX };
    let before = asked(&STAGE, &STAGE.records(all(facts), Date::MAX), sight);
    let mut both: Vec<Fact> = facts.to_vec();
    for fact in more {
        if STAGE.only_adds(fact, &both) {
            both.push(fact.clone());
        }
    }
    let after = asked(&STAGE, &STAGE.records(all(&both), Date::MAX), sight);
    for (before, after) in before.ladders.iter().zip(&after.ladders) {
        for (level, (before, after)) in before.qualified.iter().zip(&after.qualified).enumerate() {
            prop_assert!(!before || *after, "level {level} was lost by more");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(10))]

    #[test]
    fn the_order_of_records_never_matters(stage in stage(), facts in facts(25), turn in any::<usize>(), day in 0u16..900) {
        order_never_matters(stage, &facts, turn, day)?;
    }

    #[test]
    fn what_is_learned_later_changes_no_past_answer(stage in stage(), facts in facts(25), day in 0u16..900, known in 0u16..900) {
        a_past_answer_stays(stage, &facts, day, known)?;
    }

    #[test]
    fn the_answer_of_a_day_can_be_given_again(stage in stage(), facts in facts(25), day in 0u16..900) {
        a_past_answer_stays(stage, &facts, day, day)?;
    }

    #[test]
    fn more_never_lowers_a_level_of_minimums(facts in facts(30), more in facts(5), day in 0u16..900) {
        more_is_never_less(&facts, &more, day)?;
    }
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn no_day_of_change_is_missed(stage in stage(), facts in facts(40), day in 0u16..600, length in 1u16..90) {
        // Half of the runs go to the programme that was made to move.
        no_change_is_missed(if day % 2 == 0 { stage } else { &STAGES[0] }, &facts, day, length)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    #[ignore = "a long run: cargo test -p programme properties -- --ignored"]
    fn very_many_facts_change_nothing_of_this(stage in stage(), facts in facts(60), turn in any::<usize>(), day in 0u16..900, known in 0u16..900) {
        order_never_matters(stage, &facts, turn, day)?;
        a_past_answer_stays(stage, &facts, day, known)?;
        a_past_answer_stays(stage, &facts, day, day)?;
        no_change_is_missed(stage, &facts, day % 600, known % 200)?;
        more_is_never_less(&facts, &facts[..facts.len() / 3], day)?;
    }
}

fn person(number: usize) -> Person {
    Person { id: format!("p{number}"), name: format!("p{number}") }
}

/// The most places that can be filled, by trying everything.
fn most_filled(fits: &[Vec<usize>], needs: &mut [usize], person: usize, people: usize) -> usize {
    if person == people {
        return 0;
    }
    let mut best = most_filled(fits, needs, person + 1, people);
    for slot in 0..needs.len() {
        if needs[slot] > 0 && fits[slot].contains(&person) {
            needs[slot] -= 1;
            best = best.max(1 + most_filled(fits, needs, person + 1, people));
            needs[slot] += 1;
        }
    }
    best
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn as_many_places_are_filled_as_can_be(slots in prop::collection::vec((prop::collection::btree_set(0usize..6, 0..6), 0usize..4), 0..4)) {
        let candidates: Vec<Vec<Person>> = slots.iter().map(|(people, _)| people.iter().map(|number| person(*number)).collect()).collect();
        let fits: Vec<Vec<usize>> = slots.iter().map(|(people, _)| people.iter().copied().collect()).collect();
        let mut needs: Vec<usize> = slots.iter().map(|(_, need)| *need).collect();
        let fills = fill(&candidates, &needs, true);
        let mut placed: Vec<&Person> = fills.iter().flat_map(|fill| &fill.people).collect();
        let count = placed.len();
        placed.sort_unstable();
        placed.dedup();
        prop_assert_eq!(placed.len(), count, "nobody is in two slots");
        for ((fill, candidates), need) in fills.iter().zip(&candidates).zip(&needs) {
            prop_assert!(fill.people.len() <= *need && fill.people.iter().all(|person| candidates.contains(person)));
        }
        prop_assert_eq!(count, most_filled(&fits, &mut needs, 0, 6));
        let anywhere = fill(&candidates, &needs, false);
        prop_assert!(anywhere.iter().zip(&candidates).all(|(fill, candidates)| fill.people == *candidates));
    }

    #[test]
    fn periods_tile_the_calendar(day in 0i32..40_000, month in 1i8..=12, first in 1i8..=28, joined in 0i32..40_000) {
        let start = date(1980, 1, 1).unwrap();
        let (day, joined) = (later_days(start, day), later_days(start, joined));
        let calendar = Calendar { year_start: (month, first), joined: Some(joined) };
        for (name, period) in Period::ALL {
            let Some(days) = calendar.period(period, day) else {
                prop_assert!(period == Period::AnniversaryYear && day < joined, "{name} on {day}");
                continue;
            };
            prop_assert!(days.contains(day), "{name} on {day}: {days:?}");
            for edge in [days.from, days.to] {
                prop_assert_eq!(calendar.period(period, edge), Some(days), "{}", name);
            }
            let next = calendar.next_start(period, day).unwrap();
            prop_assert_eq!(next, later_days(days.to, 1));
            prop_assert_eq!(calendar.previous(period, next), Some(days), "{}", name);
        }
    }

    #[test]
    fn windows_end_on_the_day_and_never_move_back(day in 0i32..20_000, count in 1i32..40, unit in 0usize..5, shift in 0usize..4) {
        let unit = ["days", "weeks", "months", "quarters", "years"][unit];
        let shift = ["", ", 1 month earlier", ", a year earlier", ", 90 days earlier"][shift];
        let window = Window::read(&format!("last {count} {unit}{shift}")).unwrap();
        let calendar = Calendar { year_start: (4, 1), joined: None };
        let today = later_days(date(1990, 1, 1).unwrap(), day);
        let (now, then) = (window.days(&calendar, today).unwrap(), window.days(&calendar, later_days(today, 1)).unwrap());
        prop_assert!(now.from <= now.to, "{today}: {now:?}");
        prop_assert!(now.from <= then.from && now.to <= then.to, "{today}: {now:?} then {then:?}");
        if shift.is_empty() {
            prop_assert_eq!(now.to, today);
        }
    }
}

#[test]
fn a_window_reaches_to_the_ends_of_the_calendar_without_a_fall() {
    let calendar = Calendar { year_start: (4, 1), joined: date(2020, 2, 29) };
    for today in [Date::MIN, later_days(Date::MIN, 400), date(0, 1, 1).unwrap(), later_days(Date::MAX, -400), Date::MAX] {
        for (name, _) in Period::ALL {
            for words in
                [name.to_owned(), format!("previous {name}"), format!("last 1000 full {name}s"), format!("{name}, 10000 years earlier")]
            {
                let days = Window::read(&words).and_then(|window| window.days(&calendar, today));
                assert!(days.is_none_or(|days| days.from <= days.to), "{words} as of {today}: {days:?}");
            }
        }
        for words in ["last 10000 years, 10000 years earlier", "last 10000 weeks", "ever", "on the day, 10000 days earlier"] {
            Window::read(words).unwrap().days(&calendar, today).unwrap();
        }
    }
}
