//! Every URL, with what it needs: a handler without a scope does not fit in here.

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodFilter, on};

use super::{Capability, Role, Scope};
use crate::House;

/// One operation: a method on a path, and who may call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// `GET`, `POST` or `PUT`.
    pub method: &'static str,
    /// The path, parameters in braces.
    pub path: &'static str,
    /// The capability it needs; none is public.
    pub needs: Option<&'static str>,
    /// The roles that have it.
    pub roles: &'static [Role],
}

/// A handler that takes a scope first: who calls it was recognised, and has the capability.
pub trait Guarded<T>: Handler<T, House> {
    /// The capability it needs.
    type Needs: Capability;
}

macro_rules! guarded {
    ($($argument:ident)*) => {
        impl<H, M, C, $($argument),*> Guarded<(M, Scope<C>, $($argument,)*)> for H
        where
            C: Capability,
            H: Handler<(M, Scope<C>, $($argument,)*), House>,
        {
            type Needs = C;
        }
    };
}
guarded!();
guarded!(A1);
guarded!(A1 A2);
guarded!(A1 A2 A3);

/// The routes of the house, each with what it needs.
#[derive(Debug, Default)]
pub struct Routes {
    router: Router<House>,
    operations: Vec<Operation>,
}

impl Routes {
    /// A page or document.
    #[must_use]
    pub fn get<T: 'static, H: Guarded<T>>(self, path: &'static str, handler: H) -> Self {
        self.add::<T, H>("GET", MethodFilter::GET, path, handler)
    }

    /// A deed.
    #[must_use]
    pub fn post<T: 'static, H: Guarded<T>>(self, path: &'static str, handler: H) -> Self {
        self.add::<T, H>("POST", MethodFilter::POST, path, handler)
    }

    /// A change of something, by a program.
    #[must_use]
    pub fn put<T: 'static, H: Guarded<T>>(self, path: &'static str, handler: H) -> Self {
        self.add::<T, H>("PUT", MethodFilter::PUT, path, handler)
    }

    fn add<T: 'static, H: Guarded<T>>(mut self, method: &'static str, filter: MethodFilter, path: &'static str, handler: H) -> Self {
        self.operations.push(Operation { method, path, needs: Some(H::Needs::NAME), roles: H::Needs::ROLES });
        self.router = self.router.route(path, on(filter, handler));
        self
    }

    /// What anybody may see: the door itself, its style, its health. The list of these is reviewed.
    #[must_use]
    pub(crate) fn public_get<T: 'static, H: Handler<T, House>>(mut self, path: &'static str, handler: H) -> Self {
        self.operations.push(Operation { method: "GET", path, needs: None, roles: &[] });
        self.router = self.router.route(path, on(MethodFilter::GET, handler));
        self
    }

    /// What anybody may send: a login, an answer to an invitation.
    #[must_use]
    pub(crate) fn public_post<T: 'static, H: Handler<T, House>>(mut self, path: &'static str, handler: H) -> Self {
        self.operations.push(Operation { method: "POST", path, needs: None, roles: &[] });
        self.router = self.router.route(path, on(MethodFilter::POST, handler));
        self
    }

    /// Every operation, in the order of the router.
    #[must_use]
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    pub(crate) fn into_router(self) -> Router<House> {
        self.router
    }
}
