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
            let guide = markdown(&programme, language).to_lowercase();
            for (id, title) in titles(&programme) {
                let title = title.get(language.code()).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
                let written = title.replace('|', "\\|").replace('<', "\\<");
                assert!(
                    guide.contains(&title) || guide.contains(&written),
                    "{}: `{id}` ({title}) is missing in {language:?}",
                    path.display()
                );
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
                let machinery = [
                    "{",
                    "}",
                    "guide-",
                    "word-",
                    "bound-",
                    "\u{2068}",
                    "  |",
                    "()",
                    "sale.n",
                    "partner.c",
                    "coalesce",
                    "table('",
                    "target('",
                ];
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
    insta::assert_snapshot!(markdown(&sound(SMALL), Language::En), @"
    # Nordwind Partners

    Version 2024, in force from 1 April 2024. All amounts are in EUR unless stated otherwise. The programme year begins on 1 April. Substantial changes are announced 30 days ahead.

    ## Levels and how they are decided

    The levels, lowest first: Crew and Captain (by invitation).

    - The level follows from the requirements.
    - A new partner starts without a level.
    - Rises are reviewed at the end of each quarter and take effect the next day.
    - Falls are reviewed at the end of each programme year and take effect the next day. There is a time of grace of 3 months: a partner falls only if it is still below its level after it. A person decides on each.

    ## What each level asks

    Every row must hold for the level. Rows that begin with a dash belong to the row above.

    | Requirement | Crew | Captain |
    | --- | --- | --- |
    | Invitation | – | yes |
    | Contract ¹ | yes | yes |
    | Revenue ² | – | by sales region, see table “Minimum revenue” |
    | Growth or skills | – | one of these |
    | – Growth ³ | – | more than 10% |
    | – Sailors ⁴ | – | 2 people |

    1. Nothing else is looked at until this is met. The duty: “Sign the contract”.
    2. Measured by “Net revenue”.
    3. Where the number cannot be worked out, this counts as not met.
    4. Who counts: people employed on the day where role is “sailor”; with a valid certificate where name is “Inshore”.

    ## Figures

    ### Minimum revenue

    | Sales region | Captain |
    | --- | --- |
    | North | 50,000 EUR |
    | Other | 75,000.50 EUR |

    ## How it is measured

    Requirements stand first, then what their numbers are made of.

    | Measure | How it is worked out | Period |
    | --- | --- | --- |
    | Net revenue | Sum of net amount (sales), only where the product belongs to “Sails” and currency is “EUR” or not stated | programme year to date |
    | Growth | Growth of “Net revenue” over “Net revenue of the year before” | – |
    | Net revenue of the year before | Sum of net amount (sales) | previous programme year |

    ## Duties and due dates

    Days are counted from the day itself and the last one is included: 30 days from 1 April 2024 end on 30 April 2024.

    | Duty | How often | Due | Who |
    | --- | --- | --- | --- |
    | Sign the contract | once | – | every partner |
    | Joint plan ¹ | each programme year | 45 days after the start | level Captain or sales region is “North” |

    1. Proof: the signed plan.

    ## What each level brings

    | Benefit | Crew | Captain |
    | --- | --- | --- |
    | Discount ¹ | by product group | by product group |
    | – Boats | 5% | 10% |
    | – Sails | – | 12.5% |
    | Marketing money | – | 1,500 EUR per quarter |

    1. Must be in order: “Joint plan”.

    ## Money to earn

    ### Sail rebate

    - Rebate, settled each quarter.
    - Worked out on: net amount (sales).
    - Paid only where the product belongs to “Sails”.
    - Each band pays its own rate on its own part.

    | Amount that counts | Crew | Captain |
    | --- | --- | --- |
    | below 1,000 EUR | nothing | nothing |
    | 1,000 EUR to less than 5,000 EUR | 1% | 2% |
    | 5,000 EUR and more | 2% | 3.5% |

    - At most 900 EUR per period.
    - Paid to the partner by credit note.
    - The level held at the end of the period counts.

    ## Regions

    ### Sales region

    | Region | Countries |
    | --- | --- |
    | North | DK, NO, SE |
    | Other | all other countries |

    ## Product groups

    | Product group | What belongs to it |
    | --- | --- |
    | Boats | Product begins with “BOAT-” |
    | Sails | Product group is “sails” |
    ");
}

#[test]
fn a_small_programme_is_a_guide_in_german() {
    insta::assert_snapshot!(markdown(&sound(SMALL), Language::De), @"
    # Nordwind-Partner

    Version 2024, gültig ab 1. April 2024. Alle Beträge sind in EUR, soweit nicht anders angegeben. Das Programmjahr beginnt am 1. April. Wesentliche Änderungen werden 30 Tage im Voraus angekündigt.

    ## Stufen und wie sie bestimmt werden

    Die Stufen, von unten nach oben: Crew und Kapitän (auf Einladung).

    - Die Stufe ergibt sich aus den Anforderungen.
    - Ein neuer Partner beginnt ohne Stufe.
    - Aufstiege werden am Ende jedes Quartals geprüft und gelten ab dem nächsten Tag.
    - Rückstufungen werden am Ende jedes Programmjahrs geprüft und gelten ab dem nächsten Tag. Die Schonfrist beträgt 3 Monate: zurückgestuft wird nur, wer danach noch unter seiner Stufe liegt. Die Entscheidung trifft jeweils eine Person.

    ## Was jede Stufe verlangt

    Für die Stufe muss jede Zeile erfüllt sein. Zeilen mit Strich gehören zur Zeile darüber.

    | Anforderung | Crew | Kapitän |
    | --- | --- | --- |
    | Einladung | – | ja |
    | Vertrag ¹ | ja | ja |
    | Umsatz ² | – | nach sales region, siehe Tabelle „Mindestumsatz“ |
    | Wachstum oder Können | – | eine davon |
    | – Wachstum ³ | – | mehr als 10 % |
    | – Segler ⁴ | – | 2 Personen |

    1. Solange das nicht erfüllt ist, zählt nichts anderes. Die Pflicht: „Vertrag unterschreiben“.
    2. Gemessen an „Nettoumsatz“.
    3. Lässt sich die Zahl nicht berechnen, gilt die Anforderung als nicht erfüllt.
    4. Wer zählt: am Stichtag beschäftigte Personen, für die gilt: Rolle ist „sailor“; mit gültigem Zertifikat, für das gilt: Name ist „Inshore“.

    ## Zahlen

    ### Mindestumsatz

    | Sales region | Kapitän |
    | --- | --- |
    | North | 50.000 EUR |
    | Other | 75.000,50 EUR |

    ## Wie gemessen wird

    Zuerst die Kennzahlen der Anforderungen, dann ihre Bestandteile.

    | Kennzahl | Wie es berechnet wird | Zeitraum |
    | --- | --- | --- |
    | Nettoumsatz | Summe: Nettobetrag (Verkäufe), nur wenn gilt: das Produkt gehört zu „Segel“ und Währung ist „EUR“ oder nicht angegeben | laufendes Programmjahr |
    | Wachstum | Wachstum von „Nettoumsatz“ gegenüber „Nettoumsatz des Vorjahrs“ | – |
    | Nettoumsatz des Vorjahrs | Summe: Nettobetrag (Verkäufe) | voriges Programmjahr |

    ## Pflichten und Fristen

    Tage zählen ab dem Tag selbst, der letzte eingeschlossen: 30 Tage ab 1. April 2024 enden am 30. April 2024.

    | Pflicht | Wie oft | Fällig | Wer |
    | --- | --- | --- | --- |
    | Vertrag unterschreiben | einmal | – | jeder Partner |
    | Gemeinsamer Plan ¹ | jedes Programmjahr | 45 Tage nach Beginn | Stufe Kapitän oder sales region ist „North“ |

    1. Nachweis: der unterschriebene Plan.

    ## Was jede Stufe bringt

    | Leistung | Crew | Kapitän |
    | --- | --- | --- |
    | Rabatt ¹ | nach Produktgruppe | nach Produktgruppe |
    | – Boote | 5 % | 10 % |
    | – Segel | – | 12,5 % |
    | Werbegeld | – | 1.500 EUR pro Quartal |

    1. Voraussetzung: „Gemeinsamer Plan“.

    ## Vergütungen

    ### Segelbonus

    - Bonus, abgerechnet für jedes Quartal.
    - Berechnungsgrundlage: Nettobetrag (Verkäufe).
    - Gezahlt wird nur, wenn gilt: das Produkt gehört zu „Segel“.
    - Der Satz jeder Staffel gilt nur für den Teil, der in sie fällt.

    | Anrechenbarer Betrag | Crew | Kapitän |
    | --- | --- | --- |
    | unter 1.000 EUR | nichts | nichts |
    | 1.000 EUR bis unter 5.000 EUR | 1 % | 2 % |
    | ab 5.000 EUR | 2 % | 3,5 % |

    - Höchstens 900 EUR pro Abrechnungszeitraum.
    - Gezahlt an den Partner per Gutschrift.
    - Es zählt die Stufe am Ende des Zeitraums.

    ## Regionen

    ### Sales region

    | Region | Länder |
    | --- | --- |
    | North | DK, NO, SE |
    | Other | alle anderen Länder |

    ## Produktgruppen

    | Produktgruppe | Was dazugehört |
    | --- | --- |
    | Boote | Produkt beginnt mit „BOAT-“ |
    | Segel | Produktgruppe ist „sails“ |
    ");
}

#[test]
fn one_full_stop_is_enough_where_the_author_wrote_one() {
    let text =
        SMALL.replace("the signed plan", "Send the signed plan.").replace("der unterschriebene Plan", "Den unterschriebenen Plan senden!");
    let programme = sound(&text);
    assert!(markdown(&programme, Language::En).contains("Proof: Send the signed plan.\n"));
    assert!(markdown(&programme, Language::De).contains("Nachweis: Den unterschriebenen Plan senden!\n"));
}

#[test]
fn a_case_by_the_day_asked_about_stands_in_the_order_of_the_language() {
    let case = "case when as_of < date '2024-07-01' then 10 else 20 end";
    let programme = sound(&SMALL.replace("captain = \"10 %\"", &format!("captain = \"{case}\"")));
    let told = Language::ALL.map(|language| {
        let guide = markdown(&programme, language);
        guide.lines().find(|line| line.contains("2024") && line.starts_with("| –")).unwrap().to_owned()
    });
    insta::assert_snapshot!(told.join("\n"), @"
    | – Growth ³ | – | more than 10 where the day asked about is before 1 July 2024; otherwise 20 |
    | – Wachstum ³ | – | mehr als 10, wenn der Stichtag vor dem 1. Juli 2024 liegt; sonst 20 |
    | – Growth ³ | – | meer dan 10 als de peildatum vóór 1 juli 2024 ligt; anders 20 |
    ");
}

#[test]
fn who_takes_part_is_told_by_level() {
    let one = SMALL.replace("basis = \"value\"", "basis = \"value\"\nlevels = [\"captain\"]");
    assert!(markdown(&sound(&one), Language::De).contains("- Gilt für die Stufe Kapitän.\n"));
    let both = SMALL.replace("basis = \"value\"", "basis = \"value\"\nlevels = [\"crew\", \"captain\"]");
    assert!(markdown(&sound(&both), Language::Nl).contains("- Voor de niveaus Crew en Captain.\n"));
}
