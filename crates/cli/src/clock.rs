//! The one place that asks what day it is. Everything else takes the day as an argument.

use jiff::civil::Date;

/// A day as it is asked for: `2024-05-31`, or `today`.
pub fn day(text: &str) -> Result<Date, String> {
    if text == "today" {
        return Ok(today());
    }
    text.parse().map_err(|_| "write a day as 2024-05-31, or `today`".into())
}

#[expect(clippy::disallowed_methods, reason = "the outermost edge: a person asked for `today` by name")]
fn today() -> Date {
    jiff::Zoned::now().date()
}
