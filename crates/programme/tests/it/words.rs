//! A standing told in three languages: the programme and the facts above, what is told below.

use std::sync::Arc;

use programme::check::check;
use programme::condition::Unit;
use programme::model::{History, Programme};
use programme::period::{Window, later_days};
use programme::record::{Dating, NewRow, PartnerId, Place, Records, RecordsBuilder, Sight, read_cell};
use programme::standing::{Standing, question, standing};
use programme::words::{Detail, Language, Teller};
use rust_decimal::Decimal;

mod forms;

const PROGRAMME: &str = r#"
[programme]
id = "nordwind"
title = { en = "Nordwind Partners", de = "Nordwind-Partner", nl = "Nordwind-partners" }
version = "2024"
effective = 2023-04-01
currency = "USD"
year_starts = "04-01"
day_count = "from the next day"
languages = ["en", "de", "nl"]

[ladders.track]
title = { en = "Track", de = "Partnerstufe", nl = "Partnerniveau" }
levels = ["registered", "select", { id = "premier", title = "Premier" }]
rise = "each quarter"
fall = { when = "each programme year", grace = "3 months" }

[measures.net_revenue]
title = { en = "Net revenue", de = "Nettoumsatz", nl = "Netto-omzet" }
sum = "sale.net_amount"
over = "programme year"
unit = "money"
note = { en = "returns are deducted", de = "Retouren werden abgezogen", nl = "retouren zijn afgetrokken" }

[measures.certified]
title = { en = "People with an Azure Administrator certificate", de = "Personen mit Zertifikat Azure Administrator", nl = "Personen met certificaat Azure Administrator" }
people = "true"
holding = "credential.name = 'AZ-104'"
unit = "people"

[[requirements]]
id = "revenue"
title = { en = "Revenue", de = "Umsatz", nl = "Omzet" }
measure = "net_revenue"
at_least = { select = 50_000, premier = 250_000 }

[[requirements]]
id = "skills"
title = { en = "Skills", de = "Qualifikation", nl = "Kennis" }
measure = "certified"
at_least = { select = 1, premier = 3 }

[[requirements]]
id = "plan"
title = { en = "Planning", de = "Planung", nl = "Planning" }
duty = "joint_plan"
levels = ["premier"]

[[requirements]]
id = "team"
title = { en = "Team", de = "Team", nl = "Team" }
people = [
    { id = "sales", title = { en = "sales", de = "Vertrieb", nl = "verkoop" }, where = "person.role in ('sales', 'both')", need = { premier = 1 } },
    { id = "technical", title = { en = "technical", de = "Technik", nl = "techniek" }, where = "person.role in ('technical', 'both')", need = { premier = 2 } },
]
one_person_fills = "one slot"
levels = ["premier"]

[[duties]]
id = "joint_plan"
title = { en = "Joint business plan", de = "Gemeinsamer Geschäftsplan", nl = "Gezamenlijk ondernemingsplan" }
every = "programme year"
due = "45 days after start"
while_open = "not in order"
proof = { en = "signed copy", de = "unterschriebene Kopie", nl = "getekend exemplaar" }

[[benefits]]
id = "discount"
title = { en = "Discount", de = "Rabatt", nl = "Korting" }
percent = { select = 12.5, premier = 20 }

[[benefits]]
id = "marketing"
title = { en = "Marketing money", de = "Werbekostenzuschuss", nl = "Marketingbudget" }
amount = { select = 1500, premier = 5000 }
per = "quarter"
needs = ["joint_plan"]

[[benefits]]
id = "badge"
title = { en = "Badge", de = "Logo", nl = "Logo" }
given = ["premier"]
"#;

/// File, record type, partner, then `column=value`.
const FACTS: &str = "
partners.csv    partner     nordlys  name=Nordlys Systems; country=NO; joined=2023-02-01
sales.csv       sale        nordlys  date=2023-06-20; net_amount=61200
sales.csv       sale        nordlys  date=2024-04-03; net_amount=120000.50
sales.csv       sale        nordlys  date=2024-04-19; net_amount=-1749.75
sales.csv       sale        nordlys  date=2024-05-02; net_amount=50000
people.csv      person      nordlys  from=2020-01-01; person=p1; name=Ada; role=technical
people.csv      person      nordlys  from=2020-01-01; person=p2; name=Ben; role=both
credentials.csv credential  nordlys  from=2023-05-01; person=p1; name=AZ-104
credentials.csv credential  nordlys  from=2023-05-01; person=p2; name=AZ-104
duties.csv      duty        nordlys  date=2023-05-10; duty=joint_plan
";

#[test]
fn a_standing_is_told_in_english() {
    insta::assert_snapshot!(told(Language::En), @"
    Nordlys Systems (nordlys), as of 3 May 2024
      Nordwind Partners, version 2024
      + Track: Select since 1 July 2023 (review as of 30 June 2023)
        + secured: the requirements of Select are met
        history
          1 April 2023: Registered (start of the programme)
          1 July 2023: from Registered to Select (review as of 30 June 2023)
        next level: Premier
          - 81,749.25 USD more of Net revenue
          - 1 more person in People with an Azure Administrator certificate, not Ada, not Ben
          - Joint business plan, due 16 May 2024
          - 1 more person for technical, not Ben (already counted elsewhere)
        + Registered: qualified, nothing is asked
        + Select: qualified
          + Revenue: 168,250.75 USD, asked: at least 50,000.00 USD
            Net revenue, programme year to date (1 April 2024 to 3 May 2024)
              3 records count, 2 shown
                sales.csv:4, 3 April 2024: 120,000.50 USD
                sales.csv:6, 2 May 2024: 50,000.00 USD
              note: returns are deducted
          + Skills: 2 people, asked: at least 1 person
            People with an Azure Administrator certificate
              counting: Ada and Ben
        - Premier: not qualified, 4 requirements missing
          - Revenue: 168,250.75 USD, asked: at least 250,000.00 USD, missing: 81,749.25 USD
            Net revenue, programme year to date (1 April 2024 to 3 May 2024)
              3 records count, 2 shown
                sales.csv:4, 3 April 2024: 120,000.50 USD
                sales.csv:6, 2 May 2024: 50,000.00 USD
              note: returns are deducted
          - Skills: 2 people, asked: at least 3 people, missing: 1 person
            People with an Azure Administrator certificate
              counting: Ada and Ben
          - Planning: due 16 May 2024, counts as missing until done
            proof: signed copy
          - Team: 2 of 3 people
            + sales: 1 of 1, Ben
            - technical: 1 of 2, Ada
              would fit, already counted elsewhere: Ben
      duties
        - Joint business plan: due 16 May 2024, counts as missing until done
          proof: signed copy
      benefits
        + Discount: 12.5%
        - Marketing money: 1,500.00 USD per quarter, withheld
          - Joint business plan: due 16 May 2024, counts as missing until done
            proof: signed copy
        · Badge: not at this level
    ");
}

#[test]
fn a_standing_is_told_in_german() {
    insta::assert_snapshot!(told(Language::De), @"
    Nordlys Systems (nordlys), Stand 3. Mai 2024
      Nordwind-Partner, Version 2024
      + Partnerstufe: Select seit dem 1. Juli 2023 (Überprüfung zum 30. Juni 2023)
        + gesichert: die Anforderungen für Select sind erfüllt
        Verlauf
          1. April 2023: Registered (Start des Programms)
          1. Juli 2023: von Registered auf Select (Überprüfung zum 30. Juni 2023)
        nächste Stufe: Premier
          - Nettoumsatz: es fehlen noch 81.749,25 USD
          - Personen mit Zertifikat Azure Administrator: noch 1 weitere Person (außer Ada, Ben)
          - Gemeinsamer Geschäftsplan, fällig am 16. Mai 2024
          - Technik: noch 1 weitere Person (außer Ben, bereits an anderer Stelle gezählt)
        + Registered: qualifiziert, nichts gefordert
        + Select: qualifiziert
          + Umsatz: 168.250,75 USD, gefordert: mindestens 50.000,00 USD
            Nettoumsatz, laufendes Programmjahr (1. April 2024 bis 3. Mai 2024)
              3 Datensätze zählen, 2 davon gezeigt
                sales.csv:4, 3. April 2024: 120.000,50 USD
                sales.csv:6, 2. Mai 2024: 50.000,00 USD
              Hinweis: Retouren werden abgezogen
          + Qualifikation: 2 Personen, gefordert: mindestens 1 Person
            Personen mit Zertifikat Azure Administrator
              es zählen: Ada und Ben
        - Premier: nicht qualifiziert, 4 Anforderungen nicht erfüllt
          - Umsatz: 168.250,75 USD, gefordert: mindestens 250.000,00 USD, noch offen: 81.749,25 USD
            Nettoumsatz, laufendes Programmjahr (1. April 2024 bis 3. Mai 2024)
              3 Datensätze zählen, 2 davon gezeigt
                sales.csv:4, 3. April 2024: 120.000,50 USD
                sales.csv:6, 2. Mai 2024: 50.000,00 USD
              Hinweis: Retouren werden abgezogen
          - Qualifikation: 2 Personen, gefordert: mindestens 3 Personen, noch offen: 1 Person
            Personen mit Zertifikat Azure Administrator
              es zählen: Ada und Ben
          - Planung: fällig am 16. Mai 2024, gilt bis zur Erledigung als nicht erfüllt
            Nachweis: unterschriebene Kopie
          - Team: 2 von 3 Personen
            + Vertrieb: 1 von 1, Ben
            - Technik: 1 von 2, Ada
              käme in Frage, zählt bereits an anderer Stelle: Ben
      Pflichten
        - Gemeinsamer Geschäftsplan: fällig am 16. Mai 2024, gilt bis zur Erledigung als nicht erfüllt
          Nachweis: unterschriebene Kopie
      Leistungen
        + Rabatt: 12,5 %
        - Werbekostenzuschuss: 1.500,00 USD pro Quartal, zurückgehalten
          - Gemeinsamer Geschäftsplan: fällig am 16. Mai 2024, gilt bis zur Erledigung als nicht erfüllt
            Nachweis: unterschriebene Kopie
        · Logo: auf dieser Stufe nicht enthalten
    ");
}

#[test]
fn a_standing_is_told_in_dutch() {
    insta::assert_snapshot!(told(Language::Nl), @"
    Nordlys Systems (nordlys), stand op 3 mei 2024
      Nordwind-partners, versie 2024
      + Partnerniveau: Select sinds 1 juli 2023 (beoordeling per 30 juni 2023)
        + veilig: aan de vereisten voor Select is voldaan
        verloop
          1 april 2023: Registered (start van het programma)
          1 juli 2023: van Registered naar Select (beoordeling per 30 juni 2023)
        volgend niveau: Premier
          - Netto-omzet: nog 81.749,25 USD nodig
          - Personen met certificaat Azure Administrator: nog 1 persoon (naast Ada, Ben)
          - Gezamenlijk ondernemingsplan, uiterlijk 16 mei 2024
          - techniek: nog 1 persoon (naast Ben, telt al elders mee)
        + Registered: gekwalificeerd, niets vereist
        + Select: gekwalificeerd
          + Omzet: 168.250,75 USD, vereist: minimaal 50.000,00 USD
            Netto-omzet, lopend programmajaar (1 april 2024 tot en met 3 mei 2024)
              3 registraties tellen mee, waarvan 2 getoond
                sales.csv:4, 3 april 2024: 120.000,50 USD
                sales.csv:6, 2 mei 2024: 50.000,00 USD
              toelichting: retouren zijn afgetrokken
          + Kennis: 2 personen, vereist: minimaal 1 persoon
            Personen met certificaat Azure Administrator
              meegeteld: Ada en Ben
        - Premier: niet gekwalificeerd, aan 4 vereisten niet voldaan
          - Omzet: 168.250,75 USD, vereist: minimaal 250.000,00 USD, nog nodig: 81.749,25 USD
            Netto-omzet, lopend programmajaar (1 april 2024 tot en met 3 mei 2024)
              3 registraties tellen mee, waarvan 2 getoond
                sales.csv:4, 3 april 2024: 120.000,50 USD
                sales.csv:6, 2 mei 2024: 50.000,00 USD
              toelichting: retouren zijn afgetrokken
          - Kennis: 2 personen, vereist: minimaal 3 personen, nog nodig: 1 persoon
            Personen met certificaat Azure Administrator
              meegeteld: Ada en Ben
          - Planning: uiterlijk 16 mei 2024, geldt tot de afronding als niet voldaan
            bewijs: getekend exemplaar
          - Team: 2 van 3 personen
            + verkoop: 1 van 1, Ben
            - techniek: 1 van 2, Ada
              komt in aanmerking, telt al elders mee: Ben
      verplichtingen
        - Gezamenlijk ondernemingsplan: uiterlijk 16 mei 2024, geldt tot de afronding als niet voldaan
          bewijs: getekend exemplaar
      voordelen
        + Korting: 12,5%
        - Marketingbudget: 1.500,00 USD per kwartaal, opgeschort
          - Gezamenlijk ondernemingsplan: uiterlijk 16 mei 2024, geldt tot de afronding als niet voldaan
            bewijs: getekend exemplaar
        · Logo: niet op dit niveau
    ");
}

#[test]
fn what_is_missing_is_said_in_one_sentence_each() {
    let (history, records, standing) = nordlys();
    let question = question(&history, &records, &standing);
    let mut said = String::new();
    for language in Language::ALL {
        let teller = Teller::new(language);
        let rows = standing.ladders[0].verdicts[2].iter().chain(&standing.ladders[0].verdicts[1]);
        rows.for_each(|verdict| said.push_str(&format!("{}: {}\n", language.code(), teller.advice(&question, verdict))));
    }
    insta::assert_snapshot!(said, @"
    en: 81,749.25 USD more of Net revenue
    en: 1 more person in People with an Azure Administrator certificate, not Ada, not Ben
    en: Joint business plan, due 16 May 2024
    en: 1 more person for technical, not Ben (already counted elsewhere)
    en: Revenue: requirement met
    en: Skills: requirement met
    en: Planning: not asked
    en: Team: not asked
    de: Nettoumsatz: es fehlen noch 81.749,25 USD
    de: Personen mit Zertifikat Azure Administrator: noch 1 weitere Person (außer Ada, Ben)
    de: Gemeinsamer Geschäftsplan, fällig am 16. Mai 2024
    de: Technik: noch 1 weitere Person (außer Ben, bereits an anderer Stelle gezählt)
    de: Umsatz: Anforderung erfüllt
    de: Qualifikation: Anforderung erfüllt
    de: Planung: nicht gefordert
    de: Team: nicht gefordert
    nl: Netto-omzet: nog 81.749,25 USD nodig
    nl: Personen met certificaat Azure Administrator: nog 1 persoon (naast Ada, Ben)
    nl: Gezamenlijk ondernemingsplan, uiterlijk 16 mei 2024
    nl: techniek: nog 1 persoon (naast Ben, telt al elders mee)
    nl: Omzet: aan de vereiste is voldaan
    nl: Kennis: aan de vereiste is voldaan
    nl: Planning: niet vereist
    nl: Team: niet vereist
    ");
}

#[test]
fn every_programme_of_the_repository_is_told_in_every_language() {
    let files = std::fs::read_dir(crate::programmes::folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut count = 0;
    for path in files.filter(|path| path.extension().is_some_and(|extension| extension == "toml")) {
        let Some(programme) = check(&std::fs::read_to_string(&path).unwrap()).programme else {
            continue;
        };
        let (as_of, name) = (later_days(programme.effective, 100), path.display().to_string());
        let records = facts(&programme, &format!("partners.csv partner nobody name=Nobody; country=DE; joined={}", programme.effective));
        let history = History::new(vec![programme]).unwrap();
        let standing = standing(&history, &records, PartnerId(0), Sight { as_of, known_on: as_of });
        let told = Language::ALL.map(|language| {
            let teller = Teller::new(language);
            teller.told_lines(&teller.standing(&history, &records, &standing, Detail { records: 3 }))
        });
        assert!(told.iter().all(|told| told.lines().count() > 3 && !told.contains(": \n")), "{name}: {told:#?}");
        assert_eq!(told[0].lines().count(), told[2].lines().count(), "{name}");
        count += 1;
    }
    assert!(count > 5, "{count}");
}

#[test]
fn numbers_are_written_from_their_exact_digits() {
    let written = |language, unit, number: &str, currency| Teller::new(language).amount(unit, number.parse().unwrap(), currency);
    for (language, unit, number, currency, expected) in [
        (Language::En, Unit::Money, "81749.25", "USD", "81,749.25 USD"),
        (Language::De, Unit::Money, "81749.25", "USD", "81.749,25 USD"),
        (Language::Nl, Unit::Money, "-81749.2", "EUR", "-81.749,20 EUR"),
        (Language::En, Unit::Money, "1.23450", "EUR", "1.23 EUR"),
        (Language::En, Unit::Money, "-1.235", "EUR", "-1.24 EUR"),
        (Language::En, Unit::Money, "0.5", "JPY", "1 JPY"),
        (Language::En, Unit::Money, "1000", "JPY", "1,000 JPY"),
        (Language::En, Unit::Money, "1000", "KWD", "1,000.000 KWD"),
        (Language::De, Unit::Money, "-0.00", "EUR", "0,00 EUR"),
        (Language::En, Unit::Number, "1234567890123456789.012345678", "", "1,234,567,890,123,456,789.0123"),
        (Language::De, Unit::Percent, "12.50", "", "12,5 %"),
        (Language::Nl, Unit::Percent, "12.5", "", "12,5%"),
        (Language::En, Unit::People, "1.0", "", "1 person"),
        (Language::De, Unit::Points, "1.5", "", "1,5 Punkte"),
        (Language::Nl, Unit::Days, "0", "", "0 dagen"),
        (Language::De, Unit::Months, "12", "", "12 Monate"),
    ] {
        assert_eq!(written(language, unit, number, currency), expected);
    }
    assert_eq!(Teller::new(Language::De).difference(Unit::Percent, Decimal::ONE, ""), "1 Prozentpunkt");
    assert_eq!(Teller::new(Language::En).difference(Unit::Money, "0.534".parse().unwrap(), "USD"), "0.54 USD");
    // A third short is told as 33.34: who adds what is told is not short.
    let third = Decimal::ONE_HUNDRED / Decimal::from(3);
    assert_eq!(Teller::new(Language::En).difference(Unit::Percent, third, ""), "33.34 percentage points");
    assert_eq!(Teller::new(Language::En).amount(Unit::Percent, third, ""), "33.3333%");
}

#[test]
fn windows_and_days_are_told_in_the_language() {
    let told = |window: &str| Language::ALL.map(|language| Teller::new(language).window(&Window::read(window).unwrap())).join(" | ");
    for (window, expected) in [
        ("programme year", "programme year to date | laufendes Programmjahr | lopend programmajaar"),
        ("previous quarter", "previous quarter | voriges Quartal | vorig kwartaal"),
        ("last 12 months", "last 12 months | letzte 12 Monate | laatste 12 maanden"),
        ("last 3 years", "last 3 years | letzte 3 Jahre | laatste 3 jaar"),
        ("last 90 days", "last 90 days | letzte 90 Tage | laatste 90 dagen"),
        ("last 4 full quarters", "last 4 full quarters | letzte 4 volle Quartale | laatste 4 volle kwartalen"),
        ("last 5 full months and this month", "month to date and 5 before | laufender Monat und 5 davor | lopende maand en 5 daarvoor"),
        ("month, a year earlier", "month to date, 1 year earlier | laufender Monat, 1 Jahr früher | lopende maand, 1 jaar eerder"),
        ("since joining", "since joining | seit dem Beitritt | sinds de toetreding"),
    ] {
        assert_eq!(told(window), expected);
    }
    let day = "2024-03-16".parse().unwrap();
    assert_eq!(Language::ALL.map(|language| Teller::new(language).date(day)), ["16 March 2024", "16. März 2024", "16 maart 2024"]);
}

#[test]
fn a_language_is_read_with_or_without_its_country() {
    assert_eq!(
        ["en", "de-AT", "nl_BE.UTF-8", "DE", "fr", ""].map(Language::read),
        [Some(Language::En), Some(Language::De), Some(Language::Nl), Some(Language::De), None, None]
    );
}

#[test]
fn one_teller_may_serve_many_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&Teller::new(Language::En));
}

fn told(language: Language) -> String {
    let (history, records, standing) = nordlys();
    let teller = Teller::new(language);
    teller.told_lines(&teller.standing(&history, &records, &standing, Detail { records: 2 }))
}

fn nordlys() -> (History, Records, Standing) {
    let programme = sound(PROGRAMME);
    let records = facts(&programme, FACTS);
    let history = History::new(vec![programme]).unwrap();
    let day = "2024-05-03".parse().unwrap();
    let standing = standing(&history, &records, PartnerId(0), Sight { as_of: day, known_on: day });
    (history, records, standing)
}

fn sound(text: &str) -> Programme {
    let checked = check(text);
    checked.programme.unwrap_or_else(|| panic!("{:#?}", checked.diagnostics))
}

fn facts(programme: &Programme, text: &str) -> Records {
    let mut builder = RecordsBuilder::new(Arc::clone(&programme.schema));
    for (line, row) in (2..).zip(text.lines().filter(|row| !row.is_empty())) {
        let [file, rest] = row.splitn(2, ' ').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let [kind, rest] = rest.trim().splitn(2, ' ').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let [partner, rest] = rest.trim().splitn(2, ' ').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let id = programme.schema.find(kind).unwrap();
        let mut new = NewRow {
            partner,
            from: None,
            until: None,
            known_on: None,
            replaced_on: None,
            cells: vec![],
            place: Place { file: file.into(), line },
        };
        for (column, value) in rest.split(';').map(|cell| cell.trim().split_once('=').unwrap()) {
            match column {
                "date" | "from" => new.from = Some(value.parse().unwrap()),
                "until" if programme.schema.get(id).dating == Dating::Span => new.until = Some(value.parse().unwrap()),
                _ => {
                    let place = programme.schema.get(id).column(column).unwrap();
                    new.cells.push((place, read_cell(column, programme.schema.get(id).columns[place].kind, value).unwrap()));
                }
            }
        }
        builder.push(id, new).unwrap();
    }
    let (records, bad) = builder.finish();
    assert!(bad.is_empty(), "{bad:?}");
    records
}
