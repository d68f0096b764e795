//! What `fairway pos import` says where something is in the way: what was done is told, and nothing is taken for granted.

use std::fs;

use tempfile::TempDir;

use crate::support::run;

const PROFILE: &str = "[report]\nreporter = \"northgate\"\nevery = \"week\"\n\n[sale]\npartner = \"dealer\"\ndate = \"day\"\n\n[sale.columns]\n\
                       product = \"part\"\nquantity = \"pieces\"\n";

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("n.toml"), PROFILE).unwrap();
    fs::write(folder.path().join("w05.csv"), "dealer,day,part,pieces\nacme,2024-01-29,P1,2\n").unwrap();
    folder
}

#[test]
fn files_before_one_that_cannot_be_read_are_told() {
    let folder = folder();
    let done =
        run(folder.path(), &["pos", "import", "w05.csv", "none.csv", "--profile", "n.toml", "--store", "s", "--received", "2024-02-06"]);
    assert_eq!(done.code, 1);
    assert!(done.out.contains("w05.csv: northgate reports for 2024-W05: booked as S000001"), "{}", done.out);
    assert!(done.err.contains("`none.csv`"), "{}", done.err);
}

#[test]
fn a_folder_is_no_file_to_import() {
    let folder = folder();
    let done = run(folder.path(), &["pos", "import", ".", "--profile", "n.toml", "--store", "s"]);
    assert!(done.code == 1 && done.err.contains("is no file"), "{}", done.err);
}

#[test]
fn nothing_is_reported_for_somebody_unknown_and_nothing_withdrawn_without_a_reason() {
    let folder = folder();
    let nothing = ["pos", "import", "--nothing", "--period", "2024-W06", "--store", "s", "--reporter"];
    let unknown = run(folder.path(), &[&nothing[..], &["nortgate"]].concat());
    assert!(unknown.code == 2 && unknown.err.contains("`nortgate`"), "{}", unknown.err);
    run(folder.path(), &["pos", "import", "w05.csv", "--profile", "n.toml", "--store", "s", "--received", "2024-02-06"]);
    assert_eq!(run(folder.path(), &[&nothing[..], &["northgate"]].concat()).code, 0);
    let silent = run(folder.path(), &["pos", "submissions", "withdraw", "S000001", "--store", "s", "--by", "", "--why", " "]);
    assert!(silent.code == 2 && silent.err.contains("--why"), "{}", silent.err);
}

#[test]
fn two_files_of_one_name_do_not_share_an_answer() {
    let folder = folder();
    fs::create_dir(folder.path().join("b")).unwrap();
    fs::write(folder.path().join("b/w05.csv"), "dealer,day,part,pieces\nacme,2024-02-05,P1,2\n").unwrap();
    let arguments = ["pos", "import", "w05.csv", "b/w05.csv", "--profile", "n.toml", "--store", "s", "--answers", "a"];
    let both = run(folder.path(), &arguments);
    assert!(both.code == 2 && both.err.contains("several files are called `w05.csv`"), "{}", both.err);
    assert_eq!(run(folder.path(), &arguments[..8]).code, 0);
}
