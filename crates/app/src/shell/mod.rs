//! The shell around every page: the frame, the style, the pages that say no, and the page that shows every component.

pub mod api;
pub mod pages;
mod problem;
pub(crate) mod style;

use askama::Template;

use crate::House;
use crate::kit::voice::Voice;
use crate::walls::{
    Actor, Capability, GrantEdges, InvitePeople, KeepPartners, KeepWebhooks, ReadAudit, Scope, SeeJobs, SeePartners, SeePeople,
};
pub(crate) use problem::tell;

/// What the frame of a page shows: whose it is, where one can go, in which language.
#[derive(Clone, Debug)]
pub struct Shell {
    voice: Voice,
    brand: String,
    actor: Option<Actor>,
    here: &'static str,
}

/// Somewhere to go.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// Its path.
    pub path: &'static str,
    /// Its word, as the id of a message.
    pub word: &'static str,
    /// Whether one is there.
    pub here: bool,
}

impl Shell {
    /// For somebody who is logged in, on the page a way leads to.
    pub fn of<C: Capability>(scope: &Scope<C>, here: &'static str) -> Self {
        Self { voice: *scope.voice(), brand: scope.house().title().to_owned(), actor: Some(scope.actor().clone()), here }
    }

    /// For somebody who is not.
    #[must_use]
    pub fn outside(house: &House, voice: Voice) -> Self {
        Self { voice, brand: house.title().to_owned(), actor: None, here: "" }
    }

    /// What something is called in the language of the page.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.voice.say(id)
    }

    /// The language.
    #[must_use]
    pub fn voice(&self) -> &Voice {
        &self.voice
    }

    /// Whose portal it is.
    #[must_use]
    pub fn brand(&self) -> &str {
        &self.brand
    }

    /// Who is logged in.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.actor.as_ref().map(Actor::name)
    }

    /// How many notices this person has not read: none, or as words.
    #[must_use]
    pub fn unread(&self) -> Option<String> {
        self.actor.as_ref().map(Actor::unread).filter(|unread| *unread > 0).map(|unread| self.voice.number(unread))
    }

    /// Where the style is.
    #[must_use]
    pub fn style(&self) -> &'static str {
        style::path()
    }

    /// Where this person can go.
    #[must_use]
    pub fn ways(&self) -> Vec<Way> {
        let Some(actor) = &self.actor else { return vec![] };
        let all = [
            ("/", "way-home", true),
            ("/partners", "way-partners", actor.may::<SeePartners>()),
            ("/people", "way-people", actor.may::<SeePeople>()),
            ("/jobs", "way-jobs", actor.may::<SeeJobs>()),
            ("/audit", "way-audit", actor.may::<ReadAudit>()),
        ];
        all.into_iter().filter(|(.., may)| *may).map(|(path, word, _)| Way { path, word, here: path == self.here }).collect()
    }

    /// Whether the page is the one a path leads to.
    #[must_use]
    pub fn is_here(&self, path: &str) -> bool {
        self.here == path
    }

    /// Whether this person may keep partners.
    #[must_use]
    pub fn may_keep_partners(&self) -> bool {
        self.actor.as_ref().is_some_and(Actor::may::<KeepPartners>)
    }

    /// Whether this person may say who looks after whom.
    #[must_use]
    pub fn may_grant_edges(&self) -> bool {
        self.actor.as_ref().is_some_and(Actor::may::<GrantEdges>)
    }

    /// Whether this person may have its own systems told what happens.
    #[must_use]
    pub fn may_keep_webhooks(&self) -> bool {
        self.actor.as_ref().is_some_and(Actor::may::<KeepWebhooks>)
    }

    /// Whether this person may invite people.
    #[must_use]
    pub fn may_invite_people(&self) -> bool {
        self.actor.as_ref().is_some_and(Actor::may::<InvitePeople>)
    }
}

/// A page that says no, or that something is wrong.
#[derive(Debug, Template)]
#[template(path = "shell/problem.html")]
struct ProblemPage {
    shell: Shell,
    title: &'static str,
    text: &'static str,
    request: String,
}
