//! Payment files: credit transfers for a bank, ISO 20022 `pain.001.001.09` (customer credit transfer initiation).
//!
//! The message states how many transfers it holds and the plain sum of their amounts, whatever the currency; each currency is a block of its own. A transfer carries a
//! reference of at most 35 characters from end to end.

mod account;
mod write;

use std::fmt;

use jiff::civil::Date;

pub use account::{Bic, Iban, NotAnAccount};

/// Who pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payer {
    /// Its name, at most 140 characters.
    pub name: String,
    /// Its account.
    pub iban: Iban,
    /// Its bank, where it is stated.
    pub bic: Option<Bic>,
}

/// One transfer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// The reference that goes from end to end: at most 35 characters.
    pub reference: String,
    /// Who is paid, at most 140 characters.
    pub name: String,
    /// Its account.
    pub iban: Iban,
    /// Its bank, where it is stated.
    pub bic: Option<Bic>,
    /// How much, in minor units; above nothing.
    pub minor: i64,
    /// The currency (ISO 4217).
    pub currency: String,
    /// What it is for, at most 140 characters.
    pub words: String,
}

/// A message to a bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Its id, at most 35 characters: a bank takes the same id once.
    pub id: String,
    /// The day it is made on.
    pub made: Date,
    /// The day it is to be executed on.
    pub execute: Date,
    /// Who pays.
    pub payer: Payer,
    /// The transfers.
    pub transfers: Vec<Transfer>,
}

/// Why a message cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It holds no transfer.
    Empty,
    /// A text is longer than the message takes, or empty.
    Length {
        /// What it is.
        what: &'static str,
        /// The text.
        text: String,
        /// The most characters.
        most: usize,
    },
    /// An amount is not above nothing.
    NotAnAmount {
        /// The reference of the transfer.
        reference: String,
    },
    /// Two transfers carry the same reference.
    SameReference {
        /// The reference.
        reference: String,
    },
    /// The sum is larger than can be held.
    TooLarge,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "there is nothing to transfer"),
            Self::Length { what, text, most } => write!(f, "{what} `{text}` must have 1 to {most} characters"),
            Self::NotAnAmount { reference } => write!(f, "the amount of `{reference}` is not above nothing"),
            Self::SameReference { reference } => write!(f, "two transfers carry the reference `{reference}`"),
            Self::TooLarge => write!(f, "the sum is larger than can be held"),
        }
    }
}

impl Order {
    /// The message as a file.
    ///
    /// # Errors
    /// [`Refusal`] where it would not be one that a bank can take.
    pub fn pain_001(&self) -> Result<String, Refusal> {
        self.check()?;
        write::order(self).ok_or(Refusal::TooLarge)
    }

    fn check(&self) -> Result<(), Refusal> {
        if self.transfers.is_empty() {
            return Err(Refusal::Empty);
        }
        within("the id", &self.id, 35)?;
        within("the payer's name", &self.payer.name, 140)?;
        let mut references: Vec<&str> = vec![];
        for transfer in &self.transfers {
            within("the reference", &transfer.reference, 35)?;
            within("the name", &transfer.name, 140)?;
            within("what it is for,", &transfer.words, 140)?;
            if transfer.minor <= 0 {
                return Err(Refusal::NotAnAmount { reference: transfer.reference.clone() });
            }
            references.push(&transfer.reference);
        }
        references.sort_unstable();
        let twice = references.windows(2).find(|pair| pair[0] == pair[1]);
        twice.map_or(Ok(()), |pair| Err(Refusal::SameReference { reference: pair[0].to_owned() }))
    }
}

fn within(what: &'static str, text: &str, most: usize) -> Result<(), Refusal> {
    let length = text.trim().chars().count();
    if length == 0 || text.chars().count() > most {
        return Err(Refusal::Length { what, text: text.to_owned(), most });
    }
    Ok(())
}
