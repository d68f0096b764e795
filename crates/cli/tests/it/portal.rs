//! The portal as a process: settings, the first person, stopping, being killed, a house in a file.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::support::{command, run};

/// A house that is served, and where.
struct Serving {
    child: Child,
    at: String,
}

fn serve(folder: &TempDir) -> Serving {
    serve_with(folder, &[], None)
}

/// With more settings; what it says goes to a file, if one is given.
fn serve_with(folder: &TempDir, settings: &[&str], log: Option<&Path>) -> Serving {
    let arguments = [&["serve", "--data", "house", "--listen", "127.0.0.1:0"], settings].concat();
    let mut child = command(folder.path(), &arguments).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let said = lines.find(|line| line.as_ref().is_ok_and(|line| line.contains("listening at"))).unwrap().unwrap();
    // What it says later is read away, so that it never waits for us.
    let mut log = log.map(|log| std::fs::File::create(log).unwrap());
    std::thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            if let Some(log) = &mut log {
                writeln!(log, "{line}").unwrap();
            }
        }
    });
    Serving { child, at: said.rsplit(' ').next().unwrap().to_owned() }
}

impl Serving {
    fn end(mut self, signal: &str) -> Option<i32> {
        assert!(Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

/// A request, and the whole answer; an error where the house went away in between.
fn ask(at: &str, method: &str, path: &str, cookie: &str, form: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(at)?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nhost: {at}\r\nconnection: close\r\ncookie: {cookie}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
        form.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

/// The cookie of the first programme manager, who answers the invitation.
fn manager(folder: &TempDir, at: &str) -> String {
    let invited = run(folder.path(), &["people", "invite", "mo@acme.example", "--data", "house"]);
    assert_eq!(invited.code, 0, "{}", invited.err);
    let path = invited.out.trim().split_once("/invitation/").unwrap().1;
    let answer = ask(at, "POST", &format!("/invitation/{path}"), "", "name=Mo&password=correct+horse+battery&language=en").unwrap();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    let line = answer.lines().find(|line| line.starts_with("set-cookie: ")).unwrap();
    line.trim_start_matches("set-cookie: ").split(';').next().unwrap().to_owned()
}

#[test]
fn a_setting_comes_from_the_flag_then_the_environment_then_the_file() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("fairway.toml"), "title = \"From the file\"\nlisten = \"127.0.0.1:1\"\n").unwrap();
    let shown = |arguments: &[&str]| {
        let output = command(folder.path(), arguments)
            .env("FAIRWAY_LISTEN", "127.0.0.1:2")
            .env("FAIRWAY_DATABASE", "postgres://me:secret@db/x")
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let table = shown(&["config", "--title", "From the flag"]);
    let row = |key: &str| table.lines().find(|line| line.starts_with(key)).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(row("title").contains("From the flag flag"), "{table}");
    assert!(row("listen").contains("127.0.0.1:2 environment FAIRWAY_LISTEN"), "{table}");
    assert!(row("data").contains("fairway-house default"), "{table}");
    assert!(row("database").contains("postgres://me:***@db/x environment"), "{table}");
    assert!(shown(&["config"]).contains("From the file"));
    std::fs::write(folder.path().join("fairway.toml"), "titel = \"x\"\n").unwrap();
    let wrong = run(folder.path(), &["config"]);
    assert_eq!(wrong.code, 1);
    assert!(wrong.err.contains("sets `titel`, which is nothing: there are data, database, listen, address, title, log"), "{}", wrong.err);
    assert_eq!(run(folder.path(), &["config", "--config", "nowhere.toml"]).code, 1);
}

#[test]
fn the_first_person_comes_in_by_a_link_and_a_stopped_house_ends_well() {
    let folder = TempDir::new().unwrap();
    let serving = serve(&folder);
    assert!(ask(&serving.at, "GET", "/health", "", "").unwrap().ends_with("ok\n"));
    let cookie = manager(&folder, &serving.at);
    assert!(ask(&serving.at, "GET", "/", &cookie, "").unwrap().contains("Good to see you, Mo"));
    let at = serving.at.clone();
    assert_eq!(serving.end("-TERM"), Some(0));
    assert!(ask(&at, "GET", "/health", "", "").is_err());
    let again = serve(&folder);
    assert!(ask(&again.at, "GET", "/", &cookie, "").unwrap().contains("Good to see you, Mo"), "a login outlives the process");
    assert_eq!(again.end("-TERM"), Some(0));
    let whole = run(folder.path(), &["audit", "verify", "--data", "house"]);
    assert!(whole.code == 0 && whole.out.starts_with("whole: 3 events, the last is "), "{}{}", whole.out, whole.err);
}

#[test]
fn nobody_is_asked_in_where_the_role_or_the_company_is_none() {
    let folder = TempDir::new().unwrap();
    for (arguments, code, said) in [
        (vec!["people", "invite", "no address", "--data", "house"], 2, "no mail address"),
        (vec!["people", "invite", "a@b.example", "--role", "king", "--data", "house"], 2, "the roles are programme-manager"),
        (
            vec!["people", "invite", "a@b.example", "--company", "P-9", "--role", "partner-admin", "--data", "house"],
            1,
            "no company has the number `P-9`",
        ),
        (
            vec!["people", "invite", "a@b.example", "--role", "partner-admin", "--data", "house"],
            1,
            "does not exist in the vendor's company",
        ),
    ] {
        let refused = run(folder.path(), &arguments);
        assert!(refused.code == code && refused.err.contains(said), "{arguments:?}: {} {}", refused.code, refused.err);
    }
}

#[test]
fn a_file_of_partners_is_brought_in_or_everything_wrong_with_it_is_said() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("bad.csv"), "number,name,country,cam\nP-1,Northgate,Britain,cam\nP-1,,GB,\n").unwrap();
    let wrong = run(folder.path(), &["partners", "import", "bad.csv", "--data", "house"]);
    assert_eq!(wrong.code, 1);
    for said in [
        "line 2, country, `Britain`: Write a country as two letters",
        "line 2, cam, `cam`: This is not a mail address",
        "line 3, name, ``: Fill this in",
        "line 3, number",
        "nothing was saved",
    ] {
        assert!(wrong.err.contains(said), "{said}: {}", wrong.err);
    }
    std::fs::write(folder.path().join("good.csv"), "number,name,country,cam\nP-1,Northgate,gb,cam@acme.example\nP-2,Southbank,DE,\n")
        .unwrap();
    let right = run(folder.path(), &["partners", "import", "good.csv", "--data", "house"]);
    assert_eq!(right.out, "2 companies: 2 added, 0 changed, 0 as they were\n", "{}", right.err);
    assert_eq!(
        run(folder.path(), &["partners", "import", "good.csv", "--data", "house"]).out,
        "2 companies: 0 added, 0 changed, 2 as they were\n"
    );
}

#[test]
fn a_house_goes_into_a_file_and_out_of_it() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("good.csv"), "number,name,country\nP-1,Northgate,GB\n").unwrap();
    assert_eq!(run(folder.path(), &["partners", "import", "good.csv", "--data", "house"]).code, 0);
    let saved = run(folder.path(), &["backup", "house.jsonl", "--data", "house"]);
    assert!(saved.code == 0 && saved.err.contains("house.jsonl: 3 rows"), "{}", saved.err);
    assert_eq!(run(folder.path(), &["backup", "house.jsonl", "--data", "house"]).code, 1, "an archive is not overwritten");
    let read = run(folder.path(), &["restore", "house.jsonl", "--data", "other"]);
    assert!(read.code == 0 && read.err.contains("3 rows are in the house"), "{}", read.err);
    let twice = run(folder.path(), &["restore", "house.jsonl", "--data", "other"]);
    assert!(twice.code == 1 && twice.err.contains("somebody in this house already"), "{}", twice.err);
    assert_eq!(
        run(folder.path(), &["partners", "import", "good.csv", "--data", "other"]).out,
        "1 company: 0 added, 0 changed, 1 as they were\n"
    );
    std::fs::write(folder.path().join("cut.jsonl"), &std::fs::read(folder.path().join("house.jsonl")).unwrap()[..300]).unwrap();
    assert!(run(folder.path(), &["restore", "cut.jsonl", "--data", "third"]).err.contains("is not"));
}

#[test]
fn killed_at_any_moment_the_house_keeps_what_it_said_it_did_and_is_soon_back() {
    let folder = TempDir::new().unwrap();
    let mut serving = serve(&folder);
    let cookie = manager(&folder, &serving.at);
    let done: Arc<Mutex<Vec<String>>> = Arc::default();
    for round in 0..8_u64 {
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..3)
            .map(|writer| {
                let (at, cookie, done, stop) = (serving.at.clone(), cookie.clone(), done.clone(), stop.clone());
                std::thread::spawn(move || {
                    for step in 0.. {
                        let number = format!("N{round}-{writer}-{step}");
                        let answer =
                            ask(&at, "POST", "/partners", &cookie, &format!("number={number}&name=Northgate&country=GB&partner=on"));
                        match answer {
                            Ok(answer) if answer.starts_with("HTTP/1.1 303") => done.lock().unwrap().push(number),
                            _ => return,
                        }
                        if stop.load(Ordering::SeqCst) {
                            return;
                        }
                    }
                })
            })
            .collect();
        std::thread::sleep(Duration::from_millis(150 + 67 * round));
        assert_eq!(serving.end("-KILL"), None);
        stop.store(true, Ordering::SeqCst);
        writers.into_iter().for_each(|writer| writer.join().unwrap());
        let begun = Instant::now();
        serving = serve(&folder);
        assert!(ask(&serving.at, "GET", "/health", "", "").unwrap().ends_with("ok\n"));
        assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    }
    let done = done.lock().unwrap();
    assert!(done.len() > 20, "only {} were done", done.len());
    for number in done.iter() {
        let found = ask(&serving.at, "GET", &format!("/partners?text={number}"), &cookie, "").unwrap();
        assert!(found.contains(&format!("<td>{number}</td>")), "{number} was acknowledged and is lost");
    }
    serving.end("-TERM");
    let whole = run(folder.path(), &["audit", "verify", "--data", "house"]);
    assert_eq!(whole.code, 0, "{}", whole.err);
    // Each company has its event, and each event its company.
    run(folder.path(), &["backup", "house.jsonl", "--data", "house"]);
    let file = std::fs::read_to_string(folder.path().join("house.jsonl")).unwrap();
    let companies = file.lines().filter(|line| line.starts_with("{\"table\":\"company\"")).count() - 1;
    let events = file.lines().filter(|line| line.contains("\"deed\":\"add company\"")).count();
    assert_eq!(companies, events);
}

#[test]
fn a_house_counts_itself_on_a_place_of_its_own_and_slows_down_who_asks_too_much() {
    let folder = TempDir::new().unwrap();
    let metrics = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let log = folder.path().join("log");
    let serving = serve_with(&folder, &["--metrics", &metrics, "--limit-pages", "30", "--log", "json"], Some(&log));
    let cookie = manager(&folder, &serving.at);
    for text in ["secret-customer", "other"] {
        assert!(ask(&serving.at, "GET", &format!("/partners?text={text}"), &cookie, "").unwrap().starts_with("HTTP/1.1 200"));
    }
    assert!(ask(&serving.at, "GET", "/secret-path", &cookie, "").unwrap().starts_with("HTTP/1.1 404"));
    let told = ask(&metrics, "GET", "/metrics", "", "").unwrap();
    for line in [
        "fairway_requests_total{method=\"GET\",route=\"/partners\",status=\"2xx\"} 2",
        "fairway_requests_total{method=\"POST\",route=\"/invitation/{secret}\",status=\"3xx\"} 1",
        "fairway_requests_total{method=\"GET\",route=\"none\",status=\"4xx\"} 1",
        "fairway_request_seconds_bucket{route=\"/partners\",le=\"5\"} 2",
        "fairway_database_up 1",
        "fairway_build_info{version=",
    ] {
        assert!(told.contains(line), "{line}: {told}");
    }
    assert!(!told.contains("secret-"), "{told}");
    assert!(ask(&serving.at, "GET", "/metrics", &cookie, "").unwrap().starts_with("HTTP/1.1 404"), "not where everybody is");
    let answers: Vec<String> = (0..40).map(|_| ask(&serving.at, "GET", "/account", &cookie, "").unwrap()).collect();
    let stopped = answers.iter().find(|answer| answer.starts_with("HTTP/1.1 429")).expect("nobody was stopped");
    assert!(stopped.contains("retry-after: "), "{stopped}");
    assert!(ask(&serving.at, "GET", "/sign-in", "", "").unwrap().starts_with("HTTP/1.1 200"), "somebody else is not");
    assert!(ask(&serving.at, "GET", "/health", &cookie, "").unwrap().ends_with("ok\n"));
    assert_eq!(serving.end("-TERM"), Some(0));
    let log = std::fs::read_to_string(log).unwrap();
    assert!(log.contains("\"route\":\"/partners\",\"status\":200"), "{log}");
    for never in ["secret-", "mo@acme", &cookie[8..]] {
        assert!(!log.contains(never), "{never}: {log}");
    }
}
