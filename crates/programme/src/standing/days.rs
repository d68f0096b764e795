//! The days on which anything about a partner can change.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::measure::Question;
use crate::model::{Dated, Figure, How, Test};
use crate::period::{Days, Duration, Period, Reach, earlier_days, later_days};
use crate::record::{PartnerId, Records};

/// Every day of the range on which an answer about the partner can differ from the day before, and the first day of the range. Between two of
/// them every measure, condition and duty stays as it is.
#[must_use]
pub fn change_days(question: &Question<'_>, days: Days) -> Vec<Date> {
    let rhythm = Rhythm::of(question);
    let mut found: BTreeSet<Date> = BTreeSet::from([days.from]);
    let mut note = |day: Date| {
        if days.contains(day) {
            found.insert(day);
        }
    };
    for day in record_days(question.records, &question.records.group(question.partner)) {
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
        rhythm.daily |= reads_the_day(question);
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

fn reads_the_day(question: &Question<'_>) -> bool {
    use crate::condition::Expr;
    let mut reads = false;
    let mut look = |expr: &Expr| expr.walk(&mut |part| reads |= *part == Expr::AsOf);
    for measure in &question.programme.measures {
        match &measure.how {
            How::Formula(expr) => look(expr),
            How::Records(over) => over.of.iter().chain(&over.filter).for_each(&mut look),
            How::People(which) => std::iter::once(&which.who).chain(&which.holding).for_each(&mut look),
            How::Each { of, filter, .. } => of.iter().chain(filter).for_each(&mut look),
        }
    }
    for row in &question.programme.requirements {
        row.only_if.iter().for_each(&mut look);
        if let Test::Condition(expr, _) = &row.test {
            look(expr);
        }
        for dated in row.test.figures().iter().flatten() {
            if let Figure::Is(expr, _) = &dated.value {
                look(expr);
            }
        }
    }
    reads
}

/// The days up to and including the last one before `day`.
#[must_use]
pub(super) fn eve(day: Date) -> Date {
    earlier_days(day, 1)
}
