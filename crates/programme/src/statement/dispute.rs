//! What a partner disputes, and what was answered.

use jiff::civil::Date;

use crate::record::{PartnerId, Records, Schema, Sight};

/// A dispute, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Its number.
    pub number: String,
    /// The day.
    pub date: Date,
    /// The incentive or fund it is about.
    pub rule: String,
    /// The invoice it is about.
    pub invoice: String,
    /// The line of the invoice.
    pub line: String,
    /// What the partner says.
    pub claim: String,
    /// The answer.
    pub answer: Answer,
    /// Who answered.
    pub by: String,
    /// The reason.
    pub why: String,
}

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nobody has answered.
    Open,
    /// It is granted, since a day.
    Granted(Date),
    /// It is refused, since a day.
    Refused(Date),
}

/// What was disputed or answered from a day on, and what is open, as known on another.
pub(super) fn disputes(records: &Records, partner: PartnerId, from: Date, as_of: Date) -> Vec<Dispute> {
    let (table, kind) = (records.table(Schema::DISPUTE), records.schema().get(Schema::DISPUTE));
    let sight = Sight { as_of, known_on: as_of };
    let known = table.rows(partner).filter(|row| table.visible(*row, sight) && table.from(*row) <= as_of);
    let dispute = |row: u32| {
        let text = |name: &str| kind.column(name).map_or(String::new(), |column| table.value(row, column).plain());
        let answer = match text("answer").as_str() {
            "granted" => Answer::Granted(table.known_on(row)),
            "refused" => Answer::Refused(table.known_on(row)),
            _ => Answer::Open,
        };
        let current = answer == Answer::Open || table.known_on(row).max(table.from(row)) >= from;
        current.then(|| Dispute {
            number: text("number"),
            date: table.from(row),
            rule: text("name"),
            invoice: text("invoice"),
            line: text("line"),
            claim: text("claim"),
            answer,
            by: text("by"),
            why: text("why"),
        })
    };
    known.filter_map(dispute).collect()
}
