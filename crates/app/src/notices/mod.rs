//! What people are told: in the portal, and by mail if they want.
//!
//! **Words.** A *notice* is one thing one person is told; a *wish* is what somebody wants by mail.
//!
//! **Invariants.** A notice is saved in the transaction of the deed that tells it. It holds ids; what it says is worked out when it is read or sent, with the rights its reader has at that
//! moment: what is no longer within reach is no longer told. What keeps an account safe always comes by mail too.

mod letter;
mod model;
pub(crate) mod pages;
pub(crate) mod store;

use sea_orm::DatabaseTransaction;

use crate::House;
use crate::jobs;
use crate::kit::clock::Instant;
use crate::kit::fault::Fault;
use crate::kit::id::{NoticeId, PersonId};
pub(crate) use letter::{NoticeLetter, send};
pub(crate) use model::Notice;

/// Tells somebody something, as part of the transaction it follows from.
pub(crate) async fn tell(house: &House, tx: &DatabaseTransaction, to: &PersonId, notice: &Notice, now: Instant) -> Result<(), Fault> {
    let id = NoticeId::draw(&house.chance)?;
    store::add(tx, id.clone(), to, notice, now).await?;
    if house.post().is_there() {
        jobs::ask(house, tx, &NoticeLetter { notice: id }, now).await?;
    }
    Ok(())
}
