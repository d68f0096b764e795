//! `fairway ledger`: the books of a programme, made from its records.

mod closing;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use programme::ledger::books::Books;
use programme::ledger::{Account, hledger, roll_forward};
use programme::model::Programme;
use programme::money::{minor_places, written};
use programme::period::Days;
use serde_json::{Value, json};

use crate::books::{Made, Making};
use crate::facts::{Facts, partners};
use crate::figures::{counted, figure};
use crate::screen::{Screen, in_line};
use crate::sheet::{Column, Entry, Format, Sheet, Side};
use crate::stop::Stop;

/// Make the books: what is owed, entry by entry, and whether it ties
#[derive(Debug, Args)]
#[command(long_about = include_str!("ledger.md"))]
pub struct Ledger {
    /// What is shown
    #[arg(value_enum, default_value_t = What::Balances)]
    what: What,

    /// Programme files: all versions of one programme
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    programme: Vec<PathBuf>,

    #[command(flatten)]
    facts: Facts,

    /// The day up to which the books are made: 2024-05-31, or `today`
    #[arg(long, value_name = "DATE", value_parser = crate::clock::day)]
    as_of: Date,

    /// With `roll-forward`: the days, as 2013, 2013-Q3 or 2013-07-01..2013-09-30
    #[arg(long, value_name = "PERIOD", value_parser = crate::clock::days)]
    period: Option<Days>,

    /// With `close`: the day of closing; today where left out
    #[arg(long, value_name = "DATE", value_parser = crate::clock::day)]
    closed_on: Option<Date>,

    /// Only this partner
    #[arg(long, value_name = "ID")]
    partner: Option<String>,

    /// How the answer is written
    #[arg(long, value_enum, default_value_t = Written::Table)]
    format: Written,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// What stands in every account
    Balances,
    /// Every entry
    Entries,
    /// Opening + accrued - settled +/- adjusted = closing
    RollForward,
    /// Every run with its fingerprint
    Runs,
    /// Where a run found otherwise than the one before
    Changes,
    /// Every month: open, closing or closed, and what was booked in it
    Periods,
    /// The row for closings.csv that closes the books up to --as-of
    Close,
    /// Whether the books hold, and are those that were closed
    Verify,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Written {
    /// For people
    Table,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
    /// A journal for hledger
    Hledger,
}

impl Ledger {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        if self.what == What::RollForward && self.period.is_none() {
            return Err(Stop::Usage("a roll-forward is about days: add `--period 2013-Q3`".into()));
        }
        if self.format == Written::Hledger && !matches!(self.what, What::Balances | What::Entries) {
            return Err(Stop::Usage("a journal holds entries: leave `--format hledger` or what is shown out".into()));
        }
        if self.partner.is_some() && !matches!(self.what, What::Balances | What::Entries | What::RollForward | What::Changes) {
            return Err(Stop::Usage(
                "`--partner` shows the balances, entries, roll-forward or changes of one partner: leave it out here".into(),
            ));
        }
        let closed_on = self.closed_on.unwrap_or_else(crate::clock::today);
        if self.what == What::Close && closed_on <= self.as_of {
            return Err(Stop::Usage(format!("{} is not over on {closed_on}: days can be closed when they are over", self.as_of)));
        }
        let format = if self.format == Written::Json { Format::Json } else { Format::Table };
        let making = Making { programme: &self.programme, facts: &self.facts, as_of: self.as_of, format };
        let Made { history, loaded, books: made, .. } = making.make(screen)?;
        partners(self.partner.as_deref(), &loaded.records)?;
        let programme = history.on(self.as_of);
        if self.what == What::Close {
            return self.close(&made, closed_on, screen);
        }
        self.show(programme, &made, screen)
    }

    fn show(&self, programme: &Programme, made: &Books, screen: &mut Screen) -> Result<(), Stop> {
        if self.format == Written::Hledger {
            screen.out(&hledger(&made.ledger, &format!("{} {}", programme.id, programme.version), self.partner.as_deref()))?;
        } else {
            let mut wrong = if self.what == What::Verify { made.ledger.verify() } else { vec![] };
            wrong.extend(made.broken.iter().filter(|_| self.what == What::Verify).cloned());
            let sheet = match self.what {
                What::Balances => self.balances(made),
                What::Entries => self.entries(made),
                What::RollForward => self.rolled(made),
                What::Runs => runs(made, &programme.currency),
                What::Changes => self.changes(made, &programme.currency),
                What::Periods => closing::months(made, self.as_of, &programme.currency),
                What::Close => closing::row(made, self.as_of, self.as_of),
                What::Verify => {
                    wrong.iter().try_for_each(|wrong| screen.out(&format!("{}\n", in_line(wrong))))?;
                    Sheet::new(&[])
                }
            };
            match self.format {
                Written::Json => screen.json(&self.value(programme, made, &wrong))?,
                Written::Csv => sheet.csv(screen)?,
                _ if self.what != What::Verify => sheet.show(screen)?,
                _ => {}
            }
            if !wrong.is_empty() {
                return Err(Stop::No);
            }
        }
        screen.finish()?;
        let shown = made.ledger.entries().iter().filter(|entry| entry.concerns(self.partner.as_deref()));
        let (count, runs) = (shown.count(), made.runs.len());
        let verified = if self.what == What::Verify { ": booked once more, and the same; every currency is in balance" } else { "" };
        screen.say(&format!("{}, {} up to {}{verified}", counted(count, "entry", "entries"), counted(runs, "run", "runs"), self.as_of))?;
        for finding in &made.findings {
            screen.say(&in_line(&format!("not booked: {finding}")))?;
        }
        for broken in made.broken.iter().filter(|_| self.what != What::Verify) {
            screen.say(&in_line(&format!("not as closed: {broken}")))?;
        }
        if made.findings.is_empty() && made.broken.is_empty() { Ok(()) } else { Err(Stop::No) }
    }

    /// The row that closes the books; none where they are not in order.
    fn close(&self, made: &Books, closed_on: Date, screen: &mut Screen) -> Result<(), Stop> {
        let findings = made.findings.iter().map(ToString::to_string);
        let wrong: Vec<String> = made.ledger.verify().into_iter().chain(made.broken.iter().cloned()).chain(findings).collect();
        if !wrong.is_empty() {
            wrong.iter().try_for_each(|wrong| screen.say(&in_line(wrong)))?;
            return Err(Stop::Cannot("books that are not in order are not closed".into()));
        }
        closing::row(made, self.as_of, closed_on).csv(screen)?;
        Ok(screen.finish()?)
    }

    fn balances(&self, made: &Books) -> Sheet {
        let mut sheet = Sheet::new(&[
            Column("Account", "account", Side::Left),
            Column("Incentive or fund", "rule", Side::Left),
            Column("Partner", "partner", Side::Left),
            Column("Currency", "currency", Side::Left),
            Column("Owed", "owed", Side::Right),
        ]);
        for (account, balance) in made.ledger.balances().filter(|(own, _)| own.concerns(self.partner.as_deref())) {
            sheet.row(vec![
                account.kind.word().into(),
                account.rule.as_str().into(),
                account.partner.clone().unwrap_or_default().into(),
                account.currency.as_str().into(),
                money(balance.owed(), &account.currency),
            ]);
        }
        sheet
    }

    fn entries(&self, made: &Books) -> Sheet {
        let mut sheet = Sheet::new(&[
            Column("No", "number", Side::Right),
            Column("Booked", "booked", Side::Left),
            Column("Why", "why", Side::Left),
            Column("Of", "of", Side::Right),
            Column("Debit", "debit", Side::Words),
            Column("Credit", "credit", Side::Words),
            Column("Amount", "amount", Side::Right),
            Column("Currency", "currency", Side::Left),
            Column("Earned from", "earned_from", Side::Left),
            Column("to", "earned_to", Side::Left),
            Column("Run", "run", Side::Left),
        ]);
        for entry in made.ledger.entries().iter().filter(|entry| entry.concerns(self.partner.as_deref())) {
            sheet.row(vec![
                entry.number.to_string().into(),
                entry.booked.to_string().into(),
                entry.why.word().into(),
                entry.of().map_or(String::new(), |of| of.to_string()).into(),
                entry.debit.to_string().into(),
                entry.credit.to_string().into(),
                money(entry.minor, &entry.debit.currency),
                entry.debit.currency.as_str().into(),
                entry.earned.from.to_string().into(),
                entry.earned.to.to_string().into(),
                entry.run.as_str().into(),
            ]);
        }
        sheet
    }

    fn changes(&self, made: &Books, currency: &str) -> Sheet {
        let mut sheet = Sheet::new(&[
            Column("Run", "run", Side::Left),
            Column("Since", "since", Side::Left),
            Column("Partner", "partner", Side::Left),
            Column("Incentive or fund", "rule", Side::Left),
            Column("From", "from", Side::Left),
            Column("To", "to", Side::Left),
            Column("Before", "before", Side::Right),
            Column("Now", "now", Side::Right),
            Column("Change", "change", Side::Right),
        ]);
        let amount = |amount: rust_decimal::Decimal| {
            Entry::both(figure(amount, programme::condition::Unit::Money, currency), programme::money::plain(amount))
        };
        let wanted = |partner: &str| self.partner.as_deref().is_none_or(|wanted| wanted == partner);
        for change in made.changes().into_iter().filter(|change| wanted(&change.now.partner)) {
            let now = change.now.told.amount();
            sheet.row(vec![
                change.on.to_string().into(),
                change.since.to_string().into(),
                change.now.partner.into(),
                change.now.rule.into(),
                change.now.days.from.to_string().into(),
                change.now.days.to.to_string().into(),
                amount(change.before),
                amount(now),
                amount(now.saturating_sub(change.before)),
            ]);
        }
        sheet
    }

    fn rolled(&self, made: &Books) -> Sheet {
        let mut sheet = Sheet::new(&[
            Column("Incentive or fund", "rule", Side::Left),
            Column("Currency", "currency", Side::Left),
            Column("Opening", "opening", Side::Right),
            Column("Accrued", "accrued", Side::Right),
            Column("Settled", "settled", Side::Right),
            Column("Adjusted", "adjusted", Side::Right),
            Column("Closing", "closing", Side::Right),
        ]);
        let Some(days) = self.period else { return sheet };
        for ((rule, currency), row) in roll_forward(&made.ledger, days, self.partner.as_deref()) {
            let amounts = [row.opening, row.accrued, row.settled, row.adjusted, row.closing];
            let mut cells: Vec<Entry> = vec![rule.into(), currency.as_str().into()];
            cells.extend(amounts.map(|minor| money(minor, &currency)));
            sheet.row(cells);
        }
        sheet
    }

    fn value(&self, programme: &Programme, made: &Books, wrong: &[String]) -> Value {
        let account = |account: &Account| json!({ "account": account.kind.word(), "rule": account.rule, "partner": account.partner, "currency": account.currency });
        let plain = |minor: i64, currency: &str| written(minor, minor_places(currency));
        let partner = self.partner.as_deref();
        let balances = made
            .ledger
            .balances()
            .filter(|(own, _)| own.concerns(partner))
            .map(|(own, balance)| json!({ "account": account(own), "owed": plain(balance.owed(), &own.currency) }));
        let entries = made.ledger.entries().iter().filter(|entry| entry.concerns(partner)).map(|entry| {
            json!({
                "number": entry.number, "booked": entry.booked.to_string(), "why": entry.why.word(), "of": entry.of(),
                "debit": account(&entry.debit), "credit": account(&entry.credit), "amount": plain(entry.minor, &entry.debit.currency),
                "earned": { "from": entry.earned.from.to_string(), "to": entry.earned.to.to_string() }, "run": entry.run,
            })
        });
        let runs = made.runs.iter().map(|run| {
            json!({ "on": run.on.to_string(), "known_on": run.known_on.to_string(), "name": run.name(), "inputs": run.inputs, "fingerprint": run.fingerprint })
        });
        let rolled = self.period.map(|days| {
            roll_forward(&made.ledger, days, partner).into_iter().map(|((rule, currency), row)| {
                json!({
                    "rule": rule, "currency": currency, "opening": plain(row.opening, &currency), "accrued": plain(row.accrued, &currency),
                    "settled": plain(row.settled, &currency), "adjusted": plain(row.adjusted, &currency), "closing": plain(row.closing, &currency),
                    "ties": row.ties(),
                })
            }).collect::<Vec<_>>()
        });
        json!({
            "programme": programme.id, "as_of": self.as_of.to_string(),
            "balances": balances.collect::<Vec<_>>(), "entries": entries.collect::<Vec<_>>(), "runs": runs.collect::<Vec<_>>(), "roll_forward": rolled,
            "wrong": wrong, "not_as_closed": made.broken, "not_booked": made.findings.iter().map(ToString::to_string).collect::<Vec<_>>(),
        })
    }
}

/// An amount: grouped for people, exact for files.
fn money(minor: i64, currency: &str) -> Entry {
    let exact = written(minor, minor_places(currency));
    let amount = exact.parse().unwrap_or_default();
    Entry::both(figure(amount, programme::condition::Unit::Money, currency), exact)
}

fn runs(made: &Books, currency: &str) -> Sheet {
    let mut sheet = Sheet::new(&[
        Column("Day", "on", Side::Left),
        Column("Partners", "partners", Side::Right),
        Column("Results", "results", Side::Right),
        Column("Earned", "earned", Side::Right),
        Column("Entries", "entries", Side::Right),
        Column("Fingerprint", "fingerprint", Side::Left),
        Column("Inputs", "inputs", Side::Left),
    ]);
    for run in &made.runs {
        let mut partners: Vec<&str> = run.outcomes.iter().map(|outcome| outcome.partner.as_str()).collect();
        partners.dedup();
        let sum = run.outcomes.iter().fold(rust_decimal::Decimal::ZERO, |sum, outcome| sum.saturating_add(outcome.told.amount()));
        let short = |text: &str| Entry::both(text.get(..12).unwrap_or(text), text);
        sheet.row(vec![
            run.on.to_string().into(),
            partners.len().to_string().into(),
            run.outcomes.len().to_string().into(),
            Entry::both(figure(sum, programme::condition::Unit::Money, currency), programme::money::plain(sum)),
            (run.entries.1 - run.entries.0).to_string().into(),
            short(&run.fingerprint),
            short(&run.inputs),
        ]);
    }
    sheet
}
