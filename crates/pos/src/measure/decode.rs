//! What the engine found for one partner, and what becomes of several partners' together.

use programme::model::Aggregate;
use rust_decimal::Decimal;

use super::expr::{Digits, Kind, MOST_DIGITS};
use super::plan::Planned;

/// How many lines of one partner are reckoned with: ten thousand million.
const LINES_DIGITS: u32 = 10;

/// What the engine found of one measure: enough to be put together with what it found for others.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// A sum with the number of its addends, and the largest of them without its sign, all in units of the smallest place.
    Sum { sum: i128, count: u64, largest: u128 },
    /// A number of lines or values.
    Count(u64),
    /// A number of different values: of several partners it is not known how many they have in common.
    Distinct(u64),
    /// The smallest or the largest.
    Extreme(Option<i128>),
    /// All values, in any order.
    Values(Vec<i128>),
}

/// A figure, where it is known to be exact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Figure {
    Known(Option<Decimal>),
    /// It has to be worked out line by line.
    Unsure,
}

impl Part {
    /// What there is where no line counts.
    pub fn nothing(aggregate: Aggregate) -> Self {
        match aggregate {
            Aggregate::Sum | Aggregate::Average => Self::Sum { sum: 0, count: 0, largest: 0 },
            Aggregate::Count => Self::Count(0),
            Aggregate::Distinct => Self::Distinct(0),
            Aggregate::Min | Aggregate::Max | Aggregate::Latest => Self::Extreme(None),
            Aggregate::Median => Self::Values(vec![]),
        }
    }

    /// Both together; none where that cannot be said.
    pub fn with(self, other: Self, aggregate: Aggregate) -> Option<Self> {
        Some(match (self, other) {
            (Self::Sum { sum, count, largest }, Self::Sum { sum: more, count: further, largest: other }) => {
                Self::Sum { sum: sum.checked_add(more)?, count: count + further, largest: largest.max(other) }
            }
            (Self::Count(one), Self::Count(other)) => Self::Count(one + other),
            (Self::Distinct(one), Self::Distinct(0)) | (Self::Distinct(0), Self::Distinct(one)) => Self::Distinct(one),
            (Self::Extreme(one), Self::Extreme(None)) | (Self::Extreme(None), Self::Extreme(one)) => Self::Extreme(one),
            (Self::Extreme(Some(one)), Self::Extreme(Some(other))) => {
                Self::Extreme(Some(if aggregate == Aggregate::Min { one.min(other) } else { one.max(other) }))
            }
            (Self::Values(mut one), Self::Values(other)) => {
                one.extend(other);
                Self::Values(one)
            }
            _ => return None,
        })
    }

    /// The figure.
    pub fn figure(self, planned: &Planned) -> Figure {
        let digits = planned.digits();
        let number = |units: i128| Decimal::try_from_i128_with_scale(units, digits.places).ok().map(|number| number.normalize());
        let known = |figure: Option<Decimal>| figure.map_or(Figure::Unsure, |figure| Figure::Known(Some(figure)));
        match self {
            Self::Sum { sum, count, largest } if is_exact(digits, count, largest) => match (planned.aggregate, count) {
                (Aggregate::Average, 0) => Figure::Known(None),
                (Aggregate::Average, count) => known(number(sum).and_then(|sum| sum.checked_div(count.into()))),
                _ => known(number(sum)),
            },
            Self::Sum { .. } => Figure::Unsure,
            Self::Count(count) | Self::Distinct(count) => Figure::Known(Some(count.into())),
            Self::Extreme(None) => Figure::Known(None),
            Self::Extreme(Some(units)) => known(number(units)),
            Self::Values(mut values) => {
                values.sort_unstable();
                let middle = values.len() / 2;
                match (values.len() % 2, values.get(middle), middle.checked_sub(1).and_then(|before| values.get(before))) {
                    (_, None, _) => Figure::Known(None),
                    (0, Some(above), Some(below)) => {
                        let both = number(*below).zip(number(*above)).and_then(|(below, above)| below.checked_add(above));
                        known(both.and_then(|both| both.checked_div(Decimal::TWO)))
                    }
                    (_, Some(middle), _) => known(number(*middle)),
                }
            }
        }
    }
}

impl Planned {
    /// The bound on the value of a line.
    pub fn digits(&self) -> Digits {
        match self.value.as_ref().map(|value| value.kind) {
            Some(Kind::Number(digits)) => digits,
            _ => Digits { whole: 1, places: 0 },
        }
    }

    /// Whether a sum of such values might have more digits than can be held, so that it takes a look at the values.
    pub fn is_risky(&self) -> bool {
        self.digits().all() + LINES_DIGITS > MOST_DIGITS
    }
}

/// Whether every sum of so many numbers of this size is held without rounding.
fn is_exact(digits: Digits, count: u64, largest: u128) -> bool {
    if digits.all() + LINES_DIGITS <= MOST_DIGITS {
        return true;
    }
    largest.checked_mul(u128::from(count)).is_some_and(|most| most < 10u128.pow(MOST_DIGITS))
}
