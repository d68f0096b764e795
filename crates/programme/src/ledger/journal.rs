//! The books as a plain-text journal that hledger and its kin read.

use std::fmt::Write;

use super::{Account, Deed, Kind, Ledger};
use crate::money::{minor_places, written};

/// Every entry that moved money, or those about one partner, the oldest first: `hledger check` passes, and its balances are ours with the sign turned (a journal writes what is owed as negative).
#[must_use]
pub fn hledger(ledger: &Ledger, programme: &str, partner: Option<&str>) -> String {
    let mut text = format!("; {programme}\n");
    let mut entries: Vec<_> = ledger.entries().iter().filter(|entry| entry.moves() && entry.concerns(partner)).collect();
    entries.sort_by_key(|entry| (entry.booked, entry.number));
    for entry in entries {
        let of = match entry.deed {
            Deed::Reverse(of) | Deed::PostPending(of) => format!(", of: {of}"),
            _ => String::new(),
        };
        let run = if entry.run.is_empty() { String::new() } else { format!(", run: {}", entry.run) };
        let amount = written(entry.minor, minor_places(&entry.debit.currency));
        let commodity = &entry.debit.currency;
        // Writing into a text cannot fail.
        if writeln!(
            text,
            "\n{} ({}) {} {}  ; earned: {}..{}{of}{run}\n    {}  {amount} {commodity}\n    {}  -{amount} {commodity}",
            entry.booked,
            entry.number,
            entry.why.word(),
            entry.credit.rule,
            entry.earned.from,
            entry.earned.to,
            name(&entry.debit),
            name(&entry.credit)
        )
        .is_err()
        {
            return text;
        }
    }
    text
}

fn name(account: &Account) -> String {
    let top = match account.kind {
        Kind::Cost => "expenses",
        Kind::Paid => "assets",
        _ => "liabilities",
    };
    // Two spaces or a colon would end the name, and a tab would too.
    let plain = |text: &str| text.replace([':', '\t', '\n'], "-").split_whitespace().collect::<Vec<_>>().join(" ");
    let partner = account.partner.as_ref().map_or(String::new(), |partner| format!(":{}", plain(partner)));
    format!("{top}:{}:{}{partner}", account.kind.word(), plain(&account.rule))
}
