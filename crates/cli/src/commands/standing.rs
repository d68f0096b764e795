//! `fairway standing`: who stands where, what is missing to the next level, and why.

pub mod rows;
mod why;

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use pos::folder::Loaded;
use programme::diagnostic::did_you_mean;
use programme::model::{History, Programme};
use programme::record::{PartnerId, Records, Sight};
use programme::standing::{Risk, Standing as Stood, standing};
use programme::words::{Detail, Language, Teller};
use serde_json::{Value, json};

use crate::census::ask_all;
use crate::facts::{Facts, bad_rows};
use crate::figures::counted;
use crate::language::{self, titled};
use crate::programmes::history;
use crate::screen::{Screen, in_line};
use crate::sheet::{Format, Sheet};
use crate::stop::Stop;
use rows::Rows;

/// Say where partners stand, what is missing to the next level, and why
#[derive(Debug, Args)]
#[command(long_about = include_str!("standing.md"))]
pub struct Standing {
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

    /// Only this partner
    #[arg(long, value_name = "ID")]
    partner: Option<String>,

    /// The whole explanation, not only the row
    #[arg(long, requires = "partner")]
    why: bool,

    /// Only this ladder
    #[arg(long, value_name = "ID")]
    ladder: Option<String>,

    /// Only partners that hold this level; `none` for those without a level
    #[arg(long, value_name = "ID")]
    level: Option<String>,

    /// Only partners whose level is in danger
    #[arg(long)]
    at_risk: bool,

    /// At most so many partners
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    /// With `--why`: so many of the records behind each figure
    #[arg(long, value_name = "N", default_value_t = 3, requires = "why")]
    records: usize,

    /// The language of the words
    #[arg(long, value_name = "LANGUAGE", value_parser = language::parser(), default_value = "en")]
    language: Language,

    /// How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

impl Standing {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let history = history(&self.programme, screen)?;
        let programme = history.in_force(self.as_of).map_err(|error| Stop::Cannot(error.to_string()))?;
        self.check_names(programme)?;
        if self.why && self.format == Format::Csv {
            return Err(Stop::Usage("an explanation is a tree: ask for it with `--format table` or `--format json`".into()));
        }
        let loaded = self.facts.load(self.as_of, &[&history], &self.programme, self.format, screen)?;
        let known_on = self.as_known_on.unwrap_or(Date::MAX);
        let sight = Sight { as_of: self.as_of, known_on };
        let partners = self.partners(&loaded.records)?;
        let stood = ask_all(&partners, "judging", |partner| standing(&history, &loaded.records, partner, sight));
        let rows = Rows { history: &history, programme, records: &loaded.records, teller: Teller::new(self.language) };
        let chosen: Vec<(&Stood, usize)> = self.chosen(programme, &stood);
        match self.format {
            Format::Json => screen.json(&self.value(&rows, &chosen, &stood, &loaded))?,
            Format::Csv => rows.file(&chosen).csv(screen)?,
            Format::Table if self.why => {
                let width = if Screen::out_is_terminal() { usize::from(Screen::width()) } else { usize::MAX };
                stood.iter().try_for_each(|stood| screen.out(&why::shown(&rows.told(stood, self.detail()), width)))?;
            }
            Format::Table => show(rows.tables(&chosen), screen)?,
        }
        screen.finish()?;
        self.footer(programme, &history, &stood, &loaded, screen)
    }

    /// Whether the ladder and level asked for exist.
    fn check_names(&self, programme: &Programme) -> Result<(), Stop> {
        let ladders: Vec<&str> = programme.ladders.iter().map(|ladder| ladder.id.as_str()).collect();
        let levels: Vec<&str> = programme.ladders.iter().flat_map(|ladder| &ladder.levels).map(|level| level.id.as_str()).collect();
        let known = |what: &str, name: &Option<String>, known: &[&str]| match name {
            Some(name) if !known.contains(&name.as_str()) => {
                let help = did_you_mean(name, known.iter().copied()).map(|help| format!("; {help}")).unwrap_or_default();
                Err(Stop::Usage(format!("the programme has no {what} `{name}`{help}")))
            }
            _ => Ok(()),
        };
        known("ladder", &self.ladder, &ladders)?;
        known("level", &self.level.clone().filter(|level| level != "none"), &levels)
    }

    fn detail(&self) -> Detail {
        Detail { records: self.records }
    }

    /// Whom the question is about.
    fn partners(&self, records: &Records) -> Result<Vec<PartnerId>, Stop> {
        let Some(id) = &self.partner else {
            return Ok(records.partners().collect());
        };
        let found = records.partner(id).ok_or_else(|| {
            let ids = records.partners().map(|partner| records.id(partner));
            let near = did_you_mean(id, ids).filter(|help| help.starts_with("did"));
            let help = near.map(|help| format!("; {help}")).unwrap_or_default();
            Stop::Cannot(format!("no partner `{id}` in the facts{help}"))
        })?;
        Ok(vec![found])
    }

    /// The standings and ladders that were asked for.
    fn chosen<'s>(&self, programme: &Programme, stood: &'s [Stood]) -> Vec<(&'s Stood, usize)> {
        let all = stood.iter().flat_map(|stood| (0..stood.ladders.len()).map(move |ladder| (stood, ladder)));
        let wanted = |(stood, place): &(&Stood, usize)| {
            let ladder = &programme.ladders[*place];
            let on = &stood.ladders[*place];
            let held = on.held.map_or("none", |held| ladder.levels[held].id.as_str());
            self.ladder.as_ref().is_none_or(|wanted| *wanted == ladder.id)
                && self.level.as_ref().is_none_or(|wanted| wanted == held)
                && (!self.at_risk || on.risk == Risk::AtRisk)
        };
        let mut chosen: Vec<(&Stood, usize)> = all.filter(wanted).collect();
        if let Some(limit) = self.limit {
            let mut partners: Vec<PartnerId> = chosen.iter().map(|(stood, _)| stood.partner).collect();
            partners.dedup();
            partners.truncate(limit);
            chosen.retain(|(stood, _)| partners.contains(&stood.partner));
        }
        chosen
    }

    fn value(&self, rows: &Rows<'_>, chosen: &[(&Stood, usize)], stood: &[Stood], loaded: &Loaded) -> Value {
        let counts = counts(rows.programme, stood, self.language).into_iter().map(|(ladder, levels)| {
            let levels = levels.into_iter().map(|(level, _, count)| json!({ "level": level, "partners": count }));
            json!({ "ladder": rows.programme.ladders[ladder].id, "levels": levels.collect::<Vec<_>>() })
        });
        let told = self.why.then(|| stood.iter().map(|stood| why::value(&rows.told(stood, self.detail()))).collect::<Vec<_>>());
        let mut value = json!({
            "programme": rows.programme.id,
            "version": rows.programme.version,
            "as_of": self.as_of.to_string(),
            "as_known_on": self.as_known_on.map(|day| day.to_string()),
            "partners": stood.len(),
            "held": counts.collect::<Vec<_>>(),
            "standings": chosen.iter().map(|(stood, ladder)| rows.value(stood, *ladder)).collect::<Vec<_>>(),
            "skipped_rows": loaded.bad.len(),
            "bad_rows": bad_rows(&loaded.bad),
        });
        if let (Some(value), Some(told)) = (value.as_object_mut(), told) {
            value.insert("why".into(), told.into());
        }
        value
    }

    /// How many hold which level, and what was left out.
    fn footer(&self, programme: &Programme, history: &History, stood: &[Stood], loaded: &Loaded, screen: &mut Screen) -> Result<(), Stop> {
        let language = self.language;
        let version = if history.versions().len() > 1 { format!(" (version {})", programme.version) } else { String::new() };
        let partners = counted(stood.len(), "partner", "partners");
        let known = self.as_known_on.map(|day| format!(", as known on {day}")).unwrap_or_default();
        let title = programme.title.get(language.code());
        screen.say(&in_line(&format!("{title}{version}: {partners} as of {}{known}", self.as_of)))?;
        if self.partner.is_none() {
            for (place, levels) in counts(programme, stood, language) {
                let ladder = &programme.ladders[place];
                let held: Vec<String> = levels.iter().map(|(_, title, count)| format!("{title} {count}")).collect();
                screen.say(&in_line(&format!("  {}: {}", titled(&ladder.title, &ladder.id, language), held.join(", "))))?;
            }
        }
        if !loaded.bad.is_empty() {
            screen.say(&format!("  {} skipped (`--format json` lists them)", counted(loaded.bad.len(), "bad row", "bad rows")))?;
        }
        Ok(())
    }
}

/// Shows tables, each under its title where there are several.
fn show(tables: Vec<(String, Sheet)>, screen: &mut Screen) -> Result<(), Stop> {
    let several = tables.len() > 1;
    for (place, (title, sheet)) in tables.into_iter().enumerate() {
        if several {
            screen.out(&format!("{}{}\n\n", if place > 0 { "\n" } else { "" }, in_line(&title)))?;
        }
        sheet.show(screen)?;
    }
    Ok(())
}

/// A level by id and title, with how many hold it.
pub type Held = (String, String, usize);

/// How many partners hold each level of each ladder, the highest first, those without a level last.
pub fn counts(programme: &Programme, stood: &[Stood], language: Language) -> Vec<(usize, Vec<Held>)> {
    let of_ladder = |(place, ladder): (usize, &programme::model::Ladder)| {
        let holding = |level: Option<usize>| stood.iter().filter(|stood| stood.ladders[place].held == level).count();
        let mut levels: Vec<Held> = ladder
            .levels
            .iter()
            .enumerate()
            .rev()
            .map(|(level, known)| (known.id.clone(), titled(&known.title, &known.id, language), holding(Some(level))))
            .collect();
        if holding(None) > 0 {
            levels.push(("none".into(), "no level".into(), holding(None)));
        }
        (place, levels)
    };
    programme.ladders.iter().enumerate().map(of_ladder).collect()
}
