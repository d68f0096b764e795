//! The tables of the edges, and their queries.

/// Who belongs to which company, as what.
pub(crate) mod member {
    use sea_orm::entity::prelude::*;

    use crate::kit::id::{CompanyId, EdgeId, PersonId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "walls_member")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EdgeId,
        pub person: PersonId,
        pub company: CompanyId,
        pub role: String,
        pub state: String,
        pub since: String,
        pub until: Option<String>,
        pub granted_by: Option<PersonId>,
        pub confirmed_by: Option<PersonId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who of the vendor looks after which partner.
pub(crate) mod cam {
    use sea_orm::entity::prelude::*;

    use crate::kit::id::{CompanyId, EdgeId, PersonId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "walls_cam")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EdgeId,
        pub person: PersonId,
        pub partner: CompanyId,
        pub since: String,
        pub until: Option<String>,
        pub granted_by: Option<PersonId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Which distributor serves which reseller.
pub(crate) mod distributes {
    use sea_orm::entity::prelude::*;

    use crate::kit::id::{CompanyId, EdgeId, PersonId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "walls_distributes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EdgeId,
        pub distributor: CompanyId,
        pub reseller: CompanyId,
        pub since: String,
        pub until: Option<String>,
        pub granted_by: Option<PersonId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Which company belongs to which, and what it lets the parent see.
pub(crate) mod parent {
    use sea_orm::entity::prelude::*;

    use crate::kit::id::{CompanyId, EdgeId, PersonId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "walls_parent")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EdgeId,
        pub parent: CompanyId,
        pub child: CompanyId,
        pub shares: String,
        pub since: String,
        pub until: Option<String>,
        pub granted_by: Option<PersonId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What forms were answered with.
mod done {
    use sea_orm::entity::prelude::*;

    use crate::kit::clock::Instant;
    use crate::kit::id::PersonId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "walls_done")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person: PersonId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub once: String,
        pub answer: String,
        pub at: Instant,
        pub content: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use jiff::civil::Date;
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, Set};

use super::Role;
use crate::kit::clock::Instant;
use crate::kit::fault::Fault;
use crate::kit::id::{CompanyId, PersonId};

/// The roles a person has today, each with its company.
pub(crate) async fn roles_of(tx: &DatabaseTransaction, person: &PersonId, today: Date) -> Result<Vec<(CompanyId, Role)>, Fault> {
    let today = today.to_string();
    let rows = member::Entity::find()
        .filter(member::Column::Person.eq(person.clone()))
        .filter(member::Column::State.eq("confirmed"))
        .filter(member::Column::Since.lte(today.as_str()))
        .filter(member::Column::Until.is_null().or(member::Column::Until.gt(today.as_str())))
        .all(tx)
        .await?;
    let mut roles: Vec<(CompanyId, Role)> = rows.into_iter().filter_map(|row| Some((row.company, Role::read(&row.role)?))).collect();
    roles.sort();
    Ok(roles)
}

/// The people who have a role today: in a company, or in any.
pub(crate) async fn holders(
    tx: &DatabaseTransaction,
    role: Role,
    company: Option<&CompanyId>,
    today: Date,
) -> Result<Vec<PersonId>, Fault> {
    let today = today.to_string();
    let mut held = member::Entity::find()
        .filter(member::Column::Role.eq(role.word()))
        .filter(member::Column::State.eq("confirmed"))
        .filter(member::Column::Since.lte(today.as_str()))
        .filter(member::Column::Until.is_null().or(member::Column::Until.gt(today.as_str())));
    if let Some(company) = company {
        held = held.filter(member::Column::Company.eq(company.clone()));
    }
    let mut people: Vec<PersonId> = held.all(tx).await?.into_iter().map(|row| row.person).collect();
    people.sort();
    people.dedup();
    Ok(people)
}

/// Whether a form was answered before.
#[derive(Debug)]
pub(crate) enum Answered {
    /// It was not: it is done now.
    Not,
    /// It was, with this.
    Before(String),
    /// Its key was used for something else.
    Otherwise,
}

/// Takes the key of a form: whoever sends the same one at the same time waits here. What it was answered with, where it was done before.
pub(super) async fn answered(
    tx: &DatabaseTransaction,
    person: &PersonId,
    once: &str,
    content: &str,
    at: Instant,
) -> Result<Answered, Fault> {
    if once.is_empty() {
        return Ok(Answered::Not);
    }
    let row = done::Model { person: person.clone(), once: once.to_owned(), answer: String::new(), at, content: content.to_owned() };
    let taken = done::Entity::insert(row.into_active_model().reset_all())
        .on_conflict(OnConflict::columns([done::Column::Person, done::Column::Once]).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    if taken == 1 {
        return Ok(Answered::Not);
    }
    let before = done::Entity::find_by_id((person.clone(), once.to_owned())).one(tx).await?;
    Ok(match before {
        Some(before) if before.content == content => Answered::Before(before.answer),
        _ => Answered::Otherwise,
    })
}

/// Notes what a person's form is answered with.
pub(super) async fn answer(tx: &DatabaseTransaction, person: &PersonId, once: &str, answer: &str) -> Result<(), Fault> {
    let noted = done::Entity::update_many().set(done::ActiveModel { answer: Set(answer.to_owned()), ..Default::default() });
    noted.filter(done::Column::Person.eq(person.clone())).filter(done::Column::Once.eq(once)).exec(tx).await?;
    Ok(())
}

/// How long a form that was answered is remembered.
const ANSWERED_SECONDS: i64 = 30 * 24 * 3_600;

/// Forgets forms that were answered long ago.
pub(crate) async fn forget_answered(tx: &DatabaseTransaction, now: Instant) -> Result<(), Fault> {
    done::Entity::delete_many().filter(done::Column::At.lt(now.earlier(ANSWERED_SECONDS))).exec(tx).await?;
    Ok(())
}
