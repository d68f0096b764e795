//! The pages of the second factor: setting it up, and being asked for a code.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use qrcode::QrCode;
use qrcode::render::svg;

use super::pages::{Back, come_in, own_path, put};
use super::second::{self, Asking, Proved, Shown};
use super::{Network, account, door};
use crate::House;
use crate::kit::chance::Secret;
use crate::kit::fault::Fault;
use crate::kit::form::{Typed, Wrong};
use crate::kit::voice::Voice;
use crate::kit::web::{Page, Problem, RequestId, go_to, page, wrong as wrong_page};
use crate::shell::Shell;
use crate::walls::{Scope, SeeHome};

#[derive(Debug, Template)]
#[template(path = "people/factor.html")]
struct Factor {
    shell: Shell,
    /// What is being set up.
    shown: Option<(String, String)>,
    /// Recovery codes, the only time they are seen.
    codes: Vec<String>,
    typed: Typed,
    wrong: Wrong,
}

#[derive(Debug, Template)]
#[template(path = "people/second.html")]
struct Second {
    shell: Shell,
    back: String,
    typed: Typed,
    wrong: Wrong,
}

/// The picture that a telephone reads: squares in the ink of the page on white, which every reader takes.
fn picture(link: &str) -> Result<String, Fault> {
    let code = QrCode::new(link).map_err(|error| Fault::new("the picture of a code", &error))?;
    let drawn = code
        .render::<svg::Color<'_>>()
        .min_dimensions(220, 220)
        .dark_color(svg::Color("#17252a"))
        .light_color(svg::Color("#ffffff"))
        .build();
    // Inside a page there is no place for the line that begins a file.
    Ok(drawn.split_once("?>").map_or(drawn.clone(), |(_, svg)| svg.to_owned()))
}

/// The password that was typed, where something was.
fn typed_password(typed: &Typed) -> Option<String> {
    Some(typed.get("factor-password").to_owned()).filter(|password| !password.is_empty())
}

fn asking<'a>(scope: &'a Scope<SeeHome>, network: &'a Network) -> Asking<'a> {
    Asking { house: scope.house(), request: scope.request(), network, person: scope.actor().person() }
}

fn setting_up(scope: &Scope<SeeHome>, shown: Shown, wrong: Wrong) -> Result<Factor, Problem> {
    let drawn = picture(&shown.link)?;
    Ok(Factor { shell: Shell::of(scope, "/account"), shown: Some((shown.secret, drawn)), codes: vec![], typed: Typed::default(), wrong })
}

fn codes(scope: &Scope<SeeHome>, codes: Vec<String>) -> Page {
    page(&Factor { shell: Shell::of(scope, "/account"), shown: None, codes, typed: Typed::default(), wrong: Wrong::default() })
}

async fn no_password(scope: &Scope<SeeHome>) -> Page {
    account::with_wrong(scope, "factor-password", "form-empty").await
}

async fn wrong_password(scope: &Scope<SeeHome>) -> Page {
    account::with_wrong(scope, "factor-password", "account-current-wrong").await
}

/// Setting a factor up begins, for whoever knows the password.
pub(crate) async fn begin(scope: Scope<SeeHome>, network: Network, typed: Typed) -> Page {
    let Some(password) = typed_password(&typed) else { return no_password(&scope).await };
    match second::begin(&asking(&scope, &network), password).await? {
        Proved::Yes(Some(shown)) => page(&setting_up(&scope, shown, Wrong::default())?),
        Proved::Yes(None) => go_to("/account"),
        Proved::Wrong => wrong_password(&scope).await,
        Proved::TooOften(seconds) => Err(Problem::TooOften(seconds)),
    }
}

/// A code of it is shown: from now on it counts.
pub(crate) async fn confirm(scope: Scope<SeeHome>, network: Network, headers: HeaderMap, typed: Typed) -> Page {
    let stays = door::cookie(scope.house(), &headers).ok_or(Problem::Unreadable)?;
    let asking = asking(&scope, &network);
    match second::confirm(&asking, &stays, typed.get("code")).await? {
        Proved::Yes(made) => codes(&scope, made),
        Proved::TooOften(seconds) => Err(Problem::TooOften(seconds)),
        Proved::Wrong => {
            let Some(shown) = second::begun(&asking).await? else { return go_to("/account") };
            let mut wrong = Wrong::default();
            wrong.add("code", "factor-code-wrong");
            wrong_page(&setting_up(&scope, shown, wrong)?)
        }
    }
}

/// Other recovery codes, for whoever knows the password.
pub(crate) async fn other_codes(scope: Scope<SeeHome>, network: Network, typed: Typed) -> Page {
    let Some(password) = typed_password(&typed) else { return no_password(&scope).await };
    match second::other_codes(&asking(&scope, &network), password).await? {
        Proved::Yes(made) if made.is_empty() => go_to("/account"),
        Proved::Yes(made) => codes(&scope, made),
        Proved::Wrong => wrong_password(&scope).await,
        Proved::TooOften(seconds) => Err(Problem::TooOften(seconds)),
    }
}

/// The factor is taken away, by whoever knows the password.
pub(crate) async fn end(scope: Scope<SeeHome>, network: Network, headers: HeaderMap, typed: Typed) -> Page {
    let stays = door::cookie(scope.house(), &headers).ok_or(Problem::Unreadable)?;
    let Some(password) = typed_password(&typed) else { return no_password(&scope).await };
    match second::end(&asking(&scope, &network), &stays, password).await? {
        Proved::Yes(()) => go_to("/account"),
        Proved::Wrong => wrong_password(&scope).await,
        Proved::TooOften(seconds) => Err(Problem::TooOften(seconds)),
    }
}

/// What a browser holds that is half way in; whoever took too long begins again at the door.
async fn half(house: &House, headers: &HeaderMap) -> Result<Option<Secret>, Fault> {
    let Some(half) = door::half_cookie(house, headers) else { return Ok(None) };
    Ok(second::is_halfway(house, &half).await?.then_some(half))
}

/// Somebody who said the password is asked for a code.
pub(crate) async fn asked(State(house): State<House>, voice: Voice, headers: HeaderMap, Query(Back { back }): Query<Back>) -> Page {
    if half(&house, &headers).await?.is_none() {
        return go_to("/sign-in");
    }
    page(&Second { shell: Shell::outside(&house, voice), back: own_path(&back), typed: Typed::default(), wrong: Wrong::default() })
}

/// Somebody says a code.
pub(crate) async fn say(State(house): State<House>, voice: Voice, request: RequestId, headers: HeaderMap, typed: Typed) -> Page {
    let back = own_path(typed.get("back"));
    let Some(half) = half(&house, &headers).await? else { return go_to("/sign-in") };
    match second::come_in(&house, &request, &half, typed.get("code")).await? {
        None => go_to("/sign-in"),
        Some(Proved::TooOften(seconds)) => Err(Problem::TooOften(seconds)),
        Some(Proved::Yes(login)) => {
            let mut response = come_in(&house, &login, &back)?;
            put(&mut response, &door::set_half_cookie(&house, None));
            Ok(response)
        }
        Some(Proved::Wrong) => {
            let mut wrong = Wrong::default();
            wrong.add("code", "factor-code-wrong");
            wrong_page(&Second { shell: Shell::outside(&house, voice), back, typed: Typed::default(), wrong })
        }
    }
}
