//! Closed books, and what changes facts after the fact: disputes.

use std::fs;
use std::path::Path;

use crate::money::{example, ledger};
use crate::support::run;

fn add(folder: &Path, file: &str, lines: &str) {
    let path = folder.join("facts").join(file);
    let before = fs::read_to_string(&path).unwrap_or_default();
    fs::write(path, before + lines).unwrap();
}

fn displays(folder: &Path, known_on: &str) -> Vec<Vec<String>> {
    let asked = ["--period", "2026-01", "--incentive", "displays", "--partner", "alder", "--as-known-on", known_on, "--format", "csv"];
    let mut arguments = vec!["incentives", "--programme", "halden.toml", "--data", "facts"];
    arguments.extend(asked);
    run(folder, &arguments).csv()
}

const DISPUTE: &str = "number,partner,date,known_on,name,invoice,line,claim,column,value,answer,by,why\n\
                       D-1,alder,2026-05-04,,displays,A-101,1,these were displays,,,,,\n";
const GRANTED: &str =
    "D-1,alder,2026-05-04,2026-06-10,displays,A-101,1,these were displays,product_group,displays,granted,Noor,invoice seen\n";

#[test]
fn a_granted_dispute_changes_the_sale_from_the_day_of_the_answer() {
    let folder = example();
    add(folder.path(), "disputes.csv", DISPUTE);
    assert_eq!(displays(folder.path(), "2026-12-31").len(), 1, "nothing is earned before somebody has answered");
    add(folder.path(), "disputes.csv", GRANTED);
    assert_eq!(displays(folder.path(), "2026-06-09").len(), 1, "the past is what it was");
    assert_eq!(displays(folder.path(), "2026-06-10")[1][7], "80", "four displays at 20");
    // The next run books it, and the growth rebate stays as it is.
    let entries = ledger(folder.path(), &["entries", "--partner", "alder", "--format", "csv"]).csv();
    let booked: Vec<_> = entries.iter().filter(|row| row[1] == "2026-07-01" && row[5].ends_with("displays:alder / Kim")).collect();
    let told: Vec<(&str, &str)> = booked.iter().map(|row| (row[2].as_str(), row[6].as_str())).collect();
    assert_eq!(told, [("true-up", "80.00"), ("due", "80.00")], "{entries:?}");
    // The paper says where it comes from, and what was answered.
    let asked = ["--partner", "alder", "--period", "2026-Q1", "--as-of", "2026-09-30"];
    let mut arguments = vec!["statement", "--programme", "halden.toml", "--data", "facts"];
    arguments.extend(asked);
    let told = run(folder.path(), &arguments);
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.out.contains("these were displays  granted 10 Jun 2026, Noor, invoice seen"), "{}", told.out);
    arguments.extend(["--format", "json"]);
    assert!(run(folder.path(), &arguments).out.contains("disputes.csv:3"));
}

#[test]
fn a_dispute_that_cannot_be_followed_is_told() {
    for (from, to, what) in [
        (",A-101,", ",A-999,", "no sale of this partner with this invoice and line"),
        (",product_group,", ",colour,", "is no column of a sale"),
        (",product_group,displays,", ",quantity,many,", "quantity"),
        (",granted,", ",yes,", "is neither `granted` nor `refused`"),
        (",product_group,", ",invoice,", "is no column of a sale that can be put right"),
        ("2026-06-10", "2026-05-04", "learned on the same day"),
    ] {
        let folder = example();
        add(folder.path(), "disputes.csv", &format!("{DISPUTE}{}", GRANTED.replacen(from, to, 1)));
        let told = ledger(folder.path(), &[]);
        let said = told.err.replace('\n', " ");
        assert_eq!(told.code, 1, "{what}: {}", told.err);
        assert!(told.err.contains("disputes.csv"), "{what}: {}", told.err);
        let words: Vec<&str> = said.split_whitespace().filter(|word| !word.starts_with('│')).collect();
        assert!(words.join(" ").contains(what) || what == "quantity" && said.contains("many"), "{what}: {said}");
    }
}

fn close(folder: &Path) -> String {
    let arguments = ["--programme", "halden.toml", "--data", "facts", "--as-of", "2026-04-30", "--closed-on", "2026-05-10"];
    let told = run(folder, &[&["ledger", "close"], arguments.as_slice()].concat());
    assert_eq!(told.code, 0, "{}", told.err);
    told.out
}

#[test]
fn what_is_closed_stays_as_it_is() {
    let folder = example();
    let row = close(folder.path());
    assert_eq!(row, close(folder.path()), "the same books give the same row");
    add(folder.path(), "closings.csv", &row);
    let verified = ledger(folder.path(), &["verify"]);
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
    let months = ledger(folder.path(), &["periods", "--format", "csv"]).csv();
    let states: Vec<&str> = months[1..].iter().map(|row| row[2].as_str()).collect();
    assert_eq!(states, ["closed", "closed", "closing", "closing", "closing", "closing", "open"].map(str::to_owned).as_slice());
    let closed = |folder: &Path| ledger(folder, &["roll-forward", "--period", "2026-04", "--format", "csv"]);
    let before = closed(folder.path());
    // What is learned later is booked later: totals of closed days stay.
    add(folder.path(), "sales.csv", "alder,2026-03-02,A-130,1,servers,1,9000,Lou,2026-06-02\n");
    assert_eq!(closed(folder.path()).out, before.out);
    assert_eq!(ledger(folder.path(), &["verify"]).code, 0);
    // A payout that somebody heard of too late is refused.
    add(folder.path(), "payouts.csv", "");
    let payouts = fs::read_to_string(folder.path().join("facts/payouts.csv")).unwrap();
    let with_known = payouts.replace("reference\n", "reference,known_on\n").replace("-001\n", "-001,2026-04-15\n");
    fs::write(folder.path().join("facts/payouts.csv"), with_known + "alder,2026-04-20,displays,10,CN-9,2026-06-01\n").unwrap();
    let late = ledger(folder.path(), &[]);
    assert_eq!(late.code, 1);
    assert!(late.err.contains("2026-04-20 is closed: the books are closed up to 2026-04-30"), "{}", late.err);
    assert_eq!(closed(folder.path()).out, before.out);
}

#[test]
fn what_is_changed_behind_closed_books_is_told() {
    let folder = example();
    add(folder.path(), "closings.csv", &close(folder.path()));
    // A sale of the closed time without the day it was learned on: as if it had always been known.
    add(folder.path(), "sales.csv", "alder,2026-03-02,A-130,1,servers,1,9000,Lou,\n");
    for command in [&["verify"][..], &["balances"], &["entries"]] {
        let told = ledger(folder.path(), command);
        assert_eq!(told.code, 1, "{}", told.err);
        let said = told.out + &told.err;
        assert!(said.contains("the books up to 2026-04-30 were closed on 2026-05-10 with 9 entries, and are now others"), "{said}");
    }
    // Books that are not those that were closed are not closed again.
    let arguments = ["--programme", "halden.toml", "--data", "facts", "--as-of", "2026-05-31", "--closed-on", "2026-06-10"];
    let again = run(folder.path(), &[&["ledger", "close"], arguments.as_slice()].concat());
    assert_eq!((again.code, again.out.as_str()), (1, ""), "{}", again.err);
}

#[test]
fn days_that_are_not_over_cannot_be_closed() {
    let folder = example();
    let arguments = ["--programme", "halden.toml", "--data", "facts", "--as-of", "2026-04-30", "--closed-on", "2026-04-30"];
    let early = run(folder.path(), &[&["ledger", "close"], arguments.as_slice()].concat());
    assert_eq!(early.code, 2);
    assert!(early.err.contains("2026-04-30 is not over"), "{}", early.err);
    add(folder.path(), "closings.csv", "upto,closed_on,entries,fingerprint\n2026-04-30,2026-04-30,9,abc\n");
    let told = ledger(folder.path(), &[]);
    assert_eq!(told.code, 1);
    assert!(told.err.contains("closings.csv"), "{}", told.err);
}

#[test]
fn who_is_paid_decides_the_form_and_the_vat() {
    let folder = example();
    let file = folder.path().join("halden.toml");
    let programme = fs::read_to_string(&file).unwrap();
    fs::write(
        &file,
        programme + "\n[records.partner]\ncolumns = { buys_from = \"text\", vat_rate = \"percent\", iban = \"text\", bic = \"text\" }\n",
    )
    .unwrap();
    let settle = |alder: &str, out: &str| {
        let partners = format!(
            "partner,name,country,joined,buys_from,vat_rate,iban\nalder,Alder Systems,DE,2024-03-01,{alder}\nbirch,Birch,NL,2024-05-01,,,\n"
        );
        fs::write(folder.path().join("facts/partners.csv"), partners).unwrap();
        let mut arguments = vec!["settle", "--programme", "halden.toml", "--data", "facts", "--as-of", "2026-07-31", "--out", out];
        arguments.extend(["--payer", "Halden Displays GmbH", "--payer-iban", "NL91 ABNA 0417 1643 00"]);
        run(folder.path(), &arguments).err
    };
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let direct = settle(",19,", "direct");
    assert!(direct.contains("1 credit note: 2,560.88 EUR\n"), "{direct}");
    assert!(read("direct/credit-notes.csv").contains(",2152.00,EUR,corrected,19,408.88,2560.88\n"), "{}", read("direct/credit-notes.csv"));
    assert!(read("direct/payouts.csv").contains("alder,2026-07-31,growth,,2152.00,"), "the books are net");
    // Past the distributor: paid, no credit note, no VAT.
    let past = settle("northgate,19,DE89370400440532013000", "past");
    assert!(past.contains("2 bank transfers: 2,392 EUR\n") && !past.contains("credit note"), "{past}");
    assert!(read("past/transfers.xml").contains("<InstdAmt Ccy=\"EUR\">2152.00</InstdAmt>"));
    assert!(
        read("past/transfers.csv").contains(",2152.00,EUR,outside the chain: payer and receiver adjust their own,,,\n"),
        "{}",
        read("past/transfers.csv")
    );
    assert!(!folder.path().join("past/credit-notes.csv").exists());
}
