//! Who one is: name, language, and where one reads the time.

use serde_json::json;

use super::{account, store};
use crate::audit::Event;
use crate::kit::fault::Fault;
use crate::kit::form::{Typed, Wrong};
use crate::kit::voice::{Language, Zone};
use crate::kit::web::{Page, go_to};
use crate::walls::{Scope, SeeHome};

/// The form as it stands for whoever asks.
pub(super) async fn typed(scope: &Scope<SeeHome>, typed: Typed) -> Result<Typed, Fault> {
    let tx = scope.read().await?;
    let own = store::person(tx.rows(), scope.actor().person()).await?;
    let Some(own) = own else { return Ok(typed) };
    Ok(typed.with("name", own.name).with("language", own.language).with("zone", own.zone))
}

/// Another name, language or zone, from now on.
pub(crate) async fn change(scope: Scope<SeeHome>, typed: Typed) -> Page {
    let mut wrong = Wrong::default();
    let name = wrong.text(&typed, "name");
    let language = Language::read(typed.get("language"));
    if language.is_none() {
        wrong.add("language", "form-empty");
    }
    let zone = typed.get("zone");
    if !zone.is_empty() && Zone::read(zone).is_none() {
        wrong.add("zone", "profile-zone-wrong");
    }
    match language.filter(|_| wrong.is_empty()) {
        Some(language) => save(&scope, name, language, zone).await?,
        None => return account::with_profile(&scope, typed, wrong).await,
    }
    go_to("/account")
}

async fn save(scope: &Scope<SeeHome>, name: String, language: Language, zone: &str) -> Result<(), Fault> {
    let me = scope.actor().person();
    let tx = scope.write().await?;
    store::change_profile(tx.rows(), me, name, language.code(), zone).await?;
    tx.commit(Event::new("change profile", me).with(json!({ "language": language.code(), "zone": zone }))).await
}
