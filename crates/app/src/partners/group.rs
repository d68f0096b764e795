//! Groups: which company belongs to which, and what it lets the parent see.
//!
//! A company belongs to one parent at a time. What it shares is the subsidiary's to lose: nothing, unless somebody says so. An edge ends and is not deleted, and nobody is above itself.

use axum::extract::Path;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;

use super::pages::One;
use super::store::{by_number, find};
use crate::audit::Event;
use crate::kit::fault::Fault;
use crate::kit::form::{Typed, Wrong};
use crate::kit::id::{CompanyId, EdgeId};
use crate::kit::web::{Page, Problem, go_to, wrong as wrong_page};
use crate::people::store::company;
use crate::walls::store::parent;
use crate::walls::{Capability, GrantEdges, Reading, Scope, SeePartners};

/// What a subsidiary can share with its parent. The walls know a third, `manage`; it is offered when there is something of a subsidiary that its parent can do.
pub(super) const SHARES: [&str; 2] = ["none", "read"];

/// How many companies may stand one above the other.
const HEIGHT_MAX: usize = 20;

/// Why a company does not get this parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// No company has the number.
    NoSuchNumber,
    /// The company would be above itself.
    AboveItself,
}

impl Refusal {
    /// What is said about it.
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::NoSuchNumber => "group-no-number",
            Self::AboveItself => "group-above-itself",
        }
    }
}

/// A company of the same group, and what is shared on the way to it.
#[derive(Debug)]
pub(super) struct Related {
    pub(super) company: company::Model,
    pub(super) shares: String,
}

impl Related {
    /// What is shared, as the id of a message.
    pub(super) fn word(&self) -> String {
        format!("group-{}", self.shares)
    }
}

/// The parent of a company and its subsidiaries, as far as they are within reach.
pub(super) async fn of<C: Capability>(tx: &Reading<C>, id: &CompanyId, today: &str) -> Result<(Option<Related>, Vec<Related>), Fault> {
    let above = holding(today).filter(parent::Column::Child.eq(id.clone())).one(tx.rows()).await?;
    let parent = match above {
        Some(edge) => related(tx, &edge.parent, edge.shares.clone()).await?,
        None => None,
    };
    let mut subsidiaries = vec![];
    for edge in holding(today).filter(parent::Column::Parent.eq(id.clone())).order_by_asc(parent::Column::Id).all(tx.rows()).await? {
        subsidiaries.extend(related(tx, &edge.child, edge.shares.clone()).await?);
    }
    subsidiaries.sort_by(|a, b| (&a.company.name, &a.company.number).cmp(&(&b.company.name, &b.company.number)));
    Ok((parent, subsidiaries))
}

async fn related<C: Capability>(tx: &Reading<C>, id: &CompanyId, shares: String) -> Result<Option<Related>, Fault> {
    Ok(find(tx, id).await?.map(|seen| Related { company: seen.into_row(), shares }))
}

fn holding(today: &str) -> sea_orm::Select<parent::Entity> {
    let begun = parent::Entity::find().filter(parent::Column::Since.lte(today));
    begun.filter(parent::Column::Until.is_null().or(parent::Column::Until.gt(today)))
}

/// Says to which company another one belongs from today on, by the number of the parent, and what it shares; to none, without a number. Nothing where the company is not there.
pub(super) async fn belong(
    scope: &Scope<GrantEdges>,
    child: &CompanyId,
    number: &str,
    shares: &'static str,
) -> Result<Option<Result<(), Refusal>>, Fault> {
    let tx = scope.write().await?;
    let today = scope.now().day().to_string();
    let Some(seen) = find(&tx, child).await?.filter(|seen| seen.vendor == 0) else { return Ok(None) };
    // One after the other, over the row of the vendor: two at once could each put one above the other, or give a company two parents.
    company::Entity::find().filter(company::Column::Vendor.eq(1)).lock_exclusive().all(tx.rows()).await?;
    let mut above = None;
    if !number.is_empty() {
        let Some(company) = by_number(tx.rows(), number).await?.filter(|company| company.vendor == 0) else {
            return Ok(Some(Err(Refusal::NoSuchNumber)));
        };
        if stands_above(tx.rows(), &seen.id, &company.id, &today).await? {
            return Ok(Some(Err(Refusal::AboveItself)));
        }
        above = Some(company.id);
    }
    end(tx.rows(), &seen.id, &today).await?;
    if let Some(parent) = &above {
        let edge = parent::Model {
            id: EdgeId::draw(&scope.house().chance)?,
            parent: parent.clone(),
            child: seen.id.clone(),
            shares: shares.to_owned(),
            since: today.clone(),
            until: None,
            granted_by: Some(scope.actor().person().clone()),
        };
        parent::Entity::insert(edge.into_active_model().reset_all()).exec_without_returning(tx.rows()).await?;
    }
    let event = Event::new("belong", child).of(child).with(json!({ "parent": above, "shares": above.as_ref().map(|_| shares) }));
    tx.commit(event).await?;
    Ok(Some(Ok(())))
}

/// Whether a company is another one, or stands above it.
async fn stands_above(tx: &DatabaseTransaction, one: &CompanyId, other: &CompanyId, today: &str) -> Result<bool, Fault> {
    let mut at = other.clone();
    for _ in 0..HEIGHT_MAX {
        if at == *one {
            return Ok(true);
        }
        match holding(today).filter(parent::Column::Child.eq(at)).one(tx).await? {
            Some(edge) => at = edge.parent,
            None => return Ok(false),
        }
    }
    // Higher than any group: not made higher still.
    Ok(true)
}

async fn end(tx: &DatabaseTransaction, child: &CompanyId, today: &str) -> Result<(), Fault> {
    let held = parent::Entity::update_many().set(parent::ActiveModel { until: Set(Some(today.to_owned())), ..Default::default() });
    held.filter(parent::Column::Child.eq(child.clone())).filter(parent::Column::Until.is_null()).exec(tx).await?;
    Ok(())
}

/// To which company it belongs, from the form.
pub(crate) async fn change(scope: Scope<GrantEdges>, seeing: Scope<SeePartners>, Path(id): Path<CompanyId>, typed: Typed) -> Page {
    let shares = SHARES.into_iter().find(|shares| typed.is("shares", shares)).unwrap_or("none");
    match belong(&scope, &id, typed.get("parent"), shares).await?.ok_or(Problem::NotFound)? {
        Ok(()) => go_to(&format!("/partners/{id}")),
        Err(refusal) => {
            let mut wrong = Wrong::default();
            wrong.add("parent", refusal.message());
            wrong_page(&One::of(&seeing, &id, typed, wrong).await?)
        }
    }
}
