//! The pages of docs/guide that go through something step by step: what they show is what a shell shows who types it.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::support::project;

/// Where the transcript in README.md comes from.
const CHANNEL: &str = "docs/guide/channel-data.md";

/// Where this is set, the page is written anew instead of compared.
const WRITE: &str = "FAIRWAY_WRITE_PAGES";

#[cfg(unix)]
#[test]
fn the_guide_to_channel_data_shows_what_the_commands_print() {
    shows_what_is_printed(CHANNEL, "examples/channel");
}

#[cfg(unix)]
#[test]
fn the_guide_to_measuring_shows_what_the_commands_print() {
    shows_what_is_printed("docs/guide/measuring.md", "examples/measuring");
}

#[cfg(unix)]
#[test]
fn the_guide_to_money_shows_what_the_commands_print() {
    shows_what_is_printed("docs/guide/money.md", "examples/money");
}

/// Types the commands of a page, in a copy of the folder it tells its readers to begin with.
#[cfg(unix)]
fn shows_what_is_printed(name: &str, example: &str) {
    let page = fs::read_to_string(project().join(name)).unwrap();
    let folder = TempDir::new().unwrap();
    copy(&project().join(example), folder.path());
    let fresh = replayed(&page, folder.path());
    if std::env::var_os(WRITE).is_some() {
        fs::write(project().join(name), fresh).unwrap();
        return;
    }
    let differs = fresh.lines().zip(page.lines()).enumerate().find(|(_, (now, then))| now != then);
    let place = differs.map(|(at, (now, then))| format!("line {}\n  it is:   {now}\n  it says: {then}", at + 1));
    let help = format!("{name} is behind: read what changed, then run this test with {WRITE}=1 to write it anew");
    assert!(fresh == page, "{help}\n{}", place.unwrap_or_default());
}

#[test]
fn the_readme_shows_what_the_guide_shows() {
    let page = fs::read_to_string(project().join(CHANNEL)).unwrap();
    let readme = fs::read_to_string(project().join("README.md")).unwrap();
    let (_, rest) = readme.split_once("```console\n$ fairway pos import").unwrap();
    let (shown, _) = rest.split_once("\n...\n```").unwrap();
    assert!(page.contains(&format!("$ fairway pos import{shown}\n")), "the transcript in README.md is behind {CHANNEL}:\n{shown}");
}

/// The page with what each command of its `console` blocks prints now, all of them typed into one folder, one after the other.
fn replayed(page: &str, folder: &Path) -> String {
    let mut fresh = String::new();
    let mut lines = page.lines().peekable();
    while let Some(line) = lines.next() {
        fresh.push_str(line);
        fresh.push('\n');
        if line != "```console" {
            continue;
        }
        while let Some(line) = lines.next_if(|line| *line != "```") {
            // What was printed before is left out; the commands print it anew.
            let Some(mut command) = line.strip_prefix("$ ").map(str::to_owned) else { continue };
            while command.ends_with('\\') {
                command = format!("{command}\n{}", lines.next().unwrap());
            }
            fresh.push_str(&format!("$ {command}\n{}", printed(&command, folder)));
        }
    }
    fresh
}

fn printed(command: &str, folder: &Path) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_fairway")).parent().unwrap().display().to_string();
    let path = format!("{binary}:{}", std::env::var("PATH").unwrap());
    let shell = Command::new("sh").args(["-c", &format!("exec 2>&1\n{command}")]).current_dir(folder).env("PATH", path).output().unwrap();
    // The page has line feeds only, whatever the files have.
    String::from_utf8(shell.stdout).unwrap().replace('\r', "")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
