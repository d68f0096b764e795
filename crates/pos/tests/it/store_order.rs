//! What counts when reports come in another order than they were received, are typed in another way, or the store lies in disorder.

use pos::intake::Span;
use pos::profile::Lookups;
use pos::store::{Decision, Outcome, Refusal, Store, Zero};

use crate::channel::{Channel, How, WEEKLY, day, import};

const HEAD: &str = "dealer,day,invoice,line,part,pieces,net,currency,serials\n";

fn week(pieces: u32) -> String {
    format!("{HEAD}acme,2024-01-29,F1,1,P1,{pieces},10.00,EUR,\n")
}

fn received(day: &str) -> How<'_> {
    How { received: Some(day), ..How::default() }
}

/// The pieces of all lines that counted on a day.
fn known_on(store: &Store, on: &str) -> Vec<String> {
    let on = day(on);
    let mut pieces = vec![];
    let take = |line: pos::store::Line<'_>| {
        if line.known_on <= on && line.reversed_on.is_none_or(|reversed| on < reversed) {
            pieces.push(line.cells[0].plain());
        }
        Ok(())
    };
    store.lines(&store.state().unwrap(), "sales", &["quantity"], take).unwrap();
    pieces
}

#[test]
fn of_versions_of_a_week_one_counts_on_any_day_whatever_order_they_were_received_in() {
    let channel = Channel::new();
    for (pieces, on) in [(1, "2024-02-06"), (2, "2024-02-20"), (3, "2024-02-10")] {
        channel.import_as("w05.csv", WEEKLY, week(pieces), &received(on)).unwrap();
    }
    let store = channel.store();
    for (on, pieces) in [("2024-02-06", "1"), ("2024-02-12", "1"), ("2024-02-20", "3"), ("2024-03-01", "3")] {
        assert_eq!(known_on(&store, on), [pieces], "{on}");
    }
}

#[test]
fn a_report_withdrawn_from_a_day_before_its_lines_were_booked_anew_does_not_count_from_that_day() {
    let channel = Channel::new();
    channel.reference("accounts.csv", "id,name\nA1,Some Dealer\n");
    channel.import_as("w05.csv", WEEKLY, week(1), &received("2024-02-06")).unwrap();
    let store = channel.store();
    let open = store.open_parties(&store.known().unwrap(), &store.state().unwrap()).unwrap().remove(0);
    let decision = Decision { reporter: open.reporter, party: open.party, account: Some("A1".into()) };
    assert_eq!(store.decide(&[decision], (day("2024-02-20"), "ann")).unwrap(), 1);
    store.withdraw("S000001", (day("2024-02-10"), "ann", "of another vendor")).unwrap();
    assert_eq!(known_on(&store, "2024-02-09"), ["1"]);
    assert_eq!(known_on(&store, "2024-02-10"), Vec::<String>::new());
    assert_eq!(known_on(&store, "2024-02-21"), Vec::<String>::new());
}

#[test]
fn the_same_bytes_for_another_period_are_another_report() {
    let channel = Channel::new();
    let agreed =
        WEEKLY.replace("due_days = 3", "empty_means = \"nothing to report\"\nperiod = { file_name = \"{any}_{year}-W{week}.csv\" }");
    assert_eq!(channel.import("s_2024-W05.csv", &agreed, HEAD).submission.id, "S000001");
    let next = channel.import("s_2024-W06.csv", &agreed, HEAD);
    assert_eq!((next.outcome, next.submission.period), (Outcome::Booked, Span::read("2024-W06")));
    assert_eq!(channel.import("s_2024-W05.csv", &agreed, HEAD).outcome, Outcome::AlreadyThere);
    assert_eq!(channel.import("s_2024-W06.csv", &agreed, HEAD).outcome, Outcome::AlreadyThere);
}

#[test]
fn nothing_sold_on_a_day_does_not_take_the_place_of_a_week() {
    let channel = Channel::new();
    channel.import("w05.csv", WEEKLY, week(1));
    let zero = Zero { reporter: "northgate", period: Span::read("2024-01-30").unwrap(), received: day("2024-02-07"), correction: true };
    let refused = channel.store().import_nothing(&zero);
    assert!(matches!(&refused, Err(Refusal::Ambiguous(help)) if help.contains("`S000001` reports 2024-W05")), "{refused:?}");
    assert_eq!(channel.counting(&["quantity"]), ["acme 2024-01-29 1"]);
}

#[test]
fn a_submission_to_be_replaced_is_found_however_it_is_typed() {
    let channel = Channel::new();
    channel.import("w05.csv", WEEKLY, week(1));
    let how = How { replaces: vec!["s000001".into()], addition: true, ..How::default() };
    let replaced = channel.import_as("w05b.csv", WEEKLY, week(2), &how).unwrap();
    assert_eq!(replaced.submission.replaces, ["S000001"]);
    assert_eq!(channel.counting(&["quantity"]), ["acme 2024-01-29 2"]);
}

#[test]
fn a_file_that_lies_in_the_folder_of_the_store_stays_where_it_is() {
    let channel = Channel::new();
    let store = channel.store();
    std::fs::create_dir(channel.path().join("inbox")).unwrap();
    let file = channel.path().join("inbox/w05.csv");
    std::fs::write(&file, week(1)).unwrap();
    import(&store, &file, WEEKLY, &Lookups::default(), &How::default()).unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), week(1));
}

#[test]
fn a_journal_with_a_gap_is_not_read_as_a_shorter_one() {
    let channel = Channel::new();
    (1..4).for_each(|pieces| drop(channel.import("w05.csv", WEEKLY, week(pieces))));
    std::fs::remove_file(channel.path().join("journal/000000001.json")).unwrap();
    let error = channel.store().state().unwrap_err().to_string();
    assert!(error.contains("`journal/000000001.json` of the store is missing"), "{error}");
}

#[test]
fn keys_that_are_cut_off_are_told_and_no_line_counts_twice() {
    let channel = Channel::new();
    channel.import("w05.csv", WEEKLY, week(1));
    std::fs::write(channel.path().join("segments/S000001/00001.keys"), []).unwrap();
    let how = How { addition: true, ..How::default() };
    let error = channel.import_as("more.csv", WEEKLY, week(2), &how).unwrap_err().to_string();
    assert!(error.contains("`00001.keys` of the store is cut off"), "{error}");
    assert_eq!(channel.counting(&["quantity"]), ["acme 2024-01-29 1"]);
}

#[test]
fn a_line_that_is_rejected_stands_in_no_other_lines_way() {
    let channel = Channel::new();
    let lines = ["acme,2023-01-29,F1,1,P1,1,10.00,EUR,X", "acme,2024-01-30,F1,1,P1,1,10.00,EUR,X", "acme,2024-01-31,F2,1,P1,1,5.00,EUR,Y"];
    let imported = channel.import("w05.csv", WEEKLY, format!("{HEAD}{}\n", lines.join("\n")));
    assert_eq!(imported.submission.account.accepted, 2, "{:#?}", imported.first);
    assert_eq!(channel.counting(&["invoice"]), ["acme 2024-01-30 F1", "acme 2024-01-31 F2"]);
}

#[test]
fn files_put_one_behind_the_other_with_their_marks_of_utf_8_are_read_as_one() {
    let channel = Channel::new();
    let other = week(1).replace("F1", "F2");
    let imported =
        channel.import("w05.csv", WEEKLY, format!("\u{feff}{}\u{feff}{other}\u{feff}acme,2024-01-30,F3,1,P1,1,1.00,EUR,\n", week(1)));
    assert_eq!((imported.submission.account.accepted, imported.submission.account.header), (3, 2), "{:#?}", imported.first);
    assert_eq!(channel.counting(&["invoice"]), ["acme 2024-01-29 F1", "acme 2024-01-29 F2", "acme 2024-01-30 F3"]);
}

#[test]
fn a_correction_none_of_whose_lines_can_be_taken_does_not_take_the_good_ones_away() {
    let channel = Channel::new();
    channel.import("w05.csv", WEEKLY, week(1));
    let how = How { period: Some("2024-W05"), ..How::default() };
    let refused = channel.import_as("w05b.csv", WEEKLY, week(2).replace("10.00", "10,00 EUR"), &how).unwrap();
    assert_eq!(refused.outcome, Outcome::Refused);
    assert!(refused.submission.refused[0].reason.contains("those of `S000001`"), "{:?}", refused.submission.refused);
    assert_eq!(channel.counting(&["quantity"]), ["acme 2024-01-29 1"]);
}

#[test]
fn a_report_that_was_withdrawn_and_comes_again_does_not_count_twice_on_the_days_between() {
    let channel = Channel::new();
    channel.import_as("w05.csv", WEEKLY, week(1), &received("2024-02-06")).unwrap();
    let store = channel.store();
    store.withdraw("S000001", (day("2024-02-20"), "ann", "allotted wrongly")).unwrap();
    drop(store);
    assert_eq!(channel.import_as("w05.csv", WEEKLY, week(1), &received("2024-02-06")).unwrap().submission.id, "S000002");
    let store = channel.store();
    for on in ["2024-02-06", "2024-02-19", "2024-02-20", "2024-03-01"] {
        assert_eq!(known_on(&store, on), ["1"], "{on}");
    }
}

#[test]
fn of_a_file_that_breaks_off_every_line_is_accounted_for() {
    let channel = Channel::new();
    let long = "P".repeat(6 * 1024 * 1024);
    let text = format!("{}acme,2024-01-30,F2,1,{long},1,1.00,EUR,\nacme,2024-01-30,F3,1,P1,1,1.00,EUR,\n", week(1));
    let refused = channel.import("w05.csv", WEEKLY, text).submission;
    let account = &refused.account;
    assert_eq!((account.lines, account.rejected, account.header, account.balances()), (4, 3, 1, true), "{account:?}");
    assert_eq!(refused.refused[0].line, 3);
}
