//! Sending a delivery.

use serde::{Deserialize, Serialize};

use super::model::{Needs, signature};
use super::store::{self, delivery, endpoint};
use crate::House;
use crate::jobs::{Taken, Task, Trouble};
use crate::kit::database::Acting;
use crate::kit::fault::Fault;
use crate::kit::id::{CompanyId, DeliveryId, PersonId};
use crate::notices::{self, Notice};
use crate::partners::store::find;
use crate::people::on_behalf;
use crate::walls::{Capability, KeepWebhooks, Role, SeePartners, SeePeople};

/// How many deliveries in a row are given up before an endpoint is paused.
const FAILURES_MAX: i64 = 5;
/// The status with which a receiver says that it is no more.
const GONE: u16 = 410;

/// A delivery to be sent.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Deliver {
    pub(crate) delivery: DeliveryId,
}

impl Task for Deliver {
    const KIND: &'static str = "delivery";
}

/// Sends a delivery, if its person may still know what it tells.
pub(crate) async fn deliver(house: &House, taken: &Taken) -> Result<(), Trouble> {
    let task: Deliver = taken.read()?;
    let now = house.clock.now();
    let tx = house.database.read(Acting::Work, now.day()).await?;
    let Some((delivery, endpoint)) = store::to_send(&tx, &task.delivery).await? else { return Ok(()) };
    tx.commit().await.map_err(Fault::from)?;
    let known = match Needs::of_word(&delivery.kind) {
        Some(needs) => may_know(house, &endpoint.person, needs, delivery.company.as_ref()).await?,
        None => on_behalf::<KeepWebhooks>(house, &endpoint.person).await?.is_some(),
    };
    if !known {
        return given_up(house, &delivery, None, "what it tells is no longer within reach", taken).await;
    }
    let sent = send(house, &delivery, &endpoint).await;
    match sent {
        Ok(status @ 200..=299) => {
            let tx = house.database.write(Acting::Work, now.day()).await?;
            store::tried(&tx, &delivery.id, "delivered", taken.tries, Some(status), "", now).await?;
            store::set_state(&tx, &endpoint.id, &endpoint.state, 0).await?;
            Ok(tx.commit().await.map_err(Fault::from)?)
        }
        Ok(GONE) => {
            pause(house, &endpoint).await?;
            given_up(house, &delivery, Some(GONE), "the receiver is gone", taken).await
        }
        Ok(status) => again(house, &delivery, &endpoint, Some(status), "the receiver did not take it", taken).await,
        Err(why) => again(house, &delivery, &endpoint, None, &why, taken).await,
    }
}

async fn send(house: &House, delivery: &delivery::Model, endpoint: &endpoint::Model) -> Result<u16, String> {
    let seconds = house.clock.now().0 / 1_000_000;
    let id = delivery.id.as_str();
    let signed = signature(&endpoint.secret, id, seconds, &delivery.body).ok_or("the secret cannot be read")?;
    let headers = [("webhook-id", id.to_owned()), ("webhook-timestamp", seconds.to_string()), ("webhook-signature", signed)];
    house.outbound().post(&endpoint.url, &headers, delivery.body.clone()).await
}

/// Not taken: it is tried again, unless this was the last time.
async fn again(
    house: &House,
    delivery: &delivery::Model,
    endpoint: &endpoint::Model,
    status: Option<u16>,
    why: &str,
    taken: &Taken,
) -> Result<(), Trouble> {
    let now = house.clock.now();
    let state = if taken.is_last() { "given-up" } else { "waiting" };
    let tx = house.database.write(Acting::Work, now.day()).await?;
    store::tried(&tx, &delivery.id, state, taken.tries, status, why, now).await?;
    if taken.is_last() {
        store::set_state(&tx, &endpoint.id, &endpoint.state, endpoint.failures + 1).await?;
    }
    tx.commit().await.map_err(Fault::from)?;
    if taken.is_last() && endpoint.failures + 1 >= FAILURES_MAX {
        pause(house, endpoint).await?;
    }
    Err(Trouble::Later(status.map_or_else(|| why.to_owned(), |status| format!("{why}: {status}"))))
}

/// Given up for good.
async fn given_up(house: &House, delivery: &delivery::Model, status: Option<u16>, why: &str, taken: &Taken) -> Result<(), Trouble> {
    let now = house.clock.now();
    let tx = house.database.write(Acting::Work, now.day()).await?;
    store::tried(&tx, &delivery.id, "given-up", taken.tries, status, why, now).await?;
    tx.commit().await.map_err(Fault::from)?;
    Err(Trouble::Never(why.to_owned()))
}

/// Pauses an endpoint that takes nothing, and tells whoever made it.
async fn pause(house: &House, endpoint: &endpoint::Model) -> Result<(), Fault> {
    let now = house.clock.now();
    let tx = house.database.write(Acting::Work, now.day()).await?;
    store::set_state(&tx, &endpoint.id, "paused", endpoint.failures).await?;
    notices::tell(house, &tx, &endpoint.person, &Notice::EndpointPaused, now).await?;
    Ok(tx.commit().await?)
}

/// Whether somebody may know now what an event tells.
pub(super) async fn may_know(house: &House, person: &PersonId, needs: Needs, company: Option<&CompanyId>) -> Result<bool, Fault> {
    match needs {
        Needs::Partners => reaches::<SeePartners>(house, person, company).await,
        Needs::People => reaches::<SeePeople>(house, person, company).await,
    }
}

/// Whether somebody keeps endpoints and reaches a company with a capability; without a company, whether they see all of them.
async fn reaches<C: Capability>(house: &House, person: &PersonId, company: Option<&CompanyId>) -> Result<bool, Fault> {
    if on_behalf::<KeepWebhooks>(house, person).await?.is_none() {
        return Ok(false);
    }
    let Some((_, scope)) = on_behalf::<C>(house, person).await? else { return Ok(false) };
    let Some(company) = company else { return Ok(Role::ALL.into_iter().any(|role| role.sees_all() && scope.actor().is(role))) };
    Ok(find(&scope.read().await?, company).await?.is_some())
}
