//! What an incentive comes to for one partner and period, by the facts: a pure question, nothing is booked here.
//!
//! The audience decides whether anything is earned; what counts is measured against the bands; the reached band is applied to what is paid on, as the mode
//! says; other incentives on the same sale, limits, guarantees and gates change it; it is rounded once, at the end. Every step is a [`Line`], and the
//! lines together are the amount, to the last place: [`Earned`] is its own reason.

mod asking;
mod bands;
mod before;
mod deal;
mod earner;
mod fund;
mod limits;
mod line;
mod lot;
mod next;
mod others;
mod plain;
mod rates;
mod reads;
mod stack;
mod sums;

use jiff::civil::Date;
use rust_decimal::Decimal;

pub use deal::{Protection, protection};
use earner::Asking;
pub use earner::Earner;
pub use fund::{claim_days, earn_days, use_days};
pub use line::{Line, Rate, What};
pub use lot::{LookedAt, NotPaid};
pub use next::NextBand;
pub use reads::columns_read;
pub use sums::{Known, Plan};

use crate::measure::Question;
use crate::model::{Audience, History, Incentive, Need};
use crate::period::Days;

/// What an incentive came to, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Earned {
    /// The days that are settled together.
    pub days: Days,
    /// What is earned, to the minor unit of the programme's currency; in pieces where goods are given.
    pub amount: Decimal,
    /// Free goods are given, no money.
    pub goods: bool,
    /// It is earned, and waits for what is missing.
    pub held: bool,
    /// What was reached in the bands: once, or for each product, customer or the like that fills them by itself.
    pub reached: Vec<Reached>,
    /// What of the base lay beyond its limit and is not paid on.
    pub beyond: Decimal,
    /// The steps; their amounts together are the amount.
    pub lines: Vec<Line>,
    /// What each person is paid, where persons are: together the amount.
    pub persons: Vec<(String, Decimal)>,
    /// What is missing of what it needs.
    pub missing: Vec<Need>,
    /// Why nothing is earned, where that is so.
    pub not_earned: Option<NotEarned>,
}

impl Earned {
    /// The sum of what is paid on.
    #[must_use]
    pub fn paid_on(&self) -> Decimal {
        self.reached.iter().fold(Decimal::ZERO, |sum, own| sum.saturating_add(own.paid_on))
    }

    /// What is earned before it is rounded.
    #[must_use]
    pub fn exact(&self) -> Decimal {
        let rounding = self.lines.iter().filter(|line| line.what == What::Rounding);
        rounding.fold(self.amount, |sum, line| sum.saturating_sub(line.amount))
    }

    fn nothing(days: Days, why: NotEarned) -> Self {
        Self {
            days,
            amount: Decimal::ZERO,
            goods: false,
            held: false,
            reached: vec![],
            beyond: Decimal::ZERO,
            lines: vec![],
            persons: vec![],
            missing: vec![],
            not_earned: Some(why),
        }
    }
}

/// What fills the bands together, and how far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reached {
    /// The product, product group, customer or the like; none where everything fills them together.
    pub of: Option<String>,
    /// The sum of what counts towards the target.
    pub counted: Decimal,
    /// The sum of what is paid on.
    pub paid_on: Decimal,
    /// The pieces that are paid on.
    pub pieces: Decimal,
    /// The target or baseline, where there is one.
    pub target: Option<Decimal>,
    /// What was reached, in the measure of the bands.
    pub reached: Option<Decimal>,
    /// The place of the band reached.
    pub band: Option<usize>,
}

/// Why an incentive is not earned at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotEarned {
    /// The partner does not belong to the audience.
    NotInAudience,
    /// It has no target.
    NoTarget,
    /// Something it needs is not in order.
    Missing,
    /// It did not enrol in time.
    NotEnrolled,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The partner has no target, and the programme says that then nothing can be calculated.
    NoTarget {
        /// The incentive.
        incentive: String,
        /// The partner.
        partner: String,
        /// The days.
        days: Days,
    },
    /// A number grew past the 28 digits that can be held exactly.
    TooLarge {
        /// The incentive.
        incentive: String,
        /// The partner.
        partner: String,
        /// The days.
        days: Days,
    },
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoTarget { incentive, partner, days } => {
                write!(f, "`{partner}` has no target for `{incentive}` from {} to {}", days.from, days.to)
            }
            Self::TooLarge { incentive, partner, days } => write!(
                f,
                "`{incentive}` of `{partner}` from {} to {}: a number grows past the 28 digits that can be held exactly",
                days.from, days.to
            ),
        }
    }
}

/// A number grew past what can be held exactly.
struct TooLarge;

/// The days that are settled together with a day.
fn settled_together(history: &History, incentive: &Incentive, day: Date) -> Option<Days> {
    let calendar = crate::measure::calendar(history.on(day), None);
    incentive.period.map_or(Some(Days { from: day, to: day }), |period| calendar.period(period, day))
}

/// So many percent of an amount.
fn percent(amount: Decimal, rate: Decimal) -> Option<Decimal> {
    amount.checked_mul(rate)?.checked_div(Decimal::ONE_HUNDRED)
}

/// Whether the partner belongs to an audience; levels of the day of a sale are looked at line by line.
fn in_audience(question: &Question<'_>, audience: &Audience, level_on_sale_date: bool) -> bool {
    let day = question.sight.as_of;
    let dates = audience.from.is_none_or(|from| from <= day) && audience.until.is_none_or(|until| day <= until);
    let level = level_on_sale_date || at_level(question, audience);
    dates && level && audience.conditions.iter().all(|condition| question.holds(condition))
}

fn at_level(question: &Question<'_>, audience: &Audience) -> bool {
    audience
        .levels
        .as_ref()
        .is_none_or(|(ladder, levels)| question.held.get(*ladder).copied().flatten().is_some_and(|held| levels.get(held) == Some(&true)))
}

/// The ladder whose levels rates are given by.
pub(crate) fn ladder_of(incentive: &Incentive) -> usize {
    incentive.audience.levels.as_ref().map_or(incentive.ladder, |(ladder, _)| *ladder)
}
