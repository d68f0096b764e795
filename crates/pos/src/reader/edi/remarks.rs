//! What is to be said of a file as a whole, in bounded memory.

use std::collections::BTreeMap;

use crate::reader::{Remark, RemarkKind};

/// So many remarks of one kind are told one by one; the others are counted.
const TOLD_MAX: usize = 100;
/// So many sorts of messages that were left out are told apart.
const SORTS_MAX: usize = 50;

/// Remarks while a file is read.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    told: Vec<Remark>,
    untold: BTreeMap<&'static str, (RemarkKind, u32)>,
    left_out: BTreeMap<String, LeftOut>,
}

/// Messages of a sort that were not read.
#[derive(Debug)]
struct LeftOut {
    first: u32,
    count: u32,
    kind: RemarkKind,
}

impl Remarks {
    /// A count or reference that does not fit.
    pub(super) fn total(&mut self, line: u32, seen: impl Into<String>, reason: String) {
        self.tell(RemarkKind::ControlTotal, line, seen.into(), reason);
    }

    /// Something worth knowing.
    pub(super) fn note(&mut self, line: u32, seen: impl Into<String>, reason: &str) {
        self.tell(RemarkKind::Note, line, seen.into(), reason.into());
    }

    /// One more message or loop that gave no rows; `what` says why in words that are the same for all of its sort.
    pub(super) fn left_out(&mut self, kind: RemarkKind, line: u32, what: String) {
        if self.left_out.len() >= SORTS_MAX && !self.left_out.contains_key(&what) {
            return self.tell(kind, line, String::new(), what);
        }
        let sort = self.left_out.entry(what).or_insert(LeftOut { first: line, count: 0, kind });
        sort.count = sort.count.saturating_add(1);
    }

    /// The file was read to its end: what was counted is told.
    pub(super) fn finish(&mut self) {
        for (what, LeftOut { first, count, kind }) in std::mem::take(&mut self.left_out) {
            let reason = if count == 1 { what } else { format!("{what}; {count} times, the first here") };
            self.told.push(Remark { kind, line: first, seen: String::new(), reason });
        }
        for (_, (kind, count)) in std::mem::take(&mut self.untold) {
            self.told.push(Remark { kind, line: 0, seen: String::new(), reason: format!("and {count} more of this kind") });
        }
        self.told.sort_by_key(|remark| if remark.line == 0 { u32::MAX } else { remark.line });
    }

    /// What was told so far.
    pub(super) fn told(&self) -> &[Remark] {
        &self.told
    }

    fn tell(&mut self, kind: RemarkKind, line: u32, seen: String, reason: String) {
        if self.told.iter().filter(|remark| remark.kind == kind).count() < TOLD_MAX {
            return self.told.push(Remark { kind, line, seen, reason });
        }
        let name = match kind {
            RemarkKind::ControlTotal => "control total",
            RemarkKind::OtherContent => "other content",
            RemarkKind::Note => "note",
        };
        let (_, count) = self.untold.entry(name).or_insert((kind, 0));
        *count = count.saturating_add(1);
    }
}
