//! Telling other systems what happens: signed, again until they take it, and to nobody who may not know it.
//!
//! **Words.** An *endpoint* is an address that somebody gave, with the kinds of events it wants; a *delivery* is one event on its way to one endpoint.
//!
//! **Invariants.** Deliveries follow the audit log, event by event, so that none is lost and none is made of what was not saved. An endpoint is of the person who made it: it is told what that
//! person may see when it is sent, and nothing once they may not. A delivery names things by their ids; what they are is asked for over the API. It is signed as
//! [Standard Webhooks](https://www.standardwebhooks.com) say, comes at least once under the same id, and goes only where [`crate::kit::outbound`] reaches.

mod deliver;
mod follow;
mod model;
pub(crate) mod pages;
pub(crate) mod store;

use crate::audit::Event;
use crate::jobs;
use crate::kit::chance::Chance;
use crate::kit::fault::Fault;
use crate::kit::id::{DeliveryId, EndpointId};
use crate::walls::{KeepWebhooks, Scope, Seen};
pub(crate) use deliver::{Deliver, deliver};
pub(crate) use follow::follow;
use model::{Kind, body};

/// What signs the deliveries of an endpoint, as receivers know it.
fn signing_secret(chance: &Chance) -> Result<String, Fault> {
    use base64::Engine as _;
    Ok(format!("whsec_{}", base64::engine::general_purpose::STANDARD.encode(chance.bytes::<32>()?)))
}

/// Makes an endpoint for whoever asks; its secret is shown now and never again.
async fn make(scope: &Scope<KeepWebhooks>, url: String, kinds: &[Kind]) -> Result<String, Fault> {
    let secret = signing_secret(&scope.house().chance)?;
    let id = EndpointId::draw(&scope.house().chance)?;
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
    let tx = scope.write().await?;
    store::add_endpoint(&tx, id.clone(), url, secret.clone(), kinds.join(" "), scope.now()).await?;
    tx.commit(Event::new("make endpoint", &id)).await?;
    Ok(secret)
}

/// Sends an event that tries an endpoint out.
async fn try_out(scope: &Scope<KeepWebhooks>, id: &EndpointId) -> Result<Option<()>, Fault> {
    let tx = scope.write().await?;
    let Some(seen) = store::endpoint(&tx, id).await? else { return Ok(None) };
    let delivery = DeliveryId::draw(&scope.house().chance)?;
    let body = body("test", None, None, scope.now());
    store::add_delivery(tx.rows(), delivery.clone(), &seen, "test", None, body, scope.now()).await?;
    jobs::ask(scope.house(), tx.rows(), &Deliver { delivery: delivery.clone() }, scope.now()).await?;
    tx.commit(Event::new("try endpoint", id)).await?;
    Ok(Some(()))
}

/// Sends a delivery once more.
async fn send_again(scope: &Scope<KeepWebhooks>, id: &DeliveryId) -> Result<Option<EndpointId>, Fault> {
    let tx = scope.write().await?;
    let Some(endpoint) = store::waits_again(&tx, id).await? else { return Ok(None) };
    jobs::ask(scope.house(), tx.rows(), &Deliver { delivery: id.clone() }, scope.now()).await?;
    tx.commit(Event::new("send delivery again", id)).await?;
    Ok(Some(endpoint))
}

/// Switches an endpoint on again that was paused.
async fn resume(scope: &Scope<KeepWebhooks>, id: &EndpointId) -> Result<Option<()>, Fault> {
    let tx = scope.write().await?;
    let Some(seen) = store::endpoint(&tx, id).await? else { return Ok(None) };
    store::set_state(tx.rows(), &seen.id, "on", 0).await?;
    tx.commit(Event::new("resume endpoint", id)).await?;
    Ok(Some(()))
}

/// Ends an endpoint, with its deliveries.
async fn end(scope: &Scope<KeepWebhooks>, id: &EndpointId) -> Result<Option<()>, Fault> {
    let tx = scope.write().await?;
    let Some(seen) = store::endpoint(&tx, id).await?.map(Seen::into_row) else { return Ok(None) };
    store::end(&tx, &seen.id).await?;
    tx.commit(Event::new("end endpoint", id)).await?;
    Ok(Some(()))
}
