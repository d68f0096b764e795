//! The lines of a calculation: each a step with its reason, and all of them together what is earned.

use std::fmt;

use rust_decimal::Decimal;

use crate::money::plain;

/// A line of the calculation.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it comes from.
    pub what: What,
    /// What it adds: money of the programme's currency to twelve places, or pieces where goods are given.
    pub amount: Decimal,
    /// The product, product group, customer or the like it is about, where bands are filled by each.
    pub of: Option<String>,
}

/// What a line comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A rate on an amount, on pieces or on blocks.
    Rate {
        /// The place of the band; none for a plain rate.
        band: Option<usize>,
        /// The amount, the pieces or the blocks it is applied to.
        on: Decimal,
        /// The rate.
        rate: Rate,
        /// The level it is the rate of, where levels were held: its place on the ladder of the incentive.
        level: Option<usize>,
    },
    /// A limit, by its place in the file, and how high it is: the line takes away.
    Cap {
        /// Its place among the limits of the incentive.
        place: usize,
        /// How much may be earned.
        limit: Decimal,
        /// What was earned before and counts towards the same limit.
        before: Decimal,
    },
    /// A guarantee and what it guarantees: the line adds.
    Floor {
        /// What is guaranteed.
        guaranteed: Decimal,
        /// What was earned beyond earlier guarantees and counts here.
        carried: Decimal,
    },
    /// Less than nothing is not earned: the line adds.
    NotNegative,
    /// Something it needs is missing: the line takes away all but this many percent.
    Gate {
        /// Percent that is left.
        left: Decimal,
    },
    /// Another incentive pays more, by its id, and only the highest is paid: the line takes away.
    Beaten {
        /// The one that is paid.
        by: String,
    },
    /// To the minor unit of the currency.
    Rounding,
}

impl fmt::Display for Line {
    /// The step in short: `1000 × 10 % = 100`, `at most 80: -20`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(of) = &self.of {
            write!(f, "{of}: ")?;
        }
        match &self.what {
            What::Rate { on, rate, .. } => return write!(f, "{} × {rate} = {}", plain(*on), plain(self.amount)),
            What::Cap { limit, before, .. } if before.is_zero() => write!(f, "at most {}", plain(*limit))?,
            What::Cap { limit, before, .. } => write!(f, "at most {}, {} before", plain(*limit), plain(*before))?,
            What::Floor { guaranteed, carried } if carried.is_zero() => write!(f, "guaranteed {}", plain(*guaranteed))?,
            What::Floor { guaranteed, carried } => write!(f, "guaranteed {}, {} carried", plain(*guaranteed), plain(*carried))?,
            What::NotNegative => write!(f, "not below nothing")?,
            What::Gate { left } => write!(f, "{} % is left", plain(*left))?,
            What::Beaten { by } => write!(f, "{by} pays more")?,
            What::Rounding => write!(f, "rounded")?,
        }
        write!(f, ": {}", plain(self.amount))
    }
}

/// A rate with what it is per.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rate {
    /// Percent of an amount.
    Percent(Decimal),
    /// An amount per piece.
    PerUnit(Decimal),
    /// An amount, once or for each sale.
    Amount(Decimal),
    /// An amount for every block.
    PerBlock(Decimal),
    /// Free pieces, once or for every block.
    Goods(Decimal),
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Percent(rate) => write!(f, "{} %", plain(*rate)),
            Self::PerUnit(rate) | Self::Amount(rate) | Self::PerBlock(rate) | Self::Goods(rate) => write!(f, "{}", plain(*rate)),
        }
    }
}

impl Rate {
    /// What the rate gives on so much; none where the number grows past what can be held exactly.
    #[must_use]
    pub fn on(self, on: Decimal) -> Option<Decimal> {
        match self {
            Self::Percent(rate) => on.checked_mul(rate)?.checked_div(Decimal::ONE_HUNDRED),
            Self::PerUnit(amount) | Self::Amount(amount) | Self::PerBlock(amount) | Self::Goods(amount) => on.checked_mul(amount),
        }
    }
}

/// Adds to the line of the same rate, or a new one. None where a number grows past what can be held exactly.
pub(super) fn add_rate(lines: &mut Vec<Line>, what: What, amount: Decimal) -> Option<()> {
    let What::Rate { band, on, rate, level } = what else { return Some(()) };
    let same =
        |line: &&mut Line| matches!(&line.what, What::Rate { band: b, rate: r, level: l, .. } if (*b, *r, *l) == (band, rate, level));
    let Some(line) = lines.iter_mut().find(same) else {
        lines.push(Line { what, amount, of: None });
        return Some(());
    };
    line.amount = line.amount.checked_add(amount)?;
    if let What::Rate { on: sum, .. } = &mut line.what {
        *sum = sum.checked_add(on)?;
    }
    Some(())
}

/// The sum of amounts; none where it grows past what can be held exactly.
pub(super) fn total(amounts: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    amounts.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add)
}
