//! The programme as a guide: everything with a title appears, in every language, and a small one is read as a whole.

use std::path::PathBuf;

use programme::check::check;
use programme::guide::markdown;
use programme::model::{Programme, Text};
use programme::words::Language;

use crate::programmes::folder;

fn files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    files
}

fn sound(text: &str) -> Programme {
    let checked = check(text);
    checked.programme.unwrap_or_else(|| panic!("{:#?}", checked.diagnostics))
}

/// The titles of everything a reader looks for.
fn titles(programme: &Programme) -> Vec<(&str, &Text)> {
    let requirements = programme.requirements.iter().map(|row| (row.id.as_str(), &row.title));
    let benefits = programme.benefits.iter().map(|benefit| (benefit.id.as_str(), &benefit.title));
    let duties = programme.duties.iter().map(|duty| (duty.id.as_str(), &duty.title));
    let incentives = programme.incentives.iter().map(|incentive| (incentive.id.as_str(), &incentive.title));
    let funds = programme.funds.iter().map(|fund| (fund.id.as_str(), &fund.title));
    let levels = programme.ladders.iter().flat_map(|ladder| &ladder.levels).map(|level| (level.id.as_str(), &level.title));
    requirements.chain(benefits).chain(duties).chain(incentives).chain(funds).chain(levels).collect()
}

#[test]
fn every_title_of_every_programme_appears_in_every_language() {
    for path in files() {
        let programme = sound(&std::fs::read_to_string(&path).unwrap());
        for language in Language::ALL {
            let guide = markdown(&programme, language);
            for (id, title) in titles(&programme) {
                let title = title.get(language.code()).split_whitespace().collect::<Vec<_>>().join(" ");
                let written = title.replace('|', "\\|").replace('<', "\\<");
                assert!(guide.contains(&title) || guide.contains(&written), "{}: `{id}` ({title}) is missing in {language:?}", path.display());
            }
        }
    }
}

#[test]
fn nothing_of_the_machinery_shows() {
    for path in files() {
        let programme = sound(&std::fs::read_to_string(&path).unwrap());
        for language in Language::ALL {
            let guide = markdown(&programme, language);
            for (number, line) in (1..).zip(guide.lines()) {
                let machinery = ["{", "}", "guide-", "word-", "bound-", "\u{2068}", "  |", "()", "sale.n", "partner.c", "coalesce", "table('", "target('"];
                let seen: Vec<&&str> = machinery.iter().filter(|sign| line.contains(**sign)).collect();
                assert!(seen.is_empty(), "{} {language:?} line {number}: {seen:?} in {line}", path.display());
            }
        }
    }
}

#[test]
fn every_row_of_a_table_has_as_many_cells_as_its_header() {
    for path in files() {
        let programme = sound(&std::fs::read_to_string(&path).unwrap());
        let guide = markdown(&programme, Language::En);
        let mut cells = None;
        for line in guide.lines() {
            let bars = line.replace("\\|", "").matches('|').count();
            match (line.starts_with('|'), cells) {
                (true, Some(header)) => assert_eq!(bars, header, "{}: {line}", path.display()),
                (true, None) => cells = Some(bars),
                (false, _) => cells = None,
            }
        }
    }
}

const SMALL: &str = r#"
[programme]
id = "nordwind"
title = { en = "Nordwind Partners", de = "Nordwind-Partner" }
version = "2024"
effective = 2024-04-01
currency = "EUR"
year_starts = "04-01"
day_count = "from the same day"
rounding = "half even"
languages = ["en", "de"]
notice_days = 30

[zones.sales_region]
north = ["DK", "NO", "SE"]
other = "*"

[product_groups.boats]
title = { en = "Boats", de = "Boote" }
where = "sale.product like 'BOAT-%'"

[product_groups.sails]
title = { en = "Sails", de = "Segel" }
where = "sale.product_group = 'sails'"

[ladders.level]
title = { en = "Level", de = "Stufe" }
levels = ["crew", { id = "captain", title = { en = "Captain", de = "Kapitän" }, by = "invitation" }]
rise = "each quarter"
fall = { when = "each programme year", grace = "3 months", by = "proposal" }

[tables.minimum]
title = { en = "Minimum revenue", de = "Mindestumsatz" }
by = ["sales_region", "level"]
unit = "money"
[tables.minimum.values]
north = { captain = 50_000 }
other = { captain = 75_000.50 }

[measures.revenue]
title = { en = "Net revenue", de = "Nettoumsatz" }
sum = "sale.net_amount"
where = "in_group('sails') and coalesce(sale.currency, 'EUR') = 'EUR'"
over = "programme year"
unit = "money"

[measures.before]
title = { en = "Net revenue of the year before", de = "Nettoumsatz des Vorjahrs" }
sum = "sale.net_amount"
over = "previous programme year"
unit = "money"

[measures.growth]
title = { en = "Growth", de = "Wachstum" }
formula = "growth(revenue, before)"
unit = "percent"

[[requirements]]
id = "revenue"
title = { en = "Revenue", de = "Umsatz" }
measure = "revenue"
at_least = { captain = "table('minimum')" }

[[requirements]]
id = "strength"
title = { en = "Growth or skills", de = "Wachstum oder Können" }
any_of = ["growth", "skills"]
levels = ["captain"]

[[requirements]]
id = "growth"
title = { en = "Growth", de = "Wachstum" }
measure = "growth"
more_than = { captain = "10 %" }
if_undefined = "not met"

[[requirements]]
id = "skills"
title = { en = "Sailors", de = "Segler" }
people = [{ id = "sailors", title = { en = "Sailors", de = "Segler" }, where = "person.role = 'sailor'", holding = "credential.name = 'Inshore'", need = { captain = 2 } }]
one_person_fills = "one slot"

[[requirements]]
id = "contract"
title = { en = "Contract", de = "Vertrag" }
duty = "contract"
gate = true

[[duties]]
id = "contract"
title = { en = "Sign the contract", de = "Vertrag unterschreiben" }
every = "once"

[[duties]]
id = "plan"
title = { en = "Joint plan", de = "Gemeinsamer Plan" }
every = "programme year"
due = "45 days after start"
where = "at_level('captain') or partner.sales_region = 'north'"
while_open = "in order"
proof = { en = "the signed plan", de = "der unterschriebene Plan" }

[[benefits]]
id = "discount"
title = { en = "Discount", de = "Rabatt" }
percent = { crew = { boats = 5 }, captain = { boats = 10, sails = 12.5 } }
needs = ["plan"]

[[benefits]]
id = "money"
title = { en = "Marketing money", de = "Werbegeld" }
amount = { captain = 1500 }
per = "quarter"

[[incentives]]
id = "rebate"
title = { en = "Sail rebate", de = "Segelbonus" }
kind = "rebate"
period = "quarter"
base = "sale.net_amount"
pays_on = "in_group('sails')"
basis = "value"
mode = "marginal"
bands = [{ from = 1_000, rate = { crew = "1 %", captain = "2 %" } }, { from = 5_000, rate = { crew = "2 %", captain = "3.5 %" } }]
cap = { amount = 900, per = "period" }
settlement = "credit note"
"#;

#[test]
fn a_small_programme_is_a_guide_in_english() {
    insta::assert_snapshot!(markdown(&sound(SMALL), Language::En), @"");
}

#[test]
fn a_small_programme_is_a_guide_in_german() {
    insta::assert_snapshot!(markdown(&sound(SMALL), Language::De), @"");
}

#[test]
#[ignore]
fn scratch() {
    for path in files() {
        let programme = sound(&std::fs::read_to_string(&path).unwrap());
        for language in Language::ALL {
            std::fs::write(format!("/tmp/guides/{}.{}.md", path.file_stem().unwrap().to_string_lossy(), language.code()), markdown(&programme, language)).unwrap();
        }
    }
}

#[test]
#[ignore]
fn scratch_small() {
    for language in Language::ALL {
        std::fs::write(format!("/tmp/guides/small.{}.md", language.code()), markdown(&sound(SMALL), language)).unwrap();
    }
}
