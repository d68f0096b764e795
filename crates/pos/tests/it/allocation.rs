//! Whose lines are whose: names are matched, what is unclear waits for a person, and a decision books the lines anew.

use pos::folder::{Options, load};
use pos::intake::Written;
use pos::store::{Decision, Line, Refusal, Store};
use programme::record::{Records, Schema, Sight, Value};
use rust_decimal::Decimal;

use crate::channel::{Channel, How, day};

const PROFILE: &str = "[report]\nreporter = \"northgate\"\nevery = \"week\"\n[sale]\ndate = \"day\"\n[sale.columns]\ninvoice = \"invoice\"\nline = \"line\"\nproduct = \"part\"\n\
                       quantity = \"pieces\"\nnet_amount = \"net\"\ncurrency = { constant = \"EUR\" }\nreseller = \"dealer\"\nreseller_city = \"city\"\nreseller_id = \"number\"\n";
const HEAD: &str = "number,dealer,city,day,invoice,line,part,pieces,net\n";
const ACCOUNTS: &str =
    "id,name,city,country\nacme,Acme Computers GmbH,Berlin,DE\nbike1,Friendly Bike Shop,Bristol,GB\nbike2,Friendly Bike Shop,York,GB\n";
const LINES: &str = "7001,ACME COMPUTERS,Berlin,2024-01-29,F1,1,P1,1,10.00\n\
                     7002,Friendly Bike Shop,,2024-01-29,F2,1,P1,2,20.00\n\
                     7003,Nobody & Sons,Leeds,2024-01-30,F3,1,P1,3,30.00\n\
                     7002,Friendly Bike Shop,,2024-01-31,F4,1,P1,4,40.00\n";

fn channel() -> Channel {
    let channel = Channel::new();
    channel.reference("accounts.csv", ACCOUNTS);
    channel.import("w05.csv", PROFILE, format!("{HEAD}{LINES}"));
    channel
}

fn open(store: &Store) -> Vec<String> {
    let parties = store.open_parties(&store.known().unwrap(), &store.state().unwrap()).unwrap();
    let shown = |open: &pos::store::OpenParty| {
        let amount = open.sums.amounts["EUR"].to_string();
        let accounts: Vec<&str> = open.candidates.iter().map(|candidate| candidate.account.as_str()).collect();
        format!("{} {} {amount} {accounts:?}", open.party.name, open.sums.lines)
    };
    parties.iter().map(shown).collect()
}

fn party(number: &str, name: &str, city: &str) -> Written {
    Written { id: number.into(), name: name.into(), city: city.into(), ..Written::default() }
}

fn decide(account: Option<&str>) -> Decision {
    Decision { reporter: "northgate".into(), party: party("7002", "Friendly Bike Shop", ""), account: account.map(str::to_owned) }
}

#[test]
fn unmatched_lines_are_unallocated_and_visible_with_their_money() {
    let channel = channel();
    let store = Store::open(&channel.path()).unwrap();
    assert_eq!(open(&store), [r#"Friendly Bike Shop 2 60 ["bike1", "bike2"]"#, "Nobody & Sons 1 30 []"]);
    assert_eq!(channel.counting(&["net_amount"]).len(), 4);
    let unallocated = &store.state().unwrap().submissions[0].submission.unallocated;
    assert_eq!((unallocated.lines, unallocated.amounts["EUR"]), (3, Decimal::from(90)));
}

#[test]
fn a_decision_books_the_lines_anew_and_wins_next_time() {
    let channel = channel();
    let store = channel.store();
    assert_eq!(store.decide(&[decide(Some("bike2"))], (day("2024-02-09"), "ann")).unwrap(), 2);
    assert_eq!(open(&store), ["Nobody & Sons 1 30 []"]);
    drop(store);
    assert_eq!(
        channel.counting(&["invoice", "net_amount"]),
        [" 2024-01-30 F3 30", "acme 2024-01-29 F1 10", "bike2 2024-01-29 F2 20", "bike2 2024-01-31 F4 40"]
    );
    channel.import("w06.csv", PROFILE, format!("{HEAD}7002,Friendly Bike Shop,,2024-02-05,F5,1,P1,1,5.00\n"));
    assert!(channel.counting(&["invoice"]).contains(&"bike2 2024-02-05 F5".to_owned()));
    // Another reporter may mean the other shop.
    channel.import(
        "south.csv",
        &PROFILE.replace("northgate", "southgate"),
        format!("{HEAD}7002,Friendly Bike Shop,,2024-02-06,F6,1,P1,1,5.00\n"),
    );
    assert!(channel.counting(&["invoice"]).contains(&" 2024-02-06 F6".to_owned()));
}

#[test]
fn lines_booked_anew_are_still_found_when_they_are_reported_again() {
    let channel = channel();
    channel.store().decide(&[decide(Some("bike2"))], (day("2024-02-09"), "ann")).unwrap();
    let text = format!("{HEAD}7002,Friendly Bike Shop,,2024-01-31,F4,1,P1,4,40.00\n");
    let again = channel.import_as("more.csv", PROFILE, text, &How { addition: true, ..How::default() }).unwrap();
    assert_eq!(crate::channel::codes(&again), ["line.duplicate@2"]);
}

#[test]
fn a_party_that_is_no_account_stays_unallocated_and_can_be_decided_again() {
    let channel = channel();
    let store = channel.store();
    assert_eq!(store.decide(&[decide(None)], (day("2024-02-09"), "ann")).unwrap(), 0);
    assert_eq!(open(&store)[0], "Friendly Bike Shop 2 60 []");
    assert_eq!(store.decide(&[decide(Some("bike1"))], (day("2024-02-10"), "ann")).unwrap(), 2);
    assert!(matches!(store.decide(&[decide(Some("bike9"))], (day("2024-02-10"), "ann")), Err(Refusal::Ambiguous(_))));
}

#[test]
fn a_wrong_decision_and_a_wrong_match_can_be_put_right() {
    let channel = channel();
    let store = Store::open(&channel.path()).unwrap();
    assert_eq!(store.decide(&[decide(Some("bike2"))], (day("2024-02-09"), "ann")).unwrap(), 2);
    assert_eq!(store.decide(&[decide(Some("bike1"))], (day("2024-02-10"), "ann")).unwrap(), 2);
    let acme = Decision { reporter: "northgate".into(), party: party("7001", "ACME COMPUTERS", "Berlin"), account: None };
    assert_eq!(store.decide(std::slice::from_ref(&acme), (day("2024-02-11"), "ann")).unwrap(), 1);
    let entries = store.state().unwrap().aliases.len();
    assert_eq!(store.decide(&[acme], (day("2024-02-12"), "ann")).unwrap(), 0);
    assert_eq!(store.state().unwrap().aliases.len(), entries);
    assert_eq!(
        channel.counting(&["invoice", "net_amount"]),
        [" 2024-01-29 F1 10", " 2024-01-30 F3 30", "bike1 2024-01-29 F2 20", "bike1 2024-01-31 F4 40"]
    );
    assert_eq!(known(&channel, "2024-02-09"), ["acme 10", "bike2 60"]);
    assert_eq!(known(&channel, "2024-02-10"), ["acme 10", "bike1 60"]);
    assert_eq!(known(&channel, "2024-02-11"), ["bike1 60"]);
}

#[test]
fn a_longer_list_of_accounts_allocates_what_waited() {
    let channel = channel();
    channel.reference("accounts.csv", &format!("{ACCOUNTS}nobody,Nobody and Sons Ltd,Leeds,GB\n"));
    let store = channel.store();
    assert_eq!(store.decide(&[], (day("2024-02-09"), "ann")).unwrap(), 1);
    assert_eq!(store.decide(&[], (day("2024-02-09"), "ann")).unwrap(), 0);
    assert_eq!(open(&store).len(), 1);
}

/// The net amount of each partner as of the end of 2024, as it was known on a day.
fn known(channel: &Channel, known_on: &str) -> Vec<String> {
    let store = channel.store();
    let options = Options { profile: None, latest: None, currency: "EUR", store: Some((&store, day("2024-12-31"))), leave_sales: false };
    let loaded = load(None, std::sync::Arc::new(Schema::built_in()), &[], options, &mut |_| {}).unwrap();
    assert!(loaded.bad.is_empty(), "{:?}", loaded.bad);
    let records: &Records = &loaded.records;
    let (sales, sight) = (records.table(Schema::SALE), Sight { as_of: day("2024-12-31"), known_on: day(known_on) });
    let net = records.schema().get(Schema::SALE).column("net_amount").unwrap();
    let of = |partner| -> Decimal {
        sales
            .rows(partner)
            .filter(|row| sales.visible(*row, sight))
            .filter_map(|row| if let Value::Number(net) = sales.value(row, net) { Some(net) } else { None })
            .sum()
    };
    records.partners().map(|partner| format!("{} {}", records.id(partner), of(partner))).filter(|line| !line.ends_with(" 0")).collect()
}

#[test]
fn what_was_known_on_a_day_can_be_asked_again_after_corrections_decisions_and_withdrawals() {
    let channel = channel(); // received on 2024-02-06
    channel.store().decide(&[decide(Some("bike2"))], (day("2024-02-09"), "ann")).unwrap();
    let corrected = How { received: Some("2024-02-12"), ..How::default() };
    channel.import_as("w05b.csv", PROFILE, format!("{HEAD}7001,ACME COMPUTERS,Berlin,2024-01-29,F1,1,P1,1,11.00\n"), &corrected).unwrap();
    channel.store().withdraw("S000002", (day("2024-02-15"), "ann", "wrong")).unwrap();
    assert_eq!(known(&channel, "2024-02-05"), Vec::<String>::new());
    assert_eq!(known(&channel, "2024-02-06"), ["acme 10"]);
    assert_eq!(known(&channel, "2024-02-09"), ["acme 10", "bike2 60"]);
    assert_eq!(known(&channel, "2024-02-12"), ["acme 11"]);
    assert_eq!(known(&channel, "2024-02-15"), Vec::<String>::new());
}

#[test]
fn reporting_fulfils_a_duty_and_gives_a_score() {
    let profile = PROFILE.replace(
        "every = \"week\"",
        "every = \"week\"\ndue_days = 2\npartner = \"dist\"\nduty = \"pos_weekly\"\nscore = \"pos_compliance\"\nsince = 2024-01-22",
    );
    let channel = Channel::new();
    channel.reference("accounts.csv", ACCOUNTS);
    channel.import("w05.csv", &profile, format!("{HEAD}{LINES}"));
    let store = channel.store();
    let rows = store.reporting_rows(&store.state().unwrap(), day("2024-02-20")).unwrap();
    let shown = |rows: &[pos::store::ReportingRow]| -> Vec<String> {
        let cell = |(name, value): &(&str, pos_cell::Cell)| format!("{name}={}", value.plain());
        rows.iter()
            .map(|row| {
                format!("{} {} {} {}", row.partner, row.date, row.submission, row.cells.iter().map(cell).collect::<Vec<_>>().join(" "))
            })
            .collect()
    };
    assert_eq!(
        shown(&rows.duties),
        [
            "dist 2024-01-31 northgate duty=pos_weekly period=2024-01-22 status=rejected",
            "dist 2024-02-06 S000001 duty=pos_weekly period=2024-01-29 status=accepted",
            "dist 2024-02-14 northgate duty=pos_weekly period=2024-02-05 status=rejected",
        ]
    );
    assert_eq!(rows.scores.len(), 3, "{:?}", shown(&rows.scores));
}

#[test]
fn completeness_is_what_was_asked_for_and_given() {
    let profile = PROFILE
        .replace("every = \"week\"", "every = \"week\"\nasks = [\"reseller_city\", \"reseller\"]\nbranches = [\"7001\", \"7002\", \"9\"]")
        .replace("reseller_id = \"number\"", "branch = \"number\"");
    let channel = Channel::new();
    channel.import("w05.csv", &profile, format!("{HEAD}{LINES}"));
    let store = Store::open(&channel.path()).unwrap();
    let reporting = store.reporting(&store.state().unwrap(), day("2024-02-06")).unwrap();
    let current = reporting[0].periods[0].current.clone().unwrap();
    let shown = |share: Option<pos::compliance::Share>| share.unwrap().to_string();
    // Two of four lines have no city.
    assert_eq!((shown(current.fields), shown(current.branches)), ("6 of 8".into(), "2 of 3".into()));
}

use programme::record as pos_cell;

#[test]
fn lines_of_any_currency_are_turned_into_the_programmes() {
    let channel = Channel::new();
    let profile = PROFILE
        .replace("constant = \"EUR\"", "constant = \"GBP\"")
        .replace("reseller_id = \"number\"", "customer = \"number\"")
        .replace("date = \"day\"\n", "date = \"day\"\npartner = \"number\"\n");
    channel.import("w05.csv", &profile, format!("{HEAD}{LINES}"));
    let store = channel.store();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("rates.csv"), "currency,from,rate\nGBP,2024-01-01,1.25\n").unwrap();
    let options = Options { profile: None, latest: None, currency: "EUR", store: Some((&store, day("2024-12-31"))), leave_sales: false };
    let loaded = load(Some(folder.path()), std::sync::Arc::new(Schema::built_in()), &[], options, &mut |_| {}).unwrap();
    let sales = loaded.records.table(Schema::SALE);
    let net = loaded.records.schema().get(Schema::SALE).column("net_amount").unwrap();
    let sum: Decimal = (0..4).filter_map(|row| sales.value(row, net).number()).sum();
    assert_eq!((loaded.bad.len(), sum), (0, Decimal::from(125)));
}

#[test]
fn two_reporters_may_have_an_invoice_of_the_same_number() {
    let channel = Channel::new();
    let with_id = PROFILE
        .replace("date = \"day\"\n", "date = \"day\"\npartner = \"number\"\n")
        .replace("reseller_id = \"number\"", "customer = \"city\"");
    channel.import("north.csv", &with_id, format!("{HEAD}a,A,X,2024-01-29,1001,1,P1,1,10.00\n"));
    channel.import("south.csv", &with_id.replace("northgate", "southgate"), format!("{HEAD}b,B,Y,2024-01-29,1001,1,P1,1,20.00\n"));
    assert_eq!(known(&channel, "2024-02-06"), ["a 10", "b 20"]);
    let mut lines = 0;
    let store = channel.store();
    let take = |_: Line<'_>| {
        lines += 1;
        Ok(())
    };
    store.lines(&store.state().unwrap(), "sales", &[], take).unwrap();
    assert_eq!(lines, 2);
}
