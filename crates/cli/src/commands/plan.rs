//! `fairway plan`: what publishing a change would do, before anybody is told.

mod affected;
mod cost;

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use pos::folder::Loaded;
use programme::model::Programme;
use programme::period::Days;
use programme::plan::{Comparison, Cost, Effect, Tally, levels, tally};
use programme::record::{PartnerId, Sight};
use programme::words::{Language, Teller};
use serde_json::{Value, json};

use crate::census::{Asked, Census};
use crate::facts::{Facts, Reading, bad_rows, tell};
use crate::figures::counted;
use crate::language::{self, titled};
use crate::programmes::histories;
use crate::screen::{Screen, in_line};
use crate::sheet::{Column, Format, Sheet, Side};
use crate::stop::Stop;
use affected::Affected;
use cost::Costs;

/// How many rows people are shown where they do not say.
const SHOWN: usize = 30;

/// Say what publishing a change would do: who moves, whose benefits change, what it costs
#[derive(Debug, Args)]
#[command(long_about = include_str!("plan.md"))]
pub struct Plan {
    /// The programme files of today: all versions
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    from: Vec<PathBuf>,

    /// The changed file: it takes the place of the last version, from the same day
    #[arg(long, value_name = "FILE")]
    to: PathBuf,

    #[command(flatten)]
    facts: Facts,

    /// The day asked about: 2024-05-31, or `today`
    #[arg(long, value_name = "DATE", value_parser = crate::clock::day)]
    as_of: Date,

    /// Only what was known by this day; everything known where left out
    #[arg(long, value_name = "DATE", value_parser = crate::clock::day)]
    as_known_on: Option<Date>,

    /// Count by this column of the partner, or zoning of the programme; the first zoning, else the country
    #[arg(long, value_name = "COLUMN")]
    by: Option<String>,

    /// Also say what the change would have cost or saved of what was earned in these days: 2013, 2013-Q3
    #[arg(long, value_name = "PERIOD", value_parser = crate::clock::days)]
    cost: Option<Days>,

    /// At most so many affected partners; in the table 30 where left out
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    /// The language of the words
    #[arg(long, value_name = "LANGUAGE", value_parser = language::parser(), default_value = "en")]
    language: Language,

    /// How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

impl Plan {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let comparison = self.comparison(screen)?;
        let by = self.by(comparison.after.on(self.as_of))?;
        let mut files = self.from.clone();
        files.push(self.to.clone());
        let store = self.facts.open_store()?;
        let histories = [&comparison.before, &comparison.after];
        let reading = Reading {
            as_of: self.as_of,
            histories: &histories,
            programmes: &files,
            format: self.format,
            store: store.as_ref(),
            leave_sales: true,
        };
        let mut loaded = self.facts.read(&reading, screen)?;
        let sight = Sight { as_of: self.as_of, known_on: self.as_known_on.unwrap_or(Date::MAX) };
        let census = Census::new(
            &loaded,
            store.as_ref(),
            &histories,
            sight.known_on,
            if self.cost.is_some() { Asked::Money } else { Asked::Standing },
        )?;
        let partners: Vec<PartnerId> = loaded.records.partners().collect();
        let (answers, bad) = census.ask(&partners, "planning", |records, partner| {
            let cost = self.cost.map(|days| comparison.cost(records, partner, days, sight.known_on)).transpose();
            (comparison.effect(records, partner, sight), cost)
        })?;
        if !bad.is_empty() && !self.facts.skip_bad_rows {
            tell(&bad, self.format, screen)?;
            return Err(Stop::No);
        }
        loaded.bad.extend(bad);
        let (effects, costs): (Vec<Effect>, Vec<_>) = answers.into_iter().unzip();
        let costs: Result<Vec<_>, _> = costs.into_iter().collect();
        let costs: Vec<Cost> = costs.map_err(|refusal| Stop::Cannot(refusal.to_string()))?.into_iter().flatten().flatten().collect();
        let affected = Affected {
            before: comparison.before.on(self.as_of),
            after: comparison.after.on(self.as_of),
            records: &loaded.records,
            sight,
            language: self.language,
        };
        let limit = self.limit.unwrap_or(if self.format == Format::Table { SHOWN } else { usize::MAX });
        let costs = self.cost.map(|days| Costs {
            days,
            costs: &costs,
            after: affected.after,
            records: &loaded.records,
            sight,
            by: &by,
            language: self.language,
        });
        let changes = affected.sorted(&effects);
        let shown: Vec<&Effect> = changes.iter().take(limit).copied().collect();
        match self.format {
            Format::Json => screen.json(&self.value(&affected, &effects, &shown, &by, &loaded, costs.as_ref()))?,
            Format::Csv => affected.sheet(&shown).csv(screen)?,
            Format::Table => {
                self.show(&affected, &effects, &shown, &by, screen)?;
                costs.as_ref().map_or(Ok(()), |costs| costs.show(screen))?;
            }
        }
        screen.finish()?;
        if let Some(costs) = &costs {
            screen.say(&costs.told())?;
        }
        footer(&effects, changes.len(), shown.len(), &loaded, screen)
    }

    /// The two programmes.
    fn comparison(&self, screen: &mut Screen) -> Result<Comparison, Stop> {
        let [before, changed] = histories([&self.from, std::slice::from_ref(&self.to)], screen)?;
        let Some(changed) = changed.versions().first().cloned() else {
            return Err(Stop::No);
        };
        before.in_force(self.as_of).map_err(|error| Stop::Cannot(error.to_string()))?;
        let comparison = Comparison::new(before, changed, self.as_of).map_err(|error| Stop::Cannot(error.to_string()))?;
        if comparison.in_place {
            let last = comparison.before.on(self.as_of);
            let since = last.effective;
            screen.say(&format!(
                "judged as if the changed file had been in force in place of version {} since {since}",
                in_line(&last.version)
            ))?;
        }
        Ok(comparison)
    }

    /// What is counted by.
    fn by(&self, programme: &Programme) -> Result<String, Stop> {
        let zonings = programme.zonings.iter().map(|zoning| zoning.name.as_str());
        let columns = programme.schema.get(programme::record::Schema::PARTNER).columns.iter().map(|column| column.name.as_str());
        match &self.by {
            None => Ok(zonings.clone().next().unwrap_or("country").to_owned()),
            Some(by) if zonings.clone().chain(columns.clone()).any(|known| known == by) => Ok(by.clone()),
            Some(by) => {
                let help = programme::diagnostic::did_you_mean(by, zonings.chain(columns));
                let help = help.map(|help| format!("; {help}")).unwrap_or_default();
                Err(Stop::Usage(format!("partners have no column or zoning `{by}`{help}")))
            }
        }
    }

    fn show(&self, affected: &Affected<'_>, effects: &[Effect], shown: &[&Effect], by: &str, screen: &mut Screen) -> Result<(), Stop> {
        let teller = Teller::new(self.language);
        for ladder in &affected.after.ladders {
            let title = titled(&ladder.title, &ladder.id, self.language);
            screen.out(&format!("{}\n\n", in_line(&title)))?;
            let mut sheet = Sheet::new(&[
                Column("level", "level", Side::Left),
                Column("before", "before", Side::Right),
                Column("after", "after", Side::Right),
                Column("", "change", Side::Right),
            ]);
            let counts = levels(effects, &ladder.id);
            let count = |id: &str| counts.get(id).copied().unwrap_or_default();
            let rows = ladder.levels.iter().rev().map(|level| (titled(&level.title, &level.id, self.language), count(&level.id)));
            let gone = counts.iter().filter(|(id, _)| !id.is_empty() && !ladder.levels.iter().any(|level| level.id == **id));
            let gone = gone.map(|(id, count)| (id.clone(), *count));
            let none = counts.get("").map(|count| ("no level".to_owned(), *count));
            for (level, (before, after)) in rows.chain(gone).chain(none) {
                sheet.row(vec![level.into(), before.to_string().into(), after.to_string().into(), difference(before, after).into()]);
            }
            sheet.told_by(&teller).show(screen)?;
            screen.out("\n")?;
        }
        self.tallies(affected, effects, by).told_by(&teller).show(screen)?;
        if !shown.is_empty() {
            screen.out("\n")?;
            affected.sheet(shown).told_by(&teller).show(screen)?;
            screen.out(&affected.benefits(effects))?;
        }
        Ok(())
    }

    fn tallies(&self, affected: &Affected<'_>, effects: &[Effect], by: &str) -> Sheet {
        let mut sheet = Sheet::new(&[
            Column("where", "where", Side::Left),
            Column("partners", "partners", Side::Right),
            Column("rise", "rise", Side::Right),
            Column("fall", "fall", Side::Right),
            Column("newly at risk", "newly_at_risk", Side::Right),
            Column("no longer at risk", "no_longer_at_risk", Side::Right),
            Column("benefits change", "benefits_change", Side::Right),
        ]);
        for (place, counted) in tally(effects, affected.after, affected.records, by, affected.sight) {
            let place = if place.is_empty() { "elsewhere".to_owned() } else { place };
            let Tally { partners, rise, fall, newly_at_risk, no_longer_at_risk, benefits_change } = counted;
            let counts = [partners, rise, fall, newly_at_risk, no_longer_at_risk, benefits_change];
            sheet.row(std::iter::once(place.into()).chain(counts.map(|count| count.to_string().into())).collect());
        }
        sheet
    }

    fn value(
        &self,
        affected: &Affected<'_>,
        effects: &[Effect],
        shown: &[&Effect],
        by: &str,
        loaded: &Loaded,
        costs: Option<&Costs<'_>>,
    ) -> Value {
        let tallies = tally(effects, affected.after, affected.records, by, affected.sight).into_iter().map(|(place, counted)| {
            json!({
                by: place,
                "partners": counted.partners,
                "rise": counted.rise,
                "fall": counted.fall,
                "newly_at_risk": counted.newly_at_risk,
                "no_longer_at_risk": counted.no_longer_at_risk,
                "benefits_change": counted.benefits_change,
            })
        });
        let ladders = affected.after.ladders.iter().map(|ladder| {
            let counts = levels(effects, &ladder.id).into_iter().map(|(level, (before, after))| {
                let level = if level.is_empty() { Value::Null } else { level.into() };
                json!({ "level": level, "before": before, "after": after })
            });
            json!({ "ladder": ladder.id, "levels": counts.collect::<Vec<_>>() })
        });
        json!({
            "programme": affected.after.id,
            "before": affected.before.version,
            "after": affected.after.version,
            "as_of": self.as_of.to_string(),
            "as_known_on": self.as_known_on.map(|day| day.to_string()),
            "levels": ladders.collect::<Vec<_>>(),
            "by": by,
            "counts": tallies.collect::<Vec<_>>(),
            "cost": costs.map(Costs::value),
            "affected": shown.iter().map(|effect| affected.value(effect)).collect::<Vec<_>>(),
            "skipped_rows": loaded.bad.len(),
            "bad_rows": bad_rows(&loaded.bad),
        })
    }
}

fn difference(before: usize, after: usize) -> String {
    match after.cmp(&before) {
        std::cmp::Ordering::Greater => format!("+{}", after - before),
        std::cmp::Ordering::Less => format!("-{}", before - after),
        std::cmp::Ordering::Equal => String::new(),
    }
}

fn footer(effects: &[Effect], changes: usize, shown: usize, loaded: &Loaded, screen: &mut Screen) -> Result<(), Stop> {
    let all = counted(effects.len(), "partner", "partners");
    screen.say(&format!("{changes} of {all} would be affected"))?;
    if shown < changes {
        screen.say(&format!("  {shown} shown; `--limit {changes}` or `--format csv` has all"))?;
    }
    if !loaded.bad.is_empty() {
        screen.say(&format!("  {} skipped (`--format json` lists them)", counted(loaded.bad.len(), "bad row", "bad rows")))?;
    }
    Ok(())
}
