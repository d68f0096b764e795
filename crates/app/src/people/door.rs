//! The door: who a request comes from, coming in, going out.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::guess::Guess;
use super::model::Mail;
use super::{password, second, store};
use crate::House;
use crate::audit::{self, Event};
use crate::kit::chance::Secret;
use crate::kit::clock::Instant;
use crate::kit::database::Acting;
use crate::kit::fault::Fault;
use crate::kit::id::{PersonId, TokenId};
use crate::kit::network::Network;
use crate::kit::voice::Voice;
use crate::kit::web::{Problem, RequestId, Who};
use crate::notices::{self, Notice};
use crate::walls::{Actor, Capability, Scope};

/// How long a login lasts that nobody uses.
const IDLE_SECONDS: i64 = 8 * 3_600;
/// How long one lasts at most.
const LOGIN_SECONDS: i64 = 7 * 24 * 3_600;
/// A use within so long of the last is not noted again.
const NOTED_SECONDS: i64 = 300;
/// Middleware: puts the actor of a request and its language where handlers find them. Asked on every request, so that what ends a login ends it at once.
pub(crate) async fn recognise(State(house): State<House>, mut request: Request, next: Next) -> Result<Response, Problem> {
    let mut voice = accepted(request.headers());
    let now = house.clock.now();
    // Programs come in with a token and browsers with a cookie, each by its own paths: no page of another site can make a browser use the API.
    let actor = if is_api(request.uri().path()) {
        by_token(&house, request.headers(), request.method().is_safe(), now).await?
    } else if let Some(secret) = cookie(&house, request.headers()) {
        actor(&house, &secret, now).await?
    } else {
        None
    };
    // Whoever came in is counted by who they are; a stranger by where they come from, so that nobody uses up what is another's.
    let counted = match &actor {
        Some(actor) => actor.person().to_string(),
        None => Network::of(request.extensions(), request.headers(), house.proxies()).as_str().to_owned(),
    };
    if let Some(actor) = actor {
        voice = *actor.voice();
        if let Some(who) = request.extensions().get::<Who>() {
            who.is(actor.person());
        }
        request.extensions_mut().insert(actor);
    }
    request.extensions_mut().insert(voice);
    let path = request.uri().path();
    if !is_free(path)
        && let Some(seconds) = house.limits().wait(is_api(path), counted)
    {
        return Ok(told_in(voice, Problem::TooOften(seconds)));
    }
    let mut response = next.run(request).await;
    response.extensions_mut().insert(voice);
    Ok(response)
}

/// Whether a path is asked for by machines and with every page: it uses up nobody's limit.
fn is_free(path: &str) -> bool {
    matches!(path, "/health" | "/icon.svg") || path.starts_with("/style/")
}

/// A problem, told in a language.
fn told_in(voice: Voice, problem: Problem) -> Response {
    let mut response = problem.into_response();
    response.extensions_mut().insert(voice);
    response
}

/// The language a browser asks for.
pub(crate) fn accepted(headers: &HeaderMap) -> Voice {
    let list = headers.get(header::ACCEPT_LANGUAGE).and_then(|list| list.to_str().ok());
    Voice::accepted(list.unwrap_or_default())
}

impl FromRequestParts<House> for Voice {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &House) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get::<Self>().copied().unwrap_or_default())
    }
}

/// Whether a path is the API's.
pub(crate) fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}

/// Who a program acts for. A token that only reads is refused whatever changes something.
async fn by_token(house: &House, headers: &HeaderMap, only_reads: bool, now: Instant) -> Result<Option<Actor>, Problem> {
    let shown = headers.get(header::AUTHORIZATION).and_then(|shown| shown.to_str().ok());
    let Some(secret) = shown.and_then(|shown| shown.strip_prefix("Bearer ")).map(Secret::handed_in) else { return Ok(None) };
    let tx = house.database.read(Acting::Login, now.day()).await?;
    let Some((token, person)) = store::token(&tx, &secret.digest(), now).await? else { return Ok(None) };
    let voice = person.voice();
    let actor = Actor::recognised(&tx, person.id, person.name, voice, now.day()).await?;
    tx.commit().await.map_err(Fault::from)?;
    if token.writes == 0 && !only_reads {
        return Err(Problem::Forbidden);
    }
    if token.used_at.is_none_or(|used| used < now.earlier(NOTED_SECONDS)) {
        noted(note_token(house, &token.id, now).await);
    }
    Ok(Some(actor))
}

async fn actor(house: &House, secret: &Secret, now: Instant) -> Result<Option<Actor>, Fault> {
    let digest = secret.digest();
    let tx = house.database.read(Acting::Login, now.day()).await?;
    let Some((login, person)) = store::login(&tx, &digest, now).await? else { return Ok(None) };
    let voice = person.voice();
    let actor = Actor::recognised(&tx, person.id, person.name, voice, now.day()).await?;
    tx.commit().await?;
    if login.seen_at < now.earlier(NOTED_SECONDS) {
        let ends_at = now.later(IDLE_SECONDS).min(login.begun_at.later(LOGIN_SECONDS));
        noted(note_login(house, &digest, now, ends_at).await);
    }
    Ok(Some(actor))
}

async fn note_token(house: &House, id: &TokenId, now: Instant) -> Result<(), Fault> {
    let tx = house.database.write(Acting::Login, now.day()).await?;
    store::token_used(&tx, id, now).await?;
    Ok(tx.commit().await?)
}

async fn note_login(house: &House, digest: &str, now: Instant, ends_at: Instant) -> Result<(), Fault> {
    let tx = house.database.write(Acting::Login, now.day()).await?;
    store::seen(&tx, digest, now, ends_at).await?;
    Ok(tx.commit().await?)
}

/// A use that cannot be noted keeps nobody from reading: on a full disk that still works.
fn noted(noting: Result<(), Fault>) {
    if let Err(fault) = noting {
        tracing::warn!("a use is not noted: {fault}");
    }
}

/// The address of somebody, and a scope to work in for them: with the rights they have now. Nothing where they come in no more, or lack the capability.
pub(crate) async fn on_behalf<C: Capability>(house: &House, person: &PersonId) -> Result<Option<(String, Scope<C>)>, Fault> {
    let today = house.clock.now().day();
    let tx = house.database.read(Acting::Login, today).await?;
    let Some(known) = store::person(&tx, person).await?.filter(|person| person.state == "active") else { return Ok(None) };
    let voice = known.voice();
    let actor = Actor::recognised(&tx, known.id, known.name, voice, today).await?;
    tx.commit().await?;
    Ok(Scope::later(actor, house).map(|scope| (known.mail, scope)))
}

/// The name of the cookie: the prefix makes a browser refuse it from any other place, and needs https.
fn cookie_name(house: &House) -> &'static str {
    if house.is_https() { "__Host-fairway" } else { "fairway" }
}

/// The cookie of somebody who is half way in.
fn half_name(house: &House) -> &'static str {
    if house.is_https() { "__Host-fairway-half" } else { "fairway-half" }
}

/// The login that a browser holds.
pub(super) fn cookie(house: &House, headers: &HeaderMap) -> Option<Secret> {
    cookie_of(cookie_name(house), headers)
}

/// What a browser holds that is half way in.
pub(super) fn half_cookie(house: &House, headers: &HeaderMap) -> Option<Secret> {
    cookie_of(half_name(house), headers)
}

fn cookie_of(name: &str, headers: &HeaderMap) -> Option<Secret> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(own, _)| *own == name).map(|(_, secret)| Secret::handed_in(secret))
}

/// The header that gives a browser a login, or takes it away.
pub(super) fn set_cookie(house: &House, secret: Option<&Secret>) -> String {
    header_of(house, cookie_name(house), secret)
}

/// The header that lets a browser be half way in, or no longer.
pub(super) fn set_half_cookie(house: &House, secret: Option<&Secret>) -> String {
    header_of(house, half_name(house), secret)
}

fn header_of(house: &House, name: &str, secret: Option<&Secret>) -> String {
    let secure = if house.is_https() { "; Secure" } else { "" };
    let (value, age) = secret.map_or(("", 0), |secret| (secret.reveal(), LOGIN_SECONDS));
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}")
}

/// What came of trying to come in.
#[derive(Debug)]
pub(crate) enum Entrance {
    /// Come in: this is for the browser.
    Login(Secret),
    /// The password is right, and a code is still owed: this is for the browser, and opens nothing.
    Halfway(Secret),
    /// Address or password are wrong, or nobody is called so: which of it is not told.
    Wrong,
    /// Too many failures: later.
    TooOften(u32),
}

/// Signs somebody in who knows address and password.
pub(crate) async fn sign_in(house: &House, request: &RequestId, network: &Network, mail: &str, typed: String) -> Result<Entrance, Fault> {
    let now = house.clock.now();
    let mail = Mail::read(mail).map_or_else(|| mail.to_lowercase(), |mail| mail.as_str().to_owned());
    let guess = Guess::at(&mail, network);
    let tx = house.database.read(Acting::Login, now.day()).await?;
    if let Some(seconds) = guess.stopped(&tx, now).await? {
        tracing::warn!(%request, "too many failed logins");
        return Ok(Entrance::TooOften(seconds));
    }
    let person = store::person_by_mail(&tx, &mail).await?;
    tx.commit().await?;
    let digest = person.as_ref().and_then(|person| person.password.clone());
    let right = password::is_right(typed, digest).await?;
    let tx = house.database.write(Acting::Login, now.day()).await?;
    let Some(person) = person.filter(|person| right && person.state == "active") else {
        guess.failed(house, &tx, now).await?;
        tx.commit().await?;
        house.measured().count("fairway_logins_total", "failed");
        tracing::info!(%request, "a login failed");
        return Ok(Entrance::Wrong);
    };
    if store::factors::confirmed(&tx, &person.id).await?.is_some() {
        let half = second::halfway(house, &tx, &person.id, now).await?;
        tx.commit().await?;
        return Ok(Entrance::Halfway(half));
    }
    let secret = house.chance.secret()?;
    begin(&tx, &secret, &person.id, now).await?;
    audit::append(&tx, now, Some(&person.id), request, Event::new("sign in", &person.id)).await?;
    tx.commit().await?;
    Ok(Entrance::Login(secret))
}

/// Begins a login: a new secret each time, so that one from before is worth nothing.
pub(super) async fn begin(tx: &sea_orm::DatabaseTransaction, secret: &Secret, person: &PersonId, now: Instant) -> Result<(), Fault> {
    let login = store::login::Model {
        digest: secret.digest(),
        person: person.clone(),
        begun_at: now,
        seen_at: now,
        ends_at: now.later(IDLE_SECONDS),
    };
    store::add_login(tx, login).await
}

/// What came of changing one's password.
#[derive(Debug)]
pub(crate) enum Renewed {
    /// It is the new one from now on; every other login of the person is ended.
    Done,
    /// The password until now is not the one that was typed.
    Wrong,
    /// Too many failures: later.
    TooOften(u32),
}

/// Gives a person who knows its password another one. The browser that asks stays in, every other login ends.
pub(crate) async fn renew_password(
    house: &House,
    request: &RequestId,
    network: &Network,
    person: &PersonId,
    stays: &Secret,
    (until_now, from_now): (String, String),
) -> Result<Renewed, Fault> {
    let now = house.clock.now();
    let tx = house.database.read(Acting::Login, now.day()).await?;
    let Some(known) = store::person(&tx, person).await? else { return Ok(Renewed::Wrong) };
    let guess = Guess::at(&known.mail, network);
    if let Some(seconds) = guess.stopped(&tx, now).await? {
        return Ok(Renewed::TooOften(seconds));
    }
    tx.commit().await?;
    let right = password::is_right(until_now, known.password).await?;
    let digest = password::digest(from_now).await?;
    let tx = house.database.write(Acting::Login, now.day()).await?;
    if !right {
        guess.failed(house, &tx, now).await?;
        tx.commit().await?;
        return Ok(Renewed::Wrong);
    }
    store::renew_password(&tx, person, digest).await?;
    store::end_other_logins(&tx, person, &stays.digest()).await?;
    notices::tell(house, &tx, person, &Notice::PasswordChanged, now).await?;
    audit::append(&tx, now, Some(person), request, Event::new("change password", person)).await?;
    tx.commit().await?;
    Ok(Renewed::Done)
}

/// Ends the login a browser holds.
pub(crate) async fn sign_out(house: &House, request: &RequestId, secret: &Secret) -> Result<(), Fault> {
    let now = house.clock.now();
    let tx = house.database.write(Acting::Login, now.day()).await?;
    if let Some(person) = store::end_login(&tx, &secret.digest()).await? {
        audit::append(&tx, now, Some(&person), request, Event::new("sign out", &person)).await?;
    }
    Ok(tx.commit().await?)
}
