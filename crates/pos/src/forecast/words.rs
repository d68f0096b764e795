//! A forecast in words: what it says, how it was made, and how far to trust it.

use std::fmt;

use programme::money::plain;
use rust_decimal::Decimal;

use super::{Answer, Errors, Forecast, Missing, NotEnough};

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Forecast(forecast) => forecast.fmt(f),
            Self::NotEnough(missing) => missing.fmt(f),
        }
    }
}

impl fmt::Display for Forecast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` by {}: ", self.key, self.cadence)?;
        for (at, step) in self.steps.iter().enumerate() {
            let before = if at == 0 { "" } else { ", " };
            let label = self.cadence.label(step.period);
            write!(f, "{before}{label} {} ({} to {})", plain(step.point), plain(step.low), plain(step.high))?;
        }
        write!(f, "; {}, the best of {} at {} origins: {}", self.method.words(), self.tried.len(), self.origins, self.errors)?;
        match &self.blind {
            Some(blind) => write!(f, "; choosing by what was known at each origin: {blind}")?,
            None => f.write_str("; too few origins to check the choice itself")?,
        }
        match self.beats_naive() {
            Some(true) => f.write_str("; better than saying the last period again")?,
            Some(false) => f.write_str("; no better than saying the last period again")?,
            None => f.write_str("; saying the last period again was never wrong")?,
        }
        match self.coverage {
            Some(coverage) => write!(f, "; the interval held {} of {} times", coverage.inside, coverage.of)?,
            None => f.write_str("; the interval could not be checked")?,
        }
        match self.unreported {
            0 => Ok(()),
            unreported => write!(f, "; {unreported} of {} periods were not reported and are filled from their neighbours", self.history),
        }
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |figure: Option<Decimal>, unit: &str| figure.map_or_else(|| "undefined".to_owned(), |figure| plain(figure) + unit);
        write!(
            f,
            "WAPE {}, bias {}, MASE {}, {} of the naive error, {} of the seasonal naive error, over {} periods",
            shown(self.wape_percent, " %"),
            shown(self.bias_percent, " %"),
            shown(self.mase, ""),
            shown(self.against_naive, ""),
            shown(self.against_seasonal_naive, ""),
            self.compared
        )
    }
}

impl fmt::Display for NotEnough {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: not enough history: ", self.key)?;
        match self.missing {
            Missing::NoSales => f.write_str("nothing was sold in any whole period"),
            Missing::History { have, need } => {
                write!(f, "{have} whole periods since the first sale, {need} are needed; wait, or look at a shorter horizon")
            }
            Missing::Reports { unreported, of, percent_max } => {
                write!(f, "{unreported} of {of} periods were not reported, at most {percent_max} % may be; ask for the missing reports")
            }
            Missing::Method => f.write_str("no method gave a usable answer at every origin; look at the series"),
        }
    }
}
