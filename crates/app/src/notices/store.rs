//! The tables of notices, and their queries.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Set,
};

use super::model::Notice;
use crate::kit::clock::Instant;
use crate::kit::fault::Fault;
use crate::kit::id::{NoticeId, PersonId};
use crate::walls::{Reading, SeeHome};

/// Notices on the page.
const ON_A_PAGE: u64 = 100;
/// How long a notice is kept.
const KEPT_SECONDS: i64 = 400 * 24 * 3_600;

pub(crate) mod notice {
    use sea_orm::entity::prelude::*;

    use crate::kit::clock::Instant;
    use crate::kit::id::{CompanyId, NoticeId, PersonId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "notices_notice")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: NoticeId,
        pub person: PersonId,
        pub kind: String,
        pub company: Option<CompanyId>,
        pub role: String,
        pub at: Instant,
        pub read_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod wish {
    use sea_orm::entity::prelude::*;

    use crate::kit::id::PersonId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "notices_wish")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person: PersonId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub kind: String,
        pub by_mail: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) async fn add(tx: &DatabaseTransaction, id: NoticeId, to: &PersonId, notice: &Notice, at: Instant) -> Result<(), Fault> {
    let row = notice::Model {
        id,
        person: to.clone(),
        kind: notice.kind().to_owned(),
        company: notice.company().cloned(),
        role: notice.role().map_or("", |role| role.word()).to_owned(),
        at,
        read_at: None,
    };
    notice::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// A notice that is to be sent, unless it was read already or its person does not want its kind by mail.
pub(super) async fn to_send(tx: &DatabaseTransaction, id: &NoticeId) -> Result<Option<notice::Model>, Fault> {
    let found = notice::Entity::find_by_id(id.clone()).filter(notice::Column::ReadAt.is_null()).one(tx).await?;
    let Some(found) = found else { return Ok(None) };
    let wish = wish::Entity::find_by_id((found.person.clone(), found.kind.clone())).one(tx).await?;
    Ok(Some(found).filter(|_| wish.is_none_or(|wish| wish.by_mail == 1)))
}

/// How many notices somebody has not read.
pub(crate) async fn unread(tx: &DatabaseTransaction, person: &PersonId) -> Result<u64, Fault> {
    let own = notice::Entity::find().filter(notice::Column::Person.eq(person.clone()));
    Ok(own.filter(notice::Column::ReadAt.is_null()).count(tx).await?)
}

/// The actor's own notices, newest first.
pub(super) async fn own(tx: &Reading<SeeHome>) -> Result<Vec<notice::Model>, Fault> {
    let own = notice::Entity::find().filter(notice::Column::Person.eq(tx.actor().person().clone()));
    Ok(own.order_by_desc(notice::Column::At).order_by_asc(notice::Column::Id).limit(ON_A_PAGE).all(tx.rows()).await?)
}

/// Marks the actor's notices as read; how many there were.
pub(super) async fn mark(tx: &Reading<SeeHome>, at: Instant) -> Result<u64, Fault> {
    let change = notice::ActiveModel { read_at: Set(Some(at)), ..Default::default() };
    let own = notice::Entity::update_many().set(change).filter(notice::Column::Person.eq(tx.actor().person().clone()));
    Ok(own.filter(notice::Column::ReadAt.is_null()).exec(tx.rows()).await?.rows_affected)
}

/// The kinds that the actor does not want by mail.
pub(super) async fn unwanted(tx: &Reading<SeeHome>) -> Result<Vec<String>, Fault> {
    let own = wish::Entity::find().filter(wish::Column::Person.eq(tx.actor().person().clone())).filter(wish::Column::ByMail.eq(0));
    Ok(own.all(tx.rows()).await?.into_iter().map(|wish| wish.kind).collect())
}

/// Notes whether the actor wants a kind by mail.
pub(super) async fn wish_for(tx: &Reading<SeeHome>, kind: &str, by_mail: bool) -> Result<(), Fault> {
    let row = wish::Model { person: tx.actor().person().clone(), kind: kind.to_owned(), by_mail: i64::from(by_mail) };
    let insert = wish::Entity::insert(row.into_active_model().reset_all());
    let other = OnConflict::columns([wish::Column::Person, wish::Column::Kind]).update_column(wish::Column::ByMail).to_owned();
    insert.on_conflict(other).exec_without_returning(tx.rows()).await?;
    Ok(())
}

/// Forgets notices of more than a year ago.
pub(crate) async fn forget_old(tx: &DatabaseTransaction, now: Instant) -> Result<(), Fault> {
    notice::Entity::delete_many().filter(notice::Column::At.lt(now.earlier(KEPT_SECONDS))).exec(tx).await?;
    Ok(())
}
