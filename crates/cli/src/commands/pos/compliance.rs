//! `fairway pos compliance`: who reports as agreed.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use pos::compliance::{PeriodCompliance, Status};
use pos::store::{Reporting, Store};
use programme::money::plain;
use serde_json::{Value, json};

use super::import::refused;
use crate::figures::counted;
use crate::screen::{Screen, in_line};
use crate::sheet::{Column, Format, Sheet, Side};
use crate::stop::Stop;

/// Say for every reporter and period whether its report came on time, whole and right
#[derive(Debug, Args)]
#[command(long_about = include_str!("compliance.md"))]
pub struct Compliance {
    /// The store
    #[arg(long, value_name = "DIR")]
    store: PathBuf,

    /// The day asked about
    #[arg(long, value_name = "DATE", value_parser = crate::clock::day, default_value = "today")]
    as_of: Date,

    /// Only this reporter's
    #[arg(long, value_name = "ID")]
    reporter: Option<String>,

    /// Of each reporter the last so many periods
    #[arg(long, value_name = "N", default_value_t = 8)]
    periods: usize,

    /// How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

impl Compliance {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let store = Store::open(&self.store).map_err(refused)?;
        let state = store.state().map_err(refused)?;
        let mut all = store.reporting(&state, self.as_of).map_err(refused)?;
        all.retain(|reporting| self.reporter.as_ref().is_none_or(|reporter| *reporter == reporting.report.reporter));
        if all.is_empty() {
            return Err(Stop::Cannot("no reporter of the store has an agreed cadence: `[report] every = \"week\"` in its profile".into()));
        }
        match self.format {
            Format::Json => screen.json(&Value::from(all.iter().map(value).collect::<Vec<_>>()))?,
            Format::Csv => self.table(&all).csv(screen)?,
            Format::Table => self.table(&all).show(screen)?,
        }
        screen.finish()?;
        let settled = all.iter().flat_map(|reporting| &reporting.periods).filter_map(PeriodCompliance::compliant);
        let (good, of) = settled.fold((0, 0), |(good, of), compliant| (good + usize::from(compliant), of + 1));
        screen.say(&format!("{}: {good} of {of} periods as agreed by {}", counted(all.len(), "reporter", "reporters"), self.as_of))?;
        Ok(())
    }

    fn table(&self, all: &[Reporting]) -> Sheet {
        let mut sheet = Sheet::new(&[
            Column("Reporter", "reporter", Side::Name),
            Column("Period", "period", Side::Left),
            Column("Due", "due", Side::Left),
            Column("Came", "received", Side::Left),
            Column("Status", "status", Side::Left),
            Column("Corrected", "corrections", Side::Right),
            Column("Score", "score", Side::Right),
            Column("What is not as agreed", "shortfalls", Side::Words),
        ]);
        for Reporting { report, periods } in all {
            let label = |judged: &PeriodCompliance| report.cadence().map(|cadence| cadence.label(judged.period)).unwrap_or_default();
            for judged in periods.iter().rev().take(self.periods).rev() {
                let shortfalls: Vec<String> = judged.shortfalls.iter().map(ToString::to_string).collect();
                sheet.row(vec![
                    in_line(&report.name).into(),
                    label(judged).into(),
                    judged.deadline.to_string().into(),
                    judged.first_received.map(|day| day.to_string()).unwrap_or_default().into(),
                    status(judged.status).into(),
                    judged.corrections.to_string().into(),
                    judged.score.as_ref().map(|score| plain(score.points)).unwrap_or_default().into(),
                    shortfalls.join("; ").into(),
                ]);
            }
        }
        sheet
    }
}

fn status(status: Status) -> String {
    match status {
        Status::NotYetDue => "not yet due".into(),
        Status::Due => "due".into(),
        Status::OnTime => "on time".into(),
        Status::Late { days } => format!("{} late", counted(days as usize, "day", "days")),
        Status::Missing { days } => format!("missing for {}", counted(days as usize, "day", "days")),
        Status::ZeroReport { days_late: 0 } => "nothing sold".into(),
        Status::ZeroReport { days_late } => format!("nothing sold, {} late", counted(days_late as usize, "day", "days")),
    }
}

fn value(reporting: &Reporting) -> Value {
    let periods = reporting.periods.iter().map(|judged| {
        json!({
            "from": judged.period.from.to_string(),
            "to": judged.period.to.to_string(),
            "due": judged.deadline.to_string(),
            "received": judged.first_received.map(|day| day.to_string()),
            "status": status(judged.status),
            "corrections": judged.corrections,
            "score": judged.score.as_ref().map(|score| plain(score.points)),
            "inputs": judged.score.as_ref().map(ToString::to_string),
            "compliant": judged.compliant(),
            "shortfalls": judged.shortfalls.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "submission": judged.current.as_ref().map(|current| current.id.clone()),
        })
    });
    json!({ "reporter": reporting.report.reporter, "name": reporting.report.name, "periods": periods.collect::<Vec<_>>() })
}
