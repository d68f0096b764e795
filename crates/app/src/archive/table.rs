//! The tables of an archive, in the order in which they can be filled.

use sea_orm::{
    ActiveModelTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, Iterable, PaginatorTrait, PrimaryKeyToColumn, QueryOrder,
    QuerySelect, Set,
};
use serde::{Deserialize, Serialize};

use crate::audit::store::{event, last};
use crate::kit::fault::Fault;
use crate::notices::store::{notice, wish};
use crate::people::store::factors::{factor, recovery};
use crate::people::store::{company, invitation, person};
use crate::walls::store::{cam, distributes, member, parent};
use crate::webhooks::store::{endpoint, follow_to};

/// Rows read at a time.
const AT_A_TIME: u64 = 1_000;

/// A row with its table.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "table", content = "row", rename_all = "snake_case")]
pub(super) enum Row {
    /// A company.
    Company(company::Model),
    /// A person.
    Person(person::Model),
    /// A second factor.
    Factor(factor::Model),
    /// A recovery code.
    Recovery(recovery::Model),
    /// An invitation that waits.
    Invitation(invitation::Model),
    /// A membership.
    Member(member::Model),
    /// Who looks after whom.
    Cam(cam::Model),
    /// Who serves whom.
    Distributes(distributes::Model),
    /// Who owns whom.
    Parent(parent::Model),
    /// What somebody is told.
    Notice(notice::Model),
    /// What somebody wants by mail.
    Wish(wish::Model),
    /// Where somebody's systems want to be told.
    Endpoint(endpoint::Model),
    /// What was done.
    Event(event::Model),
}

/// What becomes of each row.
type Sink<'s> = &'s mut (dyn FnMut(&Row) -> Result<(), Fault> + Send);

/// Hands every row on; how many there were.
pub(super) async fn save(tx: &DatabaseTransaction, sink: &mut (impl FnMut(&Row) -> Result<(), Fault> + Send)) -> Result<u64, Fault> {
    let mut rows = 0;
    rows += each::<company::Entity>(tx, Row::Company, sink).await?;
    rows += each::<person::Entity>(tx, Row::Person, sink).await?;
    rows += each::<factor::Entity>(tx, Row::Factor, sink).await?;
    rows += each::<recovery::Entity>(tx, Row::Recovery, sink).await?;
    rows += each::<invitation::Entity>(tx, Row::Invitation, sink).await?;
    rows += each::<member::Entity>(tx, Row::Member, sink).await?;
    rows += each::<cam::Entity>(tx, Row::Cam, sink).await?;
    rows += each::<distributes::Entity>(tx, Row::Distributes, sink).await?;
    rows += each::<parent::Entity>(tx, Row::Parent, sink).await?;
    rows += each::<notice::Entity>(tx, Row::Notice, sink).await?;
    rows += each::<wish::Entity>(tx, Row::Wish, sink).await?;
    rows += each::<endpoint::Entity>(tx, Row::Endpoint, sink).await?;
    rows += each::<event::Entity>(tx, Row::Event, sink).await?;
    Ok(rows)
}

async fn each<E: EntityTrait>(tx: &DatabaseTransaction, named: fn(E::Model) -> Row, sink: Sink<'_>) -> Result<u64, Fault> {
    let mut count = 0;
    loop {
        let mut page = E::find().offset(count).limit(AT_A_TIME);
        for key in E::PrimaryKey::iter() {
            page = page.order_by_asc(key.into_column());
        }
        let rows = page.all(tx).await?;
        if rows.is_empty() {
            return Ok(count);
        }
        for row in rows {
            count += 1;
            sink(&named(row))?;
        }
    }
}

/// Whether nobody and nothing is in the house yet.
pub(super) async fn are_empty(tx: &DatabaseTransaction) -> Result<bool, Fault> {
    Ok(company::Entity::find().count(tx).await? + person::Entity::find().count(tx).await? + event::Entity::find().count(tx).await? == 0)
}

/// Puts a row in its place.
pub(super) async fn add(tx: &DatabaseTransaction, row: Row) -> Result<(), Fault> {
    match row {
        Row::Company(row) => insert(tx, row).await,
        Row::Person(row) => insert(tx, row).await,
        Row::Invitation(row) => insert(tx, row).await,
        Row::Member(row) => insert(tx, row).await,
        Row::Cam(row) => insert(tx, row).await,
        Row::Distributes(row) => insert(tx, row).await,
        Row::Parent(row) => insert(tx, row).await,
        Row::Notice(row) => insert(tx, row).await,
        Row::Wish(row) => insert(tx, row).await,
        Row::Endpoint(row) => insert(tx, row).await,
        Row::Factor(row) => insert(tx, row).await,
        Row::Recovery(row) => insert(tx, row).await,
        Row::Event(row) => insert(tx, row).await,
    }
}

async fn insert<A>(tx: &DatabaseTransaction, row: impl IntoActiveModel<A>) -> Result<(), Fault>
where
    A: ActiveModelTrait + Send,
{
    A::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// Moves the head of the log to the last event that was put in; those who want to be told were told of them before.
pub(super) async fn move_head(tx: &DatabaseTransaction) -> Result<(), Fault> {
    let newest = event::Entity::find().order_by_desc(event::Column::Number).limit(1).one(tx).await?;
    if let Some(newest) = newest {
        follow_to(tx, newest.number).await?;
        last::ActiveModel { id: Set(1), number: Set(newest.number), chain: Set(newest.chain) }.update(tx).await?;
    }
    Ok(())
}
