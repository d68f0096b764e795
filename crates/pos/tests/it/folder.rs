//! A data folder becomes records, and every row that cannot is told.

use programme::record::Schema;

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
    let options = pos::folder::Options { profile: None, latest: None, currency: "EUR" };
    let nowhere = std::path::Path::new("/nonexistent/folder");
    let fault = pos::folder::load(nowhere, std::sync::Arc::new(Schema::built_in()), &[], options, &mut |_| {}).unwrap_err();
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
