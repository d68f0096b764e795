//! Other systems are told: signed, again until they take it, of what their person may see and of nothing else.

use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex};

use app::jobs::work_off;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use serde_json::Value;

use crate::browser::Browser;
use crate::house::{Told, company, on_both, vendor};

/// What a receiver got: id, signature, body.
type Got = Arc<Mutex<Vec<(String, String, Value)>>>;

/// A receiver on a port of its own, which answers with the status it is set to.
#[derive(Clone)]
struct Receiver {
    url: String,
    got: Got,
    status: Arc<AtomicU16>,
}

impl Receiver {
    async fn begin() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let receiver = Self { url, got: Got::default(), status: Arc::new(AtomicU16::new(200)) };
        let app = Router::new().route("/hook", post(take)).with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        receiver
    }

    fn answers(&self, status: u16) {
        self.status.store(status, Ordering::SeqCst);
    }

    /// What came since the last look, as kinds.
    fn kinds(&self) -> Vec<String> {
        self.got.lock().unwrap().drain(..).map(|(.., body)| body["type"].as_str().unwrap().to_owned()).collect()
    }
}

async fn take(State(receiver): State<Receiver>, headers: HeaderMap, body: String) -> (StatusCode, [(&'static str, &'static str); 1]) {
    let header = |name: &str| headers[name].to_str().unwrap().to_owned();
    let signed = format!("{}|{}|{}|{body}", header("webhook-id"), header("webhook-timestamp"), header("webhook-signature"));
    receiver.got.lock().unwrap().push((header("webhook-id"), signed, serde_json::from_str(&body).unwrap()));
    (StatusCode::from_u16(receiver.status.load(Ordering::SeqCst)).unwrap(), [("location", "http://127.0.0.1:1/elsewhere")])
}

const ALL: [&str; 6] =
    ["company-added", "company-changed", "companies-imported", "company-served", "membership-confirmed", "membership-ended"];

/// Somebody's endpoint for everything; its path, and its secret.
async fn endpoint(browser: &mut Browser, receiver: &Receiver) -> (String, String) {
    let mut fields = vec![("url", receiver.url.as_str())];
    fields.extend(ALL.map(|kind| (kind, "on")));
    let page = browser.post("/webhooks", &fields).await;
    assert_eq!(page.status, 201, "{}", page.body);
    let secret = page.between("<code>", "</code>");
    assert!(secret.starts_with("whsec_"));
    let list = browser.get("/webhooks").await;
    assert!(!list.has("whsec_"), "it is shown once");
    (format!("/webhooks/{}", list.between("href=\"/webhooks/", "\"")), secret)
}

/// HMAC-SHA256 written out from RFC 2104, to hold the product's against.
fn hmac(key: &[u8], message: &[u8]) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    let mut block = [0_u8; 64];
    block[..key.len()].copy_from_slice(key);
    let inner = Sha256::new().chain_update(block.map(|byte| byte ^ 0x36)).chain_update(message).finalize();
    Sha256::new().chain_update(block.map(|byte| byte ^ 0x5c)).chain_update(inner).finalize().to_vec()
}

on_both! {
async fn an_event_reaches_the_receiver_once_signed_with_the_secret_that_was_shown(told) {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    let told = told.reaching();
    let mut manager = told.manager().await;
    company(&mut manager, "N-0", "Before", "partner").await;
    let receiver = Receiver::begin().await;
    let (_, secret) = endpoint(&mut manager, &receiver).await;
    let north = company(&mut manager, "N-1", "Northgate", "partner").await;
    work_off(&told.house).await.unwrap();
    work_off(&told.house).await.unwrap();
    let got = receiver.got.lock().unwrap().clone();
    assert_eq!(got.len(), 1, "what was before is not told, and nothing twice");
    let (id, signed, body) = &got[0];
    assert_eq!(body["type"], "company.added");
    assert_eq!(body["data"]["company"], north.as_str());
    assert!(!signed.contains("Northgate"), "it says what happened, not what there is to know");
    let mut parts = signed.splitn(4, '|');
    let (_, seconds, signature, sent) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
    let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
    assert_eq!(signature, format!("v1,{}", STANDARD.encode(hmac(&key, format!("{id}.{seconds}.{sent}").as_bytes()))));
    assert_eq!(seconds, "1764590400");
}
}

on_both! {
async fn what_is_not_taken_is_sent_again_under_the_same_id_and_by_hand_once_more(told) {
    let told = told.reaching();
    let mut manager = told.manager().await;
    let receiver = Receiver::begin().await;
    let (path, _) = endpoint(&mut manager, &receiver).await;
    receiver.answers(302);
    assert_eq!(manager.post(&format!("{path}/test"), &[]).await.status, 303);
    assert_eq!(work_off(&told.house).await.unwrap().failed, 1, "where an answer leads is not followed");
    assert!(manager.get(&path).await.has("302"));
    receiver.answers(503);
    told.wait(10);
    work_off(&told.house).await.unwrap();
    receiver.answers(204);
    told.wait(40);
    work_off(&told.house).await.unwrap();
    let page = manager.get(&path).await;
    assert!(page.has(">Taken</span>") && page.has("204"), "{}", page.body);
    let ids: Vec<String> = receiver.got.lock().unwrap().iter().map(|(id, ..)| id.clone()).collect();
    assert!(ids.len() == 3 && ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    let again = format!("/webhooks/deliveries/{}/again", page.between("action=\"/webhooks/deliveries/", "/"));
    assert_eq!(manager.post(&again, &[]).await.status, 303);
    assert_eq!(manager.post(&again, &[]).await.status, 404, "it waits already");
    work_off(&told.house).await.unwrap();
    assert_eq!(receiver.got.lock().unwrap().len(), 4);
}
}

on_both! {
async fn each_is_told_of_what_they_reach_and_of_nothing_else(told) {
    let told = told.reaching();
    let mut manager = told.manager().await;
    let (north, south) = (company(&mut manager, "N-1", "North", "partner").await, company(&mut manager, "S-1", "South", "partner").await);
    let mut admin = told.invited(&mut manager, "ann@north.example", &north, "partner-admin").await;
    let mut other = told.invited(&mut manager, "sue@south.example", &south, "partner-admin").await;
    let mut sales = told.invited(&mut manager, "sal@north.example", &north, "partner-sales").await;
    let (of_vendor, of_north, of_south) = (Receiver::begin().await, Receiver::begin().await, Receiver::begin().await);
    endpoint(&mut manager, &of_vendor).await;
    let (path, _) = endpoint(&mut admin, &of_north).await;
    endpoint(&mut other, &of_south).await;
    assert_eq!(sales.post("/webhooks", &[("url", of_north.url.as_str()), ("company-added", "on")]).await.status, 403);
    assert_eq!(other.get(&path).await.status, 404);
    assert_eq!(other.post(&format!("{path}/test"), &[]).await.status, 404);
    assert_eq!(other.post(&format!("{path}/end"), &[]).await.status, 404);
    let changed = [("number", "N-1"), ("name", "North & Sons"), ("country", "GB"), ("partner", "on"), ("version", "1")];
    assert_eq!(manager.post(&format!("/partners/{north}"), &changed).await.status, 303);
    company(&mut manager, "E-1", "East", "distributor").await;
    let list = manager.get("/people").await.body;
    let row = list.split("<tr>").find(|row| row.contains("sal@north.example")).unwrap();
    let end = row.split("action=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(manager.post(end, &[]).await.status, 303);
    work_off(&told.house).await.unwrap();
    let sorted = |receiver: &Receiver| { let mut kinds = receiver.kinds(); kinds.sort(); kinds };
    assert_eq!(sorted(&of_vendor), ["company.added", "company.changed", "membership.ended"]);
    assert_eq!(sorted(&of_north), ["company.changed", "membership.ended"]);
    assert_eq!(sorted(&of_south), Vec::<String>::new());
}
}

on_both! {
async fn whoever_lost_the_right_between_event_and_delivery_is_told_nothing(told) {
    let told = told.reaching();
    let mut manager = told.manager().await;
    let north = company(&mut manager, "N-1", "North", "partner").await;
    let mut admin = told.invited(&mut manager, "ann@north.example", &north, "partner-admin").await;
    let receiver = Receiver::begin().await;
    endpoint(&mut admin, &receiver).await;
    receiver.answers(500);
    let changed = [("number", "N-1"), ("name", "North & Sons"), ("country", "GB"), ("partner", "on"), ("version", "1")];
    assert_eq!(manager.post(&format!("/partners/{north}"), &changed).await.status, 303);
    work_off(&told.house).await.unwrap();
    assert_eq!(receiver.kinds(), ["company.changed"]);
    let list = manager.get("/people").await.body;
    let row = list.split("<tr>").find(|row| row.contains("ann@north.example")).unwrap();
    let end = row.split("action=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(manager.post(end, &[]).await.status, 303);
    receiver.answers(200);
    told.wait(60);
    work_off(&told.house).await.unwrap();
    assert_eq!(receiver.kinds(), Vec::<String>::new());
    assert!(manager.get("/jobs").await.has("no longer within reach"));
}
}

on_both! {
async fn a_receiver_that_is_gone_is_paused_and_its_person_told(told) {
    let told = told.reaching();
    let mut manager = told.manager().await;
    let receiver = Receiver::begin().await;
    let (path, _) = endpoint(&mut manager, &receiver).await;
    receiver.answers(410);
    company(&mut manager, "N-1", "North", "partner").await;
    work_off(&told.house).await.unwrap();
    assert_eq!(receiver.kinds(), ["company.added"]);
    assert!(manager.get(&path).await.has(">Paused</span>"));
    assert!(manager.get("/notices").await.has("is paused"));
    company(&mut manager, "N-2", "Further north", "partner").await;
    work_off(&told.house).await.unwrap();
    assert_eq!(receiver.kinds(), Vec::<String>::new());
    receiver.answers(200);
    assert_eq!(manager.post(&format!("{path}/test"), &[]).await.status, 303);
    work_off(&told.house).await.unwrap();
    assert_eq!(receiver.kinds(), ["test"], "a test goes to a paused one");
    assert_eq!(manager.post(&format!("{path}/resume"), &[]).await.status, 303);
    company(&mut manager, "N-3", "Yet further", "partner").await;
    work_off(&told.house).await.unwrap();
    assert_eq!(receiver.kinds(), ["company.added"]);
    assert_eq!(manager.post(&format!("{path}/end"), &[]).await.status, 303);
    assert_eq!(manager.get(&path).await.status, 404);
}
}

on_both! {
async fn however_many_follow_the_log_each_event_is_delivered_once(told) {
    let told = told.reaching();
    let mut manager = told.manager().await;
    let receiver = Receiver::begin().await;
    endpoint(&mut manager, &receiver).await;
    for number in 0..30 {
        company(&mut manager, &format!("N-{number}"), "North", "partner").await;
    }
    let workers: Vec<_> = (0..5).map(|_| { let house = told.house.clone(); tokio::spawn(async move { work_off(&house).await.unwrap() }) }).collect();
    for worker in workers {
        worker.await.unwrap();
    }
    work_off(&told.house).await.unwrap();
    assert_eq!(receiver.kinds().len(), 30);
}
}

#[tokio::test]
async fn an_address_inside_is_refused_where_it_is_typed() {
    let told = Told::new(crate::house::Kind::Sqlite).await;
    let mut manager = told.manager().await;
    vendor(&mut manager).await;
    for (url, said) in [
        ("http://hooks.acme.example/", "must begin with https"),
        ("https://127.0.0.1/", "not on the public internet"),
        ("https://[::1]/", "not on the public internet"),
        ("https://169.254.169.254/latest", "not on the public internet"),
        ("hooks", "Write an address"),
    ] {
        let page = manager.post("/webhooks", &[("url", url), ("company-added", "on")]).await;
        assert!(page.status == 422 && page.has(said), "{url}: {}", page.body);
    }
    let page = manager.post("/webhooks", &[("url", "https://hooks.acme.example/")]).await;
    assert!(page.status == 422 && page.has("Choose at least one") && page.has("https://hooks.acme.example/"));
}
