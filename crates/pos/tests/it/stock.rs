//! Stock against what was bought and sold: small stories, each a sum that can be checked by hand.

use std::collections::BTreeSet;

use jiff::civil::Date;
use pos::stock::{
    Cover, CoverRule, Kind, Movement, Reconciled, Returned, Source, StockLine, StockReport, Weeks, cover, gap_ratio, reconcile,
};
use programme::period::Days;
use proptest::prelude::{ProptestConfig, Strategy, prop, proptest};
use proptest::prop_assert_eq;
use rust_decimal::Decimal;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// A report `"2024-01-31 WH1 all: A 100 5/2/1, B 7"`: the day, the place (`-` for none), whether it lists all, and of each part what is on hand and,
/// where given, on order / in transit / returned.
fn report(text: &str) -> StockReport {
    let (head, lines) = text.split_once(':').unwrap();
    let head: Vec<&str> = head.split_whitespace().collect();
    let line = |(at, line): (usize, &str)| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let more: Vec<Option<Decimal>> =
            words.get(2).map_or(vec![None; 3], |more| more.split('/').map(|figure| figure.parse().ok()).collect());
        StockLine {
            part: words[0].into(),
            on_hand: number(words[1]),
            on_order: more[0],
            in_transit: more[1],
            returned: more[2],
            line: u32::try_from(at).unwrap() + 2,
        }
    };
    StockReport {
        reporter: "dist".into(),
        place: Some(head[1]).filter(|place| *place != "-").map(Into::into),
        as_of: day(head[0]),
        lists_all: head.get(2) == Some(&"all"),
        lines: lines.split(',').filter(|line| !line.trim().is_empty()).enumerate().map(line).collect(),
        file: format!("stock-{}", head[0]).into(),
    }
}

/// A movement `"2024-02-03 WH1 A out 5"`.
fn movement(text: &str) -> Movement {
    let words: Vec<&str> = text.split_whitespace().collect();
    let kinds = [
        ("in", Kind::SellIn),
        ("out", Kind::SellOut),
        ("back", Kind::BackToVendor),
        ("transfer", Kind::Transfer),
        ("count", Kind::Adjustment),
    ];
    let (_, kind) = kinds.into_iter().find(|(name, _)| *name == words[3]).unwrap();
    Movement {
        reporter: "dist".into(),
        place: Some(words[1]).filter(|place| *place != "-").map(Into::into),
        part: words[2].into(),
        date: day(words[0]),
        kind,
        quantity: number(words[4]),
        source: Source { file: "moves".into(), line: 1 },
    }
}

fn reckon(reports: &[&str], movements: &[&str]) -> Reconciled {
    reckon_with(reports, movements, Returned::SetAside)
}

fn reckon_with(reports: &[&str], movements: &[&str], returned: Returned) -> Reconciled {
    let reports: Vec<StockReport> = reports.iter().map(|text| report(text)).collect();
    let movements: Vec<Movement> = movements.iter().map(|text| movement(text)).collect();
    reconcile(&reports, &movements, returned)
}

fn shown(items: &[impl std::fmt::Display]) -> Vec<String> {
    items.iter().map(ToString::to_string).collect()
}

#[test]
fn a_gap_is_the_report_less_what_should_be_there_and_shows_every_figure() {
    let done = reckon(
        &["2024-01-31 WH1: A 100 -/10/2", "2024-02-29 WH1: A 113 -/25/1"],
        &[
            "2024-01-31 WH1 A out 7",
            "2024-02-01 WH1 A in 60",
            "2024-02-10 WH1 A out 30",
            "2024-02-11 WH1 A out -3",
            "2024-02-12 WH1 A back 4",
            "2024-02-13 WH1 A transfer 5",
            "2024-02-14 WH1 A count -1",
            "2024-02-29 WH1 A out 1",
            "2024-03-01 WH1 A out 50",
        ],
    );
    assert_eq!(
        shown(&done.rows),
        [
            "`A` of `dist`, WH1: 100 on 2024-01-31 + 60 sell-in (1) - 31 sell-out (2) + 3 returned by customers (1) - 4 back to the vendor (1) \
             + 5 transfers (1) - 1 adjustments (1) - 15 in transit (2) + 1 set aside (2) = 118 expected on 2024-02-29; reported 113, gap -5 \
             (4.2 % of what was expected)"
        ]
    );
    assert_eq!(shown(&done.findings), [""; 0]);
    let row = &done.rows[0];
    assert_eq!(row.expected, row.opening.on_hand + row.terms.iter().map(|term| term.effect).sum::<Decimal>());
    assert_eq!(shown(&row.closing.sources), ["stock-2024-02-29:2"]);
}

#[test]
fn what_is_in_transit_takes_part_only_where_both_reports_say_it() {
    let stated = reckon(&["2024-01-31 W: A 10 -/4/-", "2024-02-07 W: A 14 -/0/-"], &[]);
    assert_eq!(stated.rows[0].gap, Decimal::ZERO);
    let unstated = reckon(&["2024-01-31 W: A 10 -/4/-", "2024-02-07 W: A 14"], &["2024-02-01 W A in 1"]);
    assert_eq!((unstated.rows[0].gap, unstated.rows[0].terms.len()), (number("3"), 1));
}

#[test]
fn returned_goods_mean_what_the_reporter_means_by_them() {
    let reports = ["2024-01-31 W: A 10 -/-/2", "2024-02-07 W: A 7 -/-/3"];
    for (meaning, gap) in [(Returned::SetAside, "-2"), (Returned::SentBack, "0"), (Returned::Ignored, "-3")] {
        assert_eq!(
            reckon_with(&reports, &["2024-02-01 W A in 1", "2024-02-02 W A out 1"], meaning).rows[0].gap,
            number(gap),
            "{meaning:?}"
        );
    }
}

#[test]
fn a_part_that_is_not_listed_is_none_only_where_the_report_lists_all() {
    let all = reckon(&["2024-01-31 W: A 5", "2024-02-07 W all: B 1"], &["2024-02-01 W A out 4", "2024-01-01 W B in 1"]);
    assert_eq!(
        shown(&all.rows),
        ["`A` of `dist`, W: 5 on 2024-01-31 - 4 sell-out (1) = 1 expected on 2024-02-07; reported 0, gap -1 (100 % of what was expected)"]
    );
    assert!(all.rows[0].closing.sources.is_empty());
    let some = reckon(&["2024-01-31 W: A 5", "2024-02-07 W: B 1"], &["2024-02-01 W A out 4"]);
    assert!(some.rows.is_empty(), "{some:?}");
}

#[test]
fn places_are_reckoned_together_when_sales_name_none_and_on_days_all_reported() {
    let done = reckon(
        &["2024-01-31 N: A 10", "2024-01-31 S: A 20", "2024-02-07 N: A 9", "2024-02-14 N: A 8", "2024-02-14 S: A 19"],
        &["2024-02-05 - A out 2", "2024-02-06 N A in 1", "2024-01-01 N A in 30"],
    );
    assert_eq!(
        shown(&done.rows),
        ["`A` of `dist`, all places: 30 on 2024-01-31 + 1 sell-in (1) - 2 sell-out (1) = 29 expected on 2024-02-14; reported 27, gap -2 \
          (6.9 % of what was expected)"]
    );
    assert_eq!(
        shown(&done.findings),
        [
            "`A` of `dist`, all places: 1 movements name no place, so all places were reckoned together; ask for the place",
            "`A` of `dist`, all places: on 2024-02-07 not every place reported, so that day was passed over; ask for the missing report",
        ]
    );
}

#[test]
fn what_is_odd_is_found_with_the_figures_it_is_seen_by() {
    for (reports, movements, expected) in [
        (
            &["2024-01-31 W: A -2"][..],
            &["2024-01-01 W A in 1"][..],
            "`A` of `dist`, W: -2 on hand on 2024-01-31 (stock-2024-01-31:2); ask for a corrected report",
        ),
        (
            &["2024-01-31 W: A 5"],
            &["2024-01-01 W A in 5", "2024-02-02 W A in 1", "2024-02-02 W A out 6", "2024-02-03 W A out 2"],
            "`A` of `dist`, W: on 2024-02-03 2 more were sold than there can have been, by the report of 2024-01-31 and what came in since; ask for \
             missing sell-in, transfers or a corrected report",
        ),
        (
            &["2024-01-31 W: A 5"],
            &["2024-02-03 W A out 2"],
            "`A` of `dist`, W: 5 on hand on 2024-01-31, and it never came in; ask where it was bought, or look for missing sell-in",
        ),
        (
            &[],
            &["2024-02-03 W A out 2", "2024-02-01 W A in 2"],
            "`A` of `dist`, W: 2 movements up to 2024-02-03 and no stock report; ask for one",
        ),
    ] {
        assert_eq!(shown(&reckon(reports, movements).findings), [expected]);
    }
    let never_had = reckon(&[], &["2024-02-03 W A out 3", "2024-02-01 W A in 2"]);
    assert_eq!(
        never_had.findings[1].to_string(),
        "`A` of `dist`, W: 3 sold and only 2 bought, and no stock was ever reported; ask where the goods came from"
    );
}

#[test]
fn a_second_report_of_a_day_replaces_the_first_and_two_bins_of_a_part_are_added() {
    let done = reckon(&["2024-01-31 W: A 5", "2024-01-31 W: A 2, A 2", "2024-02-07 W: A 4"], &["2024-01-01 W A in 4"]);
    assert_eq!((done.rows[0].opening.on_hand, done.rows[0].gap), (number("4"), Decimal::ZERO));
    assert_eq!(done.rows[0].opening.sources.len(), 2);
    assert_eq!(shown(&done.findings), ["`dist`, W: the report of 2024-01-31 in `stock-2024-01-31` was replaced by `stock-2024-01-31`"]);
}

#[test]
fn figures_that_cannot_be_are_left_out_and_told_and_nothing_overflows() {
    let huge = "79228162514264337593543950335";
    let done = reckon(
        &["2024-01-31 W: A 5", &format!("2024-02-07 W all: A {huge}"), "2024-02-14 W: A 5"],
        &["2024-01-01 W A in 5", &format!("2024-02-01 W A out {huge}"), "2024-02-01 W A out 0.0000001"],
    );
    assert_eq!(done.left_out.len(), 3);
    assert_eq!(
        done.left_out[0].to_string(),
        format!("moves:1: `{huge}` is no quantity: at most 15 digits before and 6 after the point; the line was left out")
    );
    assert_eq!(done.rows.len(), 1);
    assert_eq!(done.rows[0].gap, Decimal::ZERO);
}

#[test]
fn the_gap_over_time_is_the_measure_of_quality() {
    let done = reckon(
        &["2024-01-31 W: A 10, B 10, C 0", "2024-02-07 W: A 9, B 12, C 0", "2024-02-14 W: A 9, B 12, C 0"],
        &["2024-01-01 W A in 10", "2024-01-01 W B in 10", "2024-01-01 W C in 1"],
    );
    let quality: Vec<String> = done
        .quality()
        .iter()
        .map(|day| format!("{} {}/{} {} of {} {:?}", day.as_of, day.with_gap, day.positions, day.gap, day.expected, day.gap_percent))
        .collect();
    assert_eq!(quality, ["2024-02-07 2/3 3 of 20 Some(15.0)", "2024-02-14 0/3 0 of 21 Some(0)"]);
    let days = |from, to| Days { from: day(from), to: day(to) };
    assert_eq!(gap_ratio(&done.rows, "dist", days("2024-02-01", "2024-02-29")), Some(number("7.3")));
    assert_eq!(gap_ratio(&done.rows, "dist", days("2024-03-01", "2024-03-31")), None);
    assert_eq!(done.rows.last().unwrap().gap_percent(), None);
}

fn covers(reports: &[&str], movements: &[&str], as_of: &str, unreported: &[&str]) -> Vec<Cover> {
    let reports: Vec<StockReport> = reports.iter().map(|text| report(text)).collect();
    let movements: Vec<Movement> = movements.iter().map(|text| movement(text)).collect();
    let unreported: BTreeSet<(String, Date)> = unreported.iter().map(|text| ("dist".to_owned(), day(text))).collect();
    cover(&reports, &movements, day(as_of), &unreported, &CoverRule { weeks: 4, ..CoverRule::default() })
}

#[test]
fn cover_is_on_hand_by_the_pace_of_the_whole_weeks_that_were_reported() {
    // Wednesday 28 February 2024: the four whole weeks are those from 29 January to 25 February.
    let stock = ["2024-02-28 W: A 100 30/20/-"];
    let sales =
        ["2024-01-28 W A out 99", "2024-01-29 W A out 40", "2024-02-20 W A out 22", "2024-02-25 W A out -1", "2024-02-26 W A out 99"];
    let told = |sales: &[&str], unreported: &[&str]| shown(&covers(&stock, sales, "2024-03-01", unreported));
    assert_eq!(
        told(&sales, &[]),
        ["`A` of `dist`, W: 100 on hand on 2024-02-28 last 6.5 weeks; 61 sold in 4 weeks; in transit 20, on order 30"]
    );
    assert_eq!(
        told(&sales, &["2024-01-29", "2024-02-05"]),
        [
            "`A` of `dist`, W: 100 on hand on 2024-02-28 last 9.5 weeks; 21 sold in 2 weeks, 2 weeks not reported and left out; in transit 20, on order 30"
        ]
    );
    assert_eq!(
        told(&["2024-01-28 W A out 99"], &[]),
        ["`A` of `dist`, W: 100 on hand on 2024-02-28, no sales; 0 sold in 4 weeks; in transit 20, on order 30"]
    );
    assert_eq!(covers(&stock, &["2024-02-20 W A out -1"], "2024-03-01", &[])[0].weeks, Weeks::OnlyReturns);
    let all_missing = ["2024-01-29", "2024-02-05", "2024-02-12", "2024-02-19"];
    assert_eq!(covers(&stock, &sales, "2024-03-01", &all_missing)[0].weeks, Weeks::NothingReported);
    assert!(covers(&stock, &sales, "2024-02-27", &[]).is_empty());
}

#[test]
fn a_week_that_ends_on_the_day_of_the_stock_is_whole() {
    let covers = covers(&["2024-02-25 W: A 10"], &["2024-02-25 W A out 8"], "2024-02-25", &[]);
    assert_eq!(covers[0].weeks, Weeks::Last(number("5")));
}

fn a_movement() -> impl Strategy<Value = (usize, usize, i64)> {
    (0..5usize, 0..60usize, -2_000..2_000i64)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn gaps_add_up_to_what_the_last_report_says_beyond_the_first_and_all_that_moved(
        reported in prop::collection::vec((1..60usize, -50..500i64), 2..6),
        moved in prop::collection::vec(a_movement(), 0..30),
    ) {
        let start = day("2024-01-01");
        let on = |offset: usize| start.checked_add(jiff::Span::new().days(i64::try_from(offset).unwrap())).unwrap();
        let reports: Vec<StockReport> = reported.iter().map(|(offset, on_hand)| report(&format!("{} W: A {on_hand}", on(*offset)))).collect();
        let kinds = ["in", "out", "back", "transfer", "count"];
        let movements: Vec<Movement> = moved
            .iter()
            .map(|(kind, offset, hundredths)| movement(&format!("{} W A {} {}", on(*offset), kinds[*kind], Decimal::new(*hundredths, 2))))
            .collect();
        let done = reconcile(&reports, &movements, Returned::SetAside);
        let (Some(first), Some(last)) = (done.rows.first(), done.rows.last()) else { return Ok(()) };
        let between: Decimal = movements
            .iter()
            .filter(|movement| movement.date > first.opening.as_of && movement.date <= last.closing.as_of)
            .map(Movement::effect)
            .sum();
        let gaps: Decimal = done.rows.iter().map(|row| row.gap).sum();
        prop_assert_eq!(gaps, last.closing.on_hand - first.opening.on_hand - between);
        for row in &done.rows {
            let told: Decimal = row.terms.iter().flat_map(|term| &term.entries).map(|entry| entry.effect).sum();
            prop_assert_eq!(row.closing.on_hand - row.opening.on_hand - told, row.gap);
        }
    }
}
