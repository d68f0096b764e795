//! The house with a database and a browser: everything that knows who is asking.
//!
//! Slices, in the order in which they may use each other: [`kit`] (tools without business words), [`walls`] (who may see and do what), [`audit`] (what was done), [`jobs`] (what
//! is done later), `notices` (what people are told), [`people`] (who they are and how they come in), [`partners`] (the companies), `webhooks` (what other systems are told), `search` (one question over everything), [`archive`] (a house in one file), [`shell`] (the frame of every page) and [`home`] (the first page). [`router`] names every URL.
//!
//! A request goes one way: handler (read, one call, answer), deed (load, decide, save, tell the audit log; one transaction), store (the tables). The browser, the command line and
//! what comes later enter at the same deeds.

pub mod archive;
pub mod audit;
pub mod home;
pub mod jobs;
pub mod kit;
mod notices;
pub mod partners;
pub mod people;
pub mod router;
mod search;
mod serve;
pub mod shell;
mod tasks;
pub mod walls;
mod webhooks;

use kit::chance::Chance;
use kit::clock::Clock;
use kit::database::Database;
use kit::limit::Limits;
use kit::mail::Postbox;
use kit::measured::Measured;
use kit::network::Proxies;
use kit::outbound::Outbound;
pub use serve::{Place, listen};

/// A house: a vendor's programme with its database. It is handed to every handler.
#[derive(Clone, Debug)]
pub struct House {
    /// Where everything is kept.
    pub database: Database,
    /// What time it is.
    pub clock: Clock,
    /// Where ids and secrets are drawn from.
    pub chance: Chance,
    address: String,
    title: String,
    post: Postbox,
    outbound: Outbound,
    proxies: Proxies,
    limits: Limits,
    measured: Measured,
}

impl House {
    /// A house that the outside reaches at an address (`https://partners.example.com`), under a title.
    #[must_use]
    pub fn new(database: Database, clock: Clock, chance: Chance, address: &str, title: &str) -> Self {
        Self {
            database,
            clock,
            chance,
            address: address.trim_end_matches('/').to_owned(),
            title: title.to_owned(),
            post: Postbox::None,
            outbound: Outbound::Public,
            proxies: Proxies::default(),
            limits: Limits::default(),
            measured: Measured::default(),
        }
    }

    /// The same house, with a postbox.
    #[must_use]
    pub fn with_post(self, post: Postbox) -> Self {
        Self { post, ..self }
    }

    /// The same house, reaching so far.
    #[must_use]
    pub fn with_outbound(self, outbound: Outbound) -> Self {
        Self { outbound, ..self }
    }

    /// The same house, behind proxies.
    #[must_use]
    pub fn with_proxies(self, proxies: Proxies) -> Self {
        Self { proxies, ..self }
    }

    /// The proxies it believes.
    #[must_use]
    pub fn proxies(&self) -> &Proxies {
        &self.proxies
    }

    /// The same house, with limits.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// How many requests one may send.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// What it counts of itself.
    pub(crate) fn measured(&self) -> &Measured {
        &self.measured
    }

    /// How far it reaches.
    #[must_use]
    pub fn outbound(&self) -> Outbound {
        self.outbound
    }

    /// Where its letters go.
    #[must_use]
    pub fn post(&self) -> &Postbox {
        &self.post
    }

    /// Where the outside reaches it.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Whose portal it is.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Whether browsers reach it by https, and may hold it to that.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.address.starts_with("https://")
    }
}
