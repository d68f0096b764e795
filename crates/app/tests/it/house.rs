//! A house for a story: on SQLite or PostgreSQL, with a clock that stands still and people who come in.

use std::sync::atomic::Ordering;

use app::House;
use app::kit::chance::Chance;
use app::kit::clock::{Clock, Instant};
use app::kit::database::Database;
use app::kit::mail::Postbox;
use app::kit::outbound::Outbound;
use app::kit::voice::Language;
use app::people::{Link, Mail, set_up};
use app::router::router;
use tempfile::TempDir;

use crate::browser::Browser;
use crate::cluster::{self, Addresses};

/// Noon on the day of the stories.
pub const NOON: Instant = Instant(1_764_590_400_000_000); // 2025-12-01T12:00:00Z

/// What everybody's password is.
pub const PASSWORD: &str = "correct horse battery";

/// A house for one story.
pub struct Told {
    pub house: House,
    pub on: Kind,
    pub addresses: Option<Addresses>,
    folder: TempDir,
}

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

impl Told {
    pub async fn new(on: Kind) -> Self {
        Self::with(on, Chance::Machine).await
    }

    pub async fn with(on: Kind, chance: Chance) -> Self {
        let folder = TempDir::new().unwrap();
        let (database, addresses) = match on {
            Kind::Sqlite => {
                let database = Database::in_folder(folder.path()).await.unwrap();
                database.migrate().await.unwrap();
                (database, None)
            }
            Kind::Postgres => {
                let addresses = cluster::database();
                let owner = Database::open(&addresses.owner).await.unwrap();
                owner.migrate().await.unwrap();
                owner.grant(cluster::server_role()).await.unwrap();
                owner.close().await.unwrap();
                (Database::open(&addresses.server).await.unwrap(), Some(addresses))
            }
        };
        database.examine().await.unwrap();
        let house = House::new(database, Clock::set_to(NOON), chance, "http://house.example", "Acme Partners");
        Self { house, on, addresses, folder }
    }

    /// A house on a PostgreSQL of its own.
    pub fn at(house: House) -> Self {
        Self { house, on: Kind::Postgres, addresses: None, folder: TempDir::new().unwrap() }
    }

    /// The same house, whose letters go to a folder.
    pub fn with_letters(self) -> Self {
        let post = Postbox::at(&format!("folder:{}", self.letter_box().display()), "Acme <partners@acme.example>").unwrap();
        Self { house: self.house.with_post(post), ..self }
    }

    /// The same house, which reaches private networks too.
    pub fn reaching(self) -> Self {
        Self { house: self.house.with_outbound(Outbound::Anywhere), ..self }
    }

    /// The folder of its letters.
    pub fn letter_box(&self) -> std::path::PathBuf {
        self.folder.path().join("letters")
    }

    /// The address of the database for its owner: past the house.
    pub fn raw_address(&self) -> String {
        self.addresses.as_ref().map_or_else(|| self.file(), |addresses| addresses.owner.clone())
    }

    /// The address of the database for the role of the server.
    pub fn server_address(&self) -> String {
        self.addresses.as_ref().map_or_else(|| self.file(), |addresses| addresses.server.clone())
    }

    fn file(&self) -> String {
        format!("sqlite://{}/fairway.sqlite", self.folder.path().display())
    }

    /// Gives somebody another name, past the house.
    pub async fn rename(&self, mail: &str, name: &str) {
        let raw = sea_orm::Database::connect(self.raw_address()).await.unwrap();
        let sql = format!("UPDATE people_person SET name = '{name}' WHERE mail = '{mail}'");
        sea_orm::ConnectionTrait::execute_unprepared(&raw, &sql).await.unwrap();
    }

    /// What takes the locks of the audit log away.
    pub fn unlock(&self) -> &'static str {
        match self.on {
            Kind::Sqlite => "DROP TRIGGER audit_event_stays; DROP TRIGGER audit_event_is_kept",
            Kind::Postgres => "SELECT 1",
        }
    }

    /// The same house with all that is in it, to be changed without changing this one.
    pub async fn copy(&self) -> Self {
        let folder = TempDir::new().unwrap();
        let (database, addresses) = match &self.addresses {
            None => {
                let raw = sea_orm::Database::connect(self.file()).await.unwrap();
                sea_orm::ConnectionTrait::execute_unprepared(&raw, &format!("VACUUM INTO '{}/fairway.sqlite'", folder.path().display()))
                    .await
                    .unwrap();
                (Database::in_folder(folder.path()).await.unwrap(), None)
            }
            Some(addresses) => {
                let copy = cluster::copy(addresses);
                (Database::open(&copy.server).await.unwrap(), Some(copy))
            }
        };
        let Clock::Set(at) = &self.house.clock else { unreachable!() };
        let clock = Clock::set_to(Instant(at.load(Ordering::SeqCst)));
        let house = House::new(database, clock, self.house.chance.clone(), "http://house.example", "Acme Partners");
        Self { house, on: self.on, addresses, folder }
    }

    /// Gives back what a copy holds.
    pub async fn end(self) {
        self.house.database.clone().close().await.unwrap();
        if let Some(addresses) = &self.addresses {
            cluster::drop(addresses);
        }
    }

    /// Later, by so many seconds.
    pub fn wait(&self, seconds: i64) {
        let Clock::Set(at) = &self.house.clock else { unreachable!() };
        at.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }

    /// Somebody's browser.
    pub fn browser(&self) -> Browser {
        Browser::new(router(self.house.clone()))
    }

    /// A programme manager who came in.
    pub async fn manager(&self) -> Browser {
        self.manager_called("mo.manager@acme.example").await
    }

    /// Another one.
    pub async fn manager_called(&self, mail: &str) -> Browser {
        let Link(link) = set_up(&self.house, &Mail::read(mail).unwrap(), Language::En).await.unwrap();
        self.accept(&link, mail).await
    }

    /// Somebody who answers the invitation of a link.
    pub async fn accept(&self, link: &str, name: &str) -> Browser {
        let mut browser = self.browser();
        let path = link.strip_prefix("http://house.example").unwrap();
        let page = browser.post(path, &[("name", name), ("password", PASSWORD), ("language", "en")]).await;
        assert_eq!((page.status, page.location.as_deref()), (303, Some("/")), "{}", page.body);
        browser
    }

    /// The page of the log, as an auditor reads it who is asked in by the operator.
    pub async fn log(&self) -> String {
        let mail = Mail::read("audrey.audit@acme.example").unwrap();
        let Link(link) = app::people::ask_in(&self.house, &mail, app::walls::Role::Auditor, None, Language::En).await.unwrap().unwrap();
        self.accept(&link, "Audrey").await.get("/audit").await.body
    }

    /// Somebody invited by a manager, as something in a company, who came in.
    pub async fn invited(&self, by: &mut Browser, mail: &str, company: &str, role: &str) -> Browser {
        let page = by.post("/people", &[("mail", mail), ("company", company), ("role", role)]).await;
        assert_eq!(page.status, 201, "{}", page.body);
        self.accept(&page.between("<code>", "</code>"), mail).await
    }
}

/// A company that a manager adds; its id.
pub async fn company(by: &mut Browser, number: &str, name: &str, is: &str) -> String {
    let fields = [("number", number), ("name", name), ("country", "GB"), ("city", "Leeds"), ("type", "Reseller"), (is, "on")];
    let page = by.post("/partners", &fields).await;
    assert_eq!(page.status, 303, "{}", page.body);
    page.location.unwrap().strip_prefix("/partners/").unwrap().to_owned()
}

/// The id of the vendor's own company: the first choice of the form that invites.
pub async fn vendor(by: &mut Browser) -> String {
    by.get("/people").await.between("<select id=\"company\" name=\"company\"><option value=\"", "\"")
}

/// A test told on both databases.
macro_rules! on_both {
    ($(#[$meta:meta])* async fn $name:ident($told:ident) $body:block) => {
        async fn $name($told: crate::house::Told) $body

        mod $name {
            use crate::house::{Kind, Told};

            async fn story(told: Told) {
                super::$name(told).await;
            }

            $(#[$meta])*
            #[tokio::test]
            async fn on_sqlite() {
                story(Told::new(Kind::Sqlite).await).await;
            }

            $(#[$meta])*
            #[tokio::test]
            async fn on_postgres() {
                story(Told::new(Kind::Postgres).await).await;
            }
        }
    };
}
pub(crate) use on_both;
