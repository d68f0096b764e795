//! Following the audit log: what was done becomes deliveries, once, however many processes follow.

use super::model::{Kind, Needs, body};
use super::store::{self, endpoint};
use super::{Deliver, deliver::may_know};
use crate::House;
use crate::audit;
use crate::jobs;
use crate::kit::database::Acting;
use crate::kit::fault::Fault;
use crate::kit::id::DeliveryId;

/// Makes deliveries of the events since the last look.
pub(crate) async fn follow(house: &House) -> Result<(), Fault> {
    while store_further(house).await? {}
    Ok(())
}

/// Some events further; false at the end of the log.
async fn store_further(house: &House) -> Result<bool, Fault> {
    let now = house.clock.now();
    let tx = house.database.read(Acting::Work, now.day()).await?;
    let (last, _) = audit::store::head(&tx).await?;
    if store::followed(&tx).await? >= last {
        return Ok(false);
    }
    tx.commit().await?;
    let tx = house.database.write(Acting::Work, now.day()).await?;
    // Locked: who follows at the same time waits, and then sees that it is done.
    let number = store::followed_locked(&tx).await?;
    let events = audit::store::after(&tx, number).await?;
    let Some(newest) = events.last().map(|event| event.number) else { return Ok(false) };
    let wanting = store::wanting(&tx).await?;
    for event in events {
        let Some(kind) = Kind::of_deed(&event.deed) else { continue };
        for endpoint in wanting.iter().filter(|endpoint| wants(endpoint, kind) && event.number > endpoint.after_number) {
            if !may_know(house, &endpoint.person, kind.needs(), event.company.as_ref()).await? {
                continue;
            }
            let id = DeliveryId::draw(&house.chance)?;
            let company = event.company.as_ref().map(|company| company.as_str());
            let told = body(kind.word(), company, Some(&event.object), event.at);
            store::add_delivery(&tx, id.clone(), endpoint, kind.word(), event.company.clone(), told, now).await?;
            jobs::ask(house, &tx, &Deliver { delivery: id }, now).await?;
        }
    }
    store::follow_to(&tx, newest).await?;
    tx.commit().await?;
    Ok(true)
}

fn wants(endpoint: &endpoint::Model, kind: Kind) -> bool {
    endpoint.kinds.split(' ').any(|own| own == kind.word())
}

impl Needs {
    /// Whose right a kind that was kept takes; a try-out takes none.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word).map(Kind::needs)
    }
}
