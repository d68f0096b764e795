//! `fairway guide`: the guide partners read, written from the programme file.

mod page;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use programme::guide::markdown;
use programme::words::Language;

use crate::language;
use crate::programmes::history;
use crate::screen::{Screen, visible};
use crate::stop::Stop;

/// Write the guide partners read, from the programme file
#[derive(Debug, Args)]
#[command(long_about = include_str!("guide.md"))]
pub struct Guide {
    /// The programme file
    file: PathBuf,

    /// The language of the guide
    #[arg(long, value_name = "LANGUAGE", value_parser = language::parser(), default_value = "en")]
    language: Language,

    /// How the guide is written
    #[arg(long, value_enum, default_value_t = Form::Markdown)]
    format: Form,
}

/// How the guide is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For a wiki or a repository
    Markdown,
    /// One page that needs nothing else
    Html,
}

impl Guide {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let history = history(std::slice::from_ref(&self.file), screen)?;
        for programme in history.versions() {
            let guide = visible(&markdown(programme, self.language));
            match self.format {
                Form::Markdown => screen.out(&guide)?,
                Form::Html => screen.out(&page::page(&guide, self.language))?,
            }
            if !programme.languages.iter().any(|known| known == self.language.code()) {
                screen.finish()?;
                let known = programme.languages.join(", ");
                screen.say(&format!("note: the programme's own texts are in {known}, not in {}", self.language.code()))?;
            }
        }
        Ok(())
    }
}
