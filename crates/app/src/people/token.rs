//! Tokens: what programs come in with.

use serde_json::json;

use super::store;
use crate::audit::Event;
use crate::kit::chance::Secret;
use crate::kit::fault::Fault;
use crate::kit::id::TokenId;
use crate::notices::{self, Notice};
use crate::walls::{Scope, SeeHome};

/// What a token is asked to be.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    /// What it is for.
    pub(crate) title: String,
    /// Whether it may change things.
    pub(crate) writes: bool,
    /// How many days it holds.
    pub(crate) days: i64,
}

/// Makes a token for whoever asks. It is handed out now and never again.
pub(crate) async fn make(scope: &Scope<SeeHome>, wanted: Wanted) -> Result<Secret, Fault> {
    let house = scope.house();
    let secret = Secret::handed_in(&format!("fairway_{}", house.chance.secret()?.reveal()));
    let tx = scope.write().await?;
    let row = store::token::Model {
        id: TokenId::draw(&house.chance)?,
        digest: secret.digest(),
        person: scope.actor().person().clone(),
        title: wanted.title,
        writes: i64::from(wanted.writes),
        made_at: scope.now(),
        ends_at: scope.now().later(wanted.days * 24 * 3_600),
        used_at: None,
    };
    let event = Event::new("make token", &row.id).with(json!({ "writes": wanted.writes, "days": wanted.days }));
    store::add_token(tx.rows(), row).await?;
    notices::tell(house, tx.rows(), scope.actor().person(), &Notice::TokenMade, scope.now()).await?;
    tx.commit(event).await?;
    Ok(secret)
}

/// Ends one of one's own tokens. Nothing where it is not one's own, or not there.
pub(crate) async fn end(scope: &Scope<SeeHome>, id: &TokenId) -> Result<Option<()>, Fault> {
    let tx = scope.write().await?;
    if store::end_token(&tx, id).await? == 0 {
        return Ok(None);
    }
    tx.commit(Event::new("end token", id)).await?;
    Ok(Some(()))
}
