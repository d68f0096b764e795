//! The style, the icon, and the page that shows every component.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::{Shell, style};
use crate::House;
use crate::kit::form::{Typed, Wrong};
use crate::kit::web::{Page, page};
use crate::walls::{Scope, SeeHome};

/// The style, kept by browsers for good: its name changes when it does.
pub(crate) async fn sheet(Path(name): Path<String>) -> Response {
    if style::path() != format!("/style/{name}") {
        return StatusCode::NOT_FOUND.into_response();
    }
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")], style::text())
        .into_response()
}

/// The icon: a buoy in a channel.
pub(crate) async fn icon() -> Response {
    let kind = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")];
    (kind, include_str!("icon.svg")).into_response()
}

/// Whether the house can do its work: it is asked by machines and tells nothing else.
pub(crate) async fn health(State(house): State<House>) -> Response {
    match house.database.ping().await {
        Ok(()) => "ok\n".into_response(),
        Err(fault) => {
            tracing::error!("{fault}");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::RETRY_AFTER, "5")],
                "the database is away\n",
            )
                .into_response()
        }
    }
}

#[derive(Debug, Template)]
#[template(path = "shell/design.html")]
struct Design {
    shell: Shell,
    typed: Typed,
    wrong: Wrong,
}

/// Every component on one page.
pub(crate) async fn design(scope: Scope<SeeHome>) -> Page {
    let mut wrong = Wrong::default();
    wrong.add("mail", "people-mail-wrong");
    page(&Design { shell: Shell::of(&scope, ""), typed: Typed::default().with("mail", "ann.lee@"), wrong })
}
