//! The engine: DataFusion on this machine, or a cluster of it.

use std::fmt;
use std::io;
use std::num::NonZero;
use std::thread;

use datafusion::arrow::array::RecordBatch;
use datafusion::error::DataFusionError;
use datafusion::prelude::{DataFrame, SessionConfig, SessionContext};
use tokio::runtime::Runtime;

use crate::cluster::{self, Address};
use crate::store::Refusal;

/// How often a cluster is asked the same: executors come and go.
const ATTEMPTS: usize = 3;

/// Why nothing can be measured.
#[derive(Debug)]
pub enum Trouble {
    /// The store cannot be read.
    Store(Refusal),
    /// No scheduler answers.
    Away(Address, io::Error),
    /// The engine gives up.
    Engine(Box<DataFusionError>),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(refusal) => write!(f, "{refusal}"),
            Self::Away(address, error) => write!(f, "no scheduler answers at {address}: {error}"),
            Self::Engine(error) => write!(f, "the lines of the store cannot be measured: {}", error.strip_backtrace()),
        }
    }
}

impl std::error::Error for Trouble {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Store(refusal) => Some(refusal),
            Self::Away(_, error) => Some(error),
            Self::Engine(error) => Some(error),
        }
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Store(refusal)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Store(Refusal::Io(error))
    }
}

impl From<DataFusionError> for Trouble {
    fn from(error: DataFusionError) -> Self {
        Self::Engine(Box::new(error))
    }
}

/// Where passes are run.
pub struct Engine {
    runtime: Runtime,
    context: SessionContext,
    /// How often a pass is begun: what one executor had to give went with it when it died.
    attempts: usize,
}

impl Engine {
    /// The engine of this machine, on all its processors.
    ///
    /// # Errors
    /// What the system says.
    pub fn local() -> io::Result<Self> {
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(processors).enable_all().build()?;
        let config = tuned(SessionConfig::new().with_target_partitions(processors));
        Ok(Self { runtime, context: SessionContext::new_with_config(config), attempts: 1 })
    }

    /// A cluster, by the address of its scheduler.
    ///
    /// # Errors
    /// Where no scheduler answers there, and in a build without clusters.
    pub fn cluster(address: &Address) -> Result<Self, Trouble> {
        if cluster::IS_IN {
            address.answers().map_err(|error| Trouble::Away(address.clone(), error))?;
        }
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let context = runtime.block_on(cluster::context(address, tuned))?;
        Ok(Self { runtime, context, attempts: ATTEMPTS })
    }

    pub(super) fn context(&self) -> &SessionContext {
        &self.context
    }

    /// Runs a pass.
    pub(super) fn run(&self, frame: &DataFrame) -> Result<Vec<RecordBatch>, DataFusionError> {
        let mut left = self.attempts;
        loop {
            left = left.saturating_sub(1);
            match self.runtime.block_on(frame.clone().collect()) {
                Err(_) if left > 0 => {}
                done => return done,
            }
        }
    }
}

fn tuned(mut config: SessionConfig) -> SessionConfig {
    let options = config.options_mut();
    // Names of columns are what the programme calls them, capital letters and all.
    options.sql_parser.enable_ident_normalization = false;
    // What an expression with several arms gives may be empty or not: the engine's two plans do not always say the same of it, and refuse their own work.
    options.execution.skip_physical_aggregate_schema_check = true;
    config
}
