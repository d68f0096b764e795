//! `fairway settle`: what is to be paid, as credit notes, a payment file, and the records that say it was paid.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;
use papers::payment::{Bic, Iban, Order, Payer, Transfer};
use programme::condition::Unit;
use programme::ledger::books::Books;
use programme::ledger::{Account, Balance, Kind};
use programme::model::Programme;
use programme::money::{minor_places, written};
use programme::record::{Records, Schema, Sight};
use sha2::{Digest, Sha256};

use crate::books::{Made, Making};
use crate::facts::Facts;
use crate::figures::{counted, figure};
use crate::screen::{Screen, in_line};
use crate::sheet::{Format, harmless};
use crate::stop::Stop;

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

/// What is not paid, and why.
struct Left {
    reference: String,
    why: String,
}

/// Something that is to be paid.
struct Payment {
    reference: String,
    partner: String,
    person: String,
    name: String,
    country: String,
    rule: String,
    title: String,
    how: String,
    minor: i64,
    currency: String,
    iban: String,
    bic: String,
}

impl Payment {
    fn left(&self, why: String) -> Left {
        let amount = written(self.minor, minor_places(&self.currency));
        Left { reference: self.reference.clone(), why: format!("{amount} {} to {}: {why}", self.currency, self.name) }
    }
}

impl Settle {
    pub fn run(&self, screen: &mut Screen) -> Result<(), Stop> {
        let making = Making { programme: &self.programme, facts: &self.facts, as_of: self.as_of, format: Format::Table };
        let Made { history, loaded, books: made, .. } = making.make(screen)?;
        let all = payments(history.on(self.as_of), &loaded.records, &made, self.as_of);
        let (transfers, mut left) = self.transfers(&all);
        let order = self.order(&made, transfers)?;
        if order.is_none() && self.payer.is_none() {
            let waiting = all.iter().filter(|own| own.how == "bank transfer");
            left.extend(waiting.map(|own| own.left("a transfer needs `--payer` and `--payer-iban`".into())));
        }
        let paid = |own: &&Payment| !left.iter().any(|left: &Left| left.reference == own.reference);
        let paid: Vec<&Payment> = all.iter().filter(paid).collect();
        let mut files = vec![];
        for (name, how) in [("credit-notes.csv", "credit note"), ("deductions.csv", "deduction")] {
            let own: Vec<&Payment> = paid.iter().filter(|own| own.how == how).copied().collect();
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
        for how in ["credit note", "bank transfer", "deduction"] {
            tell(&paid, how, screen)?;
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
        for own in all.iter().filter(|own| own.how == "bank transfer" && self.payer.is_some()) {
            let bic = if own.bic.is_empty() { Ok(None) } else { Bic::read(&own.bic).map(Some) };
            match (Iban::read(&own.iban), bic) {
                (Ok(iban), Ok(bic)) => transfers.push(Transfer {
                    reference: own.reference.clone(),
                    name: own.name.chars().take(140).collect(),
                    iban,
                    bic,
                    minor: own.minor,
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

/// `20260411`
fn day(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// Everything that stands to be paid, in the order of the accounts.
fn payments(programme: &Programme, records: &Records, made: &Books, as_of: Date) -> Vec<Payment> {
    let sight = Sight { as_of, known_on: as_of };
    let kind = records.schema().get(Schema::PARTNER);
    let owed = made.ledger.balances().filter(|(account, balance)| account.kind == Kind::Payable && balance.available() > 0);
    let payment = |(account, balance): (&Account, &Balance)| {
        let payee = account.partner.as_deref().unwrap_or_default();
        let (partner, person) = payee.split_once(" / ").unwrap_or((payee, ""));
        let attribute = |column: &str| {
            let (id, column) = (records.partner(partner), kind.column(column));
            id.zip(column).map_or(String::new(), |(id, column)| records.attribute(id, column, sight).plain())
        };
        let own = programme.incentives.iter().find(|own| own.id == account.rule);
        let bank = |column: &str| if person.is_empty() { attribute(column) } else { of_person(records, partner, person, column, sight) };
        Payment {
            reference: reference(as_of, account, made.ledger.balance(&paid_account(account)).owed(), balance.available()),
            partner: partner.to_owned(),
            person: person.to_owned(),
            name: if person.is_empty() { attribute("name") } else { person.to_owned() },
            country: attribute("country"),
            rule: account.rule.clone(),
            title: own.map_or(account.rule.clone(), |own| own.title.get("en").to_owned()),
            how: own.and_then(|own| own.settlement.clone()).unwrap_or("credit note".into()),
            minor: balance.available(),
            currency: account.currency.clone(),
            iban: bank("iban"),
            bic: bank("bic"),
        }
    };
    owed.map(payment).collect()
}

fn paid_account(account: &Account) -> Account {
    Account { kind: Kind::Paid, ..account.clone() }
}

/// The number of a payment: of the day, and of what is paid to whom after how much. So the same payment has the same number each time, and no other has it, also when
/// some of a day are settled later that day.
fn reference(as_of: Date, account: &Account, paid: i64, minor: i64) -> String {
    let digest = Sha256::digest(format!("{account}\0{}\0{paid}\0{minor}", account.currency).as_bytes());
    let number = digest.iter().take(5).fold(0_u64, |number, byte| number * 256 + u64::from(*byte));
    format!("FW{}-{number:013}", day(as_of))
}

/// What is known of a person of a partner: by its id or its name.
fn of_person(records: &Records, partner: &str, person: &str, column: &str, sight: Sight) -> String {
    let (table, kind) = (records.table(Schema::PERSON), records.schema().get(Schema::PERSON));
    let (Some(partner), Some(column)) = (records.partner(partner), kind.column(column)) else { return String::new() };
    let is = |row: u32, column: &str| kind.column(column).is_some_and(|column| table.value(row, column).plain() == person);
    let mut rows = table.rows_open(partner, sight.as_of).filter(|row| table.visible(*row, sight));
    let own = rows.find(|row| is(*row, "person") || is(*row, "name"));
    own.map_or(String::new(), |row| table.value(row, column).plain())
}

fn payouts(paid: &[&Payment], as_of: Date) -> Result<Vec<u8>, Stop> {
    let mut writer = csv::Writer::from_writer(vec![]);
    let mut rows = vec![["partner", "date", "name", "person", "amount", "reference"].map(str::to_owned)];
    rows.extend(paid.iter().map(|own| {
        let amount = written(own.minor, minor_places(&own.currency));
        [own.partner.clone(), as_of.to_string(), own.rule.clone(), own.person.clone(), amount, own.reference.clone()]
    }));
    rows.iter().try_for_each(|row| writer.write_record(row)).map_err(|error| Stop::Cannot(error.to_string()))?;
    writer.into_inner().map_err(|error| Stop::Cannot(error.to_string()))
}

fn notes(own: &[&Payment], as_of: Date) -> Result<Vec<u8>, Stop> {
    let mut writer = csv::Writer::from_writer(vec![]);
    let head = ["number", "date", "partner", "name", "country", "incentive", "title", "net_amount", "currency", "vat"];
    let mut rows = vec![head.map(str::to_owned)];
    rows.extend(own.iter().map(|own| {
        let Payment { reference, partner, name, country, rule, title, minor, currency, .. } = own;
        let amount = written(*minor, minor_places(currency));
        [reference, &as_of.to_string(), partner, name, country, rule, title, &amount, currency, "not included"]
            .map(|text: &str| harmless(text.to_owned()))
    }));
    rows.iter().try_for_each(|row| writer.write_record(row)).map_err(|error| Stop::Cannot(error.to_string()))?;
    writer.into_inner().map_err(|error| Stop::Cannot(error.to_string()))
}

/// Writes the files, each whole or not at all. Files that are there and the same stay; others are not written over.
fn write_all(folder: &Path, files: &[(&str, Vec<u8>)]) -> Result<(), Stop> {
    let unwritable = |path: &Path, error: std::io::Error| Stop::Cannot(format!("cannot write `{}`: {error}", path.display()));
    fs::create_dir_all(folder).map_err(|error| unwritable(folder, error))?;
    for (name, bytes) in files {
        let path = folder.join(name);
        if path.exists() && fs::read(&path).map_err(|error| Stop::unreadable(&path, &error))? != *bytes {
            let help = "it holds another settlement; choose another folder";
            return Err(Stop::Cannot(format!("`{}` is there already: {help}", path.display())));
        }
    }
    for (name, bytes) in files {
        let (path, part) = (folder.join(name), folder.join(format!("{name}.part")));
        fs::write(&part, bytes).and_then(|()| fs::rename(&part, &path)).map_err(|error| unwritable(&path, error))?;
    }
    Ok(())
}

fn tell(paid: &[&Payment], how: &str, screen: &mut Screen) -> Result<(), Stop> {
    let own: Vec<&&Payment> = paid.iter().filter(|own| own.how == how).collect();
    let Some(first) = own.first() else { return Ok(()) };
    let minor = own.iter().fold(0_i64, |sum, own| sum.saturating_add(own.minor));
    let sum = written(minor, minor_places(&first.currency)).parse().unwrap_or_default();
    let amount = figure(sum, Unit::Money, &first.currency);
    screen.say(&format!("{}: {amount} {}", counted(own.len(), how, &format!("{how}s")), first.currency))?;
    Ok(())
}
