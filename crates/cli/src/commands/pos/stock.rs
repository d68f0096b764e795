//! `fairway pos stock`: does the stock that is reported agree with what was bought and sold, and how long will it last.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use pos::stock::{Cover, CoverRule, Reconciled, Returned, Weeks, cover, reconcile};
use pos::store::Store;
use programme::money::plain;
use serde_json::{Value, json};

use super::import::refused;
use crate::figures::{counted, grouped};
use crate::screen::{Screen, in_line};
use crate::sheet::{Column, Format, Sheet, Side};
use crate::stop::Stop;

/// Reckon reported stock against goods bought and sold, and say for how many weeks it lasts
#[derive(Debug, Args)]
#[command(long_about = include_str!("stock.md"))]
pub struct Stock {
    /// The store
    #[arg(long, value_name = "DIR")]
    store: PathBuf,

    /// The day asked about
    #[arg(long, value_name = "DATE", value_parser = crate::clock::day)]
    as_of: Date,

    /// Only this reporter's
    #[arg(long, value_name = "ID")]
    reporter: Option<String>,

    /// The pace is that of so many weeks
    #[arg(long, value_name = "N", default_value_t = 12)]
    weeks: u16,

    /// How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

impl Stock {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let store = Store::open(&self.store).map_err(refused)?;
        let state = store.state().map_err(refused)?;
        let mut reports = store.stock_reports(&state).map_err(refused)?;
        reports.retain(|report| report.as_of <= self.as_of);
        let mut movements = store.movements(&state, self.as_of).map_err(refused)?;
        if let Some(reporter) = &self.reporter {
            reports.retain(|report| report.reporter == *reporter);
            movements.retain(|movement| movement.reporter == *reporter);
        }
        if reports.is_empty() {
            return Err(Stop::Cannot("the store has no stock report that counts: import one with a profile that has `[stock]`".into()));
        }
        // Who reports no stock is not asked for any.
        movements.retain(|movement| reports.iter().any(|report| report.reporter == movement.reporter));
        let reckoned = reconcile(&reports, &movements, Returned::default());
        let unreported = store.unreported(&state, self.as_of).map_err(refused)?;
        let rule = CoverRule { weeks: self.weeks, ..CoverRule::default() };
        let covers = cover(&reports, &movements, self.as_of, &unreported, &rule);
        match self.format {
            Format::Json => screen.json(&value(&reckoned, &covers))?,
            Format::Csv => table(&reckoned, &covers).csv(screen)?,
            Format::Table => table(&reckoned, &covers).show(screen)?,
        }
        screen.finish()?;
        footer(&reckoned, &covers, screen)
    }
}

fn table(reckoned: &Reconciled, covers: &[Cover]) -> Sheet {
    let mut sheet = Sheet::new(&[
        Column("Reporter", "reporter", Side::Left),
        Column("Place", "place", Side::Left),
        Column("Part", "part", Side::Left),
        Column("Counted", "as_of", Side::Left),
        Column("On hand", "on_hand", Side::Right),
        Column("Expected", "expected", Side::Right),
        Column("Gap", "gap", Side::Right),
        Column("In transit", "in_transit", Side::Right),
        Column("On order", "on_order", Side::Right),
        Column("Weeks", "weeks", Side::Right),
    ]);
    for cover in covers {
        let last = reckoned.rows.iter().rfind(|row| row.position == cover.position && row.closing.as_of == cover.as_of);
        let shown = |number: Option<rust_decimal::Decimal>| number.map(grouped).unwrap_or_default();
        let weeks = match cover.weeks {
            Weeks::Last(weeks) => plain(weeks),
            Weeks::NoSales => "no sales".into(),
            Weeks::OnlyReturns => "only returns".into(),
            Weeks::NothingReported => "not reported".into(),
        };
        sheet.row(vec![
            cover.position.reporter.clone().into(),
            in_line(cover.position.place.as_deref().unwrap_or("all")).into(),
            in_line(&cover.position.part).into(),
            cover.as_of.to_string().into(),
            grouped(cover.on_hand).into(),
            shown(last.map(|row| row.expected)).into(),
            shown(last.map(|row| row.gap)).into(),
            shown(cover.in_transit).into(),
            shown(cover.on_order).into(),
            weeks.into(),
        ]);
    }
    sheet
}

fn footer(reckoned: &Reconciled, covers: &[Cover], screen: &mut Screen) -> Result<(), Stop> {
    let gaps = reckoned.rows.iter().filter(|row| !row.gap.is_zero()).count();
    screen.say(&format!(
        "{}; {} reckoned from report to report, {gaps} of them with a gap",
        counted(covers.len(), "position", "positions"),
        reckoned.rows.len()
    ))?;
    for quality in reckoned.quality().iter().rev().take(5) {
        let percent = quality.gap_percent.map(|percent| format!(", {} % of what was expected", plain(percent))).unwrap_or_default();
        screen.say(&in_line(&format!("  {} on {}: gaps of {} in all{percent}", quality.reporter, quality.as_of, grouped(quality.gap))))?;
    }
    for finding in reckoned.findings.iter().take(12) {
        screen.say(&in_line(&format!("  note: {finding}")))?;
    }
    if reckoned.findings.len() > 12 {
        screen.say(&format!("  ... and {} more (`--format json`)", reckoned.findings.len() - 12))?;
    }
    for left_out in reckoned.left_out.iter().take(12) {
        screen.say(&in_line(&format!("  left out: {left_out}")))?;
    }
    Ok(())
}

fn value(reckoned: &Reconciled, covers: &[Cover]) -> Value {
    let rows = reckoned.rows.iter().map(|row| {
        let terms = row.terms.iter().map(|term| {
            let sources: Vec<String> = term.entries.iter().flat_map(|entry| &entry.sources).map(ToString::to_string).collect();
            json!({ "what": term.what.words(), "effect": plain(term.effect), "sources": sources })
        });
        json!({
            "reporter": row.position.reporter,
            "place": row.position.place,
            "part": row.position.part,
            "from": row.opening.as_of.to_string(),
            "to": row.closing.as_of.to_string(),
            "opening": plain(row.opening.on_hand),
            "terms": terms.collect::<Vec<_>>(),
            "expected": plain(row.expected),
            "reported": plain(row.closing.on_hand),
            "gap": plain(row.gap),
            "why": row.to_string(),
        })
    });
    let covers = covers.iter().map(|cover| {
        let weeks = if let Weeks::Last(weeks) = cover.weeks { Some(plain(weeks)) } else { None };
        json!({
            "reporter": cover.position.reporter,
            "place": cover.position.place,
            "part": cover.position.part,
            "as_of": cover.as_of.to_string(),
            "on_hand": plain(cover.on_hand),
            "in_transit": cover.in_transit.map(plain),
            "on_order": cover.on_order.map(plain),
            "weeks": weeks,
            "why": cover.to_string(),
        })
    });
    json!({
        "positions": covers.collect::<Vec<_>>(),
        "reconciliations": rows.collect::<Vec<_>>(),
        "findings": reckoned.findings.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "left_out": reckoned.left_out.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}
