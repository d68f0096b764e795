//! Every URL of the product, by who calls it.

use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

use crate::House;
use crate::kit::id;
use crate::kit::web::{RequestId, Who};
use crate::walls::Routes;
use crate::{audit, home, jobs, notices, partners, people, search, shell, webhooks};

/// How large a request may be.
const BYTES_MAX: usize = 1024 * 1024;
/// How long one may take.
const SECONDS_MAX: u64 = 30;

/// Every operation of the house.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        // Anybody.
        .public_get("/health", shell::pages::health)
        .public_get("/style/{name}", shell::pages::sheet)
        .public_get("/icon.svg", shell::pages::icon)
        .public_get("/sign-in", people::pages::sign_in_page)
        .public_post("/sign-in", people::pages::sign_in)
        .public_get("/sign-in/second", people::factor::asked)
        .public_post("/sign-in/second", people::factor::say)
        .public_post("/sign-out", people::pages::sign_out)
        .public_get("/invitation/{secret}", people::pages::invitation)
        .public_post("/invitation/{secret}", people::pages::accept)
        .public_get("/forgotten", people::reset::forgotten)
        .public_post("/forgotten", people::reset::ask)
        .public_get("/reset/{secret}", people::reset::open)
        .public_post("/reset/{secret}", people::reset::choose)
        // Whoever came in.
        .get("/", home::pages::home)
        .get("/design", shell::pages::design)
        .get("/account", people::account::account)
        .post("/account/password", people::account::renew)
        .post("/account/profile", people::profile::change)
        .get("/account/data.json", people::known::export)
        .post("/account/end", people::known::forget_me)
        .post("/account/factor", people::factor::begin)
        .post("/account/factor/confirmation", people::factor::confirm)
        .post("/account/factor/codes", people::factor::other_codes)
        .post("/account/factor/end", people::factor::end)
        .post("/account/tokens", people::account::make)
        .post("/account/tokens/{id}/end", people::account::end)
        .get("/notices", notices::pages::list)
        .post("/notices/read", notices::pages::read)
        .post("/notices/wishes", notices::pages::wish)
        .get("/search", search::found)
        // The companies.
        .get("/partners", partners::pages::list)
        .post("/partners", partners::pages::add)
        .get("/partners/export.csv", partners::export::csv)
        .get("/partners/export.xlsx", partners::export::xlsx)
        .get("/partners/new", partners::pages::new)
        .get("/partners/{id}", partners::pages::one)
        .post("/partners/{id}", partners::pages::change)
        .get("/partners/{id}/edit", partners::pages::edit)
        .post("/partners/{id}/cam", partners::pages::look_after)
        .post("/partners/{id}/distributors", partners::pages::serve)
        .post("/partners/{id}/distributors/end", partners::pages::serve_no_more)
        .post("/partners/{id}/parent", partners::group::change)
        // The people.
        .get("/people", people::pages::list)
        .post("/people", people::pages::invite)
        .post("/people/{id}/end", people::pages::end)
        .post("/people/{id}/confirmation", people::pages::confirm)
        // What other systems are told.
        .get("/webhooks", webhooks::pages::list)
        .post("/webhooks", webhooks::pages::make)
        .get("/webhooks/{id}", webhooks::pages::one)
        .post("/webhooks/{id}/test", webhooks::pages::try_out)
        .post("/webhooks/{id}/resume", webhooks::pages::resume)
        .post("/webhooks/{id}/end", webhooks::pages::end)
        .post("/webhooks/deliveries/{id}/again", webhooks::pages::again)
        // Work that is done later.
        .get("/jobs", jobs::pages::list)
        .post("/jobs/{id}/again", jobs::pages::again)
        .post("/jobs/{id}/end", jobs::pages::end)
        // Programs.
        .public_get("/api/v1/openapi.json", shell::api::description)
        .get("/api/v1/partners", partners::api::list)
        .post("/api/v1/partners", partners::api::add)
        .get("/api/v1/partners/{id}", partners::api::one)
        .put("/api/v1/partners/{id}", partners::api::change)
        // What was done.
        .get("/audit", audit::pages::list)
}

/// The router of a house, with all that stands around every request.
pub fn router(house: House) -> Router {
    routes()
        .into_router()
        // From the inside out: who it is, what is told when the answer is no, whose page it is, how much and how long.
        .layer(middleware::from_fn_with_state(house.clone(), people::recognise))
        .layer(CsrfLayer::new())
        .layer(RequestBodyLimitLayer::new(BYTES_MAX))
        .layer(TimeoutLayer::with_status_code(axum::http::StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(SECONDS_MAX)))
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn_with_state(house.clone(), shell::tell))
        .layer(middleware::from_fn_with_state(house.clone(), around))
        .layer(CompressionLayer::new())
        .with_state(house)
}

/// A method as it is counted: one nobody knows must not make a counter of its own.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::POST => "POST",
        Method::PUT => "PUT",
        _ => "other",
    }
}

/// What the house counts of itself, on a place of its own.
pub(crate) fn counters(house: House) -> Router {
    Router::new().route("/metrics", get(counted)).with_state(house)
}

async fn counted(State(house): State<House>) -> impl IntoResponse {
    let answers = house.database.ping().await.is_ok();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], house.measured().text(answers))
}

/// Gives a request its id, and an answer the headers that keep a browser from doing what the page does not ask for.
async fn around(State(house): State<House>, mut request: Request, next: Next) -> Response {
    let id = RequestId(id::drawn(&house.chance).unwrap_or_default());
    request.extensions_mut().insert(id.clone());
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let method = known(request.method());
    let who = Who::default();
    request.extensions_mut().insert(who.clone());
    let begun = Instant::now();
    let mut response = next.run(request).await;
    let (status, took) = (response.status().as_u16(), begun.elapsed());
    house.measured().request(method, &route, status, took);
    // No path, no question, no address: what stands there may be somebody's.
    tracing::info!(request = %id, person = who.id(), method, route, status, milliseconds = u64::try_from(took.as_millis()).unwrap_or_default(), "answered");
    let headers = response.headers_mut();
    let fixed = [
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if house.is_https() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        headers.insert(HeaderName::from_static("x-request-id"), value);
    }
    response
}
