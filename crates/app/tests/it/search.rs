//! One question over everything: what is within reach is found, and nothing else, by nothing that whoever asks may not know.

use crate::house::{Told, company, on_both, vendor};
use crate::world;

on_both! {
async fn companies_and_people_are_found_by_whoever_may_see_them(told) {
    let mut world = world::build(&told, "CANARY Southbank").await;
    let ask = async |world: &mut world::World, position: &str, text: &str| {
        let query = serde_urlencoded::to_string([("text", text)]).unwrap();
        world.browsers.get_mut(position).unwrap().get(&format!("/search?{query}")).await
    };
    for (position, text, expected) in [
        ("manager", "northgate", true),
        ("manager", "SALES@north", true),
        ("manager", "canary-south", true),
        ("cam", "sales@north", true),
        ("cam", "southbank", false),
        ("cam", "other-sales", false),
        ("admin", "sales@north", true),
        ("admin", "canary", false),
        ("sales", "northgate", true),
        ("sales", "sales@north", false),
        ("distributor", "northgate", true),
        ("distributor", "sales@north", false),
        ("distributor", "west", false),
        ("auditor", "other-distributor", true),
    ] {
        let page = ask(&mut world, position, text).await;
        assert_eq!(page.has("<ul class=\"list\">"), expected, "{position}, {text}: {}", page.body);
        assert_eq!(page.has("Nothing within your reach"), !expected, "{position}, {text}");
    }
    for text in ["%", "_", "\\", "' OR 1=1 --"] {
        assert!(ask(&mut world, "manager", text).await.has("Nothing within your reach"), "{text}");
    }
    assert!(ask(&mut world, "manager", "<b>").await.has("&#60;b&#62;"));
    assert!(ask(&mut world, "manager", " ").await.has("Type a name"));
}
}

on_both! {
async fn whoever_has_not_accepted_yet_is_not_found_by_the_name_they_have_elsewhere(told) {
    let mut manager = told.manager().await;
    let (north, south) = (company(&mut manager, "N-1", "North", "partner").await, company(&mut manager, "S-1", "South", "partner").await);
    let mut admin = told.invited(&mut manager, "ann@north.example", &north, "partner-admin").await;
    told.invited(&mut manager, "sue@south.example", &south, "partner-sales").await;
    told.rename("sue@south.example", "Susan Secret").await;
    assert_eq!(admin.post("/people", &[("mail", "sue@south.example"), ("company", &north), ("role", "partner-sales")]).await.status, 201);
    assert!(admin.get("/search?text=secret").await.has("Nothing within your reach"));
    let page = admin.get("/search?text=sue%40south").await;
    assert!(page.has("<ul class=\"list\">") && !page.has("Secret"), "{}", page.body);
    vendor(&mut manager).await;
    assert!(manager.get("/search?text=secret").await.has("Susan Secret"));
}
}

#[tokio::test]
async fn more_companies_than_are_shown_are_on_their_own_page() {
    let told = Told::new(crate::house::Kind::Sqlite).await;
    let mut manager = told.manager().await;
    for number in 0..12 {
        company(&mut manager, &format!("P-{number}"), "Cycles & more", "partner").await;
    }
    let page = manager.get("/search?text=cycles+%26").await;
    assert_eq!(page.body.matches("Cycles &#38; more").count(), 10);
    assert!(page.has("<a href=\"/partners?text=cycles+%26\">12 companies</a>"), "{}", page.body);
}
