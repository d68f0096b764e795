//! What is known of a person: handed out to them, and forgotten when they ask.
//!
//! All of it hangs on one row; everything else knows an id that says nothing. Forgetting somebody is that row, gone, with what hangs on it: memberships, logins, tokens, notices. The audit log
//! keeps what was done, by an id that is nobody any more.

use axum::Json;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::second::{Asking, Proved};
use super::{Mail, Network, account, door, pages, store};
use crate::House;
use crate::audit::{self, Event};
use crate::kit::clock::Instant;
use crate::kit::database::Acting;
use crate::kit::fault::Fault;
use crate::kit::form::Typed;
use crate::kit::id::PersonId;
use crate::kit::web::{Page, Problem, RequestId, go_to};
use crate::walls::store::holders;
use crate::walls::{Role, Scope, SeeHome};

/// What is known of whoever asks, as JSON to keep (GDPR, articles 15 and 20).
pub(crate) async fn export(scope: Scope<SeeHome>) -> Result<Response, Problem> {
    let known = known(&scope).await?;
    let name = [(header::CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")];
    Ok((name, Json(known)).into_response())
}

async fn known(scope: &Scope<SeeHome>) -> Result<Value, Fault> {
    let (house, me) = (scope.house(), scope.actor().person());
    let at = |at: Instant| at.timestamp().to_string();
    let tx = house.database.read(Acting::Login, scope.now().day()).await?;
    let person = store::person(&tx, me).await?;
    let logins = store::logins_of(&tx, me).await?;
    let factor = store::factors::confirmed(&tx, me).await?;
    tx.commit().await?;
    let tx = scope.read().await?;
    let person = person.map(|person| json!({ "id": person.id, "mail": person.mail, "name": person.name, "language": person.language, "since": at(person.created_at) }));
    let memberships = store::own_memberships(&tx).await?.into_iter().map(|(row, company)| {
        json!({ "company": company.map(|company| company.name), "role": row.role, "state": row.state, "since": row.since, "until": row.until })
    });
    let tokens = store::own_tokens(&tx).await?.into_iter();
    let tokens = tokens
        .map(|token| json!({ "title": token.title, "made": at(token.made_at), "ends": at(token.ends_at), "used": token.used_at.map(at) }));
    let done = audit::store::own(&tx).await?.into_iter();
    let done = done.map(|event| json!({ "at": at(event.at), "deed": event.deed, "on": event.object }));
    Ok(json!({
        "person": person,
        "memberships": memberships.collect::<Vec<_>>(),
        "logins": logins.into_iter().map(|login| json!({ "begun": at(login.begun_at), "seen": at(login.seen_at) })).collect::<Vec<_>>(),
        "second_factor": factor.map(|factor| at(factor.made_at)),
        "tokens": tokens.collect::<Vec<_>>(),
        "done": done.collect::<Vec<_>>(),
    }))
}

/// Whoever asks is forgotten, if they know their password.
pub(crate) async fn forget_me(scope: Scope<SeeHome>, network: Network, headers: HeaderMap, typed: Typed) -> Page {
    let password = typed.get("forget-password").to_owned();
    if password.is_empty() {
        return account::with_wrong(&scope, "forget-password", "form-empty").await;
    }
    let house = scope.house();
    let asking = Asking { house, request: scope.request(), network: &network, person: scope.actor().person() };
    match asking.knows(password).await? {
        Proved::Yes(()) => {}
        Proved::Wrong => return account::with_wrong(&scope, "forget-password", "account-current-wrong").await,
        Proved::TooOften(seconds) => return Err(Problem::TooOften(seconds)),
    }
    if !forget(house, scope.actor().person(), Some(scope.actor().person()), scope.request()).await? {
        return account::with_wrong(&scope, "forget-password", "refused-last-one").await;
    }
    let mut response = go_to("/sign-in")?;
    if door::cookie(house, &headers).is_some() {
        pages::put(&mut response, &door::set_cookie(house, None));
    }
    Ok(response)
}

/// Forgets the person of an address. The operator's deed: for somebody who comes in no more. Whether there was one who can be forgotten.
///
/// # Errors
/// When the database refuses.
pub async fn forget_address(house: &House, mail: &Mail) -> Result<bool, Fault> {
    let tx = house.database.read(Acting::Login, house.clock.now().day()).await?;
    let Some(person) = store::person_by_mail(&tx, mail.as_str()).await? else { return Ok(false) };
    tx.commit().await?;
    forget(house, &person.id, None, &RequestId::default()).await
}

/// Takes a person away, with what hangs on it; false where nobody would be left who keeps the programme.
async fn forget(house: &House, person: &PersonId, by: Option<&PersonId>, request: &RequestId) -> Result<bool, Fault> {
    let now = house.clock.now();
    let tx = house.database.write(Acting::Login, now.day()).await?;
    // Locked first: of two who go at the same time, the second sees that it would be the last.
    store::count_of_role(&tx, Role::ProgrammeManager, now.day()).await?;
    if holders(&tx, Role::ProgrammeManager, None, now.day()).await? == [person.clone()] {
        return Ok(false);
    }
    store::forget(&tx, person).await?;
    audit::append(&tx, now, by, request, Event::new("forget person", person)).await?;
    tx.commit().await?;
    house.database.scrub().await?;
    Ok(true)
}
