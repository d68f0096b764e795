//! Groups and files: who belongs to whom, what a parent sees and for how long, and the companies within reach as a file.

use app::partners::{Imported, import};

use crate::house::{company, on_both};

on_both! {
async fn a_parent_sees_a_subsidiary_that_shares_and_no_longer_when_it_stops(told) {
    let mut manager = told.manager().await;
    let (holding, north) = (company(&mut manager, "H-1", "Holding", "partner").await, company(&mut manager, "N-1", "Northgate", "partner").await);
    let mut above = told.invited(&mut manager, "ada@holding.example", &holding, "partner-admin").await;
    let mut below = told.invited(&mut manager, "ann@north.example", &north, "partner-admin").await;
    let path = format!("/partners/{north}");
    for (shares, status) in [("none", 404), ("read", 200), ("none", 404), ("read", 200), ("everything", 404)] {
        assert_eq!(manager.post(&format!("{path}/parent"), &[("parent", "H-1"), ("shares", shares)]).await.status, 303);
        assert_eq!(above.get(&path).await.status, status, "{shares}");
        assert_eq!(above.get(&format!("/partners/{holding}")).await.has("Northgate"), status == 200, "{shares}");
        assert!(!below.get(&path).await.has("Holding"), "the parent is not within the subsidiary's reach");
        assert_eq!(below.get(&format!("/partners/{holding}")).await.status, 404);
    }
    assert!(manager.get(&format!("/partners/{holding}")).await.has("Northgate"));
    assert!(manager.get(&path).await.has("value=\"H-1\""));
    manager.post(&format!("{path}/parent"), &[("parent", "H-1"), ("shares", "read")]).await;
    assert_eq!(above.get(&path).await.status, 200);
    assert_eq!(manager.post(&format!("{path}/parent"), &[("parent", ""), ("shares", "read")]).await.status, 303);
    assert_eq!(above.get(&path).await.status, 404, "it belongs to nobody any more");
    assert_eq!(above.post(&format!("{path}/parent"), &[("parent", "H-1"), ("shares", "manage")]).await.status, 403);
    assert!(told.log().await.contains("belong"));
}
}

on_both! {
async fn nobody_is_above_itself_and_a_number_that_is_none_is_said_beside_the_field(told) {
    let mut manager = told.manager().await;
    let mut ids = vec![];
    for number in ["A", "B", "C"] {
        ids.push(company(&mut manager, number, &format!("Company {number}"), "partner").await);
    }
    for (child, parent) in [(1, "A"), (2, "B")] {
        assert_eq!(manager.post(&format!("/partners/{}/parent", ids[child]), &[("parent", parent), ("shares", "read")]).await.status, 303);
    }
    for (child, parent, said) in [(0, "C", "above itself"), (0, "A", "above itself"), (0, "Z", "No company has this number"), (0, "vendor", "No company has this number")] {
        let page = manager.post(&format!("/partners/{}/parent", ids[child]), &[("parent", parent), ("shares", "read")]).await;
        assert!(page.status == 422 && page.has(said) && page.has(&format!("value=\"{parent}\"")), "{parent}: {}", page.body);
    }
    // A parent may change, and then what was below is free to be above.
    assert_eq!(manager.post(&format!("/partners/{}/parent", ids[1]), &[("parent", ""), ("shares", "read")]).await.status, 303);
    assert_eq!(manager.post(&format!("/partners/{}/parent", ids[0]), &[("parent", "C"), ("shares", "read")]).await.status, 303);
}
}

on_both! {
async fn an_account_manager_sees_the_group_of_those_it_looks_after(told) {
    let mut manager = told.manager().await;
    let vendor = crate::house::vendor(&mut manager).await;
    let (holding, north) = (company(&mut manager, "H-1", "Holding", "partner").await, company(&mut manager, "N-1", "Northgate", "partner").await);
    let mut cam = told.invited(&mut manager, "cam@acme.example", &vendor, "cam").await;
    manager.post(&format!("/partners/{north}/parent"), &[("parent", "H-1"), ("shares", "none")]).await;
    for id in [&holding, &north] {
        let page = manager.get(&format!("/partners/{id}")).await.body;
        let choice = page.split("<option value=\"").skip(1).find(|choice| choice.contains(">cam@acme.example<")).unwrap();
        assert_eq!(manager.post(&format!("/partners/{id}/cam"), &[("person", choice.split('"').next().unwrap())]).await.status, 303);
        let sees_both = *id == north;
        assert_eq!(cam.get(&format!("/partners/{holding}")).await.has("Northgate"), sees_both);
    }
    assert!(cam.get(&format!("/partners/{north}")).await.has("Belongs to"));
}
}

on_both! {
async fn a_distributor_that_serves_no_more_sees_the_reseller_no_more(told) {
    let mut manager = told.manager().await;
    let (north, east) = (company(&mut manager, "N-1", "Northgate", "partner").await, company(&mut manager, "E-1", "East", "distributor").await);
    let mut serves = told.invited(&mut manager, "eve@east.example", &east, "distributor").await;
    let path = format!("/partners/{north}");
    manager.post(&format!("{path}/distributors"), &[("distributor", &east)]).await;
    assert_eq!(serves.get(&path).await.status, 200);
    assert_eq!(manager.post(&format!("{path}/distributors/end"), &[("distributor", &east)]).await.status, 303);
    assert_eq!(serves.get(&path).await.status, 404);
    assert_eq!(manager.post(&format!("{path}/distributors/end"), &[("distributor", &east)]).await.status, 404, "it has ended");
    assert_eq!(manager.post(&format!("{path}/distributors"), &[("distributor", &east)]).await.status, 303);
    assert_eq!(serves.get(&path).await.status, 200, "and may begin anew");
}
}

on_both! {
async fn what_is_exported_is_what_is_within_reach_and_read_in_again_changes_nothing(told) {
    let mut manager = told.manager().await;
    for (number, name) in [("P-1", "=HYPERLINK(\"http://x\")"), ("P-2", "'quoted, \"and\" more"), ("+3", "-2+3"), ("@4", "Söhne; & <b>"), ("P-5", "'=both")] {
        company(&mut manager, number, name, "partner").await;
    }
    let mut ids = vec![];
    for number in 0..3 {
        ids.push(company(&mut manager, &format!("D-{number}"), &format!("Distributor {number}"), "distributor").await);
    }
    let file = manager.get("/partners/export.csv").await;
    assert!(file.header("content-disposition").unwrap().contains("partners.csv"));
    assert_eq!(file.body.lines().count(), 9);
    for cell in file.body.lines().skip(1).flat_map(|line| line.split(',')) {
        assert!(!cell.trim_start_matches('"').starts_with(['=', '+', '-', '@']), "{cell}");
    }
    let again = import(&told.house, file.body.as_bytes()).await.unwrap();
    assert_eq!(again, Imported::Done { added: 0, changed: 0, same: 8 });
    assert_eq!(manager.get("/partners/export.csv?text=distributor+1").await.body.lines().count(), 2);
    let mut serves = told.invited(&mut manager, "eve@east.example", &ids[0], "distributor").await;
    let north = manager.get("/partners?text=P-5").await.between("<th scope=\"row\"><a href=\"/partners/", "\"");
    manager.post(&format!("/partners/{north}/distributors"), &[("distributor", &ids[0])]).await;
    let own = serves.get("/partners/export.csv").await.body;
    assert_eq!(own.lines().count(), 3, "itself and the one it serves: {own}");
    let served = own.lines().find(|line| line.contains("P-5")).unwrap();
    assert!(!served.contains("Reseller"), "what kind of company it is, is not for a distributor: {served}");
    let book = manager.get("/partners/export.xlsx").await;
    tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
    assert!(book.bytes == manager.get("/partners/export.xlsx").await.bytes, "the same companies at the same instant are the same bytes");
    let mut book: calamine::Xlsx<_> = calamine::Reader::new(std::io::Cursor::new(book.bytes)).unwrap();
    let sheet = calamine::Reader::worksheet_range_at(&mut book, 0).unwrap().unwrap();
    assert_eq!(sheet.height(), 9);
    assert!(sheet.rows().any(|row| row[1] == calamine::Data::String("=HYPERLINK(\"http://x\")".to_owned())), "a name is text, whatever it looks like");
}
}

on_both! {
async fn a_role_elsewhere_does_not_show_more_of_a_reseller_that_is_only_served(told) {
    let mut manager = told.manager().await;
    let vendor = crate::house::vendor(&mut manager).await;
    let (north, east) = (company(&mut manager, "N-1", "Northgate", "partner").await, company(&mut manager, "E-1", "East", "distributor").await);
    let both = [("number", "E-1"), ("name", "East"), ("country", "GB"), ("type", "Wholesaler"), ("partner", "on"), ("distributor", "on"), ("version", "1")];
    assert_eq!(manager.post(&format!("/partners/{east}"), &both).await.status, 303);
    told.invited(&mut manager, "cam@acme.example", &vendor, "cam").await;
    told.invited(&mut manager, "ann@north.example", &north, "partner-admin").await;
    let page = manager.get(&format!("/partners/{north}")).await.body;
    let choice = page.split("<option value=\"").skip(1).find(|choice| choice.contains(">cam@acme.example<")).unwrap();
    manager.post(&format!("/partners/{north}/cam"), &[("person", choice.split('"').next().unwrap())]).await;
    manager.post(&format!("/partners/{north}/distributors"), &[("distributor", &east)]).await;
    told.invited(&mut manager, "eve@east.example", &east, "distributor").await;
    let mut eve = told.invited(&mut manager, "eve@east.example", &east, "partner-admin").await;
    let page = eve.get(&format!("/partners/{north}")).await;
    assert_eq!(page.status, 200);
    for hidden in ["ann@north", "cam@acme", "Reseller"] {
        assert!(!page.has(hidden), "{hidden}: {}", page.body);
    }
    assert!(eve.get(&format!("/partners/{east}")).await.has("Wholesaler"), "of its own company it sees everything");
    let list = eve.get("/partners").await;
    assert!(list.has("Wholesaler") && !list.has("Reseller"), "{}", list.body);
    let file = eve.get("/partners/export.csv").await;
    assert!(file.has("Wholesaler") && !file.has("Reseller"), "{}", file.body);
    let mut program = crate::api::token(&mut eve, false).await;
    let told_all = program.get("/api/v1/partners").await;
    assert!(told_all.has("Wholesaler") && !told_all.has("Reseller"), "{}", told_all.body);
    assert!(!program.get(&format!("/api/v1/partners/{north}")).await.has("Reseller"));
    assert!(!eve.get("/search?text=ann%40north").await.has("ann@north.example</"), "nor is anybody there found");
}
}
