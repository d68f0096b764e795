//! The API: tokens, and the same deeds for programs.

use app::router::routes;
use app::shell::api::described;
use axum::http::Method;
use serde_json::{Value, json};

use crate::browser::{Answer, Browser};
use crate::house::{company, on_both};

/// A token that somebody makes on the page of its account, as a program holds it.
pub async fn token(browser: &mut Browser, writes: bool) -> Browser {
    let writes = if writes { "on" } else { "" };
    let page = browser.post("/account/tokens", &[("title", "a script"), ("days", "30"), ("writes", writes)]).await;
    assert_eq!(page.status, 201, "{}", page.body);
    browser.program(&page.between("<code>", "</code>"))
}

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|error| panic!("{error}: {}", answer.body))
}

async fn call(program: &mut Browser, method: Method, path: &str, body: &Value, headers: &[(&str, &str)]) -> Answer {
    program.send_json(method, path, &body.to_string(), headers).await
}

const NORTH: &str = "/api/v1/partners";

on_both! {
    async fn a_program_adds_reads_and_changes_what_its_person_may(told) {
        let mut program = token(&mut told.manager().await, true).await;
        let wanted = json!({ "number": "P-1", "name": "Northgate", "country": "gb", "partner": true, "joined": "2024-02-29" });
        let added = call(&mut program, Method::POST, NORTH, &wanted, &[]).await;
        assert_eq!(added.status, 201, "{}", added.body);
        let path = added.header("location").unwrap().to_owned();
        assert_eq!(json(&added)["country"], "GB");
        let seen = program.get(&path).await;
        let tag = seen.header("etag").unwrap().to_owned();
        assert_eq!((seen.status, tag.as_str(), json(&seen)["joined"].as_str()), (200, "\"v1\"", Some("2024-02-29")));
        let again = program.send(Method::GET, &path, &[], &[("if-none-match", &tag)]).await;
        assert_eq!((again.status, again.body.as_str()), (304, ""));
        let other = json!({ "number": "P-1", "name": "Northgate Ltd", "country": "GB", "partner": true });
        assert_eq!(call(&mut program, Method::PUT, &path, &other, &[]).await.status, 428, "a change says what it saw");
        assert_eq!(call(&mut program, Method::PUT, &path, &other, &[("if-match", "\"v7\"")]).await.status, 412);
        let changed = call(&mut program, Method::PUT, &path, &other, &[("if-match", &tag)]).await;
        assert_eq!((changed.status, changed.header("etag")), (200, Some("\"v2\"")), "{}", changed.body);
        assert_eq!(call(&mut program, Method::PUT, &path, &other, &[("if-match", &tag)]).await.status, 412);
    }
}

on_both! {
    async fn sent_twice_with_one_key_it_is_done_once(told) {
        let mut program = token(&mut told.manager().await, true).await;
        let wanted = json!({ "number": "P-1", "name": "Northgate", "country": "GB", "partner": true });
        let mut second = program.clone();
        let headers = [("idempotency-key", "one")];
        let (first, twin) = tokio::join!(call(&mut program, Method::POST, NORTH, &wanted, &headers), call(&mut second, Method::POST, NORTH, &wanted, &headers));
        assert_eq!((first.status, twin.status), (201, 201), "{}{}", first.body, twin.body);
        assert_eq!(first.body, twin.body);
        let other = json!({ "number": "P-2", "name": "Other", "country": "GB", "partner": true });
        let refused = call(&mut program, Method::POST, NORTH, &other, &headers).await;
        assert!(refused.status == 422 && json(&refused)["type"] == "urn:fairway:problem:key-used", "{}", refused.body);
        let all = json(&program.get(NORTH).await);
        assert_eq!(all["items"].as_array().unwrap().len(), 1);
    }
}

on_both! {
    async fn what_is_wrong_is_said_by_field_in_the_language_of_the_person(told) {
        let mut program = token(&mut told.manager().await, true).await;
        let refused = call(&mut program, Method::POST, NORTH, &json!({ "number": "", "name": "N", "country": "Britain" }), &[]).await;
        assert_eq!((refused.status, refused.header("content-type")), (422, Some("application/problem+json")));
        let told_fields: Vec<Value> = json(&refused)["errors"].as_array().unwrap().iter().map(|error| error["field"].clone()).collect();
        assert_eq!(told_fields, ["country", "number", "partner"]);
        for body in ["{", "[]", "{\"number\":1}", "{\"number\":\"1\",\"name\":\"N\",\"country\":\"GB\",\"vendor\":true}", "null"] {
            let refused = program.send_json(Method::POST, NORTH, body, &[]).await;
            assert!(refused.status == 400 && json(&refused)["status"] == 400, "{body}: {}", refused.body);
        }
    }
}

on_both! {
    async fn a_token_is_for_programs_and_a_cookie_for_browsers(told) {
        let mut manager = told.manager().await;
        let program = token(&mut manager, true).await;
        let refused = manager.get(NORTH).await;
        assert_eq!((refused.status, refused.header("www-authenticate")), (401, Some("Bearer")));
        let mut as_browser = program.clone();
        assert_eq!(as_browser.get("/partners").await.status, 303);
        let mut guessed = program.program("fairway_guess");
        assert_eq!(guessed.get(NORTH).await.status, 401);
    }
}

on_both! {
    async fn a_token_that_reads_does_not_write_and_ends_when_it_is_ended(told) {
        let mut manager = told.manager().await;
        let mut reads = token(&mut manager, false).await;
        assert_eq!(reads.get(NORTH).await.status, 200);
        let wanted = json!({ "number": "P-1", "name": "Northgate", "country": "GB", "partner": true });
        assert_eq!(call(&mut reads, Method::POST, NORTH, &wanted, &[]).await.status, 403);
        let path = format!("/account/tokens/{}/end", manager.get("/account").await.between("action=\"/account/tokens/", "/end"));
        let mut other = told.manager_called("two@acme.example").await;
        assert_eq!(other.post(&path, &[]).await.status, 404, "nobody ends somebody else's");
        assert_eq!(manager.post(&path, &[]).await.status, 303);
        assert_eq!(reads.get(NORTH).await.status, 401);
    }
}

on_both! {
    async fn a_token_ends_by_itself_and_with_the_role_of_its_person(told) {
        let mut manager = told.manager().await;
        let north = company(&mut manager, "P-1", "Northgate Cycles", "partner").await;
        let mut ann = told.invited(&mut manager, "ann@northgate.example", &north, "partner-admin").await;
        let mut program = token(&mut ann, false).await;
        let path = format!("{NORTH}/{north}");
        assert_eq!(program.get(&path).await.status, 200);
        let list = manager.get("/people").await.body;
        let row = list.split("<tr>").find(|row| row.contains("ann@northgate")).unwrap();
        let end = format!("/people/{}/end", row.split("action=\"/people/").nth(1).unwrap().split('/').next().unwrap());
        assert_eq!(manager.post(&end, &[]).await.status, 303);
        assert_eq!(program.get(&path).await.status, 403);
        let mut of_manager = token(&mut manager, false).await;
        told.wait(30 * 24 * 3_600);
        assert_eq!(of_manager.get(NORTH).await.status, 401);
    }
}

on_both! {
    async fn a_long_list_is_read_to_its_end(told) {
        let mut rows = String::from("number,name,country\n");
        for number in 0..120 {
            rows.push_str(&format!("P-{number},Company {},GB\n", number / 40));
        }
        app::partners::import(&told.house, rows.as_bytes()).await.unwrap();
        let mut program = token(&mut told.manager().await, false).await;
        let (mut after, mut seen) = (String::new(), vec![]);
        loop {
            let page = json(&program.get(&format!("{NORTH}?after={after}")).await);
            seen.extend(page["items"].as_array().unwrap().iter().map(|one| one["number"].to_string()));
            match page["next"].as_str() {
                Some(next) => after = next.to_owned(),
                None => break,
            }
        }
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 120);
        assert_eq!(program.get(&format!("{NORTH}?after=nowhere")).await.status, 422);
    }
}

#[test]
fn every_operation_for_programs_is_described_and_every_description_is_served() {
    let described_paths: Vec<(String, String)> = described()
        .paths
        .paths
        .iter()
        .flat_map(|(path, item)| {
            let methods = [("GET", &item.get), ("POST", &item.post), ("PUT", &item.put), ("DELETE", &item.delete)];
            let there = methods.into_iter().filter(|(_, operation)| operation.is_some()).map(|(method, _)| method.to_owned());
            there.map(|method| (method, path.clone())).collect::<Vec<_>>()
        })
        .collect();
    let routes = routes();
    let mut served: Vec<(String, String)> = routes
        .operations()
        .iter()
        .filter(|one| one.path.starts_with("/api/"))
        .map(|one| (one.method.to_owned(), one.path.to_owned()))
        .collect();
    let mut told = described_paths;
    served.sort();
    told.sort();
    assert_eq!(served, told);
}

#[test]
fn the_description_in_the_documentation_is_the_one_that_is_served() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/openapi.json");
    let now = format!("{}\n", described().to_pretty_json().unwrap());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    assert!(
        now == std::fs::read_to_string(path).unwrap_or_default(),
        "`UPDATE=1` writes docs/reference/openapi.json anew: read what changed"
    );
}
