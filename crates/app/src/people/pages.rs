//! Signing in and out, answering an invitation, and the list of people.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::model::{Mail, password_wrong};
use super::store::{self, Listed, company};
use super::{Answered, Entrance, Handed, Link, Network, door};
use crate::House;
use crate::kit::chance::Secret;
use crate::kit::form::{Typed, Wrong};
use crate::kit::id::{CompanyId, EdgeId};
use crate::kit::voice::{Language, Voice};
use crate::kit::web::{Page, Problem, RequestId, answer, go_to, page, wrong as wrong_page};
use crate::shell::Shell;
use crate::walls::{InvitePeople, Reading, Role, Scope, SeePeople};

#[derive(Debug, Template)]
#[template(path = "people/sign_in.html")]
struct SignIn {
    shell: Shell,
    typed: Typed,
    wrong: Wrong,
    failed: Option<&'static str>,
    back: String,
    /// Whether letters go anywhere: then a forgotten password is no trouble.
    letters: bool,
}

/// Where somebody wanted to go.
#[derive(Debug, Deserialize)]
pub(crate) struct Back {
    #[serde(default)]
    pub(super) back: String,
}

/// A path of this house, and nothing that leads elsewhere.
pub(super) fn own_path(back: &str) -> String {
    let inside = back.starts_with('/') && !back.starts_with("//") && !back.contains(['\\', '\r', '\n']) && !back.starts_with("/sign-");
    if inside { back.to_owned() } else { "/".to_owned() }
}

/// The door.
pub(crate) async fn sign_in_page(State(house): State<House>, voice: Voice, Query(Back { back }): Query<Back>) -> Page {
    let shell = Shell::outside(&house, voice);
    page(&SignIn {
        shell,
        typed: Typed::default(),
        wrong: Wrong::default(),
        failed: None,
        back: own_path(&back),
        letters: house.post().is_there(),
    })
}

/// Somebody tries to come in.
pub(crate) async fn sign_in(State(house): State<House>, voice: Voice, request: RequestId, network: Network, typed: Typed) -> Page {
    let back = own_path(typed.get("back"));
    let mut wrong = Wrong::default();
    let mail = wrong.text(&typed, "mail");
    let password = wrong.text(&typed, "password");
    let (shell, letters) = (Shell::outside(&house, voice), house.post().is_there());
    if !wrong.is_empty() {
        return wrong_page(&SignIn { shell, typed, wrong, failed: None, back, letters });
    }
    match super::sign_in(&house, &request, &network, &mail, password).await? {
        Entrance::Login(secret) => come_in(&house, &secret, &back),
        Entrance::Halfway(half) => {
            let query = serde_urlencoded::to_string([("back", back)]).unwrap_or_default();
            let mut response = Redirect::to(&format!("/sign-in/second?{query}")).into_response();
            put(&mut response, &door::set_half_cookie(&house, Some(&half)));
            Ok(response)
        }
        Entrance::Wrong => {
            answer(StatusCode::UNPROCESSABLE_ENTITY, &SignIn { shell, typed, wrong, failed: Some("sign-in-failed"), back, letters })
        }
        Entrance::TooOften(seconds) => Err(Problem::TooOften(seconds)),
    }
}

pub(super) fn come_in(house: &House, secret: &Secret, path: &str) -> Page {
    let mut response = Redirect::to(path).into_response();
    put_cookie(house, &mut response, Some(secret));
    Ok(response)
}

fn put_cookie(house: &House, response: &mut Response, secret: Option<&Secret>) {
    put(response, &door::set_cookie(house, secret));
}

pub(super) fn put(response: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// Somebody goes.
pub(crate) async fn sign_out(State(house): State<House>, request: RequestId, headers: HeaderMap) -> Page {
    if let Some(secret) = door::cookie(&house, &headers) {
        super::sign_out(&house, &request, &secret).await?;
    }
    let mut response = Redirect::to("/sign-in").into_response();
    put_cookie(&house, &mut response, None);
    Ok(response)
}

#[derive(Debug, Template)]
#[template(path = "people/invitation.html")]
struct Invitation {
    shell: Shell,
    mail: String,
    typed: Typed,
    wrong: Wrong,
}

/// What somebody who is invited sees.
pub(crate) async fn invitation(State(house): State<House>, voice: Voice, Path(secret): Path<String>) -> Page {
    let Some(mail) = super::open(&house, &Secret::handed_in(&secret)).await? else { return Err(Problem::NotFound) };
    let typed = Typed::default().with("language", voice.code());
    page(&Invitation { shell: Shell::outside(&house, voice), mail, typed, wrong: Wrong::default() })
}

/// Somebody answers.
pub(crate) async fn accept(
    State(house): State<House>,
    voice: Voice,
    request: RequestId,
    network: Network,
    Path(secret): Path<String>,
    typed: Typed,
) -> Page {
    let secret = Secret::handed_in(&secret);
    let Some(mail) = super::open(&house, &secret).await? else { return Err(Problem::NotFound) };
    let mut wrong = Wrong::default();
    let name = wrong.text(&typed, "name");
    let password = typed.get("password").to_owned();
    if let Some(message) = password_wrong(&password, &mail) {
        wrong.add("password", message);
    }
    let language = Language::read(typed.get("language")).unwrap_or(voice.language());
    let shell = Shell::outside(&house, voice);
    if !wrong.is_empty() {
        return wrong_page(&Invitation { shell, mail, typed, wrong });
    }
    match super::accept(&house, (&request, &network), &secret, name, language, password).await? {
        Answered::Login(login) => come_in(&house, &login, "/"),
        Answered::SignIn => go_to("/sign-in"),
        Answered::WrongPassword => {
            wrong.add("password", "invitation-other-password");
            wrong_page(&Invitation { shell, mail, typed, wrong })
        }
        Answered::TooOften(seconds) => Err(Problem::TooOften(seconds)),
        Answered::Gone => Err(Problem::NotFound),
    }
}

#[derive(Debug, Template)]
#[template(path = "people/list.html")]
struct People {
    shell: Shell,
    people: Vec<Listed>,
    companies: Vec<company::Model>,
    typed: Typed,
    wrong: Wrong,
    refused: Option<&'static str>,
    link: Option<String>,
    sent: bool,
    me: String,
}

impl People {
    fn roles(&self) -> [Role; 8] {
        Role::ALL
    }

    /// Whether this person could confirm a membership: the rule itself is asked again by the deed.
    fn confirmable(&self, listed: &Listed) -> bool {
        let by_me = listed.membership.granted_by.as_ref().is_some_and(|by| by.as_str() == self.me);
        listed.membership.state == "accepted" && !by_me && listed.person.id.as_str() != self.me
    }
}

async fn people_page(shell: Shell, tx: &Reading<SeePeople>, typed: Typed, wrong: Wrong) -> Result<People, Problem> {
    let people = store::people(tx, None).await?;
    let companies = if shell.may_invite_people() { store::companies_to_invite_to(tx).await? } else { vec![] };
    let me = tx.actor().person().to_string();
    Ok(People { shell, people, companies, typed, wrong, refused: None, link: None, sent: false, me })
}

/// The people within reach.
pub(crate) async fn list(scope: Scope<SeePeople>) -> Page {
    let tx = scope.read().await?;
    page(&people_page(Shell::of(&scope, "/people"), &tx, Typed::default(), Wrong::default()).await?)
}

/// Somebody is invited: by a letter, or by a link that is shown once, to be handed on.
pub(crate) async fn invite(scope: Scope<InvitePeople>, seeing: Scope<SeePeople>, typed: Typed) -> Page {
    let mut wrong = Wrong::default();
    let mail = Mail::read(typed.get("mail"));
    if mail.is_none() {
        wrong.add("mail", "people-mail-wrong");
    }
    let role = Role::read(typed.get("role"));
    if role.is_none() {
        wrong.add("role", "people-role-wrong");
    }
    let company = CompanyId(typed.get("company").to_owned());
    let (mut link, mut sent, mut refused) = (None, false, None);
    if let (Some(mail), Some(role)) = (mail, role) {
        match super::invite(&scope, scope.write().await?, &company, &mail, role).await? {
            Ok(Handed::Shown(Link(made))) => link = Some(made),
            Ok(Handed::Sent) => sent = true,
            Err(refusal) => refused = Some(refusal.message()),
        }
    }
    let done = sent || link.is_some();
    let status = if done { StatusCode::CREATED } else { StatusCode::UNPROCESSABLE_ENTITY };
    let typed = if done { Typed::default() } else { typed };
    let tx = seeing.read().await?;
    let shown = people_page(Shell::of(&seeing, "/people"), &tx, typed, wrong).await?;
    answer(status, &People { link, sent, refused, ..shown })
}

async fn settled(seeing: &Scope<SeePeople>, done: Option<Result<(), super::Refusal>>) -> Page {
    match done {
        None => Err(Problem::NotFound),
        Some(Ok(())) => go_to("/people"),
        Some(Err(refusal)) => {
            let tx = seeing.read().await?;
            let shown = people_page(Shell::of(seeing, "/people"), &tx, Typed::default(), Wrong::default()).await?;
            wrong_page(&People { refused: Some(refusal.message()), ..shown })
        }
    }
}

/// A membership ends.
pub(crate) async fn end(scope: Scope<InvitePeople>, seeing: Scope<SeePeople>, Path(id): Path<EdgeId>) -> Page {
    let done = super::end_membership(&scope, &id).await?;
    settled(&seeing, done).await
}

/// A membership is confirmed by a second person.
pub(crate) async fn confirm(scope: Scope<InvitePeople>, seeing: Scope<SeePeople>, Path(id): Path<EdgeId>) -> Page {
    let done = super::confirm(&scope, &id).await?;
    settled(&seeing, done).await
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn after_the_door_one_goes_nowhere_but_into_the_house() {
        assert_eq!(own_path("/partners?text=a"), "/partners?text=a");
        for elsewhere in ["", "//evil.example", "https://evil.example", "/\\evil.example", "/sign-out", "/a\r\nSet-Cookie: x"] {
            assert_eq!(own_path(elsewhere), "/", "{elsewhere:?}");
        }
    }
}
