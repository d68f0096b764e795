//! Guessing passwords is slow, wherever a password is asked for: the door, an invitation, the account.

use sea_orm::DatabaseTransaction;

use super::Network;
use super::store;
use crate::House;
use crate::kit::chance::Secret;
use crate::kit::clock::Instant;
use crate::kit::fault::Fault;
use crate::kit::id::{self, PersonId};

/// How long a failure counts.
const COUNTED_SECONDS: u32 = 900;
/// How many failures there may be of one address from one network: whoever guesses is stopped, whoever is guessed at can still come in from elsewhere.
const FAILURES_OF_ONE: u64 = 5;
/// How many from one network, whatever the address.
const FAILURES_FROM_ONE: u64 = 50;

/// Somebody who says what the password of an address is.
pub(super) struct Guess {
    mail: String,
    network: String,
}

impl Guess {
    /// At an address, from a network.
    pub(super) fn at(mail: &str, network: &Network) -> Self {
        Self { mail: Secret::handed_in(mail).digest(), network: network.as_str().to_owned() }
    }

    /// At the codes of a second factor, wherever from: whoever is asked for one knows the password.
    pub(super) fn at_code(person: &PersonId) -> Self {
        let code = Secret::handed_in(&format!("code of {person}")).digest();
        Self { mail: code.clone(), network: code }
    }

    /// How many seconds to wait, where there were too many failures.
    pub(super) async fn stopped(&self, tx: &DatabaseTransaction, now: Instant) -> Result<Option<u32>, Fault> {
        let (of_one, from_one) = store::failures(tx, &self.mail, &self.network, now.earlier(COUNTED_SECONDS.into())).await?;
        Ok((of_one >= FAILURES_OF_ONE || from_one >= FAILURES_FROM_ONE).then_some(COUNTED_SECONDS))
    }

    /// It was wrong.
    pub(super) async fn failed(&self, house: &House, tx: &DatabaseTransaction, now: Instant) -> Result<(), Fault> {
        store::note_failure(tx, id::drawn(&house.chance)?, &self.mail, &self.network, now, COUNTED_SECONDS.into()).await
    }
}
