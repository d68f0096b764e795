//! When work is due, how often it is tried, and when it is given up.

use jiff::SignedDuration;
use jiff::tz::TimeZone;

use super::store::job;
use crate::kit::clock::Instant;
use crate::kit::fault::Fault;
use crate::kit::id::JobId;

/// How long a process has a job before another one may take it.
pub(super) const LEASE_SECONDS: i64 = 300;
/// The wait after the first failure; each further one waits four times as long.
const WAIT_SECONDS: i64 = 10;
/// The longest wait.
const WAIT_SECONDS_MAX: i64 = 6 * 3_600;
/// How often a job is tried: over more than three days.
pub(super) const TRIES_MAX: i64 = 19;
/// How long a job that is done can still be seen.
pub(super) const SEEN_SECONDS: i64 = 7 * 24 * 3_600;

/// Why a job is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Later it may be.
    Later(String),
    /// It never will be.
    Never(String),
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Self::Later(fault.to_string())
    }
}

/// A job that a process has.
#[derive(Clone, Debug)]
pub(crate) struct Taken {
    pub(crate) id: JobId,
    pub(crate) kind: String,
    pub(crate) about: String,
    /// Which try this is, beginning with one.
    pub(crate) tries: i64,
}

impl Taken {
    /// What it is about.
    pub(crate) fn read<T: super::Task>(&self) -> Result<T, Trouble> {
        serde_json::from_str(&self.about).map_err(|error| Trouble::Never(format!("what it is about cannot be read: {error}")))
    }

    /// Whether this is the last try.
    pub(crate) fn is_last(&self) -> bool {
        self.tries >= TRIES_MAX
    }
}

/// A job as it is asked for.
pub(super) fn asked(id: JobId, kind: &str, about: String, once: Option<String>, due_at: Instant) -> job::Model {
    job::Model {
        id,
        kind: kind.to_owned(),
        about,
        once,
        state: "waiting".to_owned(),
        due_at,
        tries: 0,
        leased_until: None,
        asked_at: due_at,
        ended_at: None,
        trouble: String::new(),
    }
}

/// How many seconds after so many tries the next one is due.
pub(super) fn wait(tries: i64) -> i64 {
    let doublings = u32::try_from(tries.clamp(1, 10) - 1).unwrap_or_default();
    (WAIT_SECONDS * 4_i64.pow(doublings)).min(WAIT_SECONDS_MAX)
}

/// When something happens by itself: every day at this hour and minute, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rhythm(pub(crate) i8, pub(crate) i8);

impl Rhythm {
    /// The last time it was due, up to an instant.
    pub(super) fn last(self, now: Instant) -> Instant {
        let zoned = now.timestamp().to_zoned(TimeZone::UTC);
        let today = zoned.date().at(self.0, self.1, 0, 0);
        let at = if today <= zoned.datetime() { today } else { today.saturating_sub(SignedDuration::from_hours(24)) };
        at.to_zoned(TimeZone::UTC).map_or(now, |at| Instant(at.timestamp().as_microsecond()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant(text.parse::<jiff::Timestamp>().unwrap().as_microsecond())
    }

    #[test]
    fn what_fails_is_tried_again_later_and_later_for_more_than_three_days() {
        assert_eq!([1, 2, 3, 6, 7, 8, 100].map(wait), [10, 40, 160, 10_240, 21_600, 21_600, 21_600]);
        let all: i64 = (1..TRIES_MAX).map(wait).sum();
        assert!((72 * 3_600..96 * 3_600).contains(&all), "{all}");
    }

    #[test]
    fn a_rhythm_is_due_at_the_last_of_its_times() {
        let daily = Rhythm(3, 17);
        assert_eq!(daily.last(at("2026-03-01T03:16:59Z")), at("2026-02-28T03:17:00Z"));
        assert_eq!(daily.last(at("2026-03-01T03:17:00Z")), at("2026-03-01T03:17:00Z"));
        assert_eq!(daily.last(at("2026-03-01T23:59:59Z")), at("2026-03-01T03:17:00Z"));
    }
}
