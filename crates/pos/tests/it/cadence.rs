//! The periods of a cadence, as people would write them in a calendar.

use jiff::civil::{Date, Weekday};
use pos::cadence::Cadence;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn a_period_is_what_a_calendar_says() {
    let from_sunday = Cadence::Week { starts: Weekday::Sunday };
    let from_february = Cadence::Quarter { first_month: 2 };
    for (cadence, on, expected) in [
        (Cadence::Day, "2024-02-29", "2024-02-29..2024-02-29 2024-02-29"),
        (Cadence::ISO_WEEK, "2024-12-31", "2024-12-30..2025-01-05 2025-W01"),
        (Cadence::ISO_WEEK, "2027-01-03", "2026-12-28..2027-01-03 2026-W53"),
        (from_sunday, "2024-02-10", "2024-02-04..2024-02-10 week from 2024-02-04"),
        (from_sunday, "2024-02-11", "2024-02-11..2024-02-17 week from 2024-02-11"),
        (Cadence::Month, "2024-02-10", "2024-02-01..2024-02-29 2024-02"),
        (Cadence::CALENDAR_QUARTER, "2024-12-31", "2024-10-01..2024-12-31 quarter from 2024-10-01"),
        (from_february, "2024-01-31", "2023-11-01..2024-01-31 quarter from 2023-11-01"),
        (from_february, "2024-02-01", "2024-02-01..2024-04-30 quarter from 2024-02-01"),
    ] {
        let period = cadence.period(day(on));
        assert_eq!(format!("{}..{} {}", period.from, period.to, cadence.label(period)), expected, "{cadence} of {on}");
    }
}

#[test]
fn periods_follow_each_other_without_gap_to_the_end_of_the_calendar() {
    for cadence in [Cadence::Day, Cadence::ISO_WEEK, Cadence::Month, Cadence::CALENDAR_QUARTER] {
        let mut expected = cadence.period(day("2023-12-01")).from;
        for period in cadence.periods(day("2023-12-01"), day("2024-12-31")) {
            assert_eq!(period.from, expected, "{cadence}");
            assert_eq!(cadence.next(period).and_then(|next| cadence.previous(next)), Some(period), "{cadence}");
            expected = period.to.tomorrow().unwrap();
        }
        assert!(expected > day("2024-12-31"), "{cadence}");
        assert!(cadence.periods(day("9999-12-01"), Date::MAX).count() < 40);
        assert!(cadence.periods(Date::MIN, day("-009999-01-20")).count() < 40);
    }
}
