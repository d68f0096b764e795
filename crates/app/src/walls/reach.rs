//! Which companies an actor reaches with a capability, as a condition in SQL. PostgreSQL's policies come to it on their own; tests compare the two.

use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, IntoColumnRef, Query, SelectStatement, SimpleExpr};

use super::Role;
use super::scope::Actor;
use super::store::{cam, distributes, member, parent};

/// The companies a membership of one of these roles leads to, by a column that holds a company.
pub(super) fn condition(actor: &Actor, roles: &[Role], company: impl IntoColumnRef + Clone) -> Condition {
    let mut reach = works_with(actor, roles, company.clone());
    if roles.contains(&Role::Distributor) && actor.is(Role::Distributor) && !sees_all(actor, roles) {
        reach = reach.add(within(&company, served(actor)));
    }
    reach
}

fn sees_all(actor: &Actor, roles: &[Role]) -> bool {
    roles.iter().any(|role| role.sees_all() && actor.is(*role))
}

/// Those of them the actor works with, and does not only serve: whatever else it is elsewhere.
pub(super) fn works_with(actor: &Actor, roles: &[Role], company: impl IntoColumnRef + Clone) -> Condition {
    let has = |wanted: fn(&Role) -> bool| roles.iter().any(|role| wanted(role) && actor.is(*role));
    if sees_all(actor, roles) {
        return Condition::all();
    }
    let mut reach = Condition::any();
    let own: Vec<&str> = roles.iter().filter(|role| !role.is_vendor()).map(|role| role.word()).collect();
    // Each way is a query of its own: a condition on nothing would be true.
    reach = reach.add(within(&company, belongs(actor, &own, member::Column::Company)));
    reach = reach.add(within(&company, shared(actor, &own)));
    if has(|role| *role == Role::Cam) {
        reach = reach.add(within(&company, looked_after(actor)));
    }
    reach
}

fn within(company: &(impl IntoColumnRef + Clone), companies: SelectStatement) -> SimpleExpr {
    Expr::col(company.clone()).in_subquery(companies)
}

/// The companies the actor is a member of in one of these roles.
fn belongs(actor: &Actor, roles: &[&str], column: member::Column) -> SelectStatement {
    let mut select = Query::select();
    select.column(column).from(member::Entity);
    select.and_where(member::Column::Person.eq(actor.person().clone())).and_where(member::Column::State.eq("confirmed"));
    select.and_where(member::Column::Role.is_in(roles.iter().copied()));
    select.and_where(member::Column::Since.lte(actor.today()));
    select.and_where(member::Column::Until.is_null().or(member::Column::Until.gt(actor.today())));
    select
}

/// Subsidiaries that share with a company of the actor's.
fn shared(actor: &Actor, roles: &[&str]) -> SelectStatement {
    let mut select = Query::select();
    select.column(parent::Column::Child).from(parent::Entity);
    select.and_where(parent::Column::Shares.ne("none"));
    select.and_where(parent::Column::Parent.in_subquery(belongs(actor, roles, member::Column::Company)));
    select.and_where(parent::Column::Since.lte(actor.today()));
    select.and_where(parent::Column::Until.is_null().or(parent::Column::Until.gt(actor.today())));
    select
}

/// Resellers that a distributor of the actor's serves.
fn served(actor: &Actor) -> SelectStatement {
    let mut select = Query::select();
    select.column(distributes::Column::Reseller).from(distributes::Entity);
    select.and_where(distributes::Column::Distributor.in_subquery(belongs(actor, &[Role::Distributor.word()], member::Column::Company)));
    select.and_where(distributes::Column::Since.lte(actor.today()));
    select.and_where(distributes::Column::Until.is_null().or(distributes::Column::Until.gt(actor.today())));
    select
}

/// Partners the actor looks after.
fn looked_after(actor: &Actor) -> SelectStatement {
    let mut select = Query::select();
    select.column(cam::Column::Partner).from(cam::Entity);
    select.and_where(cam::Column::Person.eq(actor.person().clone()));
    select.and_where(cam::Column::Since.lte(actor.today()));
    select.and_where(cam::Column::Until.is_null().or(cam::Column::Until.gt(actor.today())));
    select
}
