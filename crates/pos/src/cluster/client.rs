//! The way to a cluster.

use std::num::NonZero;
use std::thread;

use ballista::prelude::{SessionConfigExt, SessionContextExt};
use datafusion::error::DataFusionError;
use datafusion::execution::SessionStateBuilder;
use datafusion::prelude::{SessionConfig, SessionContext};

use super::Address;

/// In how many parts work is cut at least, so that several executors have some of it.
const PARTS: usize = 8;

/// The context whose queries are run by the cluster with this address.
pub(crate) async fn context(address: &Address, tuned: fn(SessionConfig) -> SessionConfig) -> Result<SessionContext, DataFusionError> {
    let parts = thread::available_parallelism().map_or(1, NonZero::get).max(PARTS);
    let config = tuned(SessionConfig::new_with_ballista().with_target_partitions(parts));
    let state = SessionStateBuilder::new().with_config(config).with_default_features().build();
    SessionContext::remote_with_state(&address.to_string(), state).await
}
