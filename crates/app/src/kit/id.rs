//! Ids as the outside sees them: random, so that they tell neither order nor number, and a type for each kind of thing.

/// Makes the type of an id: 26 letters and digits, of 128 random bits.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sea_orm::DeriveValueType, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub(crate) String);

        impl $name {
            /// A new one.
            ///
            /// # Errors
            /// When the operating system gives no randomness.
            pub fn draw(chance: &$crate::kit::chance::Chance) -> Result<Self, $crate::kit::fault::Fault> {
                Ok(Self($crate::kit::id::drawn(chance)?))
            }

            /// Its letters.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::Custom("an id is not a number".to_owned()))
            }
        }
    )+};
}
use super::chance::{Chance, letters};
use super::fault::Fault;

/// 26 letters of 128 random bits.
pub(crate) fn drawn(chance: &Chance) -> Result<String, Fault> {
    Ok(letters(&chance.bytes::<16>()?))
}

ids! {
    /// A person.
    PersonId,
    /// A company: the vendor, a partner, a distributor.
    CompanyId,
    /// A token, as it is listed: not what a program holds.
    TokenId,
    /// A job, and the letter or delivery it sends.
    JobId,
    /// An address that deliveries go to.
    EndpointId,
    /// A delivery.
    DeliveryId,
    /// A notice.
    NoticeId,
    /// An edge of the walls: a membership, who looks after whom, who serves whom.
    EdgeId,
}
