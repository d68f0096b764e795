//! A standing told in three languages: the programme and the facts above, what is told below.

use std::sync::Arc;

use programme::check::check;
use programme::condition::Unit;
use programme::model::{History, Programme};
use programme::period::Window;
use programme::record::{Dating, NewRow, PartnerId, Place, Records, RecordsBuilder, Sight, read_cell};
use programme::standing::{Standing, question, standing};
use programme::words::{Detail, Language, Teller};
use rust_decimal::Decimal;

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
      Nordwind-Partner, Fassung 2024
      + Partnerstufe: Select seit dem 1. Juli 2023 (Überprüfung zum 30. Juni 2023)
        + gesichert: die Anforderungen für Select sind erfüllt
        Verlauf
          1. April 2023: Registered (Start des Programms)
          1. Juli 2023: von Registered auf Select (Überprüfung zum 30. Juni 2023)
        nächste Stufe: Premier
          - Nettoumsatz: noch 81.749,25 USD
          - Personen mit Zertifikat Azure Administrator: noch 1 Person, nicht Ada, nicht Ben
          - Gemeinsamer Geschäftsplan, fällig am 16. Mai 2024
          - Technik: noch 1 Person, nicht Ben (zählt bereits an anderer Stelle)
        + Registered: qualifiziert, nichts gefordert
        + Select: qualifiziert
          + Umsatz: 168.250,75 USD, gefordert: mindestens 50.000,00 USD
            Nettoumsatz, laufendes Programmjahr (1. April 2024 bis 3. Mai 2024)
              3 Nachweise zählen, davon gezeigt: 2
                sales.csv:4, 3. April 2024: 120.000,50 USD
                sales.csv:6, 2. Mai 2024: 50.000,00 USD
              Hinweis: Retouren werden abgezogen
          + Qualifikation: 2 Personen, gefordert: mindestens 1 Person
            Personen mit Zertifikat Azure Administrator
              es zählen: Ada und Ben
        - Premier: nicht qualifiziert, 4 Anforderungen fehlen
          - Umsatz: 168.250,75 USD, gefordert: mindestens 250.000,00 USD, noch offen: 81.749,25 USD
            Nettoumsatz, laufendes Programmjahr (1. April 2024 bis 3. Mai 2024)
              3 Nachweise zählen, davon gezeigt: 2
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
        + zeker: aan de vereisten voor Select is voldaan
        verloop
          1 april 2023: Registered (start van het programma)
          1 juli 2023: van Registered naar Select (beoordeling per 30 juni 2023)
        volgend niveau: Premier
          - Netto-omzet: nog 81.749,25 USD
          - Personen met certificaat Azure Administrator: nog 1 persoon, niet Ada, niet Ben
          - Gezamenlijk ondernemingsplan, uiterlijk 16 mei 2024
          - techniek: nog 1 persoon, niet Ben (telt al elders mee)
        + Registered: gekwalificeerd, niets vereist
        + Select: gekwalificeerd
          + Omzet: 168.250,75 USD, vereist: minimaal 50.000,00 USD
            Netto-omzet, lopend programmajaar (1 april 2024 tot en met 3 mei 2024)
              3 registraties tellen mee, waarvan getoond: 2
                sales.csv:4, 3 april 2024: 120.000,50 USD
                sales.csv:6, 2 mei 2024: 50.000,00 USD
              toelichting: retouren zijn afgetrokken
          + Kennis: 2 personen, vereist: minimaal 1 persoon
            Personen met certificaat Azure Administrator
              meegeteld: Ada en Ben
        - Premier: niet gekwalificeerd, 4 vereisten ontbreken
          - Omzet: 168.250,75 USD, vereist: minimaal 250.000,00 USD, nog nodig: 81.749,25 USD
            Netto-omzet, lopend programmajaar (1 april 2024 tot en met 3 mei 2024)
              3 registraties tellen mee, waarvan getoond: 2
                sales.csv:4, 3 april 2024: 120.000,50 USD
                sales.csv:6, 2 mei 2024: 50.000,00 USD
              toelichting: retouren zijn afgetrokken
          - Kennis: 2 personen, vereist: minimaal 3 personen, nog nodig: 1 persoon
            Personen met certificaat Azure Administrator
              meegeteld: Ada en Ben
          - Planning: uiterlijk 16 mei 2024, geldt als niet voldaan zolang het niet gedaan is
            bewijs: getekend exemplaar
          - Team: 2 van 3 personen
            + verkoop: 1 van 1, Ben
            - techniek: 1 van 2, Ada
              komt in aanmerking, telt al elders mee: Ben
      verplichtingen
        - Gezamenlijk ondernemingsplan: uiterlijk 16 mei 2024, geldt als niet voldaan zolang het niet gedaan is
          bewijs: getekend exemplaar
      voordelen
        + Korting: 12,5%
        - Marketingbudget: 1.500,00 USD per kwartaal, opgeschort
          - Gezamenlijk ondernemingsplan: uiterlijk 16 mei 2024, geldt als niet voldaan zolang het niet gedaan is
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
    de: Nettoumsatz: noch 81.749,25 USD
    de: Personen mit Zertifikat Azure Administrator: noch 1 Person, nicht Ada, nicht Ben
    de: Gemeinsamer Geschäftsplan, fällig am 16. Mai 2024
    de: Technik: noch 1 Person, nicht Ben (zählt bereits an anderer Stelle)
    de: Umsatz: Anforderung erfüllt
    de: Qualifikation: Anforderung erfüllt
    de: Planung: nicht gefordert
    de: Team: nicht gefordert
    nl: Netto-omzet: nog 81.749,25 USD
    nl: Personen met certificaat Azure Administrator: nog 1 persoon, niet Ada, niet Ben
    nl: Gezamenlijk ondernemingsplan, uiterlijk 16 mei 2024
    nl: techniek: nog 1 persoon, niet Ben (telt al elders mee)
    nl: Omzet: aan de vereiste is voldaan
    nl: Kennis: aan de vereiste is voldaan
    nl: Planning: niet vereist
    nl: Team: niet vereist
    ");
}

/// Every form a row can take.
const FORMS: &str = r#"
[programme]
id = "forms"
title = "Forms"
version = "1"
effective = 2024-01-01
currency = "JPY"
day_count = "from the next day"

[ladders.track]
levels = ["bronze", { id = "gold", by = "invitation" }]
entry = "none"
rise = "at once"
fall = "never"
each = "region"
qualifies = "any day of last 10 days"

[measures.points]
title = "Points"
sum = "score.value"
over = "last 4 full quarters"
unit = "points"

[measures.claims]
title = "Claims"
sum = "score.value"
where = "score.name = 'claim'"
over = "quarter, a year earlier"
unit = "number"

[measures.share]
title = "Share of claims"
formula = "share(claims, points)"
unit = "percent"

[measures.sold]
title = "Sold"
sum = "sale.net_amount"
over = "ever"
unit = "money"

[[requirements]]
id = "open_to_all"
title = "Declared"
gate = true
condition = "partner.country = 'JP'"

[[requirements]]
id = "sold"
measure = "sold"
at_least = { bronze = { between = [1000, 3000], take = "lower" }, gold = 5000 }
on_any_day = "last 6 months"

[[requirements]]
id = "points"
measure = "points"
more_than = 10
levels = ["gold"]

[[requirements]]
id = "claims"
measure = "claims"
at_most = 0

[[requirements]]
id = "share"
measure = "share"
less_than = "5 %"
if_undefined = "not applicable"

[[requirements]]
id = "either"
title = "Either way"
any_of = ["points", "claims"]

[[requirements]]
id = "path"
title = "Path"
choose = [ { when = "points > 5", use = "points_many" }, { use = "points_few" } ]

[[requirements]]
id = "points_many"
measure = "points"
at_least = 8
in_each = "last 2 full quarters"

[[requirements]]
id = "points_few"
measure = "points"
at_least = 1
only_if = "points > 100"
"#;

const FORM_FACTS: &str = "
partners.csv partner kaze name=Kaze; country=JP; joined=2024-01-10
scores.csv   score   kaze date=2024-02-10; name=exam; value=7; region=Kanto
scores.csv   score   kaze date=2024-02-11; name=claim; value=2.5; region=Kansai
sales.csv    sale    kaze date=2024-06-20; net_amount=2000
";

#[test]
fn every_form_of_a_row_has_its_words() {
    insta::assert_snapshot!(story(FORMS, FORM_FACTS, "2024-07-05"), @"
    Kaze (kaze), as of 5 July 2024
      Forms, version 1
      + track: Bronze since 20 June 2024 (by the numbers of the day)
        + secured: the requirements of Bronze are met
        for each region; the best counts
          + Kansai: Bronze
          · Kanto: no level
          the rows below are those of Kansai
        next level: gold
          - 3,000 JPY more of Sold
        + Bronze: qualified
          one qualified day is enough (last 10 days)
          + Declared: met
          + sold: met on at least one day (last 6 months)
            ~ on the day: sold: 2,000 JPY, asked: at least 1,000 JPY
              not fixed yet: between 1,000 JPY and 3,000 JPY
              counts as met until the figure is fixed
              Sold, all time to date
          + share: 0%, asked: less than 5%
            Share of claims
              Points: 2.5 points, last 4 full quarters (1 July 2023 to 30 June 2024)
              Claims: 0, quarter to date, 1 year earlier (1 July 2023 to 5 July 2023)
          + Either way: 1 met, 1 needed
            + claims: 0, asked: at most 0
              Claims, quarter to date, 1 year earlier (1 July 2023 to 5 July 2023)
          + Path: points few applies
            · points few: not asked of this partner
        - gold: not qualified, 1 requirement missing
          one qualified day is enough (last 10 days)
          also needs an invitation
          + Declared: met
          - sold: met on no day (last 6 months)
            - on the day: sold: 2,000 JPY, asked: at least 5,000 JPY, missing: 3,000 JPY
              Sold, all time to date
          + share: 0%, asked: less than 5%
            Share of claims
              Points: 2.5 points, last 4 full quarters (1 July 2023 to 30 June 2024)
              Claims: 0, quarter to date, 1 year earlier (1 July 2023 to 5 July 2023)
          + Either way: 1 met, 1 needed
            - points: 2.5 points, asked: more than 10 points, missing: more than 7.5 points
              Points, last 4 full quarters (1 July 2023 to 30 June 2024)
            + claims: 0, asked: at most 0
              Claims, quarter to date, 1 year earlier (1 July 2023 to 5 July 2023)
          + Path: points few applies
            · points few: not asked of this partner
    ");
}

/// Everything that can happen to a level.
const MOVES: &str = r#"
[programme]
id = "moves"
title = "Moves"
version = "1"
effective = 2024-01-01
currency = "EUR"
year_starts = "01-01"
day_count = "from the next day"

[ladders.track]
title = "Track"
levels = ["silver", "gold", "elite"]
decided_by = "approval"
entry = "lowest"
rise = "each quarter"
fall = { when = "each quarter", grace = "3 months" }
note = """
levels are
reviewed together"""

[ladders.choice]
title = "Choice"
levels = ["one", "two"]
decided_by = "partner"
election = { opens = "programme year", days = 360, when_silent = "lowest", up = "after verification" }

[measures.revenue]
sum = "sale.net_amount"
over = "previous quarter"
unit = "money"

[[requirements]]
id = "revenue"
ladder = "track"
measure = "revenue"
at_least = { gold = 100, elite = 1000 }
"#;

const MOVE_FACTS: &str = "
partners.csv  partner  mora name=Mora; joined=2023-06-01
sales.csv     sale     mora date=2024-02-10; net_amount=5000
decisions.csv decision mora date=2024-02-20; ladder=track; subject=override; level=gold; until=2024-03-31; by=Ines; why=strategic partner
decisions.csv decision mora date=2024-07-03; ladder=track; subject=rise; answer=approved; by=Ole
elections.csv election mora date=2025-01-15; ladder=choice; level=two
";

#[test]
fn what_happened_to_a_level_and_what_is_ahead_has_its_words() {
    insta::assert_snapshot!(story(MOVES, MOVE_FACTS, "2024-12-05"), @"
    Mora (mora), as of 5 December 2024
      Moves, version 1
      + Track: Elite since 3 July 2024 (approved by Ole)
        - at risk: the requirements of Elite are not met
        ~ grace until 31 December 2024: the level is lost after it unless the requirements are met again
        history
          1 January 2024: Silver (start of the programme)
          20 February 2024: from Silver to Gold (set by Ines: strategic partner)
          1 April 2024: from Gold to Silver (what was set by hand ran out)
          3 July 2024: from Silver to Elite (approved by Ole)
        + the highest level is reached
        + Silver: qualified, nothing is asked
        - Gold: not qualified, 1 requirement missing
          - revenue: 0.00 EUR, asked: at least 100.00 EUR, missing: 100.00 EUR
            revenue, previous quarter (1 July 2024 to 30 September 2024)
        - Elite: not qualified, 1 requirement missing
          - revenue: 0.00 EUR, asked: at least 1,000.00 EUR, missing: 1,000.00 EUR
            revenue, previous quarter (1 July 2024 to 30 September 2024)
        note: levels are
        reviewed together
      + Choice: One since 1 January 2024 (start of the programme)
        + secured: the requirements of One are met
        + next level: Two, its requirements are met
        + One: qualified, nothing is asked
        + Two: qualified, nothing is asked
    ");
}

#[test]
fn what_protects_a_level_and_what_waits_has_its_words() {
    let ahead = |day| story(MOVES, MOVE_FACTS, day).lines().map(str::trim).filter(|line| line.contains("until") || line.contains("waits")).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!(ahead("2024-03-01"), @"
    + kept until 31 March 2024, whatever the numbers
    ");
    insta::assert_snapshot!(ahead("2024-07-02"), @"
    ~ waits for a decision since 1 July 2024: rise to Elite
    ");
    insta::assert_snapshot!(ahead("2025-01-10"), @"
    ~ the partner may choose until 27 December 2025: One and Two
    ");
    insta::assert_snapshot!(ahead("2025-01-20"), @"
    ~ the partner may choose until 27 December 2025: One and Two
    ~ waits for verification since 15 January 2025: choice of Two
    ");
}

#[test]
fn numbers_are_written_from_their_exact_digits() {
    let written = |language, unit, number: &str, currency| Teller::new(language).amount(unit, number.parse().unwrap(), currency);
    for (language, unit, number, currency, expected) in [
        (Language::En, Unit::Money, "81749.25", "USD", "81,749.25 USD"),
        (Language::De, Unit::Money, "81749.25", "USD", "81.749,25 USD"),
        (Language::Nl, Unit::Money, "-81749.2", "EUR", "-81.749,20 EUR"),
        (Language::En, Unit::Money, "1.23450", "EUR", "1.2345 EUR"),
        (Language::En, Unit::Money, "1000", "JPY", "1,000 JPY"),
        (Language::En, Unit::Money, "1000", "KWD", "1,000.000 KWD"),
        (Language::De, Unit::Money, "-0.00", "EUR", "0,00 EUR"),
        (Language::En, Unit::Number, "1234567890123456789.012345678", "", "1,234,567,890,123,456,789.012345678"),
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
    assert_eq!(["en", "de-AT", "nl_BE.UTF-8", "DE", "fr", ""].map(Language::read), [Some(Language::En), Some(Language::De), Some(Language::Nl), Some(Language::De), None, None]);
}

#[test]
fn one_teller_may_serve_many_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&Teller::new(Language::En));
}

fn story(programme: &str, rows: &str, day: &str) -> String {
    let programme = sound(programme);
    let records = facts(&programme, rows);
    let history = History::new(vec![programme]).unwrap();
    let as_of = day.parse().unwrap();
    let standing = standing(&history, &records, PartnerId(0), Sight { as_of, known_on: as_of });
    let teller = Teller::new(Language::En);
    teller.told_lines(&teller.standing(&history, &records, &standing, Detail::default()))
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
        let mut new = NewRow { partner, from: None, until: None, known_on: None, cells: vec![], place: Place { file: file.into(), line } };
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
