//! Who earns, and by what is known: the door to everything an incentive comes to.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::lot::{self, LookedAt};
use super::rates::Terms;
use super::sums::{Known, Sums};
use super::{Earned, Refusal, fund, settled_together};
use crate::measure::{Question, Shelf};
use crate::model::{History, Incentive, Programme};
use crate::money::{Rounding, minor_places};
use crate::period::{Days, later_days};
use crate::record::{PartnerId, Records, Sight};
use crate::standing;

/// A partner as known on a day. What was worked out for one incentive serves the others.
#[derive(Clone)]
pub struct Earner<'a> {
    history: &'a History,
    records: &'a Records,
    partner: PartnerId,
    known_on: Date,
    memory: Rc<Memory>,
}

/// What was worked out before.
#[derive(Default)]
struct Memory {
    shelf: Rc<Shelf>,
    held: RefCell<BTreeMap<Date, Vec<Option<usize>>>>,
    /// Sums that were handed over instead of records.
    sums: RefCell<BTreeMap<(String, Days), Sums>>,
}

/// Who is asked about, and the days that are settled together.
pub(super) struct Asking<'a> {
    pub(super) history: &'a History,
    pub(super) records: &'a Records,
    pub(super) partner: PartnerId,
    pub(super) known_on: Date,
    pub(super) days: Days,
    /// The period is not over: guarantees do not hold yet.
    pub(super) so_far: bool,
    /// What if so much more were sold, on the last day: money, or pieces where bands are measured in pieces.
    pub(super) more: Option<Decimal>,
    memory: Rc<Memory>,
}

impl<'a> Earner<'a> {
    /// The partner as known on a day.
    #[must_use]
    pub fn new(history: &'a History, records: &'a Records, partner: PartnerId, known_on: Date) -> Self {
        Self { history, records, partner, known_on, memory: Rc::default() }
    }

    /// What an incentive comes to in the period that holds `day`; one that is settled by sale, in the sales of that day. None where the version then in force has no
    /// incentive of this id.
    ///
    /// # Errors
    /// [`Refusal`] when a target is missing that the programme insists on, or a number cannot be held exactly.
    pub fn earned(&self, id: &str, day: Date) -> Result<Option<Earned>, Refusal> {
        self.asking(id, day).map(|(own, asking)| asking.earned(own)).transpose()
    }

    /// The incentive as the version in force at the end of the period that holds a day says it, and the period.
    pub(super) fn asking(&self, id: &str, day: Date) -> Option<(&'a Incentive, Asking<'a>)> {
        let days = settled_together(self.history, incentive(self.history.on(day), id)?, day)?;
        Some((incentive(self.history.on(days.to), id)?, self.within(days)))
    }

    /// What an incentive comes to in these days: one answer, or for one that is settled by sale, one for each day with sales. Days that end before the period does
    /// give what is to be booked so far.
    ///
    /// # Errors
    /// As for [`Earner::earned`].
    pub fn earned_within(&self, id: &str, days: Days) -> Result<Vec<Earned>, Refusal> {
        let Some(last) = incentive(self.history.on(days.to), id) else { return Ok(vec![]) };
        if last.period.is_some() {
            let whole = Self::settled_with(self.history, id, days.from).is_some_and(|own| own.to <= days.to);
            if whole {
                return Ok(self.earned(id, days.to)?.into_iter().collect());
            }
            return Asking { so_far: true, ..self.within(days) }.earned(last).map(|earned| vec![earned]);
        }
        let table = self.records.table(last.record);
        let mut dates: Vec<Date> = table.rows_within(self.partner, days).map(|row| table.from(row)).collect();
        dates.dedup();
        dates.into_iter().filter_map(|date| self.earned(id, date).transpose()).collect()
    }

    /// What every incentive, or one of them, of the version in force on the last of these days comes to, in the programme's order: the periods that end within the days, and of those
    /// that are settled by sale each day with sales.
    ///
    /// # Errors
    /// As for [`Earner::earned`].
    pub fn all_within(&self, days: Days, only: Option<&str>) -> Result<Vec<(&'a Incentive, Earned)>, Refusal> {
        let all = self.history.on(days.to).incentives.iter();
        let mut incentives: Vec<&Incentive> = all.filter(|own| only.is_none_or(|id| own.id == id)).collect();
        incentives.sort_by_key(|own| own.order);
        let mut all = vec![];
        for own in incentives {
            if own.period.is_none() {
                all.extend(self.earned_within(&own.id, days)?.into_iter().map(|earned| (own, earned)));
                continue;
            }
            let mut day = days.from;
            while let Some(period) = settled_together(self.history, own, day).filter(|period| period.to <= days.to) {
                all.extend(self.earned(&own.id, day)?.map(|earned| (own, earned)));
                day = later_days(period.to, 1);
            }
        }
        Ok(all)
    }

    /// Every record that an incentive looks at in the period that holds a day, with what of it is paid on and what counts.
    #[must_use]
    pub fn looked_at(&self, id: &str, day: Date) -> Vec<LookedAt<'a>> {
        let Some(own) = incentive(self.history.on(day), id) else { return vec![] };
        let Some(days) = settled_together(self.history, own, day) else { return vec![] };
        let asking = self.within(days);
        let question = asking.question(days.to);
        lot::looked_at(&asking, &question, own)
    }

    /// What accrues in a fund in the earning period that holds a day: nothing where it stays below the minimum and becomes something else.
    ///
    /// # Errors
    /// [`Refusal`] when an incentive it accrues from cannot be calculated.
    pub fn accrued(&self, id: &str, day: Date) -> Result<Option<Decimal>, Refusal> {
        fund::accrued(self, id, day)
    }

    /// What accrues from sales at a fund's own rate in the earning period that holds a day, rounded.
    ///
    /// # Errors
    /// [`Refusal`] when a number cannot be held exactly.
    pub fn accrued_at_own_rate(&self, id: &str, day: Date) -> Result<Option<Decimal>, Refusal> {
        let programme = self.programme(day);
        let Some(own) = programme.funds.iter().find(|fund| fund.id == id) else { return Ok(None) };
        let Some(days) = fund::earn_days(programme, own, day) else { return Ok(None) };
        let rounding = programme.rounding.unwrap_or(Rounding::HalfAwayFromZero);
        let exact = fund::by_rate(&self.within(days), own)?;
        Ok(Some(rounding.apply(exact, minor_places(&programme.currency))))
    }

    /// The smallest amount of an incentive that is paid, and what becomes of less, in the file's words.
    #[must_use]
    pub fn minimum_payout(&self, id: &str, day: Date) -> Option<(Decimal, &'a str)> {
        let own = incentive(self.history.on(day), id)?;
        let minimum = own.minimum_payout.as_ref()?;
        let question = self.within(Days { from: day, to: day }).question(day);
        let amount = Terms { question: &question, incentive: own, enrolment: None }.limit(&minimum.amount)?;
        Some((amount, minimum.below.as_str()))
    }

    /// The smallest accrual of a fund that stays one, and what becomes of less, in the file's words.
    #[must_use]
    pub fn smallest_accrual(&self, id: &str, day: Date) -> Option<(Decimal, &'a str)> {
        let own = self.programme(day).funds.iter().find(|fund| fund.id == id)?;
        Some((fund::smallest(own, day), own.minimum.as_ref()?.below.as_str()))
    }

    /// The first day on which what was accrued on a day is gone, where unused money is forfeited.
    #[must_use]
    pub fn expires(&self, id: &str, day: Date) -> Option<Date> {
        let programme = self.programme(day);
        let own = programme.funds.iter().find(|fund| fund.id == id && fund.unused.as_deref() == Some("forfeited"))?;
        fund::claim_days(programme, own, day).map(|days| later_days(days.to, 1))
    }

    /// The days that are settled in one run with a day: those of the incentive's period, or the month where each sale is settled by itself.
    #[must_use]
    pub fn settled_with(history: &History, id: &str, day: Date) -> Option<Days> {
        let own = incentive(history.on(day), id)?;
        match own.period {
            Some(_) => settled_together(history, own, day),
            None => Some(Days { from: day.first_of_month(), to: day.last_of_month() }),
        }
    }

    /// The levels held on a day, on each ladder.
    #[must_use]
    pub fn held(&self, day: Date) -> Vec<Option<usize>> {
        self.within(Days { from: day, to: day }).question(day).held
    }

    pub(super) fn learn(&self, known: Known) {
        let Known { day, own, sums, held } = known;
        self.memory.held.borrow_mut().insert(day, held);
        let question = self.within(Days { from: day, to: day }).question(day);
        own.into_iter().fold(question, |question, (measure, comes_to)| question.knowing(measure, comes_to));
        self.memory.sums.borrow_mut().extend(sums.into_iter().map(|(incentive, days, sums)| ((incentive, days), sums)));
    }

    pub(super) fn programme(&self, day: Date) -> &'a Programme {
        self.history.on(day)
    }

    pub(super) fn within(&self, days: Days) -> Asking<'a> {
        let Self { history, records, partner, known_on, .. } = *self;
        Asking { history, records, partner, known_on, days, so_far: false, more: None, memory: Rc::clone(&self.memory) }
    }
}

fn incentive<'a>(programme: &'a Programme, id: &str) -> Option<&'a Incentive> {
    programme.incentives.iter().find(|incentive| incentive.id == id)
}

impl<'a> Asking<'a> {
    /// The partner as it stood on a day.
    pub(super) fn question(&self, day: Date) -> Question<'a> {
        let sight = Sight { as_of: day, known_on: self.known_on };
        let shelf = &self.memory.shelf;
        let known = self.memory.held.borrow().get(&day).cloned();
        let held = known.unwrap_or_else(|| {
            let held = standing::held(self.history, self.records, self.partner, sight, shelf);
            self.memory.held.borrow_mut().insert(day, held.clone());
            held
        });
        Question::with(Rc::clone(shelf), self.history.on(day), self.records, self.partner, sight).holding(held)
    }

    /// What was handed over of an incentive's records, where it was.
    pub(super) fn sums(&self, incentive: &Incentive) -> Option<Sums> {
        let sums = self.memory.sums.borrow();
        if sums.is_empty() { None } else { sums.get(&(incentive.id.clone(), self.days)).copied() }
    }

    /// The same if so much more were sold.
    pub(super) fn what_if(self, more: Decimal) -> Self {
        Self { more: Some(more), ..self }
    }

    /// The same partner in other days.
    pub(super) fn within(&self, days: Days) -> Self {
        let Self { history, records, partner, known_on, .. } = *self;
        Self { history, records, partner, known_on, days, so_far: false, more: None, memory: Rc::clone(&self.memory) }
    }
}
