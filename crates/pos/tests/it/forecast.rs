//! Forecasts on series whose answer is known, and what is said when there is none.

use std::collections::BTreeSet;

use jiff::civil::Date;
use pos::cadence::Cadence;
use pos::forecast::{Answer, Forecast, Method, Need, Reported, Rule, Series, ServiceLevel, advise, forecast};
use proptest::prelude::{ProptestConfig, prop, proptest};
use rust_decimal::Decimal;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// One sale in each period from January 2020 on; `None` is a period without a report.
fn series(cadence: Cadence, quantities: &[Option<i64>]) -> Series {
    let periods: Vec<_> = cadence.periods(day("2020-01-06"), Date::MAX).take(quantities.len()).collect();
    let sales: Vec<(Date, Decimal)> =
        periods.iter().zip(quantities).filter_map(|(period, of)| Some((period.from, Decimal::from((*of)?)))).collect();
    let reported = periods.iter().zip(quantities).filter(|(_, of)| of.is_some()).map(|(period, _)| period.from).collect();
    Series::gather("A", cadence, &sales, &Reported::Only(reported), periods.last().unwrap().to)
}

fn all(quantities: impl IntoIterator<Item = i64>) -> Vec<Option<i64>> {
    quantities.into_iter().map(Some).collect()
}

fn known(series: &Series, rule: &Rule) -> Forecast {
    let known = match forecast(series, rule) {
        Answer::Forecast(forecast) => Ok(*forecast),
        Answer::NotEnough(missing) => Err(missing),
    };
    known.unwrap()
}

/// Points with their intervals: `10 (8 to 12)`.
fn steps(forecast: &Forecast) -> Vec<String> {
    forecast.steps.iter().map(|step| format!("{} ({} to {})", step.point, step.low, step.high)).collect()
}

#[test]
fn constant_demand_is_forecast_constant_by_the_simplest_method_and_without_error() {
    let constant = known(&series(Cadence::ISO_WEEK, &all([7; 40])), &Rule::of(Cadence::ISO_WEEK, 3));
    assert_eq!(steps(&constant), ["7 (7 to 7)"; 3]);
    assert_eq!((constant.method, constant.errors.wape_percent, constant.errors.mase), (Method::Naive, Some(Decimal::ZERO), None));
    assert_eq!(
        constant.to_string(),
        "`A` by week: 2020-W42 7 (7 to 7), 2020-W43 7 (7 to 7), 2020-W44 7 (7 to 7); the last period again (naive), the best of 3 at 8 origins: WAPE 0 %, \
         bias 0 %, MASE undefined, undefined of the naive error, undefined of the seasonal naive error, over 24 periods; choosing by what was known at each \
         origin: WAPE 0 %, bias 0 %, MASE undefined, undefined of the naive error, undefined of the seasonal naive error, over 15 periods; saying the last \
         period again was never wrong; the interval held 15 of 15 times"
    );
}

#[test]
fn a_year_that_repeats_itself_is_said_by_the_season() {
    let year = [10, 20, 30, 40, 50, 60, 70, 60, 50, 40, 30, 20];
    let months = known(&series(Cadence::Month, &all((0..48).map(|month| year[month % 12]))), &Rule::of(Cadence::Month, 4));
    assert_eq!(steps(&months), ["10 (10 to 10)", "20 (20 to 20)", "30 (30 to 30)", "40 (40 to 40)"]);
    assert_eq!(
        (months.method, months.beats_naive(), months.errors.against_naive),
        (Method::SeasonalNaive, Some(true), Some(Decimal::ZERO))
    );
    assert_eq!(months.steps[0].period.from, day("2024-01-01"));
    // With two whole seasons and a month every method but those for seldom demand takes part.
    assert_eq!(months.tried.iter().filter(|(method, _)| matches!(method, Method::Ets | Method::Mstl | Method::MovingAverage)).count(), 3);
}

#[test]
fn a_trend_is_followed_by_a_fitted_model_and_not_by_repeating() {
    // A line with a saw on it: 100, 103, 104, 107, ..
    let trend = known(&series(Cadence::ISO_WEEK, &all((0..60).map(|week| 100 + 2 * week + week % 2))), &Rule::of(Cadence::ISO_WEEK, 4));
    assert_eq!((trend.method, trend.beats_naive()), (Method::Ets, Some(true)));
    for (at, step) in (60..).zip(&trend.steps) {
        assert!((step.point - Decimal::from(100 + 2 * at)).abs() <= Decimal::TWO, "{step:?}");
    }
}

#[test]
fn demand_that_comes_now_and_then_is_spread_over_the_periods() {
    // Six every third week: two a week.
    let seldom =
        known(&series(Cadence::ISO_WEEK, &all((0..60).map(|week| if week % 3 == 0 { 6 } else { 0 }))), &Rule::of(Cadence::ISO_WEEK, 6));
    let sba = seldom.tried.iter().find(|(method, _)| *method == Method::Sba).unwrap();
    assert!(sba.1.bias_percent.unwrap().abs() <= number("6"), "{sba:?}");
    // Where nothing is asked for any more the chance fades.
    let over = series(Cadence::ISO_WEEK, &all((0..60).map(|week| if week % 3 == 0 && week < 40 { 6 } else { 0 })));
    let over = known(&over, &Rule::of(Cadence::ISO_WEEK, 2));
    assert_eq!(steps(&over)[0].split(' ').next(), Some("0"));
}

#[test]
fn an_unfinished_period_is_no_period() {
    let mut quantities = all([5; 30]);
    quantities.push(Some(1));
    let whole = series(Cadence::ISO_WEEK, &quantities);
    let last = whole.periods().last().unwrap().0;
    let sales: Vec<(Date, Decimal)> = whole.periods().iter().map(|(period, of)| (period.from, of.unwrap())).collect();
    let before_its_end = Series::gather("A", Cadence::ISO_WEEK, &sales, &Reported::All, last.to.yesterday().unwrap());
    assert_eq!(before_its_end.periods().len(), 30);
    assert_eq!(known(&before_its_end, &Rule::of(Cadence::ISO_WEEK, 1)).steps[0].period, last);
    assert_eq!(Series::gather("A", Cadence::ISO_WEEK, &sales, &Reported::All, last.to).periods().len(), 31);
}

#[test]
fn a_period_without_a_report_is_unknown_and_never_zero() {
    let mut quantities = all([9; 40]);
    quantities[20] = None;
    quantities[36] = None;
    let gaps = known(&series(Cadence::ISO_WEEK, &quantities), &Rule::of(Cadence::ISO_WEEK, 2));
    assert_eq!((steps(&gaps), gaps.unreported), (vec!["9 (9 to 9)".to_owned(); 2], 2));
    assert!(gaps.to_string().ends_with("; 2 of 40 periods were not reported and are filled from their neighbours"), "{gaps}");
    // The two origins' points on it are not scored.
    assert_eq!(gaps.errors.compared, 8 * 2 - 2);
    // A report without sales is a zero.
    let reported: BTreeSet<Date> = series(Cadence::ISO_WEEK, &all([1; 3])).periods().iter().map(|(period, _)| period.from).collect();
    let silent = Series::gather("A", Cadence::ISO_WEEK, &[(day("2020-01-06"), Decimal::ONE)], &Reported::Only(reported), day("2020-02-02"));
    assert_eq!(
        silent.periods().iter().map(|(_, of)| *of).collect::<Vec<_>>(),
        [Some(Decimal::ONE), Some(Decimal::ZERO), Some(Decimal::ZERO), None]
    );
}

#[test]
fn too_little_history_says_what_is_missing() {
    let rule = Rule::of(Cadence::ISO_WEEK, 4);
    let mut gaps = all([5; 30]);
    (5..13).for_each(|at| gaps[at] = None);
    for (quantities, expected) in [
        (all([]), "nothing was sold in any whole period"),
        (all([0, 0, 0]), "nothing was sold in any whole period"),
        (all([0, 0, 3, 1]), "2 whole periods since the first sale, 19 are needed; wait, or look at a shorter horizon"),
        (all([3; 18]), "18 whole periods since the first sale, 19 are needed; wait, or look at a shorter horizon"),
        (gaps, "8 of 30 periods were not reported, at most 20 % may be; ask for the missing reports"),
    ] {
        let series = if quantities.is_empty() {
            Series::gather("A", Cadence::ISO_WEEK, &[], &Reported::All, day("2024-01-01"))
        } else {
            series(Cadence::ISO_WEEK, &quantities)
        };
        assert_eq!(forecast(&series, &rule).to_string(), format!("`A`: not enough history: {expected}"));
    }
    assert!(matches!(forecast(&series(Cadence::ISO_WEEK, &all([3; 19])), &rule), Answer::Forecast(_)));
}

#[test]
fn noise_without_pattern_is_not_claimed_to_be_foreseen() {
    // A fixed sequence without pattern (a linear congruence), around 100.
    let mut state = 12_345_u32;
    let noise = (0..80).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        80 + i64::from(state >> 16) % 41
    });
    let rule = Rule { origins: 60, ..Rule::of(Cadence::ISO_WEEK, 1) };
    let noise = known(&series(Cadence::ISO_WEEK, &all(noise.collect::<Vec<_>>())), &rule);
    let coverage = noise.coverage.unwrap();
    assert!((70..=90).contains(&(coverage.inside * 100 / coverage.of)), "{coverage:?}");
    assert!(noise.blind.as_ref().unwrap().compared < noise.errors.compared);
    assert!(noise.steps.iter().all(|step| step.low < step.point && step.point < step.high), "{noise}");
}

#[test]
fn a_suggestion_shows_its_sum_and_needs_a_forecast_that_reaches_far_enough() {
    let mut weeks = known(&series(Cadence::ISO_WEEK, &all([70; 40])), &Rule::of(Cadence::ISO_WEEK, 3));
    weeks.spread = number("10");
    let need = |days, available: &str| Need { lead_time_days: days, service: ServiceLevel::P95, available: available.parse().ok() };
    // 14 of 7 days at 70 a week, and 1.645 x 10 x root of 2 = 23.26.
    assert_eq!(
        advise(&weeks, &need(14, "164")).unwrap().to_string(),
        "suggestion for `A`: order when on hand, in transit and on order together fall to 164: 140 expected in 14 days of lead time and 24 for 95 % service \
         (typical error of a period 10, taken as normal and independent); 164 available last until 2020-10-27 by the forecast: order now"
    );
    let later = advise(&weeks, &need(9, "210")).unwrap();
    // 90 and 1.645 x 10 x root of 9/7 = 18.65; three weeks last to their end.
    assert_eq!((later.reorder_point, later.order_now()), (number("109"), Some(false)));
    assert!(later.to_string().ends_with("; 210 available last beyond 2020-11-01, where the forecast ends: no order yet"), "{later}");
    assert!(
        advise(&weeks, &need(9, "9.99")).unwrap().to_string().ends_with("; 9.99 available do not last a day by the forecast: order now")
    );
    assert_eq!(advise(&weeks, &need(9, "unknown")).unwrap().order_now(), None);
    assert_eq!(
        advise(&weeks, &need(22, "1")).unwrap_err().to_string(),
        "the lead time of 22 days is longer than the 21 days of the forecast: forecast more periods"
    );
    assert_eq!(ServiceLevel::of(98).map(ServiceLevel::percent), Some(98));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_series_has_an_answer_that_is_the_same_again_and_in_its_interval(
        quantities in prop::collection::vec(prop::option::weighted(0.95, -5..2_000i64), 1..45),
        factor in prop::sample::select(vec![1_i64, 1_000_000_000]),
    ) {
        let quantities: Vec<Option<i64>> = quantities.iter().map(|of| of.map(|of| of * factor)).collect();
        if quantities.first().copied().flatten().is_none() {
            return Ok(());
        }
        let series = series(Cadence::Month, &quantities);
        let rule = Rule { origins: 4, ..Rule::of(Cadence::Month, 2) };
        let answer = forecast(&series, &rule);
        assert_eq!(answer, forecast(&series, &rule));
        if let Answer::Forecast(forecast) = answer {
            assert!(forecast.steps.iter().all(|step| step.low <= step.point && step.point <= step.high), "{forecast}");
            assert!(forecast.tried.windows(2).all(|pair| pair[0].1.wape_percent <= pair[1].1.wape_percent), "{forecast:?}");
        }
    }

    #[test]
    fn a_constant_is_forecast_as_it_is(quantity in 1..100_000i64, periods in 20..45usize) {
        let constant = known(&series(Cadence::Month, &vec![Some(quantity); periods]), &Rule { origins: 4, ..Rule::of(Cadence::Month, 3) });
        for step in &constant.steps {
            assert_eq!((step.low, step.point, step.high), (quantity.into(), quantity.into(), quantity.into()));
        }
    }
}
