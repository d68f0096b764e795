//! Closed books: up to a day nothing is booked any more, and what was booked is what it was.
//!
//! A closing is a record like everything else. It says up to which day the books were closed, when, and the fingerprint of the entries they had. Whoever makes the books
//! again holds them against it: a payout that was learned of afterwards is refused, and where anything of that time has been changed since, it is told.

use jiff::civil::Date;

use super::Books;
use crate::period::Days;

/// That the books were closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The last day that is closed.
    pub upto: Date,
    /// The day on which it was closed.
    pub on: Date,
    /// How many entries there were.
    pub entries: usize,
    /// Their fingerprint: see [`Ledger::fingerprint`](crate::ledger::Ledger::fingerprint).
    pub fingerprint: String,
}

/// How far the books of a stretch of days are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The days are not over.
    Open,
    /// They are over; late data are still taken, or nobody has closed them.
    Closing,
    /// They take no more entries.
    Closed,
}

impl State {
    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closing => "closing",
            Self::Closed => "closed",
        }
    }
}

impl Books {
    /// How far the books of a stretch of days are, on the day up to which they were made.
    #[must_use]
    pub fn state(&self, days: Days, as_of: Date) -> State {
        if self.ledger.closed().is_some_and(|closed| days.to <= closed) {
            State::Closed
        } else if as_of <= days.to {
            State::Open
        } else {
            State::Closing
        }
    }

    /// The closing of the books up to a day, made on a later one.
    #[must_use]
    pub fn close(&self, upto: Date, on: Date) -> Closing {
        let (entries, fingerprint) = self.ledger.fingerprint(upto);
        Closing { upto, on, entries, fingerprint }
    }
}

/// Closings that the books are not any more, in words.
pub(super) fn broken(ledger: &crate::ledger::Ledger, closings: &[Closing]) -> Vec<String> {
    let told = |closing: &Closing| {
        let (entries, fingerprint) = ledger.fingerprint(closing.upto);
        (fingerprint != closing.fingerprint).then(|| {
            format!(
                "the books up to {} were closed on {} with {} entries, and are now others ({entries}): a fact of that time was changed or added without saying in \
                 `known_on` when it was learned",
                closing.upto, closing.on, closing.entries
            )
        })
    };
    closings.iter().filter_map(told).collect()
}
