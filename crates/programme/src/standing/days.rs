//! The days on which anything about a partner can change.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::condition::Expr;
use crate::measure::Question;
use crate::model::{Asked, Dated, Figure, How, Pool, Programme, Qualifies, Test};
use crate::period::{Days, Duration, Period, Reach, Window, earlier_days, later_days};
use crate::record::{PartnerId, Records, Value};

/// Every day of the range on which an answer about the partner can differ from the day before, and the first day of the range. Between two of
/// them every measure, condition and duty stays as it is.
#[must_use]
pub fn change_days(question: &Question<'_>, days: Days) -> Vec<Date> {
    question.shelf.change_days(question.programme, days, |days| work_out(question, days))
}

fn work_out(question: &Question<'_>, days: Days) -> Vec<Date> {
    let rhythm = Rhythm::of(question);
    let partners = if rhythm.pools { question.records.ever_grouped(question.partner) } else { vec![question.partner] };
    let records = record_days(question.records, &partners);
    // Before the first record and the programme's first day nothing changes.
    let first = records
        .range(later_days(Date::MIN, 1)..)
        .next()
        .map_or(question.programme.effective, |first| question.programme.effective.min(*first));
    let from = days.from.max(earlier_days(first, 1)).min(days.to);
    // What a longer look back sees begin or end there is felt here.
    let back = rhythm.shifts.iter().chain(&rhythm.looks_back).map(|length| length.before(from)).min().unwrap_or(from);
    let near = work_out_plainly(question, &rhythm, &records, Days { from: earlier_days(back, 4), to: days.to });
    let mut found: BTreeSet<Date> = BTreeSet::from([days.from]);
    for day in near {
        found.insert(day);
        // A requirement that looks at many days sees a change until its window has moved past it.
        for length in &rhythm.looks_back {
            (-3..=3).for_each(|shift| {
                found.insert(later_days(length.after(day), shift));
            });
        }
    }
    found.into_iter().filter(|day| days.contains(*day)).collect()
}

/// The days on which an answer about one day can change.
fn work_out_plainly(question: &Question<'_>, rhythm: &Rhythm, records: &BTreeSet<Date>, days: Days) -> BTreeSet<Date> {
    let mut found: BTreeSet<Date> = BTreeSet::from([days.from]);
    let mut note = |day: Date| {
        if days.contains(day) {
            found.insert(day);
        }
    };
    for day in records {
        note(*day);
        for length in &rhythm.lengths {
            // A window forgets a day when it has moved past it; month ends make that a matter of up to three days.
            let gone = length.after(*day);
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
    found
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
    /// Lengths of windows on each day of which something is asked.
    looks_back: Vec<Duration>,
    /// Records of other partners count.
    pools: bool,
    daily: bool,
}

impl Rhythm {
    fn of(question: &Question<'_>) -> Self {
        let programme = question.programme;
        let mut rhythm =
            Self { lengths: vec![], shifts: vec![], periods: vec![], dates: vec![], looks_back: vec![], pools: false, daily: false };
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
        for row in &programme.requirements {
            match row.asked {
                Asked::OnAnyDay(window) => rhythm.looks_back_over(window),
                Asked::InEach(_, period) => rhythm.periods.push(period),
                Asked::OnTheDay => {}
            }
        }
        for qualifies in programme.ladders.iter().flat_map(|ladder| &ladder.qualifies) {
            if let Qualifies::AnyDay(window) = qualifies.value {
                rhythm.looks_back_over(window);
            }
            rhythm.turning(qualifies);
        }
        rhythm.pools = pools(programme);
        rhythm.periods.sort_unstable();
        rhythm.periods.dedup();
        rhythm
    }

    /// Something is asked on each day of a window.
    fn looks_back_over(&mut self, window: Window) {
        self.periods.extend(window.period());
        self.shifts.extend(window.earlier);
        self.looks_back.extend(window.earlier);
        if let Reach::Rolling(length) = window.reach {
            self.looks_back.push(length);
            self.daily |= window.earlier.is_some();
        }
    }

    fn turning<T>(&mut self, dated: &Dated<T>) {
        self.dates.extend(dated.from);
        self.dates.extend(dated.until.map(|until| later_days(until, 1)));
    }
}

/// Whether records of other partners of the group count anywhere.
fn pools(programme: &Programme) -> bool {
    let measures = programme.measures.iter().any(|measure| match &measure.how {
        How::Records(over) => over.pool == Pool::Group,
        How::People(which) => which.pool == Pool::Group,
        How::Formula(_) | How::Each { .. } => false,
    });
    let slots = programme
        .requirements
        .iter()
        .any(|row| matches!(&row.test, Test::People { slots, .. } if slots.iter().any(|slot| slot.people.pool == Pool::Group)));
    measures || slots
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
