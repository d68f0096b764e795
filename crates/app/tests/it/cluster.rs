//! A PostgreSQL cluster for as long as this process runs: begun when it is first needed, gone when the process ends, however it ends.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// The owner of the tables, and the role of the server.
const OWNER: &str = "fairway_owner";
const SERVER: &str = "fairway_server";

struct Cluster {
    port: u16,
    bin: PathBuf,
    /// It ends when nothing holds the pipe to its standard input any more.
    _running: Child,
    _folder: TempDir,
}

/// The addresses of a new database: of the owner, of the server, and of the superuser.
pub struct Addresses {
    name: String,
    pub owner: String,
    pub server: String,
    pub superuser: String,
}

/// An empty database of its own, with its two roles.
pub fn database() -> Addresses {
    made_of("template0")
}

/// A database like another one. Whoever is connected there is sent away.
pub fn copy(of: &Addresses) -> Addresses {
    running().sql("postgres", &format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}'", of.name));
    made_of(&of.name)
}

/// Takes a database away.
pub fn drop(of: &Addresses) {
    running().sql("postgres", &format!("DROP DATABASE {} WITH (FORCE)", of.name));
}

fn running() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(Cluster::begin)
}

fn made_of(template: &str) -> Addresses {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let cluster = running();
    let name = format!("house_{}", NEXT.fetch_add(1, Ordering::SeqCst));
    cluster.sql("postgres", &format!("CREATE DATABASE {name} OWNER {OWNER} TEMPLATE {template} STRATEGY file_copy"));
    let of = |role: &str| format!("postgres://{role}@127.0.0.1:{}/{name}", cluster.port);
    Addresses { owner: of(OWNER), server: of(SERVER), superuser: of("postgres"), name }
}

/// The role of the server.
pub fn server_role() -> &'static str {
    SERVER
}

impl Cluster {
    fn begin() -> Self {
        let bin = binaries();
        let folder = folder();
        let data = folder.path().join("data");
        let mut initdb = as_postgres(&bin.join("initdb"));
        run(initdb.args(["-D", &text(&data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]));
        let port = free_port();
        // The shell waits on its standard input, whose other end is ours: when we end, it reads the end and stops the server.
        let postgres = format!(
            "{} -D {} -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=300",
            text(&bin.join("postgres")),
            text(&data)
        );
        let script = format!(
            "{postgres} >{}/log 2>&1 & server=$!; read -r _; kill -QUIT $server; wait $server; rm -rf {}",
            text(folder.path()),
            text(folder.path())
        );
        let mut shell = as_postgres(Path::new("/bin/sh"));
        let running = shell.args(["-c", &script]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        let cluster = Self { port, bin, _running: running, _folder: folder };
        let begun = Instant::now();
        while !cluster.answers() {
            assert!(begun.elapsed() < Duration::from_secs(60), "PostgreSQL does not answer");
            std::thread::sleep(Duration::from_millis(50));
        }
        for role in [OWNER, SERVER] {
            cluster.sql("postgres", &format!("CREATE ROLE {role} LOGIN"));
        }
        cluster
    }

    fn answers(&self) -> bool {
        self.psql("postgres", "SELECT 1").output().is_ok_and(|output| output.status.success())
    }

    fn sql(&self, database: &str, sql: &str) {
        run(&mut self.psql(database, sql));
    }

    fn psql(&self, database: &str, sql: &str) -> Command {
        let mut psql = Command::new(self.bin.join("psql"));
        let port = self.port.to_string();
        psql.args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", &port, "-U", "postgres", "-d", database, "-c", sql]);
        psql
    }
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

/// A folder that the server may write to.
pub fn folder() -> TempDir {
    let folder = tempfile::Builder::new().prefix("fairway-postgres").tempdir().unwrap();
    if is_root() {
        run(Command::new("chown").arg("postgres").arg(folder.path()));
    }
    folder
}

/// The newest server that is installed.
pub fn binaries() -> PathBuf {
    let installed = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path().join("bin"));
    let mut found: Vec<PathBuf> = installed.filter(|bin| bin.join("initdb").exists()).collect();
    found.sort();
    found.pop().expect("these tests need a PostgreSQL server (Debian: apt-get install postgresql)")
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output().unwrap();
    output.stdout == b"0\n"
}

/// PostgreSQL refuses to run as root.
pub fn as_postgres(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]).arg(program);
    command.current_dir("/");
    command
}

pub fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn run(command: &mut Command) {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
}
