//! What names a line, so that one that is reported again is found: 96 bits of a hash, with the row of the segment it stands on.
//!
//! Keys lie sorted in a file beside their segment, 16 bytes each. Two different lines with the same key are to be expected once in about 10^14 pairs
//! of a thousand million lines with a hundred million others; and who finds one checks the line itself before anything is said of it.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};

use twox_hash::XxHash3_128;

/// The first 96 bits of a hash of the values that name a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    high: u64,
    low: u32,
}

impl Key {
    /// The key of these values, in their order.
    ///
    /// ```
    /// use pos::segment::keys::Key;
    /// assert_eq!(Key::of(["R1", "10"]), Key::of(["R1", "10"]));
    /// assert_ne!(Key::of(["R1", "10"]), Key::of(["R11", "0"]));
    /// ```
    #[must_use]
    pub fn of<'t>(values: impl IntoIterator<Item = &'t str>) -> Self {
        let mut naming = Naming::default();
        values.into_iter().for_each(|value| naming.add(value));
        naming.key()
    }
}

/// Collects the values that name a line; used again and again.
#[derive(Debug, Default)]
pub struct Naming {
    text: Vec<u8>,
}

impl Naming {
    /// Begins anew.
    pub fn begin(&mut self) {
        self.text.clear();
    }

    /// Adds a value.
    pub fn add(&mut self, value: &str) {
        self.text.extend_from_slice(&(value.len() as u64).to_le_bytes());
        self.text.extend_from_slice(value.as_bytes());
    }

    /// The key of the values so far.
    #[must_use]
    pub fn key(&self) -> Key {
        let bytes = XxHash3_128::oneshot(&self.text).to_be_bytes();
        let (high, rest) = bytes.split_first_chunk::<8>().map_or((0, &bytes[..]), |(high, rest)| (u64::from_be_bytes(*high), rest));
        let low = rest.first_chunk::<4>().map_or(0, |low| u32::from_be_bytes(*low));
        Key { high, low }
    }
}

/// Bytes of a key with its row.
const WIDTH: usize = 16;
/// The bit of a row that says the serial came back.
const CAME_BACK: u32 = 1 << 31;

/// Keys with their rows as they lie in a file.
#[must_use]
pub fn bytes(keys: &[(Key, u32)]) -> Vec<u8> {
    keys.iter().flat_map(|(key, row)| record(*key, *row)).collect()
}

/// Serials with their rows, and whether each was sold or came back, as they lie in a file.
#[must_use]
pub fn serial_bytes(serials: &[(Key, u32, bool)]) -> Vec<u8> {
    serials.iter().flat_map(|(key, row, sold)| record(*key, if *sold { *row } else { *row | CAME_BACK })).collect()
}

fn record(key: Key, row: u32) -> [u8; WIDTH] {
    let mut bytes = [0; WIDTH];
    let parts = key.high.to_be_bytes().into_iter().chain(key.low.to_be_bytes()).chain(row.to_be_bytes());
    bytes.iter_mut().zip(parts).for_each(|(slot, byte)| *slot = byte);
    bytes
}

/// Writes keys to a file.
///
/// # Errors
/// What the system says.
pub fn write(mut to: impl Write, keys: &[(Key, u32)]) -> io::Result<()> {
    to.write_all(&bytes(keys))
}

/// Whether a file is as long as one of so many keys is; of at least one, where it is not told how many.
///
/// # Errors
/// What the system says; [`io::ErrorKind::InvalidData`] where it is not.
pub fn check_length(path: &Path, keys: Option<u64>) -> io::Result<()> {
    let length = std::fs::metadata(path)?.len();
    let width = WIDTH as u64;
    if length.is_multiple_of(width) && keys.map_or(length > 0, |keys| length / width == keys) {
        return Ok(());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Err(io::Error::new(io::ErrorKind::InvalidData, format!("`{name}` of the store is cut off: bring it back from a copy of the store")))
}

/// How many bytes of a file of keys are in memory at a time.
const PIECE: usize = 1024 * WIDTH;

/// Reads the keys of a file one after the other, in their order. Between two pieces the file is closed: of a large store, more files are walked through
/// side by side than a process may have open.
pub struct Keys {
    path: PathBuf,
    /// Where the next piece begins.
    from: u64,
    piece: Vec<u8>,
    /// How much of the piece was given.
    given: usize,
}

impl Keys {
    /// Keys of a file.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        Self { path, from: 0, piece: vec![], given: 0 }
    }

    /// The next key, its row, and whether it was sold (of serials).
    ///
    /// # Errors
    /// What the system says; [`io::ErrorKind::UnexpectedEof`] where the file is cut.
    pub fn read_next(&mut self) -> io::Result<Option<(Key, u32, bool)>> {
        if self.given >= self.piece.len() {
            let mut file = File::open(&self.path)?;
            file.seek(SeekFrom::Start(self.from))?;
            self.piece.clear();
            self.given = 0;
            self.from += file.take(PIECE as u64).read_to_end(&mut self.piece)? as u64;
            if self.piece.is_empty() {
                return Ok(None);
            }
        }
        let bytes = self.piece.get(self.given..).and_then(|rest| rest.first_chunk::<WIDTH>()).ok_or(io::ErrorKind::UnexpectedEof)?;
        self.given += WIDTH;
        Ok(Some(parse(bytes)))
    }
}

fn parse(bytes: &[u8; WIDTH]) -> (Key, u32, bool) {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = *bytes;
    let high = u64::from_be_bytes([a, b, c, d, e, f, g, h]);
    let low = u32::from_be_bytes([i, j, k, l]);
    let row = u32::from_be_bytes([m, n, o, p]);
    (Key { high, low }, row & !CAME_BACK, row & CAME_BACK == 0)
}

/// Keys of a segment in memory, as they lie in its file, to look single ones up.
pub struct Shelf {
    bytes: Vec<u8>,
}

impl Shelf {
    /// The keys of a file.
    ///
    /// # Errors
    /// What the system says.
    pub fn open(path: &Path) -> io::Result<Self> {
        Ok(Self { bytes: std::fs::read(path)? })
    }

    fn at(&self, place: usize) -> Option<(Key, u32, bool)> {
        self.bytes.get(place * WIDTH..)?.first_chunk::<WIDTH>().map(parse)
    }

    /// The rows of a key.
    pub fn find(&self, key: Key) -> impl Iterator<Item = (u32, bool)> + '_ {
        let (mut from, mut to) = (0, self.bytes.len() / WIDTH);
        while from < to {
            let middle = from + (to - from) / 2;
            match self.at(middle) {
                Some((found, ..)) if found < key => from = middle + 1,
                _ => to = middle,
            }
        }
        (from..).map_while(move |place| self.at(place)).take_while(move |(found, ..)| *found == key).map(|(_, row, sold)| (row, sold))
    }
}
