//! Memberships: ending one, and confirming one that needs two people.

use sea_orm::{IntoActiveModel, Set};
use serde_json::json;

use super::model::Refusal;
use super::store;
use crate::audit::Event;
use crate::kit::fault::Fault;
use crate::kit::id::{EdgeId, PersonId};
use crate::notices::{self, Notice};
use crate::walls::store::member;
use crate::walls::{InvitePeople, Role, Scope, Seen};

/// A membership that may be confirmed by the one who asks: given by somebody else, of somebody else.
struct Confirmable(member::Model, PersonId);

/// The rule of two people: neither who was given the role nor who gave it confirms it.
fn confirmable(seen: Seen<InvitePeople, member::Model>, by: &PersonId) -> Result<Confirmable, Refusal> {
    if seen.person == *by || seen.granted_by.as_ref() == Some(by) {
        return Err(Refusal::SecondPerson);
    }
    Ok(Confirmable(seen.into_row(), by.clone()))
}

/// Confirms a membership that its person has accepted. Nothing where it is not within reach, or does not wait.
pub(crate) async fn confirm(scope: &Scope<InvitePeople>, id: &EdgeId) -> Result<Option<Result<(), Refusal>>, Fault> {
    let tx = scope.write().await?;
    let Some(seen) = store::membership(&tx, id).await?.filter(|seen| seen.state == "accepted") else { return Ok(None) };
    if !tx.actor().is(Role::ProgrammeManager) {
        return Ok(Some(Err(Refusal::NotYours)));
    }
    let Confirmable(row, by) = match confirmable(seen, scope.actor().person()) {
        Ok(confirmable) => confirmable,
        Err(refusal) => return Ok(Some(Err(refusal))),
    };
    if let Some(role) = Role::read(&row.role) {
        let notice = Notice::RoleConfirmed(row.company.clone(), role);
        notices::tell(scope.house(), tx.rows(), &row.person, &notice, scope.now()).await?;
    }
    let event = Event::new("confirm membership", &row.id).of(&row.company).with(json!({ "person": row.person, "role": row.role }));
    let mut change = row.into_active_model();
    change.state = Set("confirmed".to_owned());
    change.confirmed_by = Set(Some(by));
    store::change_membership(tx.rows(), change).await?;
    tx.commit(event).await?;
    Ok(Some(Ok(())))
}

/// Ends a membership today, and every login of its person with it. Nothing where it is not within reach.
pub(crate) async fn end_membership(scope: &Scope<InvitePeople>, id: &EdgeId) -> Result<Option<Result<(), Refusal>>, Fault> {
    let tx = scope.write().await?;
    let today = tx.now().day();
    // Locked first and in one order, so that two who end each other's wait instead of blocking one another.
    let keepers = store::count_of_role(tx.rows(), Role::ProgrammeManager, today).await?;
    let Some(seen) = store::membership(&tx, id).await? else { return Ok(None) };
    let admin_there = tx.actor().roles().iter().any(|(company, role)| *company == seen.company && *role == Role::PartnerAdmin);
    if !tx.actor().is(Role::ProgrammeManager) && !admin_there {
        return Ok(Some(Err(Refusal::NotYours)));
    }
    let keeper = seen.role == Role::ProgrammeManager.word() && seen.state == "confirmed";
    if keeper && keepers < 2 {
        return Ok(Some(Err(Refusal::LastOne)));
    }
    let row = seen.into_row();
    let event = Event::new("end membership", &row.id).of(&row.company).with(json!({ "person": row.person, "role": row.role }));
    store::end_logins(tx.rows(), &row.person).await?;
    let mut change = row.into_active_model();
    change.state = Set("ended".to_owned());
    change.until = Set(Some(today.to_string()));
    store::change_membership(tx.rows(), change).await?;
    tx.commit(event).await?;
    Ok(Some(Ok(())))
}
