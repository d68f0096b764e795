//! What other systems are told about, and how it is signed.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;

use crate::kit::clock::Instant;

/// A kind of event that an endpoint can want.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A company was added.
    CompanyAdded,
    /// What is known of a company changed.
    CompanyChanged,
    /// Companies were added or changed from a file.
    CompaniesImported,
    /// Somebody else looks after a company, or another distributor serves it.
    CompanyServed,
    /// A role holds from now on.
    MembershipConfirmed,
    /// A role has ended.
    MembershipEnded,
}

/// Whose right it takes to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    /// To see the company.
    Partners,
    /// To see who works there.
    People,
}

impl Kind {
    /// All of them, as they are offered.
    pub(super) const ALL: [Self; 6] = [
        Self::CompanyAdded,
        Self::CompanyChanged,
        Self::CompaniesImported,
        Self::CompanyServed,
        Self::MembershipConfirmed,
        Self::MembershipEnded,
    ];

    /// Its word, as it is sent.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::CompanyAdded => "company.added",
            Self::CompanyChanged => "company.changed",
            Self::CompaniesImported => "companies.imported",
            Self::CompanyServed => "company.served",
            Self::MembershipConfirmed => "membership.confirmed",
            Self::MembershipEnded => "membership.ended",
        }
    }

    /// Its word in forms, where a dot would be in the way.
    pub(super) fn field(self) -> String {
        self.word().replace('.', "-")
    }

    /// The kind of a deed of the log.
    pub(super) fn of_deed(deed: &str) -> Option<Self> {
        Some(match deed {
            "add company" => Self::CompanyAdded,
            "change company" => Self::CompanyChanged,
            "import companies" => Self::CompaniesImported,
            "look after" | "serve" => Self::CompanyServed,
            "confirm membership" => Self::MembershipConfirmed,
            "end membership" => Self::MembershipEnded,
            _ => return None,
        })
    }

    /// Whose right it takes to be told.
    pub(super) fn needs(self) -> Needs {
        match self {
            Self::MembershipConfirmed | Self::MembershipEnded => Needs::People,
            _ => Needs::Partners,
        }
    }
}

/// What is sent: the kind, when it was, and the ids of what it is about.
pub(super) fn body(kind: &str, company: Option<&str>, object: Option<&str>, at: Instant) -> String {
    let mut data = json!({});
    if let Some(company) = company {
        data["company"] = json!(company);
        data["path"] = json!(format!("/api/v1/partners/{company}"));
    }
    if let Some(object) = object.filter(|object| Some(*object) != company) {
        data["object"] = json!(object);
    }
    json!({ "type": kind, "timestamp": at.timestamp().to_string(), "data": data }).to_string()
}

/// The signature of a delivery, as Standard Webhooks 1.0 say: HMAC-SHA256 over id, seconds and body.
pub(super) fn signature(secret: &str, id: &str, seconds: i64, body: &str) -> Option<String> {
    let key = STANDARD.decode(secret.strip_prefix("whsec_")?).ok()?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
    mac.update(format!("{id}.{seconds}.{body}").as_bytes());
    Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delivery_is_signed_as_the_published_example_is() {
        let signed =
            signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}");
        assert_eq!(signed.as_deref(), Some("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
        assert_eq!(signature("plain", "id", 0, ""), None);
    }

    #[test]
    fn a_body_names_things_and_says_nothing_about_them() {
        let at = Instant(1_764_590_400_000_000);
        assert_eq!(
            body("membership.ended", Some("c1"), Some("m1"), at),
            r#"{"type":"membership.ended","timestamp":"2025-12-01T12:00:00Z","data":{"company":"c1","path":"/api/v1/partners/c1","object":"m1"}}"#
        );
        assert_eq!(body("company.added", Some("c1"), Some("c1"), at).matches("c1").count(), 2);
        assert_eq!(body("test", None, None, at), r#"{"type":"test","timestamp":"2025-12-01T12:00:00Z","data":{}}"#);
    }
}
