//! `fairway pos measure`: what every measure of a programme comes to, for every partner, over all lines of a store.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use clap::Args;
use jiff::civil::Date;
use pos::cluster::Address;
use pos::folder::{Loaded, Sales};
use pos::measure::{Asked, Contribution, Engine, Explained, Progress, Table, Work, explain, measure};
use programme::diagnostic::did_you_mean;
use programme::measure::Measured;
use programme::model::Programme;
use programme::money::plain;
use programme::record::{BadRow, PartnerId, Records, Schema, Sight};
use programme::words::Language;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::facts::{Facts, Reading, bad_rows, tell};
use crate::figures::{counted, figure, grouped};
use crate::language::{self, titled};
use crate::programmes::history;
use crate::progress::Watch;
use crate::screen::{Screen, in_line};
use crate::sheet::{Column, Entry, Format, Sheet, Side};
use crate::stop::Stop;

/// Work out every measure of a programme for every partner, over all lines of a store
#[derive(Debug, Args)]
#[command(long_about = include_str!("measure.md"))]
pub struct Measure {
    /// Programme files: all versions of one programme
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    programme: Vec<PathBuf>,

    #[command(flatten)]
    facts: Facts,

    /// The day asked about: 2024-05-31, or `today`
    #[arg(long, value_name = "DATE", value_parser = crate::clock::day)]
    as_of: Date,

    /// Only what was known by this day; everything known where left out
    #[arg(long, value_name = "DATE", value_parser = crate::clock::day)]
    as_known_on: Option<Date>,

    /// Only these partners
    #[arg(long, value_name = "ID", num_args = 1..)]
    partner: Vec<String>,

    /// Only these measures
    #[arg(long, value_name = "ID", num_args = 1..)]
    measure: Vec<String>,

    /// The records behind the figure of one partner and one measure
    #[arg(long, requires = "partner", requires = "measure")]
    why: bool,

    /// At most so many partners
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    /// A cluster that does the work: the address of its scheduler, `df://host:50050`; this machine where left out
    #[arg(long, value_name = "URL")]
    cluster: Option<Address>,

    /// The language of the words
    #[arg(long, value_name = "LANGUAGE", value_parser = language::parser(), default_value = "en")]
    language: Language,

    /// How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

impl Measure {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let history = history(&self.programme, screen)?;
        let programme = history.in_force(self.as_of).map_err(|error| Stop::Cannot(error.to_string()))?;
        let measures = self.measures(programme)?;
        let Some(store) = self.facts.open_store()? else {
            return Err(Stop::Usage("measures are worked out over a store: name it with `--store`".into()));
        };
        let histories = [&history];
        let reading = Reading {
            as_of: self.as_of,
            histories: &histories,
            programmes: &self.programme,
            format: self.format,
            store: Some(&store),
            leave_sales: true,
        };
        let loaded = self.facts.read(&reading, screen)?;
        let partners = self.partners(&loaded.records)?;
        let sales = Sales::open(&store, &loaded.terms).map_err(super::import::refused)?;
        let sight = Sight { as_of: self.as_of, known_on: self.as_known_on.unwrap_or(Date::MAX) };
        let asked = Asked {
            programme,
            facts: &loaded.records,
            sales: &sales,
            sight,
            partners: partners.as_deref(),
            measures: measures.as_deref(),
            keep: true,
        };
        let answer = Answer { command: self, programme, loaded: &loaded };
        if self.why {
            return answer.why(asked, screen);
        }
        let table = work_out(asked, self.cluster.as_ref())?;
        answer.usable(&table.bad, screen)?;
        match self.format {
            Format::Json => screen.json(&answer.value(&table))?,
            Format::Csv => answer.sheet(&table).csv(screen)?,
            Format::Table => answer.sheet(&table).show(screen)?,
        }
        screen.finish()?;
        answer.footer(&table, screen)
    }

    /// The measures asked for, by their places.
    fn measures(&self, programme: &Programme) -> Result<Option<Vec<usize>>, Stop> {
        let known: Vec<&str> = programme.measures.iter().map(|measure| measure.id.as_str()).collect();
        let place = |id: &String| {
            known.iter().position(|known| known == id).ok_or_else(|| {
                let help = did_you_mean(id, known.iter().copied()).map(|help| format!("; {help}")).unwrap_or_default();
                Stop::Usage(format!("the programme has no measure `{id}`{help}"))
            })
        };
        if self.measure.is_empty() { Ok(None) } else { self.measure.iter().map(place).collect::<Result<_, _>>().map(Some) }
    }

    /// The partners asked for.
    fn partners(&self, records: &Records) -> Result<Option<Vec<PartnerId>>, Stop> {
        let place = |id: &String| {
            records.partner(id).ok_or_else(|| {
                let ids = records.partners().map(|partner| records.id(partner));
                let near = did_you_mean(id, ids).filter(|help| help.starts_with("did"));
                let help = near.map(|help| format!("; {help}")).unwrap_or_default();
                Stop::Cannot(format!("no partner `{id}` in the facts{help}"))
            })
        };
        let mut asked: Vec<PartnerId> = match (self.partner.as_slice(), self.limit) {
            ([], None) => return Ok(None),
            ([], Some(_)) => records.partners().collect(),
            (ids, _) => ids.iter().map(place).collect::<Result<_, _>>()?,
        };
        asked.sort_unstable();
        asked.dedup();
        asked.truncate(self.limit.unwrap_or(usize::MAX));
        Ok(Some(asked))
    }
}

/// Works out a table, with its progress told.
fn work_out(asked: Asked<'_>, cluster: Option<&Address>) -> Result<Table, Stop> {
    let cannot = |error: &dyn std::fmt::Display| Stop::Cannot(in_line(&error.to_string()));
    let engine = match cluster {
        Some(address) => Engine::cluster(address).map_err(|error| cannot(&error))?,
        None => Engine::local().map_err(|error| cannot(&error))?,
    };
    let watch = Watch::steps("measuring", 1);
    let seen = AtomicUsize::new(0);
    let table = measure(asked, &engine, &|progress| {
        let (what, done, of) = match progress {
            Progress::Passing(done, of) => ("measuring", done, of),
            Progress::Reading(done, of) => ("reading lines", done, of),
            Progress::Working(done, of) => ("working out", done, of),
        };
        // Several threads tell; the furthest counts.
        if seen.fetch_max(done, Ordering::Relaxed) <= done || done == 0 {
            watch.at(what, done, of);
        }
    });
    table.map_err(|trouble| cannot(&trouble))
}

/// An answer on its way out.
struct Answer<'a> {
    command: &'a Measure,
    programme: &'a Programme,
    loaded: &'a Loaded,
}

impl Answer<'_> {
    /// Ends the command where lines cannot be used, unless they are to be skipped.
    fn usable(&self, bad: &[BadRow], screen: &mut Screen) -> Result<(), Stop> {
        if bad.is_empty() || self.command.facts.skip_bad_rows {
            return Ok(());
        }
        tell(bad, self.command.format, screen)?;
        Err(Stop::No)
    }

    fn sheet(&self, table: &Table) -> Sheet {
        let mut sheet = Sheet::new(&[
            Column("Partner", "partner", Side::Left),
            Column("Measure", "measure", Side::Left),
            Column("Key", "key", Side::Left),
            Column("Figure", "figure", Side::Right),
            Column("Unit", "unit", Side::Left),
        ]);
        for (partner, figures) in table.partners.iter().zip(&table.figures) {
            for (measure, measured) in table.measures.iter().zip(figures) {
                let Some(definition) = self.programme.measures.get(*measure) else { continue };
                let mut row = |key: &str, number: Option<Decimal>| {
                    let shown = number.map_or_else(String::new, |number| figure(number, definition.unit, &self.programme.currency));
                    sheet.row(vec![
                        self.loaded.records.id(*partner).into(),
                        Entry::both(titled(&definition.title, &definition.id, self.command.language), definition.id.as_str()),
                        key.into(),
                        Entry::both(shown, number.map(plain).unwrap_or_default()),
                        self.unit(*measure).into(),
                    ]);
                };
                match measured {
                    Measured::One(number) => row("", *number),
                    Measured::ByKey(keyed) => keyed.iter().for_each(|(key, number)| row(key, *number)),
                }
            }
        }
        sheet
    }

    fn unit(&self, measure: usize) -> String {
        match self.programme.measures.get(measure).map(|measure| measure.unit) {
            Some(programme::condition::Unit::Money) => self.programme.currency.clone(),
            Some(unit) => unit.name().into(),
            None => String::new(),
        }
    }

    fn value(&self, table: &Table) -> Value {
        let partners = table.partners.iter().zip(&table.figures).map(|(partner, figures)| {
            let figures = table.measures.iter().zip(figures).filter_map(|(measure, measured)| {
                let definition = self.programme.measures.get(*measure)?;
                Some((definition.id.clone(), told(measured)))
            });
            json!({ "partner": self.loaded.records.id(*partner), "measures": Value::Object(figures.collect()) })
        });
        let Work { passes, segments, lines, in_engine, by_line, kept, again } = table.work;
        json!({
            "programme": self.programme.id,
            "version": self.programme.version,
            "as_of": self.command.as_of.to_string(),
            "as_known_on": self.command.as_known_on.map(|day| day.to_string()),
            "partners": partners.collect::<Vec<_>>(),
            "skipped_rows": self.loaded.bad.len() + table.bad.len(),
            "bad_rows": bad_rows(&self.loaded.bad.iter().chain(&table.bad).cloned().collect::<Vec<_>>()),
            "work": { "passes": passes, "segments": segments, "lines": lines, "in_engine": in_engine, "line_by_line": by_line, "figures_again": again, "partners_kept": kept },
        })
    }

    fn footer(&self, table: &Table, screen: &mut Screen) -> Result<(), Stop> {
        let Work { passes, segments, lines, by_line, kept, .. } = table.work;
        let known = self.command.as_known_on.map(|day| format!(", as known on {day}")).unwrap_or_default();
        screen.say(&in_line(&format!(
            "{} of {} as of {}{known}",
            counted(table.measures.len(), "measure", "measures"),
            counted(table.partners.len(), "partner", "partners"),
            self.command.as_of
        )))?;
        let line_by_line = if by_line > 0 { format!("; {} line by line", counted(by_line, "measure", "measures")) } else { String::new() };
        screen.say(&format!(
            "  {} over {} with {} lines{line_by_line}",
            counted(passes, "pass", "passes"),
            counted(segments, "segment", "segments"),
            grouped(lines.into())
        ))?;
        if kept > 0 {
            screen.say(&format!("  nothing changed for {} since the last time", counted(kept, "partner", "partners")))?;
        }
        let skipped = self.loaded.bad.len() + table.bad.len();
        if skipped > 0 {
            screen.say(&format!("  {} skipped (`--format json` lists them)", counted(skipped, "bad row", "bad rows")))?;
        }
        Ok(())
    }

    /// The records behind one figure.
    fn why(&self, asked: Asked<'_>, screen: &mut Screen) -> Result<(), Stop> {
        let ([partner], [measure]) = (asked.partners.unwrap_or(&[]), asked.measures.unwrap_or(&[])) else {
            return Err(Stop::Usage("`--why` explains one figure: name one partner and one measure".into()));
        };
        let explained = explain(asked, *partner, *measure).map_err(|trouble| Stop::Cannot(in_line(&trouble.to_string())))?;
        self.usable(&explained.bad, screen)?;
        match self.command.format {
            Format::Json => screen.json(&self.explained(*partner, *measure, &explained))?,
            Format::Csv => self.records(&explained).csv(screen)?,
            Format::Table => {
                self.parts(*partner, *measure, &explained, screen)?;
                if !explained.records.is_empty() {
                    screen.out("\n")?;
                    self.records(&explained).show(screen)?;
                }
            }
        }
        screen.finish()?;
        let parts: Vec<&str> =
            explained.measures.iter().filter_map(|(part, _)| self.programme.measures.get(*part)).map(|part| part.id.as_str()).collect();
        screen.say(&match parts.as_slice() {
            [part, ..] if explained.records.is_empty() => {
                format!("made of other measures: `--measure {part} --why` shows the records of one")
            }
            _ => counted(explained.records.len(), "record counts", "records count"),
        })?;
        Ok(())
    }

    /// What the figure is, and what it is made of where that is other measures.
    fn parts(&self, partner: PartnerId, measure: usize, explained: &Explained, screen: &mut Screen) -> Result<(), Stop> {
        let shown = |measure: usize, measured: &Measured| -> String {
            let Some(definition) = self.programme.measures.get(measure) else { return String::new() };
            let number = |number: Option<Decimal>| {
                number.map_or("undefined".into(), |number| figure(number, definition.unit, &self.programme.currency))
            };
            let figure = match measured {
                Measured::One(one) => number(*one),
                Measured::ByKey(keyed) => keyed.iter().map(|(key, one)| format!("{key}: {}", number(*one))).collect::<Vec<_>>().join(", "),
            };
            format!("{} = {figure} {}", titled(&definition.title, &definition.id, self.command.language), self.unit(measure))
        };
        screen.out(&format!("{}: {}\n", in_line(self.loaded.records.id(partner)), in_line(&shown(measure, &explained.comes_to))))?;
        if let Some(definition) = self.programme.measures.get(measure) {
            screen.out(&format!("  {}\n", in_line(&definition.words)))?;
        }
        for (part, measured) in &explained.measures {
            screen.out(&format!("  {}\n", in_line(&shown(*part, measured))))?;
        }
        Ok(())
    }

    fn records(&self, explained: &Explained) -> Sheet {
        let mut sheet = Sheet::new(&[
            Column("Partner", "partner", Side::Left),
            Column("Date", "date", Side::Left),
            Column("File", "file", Side::Left),
            Column("Line", "line", Side::Right),
            Column("What", "what", Side::Words),
            Column("Key", "key", Side::Left),
            Column("Gives", "gives", Side::Right),
        ]);
        for record in &explained.records {
            sheet.row(vec![
                self.loaded.records.id(record.partner).into(),
                record.date.to_string().into(),
                record.place.file.as_ref().into(),
                record.place.line.to_string().into(),
                what(record).into(),
                record.key.clone().unwrap_or_default().into(),
                record.gives.plain().into(),
            ]);
        }
        sheet
    }

    fn explained(&self, partner: PartnerId, measure: usize, explained: &Explained) -> Value {
        let columns: Vec<&str> = self.programme.schema.get(Schema::SALE).columns.iter().map(|column| column.name.as_str()).collect();
        let id = |measure: usize| self.programme.measures.get(measure).map_or(String::new(), |measure| measure.id.clone());
        let records = explained.records.iter().map(|record| {
            let cells = columns.iter().zip(&record.cells).map(|(name, cell)| ((*name).to_owned(), Value::String(cell.plain())));
            json!({
                "partner": self.loaded.records.id(record.partner),
                "date": record.date.to_string(),
                "file": record.place.file.as_ref(),
                "line": record.place.line,
                "key": record.key,
                "gives": record.gives.plain(),
                "record": Value::Object(cells.collect()),
            })
        });
        let measures = explained.measures.iter().map(|(part, measured)| (id(*part), told(measured)));
        json!({
            "partner": self.loaded.records.id(partner),
            "measure": id(measure),
            "words": self.programme.measures.get(measure).map(|measure| measure.words.clone()),
            "comes_to": told(&explained.comes_to),
            "measures": Value::Object(measures.collect()),
            "records": records.collect::<Vec<_>>(),
        })
    }
}

/// A line in a few words.
fn what(record: &Contribution) -> String {
    // Of a sale: invoice, line, product; of anything else what it has.
    record.cells.iter().take(3).map(programme::record::Value::plain).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A figure as a value: exact text, null where it is undefined, by key where it is kept so.
fn told(measured: &Measured) -> Value {
    let number = |number: &Option<Decimal>| number.map_or(Value::Null, |number| plain(number).into());
    match measured {
        Measured::One(one) => number(one),
        Measured::ByKey(keyed) => Value::Object(keyed.iter().map(|(key, one)| (key.clone(), number(one))).collect()),
    }
}
