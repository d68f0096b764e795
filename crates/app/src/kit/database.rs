//! Two databases, one code: SQLite is the embedded default, PostgreSQL the grown-up. What differs between them stands here and in the migrations, nowhere else.
//!
//! Nobody outside this room begins a transaction of their own: each is begun for somebody ([`Acting`]), on a day, to read or to write.

use std::path::Path;

use jiff::civil::Date;
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database as Connect, DatabaseConnection, DatabaseTransaction, DbBackend, IsolationLevel,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::{MigrationName, MigrationTrait, MigratorTrait, SchemaManager, async_trait};

use super::fault::Fault;
use super::id::PersonId;

/// Each migration: its name, its SQL for both, and what only one of the two needs.
const MIGRATIONS: &[Migration] = &[
    Migration { name: "0001_people", both: include_str!("../../migrations/0001_people.sql"), postgres: "", sqlite: "" },
    Migration {
        name: "0002_walls",
        both: include_str!("../../migrations/0002_walls.sql"),
        postgres: include_str!("../../migrations/0002_walls.postgres.sql"),
        sqlite: "",
    },
    Migration {
        name: "0003_audit",
        both: include_str!("../../migrations/0003_audit.sql"),
        postgres: include_str!("../../migrations/0003_audit.postgres.sql"),
        sqlite: include_str!("../../migrations/0003_audit.sqlite.sql"),
    },
    Migration {
        name: "0004_tokens",
        both: include_str!("../../migrations/0004_tokens.sql"),
        postgres: include_str!("../../migrations/0004_tokens.postgres.sql"),
        sqlite: "",
    },
    Migration {
        name: "0005_jobs",
        both: include_str!("../../migrations/0005_jobs.sql"),
        postgres: include_str!("../../migrations/0005_jobs.postgres.sql"),
        sqlite: "",
    },
    Migration {
        name: "0006_factors",
        both: include_str!("../../migrations/0006_factors.sql"),
        postgres: include_str!("../../migrations/0006_factors.postgres.sql"),
        sqlite: "",
    },
    Migration {
        name: "0008_notices",
        both: include_str!("../../migrations/0008_notices.sql"),
        postgres: include_str!("../../migrations/0008_notices.postgres.sql"),
        sqlite: "",
    },
    Migration {
        name: "0010_webhooks",
        both: include_str!("../../migrations/0010_webhooks.sql"),
        postgres: include_str!("../../migrations/0010_webhooks.postgres.sql"),
        sqlite: "",
    },
    Migration { name: "0013_zones", both: include_str!("../../migrations/0013_zones.sql"), postgres: "", sqlite: "" },
];

/// Tables every row of which belongs to somebody: on PostgreSQL each must have its policies.
const GUARDED: &[&str] = &[
    "audit_event",
    "jobs_job",
    "notices_notice",
    "notices_wish",
    "people_company",
    "people_factor",
    "people_failure",
    "people_halfway",
    "people_invitation",
    "people_login",
    "people_person",
    "people_recovery",
    "people_reset",
    "people_token",
    "walls_cam",
    "walls_distributes",
    "walls_done",
    "walls_member",
    "walls_parent",
    "webhooks_delivery",
    "webhooks_endpoint",
];

/// How many connections a process holds.
const CONNECTIONS: u32 = 16;

/// As what a transaction acts: the database's own walls follow it.
#[derive(Clone, Copy, Debug)]
pub enum Acting<'a> {
    /// A person who is logged in, or whose token was shown.
    Person(&'a PersonId),
    /// The door: logins, invitations, who somebody is. Knows people and memberships, nothing of their business.
    Login,
    /// The operator at the command line, who owns the machine.
    House,
    /// The worker: jobs and deliveries. What a letter says, it reads as whoever the letter is for.
    Work,
}

/// The database of a house.
#[derive(Clone, Debug)]
pub struct Database(DatabaseConnection);

impl Database {
    /// Opens the database at an address: `sqlite:PATH` (made when it is not there) or `postgres://..`.
    ///
    /// # Errors
    /// When it cannot be reached.
    pub async fn open(address: &str) -> Result<Self, Fault> {
        let url = match address.strip_prefix("sqlite:") {
            Some(path) => format!("sqlite://{}?mode=rwc", path.trim_start_matches("//")),
            None => address.to_owned(),
        };
        let mut options = ConnectOptions::new(url);
        options.max_connections(CONNECTIONS).sqlx_logging(false).acquire_timeout(std::time::Duration::from_secs(10));
        options.map_sqlx_sqlite_opts(|sqlite| {
            // What is deleted is gone from the file as well; an answer is given when the disk has it.
            let sqlite = sqlite.pragma("journal_mode", "WAL").pragma("synchronous", "FULL").pragma("secure_delete", "ON");
            sqlite.foreign_keys(true).busy_timeout(std::time::Duration::from_secs(10))
        });
        Ok(Self(Connect::connect(options).await?))
    }

    /// The database in a folder: a file of it.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub async fn in_folder(folder: &Path) -> Result<Self, Fault> {
        Self::open(&format!("sqlite:{}", folder.join("fairway.sqlite").display())).await
    }

    /// Whether it is PostgreSQL.
    #[must_use]
    pub fn is_postgres(&self) -> bool {
        self.0.get_database_backend() == DbBackend::Postgres
    }

    /// Brings the schema up to what this binary knows, all of it or nothing; several processes may ask at once.
    ///
    /// # Errors
    /// When the schema is newer than this binary, or the database refuses.
    pub async fn migrate(&self) -> Result<(), Fault> {
        let tx = self.begin(true).await?;
        if self.is_postgres() {
            tx.execute_unprepared("SELECT pg_advisory_xact_lock(7025100116)").await?;
        }
        Migrator::up(&tx, None).await.map_err(|error| newer(&error))?;
        tx.commit().await?;
        Ok(())
    }

    /// Lets another role of PostgreSQL do the daily work: read and write rows, but own nothing, and only add to the audit log.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn grant(&self, role: &str) -> Result<(), Fault> {
        let role = format!("\"{}\"", role.replace('"', "\"\""));
        let tx = self.begin(true).await?;
        let granted = format!(
            "GRANT USAGE ON SCHEMA public TO {role};
             GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
             REVOKE UPDATE, DELETE, TRUNCATE ON audit_event FROM {role};
             REVOKE INSERT, DELETE, TRUNCATE ON audit_head FROM {role};
             REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON seaql_migrations FROM {role};"
        );
        tx.execute_unprepared(&granted).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Refuses a database that is not fit to be served: an older or newer schema; on PostgreSQL a role that walks through walls, or a table without them.
    ///
    /// # Errors
    /// With what is not as it must be.
    pub async fn examine(&self) -> Result<(), Fault> {
        let pending = Migrator::get_pending_migrations_read_only(&self.0).await.map_err(|error| newer(&error))?;
        if let Some(first) = pending.first() {
            let message = format!("the schema is older than this binary (`{}` is missing): run `fairway migrate`", first.name());
            return Err(Fault::plain("the database", message));
        }
        if !self.is_postgres() {
            return Ok(());
        }
        let refuse = |message: String| Err(Fault::plain("the walls of the database", message));
        let role = self.one("SELECT CASE WHEN rolsuper THEN 'is a superuser' WHEN rolbypassrls THEN 'bypasses row security' ELSE '' END FROM pg_roles WHERE rolname = current_user").await?;
        if !role.is_empty() {
            return refuse(format!(
                "the role of the server {role}: serve with a role of its own, made by `fairway migrate --runtime-role`"
            ));
        }
        for table in GUARDED {
            let state = self
                .one(&format!(
                    "SELECT CASE WHEN pg_get_userbyid(relowner) = current_user THEN 'is owned by the role of the server'
                     WHEN NOT relrowsecurity THEN 'has no row security' WHEN NOT relforcerowsecurity THEN 'does not force its row security'
                     WHEN (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname <> 'owner_all') = 0 THEN 'has no policy' ELSE '' END
                     FROM pg_class c WHERE oid = '{table}'::regclass"
                ))
                .await?;
            if !state.is_empty() {
                return refuse(format!("the table `{table}` {state}"));
            }
        }
        Ok(())
    }

    async fn one(&self, sql: &str) -> Result<String, Fault> {
        let row = self.0.query_one_raw(Statement::from_string(self.0.get_database_backend(), sql)).await?;
        Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default())
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), Fault> {
        Ok(self.0.ping().await?)
    }

    /// A transaction that reads.
    pub(crate) async fn read(&self, acting: Acting<'_>, today: Date) -> Result<DatabaseTransaction, Fault> {
        let tx = self.begin(false).await?;
        introduce(&tx, acting, today).await?;
        Ok(tx)
    }

    /// A transaction that writes. On SQLite it is the only one from its first statement on.
    pub(crate) async fn write(&self, acting: Acting<'_>, today: Date) -> Result<DatabaseTransaction, Fault> {
        let tx = self.begin(true).await?;
        introduce(&tx, acting, today).await?;
        Ok(tx)
    }

    /// A transaction that reads everything as it was at one moment.
    pub(crate) async fn moment(&self, acting: Acting<'_>, today: Date) -> Result<DatabaseTransaction, Fault> {
        let options = TransactionOptions {
            isolation_level: self.is_postgres().then_some(IsolationLevel::RepeatableRead),
            access_mode: self.is_postgres().then_some(AccessMode::ReadOnly),
            sqlite_transaction_mode: None,
        };
        let tx = self.0.begin_with_options(options).await?;
        introduce(&tx, acting, today).await?;
        Ok(tx)
    }

    async fn begin(&self, writes: bool) -> Result<DatabaseTransaction, Fault> {
        let options = TransactionOptions {
            isolation_level: None,
            access_mode: (self.is_postgres() && !writes).then_some(AccessMode::ReadOnly),
            sqlite_transaction_mode: writes.then_some(SqliteTransactionMode::Immediate),
        };
        Ok(self.0.begin_with_options(options).await?)
    }

    /// Wipes what was deleted out of the file that SQLite writes ahead; PostgreSQL's own vacuum sees to it there.
    ///
    /// # Errors
    /// When the database refuses.
    pub(crate) async fn scrub(&self) -> Result<(), Fault> {
        if !self.is_postgres() {
            self.0.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        }
        Ok(())
    }

    /// Closes it: what is under way is finished first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn close(self) -> Result<(), Fault> {
        Ok(self.0.close().await?)
    }
}

/// A pattern that holds letters wherever they stand, small, with nothing in it that `LIKE` reads otherwise.
pub(crate) fn like(text: &str) -> String {
    format!("%{}%", text.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

/// Tells PostgreSQL who acts, for this transaction only: what a pooled connection remembers, the next one to borrow it would be.
pub(crate) async fn introduce(tx: &DatabaseTransaction, acting: Acting<'_>, today: Date) -> Result<(), Fault> {
    if tx.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let (what, actor) = match acting {
        Acting::Person(person) => ("person", person.as_str()),
        Acting::Login => ("login", ""),
        Acting::House => ("house", ""),
        Acting::Work => ("work", ""),
    };
    let sql = "SELECT set_config('app.acting', $1, true), set_config('app.actor', $2, true), set_config('app.today', $3, true)";
    let values = [what.into(), actor.into(), today.to_string().into()];
    tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    Ok(())
}

fn newer(error: &sea_orm::DbErr) -> Fault {
    let text = error.to_string();
    if text.contains("its file is missing") {
        return Fault::plain("the database", "its schema is newer than this binary: use the newer binary".to_owned());
    }
    Fault::new("migrating the database", error)
}

#[derive(Clone, Copy)]
struct Migration {
    name: &'static str,
    both: &'static str,
    postgres: &'static str,
    sqlite: &'static str,
}

impl MigrationName for Migration {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "the macro of the trait gives the lifetime its name, and takes no other")]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), sea_orm::DbErr> {
        let connection = manager.get_connection();
        let own = if manager.get_database_backend() == DbBackend::Postgres { self.postgres } else { self.sqlite };
        connection.execute_unprepared(self.both).await?;
        if !own.is_empty() {
            connection.execute_unprepared(own).await?;
        }
        Ok(())
    }
}

/// The newest migration this binary knows: what an archive was written by.
pub(crate) fn newest() -> &'static str {
    MIGRATIONS[MIGRATIONS.len() - 1].name
}

struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        MIGRATIONS.iter().map(|migration| Box::new(*migration) as Box<dyn MigrationTrait>).collect()
    }
}
