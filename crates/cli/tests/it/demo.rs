//! `fairway demo`.

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

/// The commands it prints, run as they stand.
#[test]
fn what_the_demo_suggests_works() {
    let out = run(&project(), &["demo"]).out.replace("\\\n", " ");
    let suggested: Vec<&str> = out.lines().filter_map(|line| line.trim().strip_prefix("fairway ")).collect();
    assert!(suggested.len() >= 2, "{out}");
    for command in suggested {
        let arguments: Vec<&str> = command.split_whitespace().collect();
        let done = run(&project(), &arguments);
        assert_eq!(done.code, 0, "{command}\n{}", done.err);
        assert!(!done.out.is_empty(), "{command}");
    }
}
