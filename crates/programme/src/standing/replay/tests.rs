//! What is told of a level set by a person while the rules go on beneath it.

use jiff::civil::{Date, date};

use super::state::{Override, State};
use super::told::{Cause, Change, Replayed};
use crate::check::check;
use crate::model::Ladder;

const PROGRAMME: &str = r#"
[programme]
id = "one-rule"
title = "One rule"
version = "2024"
effective = 2024-01-01
currency = "EUR"

[ladders.level]
levels = ["registered", "silver", "gold"]
rise = "at once"
fall = "each quarter"
"#;

const SET: Date = date(2024, 2, 5);
const MOVED: Date = date(2024, 7, 1);

fn ladder() -> Ladder {
    check(PROGRAMME).programme.unwrap().ladders.remove(0)
}

/// Silver by the rules, Gold by hand, and from July registered by the rules.
fn replayed(by_hand: Option<&str>) -> Replayed {
    let ladder = ladder();
    let mut state = State::new(date(2024, 1, 1));
    state.start(&ladder, Some(1), None, Cause::Launch, date(2024, 1, 1));
    let level = by_hand.map(str::to_owned);
    let cause = Cause::Override("Ann".to_owned(), String::new());
    state.history.push(Change { date: SET, from: Some("silver".to_owned()), to: level.clone(), cause });
    state.overridden = Some(Override { level, until: None });
    state.set(&ladder, Some(0), Cause::AtOnce, MOVED);
    state.finish(&ladder, date(2024, 12, 31))
}

#[test]
fn a_level_set_by_hand_is_held_since_it_was_set() {
    let replayed = replayed(Some("gold"));
    assert_eq!((replayed.held, replayed.since), (Some(2), Some(SET)));
}

#[test]
fn a_move_beneath_a_level_set_by_hand_is_told_as_such() {
    let replayed = replayed(Some("gold"));
    let seen: Vec<(Date, bool)> = replayed.history.iter().map(|change| (change.date, change.is_seen())).collect();
    assert_eq!(seen, [(date(2024, 1, 1), true), (SET, true), (MOVED, false)]);
}

#[test]
fn nobody_holds_a_level_while_none_is_set_by_hand() {
    let replayed = replayed(None);
    assert_eq!((replayed.held, replayed.since), (None, None));
    assert_eq!(replayed.history.iter().rev().find(|change| change.is_seen()).map(|change| change.date), Some(SET));
}
