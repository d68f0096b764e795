//! The description of the API: OpenAPI 3.1, made from the handlers.

use axum::Json;
use serde::Serialize;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi, ToSchema};

/// What a program is told when the answer is no (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct Told {
    /// What kind of problem it is.
    r#type: String,
    /// What it is, for a person, in its language.
    title: String,
    /// The status of the answer.
    status: u16,
    /// What the request is called in the log.
    request: String,
    /// What is wrong, by field.
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<Vec<FieldError>>,
}

/// What is wrong with a field.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FieldError {
    field: String,
    message: String,
}

#[derive(OpenApi)]
#[openapi(
    info(title = "Fairway", description = "A channel partner programme, for programs. Make a token on the page of your account; it acts for you and can do no more than you can."),
    paths(crate::partners::api::list, crate::partners::api::one, crate::partners::api::add, crate::partners::api::change, description),
    modifiers(&Token)
)]
struct Api;

struct Token;

impl Modify for Token {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
        openapi.components.get_or_insert_default().add_security_scheme("token", scheme);
    }
}

/// The description, as it is committed in `docs/reference/openapi.json`.
#[must_use]
pub fn described() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

/// This description
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "description", responses((status = 200, description = "OpenAPI 3.1")))]
pub(crate) async fn description() -> Json<utoipa::openapi::OpenApi> {
    Json(described())
}
