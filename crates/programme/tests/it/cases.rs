//! Every case comes out as it says: those of the example programmes, and those of small programmes made to hold one rule each.

use std::path::{Path, PathBuf};

use programme::case;
use programme::check::check_versions;
use programme::diagnostic::line_and_column;
use programme::model::History;

use crate::programmes::folder;

#[test]
fn every_case_of_the_example_programmes_comes_out_as_it_says() {
    assert!(run(&folder()) > 480, "expectations are missing");
}

#[test]
fn every_case_of_one_rule_comes_out_as_it_says() {
    assert!(run(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")) > 40, "expectations are missing");
}

/// Runs every case file of a folder; how many expectations passed.
fn run(folder: &Path) -> usize {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    let (mut passed, mut wrong) = (0, vec![]);
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let told =
            |finding: &programme::diagnostic::Diagnostic| format!("{name}:{} {finding}", line_and_column(&text, finding.span.start).0);
        match outcomes(folder, &text) {
            Err(found) => wrong.extend(found.iter().map(told)),
            Ok(outcomes) => {
                passed += outcomes.iter().filter(|outcome| outcome.passed).count();
                wrong.extend(outcomes.iter().filter(|outcome| !outcome.passed).map(|outcome| failed(&name, outcome)));
            }
        }
    }
    assert!(wrong.is_empty(), "{passed} passed, {} failed:\n{}", wrong.len(), wrong.join("\n"));
    passed
}

fn outcomes(folder: &Path, text: &str) -> Result<Vec<case::Outcome>, Vec<programme::diagnostic::Diagnostic>> {
    let file = case::read(text)?;
    let sources: Vec<String> = file.programmes.iter().map(|name| std::fs::read_to_string(folder.join(name)).unwrap()).collect();
    let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
    let mut versions = vec![];
    for checked in check_versions(&sources) {
        versions.push(checked.programme.ok_or(checked.diagnostics)?);
    }
    case::run(&file, &History::new(versions).unwrap())
}

fn failed(name: &str, outcome: &case::Outcome) -> String {
    let case::Expectation { line, partner, as_of, question, answer, .. } = &outcome.expected;
    format!("{name}:{line} {partner} {as_of} {question}: expected `{answer}`, found `{}`", outcome.found)
}
