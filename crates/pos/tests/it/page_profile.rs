//! docs/reference/report-profiles.md names every key and every field there is, and its examples are sound.

use pos::line;
use pos::profile::{Layout, Profile};
use programme::record::Schema;

use crate::support::project;

fn page() -> String {
    std::fs::read_to_string(project().join("docs/reference/report-profiles.md")).unwrap()
}

/// The keys that a profile with the key `unheard` in some place is told of.
fn keys(profile: &str) -> Vec<String> {
    let found = Profile::of_reports(profile).unwrap_err();
    let help = found.iter().filter(|found| found.message.contains("`unheard-of-key`")).find_map(|found| found.help.clone()).unwrap();
    let known = help.strip_prefix("known: ").unwrap_or_else(|| panic!("{help}"));
    known.split(", ").map(|key| key.trim_matches('`').to_owned()).collect()
}

#[test]
fn every_key_of_a_profile_is_on_the_page() {
    let page = page();
    let report = "[report]\nreporter = \"a\"\n";
    for (place, rest) in [
        ("report", "unheard-of-key = 1"),
        ("period", "period = { unheard-of-key = 1 }"),
        ("sale", "[sale]\ndate = \"d\"\nunheard-of-key = 1"),
        ("edi", "[sale]\ndate = \"d\"\nedi = { unheard-of-key = 1 }"),
        ("pivot", "[sale]\ndate = \"d\"\npivot = { unheard-of-key = 1 }"),
        ("taking", "[sale]\ndate = { column = \"d\", unheard-of-key = 1 }"),
        ("lookup", "[lookup.a]\nfile = \"a\"\nkey = \"a\"\nunheard-of-key = 1"),
    ] {
        let keys = keys(&format!("{report}{rest}"));
        assert!(keys.len() >= 2, "{place}: {keys:?}");
        for key in keys {
            let named = [format!("`{key}`"), format!("{{ {key} = "), format!(", {key} = ")].iter().any(|text| page.contains(text));
            assert!(named, "{place}: the page does not name `{key}`");
        }
    }
}

#[test]
fn every_field_of_a_line_is_on_the_page() {
    let (page, schema) = (page(), line::schema(&[]));
    let (_, fields) = page.split_once("## The fields").unwrap();
    let (sale, stock) = fields.split_once("A stock line").unwrap();
    for (id, part) in [(Schema::SALE, sale), (line::stock(&schema), stock)] {
        let layout = Layout::of_record(schema.get(id));
        for column in layout.columns.iter().skip(layout.frame) {
            assert!(part.contains(&format!("`{}`", column.name)), "{}", column.name);
        }
    }
}

#[test]
fn the_examples_of_the_page_are_sound() {
    let page = page();
    let examples: Vec<&str> = page.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(examples.len(), 2);
    for example in examples {
        let (profile, _) = Profile::of_reports(example).unwrap_or_else(|found| panic!("{found:#?}\n{example}"));
        assert!(profile.report.is_some());
    }
}
