//! What a segment holds, in a small file beside it: whose lines stand where, and in which currencies they are. Whoever wants one partner's lines reads this
//! first, and opens only the segments that have some.
//!
//! Layout: `FWC1`; the number of currencies and each as length and text; the number of partners, for each its first row and the end of its id; the ids.
//! Numbers are 32 bits, little end first; partners are in the order of their lines. Lines that nobody knows the partner of come first, under an empty id.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::io;
use std::ops::Range;
use std::path::Path;

use arrow::array::{Array, RecordBatch, StringArray};

use super::read::Rows;

const MARK: &[u8; 4] = b"FWC1";

/// What a segment holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The currencies its lines name; empty text where some name none.
    pub currencies: BTreeSet<String>,
    /// For each partner (empty where nobody knows it) its first row and the end of its id in `ids`, in the order of the rows.
    places: Vec<(u32, u32)>,
    ids: String,
    lines: u32,
}

impl Contents {
    /// What these lines are; they come in the order of their rows.
    ///
    /// # Errors
    /// What `batches` says, and columns that are no texts.
    pub fn of(batches: impl Iterator<Item = io::Result<RecordBatch>>) -> io::Result<Self> {
        let mut contents = Self::default();
        for batch in batches {
            contents.add(&batch?)?;
        }
        Ok(contents)
    }

    /// What the lines of a segment are, read from the segment itself.
    ///
    /// # Errors
    /// What the system says, also where the file is no segment.
    pub fn of_file(path: &Path) -> io::Result<Self> {
        Self::of(Rows::open(path, &["partner", "currency"])?)
    }

    fn add(&mut self, batch: &RecordBatch) -> io::Result<()> {
        let texts = |name: &str| -> io::Result<Option<&StringArray>> {
            let Some(column) = batch.column_by_name(name) else { return Ok(None) };
            let texts = column.as_any().downcast_ref::<StringArray>();
            texts.map(Some).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, format!("the column `{name}` holds no text")))
        };
        let (partners, currencies) = (texts("partner")?, texts("currency")?);
        let mut before: Option<&str> = None;
        for row in 0..batch.num_rows() {
            let partner = partners.filter(|column| !column.is_null(row)).map_or("", |column| column.value(row));
            if self.places.is_empty() || self.partner(self.places.len() - 1) != partner {
                self.ids.push_str(partner);
                self.places.push((self.lines, u32::try_from(self.ids.len()).map_err(io::Error::other)?));
            }
            self.lines += 1;
            let currency = currencies.filter(|column| !column.is_null(row)).map_or("", |column| column.value(row));
            if before != Some(currency) {
                self.currencies.insert(currency.to_owned());
                before = Some(currency);
            }
        }
        Ok(())
    }

    /// The partners, in the order of their lines.
    pub fn partners(&self) -> impl Iterator<Item = &str> {
        (0..self.places.len()).map(|place| self.partner(place)).filter(|partner| !partner.is_empty())
    }

    /// The partner at a place; empty where nobody knows it.
    fn partner(&self, place: usize) -> &str {
        let end = |place: usize| self.places.get(place).map_or(0, |(_, end)| *end as usize);
        let start = place.checked_sub(1).map_or(0, end);
        self.ids.get(start..end(place)).unwrap_or("")
    }

    /// The rows of the partner at a place.
    fn rows_at(&self, place: usize) -> Option<Range<u32>> {
        let (first, _) = self.places.get(place)?;
        Some(*first..self.places.get(place + 1).map_or(self.lines, |(next, _)| *next))
    }

    /// Whether no line is anybody's.
    #[must_use]
    pub fn is_unallocated(&self) -> bool {
        self.partners().next().is_none()
    }

    /// How many lines are nobody's.
    #[must_use]
    pub fn unallocated(&self) -> u32 {
        let first = if self.partner(0).is_empty() { self.rows_at(0) } else { None };
        first.map_or(0, |rows| rows.end - rows.start)
    }

    /// The rows of a partner.
    #[must_use]
    pub fn rows(&self, partner: &str) -> Option<Range<u32>> {
        let (mut low, mut high) = (0, self.places.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.partner(middle).cmp(partner) {
                Ordering::Equal => return self.rows_at(middle),
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// As it lies in a file.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = MARK.to_vec();
        let number = |bytes: &mut Vec<u8>, number: usize| bytes.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
        number(&mut bytes, self.currencies.len());
        for currency in &self.currencies {
            number(&mut bytes, currency.len());
            bytes.extend(currency.as_bytes());
        }
        number(&mut bytes, self.lines as usize);
        number(&mut bytes, self.places.len());
        for (first, end) in &self.places {
            number(&mut bytes, *first as usize);
            number(&mut bytes, *end as usize);
        }
        bytes.extend(self.ids.as_bytes());
        bytes
    }

    /// Reads what [`Self::bytes`] wrote; none where it is something else.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = Reading(bytes.strip_prefix(MARK)?);
        let currencies = (0..rest.number()?).map(|_| rest.text()).collect::<Option<BTreeSet<String>>>()?;
        let lines = rest.number()?;
        let count = rest.number()? as usize;
        let places = rest.take(count.checked_mul(8)?)?;
        let number = |bytes: &[u8]| bytes.first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes));
        let places: Vec<(u32, u32)> =
            places.chunks_exact(8).filter_map(|place| place.split_at_checked(4)).map(|(first, end)| (number(first), number(end))).collect();
        let ids = std::str::from_utf8(rest.0).ok()?.to_owned();
        let ends = places.last().map_or(0, |(_, end)| *end as usize);
        (ends == ids.len()).then_some(Self { currencies, places, ids, lines })
    }
}

/// Bytes that are still to be read.
struct Reading<'b>(&'b [u8]);

impl<'b> Reading<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        self.take(4)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()? as usize;
        std::str::from_utf8(self.take(length)?).ok().map(str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_again_and_finds_the_rows() {
        let contents = Contents {
            currencies: ["".to_owned(), "EUR".to_owned()].into(),
            places: vec![(0, 0), (2, 1), (5, 3)],
            ids: "ABb".into(),
            lines: 9,
        };
        let read = Contents::read(&contents.bytes()).unwrap();
        assert_eq!(read, contents);
        assert_eq!(read.rows("A"), Some(2..5));
        assert_eq!(read.rows("Bb"), Some(5..9));
        assert_eq!(read.rows("C"), None);
        assert_eq!(read.unallocated(), 2);
        assert_eq!(read.partners().collect::<Vec<_>>(), ["A", "Bb"]);
        let bytes = contents.bytes();
        assert!((0..bytes.len()).all(|end| Contents::read(&bytes[..end]).is_none()), "half of it is nothing");
    }
}
