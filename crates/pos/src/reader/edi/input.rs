//! Bytes of a file, looked at before they are taken.

use std::io::{self, ErrorKind, Read};

/// How much is read at once.
const CHUNK: usize = 64 * 1024;

/// A reader that shows what comes next.
pub(super) struct Input<R> {
    read: R,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    ended: bool,
    taken: u64,
}

impl<R: Read> Input<R> {
    pub(super) fn new(read: R) -> Self {
        Self { read, buffer: vec![0; CHUNK], start: 0, end: 0, ended: false, taken: 0 }
    }

    /// What comes next: at least `wanted` bytes, or all that are left; often more. `wanted` is less than what is read at once.
    pub(super) fn ahead(&mut self, wanted: usize) -> io::Result<&[u8]> {
        while self.end - self.start < wanted && !self.ended {
            if self.start > 0 {
                self.buffer.copy_within(self.start..self.end, 0);
                self.end -= self.start;
                self.start = 0;
            }
            let Some(free) = self.buffer.get_mut(self.end..).filter(|free| !free.is_empty()) else { break };
            match self.read.read(free) {
                Ok(0) => self.ended = true,
                Ok(count) => self.end = (self.end + count).min(self.buffer.len()),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(self.buffer.get(self.start..self.end).unwrap_or_default())
    }

    /// Takes bytes that were looked at.
    pub(super) fn take(&mut self, count: usize) {
        let count = count.min(self.end - self.start);
        self.start += count;
        self.taken = self.taken.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
    }

    /// How many bytes were taken.
    pub(super) fn taken(&self) -> u64 {
        self.taken
    }
}
