//! `fairway pos match`: whose lines are whose - the queue of parties nobody knows, and what is decided about them.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;
use pos::intake::Written;
use pos::store::{Decision, OpenParty, Store};
use programme::condition::Unit;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::import::refused;
use super::told;
use crate::figures::{counted, figure, grouped};
use crate::screen::{Screen, in_line};
use crate::sheet::{Column, Entry, Format, Sheet, Side};
use crate::stop::Stop;

/// Show the parties nobody knows the account of, and decide about them
#[derive(Debug, Args)]
#[command(long_about = include_str!("match.md"))]
pub struct Parties {
    /// The store
    #[arg(long, value_name = "DIR")]
    store: PathBuf,

    /// Decisions: the list as CSV (`--format csv`) with the column `account` filled in; `none` means that it is no account
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,

    /// Allot again what the list of accounts now says, without decisions
    #[arg(long, conflicts_with = "decisions")]
    again: bool,

    /// Who decides: kept in the journal
    #[arg(long, value_name = "NAME", default_value = "")]
    by: String,

    /// The day it is decided
    #[arg(long, value_name = "DATE", value_parser = crate::clock::day, default_value = "today")]
    on: Date,

    /// Also parties that were decided to be no account
    #[arg(long)]
    all: bool,

    /// At most so many parties
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    /// How the list is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// The columns of a party in a file, in their order.
const PARTY: [&str; 9] = ["reporter", "id", "name", "street", "city", "postcode", "country", "domain", "tax_id"];

impl Parties {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        if self.decisions.is_some() || self.again {
            return self.decide(screen);
        }
        let store = Store::open(&self.store).map_err(refused)?;
        let (known, state) = (store.known().map_err(refused)?, store.state().map_err(refused)?);
        let mut open = store.open_parties(&known, &state).map_err(refused)?;
        open.retain(|party| self.all || !party.is_no_account);
        let all = open.len();
        open.truncate(self.limit.unwrap_or(usize::MAX));
        match self.format {
            Format::Json => screen.json(&Value::from(open.iter().map(value).collect::<Vec<_>>()))?,
            Format::Csv => file(&open).csv(screen)?,
            Format::Table if open.is_empty() => screen.say("every line has its account")?,
            Format::Table => table(&open).show(screen)?,
        }
        screen.finish()?;
        if !open.is_empty() && self.format == Format::Table {
            let shown = if open.len() < all { format!(", {} shown", open.len()) } else { String::new() };
            screen.say(&format!(
                "{} without an account{shown}; to decide: `--format csv > queue.csv`, fill in `account`, then `--decisions queue.csv`",
                counted(all, "party", "parties")
            ))?;
        }
        Ok(())
    }

    fn decide(&self, screen: &mut Screen) -> Result<(), Stop> {
        let decisions = match &self.decisions {
            Some(path) => read(path)?,
            None => vec![],
        };
        Store::open(&self.store).map_err(refused)?;
        let store = Store::open_or_make(&self.store).map_err(refused)?;
        let lines = store.decide(&decisions, (self.on, &self.by)).map_err(refused)?;
        let lines = counted(usize::try_from(lines).unwrap_or(usize::MAX), "line", "lines");
        screen.out(&format!("{}; {lines} changed their account\n", counted(decisions.len(), "decision", "decisions")))?;
        Ok(())
    }
}

/// The decisions of a file; rows with an empty `account` decide nothing.
fn read(path: &Path) -> Result<Vec<Decision>, Stop> {
    let bytes = std::fs::read(path).map_err(|error| Stop::unreadable(path, &error))?;
    let text = pos::reader::Text::new(bytes, None);
    let bad = |line: u32, reason: &str| Stop::Cannot(format!("{}:{line}: {reason}", path.display()));
    let (header, mut rows) = pos::reader::Rows::open(&text, None).map_err(|unreadable| bad(unreadable.line, &unreadable.reason))?;
    let place = |name: &str| header.names.iter().position(|known| known == name);
    for needed in ["reporter", "account"] {
        if place(needed).is_none() {
            return Err(bad(header.line, &format!("there is no heading `{needed}`: the list of `--format csv` has it")));
        }
    }
    let mut decisions = vec![];
    while let Some(row) = rows.next() {
        let row = row.map_err(|unreadable| bad(unreadable.line, &unreadable.reason))?;
        // What the list writes with a quote before it, so that no spreadsheet takes it for a formula, is read without.
        let text = |name: &str| {
            let cell = place(name).and_then(|place| row.cells.get(place)).unwrap_or_default().trim();
            let plain = cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r'])).unwrap_or(cell);
            plain.to_owned()
        };
        let account = text("account");
        if account.is_empty() {
            continue;
        }
        let party = Written {
            id: text("id"),
            name: text("name"),
            street: text("street"),
            city: text("city"),
            postcode: text("postcode"),
            country: text("country"),
            domain: text("domain"),
            tax_id: text("tax_id"),
        };
        let account = Some(account).filter(|account| account != "none");
        decisions.push(Decision { reporter: text("reporter"), party, account });
    }
    Ok(decisions)
}

fn money(open: &OpenParty) -> String {
    let amounts = open.sums.amounts.iter().map(|(currency, amount)| format!("{} {currency}", figure(*amount, Unit::Money, currency)));
    amounts.collect::<Vec<_>>().join(", ")
}

fn table(open: &[OpenParty]) -> Sheet {
    let mut sheet = Sheet::new(&[
        Column("Reporter", "reporter", Side::Left),
        Column("As it is written", "name", Side::Name),
        Column("Lines", "lines", Side::Right),
        Column("Amount", "amount", Side::Right),
        Column("Best candidate", "candidate", Side::Words),
        Column("Why", "why", Side::Words),
    ]);
    for party in open {
        let written = &party.party;
        let parts = [&written.name, &written.id, &written.city, &written.country];
        let shown: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        let best = party.candidates.first();
        sheet.row(vec![
            party.reporter.clone().into(),
            in_line(&shown.join(", ")).into(),
            grouped(Decimal::from(party.sums.lines)).into(),
            money(party).into(),
            best.map(|best| format!("{} ({})", best.account, best.score)).unwrap_or_default().into(),
            best.map(|best| in_line(&best.sentence())).unwrap_or_default().into(),
        ]);
    }
    sheet
}

/// The list with what is needed to decide, and to read the decisions back.
fn file(open: &[OpenParty]) -> Sheet {
    let mut columns: Vec<Column> = PARTY.iter().map(|name| Column(name, name, Side::Left)).collect();
    columns.extend([
        Column("lines", "lines", Side::Right),
        Column("amount", "amount", Side::Right),
        Column("account", "account", Side::Left),
        Column("candidate", "candidate", Side::Left),
        Column("score", "score", Side::Right),
        Column("why", "why", Side::Words),
    ]);
    let mut sheet = Sheet::new(&columns);
    for party in open {
        let written = &party.party;
        let best = party.candidates.first();
        let texts = [
            &party.reporter,
            &written.id,
            &written.name,
            &written.street,
            &written.city,
            &written.postcode,
            &written.country,
            &written.domain,
            &written.tax_id,
        ];
        let mut row: Vec<Entry> = texts.into_iter().map(|text| text.clone().into()).collect();
        row.extend([
            party.sums.lines.to_string().into(),
            money(party).into(),
            "".into(),
            best.map(|best| best.account.clone()).unwrap_or_default().into(),
            best.map(|best| best.score.to_string()).unwrap_or_default().into(),
            best.map(pos::matching::Candidate::sentence).unwrap_or_default().into(),
        ]);
        sheet.row(row);
    }
    sheet
}

fn value(open: &OpenParty) -> Value {
    let candidates = open
        .candidates
        .iter()
        .map(|candidate| json!({ "account": candidate.account, "score": candidate.score, "why": candidate.sentence() }));
    json!({
        "reporter": open.reporter,
        "party": told::value(&open.party),
        "sums": told::value(&open.sums),
        "candidates": candidates.collect::<Vec<_>>(),
        "is_no_account": open.is_no_account,
    })
}
