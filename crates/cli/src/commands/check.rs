//! `fairway check`: everything that is wrong with programme files.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use programme::diagnostic::Severity;
use programme::model::{History, Programme};
use serde_json::{Value, json};

use crate::drawing::value;
use crate::figures::counted;
use crate::programmes::{Family, Source, draw, families};
use crate::screen::Screen;
use crate::stop::Stop;

/// Say everything that is wrong with programme files
#[derive(Debug, Args)]
#[command(long_about = include_str!("check.md"))]
pub struct Check {
    /// Programme files; those with the same id are checked as versions of one programme, in this order
    #[arg(required = true)]
    files: Vec<PathBuf>,

    /// How findings are written
    #[arg(long, value_enum, default_value_t = Form::Drawing)]
    format: Form,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Drawn on the source, for people
    Drawing,
    /// For editors: file, place, code, severity, message, help
    Json,
}

impl Check {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let sources = self.files.iter().map(|path| Source::read(path)).collect::<Result<Vec<_>, _>>()?;
        let families = families(sources);
        let quarrels: Vec<String> = families.iter().filter_map(quarrel).collect();
        let sound = quarrels.is_empty() && families.iter().all(|family| family.errors() == 0);
        match self.format {
            Form::Json => screen.json(&all(&families, &quarrels, sound))?,
            Form::Drawing => {
                for family in &families {
                    draw(family.findings(), screen)?;
                }
                for quarrel in &quarrels {
                    screen.say(&format!("error: {quarrel}"))?;
                }
            }
        }
        summary(&families, screen)?;
        if sound { Ok(()) } else { Err(Stop::No) }
    }
}

/// Why sound versions are not versions of one programme.
fn quarrel(family: &Family) -> Option<String> {
    let versions: Vec<Programme> = family.programmes().cloned().collect();
    if versions.len() < 2 { None } else { History::new(versions).err().map(|error| error.to_string()) }
}

/// One line per file, on standard error.
fn summary(families: &[Family], screen: &mut Screen) -> Result<(), Stop> {
    for (source, checked) in families.iter().flat_map(|family| &family.0) {
        let of = |severity| checked.diagnostics.iter().filter(|finding| finding.severity == severity).count();
        let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
        let mut said = match &checked.programme {
            Some(programme) => format!("{}: sound; {}", source.name, parts(programme)),
            None => format!("{}: {}", source.name, counted(errors, "error", "errors")),
        };
        if warnings > 0 {
            said.push_str(&format!("; {}", counted(warnings, "warning", "warnings")));
        }
        screen.say(&crate::screen::in_line(&said))?;
    }
    Ok(())
}

/// What a programme is made of.
fn parts(programme: &Programme) -> String {
    let levels: usize = programme.ladders.iter().map(|ladder| ladder.levels.len()).sum();
    let counts = [
        (programme.ladders.len(), "ladder", "ladders"),
        (levels, "level", "levels"),
        (programme.requirements.len(), "requirement", "requirements"),
        (programme.measures.len(), "measure", "measures"),
        (programme.duties.len(), "duty", "duties"),
        (programme.benefits.len(), "benefit", "benefits"),
        (programme.incentives.len(), "incentive", "incentives"),
        (programme.funds.len(), "fund", "funds"),
    ];
    let there = counts.into_iter().filter(|(count, ..)| *count > 0);
    there.map(|(count, one, many)| counted(count, one, many)).collect::<Vec<_>>().join(", ")
}

fn all(families: &[Family], quarrels: &[String], sound: bool) -> Value {
    let files = families.iter().flat_map(|family| &family.0).map(|(source, checked)| match &checked.programme {
        Some(programme) => json!({
            "file": source.name, "sound": true, "programme": programme.id, "version": programme.version,
            "effective": programme.effective.to_string(),
        }),
        None => json!({ "file": source.name, "sound": false }),
    });
    let findings = families.iter().flat_map(Family::findings);
    json!({
        "sound": sound,
        "files": files.collect::<Vec<_>>(),
        "diagnostics": findings.map(|(source, finding)| value(&source.name, &source.text, finding)).collect::<Vec<_>>(),
        "problems": quarrels,
    })
}
