//! Two worlds that differ only in what is the competitor's: the same script of somebody of the north gets the same bytes in both.

use std::sync::atomic::Ordering;

use app::kit::chance::Chance;
use axum::http::Method;

use crate::house::{Kind, Told, company};
use crate::world::{self, World};

/// Where ids of the script begin: far beyond those of the worlds.
const SCRIPT: u64 = 1_000_000;

async fn told(kind: Kind, south: &str, more: usize) -> (Told, World) {
    let told = Told::with(kind, Chance::seeded(1)).await;
    let mut world = world::build(&told, south).await;
    let manager = world.browsers.get_mut("manager").unwrap();
    for number in 0..more {
        let id = company(manager, &format!("CANARY-{number}"), &format!("{south} {number}"), "partner").await;
        told.invited(manager, &format!("extra{number}@canary.example"), &id, "partner-sales").await;
    }
    let Chance::Seeded(next) = &told.house.chance else { panic!() };
    next.store(SCRIPT, Ordering::SeqCst);
    (told, world)
}

/// What is asked: how, where, with which fields.
type Step = (Method, String, Vec<(&'static str, String)>);

/// What somebody tries, drawn from a seed.
fn steps(mut seed: u64, world: &World) -> Vec<Step> {
    let mut draw = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let ids = [&world.companies["north"], &world.companies["south"], &world.companies["west"], "00000000000000000000000000"];
    let texts = ["", "north", "south", "canary", "p", "%", "bikes", "x' OR 1=1 --"];
    let mails = ["canary.other-admin@south.example", "new@north.example", "extra0@canary.example", "sales@north.example"];
    let mut steps = vec![];
    for _ in 0..60 {
        let id = ids[usize::try_from(draw(4)).unwrap()];
        let text = texts[usize::try_from(draw(8)).unwrap()];
        let query =
            serde_urlencoded::to_string([("text", text), ("country", ["", "GB", "NL"][usize::try_from(draw(3)).unwrap()])]).unwrap();
        let mail = mails[usize::try_from(draw(4)).unwrap()];
        steps.push(match draw(12) {
            0 => (Method::GET, "/".to_owned(), vec![]),
            1 => (Method::GET, format!("/partners?{query}"), vec![]),
            2 => (Method::GET, format!("/partners?after_name=M&after_id={id}&{query}"), vec![]),
            3 => (Method::GET, format!("/partners/{id}"), vec![]),
            4 => (Method::GET, "/people".to_owned(), vec![]),
            5 => (
                Method::POST,
                "/people".to_owned(),
                vec![("mail", mail.to_owned()), ("company", id.to_owned()), ("role", "partner-sales".to_owned())],
            ),
            6 => (Method::POST, format!("/people/{}/end", world.memberships["other-sales"]), vec![]),
            7 => (Method::POST, "/sign-in".to_owned(), vec![("mail", mail.to_owned()), ("password", "not the right one".to_owned())]),
            8 => (Method::GET, format!("/api/v1/partners?{query}"), vec![]),
            9 => (Method::GET, format!("/api/v1/partners?after={id}"), vec![]),
            10 => (Method::GET, format!("/api/v1/partners/{id}"), vec![]),
            _ => (Method::POST, format!("/partners/{id}"), vec![("name", "Mine".to_owned()), ("version", "1".to_owned())]),
        });
    }
    steps
}

async fn same_in_both(kind: Kind) {
    let (one, of_one) = told(kind, "CANARY Southbank Bikes", 0).await;
    let (two, of_two) = told(kind, "CANARY A very different, much longer name of a company", 3).await;
    assert_eq!(
        (&of_one.companies, &of_one.memberships),
        (&of_two.companies, &of_two.memberships),
        "the worlds are alike but for the south"
    );
    for seed in 0..4 {
        let (mut here, mut there) = (of_one.browsers["admin"].at(&one), of_two.browsers["admin"].at(&two));
        for (method, path, fields) in steps(seed, &of_one) {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(field, text)| (*field, text.as_str())).collect();
            let first = here.send(method.clone(), &path, &fields, &[]).await;
            let second = there.send(method.clone(), &path, &fields, &[]).await;
            assert_eq!(
                (first.status, &first.headers, &first.body),
                (second.status, &second.headers, &second.body),
                "seed {seed}: {method} {path}"
            );
        }
    }
}

#[tokio::test]
async fn what_is_the_competitors_changes_no_byte_on_sqlite() {
    same_in_both(Kind::Sqlite).await;
}

#[tokio::test]
async fn what_is_the_competitors_changes_no_byte_on_postgres() {
    same_in_both(Kind::Postgres).await;
}
