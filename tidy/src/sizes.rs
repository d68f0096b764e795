//! How long files and functions are. A number over the yardstick is a reason to stop and think, not to cheat.

use crate::House;
use crate::rust::{Code, Function};
use std::fmt;

/// A file is one subject; from here on it is at least two.
const FILE_LINES_MAX: usize = 600;
/// A function is one screen.
const SCREEN: usize = 70;
/// From here on it is a novel, and no share excuses it.
const FUNCTION_LINES_MAX: usize = 150;
/// Of a thousand functions, how many may be longer than a screen before the tests fail. The aim is 10.
const LONG_PER_MILLE_MAX: usize = 20;
/// In a small house one function is already many per mille: so many are never too many.
const LONG_ALWAYS_ALLOWED: usize = 3;

/// What there is, measured: printed by the tests on every run.
#[derive(Debug)]
pub struct Yardstick {
    files: usize,
    median: usize,
    p90: usize,
    longest: (usize, String),
    functions: usize,
    long: Vec<String>,
}

impl Yardstick {
    /// Measures the Rust files outside tests; the lines of `#[cfg(test)]` items do not count.
    #[must_use]
    pub fn of(house: &House) -> Self {
        let mut lengths: Vec<(usize, String)> = sources(house).map(|(path, code)| (code.length(), path.to_owned())).collect();
        lengths.sort();
        let at = |percent: usize| lengths.get((lengths.len() * percent) / 100).map_or(0, |(lines, _)| *lines);
        let functions = functions(house);
        Self {
            files: lengths.len(),
            median: at(50),
            p90: at(90),
            longest: lengths.last().cloned().unwrap_or_default(),
            functions: functions.len(),
            long: functions.iter().filter(|(_, function)| function.lines > SCREEN).map(shown).collect(),
        }
    }
}

impl fmt::Display for Yardstick {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { files, median, p90, longest: (lines, path), functions, long } = self;
        writeln!(f, "yardstick: {files} files, lines median {median} (aim 120), p90 {p90} (aim 350), longest {lines} {path}")?;
        write!(f, "yardstick: {functions} functions, {} longer than {SCREEN} lines (aim: 1 in 100)", long.len())?;
        long.iter().try_for_each(|function| write!(f, "\n           {function}"))
    }
}

/// Rust files outside tests that hold more than one subject can.
#[must_use]
pub fn long_files(house: &House) -> Vec<String> {
    let lengths = sources(house).map(|(path, code)| (path, code.length()));
    let long = lengths.filter(|(_, lines)| *lines > FILE_LINES_MAX);
    long.map(|(path, lines)| format!("{path} has {lines} lines, the limit is {FILE_LINES_MAX}: split it by subject, not by layer"))
        .collect()
}

/// Functions that are novels, and all long ones when there are too many of them.
#[must_use]
pub fn long_functions(house: &House) -> Vec<String> {
    let functions = functions(house);
    let long: Vec<_> = functions.iter().filter(|(_, function)| function.lines > SCREEN).collect();
    let allowed = LONG_ALWAYS_ALLOWED.max((functions.len() * LONG_PER_MILLE_MAX) / 1000);
    let too_many = long.len() > allowed;
    long.into_iter()
        .filter(|(_, function)| too_many || function.lines > FUNCTION_LINES_MAX)
        .map(|found| format!("{}: let the parent decide and give the parts names of their own", shown(found)))
        .collect()
}

fn shown((path, function): &(String, Function)) -> String {
    format!("{path}:{} `{}` has {} lines", function.line, function.name, function.lines)
}

fn functions(house: &House) -> Vec<(String, Function)> {
    let of_file = |(path, code): (&str, Code)| -> Vec<(String, Function)> {
        code.functions().into_iter().map(|function| (path.to_owned(), function)).collect()
    };
    sources(house).flat_map(of_file).collect()
}

fn sources(house: &House) -> impl Iterator<Item = (&str, Code)> {
    house.ending(".rs").filter(|(path, _)| !is_test(path)).map(|(path, text)| (path, Code::of(text)))
}

/// Whether a whole file is a test: it lies in a folder `tests` or is the module `tests`.
#[must_use]
pub fn is_test(path: &str) -> bool {
    path.split('/').any(|part| part == "tests" || part == "tests.rs" || part == "benches")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house_with_body(lines: usize) -> House {
        let text = format!("fn long() {{\n{}}}\n", "    step();\n".repeat(lines - 2));
        House::of(&[("crates/a/src/lib.rs", &text), ("crates/a/tests/all.rs", &text)])
    }

    #[test]
    fn a_file_over_the_limit_is_found_and_a_test_is_not() {
        assert!(long_files(&house_with_body(FILE_LINES_MAX)).is_empty());
        let found = long_files(&house_with_body(FILE_LINES_MAX + 1));
        assert!(found.len() == 1 && found[0].starts_with("crates/a/src/lib.rs has 601 lines"), "{found:?}");
    }

    #[test]
    fn a_novel_is_found_however_few_there_are() {
        assert!(long_functions(&house_with_body(FUNCTION_LINES_MAX)).is_empty());
        assert_eq!(long_functions(&house_with_body(FUNCTION_LINES_MAX + 1)).len(), 1);
    }

    #[test]
    fn many_functions_longer_than_a_screen_are_found() {
        let one = format!("fn long() {{\n{}}}\n", "    step();\n".repeat(SCREEN));
        let house = House::of(&[("crates/a/src/lib.rs", &one.repeat(4))]);
        assert_eq!(long_functions(&house).len(), 4);
    }

    #[test]
    fn the_yardstick_names_the_longest_file() {
        let shown = Yardstick::of(&house_with_body(100)).to_string();
        assert!(shown.contains("longest 100 crates/a/src/lib.rs"), "{shown}");
        assert!(shown.contains("crates/a/src/lib.rs:1 `long` has 100 lines"), "{shown}");
    }
}
