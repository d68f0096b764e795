//! Files that nobody would miss: sources no module names, programmes nobody proves, pages no reader finds.

use crate::House;
use crate::house::{folder, name, stem};
use crate::links::targets;
use crate::rust::{Code, is_of_word};
use std::collections::BTreeSet;

/// Rust files that no module declaration leads to: the compiler never sees them.
#[must_use]
pub fn sources(house: &House) -> Vec<String> {
    let mut reached = BTreeSet::new();
    for folder in house.crates() {
        let roots = house.ending(".rs").map(|(path, _)| path).filter(|path| is_root(folder, path));
        let mut waiting: Vec<String> = roots.map(str::to_owned).collect();
        while let Some(path) = waiting.pop() {
            let Some(text) = house.text(&path) else { continue };
            waiting.extend(named_by(folder, &path, text));
            reached.insert(path);
        }
    }
    let orphans = house.ending(".rs").filter(|(path, _)| !reached.contains(*path));
    orphans.map(|(path, _)| format!("{path}: no `mod` leads here: declare it or delete it")).collect()
}

/// Whether cargo itself finds this file: a library, a binary, a test, an example, a benchmark.
fn is_root(package: &str, path: &str) -> bool {
    let Some(inside) = path.strip_prefix(package).and_then(|rest| rest.strip_prefix('/')) else {
        return false;
    };
    let parts: Vec<&str> = inside.split('/').collect();
    match parts[..] {
        ["build.rs"] | ["src", "lib.rs" | "main.rs"] | ["src", "bin", _] | ["src", "bin", _, "main.rs"] => true,
        ["tests" | "examples" | "benches", ref rest @ ..] => rest.len() == 1 || matches!(rest, [_, "main.rs"]),
        _ => false,
    }
}

/// The files a source could mean by its modules, its `#[path]` attributes and its `include!`s.
fn named_by(package: &str, path: &str, text: &str) -> Vec<String> {
    let here = folder(path);
    let below = match name(path) {
        "mod.rs" => here.to_owned(),
        _ if is_root(package, path) => here.to_owned(),
        _ => format!("{here}/{}", stem(path)),
    };
    let mut named = Vec::new();
    for declaration in Code::of(text).declarations() {
        let module = format!("{below}/{}", declaration.path.join("/"));
        named.push(format!("{module}.rs"));
        named.push(format!("{module}/mod.rs"));
    }
    for mark in ["#[path = \"", "include!(\""] {
        let written = text.split(mark).skip(1).filter_map(|rest| rest.split_once('"'));
        named.extend(written.map(|(file, _)| format!("{here}/{file}")));
    }
    named
}

/// Other files among the sources (message catalogues, manual pages, templates) that no source or template of their crate names.
#[must_use]
pub fn companions(house: &House) -> Vec<String> {
    let mut found = Vec::new();
    for package in house.crates() {
        let inside = format!("{package}/src/");
        let templates = house.ending(".html").filter(|(path, _)| path.starts_with(&inside));
        let names: BTreeSet<&str> = house
            .ending(".rs")
            .chain(templates)
            .filter(|(path, _)| path.starts_with(&inside))
            .flat_map(|(_, text)| text.split(|c: char| !is_of_word(c) && c != '-'))
            .collect();
        let companions = house.files().map(|(path, _)| path);
        let companions = companions.filter(|path| path.starts_with(&inside) && !path.ends_with(".rs"));
        for path in companions.filter(|path| !path.ends_with(".snap") && !names.contains(stem(path))) {
            found.push(format!("{path}: no source of {package} names `{}`: use it or delete it", name(path)));
        }
    }
    found
}

/// Example programmes without cases, cases without a programme, versions that no case looks at.
#[must_use]
pub fn programmes(house: &House) -> Vec<String> {
    let of_kind = |end| house.ending(end).filter(|(path, _)| folder(path) == "programmes");
    let mut found = Vec::new();
    for (path, _) in of_kind(".toml") {
        let cases = format!("programmes/{}.md", stem(path));
        match house.text(&cases) {
            None => found.push(format!("{path}: write its cases in {cases}: rules nobody proves are wishes")),
            Some(text) if !names_version(text, name(path)) => {
                found.push(format!("{path}: the line `Programme:` of {cases} does not name this version"));
            }
            Some(_) => {}
        }
    }
    for (path, text) in of_kind(".md").filter(|(path, _)| name(path) != "README.md") {
        if !of_kind(".toml").any(|(programme, _)| stem(programme) == stem(path)) {
            found.push(format!("{path}: there is no programmes/{}.toml for these cases", stem(path)));
        }
        if !text.lines().any(is_expectation) {
            found.push(format!("{path}: no table of expectations (`| expect | as of | question | answer |`)"));
        }
    }
    found
}

/// A page without the line is about the programme of its own name.
fn names_version(cases: &str, file: &str) -> bool {
    let versions = cases.lines().find_map(|line| line.strip_prefix("Programme:"));
    versions.is_none_or(|versions| versions.split(',').any(|version| version.trim().trim_matches('`') == file))
}

fn is_expectation(line: &str) -> bool {
    line.trim_start_matches('|').split('|').next().is_some_and(|cell| line.starts_with('|') && cell.trim() == "expect")
}

/// Pages of the documentation that no way from README or docs/README.md leads to. A link to a folder leads to its pages.
#[must_use]
pub fn pages(house: &House) -> Vec<String> {
    let mut waiting = vec!["README.md".to_owned(), "docs/README.md".to_owned()];
    let mut reached = BTreeSet::new();
    while let Some(path) = waiting.pop() {
        match house.text(&path) {
            Some(_) if reached.contains(&path) => {}
            Some(text) => {
                waiting.extend(targets(&path, text).into_iter().map(|(_, target)| target));
                reached.insert(path);
            }
            None => {
                let inside = house.ending(".md").map(|(page, _)| page).filter(|page| folder(page) == path);
                waiting.extend(inside.map(str::to_owned));
            }
        }
    }
    let pages = house.ending(".md").map(|(path, _)| path).filter(|path| path.starts_with("docs/"));
    pages.filter(|path| !reached.contains(*path)).map(|path| format!("{path}: no reader finds it: link it from docs/README.md")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: (&str, &str) = ("crates/a/Cargo.toml", "");

    #[test]
    fn a_source_is_reached_through_modules_of_either_form() {
        let house = House::of(&[
            MANIFEST,
            ("crates/a/src/lib.rs", "mod one; mod two; mod three { mod four; }\n#[path = \"odd/five.rs\"] mod five;"),
            ("crates/a/src/one.rs", "mod inner;"),
            ("crates/a/src/one/inner.rs", ""),
            ("crates/a/src/two/mod.rs", "mod inner;"),
            ("crates/a/src/two/inner.rs", ""),
            ("crates/a/src/three/four.rs", ""),
            ("crates/a/src/odd/five.rs", ""),
            ("crates/a/tests/all/main.rs", "mod cases;"),
            ("crates/a/tests/all/cases.rs", ""),
        ]);
        assert!(sources(&house).is_empty(), "{:?}", sources(&house));
    }

    #[test]
    fn a_source_that_no_module_names_is_found() {
        let house = House::of(&[
            MANIFEST,
            ("crates/a/src/lib.rs", "// mod lost;\nmod one;"),
            ("crates/a/src/one.rs", ""),
            ("crates/a/src/lost.rs", ""),
            ("crates/a/tests/all/lost.rs", ""),
        ]);
        assert_eq!(sources(&house).len(), 2);
    }

    #[test]
    fn a_companion_that_no_source_names_is_found() {
        let house = House::of(&[
            MANIFEST,
            ("crates/a/src/lib.rs", "const PAGE: &str = include_str!(\"check.md\");"),
            ("crates/a/src/check.md", ""),
            ("crates/a/src/lost.md", ""),
        ]);
        let found = companions(&house);
        assert!(found.len() == 1 && found[0].starts_with("crates/a/src/lost.md"), "{found:?}");
    }

    #[test]
    fn a_programme_needs_cases_that_expect_something_and_name_its_versions() {
        let cases = "# Odoo\n\nProgramme: odoo.2017.toml, odoo.toml\n\n| expect | as of |\n";
        let whole = [("programmes/odoo.2017.toml", ""), ("programmes/odoo.toml", ""), ("programmes/odoo.md", cases)];
        assert!(programmes(&House::of(&whole)).is_empty());
        for (path, text) in [
            ("programmes/acme.toml", ""),
            ("programmes/odoo.2026.toml", ""),
            ("programmes/odoo.md", "Programme: odoo.2017.toml, odoo.toml\n"),
            ("programmes/lost.md", cases),
        ] {
            let house = House::of(&[whole.as_slice(), &[(path, text)]].concat());
            assert_eq!(programmes(&house).len(), 1, "{path}");
        }
    }

    #[test]
    fn a_page_that_no_way_from_the_front_leads_to_is_found() {
        let house = House::of(&[
            ("README.md", "[index](docs/README.md)"),
            ("docs/README.md", "[a](guide/a.md) and [all of it](rules/)"),
            ("docs/guide/a.md", "[b](../b.md) [back](a.md)"),
            ("docs/b.md", ""),
            ("docs/rules/c.md", ""),
            ("docs/guide/lost.md", "[b](../b.md)"),
        ]);
        assert_eq!(pages(&house), ["docs/guide/lost.md: no reader finds it: link it from docs/README.md"]);
    }
}
