//! One question over everything that is within reach of whoever asks: companies, and people where they may be seen.
//!
//! **Invariants.** Each kind is asked for with the capability its own page takes, so that nothing is found here that would not be there. Somebody who has not accepted yet is found by the address
//! they were invited under and not by the name they may have elsewhere.

use askama::Template;
use axum::extract::Query;
use serde::Deserialize;

use crate::kit::web::{Page, page};
use crate::partners::store::{Asked, list};
use crate::people::store::{Listed, company, people_like};
use crate::shell::Shell;
use crate::walls::{Scope, SeePartners, SeePeople};

/// What is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Question {
    #[serde(default)]
    text: String,
}

#[derive(Debug, Template)]
#[template(path = "search/found.html")]
struct Found {
    shell: Shell,
    text: String,
    companies: Vec<company::Model>,
    /// Where all companies are, if there are more than are shown.
    more: Option<(String, String)>,
    people: Vec<Listed>,
}

/// Companies shown; their own page has the rest.
const COMPANIES: usize = 10;

/// What is found.
pub(crate) async fn found(scope: Scope<SeePartners>, Query(Question { text }): Query<Question>) -> Page {
    let text = text.replace('\0', "").trim().to_owned();
    let shell = Shell::of(&scope, "/search");
    if text.is_empty() {
        return page(&Found { shell, text, companies: vec![], more: None, people: vec![] });
    }
    let asked = Asked { text: text.clone(), ..Asked::default() };
    let (mut companies, count) = list(&scope.read().await?, &asked).await?;
    let more = (companies.len() > COMPANIES).then(|| {
        let query = serde_urlencoded::to_string([("text", &text)]).unwrap_or_default();
        (format!("/partners?{query}"), scope.voice().count("partners-found", count))
    });
    companies.truncate(COMPANIES);
    let people = match Scope::<SeePeople>::later(scope.actor().clone(), scope.house()) {
        Some(scope) => people_like(&scope.read().await?, &text).await?,
        None => vec![],
    };
    page(&Found { shell, text, companies, more, people })
}
