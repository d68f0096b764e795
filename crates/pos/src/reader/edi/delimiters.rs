//! What separates segments, elements and components: each interchange says so in its first bytes.

/// The two families of EDI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standard {
    /// ANSI ASC X12: an interchange begins with `ISA`.
    X12,
    /// UN/EDIFACT: an interchange begins with `UNA` or `UNB`.
    Edifact,
}

/// Says of the first bytes of a file (a few hundred are enough) whether they begin an interchange, and of which family.
///
/// ```
/// use pos::reader::edi::{Standard, sniff};
/// assert_eq!(sniff(b"UNA:+.? 'UNB+UNOC:3+"), Some(Standard::Edifact));
/// assert_eq!(sniff(b"partner;product;quantity\n"), None);
/// ```
#[must_use]
pub fn sniff(bytes: &[u8]) -> Option<Standard> {
    match bytes.get(before_interchange(bytes)..)? {
        [b'I', b'S', b'A', separator, ..] if may_separate(*separator) => Some(Standard::X12),
        [b'U', b'N', b'A', component, element, ..] if may_separate(*component) && may_separate(*element) => Some(Standard::Edifact),
        [b'U', b'N', b'B', b'+' | LEVEL_B_ELEMENT, ..] => Some(Standard::Edifact),
        _ => None,
    }
}

/// How the segments of one interchange are taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Delimiters {
    pub(super) standard: Standard,
    pub(super) segment: u8,
    pub(super) element: u8,
    pub(super) component: u8,
    pub(super) repetition: Option<u8>,
    pub(super) release: Option<u8>,
}

/// The bytes that are needed to know the delimiters of an interchange.
pub(super) const HEAD: usize = 2048;

/// EDIFACT's syntax level B separates by control characters that never occur in texts.
const LEVEL_B_ELEMENT: u8 = 0x1d;

impl Delimiters {
    /// The delimiters of the interchange that these bytes begin.
    pub(super) fn of(head: &[u8]) -> Result<Self, &'static str> {
        let delimiters = match sniff(head) {
            Some(Standard::X12) => Self::of_isa(head).ok_or("the `ISA` segment is cut short: ask for the file again")?,
            Some(Standard::Edifact) if head.starts_with(b"UNA") => {
                Self::of_una(head).ok_or("the `UNA` segment is cut short: ask for the file again")?
            }
            Some(Standard::Edifact) => Self::of_unb(head),
            None => return Err("no interchange begins here: X12 begins with `ISA`, EDIFACT with `UNA` or `UNB`"),
        };
        if delimiters.usable() {
            Ok(delimiters)
        } else {
            Err("the interchange names separators that are letters, digits or the same twice")
        }
    }

    /// `ISA` has sixteen elements; the last one is the component separator, and what follows it ends segments.
    fn of_isa(head: &[u8]) -> Option<Self> {
        let element = *head.get(3)?;
        let mut separators = head.iter().enumerate().filter(|(_, byte)| **byte == element).map(|(at, _)| at);
        let eleventh = separators.nth(10)?;
        let [twelfth, thirteenth] = [separators.next()?, separators.next()?];
        let sixteenth = separators.nth(2)?;
        let repeated = head.get(eleventh + 1..twelfth)?;
        let release = head.get(twelfth + 1..thirteenth)?;
        let repetition = match repeated {
            // Before release 00402 the standard's own letter stood here.
            [byte] if may_separate(*byte) && *byte != b' ' && release >= b"00402".as_slice() => Some(*byte),
            _ => None,
        };
        let segment = match head.get(sixteenth + 2..)? {
            [b'\r', b'\n', ..] => b'\n',
            [byte, ..] => *byte,
            [] => return None,
        };
        Some(Self { standard: Standard::X12, segment, element, component: *head.get(sixteenth + 1)?, repetition, release: None })
    }

    fn of_una(head: &[u8]) -> Option<Self> {
        let [component, element, _decimal, release, reserved, segment] = *head.get(3..9)? else { return None };
        let some = |byte: u8| (byte != b' ').then_some(byte);
        // Syntax 4 separates repetitions by what older ones reserved; an older file may have any character there, so it must be one that separates.
        let repetition = some(reserved).filter(|byte| may_separate(*byte) && ![component, element, release, segment].contains(byte));
        Some(Self { standard: Standard::Edifact, segment, element, component, repetition, release: some(release) })
    }

    /// Without `UNA` the usual characters hold; but some senders end their segments with the line.
    fn of_unb(head: &[u8]) -> Self {
        if head.get(3) == Some(&LEVEL_B_ELEMENT) {
            let standard = Standard::Edifact;
            return Self { standard, segment: 0x1c, element: LEVEL_B_ELEMENT, component: 0x1f, repetition: None, release: None };
        }
        let usual =
            Self { standard: Standard::Edifact, segment: b'\'', element: b'+', component: b':', repetition: None, release: Some(b'?') };
        let mut released = false;
        for (at, byte) in head.iter().enumerate() {
            match *byte {
                _ if released => released = false,
                b'?' => released = true,
                b'\'' => break,
                b'\r' | b'\n' => {
                    let rest = head.get(at..).unwrap_or_default().trim_ascii_start();
                    if rest.starts_with(b"UNH+") || rest.starts_with(b"UNG+") {
                        let ends_with = if head.get(at..at + 2) == Some(b"\r\n") { b'\n' } else { *byte };
                        return Self { segment: ends_with, ..usual };
                    }
                }
                _ => {}
            }
        }
        usual
    }

    fn usable(&self) -> bool {
        let all = [Some(self.segment), Some(self.element), Some(self.component), self.repetition, self.release];
        let named: Vec<u8> = all.into_iter().flatten().collect();
        let twice = named.iter().enumerate().any(|(at, byte)| named.iter().take(at).any(|other| other == byte));
        !twice && named.iter().all(|byte| may_separate(*byte))
    }
}

/// How many bytes may stand before an interchange: byte order marks, blanks, line ends, and the end-of-file character of old systems.
pub(super) fn before_interchange(bytes: &[u8]) -> usize {
    let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let blank = bytes.iter().skip(mark).take_while(|byte| byte.is_ascii_whitespace() || **byte == 0x1a).count();
    mark + blank
}

fn may_separate(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric() && byte != 0
}
