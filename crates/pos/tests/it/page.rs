//! docs/reference/data-folder.md says what the reader does.

use pos::profile::{Layout, Profile};
use programme::record::{Dating, Schema};

use crate::support::project;

fn page() -> String {
    std::fs::read_to_string(project().join("docs/reference/data-folder.md")).unwrap()
}

/// The columns and types of the table under a heading.
fn table(page: &str, heading: &str) -> Vec<String> {
    let section = page.split("\n### ").find(|section| section.lines().next() == Some(heading)).unwrap_or_default();
    let rows = section.lines().take_while(|line| !line.starts_with("## ")).filter(|line| line.starts_with("| `"));
    rows.map(|row| row.split('|').skip(1).take(2).map(str::trim).collect::<Vec<_>>().join(" ")).collect()
}

fn laid(layout: &Layout) -> Vec<String> {
    layout.columns.iter().map(|column| format!("`{}` {}", column.name, column.kind.name())).collect()
}

#[test]
fn the_page_lists_every_column_of_every_built_in_record_type() {
    let page = page();
    for kind in Schema::built_in().types {
        let dating = if kind.dating == Dating::Event { "an event" } else { "a span" };
        let heading = format!("`{}.csv`: `{}`, {dating}", kind.file, kind.name);
        assert_eq!(table(&page, &heading), laid(&Layout::of_record(&kind)), "{heading}");
    }
    assert_eq!(table(&page, "`rates.csv`"), laid(&Layout::of_rates()));
    assert_eq!(table(&page, "`closings.csv`"), laid(&Layout::of_closings()));
    assert_eq!(page.matches("\n### ").count(), Schema::built_in().types.len() + 2);
}

#[test]
fn the_profile_on_the_page_is_a_sound_one() {
    let page = page();
    let example = page.split("```toml").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert_eq!(Profile::read(example, &Schema::built_in()).err(), None);
}
