//! The museum of errors: one smallest file for every finding there is, and a page that shows what each says.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use programme::check::check;
use programme::diagnostic::{Diagnostic, Severity, line_and_column};

/// Where findings about programme files are written.
const SOURCES: [&str; 3] = ["file", "check", "condition"];

const FRONT: &str = "# A museum of errors

One smallest programme file for every finding there is, and what it says. The page is made from the files: after a change
of a message, `UPDATE=1 cargo test -p programme errors` writes it anew, and its diff is read as a user would read it.

";

struct Piece {
    /// `bands-gap`, or `twice-level` where one code has several messages worth showing.
    name: String,
    text: String,
    found: Vec<Diagnostic>,
}

fn museum() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors")
}

fn pieces() -> Vec<Piece> {
    let entries = std::fs::read_dir(museum()).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    files.sort();
    let piece = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        let found = check(&text).diagnostics;
        Piece { name: path.file_stem().unwrap().to_string_lossy().into_owned(), text, found }
    };
    files.iter().map(piece).collect()
}

/// Every code that stands in the sources.
fn codes() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for folder in SOURCES {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder);
        let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        for path in paths.filter(|path| path.is_file()) {
            let text = std::fs::read_to_string(path).unwrap();
            for call in ["error(", "warn(", "warning(", "let (code, what) = if end < next { ("] {
                codes.extend(text.split(call).skip(1).filter_map(first_text));
            }
        }
    }
    // The one place that chooses between two codes.
    codes.insert("bands-overlap".into());
    codes
}

/// The first argument, where it is a text.
fn first_text(arguments: &str) -> Option<String> {
    let rest = arguments.trim_start().strip_prefix('"')?;
    rest.split_once('"').map(|(code, _)| code.to_owned())
}

/// The longest code the piece's name begins with.
fn code_of<'a>(name: &str, codes: &'a BTreeSet<String>) -> Option<&'a str> {
    let named = |code: &&String| name.strip_prefix(code.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    codes.iter().filter(named).max_by_key(|code| code.len()).map(String::as_str)
}

#[test]
fn every_finding_has_its_piece() {
    let codes = codes();
    assert!(codes.len() > 50, "the codes are no longer found in the sources: {codes:?}");
    let names: Vec<String> = pieces().into_iter().map(|piece| piece.name).collect();
    let missing: Vec<&String> = codes.iter().filter(|code| !names.contains(code)).collect();
    assert!(missing.is_empty(), "write tests/errors/CODE.toml for {missing:?}");
    let strays: Vec<&String> = names.iter().filter(|name| code_of(name, &codes).is_none()).collect();
    assert!(strays.is_empty(), "no finding is called so: {strays:?}");
}

#[test]
fn every_piece_shows_its_finding_and_no_other() {
    let codes = codes();
    let mut wrong = vec![];
    for piece in pieces() {
        let found: Vec<&str> = piece.found.iter().map(|finding| finding.code).collect();
        if found.is_empty() || found.iter().any(|code| Some(*code) != code_of(&piece.name, &codes)) {
            let told: Vec<String> = piece.found.iter().map(|finding| format!("[{}] {finding}", finding.code)).collect();
            wrong.push(format!("{}: {told:?}", piece.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_message_is_written_as_the_house_writes() {
    let mut wrong = vec![];
    for piece in pieces() {
        for finding in &piece.found {
            let words = [Some(&finding.message), finding.help.as_ref()];
            for text in words.into_iter().flatten() {
                let capital = text.starts_with(|c: char| c.is_uppercase());
                let stop = text.ends_with('.') || text.contains("..");
                let double = text.contains("  ") || text.contains("``") || text.lines().count() != 1;
                if capital || stop || double {
                    wrong.push(format!("{}: {text}", piece.name));
                }
            }
            if finding.help.is_none() {
                wrong.push(format!("{}: `{finding}` does not say what to do next", piece.name));
            }
            if finding.span == programme::diagnostic::Span::default() {
                wrong.push(format!("{}: `{finding}` has no place", piece.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_page_shows_what_is_said() {
    let path = museum().join("README.md");
    let page = page(&pieces());
    #[expect(clippy::disallowed_methods, reason = "a person asks for the page to be written anew")]
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == page, "tests/errors/README.md is behind: UPDATE=1 cargo test -p programme errors");
}

fn page(pieces: &[Piece]) -> String {
    let codes = codes();
    let mut page = FRONT.to_owned();
    let mut section = "";
    for piece in pieces {
        let Some(code) = code_of(&piece.name, &codes) else {
            continue;
        };
        if code != section {
            writeln!(page, "## {code}\n").unwrap();
            section = code;
        }
        page.push_str("```text\n");
        piece.found.iter().for_each(|finding| show(&mut page, piece, finding));
        page.push_str("```\n\n");
    }
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}

/// The line, the place under it, the message, the help.
fn show(page: &mut String, piece: &Piece, finding: &Diagnostic) {
    let (line, column) = line_and_column(&piece.text, finding.span.start);
    let kind = if finding.severity == Severity::Error { "error" } else { "warning" };
    writeln!(page, "{}.toml:{line}:{column}", piece.name).unwrap();
    let seen = piece.text.lines().nth(line - 1).unwrap_or_default();
    let rest = seen.chars().count().saturating_sub(column - 1);
    let marked = piece.text.get(finding.span.start..finding.span.end).map_or(1, |text| text.chars().take_while(|c| *c != '\n').count());
    writeln!(page, "{line:>4} | {seen}").unwrap();
    writeln!(page, "     | {}{}", " ".repeat(column - 1), "^".repeat(marked.min(rest).max(1))).unwrap();
    writeln!(page, "{kind}: {finding}").unwrap();
    if let Some(help) = &finding.help {
        writeln!(page, "help: {help}").unwrap();
    }
}
