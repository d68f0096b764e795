//! Letters: an invitation reaches whoever can read the mail of an address, a forgotten password is replaced, and nobody learns from any of it who is known.

use app::jobs::work_off;

use crate::browser::Browser;
use crate::house::{PASSWORD, Told, company, on_both, vendor};

/// The letters that were sent, decoded, in the order of their names.
pub fn letters(told: &Told) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(told.letter_box()) else { return vec![] };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| decoded(&std::fs::read_to_string(path).unwrap())).collect()
}

/// The letters since the last look; the folder is empty afterwards.
pub async fn post(told: &Told) -> Vec<String> {
    work_off(&told.house).await.unwrap();
    let found = letters(told);
    drop(std::fs::remove_dir_all(told.letter_box()));
    found
}

/// Quoted-printable, as mail programs read it.
fn decoded(text: &str) -> String {
    let joined = text.replace("=\r\n", "");
    let mut parts = joined.split('=');
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        match part.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend(part.as_bytes()[2..].iter());
            }
            None => bytes.extend(format!("={part}").bytes()),
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// The path a letter leads to.
pub fn path(letter: &str) -> String {
    let (_, rest) = letter.split_once("http://house.example").unwrap();
    rest.split_whitespace().next().unwrap().to_owned()
}

on_both! {
async fn an_invitation_goes_to_the_address_and_is_not_shown_to_whoever_invites(told) {
    let told = told.with_letters();
    let mut manager = told.manager().await;
    let vendor = vendor(&mut manager).await;
    let page = manager.post("/people", &[("mail", "Cam@acme.example"), ("company", &vendor), ("role", "cam")]).await;
    assert_eq!(page.status, 201);
    assert!(!page.has("/invitation/") && page.has("is on its way"), "{}", page.body);
    let sent = post(&told).await;
    assert_eq!(sent.len(), 1);
    for part in ["To: cam@acme.example", "From: Acme <partners@acme.example>", "Subject: Acme Partners: you are invited", "Auto-Submitted: auto-generated", "as Channel account manager"] {
        assert!(sent[0].contains(part), "{part}: {}", sent[0]);
    }
    let mut cam = told.accept(&format!("http://house.example{}", path(&sent[0])), "Cam").await;
    assert_eq!(cam.get("/").await.status, 200);
    assert_eq!(told.browser().get(&path(&sent[0])).await.status, 404, "it works once");
    assert_eq!(post(&told).await.len(), 0, "and is sent once");
}
}

on_both! {
async fn an_invitation_that_was_taken_back_is_not_sent(told) {
    let told = told.with_letters();
    let mut manager = told.manager().await;
    let vendor = vendor(&mut manager).await;
    manager.post("/people", &[("mail", "cam@acme.example"), ("company", &vendor), ("role", "cam")]).await;
    let list = manager.get("/people").await.body;
    let row = list.split("<tr>").find(|row| row.contains("cam@acme.example")).unwrap();
    let end = row.split("action=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(manager.post(end, &[]).await.status, 303);
    assert_eq!(post(&told).await.len(), 0);
}
}

async fn sign_in(browser: &mut Browser, mail: &str, password: &str) -> u16 {
    browser.post("/sign-in", &[("mail", mail), ("password", password)]).await.status
}

on_both! {
async fn a_forgotten_password_is_replaced_by_whoever_reads_the_mail(told) {
    let told = told.with_letters();
    let mut manager = told.manager().await;
    assert!(told.browser().get("/sign-in").await.has("href=\"/forgotten\""));
    let mut outside = told.browser();
    let asked = outside.post("/forgotten", &[("mail", "mo.manager@acme.example")]).await;
    assert_eq!(asked.status, 200);
    let sent = post(&told).await;
    assert!(sent.len() == 1 && sent[0].contains("Subject: Acme Partners: another password"), "{sent:?}");
    let link = path(&sent[0]);
    assert!(outside.get(&link).await.has("mo.manager@acme.example"));
    assert_eq!(outside.post(&link, &[("password", "short")]).await.status, 422);
    assert_eq!(outside.post(&link, &[("password", "another horse battery")]).await.status, 200);
    assert_eq!(manager.get("/").await.status, 303, "who was in is out");
    assert_eq!(outside.get("/").await.status, 303, "and who chose it has to sign in");
    assert_eq!(outside.post(&link, &[("password", "a third horse battery")]).await.status, 404, "the link works once");
    assert_eq!(sign_in(&mut outside, "mo.manager@acme.example", PASSWORD).await, 422);
    assert_eq!(sign_in(&mut outside, "mo.manager@acme.example", "another horse battery").await, 303);
}
}

on_both! {
async fn whether_an_address_is_known_is_not_told_and_nobody_is_flooded(told) {
    let told = told.with_letters();
    told.manager().await;
    let mut outside = told.browser();
    let known = outside.post("/forgotten", &[("mail", "mo.manager@acme.example")]).await;
    let unknown = outside.post("/forgotten", &[("mail", "nobody@acme.example")]).await;
    assert_eq!((known.status, &known.body), (unknown.status, &unknown.body));
    assert_eq!(post(&told).await.len(), 1);
    for mail in ["mo.manager@acme.example", "nobody@acme.example"] {
        let answers: Vec<u16> = [outside.post("/forgotten", &[("mail", mail)]).await, outside.post("/forgotten", &[("mail", mail)]).await,
            outside.post("/forgotten", &[("mail", mail)]).await, outside.post("/forgotten", &[("mail", mail)]).await,
            outside.post("/forgotten", &[("mail", mail)]).await].iter().map(|answer| answer.status).collect();
        assert_eq!(answers, [200, 200, 200, 200, 429], "{mail}");
    }
    assert_eq!(post(&told).await.len(), 4);
    assert_eq!(sign_in(&mut outside, "mo.manager@acme.example", PASSWORD).await, 303, "who is flooded can still sign in");
}
}

on_both! {
async fn a_link_to_another_password_holds_for_an_hour_and_the_next_choice_uses_up_all(told) {
    let told = told.with_letters();
    told.manager().await;
    let mut outside = told.browser();
    for _ in 0..2 {
        outside.post("/forgotten", &[("mail", "mo.manager@acme.example")]).await;
    }
    let sent = post(&told).await;
    told.wait(3_599);
    assert_eq!(outside.post(&path(&sent[0]), &[("password", "another horse battery")]).await.status, 200);
    assert_eq!(outside.get(&path(&sent[1])).await.status, 404);
    outside.post("/forgotten", &[("mail", "mo.manager@acme.example")]).await;
    let sent = post(&told).await;
    let letter = sent.iter().find(|letter| letter.contains("/reset/")).unwrap();
    told.wait(3_601);
    assert_eq!(outside.get(&path(letter)).await.status, 404);
}
}

on_both! {
async fn a_house_without_a_postbox_shows_links_and_forgets_no_passwords(told) {
    let mut manager = told.manager().await;
    let north = company(&mut manager, "N-1", "Northgate", "partner").await;
    assert!(manager.post("/people", &[("mail", "a@b.example"), ("company", &north), ("role", "partner-admin")]).await.has("/invitation/"));
    assert!(!told.browser().get("/sign-in").await.has("forgotten"));
    assert_eq!(told.browser().get("/forgotten").await.status, 404);
    assert_eq!(told.browser().post("/forgotten", &[("mail", "mo.manager@acme.example")]).await.status, 404);
}
}
