//! `fairway pos profile`: what goes where, and that its profile is taken by the next command.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::support::{project, run};

const FILE: &str = "Rechnungsnr.;Belegdatum;Kunde;Artikelnr.;Menge;Nettobetrag\nR1;31.01.24;Amsel GmbH;HX-1;2;1.038,70 €\n\
                    R2;30.01.24;Drossel KG;HX-2;1;12,50- €\n";

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("Nordwind_2024-W05.csv"), FILE).unwrap();
    folder
}

#[test]
fn the_profile_goes_to_standard_output_and_its_reasons_beside_it() {
    let folder = folder();
    let guessed = run(folder.path(), &["pos", "profile", "Nordwind_2024-W05.csv"]);
    assert_eq!(guessed.code, 0, "{}", guessed.err);
    for line in ["reporter = \"Nordwind\"", "strip = [\"€\"]", "dates = \"day.month.yy\"", "currency = { constant = \"EUR\" }"] {
        assert!(guessed.out.contains(line), "{line}\n{}", guessed.out);
    }
    for part in ["Because", "Rechnungsnr.", "sure", "to answer, or to know:", "who is meant by `Kunde`?"] {
        assert!(guessed.err.contains(part) && !guessed.out.contains("to answer"), "{part}\n{}", guessed.err);
    }
    let told = run(folder.path(), &["pos", "profile", "Nordwind_2024-W05.csv", "--format", "json"]).json();
    assert_eq!((told["kind"].as_str(), told["header_line"].as_u64()), (Some("sale"), Some(1)));
    assert_eq!(told["columns"][4]["field"], "quantity");
    assert_eq!(told["profile"].as_str(), Some(guessed.out.as_str()));
    assert!(!told["notes"].as_array().unwrap().is_empty());
    let columns = run(folder.path(), &["pos", "profile", "Nordwind_2024-W05.csv", "--format", "csv"]).csv();
    assert_eq!((columns.len(), &columns[0][..2]), (7, &["column".to_owned(), "field".to_owned()][..]));
}

#[test]
fn a_profile_is_never_written_over_another_unless_that_is_said() {
    let folder = folder();
    let ask = |more: &[&str]| run(folder.path(), &[&["pos", "profile", "Nordwind_2024-W05.csv", "--output", "n.toml"], more].concat());
    let written = ask(&[]);
    assert_eq!((written.code, written.out.as_str()), (0, ""), "{}", written.err);
    assert!(
        written.err.contains("wrote `n.toml`; see what it makes of the file: fairway pos check Nordwind_2024-W05.csv --profile n.toml")
    );
    fs::write(folder.path().join("n.toml"), "mine").unwrap();
    let refused = ask(&[]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("`n.toml` is there already and stays as it is"), "{}", refused.err);
    assert_eq!(fs::read_to_string(folder.path().join("n.toml")).unwrap(), "mine");
    assert_eq!(ask(&["--force"]).code, 0);
    assert!(fs::read_to_string(folder.path().join("n.toml")).unwrap().contains("[sale.columns]"));
    assert_eq!(run(folder.path(), &["pos", "profile", "Nordwind_2024-W05.csv", "--force"]).code, 2);
}

#[test]
fn the_written_profile_is_taken_by_pos_check() {
    let folder = folder();
    assert_eq!(run(folder.path(), &["pos", "profile", "Nordwind_2024-W05.csv", "--output", "n.toml"]).code, 0);
    let text = fs::read_to_string(folder.path().join("n.toml")).unwrap();
    assert!(text.contains("\n# partner = \"\""), "{text}");
    fs::write(folder.path().join("n.toml"), text.replace("# partner = \"\"", "partner = \"nordwind\"")).unwrap();
    let checked = run(folder.path(), &["pos", "check", "Nordwind_2024-W05.csv", "--profile", "n.toml", "--received", "2024-02-06"]);
    assert!(checked.out.contains("3 lines = 2 accepted (1 with a warning) + 0 rejected + 1 header"), "{}{}", checked.out, checked.err);
    assert!(checked.out.contains("2 lines, 3 pieces, 1,026.2"), "{}", checked.out);
}

#[test]
fn workbooks_and_edi_files_get_a_profile_too() {
    let folder = TempDir::new().unwrap();
    let edi = project().join("crates/pos/tests/edi/867-full.edi");
    let guessed = run(folder.path(), &["pos", "profile", edi.to_str().unwrap()]);
    assert_eq!(guessed.code, 0, "{}", guessed.err);
    assert!(guessed.out.contains("levels = [\"PTD\", \"QTY\"]") && guessed.err.contains("REF[DI].2"), "{}{}", guessed.out, guessed.err);
    let book = a_workbook(folder.path());
    let guessed = run(folder.path(), &["pos", "profile", &book]);
    assert_eq!(guessed.code, 0, "{}", guessed.err);
    assert!(guessed.out.contains("quantity = \"Qty\"") && !guessed.out.contains("sheet ="), "{}", guessed.out);
    let guessed = run(folder.path(), &["pos", "profile", &book, "--sheet", "Sheet1"]);
    assert!(guessed.out.contains("sheet = \"Sheet1\""), "{}{}", guessed.out, guessed.err);
    let other = run(folder.path(), &["pos", "profile", &book, "--sheet", "May"]);
    assert_eq!(other.code, 1);
    assert!(other.err.contains("May"), "{}", other.err);
    assert_eq!(run(folder.path(), &["pos", "profile", "nowhere.csv"]).code, 1);
}

/// A workbook with one sheet; its name.
fn a_workbook(folder: &Path) -> String {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["Invoice Date", "Reseller", "Part Number", "Qty"],
        ["2024-01-30", "Amsel GmbH", "HX-1", "2"],
        ["2024-01-31", "Drossel KG", "HX-2", "1"],
    ];
    for (line, row) in (0..).zip(rows) {
        for (place, cell) in (0..).zip(row) {
            sheet.write(line, place, cell).unwrap();
        }
    }
    book.save(folder.join("sales.xlsx")).unwrap();
    "sales.xlsx".into()
}
