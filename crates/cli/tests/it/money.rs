//! What partners earn and the books, as somebody asks for them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use rust_decimal::Decimal;
use tempfile::TempDir;

use crate::support::{Run, project, run};

pub fn adventureworks(command: &[&str], more: &[&str]) -> Run {
    let mut arguments = command.to_vec();
    arguments.extend(["--programme", "programmes/adventureworks.toml", "--profile", "adventureworks", "--data", "data/adventureworks"]);
    arguments.extend(more);
    run(&project(), &arguments)
}

pub fn number(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|_| panic!("`{text}` is no number"))
}

/// A copy of the example.
pub fn example() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("facts")).unwrap();
    let from = project().join("examples/money");
    fs::copy(from.join("halden.toml"), folder.path().join("halden.toml")).unwrap();
    for file in fs::read_dir(from.join("facts")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.path().join("facts").join(file.file_name())).unwrap();
    }
    folder
}

pub fn ledger(folder: &Path, more: &[&str]) -> Run {
    let mut arguments = vec!["ledger"];
    arguments.extend(more);
    arguments.extend(["--programme", "halden.toml", "--data", "facts", "--as-of", "2026-09-30"]);
    run(folder, &arguments)
}

/// The rows of a source file, each as its cells by heading.
fn source(file: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(project().join("data/adventureworks").join(file)).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

/// What resellers bought in a stretch of days, taken from the source by plain reading.
fn bought(from: &str, to: &str) -> BTreeMap<String, Decimal> {
    let resellers = source("resellers.csv").into_iter().map(|row| (row["reseller_key"].clone(), row["reseller_alternate_key"].clone()));
    let resellers: BTreeMap<String, String> = resellers.collect();
    let mut sums: BTreeMap<String, Decimal> = BTreeMap::new();
    for row in source("pos_lines.csv").into_iter().filter(|row| (from..=to).contains(&&row["order_date"][..10])) {
        *sums.entry(resellers[&row["reseller_key"]].clone()).or_default() += number(&row["sales_amount"]);
    }
    sums
}

#[test]
fn the_growth_rebate_of_a_quarter_is_what_a_calculator_gives() {
    let given = adventureworks(&["incentives"], &["--period", "2013-Q3", "--incentive", "growth_rebate", "--format", "json"]);
    assert_eq!(given.code, 0, "{}", given.err);
    let levels = adventureworks(&["standing"], &["--as-of", "2013-09-30", "--ladder", "track", "--format", "csv"]).csv();
    let held = levels[0].iter().position(|heading| heading == "held").unwrap();
    let level: BTreeMap<&str, &str> = levels[1..].iter().map(|row| (row[0].as_str(), row[held].as_str())).collect();
    let (now, before) = (bought("2013-07-01", "2013-09-30"), bought("2012-07-01", "2012-09-30"));
    let mut expected = BTreeMap::new();
    for (reseller, sum) in now {
        // Five percent above the same quarter a year before, at least 2,500; bands from 100, 115 and 140 percent; at most 5,000.
        let target = (before.get(&reseller).copied().unwrap_or_default() * number("1.05")).max(number("2500"));
        let reached = sum * number("100") / target;
        let band = [number("100"), number("115"), number("140")].iter().filter(|edge| reached >= **edge).count();
        let rates = match level.get(reseller.as_str()).copied() {
            Some("dealer") => ["0.5", "1", "1.5"],
            Some("select") => ["1", "1.5", "2"],
            Some("flagship") => ["1.5", "2", "3"],
            _ => continue,
        };
        let Some(place) = band.checked_sub(1) else { continue };
        let amount = (sum * number(rates[place]) / number("100")).min(number("5000"));
        expected.insert(reseller, amount.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero).normalize());
    }
    let rows = given.json()["incentives"].as_array().unwrap().clone();
    let found: BTreeMap<String, Decimal> =
        rows.iter().map(|row| (row["partner"].as_str().unwrap().to_owned(), number(row["amount"].as_str().unwrap()))).collect();
    assert!(found.len() > 190, "{}", found.len());
    assert_eq!(found, expected);
    for row in &rows {
        let lines = row["lines"].as_array().unwrap().iter().map(|line| number(line["amount"].as_str().unwrap()));
        assert_eq!(lines.sum::<Decimal>(), number(row["amount"].as_str().unwrap()), "the lines are not the amount: {row}");
    }
}

#[test]
fn why_shows_the_steps_and_the_records() {
    let why = adventureworks(&["incentives"], &["--period", "2013-Q3", "--partner", "AW00000506", "--why", "--records", "2"]);
    assert_eq!(why.code, 0, "{}", why.err);
    for part in [
        "AW00000506 Great Bikes: Growth rebate, 1 July 2013 to 30 September 2013: 2,740.06 USD\n",
        "  91,335.49 USD of a target of 51,610.05 USD: 176.97%\n",
        "  140% of the target: 3% of 91,335.4897 USD (Flagship) = 2,740.064691 USD\n  Rounded = -0.004691 USD\n",
        "    29 September 2013 SO67297 1 FR-M21B-44: Paid on: 599.496 USD (pos_lines.csv:54120)\n",
        "    ... +31 (`--records 33`)\n",
    ] {
        assert!(why.out.contains(part), "{part}\n{}", why.out);
    }
}

#[test]
fn what_cannot_be_asked_is_said() {
    let wrong = adventureworks(&["incentives"], &["--period", "2013-Q5"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("write a period as 2013, 2013-H1, 2013-Q3, 2013-07 or 2013-07-01..2013-09-30"), "{}", wrong.err);
    let wrong = adventureworks(&["incentives"], &["--period", "2013-Q3", "--incentive", "growth_rebat"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("did you mean `growth_rebate`?"), "{}", wrong.err);
    let wrong = adventureworks(&["ledger", "roll-forward"], &["--as-of", "2013-09-30"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("add `--period 2013-Q3`"), "{}", wrong.err);
    let wrong = adventureworks(&["ledger"], &["--as-of", "2013-09-30", "--partner", "AW0000050"]);
    assert_eq!(wrong.code, 1);
    assert!(wrong.err.contains("no partner `AW0000050` in the facts"), "{}", wrong.err);
}

#[test]
fn every_quarter_rolls_forward_into_the_next() {
    let mut closing: BTreeMap<String, String> = BTreeMap::new();
    for quarter in ["2011-Q3", "2011-Q4", "2012-Q1", "2012-Q2", "2012-Q3", "2012-Q4", "2013-Q1", "2013-Q2", "2013-Q3", "2013-Q4"] {
        let given = adventureworks(&["ledger", "roll-forward"], &["--as-of", "2013-12-31", "--period", quarter, "--format", "json"]);
        assert_eq!(given.code, 0, "{}", given.err);
        for row in given.json()["roll_forward"].as_array().unwrap() {
            let text = |name: &str| row[name].as_str().unwrap().to_owned();
            assert_eq!(row["ties"], true, "{quarter} {row}");
            assert_eq!(text("opening"), closing.get(&text("rule")).cloned().unwrap_or("0.00".into()), "{quarter} {row}");
            closing.insert(text("rule"), text("closing"));
        }
    }
    assert_eq!(closing.keys().collect::<Vec<_>>(), ["co_op", "gear_bonus", "growth_rebate"]);
    let verified = adventureworks(&["ledger", "verify"], &["--as-of", "2013-12-31"]);
    assert_eq!(verified.code, 0);
    assert!(verified.err.contains("booked once more, and the same"), "{}", verified.err);
}

#[test]
fn the_same_files_give_the_same_fingerprints_and_other_files_others() {
    let folder = example();
    let first = ledger(folder.path(), &["runs", "--format", "csv"]);
    assert_eq!(first.code, 0, "{}", first.err);
    assert_eq!(first.out, ledger(folder.path(), &["runs", "--format", "csv"]).out);
    let sales = folder.path().join("facts/sales.csv");
    let text = fs::read_to_string(&sales).unwrap();
    fs::write(&sales, text.replace("A-140,1,servers,1,5000", "A-140,1,servers,1,5001")).unwrap();
    let second = ledger(folder.path(), &["runs", "--format", "csv"]).csv();
    assert!(first.csv()[1..].iter().zip(&second[1..]).all(|(then, now)| then[5] != now[5] && then[6] != now[6]), "{second:?}");
}

#[test]
fn what_is_shown_of_a_partner_is_part_of_the_same_books() {
    let folder = example();
    let (all, own) = (
        ledger(folder.path(), &["entries", "--format", "csv"]),
        ledger(folder.path(), &["entries", "--partner", "alder", "--format", "csv"]),
    );
    let of_all: Vec<_> = all.csv().into_iter().filter(|row| row[4].contains(":alder") || row[5].contains(":alder")).collect();
    assert_eq!(own.csv()[1..], of_all);
    assert!(of_all.iter().any(|row| row[5] == "payable:displays:alder / Kim"), "{of_all:?}");
    assert!(!own.out.contains("birch"), "{}", own.out);
}

#[test]
fn a_payout_of_more_than_is_due_is_not_booked_and_said() {
    let folder = example();
    let payouts = folder.path().join("facts/payouts.csv");
    fs::write(&payouts, "partner,date,name,amount,reference\nalder,2026-04-15,growth,1266.01,CN-1\n").unwrap();
    let given = ledger(folder.path(), &["balances", "--format", "csv"]);
    assert_eq!(given.code, 1);
    assert!(
        given.err.contains("not booked: 2026-04-15 alder growth: `payable:growth:alder` has 1266.00 EUR to take, 1266.01 were asked"),
        "{}",
        given.err
    );
    assert!(given.out.contains("payable,growth,alder,EUR,3418.00"), "{}", given.out);
}

#[test]
fn hledger_finds_nothing_to_mend_and_the_same_balances() {
    let found = Command::new("hledger").arg("--version").output();
    assert!(found.is_ok_and(|found| found.status.success()), "hledger is missing: `apt-get install hledger` (`./test` does where it may)");
    let folder = TempDir::new().unwrap();
    let journal = folder.path().join("books.journal");
    let written = adventureworks(&["ledger"], &["--as-of", "2013-11-30", "--format", "hledger"]);
    assert_eq!(written.code, 0, "{}", written.err);
    fs::write(&journal, &written.out).unwrap();
    let hledger = |arguments: &[&str]| {
        let output = Command::new("hledger").args(["-f", journal.to_str().unwrap()]).args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    hledger(&["check"]);
    let mut theirs: BTreeMap<String, Decimal> = BTreeMap::new();
    let balances = hledger(&["balance", "--flat", "--no-total", "-O", "csv"]);
    for row in csv::Reader::from_reader(balances.as_bytes()).records().map(Result::unwrap) {
        let account = row[0].split_once(':').unwrap().1.to_owned();
        theirs.insert(account, -number(row[1].trim_end_matches(" USD")));
    }
    let mut ours: BTreeMap<String, Decimal> = BTreeMap::new();
    for row in &adventureworks(&["ledger"], &["--as-of", "2013-11-30", "--format", "csv"]).csv()[1..] {
        let partner = if row[2].is_empty() { String::new() } else { format!(":{}", row[2]) };
        ours.insert(format!("{}:{}{partner}", row[0], row[1]), number(&row[4]));
    }
    ours.retain(|_, owed| !owed.is_zero());
    theirs.retain(|_, owed| !owed.is_zero());
    assert!(ours.len() > 800, "{}", ours.len());
    assert_eq!(ours, theirs);
}

#[test]
fn a_plan_says_what_a_change_costs_by_incentive_level_and_region() {
    let folder = TempDir::new().unwrap();
    let text = fs::read_to_string(project().join("programmes/adventureworks.toml")).unwrap();
    // A little more for who is Select and meets the target, nothing else.
    let band = "{ from = \"100 %\", rate = { dealer = \"0.5 %\", select = ";
    let changed = text.replace(&format!("{band}\"1 %\""), &format!("{band}\"1.2 %\""));
    assert_ne!(changed, text);
    let file = folder.path().join("changed.toml");
    fs::write(&file, changed).unwrap();
    let total = |programme: &str| -> Decimal {
        let mut arguments = vec!["incentives", "--programme", programme, "--profile", "profiles/adventureworks.toml"];
        arguments.extend(["--data", "data/adventureworks", "--period", "2013-Q3", "--format", "csv"]);
        let given = run(&project(), &arguments);
        assert_eq!(given.code, 0, "{}", given.err);
        given.csv()[1..].iter().map(|row| number(&row[7])).sum()
    };
    let (before, after) = (total("programmes/adventureworks.toml"), total(file.to_str().unwrap()));
    assert!(after > before);
    let plan = |format: &str| {
        let mut arguments = vec!["plan", "--from", "programmes/adventureworks.toml", "--to", file.to_str().unwrap()];
        arguments.extend(["--profile", "profiles/adventureworks.toml", "--data", "data/adventureworks", "--as-of", "2013-11-30"]);
        arguments.extend(["--cost", "2013-Q3", "--format", format]);
        run(&project(), &arguments)
    };
    let given = plan("json");
    assert_eq!(given.code, 0, "{}", given.err);
    let cost = given.json()["cost"].clone();
    let rows = cost["rows"].as_array().unwrap();
    let sum = |rule: &str, key: &str| -> Decimal {
        rows.iter().filter(|row| row["rule"] == rule).map(|row| number(row[key].as_str().unwrap())).sum()
    };
    assert_eq!((sum("growth_rebate", "before"), sum("growth_rebate", "after")), (before, after));
    assert_eq!(sum("co_op", "change"), Decimal::ZERO);
    let moved: Vec<_> = rows.iter().filter(|row| row["change"] != "0").collect();
    assert!(!moved.is_empty() && moved.iter().all(|row| row["rule"] == "growth_rebate" && row["level"] == "select"), "{moved:?}");
    let table = plan("table");
    assert!(table.out.contains("Growth rebate"), "{}", table.out);
    assert!(table.err.contains("the change costs "), "{}", table.err);
}

#[test]
fn what_is_due_is_settled_once() {
    let folder = example();
    let settle = |out: &str| {
        let mut arguments = vec!["settle", "--programme", "halden.toml", "--data", "facts", "--as-of", "2026-07-31", "--out", out];
        arguments.extend(["--payer", "Halden Displays GmbH", "--payer-iban", "NL91 ABNA 0417 1643 00"]);
        run(folder.path(), &arguments)
    };
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let first = settle("settled");
    assert_eq!(first.code, 1, "{}", first.err);
    assert_eq!(
        first.err,
        "1 credit note: 2,152 EUR\n1 bank transfer: 240 EUR\nnot paid: 60.00 EUR to Ada: it has no account (column `iban`)\n"
    );
    let paid: Vec<Vec<String>> = read("settled/payouts.csv").lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
    assert_eq!(paid[0].join(","), "partner,date,name,person,amount,reference");
    assert_eq!(paid[1][..5].join(","), "alder,2026-07-31,growth,,2152.00");
    assert_eq!(paid[2][..5].join(","), "alder,2026-07-31,displays,Kim,240.00");
    let (credit, transfer) = (&paid[1][5], &paid[2][5]);
    assert!(credit != transfer && credit.starts_with("FW20260731-") && credit.len() <= 35, "{credit} {transfer}");
    assert!(
        read("settled/credit-notes.csv")
            .contains(&format!("{credit},2026-07-31,alder,Alder Systems,DE,growth,Growth rebate,2152.00,EUR,not included"))
    );
    let transfers = read("settled/transfers.xml");
    assert!(
        transfers.contains("<CtrlSum>240.00</CtrlSum>") && transfers.contains(&format!("<EndToEndId>{transfer}</EndToEndId>")),
        "{transfers}"
    );
    // The same once more is the same; once it stands among the facts it is paid, and nothing but Ada's money is left.
    assert_eq!(settle("settled").code, 1);
    assert_eq!(read("settled/transfers.xml"), transfers);
    let payouts = read("facts/payouts.csv");
    let more: Vec<&str> = ["alder,2026-07-31,displays,Kim,240.00,1", "alder,2026-07-31,growth,,2152.00,2"].to_vec();
    let old: Vec<String> = payouts.lines().skip(1).map(|line| line.replacen(",growth,", ",growth,,", 1)).collect();
    fs::write(
        folder.path().join("facts/payouts.csv"),
        format!("partner,date,name,person,amount,reference\n{}\n{}\n", old.join("\n"), more.join("\n")),
    )
    .unwrap();
    let second = settle("again");
    assert_eq!(second.err, "not paid: 60.00 EUR to Ada: it has no account (column `iban`)\n");
    assert_eq!(read("again/payouts.csv"), "partner,date,name,person,amount,reference\n");
    // Later that day Ada has an account: her payment has a number that no other has.
    let people = folder.path().join("facts/people.csv");
    fs::write(&people, fs::read_to_string(&people).unwrap().replace("Ada,,", "Ada,NL91ABNA0417164300,")).unwrap();
    assert_eq!(settle("later").code, 0);
    let later = read("later/payouts.csv");
    assert!(later.contains("birch,2026-07-31,displays,Ada,60.00,FW20260731-"), "{later}");
    assert!(!later.contains(credit.as_str()) && !later.contains(transfer.as_str()), "{later}");
    let refused = settle("settled");
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("is there already: it holds another settlement; choose another folder"), "{}", refused.err);
    assert_eq!(read("settled/transfers.xml"), transfers, "nothing was written over");
    assert!(ledger(folder.path(), &["verify"]).err.contains("booked once more, and the same"));
}

#[test]
fn a_store_gives_the_money_that_the_files_give() {
    let folder = TempDir::new().unwrap();
    let store = folder.path().join("store");
    let store = store.to_str().unwrap();
    let mut arguments = vec!["pos", "import", "--store", store, "--profile", "profiles/adventureworks.toml", "--received", "2013-12-02"];
    arguments.push("data/adventureworks/pos_lines.csv");
    assert_eq!(run(&project(), &arguments).code, 0);
    let asked = ["--period", "2013-H2", "--format", "csv"];
    let files = adventureworks(&["incentives"], &asked);
    let mut more = asked.to_vec();
    more.extend(["--store", store]);
    let stored = adventureworks(&["incentives"], &more);
    assert_eq!((stored.code, files.code), (0, 0), "{}{}", stored.err, files.err);
    assert!(files.csv().len() > 300);
    assert_eq!(stored.out, files.out);
    // Where sums are enough, the lines stay in the store.
    let asked = ["--period", "2013", "--incentive", "growth_rebate", "--all", "--format", "json"];
    let (files, mut more) = (adventureworks(&["incentives"], &asked), asked.to_vec());
    more.extend(["--store", store]);
    let stored = adventureworks(&["incentives"], &more);
    assert_eq!((stored.code, files.code), (0, 0), "{}{}", stored.err, files.err);
    assert!(stored.out == files.out && files.json()["incentives"].as_array().unwrap().len() > 2000);
}

#[test]
fn what_a_run_found_otherwise_is_listed() {
    let folder = example();
    let given = ledger(folder.path(), &["changes", "--format", "csv"]);
    assert_eq!(given.code, 0, "{}", given.err);
    assert_eq!(
        given.out,
        "run,since,partner,rule,from,to,before,now,change\n\
         2026-07-01,2026-04-01,alder,advertising,2026-01-01,2026-03-31,422,472,50\n\
         2026-07-11,2026-04-11,alder,growth,2026-01-01,2026-03-31,1266,1888,622\n"
    );
    assert_eq!(ledger(folder.path(), &["changes", "--partner", "birch", "--format", "csv"]).csv().len(), 1);
}
