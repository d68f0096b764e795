//! Lines made up: for benches and demonstrations, as many as one likes, straight into the segments of a store.
//!
//! A [`Market`] of partners, products and customers sells by chance that comes again: the same [`Made`] gives the same bytes, on any machine and by any number of
//! threads. Every partner belongs to one reporter; a submission is what one reporter sold in one month. Whole numbers throughout.

mod chance;
mod market;
mod month;

use std::num::NonZero;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use jiff::civil::Date;

use crate::intake::{Account, Span};
use crate::segment::{Sorted, write};
use crate::store::{Refusal, Segment, State, Store, Submission};

pub use market::{Made, Market};
use month::Month;

/// The most lines of a segment, as an import makes them.
const SEGMENT: usize = 131_072;

/// What was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Generated {
    /// Lines.
    pub lines: u64,
    /// Submissions.
    pub submissions: usize,
    /// Segments.
    pub segments: usize,
}

/// Makes the lines of a market and books them into an empty store. `progress` hears how many submissions are done, of how many.
///
/// # Errors
/// [`Refusal::NoStore`] where the store has submissions already, and what the store says.
pub fn generate(store: &Store, made: &Made, progress: &(dyn Fn(usize, usize) + Sync)) -> Result<Generated, Refusal> {
    let state = store.state()?;
    if !state.submissions.is_empty() {
        return Err(Refusal::NoStore("the store has lines already: name an empty or a new folder, or add a report to it".into()));
    }
    let market = Market::new(made);
    let months: Vec<Month<'_>> = market.months();
    let next = AtomicUsize::new(0);
    let written: Mutex<Vec<Option<Result<Submission, Refusal>>>> = Mutex::new(months.iter().map(|_| None).collect());
    let work = || {
        while let Some((place, month)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|place| Some((place, months.get(place)?))) {
            let done = put(store, month, place + 1);
            progress(place + 1, months.len());
            if let Ok(mut written) = written.lock()
                && let Some(slot) = written.get_mut(place)
            {
                *slot = Some(done);
            }
        }
    };
    thread::scope(|scope| {
        (1..thread::available_parallelism().map_or(1, NonZero::get)).for_each(|_| {
            scope.spawn(work);
        });
        work();
    });
    let mut state = state;
    let mut generated = Generated::default();
    let written = written.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    for submission in written.into_iter().flatten() {
        book(store, &mut state, submission?, &mut generated)?;
    }
    Ok(generated)
}

/// Adds one more report to a store: of the reporter of its last segment, the day after its last sale, for a handful of that reporter's partners.
///
/// # Errors
/// [`Refusal::NoStore`] where the store has no lines yet, and what the store says.
pub fn add(store: &Store, lines: u64, seed: u64) -> Result<Generated, Refusal> {
    let mut state = store.state()?;
    let nothing = || Refusal::NoStore("the store has no sales to add to: make some first".into());
    let last = state.live().filter(|booked| booked.kind == "sales").last().cloned().ok_or_else(nothing)?;
    let contents = store.contents(&last)?;
    let partners: Vec<String> = contents.partners().take(5).map(str::to_owned).collect();
    let day = state.live().map(|booked| booked.segment.to).max().unwrap_or(last.segment.to);
    let day = day.checked_add(jiff::Span::new().days(1)).map_err(|_| nothing())?;
    let made = Made { lines, partners: u32::try_from(partners.len()).unwrap_or(1), reporters: 1, seed, ..Made::default() };
    let market = Market::new(&made).of(partners, day);
    let month = market.one_day(&last.reporter, day);
    let mut generated = Generated::default();
    let number = state.submissions.len() + 1;
    book(store, &mut state, put(store, &month, number)?, &mut generated)?;
    Ok(generated)
}

/// Writes the segments of a month under the id of the submission of this number.
fn put(store: &Store, month: &Month<'_>, number: usize) -> Result<Submission, Refusal> {
    let id = format!("S{number:06}");
    let received = month.received();
    let mut submission = Submission {
        id: id.clone(),
        reporter: month.reporter.clone(),
        kind: "sales".into(),
        received,
        period: Some(Span { from: month.from, to: month.to }),
        format: "generated".into(),
        account: Account { lines: month.lines, accepted: month.lines, ..Account::default() },
        ..Submission::default()
    };
    let folder = store.workshop().join(&id);
    std::fs::create_dir_all(&folder)?;
    let parts = usize::try_from(month.lines).unwrap_or(usize::MAX).div_ceil(SEGMENT).max(1);
    let mut making = month.making(&id);
    for part in 0..parts {
        let Some(sorted) = making.segment(part, parts, &mut submission)? else { continue };
        let name = format!("{:05}", part + 1);
        submission.segments.push(put_segment(store, &sorted, &folder, &id, &name, received)?);
    }
    std::fs::remove_dir_all(&folder)?;
    Ok(submission)
}

fn put_segment(store: &Store, sorted: &Sorted, folder: &Path, id: &str, part: &str, received: Date) -> Result<Segment, Refusal> {
    let written = write(sorted, folder, part)?;
    let name = format!("{id}/{part}");
    for ending in ["parquet", "contents", "keys"] {
        store.put_segment_file(&format!("{name}.{ending}"), &folder.join(format!("{part}.{ending}")))?;
    }
    let (from, to) = written.days.unwrap_or((received, received));
    Ok(Segment { name, lines: written.lines, from, to, serials: false })
}

/// Books a submission: with that, and not before, its lines count.
fn book(store: &Store, state: &mut State, mut submission: Submission, generated: &mut Generated) -> Result<(), Refusal> {
    generated.lines += submission.account.accepted;
    generated.submissions += 1;
    generated.segments += submission.segments.len();
    if !store.book_next(state, &mut submission)? {
        return Err(Refusal::Busy("somebody else wrote to the store meanwhile: nothing of what is left was booked".into()));
    }
    Ok(())
}
