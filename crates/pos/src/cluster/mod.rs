//! A cluster: one scheduler and as many executors as one likes, each a process of this binary, for stores that one machine is too slow for.
//!
//! The same passes as on one machine are sent to the scheduler, planned there, and run by the executors, which read the segments themselves: the store has to
//! lie under the same path on every machine. The nodes do not ask who connects to them: they belong on a network that nobody else is on.
//!
//! It is in builds with the feature `cluster`; any other says so.

#[cfg(feature = "cluster")]
mod client;
#[cfg(feature = "cluster")]
mod nodes;
#[cfg(not(feature = "cluster"))]
mod without;

use std::fmt;
use std::io;
use std::net::{TcpStream, ToSocketAddrs};
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

#[cfg(feature = "cluster")]
pub(crate) use client::context;
#[cfg(feature = "cluster")]
pub use nodes::{execute, schedule};
#[cfg(not(feature = "cluster"))]
pub(crate) use without::context;
#[cfg(not(feature = "cluster"))]
pub use without::{execute, schedule};

/// Whether this build has clusters.
pub const IS_IN: bool = cfg!(feature = "cluster");

/// Nobody waits longer for a scheduler to answer.
const ANSWERS_WITHIN: Duration = Duration::from_secs(5);

/// The address of a scheduler, as people write it: `df://host:50050`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The name of its machine.
    pub host: String,
    /// Its port.
    pub port: u16,
}

impl FromStr for Address {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let read = || {
            let (host, port) = text.strip_prefix("df://")?.trim_end_matches('/').rsplit_once(':')?;
            let plain = !host.is_empty() && !host.contains(['/', '@', '?', '#', ' ']);
            plain.then_some(Self { host: host.to_owned(), port: port.parse().ok()? })
        };
        read().ok_or_else(|| "no address of a scheduler: `df://host:50050` is one".to_owned())
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "df://{}:{}", self.host, self.port)
    }
}

impl Address {
    /// Knocks.
    ///
    /// # Errors
    /// What the system says where nobody answers.
    pub fn answers(&self) -> io::Result<()> {
        let mut last = io::Error::new(io::ErrorKind::NotFound, "no machine has this name");
        // A name in brackets is an address of six.
        for address in (self.host.trim_matches(['[', ']']), self.port).to_socket_addrs()? {
            match TcpStream::connect_timeout(&address, ANSWERS_WITHIN) {
                Ok(_) => return Ok(()),
                Err(error) => last = error,
            }
        }
        Err(last)
    }
}

/// Where a scheduler listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheduler {
    /// The address it binds.
    pub bind: String,
    /// Its port.
    pub port: u16,
    /// The name by which executors and clients reach it.
    pub host: String,
}

/// An executor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Executor {
    /// Its scheduler.
    pub scheduler: Address,
    /// The address it binds.
    pub bind: String,
    /// The name by which others reach it; the address its scheduler sees where left out.
    pub host: Option<String>,
    /// The port of its results.
    pub port: u16,
    /// The port on which it is told things.
    pub work_port: u16,
    /// How many tasks it does at once; as many as there are processors where left out.
    pub tasks: Option<usize>,
    /// A folder for what executors hand each other; one of the system's where left out.
    pub folder: Option<PathBuf>,
}
