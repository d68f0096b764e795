//! The log of what was done.

use app::audit::{Verdict, verify};
use sea_orm::{ConnectionTrait, Database};

use crate::house::{company, on_both, vendor};

on_both! {
    async fn every_deed_is_in_the_log_and_the_auditor_reads_it(told) {
        let mut manager = told.manager().await;
        let of_vendor = vendor(&mut manager).await;
        let north = company(&mut manager, "P-1", "Northgate Cycles", "partner").await;
        let mut aud = told.invited(&mut manager, "aud@acme.example", &of_vendor, "auditor").await;
        let log = aud.get("/audit").await;
        for deed in ["set up vendor", "ask in", "accept invitation", "add company", "invite"] {
            assert!(log.has(&format!("<td>{deed}</td>")), "{deed}: {}", log.body);
        }
        assert!(!log.has("mo.manager@"), "nothing personal stands in it");
        assert!(aud.get(&format!("/audit?about={north}")).await.has("add company"));
        assert!(!aud.get(&format!("/audit?about={north}")).await.has("<td>invite</td>"));
        assert_eq!(manager.get("/audit").await.status, 403);
        assert_eq!(aud.post("/partners", &[("number", "X")]).await.status, 403, "an auditor changes nothing");
        let Verdict::Whole(count, _) = verify(&told.house).await.unwrap() else { panic!() };
        assert_eq!(count, 6);
    }
}

on_both! {
    async fn what_is_refused_leaves_no_event_and_no_change(told) {
        let mut manager = told.manager().await;
        company(&mut manager, "P-1", "Northgate Cycles", "partner").await;
        let before = verify(&told.house).await.unwrap();
        for fields in [[("number", "P-1"), ("name", "Twice"), ("country", "GB"), ("partner", "on")], [("number", "P-2"), ("name", ""), ("country", "GB"), ("partner", "on")]] {
            assert_eq!(manager.post("/partners", &fields).await.status, 422);
        }
        assert_eq!(verify(&told.house).await.unwrap(), before);
    }
}

on_both! {
    async fn many_at_once_make_one_chain(told) {
        let manager = told.manager().await;
        let adding = (0..24).map(|number| {
            let mut browser = manager.clone();
            async move { company(&mut browser, &format!("P-{number}"), "Northgate", "partner").await }
        });
        let mut ids = futures(adding).await;
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 24);
        assert!(matches!(verify(&told.house).await.unwrap(), Verdict::Whole(27, _)));
    }
}

async fn futures<F: Future<Output = String> + Send + 'static>(all: impl Iterator<Item = F>) -> Vec<String> {
    let mut running = tokio::task::JoinSet::new();
    all.for_each(|one| drop(running.spawn(one)));
    running.join_all().await
}

on_both! {
    async fn whoever_changes_removes_or_cuts_off_events_is_found_out(told) {
        let mut manager = told.manager().await;
        for number in 0..3 {
            company(&mut manager, &format!("P-{number}"), "Northgate", "partner").await;
        }
        let (Verdict::Whole(6, _), address) = (verify(&told.house).await.unwrap(), told.raw_address()) else { panic!() };
        let raw = Database::connect(address).await.unwrap();
        // Whoever owns the machine can take the locks away; the chain tells.
        raw.execute_unprepared(told.unlock()).await.unwrap();
        let damage = [
            ("UPDATE audit_event SET deed = 'add friend' WHERE number = 4", Verdict::BrokenAt(4)),
            ("UPDATE audit_event SET details = '{}' WHERE number = 5", Verdict::BrokenAt(5)),
            ("UPDATE audit_event SET at = at + 1 WHERE number = 1", Verdict::BrokenAt(1)),
            ("UPDATE audit_event SET person = NULL WHERE number = 6", Verdict::BrokenAt(6)),
            ("DELETE FROM audit_event WHERE number = 3", Verdict::BrokenAt(3)),
            ("DELETE FROM audit_event WHERE number = 6", Verdict::CutAfter(5, 6)),
        ];
        for (sql, found) in damage {
            raw.execute_unprepared("CREATE TABLE kept AS SELECT * FROM audit_event").await.unwrap();
            raw.execute_unprepared(sql).await.unwrap();
            assert_eq!(verify(&told.house).await.unwrap(), found, "{sql}");
            raw.execute_unprepared("DELETE FROM audit_event; INSERT INTO audit_event SELECT * FROM kept; DROP TABLE kept").await.unwrap();
            assert!(matches!(verify(&told.house).await.unwrap(), Verdict::Whole(6, _)), "{sql}");
        }
    }
}

on_both! {
    async fn the_database_itself_refuses_to_change_the_log(told) {
        told.manager().await;
        let raw = Database::connect(told.server_address()).await.unwrap();
        for sql in ["UPDATE audit_event SET deed = 'x'", "DELETE FROM audit_event"] {
            let refused = raw.execute_unprepared(sql).await.unwrap_err().to_string();
            assert!(refused.contains("only added to") || refused.contains("permission denied"), "{refused}");
        }
    }
}
