//! Doing the work: taking what is due, one job after the other, until the house is closed.

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::sync::watch;

use super::model::{self, Taken, Trouble, wait};
use super::store::{self, Outcome};
use crate::House;
use crate::kit::clock::Instant;
use crate::kit::database::Acting;
use crate::kit::fault::Fault;
use crate::kit::id::JobId;
use crate::tasks;

/// How often a worker that has nothing to do looks.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// How long it leaves a database alone that is away.
const AWAY: Duration = Duration::from_secs(5);

/// How many jobs were done, and how many were not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Worked {
    /// Done.
    pub done: u64,
    /// To be tried again, or given up.
    pub failed: u64,
}

/// What a process has asked for by rhythm already: so that it does not ask the database every time it looks.
type Asked = BTreeMap<&'static str, Instant>;

/// Works until the house is closed; the job under way is finished first.
pub(crate) async fn work(house: House, mut closed: watch::Receiver<bool>) {
    let mut asked = Asked::new();
    while !*closed.borrow() {
        let pause = match round(&house, &mut asked).await {
            Ok(_) => LOOK_EVERY,
            Err(fault) => {
                tracing::error!("work stands still: {fault}");
                AWAY
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = closed.changed() => {}
        }
    }
}

/// Does everything that is due now.
///
/// # Errors
/// When the database does not answer; what fails of the work itself is noted with the job.
pub async fn work_off(house: &House) -> Result<Worked, Fault> {
    round(house, &mut Asked::new()).await
}

async fn round(house: &House, asked: &mut Asked) -> Result<Worked, Fault> {
    let mut worked = Worked::default();
    ask_by_rhythm(house, asked).await?;
    tasks::follow(house).await?;
    while let Some(taken) = take(house).await? {
        match tasks::perform(house, &taken).await {
            Ok(()) => {
                worked.done += 1;
                house.measured().count("fairway_jobs_total", "done");
                settle(house, &taken, Outcome::Done).await?;
            }
            Err(trouble) => {
                worked.failed += 1;
                house.measured().count("fairway_jobs_total", "failed");
                tracing::warn!(job = %taken.id, kind = taken.kind, tries = taken.tries, "a job is not done");
                let outcome = outcome(&taken, trouble, house.clock.now());
                settle(house, &taken, outcome).await?;
            }
        }
    }
    Ok(worked)
}

fn outcome(taken: &Taken, trouble: Trouble, now: Instant) -> Outcome {
    match trouble {
        Trouble::Later(trouble) if !taken.is_last() => Outcome::Again(now.later(wait(taken.tries)), trouble),
        Trouble::Later(trouble) | Trouble::Never(trouble) => Outcome::GivenUp(trouble),
    }
}

async fn take(house: &House) -> Result<Option<Taken>, Fault> {
    let now = house.clock.now();
    let tx = house.database.read(Acting::Work, now.day()).await?;
    if !store::is_due(&tx, now).await? {
        return Ok(None);
    }
    tx.commit().await?;
    let tx = house.database.write(Acting::Work, now.day()).await?;
    let taken = store::take(&tx, now).await?;
    tx.commit().await?;
    Ok(taken)
}

async fn settle(house: &House, taken: &Taken, outcome: Outcome) -> Result<(), Fault> {
    let now = house.clock.now();
    let tx = house.database.write(Acting::Work, now.day()).await?;
    store::settle(&tx, taken, outcome, now).await?;
    Ok(tx.commit().await?)
}

/// Asks for what happens again and again, once for each time it is due, however many processes there are.
async fn ask_by_rhythm(house: &House, asked: &mut Asked) -> Result<(), Fault> {
    let now = house.clock.now();
    for (kind, rhythm) in tasks::RHYTHMS {
        let due = rhythm.last(now);
        if asked.get(kind) == Some(&due) {
            continue;
        }
        let tx = house.database.write(Acting::Work, now.day()).await?;
        let once = format!("{kind}@{}", due.0);
        store::add_once(&tx, model::asked(JobId::draw(&house.chance)?, kind, "{}".to_owned(), Some(once), due)).await?;
        tx.commit().await?;
        asked.insert(kind, due);
    }
    Ok(())
}
