//! The second wall: PostgreSQL by itself, asked past the house, shows each person what the edges say, and lets nobody write what is not theirs. And these tests would notice:
//! each policy is taken away or opened in turn.

use std::collections::{BTreeMap, BTreeSet};

use app::kit::database::Database;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement, TransactionTrait};

use crate::house::{Kind, Told};
use crate::world::{self, World};

/// What each position sees of the companies, worked out by hand from the world.
const COMPANIES: [(&str, &[&str]); 13] = [
    ("manager", &["east", "north", "south", "vendor", "west"]),
    ("finance", &["east", "north", "south", "vendor", "west"]),
    ("auditor", &["east", "north", "south", "vendor", "west"]),
    ("cam", &["north", "vendor"]),
    ("other-cam", &["south", "vendor"]),
    ("admin", &["north"]),
    ("sales", &["north"]),
    ("marketing", &["north"]),
    ("other-admin", &["south"]),
    ("other-sales", &["south"]),
    ("distributor", &["east", "north"]),
    ("other-distributor", &["south", "west"]),
    ("nobody", &[]),
];

/// Writes that a person may not do, by position; each is tried by the database alone.
const FORBIDDEN: &[(&str, &str)] = &[
    ("nobody", "UPDATE people_token SET writes = 1"),
    ("nobody", "DELETE FROM people_login"),
    ("admin", "INSERT INTO people_token VALUES ('x', 'x', '{sales}', 'x', 1, 0, 9, NULL)"),
    ("admin", "UPDATE people_token SET writes = 1 WHERE person = '{sales}'"),
    ("admin", "DELETE FROM people_token WHERE person = '{sales}'"),
    ("admin", "INSERT INTO people_company VALUES ('x', 'x', 'x', 'GB', '', '', 0, 1, 0, NULL, NULL, 1, 0)"),
    ("admin", "UPDATE people_company SET name = 'x' WHERE id = '{north}'"),
    ("admin", "UPDATE people_company SET name = 'x' WHERE id = '{south}'"),
    ("admin", "INSERT INTO walls_member VALUES ('x', '{admin}', '{south}', 'partner-admin', 'confirmed', '2025-01-01', NULL, NULL, NULL)"),
    ("admin", "UPDATE walls_member SET role = 'auditor' WHERE company = '{south}'"),
    ("cam", "INSERT INTO walls_cam VALUES ('x', '{cam}', '{south}', '2025-01-01', NULL, NULL)"),
    ("cam", "UPDATE walls_cam SET partner = '{south}'"),
    ("distributor", "INSERT INTO walls_distributes VALUES ('x', '{east}', '{south}', '2025-01-01', NULL, NULL)"),
    ("distributor", "UPDATE walls_distributes SET reseller = '{south}'"),
    ("admin", "INSERT INTO walls_parent VALUES ('x', '{north}', '{south}', 'manage', '2025-01-01', NULL, NULL)"),
    ("sales", "INSERT INTO audit_event VALUES (99, 0, '{manager}', 'x', NULL, 'x', '{}', '', '')"),
    ("finance", "UPDATE people_company SET name = 'x' WHERE id = '{south}'"),
    ("auditor", "INSERT INTO walls_cam VALUES ('x', '{cam}', '{south}', '2025-01-01', NULL, NULL)"),
    ("cam", "UPDATE walls_member SET role = 'auditor' WHERE company = '{north}'"),
    ("sales", "UPDATE walls_member SET role = 'partner-admin' WHERE person = '{sales}'"),
    ("sales", "INSERT INTO walls_member VALUES ('x', '{sales}', '{north}', 'partner-admin', 'confirmed', '2025-01-01', NULL, NULL, NULL)"),
    ("admin", "UPDATE walls_parent SET shares = 'manage'"),
    ("sales", "UPDATE people_person SET password = 'x' WHERE id = '{admin}'"),
    ("cam", "DELETE FROM people_login WHERE person = '{admin}'"),
    ("sales", "DELETE FROM people_login WHERE person = '{admin}'"),
    ("sales", "INSERT INTO people_person VALUES ('x', 'x', 'x', 'en', NULL, 'active', 0)"),
    ("sales", "INSERT INTO people_login VALUES ('x', '{manager}', 0, 0, 9000000000000000)"),
    ("sales", "INSERT INTO people_invitation VALUES ('x', '{admin}', 9000000000000000, 'm')"),
    ("sales", "INSERT INTO people_failure VALUES ('x', 'x', 'x', 0)"),
    ("sales", "INSERT INTO walls_done VALUES ('x', '{manager}', 'x', 0)"),
    ("nobody", "INSERT INTO jobs_job VALUES ('x', 'x', '{}', NULL, 'waiting', 0, 0, NULL, 0, NULL, '')"),
    ("sales", "UPDATE jobs_job SET state = 'done'"),
    ("finance", "UPDATE jobs_job SET state = 'done'"),
    ("manager", "DELETE FROM jobs_job"),
    ("door", "DELETE FROM jobs_job"),
    ("work", "UPDATE people_person SET password = 'x'"),
    ("work", "INSERT INTO people_reset VALUES ('x', '{admin}', 9)"),
    ("sales", "INSERT INTO people_reset VALUES ('x', '{admin}', 9)"),
    ("manager", "DELETE FROM people_reset"),
    ("sales", "DELETE FROM walls_done WHERE person <> '{sales}'"),
    ("nobody", "INSERT INTO notices_notice VALUES ('x', '{sales}', 'waits', NULL, '', 0, NULL)"),
    ("nobody", "INSERT INTO notices_notice VALUES ('x', 'nobody-at-all', 'waits', NULL, '', 0, NULL)"),
    ("work", "UPDATE notices_notice SET read_at = 1"),
    ("sales", "UPDATE notices_notice SET read_at = 1 WHERE person <> '{sales}'"),
    ("sales", "DELETE FROM notices_notice"),
    ("work", "UPDATE notices_wish SET by_mail = 0"),
    ("sales", "INSERT INTO notices_wish VALUES ('{admin}', 'waits', 0)"),
    ("sales", "UPDATE notices_wish SET by_mail = 0 WHERE person <> '{sales}'"),
    ("door", "INSERT INTO notices_wish VALUES ('{admin}', 'waits', 0)"),
    ("sales", "INSERT INTO webhooks_endpoint VALUES ('x', '{admin}', 'u', 's', 'k', 'on', 0, 0, 0)"),
    ("sales", "UPDATE webhooks_endpoint SET url = 'x' WHERE person <> '{sales}'"),
    ("manager", "DELETE FROM webhooks_endpoint"),
    ("house", "UPDATE webhooks_endpoint SET url = 'x'"),
    ("door", "INSERT INTO webhooks_endpoint VALUES ('x', '{admin}', 'u', 's', 'k', 'on', 0, 0, 0)"),
    ("sales", "INSERT INTO webhooks_delivery VALUES ('x', 'e', '{admin}', 'k', NULL, 'b', 'waiting', 0, 0, NULL, NULL, '')"),
    ("manager", "DELETE FROM webhooks_delivery"),
    ("house", "UPDATE webhooks_delivery SET state = 'delivered'"),
    ("work", "UPDATE audit_event SET deed = 'x'"),
    ("manager", "DELETE FROM people_person WHERE id = '{sales}'"),
    ("house", "DELETE FROM people_person WHERE id = '{sales}'"),
    ("sales", "INSERT INTO people_factor VALUES ('{admin}', 's', 1, 0, 0)"),
    ("sales", "UPDATE people_factor SET secret = 'x'"),
    ("manager", "DELETE FROM people_factor"),
    ("house", "UPDATE people_factor SET secret = 'x'"),
    ("work", "INSERT INTO people_factor VALUES ('{admin}', 's', 1, 0, 0)"),
    ("sales", "INSERT INTO people_recovery VALUES ('x', '{sales}')"),
    ("house", "DELETE FROM people_recovery"),
    ("work", "INSERT INTO people_recovery VALUES ('x', '{sales}')"),
    ("sales", "INSERT INTO people_halfway VALUES ('x', '{admin}', 9000000000000000)"),
    ("manager", "DELETE FROM people_halfway"),
];

/// Writes that must be let through: without one of the policies, one of them is not. `door`, `house` and `work` are no people.
const ALLOWED: &[(&str, &str)] = &[
    ("sales", "INSERT INTO people_token VALUES ('x', 'x', '{sales}', 'x', 1, 0, 9, NULL)"),
    ("sales", "DELETE FROM people_token WHERE person = '{sales}'"),
    ("door", "UPDATE people_token SET used_at = 1 WHERE person = '{sales}'"),
    ("manager", "INSERT INTO people_company VALUES ('x', 'x', 'x', 'GB', '', '', 0, 1, 0, NULL, NULL, 1, 0)"),
    ("house", "INSERT INTO people_company VALUES ('x', 'x', 'x', 'GB', '', '', 0, 1, 0, NULL, NULL, 1, 0)"),
    ("manager", "UPDATE people_company SET name = 'x' WHERE id = '{north}'"),
    ("manager", "INSERT INTO walls_cam VALUES ('x', '{cam}', '{south}', '2025-01-01', NULL, NULL)"),
    ("manager", "UPDATE walls_cam SET until = '2025-12-01'"),
    ("manager", "INSERT INTO walls_distributes VALUES ('x', '{east}', '{south}', '2025-01-01', NULL, NULL)"),
    ("manager", "UPDATE walls_distributes SET until = '2025-12-01'"),
    ("manager", "INSERT INTO walls_parent VALUES ('x', '{north}', '{south}', 'manage', '2025-01-01', NULL, NULL)"),
    ("manager", "UPDATE walls_parent SET shares = 'read'"),
    ("sales", "INSERT INTO audit_event VALUES (99, 0, '{sales}', 'x', NULL, 'x', '{}', '', '')"),
    ("door", "INSERT INTO audit_event VALUES (99, 0, '{sales}', 'x', NULL, 'x', '{}', '', '')"),
    ("admin", "INSERT INTO walls_member VALUES ('x', '{admin}', '{north}', 'partner-sales', 'invited', '2025-01-01', NULL, NULL, NULL)"),
    ("admin", "UPDATE walls_member SET state = 'ended' WHERE person = '{sales}'"),
    ("admin", "DELETE FROM people_login WHERE person = '{sales}'"),
    ("admin", "INSERT INTO people_invitation VALUES ('x', '{sales}', 9000000000000000, 'm')"),
    ("sales", "INSERT INTO walls_done VALUES ('x', '{sales}', 'x', 0)"),
    ("sales", "UPDATE people_person SET language = 'de' WHERE id = '{sales}'"),
    ("door", "INSERT INTO people_person VALUES ('x', 'x', 'x', 'en', NULL, 'invited', 0)"),
    ("door", "INSERT INTO people_login VALUES ('x', '{manager}', 0, 0, 9000000000000000)"),
    ("door", "INSERT INTO people_failure VALUES ('x', 'x', 'x', 0)"),
    ("door", "DELETE FROM people_invitation"),
    ("door", "UPDATE walls_member SET state = 'accepted' WHERE person = '{sales}'"),
    ("door", "UPDATE people_person SET state = 'active' WHERE id = '{sales}'"),
    ("manager", "INSERT INTO jobs_job VALUES ('x', 'x', '{}', NULL, 'waiting', 0, 0, NULL, 0, NULL, '')"),
    ("manager", "UPDATE jobs_job SET state = 'waiting'"),
    ("work", "UPDATE jobs_job SET state = 'done'"),
    ("work", "DELETE FROM walls_done"),
    ("door", "INSERT INTO people_reset VALUES ('x', '{admin}', 9)"),
    ("door", "DELETE FROM people_reset"),
    ("sales", "INSERT INTO notices_notice VALUES ('x', '{sales}', 'waits', NULL, '', 0, NULL)"),
    ("door", "INSERT INTO notices_notice VALUES ('x', '{sales}', 'waits', NULL, '', 0, NULL)"),
    ("sales", "UPDATE notices_notice SET read_at = 1 WHERE person = '{sales}'"),
    ("work", "DELETE FROM notices_notice"),
    ("sales", "INSERT INTO notices_wish VALUES ('{sales}', 'looks-after', 0)"),
    ("house", "INSERT INTO notices_wish VALUES ('{sales}', 'looks-after', 0)"),
    ("sales", "INSERT INTO webhooks_endpoint VALUES ('x', '{sales}', 'u', 's', 'k', 'on', 0, 0, 0)"),
    ("house", "INSERT INTO webhooks_endpoint VALUES ('x', '{sales}', 'u', 's', 'k', 'on', 0, 0, 0)"),
    ("admin", "UPDATE webhooks_endpoint SET state = 'on'"),
    ("work", "UPDATE webhooks_endpoint SET state = 'paused'"),
    ("admin", "UPDATE webhooks_delivery SET state = 'waiting'"),
    ("work", "UPDATE webhooks_delivery SET state = 'delivered'"),
    ("door", "DELETE FROM people_person WHERE id = '{sales}'"),
    ("door", "UPDATE people_factor SET last_step = 1"),
    ("house", "INSERT INTO people_factor VALUES ('{admin}', 's', 1, 0, 0)"),
    ("door", "DELETE FROM people_recovery"),
    ("house", "INSERT INTO people_recovery VALUES ('x', '{sales}')"),
    ("door", "DELETE FROM people_halfway"),
];

struct Wall {
    connection: DatabaseConnection,
    people: BTreeMap<&'static str, String>,
}

impl Wall {
    /// The database past the house, in the role of the server.
    async fn of(told: &Told, world: &World) -> Self {
        let owner = sea_orm::Database::connect(told.raw_address()).await.unwrap();
        let mut people = BTreeMap::from([("nobody", "nobody-at-all".to_owned())]);
        for (position, membership) in &world.memberships {
            let sql = format!("SELECT person FROM walls_member WHERE id = '{membership}'");
            let row = owner.query_one_raw(Statement::from_string(DbBackend::Postgres, sql)).await.unwrap().unwrap();
            people.insert(*position, row.try_get_by_index(0).unwrap());
        }
        Self { connection: sea_orm::Database::connect(told.server_address()).await.unwrap(), people }
    }

    /// What a query gives somebody.
    async fn asked(&self, position: &str, sql: &str) -> Result<Vec<String>, String> {
        let tx = self.connection.begin().await.unwrap();
        let (acting, actor) = match position {
            "door" => ("login", ""),
            "house" => ("house", ""),
            "work" => ("work", ""),
            _ => ("person", self.people[position].as_str()),
        };
        let introduced = format!(
            "SELECT set_config('app.acting', '{acting}', true), set_config('app.actor', '{actor}', true), set_config('app.today', '2025-12-01', true)"
        );
        tx.query_one_raw(Statement::from_string(DbBackend::Postgres, introduced)).await.unwrap();
        let rows = tx.query_all_raw(Statement::from_string(DbBackend::Postgres, sql)).await.map_err(|error| error.to_string())?;
        tx.rollback().await.unwrap();
        Ok(rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect())
    }

    /// What is wrong with the wall: nothing, if it stands.
    async fn faults(&self, world: &World) -> Vec<String> {
        let mut faults = vec![];
        for (position, expected) in COMPANIES {
            let seen: BTreeSet<String> = self.asked(position, "SELECT id FROM people_company").await.unwrap().into_iter().collect();
            let expected: BTreeSet<String> = expected.iter().map(|name| world.companies[name].clone()).collect();
            if seen != expected {
                faults.push(format!("{position} sees {} companies, not {}", seen.len(), expected.len()));
            }
            faults.extend(self.people_faults(position, world).await);
        }
        // What the worker must read to send it to whoever wants it, and the operator to keep it in an archive.
        for (table, sees) in [
            ("jobs_job", ["work"].as_slice()),
            ("notices_notice", &["work", "house", "door"]),
            ("notices_wish", &["work", "house"]),
            ("audit_event", &["work", "house"]),
            ("webhooks_endpoint", &["work", "house"]),
            ("webhooks_delivery", &["work"]),
            ("people_factor", &["house", "door"]),
            ("people_recovery", &["house", "door"]),
            ("people_halfway", &["door"]),
        ] {
            for position in ["work", "house", "door"] {
                let rows = self.asked(position, &format!("SELECT '1'::text FROM {table}")).await.unwrap();
                if rows.is_empty() == sees.contains(&position) {
                    faults.push(format!("{position} and {table}: {} rows", rows.len()));
                }
            }
        }
        for (list, may) in [(FORBIDDEN, false), (ALLOWED, true)] {
            for (position, sql) in list {
                let ids = world.companies.iter().chain(self.people.iter());
                let named = ids.fold((*sql).to_owned(), |sql, (name, id)| sql.replace(&format!("{{{name}}}"), id));
                let written = self.asked(position, &format!("{named} RETURNING 1::text")).await;
                if written.as_ref().is_ok_and(|rows| !rows.is_empty()) != may {
                    faults.push(format!("{position} {}: {sql}: {written:?}", if may { "may not" } else { "may" }));
                }
            }
        }
        faults
    }

    /// Tables of people: nobody of the north reads anything of the south's, and everybody reads what its pages need.
    async fn people_faults(&self, position: &str, world: &World) -> Vec<String> {
        let mut faults = vec![];
        let south = &world.companies["south"];
        let all = ["manager", "finance", "auditor"].contains(&position);
        let of_south = all || ["other-cam", "other-admin", "other-sales"].contains(&position);
        let serves_south = position == "other-distributor";
        let questions = [
            (format!("SELECT id FROM walls_member WHERE company = '{south}'"), of_south, "memberships of the south"),
            (format!("SELECT p.id FROM people_person p WHERE p.id = '{}'", self.people["other-admin"]), of_south, "the admin of the south"),
            (format!("SELECT id FROM walls_cam WHERE partner = '{south}'"), of_south, "who looks after the south"),
            (
                format!("SELECT id FROM walls_distributes WHERE reseller = '{south}'"),
                serves_south || of_south && position != "other-cam",
                "who serves the south",
            ),
            (
                format!("SELECT number::text FROM audit_event WHERE person IS DISTINCT FROM '{}'", self.people[position]),
                position == "auditor",
                "the log",
            ),
            (
                format!("SELECT number::text FROM audit_event WHERE person = '{}'", self.people[position]),
                position != "nobody",
                "its own deeds",
            ),
            (
                "SELECT id FROM walls_parent".to_owned(),
                all || ["admin", "sales", "marketing", "distributor", "cam"].contains(&position),
                "who owns whom",
            ),
            (format!("SELECT id FROM people_token WHERE person <> '{}'", self.people[position]), false, "tokens of others"),
            ("SELECT digest FROM people_invitation".to_owned(), false, "invitations"),
            ("SELECT id FROM people_failure".to_owned(), false, "failed logins"),
            ("SELECT digest FROM people_reset".to_owned(), false, "links to another password"),
            ("SELECT id FROM jobs_job".to_owned(), all, "jobs"),
            (format!("SELECT id FROM notices_notice WHERE person <> '{}'", self.people[position]), false, "notices of others"),
            (format!("SELECT kind FROM notices_wish WHERE person <> '{}'", self.people[position]), false, "wishes of others"),
            ("SELECT kind FROM notices_wish".to_owned(), position == "sales", "wishes"),
            ("SELECT secret FROM webhooks_endpoint".to_owned(), position == "admin", "endpoints"),
            ("SELECT body FROM webhooks_delivery".to_owned(), position == "admin", "deliveries"),
            ("SELECT secret FROM people_factor".to_owned(), false, "second factors"),
            ("SELECT digest FROM people_recovery".to_owned(), false, "recovery codes"),
            ("SELECT digest FROM people_halfway".to_owned(), false, "who is half way in"),
            (
                format!("SELECT digest FROM people_login WHERE person = '{}'", self.people["other-admin"]),
                ["manager", "other-admin"].contains(&position),
                "logins of the south",
            ),
            (format!("SELECT once FROM walls_done WHERE person <> '{}'", self.people[position]), false, "forms of others"),
            (format!("SELECT id FROM people_person WHERE id = '{}'", self.people[position]), position != "nobody", "itself"),
        ];
        for (sql, sees, what) in questions {
            let rows = self.asked(position, &sql).await.unwrap();
            if rows.is_empty() == sees {
                faults.push(format!("{position} and {what}: {} rows", rows.len()));
            }
        }
        faults
    }
}

async fn world(told: &Told) -> World {
    let mut world = world::build(told, "CANARY Southbank").await;
    // Something in every table: a form that was answered, a failed login, an invitation that waits.
    let once = world.browsers["manager"].clone().get("/partners/new").await.between("name=\"once\" value=\"", "\"");
    let manager = world.browsers.get_mut("manager").unwrap();
    let fields = [("number", "P-7"), ("name", "Seventh"), ("country", "GB"), ("partner", "on"), ("once", once.as_str())];
    let page = manager.post("/partners", &fields).await;
    let seventh = page.location.unwrap();
    let owner = sea_orm::Database::connect(told.raw_address()).await.unwrap();
    owner
        .execute_unprepared(&format!("DELETE FROM people_company WHERE id = '{}'", seventh.trim_start_matches("/partners/")))
        .await
        .unwrap();
    let parent = format!(
        "INSERT INTO walls_parent VALUES ('p', '{}', '{}', 'none', '2025-01-01', NULL, NULL)",
        world.companies["north"], world.companies["east"]
    );
    owner.execute_unprepared(&parent).await.unwrap();
    owner.execute_unprepared("INSERT INTO jobs_job VALUES ('j', 'sweep', '{}', NULL, 'waiting', 0, 0, NULL, 0, NULL, '')").await.unwrap();
    owner.execute_unprepared("INSERT INTO notices_wish SELECT id, 'waits', 0 FROM people_person WHERE mail LIKE 'sales@%'").await.unwrap();
    owner
        .execute_unprepared(
            "INSERT INTO notices_notice SELECT 'n', id, 'waits', NULL, '', 0, NULL FROM people_person WHERE mail LIKE 'sales@%'",
        )
        .await
        .unwrap();
    owner
        .execute_unprepared(
            "INSERT INTO webhooks_endpoint SELECT 'e', id, 'u', 's', 'k', 'on', 0, 0, 0 FROM people_person WHERE mail LIKE 'admin@%'",
        )
        .await
        .unwrap();
    owner.execute_unprepared("INSERT INTO webhooks_delivery SELECT 'd', 'e', id, 'k', NULL, 'b', 'waiting', 0, 0, NULL, NULL, '' FROM people_person WHERE mail LIKE 'admin@%'").await.unwrap();
    owner
        .execute_unprepared("INSERT INTO people_factor SELECT id, 's', 1, 0, 0 FROM people_person WHERE mail LIKE 'sales@%'")
        .await
        .unwrap();
    owner.execute_unprepared("INSERT INTO people_recovery SELECT 'c', id FROM people_person WHERE mail LIKE 'sales@%'").await.unwrap();
    owner.execute_unprepared("INSERT INTO people_halfway SELECT 'h', id, 9 FROM people_person WHERE mail LIKE 'sales@%'").await.unwrap();
    owner.execute_unprepared("INSERT INTO people_reset SELECT 'r', id, 9 FROM people_person WHERE mail LIKE 'sales@%'").await.unwrap();
    let invited = [("mail", "waits@vendor.example"), ("company", world.companies["vendor"].as_str()), ("role", "auditor")];
    assert_eq!(manager.post("/people", &invited).await.status, 201);
    assert_eq!(manager.post("/sign-in", &[("mail", "x@x.example"), ("password", "x")]).await.status, 422);
    world
}

#[tokio::test]
async fn postgres_by_itself_shows_everybody_what_the_edges_say() {
    let told = Told::new(Kind::Postgres).await;
    let world = world(&told).await;
    let wall = Wall::of(&told, &world).await;
    assert_eq!(wall.faults(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn each_policy_that_is_opened_or_taken_away_is_noticed() {
    let told = Told::new(Kind::Postgres).await;
    let world = world(&told).await;
    let wall = Wall::of(&told, &world).await;
    let owner = sea_orm::Database::connect(told.raw_address()).await.unwrap();
    let sql = "SELECT tablename || ' ' || policyname || ' ' || cmd || ' ' || coalesce(qual, 'true') || chr(1) || coalesce(with_check, '')
               FROM pg_policies WHERE policyname <> 'owner_all' ORDER BY 1";
    let rows = owner.query_all_raw(Statement::from_string(DbBackend::Postgres, sql)).await.unwrap();
    assert!(rows.len() > 20, "{}", rows.len());
    for row in rows {
        let text: String = row.try_get_by_index(0).unwrap();
        let (head, with_check) = text.split_once('\u{1}').unwrap();
        let mut words = head.splitn(4, ' ');
        let (table, policy, command) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap());
        let using = words.next().unwrap();
        let (mut opened, mut restored) = (String::new(), String::new());
        if command != "INSERT" {
            opened.push_str(" USING (true)");
            restored.push_str(&format!(" USING ({using})"));
        }
        if command == "INSERT" || !with_check.is_empty() {
            opened.push_str(" WITH CHECK (true)");
            restored.push_str(&format!(" WITH CHECK ({with_check})"));
        }
        owner.execute_unprepared(&format!("ALTER POLICY {policy} ON {table}{opened}")).await.unwrap();
        assert!(!wall.faults(&world).await.is_empty(), "opened {policy} on {table}, and nobody noticed");
        owner.execute_unprepared(&format!("DROP POLICY {policy} ON {table}")).await.unwrap();
        assert!(!wall.faults(&world).await.is_empty(), "took {policy} on {table} away, and nobody noticed");
        owner.execute_unprepared(&format!("CREATE POLICY {policy} ON {table} FOR {command}{restored}")).await.unwrap();
    }
    assert_eq!(wall.faults(&world).await, Vec::<String>::new(), "all walls are as they were");
}

#[tokio::test]
async fn a_server_that_could_walk_through_the_walls_is_not_begun() {
    let told = Told::new(Kind::Postgres).await;
    let addresses = told.addresses.as_ref().unwrap();
    let refused = async |address: &str| Database::open(address).await.unwrap().examine().await.unwrap_err().to_string();
    assert!(refused(&addresses.superuser).await.contains("is a superuser"));
    assert!(refused(&addresses.owner).await.contains("is owned by the role of the server"));
    let owner = sea_orm::Database::connect(told.raw_address()).await.unwrap();
    for (open, close, why) in [
        ("ALTER TABLE walls_cam DISABLE ROW LEVEL SECURITY", "ALTER TABLE walls_cam ENABLE ROW LEVEL SECURITY", "has no row security"),
        ("ALTER TABLE walls_cam NO FORCE ROW LEVEL SECURITY", "ALTER TABLE walls_cam FORCE ROW LEVEL SECURITY", "does not force"),
    ] {
        owner.execute_unprepared(open).await.unwrap();
        let said = refused(&addresses.server).await;
        assert!(said.contains("`walls_cam`") && said.contains(why), "{said}");
        owner.execute_unprepared(close).await.unwrap();
    }
    told.house.database.examine().await.unwrap();
}

#[tokio::test]
async fn every_table_with_something_of_somebody_has_its_walls() {
    let told = Told::new(Kind::Postgres).await;
    let owner = sea_orm::Database::connect(told.raw_address()).await.unwrap();
    // What belongs to nobody, reviewed: the schema's own list, the last link of the chain, and how far it was followed.
    let sql = "SELECT relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'public' AND relkind IN ('r', 'v', 'm') AND NOT
               (relrowsecurity AND relforcerowsecurity AND relkind = 'r') ORDER BY 1";
    let rows = owner.query_all_raw(Statement::from_string(DbBackend::Postgres, sql)).await.unwrap();
    let open: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    assert_eq!(open, ["audit_head", "seaql_migrations", "webhooks_followed"]);
}

#[tokio::test]
async fn a_newer_schema_is_refused_and_an_older_one_is_told_how_to_grow() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let told = Told::new(kind).await;
        let raw = sea_orm::Database::connect(told.raw_address()).await.unwrap();
        raw.execute_unprepared("INSERT INTO seaql_migrations (version, applied_at) VALUES ('9999_later', 0)").await.unwrap();
        let owner = Database::open(&told.raw_address()).await.unwrap();
        for refused in [owner.migrate().await, owner.examine().await] {
            assert!(refused.unwrap_err().to_string().contains("newer than this binary"));
        }
        raw.execute_unprepared("DELETE FROM seaql_migrations WHERE version = '9999_later'").await.unwrap();
        raw.execute_unprepared("DELETE FROM seaql_migrations WHERE version = (SELECT max(version) FROM seaql_migrations)").await.unwrap();
        assert!(owner.examine().await.unwrap_err().to_string().contains("run `fairway migrate`"));
        drop(owner);
    }
}
