//! What the journal says, all entries together.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::journal::{Alias, Entry, Segment, Submission};
use crate::intake::Span;

/// What a store holds.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// How many entries were read.
    pub(super) entries: usize,
    /// The submissions in the order they came, each with what became of it.
    pub submissions: Vec<Held>,
    /// Every segment there ever was.
    pub segments: Vec<Booked>,
    /// What was decided about parties, the last decision about each last.
    pub aliases: Vec<Alias>,
}

/// A submission and what became of it.
#[derive(Clone, Debug)]
pub struct Held {
    /// The submission.
    pub submission: Submission,
    /// What became of it.
    pub fate: Fate,
    /// The day from which it counts: that it was received, and not before what it takes the place of.
    pub from: Date,
}

/// What became of a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It counts.
    Counts,
    /// Nothing of it ever counted.
    Refused,
    /// Another took its place.
    Replaced {
        /// Which.
        by: String,
        /// The day from which it does not count.
        on: Date,
    },
    /// It was taken back.
    Withdrawn {
        /// The day from which it does not count.
        on: Date,
        /// Who took it back.
        by: String,
        /// Why.
        why: String,
    },
}

/// A segment with the days between which it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booked {
    /// The segment.
    pub segment: Segment,
    /// Its submission.
    pub submission: String,
    /// Who reported it.
    pub reporter: String,
    /// What its lines are: `sales` or `stock`.
    pub kind: String,
    /// It counts from this day.
    pub booked_on: Date,
    /// It does not count from this day.
    pub reversed_on: Option<Date>,
}

impl State {
    /// What these entries say together.
    #[must_use]
    pub fn of(entries: Vec<Entry>) -> Self {
        let mut state = Self { entries: entries.len(), ..Self::default() };
        entries.into_iter().for_each(|entry| state.take(entry));
        state
    }

    /// Takes note of one entry more.
    pub(super) fn add(&mut self, entry: Entry) {
        self.entries += 1;
        self.take(entry);
    }

    fn take(&mut self, entry: Entry) {
        match entry {
            Entry::Submission(submission) => self.submission(*submission),
            Entry::Withdrawal { submission, on, by, why } => self.end(&submission, on, Fate::Withdrawn { on, by, why }),
            Entry::Decision { on, aliases, rebooked, .. } => {
                for alias in aliases {
                    self.aliases.retain(|known| known.reporter != alias.reporter || known.party != alias.party);
                    self.aliases.push(alias);
                }
                for rebooking in rebooked {
                    let Some(from) = self.segments.iter_mut().find(|booked| booked.segment.name == rebooking.from) else { continue };
                    // Decided on an earlier day than the lines were booked, it would count beside what those took the place of.
                    let on = on.max(from.booked_on);
                    from.reversed_on = Some(on);
                    let to = Booked { segment: rebooking.to, booked_on: on, reversed_on: None, ..from.clone() };
                    self.segments.push(to);
                }
            }
        }
    }

    fn submission(&mut self, submission: Submission) {
        // Received on an earlier day than what it takes the place of, it would count beside what that one took the place of.
        let replaced = submission.replaces.iter().filter_map(|id| self.find(id)).map(|held| held.from);
        // The same after a withdrawal: until then the one withdrawn counts.
        let withdrawn = self.submissions.iter().filter_map(|held| match held.fate {
            Fate::Withdrawn { on, .. } if comes_again(&submission, &held.submission) => Some(on),
            _ => None,
        });
        let from = replaced.chain(withdrawn).fold(submission.received, Date::max);
        for replaced in &submission.replaces {
            self.end(replaced, from, Fate::Replaced { by: submission.id.clone(), on: from });
        }
        self.segments.extend(submission.segments.iter().map(|segment| Booked {
            segment: segment.clone(),
            submission: submission.id.clone(),
            reporter: submission.reporter.clone(),
            kind: submission.kind.clone(),
            booked_on: from,
            reversed_on: None,
        }));
        let fate = if submission.refused.is_empty() { Fate::Counts } else { Fate::Refused };
        self.submissions.push(Held { submission, fate, from });
    }

    fn end(&mut self, submission: &str, on: Date, fate: Fate) {
        if let Some(held) = self.submissions.iter_mut().find(|held| held.submission.id == submission) {
            held.fate = fate;
        }
        // Also those that were booked anew on a later day do not count from this one.
        let counts = |booked: &&mut Booked| booked.submission == submission && booked.reversed_on.is_none_or(|day| on < day);
        self.segments.iter_mut().filter(counts).for_each(|booked| booked.reversed_on = Some(on));
    }

    /// The submission with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Held> {
        self.submissions.iter().find(|held| held.submission.id.eq_ignore_ascii_case(id))
    }

    /// The submissions that count.
    pub fn counting(&self) -> impl Iterator<Item = &Submission> {
        self.submissions.iter().filter(|held| held.fate == Fate::Counts).map(|held| &held.submission)
    }

    /// The segments of a kind that count or once did; those that never counted on any day are left out.
    pub fn ever_counting<'s>(&'s self, kind: &'s str) -> impl Iterator<Item = &'s Booked> {
        let counted = |booked: &&Booked| booked.reversed_on.is_none_or(|day| booked.booked_on < day);
        self.segments.iter().filter(move |booked| booked.kind == kind).filter(counted)
    }

    /// The segments that count.
    pub fn live(&self) -> impl Iterator<Item = &Booked> {
        self.segments.iter().filter(|booked| booked.reversed_on.is_none())
    }

    /// The submissions of a reporter that count and whose period has a day in common with this one.
    #[must_use]
    pub fn meeting(&self, reporter: &str, kind: &str, period: Span) -> Vec<&Submission> {
        let meets = |submission: &&Submission| {
            submission.reporter == reporter && alike(&submission.kind, kind) && submission.period.is_some_and(|other| other.meets(period))
        };
        self.counting().filter(meets).collect()
    }

    /// How many lines each submission had booked anew, by the segments that count: what a name of a segment belongs to.
    #[must_use]
    pub fn lines_by_submission(&self) -> BTreeMap<&str, u64> {
        let mut lines = BTreeMap::new();
        for booked in self.live() {
            *lines.entry(booked.submission.as_str()).or_default() += booked.segment.lines;
        }
        lines
    }
}

/// Whether what lines are is the same; no sales are sales too.
fn alike(one: &str, other: &str) -> bool {
    let sales = |kind: &str| kind == "sales" || kind == "nothing";
    one == other || sales(one) && sales(other)
}

/// Whether a report is about what an earlier one of the same reporter was about.
fn comes_again(submission: &Submission, earlier: &Submission) -> bool {
    let same_bytes = !earlier.sha256.is_empty() && submission.sha256 == earlier.sha256;
    let same_days = || submission.period.zip(earlier.period).is_some_and(|(one, other)| one.meets(other));
    submission.reporter == earlier.reporter && alike(&submission.kind, &earlier.kind) && (same_bytes || !submission.addition && same_days())
}
