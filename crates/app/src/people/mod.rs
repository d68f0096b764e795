//! People: who they are, how they come in, and what they are where.
//!
//! **Words.** A *person* has one mail address and, once invited, a password; a *login* is one browser that is signed in; an *invitation* is a link that is used once. What somebody
//! is in a company is a membership (`walls`): invited, then accepted by the person, then confirmed - by itself, but for roles that need two people.
//!
//! **Invariants.** The database knows digests of logins and invitations, never the things themselves. A login is looked at on every request, so whatever ends it, ends it at
//! once. Whether an address is known is not told: not by the answer, and not by how long it takes. Whoever gave somebody the role of finance is not the one who confirms it.
//!
//! **Deeds.** [`set_up`], [`ask_in`], `invite`, `accept`, `sign_in`, `sign_out`, `end_membership`, `confirm`.

pub mod account;
mod door;
pub mod factor;
mod guess;
mod invitation;
pub mod known;
mod letter;
mod membership;
mod model;
pub mod pages;
mod password;
pub mod profile;
pub mod reset;
mod second;
pub(crate) mod store;
mod token;

pub(crate) use crate::kit::network::Network;
pub(crate) use door::{Entrance, Renewed, accepted, is_api, on_behalf, recognise, renew_password, sign_in, sign_out};
pub(crate) use invitation::{Answered, Handed, accept, expect_cam, invite, open};
pub use invitation::{Link, NotAsked, ask_in, set_up};
pub use known::forget_address;
pub(crate) use letter::{InvitationLetter, ResetLetter, send_invitation, send_reset};
pub(crate) use membership::{confirm, end_membership};
pub use model::{Mail, Refusal};
pub use second::reset_factors;
