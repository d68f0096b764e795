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
use programme::words::{Detail, Language, Teller, Told};
use serde_json::{Value, json};

use crate::census::{Asked, Census};
use crate::facts::{Facts, Reading, bad_rows, partners, tell};
use crate::figures::counted;
use crate::language::{self, titled};
use crate::programmes::history;
use crate::screen::{Screen, in_line};
use crate::sheet::{Format, Sheet};
use crate::stop::Stop;
use rows::{Judged, Rows};

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
        let store = self.facts.open_store()?;
        let histories = [&history];
        let reading = Reading {
            as_of: self.as_of,
            histories: &histories,
            programmes: &self.programme,
            format: self.format,
            store: store.as_ref(),
            leave_sales: true,
        };
        let mut loaded = self.facts.read(&reading, screen)?;
        let known_on = self.as_known_on.unwrap_or(Date::MAX);
        let sight = Sight { as_of: self.as_of, known_on };
        let partners = partners(self.partner.as_deref(), &loaded.records)?;
        let teller = Teller::new(self.language);
        let census = Census::new(&loaded, store.as_ref(), &histories, known_on, if self.why { Asked::Records } else { Asked::Standing })?;
        let judge = |records: &Records, partner: PartnerId| {
            let rows = Rows { history: &history, programme, records, teller: Teller::new(self.language) };
            let judged = rows.judged(standing(&history, records, partner, sight), |stood, ladder| self.wanted(programme, stood, ladder));
            let told = self.why.then(|| rows.told(&judged.stood, self.detail()));
            (judged, told)
        };
        let (answers, bad) = census.ask(&partners, "judging", judge)?;
        if !bad.is_empty() && !self.facts.skip_bad_rows {
            tell(&bad, self.format, screen)?;
            return Err(Stop::No);
        }
        loaded.bad.extend(bad);
        let (judged, told): (Vec<Judged>, Vec<Option<Told>>) = answers.into_iter().unzip();
        let told: Vec<Told> = told.into_iter().flatten().collect();
        let rows = Rows { history: &history, programme, records: &loaded.records, teller };
        let chosen: Vec<(&Judged, usize)> = self.chosen(programme, &judged);
        match self.format {
            Format::Json => screen.json(&self.value(&rows, &chosen, &judged, &told, &loaded))?,
            Format::Csv => rows.file(&chosen).csv(screen)?,
            Format::Table if self.why => {
                let width = if Screen::out_is_terminal() { usize::from(Screen::width()) } else { usize::MAX };
                told.iter().try_for_each(|told| screen.out(&why::shown(told, width)))?;
            }
            Format::Table => show(rows.tables(&chosen), screen)?,
        }
        screen.finish()?;
        self.footer(programme, &history, &judged, &loaded, screen)
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

    /// Whether a ladder of a standing was asked for.
    fn wanted(&self, programme: &Programme, stood: &Stood, place: usize) -> bool {
        let (Some(ladder), Some(on)) = (programme.ladders.get(place), stood.ladders.get(place)) else { return false };
        let held = on.held.and_then(|held| ladder.levels.get(held)).map_or("none", |level| level.id.as_str());
        self.ladder.as_ref().is_none_or(|wanted| *wanted == ladder.id)
            && self.level.as_ref().is_none_or(|wanted| wanted == held)
            && (!self.at_risk || on.risk == Risk::AtRisk)
    }

    /// The standings and ladders that were asked for.
    fn chosen<'s>(&self, programme: &Programme, judged: &'s [Judged]) -> Vec<(&'s Judged, usize)> {
        let all = judged.iter().flat_map(|judged| (0..judged.stood.ladders.len()).map(move |ladder| (judged, ladder)));
        let mut chosen: Vec<(&Judged, usize)> = all.filter(|(judged, place)| self.wanted(programme, &judged.stood, *place)).collect();
        if let Some(limit) = self.limit {
            let mut partners: Vec<PartnerId> = chosen.iter().map(|(judged, _)| judged.stood.partner).collect();
            partners.dedup();
            partners.truncate(limit);
            chosen.retain(|(judged, _)| partners.contains(&judged.stood.partner));
        }
        chosen
    }

    fn value(&self, rows: &Rows<'_>, chosen: &[(&Judged, usize)], judged: &[Judged], told: &[Told], loaded: &Loaded) -> Value {
        let counts =
            counts(rows.programme, judged.iter().map(|judged| &judged.stood), self.language).into_iter().map(|(ladder, levels)| {
                let levels = levels.into_iter().map(|(level, _, count)| json!({ "level": level, "partners": count }));
                json!({ "ladder": rows.programme.ladders[ladder].id, "levels": levels.collect::<Vec<_>>() })
            });
        let told = self.why.then(|| told.iter().map(why::value).collect::<Vec<_>>());
        let mut value = json!({
            "programme": rows.programme.id,
            "version": rows.programme.version,
            "as_of": self.as_of.to_string(),
            "as_known_on": self.as_known_on.map(|day| day.to_string()),
            "partners": judged.len(),
            "held": counts.collect::<Vec<_>>(),
            "standings": chosen.iter().map(|(judged, ladder)| rows.value(judged, *ladder)).collect::<Vec<_>>(),
            "skipped_rows": loaded.bad.len(),
            "bad_rows": bad_rows(&loaded.bad),
        });
        if let (Some(value), Some(told)) = (value.as_object_mut(), told) {
            value.insert("why".into(), told.into());
        }
        value
    }

    /// How many hold which level, and what was left out.
    fn footer(
        &self,
        programme: &Programme,
        history: &History,
        judged: &[Judged],
        loaded: &Loaded,
        screen: &mut Screen,
    ) -> Result<(), Stop> {
        let language = self.language;
        let version = if history.versions().len() > 1 { format!(" (version {})", programme.version) } else { String::new() };
        let partners = counted(judged.len(), "partner", "partners");
        let known = self.as_known_on.map(|day| format!(", as known on {day}")).unwrap_or_default();
        let title = programme.title.get(language.code());
        screen.say(&in_line(&format!("{title}{version}: {partners} as of {}{known}", self.as_of)))?;
        if self.partner.is_none() {
            for (place, levels) in counts(programme, judged.iter().map(|judged| &judged.stood), language) {
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
pub fn counts<'s>(programme: &Programme, stood: impl Iterator<Item = &'s Stood> + Clone, language: Language) -> Vec<(usize, Vec<Held>)> {
    let of_ladder = |(place, ladder): (usize, &programme::model::Ladder)| {
        let holding = |level: Option<usize>| stood.clone().filter(|stood| stood.ladders[place].held == level).count();
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
