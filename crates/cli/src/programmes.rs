//! Programme files: read, checked as versions of one programme, findings drawn.

use std::io::Read;
use std::path::{Path, PathBuf};

use programme::check::{Checked, check_versions};
use programme::diagnostic::{Diagnostic, Severity};
use programme::file;
use programme::model::{History, Programme};

use crate::drawing::drawn;
use crate::screen::Screen;
use crate::stop::Stop;

/// A file as it was read.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its path, as it was given.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

impl Source {
    /// Reads a file; `-` is standard input.
    pub fn read(path: &Path) -> Result<Self, Stop> {
        let read = if path == Path::new("-") {
            let mut bytes = vec![];
            std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
        } else {
            std::fs::read(path)
        };
        let bytes = read.map_err(|error| Stop::unreadable(path, &error))?;
        let name = path.display().to_string();
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self { name, text }),
            Err(error) => {
                let line = error.as_bytes().iter().take(error.utf8_error().valid_up_to()).filter(|byte| **byte == b'\n').count() + 1;
                Err(Stop::Cannot(format!("`{name}` is not UTF-8: see line {line}; save it as UTF-8")))
            }
        }
    }

    /// The id of the programme, as far as it can be read.
    fn programme(&self) -> Option<String> {
        let document = file::read(&self.text, &mut vec![]);
        document.get("programme").and_then(|head| head.text_of("id")).map(str::to_owned)
    }
}

/// Versions of one programme, each with its file.
pub struct Family(pub Vec<(Source, Checked)>);

impl Family {
    /// Every finding with the file it is about.
    pub fn findings(&self) -> impl Iterator<Item = (&Source, &Diagnostic)> {
        self.0.iter().flat_map(|(source, checked)| checked.diagnostics.iter().map(move |finding| (source, finding)))
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.findings().filter(|(_, finding)| finding.severity == Severity::Error).count()
    }

    /// The versions that can be used.
    pub fn programmes(&self) -> impl Iterator<Item = &Programme> {
        self.0.iter().filter_map(|(_, checked)| checked.programme.as_ref())
    }
}

/// Checks files; those of the same programme as its versions, in the order given.
pub fn families(sources: Vec<Source>) -> Vec<Family> {
    let mut together: Vec<(Option<String>, Vec<Source>)> = vec![];
    for source in sources {
        let id = source.programme();
        match together.iter_mut().find(|(known, _)| id.is_some() && *known == id) {
            Some((_, versions)) => versions.push(source),
            None => together.push((id, vec![source])),
        }
    }
    together.into_iter().map(|(_, versions)| family(versions)).collect()
}

fn family(sources: Vec<Source>) -> Family {
    let texts: Vec<&str> = sources.iter().map(|source| source.text.as_str()).collect();
    let checked = check_versions(&texts);
    Family(sources.into_iter().zip(checked).collect())
}

/// The versions of one programme, which must be sound; what is wrong with them is drawn.
pub fn history(paths: &[PathBuf], screen: &mut Screen) -> Result<History, Stop> {
    let [history] = histories([paths], screen)?;
    Ok(history)
}

/// Several histories of one programme that share their record types.
pub fn histories<const N: usize>(lists: [&[PathBuf]; N], screen: &mut Screen) -> Result<[History; N], Stop> {
    let mut sources: Vec<Source> = vec![];
    let mut places: Vec<Vec<usize>> = vec![];
    for list in lists {
        let mut of_list = vec![];
        for path in list {
            let source = Source::read(path)?;
            let known = sources.iter().position(|known| known.name == source.name);
            of_list.push(known.unwrap_or(sources.len()));
            if known.is_none() {
                sources.push(source);
            }
        }
        places.push(of_list);
    }
    let family = family(sources);
    draw(family.findings().filter(|(_, finding)| finding.severity == Severity::Error), screen)?;
    if family.errors() > 0 {
        return Err(Stop::No);
    }
    let programmes: Vec<Programme> = family.programmes().cloned().collect();
    let mut built = vec![];
    for of_list in places {
        let versions = of_list.iter().filter_map(|place| programmes.get(*place).cloned()).collect();
        built.push(History::new(versions).map_err(|error| Stop::Cannot(error.to_string()))?);
    }
    built.try_into().map_err(|_| Stop::No)
}

/// Draws findings on standard error.
pub fn draw<'a>(findings: impl Iterator<Item = (&'a Source, &'a Diagnostic)>, screen: &mut Screen) -> Result<(), Stop> {
    for (source, finding) in findings {
        screen.say(&drawn(&source.name, &source.text, finding))?;
    }
    Ok(())
}
