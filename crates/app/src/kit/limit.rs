//! How many requests one may send: each person, and each network that nobody has come in from.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// After so many requests those who were quiet are forgotten.
const TIDY_EVERY: u32 = 4_096;

/// The limits of a house.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    api: Option<Limit>,
    pages: Option<Limit>,
}

#[derive(Clone, Debug)]
struct Limit {
    counted: Arc<DefaultKeyedRateLimiter<String>>,
    asked: Arc<AtomicU32>,
}

impl Limits {
    /// So many requests a minute to the API and to pages; zero is no limit.
    #[must_use]
    pub fn a_minute(api: u32, pages: u32) -> Self {
        let limit = |count| {
            let quota = Quota::per_minute(NonZeroU32::new(count)?);
            Some(Limit { counted: Arc::new(RateLimiter::keyed(quota)), asked: Arc::default() })
        };
        Self { api: limit(api), pages: limit(pages) }
    }

    /// How many seconds to wait, where somebody sent too many.
    pub(crate) fn wait(&self, to_api: bool, who: String) -> Option<u32> {
        let limit = if to_api { &self.api } else { &self.pages }.as_ref()?;
        if limit.asked.fetch_add(1, Ordering::Relaxed) % TIDY_EVERY == 0 {
            limit.counted.retain_recent();
        }
        let not_until = limit.counted.check_key(&who).err()?;
        let wait = not_until.wait_time_from(DefaultClock::default().now());
        Some(u32::try_from((wait + Duration::from_millis(999)).as_secs()).unwrap_or(u32::MAX).max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_stopped_and_the_other_is_not() {
        let limits = Limits::a_minute(3, 0);
        for _ in 0..3 {
            assert_eq!(limits.wait(true, "a".to_owned()), None);
        }
        let wait = limits.wait(true, "a".to_owned()).unwrap();
        assert!((1..=20).contains(&wait), "{wait}");
        assert_eq!(limits.wait(true, "b".to_owned()), None);
        assert_eq!(limits.wait(false, "a".to_owned()), None, "pages have no limit here");
    }
}
