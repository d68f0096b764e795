//! Our own trouble: logged once where it leaves the house, and told to nobody outside.

use std::error::Error;
use std::fmt;

/// Our own trouble: the database is away, the disk is full. What it was stands in the log, not on the page.
#[derive(Debug)]
pub struct Fault {
    doing: &'static str,
    cause: String,
    passes: bool,
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
        Self { doing, cause: text, passes: false }
    }

    /// Trouble that nothing below us caused.
    #[must_use]
    pub fn plain(doing: &'static str, cause: String) -> Self {
        Self { doing, cause, passes: false }
    }

    /// Whether it passes by itself or when somebody makes room: the database is away, the disk is full. Nothing was saved; asking again is right.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.passes
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
        Self { passes: passes(&error), ..Self::new("the database", &error) }
    }
}

/// Whether a database that says this is away, or has no room left.
fn passes(error: &sea_orm::DbErr) -> bool {
    use sea_orm::sqlx::Error;
    use sea_orm::{DbErr, RuntimeErr};
    let (DbErr::Conn(RuntimeErr::SqlxError(cause))
    | DbErr::Exec(RuntimeErr::SqlxError(cause))
    | DbErr::Query(RuntimeErr::SqlxError(cause))) = error
    else {
        return matches!(error, DbErr::Conn(_) | DbErr::ConnectionAcquire(_));
    };
    match &**cause {
        Error::Io(_) | Error::PoolTimedOut | Error::PoolClosed | Error::WorkerCrashed | Error::Protocol(_) => true,
        // PostgreSQL: connection exceptions, being shut down or begun, too many connections, no room. SQLite: busy, full, an error of the disk.
        Error::Database(said) => said.code().is_some_and(|code| {
            code.starts_with("08") || ["57P01", "57P02", "57P03", "53300", "53100", "5", "13", "10", "778", "1034"].contains(&code.as_ref())
        }),
        _ => false,
    }
}

impl From<askama::Error> for Fault {
    fn from(error: askama::Error) -> Self {
        Self::new("laying out a page", &error)
    }
}
