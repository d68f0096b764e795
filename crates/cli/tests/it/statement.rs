//! A partner's statement, as its accountant would hold it against the books.

use std::fs;
use std::path::Path;
use std::process::Command;

use rust_decimal::Decimal;
use serde_json::Value;
use tempfile::TempDir;

use crate::money::{adventureworks, example, number};
use crate::python::{python, scripts};
use crate::support::{Run, run};

/// The resellers that earned most in the third quarter of 2013.
const LARGEST: [&str; 5] = ["AW00000599", "AW00000546", "AW00000205", "AW00000506", "AW00000433"];

fn halden(folder: &Path, partner: &str, more: &[&str]) -> Run {
    let mut arguments = vec!["statement", "--programme", "halden.toml", "--data", "facts", "--partner", partner];
    arguments.extend(more);
    run(folder, &arguments)
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_else(|| panic!("no `{key}` in {value}"))
}

/// Everything an accountant adds up: steps to amounts, amounts to entries, entries to the account.
fn adds_up(told: &Value) {
    assert_eq!(told["wrong"], serde_json::json!([]), "{told}");
    for earning in told["earnings"].as_array().unwrap() {
        let amount = number(text(earning, "amount"));
        let lines = earning["earned"].as_array().unwrap().iter().flat_map(|earned| earned["lines"].as_array().unwrap());
        assert_eq!(lines.map(|line| number(text(line, "amount"))).sum::<Decimal>(), amount, "{earning}");
        let booked = &earning["booked"];
        assert_eq!(number(text(booked, "stands")), amount, "{earning}");
        let paid_on = earning["records"].as_array().unwrap().iter().filter_map(|own| own["paid_on"].as_str()).map(number);
        let reached = earning["earned"].as_array().unwrap().iter().flat_map(|earned| earned["reached"].as_array().unwrap());
        assert_eq!(paid_on.sum::<Decimal>(), reached.map(|own| number(text(own, "paid_on"))).sum::<Decimal>(), "{earning}");
    }
    let account = &told["account"];
    let mut owed = number(text(&account["total"], "opening"));
    for entry in account["entries"].as_array().unwrap() {
        owed += number(text(entry, "change"));
        assert_eq!(owed, number(text(entry, "owed")), "{entry}");
    }
    assert_eq!(owed, number(text(&account["total"], "closing")));
}

#[test]
fn the_largest_resellers_find_every_amount_in_the_books() {
    let entries = adventureworks(&["ledger", "entries"], &["--as-of", "2013-10-16", "--format", "json"]).json();
    let entries = entries["entries"].as_array().unwrap().clone();
    for partner in LARGEST {
        let told = adventureworks(&["statement"], &["--partner", partner, "--period", "2013-Q3", "--format", "json"]);
        assert_eq!(told.code, 0, "{}", told.err);
        let told = told.json();
        adds_up(&told);
        assert_eq!(text(&told, "as_of"), "2013-10-16");
        assert!(number(text(&told, "earned")) > number("3000"), "{told}");
        // The entries on the paper are those of the ledger, by number and amount.
        for own in told["account"]["entries"].as_array().unwrap() {
            let booked = entries.iter().find(|entry| entry["number"] == own["number"]).unwrap();
            assert_eq!((&booked["amount"], &booked["booked"], &booked["earned"]), (&own["amount"], &own["booked"], &own["earned"]));
            let concerns = [&booked["debit"], &booked["credit"]].iter().any(|account| account["partner"] == *partner);
            assert!(concerns, "entry {booked} is another's");
        }
    }
}

#[test]
fn one_statement_ends_where_the_next_begins() {
    let mut closing = None;
    for (period, until) in [("2013-Q1", "2013-03-31"), ("2013-Q2", "2013-06-30"), ("2013-Q3", "2013-09-30")] {
        let told = adventureworks(&["statement"], &["--partner", LARGEST[0], "--period", period, "--as-of", until, "--format", "json"]);
        let told = told.json();
        let total = &told["account"]["total"];
        if let Some(closing) = closing {
            assert_eq!(text(total, "opening"), closing, "{period}");
        }
        closing = Some(text(total, "closing").to_owned());
        // Nobody has looked at the quarter on its last day: what is told is so far.
        let unbooked = told["earnings"].as_array().unwrap().iter().filter(|own| own["booked"].is_null());
        assert!(unbooked.count() >= 1, "{period}");
    }
}

#[test]
fn workbook_and_pdf_say_what_the_statement_says() {
    let folder = TempDir::new().unwrap();
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (pdf, xlsx, json) = (file("s.pdf"), file("s.xlsx"), file("s.json"));
    let asked = ["--partner", LARGEST[3], "--period", "2013-Q3", "--pdf", &pdf, "--xlsx", &xlsx, "--format", "json"];
    let told = adventureworks(&["statement"], &asked);
    assert_eq!(told.code, 0, "{}", told.err);
    fs::write(&json, &told.out).unwrap();
    let check = || Command::new(python()).arg(scripts().join("paper.py")).args([&json, &xlsx, &pdf]).output().unwrap();
    let checked = check();
    assert!(checked.status.success(), "{}{}", String::from_utf8_lossy(&checked.stdout), String::from_utf8_lossy(&checked.stderr));
    // The check finds what is wrong.
    fs::write(&json, told.out.replacen("\"9743.958\"", "\"9743.957\"", 2)).unwrap();
    assert!(!check().status.success());
    // The same again is the same, byte for byte.
    let first = fs::read(&pdf).unwrap();
    assert_eq!(adventureworks(&["statement"], &asked).code, 0);
    assert!(first == fs::read(&pdf).unwrap(), "two PDF of the same statement differ");
}

#[test]
fn it_says_what_is_not_paid_on_and_why_in_the_language() {
    let folder = example();
    let told = halden(folder.path(), "alder", &["--period", "2026-Q1", "--as-of", "2026-07-31"]);
    assert_eq!(told.code, 0, "{}", told.err);
    for part in [
        "Statement: Halden Partners, Alder Systems, 1 January 2026 to 31 March 2026\n",
        "47,200.00 EUR of a target of 40,000.00 EUR: 118%\n",
        "115% of the target: 4% of 47,200.00 EUR",
        "20.00 EUR for each of 12 pieces",
        "240.00 EUR to Kim\n",
        "Paid only where the product belongs to “displays”",
    ] {
        assert!(told.out.contains(part), "{part}\n{}", told.out);
    }
    let german = halden(folder.path(), "alder", &["--period", "2026-Q1", "--as-of", "2026-07-31", "--language", "de"]);
    for part in ["Abrechnung: Halden Partners", "47.200,00 EUR bei einem Ziel von 40.000,00 EUR: 118 %", "Auszuzahlen"] {
        assert!(german.out.contains(part), "{part}\n{}", german.out);
    }
    adds_up(&halden(folder.path(), "alder", &["--period", "2026-Q1", "--as-of", "2026-07-31", "--format", "json"]).json());
}

#[test]
fn what_is_not_booked_is_said_and_what_to_do_next() {
    let folder = example();
    let told = halden(folder.path(), "alder", &["--period", "2026-Q2", "--as-of", "2026-04-25"]);
    assert_eq!(told.code, 0, "{}", told.err);
    // Nothing of the second quarter was known yet: 45,000 are missing to the first band.
    assert!(
        told.out.contains("Growth rebate: 45,000.00 EUR more until 30 June 2026 reaches 100% of the target: worth 1,350.00 EUR\n"),
        "{}",
        told.out
    );
    assert!(told.out.contains("not booked yet"), "{}", told.out);
}

#[test]
fn what_cannot_be_written_is_said_and_nothing_is_left_behind() {
    let folder = example();
    let stranger = halden(folder.path(), "aldre", &["--period", "2026-Q1"]);
    assert_eq!(stranger.code, 1);
    assert!(stranger.err.contains("alder"), "{}", stranger.err);
    let early = halden(folder.path(), "alder", &["--period", "2026-Q2", "--as-of", "2026-03-31"]);
    assert_eq!((early.code, early.out.as_str()), (2, ""), "{}", early.err);
    assert!(early.err.contains("2026-04-01"), "{}", early.err);
    let nowhere = halden(folder.path(), "alder", &["--period", "2026-Q1", "--pdf", "nowhere/s.pdf"]);
    assert_eq!(nowhere.code, 1);
    assert!(nowhere.err.contains("nowhere/s.pdf"), "{}", nowhere.err);
}
