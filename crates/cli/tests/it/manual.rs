//! The manual pages, completions, and the help.

use std::fs;

use tempfile::TempDir;

use crate::support::{project, run};

const COMMANDS: [&str; 23] = [
    "demo",
    "new",
    "check",
    "schema",
    "guide",
    "standing",
    "incentives",
    "ledger",
    "statement",
    "settle",
    "plan",
    "cluster",
    "serve",
    "config",
    "migrate",
    "people",
    "partners",
    "audit",
    "backup",
    "restore",
    "cases",
    "completions",
    "man",
];
const POS: [&str; 11] =
    ["profile", "check", "import", "submissions", "measure", "match", "accounts", "compliance", "stock", "forecast", "generate"];

#[test]
fn every_command_has_its_page_with_exit_codes_and_examples() {
    for name in COMMANDS {
        let help = run(&project(), &["help", name]);
        assert_eq!(help.code, 0);
        let page = fs::read_to_string(project().join(format!("crates/cli/src/commands/{name}.md"))).unwrap();
        assert!(help.out.contains(page.lines().next().unwrap().split_whitespace().next().unwrap()), "{}", help.out);
        for part in ["Usage: fairway", "Exit codes: 0", "Examples"] {
            assert!(help.out.contains(part), "{name}: {part}\n{}", help.out);
        }
        assert!(help.out.matches(&format!("\n    fairway {name}")).count() >= 1, "{name}\n{}", help.out);
    }
}

#[test]
fn every_command_of_pos_has_its_page_too() {
    let overview = run(&project(), &["pos", "--help"]).out;
    for name in POS {
        let help = run(&project(), &["help", "pos", name]).out;
        for part in ["Usage: fairway pos", "Exit codes: 0", "Examples", &format!("\n    fairway pos {name} ")] {
            assert!(help.contains(part), "{name}: {part}\n{help}");
        }
        assert!(overview.contains(&format!("\n  {name} ")), "{overview}");
    }
}

#[test]
fn every_node_of_a_cluster_has_its_page_too() {
    for name in ["scheduler", "executor"] {
        let help = run(&project(), &["help", "cluster", name]).out;
        for part in ["Usage: fairway cluster", "Exit codes: 0", "Examples", &format!("\n    fairway cluster {name} ")] {
            assert!(help.contains(part), "{name}: {part}\n{help}");
        }
    }
}

#[test]
fn every_command_is_in_the_overview() {
    let help = run(&project(), &["--help"]);
    assert_eq!(help.code, 0);
    assert!(COMMANDS.iter().all(|name| help.out.contains(&format!("\n  {name} "))), "{}", help.out);
    assert_eq!(run(&project(), &[]).code, 2);
}

#[test]
fn there_is_a_page_for_man_per_command() {
    let folder = TempDir::new().unwrap();
    let man = run(folder.path(), &["man", "--dir", "man1"]);
    assert_eq!(man.code, 0, "{}", man.err);
    for name in COMMANDS {
        assert!(folder.path().join(format!("man1/fairway-{name}.1")).exists(), "{name}");
    }
}

#[test]
fn there_are_completions_per_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = run(&project(), &["completions", shell]);
        assert_eq!(script.code, 0);
        assert!(script.out.contains("standing"), "{shell}");
    }
    assert_eq!(run(&project(), &["completions", "cobol"]).code, 2);
}
