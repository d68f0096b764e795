//! Every programme in `programmes/` is sound.

use std::path::PathBuf;

use programme::check::check;
use programme::diagnostic::{Severity, line_and_column};

pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../programmes")
}

fn files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    files
}

#[test]
fn every_programme_in_the_repository_is_sound() {
    let mut wrong = vec![];
    for path in files() {
        let text = std::fs::read_to_string(&path).unwrap();
        for finding in check(&text).diagnostics.into_iter().filter(|finding| finding.severity == Severity::Error) {
            let (line, column) = line_and_column(&text, finding.span.start);
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            wrong.push(format!("{name}:{line}:{column} [{}] {} ({})", finding.code, finding.message, finding.help.unwrap_or_default()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
