//! The days on which anything about a partner can change.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::condition::Expr;
use crate::measure::Question;
use crate::model::{Dated, Figure, How, Programme, Test};
use crate::period::{Days, Duration, Period, Reach, earlier_days, later_days};
use crate::record::{PartnerId, Records, Value};

/// Every day of the range on which an answer about the partner can differ from the day before, and the first day of the range. Between two of
/// them every measure, condition and duty stays as it is.
#[must_use]
pub fn change_days(question: &Question<'_>, days: Days) -> Vec<Date> {
    question.shelf.change_days(question.programme, days, |days| work_out(question, days))
}

fn work_out(question: &Question<'_>, days: Days) -> Vec<Date> {
    let rhythm = Rhythm::of(question);
    let records = record_days(question.records, &question.records.ever_grouped(question.partner));
    let mut found: BTreeSet<Date> = BTreeSet::from([days.from]);
    // Before the first record and the programme's first day nothing changes.
    let first = records
        .range(later_days(Date::MIN, 1)..)
        .next()
        .map_or(question.programme.effective, |first| question.programme.effective.min(*first));
    let days = Days { from: days.from.max(earlier_days(first, 1)).min(days.to), to: days.to };
    let mut note = |day: Date| {
        if days.contains(day) {
            found.insert(day);
        }
    };
    for day in records {
        note(day);
        for length in &rhythm.lengths {
            // A window forgets a day when it has moved past it; month ends make that a matter of up to three days.
            let gone = length.after(day);
            (-3..=3).for_each(|shift| note(later_days(gone, shift)));
        }
    }
    rhythm.dates.iter().for_each(|date| note(*date));
    for period in &rhythm.periods {
        let mut day = days.from;
        while let Some(next) = question.calendar().next_start(*period, day).filter(|next| *next <= days.to && *next > day) {
            note(next);
            for length in &rhythm.shifts {
                (-3..=3).for_each(|shift| note(later_days(length.after(next), shift)));
            }
            day = next;
        }
    }
    if rhythm.daily {
        let mut day = days.from;
        while day <= days.to && day < Date::MAX {
            note(day);
            day = later_days(day, 1);
        }
    }
    found.into_iter().collect()
}

/// The days on which a record begins, or is over.
fn record_days(records: &Records, partners: &[PartnerId]) -> BTreeSet<Date> {
    let mut days = BTreeSet::new();
    for (place, _) in records.schema().types.iter().enumerate() {
        let table = records.table(crate::record::TypeId(place));
        for partner in partners {
            for row in table.rows(*partner) {
                days.insert(table.from(row));
                days.insert(later_days(table.until(row), 1));
            }
        }
    }
    days
}

/// What makes a programme's answers change without any record.
struct Rhythm {
    lengths: Vec<Duration>,
    shifts: Vec<Duration>,
    periods: Vec<Period>,
    dates: Vec<Date>,
    daily: bool,
}

impl Rhythm {
    fn of(question: &Question<'_>) -> Self {
        let programme = question.programme;
        let mut rhythm = Self { lengths: vec![], shifts: vec![], periods: vec![], dates: vec![], daily: false };
        for measure in &programme.measures {
            if let How::Records(over) = &measure.how {
                rhythm.shifts.extend(over.over.earlier);
                rhythm.lengths.extend(over.over.earlier);
                rhythm.periods.extend(over.over.period());
                if let Reach::Rolling(length) = over.over.reach {
                    rhythm.lengths.push(length);
                    rhythm.lengths.extend(over.over.earlier.and_then(|shift| shift.plus(length)));
                    rhythm.daily |= over.over.earlier.is_some_and(|shift| shift.plus(length).is_none());
                }
            }
        }
        // Expressions that read the day itself may change on any day.
        for expr in expressions(programme) {
            rhythm.daily |= reads_the_day(expr, programme, &mut rhythm.dates);
        }
        rhythm.periods.push(Period::Month);
        rhythm.periods.extend(programme.duties.iter().filter_map(|duty| match duty.rhythm {
            crate::model::Rhythm::Every(period) => Some(period),
            _ => None,
        }));
        rhythm.daily |= programme.requirements.iter().any(|row| matches!(row.test, Test::Duty(_)));
        for value in &programme.values {
            value.values.iter().for_each(|dated| rhythm.turning(dated));
        }
        for row in &programme.requirements {
            row.test.figures().iter().flatten().for_each(|dated: &Dated<Figure>| rhythm.turning(dated));
        }
        for table in &programme.tables {
            table.rows.iter().flat_map(|(_, dated)| dated).for_each(|dated| rhythm.turning(dated));
            rhythm.dates.extend(question.records.outside(&table.name).iter().filter_map(|row| row.from));
        }
        rhythm.periods.sort_unstable();
        rhythm.periods.dedup();
        rhythm
    }

    fn turning<T>(&mut self, dated: &Dated<T>) {
        self.dates.extend(dated.from);
        self.dates.extend(dated.until.map(|until| later_days(until, 1)));
    }
}

/// Every expression a requirement can depend on.
fn expressions<'p>(programme: &'p Programme) -> Vec<&'p Expr> {
    let mut found: Vec<&'p Expr> = vec![];
    for measure in &programme.measures {
        match &measure.how {
            How::Formula(expr) => found.push(expr),
            How::Records(over) => found.extend(over.of.iter().chain(&over.filter)),
            How::People(which) => found.extend(std::iter::once(&which.who).chain(&which.holding)),
            How::Each { of, filter, .. } => found.extend(of.iter().chain(filter)),
        }
    }
    for row in &programme.requirements {
        found.extend(&row.only_if);
        match &row.test {
            Test::Condition(expr, _) => found.push(expr),
            Test::People { slots, .. } => {
                found.extend(slots.iter().flat_map(|slot| std::iter::once(&slot.people.who).chain(&slot.people.holding)));
            }
            Test::Choose(choices) => found.extend(choices.iter().filter_map(|(when, _)| when.as_ref())),
            _ => {}
        }
        found.extend(row.test.figures().iter().flatten().filter_map(|dated| match &dated.value {
            Figure::Is(expr, _) => Some(expr),
            Figure::Between { .. } => None,
        }));
    }
    found
}

/// Whether an expression reads the day other than by comparing it with fixed days; those days go to `dates`.
fn reads_the_day(expr: &Expr, programme: &Programme, dates: &mut Vec<Date>) -> bool {
    match expr {
        Expr::AsOf => true,
        Expr::Compare(_, left, right) => match (left.as_ref(), right.as_ref()) {
            (Expr::AsOf, fixed) | (fixed, Expr::AsOf) if fixed_days(fixed, programme, dates) => false,
            (left, right) => reads_the_day(left, programme, dates) || reads_the_day(right, programme, dates),
        },
        other => other.parts().into_iter().any(|part| reads_the_day(part, programme, dates)),
    }
}

fn fixed_days(expr: &Expr, programme: &Programme, dates: &mut Vec<Date>) -> bool {
    let mut fixed = |value: &Value<'_>| match value {
        Value::Date(date) => {
            dates.extend([*date, later_days(*date, 1)]);
            true
        }
        _ => false,
    };
    match expr {
        Expr::Literal(value) => fixed(value),
        Expr::Named(named) => programme.values[*named].values.iter().all(|dated| fixed(&dated.value)),
        _ => false,
    }
}

/// The days up to and including the last one before `day`.
#[must_use]
pub(super) fn eve(day: Date) -> Date {
    earlier_days(day, 1)
}
