//! Running the built binary.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// What a run gave.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}\n{}", self.out, self.err))
    }

    pub fn csv(&self) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(self.out.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }
}

/// The root of the project.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fairway"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).env_remove("CARGO");
    command
}

/// Runs `fairway` in a folder.
pub fn run(folder: &Path, arguments: &[&str]) -> Run {
    let output = command(folder, arguments).output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder with a small programme and the facts of four partners.
pub fn acme() -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("acme.toml", include_str!("../../src/commands/new.toml"));
    write("facts/partners.csv", "partner,name,country\na1,Alpha,DE\nb2,\"Beta, Sons\",NL\nc3,Gamma,GB\nd4,Delta,GB\n");
    write(
        "facts/sales.csv",
        "partner,date,invoice,line,net_amount,known_on\n\
         a1,2026-02-01,I1,1,60000,\n\
         b2,2026-02-01,I2,1,300000.55,\n\
         c3,2026-03-01,I3,1,49999.995,\n\
         d4,2026-02-01,I4,1,70000,2026-04-01\n",
    );
    folder
}

/// Asks for the standing of everybody in the small programme.
pub fn standing(folder: &Path, more: &[&str]) -> Run {
    let mut arguments = vec!["standing", "--programme", "acme.toml", "--data", "facts", "--as-of", "2026-03-31"];
    arguments.extend(more);
    run(folder, &arguments)
}
