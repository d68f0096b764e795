//! A browser that keeps its cookie and shows what it was answered.

use app::router::router;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, header};
use tower::ServiceExt;

use crate::house::Told;

/// Somebody's browser.
#[derive(Clone)]
pub struct Browser {
    house: Router,
    pub cookie: Option<String>,
    /// What it holds half way through the door.
    half: Option<String>,
    /// What a program comes in with.
    pub token: Option<String>,
    pub language: &'static str,
}

/// What was answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub location: Option<String>,
    pub headers: Vec<(String, String)>,
    pub body: String,
    pub bytes: Vec<u8>,
}

impl Answer {
    /// What stands between two marks, once.
    pub fn between(&self, before: &str, after: &str) -> String {
        let (_, rest) = self.body.split_once(before).unwrap_or_else(|| panic!("no {before:?} in {}", self.body));
        rest.split_once(after).unwrap().0.to_owned()
    }

    pub fn has(&self, text: &str) -> bool {
        self.body.contains(text)
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

impl Browser {
    pub fn new(house: Router) -> Self {
        Self { house, cookie: None, half: None, token: None, language: "en" }
    }

    /// A program with a token, at the same house.
    pub fn program(&self, token: &str) -> Self {
        Self { token: Some(token.to_owned()), cookie: None, ..self.clone() }
    }

    /// The same browser, with the same cookie, at another house.
    pub fn at(&self, told: &Told) -> Self {
        Self { house: router(told.house.clone()), ..self.clone() }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], &[]).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(Method::POST, path, fields, &[]).await
    }

    /// A form of a browser.
    pub async fn send(&mut self, method: Method, path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Answer {
        let body = serde_urlencoded::to_string(fields).unwrap();
        self.request(method, path, ("application/x-www-form-urlencoded", body), headers).await
    }

    /// JSON of a program.
    pub async fn send_json(&mut self, method: Method, path: &str, body: &str, headers: &[(&str, &str)]) -> Answer {
        self.request(method, path, ("application/json", body.to_owned()), headers).await
    }

    async fn request(&mut self, method: Method, path: &str, (kind, body): (&str, String), headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder().method(method.clone()).uri(path).header(header::HOST, "house.example");
        request = request.header(header::ACCEPT_LANGUAGE, self.language);
        for cookie in self.cookie.iter().chain(&self.half) {
            request = request.header(header::COOKIE, cookie);
        }
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = if method == Method::GET {
            Body::empty()
        } else {
            request = request.header(header::CONTENT_TYPE, kind);
            Body::from(body)
        };
        let response = self.house.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        for value in response.headers().get_all(header::SET_COOKIE) {
            let pair = value.to_str().unwrap().split(';').next().unwrap();
            let held = (!pair.ends_with('=')).then(|| pair.to_owned());
            *if pair.contains("-half=") { &mut self.half } else { &mut self.cookie } = held;
        }
        let headers: Vec<(String, String)> = response
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect();
        let location = headers.iter().find(|(name, _)| name == "location").map(|(_, value)| value.clone());
        let status = response.status().as_u16();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Answer { status, location, headers, body: String::from_utf8_lossy(&bytes).into_owned(), bytes: bytes.to_vec() }
    }
}
