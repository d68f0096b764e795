//! docs/reference/pos-checks.md says of every check what the code says.

use pos::intake::{Class, Code, Severity};
use pos::profile::Profile;
use programme::record::Schema;

use crate::support::project;

const PAGE: &str = "docs/reference/pos-checks.md";

/// Where this is set, the tables of the page are written anew instead of compared.
const WRITE: &str = "FAIRWAY_WRITE_PAGES";

const CLASSES: [(Class, &str); 5] = [
    (Class::File, "The file"),
    (Class::Structure, "Structure"),
    (Class::MasterData, "Master data"),
    (Class::Business, "Business"),
    (Class::CrossCheck, "Cross-checks"),
];

/// The checks of a class as the page shows them.
fn table(class: Class) -> String {
    let rows = Code::ALL.iter().filter(|code| code.class() == class).map(|code| {
        let changes = if code.is_fixed() { "no" } else { "yes" };
        format!("| `{}` | {} | {changes} | {} | {} |\n", code.code(), code.severity().name(), code.title(), code.help())
    });
    format!("| code | default | may be changed | what it means | what to do |\n|---|---|---|---|---|\n{}", rows.collect::<String>())
}

/// The page with the tables the code gives.
fn fresh(page: &str) -> String {
    let mut class = None;
    let mut fresh = String::new();
    let mut shown = false;
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            class = CLASSES.iter().find(|(_, known)| *known == heading).map(|(class, _)| *class);
            shown = false;
        }
        match class {
            Some(class) if line.starts_with('|') => {
                if !shown {
                    fresh.push_str(&table(class));
                    shown = true;
                }
            }
            _ => {
                fresh.push_str(line);
                fresh.push('\n');
            }
        }
    }
    fresh
}

#[test]
fn the_page_lists_every_check_as_the_code_has_it() {
    let path = project().join(PAGE);
    let page = std::fs::read_to_string(&path).unwrap();
    let fresh = fresh(&page);
    if std::env::var_os(WRITE).is_some() {
        std::fs::write(&path, fresh).unwrap();
        return;
    }
    let missing: Vec<&str> = fresh.lines().filter(|line| !page.contains(line)).collect();
    assert!(fresh == page, "{PAGE} is behind; run this test with {WRITE}=1 to write its tables anew\n{}", missing.join("\n"));
    for code in Code::ALL {
        assert_eq!(page.matches(&format!("| `{}` |", code.code())).count(), 1, "{}: every class has its heading on the page", code.code());
    }
}

#[test]
fn the_page_says_which_severities_a_profile_may_choose() {
    let page = std::fs::read_to_string(project().join(PAGE)).unwrap();
    for (word, _) in Severity::ALL {
        assert!(page.contains(&format!("| `{word}` |")), "{word}");
    }
}

#[test]
fn the_profile_on_the_page_chooses_what_a_profile_may_choose() {
    let page = std::fs::read_to_string(project().join(PAGE)).unwrap();
    let example = page.split("```toml").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let profile = format!("[report]\nreporter = \"northgate\"\n{example}");
    let (profile, _) = Profile::of_reports(&profile).unwrap();
    assert_eq!(profile.report.unwrap().checks.len(), 2);
}

#[test]
fn the_page_of_report_profiles_has_a_sound_one_and_every_field() {
    let page = std::fs::read_to_string(project().join("docs/reference/report-profiles.md")).unwrap();
    let example = page.split("```toml").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let (_, schema) = Profile::of_reports(example).unwrap_or_else(|found| panic!("{found:#?}"));
    let built_in = Schema::built_in();
    let known = built_in.get(Schema::SALE);
    let own = schema.get(Schema::SALE).columns.iter().filter(|column| known.column(&column.name).is_none() && column.name != "campaign");
    for column in own.chain(&schema.get(pos::line::stock(&schema)).columns) {
        let stands = page.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == column.name);
        assert!(stands, "{}", column.name);
    }
}
