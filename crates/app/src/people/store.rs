//! The queries of people.

pub(crate) mod factors;
mod links;
mod tables;

use jiff::civil::Date;
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Set,
};

use crate::kit::clock::Instant;
use crate::kit::database::like;
use crate::kit::fault::Fault;
use crate::kit::id::{CompanyId, EdgeId, PersonId, TokenId};
use crate::walls::store::{cam, member};
use crate::walls::{Capability, InvitePeople, Reading, Role, SeePeople, Seen};

pub(crate) use links::{add_reset, forget_ended, reset, use_reset, waiting};
use tables::failure;
pub(crate) use tables::{company, invitation, person};
pub(super) use tables::{login, token};

/// People on a page.
pub(super) const ON_A_PAGE: u64 = 200;

pub(super) async fn person_by_mail(tx: &DatabaseTransaction, mail: &str) -> Result<Option<person::Model>, Fault> {
    Ok(person::Entity::find().filter(person::Column::Mail.eq(mail)).one(tx).await?)
}

pub(super) async fn person(tx: &DatabaseTransaction, id: &PersonId) -> Result<Option<person::Model>, Fault> {
    Ok(person::Entity::find_by_id(id.clone()).one(tx).await?)
}

pub(super) async fn add_person(tx: &DatabaseTransaction, person: person::Model) -> Result<(), Fault> {
    person::Entity::insert(person.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// A person who answered its invitation, with its name, language and password.
pub(super) async fn activate(tx: &DatabaseTransaction, id: &PersonId, name: String, language: &str, password: String) -> Result<(), Fault> {
    let change = person::ActiveModel {
        id: Set(id.clone()),
        name: Set(name),
        language: Set(language.to_owned()),
        password: Set(Some(password)),
        state: Set("active".to_owned()),
        ..Default::default()
    };
    person::Entity::update(change).exec(tx).await?;
    Ok(())
}

pub(super) async fn add_login(tx: &DatabaseTransaction, login: login::Model) -> Result<(), Fault> {
    login::Entity::insert(login.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// The login of a digest, with its person, if both still hold.
pub(super) async fn login(tx: &DatabaseTransaction, digest: &str, now: Instant) -> Result<Option<(login::Model, person::Model)>, Fault> {
    let found = login::Entity::find_by_id(digest).filter(login::Column::EndsAt.gt(now)).one(tx).await?;
    let Some(login) = found else { return Ok(None) };
    let person = person(tx, &login.person).await?.filter(|person| person.state == "active");
    Ok(person.map(|person| (login, person)))
}

/// Notes that a login was used, and how long it lasts now.
pub(super) async fn seen(tx: &DatabaseTransaction, digest: &str, now: Instant, ends_at: Instant) -> Result<(), Fault> {
    let change = login::ActiveModel { digest: Set(digest.to_owned()), seen_at: Set(now), ends_at: Set(ends_at), ..Default::default() };
    // A login that was ended in the meantime is not there to be noted.
    login::Entity::update_many().set(change).filter(login::Column::Digest.eq(digest)).exec(tx).await?;
    Ok(())
}

pub(super) async fn end_login(tx: &DatabaseTransaction, digest: &str) -> Result<Option<PersonId>, Fault> {
    let login = login::Entity::find_by_id(digest).one(tx).await?;
    login::Entity::delete_by_id(digest).exec(tx).await?;
    Ok(login.map(|login| login.person))
}

/// The logins of a person.
pub(super) async fn logins_of(tx: &DatabaseTransaction, person: &PersonId) -> Result<Vec<login::Model>, Fault> {
    let own = login::Entity::find().filter(login::Column::Person.eq(person.clone()));
    Ok(own.order_by_asc(login::Column::BegunAt).limit(ON_A_PAGE).all(tx).await?)
}

/// The actor's own memberships, each with its company, if that can be seen.
pub(super) async fn own_memberships<C: Capability>(tx: &Reading<C>) -> Result<Vec<(member::Model, Option<company::Model>)>, Fault> {
    let own = member::Entity::find().filter(member::Column::Person.eq(tx.actor().person().clone()));
    let rows = own.order_by_asc(member::Column::Since).order_by_asc(member::Column::Id).all(tx.rows()).await?;
    let mut all = vec![];
    for row in rows {
        let company = company::Entity::find_by_id(row.company.clone()).filter(tx.reach((company::Entity, company::Column::Id)));
        all.push((row, company.one(tx.rows()).await?));
    }
    Ok(all)
}

/// Takes a person away, and with it all that hangs on it.
pub(super) async fn forget(tx: &DatabaseTransaction, id: &PersonId) -> Result<(), Fault> {
    person::Entity::delete_by_id(id.clone()).exec(tx).await?;
    Ok(())
}

/// Gives a person another name, language and zone.
pub(super) async fn change_profile(tx: &DatabaseTransaction, id: &PersonId, name: String, language: &str, zone: &str) -> Result<(), Fault> {
    let change =
        person::ActiveModel { name: Set(name), language: Set(language.to_owned()), zone: Set(zone.to_owned()), ..Default::default() };
    person::Entity::update_many().set(change).filter(person::Column::Id.eq(id.clone())).exec(tx).await?;
    Ok(())
}

/// Gives a person another password. Links to yet another one are used up by it.
pub(super) async fn renew_password(tx: &DatabaseTransaction, id: &PersonId, digest: String) -> Result<(), Fault> {
    let change = person::ActiveModel { password: Set(Some(digest)), ..Default::default() };
    person::Entity::update_many().set(change).filter(person::Column::Id.eq(id.clone())).exec(tx).await?;
    links::end_resets(tx, id).await?;
    // Whoever is half way in said the one from before.
    factors::end_halfway(tx, id).await
}

/// Ends every login of a person but one.
pub(super) async fn end_other_logins(tx: &DatabaseTransaction, person: &PersonId, stays: &str) -> Result<(), Fault> {
    let others = login::Entity::delete_many().filter(login::Column::Person.eq(person.clone())).filter(login::Column::Digest.ne(stays));
    others.exec(tx).await?;
    Ok(())
}

/// Ends every login of a person.
pub(super) async fn end_logins(tx: &DatabaseTransaction, person: &PersonId) -> Result<(), Fault> {
    login::Entity::delete_many().filter(login::Column::Person.eq(person.clone())).exec(tx).await?;
    Ok(())
}

/// The token of a digest, with its person, if both still hold.
pub(super) async fn token(tx: &DatabaseTransaction, digest: &str, now: Instant) -> Result<Option<(token::Model, person::Model)>, Fault> {
    let found = token::Entity::find().filter(token::Column::Digest.eq(digest)).filter(token::Column::EndsAt.gt(now)).one(tx).await?;
    let Some(token) = found else { return Ok(None) };
    let person = person(tx, &token.person).await?.filter(|person| person.state == "active");
    Ok(person.map(|person| (token, person)))
}

/// Notes that a token was used.
pub(super) async fn token_used(tx: &DatabaseTransaction, id: &TokenId, now: Instant) -> Result<(), Fault> {
    let change = token::ActiveModel { used_at: Set(Some(now)), ..Default::default() };
    token::Entity::update_many().set(change).filter(token::Column::Id.eq(id.clone())).exec(tx).await?;
    Ok(())
}

pub(super) async fn add_token(tx: &DatabaseTransaction, token: token::Model) -> Result<(), Fault> {
    token::Entity::insert(token.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// The actor's own tokens, newest first.
pub(super) async fn own_tokens<C: Capability>(tx: &Reading<C>) -> Result<Vec<token::Model>, Fault> {
    let own = token::Entity::find().filter(token::Column::Person.eq(tx.actor().person().clone()));
    Ok(own.order_by_desc(token::Column::MadeAt).limit(ON_A_PAGE).all(tx.rows()).await?)
}

/// Ends one of the actor's own tokens; how many there were.
pub(super) async fn end_token<C: Capability>(tx: &Reading<C>, id: &TokenId) -> Result<u64, Fault> {
    let own =
        token::Entity::delete_many().filter(token::Column::Person.eq(tx.actor().person().clone())).filter(token::Column::Id.eq(id.clone()));
    Ok(own.exec(tx.rows()).await?.rows_affected)
}

pub(super) async fn add_invitation(tx: &DatabaseTransaction, invitation: invitation::Model) -> Result<(), Fault> {
    invitation::Entity::insert(invitation.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// Whom an invitation is for, while it holds.
pub(super) async fn invited(
    tx: &DatabaseTransaction,
    digest: &str,
    now: Instant,
) -> Result<Option<(invitation::Model, person::Model)>, Fault> {
    let found = invitation::Entity::find_by_id(digest).filter(invitation::Column::EndsAt.gt(now)).one(tx).await?;
    let Some(invitation) = found else { return Ok(None) };
    Ok(person(tx, &invitation.person).await?.map(|person| (invitation, person)))
}

/// Takes an invitation away: it is used. How many there were: none, and somebody was faster.
pub(super) async fn use_invitation(tx: &DatabaseTransaction, digest: &str) -> Result<u64, Fault> {
    Ok(invitation::Entity::delete_by_id(digest).exec(tx).await?.rows_affected)
}

/// A membership that waits for its person is accepted, and confirmed where no second person is needed. Nothing where it is no longer there.
pub(super) async fn accept_membership(tx: &DatabaseTransaction, id: &EdgeId) -> Result<Option<member::Model>, Fault> {
    let found = member::Entity::find_by_id(id.clone()).filter(member::Column::State.ne("ended")).one(tx).await?;
    let Some(membership) = found else { return Ok(None) };
    if membership.state != "invited" {
        return Ok(Some(membership));
    }
    let needs_two = Role::read(&membership.role).is_some_and(Role::needs_two);
    let mut accepted = membership.into_active_model();
    accepted.state = Set(if needs_two { "accepted" } else { "confirmed" }.to_owned());
    Ok(Some(accepted.update(tx).await?))
}

/// Notes a failed login, and forgets those that are too old to count.
pub(super) async fn note_failure(
    tx: &DatabaseTransaction,
    id: String,
    mail: &str,
    network: &str,
    now: Instant,
    counted: i64,
) -> Result<(), Fault> {
    failure::Entity::delete_many().filter(failure::Column::At.lt(now.earlier(counted))).exec(tx).await?;
    let row = failure::Model { id, mail_digest: mail.to_owned(), network: network.to_owned(), at: now };
    failure::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// Failed logins since an instant: of this address from this network, and from this network at all.
pub(super) async fn failures(tx: &DatabaseTransaction, mail: &str, network: &str, since: Instant) -> Result<(u64, u64), Fault> {
    let here = failure::Entity::find().filter(failure::Column::Network.eq(network)).filter(failure::Column::At.gte(since));
    let both = here.clone().filter(failure::Column::MailDigest.eq(mail)).count(tx).await?;
    Ok((both, here.count(tx).await?))
}

pub(super) async fn add_membership(tx: &DatabaseTransaction, membership: member::Model) -> Result<(), Fault> {
    member::Entity::insert(membership.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// The membership of a person that has a role in a company, or is invited to it.
pub(super) async fn role_held(
    tx: &DatabaseTransaction,
    person: &PersonId,
    company: &CompanyId,
    role: Role,
) -> Result<Option<member::Model>, Fault> {
    let found = member::Entity::find()
        .filter(member::Column::Person.eq(person.clone()))
        .filter(member::Column::Company.eq(company.clone()))
        .filter(member::Column::Role.eq(role.word()))
        .filter(member::Column::State.ne("ended"));
    Ok(found.one(tx).await?)
}

/// A company, if it is within reach of whoever invites.
pub(super) async fn company_to_invite_to(
    tx: &Reading<InvitePeople>,
    id: &CompanyId,
) -> Result<Option<Seen<InvitePeople, company::Model>>, Fault> {
    let found = company::Entity::find_by_id(id.clone()).filter(tx.reach((company::Entity, company::Column::Id)));
    Ok(found.one(tx.rows()).await?.map(|row| tx.seen(row)))
}

/// A membership that has not ended, with its person, if its company is within reach of whoever keeps the people.
pub(super) async fn membership(tx: &Reading<InvitePeople>, id: &EdgeId) -> Result<Option<Seen<InvitePeople, member::Model>>, Fault> {
    let found = member::Entity::find_by_id(id.clone())
        .filter(tx.reach((member::Entity, member::Column::Company)))
        .filter(member::Column::State.ne("ended"))
        .lock_exclusive()
        .one(tx.rows())
        .await?;
    Ok(found.map(|row| tx.seen(row)))
}

pub(super) async fn change_membership(tx: &DatabaseTransaction, membership: member::ActiveModel) -> Result<(), Fault> {
    membership.update(tx).await?;
    Ok(())
}

/// How many memberships of a role hold today; they stay locked, so that two who end each other's see one another.
pub(super) async fn count_of_role(tx: &DatabaseTransaction, role: Role, today: Date) -> Result<usize, Fault> {
    let today = today.to_string();
    let held = member::Entity::find()
        .filter(member::Column::Role.eq(role.word()))
        .filter(member::Column::State.eq("confirmed"))
        .filter(member::Column::Until.is_null().or(member::Column::Until.gt(today)))
        .order_by_asc(member::Column::Id)
        .lock_exclusive();
    Ok(held.all(tx).await?.len())
}

/// The vendor's own company.
pub(super) async fn vendor(tx: &DatabaseTransaction) -> Result<Option<company::Model>, Fault> {
    Ok(company::Entity::find().filter(company::Column::Vendor.eq(1)).order_by_asc(company::Column::Id).one(tx).await?)
}

/// The company of a number, for the operator.
pub(super) async fn company_of_number(tx: &DatabaseTransaction, number: &str) -> Result<Option<company::Model>, Fault> {
    Ok(company::Entity::find().filter(company::Column::Number.eq(number)).one(tx).await?)
}

pub(super) async fn add_vendor(tx: &DatabaseTransaction, id: CompanyId, name: &str, now: Instant) -> Result<company::Model, Fault> {
    let row = company::Model {
        id,
        number: "vendor".to_owned(),
        name: name.to_owned(),
        country: String::new(),
        city: String::new(),
        kind: String::new(),
        vendor: 1,
        partner: 0,
        distributor: 0,
        joined: None,
        left_on: None,
        version: 1,
        changed_at: now,
    };
    company::Entity::insert(row.clone().into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(row)
}

/// One row of a list of people.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    pub(crate) membership: member::Model,
    pub(crate) person: person::Model,
    pub(crate) company: company::Model,
}

impl Listed {
    /// What the person is called. Until it accepts, it is its address: its name is for those it works with.
    pub(crate) fn name(&self) -> &str {
        if self.membership.state == "invited" { &self.person.mail } else { &self.person.name }
    }
}

/// The people within reach, by name: of one company, or of all.
pub(crate) async fn people<C: Capability>(tx: &Reading<C>, of: Option<&CompanyId>) -> Result<Vec<Listed>, Fault> {
    let mut found =
        member::Entity::find().filter(tx.reach((member::Entity, member::Column::Company))).filter(member::Column::State.ne("ended"));
    if let Some(company) = of {
        found = found.filter(member::Column::Company.eq(company.clone()));
    }
    listed(tx, found).await
}

/// The people within reach whose name or address holds these letters. Whoever has not accepted yet is found by address alone: so far nobody there knows their name.
pub(crate) async fn people_like(tx: &Reading<SeePeople>, text: &str) -> Result<Vec<Listed>, Fault> {
    let pattern = like(text);
    let holding = |column: person::Column| {
        let holds = Expr::expr(Func::lower(Expr::col((person::Entity, column)))).like(LikeExpr::new(&pattern).escape('\\'));
        let people = Query::select().column(person::Column::Id).from(person::Entity).and_where(holds).to_owned();
        member::Column::Person.in_subquery(people)
    };
    let by_name = holding(person::Column::Name).and(member::Column::State.ne("invited"));
    let found = member::Entity::find()
        .filter(tx.reach((member::Entity, member::Column::Company)))
        .filter(member::Column::State.ne("ended"))
        .filter(holding(person::Column::Mail).or(by_name));
    listed(tx, found).await
}

async fn listed<C: Capability>(tx: &Reading<C>, found: sea_orm::Select<member::Entity>) -> Result<Vec<Listed>, Fault> {
    let members = found.order_by_asc(member::Column::Since).order_by_asc(member::Column::Id).limit(ON_A_PAGE).all(tx.rows()).await?;
    let people: Vec<PersonId> = members.iter().map(|member| member.person.clone()).collect();
    let companies: Vec<CompanyId> = members.iter().map(|member| member.company.clone()).collect();
    let people = person::Entity::find().filter(person::Column::Id.is_in(people)).all(tx.rows()).await?;
    let companies = company::Entity::find().filter(company::Column::Id.is_in(companies)).all(tx.rows()).await?;
    let mut listed: Vec<Listed> = members
        .into_iter()
        .filter_map(|membership| {
            let person = people.iter().find(|person| person.id == membership.person)?.clone();
            let company = companies.iter().find(|company| company.id == membership.company)?.clone();
            Some(Listed { membership, person, company })
        })
        .collect();
    listed.sort_by(|a, b| (a.name(), &a.person.mail, &a.membership.role).cmp(&(b.name(), &b.person.mail, &b.membership.role)));
    Ok(listed)
}

/// Who looks after a partner today.
pub(crate) async fn looking_after<C: Capability>(
    tx: &Reading<C>,
    partner: &CompanyId,
    today: Date,
) -> Result<Vec<(cam::Model, person::Model)>, Fault> {
    let today = today.to_string();
    let edges = cam::Entity::find()
        .filter(cam::Column::Partner.eq(partner.clone()))
        .filter(tx.reach((cam::Entity, cam::Column::Partner)))
        .filter(cam::Column::Since.lte(today.as_str()))
        .filter(cam::Column::Until.is_null().or(cam::Column::Until.gt(today.as_str())))
        .all(tx.rows())
        .await?;
    let ids: Vec<PersonId> = edges.iter().map(|edge| edge.person.clone()).collect();
    let people = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(tx.rows()).await?;
    let with = |edge: cam::Model| Some((edge.clone(), people.iter().find(|person| person.id == edge.person)?.clone()));
    Ok(edges.into_iter().filter_map(with).collect())
}

/// The account managers there are, those who are still to come in too: for a choice.
pub(crate) async fn account_managers<C: Capability>(tx: &Reading<C>, today: Date) -> Result<Vec<person::Model>, Fault> {
    let today = today.to_string();
    let ids: Vec<PersonId> = member::Entity::find()
        .filter(tx.reach((member::Entity, member::Column::Company)))
        .filter(member::Column::Role.eq(Role::Cam.word()))
        .filter(member::Column::State.ne("ended"))
        .filter(member::Column::Until.is_null().or(member::Column::Until.gt(today)))
        .all(tx.rows())
        .await?
        .into_iter()
        .map(|member| member.person)
        .collect();
    Ok(person::Entity::find().filter(person::Column::Id.is_in(ids)).order_by_asc(person::Column::Name).all(tx.rows()).await?)
}

/// The companies one may invite people to: for a choice.
pub(super) async fn companies_to_invite_to(tx: &Reading<SeePeople>) -> Result<Vec<company::Model>, Fault> {
    let within = company::Entity::find().filter(tx.reach((company::Entity, company::Column::Id)));
    Ok(within.order_by_desc(company::Column::Vendor).order_by_asc(company::Column::Name).limit(ON_A_PAGE).all(tx.rows()).await?)
}
