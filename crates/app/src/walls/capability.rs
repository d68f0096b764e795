//! The capabilities, and which role has which: one table.

use super::Role;
use super::Role::{Auditor, Cam, Distributor, Finance, PartnerAdmin, PartnerMarketing, PartnerSales, ProgrammeManager};

/// A kind of thing that some roles may do.
pub trait Capability: Send + Sync + 'static {
    /// Its name, in the table of operations and in the log.
    const NAME: &'static str;
    /// The roles that have it.
    const ROLES: &'static [Role];
}

macro_rules! capabilities {
    ($($(#[$doc:meta])* $name:ident = $($role:ident)+;)+) => {
        $(
            $(#[$doc])*
            #[derive(Debug)]
            pub enum $name {}

            impl Capability for $name {
                const NAME: &'static str = stringify!($name);
                const ROLES: &'static [Role] = &[$($role),+];
            }
        )+
    };
}

capabilities! {
    /// Come in and see what there is for oneself.
    SeeHome = ProgrammeManager Finance Cam Auditor PartnerAdmin PartnerSales PartnerMarketing Distributor;
    /// See companies within reach.
    SeePartners = ProgrammeManager Finance Cam Auditor PartnerAdmin PartnerSales PartnerMarketing Distributor;
    /// Add companies and change what is known of them.
    KeepPartners = ProgrammeManager;
    /// See who works for the companies within reach, and as what.
    SeePeople = ProgrammeManager Finance Cam Auditor PartnerAdmin;
    /// Invite people, end memberships, confirm them.
    InvitePeople = ProgrammeManager PartnerAdmin;
    /// Say who looks after which partner, and who serves whom.
    GrantEdges = ProgrammeManager;
    /// Have one's own systems told what happens.
    KeepWebhooks = ProgrammeManager PartnerAdmin Distributor;
    /// See what work is waiting, failing and done.
    SeeJobs = ProgrammeManager Auditor;
    /// Have work tried again, or give it up.
    KeepJobs = ProgrammeManager;
    /// Read what was done, by whom.
    ReadAudit = Auditor;
}
