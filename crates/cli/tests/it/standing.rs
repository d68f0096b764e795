//! `fairway standing`.

use std::fs;
use std::io::Read;
use std::process::Stdio;

use serde_json::json;

use crate::support::{acme, command, project, run, standing};

const ADVENTUREWORKS: [&str; 9] = [
    "standing",
    "--programme",
    "programmes/adventureworks.toml",
    "--profile",
    "adventureworks",
    "--data",
    "data/adventureworks",
    "--as-of",
    "2013-11-30",
];

#[test]
fn everybody_has_a_row_and_the_counts_go_beside_it() {
    let folder = acme();
    let all = standing(folder.path(), &[]);
    assert_eq!(all.code, 0, "{}", all.err);
    insta::assert_snapshot!(format!("{}---\n{}", all.out, all.err), @r"
    partner  name        holds       since       qualifies   at risk  missing to the next
    ───────────────────────────────────────────────────────────────────────────────────────────────────────
    a1       Alpha       silver      2026-02-01  silver      no       gold: 190,000.00 EUR more of revenue
    b2       Beta, Sons  gold        2026-02-01  gold        no
    c3       Gamma       registered  2026-01-01  registered  no       silver: 0.01 EUR more of revenue
    d4       Delta       silver      2026-02-01  silver      no       gold: 180,000.00 EUR more of revenue
    ---
    Acme Partners: 4 partners as of 2026-03-31
      level: Gold 1, Silver 2, Registered 1
    ");
}

#[test]
fn files_hold_exact_numbers() {
    let folder = acme();
    let csv = standing(folder.path(), &["--format", "csv"]).csv();
    assert_eq!(csv[0], ["partner", "name", "ladder", "held", "since", "qualified", "risk", "next", "gap"]);
    assert_eq!(csv[2][..4], ["b2", "Beta, Sons", "level", "gold"]);
    let json = standing(folder.path(), &["--format", "json"]).json();
    let gamma = &json["standings"][2];
    assert_eq!((&gamma["partner"], &gamma["held"], &gamma["next"]), (&json!("c3"), &json!("registered"), &json!("silver")));
    assert_eq!(gamma["missing"][0]["amount"], "0.005");
    assert_eq!(json["skipped_rows"], 0);
}

#[test]
fn what_was_learned_later_does_not_count_as_known_before() {
    let folder = acme();
    let held = |more: &[&str]| {
        let mut arguments = vec!["--partner", "d4", "--format", "json"];
        arguments.extend(more);
        standing(folder.path(), &arguments).json()["standings"][0]["held"].clone()
    };
    assert_eq!(held(&[]), "silver");
    assert_eq!(held(&["--as-known-on", "2026-03-31"]), "registered");
}

#[test]
fn rows_can_be_chosen() {
    let folder = acme();
    let partners = |more: &[&str]| {
        let mut arguments = vec!["--format", "csv"];
        arguments.extend(more);
        let rows = standing(folder.path(), &arguments).csv();
        rows.into_iter().skip(1).map(|row| row[0].clone()).collect::<Vec<_>>()
    };
    assert_eq!(partners(&["--level", "silver"]), ["a1", "d4"]);
    assert_eq!(partners(&["--limit", "2"]), ["a1", "b2"]);
    assert_eq!(partners(&["--at-risk"]), Vec::<String>::new());
    let unknown = standing(folder.path(), &["--level", "golden"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("no level `golden`"), "{}", unknown.err);
}

#[test]
fn why_tells_the_reasons_in_the_language_asked_for() {
    let folder = acme();
    let why = standing(folder.path(), &["--partner", "c3", "--why"]);
    assert_eq!(why.code, 0, "{}", why.err);
    assert!(why.out.contains("Gamma (c3)") && why.out.contains("sales.csv:4"), "{}", why.out);
    let german = standing(folder.path(), &["--partner", "c3", "--why", "--language", "de", "--format", "json"]);
    assert!(german.json()["why"][0]["text"].as_str().unwrap().contains("31. März 2026"), "{}", german.out);
    assert_eq!(standing(folder.path(), &["--why"]).code, 2);
    assert_eq!(standing(folder.path(), &["--partner", "c3", "--why", "--format", "csv"]).code, 2);
}

#[test]
fn an_unknown_partner_is_told_with_the_one_probably_meant() {
    let unknown = standing(acme().path(), &["--partner", "c33"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (1, ""));
    assert!(unknown.err.contains("no partner `c33`") && unknown.err.contains("did you mean `c3`?"), "{}", unknown.err);
}

#[test]
fn bad_rows_are_listed_and_nothing_is_answered() {
    let folder = acme();
    let bad: String = (0..30).map(|line| format!("a1,2026-02-3{line},X{line},1,12\u{1b}x,\n")).collect();
    let sales = folder.path().join("facts/sales.csv");
    let good = fs::read_to_string(&sales).unwrap();
    fs::write(&sales, good + &bad).unwrap();

    let stopped = standing(folder.path(), &[]);
    assert_eq!((stopped.code, stopped.out.as_str()), (1, ""));
    assert!(stopped.err.contains("sales.csv:6: date `2026-02-30`"), "{}", stopped.err);
    assert!(stopped.err.contains("... and 10 more") && stopped.err.contains("30 rows cannot be used"), "{}", stopped.err);
    assert!(!stopped.err.contains('\u{1b}'));

    let json = standing(folder.path(), &["--format", "json"]);
    assert_eq!(json.code, 1);
    let rows = json.json()["bad_rows"].as_array().unwrap().clone();
    assert!(rows.len() >= 30);
    assert_eq!((&rows[0]["file"], &rows[0]["line"], &rows[0]["column"]), (&json!("sales.csv"), &json!(6), &json!("date")));

    let skipped = standing(folder.path(), &["--skip-bad-rows"]);
    assert_eq!(skipped.code, 0);
    assert!(skipped.err.contains("30 bad rows skipped"), "{}", skipped.err);
    assert_eq!(standing(folder.path(), &["--skip-bad-rows", "--format", "json"]).json()["skipped_rows"], 30);
}

#[test]
fn a_sale_in_the_far_future_is_refused() {
    let folder = acme();
    let sales = folder.path().join("facts/sales.csv");
    let good = fs::read_to_string(&sales).unwrap();
    fs::write(&sales, good + "a1,2036-05-01,X9,1,12,\n").unwrap();
    let stopped = standing(folder.path(), &[]);
    assert_eq!(stopped.code, 1);
    assert!(stopped.err.contains("date `2036-05-01`: lies in the future"), "{}", stopped.err);
}

#[test]
fn a_day_without_a_version_in_force_is_told() {
    let folder = acme();
    let early = run(folder.path(), &["standing", "--programme", "acme.toml", "--data", "facts", "--as-of", "2001-01-01"]);
    assert_eq!((early.code, early.out.as_str()), (1, ""));
    assert!(early.err.contains("no version of the programme is in force on 2001-01-01"), "{}", early.err);
    assert!(early.err.contains("takes effect on 2026-01-01"), "{}", early.err);
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let folder = acme();
    let missing = run(folder.path(), &["standing", "--programme", "acme.toml", "--data", "nowhere", "--as-of", "2026-03-31"]);
    assert_eq!(missing.code, 1);
    assert!(missing.err.contains("cannot read `nowhere`"), "{}", missing.err);
}

#[test]
fn no_name_is_a_formula_in_a_spreadsheet() {
    let folder = acme();
    fs::write(
        folder.path().join("facts/partners.csv"),
        "partner,name,country\na1,=1+1,DE\nb2,\"@SUM(A1), Sons\",NL\nc3,-Gamma,GB\nd4,+31 20,GB\n",
    )
    .unwrap();
    let names = |rows: Vec<Vec<String>>| rows.into_iter().skip(1).map(|row| row[1].clone()).collect::<Vec<_>>();
    assert_eq!(names(standing(folder.path(), &["--format", "csv"]).csv()), ["'=1+1", "'@SUM(A1), Sons", "'-Gamma", "'+31 20"]);
    assert_eq!(standing(folder.path(), &["--format", "json"]).json()["standings"][0]["name"], "=1+1");
}

#[test]
fn a_partner_with_a_control_character_is_refused() {
    let folder = acme();
    let partners = folder.path().join("facts/partners.csv");
    let good = fs::read_to_string(&partners).unwrap();
    fs::write(&partners, good + "e\u{1b}[31m5,Epsilon,DE\n").unwrap();
    let stopped = standing(folder.path(), &[]);
    assert_eq!(stopped.code, 1);
    assert!(stopped.err.contains("partners.csv:6: partner `e?[31m5`: has a control character"), "{}", stopped.err);
}

#[test]
fn a_day_and_facts_must_be_given() {
    let folder = acme();
    assert_eq!(run(folder.path(), &["standing", "--programme", "acme.toml", "--data", "facts"]).code, 2);
    let day = run(folder.path(), &["standing", "--programme", "acme.toml", "--data", "facts", "--as-of", "31.3.2026"]);
    assert_eq!(day.code, 2);
    assert!(day.err.contains("write a day as 2024-05-31"), "{}", day.err);
    let today = run(folder.path(), &["standing", "--programme", "acme.toml", "--data", "facts", "--as-of", "today"]);
    assert_eq!(today.code, 0, "{}", today.err);
}

#[test]
fn a_profile_is_found_by_its_name_beside_the_programme() {
    let elsewhere = tempfile::TempDir::new().unwrap();
    let (programme, facts) = (project().join("programmes/adventureworks.toml"), project().join("data/adventureworks"));
    let mut arguments = ADVENTUREWORKS.to_vec();
    let (programme, facts) = (programme.display().to_string(), facts.display().to_string());
    arguments[2] = &programme;
    arguments[6] = &facts;
    arguments.extend(["--format", "csv"]);
    let all = run(elsewhere.path(), &arguments);
    assert_eq!(all.code, 0, "{}", all.err);
    assert_eq!(all.csv().len(), 1 + 2 * 701);
    arguments[4] = "nothing";
    let none = run(elsewhere.path(), &arguments);
    assert_eq!(none.code, 2);
    assert!(none.err.contains("no profile `nothing`"), "{}", none.err);
}

#[test]
fn the_same_question_gets_the_same_answer_byte_for_byte() {
    let mut arguments = ADVENTUREWORKS.to_vec();
    arguments.extend(["--format", "json"]);
    assert_eq!(run(&project(), &arguments).out, run(&project(), &arguments).out);
}

#[test]
fn a_reader_that_stops_reading_is_no_error() {
    let mut child = command(&project(), &ADVENTUREWORKS).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0), "{said}");
    assert!(!said.contains("panicked") && !said.contains("fairway: "), "{said}");
}

#[test]
fn the_headings_are_in_the_language_asked_for() {
    let folder = acme();
    let german = standing(folder.path(), &["--language", "de"]);
    assert!(german.out.contains("aktuelle Stufe") && german.out.contains("gefährdet"), "{}", german.out);
    let file = standing(folder.path(), &["--language", "de", "--format", "csv"]);
    assert_eq!(file.csv()[0][..3], ["partner", "name", "ladder"], "names in files stay");
}

#[test]
fn a_name_the_programme_does_not_know_is_told() {
    let folder = acme();
    fs::write(folder.path().join("facts/elections.csv"), "partner,date,ladder,level\na1,2026-02-03,level,silber\n").unwrap();
    let asked = standing(folder.path(), &[]);
    assert_eq!(asked.code, 0, "{}", asked.err);
    let told = "elections.csv:2: level `silber` is no level of the programme and changes nothing; did you mean `silver`?";
    assert!(asked.err.contains(told), "{}", asked.err);
}
