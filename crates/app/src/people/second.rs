//! The second factor: a code that a telephone works out (RFC 6238), or one of ten recovery codes.
//!
//! A code is accepted once, in its own half minute and the one before and after. Five wrong codes of one person stop all codes of that person for a quarter of an hour, wherever they come
//! from: whoever is asked for one has said the right password already. Adding and removing the factor ends every other login of the person, and they are told.

use sea_orm::DatabaseTransaction;
use totp_rs::{Builder, Secret as Shared};

use super::guess::Guess;
use super::store::factors::{self, factor};
use super::{Network, door, password, store};
use crate::House;
use crate::audit::{self, Event};
use crate::kit::chance::{Secret, letters};
use crate::kit::clock::Instant;
use crate::kit::database::Acting;
use crate::kit::fault::Fault;
use crate::kit::id::PersonId;
use crate::kit::web::RequestId;
use crate::notices::{self, Notice};

/// How long a code holds.
const STEP_SECONDS: i64 = 30;
/// How long somebody who said the password may take to say the code, at the door and when the factor is set up.
const HALFWAY_SECONDS: i64 = 600;
/// How many recovery codes there are.
const CODES: usize = 10;

/// A factor that is being set up: what the telephone has to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// The secret, to type.
    pub(super) secret: String,
    /// The same as a link, which the picture holds.
    pub(super) link: String,
}

/// Whether somebody proved who they are, with the password or a code; and what came of it.
#[derive(Debug)]
pub(super) enum Proved<T> {
    /// They did.
    Yes(T),
    /// That is not the password, or not the code.
    Wrong,
    /// Too many failures: later.
    TooOften(u32),
}

/// Who asks, from where, for themselves.
pub(super) struct Asking<'a> {
    pub(super) house: &'a House,
    pub(super) request: &'a RequestId,
    pub(super) network: &'a Network,
    pub(super) person: &'a PersonId,
}

impl Asking<'_> {
    /// Whether this is the person's password; slow where it is guessed at, as at the door.
    pub(super) async fn knows(&self, typed: String) -> Result<Proved<()>, Fault> {
        let now = self.house.clock.now();
        let tx = self.house.database.read(Acting::Login, now.day()).await?;
        let Some(known) = store::person(&tx, self.person).await? else { return Ok(Proved::Wrong) };
        let guess = Guess::at(&known.mail, self.network);
        if let Some(seconds) = guess.stopped(&tx, now).await? {
            return Ok(Proved::TooOften(seconds));
        }
        tx.commit().await?;
        if password::is_right(typed, known.password).await? {
            return Ok(Proved::Yes(()));
        }
        let tx = self.house.database.write(Acting::Login, now.day()).await?;
        guess.failed(self.house, &tx, now).await?;
        tx.commit().await?;
        Ok(Proved::Wrong)
    }

    async fn write(&self) -> Result<DatabaseTransaction, Fault> {
        self.house.database.write(Acting::Login, self.house.clock.now().day()).await
    }

    /// Ends every other login, tells the person, and saves.
    async fn settle(&self, tx: DatabaseTransaction, stays: &Secret, deed: &'static str) -> Result<(), Fault> {
        let now = self.house.clock.now();
        store::end_other_logins(&tx, self.person, &stays.digest()).await?;
        notices::tell(self.house, &tx, self.person, &Notice::FactorChanged, now).await?;
        audit::append(&tx, now, Some(self.person), self.request, Event::new(deed, self.person)).await?;
        Ok(tx.commit().await?)
    }
}

/// Whether somebody has a second factor, and how many recovery codes are left.
pub(super) async fn state(house: &House, person: &PersonId) -> Result<Option<u64>, Fault> {
    let tx = house.database.read(Acting::Login, house.clock.now().day()).await?;
    match factors::confirmed(&tx, person).await? {
        Some(_) => Ok(Some(factors::codes_left(&tx, person).await?)),
        None => Ok(None),
    }
}

/// Begins to set a factor up: a new secret, which counts for nothing until a code of it was shown. Nothing where there is a factor already.
pub(super) async fn begin(asking: &Asking<'_>, typed: String) -> Result<Proved<Option<Shown>>, Fault> {
    match asking.knows(typed).await? {
        Proved::Yes(()) => {}
        Proved::Wrong => return Ok(Proved::Wrong),
        Proved::TooOften(seconds) => return Ok(Proved::TooOften(seconds)),
    }
    let secret = Shared::from(asking.house.chance.bytes::<20>()?).to_base32();
    let tx = asking.write().await?;
    if !factors::begin(&tx, asking.person, &secret, asking.house.clock.now()).await? {
        return Ok(Proved::Yes(None));
    }
    let shown = shown(asking.house, &tx, asking.person, secret).await?;
    tx.commit().await?;
    Ok(Proved::Yes(Some(shown)))
}

/// What is being set up, to be shown again.
pub(super) async fn begun(asking: &Asking<'_>) -> Result<Option<Shown>, Fault> {
    let tx = asking.house.database.read(Acting::Login, asking.house.clock.now().day()).await?;
    let since = asking.house.clock.now().earlier(HALFWAY_SECONDS);
    let Some(begun) = factors::begun(&tx, asking.person, since).await? else { return Ok(None) };
    Ok(Some(shown(asking.house, &tx, asking.person, begun.secret).await?))
}

async fn shown(house: &House, tx: &DatabaseTransaction, person: &PersonId, secret: String) -> Result<Shown, Fault> {
    let mail = store::person(tx, person).await?.map(|person| person.mail).unwrap_or_default();
    let query = serde_urlencoded::to_string([("secret", secret.as_str()), ("issuer", house.title())]).unwrap_or_default();
    // Blanks as %20: telephones show a plus as it is.
    let link = format!("otpauth://totp/{}?{}", mail.replace('@', "%40"), query.replace('+', "%20"));
    Ok(Shown { secret, link })
}

/// Confirms a factor with a code of it, from whoever said the password a moment ago. The recovery codes are handed out now and never again.
pub(super) async fn confirm(asking: &Asking<'_>, stays: &Secret, code: &str) -> Result<Proved<Vec<String>>, Fault> {
    let now = asking.house.clock.now();
    let tx = asking.write().await?;
    let guess = Guess::at_code(asking.person);
    if let Some(seconds) = guess.stopped(&tx, now).await? {
        return Ok(Proved::TooOften(seconds));
    }
    // Not longer ago: somebody else at the same browser is not to end what was begun with the password.
    let Some(begun) = factors::begun(&tx, asking.person, now.earlier(HALFWAY_SECONDS)).await? else { return Ok(Proved::Wrong) };
    let Some(step) = step_of(&begun, code, now)? else {
        guess.failed(asking.house, &tx, now).await?;
        tx.commit().await?;
        return Ok(Proved::Wrong);
    };
    factors::confirm(&tx, asking.person, step).await?;
    let codes = renew_codes(asking.house, &tx, asking.person).await?;
    asking.settle(tx, stays, "add second factor").await?;
    Ok(Proved::Yes(codes))
}

/// Ten other recovery codes for whoever says the password; those from before are worth nothing.
pub(super) async fn other_codes(asking: &Asking<'_>, typed: String) -> Result<Proved<Vec<String>>, Fault> {
    match asking.knows(typed).await? {
        Proved::Yes(()) => {}
        Proved::Wrong => return Ok(Proved::Wrong),
        Proved::TooOften(seconds) => return Ok(Proved::TooOften(seconds)),
    }
    let tx = asking.write().await?;
    if factors::confirmed(&tx, asking.person).await?.is_none() {
        return Ok(Proved::Yes(vec![]));
    }
    let codes = renew_codes(asking.house, &tx, asking.person).await?;
    let event = Event::new("renew recovery codes", asking.person);
    audit::append(&tx, asking.house.clock.now(), Some(asking.person), asking.request, event).await?;
    tx.commit().await?;
    Ok(Proved::Yes(codes))
}

async fn renew_codes(house: &House, tx: &DatabaseTransaction, person: &PersonId) -> Result<Vec<String>, Fault> {
    let mut codes = vec![];
    for _ in 0..CODES {
        // 80 bits: nobody guesses one, whoever has a digest neither.
        let code = letters(&house.chance.bytes::<10>()?);
        codes.push(format!("{}-{}-{}-{}", &code[..4], &code[4..8], &code[8..12], &code[12..]));
    }
    let digests = codes.iter().map(|code| Secret::handed_in(&plain(code)).digest()).collect();
    factors::renew_codes(tx, person, digests).await?;
    Ok(codes)
}

/// Takes the factor away, for whoever says the password.
pub(super) async fn end(asking: &Asking<'_>, stays: &Secret, typed: String) -> Result<Proved<()>, Fault> {
    match asking.knows(typed).await? {
        Proved::Yes(()) => {}
        other => return Ok(other),
    }
    let tx = asking.write().await?;
    if factors::end(&tx, asking.person).await? {
        asking.settle(tx, stays, "end second factor").await?;
    }
    Ok(Proved::Yes(()))
}

/// Takes the second factor of an address away, and every login: for somebody who lost telephone and recovery codes. The operator's deed. Whether there was one.
///
/// # Errors
/// When the database refuses.
pub async fn reset_factors(house: &House, mail: &super::Mail) -> Result<bool, Fault> {
    let now = house.clock.now();
    let tx = house.database.write(Acting::Login, now.day()).await?;
    let Some(person) = store::person_by_mail(&tx, mail.as_str()).await? else { return Ok(false) };
    if !factors::end(&tx, &person.id).await? {
        return Ok(false);
    }
    store::end_logins(&tx, &person.id).await?;
    notices::tell(house, &tx, &person.id, &Notice::FactorChanged, now).await?;
    audit::append(&tx, now, None, &RequestId::default(), Event::new("reset second factor", &person.id)).await?;
    tx.commit().await?;
    Ok(true)
}

/// Somebody said the right password and has a second factor: what their browser gets opens nothing but the question for a code.
pub(super) async fn halfway(house: &House, tx: &DatabaseTransaction, person: &PersonId, now: Instant) -> Result<Secret, Fault> {
    let secret = house.chance.secret()?;
    factors::add_halfway(tx, &secret, person, now.later(HALFWAY_SECONDS)).await?;
    Ok(secret)
}

/// Whether somebody is half way in.
pub(super) async fn is_halfway(house: &House, half: &Secret) -> Result<bool, Fault> {
    let now = house.clock.now();
    let tx = house.database.read(Acting::Login, now.day()).await?;
    Ok(factors::halfway(&tx, &half.digest(), now).await?.is_some())
}

/// Lets somebody in who is half way and says a code. Nothing where they took too long.
pub(super) async fn come_in(house: &House, request: &RequestId, half: &Secret, code: &str) -> Result<Option<Proved<Secret>>, Fault> {
    let now = house.clock.now();
    let tx = house.database.write(Acting::Login, now.day()).await?;
    let Some(person) = factors::halfway(&tx, &half.digest(), now).await? else { return Ok(None) };
    let Some(factor) = factors::held(&tx, &person).await? else { return Ok(None) };
    let guess = Guess::at_code(&person);
    if let Some(seconds) = guess.stopped(&tx, now).await? {
        return Ok(Some(Proved::TooOften(seconds)));
    }
    // Asked of the row once more: the same code may come twice at once.
    let deed = if let Some(step) = step_of(&factor, code, now)?
        && factors::accepted(&tx, &person, step).await?
    {
        "sign in"
    } else if factors::use_code(&tx, &person, &Secret::handed_in(&plain(code)).digest()).await? {
        "sign in with recovery code"
    } else {
        guess.failed(house, &tx, now).await?;
        tx.commit().await?;
        tracing::info!(%request, "a code was wrong");
        return Ok(Some(Proved::Wrong));
    };
    factors::end_halfway(&tx, &person).await?;
    let login = house.chance.secret()?;
    door::begin(&tx, &login, &person, now).await?;
    audit::append(&tx, now, Some(&person), request, Event::new(deed, &person)).await?;
    tx.commit().await?;
    Ok(Some(Proved::Yes(login)))
}

/// The half minute whose code this is, if it was not used yet.
fn step_of(factor: &factor::Model, code: &str, now: Instant) -> Result<Option<i64>, Fault> {
    let fault = || Fault::plain("the second factor", "its secret cannot be read".to_owned());
    let secret = Shared::try_from_base32(&factor.secret).map_err(|_| fault())?;
    // What it comes with is what telephones expect: SHA-1, six digits, half a minute.
    let totp = Builder::new().with_secret(secret).build().map_err(|_| fault())?;
    let step = now.0 / 1_000_000 / STEP_SECONDS;
    let typed: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
    let found = [step, step - 1, step + 1].into_iter().find(|step| {
        let seconds = u64::try_from(step * STEP_SECONDS).unwrap_or_default();
        *step > factor.last_step && totp.generate(seconds).to_string() == typed
    });
    Ok(found)
}

/// A recovery code as it is kept: however it was typed.
fn plain(code: &str) -> String {
    let small = code.to_lowercase();
    small.chars().filter(char::is_ascii_alphanumeric).map(|letter| if letter == 'o' { '0' } else { letter }).collect()
}
