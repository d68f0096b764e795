//! The ways in which somebody is told no, laid out; and the one place where our own trouble is logged.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::{ProblemPage, Shell};
use crate::House;
use crate::kit::voice::Voice;
use crate::kit::web::{Problem, RequestId, answer};
use crate::people::accepted;

/// Middleware: lays out what a handler refused. What nobody answers is not there.
pub(crate) async fn tell(State(house): State<House>, request: Request, next: Next) -> Response {
    let asked = accepted(request.headers());
    let id = request.extensions().get::<RequestId>().cloned().unwrap_or_default();
    let response = next.run(request).await;
    let voice = response.extensions().get::<Voice>().copied().unwrap_or(asked);
    let bare = response.headers().get(header::CONTENT_TYPE).is_none_or(|kind| !kind.as_bytes().starts_with(b"text/html"));
    let problem = match response.extensions().get::<Problem>() {
        Some(problem) => problem.clone(),
        // Refused before a handler was reached: too large, of another site, a method nobody takes, no such page.
        None if bare && response.status() == StatusCode::NOT_FOUND => Problem::NotFound,
        None if bare && response.status() == StatusCode::FORBIDDEN => Problem::Forbidden,
        None if bare && response.status().is_client_error() => Problem::Unreadable,
        None if bare && response.status().is_server_error() => {
            Problem::Fault(std::sync::Arc::new(crate::kit::fault::Fault::plain("a handler", "it broke off".to_owned())))
        }
        None => return response,
    };
    lay_out(&house, voice, &id, &problem)
}

fn lay_out(house: &House, voice: Voice, id: &RequestId, problem: &Problem) -> Response {
    let (title, text) = match problem {
        Problem::SignIn(back) => {
            let query = serde_urlencoded::to_string([("back", back)]).unwrap_or_default();
            return Redirect::to(&format!("/sign-in?{query}")).into_response();
        }
        Problem::Forbidden => ("problem-forbidden", "problem-forbidden-text"),
        Problem::NotFound => ("problem-not-found", "problem-not-found-text"),
        Problem::Unreadable => ("problem-unreadable", "problem-unreadable-text"),
        Problem::TooOften(_) => ("problem-too-often", "problem-too-often-text"),
        Problem::Fault(fault) => {
            tracing::error!(request = %id, "{fault}");
            ("problem-fault", "problem-fault-text")
        }
    };
    let request = if matches!(problem, Problem::Fault(_)) { id.to_string() } else { String::new() };
    let page = ProblemPage { shell: Shell::outside(house, voice), title, text, request };
    let mut response = answer(problem.status(), &page).unwrap_or_else(|_| problem.status().into_response());
    if let Problem::TooOften(seconds) = problem {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
    }
    response
}
