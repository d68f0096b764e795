//! What is checked before it is believed: addresses, passwords, and who may give whom which role.

use crate::kit::id::CompanyId;
use crate::walls::{Actor, Role};

/// A mail address, in small letters: one `@`, something before it, a domain with a dot after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail(String);

impl Mail {
    /// Reads an address as it is typed.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let (local, domain) = text.split_once('@')?;
        let plain =
            |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c.is_control() || "@<>,;:\"()[]\\".contains(c));
        let dotted = domain.contains('.') && domain.split('.').all(|label| !label.is_empty());
        (plain(local) && plain(domain) && dotted && text.len() <= 254).then_some(Self(text))
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How short a password may be.
const PASSWORD_LETTERS_MIN: usize = 12;
/// How long.
const PASSWORD_LETTERS_MAX: usize = 200;

/// What is wrong with a new password, as a message.
pub(super) fn password_wrong(password: &str, mail: &str) -> Option<&'static str> {
    let letters = password.chars().count();
    let name = mail.split('@').next().unwrap_or_default();
    let small = password.to_lowercase();
    let mut distinct: Vec<char> = small.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    if letters < PASSWORD_LETTERS_MIN {
        Some("password-short")
    } else if letters > PASSWORD_LETTERS_MAX {
        Some("form-too-long")
    } else if distinct.len() < 5
        || ["password", "passwort", "wachtwoord", "123456", "qwertz", "qwerty"].iter().any(|weak| small.contains(weak))
    {
        Some("password-weak")
    } else if name.len() > 3 && small.contains(name) {
        Some("password-has-name")
    } else {
        None
    }
}

/// Why the domain says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The role is the vendor's and the company is not, or the other way round.
    RoleNotOfCompany,
    /// Whoever asks may not give this role there.
    NotYours,
    /// The person has the role already.
    HasIt,
    /// A second person must do it.
    SecondPerson,
    /// Nobody would be left who can keep the programme.
    LastOne,
}

impl Refusal {
    /// What is said about it.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::RoleNotOfCompany => "refused-role-company",
            Self::NotYours => "refused-not-yours",
            Self::HasIt => "refused-has-it",
            Self::SecondPerson => "refused-second-person",
            Self::LastOne => "refused-last-one",
        }
    }
}

/// What a company is, as far as roles ask.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    pub(super) vendor: bool,
    pub(super) partner: bool,
    pub(super) distributor: bool,
}

impl Kind {
    /// Whether the role exists in a company of this kind.
    pub(super) fn has(self, role: Role) -> bool {
        match role {
            Role::Distributor => self.distributor,
            role if role.is_vendor() => self.vendor,
            _ => self.partner,
        }
    }
}

/// Whether an actor may give somebody a role in a company.
pub(super) fn may_grant(actor: &Actor, company: &CompanyId, kind: Kind, role: Role) -> Result<(), Refusal> {
    if !kind.has(role) {
        return Err(Refusal::RoleNotOfCompany);
    }
    let admin_there = actor.roles().iter().any(|(own, role)| own == company && *role == Role::PartnerAdmin);
    if actor.is(Role::ProgrammeManager) || (admin_there && !role.is_vendor()) { Ok(()) } else { Err(Refusal::NotYours) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_type_them() {
        assert_eq!(Mail::read(" Ann.Lee@Example.com ").unwrap().as_str(), "ann.lee@example.com");
        for wrong in [
            "",
            "ann",
            "ann@",
            "@example.com",
            "ann@example",
            "ann@example..com",
            "a b@example.com",
            "ann@ex@ample.com",
            "ann\u{0}@example.com",
        ] {
            assert_eq!(Mail::read(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_password_is_long_and_not_what_everybody_tries_first() {
        let wrong = |password| password_wrong(password, "ann.lee@example.com");
        assert_eq!(wrong("correct horse battery"), None);
        assert_eq!(wrong("short"), Some("password-short"));
        assert_eq!(wrong("aaaaaaaaaaaaaaaa"), Some("password-weak"));
        assert_eq!(wrong("my Password is this"), Some("password-weak"));
        assert_eq!(wrong("Ann.Lee is my name"), Some("password-has-name"));
        assert_eq!(wrong(&"long and varied ".repeat(20)), Some("form-too-long"));
    }
}
