//! The tables of the audit log, and their queries.

use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Set,
};

use crate::kit::fault::Fault;
use crate::walls::{Capability, ReadAudit, Reading};

/// Events read at a time.
const AT_A_TIME: u64 = 1_000;
/// Events handed out to whoever did them.
const OWN_MAX: u64 = 10_000;
/// Events on a page.
pub(super) const ON_A_PAGE: u64 = 50;

pub(crate) mod event {
    use sea_orm::entity::prelude::*;

    use crate::kit::clock::Instant;
    use crate::kit::id::{CompanyId, PersonId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "audit_event")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i64,
        pub at: Instant,
        pub person: Option<PersonId>,
        pub deed: String,
        pub company: Option<CompanyId>,
        pub object: String,
        pub details: String,
        pub request: String,
        pub chain: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod last {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "audit_head")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub number: i64,
        pub chain: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The number of the next event and the digest of the last; the row stays locked until the transaction ends.
pub(super) async fn next(tx: &DatabaseTransaction) -> Result<(i64, String), Fault> {
    let head = last::Entity::find_by_id(1).lock_exclusive().one(tx).await?;
    let head = head.ok_or_else(|| Fault::plain("the audit log", "its head is missing".to_owned()))?;
    Ok((head.number + 1, head.chain))
}

/// Adds the event and moves the head on to it.
pub(super) async fn add(tx: &DatabaseTransaction, event: event::Model) -> Result<(), Fault> {
    let head = last::ActiveModel { id: Set(1), number: Set(event.number), chain: Set(event.chain.clone()) };
    event::Entity::insert(event.into_active_model().reset_all()).exec_without_returning(tx).await?;
    head.update(tx).await?;
    Ok(())
}

/// What the actor did, oldest first.
pub(crate) async fn own<C: Capability>(tx: &Reading<C>) -> Result<Vec<event::Model>, Fault> {
    let own = event::Entity::find().filter(event::Column::Person.eq(tx.actor().person().clone()));
    Ok(own.order_by_asc(event::Column::Number).limit(OWN_MAX).all(tx.rows()).await?)
}

/// The last number and digest, as the head has them.
pub(crate) async fn head(tx: &DatabaseTransaction) -> Result<(i64, String), Fault> {
    let head = last::Entity::find_by_id(1).one(tx).await?;
    Ok(head.map(|head| (head.number, head.chain)).unwrap_or_default())
}

/// The next events after a number.
pub(crate) async fn after(tx: &DatabaseTransaction, number: i64) -> Result<Vec<event::Model>, Fault> {
    let events = event::Entity::find().filter(event::Column::Number.gt(number));
    Ok(events.order_by_asc(event::Column::Number).limit(AT_A_TIME).all(tx).await?)
}

/// The events before a number, newest first, of one object or of all; one more than a page, to know whether there are more.
pub(super) async fn before(tx: &Reading<ReadAudit>, number: Option<i64>, about: &str) -> Result<Vec<event::Model>, Fault> {
    let mut events = event::Entity::find();
    if let Some(number) = number {
        events = events.filter(event::Column::Number.lt(number));
    }
    if !about.is_empty() {
        let found = event::Column::Object
            .eq(about)
            .or(event::Column::Person.eq(about))
            .or(event::Column::Company.eq(about))
            .or(event::Column::Deed.eq(about));
        events = events.filter(found);
    }
    Ok(events.order_by_desc(event::Column::Number).limit(ON_A_PAGE + 1).all(tx.rows()).await?)
}
