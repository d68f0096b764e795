//! Answers to a browser: pages, redirections, and the ways in which it is told no.

use std::fmt;
use std::sync::{Arc, OnceLock};

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::fault::Fault;
use super::id::PersonId;
use crate::House;

/// What a request is called in the log and on a page that says something went wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestId(pub(crate) String);

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromRequestParts<House> for RequestId {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &House) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

/// A place where the door writes who it recognised, for the log around it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Who(Arc<OnceLock<PersonId>>);

impl Who {
    /// It is this person.
    pub(crate) fn is(&self, person: &PersonId) {
        self.0.get_or_init(|| person.clone());
    }

    /// The id of the person; empty for a stranger.
    pub(crate) fn id(&self) -> &str {
        self.0.get().map_or("", PersonId::as_str)
    }
}

/// A page, laid out.
pub type Page = Result<Response, Problem>;

/// Lays out a page.
///
/// # Errors
/// When the template fails.
pub fn page(template: &impl Template) -> Page {
    answer(StatusCode::OK, template)
}

/// Lays out a page that says that something typed is not right.
///
/// # Errors
/// When the template fails.
pub fn wrong(template: &impl Template) -> Page {
    answer(StatusCode::UNPROCESSABLE_ENTITY, template)
}

/// Lays out a page with a status.
///
/// # Errors
/// When the template fails.
pub fn answer(status: StatusCode, template: &impl Template) -> Page {
    let body = template.render().map_err(Fault::from)?;
    Ok((status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response())
}

/// After a deed: to the page that shows what came of it.
///
/// # Errors
/// Never.
pub fn go_to(path: &str) -> Page {
    Ok(Redirect::to(path).into_response())
}

/// Why there is no answer. What a person reads is laid out by `shell::problem`, in the language of the request.
#[derive(Clone, Debug)]
pub enum Problem {
    /// Nobody is logged in; afterwards back to this path.
    SignIn(String),
    /// It is seen, and not allowed.
    Forbidden,
    /// It is not there, or not within reach: the same answer.
    NotFound,
    /// The request cannot be read.
    Unreadable,
    /// Refused before a handler was reached: too large, a method that is not there.
    Refused(StatusCode),
    /// A program sent something that is not right yet: by field, as ids of messages.
    Unfit(Vec<(String, String)>),
    /// What is changed is no longer as it was when it was looked at.
    Since,
    /// A change must say what it changes: with the `ETag` of what was looked at.
    Unseen,
    /// The key of a request was used for something else.
    KeyUsed,
    /// Too often: try again after so many seconds.
    TooOften(u32),
    /// Our own trouble, by what it was.
    Fault(Arc<Fault>),
}

impl Problem {
    /// Nobody is logged in; after that, back to where they wanted to go.
    #[must_use]
    pub fn sign_in(uri: &Uri) -> Self {
        Self::SignIn(uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string))
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::SignIn(_) => StatusCode::SEE_OTHER,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::Refused(status) => *status,
            Self::Unfit(_) | Self::KeyUsed => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Since => StatusCode::PRECONDITION_FAILED,
            Self::Unseen => StatusCode::PRECONDITION_REQUIRED,
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Fault(fault) if fault.passes() => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self::Fault(Arc::new(fault))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
