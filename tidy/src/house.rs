//! The tree as it would be committed: paths and their text.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// Folders that are made, not written.
const MADE: [&str; 3] = [".git", "target", "node_modules"];

/// The files of the repository. Paths are relative to its root and written with `/`.
#[derive(Debug, Default)]
pub struct House {
    /// Text by path.
    texts: BTreeMap<String, String>,
    /// Files that are not text.
    others: BTreeSet<String>,
}

impl House {
    /// The house this crate stands in: what git tracks or would track, or everything where there is no git.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn here() -> io::Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let paths = match listed_by_git(&root) {
            Some(paths) => paths,
            None => walked(&root)?,
        };
        let mut house = Self::default();
        for path in paths {
            // Git still lists a file that was deleted and not yet committed so.
            let Some(bytes) = read_if_present(&root.join(&path))? else {
                continue;
            };
            match String::from_utf8(bytes) {
                Ok(text) => house.texts.insert(path, text).is_some(),
                Err(_) => house.others.insert(path),
            };
        }
        Ok(house)
    }

    /// A made-up house, to see a check fail.
    #[must_use]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let texts = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        Self { texts, others: BTreeSet::new() }
    }

    /// Every text file, by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The text files whose name ends so.
    pub fn ending(&self, end: &str) -> impl Iterator<Item = (&str, &str)> {
        self.files().filter(move |(path, _)| path.ends_with(end))
    }

    /// The text of one file.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// Whether there is a file or a folder of this path; the root is the empty path.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let folder = format!("{path}/");
        let paths = || self.texts.keys().chain(&self.others);
        path.is_empty() || paths().any(|known| known == path || known.starts_with(&folder))
    }

    /// The folders that hold a Cargo manifest, the root left out: `crates/programme`.
    pub fn crates(&self) -> impl Iterator<Item = &str> {
        self.files().filter_map(|(path, _)| path.strip_suffix("/Cargo.toml"))
    }
}

/// What git tracks, and what it would track; none where this is not the root of a git repository.
fn listed_by_git(root: &Path) -> Option<Vec<String>> {
    if !root.join(".git").exists() {
        return None;
    }
    let output =
        Command::new("git").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root).output().ok()?;
    let listed = String::from_utf8(output.stdout).ok()?;
    let paths: Vec<String> = listed.split_terminator('\0').map(str::to_owned).collect();
    (output.status.success() && !paths.is_empty()).then_some(paths)
}

/// Every file below the root but what is made; a folder with this tag is somebody's cache, such as cargo's target.
fn walked(root: &Path) -> io::Result<Vec<String>> {
    let mut paths = Vec::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(folder) = waiting.pop() {
        if root.join(&folder).join("CACHEDIR.TAG").exists() {
            continue;
        }
        for entry in fs::read_dir(root.join(&folder))? {
            let entry = entry?;
            let name = entry.file_name();
            let path = folder.join(&name);
            if entry.file_type()?.is_file() {
                paths.push(path.to_string_lossy().replace('\\', "/"));
            } else if entry.file_type()?.is_dir() && !MADE.iter().any(|made| name == *made) {
                waiting.push(path);
            }
        }
    }
    Ok(paths)
}

fn read_if_present(path: &Path) -> io::Result<Option<Vec<u8>>> {
    if !path.is_file() {
        return Ok(None);
    }
    fs::read(path).map(Some)
}

/// The folder of a path: `docs/guide/a.md` is in `docs/guide`, `README.md` in the empty path.
#[must_use]
pub fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The last part of a path, without its folder.
#[must_use]
pub fn name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// The part of a file's name before its first dot: `odoo.2017.toml` is about `odoo`.
#[must_use]
pub fn stem(path: &str) -> &str {
    let name = name(path);
    name.split_once('.').map_or(name, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_house_has_its_files_and_their_folders_and_nothing_else() {
        let house = House::of(&[("docs/guide/mdf.md", "")]);
        assert!(house.has("docs/guide/mdf.md"));
        assert!(house.has("docs/guide") && house.has("docs/"));
        assert!(!house.has("docs/gui") && !house.has("guide"));
    }

    #[test]
    fn the_house_around_this_crate_holds_this_file() {
        let house = House::here().unwrap();
        assert!(house.text("tidy/src/house.rs").is_some_and(|text| text.contains("pub struct House")));
    }

    #[test]
    fn without_git_the_walk_finds_the_same_sources() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let paths = walked(root).unwrap();
        assert!(paths.contains(&"src/house.rs".to_owned()) && paths.contains(&"Cargo.toml".to_owned()));
    }
}
