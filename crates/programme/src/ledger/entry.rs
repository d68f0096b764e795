//! Entries, and why one is refused.

use std::fmt;

use jiff::civil::Date;

use super::account::Account;
use crate::money::{minor_places, written};
use crate::period::Days;

/// An entry that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The account that is debited.
    pub debit: Account,
    /// The account that is credited.
    pub credit: Account,
    /// How much, in minor units of the currency; above nothing.
    pub minor: i64,
    /// The days in which the money was earned.
    pub earned: Days,
    /// The day it is booked on.
    pub booked: Date,
    /// Why.
    pub why: Why,
    /// The run it comes from: its fingerprint. Empty for what a person does.
    pub run: String,
}

/// How an entry is taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reversal {
    /// The days the correction is counted in: those of the entry, or those in which it is made.
    pub earned: Days,
    /// The day it is booked on.
    pub booked: Date,
    /// Why.
    pub why: Why,
    /// The run it comes from: its fingerprint. Empty for what a person does.
    pub run: String,
}

impl From<Draft> for Reversal {
    fn from(draft: Draft) -> Self {
        let Draft { earned, booked, why, run, .. } = draft;
        Self { earned, booked, why, run }
    }
}

/// An entry. It is never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number: 1, 2, 3, and so on.
    pub number: u64,
    /// What was done.
    pub deed: Deed,
    /// The account that is debited.
    pub debit: Account,
    /// The account that is credited.
    pub credit: Account,
    /// How much, in minor units of the currency.
    pub minor: i64,
    /// The days in which the money was earned.
    pub earned: Days,
    /// The day it is booked on.
    pub booked: Date,
    /// Why.
    pub why: Why,
    /// The run it comes from: its fingerprint. Empty for what a person did.
    pub run: String,
}

impl Entry {
    pub(super) fn new(number: u64, deed: Deed, draft: Draft) -> Self {
        let Draft { debit, credit, minor, earned, booked, why, run } = draft;
        Self { number, deed, debit, credit, minor, earned, booked, why, run }
    }

    pub(super) fn draft(&self) -> Draft {
        let Self { debit, credit, minor, earned, booked, why, run, .. } = self.clone();
        Draft { debit, credit, minor, earned, booked, why, run }
    }

    /// Whether it is about a partner, or a person of the partner; every entry is about all of them where none is named.
    #[must_use]
    pub fn concerns(&self, partner: Option<&str>) -> bool {
        partner.is_none() || self.debit.concerns(partner) || self.credit.concerns(partner)
    }

    /// The entry it is about, where it is about one: taken back, posted, voided or expired.
    #[must_use]
    pub fn of(&self) -> Option<u64> {
        match self.deed {
            Deed::Reverse(of) | Deed::PostPending(of) | Deed::Void(of) | Deed::Expire(of) => Some(of),
            Deed::Post | Deed::Pend => None,
        }
    }

    /// Whether it moved money; else it only set some aside, or gave it free.
    #[must_use]
    pub fn moves(&self) -> bool {
        matches!(self.deed, Deed::Post | Deed::PostPending(_) | Deed::Reverse(_))
    }
}

/// What an entry does; the numbers are those of the entry it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It moves money.
    Post,
    /// It sets money aside.
    Pend,
    /// It moves what was set aside.
    PostPending(u64),
    /// It gives free what was set aside.
    Void(u64),
    /// It gives free what was set aside too long.
    Expire(u64),
    /// It takes back what was moved.
    Reverse(u64),
}

/// Why money moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It was earned.
    Earned,
    /// What was earned has changed: what was booked before is taken back, and booked anew.
    TrueUp,
    /// What was missing is in order.
    Released,
    /// It is lost: what was missing did not come, or it stayed below the smallest amount.
    Forfeited,
    /// It is to be paid.
    Due,
    /// It is paid.
    Paid,
    /// A fund was granted money.
    Granted,
    /// Money went from one fund to another.
    Transferred,
    /// It was promised to an approved activity.
    Earmarked,
    /// What was promised is not needed.
    Unneeded,
    /// It was claimed.
    Claimed,
    /// A claim was refused.
    Refused,
    /// Its time has passed.
    Expired,
}

impl Why {
    /// Every reason with its words.
    pub const ALL: [(&'static str, Self); 13] = [
        ("earned", Self::Earned),
        ("true-up", Self::TrueUp),
        ("released", Self::Released),
        ("forfeited", Self::Forfeited),
        ("due", Self::Due),
        ("paid", Self::Paid),
        ("granted", Self::Granted),
        ("transferred", Self::Transferred),
        ("earmarked", Self::Earmarked),
        ("unneeded", Self::Unneeded),
        ("claimed", Self::Claimed),
        ("refused", Self::Refused),
        ("expired", Self::Expired),
    ];

    /// Its words.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, why)| *why == self).map_or("", |(word, _)| word)
    }
}

/// Why an entry is refused. Nothing was booked then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Only amounts above nothing are booked.
    NotAnAmount {
        /// What was asked.
        minor: i64,
    },
    /// Money does not change its currency on the way.
    CurrenciesDiffer {
        /// The currency of the account that would be debited.
        debit: String,
        /// The currency of the account that would be credited.
        credit: String,
    },
    /// Money does not go from an account to itself.
    SameAccount {
        /// The account.
        account: Account,
    },
    /// The day is closed.
    Closed {
        /// The day it would be booked on.
        day: Date,
        /// The last closed day.
        closed: Date,
    },
    /// There is not so much in the account.
    NotEnough {
        /// The account.
        account: Account,
        /// What can be taken from it.
        available: i64,
        /// What was asked.
        asked: i64,
    },
    /// There is no such entry, or it moved no money.
    NoEntry {
        /// Its number.
        entry: u64,
    },
    /// The entry is not pending.
    NotPending {
        /// Its number.
        entry: u64,
    },
    /// Not so much stands of the entry.
    MoreThanStands {
        /// Its number.
        entry: u64,
        /// What stands.
        stands: i64,
        /// What was asked.
        asked: i64,
    },
    /// A sum grows past what can be held.
    TooLarge,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnAmount { minor } => write!(f, "only amounts above nothing are booked, this is {minor}"),
            Self::CurrenciesDiffer { debit, credit } => write!(f, "money does not change from {credit} to {debit} on the way"),
            Self::SameAccount { account } => write!(f, "`{account}` would be debited and credited at once"),
            Self::Closed { day, closed } => write!(f, "{day} is closed: the books are closed up to {closed}; book it on a later day"),
            Self::NotEnough { account, available, asked } => {
                let amount = |minor| written(minor, minor_places(&account.currency));
                write!(f, "`{account}` has {} {} to take, {} were asked", amount(*available), account.currency, amount(*asked))
            }
            Self::NoEntry { entry } => write!(f, "there is no entry {entry} that moved money"),
            Self::NotPending { entry } => write!(f, "entry {entry} is not pending"),
            Self::MoreThanStands { entry, stands, asked } => write!(f, "{stands} stand of entry {entry}, {asked} were asked"),
            Self::TooLarge => write!(f, "a sum grows past what can be held"),
        }
    }
}
