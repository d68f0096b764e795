//! A small world with somebody in every position: two partners, two distributors, two account managers, and the vendor's people.

use std::collections::BTreeMap;

use crate::api;
use crate::browser::Browser;
use crate::house::{Told, company, vendor};

/// Somebody's position.
pub const PEOPLE: [(&str, &str, &str); 13] = [
    ("manager", "vendor", "programme-manager"),
    ("finance", "vendor", "finance"),
    ("auditor", "vendor", "auditor"),
    ("cam", "vendor", "cam"),
    ("other-cam", "vendor", "cam"),
    ("admin", "north", "partner-admin"),
    ("sales", "north", "partner-sales"),
    ("marketing", "north", "partner-marketing"),
    ("other-admin", "south", "partner-admin"),
    ("other-sales", "south", "partner-sales"),
    ("distributor", "east", "distributor"),
    ("other-distributor", "west", "distributor"),
    ("nobody", "", ""),
];

/// The world: browsers by position, ids by name.
pub struct World {
    pub browsers: BTreeMap<&'static str, Browser>,
    pub companies: BTreeMap<&'static str, String>,
    /// The membership of each position.
    pub memberships: BTreeMap<&'static str, String>,
}

/// Builds it. `south` is the name of the competitor: what is only known of it must not be seen from the north.
pub async fn build(told: &Told, south: &str) -> World {
    let mut manager = told.manager_called("manager@vendor.example").await;
    let mut companies = BTreeMap::from([("vendor", vendor(&mut manager).await)]);
    for (key, number, name, is) in [
        ("north", "NORTH-1", "Northgate Cycles", "partner"),
        ("south", "CANARY-SOUTH-1", south, "partner"),
        ("east", "EAST-1", "East Wholesale", "distributor"),
        ("west", "CANARY-WEST-1", "CANARY West Wholesale", "distributor"),
    ] {
        companies.insert(key, company(&mut manager, number, name, is).await);
    }
    let mut browsers = BTreeMap::new();
    for (position, at, role) in PEOPLE.into_iter().skip(1).filter(|(_, at, _)| !at.is_empty()) {
        let canary = if position.starts_with("other") { "canary." } else { "" };
        let mail = format!("{canary}{position}@{at}.example");
        browsers.insert(position, told.invited(&mut manager, &mail, &companies[at], role).await);
    }
    let mut second = told.manager_called("second@vendor.example").await;
    let list = second.get("/people").await.body;
    let waiting = list.split("/confirmation").next().unwrap().rsplit("/people/").next().unwrap();
    assert_eq!(second.post(&format!("/people/{waiting}/confirmation"), &[]).await.status, 303);
    let memberships = memberships(&mut manager).await;
    for (cam, partner, distributor) in [("cam", "north", "east"), ("other-cam", "south", "west")] {
        let path = format!("/partners/{}", companies[partner]);
        let page = manager.get(&path).await;
        let mail = if cam == "cam" { "cam@vendor.example" } else { "canary.other-cam@vendor.example" };
        let choice = page.body.split("<option value=\"").find(|choice| choice.contains(&format!(">{mail}<"))).unwrap();
        let person = choice.split('"').next().unwrap();
        assert_eq!(manager.post(&format!("{path}/cam"), &[("person", person)]).await.status, 303);
        assert_eq!(manager.post(&format!("{path}/distributors"), &[("distributor", &companies[distributor])]).await.status, 303);
    }
    browsers.insert("manager", manager);
    for browser in browsers.values_mut() {
        browser.token = api::token(browser, true).await.token;
    }
    browsers.insert("nobody", told.browser());
    World { browsers, companies, memberships }
}

/// The memberships as the page of people shows them to a manager, by the position of their people.
async fn memberships(manager: &mut Browser) -> BTreeMap<&'static str, String> {
    let list = manager.get("/people").await.body;
    let of = |position: &str| {
        let row = list.split("<tr>").skip(2).find(|row| {
            let cell = row.split("</th>").next().unwrap_or_default();
            cell.split(['>', '@']).any(|part| part == position || part == format!("canary.{position}"))
        });
        row.and_then(|row| Some(row.split("action=\"/people/").nth(1)?.split('/').next()?.to_owned()))
    };
    PEOPLE.into_iter().filter_map(|(position, ..)| Some((position, of(position)?))).collect()
}
