//! One segment, taken apart.

use encoding_rs::WINDOWS_1252;

use super::delimiters::{Delimiters, Standard};

/// The most elements, repetitions and components that a segment may have together.
const PIECES_MAX: usize = 500;

/// A segment with its elements and components, as texts without release characters.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    /// Its place in the file: segments are counted from 1.
    pub(super) number: u32,
    standard: Standard,
    tag: TagCode,
    text: String,
    pieces: Vec<Piece>,
}

/// A tag as a number: tags are compared far more often than anything else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TagCode(u32);

impl TagCode {
    /// Texts that are too long for a tag are all the same: none of them is in a pattern.
    pub(super) fn of(tag: &str) -> Self {
        Self(if tag.len() > 3 { 0 } else { tag.bytes().fold(0, |code, byte| code << 8 | u32::from(byte)) })
    }
}

/// What stands between two separators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    element: usize,
    repetition: usize,
    component: usize,
    start: usize,
    end: usize,
}

impl Segment {
    /// An empty segment, to be filled.
    pub(super) fn new() -> Self {
        Self { number: 0, standard: Standard::X12, tag: TagCode::default(), text: String::new(), pieces: Vec::new() }
    }

    /// Takes a segment apart; its memory is used again. Bytes that are no UTF-8 are Windows-1252, of which Latin-1 is a part.
    ///
    /// Line ends inside are those of a carrier that wraps its lines, and are left out.
    pub(super) fn fill(&mut self, raw: &[u8], by: &Delimiters, number: u32) -> Result<(), String> {
        self.number = number;
        self.standard = by.standard;
        self.text.clear();
        self.pieces.clear();
        match std::str::from_utf8(raw) {
            Ok(text) => self.split(text, by)?,
            Err(_) => self.split(&WINDOWS_1252.decode_without_bom_handling(raw).0, by)?,
        }
        self.tag = TagCode::of(self.tag());
        Ok(())
    }

    fn split(&mut self, text: &str, by: &Delimiters) -> Result<(), String> {
        let mut piece = Piece { element: 0, repetition: 0, component: 0, start: 0, end: 0 };
        // `ISA` names the separators in its own elements.
        let whole = by.standard == Standard::X12 && text.starts_with("ISA");
        let is = |one: char, other: u8| one == char::from(other);
        let mut characters = text.chars().filter(|one| !matches!(one, '\r' | '\n'));
        while let Some(one) = characters.next() {
            if by.release.is_some_and(|release| is(one, release)) {
                self.text.extend(characters.next());
                continue;
            }
            let next = if is(one, by.element) {
                Piece { element: piece.element + 1, repetition: 0, component: 0, ..piece }
            } else if !whole && is(one, by.component) {
                Piece { component: piece.component + 1, ..piece }
            } else if !whole && by.repetition.is_some_and(|repetition| is(one, repetition)) {
                Piece { repetition: piece.repetition + 1, component: 0, ..piece }
            } else {
                self.text.push(one);
                continue;
            };
            self.pieces.push(Piece { end: self.text.len(), ..piece });
            self.text.push(one);
            piece = Piece { start: self.text.len(), ..next };
            if self.pieces.len() >= PIECES_MAX {
                return Err(format!("a segment has more than {PIECES_MAX} elements: its separators are not those of its interchange"));
            }
        }
        self.pieces.push(Piece { end: self.text.len(), ..piece });
        Ok(())
    }

    /// The tag: `QTY`.
    pub(super) fn tag(&self) -> &str {
        self.pieces.first().map_or("", |piece| self.slice(piece.start, piece.end))
    }

    /// The tag as a number.
    pub(super) fn code(&self) -> TagCode {
        self.tag
    }

    /// An element, counted from 1; empty where there is none. Of EDIFACT, whose elements are composite as a rule, the first component; of X12,
    /// whose elements are not, the whole text, even where a separator of components stands in it.
    pub(super) fn element(&self, element: usize) -> &str {
        match self.standard {
            Standard::X12 => self.whole(element),
            Standard::Edifact => self.component(element, 1),
        }
    }

    /// A component of an element, both counted from 1; of a repeated element that of the first repetition.
    pub(super) fn component(&self, element: usize, component: usize) -> &str {
        // Pieces stand in their order.
        let wanted = (element, 0, component.saturating_sub(1));
        let at = self.pieces.binary_search_by_key(&wanted, |piece| (piece.element, piece.repetition, piece.component));
        at.ok().and_then(|at| self.pieces.get(at)).map_or("", |piece| self.slice(piece.start, piece.end))
    }

    /// Whether it is of an EDIFACT message.
    pub(super) fn is_edifact(&self) -> bool {
        self.standard == Standard::Edifact
    }

    /// Of a segment that lists stores and their quantities in pairs, the one pair as a segment of its own; no where there is none.
    ///
    /// `SDQ*EA*92*0012*4*0036*2` has the pairs (`0012`, `4`) and (`0036`, `2`): the second becomes `SDQ*EA*92*0036*2`.
    pub(super) fn pair(&self, nth: usize, into: &mut Self) -> bool {
        let first = nth * 2 + 3;
        // The twenty-third element names a place inside the stores.
        if first > 21 || (self.element(first).is_empty() && self.element(first + 1).is_empty()) {
            return false;
        }
        into.number = self.number;
        into.standard = self.standard;
        into.tag = self.tag;
        into.text.clear();
        into.pieces.clear();
        for (element, of) in [0, 1, 2, first, first + 1].into_iter().enumerate() {
            let start = into.text.len();
            into.text.push_str(self.whole(of));
            into.pieces.push(Piece { element, repetition: 0, component: 0, start, end: into.text.len() });
        }
        true
    }

    /// How many elements stand after the tag.
    pub(super) fn elements(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.element)
    }

    /// What is held in memory for it.
    pub(super) fn weight(&self) -> usize {
        self.text.len() + self.pieces.len() * size_of::<Piece>()
    }

    /// The segment as a person would look for it, cut short.
    pub(super) fn seen(&self) -> String {
        match self.text.char_indices().nth(60) {
            Some((end, _)) => format!("{}…", self.slice(0, end)),
            None => self.text.clone(),
        }
    }

    fn whole(&self, element: usize) -> &str {
        let from = self.pieces.partition_point(|piece| piece.element < element);
        let to = self.pieces.partition_point(|piece| piece.element <= element);
        match self.pieces.get(from..to) {
            Some([first, .., last]) => self.slice(first.start, last.end),
            Some([only]) => self.slice(only.start, only.end),
            _ => "",
        }
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }
}
