//! The tables of second factors, and their queries: the door's alone.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QuerySelect, Set,
};

use crate::kit::chance::Secret;
use crate::kit::clock::Instant;
use crate::kit::fault::Fault;
use crate::kit::id::PersonId;

pub(crate) mod factor {
    use sea_orm::entity::prelude::*;

    use crate::kit::clock::Instant;
    use crate::kit::id::PersonId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "people_factor")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person: PersonId,
        pub secret: String,
        pub confirmed: i64,
        pub last_step: i64,
        pub made_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod recovery {
    use sea_orm::entity::prelude::*;

    use crate::kit::id::PersonId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "people_recovery")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub digest: String,
        pub person: PersonId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod half {
    use sea_orm::entity::prelude::*;

    use crate::kit::clock::Instant;
    use crate::kit::id::PersonId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "people_halfway")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub digest: String,
        pub person: PersonId,
        pub ends_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

async fn found(tx: &DatabaseTransaction, person: &PersonId, confirmed: i64) -> Result<Option<factor::Model>, Fault> {
    let own = factor::Entity::find_by_id(person.clone()).filter(factor::Column::Confirmed.eq(confirmed));
    Ok(own.one(tx).await?)
}

/// The second factor of a person.
pub(crate) async fn confirmed(tx: &DatabaseTransaction, person: &PersonId) -> Result<Option<factor::Model>, Fault> {
    found(tx, person, 1).await
}

/// The same, locked: whoever says another code of it at the same time waits, and is counted.
pub(crate) async fn held(tx: &DatabaseTransaction, person: &PersonId) -> Result<Option<factor::Model>, Fault> {
    let own = factor::Entity::find_by_id(person.clone()).filter(factor::Column::Confirmed.eq(1));
    Ok(own.lock_exclusive().one(tx).await?)
}

/// A second factor that somebody began to set up since an instant.
pub(crate) async fn begun(tx: &DatabaseTransaction, person: &PersonId, since: Instant) -> Result<Option<factor::Model>, Fault> {
    Ok(found(tx, person, 0).await?.filter(|begun| begun.made_at > since))
}

/// Begins to set a factor up, in place of one that was begun before; false where there is one already.
pub(crate) async fn begin(tx: &DatabaseTransaction, person: &PersonId, secret: &str, at: Instant) -> Result<bool, Fault> {
    if confirmed(tx, person).await?.is_some() {
        return Ok(false);
    }
    let row = factor::Model { person: person.clone(), secret: secret.to_owned(), confirmed: 0, last_step: 0, made_at: at };
    let columns = [factor::Column::Secret, factor::Column::MadeAt];
    let other = OnConflict::column(factor::Column::Person).update_columns(columns).to_owned();
    factor::Entity::insert(row.into_active_model().reset_all()).on_conflict(other).exec_without_returning(tx).await?;
    Ok(true)
}

/// From now on the factor counts; the step of the code that was shown is used.
pub(crate) async fn confirm(tx: &DatabaseTransaction, person: &PersonId, step: i64) -> Result<(), Fault> {
    let change = factor::ActiveModel { confirmed: Set(1), last_step: Set(step), ..Default::default() };
    factor::Entity::update_many().set(change).filter(factor::Column::Person.eq(person.clone())).exec(tx).await?;
    Ok(())
}

/// The code of a step is used; false where it, or a later one, was used already.
pub(crate) async fn accepted(tx: &DatabaseTransaction, person: &PersonId, step: i64) -> Result<bool, Fault> {
    let change = factor::ActiveModel { last_step: Set(step), ..Default::default() };
    let fresh = factor::Entity::update_many().set(change).filter(factor::Column::Person.eq(person.clone()));
    Ok(fresh.filter(factor::Column::LastStep.lt(step)).exec(tx).await?.rows_affected == 1)
}

/// Takes the factor and its recovery codes away; whether there was one that counted.
pub(crate) async fn end(tx: &DatabaseTransaction, person: &PersonId) -> Result<bool, Fault> {
    let counted = confirmed(tx, person).await?.is_some();
    factor::Entity::delete_by_id(person.clone()).exec(tx).await?;
    recovery::Entity::delete_many().filter(recovery::Column::Person.eq(person.clone())).exec(tx).await?;
    end_halfway(tx, person).await?;
    Ok(counted)
}

/// Puts other recovery codes in the place of those there are.
pub(crate) async fn renew_codes(tx: &DatabaseTransaction, person: &PersonId, digests: Vec<String>) -> Result<(), Fault> {
    recovery::Entity::delete_many().filter(recovery::Column::Person.eq(person.clone())).exec(tx).await?;
    let rows = digests.into_iter().map(|digest| recovery::Model { digest, person: person.clone() }.into_active_model().reset_all());
    recovery::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Uses a recovery code of a person; false where it is none.
pub(crate) async fn use_code(tx: &DatabaseTransaction, person: &PersonId, digest: &str) -> Result<bool, Fault> {
    let own = recovery::Entity::delete_by_id(digest).filter(recovery::Column::Person.eq(person.clone()));
    Ok(own.exec(tx).await?.rows_affected == 1)
}

/// How many recovery codes are left.
pub(crate) async fn codes_left(tx: &DatabaseTransaction, person: &PersonId) -> Result<u64, Fault> {
    Ok(recovery::Entity::find().filter(recovery::Column::Person.eq(person.clone())).count(tx).await?)
}

/// Somebody is half way in.
pub(crate) async fn add_halfway(tx: &DatabaseTransaction, secret: &Secret, person: &PersonId, ends_at: Instant) -> Result<(), Fault> {
    let row = half::Model { digest: secret.digest(), person: person.clone(), ends_at };
    half::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// Who is half way in with this, if they still may come in.
pub(crate) async fn halfway(tx: &DatabaseTransaction, digest: &str, now: Instant) -> Result<Option<PersonId>, Fault> {
    let found = half::Entity::find_by_id(digest).filter(half::Column::EndsAt.gt(now)).one(tx).await?;
    let Some(found) = found else { return Ok(None) };
    Ok(super::person(tx, &found.person).await?.filter(|person| person.state == "active").map(|person| person.id))
}

/// Nobody is half way in any more as this person.
pub(crate) async fn end_halfway(tx: &DatabaseTransaction, person: &PersonId) -> Result<(), Fault> {
    half::Entity::delete_many().filter(half::Column::Person.eq(person.clone())).exec(tx).await?;
    Ok(())
}

/// Forgets who was half way in long ago.
pub(crate) async fn forget_halfway(tx: &DatabaseTransaction, old: Instant) -> Result<(), Fault> {
    half::Entity::delete_many().filter(half::Column::EndsAt.lt(old)).exec(tx).await?;
    Ok(())
}
