//! Putting a statement together.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::record::{Rate, records};
use super::{Account, Accrual, Booked, Earning, Next, Statement};
use crate::incentive::{Earned, Earner, NotEarned, Refusal, claim_days, use_days};
use crate::ledger::books::{Books, Outcome, Run, Told};
use crate::model::{History, Incentive};
use crate::period::{Days, later_days};
use crate::record::{PartnerId, Records, Schema, Sight};

/// What a statement is asked of.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The programme.
    pub history: &'a History,
    /// The facts, with the partner's sales.
    pub records: &'a Records,
    /// The partner.
    pub partner: PartnerId,
    /// The period.
    pub days: Days,
    /// The day up to which the books were made.
    pub as_of: Date,
    /// The books.
    pub books: &'a Books,
    /// What one unit of a currency is worth in the programme's own on a day, and from which day the rate is.
    pub rate: &'a Rate<'a>,
}

/// The statement of a partner: incentives whose own period ends within the period asked about, and the account from its first day on.
///
/// # Errors
/// [`Refusal`] where something that is not booked yet cannot be calculated.
pub fn statement<'a>(asked: &Asked<'a>) -> Result<Statement<'a>, Refusal> {
    let Asked { history, records, partner, days, as_of, books, .. } = *asked;
    let programme = history.on(days.to);
    let id = records.id(partner);
    let sight = Sight { as_of: days.to.min(as_of), known_on: as_of };
    let attribute = |name: &str| {
        let column = records.schema().get(Schema::PARTNER).column(name);
        column.map_or(String::new(), |column| records.attribute(partner, column, sight).plain())
    };
    let mut told = Statement {
        programme,
        partner: id.to_owned(),
        name: attribute("name"),
        country: attribute("country"),
        days,
        as_of,
        earnings: vec![],
        accruals: vec![],
        account: Account::of(&books.ledger, id, &programme.currency, Days { from: days.from.min(as_of), to: as_of }),
        next: next(asked)?,
        disputes: super::dispute::disputes(records, partner, days.from, as_of),
    };
    for (run, outcome) in last_outcomes(books, id, days) {
        asked.add_booked(&mut told, run, outcome);
    }
    asked.add_unbooked(&mut told)?;
    let order = |own: &Earning<'_>| {
        let place = programme.incentives.iter().position(|incentive| incentive.id == own.incentive.id);
        (place.unwrap_or(usize::MAX), own.days)
    };
    told.earnings.sort_by_key(order);
    told.accruals.sort_by(|a, b| (&a.fund, a.days).cmp(&(&b.fund, b.days)));
    Ok(told)
}

/// What runs found last about what a partner earned in days that end within a period.
fn last_outcomes<'b>(books: &'b Books, partner: &str, days: Days) -> Vec<(&'b Run, &'b Outcome)> {
    let mut last: Vec<(&Run, &Outcome)> = vec![];
    for run in &books.runs {
        for outcome in run.outcomes.iter().filter(|own| own.partner == partner && days.contains(own.days.to)) {
            last.retain(|(_, own)| (&own.rule, own.days) != (&outcome.rule, outcome.days));
            last.push((run, outcome));
        }
    }
    last
}

impl<'a> Asked<'a> {
    fn incentive(&self, id: &str, day: Date) -> Option<&'a Incentive> {
        self.history.on(day).incentives.iter().find(|own| own.id == id)
    }

    fn records_of(&self, incentive: &Incentive, days: Days, known_on: Date) -> Vec<super::Record<'a>> {
        let earner = Earner::new(self.history, self.records, self.partner, known_on);
        let currency = &self.history.on(days.to).currency;
        let of = |day: Date| records(&earner, self.records, incentive, (self.partner, day, currency), self.rate);
        if incentive.period.is_some() {
            return of(days.to);
        }
        let mut all = vec![];
        let mut day = days.from;
        while day <= days.to {
            all.extend(of(day));
            day = later_days(day, 1);
        }
        all
    }

    fn add_booked(&self, told: &mut Statement<'a>, run: &Run, outcome: &Outcome) {
        let (entries, stands) = self.books.booked(&outcome.partner, &outcome.rule, outcome.days);
        let booked = Some(Booked { on: run.on, run: run.name(), entries, stands });
        match &outcome.told {
            Told::Incentive(earned) => {
                let Some(incentive) = self.incentive(&outcome.rule, outcome.days.to).filter(|_| takes_part(earned)) else { return };
                let records = self.records_of(incentive, outcome.days, run.known_on);
                told.earnings.push(Earning { incentive, days: outcome.days, earned: earned.clone(), booked, records });
            }
            Told::Fund(amount) if !amount.is_zero() => told.accruals.push(self.accrual(&outcome.rule, outcome.days, *amount, booked)),
            Told::Fund(_) => {}
        }
    }

    fn accrual(&self, fund: &str, days: Days, amount: Decimal, booked: Option<Booked>) -> Accrual {
        let programme = self.history.on(days.to);
        let own = programme.funds.iter().find(|own| own.id == fund);
        let used = own.and_then(|own| use_days(programme, own, days.to));
        let claimed = own.and_then(|own| claim_days(programme, own, days.to));
        Accrual { fund: fund.to_owned(), days, amount, used, claimed, booked }
    }

    /// What has ended or begun and no run has looked at: as it stands by what is known on the day of the statement.
    fn add_unbooked(&self, told: &mut Statement<'a>) -> Result<(), Refusal> {
        let earner = Earner::new(self.history, self.records, self.partner, self.as_of);
        for incentive in &self.history.on(self.days.to).incentives {
            // Before the programme there is nothing.
            let mut day = self.history.versions().first().map_or(self.days.from, |version| version.effective.max(self.days.from));
            while let Some(days) = Earner::settled_with(self.history, &incentive.id, day).filter(|_| day <= self.days.to.min(self.as_of)) {
                day = later_days(days.to, 1);
                let known = told.earnings.iter().any(|own| own.incentive.id == incentive.id && own.days == days);
                let booked = !self.books.booked(&told.partner, &incentive.id, days).0.is_empty();
                if known || booked || days.to > self.days.to {
                    continue;
                }
                let earned = earner.earned_within(&incentive.id, days)?;
                if takes_part(&earned) {
                    let records = self.records_of(incentive, days, self.as_of);
                    told.earnings.push(Earning { incentive, days, earned, booked: None, records });
                }
            }
        }
        Ok(())
    }
}

/// Whether there is anything to tell: the partner takes part, and there is an amount or what it would be paid on.
fn takes_part(earned: &[Earned]) -> bool {
    earned.iter().any(|own| own.not_earned != Some(NotEarned::NotInAudience))
}

/// What more would be worth, in every period that runs on the day of the statement.
fn next<'a>(asked: &Asked<'a>) -> Result<Vec<Next<'a>>, Refusal> {
    let earner = Earner::new(asked.history, asked.records, asked.partner, asked.as_of);
    let mut all = vec![];
    for incentive in &asked.history.on(asked.as_of).incentives {
        let Some(days) = incentive.period.and_then(|_| Earner::settled_with(asked.history, &incentive.id, asked.as_of)) else { continue };
        if days.to <= asked.as_of {
            continue;
        }
        all.extend(earner.next_band(&incentive.id, asked.as_of)?.map(|band| Next { incentive, days, band }));
    }
    all.sort_by_key(|own| std::cmp::Reverse(own.band.worth));
    Ok(all)
}
