//! Every check speaks where it should, on a line of its own, and a profile can say how it is taken.

use std::collections::BTreeSet;

use pos::intake::{Code, Severity, Span};
use pos::profile::Profile;
use pos::store::Outcome;

use crate::channel::{Channel, How, codes};

const PROFILE: &str = r#"
[report]
reporter = "northgate"
every = "week"
branches = ["B1"]
needs = ["invoice"]

[sale]
partner = "dealer"
date = "day"

[sale.columns]
invoice = "invoice"
line = "line"
product = "part"
ean = "ean"
quantity = "pieces"
unit_price = "price"
net_amount = "net"
currency = "currency"
serial = "serials"
customer_country = "country"
branch = "branch"
special_price = "special"
transaction = "kind"
reseller = "name"
reseller_city = "city"

[[stock]]
date = "day"
columns = { product = "part", on_hand = "on hand" }
"#;

const HEAD: &str = "dealer,day,invoice,line,part,ean,pieces,price,net,currency,serials,country,branch,special,kind,name,city\n";
const PRODUCTS: &str = "product,group,ean,list_price,currency,discontinued\nP1,video,4006381333931,10.00,EUR,\n00123,audio,,10.00,EUR,\nOLD,video,,10,EUR,2023-06-01\n";
const SPECIAL: &str = "number,product,partner,quantity,from,until\nSP1,P1,acme,5,2024-01-01,2024-06-30\nSP2,P1,,,2023-01-01,2023-12-31\n";
const ACCOUNTS: &str = "id,name,city,country\nacme,Acme Computers GmbH,Berlin,DE\nbeta,Beta Systems Ltd,Leeds,GB\nbike1,Friendly Bike Shop,Bristol,GB\nbike2,Friendly Bike Shop,York,GB\n";

/// A line, by what differs from a good one: `part=P9 pieces=0`.
fn line(number: usize, differs: &str) -> String {
    let mut cells = [
        ("dealer", "acme".to_owned()),
        ("day", "2024-01-29".into()),
        ("invoice", format!("F{number}")),
        ("line", "1".into()),
        ("part", "P1".into()),
        ("ean", String::new()),
        ("pieces", "1".into()),
        ("price", "10.00".into()),
        ("net", "10.00".into()),
        ("currency", "EUR".into()),
        ("serials", String::new()),
        ("country", "DE".into()),
        ("branch", "B1".into()),
        ("special", String::new()),
        ("kind", "sale".into()),
        ("name", String::new()),
        ("city", String::new()),
    ];
    for part in differs.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap();
        cells.iter_mut().find(|(known, _)| *known == name).unwrap().1 = value.into();
    }
    cells.map(|(_, cell)| cell).join(",")
}

fn channel() -> Channel {
    let channel = Channel::new();
    channel.reference("products.csv", PRODUCTS);
    channel.reference("special_prices.csv", SPECIAL);
    channel.reference("accounts.csv", ACCOUNTS);
    channel
}

/// The findings of a file with one line that differs, after a good one, without the line numbers.
fn found(channel: &Channel, differs: &str) -> Vec<String> {
    let text = format!("{HEAD}{}\n{}\n", line(1, ""), line(2, differs));
    let imported = channel.import_as("w05.csv", PROFILE, text, &How { period: Some("2024-W05"), ..How::default() }).unwrap();
    assert!(imported.submission.account.balances(), "{:?}", imported.submission.account);
    let codes = codes(&imported);
    assert!(codes.iter().all(|code| code.ends_with("@3")), "{differs}: {codes:?}");
    codes.into_iter().map(|code| code.replace("@3", "")).collect()
}

const LINES: [(&str, &str); 43] = [
    ("", ""),
    ("invoice=", "line.missing-field"),
    ("day=", "line.missing-field"),
    ("part=", "line.missing-field"),
    ("dealer=", "line.missing-field"),
    ("part=;ean=4006381333931", ""),
    ("day=31.01.2024", "line.bad-value"),
    ("pieces=two", "line.bad-value"),
    ("kind=gift", "line.bad-value"),
    ("price=10.0000001", "line.too-precise"),
    ("net=10.00001;price=10.00001", "line.too-precise"),
    ("net=99999999999999;pieces=99999999999999", "line.amount line.too-precise line.too-precise"),
    ("currency=EURO", "line.unknown-currency"),
    ("currency=eur", ""),
    ("country=UK", "line.unknown-country"),
    ("country=gb", ""),
    ("ean=4006381333932", "line.bad-ean"),
    ("part=P9", "line.unknown-part"),
    ("part=p1", ""),
    ("part=123", "line.unknown-part"),
    ("part=2024-03-05", "line.part-as-date"),
    ("part=5-Mar", "line.part-as-date"),
    ("part=1.23E+05", "line.part-as-date"),
    ("part=OLD", "line.discontinued-part"),
    ("branch=B7", "line.unknown-branch"),
    ("dealer=nobody", "line.unallocated"),
    ("dealer=;name=Acme Computers;city=Berlin", ""),
    ("dealer=;name=Friendly Bike Shop", "line.unallocated"),
    ("special=SP9", "line.unknown-special-price"),
    ("special=SP1;dealer=beta", "line.unknown-special-price"),
    ("special=SP2", "line.expired-special-price"),
    ("special=SP1;pieces=6;net=60.00", "line.over-authorised"),
    ("special=SP1;pieces=5;net=50.00", ""),
    ("invoice=F1", "line.duplicate"),
    ("serials=S1 S2", "line.serial-count"),
    ("pieces=2;net=20.00;serials=S1 S1", "line.serial-reported"),
    ("day=2024-02-07", "line.future line.other-period"),
    ("day=2024-01-28", "line.other-period"),
    ("pieces=0", "line.zero-quantity"),
    ("pieces=-1;net=10.00;price=10", "line.signs"),
    ("net=12.00", "line.amount"),
    ("price=1.00;net=1.00", "line.price-band"),
    ("kind=transfer", "line.transfer"),
];

#[test]
fn each_check_speaks_of_its_line_and_of_no_other() {
    for (differs, expected) in LINES {
        let expected: Vec<&str> = expected.split_whitespace().collect();
        assert_eq!(found(&channel(), differs), expected, "{differs}");
    }
}

#[test]
fn a_return_is_below_zero_however_it_is_written() {
    for pieces in ["kind=return;pieces=2;net=20.00", "kind=return;pieces=-2;net=-20.00"] {
        let channel = channel();
        assert_eq!(found(&channel, &format!("{pieces};invoice=R1")), ["line.return-without-sale"]);
        assert_eq!(channel.counting(&["quantity", "net_amount"]), ["acme 2024-01-29 -2 -20", "acme 2024-01-29 1 10"]);
    }
}

#[test]
fn a_suggestion_says_what_was_probably_meant() {
    let suggested = |differs: &str| {
        let text = format!("{HEAD}{}\n", line(2, differs));
        let imported = channel().import_as("w05.csv", PROFILE, text, &How { period: Some("2024-W05"), ..How::default() }).unwrap();
        imported.first[0].suggestion.clone()
    };
    assert_eq!(suggested("part=123"), "did you mean `00123`? the leading zeros are lost");
    assert_eq!(suggested("part=P11"), "did you mean `P1`?");
}

#[test]
fn totals_footnotes_and_a_second_header_are_no_lines() {
    let blank = ",".repeat(16);
    let total = |pieces: &str, net: &str| format!("Total,,,,,,{pieces},,{net},,,,,,,,");
    let text = |pieces: &str, net: &str| {
        let second = line(2, "pieces=2;net=20.00");
        let note = format!("* prices without tax{blank}");
        format!("Sales of week 5{blank}\n{HEAD}{}\n{blank}\n{HEAD}{second}\n\n{}\n{note}\n", line(1, ""), total(pieces, net))
    };
    let sound = channel().import("w05.csv", PROFILE, text("3", "30.00"));
    assert_eq!(codes(&sound), ["file.note@5", "line.total-row@8", "line.total-row@9"]);
    let account = &sound.submission.account;
    assert_eq!((account.lines, account.accepted, account.rejected, account.blank, account.header), (9, 2, 2, 2, 3));
    let strict = PROFILE.replace("every = \"week\"", "every = \"week\"\nchecks = { \"file.total\" = \"reject\" }");
    assert_eq!(channel().import("w05.csv", &strict, text("4", "40.00")).outcome, Outcome::Refused);
    let short = channel().import("w05.csv", PROFILE, text("4", "40.00"));
    assert_eq!(codes(&short), ["file.note@5", "file.total@8", "line.total-row@8", "line.total-row@9"]);
}

#[test]
fn a_file_that_is_not_what_was_agreed_is_refused_whole() {
    let refused = |name: &str, text: &str, profile: &str| {
        let imported = channel().import(name, profile, text);
        assert_eq!(imported.outcome, Outcome::Refused, "{name}: {:?}", imported.submission);
        assert!(imported.submission.account.balances(), "{name}: {:?}", imported.submission.account);
        assert_eq!(imported.submission.sums.lines, 0);
        codes(&imported)
    };
    assert_eq!(refused("a.csv", "", PROFILE), ["file.unreadable@0"]);
    assert_eq!(refused("a.csv", HEAD, PROFILE), ["file.no-lines@0"]);
    assert_eq!(refused("a.csv", "dealer;tag;invoice\nacme;x;y\n", PROFILE).iter().collect::<BTreeSet<_>>().len(), 1);
    assert_eq!(refused("a.pdf", "%PDF-1.7 something", PROFILE), ["file.unreadable@0"]);
    let by_name = PROFILE.replace("every = \"week\"", "every = \"week\"\nperiod = { file_name = \"sales_{year}-W{week}.csv\" }");
    let sound = format!("{HEAD}{}\n", line(1, ""));
    assert_eq!(refused("january.csv", &sound, &by_name), ["file.period@0"]);
    let named = channel().import("SALES_2024-w05.CSV", &by_name, &sound).submission;
    assert_eq!(named.period, Span::read("2024-W05"));
    let in_column = PROFILE.replace("every = \"week\"", "every = \"week\"\nperiod = { column = \"city\" }");
    let two = format!("{HEAD}{}\n{}\n", line(1, "city=2024-01-29"), line(2, "city=2024-02-05"));
    let imported = channel().import("w05.csv", &in_column, two);
    assert_eq!((codes(&imported), imported.submission.period), (vec!["file.period@3".to_owned()], Span::read("2024-W05")));
}

#[test]
fn counts_that_a_message_states_of_itself_are_held_against_it() {
    let (bytes, profile) = crate::formats::x12(&[crate::formats::Goods {
        partner: "AB123".into(),
        day: 29,
        invoice: "A1000".into(),
        part: "01234".into(),
        pieces: 3,
        cents: 100,
        customer: "Zoo".into(),
    }]);
    let text = String::from_utf8(bytes).unwrap();
    let import = |text: String| {
        codes(&Channel::new().import_as("w05.x12", &profile, text, &How { period: Some("2024-W05"), ..How::default() }).unwrap())
    };
    assert_eq!(import(text.clone()), ["line.unallocated"; 0]);
    assert_eq!(import(text.replace("CTT*1", "CTT*99")).len(), 1);
    assert!(import(text.replace("CTT*1", "CTT*99"))[0].starts_with("file.control-total@"));
    assert!(import(text.replace("SE*12*", "SE*13*"))[0].starts_with("file.control-total@"), "{text}");
    assert!(import(text.replace("ST*867", "ST*844")).iter().any(|code| code.starts_with("file.other-content@")));
    assert!(import(text[..text.len() - 40].to_owned())[0].starts_with("file.unreadable@"));
}

#[test]
fn a_line_the_profile_does_not_want_is_left_out_and_counted() {
    let profile = PROFILE.replace(
        "date = \"day\"\n\n[sale.columns]",
        "date = \"day\"\nonly_where = { column = \"kind\", is_not = \"transfer\" }\n\n[sale.columns]",
    );
    let text = format!("{HEAD}{}\n{}\n", line(1, ""), line(2, "kind=transfer"));
    let imported = channel().import("w05.csv", &profile, text);
    assert_eq!(
        (imported.submission.account.left_out, imported.submission.account.accepted, codes(&imported)),
        (1, 1, vec!["line.left-out@3".to_owned()])
    );
}

#[test]
fn lines_without_a_day_are_dated_on_the_last_day_of_their_period() {
    let profile = "[report]\nreporter = \"shop\"\nevery = \"month\"\nperiod = { file_name = \"POS_{year}{month}.csv\" }\n[sale]\npartner = \"dealer\"\n\
                   columns = { product = \"part\", quantity = \"pieces\" }\n";
    let text = "dealer,part,pieces\nacme,P1,3\n";
    let channel = Channel::new();
    assert_eq!(channel.import("POS_202401.csv", profile, text).outcome, Outcome::Booked);
    assert_eq!(channel.counting(&["quantity"]), ["acme 2024-01-31 3"]);
    // Without a period there is no day either.
    let alone = profile.replace("period = { file_name = \"POS_{year}{month}.csv\" }\n", "");
    assert_eq!(codes(&Channel::new().import("POS.csv", &alone, text)), ["line.missing-field@2"]);
}

#[test]
fn a_profile_says_how_a_check_is_taken_and_unknown_ones_are_told() {
    let taken = |severity: &str| {
        let profile =
            PROFILE.replace("every = \"week\"", &format!("every = \"week\"\nchecks = {{ \"line.zero-quantity\" = \"{severity}\" }}"));
        let text = format!("{HEAD}{}\n", line(1, "pieces=0"));
        let imported = channel().import_as("w05.csv", &profile, text, &How { period: Some("2024-W05"), ..How::default() }).unwrap();
        (imported.submission.account.accepted, imported.submission.account.warned, imported.submission.account.rejected)
    };
    assert_eq!((taken("off"), taken("warn"), taken("reject")), ((1, 0, 0), (1, 1, 0), (0, 0, 1)));
    let told = |code: &str, severity: &str| {
        let text = format!("[report]\nreporter = \"x\"\nchecks = {{ \"{code}\" = \"{severity}\" }}\n");
        let found = Profile::of_reports(&text).unwrap_err();
        (found[0].message.clone(), found[0].help.clone().unwrap_or_default())
    };
    assert_eq!(told("line.futur", "warn"), ("there is no check `line.futur`".into(), "did you mean `line.future`?".into()));
    assert_eq!(told("line.future", "loud").0, "`loud` is neither `reject`, `warn` nor `off`");
    assert!(told("line.bad-value", "off").0.contains("always rejects"));
    assert!(told("line.return-without-sale", "reject").0.contains("warns at most"));
}

#[test]
fn codes_are_their_own_and_every_class_has_some() {
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.code()).collect();
    assert_eq!(codes.len(), Code::ALL.len());
    assert!(Code::ALL.iter().all(|code| Code::find(code.code()) == Some(*code) && !code.title().is_empty() && !code.help().is_empty()));
    let fixed = Code::ALL.iter().filter(|code| code.is_fixed() && **code != Code::LineLeftOut);
    assert!(fixed.into_iter().all(|code| code.severity() == Severity::Reject));
    let classes: BTreeSet<_> = Code::ALL.iter().map(|code| code.class()).collect();
    assert_eq!(classes.len(), 5);
}

#[test]
fn no_check_is_untried() {
    let elsewhere = [
        "file.unreadable",
        "file.no-lines",
        "file.headings",
        "file.control-total",
        "file.other-content",
        "file.period",
        "file.total",
        "file.note",
        "file.replaces-others",
        "line.left-out",
        "line.total-row",
        "line.return-without-sale",
        "line.reported-by-another",
        "line.old",
        "line.unreadable",
    ];
    let tried: BTreeSet<&str> = LINES.iter().flat_map(|(_, codes)| codes.split_whitespace()).chain(elsewhere).collect();
    let untried: Vec<&str> = Code::ALL.iter().map(|code| code.code()).filter(|code| !tried.contains(code)).collect();
    assert_eq!(untried, Vec::<&str>::new());
}

#[test]
fn what_is_old_and_what_cannot_be_taken_apart_is_told() {
    let profile = PROFILE.replace("every = \"week\"\n", "");
    let text = format!("{HEAD}{}\n{}\nacme,2024\n", line(1, ""), line(2, "day=2021-12-31"));
    assert_eq!(codes(&channel().import("all.csv", &profile, text)), ["line.old@3", "line.unreadable@4"]);
}
