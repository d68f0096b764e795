//! The envelopes of a file: what was opened must be closed, and each trailer says how much stood inside and whose trailer it is.

use super::delimiters::Standard;
use super::remarks::Remarks;
use super::segment::Segment;

/// A head and its trailer. `ISA` and `IEA`, `GS` and `GE`, `ST` and `SE`.
struct Pair {
    opens: &'static str,
    closes: &'static str,
    /// The element of the head that the trailer repeats as its second.
    reference: usize,
    name: &'static str,
    inside: &'static str,
}

const X12: [Pair; 3] = [
    Pair { opens: "ISA", closes: "IEA", reference: 13, name: "interchange", inside: "groups" },
    Pair { opens: "GS", closes: "GE", reference: 6, name: "group", inside: "transaction sets" },
    Pair { opens: "ST", closes: "SE", reference: 2, name: "transaction set", inside: "segments" },
];

const EDIFACT: [Pair; 3] = [
    Pair { opens: "UNB", closes: "UNZ", reference: 5, name: "interchange", inside: "messages or groups" },
    Pair { opens: "UNG", closes: "UNE", reference: 5, name: "group", inside: "messages" },
    Pair { opens: "UNH", closes: "UNT", reference: 1, name: "message", inside: "segments" },
];

/// How deep messages stand.
pub(super) const MESSAGE: usize = 2;

/// The envelopes that are open: interchange, group, message.
#[derive(Debug, Default)]
pub(super) struct Control {
    open: [Option<Envelope>; 3],
    astray: bool,
}

#[derive(Debug)]
struct Envelope {
    at: u32,
    reference: String,
    /// How many stand directly inside: groups, messages; of an interchange both are counted apart.
    groups: u64,
    messages: u64,
}

/// Whether a trailer fits its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    /// It says how many stand inside.
    pub(super) count: bool,
    /// It repeats the reference.
    pub(super) reference: bool,
    /// How many were found inside: segments, messages or groups.
    pub(super) found: u64,
}

/// What a segment is to the envelopes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The head of an interchange (0), group (1) or message (2).
    Opens(usize),
    /// The trailer of one.
    Closes(usize, Fit),
    /// A segment of the message that is open.
    Content,
    /// It stands in no message.
    Astray,
}

impl Control {
    /// Takes a segment.
    ///
    /// # Errors
    /// A trailer is missing: the file is cut off or damaged.
    pub(super) fn take(&mut self, segment: &Segment, remarks: &mut Remarks) -> Result<Part, String> {
        let pairs = pairs(if segment.is_edifact() { Standard::Edifact } else { Standard::X12 });
        let tag = segment.tag();
        for (depth, pair) in pairs.iter().enumerate() {
            if tag == pair.opens {
                self.nothing_open_from(depth, pairs)?;
                return Ok(self.opened(depth, pair, segment, remarks));
            }
            if tag == pair.closes {
                self.nothing_open_from(depth + 1, pairs)?;
                return Ok(self.closed(depth, pair, segment, remarks));
            }
        }
        if self.open[MESSAGE].is_some() {
            return Ok(Part::Content);
        }
        // An interchange may carry answers to earlier ones outside of messages.
        if tag != "TA1" && !self.astray {
            self.astray = true;
            remarks.total(
                segment.number,
                segment.seen(),
                "stands in no message, and so does all up to the next head: ask for the file again".into(),
            );
        }
        Ok(Part::Astray)
    }

    /// The file ends inside of an interchange: which trailer is missing.
    pub(super) fn cut_off(&self, standard: Standard) -> String {
        let cut_off = self.nothing_open_from(0, pairs(standard)).err();
        cut_off.unwrap_or_else(|| "an interchange has no head: the file is cut off; ask for it again".into())
    }

    fn nothing_open_from(&self, depth: usize, pairs: &[Pair; 3]) -> Result<(), String> {
        let open = self.open.iter().zip(pairs).skip(depth).rev().find_map(|(open, pair)| Some((open.as_ref()?, pair)));
        let Some((Envelope { at, reference, .. }, Pair { opens, closes, name, .. })) = open else { return Ok(()) };
        Err(format!(
            "the `{closes}` of {name} `{reference}` (its `{opens}` is segment {at}) is missing: the file is cut off; ask for it again"
        ))
    }

    fn opened(&mut self, depth: usize, pair: &Pair, segment: &Segment, remarks: &mut Remarks) -> Part {
        self.astray = false;
        if depth == MESSAGE && !segment.is_edifact() && self.open[1].is_none() {
            remarks.total(segment.number, segment.seen(), "stands in no group: its `GS` is missing; ask for the file again".into());
        }
        for around in self.open.iter_mut().take(depth).rev().flatten().take(1) {
            match depth {
                1 => around.groups += 1,
                _ => around.messages += 1,
            }
        }
        let reference = segment.element(pair.reference).trim().to_owned();
        if let Some(open) = self.open.get_mut(depth) {
            *open = Some(Envelope { at: segment.number, reference, groups: 0, messages: 0 });
        }
        Part::Opens(depth)
    }

    fn closed(&mut self, depth: usize, pair: &Pair, segment: &Segment, remarks: &mut Remarks) -> Part {
        let Some(open) = self.open.get_mut(depth).and_then(Option::take) else {
            let reason = format!("closes a {} that was not opened: its `{}` is missing; ask for the file again", pair.name, pair.opens);
            remarks.total(segment.number, segment.seen(), reason);
            return Part::Astray;
        };
        let found = match depth {
            MESSAGE => u64::from(segment.number - open.at) + 1,
            1 => open.messages,
            _ if segment.is_edifact() && open.groups == 0 => open.messages,
            _ => open.groups,
        };
        let stated = segment.element(1).trim();
        let repeated = segment.element(2).trim();
        let fit = Fit { count: stated.parse() == Ok(found), reference: same_reference(repeated, &open.reference), found };
        if !fit.count {
            let reason = format!("`{}` says `{stated}` {} in {} `{}`, found: {found}", pair.closes, pair.inside, pair.name, open.reference);
            remarks.total(segment.number, segment.seen(), reason);
        }
        if !fit.reference {
            let reason = format!(
                "`{}` closes `{repeated}`, but its `{}` (segment {}) opened `{}`",
                pair.closes, pair.opens, open.at, open.reference
            );
            remarks.total(segment.number, segment.seen(), reason);
        }
        Part::Closes(depth, fit)
    }
}

fn pairs(standard: Standard) -> &'static [Pair; 3] {
    match standard {
        Standard::X12 => &X12,
        Standard::Edifact => &EDIFACT,
    }
}

/// Leading zeros of a control number come and go.
fn same_reference(one: &str, other: &str) -> bool {
    one == other || matches!((one.parse::<u64>(), other.parse::<u64>()), (Ok(one), Ok(other)) if one == other)
}
