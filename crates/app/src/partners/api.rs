//! Companies for programs.

use axum::Json;
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::model::Details;
use super::store::{self, Asked};
use super::{Changed, deeds};
use crate::kit::form::Typed;
use crate::kit::id::CompanyId;
use crate::kit::sent::{IdempotencyKey, Sent, seen, tag, version};
use crate::kit::web::Problem;
use crate::people::store::company;
use crate::walls::{KeepPartners, Scope, SeePartners};

/// A company, as far as whoever asks has business with it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Company {
    /// Its id: 26 letters and digits.
    id: String,
    /// What the vendor calls it elsewhere.
    number: String,
    /// Its name.
    name: String,
    /// Two letters of ISO 3166.
    country: String,
    /// The city; empty where it is not known.
    city: String,
    /// The vendor's word for what kind of company it is. Not for a distributor that serves it.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    /// The day it joined, as 2024-05-31. Not for a distributor that serves it.
    #[serde(skip_serializing_if = "Option::is_none")]
    joined: Option<String>,
    /// Whether it sells under the programme.
    partner: bool,
    /// Whether it serves resellers.
    distributor: bool,
}

impl Company {
    fn shown(row: company::Model, only_serves: bool) -> Self {
        Self {
            id: row.id.to_string(),
            number: row.number,
            name: row.name,
            country: row.country,
            city: row.city,
            kind: (!only_serves).then_some(row.kind),
            joined: row.joined.filter(|_| !only_serves),
            partner: row.partner == 1,
            distributor: row.distributor == 1,
        }
    }
}

/// Some companies, and where the next ones begin.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Companies {
    items: Vec<Company>,
    /// Hand this in as `after` to go on; missing at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// A company to add, or as it is to be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wanted {
    #[schema(min_length = 1, max_length = 40, pattern = "\\S")]
    number: String,
    #[schema(min_length = 1, max_length = 200, pattern = "\\S")]
    name: String,
    /// Two letters of ISO 3166.
    #[schema(pattern = "^[A-Za-z]{2}$")]
    country: String,
    #[serde(default)]
    #[schema(max_length = 200)]
    city: String,
    #[serde(default, rename = "type")]
    #[schema(max_length = 200)]
    kind: String,
    /// A day as 2024-05-31.
    #[serde(default)]
    #[schema(format = Date)]
    joined: Option<String>,
    #[serde(default)]
    partner: bool,
    #[serde(default)]
    distributor: bool,
}

impl Wanted {
    /// Read by the same rules as the form.
    fn details(self) -> Result<Details, Problem> {
        if self.joined.as_deref() == Some("") {
            return Err(Problem::Unfit(vec![("joined".into(), "form-no-day".into())]));
        }
        let tick = |ticked: bool| if ticked { "on" } else { "" };
        let clean = |text: String| text.replace('\0', "").trim().to_owned();
        let typed = Typed::default()
            .with("number", clean(self.number))
            .with("name", clean(self.name))
            .with("country", clean(self.country))
            .with("city", clean(self.city))
            .with("type", clean(self.kind))
            .with("joined", clean(self.joined.unwrap_or_default()))
            .with("partner", tick(self.partner))
            .with("distributor", tick(self.distributor));
        let (details, wrong) = Details::read(&typed);
        if wrong.is_empty() { Ok(details) } else { Err(Problem::Unfit(wrong.all())) }
    }
}

/// What companies are asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wish {
    /// Letters of name, number or city.
    #[serde(default)]
    text: String,
    /// Two letters of ISO 3166.
    #[serde(default)]
    country: String,
    /// The `next` of the answer before.
    #[serde(default)]
    after: String,
}

/// The companies within reach, by name
#[utoipa::path(get, path = "/api/v1/partners", tag = "partners", params(Wish), security(("token" = [])),
    responses((status = 200, body = Companies), (status = "4XX", body = crate::shell::api::Told, content_type = "application/problem+json")))]
pub(crate) async fn list(
    scope: Scope<SeePartners>,
    wish: Result<Query<Wish>, axum::extract::rejection::QueryRejection>,
) -> Result<Json<Companies>, Problem> {
    let Query(wish) = wish.map_err(|_| Problem::Unreadable)?;
    let tx = scope.read().await?;
    let clean = |text: &str| text.replace('\0', "").trim().to_owned();
    let after = match wish.after.as_str() {
        "" => None,
        id => {
            let seen =
                store::find(&tx, &CompanyId(clean(id))).await?.ok_or(Problem::Unfit(vec![("after".into(), "problem-not-found".into())]))?;
            Some((seen.name.clone(), seen.id.to_string()))
        }
    };
    let asked = Asked { text: clean(&wish.text), country: clean(&wish.country), after };
    let (mut companies, _) = store::list(&tx, &asked).await?;
    let on_a_page = usize::try_from(store::ON_A_PAGE).unwrap_or(usize::MAX);
    let further = companies.len() > on_a_page;
    companies.truncate(on_a_page);
    let next = companies.last().filter(|_| further).map(|last| last.id.to_string());
    let known = store::worked_with(&tx, companies.iter().map(|row| row.id.clone()).collect()).await?;
    let items = companies.into_iter().map(|row| {
        let only_serves = !known.contains(&row.id);
        Company::shown(row, only_serves)
    });
    Ok(Json(Companies { items: items.collect(), next }))
}

/// One company
#[utoipa::path(get, path = "/api/v1/partners/{id}", tag = "partners", params(("id" = String, Path, description = "its id")), security(("token" = [])),
    responses((status = 200, body = Company, headers(("ETag" = String, description = "its version"))), (status = 304, description = "as it was"),
    (status = "4XX", body = crate::shell::api::Told, content_type = "application/problem+json")))]
pub(crate) async fn one(scope: Scope<SeePartners>, Path(id): Path<CompanyId>, headers: HeaderMap) -> Result<Response, Problem> {
    let tx = scope.read().await?;
    let seen = store::find(&tx, &id).await?.ok_or(Problem::NotFound)?;
    let tag = tag(seen.version);
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let only_serves = store::worked_with(&tx, vec![id]).await?.is_empty();
    Ok(([(header::ETAG, tag)], Json(Company::shown(seen.into_row(), only_serves))).into_response())
}

/// Add a company
#[utoipa::path(post, path = "/api/v1/partners", tag = "partners", request_body = Wanted, security(("token" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "sent again with the same key, it is done once")),
    responses((status = 201, body = Company, headers(("Location" = String, description = "where it is"), ("ETag" = String, description = "its version"))),
    (status = "4XX", body = crate::shell::api::Told, content_type = "application/problem+json")))]
pub(crate) async fn add(
    scope: Scope<KeepPartners>,
    seeing: Scope<SeePartners>,
    key: IdempotencyKey,
    Sent(wanted): Sent<Wanted>,
) -> Result<Response, Problem> {
    let id = saved(deeds::add(&scope, &wanted.details()?, &key.0).await?)?;
    let shown = one(seeing, Path(id.clone()), HeaderMap::new()).await?;
    Ok((StatusCode::CREATED, [(header::LOCATION, format!("/api/v1/partners/{id}"))], shown).into_response())
}

/// Change a company that is still as it was seen
#[utoipa::path(put, path = "/api/v1/partners/{id}", tag = "partners", request_body = Wanted, security(("token" = [])),
    params(("id" = String, Path, description = "its id"), ("If-Match" = String, Header, description = "the ETag of what was seen")),
    responses((status = 200, body = Company, headers(("ETag" = String, description = "its new version"))),
    (status = "4XX", body = crate::shell::api::Told, content_type = "application/problem+json")))]
pub(crate) async fn change(
    scope: Scope<KeepPartners>,
    seeing: Scope<SeePartners>,
    Path(id): Path<CompanyId>,
    given: Given,
) -> Result<Response, Problem> {
    let id = saved(deeds::change(&scope, &id, &given.wanted, given.version).await?)?;
    one(seeing, Path(id), HeaderMap::new()).await
}

/// A change, with the version it is of.
#[derive(Debug)]
pub(crate) struct Given {
    version: i64,
    wanted: Details,
}

impl axum::extract::FromRequest<crate::House> for Given {
    type Rejection = Problem;

    async fn from_request(request: axum::extract::Request, house: &crate::House) -> Result<Self, Problem> {
        let tag = seen(request.headers())?;
        let Sent(wanted) = Sent::<Wanted>::from_request(request, house).await?;
        let wanted = wanted.details()?;
        let version = version(&tag)?;
        Ok(Self { version, wanted })
    }
}

fn saved(changed: Changed) -> Result<CompanyId, Problem> {
    match changed {
        Changed::Saved(id) => Ok(id),
        Changed::NumberTaken => Err(Problem::Unfit(vec![("number".into(), "partners-number-taken".into())])),
        Changed::Since => Err(Problem::Since),
        Changed::KeyUsed => Err(Problem::KeyUsed),
        Changed::NotThere => Err(Problem::NotFound),
    }
}
