//! `fairway pos forecast`: what will be asked for, part by part and region by region, with how far such answers were off before.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use pos::cadence::Cadence;
use pos::forecast::{Advice, Answer, Errors, Forecast as Foretold, Need, Rule, ServiceLevel, advise, forecast};
use pos::store::Store;
use programme::money::plain;
use serde_json::{Value, json};

use super::import::refused;
use crate::figures::{counted, grouped};
use crate::progress::Watch;
use crate::screen::{Screen, in_line};
use crate::sheet::{Column, Entry, Format, Sheet, Side};
use crate::stop::Stop;

/// Forecast demand by part and region, with an honest error
#[derive(Debug, Args)]
#[command(long_about = include_str!("forecast.md"))]
pub struct Forecast {
    /// The store
    #[arg(long, value_name = "DIR")]
    store: PathBuf,

    /// The day asked about: only periods that have ended by then are history
    #[arg(long, value_name = "DATE", value_parser = crate::clock::day)]
    as_of: Date,

    /// What makes a series: columns of the POS lines
    #[arg(long, value_name = "COLUMN", value_delimiter = ',', default_value = "product,customer_country")]
    by: Vec<String>,

    /// How long a period is
    #[arg(long, value_enum, default_value_t = Every::Week)]
    every: Every,

    /// So many periods ahead
    #[arg(long, value_name = "N", default_value_t = 4)]
    periods: usize,

    /// Days from the order to the goods on the shelf: adds a suggested reorder point
    #[arg(long, value_name = "DAYS")]
    lead_time: Option<u16>,

    /// In how many of a hundred lead times the stock is to last
    #[arg(long, value_name = "PERCENT", value_parser = service, default_value = "95")]
    service: ServiceLevel,

    /// At most so many series, those with the most demand first
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    /// How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Every {
    /// From Monday to Sunday
    Week,
    /// A calendar month
    Month,
    /// A calendar quarter
    Quarter,
}

fn service(text: &str) -> Result<ServiceLevel, String> {
    let known = || ServiceLevel::ALL.iter().map(|(percent, ..)| percent.to_string()).collect::<Vec<_>>().join(", ");
    text.parse().ok().and_then(ServiceLevel::of).ok_or_else(|| format!("write one of {}", known()))
}

/// A series with its answer.
struct Told {
    answer: Answer,
    advice: Option<Advice>,
}

impl Forecast {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let store = Store::open(&self.store).map_err(refused)?;
        let state = store.state().map_err(refused)?;
        let cadence = match self.every {
            Every::Week => Cadence::ISO_WEEK,
            Every::Month => Cadence::Month,
            Every::Quarter => Cadence::CALENDAR_QUARTER,
        };
        let by: Vec<&str> = self.by.iter().map(String::as_str).collect();
        let series = store.demand(&state, &by, cadence, self.as_of).map_err(refused)?;
        let rule = Rule::of(cadence, self.periods);
        let watch = Watch::steps("forecasting", series.len());
        let mut told: Vec<Told> = vec![];
        for one in &series {
            let answer = forecast(one, &rule);
            watch.step();
            let advice = match (&answer, self.lead_time) {
                (Answer::Forecast(found), Some(lead_time_days)) => {
                    let need = Need { lead_time_days, service: self.service, available: None };
                    Some(advise(found, &need).map_err(|short| Stop::Usage(format!("{short} (`--periods`)")))?)
                }
                _ => None,
            };
            told.push(Told { answer, advice });
        }
        drop(watch);
        let demand = |told: &Told| match &told.answer {
            Answer::Forecast(found) => found.steps.iter().map(|step| step.point).sum(),
            Answer::NotEnough(_) => rust_decimal::Decimal::MIN,
        };
        told.sort_by_key(|told| std::cmp::Reverse(demand(told)));
        told.truncate(self.limit.unwrap_or(usize::MAX));
        match self.format {
            Format::Json => screen.json(&Value::from(told.iter().map(value).collect::<Vec<_>>()))?,
            Format::Csv => steps(&told).csv(screen)?,
            Format::Table => table(&told).show(screen)?,
        }
        screen.finish()?;
        self.footer(&told, screen)
    }

    fn footer(&self, told: &[Told], screen: &mut Screen) -> Result<(), Stop> {
        let found: Vec<&Foretold> =
            told.iter().filter_map(|told| if let Answer::Forecast(found) = &told.answer { Some(found.as_ref()) } else { None }).collect();
        let better = found.iter().filter(|found| found.beats_naive() == Some(true)).count();
        let without = told.len() - found.len();
        let series = counted(told.len(), "series", "series");
        screen.say(&format!(
            "{series} as of {}: {} forecast, {better} of them better than saying the last period again",
            self.as_of,
            found.len()
        ))?;
        if without > 0 {
            screen.say(&format!("{without} have not enough history for an answer (`--format json` says what is missing)"))?;
        }
        Ok(())
    }
}

fn table(told: &[Told]) -> Sheet {
    let advised = told.iter().any(|told| told.advice.is_some());
    let mut columns = vec![
        Column("Series", "series", Side::Name),
        Column("Next", "next", Side::Right),
        Column("4 of 5 lie in", "interval", Side::Right),
        Column("All periods", "sum", Side::Right),
        Column("Method", "method", Side::Words),
        Column("Error", "wape_percent", Side::Right),
        Column("Against naive", "against_naive", Side::Right),
    ];
    if advised {
        columns.push(Column("Order at", "reorder_point", Side::Right));
    }
    let mut sheet = Sheet::new(&columns);
    for Told { answer, advice } in told {
        let mut row: Vec<Entry> = match answer {
            Answer::NotEnough(missing) => {
                let why = in_line(&missing.to_string());
                vec![in_line(&missing.key).into(), "".into(), "".into(), "".into(), why.into(), "".into(), "".into()]
            }
            Answer::Forecast(found) => {
                let errors = found.blind.as_ref().unwrap_or(&found.errors);
                let first = found.steps.first();
                let shown = |number: Option<rust_decimal::Decimal>| number.map(grouped).unwrap_or_default();
                vec![
                    in_line(&found.key).into(),
                    shown(first.map(|step| step.point)).into(),
                    first.map(|step| format!("{} to {}", grouped(step.low), grouped(step.high))).unwrap_or_default().into(),
                    grouped(found.steps.iter().map(|step| step.point).sum()).into(),
                    found.method.words().into(),
                    errors.wape_percent.map(|percent| format!("{} %", plain(percent))).unwrap_or_default().into(),
                    shown(errors.against_naive).into(),
                ]
            }
        };
        if advised {
            row.push(advice.as_ref().map(|advice| grouped(advice.reorder_point)).unwrap_or_default().into());
        }
        sheet.row(row);
    }
    sheet
}

/// One row a series and period, for spreadsheets.
fn steps(told: &[Told]) -> Sheet {
    let mut sheet = Sheet::new(&[
        Column("series", "series", Side::Left),
        Column("from", "from", Side::Left),
        Column("to", "to", Side::Left),
        Column("quantity", "quantity", Side::Right),
        Column("low", "low", Side::Right),
        Column("high", "high", Side::Right),
        Column("method", "method", Side::Left),
        Column("wape_percent", "wape_percent", Side::Right),
    ]);
    for told in told {
        let Answer::Forecast(found) = &told.answer else { continue };
        let errors = found.blind.as_ref().unwrap_or(&found.errors);
        for step in &found.steps {
            sheet.row(vec![
                found.key.clone().into(),
                step.period.from.to_string().into(),
                step.period.to.to_string().into(),
                plain(step.point).into(),
                plain(step.low).into(),
                plain(step.high).into(),
                found.method.words().into(),
                errors.wape_percent.map(plain).unwrap_or_default().into(),
            ]);
        }
    }
    sheet
}

fn value(told: &Told) -> Value {
    let found = match &told.answer {
        Answer::NotEnough(missing) => return json!({ "series": missing.key, "not_enough": missing.to_string() }),
        Answer::Forecast(found) => found,
    };
    let errors = |errors: &Errors| {
        json!({
            "compared": errors.compared,
            "wape_percent": errors.wape_percent.map(plain),
            "bias_percent": errors.bias_percent.map(plain),
            "mase": errors.mase.map(plain),
            "against_naive": errors.against_naive.map(plain),
            "against_seasonal_naive": errors.against_seasonal_naive.map(plain),
        })
    };
    let steps = found.steps.iter().map(|step| {
        json!({ "from": step.period.from.to_string(), "to": step.period.to.to_string(), "quantity": plain(step.point), "low": plain(step.low), "high": plain(step.high) })
    });
    json!({
        "series": found.key,
        "method": found.method.words(),
        "steps": steps.collect::<Vec<_>>(),
        "errors": errors(&found.errors),
        "blind_errors": found.blind.as_ref().map(errors),
        "interval_held": found.coverage.map(|coverage| json!({ "inside": coverage.inside, "of": coverage.of })),
        "origins": found.origins,
        "history": found.history,
        "unreported": found.unreported,
        "advice": told.advice.as_ref().map(|advice| json!({ "reorder_point": plain(advice.reorder_point), "why": advice.to_string() })),
    })
}
