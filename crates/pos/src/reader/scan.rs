//! One pass over the bytes of a file before it is read: what it is, whether it is whole letters, and its hash.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

use super::{Encoding, Separator};

/// How many bytes of the beginning are kept to judge by.
const HEAD: usize = 64 * 1024;
/// How many lines the separator is judged by.
const JUDGED_LINES: usize = 20;
const PIECE: usize = 256 * 1024;

/// What one pass over a file found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    /// How many bytes there are.
    pub bytes: u64,
    /// Their SHA-256 in hexadecimal.
    pub sha256: String,
    /// The first bytes.
    pub head: Vec<u8>,
    /// Whether all of it is UTF-8.
    pub is_utf8: bool,
    /// Whether there is a line feed; without one carriage returns end the lines.
    pub has_line_feed: bool,
}

/// Reads everything once.
///
/// # Errors
/// What the system says when it cannot be read.
pub fn scan(mut read: impl Read) -> io::Result<Scan> {
    let mut found = Scan { bytes: 0, sha256: String::new(), head: vec![], is_utf8: true, has_line_feed: false };
    let mut hash = Sha256::new();
    let mut letters = Letters::default();
    let mut piece = vec![0; PIECE];
    loop {
        let count = match read.read(&mut piece) {
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let Some(bytes) = piece.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
        hash.update(bytes);
        found.bytes += bytes.len() as u64;
        let room = HEAD.saturating_sub(found.head.len());
        found.head.extend_from_slice(bytes.get(..room).unwrap_or(bytes));
        found.has_line_feed = found.has_line_feed || memchr::memchr(b'\n', bytes).is_some();
        found.is_utf8 = found.is_utf8 && letters.go_on(bytes);
    }
    found.is_utf8 = found.is_utf8 && letters.complete();
    found.sha256 = hexadecimal(&hash.finalize());
    Ok(found)
}

impl Scan {
    /// The encoding: by its mark, as told, or by what the bytes can be.
    #[must_use]
    pub fn encoding(&self, told: Option<Encoding>) -> Encoding {
        let guessed = if self.is_utf8 { Encoding::Utf8 } else { Encoding::Windows1252 };
        Encoding::marked(&self.head).or(told).or_else(|| utf16_without_mark(&self.head)).unwrap_or(guessed)
    }

    /// What separates the cells: the separator that splits the most of the first lines into the same number of cells.
    #[must_use]
    pub fn separator(&self, encoding: Encoding) -> Separator {
        let text = encoding.decode(&self.head);
        let lines = || text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).take(JUDGED_LINES);
        let mut best = (0, Separator::Comma);
        for (_, separator) in Separator::ALL {
            if lines().next().is_some_and(|line| separator.is_said_by(line.as_bytes())) {
                return separator;
            }
            let counts: Vec<usize> = lines().map(|line| separator.count_in(line.as_bytes())).collect();
            let score = counts.iter().filter(|count| **count > 0).map(|count| {
                let alike = counts.iter().filter(|other| *other == count).count();
                alike * alike * count
            });
            let score = score.max().unwrap_or(0);
            if score > best.0 {
                best = (score, separator);
            }
        }
        best.1
    }
}

/// UTF-16 that lost its mark: every second of the first bytes is zero.
fn utf16_without_mark(head: &[u8]) -> Option<Encoding> {
    let sample = head.get(..head.len().min(512) & !1)?;
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let half = sample.len() / 2;
    match (zeros(0), zeros(1)) {
        _ if half < 8 => None,
        (0, high) if high * 10 >= half * 9 => Some(Encoding::Utf16Le),
        (low, 0) if low * 10 >= half * 9 => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Whether bytes that come in pieces are UTF-8: up to three bytes of a letter wait for the next piece.
#[derive(Default)]
struct Letters {
    waiting: Vec<u8>,
}

impl Letters {
    fn go_on(&mut self, bytes: &[u8]) -> bool {
        let mut rest = bytes;
        while let (false, Some((first, tail))) = (self.waiting.is_empty(), rest.split_first()) {
            self.waiting.push(*first);
            rest = tail;
            match std::str::from_utf8(&self.waiting) {
                Ok(_) => self.waiting.clear(),
                Err(error) if error.error_len().is_some() => return false,
                Err(_) => {}
            }
        }
        match std::str::from_utf8(rest) {
            Ok(_) => true,
            Err(error) if error.error_len().is_some() => false,
            Err(error) => {
                self.waiting.extend_from_slice(rest.get(error.valid_up_to()..).unwrap_or_default());
                true
            }
        }
    }

    fn complete(&self) -> bool {
        self.waiting.is_empty()
    }
}

/// Bytes as people compare them.
fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a text cannot fail.
        write!(text, "{byte:02x}").unwrap_or_default();
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_cut_by_a_piece_are_whole_letters() {
        for cut in 0..="aé€😀z".len() {
            let bytes = "aé€😀z".as_bytes();
            let mut letters = Letters::default();
            assert!(letters.go_on(&bytes[..cut]) && letters.go_on(&bytes[cut..]) && letters.complete(), "cut at {cut}");
        }
        let mut letters = Letters::default();
        assert!(letters.go_on(b"ab\xe2\x82") && !letters.complete());
        assert!(!letters.go_on(b"x"));
    }

    #[test]
    fn a_title_above_the_header_does_not_decide_the_separator() {
        let found = scan("Sales, week 5, all branches, final\na;b;c\n1;2;3\n4;5;6\n".as_bytes()).unwrap();
        assert_eq!(found.separator(found.encoding(None)), Separator::Semicolon);
    }
}
