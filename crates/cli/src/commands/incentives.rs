//! `fairway incentives`: what every partner earns, and how each amount comes about.

mod sums;
pub mod why;

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use pos::folder::Loaded;
use pos::store::Store;
use programme::condition::Unit;
use programme::incentive::{Earned, Earner, NextBand, NotEarned, Plan, Refusal};
use programme::model::{History, Incentive, IncentiveBasis, Programme};
use programme::money::plain;
use programme::period::Days;
use programme::record::{PartnerId, Records};
use programme::words::{Language, Teller};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::census::{Asked, Census, Found, ask_all};
use crate::facts::{Facts, Reading, partners, tell};
use crate::figures::{counted, figure};
use crate::language::{self, titled};
use crate::programmes::history;
use crate::screen::{Screen, in_line};
use crate::sheet::{Column, Entry, Format, Sheet, Side};
use crate::stop::Stop;

/// Work out what partners earn, each step with its reason
#[derive(Debug, Args)]
#[command(long_about = include_str!("incentives.md"))]
pub struct Incentives {
    /// Programme files: all versions of one programme
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    programme: Vec<PathBuf>,

    #[command(flatten)]
    facts: Facts,

    /// The days asked about: 2013, 2013-H1, 2013-Q3, 2013-07, 2013-07-01..2013-09-30
    #[arg(long, value_name = "PERIOD", value_parser = crate::clock::days)]
    period: Days,

    /// Only what was known by this day; everything known where left out
    #[arg(long, value_name = "DATE", value_parser = crate::clock::day)]
    as_known_on: Option<Date>,

    /// Only this partner
    #[arg(long, value_name = "ID")]
    partner: Option<String>,

    /// Only this incentive
    #[arg(long, value_name = "ID")]
    incentive: Option<String>,

    /// How each amount comes about, not only the row
    #[arg(long, requires = "partner")]
    why: bool,

    /// Also who earns nothing
    #[arg(long)]
    all: bool,

    /// With `--why`: so many of the records behind each amount
    #[arg(long, value_name = "N", default_value_t = 20, requires = "why")]
    records: usize,

    /// The language
    #[arg(long, value_name = "LANGUAGE", value_parser = language::parser(), default_value = "en")]
    language: Language,

    /// How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// What a partner earns by an incentive, and where it was asked how, the records behind it.
pub struct Row {
    pub partner: String,
    pub name: String,
    pub incentive: String,
    pub earned: Earned,
    pub behind: Vec<why::Behind>,
    /// What to do next, while the period runs.
    pub next: Option<NextBand>,
}

/// What one partner earns.
type Answered = Result<Vec<Row>, Refusal>;

impl Incentives {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let history = history(&self.programme, screen)?;
        let programme = history.in_force(self.period.to).map_err(|error| Stop::Cannot(error.to_string()))?;
        self.check_incentive(programme)?;
        if self.why && self.format == Format::Csv {
            return Err(Stop::Usage("an explanation is a tree: ask for it with `--format table` or `--format json`".into()));
        }
        let store = self.facts.open_store()?;
        let histories = [&history];
        let reading = Reading {
            as_of: self.period.to,
            histories: &histories,
            programmes: &self.programme,
            format: self.format,
            store: store.as_ref(),
            leave_sales: true,
        };
        let loaded = self.facts.read(&reading, screen)?;
        let teller = Teller::new(self.language);
        let asked = partners(self.partner.as_deref(), &loaded.records)?;
        let (answers, bad) = self.answers(&history, &loaded, store.as_ref(), &asked)?;
        if !bad.is_empty() && !self.facts.skip_bad_rows {
            tell(&bad, self.format, screen)?;
            return Err(Stop::No);
        }
        let mut rows = vec![];
        for answer in answers {
            rows.extend(answer.map_err(|refusal| Stop::Cannot(refusal.to_string()))?);
        }
        match self.format {
            Format::Json => screen.json(&self.value(programme, &rows))?,
            Format::Csv => self.sheet(programme, &rows, &teller).csv(screen)?,
            Format::Table if self.why => rows.iter().try_for_each(|row| screen.out(&why::shown(programme, row, &teller, self.records)))?,
            Format::Table => self.sheet(programme, &rows, &teller).show(screen)?,
        }
        screen.finish()?;
        self.footer(programme, asked.len(), &rows, screen)
    }

    fn check_incentive(&self, programme: &Programme) -> Result<(), Stop> {
        let ids = programme.incentives.iter().map(|own| own.id.as_str());
        match &self.incentive {
            Some(id) if !ids.clone().any(|own| own == id) => {
                let help = programme::diagnostic::did_you_mean(id, ids).map(|help| format!("; {help}")).unwrap_or_default();
                Err(Stop::Usage(format!("the programme has no incentive `{id}`{help}")))
            }
            _ => Ok(()),
        }
    }

    /// What every partner asked about earns, in their order, with the lines that cannot be used.
    fn answers(&self, history: &History, loaded: &Loaded, store: Option<&Store>, asked: &[PartnerId]) -> Result<Found<Answered>, Stop> {
        let known_on = self.as_known_on.unwrap_or(Date::MAX);
        let teller = Teller::new(self.language);
        // Where sums are enough, no line of a store is held here.
        let plans = if self.why || self.partner.is_some() { None } else { Plan::all(history, self.period, self.incentive.as_deref()) };
        if let (Some(store), Some(plans)) = (store, plans) {
            let sums = sums::add_up(&plans, (history, loaded, store), known_on)?;
            let answers = ask_all(asked, "calculating", |partner| {
                let earner = Earner::new(history, &loaded.records, partner, known_on);
                let earner = earner.knowing(sums.known.get(&partner).cloned().unwrap_or_default());
                self.rows(history, &earner, (&loaded.records, partner), &teller)
            });
            return Ok((answers, sums.bad));
        }
        let what = if self.why { Asked::Records } else { Asked::Money };
        let histories = [history];
        let census = Census::new(loaded, store, &histories, known_on, what)?;
        census.ask(asked, "calculating", |records, partner| {
            self.rows(history, &Earner::new(history, records, partner, known_on), (records, partner), &teller)
        })
    }

    fn rows(&self, history: &History, earner: &Earner<'_>, (records, partner): (&Records, PartnerId), teller: &Teller) -> Answered {
        let known_on = self.as_known_on.unwrap_or(Date::MAX);
        let all = earner.all_within(self.period, self.incentive.as_deref())?.into_iter();
        let takes_part = |earned: &Earned| earned.not_earned != Some(NotEarned::NotInAudience);
        let shown = all.filter(|(_, earned)| self.all || is_told(earned) || (self.why && takes_part(earned)));
        let row = |(own, earned): (&Incentive, Earned)| -> Result<Row, Refusal> {
            let running = self.why && known_on < earned.days.to;
            let next = if running { earner.next_band(&own.id, earned.days.to)? } else { None };
            Ok(Row {
                next,
                partner: records.id(partner).to_owned(),
                name: name_of(records, partner),
                incentive: own.id.clone(),
                behind: if self.why { why::behind(earner, (history.on(earned.days.to), records), own, &earned, teller) } else { vec![] },
                earned,
            })
        };
        shown.map(row).collect()
    }

    fn sheet(&self, programme: &Programme, rows: &[Row], teller: &Teller) -> Sheet {
        let mut sheet = Sheet::new(&[
            Column("Partner", "partner", Side::Left),
            Column("Name", "name", Side::Name),
            Column("Incentive", "incentive", Side::Words),
            Column("From", "from", Side::Left),
            Column("To", "to", Side::Left),
            Column("Paid on", "paid_on", Side::Right),
            Column("Reached", "reached", Side::Right),
            Column("Amount", "amount", Side::Right),
            Column("Remark", "remark", Side::Words),
        ]);
        for row in rows {
            let Row { partner, name, incentive, earned, .. } = row;
            let own = programme.incentives.iter().find(|own| own.id == *incentive);
            let title = teller.rule(programme, incentive);
            let money = |amount: Decimal| Entry::both(figure(amount, Unit::Money, &programme.currency), plain(amount));
            let amount = if earned.goods { Entry::from(format!("{} pieces", plain(earned.amount))) } else { money(earned.amount) };
            let reached = own.and_then(|own| reached(own, earned, &programme.currency)).unwrap_or_else(|| "".into());
            sheet.row(vec![
                partner.as_str().into(),
                name.as_str().into(),
                Entry::both(title, incentive.as_str()),
                earned.days.from.to_string().into(),
                earned.days.to.to_string().into(),
                money(earned.paid_on()),
                reached,
                amount,
                teller.remark(programme, earned).unwrap_or_default().into(),
            ]);
        }
        sheet
    }

    fn value(&self, programme: &Programme, rows: &[Row]) -> Value {
        json!({
            "programme": programme.id,
            "version": programme.version,
            "from": self.period.from.to_string(),
            "to": self.period.to.to_string(),
            "as_known_on": self.as_known_on.map(|day| day.to_string()),
            "currency": programme.currency,
            "incentives": rows.iter().map(|row| why::value(programme, row)).collect::<Vec<_>>(),
        })
    }

    fn footer(&self, programme: &Programme, partners: usize, rows: &[Row], screen: &mut Screen) -> Result<(), Stop> {
        let title = programme.title.get(self.language.code());
        let days = format!("{} to {}", self.period.from, self.period.to);
        screen.say(&in_line(&format!("{title}, {days}: {}", counted(partners, "partner", "partners"))))?;
        for own in &programme.incentives {
            let own_rows = rows.iter().filter(|row| row.incentive == own.id);
            let paid = own_rows.clone().filter(|row| !row.earned.goods && !row.earned.amount.is_zero());
            let sum = paid.clone().fold(Decimal::ZERO, |sum, row| sum.saturating_add(row.earned.amount));
            if own_rows.count() == 0 {
                continue;
            }
            let mut earning: Vec<&str> = paid.map(|row| row.partner.as_str()).collect();
            earning.dedup();
            let title = titled(&own.title, &own.id, self.language);
            let sum = figure(sum, Unit::Money, &programme.currency);
            screen.say(&in_line(&format!(
                "  {title}: {sum} {} to {}",
                programme.currency,
                counted(earning.len(), "partner", "partners")
            )))?;
        }
        Ok(())
    }
}

/// Whether a row says something: an amount, or what is missing for one.
fn is_told(earned: &Earned) -> bool {
    let missed = matches!(earned.not_earned, Some(NotEarned::Missing | NotEarned::NoTarget | NotEarned::NotEnrolled));
    !earned.amount.is_zero() || (missed && !earned.lines.is_empty()) || earned.lines.len() > 1
}

/// What was reached in the bands, where all records fill them together.
pub fn reached(own: &Incentive, earned: &Earned, currency: &str) -> Option<Entry> {
    let [all] = earned.reached.as_slice() else { return None };
    let reached = all.reached.filter(|_| !own.bands.is_empty())?;
    let unit = match own.basis {
        IncentiveBasis::PercentOfTarget | IncentiveBasis::Growth => Unit::Percent,
        IncentiveBasis::Value | IncentiveBasis::None => Unit::Money,
        IncentiveBasis::Quantity => Unit::Count,
    };
    Some(Entry::both(figure(reached, unit, currency), plain(reached)))
}

fn name_of(records: &Records, partner: PartnerId) -> String {
    use programme::record::{Schema, Sight};
    let name = records.schema().get(Schema::PARTNER).column("name");
    let sight = Sight { as_of: Date::MAX, known_on: Date::MAX };
    name.map_or(String::new(), |name| records.attribute(partner, name, sight).plain())
}
