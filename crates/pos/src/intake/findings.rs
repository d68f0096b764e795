//! Findings as they come: all of them to a file, counted by check, the first ones at hand.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::finding::Finding;

/// How many findings are kept at hand to be shown.
const AT_HAND: usize = 200;

/// A file of findings, one JSON object on each line, in the order of the lines they are about.
pub struct Findings {
    path: PathBuf,
    file: BufWriter<File>,
    by_code: BTreeMap<String, u64>,
    first: Vec<Finding>,
}

impl Findings {
    /// A new file of findings.
    ///
    /// # Errors
    /// What the system says.
    pub fn create(path: &Path) -> io::Result<Self> {
        let file = BufWriter::new(File::create(path)?);
        Ok(Self { path: path.into(), file, by_code: BTreeMap::new(), first: vec![] })
    }

    /// Writes a finding down.
    ///
    /// # Errors
    /// What the system says.
    pub fn add(&mut self, finding: Finding) -> io::Result<()> {
        serde_json::to_writer(&mut self.file, &finding)?;
        self.file.write_all(b"\n")?;
        if let Some(count) = self.by_code.get_mut(&finding.code) {
            *count += 1;
        } else {
            self.by_code.insert(finding.code.clone(), 1);
        }
        if self.first.len() < AT_HAND {
            self.first.push(finding);
        }
        Ok(())
    }

    /// How often each check spoke.
    #[must_use]
    pub fn by_code(&self) -> &BTreeMap<String, u64> {
        &self.by_code
    }

    /// The first findings.
    #[must_use]
    pub fn first(&self) -> &[Finding] {
        &self.first
    }

    /// Everything is on the disk; gives the path.
    ///
    /// # Errors
    /// What the system says.
    pub fn finish(mut self) -> io::Result<PathBuf> {
        self.file.flush()?;
        self.file.get_ref().sync_all()?;
        Ok(self.path)
    }
}

/// Reads findings one after the other.
///
/// # Errors
/// Each item: what the system says, or that a line is no finding.
pub fn read(from: impl io::Read) -> impl Iterator<Item = io::Result<Finding>> {
    BufReader::new(from).lines().map(|line| Ok(serde_json::from_str(&line?)?))
}

/// The findings of two files, each in the order of its lines, in the order of the lines.
///
/// # Errors
/// Each item: as for [`read`].
pub fn merged(
    one: impl Iterator<Item = io::Result<Finding>>,
    other: impl Iterator<Item = io::Result<Finding>>,
) -> impl Iterator<Item = io::Result<Finding>> {
    let (mut one, mut other) = (one.peekable(), other.peekable());
    std::iter::from_fn(move || {
        let first = match (one.peek(), other.peek()) {
            (Some(Ok(a)), Some(Ok(b))) => a.line <= b.line,
            (Some(_), _) => true,
            (None, _) => false,
        };
        if first { one.next() } else { other.next() }
    })
}
