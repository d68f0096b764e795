//! What goes wrong around a house: its database is started anew under load, and several servers share one. Nothing that was said to be done is lost, and nothing is done twice.

use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use app::House;
use app::audit::{Verdict, verify};
use app::jobs::work_off;
use app::kit::chance::Chance;
use app::kit::clock::Clock;
use app::kit::database::Database;
use app::router::router;

use crate::browser::Browser;
use crate::cluster;
use crate::house::{Kind, NOON, PASSWORD, Told};

/// A server of PostgreSQL for one test, which writes to the disk as it does in earnest and can be started anew.
struct Server {
    folder: tempfile::TempDir,
    bin: PathBuf,
    port: u16,
}

impl Server {
    fn begin() -> Self {
        let folder = cluster::folder();
        let server = Self { folder, bin: cluster::binaries(), port: cluster::free_port() };
        server.run("initdb", &["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale"]);
        let options = format!("-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories=", server.port);
        let log = server.folder.path().join("log").display().to_string();
        server.run("pg_ctl", &["start", "-w", "-o", &options, "-l", &log]);
        server
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let data = self.folder.path().join("data").display().to_string();
        let mut command = cluster::as_postgres(&self.bin.join(program));
        let status = command.args(["-D", &data]).args(arguments).stdout(std::process::Stdio::null()).status().unwrap();
        assert!(status.success(), "{program} {arguments:?}");
    }

    fn sql(&self, sql: &str) {
        let port = self.port.to_string();
        let mut psql = Command::new(self.bin.join("psql"));
        psql.args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", &port, "-U", "postgres", "-d", "postgres", "-c", sql]);
        assert!(psql.status().unwrap().success());
    }

    fn address(&self, role: &str) -> String {
        format!("postgres://{role}@127.0.0.1:{}/house", self.port)
    }

    /// A house on it.
    async fn house(&self) -> House {
        for sql in ["CREATE ROLE keeper LOGIN", "CREATE ROLE server LOGIN", "CREATE DATABASE house OWNER keeper"] {
            self.sql(sql);
        }
        let owner = Database::open(&self.address("keeper")).await.unwrap();
        owner.migrate().await.unwrap();
        owner.grant("server").await.unwrap();
        owner.close().await.unwrap();
        let database = Database::open(&self.address("server")).await.unwrap();
        House::new(database, Clock::set_to(NOON), Chance::Machine, "http://house.example", "Acme Partners")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.run("pg_ctl", &["stop", "-w", "-m", "immediate"]);
    }
}

/// Adds companies one after the other; one that was not said to be there is sent again under its key, as a program does.
async fn write(mut browser: Browser, writer: usize, stop: Arc<AtomicBool>, done: Arc<Mutex<Vec<String>>>, away: Arc<Mutex<u32>>) {
    for step in 0.. {
        let number = format!("W{writer}-{step}");
        let fields = [("number", number.as_str()), ("name", "Northgate"), ("country", "GB"), ("partner", "on"), ("once", number.as_str())];
        loop {
            let answer = browser.post("/partners", &fields).await;
            match answer.status {
                303 => break,
                503 => {
                    assert_eq!(answer.header("retry-after"), Some("5"));
                    assert!(answer.has("away for a moment"), "{}", answer.body);
                    *away.lock().unwrap() += 1;
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                other => panic!("{number}: {other} {}", answer.body),
            }
        }
        done.lock().unwrap().push(number);
        if stop.load(Ordering::SeqCst) {
            return;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_started_anew_under_load_loses_nothing_and_doubles_nothing() {
    let server = Server::begin();
    let house = server.house().await;
    let told = Told::at(house.clone());
    let manager = told.manager().await;
    let (stop, done, away) = (Arc::new(AtomicBool::new(false)), Arc::default(), Arc::default());
    let writers: Vec<_> = (0..4)
        .map(|writer| tokio::spawn(write(manager.clone(), writer, Arc::clone(&stop), Arc::clone(&done), Arc::clone(&away))))
        .collect();
    for round in 0..6 {
        tokio::time::sleep(Duration::from_millis(400)).await;
        server.run("pg_ctl", &["restart", "-w", "-m", if round % 2 == 0 { "immediate" } else { "fast" }]);
        let begun = Instant::now();
        while told.browser().get("/health").await.status != 200 {
            assert!(begun.elapsed() < Duration::from_secs(5), "not healthy after {:?}", begun.elapsed());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    stop.store(true, Ordering::SeqCst);
    for writer in writers {
        writer.await.unwrap();
    }
    let done = done.lock().unwrap().clone();
    assert!(done.len() > 40, "only {} were done", done.len());
    assert!(*away.lock().unwrap() > 0, "nobody noticed that it was away");
    let mut archive = vec![];
    app::archive::save(&house, &mut archive).await.unwrap();
    let archive = String::from_utf8(archive).unwrap();
    for number in &done {
        let rows = archive.lines().filter(|line| line.contains(&format!("\"number\":\"{number}\",\"name\"")));
        assert_eq!(rows.count(), 1, "{number} was said to be there");
    }
    let events = archive.lines().filter(|line| line.contains("\"deed\":\"add company\"")).count();
    assert_eq!(events, done.len(), "each with its event, and no event without");
    assert!(matches!(verify(&house).await.unwrap(), Verdict::Whole(..)));
    house.database.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_servers_share_one_database_as_if_they_were_one() {
    let told = Told::new(Kind::Postgres).await;
    let other = Told::at(House::new(
        Database::open(&told.server_address()).await.unwrap(),
        told.house.clock.clone(),
        Chance::Machine,
        "http://house.example",
        "Acme Partners",
    ));
    let manager = told.manager().await;
    assert_eq!(manager.at(&other).get("/").await.status, 200, "who came in at one is in at the other");
    let (stop, done, away) = (Arc::new(AtomicBool::new(false)), Arc::default(), Arc::default());
    let writers: Vec<_> = (0..6)
        .map(|writer| {
            let at = if writer % 2 == 0 { &told } else { &other };
            tokio::spawn(write(manager.at(at), writer, Arc::clone(&stop), Arc::clone(&done), Arc::clone(&away)))
        })
        .collect();
    tokio::time::sleep(Duration::from_secs(2)).await;
    stop.store(true, Ordering::SeqCst);
    for writer in writers {
        writer.await.unwrap();
    }
    assert!(done.lock().unwrap().len() > 20);
    assert!(matches!(verify(&other.house).await.unwrap(), Verdict::Whole(..)));
    // The nightly job is asked for by both and done by one.
    let (one, two) = tokio::join!(work_off(&told.house), work_off(&other.house));
    assert_eq!(one.unwrap().done + two.unwrap().done, 1);
    let mut leaving = manager.clone();
    assert_eq!(leaving.post("/sign-out", &[]).await.status, 303);
    assert_eq!(manager.at(&other).get("/").await.status, 303, "who left at one is out at the other");
    let mut guess = Browser::new(router(other.house.clone()));
    for browser in [&mut told.browser(), &mut guess] {
        for _ in 0..3 {
            browser.post("/sign-in", &[("mail", "mo.manager@acme.example"), ("password", "wrong")]).await;
        }
    }
    let stopped = guess.post("/sign-in", &[("mail", "mo.manager@acme.example"), ("password", PASSWORD)]).await;
    assert_eq!(stopped.status, 429, "failures at both count together");
}
