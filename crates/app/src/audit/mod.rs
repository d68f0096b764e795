//! The audit log: what was done, by whom, when, to what.
//!
//! One deed is one event, saved in the same transaction as the deed. Events are only ever added, and each carries a digest over itself and the one before it: whoever changes,
//! removes or reorders one breaks the chain there. Cutting off the end is seen by comparing with a head that was written down elsewhere (`fairway audit verify` prints it).
//! Events name people by their id and hold nothing personal, so that a person can be forgotten and the chain stays whole.

pub mod pages;
pub(crate) mod store;

use sea_orm::DatabaseTransaction;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::House;
use crate::kit::chance::letters;
use crate::kit::clock::Instant;
use crate::kit::database::Acting;
use crate::kit::fault::Fault;
use crate::kit::id::{CompanyId, PersonId};
use crate::kit::web::RequestId;

/// What was done.
#[derive(Clone, Debug)]
pub struct Event {
    deed: &'static str,
    company: Option<CompanyId>,
    object: String,
    details: Value,
}

impl Event {
    /// A deed on something.
    pub fn new(deed: &'static str, object: impl ToString) -> Self {
        Self { deed, company: None, object: object.to_string(), details: json!({}) }
    }

    /// Whose company it is about.
    #[must_use]
    pub fn of(mut self, company: &CompanyId) -> Self {
        self.company = Some(company.clone());
        self
    }

    /// What changed; never anything personal.
    #[must_use]
    pub fn with(mut self, details: Value) -> Self {
        self.details = details;
        self
    }
}

/// Adds an event to the end of the chain, within the transaction of the deed. Who writes at the same time waits for the last link.
pub(crate) async fn append(
    tx: &DatabaseTransaction,
    at: Instant,
    person: Option<&PersonId>,
    request: &RequestId,
    event: Event,
) -> Result<(), Fault> {
    let (number, before) = store::next(tx).await?;
    let mut row = store::event::Model {
        number,
        at,
        person: person.cloned(),
        deed: event.deed.to_owned(),
        company: event.company,
        object: event.object,
        details: event.details.to_string(),
        request: request.0.clone(),
        chain: String::new(),
    };
    row.chain = link(&before, &row);
    store::add(tx, row).await
}

/// The digest of an event and of all before it.
fn link(before: &str, event: &store::event::Model) -> String {
    let told = json!([
        before,
        event.number,
        event.at.0,
        event.person.as_ref().map(PersonId::as_str),
        event.deed,
        event.company.as_ref().map(CompanyId::as_str),
        event.object,
        event.details,
        event.request,
    ]);
    letters(&Sha256::digest(told.to_string().as_bytes()))
}

/// What [`verify`] found.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every link holds: so many events, and the digest of the last.
    Whole(i64, String),
    /// The chain is broken at this event.
    BrokenAt(i64),
    /// The last events are missing: the head says that there were so many.
    CutAfter(i64, i64),
}

/// Walks the whole chain.
///
/// # Errors
/// When the database does not answer.
pub async fn verify(house: &House) -> Result<Verdict, Fault> {
    let tx = house.database.read(Acting::House, house.clock.now().day()).await?;
    let (mut number, mut chain) = (0, String::new());
    loop {
        let events = store::after(&tx, number).await?;
        if events.is_empty() {
            break;
        }
        for event in events {
            number += 1;
            if event.number != number || event.chain != link(&chain, &event) {
                return Ok(Verdict::BrokenAt(number));
            }
            chain = event.chain;
        }
    }
    let (last, head) = store::head(&tx).await?;
    Ok(if (last, &head) == (number, &chain) { Verdict::Whole(number, chain) } else { Verdict::CutAfter(number, last) })
}
