//! `fairway cases`.

use std::fs;
use std::path::Path;

use crate::support::{acme, run};

const HEAD: &str = "# Acme\n\nProgramme: acme.toml\n\n## Fifty thousand make Silver\n\n| sale | date | net_amount |\n|---|---|---|\n| a1 | 2026-02-01 | 50 000 |\n\n| expect | as of | question | answer |\n|---|---|---|---|\n";

fn write(folder: &Path, expectations: &str) {
    fs::write(folder.join("acme.md"), format!("{HEAD}{expectations}")).unwrap();
}

#[test]
fn cases_that_hold_are_counted() {
    let folder = acme();
    write(folder.path(), "| a1 | 2026-02-01 | held | silver |\n");
    let cases = run(folder.path(), &["cases", "acme.md"]);
    assert_eq!((cases.code, cases.out.as_str(), cases.err.as_str()), (0, "", "1 passed, 0 failed\n"));
}

#[test]
fn one_that_does_not_is_shown_with_its_line() {
    let folder = acme();
    write(folder.path(), "| a1 | 2026-02-01 | held | silver |\n| a1 | 2026-02-01 | next | silver |\n");
    let cases = run(folder.path(), &["cases", "acme.md"]);
    assert_eq!((cases.code, cases.err.as_str()), (1, "1 passed, 1 failed\n"));
    assert_eq!(
        cases.out,
        "acme.md: Fifty thousand make Silver\n  acme.md:14: a1 on 2026-02-01: next\n      expected  silver\n      found     gold\n"
    );
    let json = run(folder.path(), &["cases", "acme.md", "--format", "json"]);
    assert_eq!(json.code, 1);
    assert_eq!(json.json()["files"][0]["answers"][1]["found"], "gold");
}

#[test]
fn a_file_that_cannot_be_asked_does_not_pass() {
    let folder = acme();
    write(folder.path(), "| a1 | soon | held | silver |\n");
    let cases = run(folder.path(), &["cases", "acme.md"]);
    assert_eq!(cases.code, 1);
    assert!(cases.err.contains("acme.md:13:") && cases.err.contains("1 not asked"), "{}", cases.err);
    assert_eq!(run(folder.path(), &["cases", "nowhere.md"]).code, 1);
}
