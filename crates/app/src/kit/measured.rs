//! What a house counts of itself, for Prometheus: by route and not by path, and never by person.

use std::sync::Arc;
use std::time::Duration;

use metrics::{counter, gauge, histogram, with_local_recorder};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusRecorder};

/// The edges of the durations, in seconds.
const EDGES: [f64; 10] = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

/// The counters of a process.
#[derive(Clone)]
pub(crate) struct Measured(Arc<PrometheusRecorder>);

impl std::fmt::Debug for Measured {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Measured(..)")
    }
}

impl Default for Measured {
    fn default() -> Self {
        let builder = PrometheusBuilder::new();
        // The edges are not empty, which is all that can be wrong with them.
        let builder = builder
            .set_buckets_for_metric(Matcher::Full("fairway_request_seconds".to_owned()), &EDGES)
            .unwrap_or_else(|_| PrometheusBuilder::new());
        Self(Arc::new(builder.build_recorder()))
    }
}

impl Measured {
    /// A request was answered.
    pub(crate) fn request(&self, method: &str, route: &str, status: u16, took: Duration) {
        with_local_recorder(&*self.0, || {
            let class = format!("{}xx", status / 100);
            counter!("fairway_requests_total", "method" => method.to_owned(), "route" => route.to_owned(), "status" => class).increment(1);
            histogram!("fairway_request_seconds", "route" => route.to_owned()).record(took);
        });
    }

    /// Something happened that is only counted.
    pub(crate) fn count(&self, what: &'static str, outcome: &'static str) {
        with_local_recorder(&*self.0, || counter!(what, "outcome" => outcome).increment(1));
    }

    /// All of it, as Prometheus reads it.
    pub(crate) fn text(&self, database_answers: bool) -> String {
        with_local_recorder(&*self.0, || {
            gauge!("fairway_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1);
            gauge!("fairway_database_up").set(u8::from(database_answers));
        });
        self.0.handle().render()
    }
}
