//! Forms: what was typed, what of it is wrong, and a key that makes a double click one deed.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header;

use super::voice::Voice;
use super::web::Problem;
use crate::House;

/// How large a form may be.
const BYTES_MAX: usize = 64 * 1024;
/// How long one field may be, in characters, unless the form says less.
pub const LETTERS_MAX: usize = 200;

/// What somebody typed, by field, with its edges trimmed. It is kept as it is until the form is right.
#[derive(Clone, Debug, Default)]
pub struct Typed(BTreeMap<String, String>);

impl Typed {
    /// What stands in a field; nothing where there is no such field.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    /// Fills a field.
    #[must_use]
    pub fn with(mut self, field: &str, text: impl Into<String>) -> Self {
        self.0.insert(field.to_owned(), text.into());
        self
    }

    /// Whether a field says so: for a choice in a template.
    #[must_use]
    pub fn is(&self, field: &str, text: &str) -> bool {
        self.get(field) == text
    }
}

impl FromRequest<House> for Typed {
    type Rejection = Problem;

    async fn from_request(request: Request, house: &House) -> Result<Self, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(Problem::Unreadable);
        }
        let bytes = Bytes::from_request(request, house).await.map_err(|_| Problem::Unreadable)?;
        if bytes.len() > BYTES_MAX {
            return Err(Problem::Unreadable);
        }
        let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(&bytes).map_err(|_| Problem::Unreadable)?;
        // PostgreSQL keeps no NUL in a text, and nobody means one.
        Ok(Self(pairs.into_iter().map(|(field, text)| (field, text.replace('\0', "").trim().to_owned())).collect()))
    }
}

/// What is wrong with a form, by field, as ids of messages.
#[derive(Clone, Debug, Default)]
pub struct Wrong(BTreeMap<&'static str, &'static str>);

impl Wrong {
    /// Something is wrong with a field.
    pub fn add(&mut self, field: &'static str, message: &'static str) {
        self.0.entry(field).or_insert(message);
    }

    /// Whether nothing is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Everything that is wrong: fields and ids of messages.
    #[must_use]
    pub fn all(&self) -> Vec<(String, String)> {
        self.0.iter().map(|(field, message)| ((*field).to_owned(), (*message).to_owned())).collect()
    }

    /// What is wrong with a field, as the id of a message.
    #[must_use]
    pub fn message(&self, field: &str) -> Option<&'static str> {
        self.0.get(field).copied()
    }

    /// What is wrong with a field, said.
    #[must_use]
    pub fn said(&self, field: &str, voice: &Voice) -> Option<String> {
        self.0.get(field).map(|message| voice.say(message))
    }

    /// A field that must not be empty, nor too long.
    pub fn text(&mut self, typed: &Typed, field: &'static str) -> String {
        let text = typed.get(field);
        if text.is_empty() {
            self.add(field, "form-empty");
        }
        self.short(typed, field)
    }

    /// A field that may be empty, but not too long.
    pub fn short(&mut self, typed: &Typed, field: &'static str) -> String {
        let text = typed.get(field);
        if text.chars().count() > LETTERS_MAX {
            self.add(field, "form-too-long");
        }
        text.to_owned()
    }
}
