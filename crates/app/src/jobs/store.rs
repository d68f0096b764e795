//! The table of jobs, and its queries.

use sea_orm::sea_query::{ExprTrait, LockBehavior, LockType, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Set,
};

use super::model::{LEASE_SECONDS, SEEN_SECONDS, Taken};
use crate::kit::clock::Instant;
use crate::kit::fault::Fault;
use crate::kit::id::JobId;
use crate::walls::{KeepJobs, Reading, SeeJobs};

/// Jobs on the page.
const ON_A_PAGE: u64 = 100;

pub(crate) mod job {
    use sea_orm::entity::prelude::*;

    use crate::kit::clock::Instant;
    use crate::kit::id::JobId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "jobs_job")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: JobId,
        pub kind: String,
        pub about: String,
        pub once: Option<String>,
        pub state: String,
        pub due_at: Instant,
        pub tries: i64,
        pub leased_until: Option<Instant>,
        pub asked_at: Instant,
        pub ended_at: Option<Instant>,
        pub trouble: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Adds a job.
pub(super) async fn add(tx: &DatabaseTransaction, row: job::Model) -> Result<(), Fault> {
    job::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// Adds a job that may be asked for only once, if it was not yet.
pub(super) async fn add_once(tx: &DatabaseTransaction, row: job::Model) -> Result<(), Fault> {
    let insert = job::Entity::insert(row.into_active_model().reset_all());
    insert.on_conflict(OnConflict::column(job::Column::Once).do_nothing().to_owned()).exec_without_returning(tx).await?;
    Ok(())
}

/// Whether anything is due: a look that waits for nobody.
pub(super) async fn is_due(tx: &DatabaseTransaction, now: Instant) -> Result<bool, Fault> {
    Ok(job::Entity::find().filter(due(now)).one(tx).await?.is_some())
}

fn due(now: Instant) -> sea_orm::Condition {
    sea_orm::Condition::all()
        .add(job::Column::State.eq("waiting"))
        .add(job::Column::DueAt.lte(now))
        .add(job::Column::LeasedUntil.is_null().or(job::Column::LeasedUntil.lte(now)))
}

/// Takes the job that has been due longest, if nobody else has it.
pub(super) async fn take(tx: &DatabaseTransaction, now: Instant) -> Result<Option<Taken>, Fault> {
    let first = job::Entity::find().filter(due(now)).order_by_asc(job::Column::DueAt).order_by_asc(job::Column::Id);
    let Some(found) = first.limit(1).lock_with_behavior(LockType::Update, LockBehavior::SkipLocked).one(tx).await? else { return Ok(None) };
    let taken = Taken { id: found.id, kind: found.kind, about: found.about, tries: found.tries + 1 };
    let lease = job::ActiveModel { leased_until: Set(Some(now.later(LEASE_SECONDS))), tries: Set(taken.tries), ..Default::default() };
    job::Entity::update_many().set(lease).filter(job::Column::Id.eq(taken.id.clone())).exec(tx).await?;
    Ok(Some(taken))
}

/// What becomes of a job that was taken.
pub(super) enum Outcome {
    /// It is done.
    Done,
    /// It is due again.
    Again(Instant, String),
    /// It is given up.
    GivenUp(String),
}

/// Notes what became of a job, if it is still held by the try that says so.
pub(super) async fn settle(tx: &DatabaseTransaction, taken: &Taken, outcome: Outcome, now: Instant) -> Result<(), Fault> {
    let free = job::ActiveModel { leased_until: Set(None), ..Default::default() };
    let change = match outcome {
        Outcome::Done => job::ActiveModel { state: Set("done".to_owned()), ended_at: Set(Some(now)), trouble: Set(String::new()), ..free },
        Outcome::Again(due, trouble) => job::ActiveModel { due_at: Set(due), trouble: Set(trouble), ..free },
        Outcome::GivenUp(trouble) => {
            job::ActiveModel { state: Set("given-up".to_owned()), ended_at: Set(Some(now)), trouble: Set(trouble), ..free }
        }
    };
    let held = job::Entity::update_many().set(change).filter(job::Column::Id.eq(taken.id.clone()));
    held.filter(job::Column::Tries.eq(taken.tries)).filter(job::Column::State.eq("waiting")).exec(tx).await?;
    Ok(())
}

/// Forgets jobs that were done long ago.
pub(crate) async fn forget_done(tx: &DatabaseTransaction, now: Instant) -> Result<(), Fault> {
    let old = job::Entity::delete_many().filter(job::Column::State.eq("done"));
    old.filter(job::Column::EndedAt.lt(now.earlier(SEEN_SECONDS))).exec(tx).await?;
    Ok(())
}

/// How many jobs there are: waiting and not yet failed, failing, given up, done.
pub(super) async fn counts(tx: &Reading<SeeJobs>) -> Result<[u64; 4], Fault> {
    let of = |state: &str| job::Entity::find().filter(job::Column::State.eq(state));
    let waiting = of("waiting").filter(job::Column::Trouble.eq("")).count(tx.rows()).await?;
    let failing = of("waiting").filter(job::Column::Trouble.ne("")).count(tx.rows()).await?;
    Ok([waiting, failing, of("given-up").count(tx.rows()).await?, of("done").count(tx.rows()).await?])
}

/// The jobs of the page: those that need somebody first, then what waits, then what was done.
pub(super) async fn list(tx: &Reading<SeeJobs>) -> Result<Vec<job::Model>, Fault> {
    let mut all = vec![];
    for state in ["given-up", "waiting", "done"] {
        let of = job::Entity::find().filter(job::Column::State.eq(state));
        let of = of.order_by_desc(job::Column::Trouble.ne("")).order_by_desc(job::Column::DueAt).order_by_asc(job::Column::Id);
        all.extend(of.limit(ON_A_PAGE / 2).all(tx.rows()).await?);
    }
    Ok(all)
}

/// Makes a job due that is not done; whether there was one.
pub(super) async fn due_now(tx: &Reading<KeepJobs>, id: &JobId, now: Instant) -> Result<bool, Fault> {
    let change = job::ActiveModel {
        state: Set("waiting".to_owned()),
        due_at: Set(now),
        tries: Set(0),
        leased_until: Set(None),
        ended_at: Set(None),
        ..Default::default()
    };
    let open = job::Entity::update_many().set(change).filter(job::Column::Id.eq(id.clone())).filter(job::Column::State.ne("done"));
    Ok(open.exec(tx.rows()).await?.rows_affected > 0)
}

/// Gives a job up that waits; whether there was one.
pub(super) async fn no_longer(tx: &Reading<KeepJobs>, id: &JobId, now: Instant) -> Result<bool, Fault> {
    let change =
        job::ActiveModel { state: Set("given-up".to_owned()), ended_at: Set(Some(now)), leased_until: Set(None), ..Default::default() };
    let open = job::Entity::update_many().set(change).filter(job::Column::Id.eq(id.clone())).filter(job::Column::State.eq("waiting"));
    Ok(open.exec(tx.rows()).await?.rows_affected > 0)
}
