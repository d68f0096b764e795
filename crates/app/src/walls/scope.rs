//! Actors, scopes, transactions, and what was seen in them.

use std::marker::PhantomData;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::civil::Date;
use sea_orm::DatabaseTransaction;
use sea_orm::sea_query::{Condition, IntoColumnRef};

use super::store::Answered;
use super::{Capability, Role, reach, store};
use crate::House;
use crate::audit::{self, Event};
use crate::kit::clock::Instant;
use crate::kit::database::Acting;
use crate::kit::fault::Fault;
use crate::kit::id::{CompanyId, PersonId};
use crate::kit::voice::Voice;
use crate::kit::web::{Problem, RequestId};
use crate::notices;

/// A person who came in, with the roles that hold today. Made by the door (`people`) and by nobody else.
#[derive(Clone, Debug)]
pub struct Actor {
    person: PersonId,
    name: String,
    roles: Vec<(CompanyId, Role)>,
    today: String,
    voice: Voice,
    unread: u64,
}

impl Actor {
    /// The person, recognised by the door.
    pub(crate) async fn recognised(
        tx: &DatabaseTransaction,
        person: PersonId,
        name: String,
        voice: Voice,
        today: Date,
    ) -> Result<Self, Fault> {
        let roles = store::roles_of(tx, &person, today).await?;
        let unread = notices::store::unread(tx, &person).await?;
        Ok(Self { person, name, roles, today: today.to_string(), voice, unread })
    }

    /// Who it is.
    #[must_use]
    pub fn person(&self) -> &PersonId {
        &self.person
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it has a role in some company.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.roles.iter().any(|(_, own)| *own == role)
    }

    /// Whether one of its roles has a capability: for a page that offers only what would be allowed.
    #[must_use]
    pub fn may<C: Capability>(&self) -> bool {
        C::ROLES.iter().any(|role| self.is(*role))
    }

    /// Its companies and what it is in each.
    #[must_use]
    pub fn roles(&self) -> &[(CompanyId, Role)] {
        &self.roles
    }

    /// The language it reads.
    #[must_use]
    pub fn voice(&self) -> &Voice {
        &self.voice
    }

    /// How many notices it has not read.
    #[must_use]
    pub fn unread(&self) -> u64 {
        self.unread
    }

    pub(super) fn today(&self) -> &str {
        &self.today
    }
}

/// An actor who has a capability, on one request.
#[derive(Debug)]
pub struct Scope<C: Capability> {
    actor: Actor,
    house: House,
    now: Instant,
    request: RequestId,
    _capability: PhantomData<C>,
}

impl<C: Capability> Scope<C> {
    /// Who acts.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The scope of somebody for whom the house does something later: with the capabilities they have at that moment.
    pub(crate) fn later(actor: Actor, house: &House) -> Option<Self> {
        let (house, now) = (house.clone(), house.clock.now());
        actor.may::<C>().then(|| Self { actor, house, now, request: RequestId::default(), _capability: PhantomData })
    }

    /// The language of the answer.
    #[must_use]
    pub fn voice(&self) -> &Voice {
        &self.actor.voice
    }

    /// When the request came.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.now
    }

    /// What the request is called.
    pub(crate) fn request(&self) -> &RequestId {
        &self.request
    }

    /// The house it acts in.
    #[must_use]
    pub fn house(&self) -> &House {
        &self.house
    }

    /// A transaction that reads.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn read(&self) -> Result<Reading<C>, Fault> {
        let tx = self.house.database.read(Acting::Person(&self.actor.person), self.now.day()).await?;
        Ok(Reading { tx, actor: self.actor.clone(), _capability: PhantomData })
    }

    /// A transaction that writes.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn write(&self) -> Result<Writing<C>, Fault> {
        let tx = self.house.database.write(Acting::Person(&self.actor.person), self.now.day()).await?;
        let reading = Reading { tx, actor: self.actor.clone(), _capability: PhantomData };
        Ok(Writing { reading, now: self.now, request: self.request.clone() })
    }
}

impl<C: Capability> FromRequestParts<House> for Scope<C> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Problem> {
        let Some(actor) = parts.extensions.get::<Actor>().cloned() else {
            return Err(Problem::sign_in(&parts.uri));
        };
        let request = parts.extensions.get::<RequestId>().cloned().unwrap_or_default();
        if !actor.may::<C>() {
            tracing::info!(capability = C::NAME, person = %actor.person, request = %request, "refused");
            return Err(Problem::Forbidden);
        }
        Ok(Self { actor, house: house.clone(), now: house.clock.now(), request, _capability: PhantomData })
    }
}

/// A transaction that reads within a scope.
#[derive(Debug)]
pub struct Reading<C: Capability> {
    tx: DatabaseTransaction,
    actor: Actor,
    _capability: PhantomData<C>,
}

impl<C: Capability> Reading<C> {
    /// Who acts.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The connection, for the store of a slice.
    pub(crate) fn rows(&self) -> &DatabaseTransaction {
        &self.tx
    }

    /// The companies within reach of this capability, as a condition on a column that holds one. Every query of what belongs to somebody has it.
    pub(crate) fn reach(&self, company: impl IntoColumnRef + Clone) -> Condition {
        reach::condition(&self.actor, C::ROLES, company)
    }

    /// Those of them that are not only served: of a reseller that a distributor serves, it knows name, number and place.
    pub(crate) fn works_with(&self, company: impl IntoColumnRef + Clone) -> Condition {
        reach::works_with(&self.actor, C::ROLES, company)
    }

    /// Marks a row as seen within this scope.
    pub(crate) fn seen<T>(&self, row: T) -> Seen<C, T> {
        Seen { row, _capability: PhantomData }
    }
}

/// A transaction that writes within a scope. It is saved together with its event, or not at all.
#[derive(Debug)]
pub struct Writing<C: Capability> {
    reading: Reading<C>,
    now: Instant,
    request: RequestId,
}

impl<C: Capability> Writing<C> {
    /// Saves what was written, with the event that tells of it.
    ///
    /// # Errors
    /// When the database refuses; then nothing was saved.
    pub async fn commit(self, event: Event) -> Result<(), Fault> {
        audit::append(&self.reading.tx, self.now, Some(&self.reading.actor.person), &self.request, event).await?;
        Ok(self.reading.tx.commit().await?)
    }

    /// What a form with this key and content was answered with before: it was sent twice.
    pub(crate) async fn answered(&self, once: &str, content: &str) -> Result<Answered, Fault> {
        store::answered(&self.reading.tx, &self.reading.actor.person, once, content, self.now).await
    }

    /// Notes what a form is answered with, as part of this transaction.
    pub(crate) async fn answer(&self, once: &str, answer: &str) -> Result<(), Fault> {
        store::answer(&self.reading.tx, &self.reading.actor.person, once, answer).await
    }

    /// When the request came.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.now
    }
}

impl<C: Capability> std::ops::Deref for Writing<C> {
    type Target = Reading<C>;

    fn deref(&self) -> &Reading<C> {
        &self.reading
    }
}

/// A row that was found within a scope: the proof that it may be looked at, or changed, by this capability.
#[derive(Debug)]
pub struct Seen<C: Capability, T> {
    row: T,
    _capability: PhantomData<C>,
}

impl<C: Capability, T> Seen<C, T> {
    /// The row, for an answer.
    pub fn into_row(self) -> T {
        self.row
    }
}

impl<C: Capability, T> std::ops::Deref for Seen<C, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.row
    }
}
