//! The real house, judged.
#![expect(clippy::expect_used, reason = "a house that cannot be read cannot be judged: the test stops and says so")]

use std::io::Write as _;
use std::sync::LazyLock;
use tidy::{House, arrows, links, map, orphans, purity, sizes, words};

static HOUSE: LazyLock<House> = LazyLock::new(|| House::here().expect("the files of the repository can be read"));

/// Runs a check on the house and shows all it finds at once.
fn assert_clean(check: fn(&House) -> Vec<String>) {
    let findings = check(&HOUSE);
    let shown: Vec<String> = findings.iter().map(|finding| format!("\n  {finding}")).collect();
    assert!(findings.is_empty(), "{} to mend:{}\n", findings.len(), shown.concat());
}

#[test]
fn the_yardstick_is_printed_on_every_run() {
    let yardstick = sizes::Yardstick::of(&HOUSE);
    // `print!` would be swallowed when the test passes.
    writeln!(std::io::stdout(), "\n{yardstick}").expect("the tests have an output");
}

#[test]
fn no_file_holds_more_than_one_subject_can() {
    assert_clean(sizes::long_files);
}

#[test]
fn few_functions_are_longer_than_a_screen_and_none_is_a_novel() {
    assert_clean(sizes::long_functions);
}

#[test]
fn each_crate_uses_only_what_stands_to_its_right() {
    assert_clean(arrows::against_the_stream);
}

#[test]
fn meaning_depends_on_nothing_that_asks_the_outside_world() {
    assert_clean(arrows::impure_meaning);
}

#[test]
fn versions_and_lints_are_stated_once_for_all_crates() {
    assert_clean(arrows::stated_twice);
}

#[test]
fn no_module_is_a_junk_drawer() {
    assert_clean(words::junk_drawers);
}

#[test]
fn nothing_is_marked_as_unfinished() {
    assert_clean(words::unfinished);
}

#[test]
fn no_text_names_a_path_of_somebodys_machine() {
    assert_clean(words::machine_paths);
}

#[test]
fn a_vendors_programme_is_spelt_so() {
    assert_clean(words::misspelt_programmes);
}

#[test]
fn meaning_knows_no_floats() {
    assert_clean(purity::floats);
}

#[test]
fn meaning_never_panics() {
    assert_clean(purity::panics);
}

#[test]
fn every_source_is_reached_by_a_module() {
    assert_clean(orphans::sources);
}

#[test]
fn every_file_among_the_sources_is_named_by_one() {
    assert_clean(orphans::companions);
}

#[test]
fn every_example_programme_has_cases_and_every_case_a_programme() {
    assert_clean(orphans::programmes);
}

#[test]
fn every_page_is_found_from_the_front() {
    assert_clean(orphans::pages);
}

#[test]
fn every_link_leads_somewhere() {
    assert_clean(links::broken);
}

#[test]
fn the_map_in_the_readme_is_the_house() {
    assert_clean(map::astray);
}

#[test]
fn the_readme_and_continuous_integration_agree_on_the_commands() {
    assert_clean(map::commands);
}
