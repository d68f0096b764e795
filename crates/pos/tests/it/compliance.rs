//! Reporting compliance: calendars, scores and verdicts as tables that finance could sign, and the answer standing gives to the records.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Span;
use jiff::civil::Date;
use pos::cadence::Cadence;
use pos::compliance::{
    ControlTotals, Due, Lines, Outcome, PeriodCompliance, Schedule, Scoring, Share, Status, Submission, Thresholds, assess, duty_rows,
    quarter_row, score_rows, verdict,
};
use pos::folder::{Options, load};
use programme::check::check;
use programme::model::History;
use programme::period::Days;
use programme::record::Sight;
use programme::standing::{DutyState, standing};
use proptest::prelude::{ProptestConfig, prop, proptest};
use proptest::prop_assert_eq;
use rust_decimal::Decimal;

use crate::support::project;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn weekly() -> Schedule {
    Schedule {
        cadence: Cadence::ISO_WEEK,
        from: day("2024-01-01"),
        until: None,
        due: Due::Days(7),
        grace_days: 0,
        extensions: BTreeMap::new(),
    }
}

/// A report `"2024-01-03 2024-01-10 v1 100/2"`: a day of its period, the day it came, version, lines accepted and rejected; then `zero`, `refused`.
fn submission(text: &str) -> Submission {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (accepted, rejected) = words[3].split_once('/').unwrap();
    Submission {
        id: text.into(),
        period: day(words[0]),
        received: day(words[1]),
        version: words[2][1..].parse().unwrap(),
        outcome: if words.contains(&"refused") { Outcome::Refused } else { Outcome::Taken },
        lines: Lines { accepted: accepted.parse().unwrap(), rejected: rejected.parse().unwrap(), warned: 0 },
        value: None,
        zero: words.contains(&"zero"),
        control_totals: ControlTotals::None,
        fields: None,
        parts: None,
        branches: None,
        stock_gap_percent: None,
    }
}

fn judged(schedule: &Schedule, submissions: &[&str], as_of: &str) -> Vec<PeriodCompliance> {
    let submissions: Vec<Submission> = submissions.iter().map(|text| submission(text)).collect();
    assess(schedule, &submissions, day(as_of), &Scoring::default(), &Thresholds::default())
}

fn told(judged: &[PeriodCompliance]) -> Vec<String> {
    let one = |period: &PeriodCompliance| {
        let points = period.score.as_ref().map_or("-".into(), |score| score.points.normalize().to_string());
        let why: Vec<String> = period.shortfalls.iter().map(ToString::to_string).collect();
        format!("{} due {} {:?} {points} {}", period.period.from, period.due, period.status, why.join(", ")).trim_end().to_owned()
    };
    judged.iter().map(one).collect()
}

#[test]
fn every_week_that_began_is_there_with_how_it_stands() {
    let reports = [
        "2024-01-03 2024-01-14 v1 98/2",
        "2024-01-10 2024-01-24 v1 100/0",
        "2024-01-17 2024-01-29 v1 0/0 zero",
        "2024-01-24 2024-02-01 v1 9/1",
        "2024-01-31 2024-02-06 v1 10/0 refused",
    ];
    assert_eq!(
        told(&judged(&weekly(), &reports, "2024-02-22")),
        [
            "2024-01-01 due 2024-01-14 OnTime 99.2",
            "2024-01-08 due 2024-01-21 Late { days: 3 } 84 3 days late",
            "2024-01-15 due 2024-01-28 ZeroReport { days_late: 1 } 91.1 1 days late",
            "2024-01-22 due 2024-02-04 OnTime 96 rejected lines in percent 10, asked 5",
            "2024-01-29 due 2024-02-11 Missing { days: 11 } 0 no report",
            "2024-02-05 due 2024-02-18 Missing { days: 4 } 0 no report",
            "2024-02-12 due 2024-02-25 Due -",
            "2024-02-19 due 2024-03-03 NotYetDue -",
        ]
    );
}

#[test]
fn what_came_after_the_day_asked_about_plays_no_part() {
    let reports = ["2024-01-03 2024-01-14 v1 9/1", "2024-01-03 2024-02-01 v2 100/0"];
    assert_eq!(
        told(&judged(&weekly(), &reports, "2024-01-14"))[0],
        "2024-01-01 due 2024-01-14 OnTime 96 rejected lines in percent 10, asked 5"
    );
    assert_eq!(told(&judged(&weekly(), &reports, "2024-02-01"))[0], "2024-01-01 due 2024-01-14 OnTime 98.7");
    assert_eq!(told(&judged(&weekly(), &reports, "2024-01-13"))[0], "2024-01-01 due 2024-01-14 Due -");
}

#[test]
fn deadlines_are_those_a_contract_means() {
    let holidays = BTreeSet::from([day("2024-04-01")]);
    for (cadence, due, grace, of, expected) in [
        // A quarter's report within 15 days; the 10th of the next month; Monday for the week before.
        (Cadence::CALENDAR_QUARTER, Due::Days(15), 0, "2024-02-01", "2024-04-15 2024-04-15"),
        (Cadence::Month, Due::Days(10), 5, "2024-02-01", "2024-03-10 2024-03-15"),
        (Cadence::ISO_WEEK, Due::Days(1), 0, "2024-02-01", "2024-02-05 2024-02-05"),
        // Ten business days after the quarter: 1 April 2024 is Easter Monday.
        (Cadence::CALENDAR_QUARTER, Due::business_days(10, holidays), 0, "2024-02-01", "2024-04-15 2024-04-15"),
        (Cadence::CALENDAR_QUARTER, Due::business_days(10, BTreeSet::new()), 0, "2024-02-01", "2024-04-12 2024-04-12"),
        (Cadence::Day, Due::business_days(1, BTreeSet::new()), 0, "2024-02-02", "2024-02-05 2024-02-05"),
        (Cadence::Day, Due::Days(0), 0, "2024-02-02", "2024-02-02 2024-02-02"),
    ] {
        let schedule = Schedule { cadence, due, grace_days: grace, ..weekly() };
        let period = cadence.period(day(of));
        assert_eq!(format!("{} {}", schedule.due(period), schedule.deadline(period)), expected, "{schedule:?}");
    }
}

#[test]
fn grace_and_extensions_make_a_report_on_time_and_lateness_counts_from_the_due_day() {
    let mut schedule = Schedule { grace_days: 2, ..weekly() };
    let status =
        |schedule: &Schedule, received: &str| judged(schedule, &[&format!("2024-01-03 {received} v1 1/0")], "2024-03-01")[0].status;
    assert_eq!(status(&schedule, "2024-01-16"), Status::OnTime);
    assert_eq!(status(&schedule, "2024-01-17"), Status::Late { days: 3 });
    let corrected = ["2024-01-03 2024-01-16 v1 1/0", "2024-01-03 2024-01-30 v2 2/0"];
    assert_eq!(judged(&schedule, &corrected, "2024-03-01")[0].status, Status::OnTime);
    schedule.extensions.insert(day("2024-01-01"), day("2024-01-20"));
    assert_eq!(status(&schedule, "2024-01-22"), Status::OnTime);
    schedule.extensions.insert(day("2024-01-01"), day("2024-01-02"));
    assert_eq!(status(&schedule, "2024-01-16"), Status::OnTime);
}

#[test]
fn the_score_shows_what_it_is_made_of_and_leaves_out_what_was_not_measured() {
    let report = Submission {
        fields: Some(Share { of: 90, asked: 100 }),
        branches: Some(Share { of: 1, asked: 2 }),
        stock_gap_percent: Some("7.5".parse().unwrap()),
        control_totals: ControlTotals::Differ,
        ..submission("2024-01-03 2024-01-17 v1 3/1")
    };
    let score = |report: &Submission| {
        let judged = assess(&weekly(), std::slice::from_ref(report), day("2024-02-01"), &Scoring::default(), &Thresholds::default());
        judged[0].score.as_ref().unwrap().to_string()
    };
    // (0.7 x 40 + 0.7 x 25 + (0.75 + 0.925 + 0) / 3 x 30 + 1 x 5) / 100
    assert_eq!(
        score(&report),
        "67.3 of 100: timeliness 70 % x 40 (3 days late); completeness 70 % x 25 (fields 90 of 100, branches 1 of 2); accuracy 55.8 % x 30 \
         (rejected 1 of 4 lines, stock gap 7.5 %, control totals differ); corrections 100 % x 5 (0)"
    );
    // (0.7 x 40 + 1 x 5) / 45
    assert_eq!(
        score(&submission("2024-01-03 2024-01-17 v1 0/0 zero")),
        "73.3 of 100: timeliness 70 % x 40 (3 days late); completeness not measured; accuracy not measured; corrections 100 % x 5 (0)"
    );
}

#[test]
fn thresholds_say_what_is_compliant_and_every_shortfall_is_named() {
    let number = |text: &str| -> Option<Decimal> { Some(text.parse().unwrap()) };
    let strict = Thresholds {
        score_min: number("90"),
        fields_percent_min: number("95"),
        parts_percent_min: number("50"),
        branches_percent_min: number("100"),
        stock_gap_percent_max: number("5"),
        zero_report_counts: false,
        ..Thresholds::default()
    };
    let report = Submission {
        fields: Some(Share { of: 9, asked: 10 }),
        parts: Some(Share { of: 1, asked: 2 }),
        branches: Some(Share { of: 1, asked: 3 }),
        stock_gap_percent: number("5.01"),
        control_totals: ControlTotals::Differ,
        ..submission("2024-01-03 2024-01-17 v1 94/6")
    };
    let zero = submission("2024-01-10 2024-01-17 v1 0/0 zero");
    let fine = submission("2024-01-17 2024-01-22 v1 95/5");
    let judged = assess(&weekly(), &[report, zero, fine], day("2024-01-28"), &Scoring::default(), &strict);
    let why = |at: usize| judged[at].shortfalls.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        why(0),
        [
            "3 days late",
            "rejected lines in percent 6, asked 5",
            "fields in percent 90, asked 95",
            "branches in percent 33.3333, asked 100",
            "stock gap in percent 5.01, asked 5",
            "control totals differ",
            "score 66.3, asked 90",
        ]
    );
    assert_eq!(why(1), ["a zero report does not count here"]);
    assert_eq!((judged[2].compliant(), judged[0].compliant(), judged[3].compliant()), (Some(true), Some(false), None));
}

/// On time for every week that ends in the first quarter but those named.
fn quarter_without(missing: &[&str]) -> Vec<String> {
    let weeks = weekly().ending_in(Days { from: day("2024-01-01"), to: day("2024-03-31") }).collect::<Vec<_>>();
    let kept = weeks.iter().filter(|week| !missing.contains(&week.from.to_string().as_str()));
    kept.map(|week| format!("{} {} v1 50/1", week.from, week.to.tomorrow().unwrap())).collect()
}

#[test]
fn a_quarter_is_compliant_when_every_period_that_ends_in_it_is() {
    let quarter = Cadence::CALENDAR_QUARTER.period(day("2024-02-01"));
    let told = |missing: &[&str], late: &[&str], as_of: &str| {
        let mut reports = quarter_without(missing);
        reports.extend(late.iter().map(|text| (*text).to_owned()));
        let reports: Vec<&str> = reports.iter().map(String::as_str).collect();
        let judged = judged(&weekly(), &reports, as_of);
        let verdict = verdict(&weekly(), &judged, quarter);
        let row = quarter_row("pos_quarter", &verdict, &judged);
        let row = row.map_or("-".into(), |row| format!("{} {} {} {}", row.date, row.known_on, row.name, row.value));
        format!("{verdict} | {row}").split_off("2024-01-01 to 2024-03-31: ".len())
    };
    assert_eq!(told(&[], &[], "2024-04-01"), "compliant, all 13 reports | 2024-03-31 2024-04-01 pos_quarter 1");
    assert_eq!(told(&[], &[], "2024-03-31"), "open, 1 reports are still to come | -");
    assert_eq!(told(&["2024-03-25"], &[], "2024-04-07"), "open, 1 reports are still to come | -");
    assert_eq!(
        told(&["2024-03-25"], &[], "2024-04-08"),
        "not compliant, 1 of 13 reports: 2024-03-25 no report | 2024-03-31 2024-04-08 pos_quarter 0"
    );
    assert_eq!(
        told(&["2024-03-25"], &["2024-03-25 2024-04-09 v1 50/0"], "2024-04-30"),
        "not compliant, 1 of 13 reports: 2024-03-25 2 days late | 2024-03-31 2024-04-09 pos_quarter 0"
    );
    let none = Schedule { from: day("2024-03-26"), ..weekly() };
    assert!(verdict(&none, &[], quarter).to_string().ends_with("no report was asked for"));
}

#[test]
fn the_records_say_when_a_duty_was_done_or_missed_and_later_ones_change_no_earlier_day() {
    let told = |reports: &[&str], as_of: &str| -> Vec<String> {
        let judged = judged(&Schedule { until: Some(day("2024-01-07")), ..weekly() }, reports, as_of);
        let duties = duty_rows("pos_weekly", &judged);
        let scores = score_rows("pos_score", &judged);
        let duties = duties.iter().map(|row| format!("{} {} {} {}", row.date, row.duty, row.period, row.status.word()));
        duties.chain(scores.iter().map(|row| format!("{} {} {} {}", row.date, row.known_on, row.name, row.value.normalize()))).collect()
    };
    assert_eq!(
        told(&["2024-01-03 2024-01-10 v1 9/0"], "2024-03-01"),
        ["2024-01-10 pos_weekly 2024-01-01 accepted", "2024-01-07 2024-01-10 pos_score 100"]
    );
    // A correction that is as good adds nothing; one that is worse undoes it on its day; a later good one mends it.
    let reports =
        ["2024-01-03 2024-01-10 v1 9/0", "2024-01-03 2024-01-20 v2 9/0", "2024-01-03 2024-01-22 v3 5/5", "2024-01-03 2024-01-23 v4 9/0"];
    assert_eq!(
        told(&reports, "2024-03-01"),
        [
            "2024-01-10 pos_weekly 2024-01-01 accepted",
            "2024-01-22 pos_weekly 2024-01-01 rejected",
            "2024-01-23 pos_weekly 2024-01-01 accepted",
            "2024-01-07 2024-01-23 pos_score 96",
        ]
    );
    assert_eq!(
        told(&["2024-01-03 2024-01-16 v1 9/0"], "2024-03-01")[..2],
        ["2024-01-15 pos_weekly 2024-01-01 rejected", "2024-01-16 pos_weekly 2024-01-01 accepted"]
    );
    assert_eq!(told(&[], "2024-01-15"), ["2024-01-15 pos_weekly 2024-01-01 rejected", "2024-01-07 2024-01-15 pos_score 0"]);
    assert!(told(&[], "2024-01-14").is_empty());
    // A report on the first day too late is there on that day; of two reports of one day the last counts.
    assert_eq!(told(&["2024-01-03 2024-01-15 v1 9/0"], "2024-03-01")[0], "2024-01-15 pos_weekly 2024-01-01 accepted");
    assert_eq!(
        told(&["2024-01-03 2024-01-10 v1 5/5", "2024-01-03 2024-01-10 v2 9/0"], "2024-03-01")[0],
        "2024-01-10 pos_weekly 2024-01-01 accepted"
    );
    // What arrives late and is older than what is there changes nothing.
    assert_eq!(
        told(&["2024-01-03 2024-01-10 v2 9/0", "2024-01-03 2024-01-11 v1 1/9"], "2024-03-01")[0],
        "2024-01-10 pos_weekly 2024-01-01 accepted"
    );
    assert_eq!(told(&["2024-01-03 2024-01-10 v2 9/0", "2024-01-03 2024-01-11 v1 1/9"], "2024-03-01").len(), 2);
}

#[test]
fn standing_reads_the_records_of_a_weekly_duty_as_they_are_meant() {
    let text = std::fs::read_to_string(project().join("programmes/logitech-partner-connect.toml")).unwrap();
    let programme = check(&text).programme.unwrap();
    let schema = (*programme.schema).clone();
    let duty = programme.duties.iter().position(|duty| duty.id == "pos_weekly").unwrap();
    let history = History::new(vec![programme]).unwrap();
    let reports = [
        "2024-01-03 2024-01-12 v1 98/2",
        "2024-01-10 2024-01-24 v1 100/0",
        "2024-01-17 2024-01-25 v1 0/0 zero",
        "2024-01-24 2024-02-01 v1 5/5",
        "2024-01-24 2024-02-07 v2 10/0",
        "2024-02-07 2024-02-13 v1 10/0",
    ];
    let rows = duty_rows("pos_weekly", &judged(&weekly(), &reports, "2024-02-29"));
    let mut duties = "partner,date,duty,period,status\n".to_owned();
    duties.extend(rows.iter().map(|row| format!("p,{},{},{},{}\n", row.date, row.duty, row.period, row.status.word())));
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("duties.csv", duties.as_str()),
        ("partners.csv", "partner,name,type,joined\np,P,reseller,2024-01-01\n"),
        ("enrolments.csv", "partner,from,name\np,2024-01-01,leap\n"),
    ];
    files.iter().for_each(|(name, text)| std::fs::write(folder.path().join(name), text).unwrap());
    let options = Options { profile: None, latest: None, currency: "EUR", store: None, leave_sales: false };
    let loaded = load(Some(folder.path()), Arc::new(schema), &[], options, &mut |_| {}).unwrap();
    assert!(loaded.bad.is_empty(), "{:?}", loaded.bad);
    let partner = loaded.records.partner("p").unwrap();

    let mut overdue_days = 0;
    for ahead in 0..60 {
        let as_of = day("2024-01-01").checked_add(Span::new().days(ahead)).unwrap();
        let stood = standing(&history, &loaded.records, partner, Sight { as_of, known_on: Date::MAX });
        let state = stood.duties.iter().find(|standing| standing.duty == duty).unwrap().state;
        // The last week whose deadline has passed decides.
        let judged = judged(&weekly(), &reports, &as_of.to_string());
        let last = judged.iter().rev().find(|period| period.deadline < as_of);
        let wanting = last.filter(|period| period.versions.last().is_none_or(|(_, good)| !good));
        let overdue = wanting.map(|period| period.deadline.tomorrow().unwrap());
        let said = if let DutyState::Overdue(since) = state { Some(since) } else { None };
        assert_eq!(said, overdue, "as of {as_of}: {state:?}");
        overdue_days += i32::from(said.is_some());
    }
    assert_eq!(overdue_days, 15);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_correction_never_changes_whether_the_original_was_on_time(came in 0..40i64, corrections in prop::collection::vec((0..60i64, 0..20u64), 0..5)) {
        let on = |days: i64| day("2024-01-07").checked_add(Span::new().days(days)).unwrap();
        let original = submission(&format!("2024-01-03 {} v1 10/0", on(came)));
        let mut all = vec![original.clone()];
        for (version, (later, rejected)) in corrections.iter().enumerate() {
            all.push(submission(&format!("2024-01-03 {} v{} 10/{rejected}", on(came + later), version + 2)));
        }
        let judge = |submissions: &[Submission]| assess(&weekly(), submissions, day("2024-12-31"), &Scoring::default(), &Thresholds::default())[0].clone();
        let (alone, corrected) = (judge(std::slice::from_ref(&original)), judge(&all));
        prop_assert_eq!(alone.status, corrected.status);
        prop_assert_eq!(alone.first_received, corrected.first_received);
        let points = corrected.score.unwrap().points;
        assert!(points >= Decimal::ZERO && points <= Decimal::ONE_HUNDRED, "{points}");
        // Whatever comes, the order in which it is told does not matter.
        all.reverse();
        prop_assert_eq!(judge(&all).score, judge(&{ all.reverse(); all }).score);
    }
}
