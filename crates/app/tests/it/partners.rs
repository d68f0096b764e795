//! Companies: adding, finding, changing, and who looks after them.

use app::partners::{Imported, import};

use crate::house::{company, on_both, vendor};

on_both! {
    async fn a_company_that_is_added_is_found_by_name_number_and_city(told) {
        let mut manager = told.manager().await;
        assert!(manager.get("/partners").await.has("No companies yet"));
        let id = company(&mut manager, "P-1", "Northgate <Cycles> & Söhne", "partner").await;
        for text in ["northgate", "P-1", "LEEDS", "<cycles>", "söhne"] {
            let query = serde_urlencoded::to_string([("text", text)]).unwrap();
            let page = manager.get(&format!("/partners?{query}")).await;
            assert!(page.has(&id) && page.has("1 company"), "{text}: {}", page.body);
        }
        for text in ["%", "_", "nobody"] {
            let query = serde_urlencoded::to_string([("text", text)]).unwrap();
            assert!(!manager.get(&format!("/partners?{query}")).await.has(&id), "{text}");
        }
        let page = manager.get(&format!("/partners/{id}")).await;
        assert!(!page.has("<Cycles>") && page.has("&#60;Cycles&#62; &#38; Söhne"), "{}", page.body);
    }
}

on_both! {
    async fn a_double_click_adds_one_company(told) {
        let mut manager = told.manager().await;
        let once = manager.get("/partners/new").await.between("name=\"once\" value=\"", "\"");
        let fields = [("number", "P-1"), ("name", "Northgate"), ("country", "gb"), ("partner", "on"), ("once", once.as_str())];
        let mut second = manager.clone();
        let (one, two) = tokio::join!(manager.post("/partners", &fields), second.post("/partners", &fields));
        assert_eq!((one.status, two.status), (303, 303), "{}{}", one.body, two.body);
        assert_eq!(one.location, two.location);
        assert_eq!(manager.post("/partners", &fields).await.location, one.location, "and later, by the back button, too");
        assert!(manager.get("/partners").await.has("1 company"));
    }
}

on_both! {
    async fn a_number_belongs_to_one_company(told) {
        let mut manager = told.manager().await;
        company(&mut manager, "P-1", "Northgate", "partner").await;
        let fields = [("number", "P-1"), ("name", "Southbank"), ("country", "GB"), ("partner", "on")];
        let page = manager.post("/partners", &fields).await;
        assert!(page.status == 422 && page.has("Another company has this number") && page.has("value=\"Southbank\""), "{}", page.body);
    }
}

on_both! {
    async fn what_somebody_else_changed_in_the_meantime_is_shown_before_it_is_overwritten(told) {
        let mut manager = told.manager().await;
        let id = company(&mut manager, "P-1", "Northgate", "partner").await;
        let path = format!("/partners/{id}");
        let version = manager.get(&format!("{path}/edit")).await.between("name=\"version\" value=\"", "\"");
        let with = |name: &'static str, version: &str| {
            [("number", "P-1"), ("name", name), ("country", "GB"), ("partner", "on")].map(|(field, text)| (field, text.to_owned())).into_iter().chain([("version", version.to_owned())]).collect::<Vec<_>>()
        };
        let post = async |browser: &mut crate::browser::Browser, fields: Vec<(&str, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(field, text)| (*field, text.as_str())).collect();
            browser.post(&path, &fields).await
        };
        assert_eq!(post(&mut manager, with("Northgate Ltd", &version)).await.status, 303);
        let conflict = post(&mut manager, with("Northgate GmbH", &version)).await;
        assert_eq!(conflict.status, 409);
        assert!(conflict.has("Northgate Ltd") && conflict.has("value=\"Northgate GmbH\""), "{}", conflict.body);
        let now = conflict.between("name=\"version\" value=\"", "\"");
        assert_eq!(post(&mut manager, with("Northgate GmbH", &now)).await.status, 303);
        assert!(manager.get(&path).await.has("<h1>Northgate GmbH</h1>"));
    }
}

on_both! {
    async fn a_long_list_is_read_page_by_page_and_every_company_once(told) {
        let mut rows = String::from("number,name,country\n");
        for number in 0..120 {
            // Many share a name, so that the edge of a page falls between two of them.
            rows.push_str(&format!("P-{number},Company {},GB\n", number / 40));
        }
        assert_eq!(import(&told.house, rows.as_bytes()).await.unwrap(), Imported::Done { added: 120, changed: 0, same: 0 });
        let mut manager = told.manager().await;
        let (mut path, mut seen) = (Some("/partners".to_owned()), vec![]);
        while let Some(next) = path {
            let page = manager.get(&next).await;
            assert!(page.has("120 companies"));
            seen.extend(page.body.split("<th scope=\"row\"><a href=\"/partners/").skip(1).map(|rest| rest[..26].to_owned()));
            path = page.has("rel=\"next\"").then(|| page.between("<a class=\"button second\" href=\"", "\"").replace("&#38;", "&"));
        }
        assert_eq!(seen.len(), 120);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 120);
    }
}

on_both! {
    async fn an_import_is_all_or_nothing_and_twice_is_once(told) {
        let file = b"number,name,country,distributor\nP-1,Northgate,GB,\nD-1,Wholesale,NL,yes\n";
        assert_eq!(import(&told.house, file).await.unwrap(), Imported::Done { added: 2, changed: 0, same: 0 });
        assert_eq!(import(&told.house, file).await.unwrap(), Imported::Done { added: 0, changed: 0, same: 2 });
        let changed = b"number,name,country,distributor\nP-1,Northgate Ltd,GB,\nP-2,New,FR,\n";
        assert_eq!(import(&told.house, changed).await.unwrap(), Imported::Done { added: 1, changed: 1, same: 0 });
        let Imported::Wrong(wrong) = import(&told.house, b"number,name,country\nP-3,Third,IT\nP-4,,Italy\n").await.unwrap() else { panic!() };
        assert_eq!(wrong.len(), 2);
        let mut manager = told.manager().await;
        assert!(manager.get("/partners").await.has("3 companies"));
    }
}

on_both! {
    async fn a_partner_sees_who_looks_after_it_and_the_account_manager_sees_its_partner(told) {
        let mut manager = told.manager().await;
        let of_vendor = vendor(&mut manager).await;
        let north = company(&mut manager, "P-1", "Northgate Cycles", "partner").await;
        let south = company(&mut manager, "P-2", "Southbank Bikes", "partner").await;
        let mut cam = told.invited(&mut manager, "cam@acme.example", &of_vendor, "cam").await;
        let mut ann = told.invited(&mut manager, "ann@northgate.example", &north, "partner-admin").await;
        assert!(cam.get("/partners").await.has("No companies yet"));
        let person = manager.get(&format!("/partners/{north}")).await.between("</option><option value=\"", "\"");
        assert_eq!(manager.post(&format!("/partners/{north}/cam"), &[("person", &person)]).await.status, 303);
        assert!(ann.get("/").await.has("mailto:cam@acme.example"));
        let list = cam.get("/partners").await;
        assert!(list.has("Northgate") && !list.has("Southbank"), "{}", list.body);
        assert_eq!(cam.get(&format!("/partners/{south}")).await.status, 404);
        // Given to nobody, it is out of reach with the next request.
        assert_eq!(manager.post(&format!("/partners/{north}/cam"), &[("person", "")]).await.status, 303);
        assert_eq!(cam.get(&format!("/partners/{north}")).await.status, 404);
        assert!(!ann.get("/").await.has("mailto:cam@acme.example"));
    }
}

on_both! {
    async fn a_distributor_sees_its_resellers_and_only_what_concerns_it(told) {
        let mut manager = told.manager().await;
        let north = company(&mut manager, "P-1", "Northgate Cycles", "partner").await;
        let south = company(&mut manager, "P-2", "Southbank Bikes", "partner").await;
        let east = company(&mut manager, "D-1", "East Wholesale", "distributor").await;
        let west = company(&mut manager, "D-2", "West Wholesale", "distributor").await;
        told.invited(&mut manager, "ann@northgate.example", &north, "partner-admin").await;
        let mut dee = told.invited(&mut manager, "dee@east.example", &east, "distributor").await;
        for distributor in [&east, &west] {
            assert_eq!(manager.post(&format!("/partners/{north}/distributors"), &[("distributor", distributor)]).await.status, 303);
        }
        assert_eq!(manager.post(&format!("/partners/{south}/distributors"), &[("distributor", &south)]).await.status, 404, "not a distributor");
        let page = dee.get(&format!("/partners/{north}")).await;
        assert_eq!(page.status, 200);
        assert!(!page.has("West Wholesale") && !page.has("ann@northgate.example") && !page.has("Reseller"), "{}", page.body);
        assert_eq!(dee.get(&format!("/partners/{south}")).await.status, 404);
        assert_eq!(dee.get(&format!("/partners/{west}")).await.status, 404);
        assert_eq!(dee.get("/people").await.status, 403);
    }
}
