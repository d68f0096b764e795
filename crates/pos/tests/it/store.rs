//! What comes into a store counts once, is replaced by reversing, and can be taken back.

use pos::intake::Span;
use pos::profile::Profile;
use pos::store::{Fate, Outcome, Refusal, Store, Zero};
use rust_decimal::Decimal;

use crate::channel::{Channel, How, WEEKLY, codes, counting, day, import, in_memory};
use crate::support::project;

const HEAD: &str = "dealer,day,invoice,line,part,pieces,net,currency,serials\n";

fn week(lines: &[&str]) -> String {
    format!("{HEAD}{}\n", lines.join("\n"))
}

#[test]
fn adventureworks_imported_gives_the_totals_of_its_source() {
    let channel = Channel::new();
    let text = std::fs::read_to_string(project().join("profiles/adventureworks.toml")).unwrap();
    let (profile, _) = Profile::of_reports(&text).unwrap();
    let folder = project().join("data/adventureworks");
    let (lookups, bad) = pos::folder::lookups(&folder, &profile).unwrap();
    assert!(bad.is_empty());
    let how = How { received: Some("2013-12-02"), ..How::default() };
    let imported = import(&channel.store(), &folder.join("pos_lines.csv"), &text, &lookups, &how).unwrap();
    assert_eq!(imported.outcome, Outcome::Booked, "{:#?}", imported.submission);
    let account = &imported.submission.account;
    assert_eq!((account.lines, account.accepted, account.rejected, account.header), (60_856, 60_855, 0, 1), "{account:?}");
    assert!(account.balances());
    let sums = &imported.submission.sums;
    assert_eq!(sums.quantity, Decimal::from(214_378));
    assert_eq!(sums.amounts["USD"].to_string(), "80450596.9823");
    let state = channel.store().state().unwrap();
    let (mut gross, mut net, mut partners) = (Decimal::ZERO, Decimal::ZERO, std::collections::BTreeSet::new());
    let take = |line: pos::store::Line<'_>| {
        gross += line.cells[0].number().unwrap();
        net += line.cells[1].number().unwrap();
        partners.insert(line.partner.to_owned());
        Ok(())
    };
    channel.store().lines(&state, "sales", &["gross_amount", "net_amount"], take).unwrap();
    assert_eq!((gross.to_string(), net.to_string(), partners.len()), ("80978104.8707".into(), "80450596.9823".into(), 635));
}

#[test]
fn the_same_bytes_are_one_submission() {
    let channel = Channel::new();
    let text = week(&["acme,2024-01-29,F1,1,P1,2,10.00,EUR,"]);
    assert_eq!(channel.import("w05.csv", WEEKLY, &text).outcome, Outcome::Booked);
    let again = channel.import("w05 (1).csv", WEEKLY, &text);
    assert_eq!((again.outcome, again.submission.id.as_str()), (Outcome::AlreadyThere, "S000001"));
    assert_eq!(channel.counting(&["net_amount"]), ["acme 2024-01-29 10"]);
}

#[test]
fn a_corrected_week_takes_the_place_of_the_week() {
    let channel = Channel::new();
    channel.import("w05.csv", WEEKLY, week(&["acme,2024-01-29,F1,1,P1,2,10.00,EUR,", "acme,2024-01-30,F2,1,P1,1,5.00,EUR,"]));
    channel.import("w06.csv", WEEKLY, week(&["acme,2024-02-05,F3,1,P1,1,7.00,EUR,"]));
    let second = channel.import_as(
        "w05b.csv",
        WEEKLY,
        week(&["acme,2024-01-29,F1,1,P1,3,15.00,EUR,"]),
        &How { received: Some("2024-02-07"), ..How::default() },
    );
    assert_eq!(second.unwrap().submission.replaces, ["S000001"]);
    let third = channel.import_as(
        "w05c.csv",
        WEEKLY,
        week(&["acme,2024-01-29,F1,1,P1,4,20.00,EUR,"]),
        &How { received: Some("2024-02-08"), ..How::default() },
    );
    assert_eq!(third.unwrap().submission.replaces, ["S000003"]);
    channel
        .import_as(
            "w06b.csv",
            WEEKLY,
            week(&["beta,2024-02-05,F3,1,P1,1,7.00,EUR,"]),
            &How { received: Some("2024-02-08"), ..How::default() },
        )
        .unwrap();
    channel
        .import_as(
            "w06c.csv",
            WEEKLY,
            week(&["beta,2024-02-05,F3,1,P1,2,14.00,EUR,"]),
            &How { received: Some("2024-02-09"), ..How::default() },
        )
        .unwrap();
    assert_eq!(channel.counting(&["invoice", "quantity", "net_amount"]), ["acme 2024-01-29 F1 4 20", "beta 2024-02-05 F3 2 14"]);
    let state = channel.store().state().unwrap();
    assert_eq!(state.find("s000001").unwrap().fate, Fate::Replaced { by: "S000003".into(), on: day("2024-02-07") });
}

#[test]
fn a_line_that_stood_elsewhere_counts_when_it_stands_there_no_more() {
    let channel = Channel::new();
    let (f1, f2) = ("acme,2024-01-29,F1,1,P1,2,10.00,EUR,", "acme,2024-01-30,F2,1,P1,1,5.00,EUR,");
    channel.import("w05.csv", WEEKLY, week(&[f1, f2]));
    let loose = WEEKLY.replace("due_days = 3", "checks = { \"line.other-period\" = \"warn\" }");
    let how = How { period: Some("2024-W06"), ..How::default() };
    let second = week(&["acme,2024-02-05,F9,1,P1,1,1.00,EUR,", f2]);
    assert_eq!(channel.import_as("w06.csv", &loose, &second, &how).unwrap().submission.account.accepted, 1);
    assert_eq!(channel.import_as("w06.csv", &loose, &second, &how).unwrap().outcome, Outcome::AlreadyThere);
    channel.import("w05b.csv", WEEKLY, week(&[f1]));
    let again = channel.import_as("w06.csv", &loose, &second, &how).unwrap();
    assert_eq!((again.outcome, again.submission.replaces.as_slice()), (Outcome::Booked, ["S000002".to_owned()].as_slice()));
    assert_eq!(channel.counting(&["invoice"]), ["acme 2024-01-29 F1", "acme 2024-01-30 F2", "acme 2024-02-05 F9"]);
}

#[test]
fn a_file_that_lies_in_the_store_itself_stays_where_it_is() {
    let channel = Channel::new();
    drop(channel.store());
    let file = channel.path().join("reference/w05.csv");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, week(&["acme,2024-01-29,F1,1,P1,2,10.00,EUR,"])).unwrap();
    let imported = import(&channel.store(), &file, WEEKLY, &pos::profile::Lookups::default(), &How::default()).unwrap();
    assert_eq!((imported.outcome, file.exists()), (Outcome::Booked, true));
}

#[test]
fn a_report_that_replaces_what_it_has_nothing_in_common_with_is_told() {
    let channel = Channel::new();
    channel.import("branch-a.csv", WEEKLY, week(&["acme,2024-01-29,F1,1,P1,2,10.00,EUR,"]));
    let other = channel.import("branch-b.csv", WEEKLY, week(&["beta,2024-01-29,G1,1,P1,2,10.00,EUR,"]));
    assert_eq!((codes(&other), other.submission.replaces.len()), (vec!["file.replaces-others@0".to_owned()], 1));
    let strict = WEEKLY.replace("due_days = 3", "checks = { \"file.replaces-others\" = \"reject\" }");
    let refused = channel.import("branch-c.csv", &strict, week(&["gamma,2024-01-29,H1,1,P1,2,10.00,EUR,"]));
    assert_eq!((refused.outcome, refused.submission.replaces.len()), (Outcome::Refused, 0));
    assert_eq!(channel.counting(&[]), ["beta 2024-01-29"]);
}

#[test]
fn bytes_that_were_replaced_do_not_come_back_by_accident() {
    let channel = Channel::new();
    let first = week(&["acme,2024-01-29,F1,1,P1,2,10.00,EUR,"]);
    channel.import("w05.csv", WEEKLY, &first);
    channel.import("w05b.csv", WEEKLY, week(&["acme,2024-01-29,F1,1,P1,3,15.00,EUR,"]));
    let refused = channel.import_as("w05.csv", WEEKLY, &first, &How::default()).unwrap_err();
    assert!(matches!(&refused, Refusal::Ambiguous(help) if help.contains("withdraw `S000002`")), "{refused}");
    channel.store().withdraw("S000002", (day("2024-02-09"), "ann", "sent by mistake")).unwrap();
    assert_eq!(channel.counting(&[]), Vec::<String>::new());
    assert_eq!(channel.import("w05.csv", WEEKLY, &first).submission.id, "S000003");
    assert_eq!(channel.counting(&["quantity"]), ["acme 2024-01-29 2"]);
}

#[test]
fn a_withdrawn_submission_counts_no_more_and_is_not_withdrawn_twice() {
    let channel = Channel::new();
    channel.import("w05.csv", WEEKLY, week(&["acme,2024-01-29,F1,1,P1,2,10.00,EUR,"]));
    let store = channel.store();
    store.withdraw("S000001", (day("2024-02-09"), "ann", "wrong file")).unwrap();
    assert!(matches!(store.withdraw("S000001", (day("2024-02-10"), "ann", "again")), Err(Refusal::DoesNotCount(..))));
    assert!(matches!(store.withdraw("S000009", (day("2024-02-10"), "ann", "none")), Err(Refusal::Unknown(_))));
    assert_eq!(counting(&store, &[]), Vec::<String>::new());
}

#[test]
fn a_line_reported_again_in_another_week_is_parked() {
    let channel = Channel::new();
    channel.import("w05.csv", WEEKLY, week(&["acme,2024-01-29,F1,1,P1,2,10.00,EUR,"]));
    let profile = WEEKLY.replace("due_days = 3", "checks = { \"line.other-period\" = \"warn\" }");
    let text =
        week(&["acme,2024-02-05,F9,1,P1,1,5.00,EUR,", "acme,2024-02-05,F8,1,P1,1,5.00,EUR,", "acme,2024-01-29,F1,1,P1,2,10.00,EUR,"]);
    let next = channel.import_as("w06.csv", &profile, text, &How { period: Some("2024-W06"), ..How::default() }).unwrap();
    assert_eq!(codes(&next), ["line.duplicate@4", "line.other-period@4"]);
    assert_eq!(next.submission.account.accepted, 2);
    assert_eq!(next.submission.sums.amounts["EUR"], Decimal::from(10));
    assert_eq!(channel.counting(&["invoice"]), ["acme 2024-01-29 F1", "acme 2024-02-05 F8", "acme 2024-02-05 F9"]);
}

#[test]
fn of_two_reporters_of_one_sale_the_first_counts() {
    let channel = Channel::new();
    channel.import("w05.csv", WEEKLY, week(&["acme,2024-01-29,F1,1,P1,2,10.00,EUR,S1 S2", "beta,2024-01-29,F2,1,P1,1,5.00,EUR,S3"]));
    let other = WEEKLY.replace("northgate", "southgate");
    let text = week(&[
        "acme,2024-01-29,F1,1,P1,2,10.00,EUR,",
        "gamma,2024-01-29,F2,1,P1,1,5.00,EUR,",
        "beta,2024-01-30,X7,1,P1,1,5.50,EUR,S3",
        "beta,2024-01-30,X8,1,P1,1,5.50,EUR,S4",
    ]);
    let next = channel.import("south.csv", &other, text);
    assert_eq!(codes(&next), ["line.reported-by-another@2", "line.reported-by-another@4"]);
    assert_eq!(channel.counting(&["invoice"]), ["acme 2024-01-29 F1", "beta 2024-01-29 F2", "beta 2024-01-30 X8", "gamma 2024-01-29 F2"]);
}

#[test]
fn a_serial_is_sold_once_unless_it_came_back() {
    let channel = Channel::new();
    let text = week(&[
        "acme,2024-01-29,F1,1,P1,1,10.00,EUR,S1",
        "acme,2024-01-30,F2,1,P1,1,10.00,EUR,S1",
        "acme,2024-01-30,F3,1,P1,2,20.00,EUR,S2",
        "acme,2024-01-31,F4,1,P1,1,10.00,EUR,S5",
        "acme,2024-02-01,F5,1,P1,-1,-10.00,EUR,S5",
        "acme,2024-02-02,F6,1,P1,1,10.00,EUR,S5",
    ]);
    let first = channel.import("w05.csv", WEEKLY, text);
    assert_eq!(codes(&first), ["line.serial-count@4", "line.serial-reported@3"]);
    let second =
        channel.import("w06.csv", WEEKLY, week(&["acme,2024-02-05,F7,1,P1,1,10.00,EUR,S5", "acme,2024-02-05,F8,1,P1,1,10.00,EUR,S9"]));
    assert_eq!(codes(&second), ["line.serial-reported@2"]);
}

#[test]
fn what_came_back_claws_back_exactly() {
    let channel = Channel::new();
    channel.import("w05.csv", WEEKLY, week(&["acme,2024-01-29,F1,1,P1,5,50.05,EUR,", "beta,2024-01-29,F2,1,P1,1,0.01,EUR,"]));
    let next =
        channel.import("w06.csv", WEEKLY, week(&["acme,2024-02-05,R1,1,P1,-5,-50.05,EUR,", "beta,2024-02-05,R2,1,P1,-2,-0.02,EUR,"]));
    assert_eq!(codes(&next), ["line.return-without-sale@3"]);
    let sum = |partner: &str| -> Decimal {
        let lines = channel.counting(&["net_amount"]);
        lines.iter().filter(|line| line.starts_with(partner)).map(|line| line.rsplit(' ').next().unwrap().parse::<Decimal>().unwrap()).sum()
    };
    assert_eq!((sum("acme"), sum("beta").to_string()), (Decimal::ZERO, "-0.01".into()));
}

#[test]
fn nothing_sold_is_a_report_too() {
    let channel = Channel::new();
    let zero =
        |correction| Zero { reporter: "northgate", period: Span::read("2024-W05").unwrap(), received: day("2024-02-06"), correction };
    assert_eq!(channel.store().import_nothing(&zero(false)).unwrap().outcome, Outcome::Booked);
    assert_eq!(channel.store().import_nothing(&zero(false)).unwrap().outcome, Outcome::AlreadyThere);
    let goods = channel.import("w05.csv", WEEKLY, week(&["acme,2024-01-29,F1,1,P1,2,10.00,EUR,"]));
    assert_eq!(goods.submission.replaces, ["S000001"]);
    assert!(matches!(channel.store().import_nothing(&zero(false)), Err(Refusal::Ambiguous(_))));
    assert_eq!(channel.store().import_nothing(&zero(true)).unwrap().submission.replaces, ["S000002"]);
    assert_eq!(channel.counting(&[]), Vec::<String>::new());
}

#[test]
fn an_empty_file_is_refused_unless_it_was_agreed_to_mean_nothing() {
    let channel = Channel::new();
    let refused = channel.import_as("w05.csv", WEEKLY, HEAD, &How { period: Some("2024-W05"), ..How::default() }).unwrap();
    assert_eq!((refused.outcome, codes(&refused)), (Outcome::Refused, vec!["file.no-lines@0".to_owned()]));
    let agreed = WEEKLY.replace("due_days = 3", "empty_means = \"nothing to report\"");
    let taken = channel.import_as("w05.csv", &agreed, HEAD, &How { period: Some("2024-W05"), ..How::default() }).unwrap();
    assert_eq!((taken.outcome, taken.submission.kind.as_str()), (Outcome::Booked, "nothing"));
}

#[test]
fn a_month_over_its_weeks_asks_what_is_meant() {
    let channel = Channel::new();
    channel.import("w05.csv", WEEKLY, week(&["acme,2024-01-29,F1,1,P1,2,10.00,EUR,"]));
    let text = week(&["acme,2024-01-29,F1,1,P1,2,10.00,EUR,", "acme,2024-01-15,F0,1,P1,1,5.00,EUR,"]);
    let month = How { period: Some("2024-01"), ..How::default() };
    let asked = channel.import_as("jan.csv", WEEKLY, &text, &month).unwrap();
    assert_eq!(asked.outcome, Outcome::Refused);
    assert!(asked.submission.refused[0].suggestion.contains("--replace S000001"), "{:?}", asked.submission.refused);
    let replaced = channel.import_as("jan.csv", WEEKLY, &text, &How { replaces: vec!["S000001".into()], ..month.clone() }).unwrap();
    assert_eq!((replaced.outcome, replaced.submission.replaces), (Outcome::Booked, vec!["S000001".to_owned()]));
    assert_eq!(channel.counting(&["invoice"]), ["acme 2024-01-15 F0", "acme 2024-01-29 F1"]);
}

#[test]
fn an_addition_adds_and_its_doubles_are_parked() {
    let channel = Channel::new();
    channel.import("w05.csv", WEEKLY, week(&["acme,2024-01-29,F1,1,P1,2,10.00,EUR,"]));
    let text = week(&["acme,2024-01-29,F1,1,P1,2,10.00,EUR,", "acme,2024-01-31,F2,1,P1,1,5.00,EUR,"]);
    let added = channel.import_as("more.csv", WEEKLY, text, &How { addition: true, ..How::default() }).unwrap();
    assert_eq!(codes(&added), ["line.duplicate@2"]);
    assert_eq!(channel.counting(&["invoice"]), ["acme 2024-01-29 F1", "acme 2024-01-31 F2"]);
}

#[test]
fn replaying_all_files_gives_the_same_store_in_a_folder_and_in_objects() {
    let files = [
        ("w05.csv", "2024-02-06", week(&["acme,2024-01-29,F1,1,P1,2,10.00,EUR,", "acme,bad,F2,1,P1,1,5.00,EUR,"])),
        ("w06.csv", "2024-02-13", week(&["beta,2024-02-05,F3,1,P1,1,7.00,EUR,A1", "beta,2024-02-06,F3,1,P1,1,7.00,EUR,A2"])),
        ("w05b.csv", "2024-02-14", week(&["acme,2024-01-29,F1,1,P1,3,15.00,EUR,"])),
        ("w06.csv", "2024-02-15", week(&["beta,2024-02-05,F3,1,P1,1,7.00,EUR,A1", "beta,2024-02-06,F3,1,P1,1,7.00,EUR,A2"])),
    ];
    let one = Channel::new();
    let copies = tempfile::tempdir().unwrap();
    let objects = Store::at(in_memory(copies.path())).unwrap();
    let replay = |store: &Store| {
        for (name, received, text) in &files {
            let file = one.file(name, text);
            import(store, &file, WEEKLY, &pos::profile::Lookups::default(), &How { received: Some(received), ..How::default() }).unwrap();
        }
        let state = store.state().unwrap();
        let told: Vec<String> = state.submissions.iter().map(|held| format!("{:?} {:?}", held.submission, held.fate)).collect();
        (told, counting(store, &["invoice", "quantity", "net_amount", "serial"]))
    };
    let (first, second, third) = (replay(&one.store()), replay(&Channel::new().store()), replay(&objects));
    assert_eq!(first, second);
    assert_eq!(first, third);
    assert_eq!(first.1, ["acme 2024-01-29 F1 3 15", "beta 2024-02-05 F3 1 7 A1"]);
}
