//! The loops that are open at a place of a message, and the row that the deepest of them is.

use csv::StringRecord;

use super::address::{Address, Pattern};
use super::scope::Scope;
use super::segment::{Segment, TagCode};

/// The most that is held of one message at a time: a line with some fifty thousand serial numbers.
const HELD_BYTES_MAX: usize = 8 * 1024 * 1024;
/// How many segments are kept for their memory.
const SPARE_MAX: usize = 64;

/// The head of a message and its open loops.
#[derive(Debug)]
pub(super) struct Loops {
    levels: Vec<(Pattern, bool)>,
    columns: Vec<Address>,
    tags: Vec<TagCode>,
    /// The heads of interchange and group.
    envelope: Scope,
    heading: Scope,
    /// Whether a loop was opened in this message: its heading is complete.
    begun: bool,
    open: Vec<Loop>,
    held: usize,
    spare: Vec<Segment>,
    text: String,
}

/// Where a loop was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Opened {
    /// The number of the opening segment in the file.
    pub(super) number: u32,
    /// Its number in the message, whose first segment is 1.
    pub(super) within: u32,
    /// How many lines it takes of the file: none where it shares its segment with the row before.
    pub(super) lines: u32,
}

#[derive(Debug)]
struct Loop {
    level: usize,
    opened: Opened,
    scope: Scope,
}

/// What became of a loop that was the deepest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Closed {
    /// None was open.
    Nothing,
    /// The layout says that it is no row; its tag.
    Empty(Opened, String),
    /// It is a row.
    Row(Opened),
}

impl Loops {
    pub(super) fn new(levels: Vec<(Pattern, bool)>, columns: Vec<Address>) -> Self {
        let mut tags: Vec<TagCode> = columns.iter().flat_map(Address::tags).collect();
        tags.sort();
        tags.dedup();
        Self {
            levels,
            columns,
            tags,
            envelope: Scope::default(),
            heading: Scope::default(),
            begun: false,
            open: vec![],
            held: 0,
            spare: vec![],
            text: String::new(),
        }
    }

    /// The level that a segment opens.
    pub(super) fn level(&self, segment: &Segment) -> Option<usize> {
        self.levels.iter().position(|(pattern, _)| pattern.fits(segment))
    }

    /// The tags that open levels, as the layout has them.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.levels.iter().map(|(pattern, _)| pattern.tag.as_str())
    }

    /// Keeps the head of an interchange (depth 0) or a group (depth 1); what stood at its depth or below ends.
    pub(super) fn envelope(&mut self, segment: &Segment, depth: usize) {
        self.envelope.cut(depth);
        self.envelope.push(segment.clone());
    }

    /// Forgets the message.
    pub(super) fn clear(&mut self) {
        self.spare.append(&mut self.heading.take());
        self.spare.truncate(SPARE_MAX);
        self.open.clear();
        self.begun = false;
        self.held = 0;
    }

    /// Closes the loops from a level inwards. The deepest becomes a row of cells.
    pub(super) fn close(&mut self, level: usize, cells: &mut StringRecord) -> Closed {
        let Some(deepest) = self.open.last().filter(|deepest| deepest.level >= level) else { return Closed::Nothing };
        let closed = match self.levels.get(deepest.level) {
            Some((pattern, true)) => Closed::Empty(deepest.opened, pattern.tag.clone()),
            _ => Closed::Row(deepest.opened),
        };
        if matches!(closed, Closed::Row(_)) {
            self.row(cells);
        }
        while let Some(mut ended) = self.open.pop_if(|open| open.level >= level) {
            let mut segments = ended.scope.take();
            self.held = self.held.saturating_sub(segments.iter().map(Segment::weight).sum());
            self.spare.append(&mut segments);
            self.spare.truncate(SPARE_MAX);
        }
        closed
    }

    /// Opens a loop with a segment; those of its level and inwards were closed.
    pub(super) fn open(&mut self, level: usize, opened: Opened, segment: &mut Segment) -> Result<(), String> {
        self.begun = true;
        self.open.push(Loop { level, opened, scope: Scope::default() });
        self.hold(segment)
    }

    /// Keeps a segment for the addresses that ask for it; its memory is exchanged for another's.
    pub(super) fn hold(&mut self, segment: &mut Segment) -> Result<(), String> {
        let asked = self.tags.binary_search(&segment.code()).is_ok();
        let scope = match self.open.last_mut() {
            Some(open) => &mut open.scope,
            None if self.begun => return Ok(()),
            None => &mut self.heading,
        };
        if !asked {
            return Ok(());
        }
        self.held += segment.weight();
        if self.held > HELD_BYTES_MAX {
            let levels: Vec<&str> = self.levels.iter().map(|(pattern, _)| pattern.tag.as_str()).collect();
            return Err(format!(
                "a loop holds more than {HELD_BYTES_MAX} bytes: do the levels `{}` of the profile name this file's loops?",
                levels.join("`, `")
            ));
        }
        scope.push(std::mem::replace(segment, self.spare.pop().unwrap_or_else(Segment::new)));
        Ok(())
    }

    /// Whether the lines of the message have begun.
    pub(super) fn any_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// The cells of the innermost loop. Loops around it answer each address only once.
    fn row(&mut self, cells: &mut StringRecord) {
        cells.clear();
        let Some((innermost, around)) = self.open.split_last_mut() else { return };
        for (column, address) in self.columns.iter().enumerate() {
            self.text.clear();
            if address.write(innermost.scope.segments(), &mut self.text) {
                cells.push_field(&self.text);
                continue;
            }
            let around = around.iter_mut().rev().map(|open| &mut open.scope);
            let mut outwards = around.chain([&mut self.heading, &mut self.envelope]);
            cells.push_field(outwards.find_map(|scope| scope.answer(column, address)).unwrap_or_default());
        }
    }
}
