//! Measures over a store, as somebody asks for them.

use std::path::Path;

use rust_decimal::Decimal;
use tempfile::TempDir;

use crate::support::{project, run};

/// The AdventureWorks sales in a store.
fn adventureworks() -> TempDir {
    let folder = TempDir::new().unwrap();
    let store = folder.path().join("store");
    let imported = run(
        &project(),
        &[
            "pos",
            "import",
            "--store",
            store.to_str().unwrap(),
            "--profile",
            "profiles/adventureworks.toml",
            "--received",
            "2013-12-02",
            "data/adventureworks/pos_lines.csv",
        ],
    );
    assert_eq!(imported.code, 0, "{}", imported.err);
    folder
}

fn measure(folder: &Path, more: &[&str]) -> crate::support::Run {
    let store = folder.join("store");
    let mut arguments = vec!["pos", "measure", "--programme", "programmes/adventureworks.toml", "--data", "data/adventureworks"];
    arguments.extend(["--profile", "profiles/adventureworks.toml", "--store", store.to_str().unwrap(), "--as-of", "2013-11-30"]);
    arguments.extend(more);
    run(&project(), &arguments)
}

/// The same sum taken from the source by plain reading.
fn net_of(from: &str, to: &str) -> Decimal {
    let mut reader = csv::Reader::from_path(project().join("data/adventureworks/pos_lines.csv")).unwrap();
    let headings = reader.headers().unwrap().clone();
    let place = |name: &str| headings.iter().position(|heading| heading == name).unwrap();
    let (day, net) = (place("order_date"), place("sales_amount"));
    let rows = reader.records().map(Result::unwrap);
    rows.filter(|row| (from..=to).contains(&&row[day][..10])).map(|row| row[net].parse::<Decimal>().unwrap()).sum()
}

#[test]
fn the_figures_of_all_partners_add_up_to_the_source() {
    let folder = adventureworks();
    let given = measure(folder.path(), &["--measure", "net_revenue", "last_quarter", "revenue_ever", "--format", "csv"]);
    assert_eq!(given.code, 0, "{}", given.err);
    let rows = given.csv();
    let total =
        |measure: &str| -> Decimal { rows.iter().filter(|row| row[1] == measure).map(|row| row[3].parse::<Decimal>().unwrap()).sum() };
    assert_eq!(total("net_revenue"), net_of("2012-12-01", "2013-11-30"));
    assert_eq!(total("last_quarter"), net_of("2013-07-01", "2013-09-30"));
    assert_eq!(total("revenue_ever").to_string(), "80450596.9823");
    assert!(
        given.err.contains("3 measures of 701 partners as of 2013-11-30\n  1 pass over 1 segment with 60,855 lines\n"),
        "{}",
        given.err
    );
}

#[test]
fn a_figure_is_made_of_its_lines() {
    let folder = adventureworks();
    let why = ["--partner", "AW00000002", "--measure", "last_quarter", "--why", "--format", "json"];
    let explained = measure(folder.path(), &why).json();
    let lines = explained["records"].as_array().unwrap();
    let sum: Decimal = lines.iter().map(|line| line["gives"].as_str().unwrap().parse::<Decimal>().unwrap()).sum();
    assert_eq!((lines.len(), sum.to_string(), explained["comes_to"].as_str().unwrap()), (4, "3089.940".into(), "3089.94"));
    assert_eq!((lines[0]["file"].as_str(), lines[0]["line"].as_u64()), (Some("S000001 pos_lines.csv"), Some(49_824)));
    assert_eq!(lines[0]["record"]["product"], "SH-W890-M");
    let shown = measure(folder.path(), &["--partner", "AW00000002", "--measure", "milestone", "--why"]);
    assert!(shown.out.contains("= 15,000 USD\n  formula greatest(growth_asked"), "{}", shown.out);
    assert!(shown.out.contains("Revenue of the same quarter a year before = 1,320.63 USD"), "{}", shown.out);
}

#[test]
fn what_cannot_be_measured_is_said() {
    let folder = adventureworks();
    let unknown = measure(folder.path(), &["--measure", "net_revenu"]);
    assert_eq!((unknown.code, unknown.err.contains("did you mean `net_revenue`")), (2, true), "{}", unknown.err);
    let stranger = measure(folder.path(), &["--partner", "AW0000000x"]);
    assert_eq!((stranger.code, stranger.err.contains("no partner `AW0000000x`")), (1, true), "{}", stranger.err);
    let several = measure(folder.path(), &["--partner", "AW00000002", "--measure", "orders", "milestone", "--why"]);
    assert_eq!((several.code, several.err.contains("name one partner and one measure")), (2, true), "{}", several.err);
    // The programme's currency is not that of the lines, and nobody says what one is worth in the other.
    let text = std::fs::read_to_string(project().join("programmes/adventureworks.toml"))
        .unwrap()
        .replace("currency = \"USD\"", "currency = \"EUR\"");
    let programme = folder.path().join("euro.toml");
    std::fs::write(&programme, text).unwrap();
    let store = folder.path().join("store");
    let (programme, store) = (programme.to_str().unwrap(), store.to_str().unwrap());
    let asked = [
        "pos",
        "measure",
        "--programme",
        programme,
        "--store",
        store,
        "--as-of",
        "2013-11-30",
        "--measure",
        "net_revenue",
        "--partner",
        "AW00000002",
    ];
    let refused = run(&project(), &asked);
    assert_eq!(refused.code, 1, "{}", refused.out);
    assert!(refused.err.contains("no exchange rate for USD on "), "{}", refused.err);
    assert!(refused.err.contains("rows cannot be used: mend them"), "{}", refused.err);
}

#[test]
fn what_is_made_up_can_be_measured_and_judged() {
    let folder = TempDir::new().unwrap();
    let made = run(
        folder.path(),
        &["pos", "generate", "--store", "made", "--lines", "5000", "--partners", "50", "--until", "2026-06-30", "--data", "facts"],
    );
    assert_eq!((made.code, made.out.as_str()), (0, ""), "{}", made.err);
    assert_eq!(made.err, "5,000 lines in 360 reports, 360 segments: made\n");
    let full = run(folder.path(), &["pos", "generate", "--store", "made"]);
    assert_eq!((full.code, full.err.contains("the store has lines already")), (1, true), "{}", full.err);
    let strange = run(folder.path(), &["pos", "generate", "--store", "facts"]);
    assert_eq!((strange.code, strange.err.contains("holds other files")), (1, true), "{}", strange.err);
    let none = run(folder.path(), &["pos", "generate", "--store", "elsewhere", "--add", "5"]);
    assert_eq!((none.code, folder.path().join("elsewhere").exists()), (1, false), "{}", none.err);
    let added = run(folder.path(), &["pos", "generate", "--store", "made", "--add", "100"]);
    assert_eq!((added.code, added.err.as_str()), (0, "100 lines in 1 report, 1 segment: made\n"));

    std::fs::write(folder.path().join("acme.toml"), include_str!("../../src/commands/new.toml")).unwrap();
    let asked = ["--programme", "acme.toml", "--data", "facts", "--store", "made", "--as-of", "2026-06-30", "--format", "json"];
    let measured = run(folder.path(), &[&["pos", "measure"], asked.as_slice()].concat()).json();
    let judged = run(folder.path(), &[&["standing"], asked.as_slice()].concat()).json();
    assert_eq!((measured["partners"].as_array().unwrap().len(), judged["partners"].as_u64()), (50, Some(50)));
}

/// Looks at partner and line together: at home, and what others bought.
const AT_HOME: &str = r#"
[programme]
id = "home"
title = "Home"
version = "1"
effective = 2020-01-01
currency = "EUR"

[measures.at_home]
unit = "money"
sum = "sale.net_amount"
where = "sale.customer_country = partner.country or partner.country = 'NL' and sale.quantity > 2"
over = "last 12 months"

[ladders.level]
levels = ["one"]
rise = "at once"
fall = "at once"

[[requirements]]
id = "home"
measure = "at_home"
at_least = { one = 1 }
"#;

#[test]
fn what_is_kept_is_forgotten_when_a_report_comes_or_a_partner_moves() {
    let folder = TempDir::new().unwrap();
    let made = ["pos", "generate", "--store", "made", "--lines", "20000", "--partners", "60", "--until", "2026-06-30", "--data", "facts"];
    assert_eq!(run(folder.path(), &made).code, 0);
    std::fs::write(folder.path().join("home.toml"), AT_HOME).unwrap();
    let asked = ["pos", "measure", "--programme", "home.toml", "--data", "facts", "--store", "made", "--as-of", "2026-07-02"];
    let measured = || run(folder.path(), &[asked.as_slice(), &["--format", "json"]].concat()).json();
    let anew = || {
        std::fs::remove_dir_all(folder.path().join("made/measures")).unwrap();
        measured()
    };
    let work = |answer: &serde_json::Value, what: &str| answer["work"][what].as_u64().unwrap();

    let first = measured();
    assert_eq!((work(&first, "line_by_line"), work(&first, "passes"), work(&first, "partners_kept")), (0, 1, 0));
    let again = measured();
    assert_eq!((work(&again, "passes"), work(&again, "partners_kept")), (0, 60));
    assert_eq!(again["partners"], first["partners"]);

    assert_eq!(run(folder.path(), &["pos", "generate", "--store", "made", "--add", "500"]).code, 0);
    let more = measured();
    assert!((40..60).contains(&work(&more, "partners_kept")), "{}", more["work"]);
    assert_ne!(more["partners"], first["partners"]);
    assert_eq!(more["partners"], anew()["partners"]);

    let partners = folder.path().join("facts/partners.csv");
    let text = std::fs::read_to_string(&partners).unwrap();
    std::fs::write(&partners, text.replacen(",DE,", ",NL,", 1)).unwrap();
    let moved = measured();
    assert_eq!(work(&moved, "passes"), 1, "a partner moved: {}", moved["work"]);
    assert_ne!(moved["partners"], more["partners"]);
    assert_eq!(moved["partners"], anew()["partners"]);
}
