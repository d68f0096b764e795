//! A notice as a letter.

use serde::{Deserialize, Serialize};

use super::{model, pages, store};
use crate::House;
use crate::jobs::{Taken, Task, Trouble};
use crate::kit::database::Acting;
use crate::kit::fault::Fault;
use crate::kit::id::NoticeId;
use crate::kit::mail::Letter;
use crate::people::on_behalf;
use crate::walls::SeeHome;

/// A notice to be sent.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct NoticeLetter {
    pub(crate) notice: NoticeId,
}

impl Task for NoticeLetter {
    const KIND: &'static str = "notice-letter";
}

/// Sends a notice that was not read yet to whoever wants it by mail, saying what they may know now.
pub(crate) async fn send(house: &House, taken: &Taken) -> Result<(), Trouble> {
    let task: NoticeLetter = taken.read()?;
    let now = house.clock.now();
    let tx = house.database.read(Acting::Work, now.day()).await?;
    let Some(notice) = store::to_send(&tx, &task.notice).await? else { return Ok(()) };
    tx.commit().await.map_err(Fault::from)?;
    let Some((mail, scope)) = on_behalf::<SeeHome>(house, &notice.person).await? else { return Ok(()) };
    let Some(told) = pages::told(&scope.read().await?, *scope.voice(), notice).await? else { return Ok(()) };
    let voice = *scope.voice();
    let because = if model::is_safety(&told.kind) { "letter-safety-because" } else { "letter-notice-because" };
    let letter = Letter {
        id: taken.id.to_string(),
        to: mail,
        voice,
        subject: format!("{}: {}", house.title(), told.text.trim_end_matches('.')),
        paragraphs: vec![told.text],
        action: Some((voice.say("letter-notice-do"), format!("{}{}", house.address(), told.path))),
        because: voice.say(because),
    };
    Ok(house.post().send(&letter, house.title(), now).await?)
}
