//! `fairway plan`.

use std::fs;

use serde_json::json;
use tempfile::TempDir;

use crate::support::{Run, acme, run};

/// The small programme, Silver asking a little more.
fn changed() -> TempDir {
    let folder = acme();
    let programme = fs::read_to_string(folder.path().join("acme.toml")).unwrap();
    fs::write(folder.path().join("changed.toml"), programme.replace("50_000,", "65_000,")).unwrap();
    folder
}

fn plan(folder: &TempDir, more: &[&str]) -> Run {
    let mut arguments = vec!["plan", "--from", "acme.toml", "--to", "changed.toml", "--data", "facts", "--as-of", "2026-04-30"];
    arguments.extend(more);
    run(folder.path(), &arguments)
}

#[test]
fn a_plan_shows_who_moves_and_where() {
    let plan = plan(&changed(), &[]);
    assert_eq!(plan.code, 0, "{}", plan.err);
    insta::assert_snapshot!(format!("{}---\n{}", plan.out, plan.err), @r"
    level

    level       before  after
    ──────────────────────────────
    Gold             1      1
    Silver           2      1  -1
    Registered       1      2  +1

    where  partners  rise  fall  newly at risk  no longer at risk  benefits change
    ───────────────────────────────────────────────────────────────────────────────
    DE            1     0     1              0                  0                0
    GB            2     0     0              0                  0                0
    NL            1     0     0              0                  0                0

    partner  name   ladder           before  after       at risk  benefits
    ───────────────────────────────────────────────────────────────────────
    a1       Alpha  level   ▼ falls  silver  registered
    ---
    judged as if the changed file had been in force in place of version 2026 since 2026-01-01
    1 of 4 partners would be affected
    ");
}

#[test]
fn files_name_the_effect() {
    let folder = changed();
    let csv = plan(&folder, &["--format", "csv"]).csv();
    assert_eq!(csv[1], ["a1", "Alpha", "level", "falls", "silver", "registered", "", ""]);
    let json = plan(&folder, &["--format", "json"]).json();
    assert_eq!(json["affected"][0]["ladders"][0]["effect"], "falls");
    assert_eq!(json["by"], "country");
    assert_eq!(
        json["counts"][0],
        json!({
            "country": "DE", "partners": 1, "rise": 0, "fall": 1, "newly_at_risk": 0, "no_longer_at_risk": 0, "benefits_change": 0,
        })
    );
}

#[test]
fn a_change_without_effect_says_so() {
    let folder = changed();
    fs::copy(folder.path().join("acme.toml"), folder.path().join("changed.toml")).unwrap();
    let plan = plan(&folder, &[]);
    assert_eq!(
        (plan.code, plan.err.as_str()),
        (
            0,
            "judged as if the changed file had been in force in place of version 2026 since 2026-01-01\n0 of 4 partners would be affected\n"
        )
    );
}

#[test]
fn another_programme_or_column_is_refused() {
    let folder = changed();
    assert_eq!(plan(&folder, &["--by", "contry"]).code, 2);
    let text = fs::read_to_string(folder.path().join("acme.toml")).unwrap();
    fs::write(folder.path().join("changed.toml"), text.replace("acme-partners", "others")).unwrap();
    let other = plan(&folder, &[]);
    assert_eq!((other.code, other.out.as_str()), (1, ""));
    assert!(other.err.contains("are different programmes"), "{}", other.err);
}

#[test]
fn a_later_version_follows_and_nobody_rises_because_more_is_asked() {
    let folder = changed();
    let later = fs::read_to_string(folder.path().join("changed.toml")).unwrap();
    let later = later.replace("version = \"2026\"", "version = \"2026-04\"").replace("effective = 2026-01-01", "effective = 2026-04-01");
    fs::write(folder.path().join("changed.toml"), later).unwrap();
    let planned = plan(&folder, &["--format", "json"]);
    assert_eq!(planned.code, 0, "{}", planned.err);
    assert!(!planned.err.contains("judged as if"), "{}", planned.err);
    for tally in planned.json()["by"].as_array().into_iter().flatten() {
        assert_eq!(tally["rise"], 0);
    }
}
