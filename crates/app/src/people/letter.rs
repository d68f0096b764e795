//! The letters of the door: an invitation, and the link to another password. Their links are made when they are sent, so that no job holds a secret.

use serde::{Deserialize, Serialize};

use super::invitation::{Link, link};
use super::store;
use crate::House;
use crate::jobs::{Taken, Task, Trouble};
use crate::kit::database::Acting;
use crate::kit::fault::Fault;
use crate::kit::id::{EdgeId, PersonId};
use crate::kit::mail::{Letter, NotTaken};

/// How long a link to another password holds.
const RESET_SECONDS: i64 = 3_600;

/// The letter of an invitation.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct InvitationLetter {
    pub(crate) membership: EdgeId,
}

impl Task for InvitationLetter {
    const KIND: &'static str = "invitation-letter";
}

/// The letter with which one chooses another password. It is to nobody where the address that was typed is nobody's: that nothing is sent is seen by nobody.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ResetLetter {
    pub(crate) person: Option<PersonId>,
}

impl Task for ResetLetter {
    const KIND: &'static str = "reset-letter";
}

impl From<NotTaken> for Trouble {
    fn from(not: NotTaken) -> Self {
        match not {
            NotTaken::Never(why) => Self::Never(why),
            NotTaken::Later(why) => Self::Later(why),
        }
    }
}

/// Sends an invitation that still waits.
pub(crate) async fn send_invitation(house: &House, taken: &Taken) -> Result<(), Trouble> {
    let task: InvitationLetter = taken.read()?;
    let now = house.clock.now();
    let tx = house.database.write(Acting::Login, now.day()).await?;
    let Some((membership, person)) = store::waiting(&tx, &task.membership).await? else { return Ok(()) };
    let Link(link) = link(house, &tx, &membership, now).await?;
    tx.commit().await.map_err(Fault::from)?;
    let voice = person.voice();
    let role = voice.say(&format!("role-{}", membership.role));
    let letter = Letter {
        id: taken.id.to_string(),
        to: person.mail,
        voice,
        subject: voice.about("letter-invitation", house.title()),
        paragraphs: vec![
            voice.with("letter-invitation-text", &[("what", house.title()), ("role", &role)]),
            voice.say("letter-invitation-holds"),
        ],
        action: Some((voice.say("letter-invitation-do"), link)),
        because: voice.about("letter-invitation-because", house.title()),
    };
    Ok(house.post().send(&letter, house.title(), now).await?)
}

/// Sends the link to another password.
pub(crate) async fn send_reset(house: &House, taken: &Taken) -> Result<(), Trouble> {
    let ResetLetter { person: Some(person) } = taken.read()? else { return Ok(()) };
    let now = house.clock.now();
    let tx = house.database.write(Acting::Login, now.day()).await?;
    let Some(person) = store::person(&tx, &person).await?.filter(|person| person.state == "active") else { return Ok(()) };
    let secret = house.chance.secret()?;
    store::add_reset(&tx, &secret, &person.id, now.later(RESET_SECONDS)).await?;
    tx.commit().await.map_err(Fault::from)?;
    let voice = person.voice();
    let letter = Letter {
        id: taken.id.to_string(),
        to: person.mail,
        voice,
        subject: voice.about("letter-reset", house.title()),
        paragraphs: vec![voice.about("letter-reset-text", &person.name), voice.say("letter-reset-holds")],
        action: Some((voice.say("letter-reset-do"), format!("{}/reset/{}", house.address(), secret.reveal()))),
        because: voice.say("letter-reset-because"),
    };
    Ok(house.post().send(&letter, house.title(), now).await?)
}
