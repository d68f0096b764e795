//! A mapping profile says which file and column is which.

use pos::folder::Fault;
use pos::profile::Profile;
use programme::diagnostic::line_and_column;
use programme::record::Schema;

use crate::support::{Folder, accounted, findings, rows};

const NONE: [&str; 0] = [];

#[test]
fn columns_are_mapped_looked_up_joined_and_scaled() {
    let folder = Folder::with(&[
        (
            "lines.csv",
            "Order;Day;Customer No;Amount;Kind;Part\nO1;31.1.2024;7;1.234,50;S;p1\nO2;1.02.2024;8;10,00;R;p2\nO3;02.02.2024;8;1;X;p1\n",
        ),
        ("customers.csv", "no;code;first;middle;last\n7;acme;Ann;;Lee\n8;beta;Bo;X;Ray\n"),
        ("parts.csv", "part;family\np1;Bikes\np2;Spare parts\n"),
    ]);
    let loaded = folder.load_by(
        r#"
        [format]
        decimal = ","
        grouping = "."
        dates = "day.month.year"

        [sale]
        file = "lines.csv"
        partner = { lookup = "customers", by = "customer no", take = "code" }
        date = "Day"
        only_where = { column = "kind", is = ["S", "R"] }
        [sale.columns]
        invoice = "order"
        net_amount = { column = "amount", times = "-1", divide_by = 2 }
        gross_amount = "amount"
        currency = { constant = "EUR" }
        product_group = { lookup = "parts", by = "part", take = "family", map = { Bikes = "bikes" }, otherwise = "other" }
        customer = { lookup = "customers", by = "customer no", take = { join = ["first", " ", "middle", " ", "last"] } }

        [lookup.customers]
        file = "customers.csv"
        key = "no"
        [lookup.parts]
        file = "parts.csv"
        key = "part"
        "#,
    );
    assert_eq!(findings(&loaded.bad), NONE);
    assert_eq!(
        rows(&loaded, Schema::SALE, &["invoice", "net_amount", "gross_amount", "product_group", "customer"]),
        ["acme 2024-01-31 O1 -617.25 1234.5 bikes Ann Lee", "beta 2024-02-01 O2 -5 10 other Bo X Ray"]
    );
    let lines = loaded.files.iter().find(|file| file.name == "lines.csv").unwrap();
    assert_eq!((lines.rows, lines.left_out), (2, 1));
    assert!(loaded.files.iter().all(accounted));
}

#[test]
fn findings_name_the_columns_of_the_file() {
    let folder = Folder::with(&[
        ("lines.csv", "who,day,amount,kind\n7,20240131,1.5,A\n9,20240132,x,B\n7,20240201,1,Aa\n7,,3,A\n"),
        ("customers.csv", "no,code\n7,acme\n7,beta\n"),
    ]);
    let loaded = folder.load_by(
        r#"
        [sale]
        file = "lines.csv"
        partner = { lookup = "customers", by = "who", take = "code" }
        date = { column = "day", dates = "yearmonthday" }
        columns = { net_amount = { column = "amount", divide_by = 3 }, product_group = { column = "kind", map = { A = "a", B = "b" } } }
        [lookup.customers]
        file = "customers.csv"
        key = "no"
        "#,
    );
    assert_eq!(
        findings(&loaded.bad),
        [
            "customers.csv:3 no `7`: stands twice, and rows are found by it",
            "lines.csv:3 partner `9`: `9` is not in `no` of customers.csv | day `20240132`: is not a day written as `yearmonthday` | amount `x`: is not a number; write it as 1234.56",
            "lines.csv:4 amount `1`: cannot be multiplied or divided exactly: say to how many places it is rounded (`round = 2`) | kind `Aa`: is not in the profile's map; did you mean `A`?",
            "lines.csv:5 day ``: is empty; write the day as 2024-05-31",
        ]
    );
    assert_eq!(rows(&loaded, Schema::SALE, &["net_amount", "product_group"]), ["acme 2024-01-31 0.5 a"]);
}

#[test]
fn two_files_can_give_one_record_type_and_the_others_keep_their_own() {
    let folder = Folder::with(&[
        ("north.csv", "p,d\nacme,2024-01-01\n"),
        ("south.csv", "p;d\nacme;2024-01-02\n"),
        ("partners.csv", "partner,name\nacme,Acme\n"),
        ("sales.csv", "of another system,altogether\n1,2\n"),
    ]);
    let loaded = folder.load_by(
        "[[sale]]\nfile = \"north.csv\"\npartner = \"p\"\ndate = \"d\"\n[[sale]]\nfile = \"south.csv\"\npartner = \"p\"\ndate = \"d\"\n",
    );
    assert_eq!(findings(&loaded.bad), NONE);
    assert_eq!(rows(&loaded, Schema::SALE, &[]), ["acme 2024-01-01", "acme 2024-01-02"]);
    assert_eq!(rows(&loaded, Schema::PARTNER, &["name"]), ["acme Acme"]);
}

#[test]
fn rates_can_be_mapped_too() {
    let folder = Folder::with(&[
        ("sales.csv", "partner,date,currency,net_amount\na,2024-01-05,GBP,10\n"),
        ("fx.csv", "code,day,eur\nGBP,2024-01-01,1.2\n"),
    ]);
    let loaded = folder.load_by("[rates]\nfile = \"fx.csv\"\ncurrency = \"code\"\nfrom = \"day\"\nrate = \"eur\"\n");
    assert_eq!(findings(&loaded.bad), NONE);
    assert_eq!(rows(&loaded, Schema::SALE, &["net_amount"]), ["a 2024-01-05 12"]);
}

#[test]
fn a_heading_that_is_not_there_is_told_with_the_file() {
    let folder = Folder::with(&[("lines.csv", "who,day\nacme,2024-01-01\n"), ("c.csv", "no,code\n1,a\n")]);
    let loaded = folder.load_by("[sale]\nfile = \"lines.csv\"\npartner = \"hwo\"\ndate = \"day\"\ncolumns = { product = { lookup = \"c\", by = \"day\", take = \"cod\" } }\n[lookup.c]\nfile = \"c.csv\"\nkey = \"no\"\n");
    assert_eq!(
        findings(&loaded.bad),
        ["lines.csv:1 hwo ``: is not a heading; did you mean `who`? | cod ``: is not a heading; did you mean `code`? of c.csv"]
    );
    let profile = Profile::read("[sale]\nfile = \"nowhere.csv\"\npartner = \"p\"\ndate = \"d\"\n", &Schema::built_in()).unwrap();
    assert!(matches!(folder.try_load(Some(&profile)), Err(Fault::Missing { path }) if path.ends_with("nowhere.csv")));
}

/// Every finding as `line:column code: message (help)`.
fn findings_of(text: &str) -> Vec<String> {
    let found = Profile::read(text, &Schema::built_in()).expect_err("the profile is not sound");
    let told = |finding: &programme::diagnostic::Diagnostic| {
        let (line, column) = line_and_column(text, finding.span.start);
        let help = finding.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
        format!("{line}:{column} {}: {}{help}", finding.code, finding.message)
    };
    found.iter().map(told).collect()
}

#[test]
fn all_findings_about_a_profile_come_at_once() {
    let found = findings_of(
        r#"titel = "x"
[sales]
file = "s.csv"
[sale]
file = "../s.csv"
partner = { lookup = "customer", by = "no" }
[sale.columns]
net_amout = "a"
net_amount = { column = "a", constant = "b" }
invoice = { column = "a", times = 2, otherwise = "c" }
tier = "t"
gross_amount = { column = "a", times = "two" }
[lookup.customers]
file = "c.csv"
[format]
separator = "x"
dates = "day.day.year"
"#,
    );
    assert_eq!(
        found,
        [
            "1:1 unknown-record: `titel` is no record type of the programme (did you mean `title`?)",
            "2:2 unknown-record: `sales` is no record type of the programme (the record type is called `sale`)",
            "4:1 missing-key: `sale` does not say where `date` comes from (add `date = \"..\"` with the heading of the column)",
            "5:8 wrong-type: `../s.csv` stands where a path inside the data folder, with `/`, such as `\"export/lines.csv\"` is meant",
            "6:11 missing-key: the lookup does not say which column of the other file is taken (add `take = \"..\"`)",
            "6:22 unknown-lookup: there is no lookup `customer` (did you mean `customers`?)",
            "8:1 unknown-column: `sale` has no column `net_amout` (did you mean `net_amount`?)",
            "9:14 one-of: `column`, `constant` exclude each other (give one of `column`, `constant`, `join`, `lookup`)",
            "10:11 needless-key: `otherwise` can never be used here (it stands where a `map` or a `lookup` knows nothing; leave it out)",
            "10:35 wrong-type: only numbers can be multiplied or divided",
            "11:1 unknown-column: `sale` has no column `tier` (declare it in the programme: `[records.sale]`, `columns = { tier = \"text\" }`)",
            "12:40 wrong-type: `two` stands where a number, such as `\"-1\"` or `\"0.01\"`, or a column, such as `{ column = \"pieces\" }` is meant",
            "13:9 missing-key: `key` is missing (add `key = \"..\"`: the heading of the column rows are found by)",
            "16:13 wrong-type: `x` stands where one of `,`, `;`, `tab`, `|` is meant",
            "17:9 wrong-type: `day.day.year` stands where an order of days, such as `\"day.month.year\"`, `\"month/day/year\"`, `\"yearmonthday\"`, `\"year-month-day time\"` is meant",
        ]
    );
}

#[test]
fn broken_toml_is_a_finding_with_its_place() {
    let found = findings_of("[sale\nfile = \"a\"\n");
    assert!(found.iter().any(|finding| finding.starts_with("1:6 toml:")), "{found:?}");
}

#[test]
fn a_row_is_not_left_out_because_its_filter_cannot_be_read() {
    let folder = Folder::with(&[
        ("lines.csv", "who,day,name\n1,2024-01-01,x\n2,2024-01-02,y\n3,2024-01-03,z\n"),
        ("c.csv", "no,kind\n1,dealer\n2,own\n"),
    ]);
    let loaded = folder.load_by(
        r#"
        [sale]
        file = "lines.csv"
        partner = "who"
        date = "day"
        only_where = { lookup = "c", by = "who", take = "kind", is_not = "own" }
        columns = { customer = "name" }
        [lookup.c]
        file = "c.csv"
        key = "no"
        "#,
    );
    assert_eq!(findings(&loaded.bad), ["lines.csv:4 only_where `3`: `3` is not in `no` of c.csv"]);
    assert_eq!(rows(&loaded, Schema::SALE, &["customer"]), ["1 2024-01-01 x"]);
}
