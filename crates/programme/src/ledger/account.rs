//! Accounts: whose money it is, and in which state.

use std::fmt;

/// An account: one partner, one incentive or fund, one currency.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Account {
    /// What stands in it.
    pub kind: Kind,
    /// The partner, or the person, it is about; none for the vendor's own.
    pub partner: Option<String>,
    /// The incentive or fund, by id.
    pub rule: String,
    /// The currency (ISO 4217).
    pub currency: String,
}

impl Account {
    /// Whether it is one of a partner, or of a person of the partner; every account where none is named.
    #[must_use]
    pub fn concerns(&self, partner: Option<&str>) -> bool {
        let Some(partner) = partner else { return true };
        let own = self.partner.as_deref().unwrap_or_default();
        own == partner || own.strip_prefix(partner).is_some_and(|rest| rest.starts_with(" / "))
    }
}

/// What stands in an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// What the programme costs the vendor: it reduces revenue.
    Cost,
    /// Earned by the partner, not yet to be paid.
    Accrued,
    /// Earned, and held until what is missing is in order.
    Held,
    /// To be paid.
    Payable,
    /// Paid: by credit note, transfer or deduction.
    Paid,
    /// In a fund, free to be asked for.
    Fund,
    /// In a fund, promised to an approved activity.
    Earmarked,
    /// In a fund, claimed and to be examined.
    Claimed,
}

impl Kind {
    /// Every kind with its word, as it stands in a journal.
    pub const ALL: [(&'static str, Self); 8] = [
        ("cost", Self::Cost),
        ("accrued", Self::Accrued),
        ("held", Self::Held),
        ("payable", Self::Payable),
        ("paid", Self::Paid),
        ("fund", Self::Fund),
        ("earmarked", Self::Earmarked),
        ("claimed", Self::Claimed),
    ];

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }

    /// Whether the vendor owes what stands in it.
    #[must_use]
    pub fn is_owed(self) -> bool {
        matches!(self, Self::Accrued | Self::Held | Self::Payable | Self::Fund | Self::Earmarked | Self::Claimed)
    }

    /// Whether no more can be taken from it than is in it. What is accrued may fall below nothing where a programme takes back what was paid.
    #[must_use]
    pub fn is_spent(self) -> bool {
        matches!(self, Self::Held | Self::Payable | Self::Fund | Self::Earmarked | Self::Claimed)
    }
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind.word(), self.rule)?;
        self.partner.as_ref().map_or(Ok(()), |partner| write!(f, ":{partner}"))
    }
}

/// What stands in an account, in minor units of its currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// The sum of what was debited.
    pub debits: i64,
    /// The sum of what was credited.
    pub credits: i64,
    /// What is set aside to be debited.
    pub debits_pending: i64,
    /// What is set aside to be credited.
    pub credits_pending: i64,
}

impl Balance {
    /// What is owed: credits less debits.
    #[must_use]
    pub fn owed(&self) -> i64 {
        self.credits.saturating_sub(self.debits)
    }

    /// What can still be taken: what is owed, less what is set aside.
    #[must_use]
    pub fn available(&self) -> i64 {
        self.owed().saturating_sub(self.debits_pending)
    }
}
