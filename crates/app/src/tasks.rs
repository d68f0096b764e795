//! Every kind of job, and what happens again and again: the table of contents of the work, as `router` is of the URLs.

use serde::{Deserialize, Serialize};

use crate::House;
use crate::jobs::{self, Rhythm, Taken, Task, Trouble};
use crate::kit::database::Acting;
use crate::kit::fault::Fault;
use crate::{notices, people, walls, webhooks};

/// What happens by itself, and when.
pub(crate) const RHYTHMS: [(&str, Rhythm); 1] = [(Sweep::KIND, Rhythm(3, 17))];

/// Forgets what has served its time: ended logins, links nobody used, failures, answered forms, old notices, jobs that were done.
#[derive(Debug, Serialize, Deserialize)]
struct Sweep {}

impl Task for Sweep {
    const KIND: &'static str = "sweep";
}

/// Does a job.
pub(crate) async fn perform(house: &House, taken: &Taken) -> Result<(), Trouble> {
    match taken.kind.as_str() {
        people::InvitationLetter::KIND => people::send_invitation(house, taken).await,
        people::ResetLetter::KIND => people::send_reset(house, taken).await,
        notices::NoticeLetter::KIND => notices::send(house, taken).await,
        webhooks::Deliver::KIND => webhooks::deliver(house, taken).await,
        Sweep::KIND => Ok(sweep(house).await?),
        // Asked for by a newer binary that shares the database.
        unknown => Err(Trouble::Later(format!("this binary does not know `{unknown}`"))),
    }
}

/// Follows what was done, for those who want to be told.
pub(crate) async fn follow(house: &House) -> Result<(), Fault> {
    webhooks::follow(house).await
}

async fn sweep(house: &House) -> Result<(), Fault> {
    let now = house.clock.now();
    let tx = house.database.write(Acting::Login, now.day()).await?;
    people::store::forget_ended(&tx, now).await?;
    tx.commit().await?;
    let tx = house.database.write(Acting::Work, now.day()).await?;
    walls::store::forget_answered(&tx, now).await?;
    notices::store::forget_old(&tx, now).await?;
    webhooks::store::forget_old(&tx, now).await?;
    jobs::store::forget_done(&tx, now).await?;
    Ok(tx.commit().await?)
}
