//! `fairway settle`: what is to be paid, as credit notes, a payment file, and the records that say it was paid.

mod files;
mod payment;

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use papers::payment::{Bic, Iban, Order, Payer, Transfer};
use programme::condition::Unit;
use programme::ledger::Form;
use programme::ledger::books::Books;
use programme::money::{minor_places, written};

use crate::books::{Made, Making};
use crate::facts::Facts;
use crate::figures::{counted, figure};
use crate::screen::{Screen, in_line};
use crate::sheet::Format;
use crate::stop::Stop;
use files::{notes, payouts, write_all};
use payment::{Left, Payment, day, payments};

/// Write what is to be paid: credit notes, a payment file, the records of it
#[derive(Debug, Args)]
#[command(long_about = include_str!("settle.md"))]
pub struct Settle {
    /// Programme files: all versions of one programme
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    programme: Vec<PathBuf>,

    #[command(flatten)]
    facts: Facts,

    /// The day of the settlement: 2024-05-31, or `today`
    #[arg(long, value_name = "DATE", value_parser = crate::clock::day)]
    as_of: Date,

    /// The folder the files are written into
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// Who pays transfers: its name
    #[arg(long, value_name = "NAME", requires = "payer_iban")]
    payer: Option<String>,

    /// Who pays transfers: its account
    #[arg(long, value_name = "IBAN", requires = "payer", value_parser = iban)]
    payer_iban: Option<Iban>,

    /// Who pays transfers: its bank
    #[arg(long, value_name = "BIC", requires = "payer", value_parser = bic)]
    payer_bic: Option<Bic>,
}

fn iban(text: &str) -> Result<Iban, String> {
    Iban::read(text).map_err(|wrong| format!("no account number: {wrong}"))
}

fn bic(text: &str) -> Result<Bic, String> {
    Bic::read(text).map_err(|wrong| format!("no code of a bank: {wrong}"))
}

impl Settle {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let making = Making { programme: &self.programme, facts: &self.facts, as_of: self.as_of, format: Format::Table };
        let Made { history, loaded, books: made, .. } = making.make(screen)?;
        let all = payments(history.on(self.as_of), &loaded.records, &made, self.as_of);
        let (transfers, mut left) = self.transfers(&all);
        let order = self.order(&made, transfers)?;
        if order.is_none() && self.payer.is_none() {
            let waiting = all.iter().filter(|own| own.form == Form::Transfer);
            left.extend(waiting.map(|own| own.left("a transfer needs `--payer` and `--payer-iban`".into())));
        }
        let paid = |own: &&Payment| !left.iter().any(|left: &Left| left.reference == own.reference);
        let paid: Vec<&Payment> = all.iter().filter(paid).collect();
        let mut files = vec![];
        for (name, form) in [("credit-notes.csv", Form::CreditNote), ("deductions.csv", Form::Deduction), ("transfers.csv", Form::Transfer)]
        {
            let own: Vec<&Payment> = paid.iter().filter(|own| own.form == form).copied().collect();
            if !own.is_empty() {
                files.push((name, notes(&own, self.as_of)?));
            }
        }
        if let Some(order) = &order {
            files.push(("transfers.xml", order.pain_001().map_err(|refusal| Stop::Cannot(refusal.to_string()))?.into_bytes()));
        }
        // Last: what is not written yet is not said to be paid.
        files.push(("payouts.csv", payouts(&paid, self.as_of)?));
        write_all(&self.out, &files)?;
        for (form, word) in [(Form::CreditNote, "credit note"), (Form::Transfer, "bank transfer"), (Form::Deduction, "deduction")] {
            tell(&paid, form, word, screen)?;
        }
        for left in &left {
            screen.say(&in_line(&format!("not paid: {}", left.why)))?;
        }
        for finding in &made.findings {
            screen.say(&in_line(&format!("not booked: {finding}")))?;
        }
        for broken in &made.broken {
            screen.say(&in_line(&format!("not as closed: {broken}")))?;
        }
        if left.is_empty() && made.broken.is_empty() && made.findings.is_empty() { Ok(()) } else { Err(Stop::No) }
    }

    /// The transfers, and by reference why one cannot be made.
    fn transfers(&self, all: &[Payment]) -> (Vec<Transfer>, Vec<Left>) {
        let (mut transfers, mut left) = (vec![], vec![]);
        for own in all.iter().filter(|own| own.form == Form::Transfer && self.payer.is_some()) {
            let bic = if own.bic.is_empty() { Ok(None) } else { Bic::read(&own.bic).map(Some) };
            match (Iban::read(&own.iban), bic) {
                (Ok(iban), Ok(bic)) => transfers.push(Transfer {
                    reference: own.reference.clone(),
                    name: own.name.chars().take(140).collect(),
                    iban,
                    bic,
                    minor: own.gross(),
                    currency: own.currency.clone(),
                    words: format!("{} {}", own.reference, own.title).chars().take(140).collect(),
                }),
                (Err(_), _) if own.iban.is_empty() => left.push(own.left("it has no account (column `iban`)".into())),
                (Err(wrong), _) => left.push(own.left(format!("`{}` is no account number: {wrong}", own.iban))),
                (_, Err(wrong)) => left.push(own.left(format!("`{}` is no bank: {wrong}", own.bic))),
            }
        }
        (transfers, left)
    }

    fn order(&self, made: &Books, transfers: Vec<Transfer>) -> Result<Option<Order>, Stop> {
        let (Some(name), Some(iban), false) = (&self.payer, &self.payer_iban, transfers.is_empty()) else { return Ok(None) };
        let run = made.runs.last().map_or("", |run| run.fingerprint.get(..12).unwrap_or_default());
        let payer = Payer { name: name.clone(), iban: iban.clone(), bic: self.payer_bic.clone() };
        let id = format!("FW-{}-{run}", day(self.as_of));
        Ok(Some(Order { id, made: self.as_of, execute: self.as_of, payer, transfers }))
    }
}

fn tell(paid: &[&Payment], form: Form, word: &str, screen: &mut Screen) -> Result<(), Stop> {
    let own: Vec<&&Payment> = paid.iter().filter(|own| own.form == form).collect();
    let Some(first) = own.first() else { return Ok(()) };
    let minor = own.iter().fold(0_i64, |sum, own| sum.saturating_add(own.gross()));
    let sum = written(minor, minor_places(&first.currency)).parse().unwrap_or_default();
    let amount = figure(sum, Unit::Money, &first.currency);
    screen.say(&format!("{}: {amount} {}", counted(own.len(), word, &format!("{word}s")), first.currency))?;
    Ok(())
}
