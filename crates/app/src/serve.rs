//! Serving a house: until it is asked to stop, and then until what is under way is done.

use std::net::SocketAddr;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::House;
use crate::jobs;
use crate::kit::fault::Fault;
use crate::router::{self, router};

/// A place where a house will listen: taken before the house is built, which has to know its address.
#[derive(Debug)]
pub struct Place(TcpListener);

/// Takes a place to listen at; port 0 takes any that is free.
///
/// # Errors
/// When the place is taken.
pub async fn listen(at: SocketAddr) -> Result<Place, Fault> {
    TcpListener::bind(at).await.map(Place).map_err(|error| Fault::new("listening", &error))
}

impl Place {
    /// Where it is.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn at(&self) -> Result<SocketAddr, Fault> {
        self.0.local_addr().map_err(|error| Fault::new("listening", &error))
    }

    /// Answers until the process is asked to end (`SIGTERM`, or the keyboard), then finishes what is under way. Refuses to serve a database that is not fit for it.
    ///
    /// # Errors
    /// When the database is not as it must be, or the system refuses.
    pub async fn serve(self, house: House, counters: Option<Self>) -> Result<(), Fault> {
        house.database.examine().await?;
        let database = house.database.clone();
        let mut terminated = signal(SignalKind::terminate()).map_err(|error| Fault::new("waiting for a signal", &error))?;
        let stopped = async move {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminated.recv() => {}
            }
            tracing::info!("stopping: what is under way is finished");
        };
        let (close, closed) = tokio::sync::watch::channel(false);
        let worker = tokio::spawn(jobs::work(house.clone(), closed));
        if let Some(Self(place)) = counters {
            let counters = router::counters(house.clone());
            tokio::spawn(async move { axum::serve(place, counters).await });
        }
        let app = router(house).into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(self.0, app).with_graceful_shutdown(stopped).await.map_err(|error| Fault::new("serving", &error))?;
        close.send_replace(true);
        worker.await.map_err(|error| Fault::new("work", &error))?;
        database.close().await
    }
}
