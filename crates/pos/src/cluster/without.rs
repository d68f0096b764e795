//! What a build without the feature `cluster` says.

use std::io;

use datafusion::error::DataFusionError;
use datafusion::prelude::{SessionConfig, SessionContext};

use super::{Address, Executor, Scheduler};

const WITHOUT: &str = "this build has no cluster in it; one with `--features cluster` has";

/// Says that there is none.
///
/// # Errors
/// Always.
pub fn schedule(_: &Scheduler) -> io::Result<()> {
    Err(io::Error::new(io::ErrorKind::Unsupported, WITHOUT))
}

/// Says that there is none.
///
/// # Errors
/// Always.
pub fn execute(_: &Executor) -> io::Result<()> {
    Err(io::Error::new(io::ErrorKind::Unsupported, WITHOUT))
}

pub(crate) async fn context(_: &Address, _: fn(SessionConfig) -> SessionConfig) -> Result<SessionContext, DataFusionError> {
    Err(DataFusionError::NotImplemented(WITHOUT.into()))
}
