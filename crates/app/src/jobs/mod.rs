//! Work that is done later: letters, deliveries, what is due every day.
//!
//! **Words.** A *job* is one piece of work. It is *asked for* in the transaction of the deed it follows from, so that both are saved or neither; it is *taken* by a process, which has it
//! on a *lease*; it is *done*, *tried again* later, or *given up*. A *rhythm* asks for a job every day.
//!
//! **Invariants.** What was asked for is done at least once: a process that dies leaves a lease that runs out. Two processes never hold the same job at a time, and one that comes back
//! after its lease ran out changes nothing any more. A job names people and companies by their ids; secrets and addresses are looked up when it is done. What was given up stays to be seen,
//! and to be tried again by somebody.
//!
//! What each kind does stands with its own room; [`crate::tasks`] names them all.

pub(crate) mod model;
pub(crate) mod pages;
pub(crate) mod store;
mod worker;

use sea_orm::DatabaseTransaction;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::House;
use crate::audit::Event;
use crate::kit::clock::Instant;
use crate::kit::fault::Fault;
use crate::kit::id::JobId;
use crate::walls::{KeepJobs, Scope};
pub use model::Trouble;
pub(crate) use model::{Rhythm, Taken};
pub(crate) use worker::work;
pub use worker::{Worked, work_off};

/// A kind of job: what it is about, as it is kept.
pub(crate) trait Task: Serialize + DeserializeOwned {
    /// Its word.
    const KIND: &'static str;
}

/// Asks for work, as part of a transaction.
pub(crate) async fn ask<T: Task>(house: &House, tx: &DatabaseTransaction, task: &T, due: Instant) -> Result<(), Fault> {
    let about = serde_json::to_string(task).map_err(|error| Fault::new("asking for work", &error))?;
    store::add(tx, model::asked(JobId::draw(&house.chance)?, T::KIND, about, None, due)).await
}

/// Has a job that waits or was given up tried now. Nothing where there is none such.
pub(crate) async fn try_again(scope: &Scope<KeepJobs>, id: &JobId) -> Result<Option<()>, Fault> {
    let tx = scope.write().await?;
    if !store::due_now(&tx, id, scope.now()).await? {
        return Ok(None);
    }
    tx.commit(Event::new("try job again", id)).await?;
    Ok(Some(()))
}

/// Gives a job up that waits. Nothing where there is none such.
pub(crate) async fn give_up(scope: &Scope<KeepJobs>, id: &JobId) -> Result<Option<()>, Fault> {
    let tx = scope.write().await?;
    if !store::no_longer(&tx, id, scope.now()).await? {
        return Ok(None);
    }
    tx.commit(Event::new("give job up", id)).await?;
    Ok(Some(()))
}
