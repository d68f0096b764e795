//! The tables of endpoints and deliveries, and their queries.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Set,
};

use crate::audit;
use crate::kit::clock::Instant;
use crate::kit::fault::Fault;
use crate::kit::id::{CompanyId, DeliveryId, EndpointId};
use crate::walls::{Capability, KeepWebhooks, Reading, Seen};

/// Deliveries on the page of an endpoint.
const ON_A_PAGE: u64 = 100;
/// How long a delivery can be seen.
const KEPT_SECONDS: i64 = 30 * 24 * 3_600;

pub(crate) mod endpoint {
    use sea_orm::entity::prelude::*;

    use crate::kit::clock::Instant;
    use crate::kit::id::{EndpointId, PersonId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "webhooks_endpoint")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EndpointId,
        pub person: PersonId,
        pub url: String,
        pub secret: String,
        pub kinds: String,
        pub state: String,
        pub failures: i64,
        pub made_at: Instant,
        pub after_number: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod delivery {
    use sea_orm::entity::prelude::*;

    use crate::kit::clock::Instant;
    use crate::kit::id::{CompanyId, DeliveryId, EndpointId, PersonId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "webhooks_delivery")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DeliveryId,
        pub endpoint: EndpointId,
        pub person: PersonId,
        pub kind: String,
        pub company: Option<CompanyId>,
        pub body: String,
        pub state: String,
        pub at: Instant,
        pub tries: i64,
        pub tried_at: Option<Instant>,
        pub status: Option<i64>,
        pub trouble: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod log {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "webhooks_followed")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub number: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Up to which event of the log deliveries were made.
pub(super) async fn followed(tx: &DatabaseTransaction) -> Result<i64, Fault> {
    Ok(log::Entity::find_by_id(1).one(tx).await?.map_or(0, |followed| followed.number))
}

/// The same, locked until the transaction ends.
pub(super) async fn followed_locked(tx: &DatabaseTransaction) -> Result<i64, Fault> {
    Ok(log::Entity::find_by_id(1).lock_exclusive().one(tx).await?.map_or(0, |followed| followed.number))
}

/// Deliveries were made up to this event.
pub(crate) async fn follow_to(tx: &DatabaseTransaction, number: i64) -> Result<(), Fault> {
    log::ActiveModel { id: Set(1), number: Set(number) }.update(tx).await?;
    Ok(())
}

/// Every endpoint that is on.
pub(super) async fn wanting(tx: &DatabaseTransaction) -> Result<Vec<endpoint::Model>, Fault> {
    let on = endpoint::Entity::find().filter(endpoint::Column::State.eq("on"));
    Ok(on.order_by_asc(endpoint::Column::Id).all(tx).await?)
}

/// Adds an endpoint of the actor's.
pub(super) async fn add_endpoint(
    tx: &Reading<KeepWebhooks>,
    id: EndpointId,
    url: String,
    secret: String,
    kinds: String,
    at: Instant,
) -> Result<(), Fault> {
    let person = tx.actor().person().clone();
    let (after_number, _) = audit::store::head(tx.rows()).await?;
    let row = endpoint::Model { id, person, url, secret, kinds, state: "on".to_owned(), failures: 0, made_at: at, after_number };
    endpoint::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx.rows()).await?;
    Ok(())
}

/// The actor's own endpoints, newest first.
pub(super) async fn endpoints(tx: &Reading<KeepWebhooks>) -> Result<Vec<endpoint::Model>, Fault> {
    let own = endpoint::Entity::find().filter(endpoint::Column::Person.eq(tx.actor().person().clone()));
    Ok(own.order_by_desc(endpoint::Column::MadeAt).order_by_asc(endpoint::Column::Id).limit(ON_A_PAGE).all(tx.rows()).await?)
}

/// An endpoint of the actor's.
pub(super) async fn endpoint<C: Capability>(tx: &Reading<C>, id: &EndpointId) -> Result<Option<Seen<C, endpoint::Model>>, Fault> {
    let own = endpoint::Entity::find_by_id(id.clone()).filter(endpoint::Column::Person.eq(tx.actor().person().clone()));
    Ok(own.one(tx.rows()).await?.map(|row| tx.seen(row)))
}

/// Takes an endpoint of the actor's away, and what was on its way to it.
pub(super) async fn end(tx: &Reading<KeepWebhooks>, id: &EndpointId) -> Result<(), Fault> {
    let own = endpoint::Entity::delete_by_id(id.clone()).filter(endpoint::Column::Person.eq(tx.actor().person().clone()));
    own.exec(tx.rows()).await?;
    Ok(())
}

/// Whether an endpoint is on, and how many deliveries in a row it did not take.
pub(super) async fn set_state(tx: &DatabaseTransaction, id: &EndpointId, state: &str, failures: i64) -> Result<(), Fault> {
    let change = endpoint::ActiveModel { state: Set(state.to_owned()), failures: Set(failures), ..Default::default() };
    endpoint::Entity::update_many().set(change).filter(endpoint::Column::Id.eq(id.clone())).exec(tx).await?;
    Ok(())
}

pub(super) async fn add_delivery(
    tx: &DatabaseTransaction,
    id: DeliveryId,
    to: &endpoint::Model,
    kind: &str,
    company: Option<CompanyId>,
    body: String,
    at: Instant,
) -> Result<(), Fault> {
    let row = delivery::Model {
        id,
        endpoint: to.id.clone(),
        person: to.person.clone(),
        kind: kind.to_owned(),
        company,
        body,
        state: "waiting".to_owned(),
        at,
        tries: 0,
        tried_at: None,
        status: None,
        trouble: String::new(),
    };
    delivery::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// A delivery that waits, with its endpoint, if that is on; a try-out goes to a paused one too.
pub(super) async fn to_send(tx: &DatabaseTransaction, id: &DeliveryId) -> Result<Option<(delivery::Model, endpoint::Model)>, Fault> {
    let found = delivery::Entity::find_by_id(id.clone()).filter(delivery::Column::State.eq("waiting")).one(tx).await?;
    let Some(delivery) = found else { return Ok(None) };
    let endpoint = endpoint::Entity::find_by_id(delivery.endpoint.clone()).one(tx).await?;
    Ok(endpoint.filter(|endpoint| endpoint.state == "on" || delivery.kind == "test").map(|endpoint| (delivery, endpoint)))
}

/// Notes what came of sending a delivery.
pub(super) async fn tried(
    tx: &DatabaseTransaction,
    id: &DeliveryId,
    state: &str,
    tries: i64,
    status: Option<u16>,
    trouble: &str,
    at: Instant,
) -> Result<(), Fault> {
    let change = delivery::ActiveModel {
        state: Set(state.to_owned()),
        tries: Set(tries),
        status: Set(status.map(i64::from)),
        trouble: Set(trouble.to_owned()),
        tried_at: Set(Some(at)),
        ..Default::default()
    };
    delivery::Entity::update_many().set(change).filter(delivery::Column::Id.eq(id.clone())).exec(tx).await?;
    Ok(())
}

/// The deliveries of an endpoint that was seen, newest first.
pub(super) async fn deliveries(
    tx: &Reading<KeepWebhooks>,
    of: &Seen<KeepWebhooks, endpoint::Model>,
) -> Result<Vec<delivery::Model>, Fault> {
    let all = delivery::Entity::find().filter(delivery::Column::Endpoint.eq(of.id.clone()));
    Ok(all.order_by_desc(delivery::Column::At).order_by_asc(delivery::Column::Id).limit(ON_A_PAGE).all(tx.rows()).await?)
}

/// Lets a delivery of the actor's wait once more that does not wait; the endpoint it goes to.
pub(super) async fn waits_again(tx: &Reading<KeepWebhooks>, id: &DeliveryId) -> Result<Option<EndpointId>, Fault> {
    let own = delivery::Entity::find_by_id(id.clone()).filter(delivery::Column::Person.eq(tx.actor().person().clone()));
    let Some(found) = own.filter(delivery::Column::State.ne("waiting")).lock_exclusive().one(tx.rows()).await? else { return Ok(None) };
    let change = delivery::ActiveModel { state: Set("waiting".to_owned()), tries: Set(0), ..Default::default() };
    delivery::Entity::update_many().set(change).filter(delivery::Column::Id.eq(id.clone())).exec(tx.rows()).await?;
    Ok(Some(found.endpoint))
}

/// Forgets deliveries of long ago.
pub(crate) async fn forget_old(tx: &DatabaseTransaction, now: Instant) -> Result<(), Fault> {
    let old = delivery::Entity::delete_many().filter(delivery::Column::State.ne("waiting"));
    old.filter(delivery::Column::At.lt(now.earlier(KEPT_SECONDS))).exec(tx).await?;
    Ok(())
}
