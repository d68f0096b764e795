//! One question to every partner: asked in parallel, answered in the order of the partners.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use programme::record::{PartnerId, Records};

use crate::progress::Watch;

/// What `ask` says of every partner, in the order of their ids.
pub fn census<T: Send>(records: &Records, what: &str, ask: impl Fn(PartnerId) -> T + Sync) -> Vec<T> {
    let partners: Vec<PartnerId> = records.partners().collect();
    ask_all(&partners, what, ask)
}

/// What `ask` says of these partners, in their order.
pub fn ask_all<T: Send>(partners: &[PartnerId], what: &str, ask: impl Fn(PartnerId) -> T + Sync) -> Vec<T> {
    let watch = Watch::steps(what, partners.len());
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(partners.len().max(1));
    let next = AtomicUsize::new(0);
    let work = || {
        let mut answers = vec![];
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(partner) = partners.get(place) else {
                return answers;
            };
            answers.push((place, ask(*partner)));
            watch.step();
        }
    };
    let mut answers: Vec<(usize, T)> = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut answers = work();
        for other in others {
            match other.join() {
                Ok(theirs) => answers.extend(theirs),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        answers
    });
    answers.sort_by_key(|(place, _)| *place);
    answers.into_iter().map(|(_, answer)| answer).collect()
}
