//! `fairway demo`.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::support::{project, run};

#[test]
fn the_demo_shows_the_resellers_and_says_what_to_try() {
    let demo = run(&project(), &["demo"]);
    assert_eq!((demo.code, demo.err.as_str()), (0, ""));
    assert!(demo.out.contains("701 resellers, 635 of them with sales"), "{}", demo.out);
    assert!(demo.out.contains("--why"), "{}", demo.out);
    assert!(!demo.out.contains('\u{1b}'));
    let widest = demo.out.lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(100), "{widest:?}\n{}", demo.out);
}

#[test]
fn the_demo_runs_in_any_folder() {
    let elsewhere = TempDir::new().unwrap();
    assert_eq!(run(&project().join("docs/reference"), &["demo"]).code, 0);
    assert_eq!(run(elsewhere.path(), &["demo"]).code, 0);
}

#[test]
fn a_project_without_the_example_is_told_what_is_missing() {
    let elsewhere = TempDir::new().unwrap();
    let demo = run(elsewhere.path(), &["demo", "--project", "."]);
    assert_eq!((demo.code, demo.out.as_str()), (1, ""));
    assert!(demo.err.contains("has no `programmes/adventureworks.toml`"), "{}", demo.err);
}

/// The commands it prints, typed into a shell as they stand.
#[cfg(unix)]
#[test]
fn what_the_demo_suggests_works() {
    let folder = TempDir::new().unwrap();
    for part in ["programmes", "profiles", "data"] {
        std::os::unix::fs::symlink(project().join(part), folder.path().join(part)).unwrap();
    }
    let demo = run(folder.path(), &["demo"]);
    let (_, suggested) = demo.out.split_once("To try next").unwrap();
    let typed: String = suggested.lines().filter(|line| line.starts_with("    ")).map(|line| format!("{line}\n")).collect();
    assert!(typed.matches("fairway ").count() >= 3, "{typed}");
    let folder_of_binary = Path::new(env!("CARGO_BIN_EXE_fairway")).parent().unwrap().display().to_string();
    let path = format!("{folder_of_binary}:{}", std::env::var("PATH").unwrap());
    let script = format!("set -eu\n{typed}");
    let shell = Command::new("sh").args(["-c", &script]).current_dir(folder.path()).env("PATH", path).output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&shell.stdout), String::from_utf8_lossy(&shell.stderr));
    assert!(shell.status.success(), "{script}\n{err}");
    assert!(out.contains("Minimum annual revenue") && out.contains("Benefits that change"), "{out}");
}

#[test]
fn the_readme_shows_what_the_demo_prints() {
    let shown = run(&project(), &["demo"]).out;
    let readme = std::fs::read_to_string(project().join("README.md")).unwrap();
    let block = readme.split("```text\n").nth(1).and_then(|rest| rest.split("\n```").next()).unwrap();
    assert!(shown.starts_with(block), "the transcript in README.md is behind:\n{shown}");
}
