//! Runs: frozen inputs, frozen results.

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::civil::Date;
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use super::Books;
use crate::incentive::Earned;
use crate::ledger::hex;
use crate::money::plain;
use crate::period::{Days, earlier_days};

/// What was worked out on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The day.
    pub on: Date,
    /// As known on this day.
    pub known_on: Date,
    /// The fingerprint of everything that was read.
    pub inputs: String,
    /// The results, by partner.
    pub outcomes: Vec<Outcome>,
    /// The fingerprint of inputs and results: the same again means the same, byte for byte.
    pub fingerprint: String,
    /// The entries it made: the number before the first, and the number of the last.
    pub entries: (usize, usize),
}

/// What a partner has earned by a rule in a stretch of days.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The partner.
    pub partner: String,
    /// The incentive or fund.
    pub rule: String,
    /// The days.
    pub days: Days,
    /// The day of the run that is its own: a later one corrects it.
    pub due: Date,
    /// How much, and why.
    pub told: Told,
    /// The smallest amount that is paid, and what becomes of less, in the file's words.
    pub least: Option<(Decimal, String)>,
    /// The first day on which what a fund still has of it is gone; none where it stays.
    pub expires: Option<Date>,
}

/// How much is earned, and why.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// By an incentive: one answer, or one for each day with sales.
    Incentive(Vec<Earned>),
    /// What accrues in a fund at its own rate.
    Fund(Decimal),
}

impl Told {
    /// Whether some of it waits for something that is missing.
    pub(super) fn held(&self) -> bool {
        matches!(self, Self::Incentive(all) if all.iter().any(|earned| earned.held))
    }

    /// The amount in money.
    #[must_use]
    pub fn amount(&self) -> Decimal {
        match self {
            Self::Incentive(all) => {
                all.iter().filter(|earned| !earned.goods).fold(Decimal::ZERO, |sum, earned| sum.saturating_add(earned.amount))
            }
            Self::Fund(amount) => *amount,
        }
    }
}

/// How the account of a person of a partner is called.
pub(super) fn person_of(partner: &str, person: &str) -> String {
    format!("{partner} / {person}")
}

/// What a run found otherwise than the one before that looked at the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The day of the run.
    pub on: Date,
    /// The day of the run before.
    pub since: Date,
    /// What it found.
    pub now: Outcome,
    /// What the run before found.
    pub before: Decimal,
}

impl Books {
    /// Where runs found otherwise than the run before that looked at the same partner, rule and days: who changed, and by how much. Why stands in the steps of both.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let mut last: BTreeMap<(&str, &str, Days), (Date, &Outcome)> = BTreeMap::new();
        let mut changes = vec![];
        for run in &self.runs {
            for now in &run.outcomes {
                let before = last.insert((&now.partner, &now.rule, now.days), (run.on, now));
                let Some((since, before)) = before.filter(|(_, before)| before.told.amount() != now.told.amount()) else { continue };
                changes.push(Change { on: run.on, since, now: now.clone(), before: before.told.amount() });
            }
        }
        changes
    }
}

impl Run {
    pub(super) fn new(on: Date, inputs: &str, outcomes: Vec<Outcome>) -> Self {
        let known_on = earlier_days(on, 1);
        let mut run = Self { on, known_on, inputs: inputs.into(), outcomes, fingerprint: String::new(), entries: (0, 0) };
        let digest = Sha256::digest(run.text().as_bytes());
        run.fingerprint = hex(&digest);
        run
    }

    /// A short name for people and journals: the day and the beginning of the fingerprint.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}-{}", self.on, self.fingerprint.get(..12).unwrap_or_default())
    }

    /// The inputs and every step of every result as text: what the fingerprint is of.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("run {} as known on {}\ninputs {}\n", self.on, self.known_on, self.inputs);
        for Outcome { partner, rule, days, told, .. } in &self.outcomes {
            // Writing into a text cannot fail.
            write!(text, "{partner}\t{rule}\t{}..{}\t{}", days.from, days.to, plain(told.amount())).unwrap_or_default();
            if let Told::Incentive(all) = told {
                all.iter().flat_map(|earned| &earned.lines).for_each(|line| text.push_str(&format!("\t{line}")));
            }
            text.push('\n');
        }
        text
    }
}
