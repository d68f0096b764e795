//! The page of one's own account: password and tokens.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};

use super::model::password_wrong;
use super::token::{self, Wanted};
use super::{Network, Renewed, door, profile, second, store};
use crate::kit::form::{Typed, Wrong};
use crate::kit::id::TokenId;
use crate::kit::voice::{Voice, Zone};
use crate::kit::web::{Page, Problem, answer, go_to, page, wrong as wrong_page};
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
    renewed: bool,
    /// How many recovery codes are left, where there is a second factor.
    codes_left: Option<String>,
}

impl Account {
    /// The zones there are, for a choice.
    fn zones(&self) -> &'static [String] {
        Zone::names()
    }

    /// The page with nothing typed yet.
    async fn fresh(scope: &Scope<SeeHome>) -> Result<Self, Problem> {
        let typed = profile::typed(scope, Typed::default().with("days", "90")).await?;
        let codes = second::state(scope.house(), scope.actor().person()).await?;
        Ok(Self {
            shell: Shell::of(scope, "/account"),
            tokens: tokens(scope).await?,
            typed,
            wrong: Wrong::default(),
            made: None,
            renewed: false,
            codes_left: codes.map(|codes| scope.voice().count("factor-left", codes)),
        })
    }
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

/// The page, where something about the second factor was wrong.
pub(super) async fn with_wrong(scope: &Scope<SeeHome>, field: &'static str, message: &'static str) -> Page {
    let mut wrong = Wrong::default();
    wrong.add(field, message);
    wrong_page(&Account { wrong, ..Account::fresh(scope).await? })
}

/// The page, where something about name, language or zone was wrong.
pub(super) async fn with_profile(scope: &Scope<SeeHome>, typed: Typed, wrong: Wrong) -> Page {
    let typed = typed.with("days", "90");
    wrong_page(&Account { typed, wrong, ..Account::fresh(scope).await? })
}

/// One's own account.
pub(crate) async fn account(scope: Scope<SeeHome>) -> Page {
    page(&Account::fresh(&scope).await?)
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
    let shown = Account::fresh(&scope).await?;
    match made {
        Some(secret) => answer(StatusCode::CREATED, &Account { made: Some(secret.reveal().to_owned()), ..shown }),
        None => wrong_page(&Account { typed, wrong, ..shown }),
    }
}

/// Another password.
pub(crate) async fn renew(scope: Scope<SeeHome>, network: Network, headers: HeaderMap, typed: Typed) -> Page {
    let house = scope.house();
    // Whoever has a scope on a page came with a cookie.
    let stays = door::cookie(house, &headers).ok_or(Problem::Unreadable)?;
    let mut wrong = Wrong::default();
    let until_now = wrong.text(&typed, "current");
    if let Some(message) = password_wrong(typed.get("password"), "") {
        wrong.add("password", message);
    }
    let shown = Account::fresh(&scope).await?;
    if !wrong.is_empty() {
        return wrong_page(&Account { wrong, ..shown });
    }
    let passwords = (until_now, typed.get("password").to_owned());
    match super::renew_password(house, scope.request(), &network, scope.actor().person(), &stays, passwords).await? {
        Renewed::Done => page(&Account { renewed: true, ..shown }),
        Renewed::TooOften(seconds) => Err(Problem::TooOften(seconds)),
        Renewed::Wrong => {
            wrong.add("current", "account-current-wrong");
            wrong_page(&Account { wrong, ..shown })
        }
    }
}

/// A token ends.
pub(crate) async fn end(scope: Scope<SeeHome>, Path(id): Path<TokenId>) -> Page {
    token::end(&scope, &id).await?.ok_or(Problem::NotFound)?;
    go_to("/account")
}
