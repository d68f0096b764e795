//! One's own endpoints, and what was sent to each.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;

use super::model::Kind;
use super::store::{self, delivery, endpoint};
use crate::kit::form::{Typed, Wrong};
use crate::kit::id::{DeliveryId, EndpointId};
use crate::kit::web::{Page, Problem, answer, go_to, page, wrong as wrong_page};
use crate::shell::Shell;
use crate::walls::{KeepWebhooks, Scope};

#[derive(Debug, Template)]
#[template(path = "webhooks/list.html")]
struct List {
    shell: Shell,
    endpoints: Vec<endpoint::Model>,
    typed: Typed,
    wrong: Wrong,
    made: Option<String>,
}

impl List {
    async fn of(scope: &Scope<KeepWebhooks>, typed: Typed, wrong: Wrong) -> Result<Self, Problem> {
        let endpoints = store::endpoints(&scope.read().await?).await?;
        Ok(Self { shell: Shell::of(scope, "/webhooks"), endpoints, typed, wrong, made: None })
    }

    /// The kinds on offer: the field, and the word as it is sent.
    fn kinds(&self) -> Vec<(String, &'static str)> {
        Kind::ALL.map(|kind| (kind.field(), kind.word())).to_vec()
    }
}

/// One's own endpoints.
pub(crate) async fn list(scope: Scope<KeepWebhooks>) -> Page {
    page(&List::of(&scope, Typed::default(), Wrong::default()).await?)
}

/// A new endpoint: its secret is shown once.
pub(crate) async fn make(scope: Scope<KeepWebhooks>, typed: Typed) -> Page {
    let mut wrong = Wrong::default();
    let url = wrong.text(&typed, "url");
    if let Some(message) = scope.house().outbound().wrong(&url).filter(|_| wrong.is_empty()) {
        wrong.add("url", message);
    }
    let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| typed.is(&kind.field(), "on")).collect();
    if kinds.is_empty() {
        wrong.add("kinds", "webhooks-no-kind");
    }
    if !wrong.is_empty() {
        return wrong_page(&List::of(&scope, typed, wrong).await?);
    }
    let secret = super::make(&scope, url, &kinds).await?;
    let shown = List::of(&scope, Typed::default(), wrong).await?;
    answer(StatusCode::CREATED, &List { made: Some(secret), ..shown })
}

#[derive(Debug, Template)]
#[template(path = "webhooks/one.html")]
struct One {
    shell: Shell,
    endpoint: endpoint::Model,
    deliveries: Vec<(delivery::Model, String)>,
}

impl One {
    /// Its state, as the id of a message.
    fn state(&self) -> &'static str {
        if self.endpoint.state == "on" { "webhooks-on" } else { "webhooks-paused" }
    }
}

/// What was sent to an endpoint, newest first.
pub(crate) async fn one(scope: Scope<KeepWebhooks>, Path(id): Path<EndpointId>) -> Page {
    let tx = scope.read().await?;
    let seen = store::endpoint(&tx, &id).await?.ok_or(Problem::NotFound)?;
    let voice = *scope.voice();
    let deliveries = store::deliveries(&tx, &seen).await?.into_iter();
    let deliveries = deliveries.map(|delivery| (delivery.clone(), voice.instant(delivery.tried_at.unwrap_or(delivery.at)))).collect();
    page(&One { shell: Shell::of(&scope, ""), endpoint: seen.into_row(), deliveries })
}

/// An endpoint is tried out.
pub(crate) async fn try_out(scope: Scope<KeepWebhooks>, Path(id): Path<EndpointId>) -> Page {
    super::try_out(&scope, &id).await?.ok_or(Problem::NotFound)?;
    go_to(&format!("/webhooks/{id}"))
}

/// An endpoint that was paused is on again.
pub(crate) async fn resume(scope: Scope<KeepWebhooks>, Path(id): Path<EndpointId>) -> Page {
    super::resume(&scope, &id).await?.ok_or(Problem::NotFound)?;
    go_to(&format!("/webhooks/{id}"))
}

/// An endpoint ends.
pub(crate) async fn end(scope: Scope<KeepWebhooks>, Path(id): Path<EndpointId>) -> Page {
    super::end(&scope, &id).await?.ok_or(Problem::NotFound)?;
    go_to("/webhooks")
}

/// A delivery is sent once more.
pub(crate) async fn again(scope: Scope<KeepWebhooks>, Path(id): Path<DeliveryId>) -> Page {
    let endpoint = super::send_again(&scope, &id).await?.ok_or(Problem::NotFound)?;
    go_to(&format!("/webhooks/{endpoint}"))
}
