//! Our own trouble: logged once where it leaves the house, and told to nobody outside.

use std::error::Error;
use std::fmt;

/// Our own trouble: the database is away, the disk is full. What it was stands in the log, not on the page.
#[derive(Debug)]
pub struct Fault {
    doing: &'static str,
    cause: String,
}

impl Fault {
    /// What was being done, and what went wrong.
    pub fn new(doing: &'static str, cause: &dyn Error) -> Self {
        let mut text = cause.to_string();
        let mut below = cause.source();
        while let Some(next) = below {
            let next_text = next.to_string();
            if !text.contains(&next_text) {
                text.push_str(": ");
                text.push_str(&next_text);
            }
            below = next.source();
        }
        Self { doing, cause: text }
    }

    /// Trouble that nothing below us caused.
    #[must_use]
    pub fn plain(doing: &'static str, cause: String) -> Self {
        Self { doing, cause }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.doing, self.cause)
    }
}

impl Error for Fault {}

impl From<sea_orm::DbErr> for Fault {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::new("the database", &error)
    }
}

impl From<askama::Error> for Fault {
    fn from(error: askama::Error) -> Self {
        Self::new("laying out a page", &error)
    }
}
