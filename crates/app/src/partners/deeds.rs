//! Adding and changing companies, and their edges.

use serde_json::json;

use super::model::Details;
use super::store::{self, NotSaved};
use crate::audit::Event;
use crate::kit::fault::Fault;
use crate::kit::id::{CompanyId, EdgeId, PersonId};
use crate::notices::{self, Notice};
use crate::people::store::account_managers;
use crate::walls::store::holders;
use crate::walls::{Answered, GrantEdges, KeepPartners, Role, Scope};

/// What came of saving a company.
#[derive(Debug)]
pub(crate) enum Changed {
    /// It is saved.
    Saved(CompanyId),
    /// Another company has the number.
    NumberTaken,
    /// Somebody else changed it in the meantime.
    Since,
    /// The key of the form was used for something else.
    KeyUsed,
    /// It is not there, or not within reach.
    NotThere,
}

/// Adds a company.
pub(crate) async fn add(scope: &Scope<KeepPartners>, details: &Details, once: &str) -> Result<Changed, Fault> {
    let tx = scope.write().await?;
    match tx.answered(once, &format!("{details:?}")).await? {
        Answered::Not => {}
        Answered::Before(id) => return Ok(Changed::Saved(CompanyId(id))),
        Answered::Otherwise => return Ok(Changed::KeyUsed),
    }
    let id = CompanyId::draw(&scope.house().chance)?;
    if store::add(tx.rows(), id.clone(), details, scope.now()).await?.is_err() {
        return Ok(Changed::NumberTaken);
    }
    tx.answer(once, id.as_str()).await?;
    tx.commit(Event::new("add company", &id).of(&id).with(json!({ "number": details.number, "country": details.country }))).await?;
    Ok(Changed::Saved(id))
}

/// Changes what is known of a company that is still as it was when it was looked at.
pub(crate) async fn change(scope: &Scope<KeepPartners>, id: &CompanyId, details: &Details, version: i64) -> Result<Changed, Fault> {
    let tx = scope.write().await?;
    let Some(seen) = store::find(&tx, id).await?.filter(|seen| seen.vendor == 0) else { return Ok(Changed::NotThere) };
    let before = json!({ "number": seen.number, "country": seen.country, "type": seen.kind, "partner": seen.partner, "distributor": seen.distributor });
    match store::change(tx.rows(), seen.into_row().id, details, version, scope.now()).await? {
        Err(NotSaved::NumberTaken) => return Ok(Changed::NumberTaken),
        Err(NotSaved::Changed) => return Ok(Changed::Since),
        Ok(()) => {}
    }
    let after = json!({ "number": details.number, "country": details.country, "type": details.kind, "partner": details.partner, "distributor": details.distributor });
    tx.commit(Event::new("change company", id).of(id).with(json!({ "before": before, "after": after }))).await?;
    Ok(Changed::Saved(id.clone()))
}

/// Says who looks after a partner from today on; nobody where there is no person. Nothing where one of the two is not there.
pub(crate) async fn look_after(scope: &Scope<GrantEdges>, partner: &CompanyId, person: Option<&PersonId>) -> Result<Option<()>, Fault> {
    let tx = scope.write().await?;
    let today = scope.now().day();
    let Some(seen) = store::find(&tx, partner).await?.filter(|seen| seen.vendor == 0) else { return Ok(None) };
    if let Some(person) = person
        && !account_managers(&tx, today).await?.iter().any(|own| own.id == *person)
    {
        return Ok(None);
    }
    let id = EdgeId::draw(&scope.house().chance)?;
    store::look_after(tx.rows(), id.clone(), &seen.id, person, Some(scope.actor().person()), today).await?;
    let admins = holders(tx.rows(), Role::PartnerAdmin, Some(partner), today).await?;
    let told = person.map(|person| (person, Notice::LooksAfter(partner.clone()))).into_iter();
    for (to, notice) in told.chain(admins.iter().map(|admin| (admin, Notice::OtherManager(partner.clone())))) {
        notices::tell(scope.house(), tx.rows(), to, &notice, scope.now()).await?;
    }
    tx.commit(Event::new("look after", &id).of(partner).with(json!({ "person": person }))).await?;
    Ok(Some(()))
}

/// Says that a distributor serves a reseller from today on. Nothing where one of the two is not there, or it is not a distributor.
pub(crate) async fn serve(scope: &Scope<GrantEdges>, reseller: &CompanyId, distributor: &CompanyId) -> Result<Option<()>, Fault> {
    let tx = scope.write().await?;
    let today = scope.now().day();
    let Some(seen) = store::find(&tx, reseller).await?.filter(|seen| seen.partner == 1) else { return Ok(None) };
    let Some(by) = store::find(&tx, distributor).await?.filter(|by| by.distributor == 1 && by.id != seen.id) else { return Ok(None) };
    if store::serving(&tx, &seen.id, today).await?.iter().any(|own| own.id == by.id) {
        return Ok(Some(()));
    }
    let id = EdgeId::draw(&scope.house().chance)?;
    store::serve(tx.rows(), id.clone(), &by.id, &seen.id, scope.actor().person(), today).await?;
    tx.commit(Event::new("serve", &id).of(reseller).with(json!({ "distributor": distributor }))).await?;
    Ok(Some(()))
}

/// Says that a distributor serves a reseller no more, from today on. Nothing where it does not.
pub(crate) async fn serve_no_more(scope: &Scope<GrantEdges>, reseller: &CompanyId, distributor: &CompanyId) -> Result<Option<()>, Fault> {
    let tx = scope.write().await?;
    let today = scope.now().day();
    let Some(seen) = store::find(&tx, reseller).await? else { return Ok(None) };
    if store::serve_no_more(tx.rows(), distributor, &seen.id, today).await? == 0 {
        return Ok(None);
    }
    tx.commit(Event::new("serve no more", reseller).of(reseller).with(json!({ "distributor": distributor }))).await?;
    Ok(Some(()))
}
