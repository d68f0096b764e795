//! What work waits, what fails, and why.

use askama::Template;
use axum::extract::Path;

use super::store::{self, job};
use crate::kit::id::JobId;
use crate::kit::web::{Page, Problem, go_to, page};
use crate::shell::Shell;
use crate::walls::{KeepJobs, Scope, SeeJobs};

#[derive(Debug, Template)]
#[template(path = "jobs/list.html")]
struct List {
    shell: Shell,
    /// Waiting, failing, given up, done: each with its word.
    counts: [(&'static str, String); 4],
    jobs: Vec<Shown>,
    keeps: bool,
}

/// A job as it is listed.
#[derive(Debug)]
struct Shown {
    job: job::Model,
    /// What it is called.
    kind: String,
    /// Its state, as the id of a message.
    state: &'static str,
    /// When it is due, or when it ended.
    at: String,
}

impl Shown {
    fn open(&self) -> bool {
        self.job.state != "done"
    }
}

/// What work waits, fails, was given up and done.
pub(crate) async fn list(scope: Scope<SeeJobs>) -> Page {
    let tx = scope.read().await?;
    let counts = store::counts(&tx).await?;
    let voice = *scope.voice();
    let shown = |job: job::Model| Shown {
        kind: voice.say(&format!("job-{}", job.kind)),
        state: match (job.state.as_str(), job.leased_until.is_some_and(|until| until > scope.now()), job.trouble.is_empty()) {
            ("waiting", true, _) => "jobs-under-way",
            ("waiting", false, true) => "jobs-waiting",
            ("waiting", false, false) => "jobs-failing",
            ("given-up", ..) => "jobs-given-up",
            _ => "jobs-done",
        },
        at: voice.instant(job.ended_at.unwrap_or(job.due_at)),
        job,
    };
    let words = ["jobs-waiting", "jobs-failing", "jobs-given-up", "jobs-done"];
    let mut numbers = counts.into_iter().map(|count| voice.number(count));
    page(&List {
        shell: Shell::of(&scope, "/jobs"),
        counts: words.map(|word| (word, numbers.next().unwrap_or_default())),
        jobs: store::list(&tx).await?.into_iter().map(shown).collect(),
        keeps: scope.actor().may::<KeepJobs>(),
    })
}

/// A job is tried again now.
pub(crate) async fn again(scope: Scope<KeepJobs>, Path(id): Path<JobId>) -> Page {
    super::try_again(&scope, &id).await?.ok_or(Problem::NotFound)?;
    go_to("/jobs")
}

/// A job is given up.
pub(crate) async fn end(scope: Scope<KeepJobs>, Path(id): Path<JobId>) -> Page {
    super::give_up(&scope, &id).await?.ok_or(Problem::NotFound)?;
    go_to("/jobs")
}
