//! Links in letters: what they are for, and forgetting those that have had their time.

use sea_orm::{ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};

use super::tables::{failure, invitation, login, person, reset, token};
use crate::kit::chance::Secret;
use crate::kit::clock::Instant;
use crate::kit::fault::Fault;
use crate::kit::id::{EdgeId, PersonId};
use crate::walls::store::member;

/// How long what has ended is kept, to be looked at when something went wrong.
const KEPT_SECONDS: i64 = 7 * 24 * 3_600;

/// A membership that waits for its person, and the person.
pub(crate) async fn waiting(tx: &DatabaseTransaction, id: &EdgeId) -> Result<Option<(member::Model, person::Model)>, Fault> {
    let found = member::Entity::find_by_id(id.clone()).filter(member::Column::State.eq("invited")).one(tx).await?;
    let Some(membership) = found else { return Ok(None) };
    Ok(super::person(tx, &membership.person).await?.map(|person| (membership, person)))
}

/// Adds a link to another password.
pub(crate) async fn add_reset(tx: &DatabaseTransaction, secret: &Secret, person: &PersonId, ends_at: Instant) -> Result<(), Fault> {
    let row = reset::Model { digest: secret.digest(), person: person.clone(), ends_at };
    reset::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// Whom a link to another password is for, while it holds.
pub(crate) async fn reset(tx: &DatabaseTransaction, digest: &str, now: Instant) -> Result<Option<person::Model>, Fault> {
    let found = reset::Entity::find_by_id(digest).filter(reset::Column::EndsAt.gt(now)).one(tx).await?;
    let Some(found) = found else { return Ok(None) };
    Ok(super::person(tx, &found.person).await?.filter(|person| person.state == "active"))
}

/// Uses a link, and with it every other one of the person; false where somebody was faster.
pub(crate) async fn use_reset(tx: &DatabaseTransaction, digest: &str, person: &PersonId) -> Result<bool, Fault> {
    let used = reset::Entity::delete_by_id(digest).exec(tx).await?.rows_affected == 1;
    end_resets(tx, person).await?;
    Ok(used)
}

/// Every link of a person to another password is worth nothing from now on.
pub(super) async fn end_resets(tx: &DatabaseTransaction, person: &PersonId) -> Result<(), Fault> {
    reset::Entity::delete_many().filter(reset::Column::Person.eq(person.clone())).exec(tx).await?;
    Ok(())
}

/// Forgets logins, links, tokens and failures that ended long ago.
pub(crate) async fn forget_ended(tx: &DatabaseTransaction, now: Instant) -> Result<(), Fault> {
    let old = now.earlier(KEPT_SECONDS);
    login::Entity::delete_many().filter(login::Column::EndsAt.lt(old)).exec(tx).await?;
    invitation::Entity::delete_many().filter(invitation::Column::EndsAt.lt(old)).exec(tx).await?;
    reset::Entity::delete_many().filter(reset::Column::EndsAt.lt(old)).exec(tx).await?;
    super::factors::forget_halfway(tx, old).await?;
    token::Entity::delete_many().filter(token::Column::EndsAt.lt(old)).exec(tx).await?;
    failure::Entity::delete_many().filter(failure::Column::At.lt(old)).exec(tx).await?;
    Ok(())
}
