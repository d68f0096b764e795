//! What one is told, and what one wants by mail.

use askama::Template;

use super::model::{self, KINDS};
use super::store::{self, notice};
use crate::audit::Event;
use crate::kit::fault::Fault;
use crate::kit::form::Typed;
use crate::kit::voice::Voice;
use crate::kit::web::{Page, go_to, page};
use crate::partners::store::find;
use crate::shell::Shell;
use crate::walls::{Reading, Scope, SeeHome};

/// A notice as its reader sees it.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) kind: String,
    pub(super) text: String,
    pub(super) path: String,
    at: String,
    unread: bool,
}

/// What a notice says to its reader; nothing, where what it is about is no longer within reach.
pub(super) async fn told(tx: &Reading<SeeHome>, voice: Voice, notice: notice::Model) -> Result<Option<Told>, Fault> {
    let name = match &notice.company {
        Some(company) => match find(tx, company).await? {
            Some(seen) => seen.into_row().name,
            None => return Ok(None),
        },
        None => String::new(),
    };
    let role = if notice.role.is_empty() { String::new() } else { voice.say(&format!("role-{}", notice.role)) };
    Ok(Some(Told {
        text: voice.with(&format!("notice-{}", notice.kind), &[("what", &name), ("role", &role)]),
        path: model::path(&notice.kind, notice.company.as_ref()),
        at: voice.instant(notice.at),
        unread: notice.read_at.is_none(),
        kind: notice.kind,
    }))
}

#[derive(Debug, Template)]
#[template(path = "notices/list.html")]
struct List {
    shell: Shell,
    notices: Vec<Told>,
    any_unread: bool,
    /// Each kind one can wish for, and whether it comes by mail.
    wishes: Vec<(&'static str, bool)>,
    letters: bool,
}

/// What one was told, newest first, and what comes by mail.
pub(crate) async fn list(scope: Scope<SeeHome>) -> Page {
    let tx = scope.read().await?;
    let mut notices = vec![];
    for row in store::own(&tx).await? {
        notices.extend(told(&tx, *scope.voice(), row).await?);
    }
    let unwanted = store::unwanted(&tx).await?;
    let wishes = KINDS.into_iter().filter(|kind| !model::is_safety(kind));
    page(&List {
        shell: Shell::of(&scope, "/notices"),
        any_unread: notices.iter().any(|told| told.unread),
        notices,
        wishes: wishes.map(|kind| (kind, !unwanted.iter().any(|own| own == kind))).collect(),
        letters: scope.house().post().is_there(),
    })
}

/// Everything is read.
pub(crate) async fn read(scope: Scope<SeeHome>) -> Page {
    let tx = scope.write().await?;
    if store::mark(&tx, scope.now()).await? > 0 {
        let event = Event::new("read notices", scope.actor().person());
        tx.commit(event).await?;
    }
    go_to("/notices")
}

/// What one wants by mail from now on.
pub(crate) async fn wish(scope: Scope<SeeHome>, typed: Typed) -> Page {
    let tx = scope.write().await?;
    for kind in KINDS.into_iter().filter(|kind| !model::is_safety(kind)) {
        store::wish_for(&tx, kind, typed.is(kind, "on")).await?;
    }
    tx.commit(Event::new("wish for notices", scope.actor().person())).await?;
    go_to("/notices")
}
