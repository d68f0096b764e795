//! Partners: the companies of the programme, what is known of each, and who looks after it.
//!
//! **Words.** A *partner* is a company that sells; a *distributor* one that serves resellers; a company may be both. Its *number* is what the vendor calls it elsewhere; its *type*
//! is the vendor's own word (value added reseller, ..). A *CAM* looks after it.
//!
//! **Invariants.** A number belongs to one company. What two people change at once, the second is shown before it is overwritten (each row has a version). A company is never
//! deleted: it leaves, on a day.
//!
//! **Deeds.** `add`, `change`, [`import`], `look_after`, `serve`, `serve_no_more`, `belong`.

pub(crate) mod api;
mod deeds;
pub(crate) mod export;
pub(crate) mod group;
mod import;
mod model;
pub mod pages;
pub(crate) mod store;

pub(crate) use deeds::Changed;
pub use import::{Imported, import};
pub use model::{Details, ImportError};
