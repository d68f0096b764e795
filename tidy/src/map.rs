//! The README promises: its map names every place, its first command is the demo, its test command is what CI calls.

use crate::House;
use crate::links::targets;

const FIRST_COMMAND: &str = "cargo run -- demo";
const TEST_COMMAND: &str = "./test";

/// Rows of the README's map that name what is not there, and crates that no row names.
#[must_use]
pub fn astray(house: &House) -> Vec<String> {
    let rows = rows(house.text("README.md").unwrap_or_default());
    if rows.is_empty() {
        return vec!["README.md: there is no map: a table headed `| capability | folder | docs |`".to_owned()];
    }
    let mut found = Vec::new();
    for row in &rows {
        let missing = row.folders.iter().chain(&row.pages).filter(|path| !house.has(path));
        found.extend(missing.map(|path| format!("README.md: the map row `{}` names `{path}`, which is not there", row.capability)));
        if row.folders.is_empty() || row.pages.is_empty() {
            found.push(format!("README.md: the map row `{}` needs a folder in backticks and a link to a page", row.capability));
        }
    }
    for package in house.crates() {
        let inside = |path: &String| *path == package || path.starts_with(&format!("{package}/"));
        if !rows.iter().any(|row| row.folders.iter().any(inside)) {
            found.push(format!("README.md: no row of the map leads to `{package}`: add one"));
        }
    }
    found
}

struct Row {
    capability: String,
    folders: Vec<String>,
    pages: Vec<String>,
}

/// The rows below the head `| capability | folder | docs |` and its rule.
fn rows(readme: &str) -> Vec<Row> {
    let table = readme.lines().skip_while(|line| !line.starts_with("| capability |"));
    let rows = table.take_while(|line| line.starts_with('|')).skip(2);
    rows.map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default().trim();
        let folders = cell(1).split('`').skip(1).step_by(2).map(|path| path.trim_end_matches('/').to_owned());
        let pages = targets("README.md", cell(2)).into_iter().map(|(_, target)| target);
        Row { capability: cell(0).to_owned(), folders: folders.collect(), pages: pages.collect() }
    })
    .collect()
}

/// The commands the README and CI must agree on.
#[must_use]
pub fn commands(house: &House) -> Vec<String> {
    let readme = house.text("README.md").unwrap_or_default();
    let commands: Vec<&str> = blocks(readme).collect();
    let mut found = Vec::new();
    if commands.first() != Some(&FIRST_COMMAND) {
        found.push(format!("README.md: the first command is `{FIRST_COMMAND}`: whoever arrives sees something first"));
    }
    if !commands.contains(&TEST_COMMAND) || !house.has("test") {
        found.push(format!("README.md: the test command is `{TEST_COMMAND}`, and the script stands at the root"));
    }
    let ci = house.text(".ci/run").unwrap_or_default();
    let calls: Vec<&str> = ci.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).collect();
    if !matches!(calls[..], [call] if call.ends_with("/test\"")) {
        found.push(".ci/run: call the README's test command, nothing else".to_owned());
    }
    found
}

/// The lines of the fenced blocks, without comments and prompts.
fn blocks(text: &str) -> impl Iterator<Item = &str> {
    let mut fenced = false;
    let inside = text.lines().filter(move |line| {
        let is_fence = line.starts_with("```");
        fenced ^= is_fence;
        fenced && !is_fence
    });
    inside.map(|line| line.trim_start_matches("$ ").split('#').next().unwrap_or_default().trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "| capability | folder | docs |\n|---|---|---|\n";

    fn house(row: &str) -> House {
        House::of(&[("README.md", &format!("# A\n\n{HEAD}{row}\n")), ("crates/pos/Cargo.toml", ""), ("docs/pos.md", "")])
    }

    #[test]
    fn a_map_that_names_what_is_there_is_right() {
        assert!(astray(&house("| channel data | `crates/pos` | [facts](docs/pos.md) |")).is_empty());
    }

    #[test]
    fn a_map_that_leads_astray_is_found() {
        for (row, findings) in [
            ("| channel data | `crates/pos/src/gone` | [facts](docs/pos.md) |", 1),
            ("| channel data | `crates/pos` | [facts](docs/gone.md) |", 1),
            ("| channel data | `crates/pos` | |", 1),
            ("| docs | `docs` | [facts](docs/pos.md) |", 1),
            ("", 1),
        ] {
            assert_eq!(astray(&house(row)).len(), findings, "{row}");
        }
    }

    #[test]
    fn commands_that_do_not_agree_are_found() {
        let readme = "```console\ncargo run -- demo\n```\n```console\n./test   # a minute\n```\n";
        let ci = "#!/bin/sh\nexec \"$(dirname \"$0\")/../test\"\n";
        let found = |readme, ci| commands(&House::of(&[("README.md", readme), ("test", ""), (".ci/run", ci)])).len();
        assert_eq!(found(readme, ci), 0);
        assert_eq!(found("```\n./test\n```\n", ci), 1);
        assert_eq!(found("```\ncargo run -- demo\n```\n", ci), 1);
        assert_eq!(found(readme, "cargo test\n"), 1);
    }
}
