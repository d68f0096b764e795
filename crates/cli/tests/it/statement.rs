//! A partner's statement, as its accountant would hold it against the books.

use std::fs;
use std::path::Path;
use std::process::Command;

use rust_decimal::Decimal;
use serde_json::Value;
use tempfile::TempDir;

use crate::money::{adventureworks, example, number};
use crate::python::{python, scripts};
use crate::support::{Run, project, run};

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

/// The day, the amount and the reseller's number of each line of the source, by the number of the line.
fn source_lines() -> Vec<String> {
    fs::read_to_string(project().join("data/adventureworks/pos_lines.csv")).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn a_payout_leads_back_to_the_lines_of_the_file() {
    let folder = TempDir::new().unwrap();
    for file in fs::read_dir(project().join("data/adventureworks")).unwrap().map(Result::unwrap) {
        if file.path().is_file() {
            fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
        }
    }
    let data = folder.path().to_str().unwrap().to_owned();
    let asked = |command: &[&str], more: &[&str]| {
        let head = ["--programme", "programmes/adventureworks.toml", "--profile", "adventureworks", "--data", &data];
        let told = run(&project(), &[command, head.as_slice(), more].concat());
        assert!(told.code == 0 || command == ["settle"], "{}", told.err);
        told
    };
    let settled = folder.path().join("settled");
    asked(&["settle"], &["--as-of", "2013-10-16", "--out", settled.to_str().unwrap()]);
    let payouts = fs::read_to_string(settled.join("payouts.csv")).unwrap();
    fs::rename(settled.join("payouts.csv"), folder.path().join("payouts.csv")).unwrap();
    let payout: Vec<&str> =
        payouts.lines().find(|row| row.starts_with(LARGEST[3]) && row.contains("growth_rebate")).unwrap().split(',').collect();
    // What was paid is an entry; what it paid was made due; what was made due was earned.
    let entries = asked(&["ledger", "entries"], &["--as-of", "2013-10-16", "--partner", LARGEST[3], "--format", "json"]).json();
    let entries: Vec<Value> =
        entries["entries"].as_array().unwrap().iter().filter(|entry| entry["debit"]["rule"] == "growth_rebate").cloned().collect();
    let of = |why: &str| entries.iter().filter(|entry| entry["why"] == *why).collect::<Vec<_>>();
    let sum = |entries: &[&Value]| entries.iter().map(|entry| number(text(entry, "amount"))).sum::<Decimal>();
    assert_eq!(sum(&of("paid")), number(payout[4]));
    assert_eq!(sum(&of("due")), number(payout[4]));
    for due in of("due") {
        let earned: Vec<&Value> = of("earned").into_iter().filter(|entry| entry["run"] == due["run"]).collect();
        assert_eq!(sum(&earned), number(text(due, "amount")), "{due}");
    }
    // What was earned last is on the statement, by the number of its entry, with the lines it was paid on: lines of the file.
    let told = asked(&["statement"], &["--partner", LARGEST[3], "--period", "2013-Q3", "--format", "json"]).json();
    let last = of("earned").pop().unwrap().clone();
    let earning = told["earnings"].as_array().unwrap().iter().find(|own| own["incentive"] == "growth_rebate").unwrap();
    assert_eq!(earning["booked"]["entries"], serde_json::json!([last["number"]]));
    let lines = source_lines();
    let amount = lines[0].split(',').position(|column| column == "sales_amount").unwrap();
    let records = earning["records"].as_array().unwrap();
    assert!(records.len() > 30, "{}", records.len());
    for record in records {
        let (file, line) = text(record, "place").split_once(':').unwrap();
        let cells: Vec<&str> = lines[line.parse::<usize>().unwrap() - 1].split(',').collect();
        assert_eq!((file, number(cells[amount])), ("pos_lines.csv", number(text(record, "paid_on"))), "{record}");
    }
}

#[test]
fn what_was_sold_in_another_currency_says_its_rate_and_the_day_of_it() {
    let folder = example();
    let sales = folder.path().join("facts/sales.csv");
    let rows = fs::read_to_string(&sales).unwrap().replace("known_on\n", "known_on,currency\n").replace("2026-01-26\n", "2026-01-26,USD\n");
    let rows: Vec<String> = rows
        .lines()
        .map(|row| if row.ends_with(",USD") || row.ends_with(",currency") { row.to_owned() } else { format!("{row},EUR") })
        .collect();
    fs::write(&sales, rows.join("\n") + "\n").unwrap();
    let missing = halden(folder.path(), "alder", &["--period", "2026-Q1"]);
    assert_eq!(missing.code, 1, "a rate is never assumed");
    assert!(missing.err.contains("no exchange rate for USD on 2026-01-20"), "{}", missing.err);
    fs::write(folder.path().join("facts/rates.csv"), "currency,from,rate\nUSD,2025-12-15,0.9\nUSD,2026-02-01,0.8\n").unwrap();
    let told = halden(folder.path(), "alder", &["--period", "2026-Q1", "--as-of", "2026-07-31", "--format", "json"]).json();
    let growth = told["earnings"].as_array().unwrap().iter().find(|own| own["incentive"] == "growth").unwrap().clone();
    let first = &growth["records"][0];
    assert_eq!(
        (text(first, "paid_on"), &first["exchange"]),
        ("19800", &serde_json::json!({"currency": "USD", "rate": "0.9", "from": "2025-12-15"}))
    );
    assert!(growth["records"][1]["exchange"].is_null());
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
fn whatever_a_partner_is_called_it_gets_its_paper() {
    let folder = example();
    let partners = folder.path().join("facts/partners.csv");
    let name = "\"=HYPERLINK(\"\"x\"\") #strong[x] $x$ 日本語 <b>ÅÄ</b> 𝔘\"";
    fs::write(&partners, fs::read_to_string(&partners).unwrap().replace("Alder Systems", name)).unwrap();
    let sales = folder.path().join("facts/sales.csv");
    fs::write(
        &sales,
        fs::read_to_string(&sales)
            .unwrap()
            .replace("A-131", "=cmd|#import \"\"x\"\": *")
            .replace("alder,2026-03-05,=", "alder,2026-03-05,\"=")
            .replace("*,1,servers", "*\",1,servers"),
    )
    .unwrap();
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (pdf, xlsx, json) = (file("s.pdf"), file("s.xlsx"), file("s.json"));
    let asked = ["--period", "2026-Q1", "--as-of", "2026-07-31", "--pdf", &pdf, "--xlsx", &xlsx, "--format", "json"];
    let told = halden(folder.path(), "alder", &asked);
    assert_eq!(told.code, 0, "{}", told.err);
    fs::write(&json, &told.out).unwrap();
    // Everything is there but the letters that no font has; nothing of it is a formula or a command.
    let checked = Command::new(python()).arg(scripts().join("paper.py")).args([&json, &xlsx, &pdf]).output().unwrap();
    let said = String::from_utf8_lossy(&checked.stderr);
    assert!(said.starts_with("the PDF does not show the partner") || said.starts_with("the PDF does not say that it is PDF/UA"), "{said}");
    assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF-"));
}

#[test]
fn everybody_has_files_of_its_own() {
    let folder = example();
    let partners = folder.path().join("facts/partners.csv");
    fs::write(&partners, fs::read_to_string(&partners).unwrap() + "c/e d,Cedar,NL,2024-01-01\nempty,Empty,NL,2024-01-01\n").unwrap();
    let targets = folder.path().join("facts/sales.csv");
    fs::write(&targets, fs::read_to_string(&targets).unwrap() + "c/e d,2026-02-01,C-1,1,displays,1,100,Jo,2026-02-02\n").unwrap();
    let arguments = ["statement", "--programme", "halden.toml", "--data", "facts", "--everybody", "--period", "2026-Q1", "--out", "all"];
    let told = run(folder.path(), &[arguments.as_slice(), &["--as-of", "2026-07-31"]].concat());
    assert_eq!((told.code, told.out.as_str()), (0, ""), "{}", told.err);
    assert!(told.err.contains("3 statements written into all; nothing to tell of 1 partner\n"), "{}", told.err);
    let mut files: Vec<String> =
        fs::read_dir(folder.path().join("all")).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    files.sort();
    assert_eq!(files, ["alder.pdf", "alder.xlsx", "birch.pdf", "birch.xlsx", "c%2Fe%20d.pdf", "c%2Fe%20d.xlsx"]);
    // Nobody's file holds another's.
    let alone = folder.path().join("alder.pdf");
    assert_eq!(halden(folder.path(), "alder", &["--period", "2026-Q1", "--as-of", "2026-07-31", "--pdf", alone.to_str().unwrap()]).code, 0);
    assert!(fs::read(&alone).unwrap() == fs::read(folder.path().join("all/alder.pdf")).unwrap());
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
    let before = halden(folder.path(), "alder", &["--period", "2025-Q1"]);
    assert_eq!((before.code, before.out.as_str()), (1, ""), "{}", before.err);
    let nowhere = halden(folder.path(), "alder", &["--period", "2026-Q1", "--pdf", "nowhere/s.pdf"]);
    assert_eq!(nowhere.code, 1);
    assert!(nowhere.err.contains("nowhere/s.pdf"), "{}", nowhere.err);
}
