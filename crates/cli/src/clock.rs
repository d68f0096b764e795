//! The one place that asks what day it is. Everything else takes the day as an argument.

use jiff::civil::Date;
use programme::period::Days;

/// A day as it is asked for: `2024-05-31`, or `today`.
pub fn day(text: &str) -> Result<Date, String> {
    if text == "today" {
        return Ok(today());
    }
    text.parse().map_err(|_| "write a day as 2024-05-31, or `today`".into())
}

/// A stretch of the calendar as it is asked for: `2013-Q3`, `2013-07`, `2013`, `2013-07-01..2013-09-30`.
pub fn days(text: &str) -> Result<Days, String> {
    Days::read(text).ok_or_else(|| "write a period as 2013, 2013-H1, 2013-Q3, 2013-07 or 2013-07-01..2013-09-30".into())
}

/// Today.
#[expect(clippy::disallowed_methods, reason = "the outermost edge: a person asked for `today`, or for what is so far")]
pub fn today() -> Date {
    jiff::Zoned::now().date()
}
