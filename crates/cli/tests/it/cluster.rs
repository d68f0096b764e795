//! The nodes of a cluster as processes, and what a build without them says.

#[cfg(feature = "cluster")]
mod nodes {
    use std::net::TcpListener;
    use std::path::Path;
    use std::process::{Child, Stdio};
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    use tempfile::TempDir;

    use crate::support::{command, project, run};

    /// A process that does not outlive its test.
    struct Node(Child);

    impl Drop for Node {
        fn drop(&mut self) {
            self.0.kill().unwrap();
            self.0.wait().unwrap();
        }
    }

    fn start(dir: &Path, arguments: &[&str]) -> Node {
        Node(command(dir, arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
    }

    /// Ports that nobody listens on.
    fn free<const N: usize>() -> [String; N] {
        let listeners = [(); N].map(|()| TcpListener::bind(("127.0.0.1", 0)).unwrap());
        listeners.map(|listener| listener.local_addr().unwrap().port().to_string())
    }

    fn until(what: &str, holds: impl Fn() -> bool) {
        let begun = Instant::now();
        while !holds() {
            assert!(begun.elapsed() < Duration::from_secs(60), "{what}");
            sleep(Duration::from_millis(5));
        }
    }

    fn has_files(dir: &Path, name: &str) -> bool {
        std::fs::read_dir(dir).is_ok_and(|entries| {
            entries
                .flatten()
                .any(|entry| entry.path().is_dir() && has_files(&entry.path(), name) || entry.path().to_string_lossy().ends_with(name))
        })
    }

    #[test]
    fn a_cluster_gives_the_figures_of_one_machine_even_when_an_executor_is_killed_at_work() {
        let dir = TempDir::new().unwrap();
        let at = |arguments: &[&str]| run(dir.path(), arguments);
        assert_eq!(at(&["pos", "generate", "--store", "st", "--data", "facts", "--lines", "400000", "--partners", "2000"]).code, 0);
        let programme = project().join("bench/measure/programme.toml");
        let mut measure = vec!["pos", "measure", "--store", "st", "--data", "facts", "--as-of", "2025-11-30", "--format", "csv"];
        measure.extend(["--programme", programme.to_str().unwrap()]);
        let here = at(&measure);
        assert_eq!((here.code, here.csv().len()), (0, 20_001), "{}", here.err);
        let forget = || std::fs::remove_dir_all(dir.path().join("st/measures")).unwrap();
        forget();

        let [scheduler_port, one, one_work, other, other_work] = free();
        let url = format!("df://127.0.0.1:{scheduler_port}");
        let on_cluster = [&measure[..], &["--cluster", &url]].concat();
        let nobody = at(&on_cluster);
        assert_eq!(nobody.code, 1);
        assert!(nobody.err.contains(&format!("no scheduler answers at {url}")), "{}", nobody.err);

        let _scheduler = start(dir.path(), &["cluster", "scheduler", "--port", &scheduler_port]);
        until("the scheduler listens", || std::net::TcpStream::connect(format!("127.0.0.1:{scheduler_port}")).is_ok());
        let executor = |port: &str, work: &str, folder: &str| {
            let arguments = ["--scheduler", &url, "--port", port, "--work-port", work, "--folder", folder, "--tasks", "1"];
            start(dir.path(), &[&["cluster", "executor"], &arguments[..]].concat())
        };
        let _one = executor(&one, &one_work, "one");
        let two = executor(&other, &other_work, "two");
        let there = at(&on_cluster);
        assert_eq!((there.code, &there.out), (0, &here.out), "{}", there.err);
        assert!(has_files(&dir.path().join("one"), ".arrow") && has_files(&dir.path().join("two"), ".arrow"), "both did some of it");

        // What the second has found so far is lost with it, and done again by the first.
        forget();
        let known: Vec<_> = std::fs::read_dir(dir.path().join("two")).unwrap().flatten().map(|entry| entry.path()).collect();
        let asking = command(dir.path(), &on_cluster).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        until("the second has found something", || {
            let jobs = std::fs::read_dir(dir.path().join("two")).unwrap().flatten().map(|entry| entry.path());
            jobs.filter(|job| !known.contains(job)).any(|job| has_files(&job, ".arrow"))
        });
        drop(two);
        let answer = asking.wait_with_output().unwrap();
        assert_eq!(
            (answer.status.code(), String::from_utf8(answer.stdout).unwrap()),
            (Some(0), here.out),
            "{:?}",
            String::from_utf8(answer.stderr)
        );
    }
}

#[cfg(not(feature = "cluster"))]
#[test]
fn a_build_without_clusters_says_so() {
    use crate::support::{project, run};
    for node in ["scheduler", "executor"] {
        let said = run(&project(), &["cluster", node]);
        assert_eq!((said.code, said.out.as_str()), (1, ""));
        assert!(said.err.contains("no cluster in it; one with `--features cluster` has"), "{}", said.err);
    }
}

#[test]
fn an_address_that_is_none_is_wrong_usage() {
    use crate::support::{project, run};
    for address in ["localhost", "df://:50050", "df://here", "http://here:50050", "df://a/b:1"] {
        let said = run(&project(), &["cluster", "executor", "--scheduler", address]);
        assert_eq!(said.code, 2, "{address}");
        assert!(said.err.contains("no address of a scheduler"), "{}", said.err);
    }
}
