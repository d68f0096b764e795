//! What is to be paid, to whom, and in which form.

use jiff::civil::Date;
use programme::ledger::books::Books;
use programme::ledger::{Account, Balance, Form, Kind, Payee, Vat, settlement};
use programme::model::Programme;
use programme::money::{minor_places, written};
use programme::record::{Records, Schema, Sight};
use sha2::{Digest, Sha256};

/// What is not paid, and why.
pub struct Left {
    pub reference: String,
    pub why: String,
}

/// Something that is to be paid.
pub struct Payment {
    pub reference: String,
    pub partner: String,
    pub person: String,
    pub name: String,
    pub country: String,
    pub rule: String,
    pub title: String,
    pub form: Form,
    pub vat: Vat,
    /// The net amount, in minor units.
    pub minor: i64,
    pub currency: String,
    pub iban: String,
    pub bic: String,
}

impl Payment {
    /// What is paid, with VAT where it is corrected.
    pub fn gross(&self) -> i64 {
        self.minor.saturating_add(self.vat.minor())
    }

    pub fn left(&self, why: String) -> Left {
        let amount = written(self.minor, minor_places(&self.currency));
        Left { reference: self.reference.clone(), why: format!("{amount} {} to {}: {why}", self.currency, self.name) }
    }
}

/// `20260411`
pub fn day(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// Everything that stands to be paid, in the order of the accounts.
pub fn payments(programme: &Programme, records: &Records, made: &Books, as_of: Date) -> Vec<Payment> {
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
        let payee = Payee { person: !person.is_empty(), buys_from: &attribute("buys_from"), vat_rate: attribute("vat_rate").parse().ok() };
        let said = own.and_then(|own| own.settlement.as_deref());
        // VAT past what can be held is not included.
        let settled = settlement(said, payee, balance.available(), &account.currency);
        let (form, vat) = settled.unwrap_or((Form::CreditNote, Vat::NotIncluded));
        Payment {
            reference: reference(as_of, account, made.ledger.balance(&paid_account(account)).owed(), balance.available()),
            partner: partner.to_owned(),
            person: person.to_owned(),
            name: if person.is_empty() { attribute("name") } else { person.to_owned() },
            country: attribute("country"),
            rule: account.rule.clone(),
            title: own.map_or(account.rule.clone(), |own| own.title.get("en").to_owned()),
            form,
            vat,
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
