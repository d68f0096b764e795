//! The queries of companies. Their table is `people_company`: a company is first of all where people work.

use std::collections::BTreeSet;

use jiff::civil::Date;
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, FromQueryResult, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set, SqlErr,
};

use super::model::Details;
use crate::kit::clock::Instant;
use crate::kit::database::like;
use crate::kit::fault::Fault;
use crate::kit::id::{CompanyId, EdgeId, PersonId};
use crate::people::store::company;
use crate::walls::store::{cam, distributes};
use crate::walls::{Capability, Reading, Seen};

/// Companies on a page.
pub(super) const ON_A_PAGE: u64 = 50;

/// A company within reach.
pub(crate) async fn find<C: Capability>(tx: &Reading<C>, id: &CompanyId) -> Result<Option<Seen<C, company::Model>>, Fault> {
    let found = company::Entity::find_by_id(id.clone()).filter(tx.reach((company::Entity, company::Column::Id)));
    Ok(found.one(tx.rows()).await?.map(|row| tx.seen(row)))
}

/// Which of these companies the actor works with, and does not only serve.
pub(super) async fn worked_with<C: Capability>(tx: &Reading<C>, ids: Vec<CompanyId>) -> Result<BTreeSet<CompanyId>, Fault> {
    let found =
        company::Entity::find().filter(company::Column::Id.is_in(ids)).filter(tx.works_with((company::Entity, company::Column::Id)));
    Ok(found.all(tx.rows()).await?.into_iter().map(|row| row.id).collect())
}

/// What a list is asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    /// Letters of name, number or city.
    pub(crate) text: String,
    /// A country.
    pub(crate) country: String,
    /// The name and id of the last one seen.
    pub(crate) after: Option<(String, String)>,
}

impl Asked {
    fn filter(&self) -> Condition {
        let mut filter = Condition::all().add(company::Column::Vendor.eq(0));
        if !self.country.is_empty() {
            filter = filter.add(company::Column::Country.eq(self.country.as_str()));
        }
        if !self.text.is_empty() {
            let pattern = like(&self.text);
            let holds = |column: company::Column| {
                Expr::expr(Func::lower(Expr::col((company::Entity, column)))).like(LikeExpr::new(&pattern).escape('\\'))
            };
            filter = filter.add(
                Condition::any().add(holds(company::Column::Name)).add(holds(company::Column::Number)).add(holds(company::Column::City)),
            );
        }
        filter
    }
}

/// The companies within reach, by name, one more than a page; and how many there are in all.
pub(crate) async fn list<C: Capability>(tx: &Reading<C>, asked: &Asked) -> Result<(Vec<company::Model>, u64), Fault> {
    let all = company::Entity::find().filter(tx.reach((company::Entity, company::Column::Id))).filter(asked.filter());
    let count = all.clone().count(tx.rows()).await?;
    let mut page = all;
    if let Some((name, id)) = &asked.after {
        let later = company::Column::Name.eq(name.as_str()).and(company::Column::Id.gt(id.as_str()));
        page = page.filter(company::Column::Name.gt(name.as_str()).or(later));
    }
    let page = page.order_by_asc(company::Column::Name).order_by_asc(company::Column::Id).limit(ON_A_PAGE + 1);
    Ok((page.all(tx.rows()).await?, count))
}

/// Companies of a file read at a time.
const AT_A_TIME: u64 = 1_000;

/// All companies within reach that are asked for, by name.
pub(super) async fn all<C: Capability>(tx: &Reading<C>, asked: &Asked) -> Result<Vec<company::Model>, Fault> {
    let (mut all, mut after): (Vec<company::Model>, Option<(String, String)>) = (vec![], None);
    loop {
        let mut page = company::Entity::find().filter(tx.reach((company::Entity, company::Column::Id))).filter(asked.filter());
        if let Some((name, id)) = &after {
            let later = company::Column::Name.eq(name.as_str()).and(company::Column::Id.gt(id.as_str()));
            page = page.filter(company::Column::Name.gt(name.as_str()).or(later));
        }
        let page = page.order_by_asc(company::Column::Name).order_by_asc(company::Column::Id).limit(AT_A_TIME).all(tx.rows()).await?;
        let Some(last) = page.last() else { return Ok(all) };
        after = Some((last.name.clone(), last.id.to_string()));
        all.extend(page);
    }
}

/// How many companies there are of a country.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct OfCountry {
    pub(crate) country: String,
    pub(crate) count: i64,
}

/// The countries of the companies within reach, those with most first.
pub(crate) async fn countries<C: Capability>(tx: &Reading<C>) -> Result<Vec<OfCountry>, Fault> {
    let grouped = company::Entity::find()
        .filter(tx.reach((company::Entity, company::Column::Id)))
        .filter(company::Column::Vendor.eq(0))
        .select_only()
        .column(company::Column::Country)
        .column_as(company::Column::Id.count(), "count")
        .group_by(company::Column::Country);
    let mut counted = grouped.into_model::<OfCountry>().all(tx.rows()).await?;
    counted.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.country.cmp(&b.country)));
    Ok(counted)
}

/// Why a company was not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotSaved {
    /// Another company has the number.
    NumberTaken,
    /// Somebody changed it in the meantime.
    Changed,
}

/// What is known of a company, as a form has it.
pub(super) fn details(row: &company::Model) -> Details {
    Details {
        number: row.number.clone(),
        name: row.name.clone(),
        country: row.country.clone(),
        city: row.city.clone(),
        kind: row.kind.clone(),
        partner: row.partner == 1,
        distributor: row.distributor == 1,
        joined: row.joined.as_deref().and_then(|day| day.parse().ok()),
    }
}

fn row(id: CompanyId, details: &Details, version: i64, now: Instant) -> company::Model {
    company::Model {
        id,
        number: details.number.clone(),
        name: details.name.clone(),
        country: details.country.clone(),
        city: details.city.clone(),
        kind: details.kind.clone(),
        vendor: 0,
        partner: i64::from(details.partner),
        distributor: i64::from(details.distributor),
        joined: details.joined.map(|day| day.to_string()),
        left_on: None,
        version,
        changed_at: now,
    }
}

pub(super) async fn add(tx: &DatabaseTransaction, id: CompanyId, details: &Details, now: Instant) -> Result<Result<(), NotSaved>, Fault> {
    let active = row(id, details, 1, now).into_active_model().reset_all();
    taken(company::Entity::insert(active).exec_without_returning(tx).await.map(|_| 1))
}

/// Changes a company that is still as it was when it was looked at.
pub(super) async fn change(
    tx: &DatabaseTransaction,
    id: CompanyId,
    details: &Details,
    seen: i64,
    now: Instant,
) -> Result<Result<(), NotSaved>, Fault> {
    let mut active = row(id.clone(), details, seen + 1, now).into_active_model().reset_all();
    active.vendor = sea_orm::NotSet;
    active.left_on = sea_orm::NotSet;
    active.id = sea_orm::NotSet;
    let change = company::Entity::update_many().set(active).filter(company::Column::Id.eq(id)).filter(company::Column::Version.eq(seen));
    taken(change.exec(tx).await.map(|result| result.rows_affected))
}

fn taken(saved: Result<u64, sea_orm::DbErr>) -> Result<Result<(), NotSaved>, Fault> {
    match saved {
        Ok(0) => Ok(Err(NotSaved::Changed)),
        Ok(_) => Ok(Ok(())),
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => Ok(Err(NotSaved::NumberTaken)),
        Err(error) => Err(error.into()),
    }
}

/// The company of a number, for whoever sees them all.
pub(super) async fn by_number(tx: &DatabaseTransaction, number: &str) -> Result<Option<company::Model>, Fault> {
    Ok(company::Entity::find().filter(company::Column::Number.eq(number)).one(tx).await?)
}

/// Who looks after a partner, for the operator: a new edge where it is somebody else until now.
pub(super) async fn keep_looking_after(
    tx: &DatabaseTransaction,
    id: EdgeId,
    partner: &CompanyId,
    person: &PersonId,
    today: Date,
) -> Result<(), Fault> {
    let held = cam::Entity::find().filter(cam::Column::Partner.eq(partner.clone())).filter(cam::Column::Until.is_null()).all(tx).await?;
    if held.iter().any(|edge| edge.person == *person) {
        return Ok(());
    }
    look_after(tx, id, partner, Some(person), None, today).await
}

/// A new edge: who looks after a partner. Edges of others that hold today end today.
pub(super) async fn look_after(
    tx: &DatabaseTransaction,
    id: EdgeId,
    partner: &CompanyId,
    person: Option<&PersonId>,
    by: Option<&PersonId>,
    today: Date,
) -> Result<(), Fault> {
    let today = today.to_string();
    let held = cam::Entity::update_many().set(cam::ActiveModel { until: Set(Some(today.clone())), ..Default::default() });
    held.filter(cam::Column::Partner.eq(partner.clone())).filter(cam::Column::Until.is_null()).exec(tx).await?;
    let Some(person) = person else { return Ok(()) };
    let edge = cam::Model { id, person: person.clone(), partner: partner.clone(), since: today, until: None, granted_by: by.cloned() };
    cam::Entity::insert(edge.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// A new edge: who serves a reseller.
pub(super) async fn serve(
    tx: &DatabaseTransaction,
    id: EdgeId,
    distributor: &CompanyId,
    reseller: &CompanyId,
    by: &PersonId,
    today: Date,
) -> Result<(), Fault> {
    let edge = distributes::Model {
        id,
        distributor: distributor.clone(),
        reseller: reseller.clone(),
        since: today.to_string(),
        until: None,
        granted_by: Some(by.clone()),
    };
    distributes::Entity::insert(edge.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// Ends the edges of a distributor to a reseller; how many there were.
pub(super) async fn serve_no_more(
    tx: &DatabaseTransaction,
    distributor: &CompanyId,
    reseller: &CompanyId,
    today: Date,
) -> Result<u64, Fault> {
    let held = distributes::Entity::update_many()
        .set(distributes::ActiveModel { until: Set(Some(today.to_string())), ..Default::default() })
        .filter(distributes::Column::Distributor.eq(distributor.clone()))
        .filter(distributes::Column::Reseller.eq(reseller.clone()))
        .filter(distributes::Column::Until.is_null());
    Ok(held.exec(tx).await?.rows_affected)
}

/// The distributors that serve a reseller today, as far as they are within reach.
pub(super) async fn serving<C: Capability>(tx: &Reading<C>, reseller: &CompanyId, today: Date) -> Result<Vec<company::Model>, Fault> {
    let today = today.to_string();
    let edges = distributes::Entity::find()
        .filter(distributes::Column::Reseller.eq(reseller.clone()))
        .filter(distributes::Column::Since.lte(today.as_str()))
        .filter(distributes::Column::Until.is_null().or(distributes::Column::Until.gt(today.as_str())))
        .all(tx.rows())
        .await?;
    let ids: Vec<CompanyId> = edges.into_iter().map(|edge| edge.distributor).collect();
    let within = company::Entity::find().filter(company::Column::Id.is_in(ids)).filter(tx.reach((company::Entity, company::Column::Id)));
    Ok(within.order_by_asc(company::Column::Name).all(tx.rows()).await?)
}

/// The distributors there are: for a choice.
pub(super) async fn distributors<C: Capability>(tx: &Reading<C>) -> Result<Vec<company::Model>, Fault> {
    let within =
        company::Entity::find().filter(company::Column::Distributor.eq(1)).filter(tx.reach((company::Entity, company::Column::Id)));
    Ok(within.order_by_asc(company::Column::Name).all(tx.rows()).await?)
}
