//! Coming in and going out.

use crate::house::{PASSWORD, on_both};

const MAIL: &str = "mo.manager@acme.example";

on_both! {
    async fn whoever_is_not_in_is_led_to_the_door_and_back(told) {
        told.manager().await;
        let mut browser = told.browser();
        let page = browser.get("/partners?text=a").await;
        assert_eq!((page.status, page.location.as_deref()), (303, Some("/sign-in?back=%2Fpartners%3Ftext%3Da")));
        let page = browser.post("/sign-in", &[("mail", MAIL), ("password", PASSWORD), ("back", "/partners?text=a")]).await;
        assert_eq!((page.status, page.location.as_deref()), (303, Some("/partners?text=a")));
        assert_eq!(browser.get("/partners").await.status, 200);
    }
}

on_both! {
    async fn a_wrong_password_and_an_unknown_address_get_the_same_answer(told) {
        told.manager().await;
        let mut browser = told.browser();
        let known = browser.post("/sign-in", &[("mail", MAIL), ("password", "not this one at all")]).await;
        let unknown = browser.post("/sign-in", &[("mail", "no.body@acme.example"), ("password", "not this one at all")]).await;
        assert_eq!((known.status, unknown.status), (422, 422));
        assert_eq!(known.body.replace(MAIL, "X"), unknown.body.replace("no.body@acme.example", "X"));
        assert!(known.has(&format!("value=\"{MAIL}\"")), "what was typed stays: {}", known.body);
        assert!(!known.has("not this one"), "but no password");
    }
}

on_both! {
    async fn guessing_is_stopped_and_forgotten_after_a_quarter_of_an_hour(told) {
        told.manager().await;
        let mut browser = told.browser();
        for _ in 0..5 {
            assert_eq!(browser.post("/sign-in", &[("mail", MAIL), ("password", "a guess, and a wrong one")]).await.status, 422);
        }
        let stopped = browser.post("/sign-in", &[("mail", MAIL), ("password", PASSWORD)]).await;
        assert_eq!((stopped.status, stopped.header("retry-after")), (429, Some("900")));
        told.wait(901);
        assert_eq!(browser.post("/sign-in", &[("mail", MAIL), ("password", PASSWORD)]).await.status, 303);
    }
}

on_both! {
    async fn going_out_ends_the_login_everywhere_the_cookie_went(told) {
        let mut manager = told.manager().await;
        let mut copy = manager.clone();
        assert_eq!(copy.get("/").await.status, 200);
        assert_eq!(manager.post("/sign-out", &[]).await.location.as_deref(), Some("/sign-in"));
        assert_eq!(manager.cookie, None);
        assert_eq!(copy.get("/").await.status, 303);
    }
}

on_both! {
    async fn every_login_is_a_new_one(told) {
        let first = told.manager().await.cookie;
        let mut browser = told.browser();
        browser.cookie = Some("fairway=planted".to_owned());
        browser.post("/sign-in", &[("mail", MAIL), ("password", PASSWORD)]).await;
        assert_ne!(browser.cookie, first);
        assert_ne!(browser.cookie.as_deref(), Some("fairway=planted"));
    }
}

on_both! {
    async fn a_login_ends_when_nobody_uses_it_and_after_a_week_in_any_case(told) {
        let mut manager = told.manager().await;
        told.wait(7 * 3_600);
        assert_eq!(manager.get("/").await.status, 200);
        told.wait(7 * 3_600);
        assert_eq!(manager.get("/").await.status, 200, "each use lets it last longer");
        told.wait(8 * 3_600 + 1);
        assert_eq!(manager.get("/").await.status, 303);
        manager.post("/sign-in", &[("mail", MAIL), ("password", PASSWORD)]).await;
        for _ in 0..24 {
            assert_eq!(manager.get("/").await.status, 200);
            told.wait(7 * 3_600);
        }
        assert_eq!(manager.get("/").await.status, 303);
    }
}

on_both! {
    async fn a_request_that_another_site_makes_is_refused(told) {
        let mut manager = told.manager().await;
        for headers in [[("origin", "https://evil.example")], [("sec-fetch-site", "cross-site")]] {
            let page = manager.send(axum::http::Method::POST, "/sign-out", &[], &headers).await;
            assert_eq!(page.status, 403);
        }
        assert_eq!(manager.get("/").await.status, 200);
        assert_eq!(manager.send(axum::http::Method::POST, "/sign-out", &[], &[("sec-fetch-site", "same-origin")]).await.status, 303);
    }
}

on_both! {
    async fn every_answer_keeps_the_browser_from_what_the_page_does_not_ask_for(told) {
        let mut browser = told.browser();
        for path in ["/sign-in", "/nowhere", "/health"] {
            let page = browser.get(path).await;
            assert!(page.header("content-security-policy").unwrap().contains("default-src 'none'"), "{path}");
            assert_eq!(page.header("x-content-type-options"), Some("nosniff"), "{path}");
            assert_eq!(page.header("cache-control"), Some("no-store"), "{path}");
        }
        let style = browser.get("/sign-in").await.between("<link rel=\"stylesheet\" href=\"", "\"");
        assert!(browser.get(&style).await.header("cache-control").unwrap().contains("immutable"));
        assert_eq!(browser.get("/style/other.css").await.status, 404);
    }
}

on_both! {
    async fn the_door_speaks_the_language_of_the_browser(told) {
        let mut browser = told.browser();
        for (language, words) in [("de-AT,de;q=0.9", "Anmelden"), ("nl", "Aanmelden"), ("fr", "Sign in")] {
            browser.language = language;
            assert!(browser.get("/sign-in").await.has(words));
        }
        browser.language = "de";
        assert!(browser.get("/nowhere").await.has("Hier ist nichts"));
    }
}

on_both! {
    async fn a_new_password_ends_every_other_login_and_the_old_one_opens_nothing(told) {
        let mut manager = told.manager().await;
        let mut elsewhere = told.browser();
        elsewhere.post("/sign-in", &[("mail", MAIL), ("password", PASSWORD)]).await;
        assert_eq!(elsewhere.get("/").await.status, 200);
        let new = "another battery, stapled";
        let wrong = manager.post("/account/password", &[("current", "not this one at all"), ("password", new)]).await;
        assert!(wrong.status == 422 && wrong.has("This is not your password"), "{}", wrong.body);
        let short = manager.post("/account/password", &[("current", PASSWORD), ("password", "short")]).await;
        assert!(short.status == 422 && short.has("at least twelve letters"), "{}", short.body);
        assert_eq!(elsewhere.get("/").await.status, 200, "nothing has changed yet");
        let renewed = manager.post("/account/password", &[("current", PASSWORD), ("password", new)]).await;
        assert!(renewed.status == 200 && renewed.has("It is changed"), "{}", renewed.body);
        assert_eq!((manager.get("/").await.status, elsewhere.get("/").await.status), (200, 303));
        assert_eq!(elsewhere.post("/sign-in", &[("mail", MAIL), ("password", PASSWORD)]).await.status, 422);
        assert_eq!(elsewhere.post("/sign-in", &[("mail", MAIL), ("password", new)]).await.status, 303);
    }
}

on_both! {
    async fn where_a_use_cannot_be_noted_one_still_reads(told) {
        use sea_orm::ConnectionTrait;
        let mut manager = told.manager().await;
        let mut program = crate::api::token(&mut manager, false).await;
        told.wait(600);
        let raw = sea_orm::Database::connect(told.raw_address()).await.unwrap();
        for table in ["people_login", "people_token"] {
            let full = match told.on {
                crate::house::Kind::Sqlite => format!("CREATE TRIGGER {table}_full BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'full'); END"),
                crate::house::Kind::Postgres => format!("REVOKE UPDATE ON {table} FROM {}", crate::cluster::server_role()),
            };
            raw.execute_unprepared(&full).await.unwrap();
        }
        assert_eq!(manager.get("/partners").await.status, 200);
        assert_eq!(program.get("/api/v1/partners").await.status, 200);
    }
}

#[tokio::test]
async fn style_and_health_use_up_nobodys_limit() {
    let told = crate::house::Told::new(crate::house::Kind::Sqlite).await;
    let limited = crate::house::Told::at(told.house.clone().with_limits(app::kit::limit::Limits::a_minute(0, 2)));
    let mut browser = limited.browser();
    for _ in 0..5 {
        assert_eq!(browser.get("/health").await.status, 200);
        assert_eq!(browser.get("/icon.svg").await.status, 200);
    }
    let statuses = [browser.get("/sign-in").await.status, browser.get("/sign-in").await.status, browser.get("/sign-in").await.status];
    assert_eq!(statuses, [200, 200, 429]);
}
