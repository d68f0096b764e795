//! One question about one partner, with every measure worked out at most once.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::aggregate::aggregate;
use super::scope::{PartnerScope, RowScope};
use super::shelf::{Page, Shelf};
use super::tally::{Tally, can_be_tallied};
use crate::condition::Expr;
use crate::model::{Aggregate, How, OverRecords, Pool, Programme};
use crate::period::{Calendar, Days, Reach};
use crate::record::{Dating, PartnerId, Records, Sight, Table, TypeId, Value};

/// What a measure came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Measured {
    /// One number; none where it is undefined.
    One(Option<Decimal>),
    /// A number per key.
    ByKey(BTreeMap<String, Option<Decimal>>),
}

impl Measured {
    /// The number, where there is one.
    #[must_use]
    pub fn one(&self) -> Option<Decimal> {
        match self {
            Self::One(number) => *number,
            Self::ByKey(_) => None,
        }
    }
}

/// Everything a number depends on.
pub struct Question<'a> {
    /// The version of the programme.
    pub programme: &'a Programme,
    /// The facts.
    pub records: &'a Records,
    /// The partner.
    pub partner: PartnerId,
    /// As of which day, as known on which day.
    pub sight: Sight,
    /// The level held on each ladder.
    pub held: Vec<Option<usize>>,
    /// Only records with this value in this column (records without the column count).
    pub key: Option<(String, String)>,
    page: Rc<Page>,
    /// What was worked out already.
    pub(crate) shelf: Rc<Shelf>,
}

impl<'a> Question<'a> {
    /// A question about a partner.
    #[must_use]
    pub fn new(programme: &'a Programme, records: &'a Records, partner: PartnerId, sight: Sight) -> Self {
        Self::with(Rc::new(Shelf::default()), programme, records, partner, sight)
    }

    /// A question that shares what was worked out with others about the same partner, records and as-known-on date.
    #[must_use]
    pub fn with(shelf: Rc<Shelf>, programme: &'a Programme, records: &'a Records, partner: PartnerId, sight: Sight) -> Self {
        let page = shelf.page(programme, sight.as_of, None);
        Self { programme, records, partner, sight, held: vec![None; programme.ladders.len()], key: None, page, shelf }
    }

    /// The same question as of another day.
    #[must_use]
    pub fn on(&self, as_of: Date) -> Self {
        self.other(as_of, self.key.clone())
    }

    fn other(&self, as_of: Date, key: Option<(String, String)>) -> Self {
        let sight = Sight { as_of, ..self.sight };
        let page = self.shelf.page(self.programme, as_of, key.as_ref());
        Self { sight, key, page, held: self.held.clone(), shelf: Rc::clone(&self.shelf), ..*self }
    }

    /// The same question of a partner that holds these levels.
    #[must_use]
    pub fn holding(mut self, held: Vec<Option<usize>>) -> Self {
        self.held = held;
        self
    }

    /// The same question for one value of a column.
    #[must_use]
    pub fn within(&self, column: &str, value: &str) -> Self {
        self.other(self.sight.as_of, Some((column.to_owned(), value.to_owned())))
    }

    /// The calendar of the programme, with the partner's own anniversary.
    #[must_use]
    pub fn calendar(&self) -> Calendar {
        calendar(self.programme, self.joined())
    }

    /// The day the partner joined.
    #[must_use]
    pub fn joined(&self) -> Option<Date> {
        self.date_attribute("joined")
    }

    /// A column of the partner that holds a day.
    #[must_use]
    pub fn date_attribute(&self, column: &str) -> Option<Date> {
        self.records.date_attribute(self.partner, column, self.sight)
    }

    /// Takes what a measure comes to from elsewhere: who tells has worked it out by the same definition, on the same facts.
    #[must_use]
    pub fn knowing(self, measure: usize, comes_to: Measured) -> Self {
        self.page.know(measure, comes_to);
        self
    }

    /// What a measure comes to.
    #[must_use]
    pub fn measure(&self, measure: usize) -> Rc<Measured> {
        self.page.measure(measure, || self.work_out(measure))
    }

    /// The value of a formula about the partner.
    pub fn value<'e>(&'e self, expr: &'e Expr) -> Value<'e> {
        expr.value(&PartnerScope::new(self))
    }

    /// Whether a condition about the partner holds.
    #[must_use]
    pub fn holds(&self, condition: &Expr) -> bool {
        self.value(condition).is_true()
    }

    /// The days a measure looks at; none for formulas, or where the partner's joining day is not known.
    #[must_use]
    pub fn days(&self, measure: usize) -> Option<Days> {
        match &self.programme.measures[measure].how {
            How::Records(over) => over.over.days(&self.calendar(), self.sight.as_of),
            _ => None,
        }
    }

    /// The rows that count for a measure over records, with the number each gives, oldest first.
    #[must_use]
    pub fn contributions(&self, measure: usize) -> Vec<(TypeId, u32, Value<'_>)> {
        let How::Records(over) = &self.programme.measures[measure].how else { return vec![] };
        let mut found = vec![];
        self.rows(over, &mut |row, table| {
            let value = over
                .of
                .as_ref()
                .map_or(Value::Number(Decimal::ONE), |of| of.value(&RowScope { question: self, table, row: Some(row) }).into_owned());
            found.push((over.record, row, value));
        });
        found
    }

    /// Whether the rows of a level hold: worked out where that is not known yet.
    pub(crate) fn level_holds(&self, level: (usize, usize), work_out: impl FnOnce() -> bool) -> bool {
        self.page.level(level, &self.held, work_out)
    }

    fn work_out(&self, measure: usize) -> Measured {
        let definition = &self.programme.measures[measure];
        match &definition.how {
            How::People(which) => Measured::One(Some(Decimal::from(self.people(which).len()))),
            How::Records(over) => self.tallied(measure, over).map_or_else(|| self.over_records(over), |sum| Measured::One(Some(sum))),
            How::Formula(expr) => match &self.programme.names.measures[measure].per {
                None => Measured::One(self.value(expr).number()),
                Some(_) => {
                    let keys = self.keys(&expr.measures());
                    Measured::ByKey(
                        keys.into_iter()
                            .map(|key| {
                                let value = self.keyed(expr, &key).number();
                                (key, value)
                            })
                            .collect(),
                    )
                }
            },
            How::Each { aggregate: kind, of, filter, keys_of, .. } => {
                let mut values = vec![];
                for key in self.keys(keys_of) {
                    if filter.as_ref().is_none_or(|filter| self.keyed(filter, &key).is_true()) {
                        values.push(of.as_ref().map_or(Value::Number(Decimal::ONE), |of| self.keyed(of, &key).into_owned()));
                    }
                }
                Measured::One(aggregate(*kind, values))
            }
        }
    }

    fn keyed<'e>(&'e self, expr: &'e Expr, key: &'e str) -> Value<'e> {
        expr.value(&PartnerScope { key: Some(key), ..PartnerScope::new(self) })
    }

    /// The keys that occur in measures kept per a column.
    fn keys(&self, measures: &[usize]) -> BTreeSet<String> {
        let mut keys = BTreeSet::new();
        for measure in measures {
            if let Measured::ByKey(values) = self.measure(*measure).as_ref() {
                keys.extend(values.keys().cloned());
            }
        }
        keys
    }

    /// The number of a measure for a key: what none gives where the key does not occur.
    pub(super) fn measure_of_key(&self, measure: usize, key: Option<&str>) -> Option<Decimal> {
        match (self.measure(measure).as_ref(), key) {
            (Measured::One(number), _) => *number,
            (Measured::ByKey(values), Some(key)) => match values.get(key) {
                Some(number) => *number,
                None => match &self.programme.measures[measure].how {
                    How::Records(over) => aggregate(over.aggregate, std::iter::empty::<Value<'_>>()),
                    _ => None,
                },
            },
            (Measured::ByKey(_), None) => None,
        }
    }

    fn over_records(&self, over: &OverRecords) -> Measured {
        let value = |row: u32, table: &'a Table| match &over.of {
            None => Value::Number(Decimal::ONE),
            Some(of) => of.value(&RowScope { question: self, table, row: Some(row) }),
        };
        let Some(per) = over.per else {
            if over.aggregate == Aggregate::Sum {
                return Measured::One(self.sum(over));
            }
            let mut values = vec![];
            self.rows(over, &mut |row, table| values.push((table.from(row), value(row, table))));
            values.sort_by_key(|(date, _)| *date);
            return Measured::One(aggregate(over.aggregate, values.into_iter().map(|(_, value)| value)));
        };
        let mut groups: BTreeMap<String, Vec<Value<'_>>> = BTreeMap::new();
        self.rows(over, &mut |row, table| {
            let key = table.value(row, per);
            if key != Value::Null {
                groups.entry(key.plain()).or_default().push(value(row, table));
            }
        });
        Measured::ByKey(groups.into_iter().map(|(key, values)| (key, aggregate(over.aggregate, values))).collect())
    }

    /// A sum or a count from what was added up before; none where that is not to be had.
    fn tallied(&self, measure: usize, over: &OverRecords) -> Option<Decimal> {
        // With a key, only some of the records count.
        self.key.is_none().then_some(())?;
        let days = over.over.days(&self.calendar(), self.sight.as_of)?;
        let table = self.records.table(over.record);
        let mut sum = Decimal::ZERO;
        for partner in self.pool(over.pool) {
            let add_up = || if can_be_tallied(self, over) { Tally::of(self, over, partner) } else { None };
            let tally = self.shelf.tally(self.programme, measure, partner, add_up)?;
            sum = sum.checked_add(tally.within(&table.rows_within(partner, days))?)?;
        }
        Some(sum.normalize())
    }

    fn sum(&self, over: &OverRecords) -> Option<Decimal> {
        let mut sum = Some(Decimal::ZERO);
        self.rows(over, &mut |row, table| {
            let number = match &over.of {
                Some(of) => of.value(&RowScope { question: self, table, row: Some(row) }).number(),
                None => Some(Decimal::ONE),
            };
            if let Some(number) = number {
                sum = sum.and_then(|sum| sum.checked_add(number));
            }
        });
        sum.map(|sum| sum.normalize())
    }

    /// Calls `visit` for every row that counts.
    fn rows(&self, over: &OverRecords, visit: &mut dyn FnMut(u32, &'a Table)) {
        let Some(days) = over.over.days(&self.calendar(), self.sight.as_of) else { return };
        let table = self.records.table(over.record);
        let kind = self.records.schema().get(over.record);
        let key = self.key.as_ref().and_then(|(column, value)| kind.column(column).map(|column| (column, value.as_str())));
        let mut take = |row: u32| {
            let counts = table.visible(row, self.sight)
                && key.is_none_or(|(column, value)| table.value(row, column).plain() == value)
                && over.filter.as_ref().is_none_or(|filter| filter.value(&RowScope { question: self, table, row: Some(row) }).is_true());
            if counts {
                visit(row, table);
            }
        };
        for partner in self.pool(over.pool) {
            if over.over.reach == Reach::OnTheDay && kind.dating == Dating::Span {
                table.rows_open(partner, days.to).for_each(&mut take);
            } else {
                table.rows_within(partner, days).for_each(&mut take);
            }
        }
    }

    /// The partners whose records count.
    pub(super) fn pool(&self, pool: Pool) -> Vec<PartnerId> {
        match pool {
            Pool::Partner => vec![self.partner],
            Pool::Group => self.records.group(self.partner, self.sight),
        }
    }
}

/// The calendar of a programme for a partner that joined on a day.
#[must_use]
pub(crate) fn calendar(programme: &Programme, joined: Option<Date>) -> Calendar {
    Calendar { year_start: programme.year_start.unwrap_or((1, 1)), joined }
}
