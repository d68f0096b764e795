//! Every operation of the router, tried by everybody on everything. The list comes from the router itself: a new operation is tried without anybody thinking of it.
//!
//! What is expected stands in `tests/matrix.md`, which people review; `UPDATE=1` writes it anew. Three things hold whatever stands there: who lacks the capability is refused, what is
//! foreign is answered exactly like what does not exist, and nothing of a competitor is in any answer.

use std::fmt::Write;

use app::audit::verify;
use app::router::routes;
use app::walls::{Operation, Role};
use axum::http::Method;
use serde_json::json;

use crate::browser::{Answer, Browser};
use crate::house::{Kind, Told};
use crate::world::{self, PEOPLE, World};

const NOWHERE: &str = "00000000000000000000000000";
/// Something only the other side's people and the vendor may read.
const CANARY: &str = "canary";

/// The object of an operation, from where somebody of the north stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Object {
    North,
    South,
    Nowhere,
}

fn path(operation: &Operation, world: &World, object: Object) -> String {
    let id = match (operation.path, object) {
        (_, Object::Nowhere) => NOWHERE.to_owned(),
        (path, Object::North) if path.starts_with("/people") => world.memberships["sales"].clone(),
        (path, Object::South) if path.starts_with("/people") => world.memberships["other-sales"].clone(),
        (_, Object::North) => world.companies["north"].clone(),
        (_, Object::South) => world.companies["south"].clone(),
    };
    operation.path.replace("{id}", &id).replace("{secret}", NOWHERE).replace("{name}", "none.css")
}

/// Fields that make every form of the house right.
fn fields(world: &World, object: Object) -> Vec<(&'static str, String)> {
    let company = match object {
        Object::North => world.companies["north"].as_str(),
        Object::South => &world.companies["south"],
        Object::Nowhere => NOWHERE,
    };
    [
        ("number", "N-9"),
        ("name", "New Name"),
        ("country", "GB"),
        ("partner", "on"),
        ("version", "1"),
        ("mail", "new@new.example"),
        ("role", "partner-sales"),
        ("password", "correct horse battery"),
        ("company", company),
        ("distributor", &world.companies["east"]),
        ("person", ""),
        ("parent", ""),
    ]
    .map(|(field, text)| (field, text.to_owned()))
    .to_vec()
}

async fn send(browser: &mut Browser, operation: &Operation, world: &World, object: Object) -> Answer {
    let fields = fields(world, object);
    let method = Method::from_bytes(operation.method.as_bytes()).unwrap();
    if operation.path.starts_with("/api/") {
        let wanted = json!({ "number": "N-9", "name": "New Name", "country": "GB", "partner": true });
        return browser.send_json(method, &path(operation, world, object), &wanted.to_string(), &[("if-match", "\"v1\"")]).await;
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(field, text)| (*field, text.as_str())).collect();
    browser.send(method, &path(operation, world, object), &fields, &[]).await
}

fn role_of(position: &str) -> Option<Role> {
    PEOPLE.into_iter().find(|(own, ..)| *own == position).and_then(|(.., role)| Role::read(role))
}

/// Whether this position may read what is known of the south.
fn knows_south(position: &str) -> bool {
    position.starts_with("other") || matches!(position, "manager" | "finance" | "auditor")
}

#[tokio::test]
async fn everybody_gets_what_the_matrix_says_on_sqlite() {
    hold(Kind::Sqlite).await;
}

#[tokio::test]
async fn everybody_gets_what_the_matrix_says_on_postgres() {
    hold(Kind::Postgres).await;
}

async fn hold(kind: Kind) {
    let told = Told::new(kind).await;
    let world = world::build(&told, "CANARY Southbank Bikes").await;
    let mut found = String::from(HEAD);
    // A deed that is done changes the world: what comes after it is tried in a fresh copy.
    let mut copy = told.copy().await;
    let mut untouched = verify(&copy.house).await.unwrap();
    for operation in routes().operations() {
        write!(found, "| {} {} | {} |", operation.method, operation.path, operation.needs.unwrap_or("public")).unwrap();
        for (position, ..) in PEOPLE.iter().filter(|(position, ..)| !position.starts_with("other")) {
            let mut statuses = vec![];
            let mut foreign = None;
            for object in [Object::North, Object::South, Object::Nowhere] {
                let mut browser = world.browsers[position].at(&copy);
                let answer = send(&mut browser, operation, &world, object).await;
                judge(operation, position, object, &answer);
                if object != Object::North && !knows_south(position) {
                    let masked = mask(&answer, &world);
                    let before = foreign.get_or_insert_with(|| masked.clone());
                    assert_eq!(*before, masked, "{} {} by {position}: foreign is not like nonexistent", operation.method, operation.path);
                }
                statuses.push(answer.status.to_string());
                let refused = answer.status >= 400 || (*position == "nobody" && operation.needs.is_some());
                let now = verify(&copy.house).await.unwrap();
                if (operation.method == "GET" || refused) && operation.needs.is_some() {
                    assert_eq!(
                        now, untouched,
                        "{} {} by {position} was refused, and yet something was done",
                        operation.method, operation.path
                    );
                } else if operation.method != "GET" {
                    copy.end().await;
                    copy = told.copy().await;
                    untouched = verify(&copy.house).await.unwrap();
                }
            }
            statuses.dedup();
            write!(found, " {} |", statuses.join(" ")).unwrap();
        }
        found.push('\n');
    }
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/matrix.md");
    if std::env::var_os("UPDATE").is_some() && kind == Kind::Sqlite {
        std::fs::write(golden, &found).unwrap();
    }
    assert_eq!(found, std::fs::read_to_string(golden).unwrap_or_default(), "`UPDATE=1` writes the matrix anew: read what changed");
}

/// What holds whatever the matrix says.
fn judge(operation: &Operation, position: &str, object: Object, answer: &Answer) {
    let asked = format!("{} {} by {position} on {object:?}", operation.method, operation.path);
    assert!(answer.status < 500, "{asked}: {}", answer.body);
    if operation.needs.is_some() {
        match role_of(position) {
            None if operation.path.starts_with("/api/") => assert_eq!(answer.status, 401, "{asked}"),
            None => {
                assert!(answer.status == 303 && answer.location.as_deref().unwrap().starts_with("/sign-in"), "{asked}: {}", answer.status)
            }
            Some(role) if !operation.roles.contains(&role) => assert_eq!(answer.status, 403, "{asked}"),
            Some(_) => {}
        }
    }
    if !knows_south(position) {
        // The name of a time zone, which everybody may choose.
        let body = answer.body.replace("Atlantic/Canary", "").to_lowercase();
        assert!(!body.contains(CANARY), "{asked} shows something of the competitor: {}", answer.body);
        let headers = format!("{:?}", answer.headers).to_lowercase();
        assert!(!headers.contains(CANARY), "{asked}: {headers}");
    }
}

/// A page without the ids of one's own tokens, of which each copy of the world gets others.
fn own_tokens(text: &str) -> String {
    let mut parts = text.split("/account/tokens/");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.get(26..).unwrap_or(part))
}

/// An answer without what differs in any two answers: the request's own id, and the id that was asked for.
fn mask(answer: &Answer, world: &World) -> (u16, String, String) {
    let ids = [NOWHERE, &world.companies["south"], &world.memberships["other-sales"]];
    let plain = |text: &str| ids.iter().fold(text.to_owned(), |text, id| text.replace(id, "ID"));
    let once = |text: String| match text.split_once("name=\"once\" value=\"") {
        Some((before, after)) => format!("{before}{}", &after[26..]),
        None => text,
    };
    // A program's answer names its request, and a token that is made is a new one.
    let request = |text: String| match text.split_once("\"request\":\"") {
        Some((before, after)) => format!("{before}{}", &after[26..]),
        None => text,
    };
    let token = |text: String| match text.split_once("<code>fairway_") {
        Some((before, after)) => format!("{before}{}", after.split_once('<').unwrap().1),
        None => text,
    };
    let link = |text: String| match text.split_once("/invitation/") {
        Some((before, after)) => format!("{before}{}", after.split_once('<').unwrap().1),
        None => text,
    };
    (answer.status, plain(answer.location.as_deref().unwrap_or_default()), own_tokens(&token(request(link(once(plain(&answer.body)))))))
}

const HEAD: &str = "# Who may do what

Every operation of the router, tried by everybody: the status for what is one's own, a competitor's, and what does not exist; one number where all three are the same. 303 leads on
(or to the door), 403 is seen and not allowed, 404 is not there or not within reach, 422 is not right yet. Written by the tests (`UPDATE=1`), reviewed by people.

| operation | needs | manager | finance | auditor | cam | admin | sales | marketing | distributor | nobody |
|---|---|---|---|---|---|---|---|---|---|---|
";
