//! What was done, newest first.

use askama::Template;
use axum::extract::Query;
use serde::Deserialize;

use super::store::{self, event};
use crate::kit::web::{Page, page};
use crate::shell::Shell;
use crate::walls::{ReadAudit, Scope};

/// What is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    about: String,
    before: Option<i64>,
}

#[derive(Debug, Template)]
#[template(path = "audit/list.html")]
struct List {
    shell: Shell,
    asked: Asked,
    events: Vec<(String, event::Model)>,
    further: Option<String>,
}

/// What was done, newest first; about one thing, where an id or a deed is given.
pub(crate) async fn list(scope: Scope<ReadAudit>, Query(asked): Query<Asked>) -> Page {
    let tx = scope.read().await?;
    let about = asked.about.replace('\0', "").trim().to_owned();
    let mut events = store::before(&tx, asked.before, &about).await?;
    let on_a_page = usize::try_from(store::ON_A_PAGE).unwrap_or(usize::MAX);
    let further = (events.len() > on_a_page).then(|| events.truncate(on_a_page)).and_then(|()| events.last()).map(|last| {
        let before = last.number.to_string();
        format!("/audit?{}", serde_urlencoded::to_string([("about", about.as_str()), ("before", &before)]).unwrap_or_default())
    });
    let events = events.into_iter().map(|event| (scope.voice().instant(event.at), event)).collect();
    page(&List { shell: Shell::of(&scope, "/audit"), asked, events, further })
}
