//! `fairway statement`: what a partner earned, how, and how its account stands, as a paper.

mod text;
mod value;

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use papers::statement::{Sheet, sheet};
use programme::ledger::Row;
use programme::ledger::books::settled_by;
use programme::period::Days;
use programme::record::PartnerId;
use programme::statement::{Asked, statement};
use programme::words::{Language, Teller};
use serde_json::Value;

use crate::books::{Made, Making};
use crate::census::{self, Census};
use crate::facts::{Facts, partners, tell};
use crate::figures::counted;
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
    #[arg(long, value_name = "ID", required_unless_present = "everybody")]
    partner: Option<String>,

    /// Everybody of whom there is something to tell, each in files of its own
    #[arg(long, requires = "out", conflicts_with_all = ["partner", "pdf", "xlsx"])]
    everybody: bool,

    /// With `--everybody`: the folder for the files, ID.pdf and ID.xlsx
    #[arg(long, value_name = "DIR", requires = "everybody")]
    out: Option<PathBuf>,

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
    /// There is nothing to tell.
    empty: bool,
}

impl Statement {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let history = history(&self.programme, screen)?;
        history.in_force(self.period.to).map_err(|error| Stop::Cannot(error.to_string()))?;
        let as_of = self.as_of.unwrap_or_else(|| settled_by(&history, self.period).min(crate::clock::today()));
        if as_of < self.period.from {
            return Err(Stop::Usage(format!("the period begins on {}, after {as_of}: there is nothing to tell yet", self.period.from)));
        }
        let format = if self.format == Written::Json { Format::Json } else { Format::Table };
        let making = Making { programme: &self.programme, facts: &self.facts, as_of, format };
        let made = making.make_of(history, screen)?;
        let teller = Teller::new(self.language);
        if let Some(folder) = &self.out {
            return self.everybody(&made, as_of, folder, &teller, screen);
        }
        let partner = partners(self.partner.as_deref(), &made.loaded.records)?;
        let laid = self.lay_out(&made, as_of, &partner, &teller, screen, |laid, _| Ok(laid))?;
        let laid = laid.into_iter().next().ok_or_else(|| Stop::Cannot("there is no such partner".into()))?;
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
        told(&laid.wrong, screen)
    }

    /// A PDF and a workbook for everybody of whom there is something to tell.
    fn everybody(&self, made: &Made, as_of: Date, folder: &Path, teller: &Teller, screen: &mut Screen) -> Result<(), Stop> {
        fs::create_dir_all(folder).map_err(|error| Stop::Cannot(format!("cannot make `{}`: {error}", folder.display())))?;
        let all = partners(None, &made.loaded.records)?;
        let written = self.lay_out(made, as_of, &all, teller, screen, |laid, id| {
            if laid.empty {
                return Ok(None);
            }
            let name = file_name(id);
            write(&folder.join(format!("{name}.xlsx")), &papers::statement::workbook(&laid.sheet, teller).map_err(Stop::Cannot)?)?;
            if cfg!(feature = "pdf") {
                write(&folder.join(format!("{name}.pdf")), &self.printed(&laid.sheet, teller, as_of)?)?;
            }
            Ok(Some(laid.wrong.iter().map(|wrong| format!("{id}: {wrong}")).collect::<Vec<_>>()))
        })?;
        let (some, nothing): (Vec<_>, Vec<_>) = written.into_iter().partition(Option::is_some);
        let (some_words, none_words) = (counted(some.len(), "statement", "statements"), counted(nothing.len(), "partner", "partners"));
        screen.say(&in_line(&format!("{some_words} written into {}; nothing to tell of {none_words}", folder.display())))?;
        told(&some.into_iter().flatten().flatten().collect::<Vec<_>>(), screen)
    }

    /// What becomes of the statement of each of these partners, in their order.
    fn lay_out<T: Send>(
        &self,
        made: &Made,
        as_of: Date,
        of: &[PartnerId],
        teller: &Teller,
        screen: &mut Screen,
        each: impl Fn(Laid, &str) -> Result<T, Stop> + Sync,
    ) -> Result<Vec<T>, Stop> {
        let histories = [&made.history];
        let census = Census::new(&made.loaded, made.store.as_ref(), &histories, Date::MAX, census::Asked::Records)?;
        let rate = |currency: &str, day: Date| made.loaded.terms.rate(currency, day);
        let (answers, bad) = census.ask(of, "writing", |records, partner| {
            let asked = Asked { history: &made.history, records, partner, days: self.period, as_of, books: &made.books, rate: &rate };
            let told = statement(&asked).map_err(|refusal| Stop::Cannot(refusal.to_string()))?;
            let empty =
                told.earned().is_zero() && told.account.movements.is_empty() && told.total() == Row::default() && told.disputes.is_empty();
            let laid = Laid { sheet: sheet(&told, teller), value: value::value(&told), wrong: told.does_not_tie(), empty };
            each(laid, records.id(partner))
        })?;
        if !bad.is_empty() && !self.facts.skip_bad_rows {
            tell(&bad, Format::Table, screen)?;
            return Err(Stop::No);
        }
        answers.into_iter().collect()
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

/// Says where papers are not what is booked.
fn told(wrong: &[String], screen: &mut Screen) -> Result<(), Stop> {
    for wrong in wrong {
        screen.say(&in_line(&format!("not as booked: {wrong}")))?;
    }
    if wrong.is_empty() { Ok(()) } else { Err(Stop::No) }
}

/// The name of a partner's file: what could mean something in a path is written by its number.
fn file_name(id: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
    id.chars().map(|letter| if plain(letter) { letter.to_string() } else { format!("%{:X}", u32::from(letter)) }).collect()
}

/// Writes a file whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Stop> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let written = fs::write(&part, bytes).and_then(|()| fs::rename(&part, path));
    written.map_err(|error| Stop::Cannot(format!("cannot write `{}`: {error}", path.display())))
}
