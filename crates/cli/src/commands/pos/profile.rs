//! `fairway pos profile`: a first mapping profile, guessed from a file.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use pos::intake::look;
use pos::profile::guess::{Guess, of_file};
use serde_json::json;

use crate::screen::{Screen, in_line};
use crate::sheet::{Column, Format, Sheet, Side};
use crate::stop::Stop;

/// Make a first mapping profile from somebody's file, with the reason for every line of it
#[derive(Debug, Args)]
#[command(long_about = include_str!("profile.md"))]
pub struct Profile {
    /// The file, as the reporter sent it
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The sheet of a workbook; the first visible one with anything in it where left out
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,

    /// Write the profile here, not to standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Write it over a file that is there already
    #[arg(long, requires = "output")]
    force: bool,

    /// How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

const COLUMNS: [Column; 4] = [
    Column("Column", "column", Side::Name),
    Column("Field", "field", Side::Left),
    Column("How sure", "confidence", Side::Left),
    Column("Because", "because", Side::Words),
];

impl Profile {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let scan = look(&self.file).map_err(|error| Stop::unreadable(&self.file, &error))?;
        let name = self.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let guess = of_file(&self.file, &name, &scan, self.sheet.as_deref())
            .map_err(|broken| Stop::Cannot(in_line(&format!("cannot read `{}`: {broken}", self.file.display()))))?;
        if let Some(output) = &self.output {
            written(output, &guess.profile_text, self.force)?;
        }
        match self.format {
            Format::Json => screen.json(&told(&name, &guess))?,
            Format::Csv => sheet(&guess).csv(screen)?,
            Format::Table => {
                if self.output.is_none() {
                    screen.out(&guess.profile_text)?;
                    // Who watches both sees the profile first.
                    screen.finish()?;
                }
                explain(&guess, screen)?;
            }
        }
        if let Some(output) = &self.output {
            let (file, output) = (self.file.display(), output.display());
            screen
                .say(&in_line(&format!("wrote `{output}`; see what it makes of the file: fairway pos check {file} --profile {output}")))?;
        }
        Ok(())
    }
}

/// Writes the profile; a file that is there stays as it is unless it may be written over.
fn written(path: &Path, text: &str, force: bool) -> Result<(), Stop> {
    let mut options = OpenOptions::new();
    options.write(true);
    if force {
        options.create(true).truncate(true)
    } else {
        options.create_new(true)
    };
    let opened = options.open(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            Stop::Cannot(format!("`{}` is there already and stays as it is; name another file, or say `--force`", path.display()))
        }
        _ => Stop::unwritable(path, &error),
    });
    opened?.write_all(text.as_bytes()).map_err(|error| Stop::unwritable(path, &error))
}

/// The columns with their reasons, then what a person must answer.
fn explain(guess: &Guess, screen: &mut Screen) -> Result<(), Stop> {
    let width = Screen::err_is_terminal().then(Screen::width);
    screen.say(sheet(guess).table(width).trim_end())?;
    if !guess.notes.is_empty() {
        screen.say("\nto answer, or to know:")?;
    }
    for note in &guess.notes {
        screen.say(&format!("- {}", in_line(note)))?;
    }
    Ok(())
}

fn sheet(guess: &Guess) -> Sheet {
    let mut sheet = Sheet::new(&COLUMNS);
    for column in &guess.columns {
        let field = column.field.unwrap_or_default();
        sheet.row(vec![column.heading.as_str().into(), field.into(), column.confidence.word().into(), column.because.as_str().into()]);
    }
    sheet
}

fn told(file: &str, guess: &Guess) -> serde_json::Value {
    let columns: Vec<serde_json::Value> = guess
        .columns
        .iter()
        .map(|column| {
            let (heading, because) = (&column.heading, &column.because);
            json!({ "column": heading, "field": column.field, "confidence": column.confidence.word(), "because": because })
        })
        .collect();
    json!({
        "file": file,
        "kind": if guess.stock { "stock" } else { "sale" },
        "header_line": guess.header_line,
        "columns": columns,
        "notes": guess.notes,
        "profile": guess.profile_text,
    })
}
