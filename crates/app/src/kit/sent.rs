//! What programs send: JSON of a known shape, and the headers that make a change safe.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use serde::de::DeserializeOwned;

use super::web::Problem;
use crate::House;

/// A value that a program sent as JSON; a field nobody knows is refused.
#[derive(Debug)]
pub(crate) struct Sent<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<House> for Sent<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, house: &House) -> Result<Self, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if kind.split(';').next().map(str::trim) != Some("application/json") {
            return Err(Problem::Unreadable);
        }
        let bytes = Bytes::from_request(request, house).await.map_err(|_| Problem::Unreadable)?;
        serde_json::from_slice(&bytes).map(Self).map_err(|_| Problem::Unreadable)
    }
}

/// The key that makes a request that is sent twice one deed.
#[derive(Debug)]
pub(crate) struct IdempotencyKey(pub(crate) String);

/// How long a key may be.
const KEY_LETTERS_MAX: usize = 200;

impl FromRequestParts<House> for IdempotencyKey {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &House) -> Result<Self, Problem> {
        match parts.headers.get("idempotency-key").map(|key| key.to_str()) {
            None => Ok(Self(String::new())),
            Some(Ok(key)) if key.len() <= KEY_LETTERS_MAX => Ok(Self(key.to_owned())),
            Some(_) => Err(Problem::Unreadable),
        }
    }
}

/// The tag of what somebody saw, from `If-Match`.
pub(crate) fn seen(headers: &HeaderMap) -> Result<HeaderValue, Problem> {
    headers.get(header::IF_MATCH).cloned().ok_or(Problem::Unseen)
}

/// The version of a tag; one that was never given out is of something that has changed since.
pub(crate) fn version(tag: &HeaderValue) -> Result<i64, Problem> {
    let number = tag.to_str().ok().and_then(|tag| tag.trim_matches('"').strip_prefix('v')?.parse().ok());
    number.ok_or(Problem::Since)
}

/// The tag of a version.
pub(crate) fn tag(version: i64) -> String {
    format!("\"v{version}\"")
}
