//! `fairway cases`: examples that people signed, asked again.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use programme::case::{self, Outcome};
use serde_json::{Value, json};

use crate::drawing::drawn;
use crate::programmes::{Source, history};
use crate::screen::{Screen, in_line};
use crate::stop::Stop;

/// Run files of cases: facts, and the answers expected of them
#[derive(Debug, Args)]
#[command(long_about = include_str!("cases.md"))]
pub struct Cases {
    /// Files of cases
    #[arg(required = true, value_name = "FILE.md")]
    files: Vec<PathBuf>,

    /// How the outcome is written
    #[arg(long, value_enum, default_value_t = Form::Lines)]
    format: Form,
}

/// How the outcome is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A line for every answer that was not as expected
    Lines,
    /// For programs: every answer
    Json,
}

/// The outcomes of a file; none where it could not be asked.
struct Asked {
    file: String,
    outcomes: Option<Vec<Outcome>>,
}

impl Cases {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let mut asked: Vec<Asked> = vec![];
        for path in &self.files {
            let outcomes = match ask(path, screen) {
                Ok(outcomes) => Some(outcomes),
                Err(Stop::Cannot(message)) => {
                    screen.say(&format!("fairway: {}", in_line(&message)))?;
                    None
                }
                Err(Stop::No) => None,
                Err(stop) => return Err(stop),
            };
            asked.push(Asked { file: path.display().to_string(), outcomes });
        }
        match self.format {
            Form::Lines => failures(&asked, screen)?,
            Form::Json => screen.json(&value(&asked))?,
        }
        let outcomes = asked.iter().flat_map(|asked| &asked.outcomes).flatten();
        let (passed, failed): (Vec<_>, Vec<_>) = outcomes.partition(|outcome| outcome.passed);
        let unasked = asked.iter().filter(|asked| asked.outcomes.is_none()).count();
        let unasked_words = if unasked > 0 { format!(", {unasked} not asked") } else { String::new() };
        screen.finish()?;
        screen.say(&format!("{} passed, {} failed{unasked_words}", passed.len(), failed.len()))?;
        if failed.is_empty() && unasked == 0 { Ok(()) } else { Err(Stop::No) }
    }
}

/// Asks every question of a file.
fn ask(path: &Path, screen: &mut Screen) -> Result<Vec<Outcome>, Stop> {
    let source = Source::read(path)?;
    let tell = |screen: &mut Screen, findings: Vec<programme::diagnostic::Diagnostic>| -> Stop {
        for finding in findings {
            if let Err(error) = screen.say(&drawn(&source.name, &source.text, &finding)) {
                return Stop::Unwritten(error);
            }
        }
        Stop::No
    };
    let cases = case::read(&source.text).map_err(|findings| tell(screen, findings))?;
    let beside = path.parent().unwrap_or(Path::new(""));
    let programmes: Vec<PathBuf> = cases.programmes.iter().map(|name| beside.join(name)).collect();
    if programmes.is_empty() {
        let said = format!("`{}` names no programme: begin it with a line `Programme: FILE.toml`", source.name);
        return Err(Stop::Cannot(said));
    }
    let history = history(&programmes, screen)?;
    case::run(&cases, &history).map_err(|findings| tell(screen, findings))
}

fn failures(asked: &[Asked], screen: &mut Screen) -> Result<(), Stop> {
    for Asked { file, outcomes } in asked {
        let mut heading = "";
        for outcome in outcomes.iter().flatten().filter(|outcome| !outcome.passed) {
            if heading != outcome.case {
                screen.out(&format!("{}: {}\n", in_line(file), in_line(&outcome.case)))?;
                heading = &outcome.case;
            }
            let Outcome { expected, found, .. } = outcome;
            let known = expected.known_on.map(|day| format!(", as known on {day}")).unwrap_or_default();
            let asked = format!("{} on {}{known}: {}", expected.partner, expected.as_of, expected.question);
            screen.out(&format!("  {}:{}: {}\n", in_line(file), expected.line, in_line(&asked)))?;
            screen.out(&format!("      expected  {}\n      found     {}\n", in_line(&expected.answer), in_line(found)))?;
        }
    }
    Ok(())
}

fn value(asked: &[Asked]) -> Value {
    let outcome = |outcome: &Outcome| {
        let expected = &outcome.expected;
        json!({
            "case": outcome.case,
            "line": expected.line,
            "partner": expected.partner,
            "as_of": expected.as_of.to_string(),
            "known_on": expected.known_on.map(|day| day.to_string()),
            "question": expected.question,
            "expected": expected.answer,
            "found": outcome.found,
            "passed": outcome.passed,
        })
    };
    let files = asked.iter().map(|asked| {
        let outcomes = asked.outcomes.as_ref().map(|outcomes| outcomes.iter().map(outcome).collect::<Vec<_>>());
        json!({ "file": asked.file, "asked": outcomes.is_some(), "answers": outcomes.unwrap_or_default() })
    });
    json!({ "files": files.collect::<Vec<_>>() })
}
