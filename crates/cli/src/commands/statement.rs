//! `fairway statement`: what a partner earned, how, and how its account stands, as a paper.

mod text;
mod value;

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use papers::statement::{Sheet, sheet};
use programme::ledger::books::settled_by;
use programme::period::Days;
use programme::statement::{Asked, statement};
use programme::words::{Language, Teller};
use serde_json::Value;

use crate::books::{Made, Making};
use crate::census::{self, Census};
use crate::facts::{Facts, partners, tell};
use crate::language;
use crate::programmes::history;
use crate::screen::{Screen, in_line};
use crate::sheet::Format;
use crate::stop::Stop;

/// Write a partner's statement: what it earned and why, what is owed, what to do next
#[derive(Debug, Args)]
#[command(long_about = include_str!("statement.md"))]
pub struct Statement {
    /// Programme files: all versions of one programme
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    programme: Vec<PathBuf>,

    #[command(flatten)]
    facts: Facts,

    /// The partner
    #[arg(long, value_name = "ID")]
    partner: String,

    /// The days asked about: 2013, 2013-H1, 2013-Q3, 2013-07, 2013-07-01..2013-09-30
    #[arg(long, value_name = "PERIOD", value_parser = crate::clock::days)]
    period: Days,

    /// The day up to which the books are made; the day on which all of the period is booked where left out
    #[arg(long, value_name = "DATE", value_parser = crate::clock::day)]
    as_of: Option<Date>,

    /// The language
    #[arg(long, value_name = "LANGUAGE", value_parser = language::parser(), default_value = "en")]
    language: Language,

    /// Write it as PDF
    #[arg(long, value_name = "FILE")]
    pdf: Option<PathBuf>,

    /// Write it as workbook, with every record
    #[arg(long, value_name = "FILE")]
    xlsx: Option<PathBuf>,

    /// In the PDF: so many of the records behind each amount
    #[arg(long, value_name = "N", default_value_t = 60)]
    records: usize,

    /// How it is written where no file is asked for
    #[arg(long, value_enum, default_value_t = Written::Text)]
    format: Written,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Written {
    /// For people
    Text,
    /// For programs: everything there is, numbers as exact text
    Json,
}

/// A statement, laid out.
struct Laid {
    sheet: Sheet,
    value: Value,
    wrong: Vec<String>,
}

impl Statement {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let history = history(&self.programme, screen)?;
        let as_of = self.as_of.unwrap_or_else(|| settled_by(&history, self.period).min(crate::clock::today()));
        if as_of < self.period.from {
            return Err(Stop::Usage(format!("the period begins on {}, after {as_of}: there is nothing to tell yet", self.period.from)));
        }
        let format = if self.format == Written::Json { Format::Json } else { Format::Table };
        let making = Making { programme: &self.programme, facts: &self.facts, as_of, format };
        let made = making.make_of(history, screen)?;
        let teller = Teller::new(self.language);
        let laid = self.lay_out(&made, as_of, &teller, screen)?;
        let mut files = vec![];
        if let Some(path) = &self.xlsx {
            files.push((path, papers::statement::workbook(&laid.sheet, &teller).map_err(Stop::Cannot)?));
        }
        if let Some(path) = &self.pdf {
            files.push((path, self.printed(&laid.sheet, &teller, as_of)?));
        }
        for (path, bytes) in &files {
            write(path, bytes)?;
            screen.say(&in_line(&format!("written: {}", path.display())))?;
        }
        match self.format {
            Written::Json => screen.json(&laid.value)?,
            Written::Text if files.is_empty() => screen.out(&text::shown(&laid.sheet, &teller))?,
            Written::Text => {}
        }
        screen.finish()?;
        for wrong in &laid.wrong {
            screen.say(&in_line(&format!("not as booked: {wrong}")))?;
        }
        if laid.wrong.is_empty() { Ok(()) } else { Err(Stop::No) }
    }

    fn lay_out(&self, made: &Made, as_of: Date, teller: &Teller, screen: &mut Screen) -> Result<Laid, Stop> {
        let partner = partners(Some(&self.partner), &made.loaded.records)?;
        let histories = [&made.history];
        let census = Census::new(&made.loaded, made.store.as_ref(), &histories, Date::MAX, census::Asked::Records)?;
        let rate = |currency: &str, day: Date| made.loaded.terms.rate(currency, day);
        let (mut answers, bad) = census.ask(&partner, "writing", |records, partner| {
            let asked = Asked { history: &made.history, records, partner, days: self.period, as_of, books: &made.books, rate: &rate };
            let told = statement(&asked)?;
            Ok(Laid { sheet: sheet(&told, teller), value: value::value(&told), wrong: told.does_not_tie() })
        })?;
        if !bad.is_empty() && !self.facts.skip_bad_rows {
            tell(&bad, Format::Table, screen)?;
            return Err(Stop::No);
        }
        let answer = answers.pop().ok_or_else(|| Stop::Cannot(format!("there is no partner `{}`", self.partner)))?;
        answer.map_err(|refusal: programme::incentive::Refusal| Stop::Cannot(refusal.to_string()))
    }

    #[cfg(feature = "pdf")]
    fn printed(&self, sheet: &Sheet, teller: &Teller, as_of: Date) -> Result<Vec<u8>, Stop> {
        papers::statement::pdf(sheet, teller, self.records, as_of).map_err(Stop::Cannot)
    }

    #[cfg(not(feature = "pdf"))]
    fn printed(&self, _: &Sheet, _: &Teller, _: Date) -> Result<Vec<u8>, Stop> {
        Err(Stop::Cannot("this build cannot write PDF: it was built without the feature `pdf`".into()))
    }
}

/// Writes a file whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Stop> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let written = fs::write(&part, bytes).and_then(|()| fs::rename(&part, path));
    written.map_err(|error| Stop::Cannot(format!("cannot write `{}`: {error}", path.display())))
}
