//! Inviting, accepting, confirming, ending.

use crate::house::{PASSWORD, company, on_both, vendor};

on_both! {
    async fn whoever_is_invited_sees_nothing_before_accepting_and_its_own_after(told) {
        let mut manager = told.manager().await;
        let acme = company(&mut manager, "P-1", "Northgate Cycles", "partner").await;
        let mut ann = told.invited(&mut manager, "ann@northgate.example", &acme, "partner-admin").await;
        let home = ann.get("/").await;
        assert!(home.has("Northgate Cycles"), "{}", home.body);
        assert!(home.has("Partner administrator"));
        assert!(!home.has("/audit"), "no way is shown that leads nowhere");
    }
}

on_both! {
    async fn an_invitation_works_once(told) {
        let mut manager = told.manager().await;
        let acme = company(&mut manager, "P-1", "Northgate Cycles", "partner").await;
        let page = manager.post("/people", &[("mail", "ann@northgate.example"), ("company", &acme), ("role", "partner-admin")]).await;
        let link = page.between("<code>", "</code>");
        told.accept(&link, "Ann").await;
        let mut late = told.browser();
        let path = link.strip_prefix("http://house.example").unwrap();
        assert_eq!(late.get(path).await.status, 404);
        assert_eq!(late.post(path, &[("name", "Eve"), ("password", PASSWORD)]).await.status, 404);
    }
}

on_both! {
    async fn an_invitation_holds_for_seven_days(told) {
        let mut manager = told.manager().await;
        let acme = company(&mut manager, "P-1", "Northgate Cycles", "partner").await;
        let page = manager.post("/people", &[("mail", "ann@northgate.example"), ("company", &acme), ("role", "partner-admin")]).await;
        let path = page.between("<code>http://house.example", "</code>");
        told.wait(7 * 24 * 3_600 - 1);
        assert_eq!(told.browser().get(&path).await.status, 200);
        told.wait(1);
        assert_eq!(told.browser().get(&path).await.status, 404);
    }
}

on_both! {
    async fn what_is_typed_into_an_invitation_stays_while_it_is_not_right(told) {
        let mut manager = told.manager().await;
        let acme = company(&mut manager, "P-1", "Northgate Cycles", "partner").await;
        let page = manager.post("/people", &[("mail", "ann@northgate.example"), ("company", &acme), ("role", "partner-admin")]).await;
        let path = page.between("<code>http://house.example", "</code>");
        let page = told.browser().post(&path, &[("name", "Ann Lee"), ("password", "short"), ("language", "nl")]).await;
        assert_eq!(page.status, 422);
        assert!(page.has("value=\"Ann Lee\"") && page.has("at least twelve letters") && page.has("aria-invalid"), "{}", page.body);
        assert!(page.has("<option value=\"nl\" lang=\"nl\" selected>"));
        assert!(!page.has("short\""));
    }
}

on_both! {
    async fn whoever_invites_does_not_learn_whether_somebody_comes_in_already(told) {
        let mut manager = told.manager().await;
        let north = company(&mut manager, "P-1", "Northgate Cycles", "partner").await;
        let south = company(&mut manager, "P-2", "Southbank Bikes", "partner").await;
        told.invited(&mut manager, "sam@southbank.example", &south, "partner-sales").await;
        let mut ann = told.invited(&mut manager, "ann@northgate.example", &north, "partner-admin").await;
        told.rename("sam@southbank.example", "Samuel Secret").await;
        let known = ann.post("/people", &[("mail", "sam@southbank.example"), ("company", &north), ("role", "partner-sales")]).await;
        let unknown = ann.post("/people", &[("mail", "new@southbank.example"), ("company", &north), ("role", "partner-sales")]).await;
        assert_eq!((known.status, unknown.status), (201, 201));
        let path = known.between("<code>http://house.example", "</code>");
        assert!(known.has("sam@southbank.example") && !known.has("Samuel"), "a name is not shown before the person accepts: {}", known.body);
        // The one who is invited answers with its own password, and no other is taken.
        let mut sam = told.browser();
        let wrong = sam.post(&path, &[("name", "Eve"), ("password", "another long one")]).await;
        assert_eq!(wrong.status, 422);
        assert_eq!(sam.post(&path, &[("name", "Sam"), ("password", PASSWORD)]).await.status, 303);
        assert!(sam.get("/").await.has("Northgate Cycles"));
        assert!(sam.get("/").await.has("Southbank Bikes"));
        assert!(ann.get("/people").await.has("Samuel Secret"), "and is shown after");
    }
}

on_both! {
    async fn a_partner_administrator_invites_its_own_people_and_nobody_else(told) {
        let mut manager = told.manager().await;
        let north = company(&mut manager, "P-1", "Northgate Cycles", "partner").await;
        let south = company(&mut manager, "P-2", "Southbank Bikes", "partner").await;
        let of_vendor = vendor(&mut manager).await;
        let mut ann = told.invited(&mut manager, "ann@northgate.example", &north, "partner-admin").await;
        told.invited(&mut ann, "sal@northgate.example", &north, "partner-sales").await;
        for (company, role) in [(south.as_str(), "partner-sales"), (&north, "auditor"), (&of_vendor, "auditor"), (&north, "distributor"), ("nowhere", "partner-sales")] {
            let page = ann.post("/people", &[("mail", "eve@evil.example"), ("company", company), ("role", role)]).await;
            assert_eq!(page.status, 422, "{company} {role}");
            assert!(!page.has("/invitation/"));
        }
        let foreign = ann.post("/people", &[("mail", "eve@evil.example"), ("company", &south), ("role", "partner-sales")]).await;
        let nowhere = ann.post("/people", &[("mail", "eve@evil.example"), ("company", "nowhere"), ("role", "partner-sales")]).await;
        assert_eq!(foreign.body, nowhere.body);
    }
}

on_both! {
    async fn finance_needs_two_people_and_none_of_them_is_the_one_it_is_about(told) {
        let mut manager = told.manager().await;
        let of_vendor = vendor(&mut manager).await;
        let mut fin = told.invited(&mut manager, "fin@acme.example", &of_vendor, "finance").await;
        assert_eq!(fin.get("/partners").await.status, 403, "accepted is not confirmed");
        let list = manager.get("/people").await;
        assert!(list.has("Waits for a second person") && !list.has("/confirmation"), "{}", list.body);
        let mut second = told.manager_called("two@acme.example").await;
        let path = format!("/people/{}/confirmation", second.get("/people").await.between("action=\"/people/", "/confirmation"));
        let refused = manager.post(&path, &[]).await;
        assert!(refused.status == 422 && refused.has("A second person must do this"), "{}", refused.body);
        assert_eq!(second.post(&path, &[]).await.status, 303);
        assert_eq!(fin.get("/partners").await.status, 200);
        assert_eq!(second.post(&path, &[]).await.status, 404, "there is nothing left to confirm");
    }
}

on_both! {
    async fn whoever_is_ended_is_out_at_once(told) {
        let mut manager = told.manager().await;
        let north = company(&mut manager, "P-1", "Northgate Cycles", "partner").await;
        let mut ann = told.invited(&mut manager, "ann@northgate.example", &north, "partner-admin").await;
        let mut sal = told.invited(&mut ann, "sal@northgate.example", &north, "partner-sales").await;
        assert_eq!(sal.get(&format!("/partners/{north}")).await.status, 200);
        let list = ann.get("/people").await.body;
        let row = list.split("<tr>").find(|row| row.contains("sal@northgate.example")).unwrap();
        let path = format!("/people/{}/end", row.split("action=\"/people/").nth(1).unwrap().split('/').next().unwrap());
        assert_eq!(ann.post(&path, &[]).await.status, 303);
        assert_eq!(sal.get("/").await.status, 303);
        sal.post("/sign-in", &[("mail", "sal@northgate.example"), ("password", PASSWORD)]).await;
        assert_eq!(sal.get("/").await.status, 403, "nothing is left of the role");
        assert_eq!(ann.post(&path, &[]).await.status, 404);
    }
}

on_both! {
    async fn the_last_programme_manager_stays(told) {
        let mut manager = told.manager().await;
        let path = format!("/people/{}/end", manager.get("/people").await.between("action=\"/people/", "/end"));
        let page = manager.post(&path, &[]).await;
        assert!(page.status == 422 && page.has("the last programme manager"), "{}", page.body);
        let mut second = told.manager_called("two@acme.example").await;
        assert_eq!(second.post(&path, &[]).await.status, 303);
        assert_eq!(manager.get("/").await.status, 303);
    }
}

on_both! {
    async fn two_managers_who_end_each_other_leave_one(told) {
        let mut one = told.manager().await;
        let mut two = told.manager_called("two@acme.example").await;
        let list = one.get("/people").await.body;
        let path_of = |mail: &str| {
            let row = list.split("<tr>").skip(1).find(|row| row.contains(mail)).unwrap();
            format!("/people/{}/end", row.split("action=\"/people/").nth(1).unwrap().split('/').next().unwrap())
        };
        let (of_one, of_two) = (path_of("mo.manager"), path_of("two@"));
        let (first, second) = tokio::join!(one.post(&of_two, &[]), two.post(&of_one, &[]));
        let mut left = [first.status, second.status];
        left.sort_unstable();
        // The slower one is refused, or is out already when it is asked who it is.
        assert!(left[0] == 303 && [303, 403, 404, 422].contains(&left[1]), "{left:?}");
        let mut inside = 0;
        for browser in [&mut one, &mut two] {
            inside += usize::from(browser.get("/").await.status == 200);
        }
        assert_eq!(inside, 1);
    }
}

on_both! {
    async fn an_invitation_opens_what_it_is_for_and_nothing_somebody_else_invited_to(told) {
        let mut manager = told.manager().await;
        let north = company(&mut manager, "P-1", "Northgate Cycles", "partner").await;
        let south = company(&mut manager, "P-2", "Southbank Bikes", "partner").await;
        let mut sam = told.invited(&mut manager, "sam@southbank.example", &south, "partner-admin").await;
        // Ann is asked in by the north and has not answered; the south asks her too and answers in her place.
        let by_north = manager.post("/people", &[("mail", "ann@northgate.example"), ("company", &north), ("role", "partner-admin")]).await;
        let mut eve = told.invited(&mut sam, "ann@northgate.example", &south, "partner-sales").await;
        assert!(eve.get("/").await.has("Southbank Bikes"));
        assert_eq!(eve.get(&format!("/partners/{north}")).await.status, 404, "the invitation of the north is not answered by that of the south");
        let mut ann = told.browser();
        let path = by_north.between("<code>http://house.example", "</code>");
        assert_eq!(ann.post(&path, &[("name", "Ann"), ("password", PASSWORD)]).await.status, 303);
        assert_eq!(ann.get(&format!("/partners/{north}")).await.status, 200);
    }
}

on_both! {
    async fn an_ended_membership_is_not_opened_by_its_invitation(told) {
        let mut manager = told.manager().await;
        let north = company(&mut manager, "P-1", "Northgate Cycles", "partner").await;
        let page = manager.post("/people", &[("mail", "ann@northgate.example"), ("company", &north), ("role", "partner-admin")]).await;
        let path = page.between("<code>http://house.example", "</code>");
        let row = page.body.split("<tr>").skip(1).find(|row| row.contains("ann@northgate")).unwrap().to_owned();
        let end = format!("/people/{}/end", row.split("action=\"/people/").nth(1).unwrap().split('/').next().unwrap());
        assert_eq!(manager.post(&end, &[]).await.status, 303);
        assert_eq!(told.browser().post(&path, &[("name", "Ann"), ("password", PASSWORD)]).await.status, 404);
    }
}

on_both! {
    async fn guessing_at_an_invitation_is_no_quicker_than_at_the_door(told) {
        let mut manager = told.manager().await;
        let north = company(&mut manager, "P-1", "Northgate Cycles", "partner").await;
        let south = company(&mut manager, "P-2", "Southbank Bikes", "partner").await;
        told.invited(&mut manager, "sam@southbank.example", &south, "partner-sales").await;
        let mut ann = told.invited(&mut manager, "ann@northgate.example", &north, "partner-admin").await;
        let page = ann.post("/people", &[("mail", "sam@southbank.example"), ("company", &north), ("role", "partner-sales")]).await;
        let path = page.between("<code>http://house.example", "</code>");
        for _ in 0..5 {
            assert_eq!(ann.post(&path, &[("name", "Eve"), ("password", "a guess, and a wrong one")]).await.status, 422);
        }
        assert_eq!(ann.post(&path, &[("name", "Eve"), ("password", PASSWORD)]).await.status, 429);
    }
}

on_both! {
    async fn a_double_click_on_an_invitation_still_shows_a_link_that_works(told) {
        let mut manager = told.manager().await;
        let north = company(&mut manager, "P-1", "Northgate Cycles", "partner").await;
        let fields = [("mail", "ann@northgate.example"), ("company", north.as_str()), ("role", "partner-admin")];
        assert_eq!(manager.post("/people", &fields).await.status, 201);
        let second = manager.post("/people", &fields).await;
        assert_eq!(second.status, 201, "{}", second.body);
        let rows = second.body.split("<tr>").skip(1).filter(|row| row.contains("ann@northgate.example")).count();
        assert_eq!(rows, 1, "she is listed once: {}", second.body);
        told.accept(&second.between("<code>", "</code>"), "Ann").await;
        assert_eq!(manager.post("/people", &fields).await.status, 422, "she has it now");
    }
}

on_both! {
async fn everybody_says_what_they_are_called_what_they_read_and_where(told) {
    let mut manager = told.manager().await;
    manager.post("/account/tokens", &[("title", "x"), ("days", "1")]).await;
    assert!(manager.get("/account").await.has("2 December 2025 12:00 UTC"));
    let changed = [("name", "Mo Müller"), ("language", "de"), ("zone", "America/New_York")];
    assert_eq!(manager.post("/account/profile", &changed).await.status, 303);
    let page = manager.get("/account").await;
    assert!(page.has("<html lang=\"de\">") && page.has("2. Dezember 2025 07:00 EST") && page.has("Mo Müller"), "{}", page.body);
    assert!(page.has("<option selected>America/New_York</option>"));
    let wrong = manager.post("/account/profile", &[("name", ""), ("language", "de"), ("zone", "Europe/Atlantis")]).await;
    assert!(wrong.status == 422 && wrong.has("Diese Zone gibt es nicht"), "{}", wrong.body);
    assert!(manager.get("/account").await.has("Mo Müller"), "nothing of it was saved");
}
}
