//! Which crate may use which: one line, one direction. The manifests hold it; these checks read the manifests.

use crate::House;
use crate::house::name;

/// Each crate of ours and those of ours it may use.
const ARROWS: [(&str, &[&str]); 8] = [
    ("programme", &[]),
    ("pos", &["programme"]),
    ("papers", &["programme"]),
    ("app", &["papers", "pos", "programme"]),
    ("cli", &["app", "papers", "pos", "programme"]),
    ("bench", &["pos", "programme"]),
    ("fuzz", &["pos", "programme"]),
    ("tidy", &[]),
];

/// What would end the purity of `programme`: async, network, disk formats, databases, clocks, randomness.
const IMPURE: [&str; 22] = [
    "async-std",
    "axum",
    "chrono",
    "csv",
    "datafusion",
    "getrandom",
    "hyper",
    "log",
    "memmap2",
    "object_store",
    "rand",
    "rayon",
    "reqwest",
    "rusqlite",
    "sea-orm",
    "smol",
    "sqlx",
    "time",
    "tokio",
    "tracing",
    "ureq",
    "uuid",
];

/// One dependency as a manifest states it.
struct Dependency<'a> {
    section: &'a str,
    name: &'a str,
    stated: &'a str,
}

/// Crates of ours that use one they must not know.
#[must_use]
pub fn against_the_stream(house: &House) -> Vec<String> {
    let mut found = Vec::new();
    for folder in house.crates() {
        let user = name(folder);
        let Some((_, may_use)) = ARROWS.iter().find(|(known, _)| *known == user) else {
            found.push(format!("{folder}: tidy does not know this crate: say in tidy/src/arrows.rs what it may use"));
            continue;
        };
        let ours = |dependency: &Dependency<'_>| ARROWS.iter().any(|(known, _)| *known == dependency.name);
        for dependency in dependencies(house, folder).filter(ours) {
            if !may_use.contains(&dependency.name) {
                found.push(format!(
                    "{folder}/Cargo.toml: `{user}` must not know `{}`: move what it needs to the right of it",
                    dependency.name
                ));
            }
        }
    }
    found
}

/// Dependencies of `programme` that could ask the outside world.
#[must_use]
pub fn impure_meaning(house: &House) -> Vec<String> {
    let reached = dependencies(house, "crates/programme").filter(|dependency| !dependency.section.starts_with("dev-"));
    reached
        .filter(|dependency| IMPURE.contains(&dependency.name))
        .map(|dependency| {
            format!("crates/programme/Cargo.toml: `{}`: `programme` is pure; take its result as an argument", dependency.name)
        })
        .collect()
}

/// Dependencies with a version of their own, and crates that do not take the lints of the workspace.
#[must_use]
pub fn stated_twice(house: &House) -> Vec<String> {
    let mut found = Vec::new();
    for folder in house.crates() {
        for Dependency { section, name, stated } in dependencies(house, folder) {
            // A workspace of its own states its versions itself, once.
            if section != "workspace.dependencies" && !stated.contains("workspace = true") {
                found.push(format!(
                    "{folder}/Cargo.toml: `{name}`: versions stand once, in [workspace.dependencies]: write `{name}.workspace = true`"
                ));
            }
        }
        let manifest = manifest(house, folder);
        if !manifest.contains("[lints]\nworkspace = true") {
            found.push(format!("{folder}/Cargo.toml: add `[lints]` with `workspace = true`"));
        }
    }
    found
}

fn manifest<'a>(house: &'a House, folder: &str) -> &'a str {
    house.text(&format!("{folder}/Cargo.toml")).unwrap_or_default()
}

fn dependencies<'a>(house: &'a House, folder: &str) -> impl Iterator<Item = Dependency<'a>> {
    let mut section = "";
    manifest(house, folder).lines().filter_map(move |line| {
        let line = line.trim();
        if let Some(head) = line.strip_prefix('[') {
            section = head.trim_end_matches(']');
            // `[dependencies.csv]` names its crate in the head.
            let (before, name) = section.rsplit_once("dependencies.")?;
            section = "";
            return Some(Dependency { section: before, name, stated: "" });
        }
        let (key, stated) = line.split_once('=').filter(|_| section.ends_with("dependencies") && !line.starts_with('#'))?;
        let key = key.trim().trim_matches('"');
        Some(match key.strip_suffix(".workspace") {
            Some(name) => Dependency { section, name, stated: "workspace = true" },
            None => Dependency { section, name: key, stated },
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house(folder: &str, manifest: &str) -> House {
        House::of(&[(&format!("{folder}/Cargo.toml"), manifest)])
    }

    #[test]
    fn the_stream_may_be_followed() {
        let house = house("crates/cli", "[dependencies]\npos.workspace = true\nprogramme = { workspace = true }\n");
        assert!(against_the_stream(&house).is_empty());
    }

    #[test]
    fn meaning_that_uses_channel_data_is_found_in_every_section() {
        for section in ["dependencies", "dev-dependencies", "target.'cfg(unix)'.dependencies"] {
            let house = house("crates/programme", &format!("[{section}]\npos.workspace = true\n"));
            assert_eq!(against_the_stream(&house).len(), 1, "{section}");
        }
        assert_eq!(against_the_stream(&house("crates/pos", "[dependencies.cli]\npath = '../cli'\n")).len(), 1);
    }

    #[test]
    fn a_crate_that_nobody_placed_is_found() {
        assert_eq!(against_the_stream(&house("crates/shiny", "")).len(), 1);
    }

    #[test]
    fn meaning_with_a_clock_is_found_but_its_tests_may_have_one() {
        assert_eq!(impure_meaning(&house("crates/programme", "[dependencies]\ntokio.workspace = true\n")).len(), 1);
        assert!(impure_meaning(&house("crates/programme", "[dev-dependencies]\nrand.workspace = true\n")).is_empty());
    }

    #[test]
    fn a_version_outside_the_workspace_and_missing_lints_are_found() {
        let found = stated_twice(&house("crates/pos", "[dependencies]\ncsv = \"1.4\"\n"));
        assert_eq!(found.len(), 2, "{found:?}");
        let held = "[dependencies]\ncsv.workspace = true\njiff = { workspace = true }\n\n[lints]\nworkspace = true\n";
        assert!(stated_twice(&house("crates/pos", held)).is_empty());
    }
}
