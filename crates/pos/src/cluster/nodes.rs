//! The nodes: Ballista's scheduler and executor, with sane timeouts and their shuffle files swept.

use std::io;
use std::net::SocketAddr;
use std::num::NonZero;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use ballista_core::config::TaskSchedulingPolicy;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::start_server;

use super::{Address, Executor, Scheduler};

/// An executor that was not heard of for so long is given up, and its work goes to others.
const GIVEN_UP_AFTER: Duration = Duration::from_secs(15);
/// So often an executor says that it is there.
const HEARTBEAT: Duration = Duration::from_secs(3);
/// What executors hand each other is thrown away after so long.
const SHUFFLE_KEPT: Duration = Duration::from_secs(900);
/// So often it is looked for.
const SHUFFLE_SWEPT: Duration = Duration::from_secs(60);
/// What is known of a job that has ended is forgotten after so long.
const JOB_KEPT: Duration = Duration::from_secs(300);

/// Runs a scheduler until it is told to stop.
///
/// # Errors
/// What the system says, and what the scheduler gives up for.
pub fn schedule(scheduler: &Scheduler) -> io::Result<()> {
    let address: SocketAddr = format!("{}:{}", scheduler.bind, scheduler.port).parse().map_err(io::Error::other)?;
    let config = SchedulerConfig {
        bind_host: scheduler.bind.clone(),
        bind_port: scheduler.port,
        external_host: scheduler.host.clone(),
        scheduling_policy: TaskSchedulingPolicy::PullStaged,
        executor_timeout_seconds: GIVEN_UP_AFTER.as_secs(),
        expire_dead_executor_interval_seconds: HEARTBEAT.as_secs(),
        no_executors_grace_period_seconds: 2 * GIVEN_UP_AFTER.as_secs(),
        finished_job_data_clean_up_interval_seconds: JOB_KEPT.as_secs(),
        finished_job_state_clean_up_interval_seconds: JOB_KEPT.as_secs(),
        ..SchedulerConfig::default()
    };
    runtime()?.block_on(async {
        let cluster = BallistaCluster::new_from_config(&config).await.map_err(io::Error::other)?;
        start_server(cluster, address, Arc::new(config)).await.map_err(io::Error::other)
    })
}

/// Runs an executor until it is told to stop.
///
/// # Errors
/// What the system says, and what the executor gives up for: the scheduler is not there, a port is taken.
pub fn execute(executor: &Executor) -> io::Result<()> {
    let Address { host: scheduler_host, port: scheduler_port } = executor.scheduler.clone();
    let own = std::env::temp_dir().join(format!("fairway-executor-{}-{}", std::process::id(), executor.port));
    let folder = executor.folder.as_ref().unwrap_or(&own);
    std::fs::create_dir_all(folder)?;
    let config = ExecutorProcessConfig {
        bind_host: executor.bind.clone(),
        external_host: executor.host.clone(),
        port: executor.port,
        grpc_port: executor.work_port,
        scheduler_host,
        scheduler_port,
        scheduler_connect_timeout_seconds: 30,
        vcores: executor.tasks.unwrap_or_else(|| thread::available_parallelism().map_or(1, NonZero::get)),
        task_scheduling_policy: TaskSchedulingPolicy::PullStaged,
        work_dir: Some(folder.to_string_lossy().into_owned()),
        job_data_ttl_seconds: SHUFFLE_KEPT.as_secs(),
        job_data_clean_up_interval_seconds: SHUFFLE_SWEPT.as_secs(),
        executor_heartbeat_interval_seconds: HEARTBEAT.as_secs(),
        ..ExecutorProcessConfig::default()
    };
    let done = runtime()?.block_on(async { start_executor_process(Arc::new(config)).await.map_err(io::Error::other) });
    if executor.folder.is_none() {
        std::fs::remove_dir_all(&own)?;
    }
    done
}

fn runtime() -> io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()
}
