//! Invitations: asking somebody in, and answering.

use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::guess::Guess;
use super::letter::InvitationLetter;
use super::model::{Kind, Mail, Refusal, may_grant};
use super::store::company;
use super::{Network, door, password, store};
use crate::House;
use crate::audit::{self, Event};
use crate::jobs;
use crate::kit::chance::Secret;
use crate::kit::clock::Instant;
use crate::kit::database::{self, Acting};
use crate::kit::fault::Fault;
use crate::kit::id::{CompanyId, EdgeId, PersonId};
use crate::kit::voice::Language;
use crate::kit::web::RequestId;
use crate::notices::{self, Notice};
use crate::walls::store::holders;
use crate::walls::store::member;
use crate::walls::{InvitePeople, Role, Scope, Writing};

/// How long an invitation holds.
const INVITATION_SECONDS: i64 = 7 * 24 * 3_600;

/// The link of an invitation, for the one it is for. It looks the same whether or not somebody comes in already with that address: whoever invites is not to learn it.
#[derive(Debug)]
pub struct Link(pub String);

/// How an invitation reaches whoever it is for.
#[derive(Debug)]
pub(crate) enum Handed {
    /// By a letter: whoever can read the mail of the address, and nobody else, has the link.
    Sent,
    /// Letters go nowhere here: whoever invites hands it on.
    Shown(Link),
}

/// What the operator is told when somebody cannot be asked in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAsked {
    /// No company has this number.
    NoCompany,
    /// The role does not exist in a company of that kind.
    RoleNotOfCompany,
}

/// The first programme manager of a house, and the vendor's company where there is none. The operator's deed: whoever owns the machine.
///
/// # Errors
/// When the database refuses.
pub async fn set_up(house: &House, mail: &Mail, language: Language) -> Result<Link, Fault> {
    let asked = ask_in(house, mail, Role::ProgrammeManager, None, language).await?;
    asked.map_err(|_| Fault::plain("setting up", "the vendor's company is none".to_owned()))
}

/// Asks somebody in, as something in the vendor's company or in that of a number. The operator's deed: whoever owns the machine.
///
/// # Errors
/// When the database refuses.
pub async fn ask_in(
    house: &House,
    mail: &Mail,
    role: Role,
    number: Option<&str>,
    language: Language,
) -> Result<Result<Link, NotAsked>, Fault> {
    let now = house.clock.now();
    let tx = house.database.write(Acting::House, now.day()).await?;
    let vendor = vendor(house, &tx, now).await?;
    let company = match number {
        None => vendor,
        Some(number) => match store::company_of_number(&tx, number).await? {
            Some(company) => company,
            None => return Ok(Err(NotAsked::NoCompany)),
        },
    };
    if !kind(&company).has(role) {
        return Ok(Err(NotAsked::RoleNotOfCompany));
    }
    let membership = expect(house, &tx, mail, role, &company.id, language, now).await?;
    let link = link(house, &tx, &membership, now).await?;
    tx.commit().await?;
    Ok(Ok(link))
}

/// The vendor's company, made where there is none.
async fn vendor(house: &House, tx: &DatabaseTransaction, now: Instant) -> Result<company::Model, Fault> {
    if let Some(company) = store::vendor(tx).await? {
        return Ok(company);
    }
    let company = store::add_vendor(tx, CompanyId::draw(&house.chance)?, house.title(), now).await?;
    audit::append(tx, now, None, &RequestId::default(), Event::new("set up vendor", &company.id)).await?;
    Ok(company)
}

/// The account manager of an address, who may still have to be invited.
pub(crate) async fn expect_cam(house: &House, tx: &DatabaseTransaction, mail: &Mail, now: Instant) -> Result<PersonId, Fault> {
    let vendor = vendor(house, tx, now).await?;
    Ok(expect(house, tx, mail, Role::Cam, &vendor.id, Language::En, now).await?.person)
}

/// The membership of a person who has a role in a company, or is invited to it from now on.
async fn expect(
    house: &House,
    tx: &DatabaseTransaction,
    mail: &Mail,
    role: Role,
    company: &CompanyId,
    language: Language,
    now: Instant,
) -> Result<member::Model, Fault> {
    let person = person_of(house, tx, mail, language, now).await?;
    if let Some(held) = store::role_held(tx, &person, company, role).await? {
        return Ok(held);
    }
    let membership = edge(house, &person, company, role, None, now)?;
    let event = Event::new("ask in", &membership.id).of(company).with(json!({ "person": person, "role": role }));
    store::add_membership(tx, membership.clone()).await?;
    audit::append(tx, now, None, &RequestId::default(), event).await?;
    Ok(membership)
}

fn kind(company: &company::Model) -> Kind {
    Kind { vendor: company.vendor == 1, partner: company.partner == 1, distributor: company.distributor == 1 }
}

/// Asks somebody in, as something in a company.
pub(crate) async fn invite(
    scope: &Scope<InvitePeople>,
    tx: Writing<InvitePeople>,
    company: &CompanyId,
    mail: &Mail,
    role: Role,
) -> Result<Result<Handed, Refusal>, Fault> {
    let house = scope.house();
    let Some(seen) = store::company_to_invite_to(&tx, company).await? else { return Ok(Err(Refusal::NotYours)) };
    if let Err(refusal) = may_grant(tx.actor(), company, kind(&seen), role) {
        return Ok(Err(refusal));
    }
    let now = tx.now();
    // Whether somebody is known here is the door's knowledge; whoever invites learns no more than the link.
    let person = known(&tx, house, mail, scope.voice().language()).await?;
    if let Some(held) = store::role_held(tx.rows(), &person, company, role).await? {
        if held.state != "invited" {
            return Ok(Err(Refusal::HasIt));
        }
        // Not answered yet: the link was lost, is too old, or the form was sent twice. Another one opens the same.
        let handed = hand(house, tx.rows(), &held, now).await?;
        tx.commit(Event::new("invite again", &held.id).of(company)).await?;
        return Ok(Ok(handed));
    }
    let membership = edge(house, &person, company, role, Some(tx.actor().person()), now)?;
    let event = Event::new("invite", &membership.id).of(company).with(json!({ "person": person, "role": role }));
    store::add_membership(tx.rows(), membership.clone()).await?;
    let handed = hand(house, tx.rows(), &membership, now).await?;
    tx.commit(event).await?;
    Ok(Ok(handed))
}

/// Hands an invitation over: by a letter, where letters go anywhere. Its link is made when the letter is.
async fn hand(house: &House, tx: &DatabaseTransaction, membership: &member::Model, now: Instant) -> Result<Handed, Fault> {
    if !house.post().is_there() {
        return Ok(Handed::Shown(link(house, tx, membership, now).await?));
    }
    jobs::ask(house, tx, &InvitationLetter { membership: membership.id.clone() }, now).await?;
    Ok(Handed::Sent)
}

/// The person of an address: the door knows it, whoever invites need not.
async fn known(tx: &Writing<InvitePeople>, house: &House, mail: &Mail, language: Language) -> Result<PersonId, Fault> {
    let today = tx.now().day();
    database::introduce(tx.rows(), Acting::Login, today).await?;
    let found = person_of(house, tx.rows(), mail, language, tx.now()).await?;
    database::introduce(tx.rows(), Acting::Person(tx.actor().person()), today).await?;
    Ok(found)
}

/// The person of an address, made where there is none.
async fn person_of(house: &House, tx: &DatabaseTransaction, mail: &Mail, language: Language, now: Instant) -> Result<PersonId, Fault> {
    // Drawn in any case: whoever invites sees ids, and is not to see in them whether one was needed.
    let id = PersonId::draw(&house.chance)?;
    if let Some(person) = store::person_by_mail(tx, mail.as_str()).await? {
        return Ok(person.id);
    }
    let person = store::person::Model {
        id: id.clone(),
        mail: mail.as_str().to_owned(),
        name: mail.as_str().to_owned(),
        language: language.code().to_owned(),
        password: None,
        state: "invited".to_owned(),
        created_at: now,
        zone: String::new(),
    };
    store::add_person(tx, person).await?;
    Ok(id)
}

/// A membership that waits for its person.
fn edge(
    house: &House,
    person: &PersonId,
    company: &CompanyId,
    role: Role,
    by: Option<&PersonId>,
    now: Instant,
) -> Result<member::Model, Fault> {
    Ok(member::Model {
        id: EdgeId::draw(&house.chance)?,
        person: person.clone(),
        company: company.clone(),
        role: role.word().to_owned(),
        state: "invited".to_owned(),
        since: now.day().to_string(),
        until: None,
        granted_by: by.cloned(),
        confirmed_by: None,
    })
}

/// An invitation opens the membership it is for, and no other that waits for the same person: somebody else asked it there.
pub(super) async fn link(house: &House, tx: &DatabaseTransaction, membership: &member::Model, now: Instant) -> Result<Link, Fault> {
    let secret = house.chance.secret()?;
    let (person, membership) = (membership.person.clone(), membership.id.clone());
    let row = store::invitation::Model { digest: secret.digest(), person, ends_at: now.later(INVITATION_SECONDS), membership };
    store::add_invitation(tx, row).await?;
    Ok(Link(format!("{}/invitation/{}", house.address(), secret.reveal())))
}

/// The address an invitation is for, while it holds.
pub(crate) async fn open(house: &House, secret: &Secret) -> Result<Option<String>, Fault> {
    let now = house.clock.now();
    let tx = house.database.read(Acting::Login, now.day()).await?;
    let person = store::invited(&tx, &secret.digest(), now).await?;
    tx.commit().await?;
    Ok(person.map(|(_, person)| person.mail))
}

/// Tells those who can confirm a membership that it waits for one of them.
async fn tell_who_confirms(house: &House, tx: &DatabaseTransaction, membership: &member::Model, now: Instant) -> Result<(), Fault> {
    let Some(role) = Role::read(&membership.role).filter(|_| membership.state == "accepted") else { return Ok(()) };
    for manager in holders(tx, Role::ProgrammeManager, None, now.day()).await? {
        if membership.granted_by.as_ref() != Some(&manager) && membership.person != manager {
            notices::tell(house, tx, &manager, &Notice::Waits(membership.company.clone(), role), now).await?;
        }
    }
    Ok(())
}

/// What came of answering an invitation.
#[derive(Debug)]
pub(crate) enum Answered {
    /// Come in: this is for the browser.
    Login(Secret),
    /// It is answered; whoever has a second factor comes in by the door.
    SignIn,
    /// Somebody comes in with that address already, and this is not the password.
    WrongPassword,
    /// Too many wrong passwords: later.
    TooOften(u32),
    /// The invitation was used, or is too old.
    Gone,
}

/// Answers an invitation and comes in: with a new password, or with the one the person has. Twice at once, and only one of the two is let in.
pub(crate) async fn accept(
    house: &House,
    (request, network): (&RequestId, &Network),
    secret: &Secret,
    name: String,
    language: Language,
    typed: String,
) -> Result<Answered, Fault> {
    let now = house.clock.now();
    let tx = house.database.read(Acting::Login, now.day()).await?;
    let Some((invitation, person)) = store::invited(&tx, &secret.digest(), now).await? else { return Ok(Answered::Gone) };
    // Whoever invited somebody who comes in already could try passwords here: it is no quicker than at the door.
    let guess = Guess::at(&person.mail, network);
    if let Some(seconds) = guess.stopped(&tx, now).await? {
        return Ok(Answered::TooOften(seconds));
    }
    tx.commit().await?;
    let right = match person.password.clone() {
        Some(own) => password::is_right(typed.clone(), Some(own)).await?,
        None => true,
    };
    let fresh = if person.password.is_none() { Some(password::digest(typed).await?) } else { None };
    let tx = house.database.write(Acting::Login, now.day()).await?;
    if !right {
        guess.failed(house, &tx, now).await?;
        tx.commit().await?;
        return Ok(Answered::WrongPassword);
    }
    // Looked at again: another invitation of the same person may have been answered meanwhile.
    let now_known = store::person(&tx, &person.id).await?.and_then(|person| person.password);
    if now_known != person.password {
        return Ok(Answered::WrongPassword);
    }
    if store::use_invitation(&tx, &secret.digest()).await? == 0 {
        return Ok(Answered::Gone);
    }
    let Some(membership) = store::accept_membership(&tx, &invitation.membership).await? else { return Ok(Answered::Gone) };
    tell_who_confirms(house, &tx, &membership, now).await?;
    if let Some(digest) = fresh {
        store::activate(&tx, &person.id, name, language.code(), digest).await?;
    }
    audit::append(&tx, now, Some(&person.id), request, Event::new("accept invitation", &invitation.membership)).await?;
    if store::factors::confirmed(&tx, &person.id).await?.is_some() {
        tx.commit().await?;
        return Ok(Answered::SignIn);
    }
    let login = house.chance.secret()?;
    door::begin(&tx, &login, &person.id, now).await?;
    tx.commit().await?;
    Ok(Answered::Login(login))
}
