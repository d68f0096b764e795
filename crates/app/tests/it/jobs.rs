//! Work that is done later: once, by whoever comes first, again where it failed, and never lost.

use app::jobs::{Worked, work_off};
use sea_orm::ConnectionTrait;

use crate::browser::Browser;
use crate::house::{Told, on_both, vendor};
use crate::letters::letters;

async fn ask_for_letters(told: &Told, count: usize) -> Browser {
    let mut manager = told.manager().await;
    let vendor = vendor(&mut manager).await;
    for number in 0..count {
        let mail = format!("cam{number}@acme.example");
        assert_eq!(manager.post("/people", &[("mail", &mail), ("company", &vendor), ("role", "cam")]).await.status, 201);
    }
    manager
}

on_both! {
async fn however_many_work_at_once_each_job_is_done_once(told) {
    let told = told.with_letters();
    ask_for_letters(&told, 40).await;
    let workers: Vec<_> = (0..6).map(|_| { let house = told.house.clone(); tokio::spawn(async move { work_off(&house).await.unwrap() }) }).collect();
    let mut done = 0;
    for worker in workers {
        let worked = worker.await.unwrap();
        assert_eq!(worked.failed, 0);
        done += worked.done;
    }
    assert_eq!(done, 41, "forty letters and the clearing up of the day");
    assert_eq!(letters(&told).len(), 40);
    assert_eq!(work_off(&told.house).await.unwrap(), Worked::default());
}
}

on_both! {
async fn what_fails_is_tried_again_later_given_up_at_last_and_tried_when_somebody_says_so(told) {
    let told = told.with_letters();
    // A file where the folder should be: nothing can be put there.
    std::fs::write(told.letter_box(), "").unwrap();
    let mut manager = ask_for_letters(&told, 1).await;
    assert_eq!(work_off(&told.house).await.unwrap(), Worked { done: 1, failed: 1 });
    assert_eq!(work_off(&told.house).await.unwrap(), Worked::default(), "not at once");
    let page = manager.get("/jobs").await;
    assert!(page.has("Invitation by mail") && page.has(">Tried again</span>"), "{}", page.body);
    told.wait(10);
    assert_eq!(work_off(&told.house).await.unwrap().failed, 1);
    let mut tries = 2;
    for _ in 0..40 {
        told.wait(6 * 3_600);
        tries += work_off(&told.house).await.unwrap().failed;
    }
    assert_eq!(tries, 19);
    // The login of ten days ago has ended.
    assert_eq!(manager.post("/sign-in", &[("mail", "mo.manager@acme.example"), ("password", crate::house::PASSWORD)]).await.status, 303);
    let page = manager.get("/jobs").await;
    assert!(page.has(">Given up</span>"), "{}", page.body);
    std::fs::remove_file(told.letter_box()).unwrap();
    let again = page.between("action=\"/jobs/", "\"");
    assert_eq!(manager.post(&format!("/jobs/{again}"), &[]).await.status, 303);
    assert_eq!(work_off(&told.house).await.unwrap().failed, 0);
    assert_eq!(letters(&told).len(), 1);
    assert_eq!(manager.post(&format!("/jobs/{again}"), &[]).await.status, 404, "what is done is done");
}
}

on_both! {
async fn a_job_whose_process_died_is_taken_when_its_lease_runs_out(told) {
    let told = told.with_letters();
    ask_for_letters(&told, 1).await;
    let raw = sea_orm::Database::connect(told.raw_address()).await.unwrap();
    let until = told.house.clock.now().later(300).0;
    raw.execute_unprepared(&format!("UPDATE jobs_job SET tries = 1, leased_until = {until}")).await.unwrap();
    work_off(&told.house).await.unwrap();
    assert_eq!(letters(&told).len(), 0);
    told.wait(300);
    work_off(&told.house).await.unwrap();
    assert_eq!(letters(&told).len(), 1);
}
}

on_both! {
async fn a_job_is_given_up_by_hand_and_then_left_alone(told) {
    let told = told.with_letters();
    let mut manager = ask_for_letters(&told, 1).await;
    let page = manager.get("/jobs").await;
    let id = page.between("action=\"/jobs/", "/");
    assert_eq!(manager.post(&format!("/jobs/{id}/end"), &[]).await.status, 303);
    work_off(&told.house).await.unwrap();
    assert_eq!(letters(&told).len(), 0);
    let events = told.log().await;
    assert!(events.contains("give job up"), "{events}");
}
}

on_both! {
async fn what_has_had_its_time_is_forgotten_once_a_day(told) {
    let mut manager = told.manager().await;
    let once = manager.get("/partners/new").await.between("name=\"once\" value=\"", "\"");
    let fields = [("number", "P-7"), ("name", "Seventh"), ("country", "GB"), ("partner", "on"), ("once", once.as_str())];
    manager.post("/partners", &fields).await;
    told.browser().post("/sign-in", &[("mail", "mo.manager@acme.example"), ("password", "wrong")]).await;
    let raw = sea_orm::Database::connect(told.raw_address()).await.unwrap();
    let count = async |table: &str| {
        let statement = sea_orm::Statement::from_string(raw.get_database_backend(), format!("SELECT count(*) FROM {table}"));
        raw.query_one_raw(statement).await.unwrap().unwrap().try_get_by_index::<i64>(0).unwrap()
    };
    work_off(&told.house).await.unwrap();
    let counts = async || [count("people_login").await, count("people_failure").await, count("walls_done").await, count("jobs_job").await];
    assert_eq!(counts().await, [1, 1, 1, 1]);
    told.wait(31 * 24 * 3_600);
    assert_eq!(work_off(&told.house).await.unwrap(), Worked { done: 1, failed: 0 }, "the last of the days that were missed");
    assert_eq!(counts().await, [0, 0, 0, 1]);
}
}
