//! The list of companies, the page with everything about one, and the forms to add and change it.

use askama::Template;
use axum::extract::{Path, Query};
use serde::Deserialize;

use super::group::{self, Related};
use super::model::Details;
use super::store::{self, Asked, OfCountry, details};
use super::{Changed, deeds};
use crate::kit::form::{Typed, Wrong};
use crate::kit::id::{self, CompanyId, PersonId};
use crate::kit::web::{Page, Problem, answer, go_to, page, wrong as wrong_page};
use crate::people::store::{Listed, account_managers, company, looking_after, people, person};
use crate::shell::Shell;
use crate::walls::{GrantEdges, KeepPartners, Scope, SeePartners, SeePeople};

/// What the list is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Search {
    #[serde(default)]
    text: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    after_name: String,
    #[serde(default)]
    after_id: String,
}

#[derive(Debug, Template)]
#[template(path = "partners/list.html")]
struct List {
    shell: Shell,
    search: Search,
    /// Each company, and whether it is more than served.
    companies: Vec<(company::Model, bool)>,
    countries: Vec<OfCountry>,
    count: String,
    further: Option<String>,
    /// The question once more, for a file of the same companies.
    question: String,
    nothing_yet: bool,
}

impl Search {
    /// As it is asked of the database.
    pub(super) fn asked(&self) -> Asked {
        let clean = |text: &str| text.replace('\0', "").trim().to_owned();
        let after = (!self.after_id.is_empty()).then(|| (clean(&self.after_name), clean(&self.after_id)));
        Asked { text: clean(&self.text), country: clean(&self.country), after }
    }
}

/// The companies within reach.
pub(crate) async fn list(scope: Scope<SeePartners>, Query(search): Query<Search>) -> Page {
    let tx = scope.read().await?;
    let asked = search.asked();
    let (mut companies, count) = store::list(&tx, &asked).await?;
    let countries = store::countries(&tx).await?;
    let on_a_page = usize::try_from(store::ON_A_PAGE).unwrap_or(usize::MAX);
    let further = (companies.len() > on_a_page).then(|| companies.truncate(on_a_page)).and_then(|()| companies.last()).map(|last| {
        let pairs =
            [("text", asked.text.as_str()), ("country", &asked.country), ("after_name", &last.name), ("after_id", last.id.as_str())];
        format!("/partners?{}", serde_urlencoded::to_string(pairs).unwrap_or_default())
    });
    let nothing_yet = countries.is_empty();
    let whole = store::worked_with(&tx, companies.iter().map(|row| row.id.clone()).collect()).await?;
    let companies = companies
        .into_iter()
        .map(|row| {
            let known = whole.contains(&row.id);
            (row, known)
        })
        .collect::<Vec<_>>();
    let question = serde_urlencoded::to_string([("text", &asked.text), ("country", &asked.country)]).unwrap_or_default();
    let count = scope.voice().count("partners-found", count);
    page(&List { shell: Shell::of(&scope, "/partners"), search, companies, countries, count, further, question, nothing_yet })
}

#[derive(Debug, Template)]
#[template(path = "partners/one.html")]
pub(super) struct One {
    shell: Shell,
    company: company::Model,
    joined: Option<String>,
    people: Option<Vec<Listed>>,
    managers: Vec<person::Model>,
    distributors: Vec<company::Model>,
    /// The company it belongs to, and those that belong to it, as far as they are within reach.
    parent: Option<Related>,
    subsidiaries: Vec<Related>,
    /// For those who may say so: who could look after it, and who could serve it.
    all_managers: Vec<person::Model>,
    all_distributors: Vec<company::Model>,
    only_as_distributor: bool,
    typed: Typed,
    wrong: Wrong,
}

impl One {
    /// Everything about a company, with what was typed into the form of its group and what is wrong with it.
    pub(super) async fn of(scope: &Scope<SeePartners>, id: &CompanyId, typed: Typed, wrong: Wrong) -> Result<Self, Problem> {
        let tx = scope.read().await?;
        let Some(seen) = store::find(&tx, id).await? else { return Err(Problem::NotFound) };
        let today = scope.now().day();
        let shell = Shell::of(scope, "/partners");
        let only_as_distributor = store::worked_with(&tx, vec![id.clone()]).await?.is_empty();
        let may_people = scope.actor().may::<SeePeople>() && !only_as_distributor;
        let grants = shell.may_grant_edges();
        let (parent, subsidiaries) = if only_as_distributor { (None, vec![]) } else { group::of(&tx, id, &today.to_string()).await? };
        Ok(Self {
            typed,
            wrong,
            parent,
            subsidiaries,
            people: if may_people { Some(people(&tx, Some(id)).await?) } else { None },
            managers: if only_as_distributor {
                vec![]
            } else {
                looking_after(&tx, id, today).await?.into_iter().map(|(_, person)| person).collect()
            },
            distributors: store::serving(&tx, id, today).await?,
            all_managers: if grants { account_managers(&tx, today).await? } else { vec![] },
            all_distributors: if grants { store::distributors(&tx).await? } else { vec![] },
            joined: details(&seen).joined.map(|day| scope.voice().day(day)),
            company: seen.into_row(),
            only_as_distributor,
            shell,
        })
    }

    /// What a subsidiary can share.
    fn all_shares(&self) -> [(&'static str, String); 2] {
        group::SHARES.map(|shares| (shares, format!("group-{shares}")))
    }

    /// The number of the parent, or what was typed in its place.
    fn parent_number(&self) -> &str {
        let own = self.parent.as_ref().map_or("", |parent| parent.company.number.as_str());
        if self.wrong.is_empty() { own } else { self.typed.get("parent") }
    }

    /// Whether this is what is shared with the parent.
    fn shares(&self, shares: &str) -> bool {
        self.parent.as_ref().is_some_and(|parent| parent.shares == shares)
    }

    /// Whether this person looks after the company.
    fn looks_after(&self, one: &person::Model) -> bool {
        self.managers.iter().any(|own| own.id == one.id)
    }
}

/// Everything about one company.
pub(crate) async fn one(scope: Scope<SeePartners>, Path(id): Path<CompanyId>) -> Page {
    page(&One::of(&scope, &id, Typed::default(), Wrong::default()).await?)
}

#[derive(Debug, Template)]
#[template(path = "partners/form.html")]
struct Form {
    shell: Shell,
    typed: Typed,
    wrong: Wrong,
    /// The company that is changed, and its version; none for a new one.
    of: Option<(CompanyId, i64)>,
    once: String,
    /// What somebody else saved in the meantime.
    meanwhile: Option<Details>,
}

/// The form for a new company.
pub(crate) async fn new(scope: Scope<KeepPartners>) -> Page {
    let once = id::drawn(&scope.house().chance)?;
    let typed = Typed::default().with("partner", "on");
    page(&Form { shell: Shell::of(&scope, "/partners"), typed, wrong: Wrong::default(), of: None, once, meanwhile: None })
}

/// A new company.
pub(crate) async fn add(scope: Scope<KeepPartners>, typed: Typed) -> Page {
    let (read, mut wrong) = Details::read(&typed);
    let mut once = typed.get("once").to_owned();
    if wrong.is_empty() {
        match deeds::add(&scope, &read, &once).await? {
            Changed::Saved(id) => return go_to(&format!("/partners/{id}")),
            Changed::KeyUsed => {
                // The back button, and something else typed: a second company, if that is what is meant.
                wrong.add("form", "form-sent-before");
                once = id::drawn(&scope.house().chance)?;
            }
            _ => wrong.add("number", "partners-number-taken"),
        }
    }
    wrong_page(&Form { shell: Shell::of(&scope, "/partners"), typed, wrong, of: None, once, meanwhile: None })
}

/// The form to change a company.
pub(crate) async fn edit(scope: Scope<KeepPartners>, Path(id): Path<CompanyId>) -> Page {
    let tx = scope.read().await?;
    let Some(seen) = store::find(&tx, &id).await?.filter(|seen| seen.vendor == 0) else { return Err(Problem::NotFound) };
    let typed = details(&seen).typed();
    let of = Some((id, seen.version));
    page(&Form { shell: Shell::of(&scope, "/partners"), typed, wrong: Wrong::default(), of, once: String::new(), meanwhile: None })
}

/// A company is changed.
pub(crate) async fn change(scope: Scope<KeepPartners>, Path(id): Path<CompanyId>, typed: Typed) -> Page {
    let (read, mut wrong) = Details::read(&typed);
    let mut version = typed.get("version").parse().map_err(|_| Problem::Unreadable)?;
    let mut meanwhile = None;
    if wrong.is_empty() {
        match deeds::change(&scope, &id, &read, version).await? {
            Changed::Saved(id) => return go_to(&format!("/partners/{id}")),
            Changed::NotThere => return Err(Problem::NotFound),
            Changed::NumberTaken | Changed::KeyUsed => wrong.add("number", "partners-number-taken"),
            Changed::Since => {
                let tx = scope.read().await?;
                let Some(seen) = store::find(&tx, &id).await? else { return Err(Problem::NotFound) };
                version = seen.version;
                meanwhile = Some(details(&seen));
            }
        }
    } else if store::find(&scope.read().await?, &id).await?.is_none() {
        return Err(Problem::NotFound);
    }
    let status = if meanwhile.is_some() { axum::http::StatusCode::CONFLICT } else { axum::http::StatusCode::UNPROCESSABLE_ENTITY };
    let form = Form { shell: Shell::of(&scope, "/partners"), typed, wrong, of: Some((id, version)), once: String::new(), meanwhile };
    answer(status, &form)
}

/// Who looks after a partner.
pub(crate) async fn look_after(scope: Scope<GrantEdges>, Path(id): Path<CompanyId>, typed: Typed) -> Page {
    let person = Some(typed.get("person")).filter(|person| !person.is_empty()).map(|person| PersonId(person.to_owned()));
    deeds::look_after(&scope, &id, person.as_ref()).await?.ok_or(Problem::NotFound)?;
    go_to(&format!("/partners/{id}"))
}

/// Who serves a reseller.
pub(crate) async fn serve(scope: Scope<GrantEdges>, Path(id): Path<CompanyId>, typed: Typed) -> Page {
    deeds::serve(&scope, &id, &CompanyId(typed.get("distributor").to_owned())).await?.ok_or(Problem::NotFound)?;
    go_to(&format!("/partners/{id}"))
}

/// A distributor serves a reseller no more.
pub(crate) async fn serve_no_more(scope: Scope<GrantEdges>, Path(id): Path<CompanyId>, typed: Typed) -> Page {
    deeds::serve_no_more(&scope, &id, &CompanyId(typed.get("distributor").to_owned())).await?.ok_or(Problem::NotFound)?;
    go_to(&format!("/partners/{id}"))
}
