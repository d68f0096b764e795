//! The page of one's own account: tokens.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;

use super::store;
use super::token::{self, Wanted};
use crate::kit::form::{Typed, Wrong};
use crate::kit::id::TokenId;
use crate::kit::voice::Voice;
use crate::kit::web::{Page, Problem, answer, go_to, page};
use crate::shell::Shell;
use crate::walls::{Scope, SeeHome};

/// How long a token holds at most.
const DAYS_MAX: i64 = 365;

#[derive(Debug, Template)]
#[template(path = "people/account.html")]
struct Account {
    shell: Shell,
    tokens: Vec<Shown>,
    typed: Typed,
    wrong: Wrong,
    made: Option<String>,
}

/// A token as it is listed.
#[derive(Debug)]
struct Shown {
    token: store::token::Model,
    ends: String,
    used: Option<String>,
}

async fn tokens(scope: &Scope<SeeHome>) -> Result<Vec<Shown>, Problem> {
    let voice: &Voice = scope.voice();
    let tx = scope.read().await?;
    let own = store::own_tokens(&tx).await?;
    Ok(own
        .into_iter()
        .map(|token| Shown { ends: voice.instant(token.ends_at), used: token.used_at.map(|at| voice.instant(at)), token })
        .collect())
}

/// One's own account.
pub(crate) async fn account(scope: Scope<SeeHome>) -> Page {
    let typed = Typed::default().with("days", "90");
    page(&Account { shell: Shell::of(&scope, "/account"), tokens: tokens(&scope).await?, typed, wrong: Wrong::default(), made: None })
}

/// A new token: shown once.
pub(crate) async fn make(scope: Scope<SeeHome>, typed: Typed) -> Page {
    let mut wrong = Wrong::default();
    let title = wrong.text(&typed, "title");
    let days = typed.get("days").parse().ok().filter(|days| (1..=DAYS_MAX).contains(days));
    if days.is_none() {
        wrong.add("days", "tokens-days-wrong");
    }
    let made = match days {
        Some(days) if wrong.is_empty() => Some(token::make(&scope, Wanted { title, writes: typed.is("writes", "on"), days }).await?),
        _ => None,
    };
    let status = if made.is_some() { StatusCode::CREATED } else { StatusCode::UNPROCESSABLE_ENTITY };
    let typed = if made.is_some() { Typed::default().with("days", "90") } else { typed };
    let made = made.map(|secret| secret.reveal().to_owned());
    answer(status, &Account { shell: Shell::of(&scope, "/account"), tokens: tokens(&scope).await?, typed, wrong, made })
}

/// A token ends.
pub(crate) async fn end(scope: Scope<SeeHome>, Path(id): Path<TokenId>) -> Page {
    token::end(&scope, &id).await?.ok_or(Problem::NotFound)?;
    go_to("/account")
}
