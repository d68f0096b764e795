//! The answer to a reporter: its own file with the reasons added.

use std::path::{Path, PathBuf};

use pos::answer::Answer;
use pos::intake::{Finding, findings};
use pos::profile::Profile;
use pos::store::{Store, Submission};

use super::import::refused;
use crate::screen::Screen;
use crate::stop::Stop;

/// Writes the answer to a file that was checked.
pub fn write(answer: &Answer<'_>, found: &[PathBuf; 2], to: &Path, screen: &mut Screen) -> Result<(), Stop> {
    let open = |path: &PathBuf| std::fs::File::open(path).map_err(|error| Stop::unreadable(path, &error));
    let all = findings::merged(findings::read(open(&found[0])?), findings::read(open(&found[1])?));
    if to == Path::new("-") {
        return answer.text(all, screen.bytes()).map_err(|error| Stop::Cannot(format!("cannot write the answer: {error}")));
    }
    answer.write(all, to).map_err(|unwritten| Stop::Cannot(unwritten.to_string()))
}

/// Writes the answer to a submission into a folder: `NAME.answer.csv`, or `.xlsx` for a workbook.
pub fn of_submission(store: &Store, submission: &Submission, folder: &Path, screen: &mut Screen) -> Result<(), Stop> {
    if submission.sha256.is_empty() {
        return Ok(());
    }
    std::fs::create_dir_all(folder).map_err(|error| Stop::unwritable(folder, &error))?;
    let original = store.original(submission).map_err(refused)?;
    let scan = pos::intake::look(&original).map_err(|error| Stop::unreadable(&original, &error))?;
    let text = store.profile(&submission.profile).map_err(refused)?.unwrap_or_default();
    let (profile, _) =
        Profile::of_reports(&text).map_err(|_| Stop::Cannot(format!("the profile of {} cannot be read any more", submission.id)))?;
    let found: Vec<std::io::Result<Finding>> = store.findings(&submission.id).map_err(refused)?.into_iter().map(Ok).collect();
    let stem = Path::new(&submission.file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let (header_line, refused_whole) = (submission.header_line, !submission.refused.is_empty());
    let answer = Answer { file: &original, scan: &scan, profile: &profile, header_line, refused: refused_whole };
    let to = folder.join(format!("{stem}.answer.{}", answer.ending()));
    answer.write(found.into_iter(), &to).map_err(|unwritten| Stop::Cannot(unwritten.to_string()))?;
    screen.say(&format!("answer: {}", to.display()))?;
    Ok(())
}
