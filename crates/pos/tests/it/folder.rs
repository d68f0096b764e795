//! A data folder becomes records, and every row that cannot is told.

use jiff::civil::date;
use programme::record::{Schema, Sight};

use crate::support::{Folder, accounted, findings, rows};

const NONE: [&str; 0] = [];

#[test]
fn each_record_type_has_its_file() {
    let loaded = Folder::with(&[
        ("partners.csv", "partner,name,country,joined\nacme,Acme SA,BE,2020-01-01\n"),
        ("sales.csv", "partner,date,invoice,net_amount\nacme,2024-02-01,F2,20.50\nacme,2024-01-01,F1,10\n"),
        ("people.csv", "partner,from,until,person,role\nacme,2020-01-01,,p1,engineer\n"),
    ])
    .load();
    assert_eq!(findings(&loaded.bad), NONE);
    assert_eq!(rows(&loaded, Schema::PARTNER, &["name", "country", "joined"]), ["acme Acme SA BE 2020-01-01"]);
    assert_eq!(rows(&loaded, Schema::SALE, &["invoice", "net_amount"]), ["acme 2024-01-01 F1 10", "acme 2024-02-01 F2 20.5"]);
    assert_eq!(rows(&loaded, Schema::PERSON, &["person", "role"]), ["acme 2020-01-01 p1 engineer"]);
    assert!(loaded.files.iter().all(accounted));
    assert_eq!(
        loaded.files.iter().map(|file| (file.name.as_str(), file.rows)).collect::<Vec<_>>(),
        [("partners.csv", 1), ("sales.csv", 2), ("people.csv", 1)]
    );
    assert_eq!(loaded.notes, NONE);
}

#[test]
fn everything_wrong_with_a_row_is_told_at_once() {
    let loaded = Folder::with(&[
        ("partners.csv", "partner\nacme\n"),
        ("sales.csv", "partner,date,net_amount,quantity\nacme,01.02.2024,12,1\nacmee,2024-01-01,\"12,5\",many\nacme,2024-01-05,1,1\n"),
    ])
    .load();
    assert_eq!(
        findings(&loaded.bad),
        [
            "sales.csv:2 date `01.02.2024`: is not a day; write it as 2024-05-31",
            "sales.csv:3 net_amount `12,5`: is not a number; write it as 1234.56 | quantity `many`: is not a number; write it as 1234.56",
        ]
    );
    assert_eq!(rows(&loaded, Schema::SALE, &["net_amount"]), ["acme 2024-01-05 1"]);
    assert_eq!((loaded.files[1].rows, loaded.files[1].bad), (1, 2));
}

#[test]
fn a_row_of_an_unknown_partner_is_bad_where_partners_are_listed() {
    let sales = ("sales.csv", "partner,date,net_amount\nacme,2024-01-01,1\nacmee,2024-01-01,1\n,2024-01-01,1\n");
    let listed = Folder::with(&[("partners.csv", "partner\nacme\n"), sales]).load();
    assert_eq!(
        findings(&listed.bad),
        ["sales.csv:3 partner `acmee`: is not in partners.csv", "sales.csv:4 partner ``: is empty; every row belongs to a partner"]
    );
    let unlisted = Folder::with(&[sales]).load();
    assert_eq!(rows(&unlisted, Schema::SALE, &[]), ["acme 2024-01-01", "acmee 2024-01-01"]);
}

#[test]
fn rows_of_a_partner_whose_own_row_is_bad_say_so() {
    let loaded = Folder::with(&[
        ("partners.csv", "partner,joined\nacme,yesterday\n"),
        ("sales.csv", "partner,date,net_amount\nacme,2024-01-01,1\n"),
    ])
    .load();
    assert_eq!(
        findings(&loaded.bad),
        [
            "partners.csv:2 joined `yesterday`: is not a day; write it as 2024-05-31",
            "sales.csv:2 partner `acme`: has no usable row in partners.csv (line 2)",
        ]
    );
}

#[test]
fn a_sale_in_the_far_future_is_bad_and_a_planned_meeting_is_not() {
    let loaded = Folder::with(&[
        ("sales.csv", "partner,date\nacme,2204-01-01\nacme,2024-12-31\n"),
        ("meetings.csv", "partner,date,name\nacme,2025-06-01,qbr\n"),
    ])
    .load();
    assert_eq!(findings(&loaded.bad), ["sales.csv:2 date `2204-01-01`: lies in the future: the latest day taken is 2024-12-31"]);
    assert_eq!(rows(&loaded, Schema::MEETING, &["name"]), ["acme 2025-06-01 qbr"]);
}

#[test]
fn a_line_that_stands_twice_is_bad_and_a_correction_is_a_version() {
    let loaded = Folder::with(&[(
        "sales.csv",
        "partner,date,known_on,invoice,line,net_amount\nacme,2024-01-01,,F1,1,10\nacme,2024-01-01,,F1,1,11\nacme,2024-01-01,2024-02-01,F1,1,12\n",
    )])
    .load();
    let reason = "stands twice, learned on the same day: give the correction its own `known_on`, or take one out";
    assert_eq!(findings(&loaded.bad), [format!("sales.csv:3 invoice + line `F1 1`: {reason}")]);
    assert_eq!((loaded.files[0].rows, loaded.files[0].bad), (2, 1));
    assert!(loaded.files.iter().all(accounted));
}

#[test]
fn a_key_names_one_fact_at_whichever_partner() {
    let header = "partner,date,known_on,invoice,line,net_amount";
    let moved = format!("{header}\nacme,2024-01-01,,F1,1,10\nbeta,2024-01-01,2024-02-01,F1,1,10\n");
    let loaded = Folder::with(&[("sales.csv", &moved)]).load();
    assert_eq!(findings(&loaded.bad), NONE);
    let table = loaded.records.table(Schema::SALE);
    let seen = |known_on| {
        let sight = Sight { as_of: date(2024, 12, 31), known_on };
        let partners = loaded.records.partners().filter(|partner| table.rows(*partner).any(|row| table.visible(row, sight)));
        partners.map(|partner| loaded.records.id(partner)).collect::<Vec<_>>()
    };
    assert_eq!((seen(date(2024, 1, 31)), seen(date(2024, 2, 1))), (vec!["acme"], vec!["beta"]));

    let doubled = format!("{header}\nbeta,2024-01-01,,F1,1,10\nacme,2024-01-01,,F1,1,10\nacme,2024-01-01,,F2,1,10\n");
    let loaded = Folder::with(&[("sales.csv", &doubled)]).load();
    let reason = "stands twice, learned on the same day: give the correction its own `known_on`, or take one out";
    assert_eq!(findings(&loaded.bad), [format!("sales.csv:3 invoice + line `F1 1`: {reason}")]);
    assert!(loaded.files.iter().all(accounted));
}

#[test]
fn attributes_that_stand_twice_are_bad_and_changes_and_corrections_are_not() {
    let loaded = Folder::with(&[(
        "partners.csv",
        "partner,from,known_on,country\nacme,,,BE\nbeta,,,DE\nacme,,,NL\nacme,2024-01-01,,FR\nacme,2024-01-01,2024-03-01,GB\nacme,2024-01-01,,IT\n",
    )])
    .load();
    let reason = "stands twice, begun and learned on the same day: give the change its own `from`, the correction its own `known_on`, or take one out";
    assert_eq!(
        findings(&loaded.bad),
        [format!("partners.csv:4 partner `acme`: {reason}"), format!("partners.csv:7 partner `acme`: {reason}")]
    );
    assert_eq!((loaded.files[0].rows, loaded.files[0].bad), (4, 2));
    assert!(loaded.files.iter().all(accounted));
    let acme = loaded.records.partner("acme").unwrap();
    let country = |as_of, known_on| {
        let column = loaded.records.schema().get(Schema::PARTNER).column("country").unwrap();
        loaded.records.attribute(acme, column, Sight { as_of, known_on }).plain()
    };
    assert_eq!(country(date(2023, 12, 31), date(2024, 12, 31)), "BE");
    assert_eq!(country(date(2024, 2, 1), date(2024, 2, 1)), "FR");
    assert_eq!(country(date(2024, 2, 1), date(2024, 3, 1)), "GB");
}

#[test]
fn control_characters_are_refused() {
    let loaded = Folder::with(&[
        ("partners.csv", "partner,name,city\nac\u{1b}me,Acme,\n\"be\nta\",Beta,\nc\td,Gamma,\nd4,Del\u{7}ta,\ne5,\"two\nlines\",a\tb\n"),
        (
            "sales.csv",
            "partner,date,invoice,line,product\ne5,2024-01-01,\"F\n1\",1,x\ne5,2024-01-02,F2,1,\u{9b}x\ne5,2024-01-03,F3,1,\"x\ny\"\n",
        ),
    ])
    .load();
    let told: Vec<String> = findings(&loaded.bad);
    assert_eq!(
        told,
        [
            "partners.csv:2 partner `ac\u{1b}me`: has a control character: take it out",
            "partners.csv:3 partner `be\nta`: has a control character: take it out",
            "partners.csv:5 partner `c\td`: has a control character: take it out",
            "partners.csv:6 name `Del\u{7}ta`: has a control character: take it out",
            "sales.csv:2 invoice `F\n1`: has a control character: take it out",
            "sales.csv:4 product `\u{9b}x`: has a control character: take it out",
        ]
    );
    assert_eq!(rows(&loaded, Schema::PARTNER, &["name", "city"]), ["e5 two\nlines a\tb"]);
    assert_eq!(rows(&loaded, Schema::SALE, &["product"]), ["e5 2024-01-03 x\ny"]);
}

#[test]
fn what_is_told_of_long_cells_and_many_headings_is_short() {
    let long = "9".repeat(100_000);
    let sales = format!("partner,date,currency,net_amount\n{long},2024-01-01,,x{long}\nacme,2024-01-01,{long},1\n");
    let loaded = Folder::with(&[("partners.csv", "partner\nacme\n"), ("sales.csv", &sales)]).load();
    assert_eq!(loaded.bad.len(), 2);
    let told = findings(&loaded.bad);
    assert!(told.iter().all(|told| told.chars().count() < 500 && told.contains(&format!("{}…", "9".repeat(79)))), "{told:?}");

    let strange: String = (0..5_000).map(|number| format!(",strange{number}")).collect();
    let doubled = ",net_amount".repeat(5_000);
    let loaded = Folder::with(&[("sales.csv", &format!("partner,date{strange}{doubled}\n"))]).load();
    let cells = &loaded.bad[0].cells;
    assert_eq!((loaded.bad.len(), cells.len()), (1, 1 + 20 + 1));
    assert_eq!(cells[0].reason, "stands twice in the header: take one out");
    assert_eq!(
        (cells[20].column.as_str(), cells[21].reason.as_str()),
        ("strange19", "4980 more headings are no columns of this file either")
    );
}

#[test]
fn headings_are_checked_and_the_near_one_is_offered() {
    let loaded = Folder::with(&[("sales.csv", "Partner, DATE ,net_amout\nacme,2024-01-01,10\n")]).load();
    assert_eq!(findings(&loaded.bad), ["sales.csv:1 net_amout `net_amout`: is no column of this file; did you mean `net_amount`?"]);
    assert_eq!(rows(&loaded, Schema::SALE, &[]), ["acme 2024-01-01"]);

    let loaded = Folder::with(&[("sales.csv", "partner,net_amount,net_amount\nacme,10,10\n\nacme,1\n")]).load();
    assert_eq!(
        findings(&loaded.bad),
        ["sales.csv:1 net_amount `net_amount`: stands twice in the header: take one out | date ``: is missing in the header"]
    );
    assert_eq!((loaded.files[0].rows, loaded.files[0].bad, loaded.files[0].blank), (0, 2, 1));
    assert!(loaded.files.iter().all(accounted));
}

#[test]
fn empty_columns_at_the_end_are_fine_until_something_stands_in_them() {
    let loaded = Folder::with(&[("sales.csv", "partner,date,,\nacme,2024-01-01,,\nacme,2024-01-02,7,\n")]).load();
    assert_eq!(findings(&loaded.bad), ["sales.csv:3  `7`: stands under no heading"]);
    assert_eq!(rows(&loaded, Schema::SALE, &[]), ["acme 2024-01-01"]);
}

#[test]
fn empty_and_header_only_files_are_told_apart() {
    let loaded = Folder::with(&[("partners.csv", "partner,name\n"), ("sales.csv", "")]).load();
    assert_eq!(findings(&loaded.bad), ["sales.csv:1  ``: the file is empty: its first line names the columns"]);
    assert_eq!(loaded.files.iter().map(|file| (file.name.as_str(), file.rows)).collect::<Vec<_>>(), [("partners.csv", 0)]);
}

#[test]
fn a_folder_without_facts_says_so_and_no_folder_is_a_fault() {
    let loaded = Folder::with(&[("sale.csv", "partner,date\nacme,2024-01-01\n")]).load();
    assert_eq!(
        loaded.notes,
        [
            "`sale.csv` was not read: no record type of the programme has this file; did you mean `sales.csv`?",
            "no file of facts was found: without `partners.csv` and others like it there is nobody to judge",
        ]
    );
    let options = pos::folder::Options { profile: None, latest: None, currency: "EUR", store: None, leave_sales: false };
    let nowhere = std::path::Path::new("/nonexistent/folder");
    let fault = pos::folder::load(Some(nowhere), std::sync::Arc::new(Schema::built_in()), &[], options, &mut |_| {}).unwrap_err();
    assert!(fault.to_string().starts_with("cannot read `/nonexistent/folder`"), "{fault}");
}

#[test]
fn other_encodings_and_separators_are_read_and_named() {
    let loaded = Folder::with(&[]).and("partners.csv", b"partner;name\r\nacme;Caf\xe9 M\xfcller\r\n").load();
    assert_eq!(rows(&loaded, Schema::PARTNER, &["name"]), ["acme Café Müller"]);
    assert_eq!((loaded.files[0].encoding.name(), loaded.files[0].separator.name()), ("windows-1252", ";"));
    assert_eq!(loaded.notes, ["`partners.csv` is not UTF-8 and was read as Windows-1252: look at a name with an accent"]);
}

#[test]
fn a_sale_in_another_currency_needs_a_rate_in_force_on_its_day() {
    let sales = (
        "sales.csv",
        "partner,date,currency,net_amount,list_amount\na,2024-01-01,,10,\na,2024-01-02,eur,10,\na,2024-01-31,GBP,10.01,20\na,2024-02-01,GBP,10.01,20\n",
    );
    let without = Folder::with(&[sales]).load();
    let reason = "no exchange rate for GBP on 2024-01-31: add one to rates.csv (currency,from,rate: what one GBP is worth in EUR)";
    assert_eq!(findings(&without.bad)[0], format!("sales.csv:4 currency `GBP`: {reason}"));
    assert_eq!(without.bad.len(), 2);
    let with = Folder::with(&[sales, ("rates.csv", "currency,from,rate\nGBP,,1.1\nGBP,2024-02-01,1.2555\n")]).load();
    assert_eq!(findings(&with.bad), NONE);
    assert_eq!(
        rows(&with, Schema::SALE, &["net_amount", "list_amount"]),
        ["a 2024-01-01 10 ", "a 2024-01-02 10 ", "a 2024-01-31 11.011 22", "a 2024-02-01 12.567555 25.11"]
    );
    let too_fine = Folder::with(&[
        ("sales.csv", "partner,date,currency,net_amount\na,2024-01-01,GBP,1.000000000000001\n"),
        ("rates.csv", "currency,from,rate\nGBP,,1.00000000000000001\nGBP,,2\nUSD,,0\n"),
    ])
    .load();
    assert_eq!(
        findings(&too_fine.bad),
        [
            "rates.csv:3 currency `GBP`: has two rates from the same day",
            "rates.csv:4 rate `0`: is not above 0: write what one unit is worth",
            "sales.csv:2 currency ``: 1.000000000000001 times the rate 1.00000000000000001 has too many digits to be exact",
        ]
    );
}

#[test]
fn an_outside_table_is_read_by_its_keys() {
    let folder = Folder::with(&[
        (
            "tables/minimum.csv",
            "zone,level,value,from\nemea,gold,1000,\nemea,gold,1200,2024-01-01\nemea,gold,1300,2024-01-01\n,gold,5,\nemea,silver,,\n",
        ),
        ("tables/minimun.csv", "zone\n"),
    ]);
    let loaded = folder.table("minimum", &["zone", "level"]).table("other", &["zone"]).load();
    let values: Vec<String> = loaded
        .records
        .outside("minimum")
        .iter()
        .map(|row| format!("{} {:?} {}", row.key.join("/"), row.from.map(|day| day.to_string()), row.value))
        .collect();
    assert_eq!(values, ["emea/gold None 1000", "emea/gold Some(\"2024-01-01\") 1200"]);
    assert_eq!(
        findings(&loaded.bad),
        [
            "tables/minimum.csv:4 zone + level `emea gold`: stands twice for the same day",
            "tables/minimum.csv:5 zone ``: is empty",
            "tables/minimum.csv:6 value ``: is empty",
        ]
    );
    assert_eq!(loaded.notes[0], "`tables/other.csv` is not there: the table `other` has no values");
    assert!(loaded.notes[1].ends_with("did you mean `tables/minimum.csv`?"), "{:?}", loaded.notes);
}
