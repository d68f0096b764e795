//! Words that do not belong here. (They are written in halves, so that this file does not find itself.)

use crate::House;
use crate::house::name;
use crate::links::{is_front_or_docs, prose};
use crate::rust::{Code, is_of_word};

/// Names that say nothing about what is inside: such a drawer only ever fills.
const JUNK_DRAWERS: [&str; 14] = [
    "base", "common", "core", "data", "helper", "helpers", "manager", "managers", "misc", "service", "services", "shared", "util", "utils",
];

/// Marks of what is unfinished.
const UNFINISHED: [&str; 4] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("unimple", "mented!"), concat!("to", "do!(")];

/// Paths of somebody's machine.
const MACHINES: [&str; 4] = [concat!("/wo", "rk/"), concat!("/tm", "p/"), concat!("/ro", "ot/"), concat!("/Us", "ers/")];

/// Where the American word is right: the thing a computer runs.
const COMPUTERS: [&str; 2] = ["computer program", "program that runs"];

/// Files, folders and modules of Rust source that are named like a drawer.
#[must_use]
pub fn junk_drawers(house: &House) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in house.ending(".rs") {
        let parts = path.trim_end_matches(".rs").split('/');
        let in_place = inline_modules(text);
        for drawer in parts.chain(in_place.iter().map(String::as_str)).filter(|part| JUNK_DRAWERS.contains(part)) {
            found.push(format!("{path}: `{drawer}` says nothing: name it after the trade's word for what is inside"));
        }
    }
    found
}

fn inline_modules(text: &str) -> Vec<String> {
    let of_line = |(_, line): (usize, String)| {
        let (_, rest) = line.split_once("mod ")?;
        rest.split_once('{').map(|(name, _)| name.trim().to_owned())
    };
    Code::of(text).lines().filter_map(of_line).collect()
}

/// Source that says of itself that it is unfinished.
#[must_use]
pub fn unfinished(house: &House) -> Vec<String> {
    let sources = house.files().filter(|(path, _)| is_source(path));
    occurrences(sources, &UNFINISHED, |c| !is_of_word(c), |mark| format!("`{mark}`: finish it, or open an issue and take the mark away"))
}

fn is_source(path: &str) -> bool {
    let by_end = [".rs", ".toml", ".sh", ".css", ".js", ".html", ".ftl"].iter().any(|end| path.ends_with(end));
    by_end || ["justfile", "test", "run"].contains(&name(path))
}

/// Text that only holds on one machine.
#[must_use]
pub fn machine_paths(house: &House) -> Vec<String> {
    // `../x/` and `docs/x/` lead somewhere in the house; `"/x/` leads to a machine.
    let at_start = |before: char| !is_of_word(before) && !".-~$*})]".contains(before);
    occurrences(house.files(), &MACHINES, at_start, |path| {
        format!("`{path}` is a path of one machine: write it relative to the root, or use a temporary folder in tests")
    })
}

/// Prose that writes our word for the vendor's promise in the computer's spelling. Names of things (`Partner Program`) keep theirs.
#[must_use]
pub fn misspelt_programmes(house: &House) -> Vec<String> {
    let pages = house.ending(".md").filter(|(path, _)| is_front_or_docs(path) || path.starts_with("crates/"));
    let lines = pages.flat_map(|(path, text)| prose(text).map(move |(at, line)| (path, at, line)));
    let misspelt = lines.filter(|(_, _, line)| {
        let line = COMPUTERS.iter().fold(line.clone(), |line, allowed| line.replace(allowed, ""));
        line.split(|c| !is_of_word(c)).any(|word| word == "program" || word == "programs")
    });
    misspelt
        .map(|(path, at, _)| format!("{path}:{at}: a vendor has a programme; a computer's is allowed by name in tidy/src/words.rs"))
        .collect()
}

/// Every line of these files that contains one of the words after a character that may stand before it.
fn occurrences<'a>(
    files: impl Iterator<Item = (&'a str, &'a str)>,
    words: &[&str],
    may_stand_before: impl Fn(char) -> bool,
    advice: impl Fn(&str) -> String,
) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in files {
        for (at, line) in text.lines().enumerate() {
            for word in words {
                let mut places = line.match_indices(word).map(|(place, _)| line[..place].chars().next_back());
                if places.any(|before| before.is_none_or(&may_stand_before)) {
                    found.push(format!("{path}:{}: {}", at + 1, advice(word)));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawer_is_found_as_file_as_folder_and_in_place() {
        for (path, text) in [
            ("crates/a/src/utils.rs", ""),
            ("crates/a/src/core/mod.rs", ""),
            ("crates/a/src/lib.rs", "pub(crate) mod helpers { fn f() {} }"),
        ] {
            assert_eq!(junk_drawers(&House::of(&[(path, text)])).len(), 1, "{path}");
        }
        let named = House::of(&[("crates/a/src/scoring.rs", "// mod utils { }\nmod money {}")]);
        assert!(junk_drawers(&named).is_empty());
    }

    #[test]
    fn what_is_unfinished_is_found_in_comments_and_code() {
        for mark in UNFINISHED {
            let house = House::of(&[("crates/a/src/lib.rs", &format!("fn f() {{}} // {mark} later"))]);
            assert_eq!(unfinished(&house).len(), 1, "{mark}");
        }
        assert!(unfinished(&House::of(&[("a.rs", &format!("mas{}", UNFINISHED[0]))])).is_empty());
    }

    #[test]
    fn a_path_of_a_machine_is_found_and_one_of_the_house_is_not() {
        for machine in MACHINES {
            let house = House::of(&[("a.md", &format!("see `{machine}x`"))]);
            assert_eq!(machine_paths(&house).len(), 1, "{machine}");
            let house = House::of(&[("a.md", &format!("see docs{machine}x and ..{machine}x"))]);
            assert!(machine_paths(&house).is_empty(), "{machine}");
        }
    }

    #[test]
    fn the_vendors_word_is_asked_for_and_names_and_computers_keep_theirs() {
        let found = |line| misspelt_programmes(&House::of(&[("docs/a.md", line)])).len();
        assert_eq!(found("our program pays"), 1);
        assert_eq!(found("the Cloud Partner Program; a computer program; `program`; programmes"), 0);
    }
}
