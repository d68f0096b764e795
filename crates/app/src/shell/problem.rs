//! The ways in which somebody is told no, laid out; and the one place where our own trouble is logged.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::json;

use super::{ProblemPage, Shell};
use crate::House;
use crate::kit::voice::Voice;
use crate::kit::web::{Problem, RequestId, answer};
use crate::people::{accepted, is_api};

/// After so many seconds a database that was away may answer again.
const AWAY_SECONDS: u32 = 5;

/// Middleware: lays out what a handler refused. What nobody answers is not there.
pub(crate) async fn tell(State(house): State<House>, request: Request, next: Next) -> Response {
    let asked = accepted(request.headers());
    let to_program = is_api(request.uri().path());
    let id = request.extensions().get::<RequestId>().cloned().unwrap_or_default();
    let response = next.run(request).await;
    let voice = response.extensions().get::<Voice>().copied().unwrap_or(asked);
    let bare = response.headers().get(header::CONTENT_TYPE).is_none_or(|kind| !kind.as_bytes().starts_with(b"text/html"));
    let problem = match response.extensions().get::<Problem>() {
        Some(problem) => problem.clone(),
        // Refused before a handler was reached: too large, of another site, a method nobody takes, no such page.
        None if bare && response.status() == StatusCode::NOT_FOUND => Problem::NotFound,
        None if bare && response.status() == StatusCode::FORBIDDEN => Problem::Forbidden,
        None if bare && response.status().is_client_error() => Problem::Refused(response.status()),
        None if bare && response.status().is_server_error() => {
            Problem::Fault(std::sync::Arc::new(crate::kit::fault::Fault::plain("a handler", "it broke off".to_owned())))
        }
        None => return response,
    };
    let allowed = response.headers().get(header::ALLOW).cloned();
    let mut told = if to_program { for_program(voice, &id, &problem) } else { lay_out(&house, voice, &id, &problem) };
    if let Some(allowed) = allowed {
        told.headers_mut().insert(header::ALLOW, allowed);
    }
    told
}

/// For a program: RFC 9457.
fn for_program(voice: Voice, id: &RequestId, problem: &Problem) -> Response {
    let (kind, title) = kind(problem);
    let status = if matches!(problem, Problem::SignIn(_)) { StatusCode::UNAUTHORIZED } else { problem.status() };
    let mut told = json!({ "type": format!("urn:fairway:problem:{kind}"), "title": voice.say(title), "status": status.as_u16(), "request": id.to_string() });
    if let Problem::Unfit(fields) = problem {
        let said = fields.iter().map(|(field, message)| json!({ "field": field, "message": voice.say(message) }));
        told["errors"] = said.collect();
    }
    let mut response = (status, [(header::CONTENT_TYPE, "application/problem+json")], told.to_string()).into_response();
    let headers = response.headers_mut();
    match problem {
        Problem::SignIn(_) => drop(headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))),
        Problem::TooOften(seconds) => drop(headers.insert(header::RETRY_AFTER, HeaderValue::from(*seconds))),
        Problem::Fault(fault) => {
            tracing::error!(request = %id, "{fault}");
            if fault.passes() {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(AWAY_SECONDS));
            }
        }
        _ => {}
    }
    response
}

/// What a problem is called, and the message of its title.
fn kind(problem: &Problem) -> (&'static str, &'static str) {
    match problem {
        Problem::SignIn(_) => ("sign-in", "problem-no-token"),
        Problem::Forbidden => ("forbidden", "problem-forbidden"),
        Problem::NotFound => ("not-found", "problem-not-found"),
        Problem::Unreadable | Problem::Refused(_) => ("unreadable", "problem-unreadable"),
        Problem::Unfit(_) => ("unfit", "form-wrong"),
        Problem::Since => ("changed-since", "form-conflict"),
        Problem::Unseen => ("unseen", "problem-unseen"),
        Problem::KeyUsed => ("key-used", "form-sent-before"),
        Problem::TooOften(_) => ("too-often", "problem-too-often"),
        Problem::Fault(fault) if fault.passes() => ("away", "problem-away"),
        Problem::Fault(_) => ("fault", "problem-fault"),
    }
}

fn lay_out(house: &House, voice: Voice, id: &RequestId, problem: &Problem) -> Response {
    let (title, text) = match problem {
        Problem::SignIn(back) => {
            let query = serde_urlencoded::to_string([("back", back)]).unwrap_or_default();
            return Redirect::to(&format!("/sign-in?{query}")).into_response();
        }
        Problem::Forbidden => ("problem-forbidden", "problem-forbidden-text"),
        Problem::NotFound => ("problem-not-found", "problem-not-found-text"),
        Problem::Unreadable | Problem::Refused(_) | Problem::Unfit(_) | Problem::Since | Problem::Unseen | Problem::KeyUsed => {
            ("problem-unreadable", "problem-unreadable-text")
        }
        Problem::TooOften(_) => ("problem-too-often", "problem-too-often-text"),
        Problem::Fault(fault) => {
            tracing::error!(request = %id, "{fault}");
            if fault.passes() { ("problem-away", "problem-away-text") } else { ("problem-fault", "problem-fault-text") }
        }
    };
    let request = if matches!(problem, Problem::Fault(_)) { id.to_string() } else { String::new() };
    let page = ProblemPage { shell: Shell::outside(house, voice), title, text, request };
    let mut response = answer(problem.status(), &page).unwrap_or_else(|_| problem.status().into_response());
    let wait = match problem {
        Problem::TooOften(seconds) => Some(*seconds),
        Problem::Fault(fault) if fault.passes() => Some(AWAY_SECONDS),
        _ => None,
    };
    if let Some(seconds) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}
