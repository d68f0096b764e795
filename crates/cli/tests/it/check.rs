//! `fairway new`, `check` and `schema`.

use std::fs;

use serde_json::json;
use tempfile::TempDir;

use crate::support::{project, run};

#[test]
fn what_new_writes_is_sound() {
    let folder = TempDir::new().unwrap();
    let new = run(folder.path(), &["new", "acme.toml"]);
    assert_eq!((new.code, new.out.as_str()), (0, ""), "{}", new.err);
    let check = run(folder.path(), &["check", "acme.toml"]);
    assert_eq!((check.code, check.out.as_str()), (0, ""));
    assert_eq!(check.err, "acme.toml: sound; 1 ladder, 3 levels, 1 requirement, 1 measure\n");
}

#[test]
fn new_leaves_a_file_that_is_there_as_it_is() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("acme.toml"), "mine").unwrap();
    let new = run(folder.path(), &["new", "acme.toml"]);
    assert_eq!(new.code, 1);
    assert!(new.err.contains("`acme.toml` is there already"), "{}", new.err);
    assert_eq!(fs::read_to_string(folder.path().join("acme.toml")).unwrap(), "mine");
}

#[test]
fn without_a_file_new_writes_to_standard_output() {
    let new = run(&project(), &["new"]);
    assert_eq!((new.code, new.err.as_str()), (0, ""));
    assert!(new.out.starts_with("[programme]\n"));
}

#[test]
fn the_small_programme_is_the_one_of_the_reference() {
    let reference = fs::read_to_string(project().join("docs/reference/programme-file.md")).unwrap();
    assert!(reference.contains(include_str!("../../src/commands/new.toml")));
}

const UNSOUND: &str = "[programme]\nid = \"acme\"\ntitle = \"Äcme\"\nversoin = \"1\"\neffective = 2026-01-01\ncurrency = \"EUR\"\n\n[ladders.level]\nlevels = [\"a\", \"b\"]\nrise = \"at once\"\nfall = \"sometimes\"\n";

#[test]
fn findings_are_drawn_on_the_source_without_colour() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("bad.toml"), UNSOUND).unwrap();
    let check = run(folder.path(), &["check", "bad.toml"]);
    assert_eq!((check.code, check.out.as_str()), (1, ""));
    assert!(check.err.contains("versoin") && check.err.contains("did you mean `version`?"), "{}", check.err);
    assert!(check.err.contains("bad.toml:4:1"), "{}", check.err);
    assert!(!check.err.contains('\u{1b}'));
}

#[test]
fn findings_for_editors_have_their_places() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("bad.toml"), UNSOUND).unwrap();
    let check = run(folder.path(), &["check", "bad.toml", "--format", "json"]);
    assert_eq!(check.code, 1);
    let found = check.json();
    assert_eq!(found["sound"], json!(false));
    let first = found["diagnostics"].as_array().unwrap().iter().find(|finding| finding["line"] == 4).unwrap();
    assert_eq!(first["file"], "bad.toml");
    assert_eq!((&first["column"], &first["end_line"], &first["end_column"]), (&json!(1), &json!(4), &json!(8)));
    let start = UNSOUND.find("versoin").unwrap();
    assert_eq!(first["span"], json!({ "start": start, "end": start + 7 }));
    assert_eq!((&first["severity"], &first["help"]), (&json!("error"), &json!("did you mean `version`?")));
}

#[test]
fn control_characters_of_a_file_do_not_reach_the_terminal() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("bad.toml"), UNSOUND.replace("Äcme", "\u{1b}]0;owned\u{7}\u{9b}31m")).unwrap();
    let check = run(folder.path(), &["check", "bad.toml"]);
    assert_eq!(check.code, 1);
    assert!(!check.err.contains(['\u{1b}', '\u{7}', '\u{9b}']), "{:?}", check.err);
}

#[test]
fn the_examples_are_sound_and_files_of_one_programme_are_its_versions() {
    let mut files: Vec<String> = fs::read_dir(project().join("programmes"))
        .unwrap()
        .map(|entry| format!("programmes/{}", entry.unwrap().file_name().to_string_lossy()))
        .filter(|name| name.ends_with(".toml"))
        .collect();
    files.sort();
    let mut arguments = vec!["check", "--format", "json"];
    arguments.extend(files.iter().map(String::as_str));
    let check = run(&project(), &arguments);
    assert_eq!(check.code, 0, "{}", check.err);
    assert_eq!(check.json()["files"].as_array().unwrap().len(), files.len());
}

#[test]
fn two_versions_of_the_same_day_are_told() {
    let folder = TempDir::new().unwrap();
    for name in ["a.toml", "b.toml"] {
        run(folder.path(), &["new", name]);
    }
    let check = run(folder.path(), &["check", "a.toml", "b.toml"]);
    assert_eq!(check.code, 1);
    assert!(check.err.contains("take effect on the same day"), "{}", check.err);
}

#[test]
fn wrong_usage_is_two_and_a_missing_file_is_one() {
    let usage = run(&project(), &["check"]);
    assert_eq!((usage.code, usage.out.as_str()), (2, ""));
    assert!(usage.err.contains("Usage:"));
    assert_eq!(run(&project(), &["chekc"]).code, 2);
    let missing = run(&project(), &["check", "nowhere.toml"]);
    assert_eq!(missing.code, 1);
    assert!(missing.err.contains("cannot read `nowhere.toml`"), "{}", missing.err);
}

#[test]
fn the_schema_is_json() {
    let schema = run(&project(), &["schema"]);
    assert_eq!((schema.code, schema.err.as_str()), (0, ""));
    assert_eq!(schema.json()["title"], "Fairway programme file");
}
