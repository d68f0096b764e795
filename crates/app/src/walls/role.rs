//! What somebody is in a company.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A role: what somebody is in a company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Writes the programme and keeps the partners; sees the whole programme.
    ProgrammeManager,
    /// Approves and pays; sees the whole programme.
    Finance,
    /// Looks after the partners it was given, and sees those only.
    Cam,
    /// Reads everything, changes nothing.
    Auditor,
    /// Keeps its own company: its people, its agreement.
    PartnerAdmin,
    /// Sells for its company.
    PartnerSales,
    /// Does the marketing of its company.
    PartnerMarketing,
    /// Reports for a distributor.
    Distributor,
}

impl Role {
    /// Every role, the vendor's first.
    pub const ALL: [Self; 8] = [
        Self::ProgrammeManager,
        Self::Finance,
        Self::Cam,
        Self::Auditor,
        Self::PartnerAdmin,
        Self::PartnerSales,
        Self::PartnerMarketing,
        Self::Distributor,
    ];

    /// Its word in the database, in forms and in messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::ProgrammeManager => "programme-manager",
            Self::Finance => "finance",
            Self::Cam => "cam",
            Self::Auditor => "auditor",
            Self::PartnerAdmin => "partner-admin",
            Self::PartnerSales => "partner-sales",
            Self::PartnerMarketing => "partner-marketing",
            Self::Distributor => "distributor",
        }
    }

    /// The role of a word.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// Whether it is a role in the vendor's own company.
    #[must_use]
    pub fn is_vendor(self) -> bool {
        matches!(self, Self::ProgrammeManager | Self::Finance | Self::Cam | Self::Auditor)
    }

    /// Whether it sees every company of the programme, and not only those it has business with.
    #[must_use]
    pub fn sees_all(self) -> bool {
        matches!(self, Self::ProgrammeManager | Self::Finance | Self::Auditor)
    }

    /// Whether a second person must confirm whoever is given it.
    #[must_use]
    pub fn needs_two(self) -> bool {
        self == Self::Finance
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
