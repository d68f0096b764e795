//! The kinds of notices.

use crate::kit::id::CompanyId;
use crate::walls::Role;

/// What somebody is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Notice {
    /// A role in a company is theirs from now on: a second person has confirmed it.
    RoleConfirmed(CompanyId, Role),
    /// Somebody accepted a role that a second person must confirm.
    Waits(CompanyId, Role),
    /// They look after a partner from now on.
    LooksAfter(CompanyId),
    /// Their company has another account manager.
    OtherManager(CompanyId),
    /// Their password is another one.
    PasswordChanged,
    /// A token was made that acts for them.
    TokenMade,
    /// Their second factor was added or taken away.
    FactorChanged,
    /// An endpoint of theirs takes nothing any more.
    EndpointPaused,
}

/// The kinds, as they are kept, and as wishes are asked for.
pub(super) const KINDS: [&str; 8] =
    ["role-confirmed", "waits", "looks-after", "other-manager", "password-changed", "token-made", "endpoint-paused", "factor-changed"];

/// Kinds that keep an account safe: nobody can wish not to have them by mail.
const SAFETY: [&str; 3] = ["password-changed", "token-made", "factor-changed"];

impl Notice {
    /// Its kind.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::RoleConfirmed(..) => KINDS[0],
            Self::Waits(..) => KINDS[1],
            Self::LooksAfter(_) => KINDS[2],
            Self::OtherManager(_) => KINDS[3],
            Self::PasswordChanged => KINDS[4],
            Self::TokenMade => KINDS[5],
            Self::EndpointPaused => KINDS[6],
            Self::FactorChanged => KINDS[7],
        }
    }

    /// The company it is about.
    pub(super) fn company(&self) -> Option<&CompanyId> {
        match self {
            Self::RoleConfirmed(company, _) | Self::Waits(company, _) | Self::LooksAfter(company) | Self::OtherManager(company) => {
                Some(company)
            }
            Self::PasswordChanged | Self::TokenMade | Self::EndpointPaused | Self::FactorChanged => None,
        }
    }

    /// The role it is about.
    pub(super) fn role(&self) -> Option<Role> {
        match self {
            Self::RoleConfirmed(_, role) | Self::Waits(_, role) => Some(*role),
            _ => None,
        }
    }
}

/// Whether a kind is one that nobody can do without.
pub(super) fn is_safety(kind: &str) -> bool {
    SAFETY.contains(&kind)
}

/// Where a notice of a kind leads.
pub(super) fn path(kind: &str, company: Option<&CompanyId>) -> String {
    match (kind, company) {
        ("looks-after" | "other-manager", Some(company)) => format!("/partners/{company}"),
        ("endpoint-paused", _) => "/webhooks".to_owned(),
        ("waits", _) => "/people".to_owned(),
        ("role-confirmed", _) => "/".to_owned(),
        _ => "/account".to_owned(),
    }
}
