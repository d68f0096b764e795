//! The books: what is owed, double entry, append-only.
//!
//! An **entry** moves an amount from the account it credits to the account it debits, so every entry is in balance and every balance is a sum of entries. It has two
//! dates: the days in which the money was **earned**, and the day it is **booked** on. Nothing is edited: what was wrong is **reversed** by reference and booked
//! again; what is not certain yet is **pended**, and later posted, voided or expired, each of them an entry of its own.
//!
//! Invariants, whatever is asked: the balances of all accounts of a currency are zero together; not more of an entry is reversed than stands of it; what belongs to
//! partners is never spent twice; a closed day takes no entry. What would break one is refused ([`Refusal`]) and changes nothing.

mod account;
pub mod books;
mod entry;
mod fund;
mod journal;
mod roll;
mod settlement;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sha2::{Digest, Sha256};

pub use account::{Account, Balance, Kind};
pub use entry::{Deed, Draft, Entry, Refusal, Reversal, Why};
pub use fund::Fund;
pub use journal::hledger;
pub(crate) use roll::owed;
pub use roll::{Row, roll_forward};
pub use settlement::{Form, Payee, Vat, settlement};

/// The entries, in the order they were made, and what they come to.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    entries: Vec<Entry>,
    balances: BTreeMap<Account, Balance>,
    /// For each entry of which something was reversed: how much.
    reversed: BTreeMap<u64, i64>,
    /// Pended entries that are neither posted nor voided nor expired.
    pending: BTreeSet<u64>,
    /// Days up to this one take no more entries.
    closed: Option<Date>,
}

impl Ledger {
    /// Every entry, the oldest first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// An entry by its number; numbers begin at 1.
    #[must_use]
    pub fn entry(&self, number: u64) -> Option<&Entry> {
        let place = usize::try_from(number.checked_sub(1)?).ok()?;
        self.entries.get(place)
    }

    /// Every account that was ever used, with its balance.
    pub fn balances(&self) -> impl Iterator<Item = (&Account, &Balance)> {
        self.balances.iter()
    }

    /// The balance of an account; nothing where it was never used.
    #[must_use]
    pub fn balance(&self, account: &Account) -> Balance {
        self.balances.get(account).copied().unwrap_or_default()
    }

    /// The accounts of a kind that a partner, or a person of the partner, ever had.
    pub fn accounts_of(&self, kind: Kind, partner: &str) -> impl Iterator<Item = &Account> {
        let bound = |payee: String| Account { kind, partner: Some(payee), rule: String::new(), currency: String::new() };
        let all = self.balances.range(bound(partner.to_owned())..bound(format!("{partner} / {}", char::MAX)));
        all.map(|(account, _)| account).filter(move |account| account.concerns(Some(partner)))
    }

    /// What stands of an entry: its amount without what was reversed of it. Nothing for one that never moved money.
    #[must_use]
    pub fn standing(&self, number: u64) -> i64 {
        let Some(entry) = self.entry(number).filter(|entry| entry.moves()) else { return 0 };
        entry.minor - self.reversed.get(&number).copied().unwrap_or_default()
    }

    /// The last closed day.
    #[must_use]
    pub fn closed(&self) -> Option<Date> {
        self.closed
    }

    /// Closes all days up to this one: they take no more entries, and their totals never change.
    ///
    /// # Errors
    /// [`Refusal::Closed`] where a later day is closed already: what is closed stays closed.
    pub fn close(&mut self, day: Date) -> Result<(), Refusal> {
        match self.closed {
            Some(closed) if closed > day => Err(Refusal::Closed { day, closed }),
            _ => {
                self.closed = Some(day);
                Ok(())
            }
        }
    }

    /// Books an amount; the number of the entry.
    ///
    /// # Errors
    /// [`Refusal`] where it would break an invariant; then nothing was booked.
    pub fn post(&mut self, draft: Draft) -> Result<u64, Refusal> {
        self.book(draft, Deed::Post)
    }

    /// Sets an amount aside until it is posted, voided or expired: it cannot be spent, and is not booked yet.
    ///
    /// # Errors
    /// [`Refusal`] where it would break an invariant; then nothing was set aside.
    pub fn pend(&mut self, draft: Draft) -> Result<u64, Refusal> {
        let number = self.book(draft, Deed::Pend)?;
        self.pending.insert(number);
        Ok(number)
    }

    /// Books a pended amount, all of it or a part; the rest is free again.
    ///
    /// # Errors
    /// [`Refusal::NotPending`], [`Refusal::MoreThanStands`], or what else an entry can break.
    pub fn post_pending(&mut self, number: u64, minor: i64, booked: Date) -> Result<u64, Refusal> {
        let pended = self.pended(number)?;
        if minor > pended.minor {
            return Err(Refusal::MoreThanStands { entry: number, stands: pended.minor, asked: minor });
        }
        let draft = Draft { minor, booked, ..pended.draft() };
        self.settled(number, draft, Deed::PostPending(number))
    }

    /// Gives up a pended amount: it is free again.
    ///
    /// # Errors
    /// [`Refusal::NotPending`], or [`Refusal::Closed`].
    pub fn void(&mut self, number: u64, booked: Date) -> Result<u64, Refusal> {
        let draft = Draft { booked, ..self.pended(number)?.draft() };
        self.settled(number, draft, Deed::Void(number))
    }

    /// Gives up a pended amount because its time has passed.
    ///
    /// # Errors
    /// [`Refusal::NotPending`], or [`Refusal::Closed`].
    pub fn expire(&mut self, number: u64, booked: Date) -> Result<u64, Refusal> {
        let draft = Draft { booked, ..self.pended(number)?.draft() };
        self.settled(number, draft, Deed::Expire(number))
    }

    /// Takes an entry back, all that stands of it or a part.
    ///
    /// # Errors
    /// [`Refusal::NoEntry`], [`Refusal::MoreThanStands`], or what else an entry can break.
    pub fn reverse(&mut self, number: u64, minor: i64, how: &Reversal) -> Result<u64, Refusal> {
        let entry = self.entry(number).filter(|entry| entry.moves()).ok_or(Refusal::NoEntry { entry: number })?;
        let stands = self.standing(number);
        if minor > stands {
            return Err(Refusal::MoreThanStands { entry: number, stands, asked: minor });
        }
        let own = entry.draft();
        let Reversal { earned, booked, why, run } = how.clone();
        let draft = Draft { debit: own.credit, credit: own.debit, minor, earned, booked, why, run };
        let reversal = self.book(draft, Deed::Reverse(number))?;
        *self.reversed.entry(number).or_default() += minor;
        Ok(reversal)
    }

    /// How many entries are booked up to a day, and their fingerprint: of everything but the names of the runs, which change with everything that is read.
    #[must_use]
    pub fn fingerprint(&self, upto: Date) -> (usize, String) {
        let mut all = Sha256::new();
        let mut count = 0;
        for entry in self.entries.iter().filter(|entry| entry.booked <= upto) {
            count += 1;
            let Entry { number, deed, debit, credit, minor, earned, booked, why, run: _ } = entry;
            let (debit_in, credit_in) = (&debit.currency, &credit.currency);
            let text = format!(
                "{number}\t{deed:?}\t{debit} {debit_in}\t{credit} {credit_in}\t{minor}\t{}..{}\t{booked}\t{}\n",
                earned.from,
                earned.to,
                why.word()
            );
            all.update(text.as_bytes());
        }
        (count, hex(&all.finalize()))
    }

    fn pended(&self, number: u64) -> Result<&Entry, Refusal> {
        if !self.pending.contains(&number) {
            return Err(Refusal::NotPending { entry: number });
        }
        self.entry(number).ok_or(Refusal::NotPending { entry: number })
    }

    /// The end of a pended entry: what was set aside is free, and posted where it is.
    fn settled(&mut self, number: u64, draft: Draft, deed: Deed) -> Result<u64, Refusal> {
        let before = [&draft.debit, &draft.credit].map(|account| (account.clone(), self.balance(account)));
        let pended = self.pended(number)?.minor;
        self.set_aside(&draft, -pended)?;
        self.pending.remove(&number);
        self.book(draft, deed).inspect_err(|_| {
            self.balances.extend(before);
            self.pending.insert(number);
        })
    }

    fn book(&mut self, draft: Draft, deed: Deed) -> Result<u64, Refusal> {
        self.allowed(&draft)?;
        match deed {
            Deed::Post | Deed::PostPending(_) | Deed::Reverse(_) => self.move_money(&draft)?,
            Deed::Pend => self.reserve(&draft)?,
            Deed::Void(_) | Deed::Expire(_) => {}
        }
        let number = self.entries.len() as u64 + 1;
        self.entries.push(Entry::new(number, deed, draft));
        Ok(number)
    }

    fn allowed(&self, draft: &Draft) -> Result<(), Refusal> {
        if draft.minor <= 0 {
            return Err(Refusal::NotAnAmount { minor: draft.minor });
        }
        if draft.debit.currency != draft.credit.currency {
            return Err(Refusal::CurrenciesDiffer { debit: draft.debit.currency.clone(), credit: draft.credit.currency.clone() });
        }
        if draft.debit == draft.credit {
            return Err(Refusal::SameAccount { account: draft.debit.clone() });
        }
        match self.closed {
            Some(closed) if draft.booked <= closed => Err(Refusal::Closed { day: draft.booked, closed }),
            _ => Ok(()),
        }
    }

    fn move_money(&mut self, draft: &Draft) -> Result<(), Refusal> {
        let (mut debit, mut credit) = (self.balance(&draft.debit), self.balance(&draft.credit));
        debit.debits = debit.debits.checked_add(draft.minor).ok_or(Refusal::TooLarge)?;
        credit.credits = credit.credits.checked_add(draft.minor).ok_or(Refusal::TooLarge)?;
        self.spend(draft, debit)?;
        self.balances.insert(draft.debit.clone(), debit);
        self.balances.insert(draft.credit.clone(), credit);
        Ok(())
    }

    fn reserve(&mut self, draft: &Draft) -> Result<(), Refusal> {
        let mut debit = self.balance(&draft.debit);
        debit.debits_pending = debit.debits_pending.checked_add(draft.minor).ok_or(Refusal::TooLarge)?;
        self.spend(draft, debit)?;
        self.set_aside(draft, draft.minor)
    }

    /// Refuses to take more from an account than is in it.
    fn spend(&self, draft: &Draft, debit: Balance) -> Result<(), Refusal> {
        if draft.debit.kind.is_spent() && debit.available() < 0 {
            let available = self.balance(&draft.debit).available();
            return Err(Refusal::NotEnough { account: draft.debit.clone(), available, asked: draft.minor });
        }
        Ok(())
    }

    fn set_aside(&mut self, draft: &Draft, minor: i64) -> Result<(), Refusal> {
        let (mut debit, mut credit) = (self.balance(&draft.debit), self.balance(&draft.credit));
        debit.debits_pending = debit.debits_pending.checked_add(minor).ok_or(Refusal::TooLarge)?;
        credit.credits_pending = credit.credits_pending.checked_add(minor).ok_or(Refusal::TooLarge)?;
        self.balances.insert(draft.debit.clone(), debit);
        self.balances.insert(draft.credit.clone(), credit);
        Ok(())
    }

    /// What an auditor asks: do the balances follow from the entries, is every currency in balance, is nothing reversed beyond what stands, nothing spent twice?
    /// The entries are booked once more, from the first; everything that is wrong, in words.
    #[must_use]
    pub fn verify(&self) -> Vec<String> {
        let mut wrong = vec![];
        let mut again = Self::default();
        for entry in &self.entries {
            let number = entry.number;
            let draft = entry.draft();
            let booked = match entry.deed {
                Deed::Post => again.post(draft),
                Deed::Pend => again.pend(draft),
                Deed::PostPending(of) => again.post_pending(of, draft.minor, draft.booked),
                Deed::Void(of) => again.void(of, draft.booked),
                Deed::Expire(of) => again.expire(of, draft.booked),
                Deed::Reverse(of) => again.reverse(of, draft.minor, &Reversal::from(draft.clone())),
            };
            match booked {
                Ok(same) if same == number && again.entries.last() == Some(entry) => {}
                Ok(_) => wrong.push(format!("entry {number} is not what it says it is")),
                Err(refusal) => wrong.push(format!("entry {number} could not have been booked: {refusal}")),
            }
        }
        if again.balances != self.balances {
            wrong.push("the balances do not follow from the entries".into());
        }
        let mut sums: BTreeMap<&str, i128> = BTreeMap::new();
        for (account, balance) in &self.balances {
            *sums.entry(&account.currency).or_default() += i128::from(balance.debits) - i128::from(balance.credits);
        }
        wrong.extend(sums.iter().filter(|(_, sum)| **sum != 0).map(|(currency, sum)| format!("{currency} is out of balance by {sum}")));
        wrong
    }
}

/// Bytes as text.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
