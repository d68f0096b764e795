//! Who may see and do what.
//!
//! **Words.** A *role* is what somebody is in a company ([`Role`]); a *capability* is one kind of thing that roles allow ([`Capability`]); an *edge* is what connects people and
//! companies, with its days and who granted it: a membership, who looks after whom, who serves whom, who owns whom. An *actor* is a person with the roles that hold today. A
//! *scope* is an actor who has a capability: the only way to the database. What was *seen* in a scope carries the proof of it.
//!
//! **Invariants.** A handler that takes no [`Scope`] is not accepted by [`Routes`]. A transaction is had from a scope and from nowhere else. Rows are found through the actor: what is
//! not within reach is not there. A change is saved together with its event in the audit log, or not at all. On PostgreSQL the policies of `migrations/0003_walls.postgres.sql` come
//! to the same by themselves, from the edges.

//! # What does not compile
//!
//! A handler that says who calls it is taken:
//!
//! ```
//! use app::walls::{Routes, Scope, SeeHome};
//! async fn page(_: Scope<SeeHome>) -> &'static str { "hello" }
//! let routes = Routes::default().get("/", page);
//! ```
//!
//! One that forgot is not:
//!
//! ```compile_fail,E0277
//! use app::walls::Routes;
//! async fn page() -> &'static str { "hello" }
//! let routes = Routes::default().get("/", page);
//! ```
//!
//! Nor does anybody make a scope, an actor or a proof of having seen something:
//!
//! ```compile_fail,E0451
//! use app::walls::{SeeHome, Seen};
//! let seen: Seen<SeeHome, u8> = Seen { row: 7, _capability: std::marker::PhantomData };
//! ```
//!
//! ```compile_fail,E0624
//! # async fn actor(tx: &sea_orm::DatabaseTransaction, person: app::kit::id::PersonId) {
//! let actor = app::walls::Actor::recognised(tx, person, String::new(), Default::default(), Default::default()).await;
//! # }
//! ```
//!
//! A transaction comes from a scope, not from the database:
//!
//! ```compile_fail,E0624
//! # async fn read(house: app::House) {
//! use app::kit::database::Acting;
//! let tx = house.database.read(Acting::House, Default::default()).await;
//! # }
//! ```
//!
//! Having seen something with one capability is no proof of another:
//!
//! ```
//! use app::walls::{KeepPartners, Seen};
//! fn change(seen: Seen<KeepPartners, u8>) {}
//! fn page(seen: Seen<KeepPartners, u8>) { change(seen) }
//! ```
//!
//! ```compile_fail,E0308
//! use app::walls::{KeepPartners, SeePartners, Seen};
//! fn change(seen: Seen<KeepPartners, u8>) {}
//! fn page(seen: Seen<SeePartners, u8>) { change(seen) }
//! ```
//!
//! And what was written is not saved without the event that tells of it:
//!
//! ```
//! # use app::{audit::Event, walls::{KeepPartners, Writing}};
//! # async fn save(tx: Writing<KeepPartners>) {
//! tx.commit(Event::new("add", "something")).await.unwrap();
//! # }
//! ```
//!
//! ```compile_fail,E0061
//! # use app::{audit::Event, walls::{KeepPartners, Writing}};
//! # async fn save(tx: Writing<KeepPartners>) {
//! tx.commit().await.unwrap();
//! # }
//! ```

mod capability;
mod reach;
mod role;
mod routes;
mod scope;
pub(crate) mod store;

pub use capability::{
    Capability, GrantEdges, InvitePeople, KeepJobs, KeepPartners, KeepWebhooks, ReadAudit, SeeHome, SeeJobs, SeePartners, SeePeople,
};
pub use role::Role;
pub use routes::{Guarded, Operation, Routes};
pub use scope::{Actor, Reading, Scope, Seen, Writing};
pub(crate) use store::Answered;
