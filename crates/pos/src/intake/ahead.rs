//! Rows read ahead in a thread of their own: while lines are checked, the next ones are already taken apart.

use std::sync::mpsc::{Receiver, SyncSender};

use csv::StringRecord;

use super::open::Lines;
use crate::reader::{Broken, Next, Remark, Tally};

/// How many rows are handed on at a time.
const ROWS: usize = 512;
/// How many batches may wait.
pub(super) const AHEAD: usize = 4;

/// Rows one after the other, and how far the reading had come behind them.
#[derive(Default)]
pub(super) struct Batch {
    rows: Vec<(Next, StringRecord)>,
    /// How many of the rows are of this batch; the others are room.
    count: usize,
    pub(super) bytes_read: u64,
    pub(super) lines: u32,
    /// What is known when there are no more rows.
    pub(super) end: Option<End>,
}

/// What is known of a file at its end.
pub(super) struct End {
    /// Why the rest could not be read.
    pub(super) broken: Option<Broken>,
    pub(super) tally: Tally,
    /// Cells that are lines of their own, and those without a value, of a pivoted file.
    pub(super) cells: Option<(u64, u64)>,
    pub(super) remarks: Vec<Remark>,
}

impl Batch {
    /// The rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = &(Next, StringRecord)> {
        self.rows.iter().take(self.count)
    }

    fn fill(&mut self, rows: &mut Lines<'_>) {
        self.count = 0;
        let mut ended = None;
        while self.count < ROWS && ended.is_none() {
            if self.count == self.rows.len() {
                self.rows.push((Next::End, StringRecord::new()));
            }
            let Some((next, cells)) = self.rows.get_mut(self.count) else { break };
            match rows.next(cells) {
                Ok(Next::End) => ended = Some(None),
                Ok(read) => {
                    *next = read;
                    self.count += 1;
                }
                Err(broken) => ended = Some(Some(broken)),
            }
        }
        (self.bytes_read, self.lines) = (rows.bytes_read(), rows.tally().lines);
        self.end = ended.map(|broken| End { broken, tally: rows.tally(), cells: rows.cells(), remarks: rows.remarks() });
    }
}

/// Hands on all rows; batches that were used come back to be filled again.
pub(super) fn read(mut rows: Lines<'_>, full: &SyncSender<Batch>, used: &Receiver<Batch>) {
    loop {
        let mut batch = used.try_recv().unwrap_or_default();
        batch.fill(&mut rows);
        let ended = batch.end.is_some();
        // Nobody takes the rows any more when writing failed; that is told there.
        if full.send(batch).is_err() || ended {
            return;
        }
    }
}
