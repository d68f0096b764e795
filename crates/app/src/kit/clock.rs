//! The one place that asks what time it is, and instants as the database keeps them.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use sea_orm::DeriveValueType;

/// An instant: microseconds since 1970 in UTC, as both databases keep and sort it alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, DeriveValueType, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

impl Instant {
    /// So many seconds later.
    #[must_use]
    pub fn later(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// So many seconds earlier.
    #[must_use]
    pub fn earlier(self, seconds: i64) -> Self {
        Self(self.0.saturating_sub(seconds.saturating_mul(1_000_000)))
    }

    /// The day it falls on in UTC: the day an edge of the walls begins or ends.
    #[must_use]
    pub fn day(self) -> Date {
        self.timestamp().to_zoned(TimeZone::UTC).date()
    }

    /// As a point of time.
    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or_default()
    }
}

/// Where the time comes from. Everything else takes it as an argument.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    Machine,
    /// A clock that is set by hand: a test's.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at an instant until it is set again.
    #[must_use]
    pub fn set_to(at: Instant) -> Self {
        Self::Set(Arc::new(AtomicI64::new(at.0)))
    }

    /// Now.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the clock")]
    pub fn now(&self) -> Instant {
        match self {
            Self::Machine => Instant(Timestamp::now().as_microsecond()),
            Self::Set(at) => Instant(at.load(Ordering::SeqCst)),
        }
    }
}
