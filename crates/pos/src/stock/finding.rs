//! What is odd about stock reports and movements, each with the figures it is seen by.

use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use programme::money::plain;
use rust_decimal::Decimal;

use super::{Position, Source};

/// Something somebody should ask the reporter about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A report says that there is less than nothing.
    NegativeStock {
        /// Of what.
        position: Position,
        /// On which day.
        as_of: Date,
        /// The reported figure.
        on_hand: Decimal,
        /// Where it stands.
        source: Source,
    },
    /// On a day more was sold than can have been there: the stock last reported, with everything that came in since.
    SoldMoreThanThere {
        /// Of what.
        position: Position,
        /// The day of the report that was reckoned from.
        since: Date,
        /// The first day on which it does not work out.
        on: Date,
        /// By how much.
        short: Decimal,
    },
    /// No stock was ever reported, and more was sold than was ever bought.
    SoldMoreThanBought {
        /// Of what.
        position: Position,
        /// What came in, all told.
        came_in: Decimal,
        /// What went out.
        went_out: Decimal,
    },
    /// Goods moved, and no stock report ever named them.
    NoReport {
        /// Of what.
        position: Position,
        /// How many movements.
        movements: usize,
        /// The day of the last one.
        last: Date,
    },
    /// Stock is reported of a part that never came in, as far as the movements tell.
    NeverBought {
        /// Of what.
        position: Position,
        /// The first day it was reported.
        as_of: Date,
        /// How many.
        on_hand: Decimal,
    },
    /// Movements or reports name no place where others do, so that the places could only be reckoned together.
    PlacesTogether {
        /// Of what.
        position: Position,
        /// How many movements name no place.
        without_place: usize,
    },
    /// On this day some places reported and others did not, so that the day could not be used for all of them together.
    PlaceMissing {
        /// Of what.
        position: Position,
        /// The day.
        as_of: Date,
    },
    /// A stock report was replaced by a later one of the same place and day.
    Replaced {
        /// Who reports.
        reporter: String,
        /// Which place.
        place: Option<String>,
        /// The day.
        as_of: Date,
        /// The report that does not count any more.
        file: Arc<str>,
        /// The one that does.
        by: Arc<str>,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NegativeStock { position, as_of, on_hand, source } => {
                write!(f, "{position}: {} on hand on {as_of} ({source}); ask for a corrected report", plain(*on_hand))
            }
            Self::SoldMoreThanThere { position, since, on, short } => write!(
                f,
                "{position}: on {on} {} more were sold than there can have been, by the report of {since} and what came in since; \
                 ask for missing sell-in, transfers or a corrected report",
                plain(*short)
            ),
            Self::SoldMoreThanBought { position, came_in, went_out } => write!(
                f,
                "{position}: {} sold and only {} bought, and no stock was ever reported; ask where the goods came from",
                plain(*went_out),
                plain(*came_in)
            ),
            Self::NoReport { position, movements, last } => {
                write!(f, "{position}: {movements} movements up to {last} and no stock report; ask for one")
            }
            Self::NeverBought { position, as_of, on_hand } => write!(
                f,
                "{position}: {} on hand on {as_of}, and it never came in; ask where it was bought, or look for missing sell-in",
                plain(*on_hand)
            ),
            Self::PlacesTogether { position, without_place } => {
                write!(f, "{position}: {without_place} movements name no place, so all places were reckoned together; ask for the place")
            }
            Self::PlaceMissing { position, as_of } => {
                write!(f, "{position}: on {as_of} not every place reported, so that day was passed over; ask for the missing report")
            }
            Self::Replaced { reporter, place, as_of, file, by } => {
                let place = place.as_deref().unwrap_or("all places");
                write!(f, "`{reporter}`, {place}: the report of {as_of} in `{file}` was replaced by `{by}`")
            }
        }
    }
}
