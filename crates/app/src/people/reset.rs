//! A forgotten password: asking for a letter, and choosing another one.
//!
//! The page answers the same whether or not an address is somebody's. The link works once and for an hour; who uses it has to sign in afterwards, and every login there was has ended.

use askama::Template;
use axum::extract::{Path, State};

use super::guess::Guess;
use super::letter::ResetLetter;
use super::model::{Mail, password_wrong};
use super::{Network, password, store};
use crate::House;
use crate::audit::{self, Event};
use crate::jobs;
use crate::kit::chance::Secret;
use crate::kit::database::Acting;
use crate::kit::fault::Fault;
use crate::kit::form::{Typed, Wrong};
use crate::kit::voice::Voice;
use crate::kit::web::{Page, Problem, RequestId, page, wrong as wrong_page};
use crate::notices::{self, Notice};
use crate::shell::Shell;

#[derive(Debug, Template)]
#[template(path = "people/forgotten.html")]
struct Forgotten {
    shell: Shell,
    typed: Typed,
    wrong: Wrong,
    asked: bool,
}

#[derive(Debug, Template)]
#[template(path = "people/reset.html")]
struct Reset {
    shell: Shell,
    mail: String,
    typed: Typed,
    wrong: Wrong,
    done: bool,
}

/// Where one says that a password is forgotten.
pub(crate) async fn forgotten(State(house): State<House>, voice: Voice) -> Page {
    if !house.post().is_there() {
        return Err(Problem::NotFound);
    }
    page(&Forgotten { shell: Shell::outside(&house, voice), typed: Typed::default(), wrong: Wrong::default(), asked: false })
}

/// Somebody asks for the letter.
pub(crate) async fn ask(State(house): State<House>, voice: Voice, network: Network, typed: Typed) -> Page {
    if !house.post().is_there() {
        return Err(Problem::NotFound);
    }
    let shell = Shell::outside(&house, voice);
    let Some(mail) = Mail::read(typed.get("mail")) else {
        let mut wrong = Wrong::default();
        wrong.add("mail", "people-mail-wrong");
        return wrong_page(&Forgotten { shell, typed, wrong, asked: false });
    };
    match ask_for_letter(&house, &network, &mail).await? {
        Some(seconds) => Err(Problem::TooOften(seconds)),
        None => page(&Forgotten { shell, typed: Typed::default(), wrong: Wrong::default(), asked: true }),
    }
}

/// Asks for a letter to an address; how many seconds to wait, where that was asked for too often. The same is done for an address that is nobody's.
async fn ask_for_letter(house: &House, network: &Network, mail: &Mail) -> Result<Option<u32>, Fault> {
    let now = house.clock.now();
    // Not the address itself: who floods it with letters is not to keep anybody from signing in.
    let guess = Guess::at(&format!("letter to {}", mail.as_str()), network);
    let tx = house.database.write(Acting::Login, now.day()).await?;
    if let Some(seconds) = guess.stopped(&tx, now).await? {
        return Ok(Some(seconds));
    }
    guess.failed(house, &tx, now).await?;
    let person = store::person_by_mail(&tx, mail.as_str()).await?.map(|person| person.id);
    jobs::ask(house, &tx, &ResetLetter { person }, now).await?;
    tx.commit().await?;
    Ok(None)
}

/// Where a link of such a letter leads.
pub(crate) async fn open(State(house): State<House>, voice: Voice, Path(secret): Path<String>) -> Page {
    let mail = person_of(&house, &Secret::handed_in(&secret)).await?;
    let shell = Shell::outside(&house, voice);
    page(&Reset { shell, mail, typed: Typed::default(), wrong: Wrong::default(), done: false })
}

async fn person_of(house: &House, secret: &Secret) -> Result<String, Problem> {
    let now = house.clock.now();
    let tx = house.database.read(Acting::Login, now.day()).await?;
    let person = store::reset(&tx, &secret.digest(), now).await?.ok_or(Problem::NotFound)?;
    Ok(person.mail)
}

/// Somebody chooses another password.
pub(crate) async fn choose(State(house): State<House>, voice: Voice, request: RequestId, Path(secret): Path<String>, typed: Typed) -> Page {
    let secret = Secret::handed_in(&secret);
    let mail = person_of(&house, &secret).await?;
    let shell = Shell::outside(&house, voice);
    let password = typed.get("password").to_owned();
    let mut wrong = Wrong::default();
    if let Some(message) = password_wrong(&password, &mail) {
        wrong.add("password", message);
        return wrong_page(&Reset { shell, mail, typed, wrong, done: false });
    }
    renew(&house, &request, &secret, password).await?.ok_or(Problem::NotFound)?;
    page(&Reset { shell, mail, typed: Typed::default(), wrong, done: true })
}

/// Gives whoever a link is for another password, once. Nothing where the link was used, or is too old.
async fn renew(house: &House, request: &RequestId, secret: &Secret, password: String) -> Result<Option<()>, Fault> {
    let now = house.clock.now();
    let digest = password::digest(password).await?;
    let tx = house.database.write(Acting::Login, now.day()).await?;
    let Some(person) = store::reset(&tx, &secret.digest(), now).await? else { return Ok(None) };
    // Every link of the person is used up by it.
    if !store::use_reset(&tx, &secret.digest(), &person.id).await? {
        return Ok(None);
    }
    store::renew_password(&tx, &person.id, digest).await?;
    store::end_logins(&tx, &person.id).await?;
    notices::tell(house, &tx, &person.id, &Notice::PasswordChanged, now).await?;
    audit::append(&tx, now, Some(&person.id), request, Event::new("reset password", &person.id)).await?;
    tx.commit().await?;
    Ok(Some(()))
}
