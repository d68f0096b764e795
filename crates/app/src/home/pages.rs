//! The first page, for each kind of reader.

use askama::Template;

use crate::kit::web::{Page, page};
use crate::partners::store::{OfCountry, countries, find};
use crate::people::store::{company, looking_after, person};
use crate::shell::Shell;
use crate::walls::{Role, Scope, SeeHome};

/// Countries shown as bars.
const BARS: usize = 8;

#[derive(Debug, Template)]
#[template(path = "home/home.html")]
struct Home {
    shell: Shell,
    roles: Vec<Role>,
    /// One's own company or companies, each with who looks after it.
    own: Vec<(company::Model, Vec<person::Model>)>,
    /// How many companies are within reach, for whoever looks after more than its own.
    count: Option<String>,
    nothing_yet: bool,
    bars: Vec<Bar>,
}

/// A bar of the picture: a country, its number, and how long it is in percent of the longest.
#[derive(Debug)]
struct Bar {
    of: OfCountry,
    percent: i64,
}

/// What there is for whoever came in.
pub(crate) async fn home(scope: Scope<SeeHome>) -> Page {
    let tx = scope.read().await?;
    let actor = scope.actor();
    let mut own = vec![];
    for (id, _) in actor.roles().iter().filter(|(_, role)| !role.is_vendor()) {
        if own.iter().any(|(company, _): &(company::Model, _)| company.id == *id) {
            continue;
        }
        if let Some(seen) = find(&tx, id).await? {
            let managers = looking_after(&tx, id, scope.now().day()).await?.into_iter().map(|(_, person)| person).collect();
            own.push((seen.into_row(), managers));
        }
    }
    let within = countries(&tx).await?;
    let most = within.first().map_or(1, |first| first.count.max(1));
    let all: i64 = within.iter().map(|of| of.count).sum();
    let of_vendor = Role::ALL.into_iter().any(|role| role.is_vendor() && actor.is(role));
    let shown = Home {
        shell: Shell::of(&scope, "/"),
        roles: Role::ALL.into_iter().filter(|role| actor.is(*role)).collect(),
        own,
        count: of_vendor.then(|| scope.voice().number(u64::try_from(all).unwrap_or_default())),
        nothing_yet: of_vendor && within.is_empty(),
        bars: within.into_iter().take(BARS).map(|of| Bar { percent: of.count * 100 / most, of }).collect(),
    };
    page(&shown)
}
