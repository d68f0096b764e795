//! What people are told: who it concerns and nobody else, in the portal and by mail if they want it, and only as long as they may know it.

use app::jobs::work_off;

use crate::browser::Browser;
use crate::house::{PASSWORD, Told, company, on_both, vendor};
use crate::letters::{path, post};

/// Somebody invited by mail, who came in.
async fn invited(told: &Told, by: &mut Browser, mail: &str, at: &str, role: &str) -> Browser {
    assert_eq!(by.post("/people", &[("mail", mail), ("company", at), ("role", role)]).await.status, 201);
    let sent = post(told).await;
    let letter = sent.iter().find(|letter| letter.contains(&format!("To: {mail}"))).unwrap();
    told.accept(&format!("http://house.example{}", path(letter)), mail).await
}

/// Gives a partner an account manager, by the address that the form shows.
async fn look_after(manager: &mut Browser, partner: &str, mail: &str) {
    let page = manager.get(&format!("/partners/{partner}")).await.body;
    let choice = page.split("<option value=\"").skip(1).find(|choice| choice.contains(&format!(">{mail}<"))).unwrap();
    let person = choice.split('"').next().unwrap();
    assert_eq!(manager.post(&format!("/partners/{partner}/cam"), &[("person", person)]).await.status, 303);
}

on_both! {
async fn whoever_it_concerns_is_told_in_the_portal_and_by_mail_and_marks_it_as_read(told) {
    let told = told.with_letters();
    let mut manager = told.manager().await;
    let vendor = vendor(&mut manager).await;
    let north = company(&mut manager, "N-1", "Northgate & Sons", "partner").await;
    let mut cam = invited(&told, &mut manager, "cam@acme.example", &vendor, "cam").await;
    let mut admin = invited(&told, &mut manager, "ann@north.example", &north, "partner-admin").await;
    assert!(cam.get("/notices").await.has("Nothing yet"));
    look_after(&mut manager, &north, "cam@acme.example").await;
    let sent = post(&told).await;
    let to = |mail: &str| sent.iter().find(|letter| letter.contains(&format!("To: {mail}"))).unwrap().clone();
    assert_eq!(sent.len(), 2);
    assert!(to("cam@acme.example").contains("You look after Northgate & Sons from today on."));
    assert_eq!(path(&to("cam@acme.example")), format!("/partners/{north}"));
    assert!(to("ann@north.example").contains("Northgate & Sons has another account manager."));
    assert!(cam.get("/").await.has("<span class=\"unseen\">new: </span>1</span>"));
    assert!(admin.get("/notices").await.has("Northgate &#38; Sons has another account manager."));
    assert_eq!(cam.post("/notices/read", &[]).await.status, 303);
    assert!(!cam.get("/").await.has("class=\"count\""));
    assert!(cam.get("/notices").await.has("You look after"), "it is read, and still there");
    assert!(!manager.get("/notices").await.has("Northgate"), "whoever does it is not told");
}
}

on_both! {
async fn finance_waits_for_a_second_manager_who_is_told_and_then_it_is_told_itself(told) {
    let mut manager = told.manager().await;
    let mut second = told.manager_called("second@acme.example").await;
    let vendor = vendor(&mut manager).await;
    let mut finance = told.invited(&mut manager, "fin@acme.example", &vendor, "finance").await;
    assert!(second.get("/notices").await.has("accepted the role Finance"));
    assert!(!manager.get("/notices").await.has("Finance"), "who gave the role cannot confirm it");
    let list = second.get("/people").await.body;
    let waiting = list.split("/confirmation").next().unwrap().rsplit("/people/").next().unwrap();
    assert_eq!(second.post(&format!("/people/{waiting}/confirmation"), &[]).await.status, 303);
    let page = finance.get("/notices").await;
    assert!(page.has("You are now Finance of Acme Partners."), "{}", page.body);
}
}

on_both! {
async fn a_wish_keeps_letters_away_but_not_those_that_keep_an_account_safe(told) {
    let told = told.with_letters();
    let mut manager = told.manager().await;
    let vendor = vendor(&mut manager).await;
    let north = company(&mut manager, "N-1", "Northgate", "partner").await;
    let mut cam = invited(&told, &mut manager, "cam@acme.example", &vendor, "cam").await;
    assert!(cam.get("/notices").await.has("name=\"looks-after\" type=\"checkbox\" value=\"on\" checked"));
    assert_eq!(cam.post("/notices/wishes", &[("waits", "on")]).await.status, 303);
    assert!(cam.get("/notices").await.has("name=\"looks-after\" type=\"checkbox\" value=\"on\"><"));
    look_after(&mut manager, &north, "cam@acme.example").await;
    assert_eq!(post(&told).await.len(), 0);
    assert!(cam.get("/notices").await.has("You look after Northgate"));
    let renewed = [("current", PASSWORD), ("password", "another horse battery")];
    assert_eq!(cam.post("/account/password", &renewed).await.status, 200);
    assert_eq!(cam.post("/account/tokens", &[("title", "x"), ("days", "9")]).await.status, 201);
    let sent = post(&told).await;
    assert_eq!(sent.len(), 2);
    assert!(sent.iter().any(|letter| letter.contains("Your password was changed.")));
    assert!(sent.iter().any(|letter| letter.contains("A token was made that acts for you.") && letter.contains("safety of your account")));
    assert_eq!(cam.post("/notices/wishes", &[("looks-after", "on")]).await.status, 303);
    look_after(&mut manager, &north, "cam@acme.example").await;
    assert_eq!(post(&told).await.len(), 1);
}
}

on_both! {
async fn what_is_no_longer_within_reach_is_no_longer_told(told) {
    let told = told.with_letters();
    let mut manager = told.manager().await;
    let vendor = vendor(&mut manager).await;
    let north = company(&mut manager, "N-1", "Northgate", "partner").await;
    let mut cam = invited(&told, &mut manager, "cam@acme.example", &vendor, "cam").await;
    look_after(&mut manager, &north, "cam@acme.example").await;
    // Before the letter is sent, somebody else looks after it.
    assert_eq!(manager.post(&format!("/partners/{north}/cam"), &[("person", "")]).await.status, 303);
    assert_eq!(work_off(&told.house).await.unwrap().failed, 0);
    assert!(!cam.get("/notices").await.has("Northgate"));
    assert_eq!(post(&told).await.len(), 0);
}
}
