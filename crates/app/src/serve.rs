//! Serving a house: until it is asked to stop, and then until what is under way is done.

use std::net::SocketAddr;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::House;
use crate::kit::fault::Fault;
use crate::router::router;

/// A house that listens.
#[derive(Debug)]
pub struct Serving {
    listener: TcpListener,
    house: House,
}

/// Takes a place to listen at. Refuses to serve a database that is not fit for it.
///
/// # Errors
/// When the place is taken, or the database is not as it must be.
pub async fn serve(house: House, at: SocketAddr) -> Result<Serving, Fault> {
    house.database.examine().await?;
    let listener = TcpListener::bind(at).await.map_err(|error| Fault::new("listening", &error))?;
    Ok(Serving { listener, house })
}

impl Serving {
    /// Where it listens.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn at(&self) -> Result<SocketAddr, Fault> {
        self.listener.local_addr().map_err(|error| Fault::new("listening", &error))
    }

    /// Answers until the process is asked to end (`SIGTERM`, or the keyboard), then finishes what is under way.
    ///
    /// # Errors
    /// When the system refuses.
    pub async fn until_stopped(self) -> Result<(), Fault> {
        let database = self.house.database.clone();
        let mut terminated = signal(SignalKind::terminate()).map_err(|error| Fault::new("waiting for a signal", &error))?;
        let stopped = async move {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminated.recv() => {}
            }
            tracing::info!("stopping: what is under way is finished");
        };
        let app = router(self.house).into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(self.listener, app).with_graceful_shutdown(stopped).await.map_err(|error| Fault::new("serving", &error))?;
        database.close().await
    }
}
