//! Marketing funds on the same entries: accrue or grant, transfer, earmark, release, claim, pay, expire.
//!
//! Available = accrued + granted + transferred in - transferred out - expired - earmarked - claimed - paid: the balance of the fund's own account, by construction.

use jiff::civil::Date;

use super::{Account, Draft, Kind, Ledger, Refusal, Why};
use crate::period::Days;

/// A partner's money in a fund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fund {
    /// The partner.
    pub partner: String,
    /// The fund, by id.
    pub fund: String,
    /// The currency.
    pub currency: String,
    /// The days in which it was earned or granted.
    pub earned: Days,
}

impl Fund {
    /// One of its accounts.
    #[must_use]
    pub fn account(&self, kind: Kind) -> Account {
        let partner = if kind == Kind::Cost { None } else { Some(self.partner.clone()) };
        Account { kind, partner, rule: self.fund.clone(), currency: self.currency.clone() }
    }

    fn draft(&self, from: Kind, to: Kind, minor: i64, booked: Date, why: Why) -> Draft {
        Draft { debit: self.account(from), credit: self.account(to), minor, earned: self.earned, booked, why, run: String::new() }
    }

    /// The vendor puts money into it.
    ///
    /// # Errors
    /// [`Refusal`]
    pub fn grant(&self, ledger: &mut Ledger, minor: i64, booked: Date) -> Result<u64, Refusal> {
        ledger.post(self.draft(Kind::Cost, Kind::Fund, minor, booked, Why::Granted))
    }

    /// Money goes to another fund: what is carried over to the next period, for one.
    ///
    /// # Errors
    /// [`Refusal::NotEnough`] where it has less
    pub fn transfer(&self, ledger: &mut Ledger, to: &Self, minor: i64, booked: Date) -> Result<u64, Refusal> {
        let own = self.draft(Kind::Fund, Kind::Fund, minor, booked, Why::Transferred);
        ledger.post(Draft { credit: to.account(Kind::Fund), earned: to.earned, ..own })
    }

    /// An activity is approved: money is promised to it.
    ///
    /// # Errors
    /// [`Refusal::NotEnough`] where it has less
    pub fn earmark(&self, ledger: &mut Ledger, minor: i64, booked: Date) -> Result<u64, Refusal> {
        ledger.post(self.draft(Kind::Fund, Kind::Earmarked, minor, booked, Why::Earmarked))
    }

    /// What was promised is not needed, and free again.
    ///
    /// # Errors
    /// [`Refusal::NotEnough`] where less was promised
    pub fn release(&self, ledger: &mut Ledger, minor: i64, booked: Date) -> Result<u64, Refusal> {
        ledger.post(self.draft(Kind::Earmarked, Kind::Fund, minor, booked, Why::Unneeded))
    }

    /// The partner claims what was promised.
    ///
    /// # Errors
    /// [`Refusal::NotEnough`] where less was promised
    pub fn claim(&self, ledger: &mut Ledger, minor: i64, booked: Date) -> Result<u64, Refusal> {
        ledger.post(self.draft(Kind::Earmarked, Kind::Claimed, minor, booked, Why::Claimed))
    }

    /// A claim is refused: the money stays promised.
    ///
    /// # Errors
    /// [`Refusal::NotEnough`] where less was claimed
    pub fn refuse(&self, ledger: &mut Ledger, minor: i64, booked: Date) -> Result<u64, Refusal> {
        ledger.post(self.draft(Kind::Claimed, Kind::Earmarked, minor, booked, Why::Refused))
    }

    /// A claim is good: it is to be paid.
    ///
    /// # Errors
    /// [`Refusal::NotEnough`] where less was claimed
    pub fn approve(&self, ledger: &mut Ledger, minor: i64, booked: Date) -> Result<u64, Refusal> {
        ledger.post(self.draft(Kind::Claimed, Kind::Payable, minor, booked, Why::Due))
    }

    /// It is paid.
    ///
    /// # Errors
    /// [`Refusal::NotEnough`] where less is to be paid
    pub fn pay(&self, ledger: &mut Ledger, minor: i64, booked: Date) -> Result<u64, Refusal> {
        ledger.post(self.draft(Kind::Payable, Kind::Paid, minor, booked, Why::Paid))
    }

    /// The time of what is not promised has passed.
    ///
    /// # Errors
    /// [`Refusal::NotEnough`] where it has less
    pub fn expire(&self, ledger: &mut Ledger, minor: i64, booked: Date) -> Result<u64, Refusal> {
        ledger.post(self.draft(Kind::Fund, Kind::Cost, minor, booked, Why::Expired))
    }
}
