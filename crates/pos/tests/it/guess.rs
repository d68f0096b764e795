//! A first profile is guessed from a sample: right where it can be known, silent or asking where not, never a panic.

use pos::intake::{Intake, Nothing, Taken, look};
use pos::profile::guess::{Confidence, Guess, Sample, SampleRow, guess, of_file};
use pos::profile::{Lookups, Profile};
use pos::reader::{Separator, Text};
use pos::store::{Known, State};
use programme::record::Schema;

use crate::channel::day;
use crate::mutation::{Dice, SEED, mutate};
use crate::support::project;

/// The layouts with the field of each column in its order: `-` for none, `a|b` where both readings are right.
const LAYOUTS: [(&str, &str); 29] = [
    (
        "english_reseller.csv",
        "invoice line date customer customer_street customer_city customer_postcode customer_country product description quantity unit_price \
         net_amount currency serial",
    ),
    (
        "german_semicolon.csv",
        "invoice line date customer_id customer customer_street customer_postcode customer_city customer_country reporter_product product \
         description quantity unit_price - net_amount currency serial",
    ),
    (
        "dutch_reseller.csv",
        "invoice line date customer customer_city customer_postcode customer_country product description quantity unit_price net_amount \
         currency sales_person",
    ),
    (
        "french_distributor.csv",
        "invoice date customer customer_street customer_postcode customer_city customer_country product description quantity unit_price \
         net_amount currency serial reseller sales_person",
    ),
    (
        "us_distributor_40.csv",
        "- branch - invoice line date ship_date order - transaction reseller_id reseller reseller_street - reseller_city - reseller_postcode \
         reseller_country - - - - customer customer_street customer_city - customer_postcode customer_country customer_domain product \
         reporter_product ean description quantity unit_price net_amount book_cost special_price debit serial",
    ),
    ("erp_title_total.csv", "invoice date customer_id customer product|reporter_product description quantity unit_price net_amount"),
    ("pivot_months.csv", "reseller reseller_id reseller_country product description quantity quantity quantity quantity -"),
    ("pivot_german_amounts.csv", "reseller reseller_id reseller_postcode reseller_city product net_amount net_amount net_amount"),
    ("acme_stock_20240131.csv", "warehouse product reporter_product ean description on_hand on_order in_transit returned date"),
    ("bestand_nordsee.csv", "warehouse product ean description on_hand on_order in_transit date"),
    (
        "excel_dates.csv",
        "invoice date ship_date reseller reseller_country customer customer_postcode customer_country product quantity net_amount currency deal",
    ),
    ("no_header.csv", "invoice|- line|- date customer|- customer_country|- product|- ean quantity|- net_amount|- currency"),
    (
        "spanish_tab.csv",
        "invoice date customer_id customer customer_street customer_postcode customer_city - customer_country product description quantity \
         unit_price - net_amount",
    ),
    ("line_break_headings.csv", "invoice date reseller customer customer_postcode product quantity net_amount sales_person"),
    (
        "daily_16_20240131.csv",
        "- - customer customer_city - customer_country product reporter_product description quantity invoice line serial date ship_date order",
    ),
    (
        "italian_reseller.csv",
        "invoice date customer_id customer customer_street customer_postcode customer_city - customer_country customer_tax_id product \
         description quantity unit_price net_amount currency",
    ),
    (
        "portuguese_distributor.csv",
        "invoice date customer customer_tax_id customer_street customer_postcode customer_city - product ean description quantity unit_price \
         net_amount sales_person",
    ),
    (
        "polish_reseller.csv",
        "invoice date customer customer_tax_id customer_city customer_postcode customer_country reporter_product product description quantity - \
         unit_price net_amount currency",
    ),
    ("two_header_rows.csv", "invoice date customer customer_city customer_country product description quantity unit_price net_amount"),
    ("ambiguous.csv", "invoice date customer product quantity net_amount"),
    (
        "ship_and_debit.csv",
        "invoice line date reseller|customer|- reseller_city|customer_city|- product reporter_product|- quantity unit_price book_cost \
         agreed_price special_price debit currency",
    ),
    ("sellout_2024-W05.csv", "product|reporter_product ean description quantity quantity quantity quantity"),
    ("discount_and_tax.csv", "invoice date reseller_id reseller reseller_postcode product quantity - gross_amount - net_amount - -"),
    (
        "sap_german.csv",
        "invoice line date reseller|customer|- customer customer_postcode customer_city product description quantity - net_amount - currency",
    ),
    (
        "own_template.csv",
        "invoice line date reseller_id reseller reseller_country customer customer_street customer_city customer_postcode customer_country \
         customer_domain customer_tax_id product reporter_product ean quantity unit_price currency deal special_price serial order sales_person \
         country_of_sale description transaction",
    ),
    ("Nordwind_POS_KW05_2024.csv", "reporter_product ean description quantity net_amount -"),
    ("partner_ids.csv", "partner reseller reseller_country date product product_group quantity net_amount"),
    ("odd_dates.csv", "invoice date ship_date customer_id customer product quantity net_amount"),
    (
        "pos_lines.csv",
        "invoice line - date - ship_date reseller_id - product sales_person|- - currency - quantity unit_price gross_amount - - book_cost - \
         net_amount - - - order|-",
    ),
];

/// Layouts that were written after the headings and rules were, and not for them: how well it goes with files nobody prepared for.
///
/// The first time they were tried, 89 of 108 columns were right, 2 wrong and 17 not guessed. Then shortened and misspelt words came to be compared word by
/// word; no spelling was added for them.
const UNSEEN: [(&str, &str); 10] = [
    (
        "summit_pos_202403.csv",
        "- branch invoice date line reseller_id reseller reseller_city - reseller_postcode customer customer_city - customer_postcode \
         customer_country product reporter_product quantity unit_price net_amount special_price order serial",
    ),
    ("abverkauf_kw12.csv", "branch - product ean description quantity net_amount date"),
    (
        "livraisons.csv",
        "branch - date|ship_date|- customer_id customer customer_postcode customer_city product description quantity unit_price net_amount",
    ),
    ("verkopen_q1.csv", "invoice|order date customer customer_city product description quantity unit_price net_amount"),
    ("despatches.csv", "customer_id customer customer_postcode invoice|order date|ship_date product description quantity net_amount"),
    ("weekly_inventory.csv", "warehouse product ean on_hand on_order in_transit -"),
    ("vendite.csv", "customer_id customer customer_city - product description date invoice quantity unit_price net_amount"),
    ("sprzedaz_03.csv", "date invoice customer customer_tax_id customer_postcode customer_city product description quantity net_amount"),
    ("spiff_claims.csv", "sales_person invoice date customer product quantity unit_price|net_amount serial"),
    ("ventas_iberica.csv", "date invoice customer customer_tax_id customer_postcode - product product_group|- quantity - net_amount"),
];

fn bytes(file: &str) -> Vec<u8> {
    let folder = match file {
        "pos_lines.csv" => "data/adventureworks",
        file if UNSEEN.iter().any(|(unseen, _)| *unseen == file) => "crates/pos/tests/samples/unseen",
        _ => "crates/pos/tests/samples",
    };
    let whole = std::fs::read(project().join(folder).join(file)).unwrap();
    let ends = whole.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(place, _)| place + 1);
    let end = ends.take(Sample::ROWS).last().unwrap_or(whole.len());
    whole[..end].to_vec()
}

fn guessed(file: &str) -> Guess {
    guess(&Sample::of_text(file, &Text::new(bytes(file), None)))
}

fn of_text(file: &str, text: &str) -> Guess {
    guess(&Sample::of_text(file, &Text::new(text.as_bytes().to_vec(), None)))
}

/// Reads a guessed profile as every profile of reports is read.
fn sound(guess: &Guess, told: &str) -> (Profile, Schema) {
    Profile::of_reports(&guess.profile_text).unwrap_or_else(|found| panic!("{told}: {found:#?}\n{}", guess.profile_text))
}

/// Takes a file in by the profile that was guessed from it; the reporter is a partner where nobody else is named.
fn taken(file: &str, bytes: &[u8], profile_text: &str) -> Taken {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(file);
    std::fs::write(&path, bytes).unwrap();
    let text = profile_text.replace("# partner = \"\"", "partner = \"acme\"");
    let (profile, schema) = Profile::of_reports(&text).unwrap_or_else(|found| panic!("{file}: {found:#?}\n{text}"));
    let report = profile.report.clone().unwrap();
    let known = Known::nothing();
    let accounts = known.accounts(&report.reporter, &State::default());
    let intake = Intake {
        profile: &profile,
        schema: &schema,
        lookups: &Lookups::default(),
        report: &report,
        reference: &known.reference,
        accounts: &accounts,
        received: day("2025-01-31"),
        period: None,
        submission: "guess",
    };
    let unsettled = intake.read(&path, file, &look(&path).unwrap(), &folder.path().join("drafts"), &mut |_| {}).unwrap();
    unsettled.settle(&report, &Nothing, None).unwrap()
}

/// The findings that refuse lines or the file, as `code@line field: reason`.
fn refused(taken: &Taken) -> Vec<String> {
    let findings = taken.first.iter().filter(|found| found.rejects).chain(&taken.refusals);
    findings.map(|found| format!("{}@{} {}: {}", found.code, found.line, found.field, found.reason)).collect()
}

#[derive(Default)]
struct Count {
    right: usize,
    wrong: Vec<String>,
    missed: Vec<String>,
}

impl Count {
    fn take(&mut self, file: &str, expected: &str) {
        let guess = guessed(file);
        let expected: Vec<&str> = expected.split_whitespace().collect();
        let headings: Vec<&str> = guess.columns.iter().map(|column| column.heading.as_str()).collect();
        assert_eq!(guess.columns.len(), expected.len(), "{file}: {headings:?}");
        for (column, expected) in guess.columns.iter().zip(expected) {
            // What is unsure stands in a comment: no guess, as far as the profile goes.
            let field = column.field.filter(|_| column.confidence > Confidence::Unsure);
            let told = format!("{file}: `{}` {expected} <- {}: {}", column.heading, column.field.unwrap_or("-"), column.because);
            if expected.split('|').any(|right| right == field.unwrap_or("-")) {
                self.right += 1;
            } else if field.is_some() {
                self.wrong.push(told);
            } else {
                self.missed.push(told);
            }
        }
    }

    fn print(&self, title: &str) {
        println!("{title}: {} right, {} wrong, {} not guessed", self.right, self.wrong.len(), self.missed.len());
        self.wrong.iter().for_each(|told| println!("  wrong  {told}"));
        self.missed.iter().for_each(|told| println!("  missed {told}"));
    }
}

#[test]
fn the_columns_of_layouts_as_they_are_met_are_found() {
    let mut count = Count::default();
    for (file, expected) in LAYOUTS {
        count.take(file, expected);
    }
    count.print("layouts");
    assert!(count.wrong.is_empty(), "{:#?}", count.wrong);
    assert!(count.missed.len() <= 2, "{:#?}", count.missed);
}

#[test]
fn the_profile_of_every_layout_is_sound() {
    for (file, _) in LAYOUTS {
        let guess = guessed(file);
        println!("=== {file}\n{}\n--- {:#?}", guess.profile_text, guess.notes);
        sound(&guess, file);
    }
}

#[test]
fn layouts_nobody_prepared_for_are_mostly_found_and_rarely_wrong() {
    let mut count = Count::default();
    for (file, expected) in UNSEEN {
        count.take(file, expected);
        let guess = guessed(file);
        sound(&guess, file);
    }
    count.print("unseen layouts");
    let all = count.right + count.wrong.len() + count.missed.len();
    assert!(count.wrong.len() * 50 <= all, "{:#?}", count.wrong);
    assert!(count.right * 100 >= all * 80, "{:#?}", count.missed);
}

fn note<'a>(guess: &'a Guess, part: &str) -> &'a str {
    let found = guess.notes.iter().find(|note| note.contains(part));
    assert!(found.is_some(), "no note with `{part}`: {:#?}", guess.notes);
    found.unwrap()
}

/// Layouts that leave a question open, with the check that refuses every row until it is answered.
const UNANSWERED: [(&str, &str); 5] = [
    ("pivot_german_amounts.csv", "line.missing-field@"),
    ("no_header.csv", "line.missing-field@"),
    ("ambiguous.csv", "line.bad-value@"),
    ("sellout_2024-W05.csv", "line.missing-field@"),
    ("Nordwind_POS_KW05_2024.csv", "line.missing-field@"),
];

#[test]
fn a_guessed_profile_takes_in_the_file_it_was_guessed_from() {
    for (file, _) in LAYOUTS {
        let bytes = bytes(file);
        let taken = taken(file, &bytes, &guessed(file).profile_text);
        let account = &taken.account;
        assert!(account.balances(), "{file}: {account:?}");
        let why = UNANSWERED.iter().find(|(name, _)| *name == file).map(|(_, code)| *code);
        let mut refused = refused(&taken);
        match why {
            Some(code) => assert!(account.accepted == 0 && refused.iter().any(|found| found.starts_with(code)), "{file}: {refused:#?}"),
            None => {
                // Some of the files have a line twice, a footnote, or nothing sold; that is found, and nothing else is.
                refused.retain(|found| {
                    !["line.duplicate@", "line.unreadable@35", "line.zero-quantity@"].iter().any(|code| found.starts_with(code))
                });
                assert!(account.accepted >= 10 && account.rejected <= 2 && refused.is_empty(), "{file}: {account:?} {refused:#?}");
            }
        }
    }
}

#[test]
fn what_can_be_read_in_two_ways_is_asked_and_its_rows_are_refused_until_it_is_answered() {
    let guess = guessed("ambiguous.csv");
    let days = note(&guess, "`Datum`");
    assert!(days.contains("`day/month/year` or `month/day/year`"), "{days}");
    let amounts = note(&guess, "`Umsatz`");
    assert!(amounts.contains("30.375 with decimals or 30375 with a mark between thousands"), "{amounts}");
    assert!(!guess.profile_text.contains("\ndates ="), "{}", guess.profile_text);
    let taken = taken("ambiguous.csv", &bytes("ambiguous.csv"), &guess.profile_text);
    assert_eq!((taken.account.accepted, taken.account.rejected), (0, 28));
    for column in ["datum", "umsatz"] {
        assert!(
            taken.first.iter().any(|found| found.field == column && found.code == "line.bad-value"),
            "{column}: {:#?}",
            refused(&taken)
        );
    }
}

#[test]
fn another_column_of_days_decides_for_one_that_is_open() {
    let text = "Invoice Date,Due Date,Qty,VPN\n01/02/2024,31/03/2024,1,a1\n03/02/2024,30/03/2024,2,a2\n04/02/2024,29/04/2024,2,a3\n";
    let guess = of_text("acme.csv", text);
    assert!(guess.profile_text.contains("dates = \"day/month/year\""), "{}", guess.profile_text);
    assert!(guess.profile_text.contains("`Due Date` has `31/03/2024`"), "{}", guess.profile_text);
}

#[test]
fn headings_are_found_below_titles_over_two_lines_and_missed_when_there_are_none() {
    let guess = guessed("erp_title_total.csv");
    assert_eq!(guess.header_line, 5);
    assert!(guess.profile_text.contains("is_not = [\"\"]"), "{}", guess.profile_text);
    assert!(note(&guess, "totals").contains("2 rows of totals or notes, the first on line 34 (`Total`)"));
    let guess = guessed("two_header_rows.csv");
    assert_eq!(guess.columns[3].heading, "Customer City");
    assert!(guess.profile_text.contains("header_rows = 2"));
    let guess = guessed("no_header.csv");
    assert_eq!(guess.header_line, 0);
    assert!(note(&guess, "no headings").contains("column 1"));
    assert_eq!(guessed("ship_and_debit.csv").header_line, 2, "the first line only says what separates cells");
    assert_eq!(guessed("line_break_headings.csv").columns[0].heading, "Invoice\nNumber");
}

#[test]
fn months_and_stores_side_by_side_become_rows() {
    let text = guessed("pivot_months.csv").profile_text;
    for line in [
        "columns = [\"Jan 2024\", \"Feb 2024\", \"Mar 2024\", \"Apr 2024\"]",
        "quantity = \"pivot value\"",
        "\"Mar 2024\" = \"2024-03-01\"",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let text = guessed("pivot_german_amounts.csv").profile_text;
    assert!(text.contains("date = { column = \"pivot heading\", dates = \"year-month\" }"), "{text}");
    assert!(text.contains("net_amount = \"pivot value\""), "{text}");
    let text = guessed("sellout_2024-W05.csv").profile_text;
    assert!(text.contains("branch = \"pivot heading\""), "{text}");
    assert!(text.contains("period = { file_name = \"sellout_{year}-W{week}.csv\" }"), "{text}");
}

#[test]
fn who_reports_is_taken_from_a_column_or_from_the_name_of_the_file() {
    assert!(guessed("us_distributor_40.csv").profile_text.contains("reporter = \"Great Basin Supply\""));
    assert!(guessed("Nordwind_POS_KW05_2024.csv").profile_text.contains("reporter = \"Nordwind\""));
    let guess = of_text("sales.csv", "Invoice;Qty\nA1;2\n");
    assert!(guess.profile_text.contains("reporter = \"fill in\""));
    note(&guess, "who sends this file?");
}

#[test]
fn one_customer_column_is_asked_about_and_two_parties_are_told_apart() {
    let guess = of_text("acme.csv", "Invoice,Customer,City,Qty\nA1,Larkspur Dental,Hull,2\nA2,Pennine Foods,Leeds,1\nA3,Ostler,Cork,1\n");
    assert_eq!(guess.columns[1].confidence, Confidence::Likely);
    assert!(note(&guess, "who is meant by `Customer`?").contains("write `reseller` in place of `customer`"));
    let guess = of_text("acme.csv", "Invoice,Customer,City,End User,City 2,Qty\nA1,Tern IT,Oslo,Pennine Foods,Leeds,2\n");
    assert_eq!((guess.columns[1].field, guess.columns[3].field), (Some("reseller"), Some("customer")));
}

#[test]
fn numbers_are_told_from_prices_and_unsure_guesses_are_commented_out() {
    let guess = of_text("a.csv", "VPN,Qty,Special Price\na1,1,12.50\na2,2,9.75\na3,1,8.20\n");
    assert_eq!(guess.columns[2].field, Some("agreed_price"));
    let guess = of_text("a.csv", "VPN,Qty,Special Price\na1,1,SP-1001\na2,2,SP-1002\na3,1,SP-1003\n");
    assert_eq!(guess.columns[2].field, Some("special_price"));
    let guess = of_text("a.csv", "VPN,Qty,Country\na1,1,DE\na2,2,FR\na3,1,DE\n");
    assert_eq!((guess.columns[2].field, guess.columns[2].confidence), (Some("customer_country"), Confidence::Unsure));
    assert!(guess.profile_text.contains("# customer_country = \"Country\""), "{}", guess.profile_text);
    note(&guess, "`Country`: is it the country of the end customer");
}

#[test]
fn a_heading_that_stands_twice_is_never_used() {
    let guess = of_text("a.csv", "VPN,Qty,Name,Name\na1,1,x y,z w\na2,2,x y,z w\n");
    note(&guess, "`Name` stands more than once");
    assert!(!guess.profile_text.lines().any(|line| line.contains("\"Name\"") && !line.starts_with('#')), "{}", guess.profile_text);
}

#[test]
fn a_sample_whose_cells_were_taken_apart_wrongly_is_taken_apart_anew() {
    let row = |line: u32, text: &str| SampleRow { line, cells: vec![text.to_owned()].into() };
    let rows = vec![row(1, "Umsatz"), row(2, "Rechnungsnr.;Menge;PLZ"), row(3, "R1;2;04109"), row(4, "R2;1;10115")];
    let sample = Sample { file_name: "acme.csv".into(), encoding: None, separator: Some(Separator::Comma), sheet: None, rows };
    let guess = guess(&sample);
    assert_eq!((guess.header_line, guess.columns.len()), (2, 3));
    assert!(guess.profile_text.contains("separator = \";\""), "{}", guess.profile_text);
}

#[test]
fn no_damage_to_a_sample_makes_a_profile_that_cannot_be_read() {
    let mut dice = Dice(SEED + 3);
    let files: Vec<Vec<u8>> = LAYOUTS.iter().map(|(file, _)| bytes(file)).collect();
    for round in 0..300 {
        let whole = &files[dice.below(files.len())];
        let lines = 4 + dice.below(8);
        let end = whole.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(place, _)| place + 1).take(lines).last().unwrap();
        let mut damaged = whole[..end].to_vec();
        for _ in 0..=dice.below(12) {
            mutate(&mut damaged, &mut dice);
        }
        let names = ["a.csv", "x/..", "", "a\nb\"c.csv", "{year}_2024-01.csv", "Bestand 2024-W05.csv", "..", "POS\\é:202401.csv"];
        let name = names[dice.below(names.len())];
        let guess = guess(&Sample::of_text(name, &Text::new(damaged.clone(), None)));
        let told = || format!("round {round}: {name:?} {:?}\n{}", String::from_utf8_lossy(&damaged), guess.profile_text);
        sound(&guess, &told());
        assert!(guess.notes.iter().all(|note| !note.contains('\n')), "{}", told());
    }
}

#[test]
fn samples_of_nothing_are_guessed_as_nothing() {
    for text in ["", "\n\n", "a", ";;;;\n;;;;\n", "1\n2\n3\n", "\"", "sep=;\n"] {
        let guess = of_text("a.csv", text);
        sound(&guess, text);
    }
    let wide = vec!["Qty"; 20_000].join(",");
    assert_eq!(of_text("a.csv", &format!("{wide}\n{wide}\n")).columns.len(), 400);
}

/// What stands between these fences of a page, in its order.
fn fenced<'a>(page: &'a str, kind: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("```{kind}\n")).unwrap();
    rest.split_once("```").unwrap().0
}

#[test]
fn the_profile_of_the_guide_is_the_one_that_is_guessed() {
    let page = std::fs::read_to_string(project().join("docs/guide/pos-profile.md")).unwrap();
    let guessed: toml::Table = of_text("Nordwind_2024-W05.csv", fenced(&page, "text")).profile_text.parse().unwrap();
    let shown: toml::Table = fenced(&page, "toml").parse().unwrap();
    for (section, table) in &shown {
        for (key, value) in table.as_table().unwrap() {
            assert_eq!(guessed[section].get(key), Some(value), "{section}.{key}");
        }
    }
    assert_eq!(guessed["sale"], shown["sale"]);
}

/// The guess for an EDI file of the tests.
fn of_edi(file: &str) -> Guess {
    let path = project().join("crates/pos/tests/edi").join(file);
    of_file(&path, file, &look(&path).unwrap(), None).unwrap()
}

#[test]
fn an_edi_message_gets_the_levels_and_addresses_that_are_usual_for_it() {
    for (file, levels, lines) in [
        ("867-minimal.edi", "levels = [\"PTD\", \"QTY\"]", 1),
        ("867-full.edi", "levels = [\"PTD\", \"QTY\"]", 3),
        ("867-storage-media.edi", "levels = [\"PTD\", \"QTY\"]", 3),
        ("867-semiconductor.edi", "levels = [\"PTD\", \"QTY\"]", 2),
        ("852.edi", "message = \"852\"", 2),
        ("slsrpt-d96a-retail.edi", "levels = [\"LOC[162]?\", \"LIN\"]", 3),
        ("slsrpt-d97a-edice.edi", "message = \"SLSRPT\"", 3),
        ("invrpt.edi", "levels = [\"LIN\", \"INV\"]", 3),
    ] {
        let guess = of_edi(file);
        let whole = std::fs::read(project().join("crates/pos/tests/edi").join(file)).unwrap();
        // One of the senders writes a constant where the lines are counted: that is asked.
        let asked = guess.notes.iter().any(|note| note.contains("`CTT` says `3` lines"));
        assert_eq!(asked, file == "867-storage-media.edi", "{file}: {:#?}", guess.notes);
        let taken = taken(file, &whole, &guess.profile_text.replace("# line_count", "line_count"));
        assert!(guess.profile_text.contains(levels), "{file}\n{}", guess.profile_text);
        assert_eq!((taken.account.accepted, refused(&taken)), (lines, vec![]), "{file}\n{}", guess.profile_text);
    }
}

#[test]
fn an_edi_file_of_another_message_or_cut_off_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let told = |text: &str| {
        let path = folder.path().join("a.edi");
        std::fs::write(&path, text).unwrap();
        of_file(&path, "a.edi", &look(&path).unwrap(), None).map(|guess| guess.profile_text).unwrap_err().to_string()
    };
    let orders = "UNB+UNOC:3+S:14+R:14+240531:0800+7'UNH+1+ORDERS:D:96A:UN'BGM+220+R1+9'UNT+3+1'UNZ+1+7'";
    assert_eq!(told(orders), "it holds `ORDERS`, and only `867`, `852`, `SLSRPT`, `INVRPT` are read");
    assert!(told(&orders.replace("ORDERS", "SLSRPT").replace("UNT+3+1'UNZ+1+7'", "")).contains("cut off"));
}
