//! The fingerprint of everything that was read: the same files, the same fingerprint.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::facts::{Facts, find_profile};
use crate::stop::Stop;

/// The fingerprint of programme files, profile, data folder and store: of their names within each, and their bytes. Of a store, its journal, which names every segment by
/// what is in it.
pub fn fingerprint(programmes: &[PathBuf], facts: &Facts) -> Result<String, Stop> {
    let mut files: BTreeMap<(usize, String), PathBuf> = BTreeMap::new();
    for (place, file) in programmes.iter().enumerate() {
        files.insert((0, place.to_string()), file.clone());
    }
    if let Some(profile) = &facts.profile {
        files.insert((1, String::new()), find_profile(profile, programmes)?);
    }
    if let Some(data) = &facts.data {
        gather(data, data, 2, &mut files)?;
    }
    if let Some(store) = &facts.store {
        gather(&store.join("journal"), store, 3, &mut files)?;
    }
    let mut all = Sha256::new();
    for ((_, name), file) in &files {
        let bytes = fs::read(file).map_err(|error| Stop::unreadable(file, &error))?;
        all.update(name.as_bytes());
        all.update([0]);
        all.update(Sha256::digest(&bytes));
    }
    Ok(all.finalize().iter().fold(String::new(), |mut text, byte| {
        // Writing into a text cannot fail.
        write!(text, "{byte:02x}").unwrap_or_default();
        text
    }))
}

/// Every file below a folder, by its path within `root`.
fn gather(folder: &Path, root: &Path, part: usize, files: &mut BTreeMap<(usize, String), PathBuf>) -> Result<(), Stop> {
    let entries = fs::read_dir(folder).map_err(|error| Stop::unreadable(folder, &error))?;
    for entry in entries {
        let path = entry.map_err(|error| Stop::unreadable(folder, &error))?.path();
        if path.is_dir() {
            gather(&path, root, part, files)?;
        } else {
            let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            files.insert((part, name), path);
        }
    }
    Ok(())
}
